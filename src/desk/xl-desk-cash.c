/* xl-desk-cash.c - a project's cash plan as a grid of lines by years, as it is at the time of asking */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-cash.h"

#include <math.h>
#include <string.h>

#include "xl-desk-decimal.h"
#include "xl-desk-finance.h"

/* Invariants:
 * 1. A row of the grid is a category and a label; all cash lines of one project, category, label and
 *    year are one cell, which shows their sum.
 * 2. The grid shows cash as it flows: money out is negative, although it is stored positive.
 * 3. What a cell shows rounded it gives exactly when it is edited or copied. */

#define DEFAULT_YEARS 10

/* The categories of every grid; the others are there when they are used. In the order of rows. */
static const struct
{
  int category;
  gboolean always;
} order[] = {
  { XL_LINE_CAPEX, TRUE },           { XL_LINE_REPLACEMENT, TRUE }, { XL_LINE_WORKING_CAPITAL, FALSE },
  { XL_LINE_REVENUE, TRUE },         { XL_LINE_OPEX, TRUE },        { XL_LINE_RESIDUAL, TRUE },
  { XL_LINE_TAX, FALSE },            { XL_LINE_EXTERNALITY, FALSE }, { XL_LINE_CO2, TRUE },
};

static guint
place_of (int category)
{
  guint place = 0;

  while (place < G_N_ELEMENTS (order) && order[place].category != category)
    place++;
  return place;
}

/* --- rows ------------------------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  XlCashRow *row = data;

  g_free (row->label);
  g_free (row->name);
  g_free (row->cells);
  g_free (row);
}

static XlCashRow *
add_row (XlCashSheet *sheet, XlCashRowType type, int category, const char *label)
{
  XlCashRow *row = g_new0 (XlCashRow, 1);

  row->type = type;
  row->category = category;
  row->label = g_strdup (label);
  row->name = type == XL_CASH_ROW_LINE ? xl_words_cash_line (category, label) : g_strdup (xl_words_cash_row (type));
  row->cells = g_new0 (XlCashCell, (gsize) sheet->years);
  for (int t = 0; t < sheet->years; t++)
    row->cells[t].value = type == XL_CASH_ROW_LINE ? 0 : NAN;
  g_ptr_array_add (sheet->rows, row);
  return row;
}

/**
 * xl_cash_sheet_find:
 * @category: one of XL_LINE_*
 * @label: (nullable): which line of it
 *
 * Returns: its row, or -1
 */
int
xl_cash_sheet_find (const XlCashSheet *sheet, int category, const char *label)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const XlCashRow *row = g_ptr_array_index (sheet->rows, i);

      if (row->type == XL_CASH_ROW_LINE && row->category == category && g_strcmp0 (row->label, label) == 0)
        return (int) i;
    }
  return -1;
}

static XlCashRow *
want_row (XlCashSheet *sheet, int category, const char *label)
{
  int at = xl_cash_sheet_find (sheet, category, label);

  return at >= 0 ? g_ptr_array_index (sheet->rows, at) : add_row (sheet, XL_CASH_ROW_LINE, category, label);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const XlCashRow *one = *(XlCashRow *const *) a, *two = *(XlCashRow *const *) b;
  guint place_one = place_of (one->category), place_two = place_of (two->category);

  if (place_one != place_two)
    return place_one < place_two ? -1 : 1;
  if (one->label == NULL || two->label == NULL)
    return (one->label != NULL) - (two->label != NULL);
  return g_utf8_collate (one->label, two->label);
}

static gint64
add_up (gint64 sum, gint64 amount)
{
  return __builtin_add_overflow (sum, amount, &sum) ? (amount > 0 ? G_MAXINT64 : G_MININT64 + 1) : sum;
}

static void
add_line (XlCashSheet *sheet, XlPlan *plan, const XlCashLine *line)
{
  XlCashRow *row = want_row (sheet, line->category, line->label);
  gboolean tonnes = line->category == XL_LINE_CO2;
  XlCashCell *cell;

  if (line->year < sheet->base || line->year >= sheet->base + sheet->years)
    {
      sheet->n_outside++;
      return;
    }
  cell = &row->cells[line->year - sheet->base];
  if (cell->n_records++ == 0)
    cell->record = line->parent_instance.id;
  if (xl_plan_is_illustrative (plan, &line->parent_instance, tonnes ? "tonnes" : "amount"))
    cell->illustrative = row->illustrative = TRUE;
  cell->sourced = cell->sourced || line->parent_instance.source != 0
                  || xl_plan_evidence (plan, &line->parent_instance, tonnes ? "tonnes" : "amount") != NULL;
  if (tonnes ? isnan (line->tonnes) : line->amount == XL_NONE)
    return;
  cell->given = row->filled = TRUE;
  if (tonnes)
    cell->value += line->tonnes;
  else
    {
      cell->amount = add_up (cell->amount, line->amount);
      cell->value = (double) cell->amount / 100 * xl_cash_get_sign ((XlCashCategory) (line->category - 1));
      /* -0 is no amount that people know. */
      cell->value += 0.0;
    }
}

static gboolean
has_category (const XlCashSheet *sheet, int category)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (((const XlCashRow *) g_ptr_array_index (sheet->rows, i))->category == category)
      return TRUE;
  return FALSE;
}

/* --- what is computed ------------------------------------------------------------------------- */

static void
put (XlCashSheet *sheet, XlCashRow *row, int year, double value)
{
  if (year >= sheet->base && year < sheet->base + sheet->years && isfinite (value))
    {
      row->cells[year - sheet->base].given = row->filled = TRUE;
      row->cells[year - sheet->base].value = value + 0.0;
    }
}

static void
add_computed (XlCashSheet *sheet, XlPlan *plan, const XlProject *project)
{
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  XlCashRow *funding = add_row (sheet, XL_CASH_ROW_FUNDING, 0, NULL);
  XlCashRow *service = add_row (sheet, XL_CASH_ROW_SERVICE, 0, NULL);
  XlCashRow *cash = add_row (sheet, XL_CASH_ROW_CASH, 0, NULL);
  XlCashRow *cover = add_row (sheet, XL_CASH_ROW_DSCR, 0, NULL);
  g_auto (XlCashPlan) money;

  if (!xl_project_cash (plan, project, &money) || appraisal == NULL
      || (appraisal->fault != XL_CASH_SOUND && appraisal->fault < XL_CASH_FAULT_LOAN_AMOUNT))
    return;
  for (int t = 0; t < appraisal->years; t++)
    {
      int year = appraisal->base_year + t;

      put (sheet, funding, year, money.eu_grant[t] + money.national_grant[t] + money.equity[t] + appraisal->drawn[t]);
      put (sheet, service, year, -appraisal->service[t]);
      put (sheet, cash, year, appraisal->cash[t]);
      put (sheet, cover, year, appraisal->dscr[t]);
    }
}

/* --- numbers, exactly ------------------------------------------------------------------------- */

/* The cell as plain text in units of 10^@exponent; NULL when it has no value. */
static char *
dup_plain (const XlCashRow *row, const XlCashCell *cell, int exponent, int tonnes_exponent)
{
  g_autofree char *text = NULL;

  if (!cell->given)
    return NULL;
  if (row->type == XL_CASH_ROW_DSCR)
    return xl_number_format (cell->value, 4, &xl_number_plain);
  if (row->category == XL_LINE_CO2)
    {
      text = xl_number_to_text (cell->value);
      if (strchr (text, 'e') != NULL)
        {
          g_free (text);
          text = xl_number_format (cell->value, 30, &xl_number_plain);
        }
      return xl_decimal_shift (text, -tonnes_exponent);
    }
  if (row->type == XL_CASH_ROW_LINE)
    {
      gint64 shown = cell->amount * xl_cash_get_sign ((XlCashCategory) (row->category - 1));

      text = g_strdup_printf ("%" G_GINT64_FORMAT, shown);
      return xl_decimal_shift (text, -2 - exponent);
    }
  text = xl_number_format (cell->value, 2, &xl_number_plain);
  return xl_decimal_shift (text, -exponent);
}

/* How many digits behind the mark tell the lines in units of 10^@exponent exactly, at most @most. */
static int
count_decimals (const XlCashSheet *sheet, gboolean tonnes, int exponent, int most)
{
  int decimals = 0;

  for (guint r = 0; r < sheet->n_lines; r++)
    for (int t = 0; t < sheet->years && decimals < most; t++)
      {
        const XlCashRow *row = g_ptr_array_index (sheet->rows, r);
        g_autofree char *plain = (row->category == XL_LINE_CO2) == tonnes
                                     ? dup_plain (row, &row->cells[t], exponent, exponent) : NULL;
        const char *point = plain != NULL ? strchr (plain, '.') : NULL;

        if (point != NULL)
          decimals = MAX (decimals, MIN ((int) strlen (point + 1), most));
      }
  return decimals;
}

static void
find_decimals (XlCashSheet *sheet)
{
  sheet->decimals[0] = count_decimals (sheet, FALSE, 0, 2);
  sheet->decimals[1] = count_decimals (sheet, FALSE, 3, 1);
  sheet->decimals[2] = MAX (count_decimals (sheet, FALSE, 6, 2), 1);
  sheet->tonnes_decimals = count_decimals (sheet, TRUE, sheet->tonnes_exponent, sheet->tonnes_exponent > 0 ? 2 : 1);
}

/* --- the sheet -------------------------------------------------------------------------------- */

/* From the price base year, or the first year with a line, to the end of the horizon; without one to
 * the last year with a line, but ten years in any case, or nobody could go on. */
static void
find_span (XlCashSheet *sheet, const XlProject *project, const GPtrArray *lines)
{
  gint64 first = 0, last = 0;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->year == XL_NONE)
        continue;
      first = first == 0 ? line->year : MIN (first, line->year);
      last = MAX (last, line->year);
    }
  sheet->base = project->price_year != XL_NONE ? (int) project->price_year
                : first != 0                   ? (int) first
                                               : g_date_time_get_year (now);
  sheet->years = project->horizon != XL_NONE ? (int) project->horizon
                                             : MAX ((int) last - sheet->base + 1, DEFAULT_YEARS);
  sheet->years = CLAMP (sheet->years, 1, XL_CASH_YEARS);
}

static void
find_units (XlCashSheet *sheet)
{
  double money = 0, tonnes = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const XlCashRow *row = g_ptr_array_index (sheet->rows, i);
      double *largest = row->category == XL_LINE_CO2 ? &tonnes : &money;

      for (int t = 0; t < sheet->years && row->type != XL_CASH_ROW_DSCR; t++)
        if (isfinite (row->cells[t].value))
          *largest = MAX (*largest, fabs (row->cells[t].value));
    }
  /* An empty grid waits for projects of the usual size. */
  sheet->exponent = money > 0 ? MIN (xl_words_money_exponent (money), 6) : 6;
  sheet->tonnes_exponent = tonnes >= 1000 || tonnes == 0 ? 3 : 0;
}

/**
 * xl_cash_sheet_new:
 * @extra: (array length=n_extra) (nullable): lines to show although they are empty
 *
 * Returns: (transfer full): the cash plan of @project as a grid
 */
XlCashSheet *
xl_cash_sheet_new (XlPlan *plan, const XlProject *project, const XlCashLineName *extra, guint n_extra)
{
  XlCashSheet *sheet = g_new0 (XlCashSheet, 1);
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");

  sheet->currency = g_strdup (project->currency);
  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  find_span (sheet, project, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category > 0 && line->year != XL_NONE)
        add_line (sheet, plan, line);
    }
  for (guint i = 0; i < n_extra; i++)
    want_row (sheet, extra[i].category, extra[i].label);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i].always && !has_category (sheet, order[i].category))
      add_row (sheet, XL_CASH_ROW_LINE, order[i].category, NULL);
  g_ptr_array_sort (sheet->rows, compare_rows);
  sheet->n_lines = sheet->rows->len;
  add_computed (sheet, plan, project);
  find_units (sheet);
  find_decimals (sheet);
  return sheet;
}

void
xl_cash_sheet_free (XlCashSheet *sheet)
{
  g_ptr_array_unref (sheet->rows);
  g_free (sheet->currency);
  g_free (sheet);
}

const XlCashRow *
xl_cash_sheet_row (const XlCashSheet *sheet, guint row)
{
  return g_ptr_array_index (sheet->rows, row);
}

const XlCashCell *
xl_cash_sheet_cell (const XlCashSheet *sheet, guint row, guint column)
{
  g_return_val_if_fail (row < sheet->rows->len && (int) column < sheet->years, NULL);
  return &xl_cash_sheet_row (sheet, row)->cells[column];
}

/**
 * xl_cash_sheet_typed:
 * @exponent: power of ten of the unit for money
 *
 * Returns: (transfer full): the cell exactly, as one would type it; "" when it is empty
 */
char *
xl_cash_sheet_typed (const XlCashSheet *sheet, guint row, guint column, int exponent, const XlNumberStyle *style)
{
  g_autofree char *plain = dup_plain (xl_cash_sheet_row (sheet, row), xl_cash_sheet_cell (sheet, row, column), exponent,
                                      sheet->tonnes_exponent);

  return plain != NULL ? xl_decimal_localise (plain, style) : g_strdup ("");
}

/**
 * xl_cash_sheet_copy:
 * @block: cells inside the sheet
 * @exponent: power of ten of the unit for money
 *
 * Returns: (transfer full): what goes to the clipboard: tabs and lines, plain numbers of the locale
 */
char *
xl_cash_sheet_copy (const XlCashSheet *sheet, const XlCashBlock *block, int exponent, const XlNumberStyle *style)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < block->n_rows; r++)
    for (guint c = 0; c < block->n_columns; c++)
      {
        g_autofree char *text = xl_cash_sheet_typed (sheet, block->row + r, block->column + c, exponent, style);

        g_string_append (out, text);
        g_string_append_c (out, c + 1 < block->n_columns ? '\t' : '\n');
      }
  return g_string_free (out, FALSE);
}
