/* test-desk-cash.c - the grid of a cash plan: edits that are all or nothing, paste as the inverse of copy */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk.h"
#include "xl-desk-cash.h"
#include "xl-desk-edits.h"
#include "xl-desk-file.h"
#include "xl-desk-links.h"
#include "xl-desk-parts.h"
#include "xl-project-cash.h"

#include <math.h>
#include <string.h>

static char *folder;

static const XlNumberStyle german = { ",", "." }, swiss = { ".", "'" }, odd = { "·", "_" };
static const XlNumberStyle *const styles[] = { &xl_number_plain, &german, &swiss, &odd };

static char *
dup_block (guint n_rows, guint n_columns, const char *text)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      g_string_append_printf (out, "%s%c", text, c + 1 < n_columns ? '\t' : '\n');
  return g_string_free (out, FALSE);
}

/* --- a plan ----------------------------------------------------------------------------------- */

typedef struct
{
  XlFile *file;
  XlPlan *plan;
  XlProject *project; /* PyroLink: 2026, 17 years */
  XlProject *empty;   /* without a line, a horizon, a price base year */
} Fixture;

static void
edit (Fixture *f, XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  xl_file_edit (f->file, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
set (Fixture *f, gpointer record, const char *field, const char *text)
{
  edit (f, xl_edits_value (f->plan, record, xl_kind_field (xl_record_get_kind (record), field), text));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("cash %u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  f->file = xl_file_sample (path, &error);
  g_assert_no_error (error);
  f->plan = xl_file_get_plan (f->file);
  f->project = (XlProject *) xl_plan_find (f->plan, &xl_kind_project, "x01");
  g_assert_nonnull (f->project);
  edit (f, xl_edits_new (f->plan, &xl_kind_project, "Empty", &id));
  f->empty = (XlProject *) xl_plan_lookup (f->plan, id);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  xl_file_free (f->file);
}

static char *
digest (Fixture *f)
{
  return xl_plan_dup_digest (f->plan);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  xl_file_undo (f->file, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static XlCashSheet *
sheet_of (Fixture *f, XlProject *project)
{
  return xl_cash_sheet_new (f->plan, project, NULL, 0);
}

static guint
row_of (const XlCashSheet *sheet, int category, const char *label)
{
  int row = xl_cash_sheet_find (sheet, category, label);

  g_assert_cmpint (row, >=, 0);
  return (guint) row;
}

/* Pastes, does it, and tells what was said; the sentence of a refusal where it was refused. */
static char *
paste_at (Fixture *f, XlProject *project, guint row, guint column, const char *text, int exponent,
          const XlNumberStyle *style, XlPasteFlags flags, gboolean *refused)
{
  g_autoptr (XlCashSheet) sheet = sheet_of (f, project);
  g_autoptr (XlPaste) paste = xl_paste_parse (text, style, flags);
  XlCashBlock block = { row, column, 1, 1 };
  char *note = NULL, *sentence = NULL;
  XlEdit *made = xl_edits_cash_paste (f->plan, project, sheet, paste, &block, exponent, &note, &sentence);

  *refused = sentence != NULL;
  g_assert_true (sentence == NULL || made == NULL);
  if (made != NULL)
    edit (f, made);
  return sentence != NULL ? sentence : note;
}

static char *
type_at (Fixture *f, XlProject *project, guint row, guint column, const char *text, int exponent)
{
  g_autoptr (XlCashSheet) sheet = sheet_of (f, project);
  XlCashBlock block = { row, column, 1, 1 };
  g_autofree char *note = NULL;
  char *sentence = NULL;
  XlEdit *made = xl_edits_cash_typed (f->plan, project, sheet, &block, text, exponent, &xl_number_plain, &note, &sentence);

  if (made != NULL)
    edit (f, made);
  return sentence;
}

static void
test_sheet (Fixture *f, gconstpointer data)
{
  g_autoptr (XlCashSheet) sheet = sheet_of (f, f->project);
  g_autoptr (XlCashSheet) empty = sheet_of (f, f->empty);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const XlAppraisal *appraisal = xl_project_appraisal (f->plan, f->project);
  guint capex = row_of (sheet, XL_LINE_CAPEX, NULL), opex = row_of (sheet, XL_LINE_OPEX, NULL);

  g_assert_cmpint (sheet->base, ==, 2026);
  g_assert_cmpint (sheet->years, ==, 17);
  g_assert_cmpint (sheet->exponent, ==, 6);
  g_assert_cmpuint (sheet->n_lines + 4, ==, sheet->rows->len);
  g_assert_cmpfloat (xl_cash_sheet_cell (sheet, capex, 0)->value, ==, -31e6);
  g_assert_cmpfloat (xl_cash_sheet_cell (sheet, opex, 2)->value, ==, -11.5e6);
  g_assert_true (xl_cash_sheet_cell (sheet, capex, 0)->illustrative);
  g_assert_false (xl_cash_sheet_cell (sheet, capex, 3)->given);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (xl_cash_sheet_row (sheet, sheet->n_lines + i)->type, ==, XL_CASH_ROW_FUNDING + (int) i);
  for (int t = 0; t < appraisal->years; t++)
    {
      double cash = xl_cash_sheet_cell (sheet, sheet->n_lines + 2, (guint) t)->value;
      double cover = xl_cash_sheet_cell (sheet, sheet->n_lines + 3, (guint) t)->value;

      g_assert_cmpfloat (cash, ==, appraisal->cash[t]);
      g_assert_true (isnan (appraisal->dscr[t]) ? isnan (cover) : cover == appraisal->dscr[t]);
    }
  /* Money that comes and goes is what cumulated cash is made of. */
  for (int t = 0; t < sheet->years; t++)
    {
      double sum = 0, before = t > 0 ? xl_cash_sheet_cell (sheet, sheet->n_lines + 2, (guint) t - 1)->value : 0;

      for (guint r = 0; r < sheet->n_lines + 2; r++)
        if (xl_cash_sheet_row (sheet, r)->category != XL_LINE_CO2
            && xl_cash_sheet_row (sheet, r)->category != XL_LINE_EXTERNALITY
            && xl_cash_sheet_row (sheet, r)->category != XL_LINE_RESIDUAL)
          sum += xl_cash_sheet_cell (sheet, r, (guint) t)->value;
      g_assert_cmpfloat_with_epsilon (xl_cash_sheet_cell (sheet, sheet->n_lines + 2, (guint) t)->value, before + sum, 1);
    }

  g_assert_cmpint (empty->base, ==, g_date_time_get_year (now));
  g_assert_cmpint (empty->years, ==, 10);
  g_assert_cmpuint (empty->n_lines, ==, 6);
  for (guint r = empty->n_lines; r < empty->rows->len; r++)
    g_assert_true (isnan (xl_cash_sheet_cell (empty, r, 0)->value));
}

/* Undo of any edit of the grid is the plan before; what was typed is what is shown. */
static void
test_typed (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int category;
    guint column;
    const char *typed;
    gint64 amount;
  } cases[] = {
    { XL_LINE_REVENUE, 3, "21.5", 2150000000 },  { XL_LINE_CAPEX, 0, "-90", 9000000000 },
    { XL_LINE_CAPEX, 1, "90", 9000000000 },      { XL_LINE_OPEX, 0, "(0.25)", 25000000 },
    { XL_LINE_REVENUE, 2, "1.23456789", 123456789 }, { XL_LINE_REVENUE, 2, "1.234567891", 123456789 },
    { XL_LINE_REPLACEMENT, 5, "300 k€", 30000000 }, { XL_LINE_REVENUE, 4, "0", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XlCashSheet) before = sheet_of (f, f->project);
      guint row = row_of (before, cases[i].category, NULL);
      g_autofree char *was = digest (f), *sentence = type_at (f, f->project, row, cases[i].column, cases[i].typed, 6);
      g_autoptr (XlCashSheet) after = sheet_of (f, f->project);
      g_autofree char *now = digest (f), *back = NULL;

      g_assert_cmpstr (sentence, ==, NULL);
      g_assert_true (xl_cash_sheet_cell (after, row, cases[i].column)->given);
      g_assert_cmpint (xl_cash_sheet_cell (after, row, cases[i].column)->amount, ==, cases[i].amount);
      g_assert_cmpstr (now, !=, was);
      undo (f);
      back = digest (f);
      g_assert_cmpstr (back, ==, was);
    }
}

static void
test_tonnes (Fixture *f, gconstpointer data)
{
  g_autoptr (XlCashSheet) before = sheet_of (f, f->project);
  guint row = row_of (before, XL_LINE_CO2, NULL);
  g_autofree char *sentence = type_at (f, f->project, row, 2, "12.3", 6);
  g_autofree char *unit = type_at (f, f->project, row, 3, "1 M€", 6);
  g_autofree char *share = type_at (f, f->project, row, 3, "5 %", 6);
  g_autofree char *negative = type_at (f, f->project, row, 3, "-5", 6);
  g_autofree char *tonnes = type_at (f, f->project, row, 4, "500 t", 6);
  g_autoptr (XlCashSheet) after = sheet_of (f, f->project);

  g_assert_cmpint (before->tonnes_exponent, ==, 3);
  g_assert_cmpstr (sentence, ==, NULL);
  g_assert_cmpfloat (xl_cash_sheet_cell (after, row, 2)->value, ==, 12300);
  g_assert_nonnull (unit);
  g_assert_nonnull (share);
  g_assert_nonnull (negative);
  g_assert_cmpstr (tonnes, ==, NULL);
  g_assert_cmpfloat (xl_cash_sheet_cell (after, row, 3)->value, ==, 58000);
  g_assert_cmpfloat (xl_cash_sheet_cell (after, row, 4)->value, ==, 500);
}

/* Copied while tonnes are shown in thousands, pasted when the little that is left is shown in tonnes. */
static void
test_tonnes_unit (Fixture *f, gconstpointer data)
{
  g_autoptr (XlCashSheet) before = sheet_of (f, f->project);
  guint row = row_of (before, XL_LINE_CO2, NULL);
  XlCashBlock first = { row, 0, 1, 4 }, last = { row, 5, 1, (guint) before->years - 5 };
  g_autofree char *text = xl_cash_sheet_copy (before, &last, 6, &xl_number_plain);
  g_autofree char *typed = type_at (f, f->project, row, 4, "500 t", 6), *sentence = NULL;
  g_autoptr (XlPaste) paste = xl_paste_parse (text, &xl_number_plain, XL_PASTE_BARE);
  g_autoptr (XlCashSheet) left = NULL, after = NULL;

  g_assert_cmpstr (typed, ==, NULL);
  edit (f, xl_edits_cash_clear (f->plan, f->project, before, &first));
  edit (f, xl_edits_cash_clear (f->plan, f->project, before, &last));
  left = sheet_of (f, f->project);
  g_assert_cmpint (before->tonnes_exponent, ==, 3);
  g_assert_cmpint (left->tonnes_exponent, ==, 0);
  paste->tonnes_exponent = before->tonnes_exponent;
  edit (f, xl_edits_cash_paste (f->plan, f->project, left, paste, &last, 6, NULL, &sentence));
  g_assert_cmpstr (sentence, ==, NULL);
  after = sheet_of (f, f->project);
  for (guint c = last.column; c < (guint) before->years; c++)
    g_assert_cmpfloat (xl_cash_sheet_cell (after, row, c)->value, ==, xl_cash_sheet_cell (before, row, c)->value);
}

static void
test_clear (Fixture *f, gconstpointer data)
{
  g_autoptr (XlCashSheet) sheet = sheet_of (f, f->project);
  guint row = row_of (sheet, XL_LINE_REVENUE, NULL), n;
  gint64 id = xl_cash_sheet_cell (sheet, row, 2)->record;
  XlRecord *line = xl_plan_lookup (f->plan, id);
  XlCashBlock block = { row, 2, 2, 3 }, whole = { 0, 0, sheet->rows->len, (guint) sheet->years };
  XlCashBlock computed = { sheet->n_lines, 0, 4, (guint) sheet->years };
  g_autofree char *was = NULL, *back = NULL;
  g_autoptr (XlCashSheet) after = NULL, none = NULL;

  edit (f, xl_edits_evidence (f->plan, line, xl_kind_field (&xl_kind_cash_line, "amount"), XL_PROVENANCE_PUBLISHED,
                              XL_KEEP_SOURCE, "said so"));
  g_assert_nonnull (xl_plan_evidence (f->plan, line, "amount"));
  n = xl_plan_count (f->plan, &xl_kind_evidence);
  was = digest (f);
  edit (f, xl_edits_cash_clear (f->plan, f->project, sheet, &block));
  after = sheet_of (f, f->project);
  g_assert_null (xl_plan_lookup (f->plan, id));
  g_assert_cmpuint (xl_plan_count (f->plan, &xl_kind_evidence), ==, n - 1);
  for (guint r = row; r < row + 2; r++)
    for (guint c = 0; c < 6; c++)
      g_assert_true (xl_cash_sheet_cell (after, r, c)->given
                     == (xl_cash_sheet_cell (sheet, r, c)->given && (c < 2 || c > 4)));
  undo (f);
  back = digest (f);
  g_assert_cmpstr (back, ==, was);

  g_assert_null (xl_edits_cash_clear (f->plan, f->project, sheet, &computed));
  edit (f, xl_edits_cash_clear (f->plan, f->project, sheet, &whole));
  none = sheet_of (f, f->project);
  for (guint r = 0; r < none->n_lines; r++)
    g_assert_false (xl_cash_sheet_row (none, r)->filled);
  undo (f);
  g_free (back);
  back = digest (f);
  g_assert_cmpstr (back, ==, was);
}

static gint64
add_line (Fixture *f, const char *category, const char *label, int year, const char *amount)
{
  XlEdit *made = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (made, &xl_kind_cash_line, 0);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, f->project->parent_instance.id);
  g_autofree char *text = g_strdup_printf ("%d", year);

  xl_edit_give (made, id, "project", owner);
  xl_edit_give (made, id, "category", category);
  xl_edit_give (made, id, "label", label);
  xl_edit_give (made, id, "year", text);
  xl_edit_give (made, id, "amount", amount);
  edit (f, made);
  return id;
}

/* Cash lines that share a cell are kept, whatever the cell is set to; their sum is what it says. */
static void
test_shared (Fixture *f, gconstpointer data)
{
  static const gint64 wanted[] = { 50000, 20000, 100, 0, 90000, 1 };
  gint64 ids[] = { add_line (f, "opex", "steam", 2030, "10000"), add_line (f, "opex", "steam", 2030, "20000"),
                   add_line (f, "opex", "steam", 2030, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      XlCashValue value = { .category = XL_LINE_OPEX, .label = "steam", .year = 2030, .amount = wanted[i] };
      g_autofree char *was = digest (f), *back = NULL, *sentence = NULL;
      gint64 sum = 0;

      edit (f, xl_edits_cash_cells (f->plan, f->project, &value, 1, &sentence));
      for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
        {
          XlCashLine *line = (XlCashLine *) xl_plan_lookup (f->plan, ids[k]);

          g_assert_nonnull (line);
          g_assert_true (line->amount == XL_NONE || line->amount >= 0);
          sum += line->amount != XL_NONE ? line->amount : 0;
        }
      g_assert_cmpint (sum, ==, wanted[i]);
      g_assert_null (xl_edits_cash_cells (f->plan, f->project, &value, 1, &sentence));
      g_assert_null (sentence);
      undo (f);
      back = digest (f);
      g_assert_cmpstr (back, ==, was);
    }
}

/* --- paste is the inverse of copy ------------------------------------------------------------- */

static void
randomise (Fixture *f, XlProject *project, const XlCashSheet *sheet)
{
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (XlCashValue));
  g_autofree char *sentence = NULL;
  XlEdit *made;

  for (guint r = 0; r < sheet->n_lines; r++)
    for (guint c = 0; c < (guint) sheet->years; c++)
      {
        const XlCashRow *row = xl_cash_sheet_row (sheet, r);
        gboolean both = row->category == XL_LINE_TAX || row->category == XL_LINE_WORKING_CAPITAL;
        XlCashValue value = { .category = row->category, .label = row->label, .year = sheet->base + (int) c };

        /* Residual value belongs into the last year. */
        value.clear = g_test_rand_int_range (0, 4) == 0
                      || (row->category == XL_LINE_RESIDUAL && (int) c + 1 < sheet->years);
        value.amount = g_test_rand_int_range (0, 5) == 0 ? 0 : (gint64) g_test_rand_int_range (0, G_MAXINT) * g_test_rand_int_range (1, 9999);
        value.amount *= both && g_test_rand_bit () ? -1 : 1;
        value.tonnes = g_test_rand_double_range (0, 1e6);
        g_array_append_val (values, value);
      }
  made = xl_edits_cash_cells (f->plan, project, (XlCashValue *) (gpointer) values->data, values->len, &sentence);
  g_assert_cmpstr (sentence, ==, NULL);
  edit (f, made);
}

static void
test_copy_paste (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 48; i++)
    {
      const XlNumberStyle *style = styles[i % G_N_ELEMENTS (styles)];
      int exponent = 3 * g_test_rand_int_range (0, 3);
      g_autoptr (XlCashSheet) blank = NULL, sheet = NULL, cleared = NULL, again = NULL;
      g_autofree char *was = NULL, *now = NULL, *text = NULL, *said = NULL, *copied = NULL, *third = NULL;
      XlCashLineName extra[] = { { XL_LINE_TAX, NULL }, { XL_LINE_WORKING_CAPITAL, (char *) "stock" } };
      XlCashBlock block;
      gboolean refused;

      blank = xl_cash_sheet_new (f->plan, f->project, extra, 2);
      randomise (f, f->project, blank);
      sheet = xl_cash_sheet_new (f->plan, f->project, extra, 2);
      block.row = (guint) g_test_rand_int_range (0, (int) sheet->n_lines);
      block.column = (guint) g_test_rand_int_range (0, sheet->years);
      block.n_rows = (guint) g_test_rand_int_range (1, (int) (sheet->n_lines - block.row) + 1);
      block.n_columns = (guint) g_test_rand_int_range (1, sheet->years - (int) block.column + 1);
      text = xl_cash_sheet_copy (sheet, &block, exponent, style);
      if (strspn (text, "\t\n") == strlen (text))
        continue;

      /* Onto itself it changes nothing at all. */
      was = digest (f);
      said = paste_at (f, f->project, block.row, block.column, text, exponent, style, XL_PASTE_BARE, &refused);
      g_assert_cmpstr (refused ? said : NULL, ==, NULL);
      now = digest (f);
      g_assert_cmpstr (now, ==, was);

      /* Into the emptied block it brings every amount back. */
      {
        XlEdit *clear = xl_edits_cash_clear (f->plan, f->project, sheet, &block);
        XlCashBlock target = block;
        g_autoptr (XlPaste) paste = xl_paste_parse (text, style, XL_PASTE_BARE);
        g_autofree char *sentence = NULL;
        XlEdit *made;

        if (clear != NULL)
          edit (f, clear);
        /* the little that is left may be shown in tonnes, while thousands of them were copied */
        paste->tonnes_exponent = sheet->tonnes_exponent;
        cleared = xl_cash_sheet_new (f->plan, f->project, extra, 2);
        for (guint r = 0; r < sheet->n_lines; r++)
          if (xl_cash_sheet_find (cleared, xl_cash_sheet_row (sheet, r)->category, xl_cash_sheet_row (sheet, r)->label) != (int) r)
            break;
        made = xl_edits_cash_paste (f->plan, f->project, cleared, paste, &target, exponent, NULL, &sentence);
        g_assert_cmpstr (sentence, ==, NULL);
        edit (f, made);
        again = xl_cash_sheet_new (f->plan, f->project, extra, 2);
      }
      for (guint r = 0; r < block.n_rows; r++)
        for (guint c = 0; c < block.n_columns; c++)
          {
            const XlCashCell *one = xl_cash_sheet_cell (sheet, block.row + r, block.column + c);
            const XlCashCell *two = xl_cash_sheet_cell (again, block.row + r, block.column + c);

            g_assert_true (one->given == two->given);
            g_assert_cmpint (one->amount, ==, two->amount);
            g_assert_cmpfloat (one->value, ==, two->value);
          }
      copied = xl_cash_sheet_copy (again, &block, exponent, style);
      g_assert_cmpstr (copied, ==, text);
      undo (f); /* the paste */
      undo (f); /* the clearing */
      third = digest (f);
      g_assert_cmpstr (third, ==, was);
    }
}

/* --- a block with years, names and signs ------------------------------------------------------ */

static void
test_paste_table (Fixture *f, gconstpointer data)
{
  const char *table = "in k€;2026;2027;2028\nInvestment costs;-12.000;-8.000;\nRevenue;;;4.000\nOpex;;;-2.200,5\n"
                      "Tax;;;-100\nCO2;;;10\n";
  const char *bare = "\t2028\nOpex\t2.2\nTax\t0.1\n";
  g_autofree char *sentence = NULL, *note = NULL;
  g_autoptr (XlCashSheet) sheet = NULL, after = NULL;
  gboolean refused;

  set (f, f->empty, "price_year", "2026");
  set (f, f->empty, "horizon", "11");
  note = paste_at (f, f->empty, 5, 7, table, 6, &german, 0, &refused);
  g_assert_cmpstr (refused ? note : NULL, ==, NULL);
  g_assert_nonnull (note); /* that negative numbers were taken as cost */
  sheet = sheet_of (f, f->empty);
  g_assert_cmpint (xl_cash_sheet_cell (sheet, row_of (sheet, XL_LINE_CAPEX, NULL), 1)->amount, ==, 800000000);
  g_assert_cmpint (xl_cash_sheet_cell (sheet, row_of (sheet, XL_LINE_REVENUE, NULL), 2)->amount, ==, 400000000);
  g_assert_cmpint (xl_cash_sheet_cell (sheet, row_of (sheet, XL_LINE_OPEX, NULL), 2)->amount, ==, 220050000);
  g_assert_cmpint (xl_cash_sheet_cell (sheet, row_of (sheet, XL_LINE_TAX, NULL), 2)->amount, ==, 10000000);
  g_assert_cmpfloat (xl_cash_sheet_cell (sheet, row_of (sheet, XL_LINE_CO2, NULL), 2)->value, ==, 10000);

  /* Costs without a minus: neither has the tax one. */
  sentence = paste_at (f, f->empty, 0, 0, bare, 6, &xl_number_plain, 0, &refused);
  g_assert_false (refused);
  after = sheet_of (f, f->empty);
  g_assert_cmpint (xl_cash_sheet_cell (after, row_of (after, XL_LINE_OPEX, NULL), 2)->amount, ==, 220000000);
  g_assert_cmpint (xl_cash_sheet_cell (after, row_of (after, XL_LINE_TAX, NULL), 2)->amount, ==, 10000000);
}

/* One number goes into all of a selection; a computed line among names is left out and said so. */
static void
test_paste_one (Fixture *f, gconstpointer data)
{
  g_autoptr (XlCashSheet) sheet = sheet_of (f, f->project), after = NULL;
  g_autoptr (XlPaste) paste = xl_paste_parse ("7", &german, 0);
  XlCashBlock block = { row_of (sheet, XL_LINE_REVENUE, NULL), 1, 2, 4 };
  g_autofree char *sentence = NULL, *note = NULL, *out = NULL;
  gboolean refused;

  edit (f, xl_edits_cash_paste (f->plan, f->project, sheet, paste, &block, 6, &note, &sentence));
  after = sheet_of (f, f->project);
  for (guint r = 0; r < 2; r++)
    for (guint c = 1; c < 5; c++)
      g_assert_cmpint (xl_cash_sheet_cell (after, block.row + r, c)->amount, ==, 700000000);
  out = paste_at (f, f->project, 0, 0, "DSCR\t1\nRevenue\t8", 6, &german, 0, &refused);
  g_assert_false (refused);
  g_assert_nonnull (out);
}

static void
test_fill_and_rename (Fixture *f, gconstpointer data)
{
  g_autoptr (XlCashSheet) sheet = sheet_of (f, f->project), after = NULL;
  guint row = row_of (sheet, XL_LINE_REVENUE, NULL);
  XlCashBlock block = { row, 2, 1, 5 }, single = { row, 1, 1, 1 };
  g_autofree char *sentence = NULL, *taken = NULL, *typed = type_at (f, f->project, row, 2, "5", 6);

  (void) typed;
  g_clear_pointer (&sheet, xl_cash_sheet_free);
  sheet = sheet_of (f, f->project);
  edit (f, xl_edits_cash_fill_right (f->plan, f->project, sheet, &block, &sentence));
  after = sheet_of (f, f->project);
  for (guint c = 2; c < 7; c++)
    g_assert_cmpint (xl_cash_sheet_cell (after, row, c)->amount, ==, 500000000);
  g_assert_cmpint (xl_cash_sheet_cell (after, row, 7)->amount, ==, xl_cash_sheet_cell (sheet, row, 7)->amount);
  g_assert_null (xl_edits_cash_fill_right (f->plan, f->project, after, &single, &sentence));

  edit (f, xl_edits_cash_rename (f->plan, f->project, XL_LINE_REVENUE, NULL, " Oil ", &sentence));
  g_clear_pointer (&after, xl_cash_sheet_free);
  after = sheet_of (f, f->project);
  g_assert_cmpint (xl_cash_sheet_cell (after, row_of (after, XL_LINE_REVENUE, "Oil"), 2)->amount, ==, 500000000);
  g_assert_cmpint (xl_cash_sheet_find (after, XL_LINE_REVENUE, NULL), ==, -1);
  add_line (f, "revenue", "Steam", 2030, "1");
  g_assert_null (xl_edits_cash_rename (f->plan, f->project, XL_LINE_REVENUE, "Steam", "Oil", &taken));
  g_assert_nonnull (taken);
  g_assert_null (sentence);
}

/* --- what is refused changes nothing ---------------------------------------------------------- */

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int category;
    guint column;
    const char *text;
    const char *names; /* what the sentence must name */
  } cases[] = {
    { XL_LINE_REVENUE, 3, "1\t2\nabc\t3", "abc" },
    { XL_LINE_REVENUE, 3, "-5", "2029" },
    { XL_LINE_REVENUE, 15, "1\t2\t3", "2043" },
    { XL_LINE_REVENUE, 0, "\t2025\t2026\nOpex\t1\t2", "2025" },
    { XL_LINE_REVENUE, 0, "\t2026\t2050\nOpex\t1\t2", "25" },
    { XL_LINE_REVENUE, 0, "\t2026\t2099\nOpex\t1\t2", "2099" },
    { XL_LINE_OPEX, 3, "1\t-2", "-2" },
    { XL_LINE_REVENUE, 3, "1234567890123456789012345678901234567890", "2029" },
    { XL_LINE_REVENUE, 3, "9000000001", "2029" },
    { XL_LINE_REVENUE, 3, "5 %", "5" },
    { XL_LINE_REVENUE, 3, "5 $", "USD" },
    { XL_LINE_REVENUE, 3, "5 $\t5 €", "EUR" },
    { XL_LINE_REVENUE, 3, "5 kt", "kt" },
    { XL_LINE_CO2, 3, "1\n2", "2" },
    { XL_LINE_REVENUE, 3, "Rent\t1\n", "Rent" },
    { XL_LINE_REVENUE, 3, "Opex\t1\nOpex\t2", "Opex" },
    { XL_LINE_REVENUE, 3, "Opex\t1\n\t2", "2" },
    { XL_LINE_REVENUE, 3, "1,5\t1.5", "1" },
    { XL_LINE_REVENUE, 3, "\n\n", "" },
  };
  g_autoptr (XlCashSheet) sheet = sheet_of (f, f->project);
  g_autofree char *was = digest (f), *large = dup_block (1000, 50, "text"), *computed = NULL, *said = NULL;
  gboolean refused;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = paste_at (f, f->project, row_of (sheet, cases[i].category, NULL), cases[i].column,
                                            cases[i].text, 6, &xl_number_plain, 0, &refused);
      g_autofree char *now = digest (f);

      g_test_message ("%s -> %s", cases[i].text, sentence);
      g_assert_true (refused);
      g_assert_nonnull (strstr (sentence, cases[i].names));
      g_assert_null (strchr (sentence, '\n'));
      g_assert_cmpstr (now, ==, was);
    }
  said = paste_at (f, f->project, 0, 0, large, 6, &xl_number_plain, 0, &refused);
  g_assert_true (refused && strstr (said, "1000") != NULL);
  computed = type_at (f, f->project, sheet->n_lines + 1, 0, "5", 6);
  g_assert_nonnull (computed);
  {
    g_autofree char *now = digest (f);

    g_assert_cmpstr (now, ==, was);
  }
}

/* --- the currency ----------------------------------------------------------------------------- */

static char *
refused_currency (Fixture *f, const char *currency)
{
  g_autoptr (XlEdit) made
      = xl_edits_value (f->plan, &f->empty->parent_instance, xl_kind_field (&xl_kind_project, "currency"), currency);
  g_autoptr (GError) error = NULL;

  g_assert_false (xl_file_edit (f->file, made, NULL, &error));
  g_assert_nonnull (error);
  return g_strdup (error->message);
}

/* Who does what the sentence says gets through; what was taken away does not come back in another currency. */
static void
test_currency (Fixture *f, gconstpointer data)
{
  XlRecord *project = &f->empty->parent_instance;
  XlRecord *partner = xl_plan_find (f->plan, &xl_kind_organisation, "basf");
  g_autofree char *before = NULL, *after = NULL, *first = NULL, *second = NULL;
  XlFundingLine *line;
  g_autoptr (GPtrArray) parts = NULL;
  XlParticipation *part;
  gint64 id;

  edit (f, xl_edits_new_part (f->plan, &xl_kind_funding_line, project, NULL, &id));
  line = (XlFundingLine *) xl_plan_lookup (f->plan, id);
  set (f, line, "amount", "500000");
  first = refused_currency (f, "PLN");
  g_assert_true (strstr (first, "Empty") != NULL && strstr (first, "PLN") != NULL);
  edit (f, xl_edits_remove_part (f->plan, &line->parent_instance));
  before = digest (f);
  set (f, project, "currency", "PLN");
  edit (f, xl_edits_restore (f->plan, (XlRecord *[]){ &line->parent_instance }, 1));
  g_assert_cmpint (line->amount, ==, XL_NONE);
  undo (f);
  undo (f);
  after = digest (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (line->amount, ==, 500000);

  /* what is hidden with another record nobody took away: it is named, and stays */
  g_assert_nonnull (partner);
  edit (f, xl_edits_join_organisation (f->plan, f->empty, (XlOrganisation *) partner, 0));
  parts = xl_plan_dup_links (f->plan, project, &xl_kind_participation, "project");
  g_assert_cmpuint (parts->len, ==, 1);
  part = g_ptr_array_index (parts, 0);
  set (f, part, "budget", "70000");
  edit (f, xl_edits_retire (f->plan, &partner, 1));
  second = refused_currency (f, "PLN");
  g_assert_nonnull (strstr (second, ((XlOrganisation *) partner)->name));
  g_assert_cmpstr (f->empty->currency, ==, "EUR");
  g_assert_cmpint (part->budget, ==, 70000);
}

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
#define ADD(name, func) g_test_add ("/cash/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sheet", test_sheet);
  ADD ("typed", test_typed);
  ADD ("tonnes", test_tonnes);
  ADD ("tonnes/unit", test_tonnes_unit);
  ADD ("clear", test_clear);
  ADD ("shared", test_shared);
  ADD ("copy-paste", test_copy_paste);
  ADD ("paste-table", test_paste_table);
  ADD ("paste-one", test_paste_one);
  ADD ("fill-and-rename", test_fill_and_rename);
  ADD ("refused", test_refused);
  ADD ("currency", test_currency);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
