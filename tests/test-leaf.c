/* test-leaf.c - laws of fold, dates, numbers, codes, faults and ids */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-date.h"
#include "xl-fault.h"
#include "xl-fold.h"
#include "xl-hash.h"
#include "xl-id.h"
#include "xl-kind.h"
#include "xl-number.h"

static const XlNumberStyle german = { ",", "." };
static const XlNumberStyle french = { ",", "\xe2\x80\xaf" };
static const XlNumberStyle swiss = { ".", "\xe2\x80\x99" };
static const XlNumberStyle *const styles[] = { &xl_number_plain, &german, &french, &swiss };

static const XlKind kinds[] = { { .name = "project" }, { .name = "project-region" } };

/* Ids know kinds only by name; these two stand for all. */
const XlKind *
xl_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (name, kinds[i].name) == 0)
      return &kinds[i];
  return NULL;
}

static gint64
random_int64 (void)
{
  guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  return (gint64) (bits >> g_test_rand_int_range (1, 63)) * (g_test_rand_bit () ? 1 : -1);
}

static void
test_fold (void)
{
  static const char *const pairs[][2] = {
    { "Łódź", "lodz" }, { "gießen", "giessen" }, { "GIESSEN", "giessen" }, { "Ærø", "aero" },
    { " Île-de-\t\n France ", "ile-de- france" }, { "Þórshöfn", "thorshofn" },
    { "Œuvre", "oeuvre" },
    { "ISPARTA", "isparta" }, { "Iğdır", "igdir" }, { "İzmir", "izmir" }, { "Đakovo", "dakovo" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" }, { "σίσυφος", "σισυφοσ" }, { "\xc2\xa0", "" }, { "CO₂", "co2" },
    { "Co\xc2\xadhesion", "cohesion" }, { "\t a  B ", "a b" }, { "", "" },
    { "a\xff", "a\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = xl_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char text[16] = "x";
      g_autofree char *once = NULL, *twice = NULL;

      if (!g_unichar_validate (c))
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = '\0';
      once = xl_fold (text);
      twice = xl_fold (once);
      g_assert_cmpstr (once, ==, twice);
      if (c == 0xffff)
        c = 0x1cfff;  /* letters that have two cases or decompose end with the emoji ... */
      if (c == 0x1ffff)
        c = 0x2f7ff;  /* ... but for some ideographs */
      if (c == 0x2ffff)
        break;
    }
}

static void
test_fold_null (void)
{
  g_autofree char *folded = xl_fold (NULL);

  g_assert_cmpstr (folded, ==, "");
}

static void
test_clean (void)
{
  static const char *const bad[] = {
    "a\x01", "\x1f", "\xef\xbf\xbe", "\xef\xbf\xbf", "\xed\xa0\x80", "\xc3", "\xff",
    "\xf4\x90\x80\x80", "\xc0\x80",
  };

  g_assert_true (xl_text_is_clean (NULL));
  g_assert_true (xl_text_is_clean ("a\t\n\r Łódź \xef\xbf\xbd \xf4\x8f\xbf\xbf"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (xl_text_is_clean (bad[i]));
  for (int i = 0; i < 4000; i++)
    {
      char text[9];
      g_autofree char *clean = NULL;

      for (int j = 0; j < 8; j++)
        text[j] = (char) (g_test_rand_bit () ? g_test_rand_int_range (1, 256)
                                             : 0xef - (j & 1) * 0x30);
      text[8] = '\0';
      clean = xl_text_clean (text);
      g_assert_true (xl_text_is_clean (clean));
      g_assert_cmpint (xl_text_is_clean (text), ==, strcmp (text, clean) == 0);
    }
}

/* GLib reads UTF-8, XML 1.0 names the characters: every one of them, and every three bytes that may begin one. */
static void
test_step (void)
{
  char text[8] = { 0 };

  for (gunichar c = 1; c < 0x110000; c++)
    {
      const int n = g_unichar_to_utf8 (c, text);
      const gboolean is_xml = c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || c >= 0x10000;

      text[n] = '\0';
      g_assert_cmpuint (xl_text_step (text), ==, is_xml ? n : 0);
    }
  for (guint bytes = 0; bytes < 1u << 24; bytes++)
    {
      gunichar c;

      text[0] = (char) (bytes >> 16);
      text[1] = (char) (bytes >> 8);
      text[2] = (char) bytes;
      text[3] = '\x80';
      text[4] = '\0';
      if ((guchar) text[0] < 0x80)
        continue;
      c = g_utf8_get_char_validated (text, (gssize) strlen (text));
      g_assert_cmpuint (xl_text_step (text), ==,
                        c == (gunichar) -1 || c == (gunichar) -2 || c == 0xfffe || c == 0xffff ? 0 : g_unichar_to_utf8 (c, NULL));
    }
}

/* FIPS 180-4 with its examples, and GLib, whatever the length and however it comes. */
static void
test_hash (void)
{
  static const struct
  {
    const char *text, *sum;
  } published[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };
  g_autoptr (XlHasher) hasher = xl_hasher_new ();
  XlHash hash;

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      xl_hasher_put (hasher, published[i].text, strlen (published[i].text));
      xl_hasher_end (hasher, &hash);
      for (guint b = 0; b < sizeof hash.bytes; b++)
        g_string_append_printf (text, "%02x", hash.bytes[b]);
      g_assert_cmpstr (text->str, ==, published[i].sum);
    }
  for (gsize n = 0; n < 1000; n++)
    {
      guchar bytes[1000];
      g_autoptr (GChecksum) peer = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 expected[32];
      gsize length = sizeof expected, first = (gsize) g_test_rand_int_range (0, (int) n + 1);

      for (gsize i = 0; i < n; i++)
        bytes[i] = (guchar) g_test_rand_int_range (0, 256);
      g_checksum_update (peer, bytes, (gssize) n);
      g_checksum_get_digest (peer, expected, &length);
      xl_hasher_put (hasher, bytes, first);
      xl_hasher_put (hasher, bytes + first, n - first);
      xl_hasher_end (hasher, &hash);
      g_assert_cmpmem (hash.bytes, sizeof hash.bytes, expected, length);
    }
}

/* Sums do not know order, and what is taken out again was never there. */
static void
test_hash_sum (void)
{
  for (int round = 0; round < 200; round++)
    {
      XlHash parts[6], forth = { 0 }, back = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        for (guint b = 0; b < sizeof parts[i].bytes; b++)
          parts[i].bytes[b] = g_test_rand_bit () ? 0xff : (guint8) g_test_rand_int_range (0, 256);
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          xl_hash_add (&forth, &parts[i]);
          xl_hash_add (&back, &parts[G_N_ELEMENTS (parts) - 1 - i]);
        }
      g_assert_cmpmem (&forth, sizeof forth, &back, sizeof back);
      for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
        xl_hash_take_out (&forth, &parts[i]);
      g_assert_cmpmem (&forth, sizeof forth, &parts[0], sizeof parts[0]);
    }
}

/* Some date or other, of any precision. */
static XlDate
random_date (void)
{
  XlDate date = XL_DATE_NONE;

  while (date == XL_DATE_NONE)
    date = xl_date_make (g_test_rand_int_range (1, 10000), g_test_rand_int_range (0, 13),
                         g_test_rand_int_range (0, 32));
  return date;
}

static void
test_date (void)
{
  static const char *const bad[] = {
    "", "0000", "27", "20270", "2027-", "2027-13", "2027-00", "2027-6", "2027-02-29", "2027-06-31",
    "2027-06-00", "2027-06-1", "1900-02-29", " 2027", "2027 ", "2027-06-30x", "+027", "2027/06",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (xl_date_parse (bad[i]), ==, XL_DATE_NONE);
  g_assert_cmpuint (xl_date_parse (NULL), ==, XL_DATE_NONE);
  for (int y = 1; y <= 9999; y += g_test_rand_int_range (1, 9))
    for (int m = 1; m <= 12; m++)
      g_assert_cmpint (XL_DATE_DAY (xl_date_last (xl_date_make (y, m, 0))), ==,
                       g_date_get_days_in_month ((GDateMonth) m, (GDateYear) y));
  for (int i = 0; i < 4000; i++)
    {
      XlDate date = random_date (), first = xl_date_first (date), last = xl_date_last (date);
      g_autofree char *text = xl_date_to_text (date);

      g_assert_cmpuint (xl_date_parse (text), ==, date);
      g_assert_cmpuint (xl_date_parse_typed (text), ==, date);
      g_assert_cmpuint (first, <=, last);
      g_assert_cmpint (XL_DATE_DAY (first), >, 0);
      g_assert_cmpint (XL_DATE_DAY (last), >, 0);
      g_assert_cmpint (first == last, ==, XL_DATE_DAY (date) != 0);
      g_assert_true (xl_date_in_span (first, date, date) && xl_date_in_span (last, date, date));
      g_assert_true (xl_date_in_span (date, XL_DATE_NONE, XL_DATE_NONE));
    }
  g_assert_cmpuint (xl_date_first (XL_DATE_NONE) | xl_date_last (XL_DATE_NONE), ==, XL_DATE_NONE);
  g_assert_cmpint (XL_DATE_DAY (xl_date_today ()), >, 0);
}

static void
test_date_typed (void)
{
  static const char *const good[][2] = {
    { "06/2027", "2027-06" }, { "6/2027", "2027-06" }, { "06.2027", "2027-06" },
    { "30.6.2027", "2027-06-30" }, { "30.06.2027", "2027-06-30" }, { "30/6/2027", "2027-06-30" },
    { "30. 6. 2027", "2027-06-30" }, { " 30 . 6 . 2027 ", "2027-06-30" },
    { " 2027-06 ", "2027-06" },
    { "29.2.2028", "2028-02-29" },
  };
  static const char *const bad[] = {
    "31.2.2027", "29.2.2027", "6/30/2027", "30.6/2027", "30.6", "30.6.27", "13/2027", "0/2027",
    "30.6.2027.", "2027.6", "1.1.1.2027", "30 6 2027", "", ".", "030.6.2027",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpuint (xl_date_parse_typed (good[i][0]), ==, xl_date_parse (good[i][1]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (xl_date_parse_typed (bad[i]), ==, XL_DATE_NONE);
}

/* Two spans overlap exactly where some day is in both: all spans of a small calendar. */
static void
test_date_spans (void)
{
  XlDate ends[] = { XL_DATE_NONE, xl_date_parse ("2027"), xl_date_parse ("2027-02"),
                    xl_date_parse ("2027-02-28"), xl_date_parse ("2028-01-01"),
                    xl_date_parse ("2026") };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (XlDate));

  for (int y = 2025; y <= 2029; y++)
    for (int m = 1; m <= 12; m++)
      for (int d = 1; d <= 31; d++)
        {
          XlDate day = xl_date_make (y, m, d);

          if (day != XL_DATE_NONE)
            g_array_append_val (days, day);
        }
  for (int i = 0; i < 6 * 6 * 6 * 6; i++)
    {
      XlDate a = ends[i % 6], b = ends[i / 6 % 6], c = ends[i / 36 % 6], d = ends[i / 216];
      gboolean both = FALSE;

      for (guint j = 0; j < days->len && !both; j++)
        {
          XlDate day = g_array_index (days, XlDate, j);

          both = xl_date_in_span (day, a, b) && xl_date_in_span (day, c, d);
        }
      g_assert_cmpint (xl_date_spans_overlap (a, b, c, d), ==, both);
      g_assert_cmpint (xl_date_spans_overlap (c, d, a, b), ==, both);
    }
}

static void
test_number_parse (void)
{
  static const struct { const XlNumberStyle *style; const char *text; double value; } good[] = {
    { &german, "1.234", 1234 }, { &german, "1,5", 1.5 }, { &german, "1.234.567,25", 1234567.25 },
    { &german, "1234567,25", 1234567.25 }, { &german, "−3", -3 }, { &german, ",5", 0.5 },
    { &german, "-0", 0 }, { &german, "0012", 12 }, { &french, "1 234,5", 1234.5 },
    { &french, "1\xc2\xa0""234", 1234 }, { &french, "1'234", 1234 },
    { &french, "1\xe2\x80\x89""234 ", 1234 },
    { &swiss, "1'234.5", 1234.5 }, { &swiss, "1\xe2\x80\x99""234.5", 1234.5 }, { &swiss, "+7", 7 },
    { &xl_number_plain, "1e3", 1000 }, { &xl_number_plain, " 1.5E-3\n", 0.0015 },
  };
  static const struct { const XlNumberStyle *style; const char *text; } bad[] = {
    { &german, "1.23" }, { &german, "1.2345" }, { &german, "1234.567" }, { &german, "0.123" },
    { &german, "1,234.5" }, { &german, "1.234.5" }, { &german, "1e3" }, { &german, "" },
    { &german, "1," }, { &german, "1,5,5" }, { &german, "1 234" }, { &german, "12 %" },
    { &french, "1 234'567" }, { &french, "1  234" }, { &french, "- 5" }, { &german, "--5" },
    { &xl_number_plain, "nan" }, { &xl_number_plain, "inf" }, { &xl_number_plain, "0x10" },
    { &xl_number_plain, "1e999" }, { &xl_number_plain, "1,234" }, { &xl_number_plain, "1e" },
    { &xl_number_plain, "." }, { &xl_number_plain, "-" }, { &xl_number_plain, "\xff" },
    { &xl_number_plain, "12a" }, { &xl_number_plain, " " }, { &xl_number_plain, NULL },
  };
  double value;
  gint64 scaled;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (xl_number_parse (good[i].text, good[i].style, &value));
      g_assert_cmpfloat (value, ==, good[i].value);
      g_assert_true (value != 0 || !signbit (value));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (xl_number_parse (bad[i].text, bad[i].style, &value));
      g_assert_false (xl_number_parse_scaled (bad[i].text, bad[i].style, 2, &scaled));
    }
}

static void
test_number_scaled (void)
{
  gint64 value = 7;

  g_assert_false (xl_number_parse_scaled ("1.005", &xl_number_plain, 2, &value));
  g_assert_false (xl_number_parse_scaled ("1e2", &xl_number_plain, 2, &value));
  g_assert_false (xl_number_parse_scaled ("1234567890123456789012345678901234567890",
                                          &xl_number_plain, 2, &value));
  g_assert_false (xl_number_parse_scaled ("92233720368547758.08", &xl_number_plain, 2, &value));
  g_assert_false (xl_number_parse_scaled ("-92233720368547758.08", &xl_number_plain, 2, &value));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (xl_number_parse_scaled ("1.05000", &xl_number_plain, 2, &value) && value == 105);
  g_assert_true (xl_number_parse_scaled ("1.234,5", &german, 2, &value) && value == 123450);
  g_assert_true (xl_number_parse_scaled ("-92233720368547758.07", &xl_number_plain, 2, &value));
  g_assert_cmpint (value, ==, -G_MAXINT64);
  for (int i = 0; i < 8000; i++)
    {
      const XlNumberStyle *style = styles[i % 4];
      int digits = g_test_rand_int_range (0, 19);
      gint64 before = random_int64 ();
      g_autofree char *text = xl_number_format_scaled (before, digits, style);
      double real;

      g_assert_true (xl_number_parse_scaled (text, style, digits, &value));
      g_assert_cmpint (value, ==, before);
      g_assert_true (xl_number_parse (text, style, &real));
      g_assert_true (fabs (real - (double) before / pow (10, digits)) <= fabs (real) * 1e-14);
    }
}

static void
test_number_text (void)
{
  static const double edges[] = { 0, -0.0, 0.1, 5e-324, G_MAXDOUBLE, G_MINDOUBLE, 1e15, 1e23,
                                  50.97 };
  double value;

  for (int i = 0; i < 8000; i++)
    {
      union { guint64 bits; double real; } any = { .real = 0 };
      g_autofree char *text = NULL;

      if (i < (int) G_N_ELEMENTS (edges))
        any.real = edges[i];
      else
        any.bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      text = xl_number_to_text (any.real);
      g_assert_cmpint (isfinite (any.real) != 0, ==, text != NULL);
      if (text == NULL)
        continue;
      g_assert_true (xl_number_parse (text, &xl_number_plain, &value));
      g_assert_true (value == any.real);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = xl_number_to_text (i == 0 ? -0.0 : 50.97);

      g_assert_cmpstr (text, ==, i == 0 ? "0" : "50.97");
    }
}

static void
test_number_format (void)
{
  static const struct
  {
    double value;
    int decimals;
    const XlNumberStyle *style;
    const char *text;
  } is[] = {
    { 2.675, 2, &xl_number_plain, "2.68" }, { -2.675, 2, &xl_number_plain, "-2.68" },
    { 1.005, 2, &xl_number_plain, "1.01" }, { 0.5, 0, &xl_number_plain, "1" },
    { 0.05, 0, &xl_number_plain, "0" }, { -0.004, 2, &german, "0,00" },
    { 9.999, 2, &german, "10,00" },
    { 1234567.5, 1, &german, "1.234.567,5" }, { -1234, 0, &french, "−1\xe2\x80\xaf""234" },
    { 999999.95, 1, &swiss, "1\xe2\x80\x99""000\xe2\x80\x99""000.0" }, { 0, 2, &german, "0,00" },
    { 1e-300, 3, &german, "0,000" }, { NAN, 2, &german, "–" },
    { 1e21, 0, &xl_number_plain, "1000000000000000000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (is); i++)
    {
      g_autofree char *text = xl_number_format (is[i].value, is[i].decimals, is[i].style);

      g_assert_cmpstr (text, ==, is[i].text);
    }
  /* What a scaled integer says, the double nearest to it says too. */
  for (int i = 0; i < 4000; i++)
    {
      const XlNumberStyle *style = styles[i % 4];
      gint64 cents = random_int64 () % 100000000000000;
      g_autofree char *a = xl_number_format_scaled (cents, 2, style);
      g_autofree char *b = xl_number_format ((double) cents / 100, 2, style);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_number_locale (void)
{
  const XlNumberStyle *style;
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  setlocale (LC_ALL, "C");
  g_assert_true (xl_number_locale () == &xl_number_plain);
  if (setlocale (LC_ALL, "de_DE.UTF-8") != NULL)
    {
      g_autofree char *text = xl_number_to_text (1.5), *folded = xl_fold ("IGEL");

      style = xl_number_locale ();
      g_assert_cmpstr (style->decimal, ==, ",");
      g_assert_cmpstr (style->group, ==, ".");
      g_assert_true (xl_number_locale () == style);
      g_assert_cmpstr (text, ==, "1.5");
      g_assert_cmpstr (folded, ==, "igel");
    }
  setlocale (LC_ALL, before);
}

static int n_loads;

static GBytes *
load_cb (const char *name)
{
  static const char countries[] = "\xef\xbb\xbf# a\n\ncode\tname\tnote\r\nGR\tGreece\tx\r\n"
                                  "GB\tUnited Kingdom\n# b\n"
                                  "CI\tCôte d’Ivoire\t\ty\tz\nGR\tAgain\tx";

  n_loads++;
  if (g_str_equal (name, "countries"))
    return g_bytes_new_static (countries, sizeof countries - 1);
  if (g_str_equal (name, "trl"))
    return g_bytes_new_static ("# only comments\n", 16);
  if (g_str_equal (name, "nace2"))
    return g_bytes_new_static ("code\tname\nC20\ta", 15);
  if (g_str_equal (name, "ewc"))
    return g_bytes_new_static ("\xff\n", 2);
  return g_str_equal (name, "nuts") ? g_bytes_new_static (NULL, 0) : NULL;
}

static void
test_codes (void)
{
  static const char *const typed[][2] = {
    { "gr", "GR" }, { "EL", "GR" }, { "el", "GR" }, { "uk", "GB" }, { " Gb ", "GB" },
    { "greece", "GR" },
    { "COTE D’IVOIRE", "CI" }, { "xx", NULL }, { "", NULL }, { NULL, NULL },
  };
  static const char *const none[] = { "trl", "ewc", "nuts", "nuts-old", "nace21" };
  const XlCodes *codes;

  g_assert_null (xl_codes_get ("countries"));
  g_assert_null (xl_codes_country ("GR"));
  xl_codes_set_loader (load_cb);
  codes = xl_codes_get ("countries");
  g_assert_nonnull (codes);
  g_assert_cmpuint (xl_codes_size (codes), ==, 4);
  for (guint i = 0; i + 1 < xl_codes_size (codes); i++)
    g_assert_cmpint (xl_codes_find (codes, xl_codes_code (codes, i)), ==, (int) i);
  g_assert_cmpstr (xl_codes_lookup ("countries", "gb", "name"), ==, "United Kingdom");
  g_assert_cmpstr (xl_codes_lookup ("countries", "GB", "note"), ==, "");
  g_assert_cmpstr (xl_codes_lookup ("countries", "GR", "note"), ==, "x");
  g_assert_null (xl_codes_lookup ("countries", "GR", "nothing"));
  g_assert_null (xl_codes_lookup ("countries", "ZZ", "name"));
  g_assert_null (xl_codes_code (codes, 4));
  g_assert_cmpstr (xl_codes_lookup ("nace2", "C20", "name"), ==, "a");
  g_assert_null (xl_codes_lookup ("nace2", "c20", "name"));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *code = xl_codes_country (typed[i][0]);

      g_assert_cmpstr (code, ==, typed[i][1]);
    }
  for (guint i = 0; i < 2 * G_N_ELEMENTS (none); i++)
    g_assert_null (xl_codes_get (none[i / 2]));
  g_assert_cmpint (xl_codes_find (NULL, "x"), ==, -1);
  g_assert_cmpuint (xl_codes_size (NULL), ==, 0);
  g_assert_cmpint (n_loads, ==, 2 + (int) G_N_ELEMENTS (none));
}

static void
test_fault (void)
{
  g_autoptr (XlFault) first = NULL;
  XlFault *copy;

  xl_fault_take (NULL, xl_fault_new (XL_FAULT_RANGE, NULL, 1, NULL, "a", "b"));
  xl_fault_take (&first, xl_fault_new (XL_FAULT_RANGE, &kinds[0], 5, NULL, "12", "1..9"));
  first->other = 6;
  first->line = 7;
  xl_fault_take (&first, xl_fault_new (XL_FAULT_STALE, NULL, 1, NULL, NULL, NULL));
  copy = g_boxed_copy (XL_TYPE_FAULT, first);
  g_assert_cmpint (copy->code, ==, XL_FAULT_RANGE);
  g_assert_true (copy->kind == &kinds[0] && copy->id == 5 && copy->other == 6 && copy->line == 7);
  g_assert_cmpstr (copy->value, ==, "12");
  g_assert_cmpstr (copy->detail, ==, "1..9");
  g_assert_true (copy->value != first->value && copy->detail != first->detail);
  g_boxed_free (XL_TYPE_FAULT, copy);
  g_assert_null (xl_fault_copy (NULL));
}

static void
test_id (void)
{
  static const char *const bad[] = {
    "", "project", "project-", "project-0000000000000", "project-8000000000000",
    "nokind-0000000000001",
    "project-000000000000u", "project-000000000001", "project-00000000000001", "0000000000001",
    "-0000000000001", "project-region0000000000001", " project-0000000000001",
  };
  const XlKind *kind;

  for (int i = 0; i < 4000; i++)
    {
      const XlKind *from = &kinds[i % 2];
      gint64 id = i == 0 ? G_MAXINT64 : i == 1 ? 1 : xl_id_new ();
      g_autofree char *text = xl_id_to_text (from, id), *upper = g_ascii_strup (text, -1);

      g_assert_cmpint (id, >, 0);
      g_assert_cmpuint (strlen (text), ==, strlen (from->name) + 14);
      g_assert_cmpint (xl_id_parse (text, &kind), ==, id);
      g_assert_true (kind == from);
      g_assert_cmpint (xl_id_parse (upper, NULL), ==, id);
    }
  g_assert_cmpint (xl_id_parse ("project-ooooooooooolI", &kind), ==, 33);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_cmpint (xl_id_parse (bad[i], &kind), ==, 0);
      g_assert_null (kind);
    }
  g_assert_cmpint (xl_id_parse (NULL, NULL), ==, 0);
  g_assert_null (xl_id_to_text (&kinds[0], 0));
}

static void
test_id_from_key (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%d", i);
      g_autofree char *text = g_strdup_printf ("project:%s", key);
      g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      hex[16] = '\0';
      g_assert_cmpint (xl_id_from_key (&kinds[0], key), ==,
                       (gint64) (g_ascii_strtoull (hex, NULL, 16) >> 1));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaf/fold", test_fold);
  g_test_add_func ("/leaf/fold/null", test_fold_null);
  g_test_add_func ("/leaf/clean", test_clean);
  g_test_add_func ("/leaf/clean/step", test_step);
  g_test_add_func ("/leaf/hash", test_hash);
  g_test_add_func ("/leaf/hash/sum", test_hash_sum);
  g_test_add_func ("/leaf/date", test_date);
  g_test_add_func ("/leaf/date/typed", test_date_typed);
  g_test_add_func ("/leaf/date/spans", test_date_spans);
  g_test_add_func ("/leaf/number/parse", test_number_parse);
  g_test_add_func ("/leaf/number/scaled", test_number_scaled);
  g_test_add_func ("/leaf/number/text", test_number_text);
  g_test_add_func ("/leaf/number/format", test_number_format);
  g_test_add_func ("/leaf/number/locale", test_number_locale);
  g_test_add_func ("/leaf/codes", test_codes);
  g_test_add_func ("/leaf/fault", test_fault);
  g_test_add_func ("/leaf/id", test_id);
  g_test_add_func ("/leaf/id/from-key", test_id_from_key);
  return g_test_run ();
}
