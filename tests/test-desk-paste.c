/* test-desk-paste.c - blocks of numbers as spreadsheets write them: read as a whole, or refused as a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk.h"
#include "xl-desk-decimal.h"
#include "xl-desk-paste.h"

#include <string.h>

static const XlNumberStyle german = { ",", "." }, swiss = { ".", "'" }, odd = { "·", "_" };
static const XlNumberStyle *const styles[] = { &xl_number_plain, &german, &swiss, &odd };

/* --- numbers as text -------------------------------------------------------------------------- */

static void
test_decimal (void)
{
  static const struct
  {
    const char *plain;
    int exponent;
    const char *moved;
    gint64 scaled;
  } cases[] = {
    { "0", 5, "0", 0 },           { "-0.00", 3, "0", 0 },        { "1.5", 0, "1.5", 2 },      { "1.5", 1, "15", 15 },
    { "-1.5", 0, "-1.5", -2 },    { "1.49", 0, "1.49", 1 },      { "12", -3, "0.012", 0 },    { "-0.5", 0, "-0.5", -1 },
    { "007.10", 2, "710", 710 },  { "0.004", 2, "0.4", 0 },      { "100", -2, "1", 1 },       { "99.5", 0, "99.5", 100 },
    { "-12.3456", 8, "-1234560000", -1234560000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moved = xl_decimal_shift (cases[i].plain, cases[i].exponent);
      gint64 scaled = -1;

      g_assert_cmpstr (moved, ==, cases[i].moved);
      g_assert_true (xl_decimal_scale (cases[i].plain, cases[i].exponent, &scaled));
      g_assert_cmpint (scaled, ==, cases[i].scaled);
    }
  {
    gint64 untouched = 7;

    g_assert_false (xl_decimal_scale ("9223372036854775807.5", 0, &untouched));
    g_assert_false (xl_decimal_scale ("1", 40, &untouched));
    g_assert_cmpint (untouched, ==, 7);
  }
  /* Moving there and back is nothing. */
  for (guint i = 0; i < 2000; i++)
    {
      gint64 number = (gint64) g_test_rand_int () * (gint64) g_test_rand_int_range (1, 1000);
      g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      int by = g_test_rand_int_range (-12, 12);
      g_autofree char *there = xl_decimal_shift (plain, by);
      g_autofree char *back = xl_decimal_shift (there, -by);

      g_assert_cmpstr (back, ==, plain);
    }
}

/* --- cells ------------------------------------------------------------------------------------ */

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const XlNumberStyle *style;
    const char *plain; /* NULL: no number */
    int exponent;
    const char *currency;
  } cases[] = {
    { "1.234,5", &xl_number_plain, "1234.5", -1, NULL },
    { "1.234,5", &german, "1234.5", -1, NULL },
    { "1,234.5", &german, "1234.5", -1, NULL },
    { "1'234.5", &german, "1234.5", -1, NULL },
    { "1\u2019234.5", &german, "1234.5", -1, NULL },
    { "1 234,5", &xl_number_plain, "1234.5", -1, NULL },
    { "1\u00a0234,5", &xl_number_plain, "1234.5", -1, NULL },
    { "1\u202f234,5", &xl_number_plain, "1234.5", -1, NULL },
    { "1\u2009234\u2009567", &xl_number_plain, "1234567", -1, NULL },
    { "(200)", &german, "-200", -1, NULL },
    { "( 1.234,50 )", &german, "-1234.5", -1, NULL },
    { "\u2212200", &german, "-200", -1, NULL },
    { "200-", &german, "-200", -1, NULL },
    { "200\u2212", &german, "-200", -1, NULL },
    { "- 200", &german, "-200", -1, NULL },
    { "+200", &german, "200", -1, NULL },
    { "-", &german, "0", -1, NULL },
    { "\u2013", &german, "0", -1, NULL },
    { "(0)", &german, "0", -1, NULL },
    { "1.5E+06", &german, "1500000", -1, NULL },
    { "2e-1", &xl_number_plain, "0.2", -1, NULL },
    { ".5", &xl_number_plain, "0.5", -1, NULL },
    { "€ .5", &xl_number_plain, "0.5", 0, "EUR" },
    { "200 €", &german, "200", 0, "EUR" },
    { "€200", &german, "200", 0, "EUR" },
    { "€ (200)", &german, "-200", 0, "EUR" },
    { "(200 €)", &german, "-200", 0, "EUR" },
    { "-€200", &german, "-200", 0, "EUR" },
    { "€-200", &german, "-200", 0, "EUR" },
    { "200\u00a0EUR", &german, "200", 0, "EUR" },
    { "EUR 1.234,50", &german, "1234.5", 0, "EUR" },
    { "1,2 M€", &german, "1.2", 6, "EUR" },
    { "1,2 Mio. €", &german, "1.2", 6, "EUR" },
    { "1,2 MEUR", &german, "1.2", 6, "EUR" },
    { "12 k€", &german, "12", 3, "EUR" },
    { "12 T€", &german, "12", 3, "EUR" },
    { "12 Tsd. EUR", &german, "12", 3, "EUR" },
    { "3 k", &german, "3", 3, NULL },
    { "$ 12", &german, "12", 0, "USD" },
    { "12 zł", &german, "12", 0, "PLN" },
    { "CHF 1'200.50", &german, "1200.5", 0, "CHF" },
    { "95 kt", &german, "95", 3, "t" },
    { "1234567890123456789012345678901234567890", &german, "1234567890123456789012345678901234567890", -1, NULL },
    /* no numbers */
    { "abc", &german, NULL, 0, NULL },
    { "12a", &german, NULL, 0, NULL },
    { "#DIV/0!", &german, NULL, 0, NULL },
    { "1.23.4", &german, NULL, 0, NULL },
    { "12,34,5", &german, NULL, 0, NULL },
    { "1 23", &german, NULL, 0, NULL },
    { "((200))", &german, NULL, 0, NULL },
    { "(-200)", &german, NULL, 0, NULL },
    { "--2", &german, NULL, 0, NULL },
    { "(200", &german, NULL, 0, NULL },
    { "200)", &german, NULL, 0, NULL },
    { "€ 200 $", &german, NULL, 0, NULL },
    { "5 T", &german, NULL, 0, NULL },
    { "NaN", &german, NULL, 0, NULL },
    { "inf", &german, NULL, 0, NULL },
    { "0x10", &german, NULL, 0, NULL },
    { "1e999999", &german, NULL, 0, NULL },
    { "=1+1", &german, NULL, 0, NULL },
    { "€", &german, NULL, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XlPaste) paste = xl_paste_parse (cases[i].text, cases[i].style, 0);

      g_test_message ("%s", cases[i].text);
      if (cases[i].plain == NULL)
        {
          g_assert_cmpint (paste->fault, ==, XL_PASTE_FAULT_TEXT);
          g_assert_cmpuint (paste->fault_row, ==, 1);
          g_assert_cmpuint (paste->fault_column, ==, 1);
          continue;
        }
      g_assert_cmpint (paste->fault, ==, XL_PASTE_SOUND);
      g_assert_cmpuint (paste->n_rows * paste->n_columns, ==, 1);
      g_assert_cmpstr (paste->cells[0].plain, ==, cases[i].plain);
      g_assert_cmpint (paste->cells[0].exponent, ==, cases[i].exponent);
      g_assert_cmpstr (paste->cells[0].currency, ==, cases[i].currency);
    }
}

/* What is typed follows the locale alone, with its own groups and with spaces. */
static void
test_typed_cells (void)
{
  static const struct
  {
    const char *text;
    const XlNumberStyle *style;
    const char *plain;
  } cases[] = {
    { "1.234", &german, "1234" },     { "1.234", &xl_number_plain, "1.234" }, { "1,5", &german, "1.5" },
    { "1,5", &xl_number_plain, NULL }, { "1.5", &german, NULL },              { "1 234,5", &german, "1234.5" },
    { "(12)", &german, "-12" },       { "12 €", &german, "12" },              { "1'234.5", &german, NULL },
    { "1_234·5", &odd, "1234.5" },    { "1\t2", &german, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XlPaste) paste = xl_paste_parse (cases[i].text, cases[i].style, XL_PASTE_TYPED);

      g_test_message ("%s", cases[i].text);
      if (cases[i].plain == NULL)
        g_assert_true (paste->fault != XL_PASTE_SOUND || paste->n_columns > 1);
      else
        g_assert_cmpstr (paste->cells[0].plain, ==, cases[i].plain);
    }
}

/* --- blocks ----------------------------------------------------------------------------------- */

static const char *
cell (const XlPaste *paste, guint row, guint column)
{
  g_assert_cmpuint (row, <, paste->n_rows);
  g_assert_cmpuint (column, <, paste->n_columns);
  return paste->cells[row * paste->n_columns + column].plain;
}

static void
test_judged_as_whole (void)
{
  /* One cell decides for all. */
  g_autoptr (XlPaste) comma = xl_paste_parse ("1.234\t2,5\r\n3.000\t\r\n", &xl_number_plain, 0);
  g_autoptr (XlPaste) point = xl_paste_parse ("1,234;2.5\n3,000;\n", &german, 0);
  g_autoptr (XlPaste) open_c = xl_paste_parse ("1.234", &xl_number_plain, 0);
  g_autoptr (XlPaste) open_de = xl_paste_parse ("1.234", &german, 0);
  g_autoptr (XlPaste) whole = xl_paste_parse ("12\t13", &german, 0);
  g_autoptr (XlPaste) both = xl_paste_parse ("1\t2,5\n3\t4.25", &german, 0);
  g_autoptr (XlPaste) groups = xl_paste_parse ("1 000,5\t1.000,5", &german, 0);
  g_autoptr (XlPaste) quoted = xl_paste_parse ("\"1,5\"\t\"2\n\"\n", &german, 0);

  g_assert_cmpstr (cell (comma, 0, 0), ==, "1234");
  g_assert_cmpstr (cell (comma, 0, 1), ==, "2.5");
  g_assert_cmpstr (cell (comma, 1, 0), ==, "3000");
  g_assert_null (cell (comma, 1, 1));
  g_assert_cmpstr (comma->decimal, ==, ",");
  g_assert_null (comma->guess);
  g_assert_cmpstr (cell (point, 0, 0), ==, "1234");
  g_assert_cmpstr (point->decimal, ==, ".");
  g_assert_cmpuint (point->n_columns, ==, 2);

  /* Where nothing decides the locale does, and the reading is told. */
  g_assert_cmpstr (cell (open_c, 0, 0), ==, "1.234");
  g_assert_cmpstr (open_c->guess, ==, "1.234");
  g_assert_cmpstr (cell (open_de, 0, 0), ==, "1234");
  g_assert_cmpstr (open_de->guess, ==, "1.234");
  g_assert_cmpstr (open_de->guess_plain, ==, "1234");
  g_assert_null (whole->guess);
  g_assert_null (whole->decimal);

  g_assert_cmpint (both->fault, ==, XL_PASTE_FAULT_MARKS);
  g_assert_cmpuint (both->fault_row, ==, 2);
  g_assert_cmpuint (both->fault_column, ==, 2);
  g_assert_cmpstr (both->fault_other, ==, "2,5");
  g_assert_cmpstr (cell (groups, 0, 1), ==, "1000.5");
  g_assert_cmpstr (cell (quoted, 0, 0), ==, "1.5");
  g_assert_cmpstr (cell (quoted, 0, 1), ==, "2");
}

static void
test_years_and_names (void)
{
  g_autoptr (XlPaste) full = xl_paste_parse ("M€\t2026\t2028\nCapex\t1,5\t\n\nOpex\t\t2,5\n", &german, 0);
  g_autoptr (XlPaste) years = xl_paste_parse ("2026\t2027\n1\t2\n", &german, 0);
  g_autoptr (XlPaste) names = xl_paste_parse ("Capex\t1\nOpex\t2", &german, 0);
  g_autoptr (XlPaste) amounts = xl_paste_parse ("1990\t2010\n1\t2\n", &german, 0);
  g_autoptr (XlPaste) bare = xl_paste_parse ("2026\t2027\n1\t2\n", &german, XL_PASTE_BARE);
  g_autoptr (XlPaste) digits = xl_paste_parse ("\t2026\n2nd furnace\t5", &german, 0);
  g_autoptr (XlPaste) one = xl_paste_parse ("Opex\t1\t2", &german, 0);

  g_assert_cmpuint (full->n_rows, ==, 3);
  g_assert_cmpuint (full->n_columns, ==, 2);
  g_assert_cmpint (full->years[0], ==, 2026);
  g_assert_cmpint (full->years[1], ==, 2028);
  g_assert_cmpstr (full->labels[0], ==, "Capex");
  g_assert_null (full->labels[1]);
  g_assert_cmpstr (full->labels[2], ==, "Opex");
  g_assert_cmpstr (cell (full, 2, 1), ==, "2.5");
  g_assert_cmpint (full->cells[0].exponent, ==, -1);
  g_assert_cmpint (full->exponent, ==, 6);
  g_assert_cmpstr (full->currency, ==, "EUR");
  g_assert_cmpint (years->years[1], ==, 2027);
  g_assert_cmpuint (years->n_rows, ==, 1);
  g_assert_null (years->labels);
  g_assert_cmpstr (names->labels[1], ==, "Opex");
  g_assert_null (names->years);
  g_assert_null (amounts->years);
  g_assert_cmpuint (amounts->n_rows, ==, 2);
  g_assert_null (bare->years);
  g_assert_cmpstr (digits->labels[0], ==, "2nd furnace");
  g_assert_cmpint (digits->years[0], ==, 2026);
  g_assert_cmpstr (one->labels[0], ==, "Opex");
  g_assert_cmpstr (cell (one, 0, 1), ==, "2");
}

static char *
dup_block (guint n_rows, guint n_columns, const char *text)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      g_string_append_printf (out, "%s%c", text, c + 1 < n_columns ? '\t' : '\n');
  return g_string_free (out, FALSE);
}

static void
test_limits (void)
{
  static const struct
  {
    guint n_rows, n_columns;
    const char *text;
    XlPasteFault fault;
  } cases[] = {
    { 50, 60, "1", XL_PASTE_SOUND },         { 51, 60, "1", XL_PASTE_FAULT_LARGE }, { 50, 61, "1", XL_PASTE_FAULT_LARGE },
    { 1000, 50, "abc", XL_PASTE_FAULT_LARGE }, { 1, 100000, "1", XL_PASTE_FAULT_LARGE }, { 3, 3, "", XL_PASTE_FAULT_EMPTY },
  };
  g_autoptr (XlPaste) nothing = xl_paste_parse ("", &german, 0);
  g_autoptr (XlPaste) bytes = xl_paste_parse ("\xff\xfe", &german, 0);
  g_autoptr (XlPaste) two = xl_paste_parse ("1 €\t2 $\n", &german, 0);
  g_autoptr (XlPaste) tonnes = xl_paste_parse ("1 €\t2 kt\n", &german, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_block (cases[i].n_rows, cases[i].n_columns, cases[i].text);
      g_autoptr (XlPaste) paste = xl_paste_parse (text, &german, 0);

      g_assert_cmpint (paste->fault, ==, cases[i].fault);
      if (paste->fault != XL_PASTE_SOUND)
        g_assert_null (paste->cells);
    }
  g_assert_cmpint (nothing->fault, ==, XL_PASTE_FAULT_EMPTY);
  g_assert_cmpint (bytes->fault, ==, XL_PASTE_FAULT_LARGE);
  g_assert_cmpint (two->fault, ==, XL_PASTE_FAULT_CURRENCIES);
  g_assert_cmpint (tonnes->fault, ==, XL_PASTE_SOUND);
}

/* No text whatever is anything but read or refused. */
static void
test_noise (void)
{
  static const char *const bits[] = { "1", "2026", ".", ",", " ", "\t", "\n", ";", "-", "(", ")", "€", "M", "k", "%", "\"",
                                      "\u202f", "\u2212", "abc", "'", "E", "+", "0", "\r" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (XlPaste) paste = NULL;

      for (guint n = (guint) g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      paste = xl_paste_parse (text->str, styles[i % G_N_ELEMENTS (styles)], (XlPasteFlags) (i % 3));
      g_assert_true ((paste->fault == XL_PASTE_SOUND) == (paste->cells != NULL));
      for (guint k = 0; paste->cells != NULL && k < paste->n_rows * paste->n_columns; k++)
        if (paste->cells[k].plain != NULL)
          {
            double value;

            g_assert_true (xl_number_parse (paste->cells[k].plain, &xl_number_plain, &value));
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  g_test_add_func ("/paste/decimal", test_decimal);
  g_test_add_func ("/paste/cells", test_cells);
  g_test_add_func ("/paste/typed-cells", test_typed_cells);
  g_test_add_func ("/paste/judged-as-whole", test_judged_as_whole);
  g_test_add_func ("/paste/years-and-names", test_years_and_names);
  g_test_add_func ("/paste/limits", test_limits);
  g_test_add_func ("/paste/noise", test_noise);
  return g_test_run ();
}
