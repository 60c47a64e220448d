/* xl-desk-cash.c - the cash plan of a project as a grid: lines by year; and the edits of its cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-cash.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

/* Invariants:
 * 1. A cell is the sum of the cash lines of its category, label and year. Editing it sets the one that is there; with
 *    several the first takes the difference, so that the others keep what they say and where it comes from.
 * 2. What is shown is the amount times the sign of its category, so a cost is negative; a cost may be typed and pasted
 *    with either sign. Working capital and tax keep the sign that is shown.
 * 3. Copying a block and pasting it in the same place changes nothing. */

/* Years that an empty cash plan offers. */
#define EMPTY_YEARS 11

static void
row_free (gpointer data)
{
  XlSheetRow *row = data;

  g_free (row->label);
  g_free (row->title);
  g_free (row);
}

void
xl_cash_sheet_free (XlCashSheet *sheet)
{
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

XlSheetRow *
xl_cash_sheet_row (const XlCashSheet *sheet, guint row)
{
  g_return_val_if_fail (row < sheet->rows->len, NULL);
  return g_ptr_array_index (sheet->rows, row);
}

static int
sign_of (int category)
{
  return category == XL_LINE_CO2 ? 1 : xl_cash_get_sign ((XlCashCategory) (category - 1));
}

static gboolean
may_be_negative (int category)
{
  return xl_cash_may_be_negative ((XlCashCategory) (category - 1));
}

/* --- the sheet -------------------------------------------------------------------------------- */

static XlSheetRow *
add_row (XlCashSheet *sheet, XlSheetRowType type, int category, const char *label, char *title)
{
  XlSheetRow *row = g_new0 (XlSheetRow, 1);

  row->type = type;
  row->category = category;
  row->label = g_strdup (label);
  row->title = title;
  for (guint t = 0; t < XL_CASH_YEARS; t++)
    row->values[t] = NAN;
  g_ptr_array_add (sheet->rows, row);
  return row;
}

static char *
line_title (int category, const char *label)
{
  const char *name = xl_words_choice (xl_kind_field (&xl_kind_cash_line, "category"), category);

  return label != NULL ? g_strdup_printf ("%s: %s", name, label) : g_strdup (name);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const XlCashLine *one = *(XlCashLine *const *) a, *two = *(XlCashLine *const *) b;
  int order = one->category - two->category;

  if (order == 0)
    order = g_strcmp0 (one->label, two->label);
  if (order == 0)
    order = one->year < two->year ? -1 : one->year > two->year;
  return order != 0 ? order : one->parent_instance.id < two->parent_instance.id ? -1 : 1;
}

static void
set_span (XlCashSheet *sheet, XlPlan *plan, const XlProject *project, const GPtrArray *lines)
{
  g_auto (XlCashPlan) cash = { 0 };

  xl_cash_plan_init (&cash);
  if (xl_project_cash (plan, project, &cash) && cash.years >= 1)
    {
      sheet->base_year = cash.base_year;
      sheet->n_years = (guint) MIN (cash.years, XL_CASH_YEARS);
    }
  else
    {
      sheet->base_year = project->price_year != XL_NONE ? (int) project->price_year : XL_DATE_YEAR (xl_date_today ());
      sheet->n_years = project->horizon != XL_NONE ? (guint) project->horizon : EMPTY_YEARS;
    }
}

static double
shown (const XlCashLine *line)
{
  double value = line->category == XL_LINE_CO2 ? line->tonnes
                 : line->amount == XL_NONE     ? NAN
                                               : (double) line->amount / 100;

  return value * sign_of (line->category);
}

/* Lines that are there, and an empty one of each main category. */
static void
add_lines (XlCashSheet *sheet, XlPlan *plan, const XlProject *project, GPtrArray *lines)
{
  static const int main_lines[] = { XL_LINE_CAPEX, XL_LINE_REPLACEMENT, XL_LINE_REVENUE, XL_LINE_OPEX, XL_LINE_RESIDUAL,
                                    XL_LINE_CO2 };
  guint at = 0;

  for (int category = XL_LINE_CAPEX; category <= XL_LINE_CO2; category++)
    {
      XlSheetRow *row = NULL;
      gboolean wanted = FALSE;

      for (; at < lines->len && ((XlCashLine *) lines->pdata[at])->category <= category; at++)
        {
          const XlCashLine *line = lines->pdata[at];
          int t = (int) line->year - sheet->base_year;
          double value = shown (line);

          if (row == NULL || g_strcmp0 (row->label, line->label) != 0)
            row = add_row (sheet, XL_SHEET_LINE, line->category, line->label, line_title (line->category, line->label));
          row->illustrative = row->illustrative
                              || xl_plan_is_illustrative (plan, &line->parent_instance,
                                                          category == XL_LINE_CO2 ? "tonnes" : "amount");
          if (t < 0 || t >= (int) sheet->n_years || isnan (value))
            continue;
          row->values[t] = isnan (row->values[t]) ? value : row->values[t] + value;
          if (category != XL_LINE_CO2)
            sheet->largest = MAX (sheet->largest, fabs (row->values[t]));
        }
      for (guint i = 0; i < G_N_ELEMENTS (main_lines); i++)
        wanted = wanted || main_lines[i] == category;
      if (row == NULL && wanted)
        add_row (sheet, XL_SHEET_LINE, category, NULL, line_title (category, NULL));
    }
}

static void
add_computed (XlCashSheet *sheet, XlPlan *plan, const XlProject *project)
{
  const XlAppraisal *a = xl_project_appraisal (plan, project);
  gboolean sound = a != NULL && (a->fault == XL_CASH_SOUND || a->fault == XL_CASH_FAULT_LOAN_LONGER);
  XlSheetRow *funding = add_row (sheet, XL_SHEET_FUNDING, 0, NULL, g_strdup (_ ("Grant, equity, loan")));
  XlSheetRow *service = add_row (sheet, XL_SHEET_SERVICE, 0, NULL, g_strdup (_ ("Debt service")));
  XlSheetRow *cash = add_row (sheet, XL_SHEET_CASH, 0, NULL, g_strdup (_ ("Cumulated cash")));
  XlSheetRow *dscr = add_row (sheet, XL_SHEET_DSCR, 0, NULL, g_strdup ("DSCR"));
  g_auto (XlCashPlan) plain = { 0 };

  xl_cash_plan_init (&plain);
  if (!sound || !xl_project_cash (plan, project, &plain))
    return;
  for (guint t = 0; t < sheet->n_years && t < (guint) a->years; t++)
    {
      funding->values[t] = plain.eu_grant[t] + plain.national_grant[t] + plain.equity[t] + a->drawn[t];
      service->values[t] = -a->service[t];
      cash->values[t] = a->cash[t];
      dscr->values[t] = a->dscr[t];
      sheet->largest = MAX (sheet->largest, fabs (funding->values[t]));
    }
}

/**
 * xl_cash_sheet_new:
 *
 * Returns: (transfer full): the grid of @project as it is now; an empty one where nothing is known
 */
XlCashSheet *
xl_cash_sheet_new (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");
  XlCashSheet *sheet = g_new0 (XlCashSheet, 1);

  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_sort (lines, compare_lines);
  set_span (sheet, plan, project, lines);
  add_lines (sheet, plan, project, lines);
  add_computed (sheet, plan, project);
  return sheet;
}

/* Tonnes are shown as kilotonnes when money is in millions: both then have few figures. */
static double
scale_of (const XlSheetRow *row, int exponent)
{
  if (row->type == XL_SHEET_DSCR)
    return 1;
  return row->category == XL_LINE_CO2 ? (exponent >= 6 ? 1e3 : 1) : pow (10, exponent);
}

static int
decimals_of (const XlSheetRow *row, int exponent)
{
  return row->type == XL_SHEET_DSCR ? 2 : row->category == XL_LINE_CO2 || exponent == 0 ? 0 : 1;
}

/**
 * xl_cash_sheet_text:
 * @exponent: power of ten of the money
 * @typed: all of its figures and no groups, as one would type it; else as it is shown
 *
 * Returns: (transfer full): the cell; "" for nothing in a line, a dash in a computed row
 */
char *
xl_cash_sheet_text (const XlCashSheet *sheet, guint r, guint year, int exponent, gboolean typed)
{
  const XlSheetRow *row = xl_cash_sheet_row (sheet, r);
  double value = row->values[year];
  int decimals = decimals_of (row, exponent);

  if (isnan (value))
    return g_strdup (typed || row->type == XL_SHEET_LINE ? "" : "–");
  value /= scale_of (row, exponent);
  if (typed)
    {
      XlNumberStyle style = { xl_number_locale ()->decimal, "" };
      g_autofree char *plain = xl_number_to_text (value);
      const char *point = strchr (plain, '.');

      return xl_number_format (value, point != NULL && strchr (plain, 'e') == NULL ? (int) strlen (point + 1) : 0, &style);
    }
  return xl_words_money_in (value, 0, decimals);
}

/**
 * xl_cash_sheet_copy:
 *
 * Returns: (transfer full): a block of cells as a spreadsheet takes it: tabs and lines, no groups
 */
char *
xl_cash_sheet_copy (const XlCashSheet *sheet, guint row, guint year, guint n_rows, guint n_years, int exponent)
{
  GString *out = g_string_new (NULL);

  for (guint r = row; r < row + n_rows && r < sheet->rows->len; r++)
    {
      for (guint t = year; t < year + n_years && t < sheet->n_years; t++)
        {
          g_autofree char *text = xl_cash_sheet_text (sheet, r, t, exponent, TRUE);

          g_string_append_printf (out, "%s%s", t > year ? "\t" : "", text);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* --- edits ------------------------------------------------------------------------------------ */

static GPtrArray *
dup_lines_of (XlPlan *plan, const XlProject *project, const XlSheetRow *row, int year)
{
  GPtrArray *lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");

  for (guint i = lines->len; i-- > 0;)
    {
      const XlCashLine *line = lines->pdata[i];

      if (line->category != row->category || line->year != year || g_strcmp0 (line->label, row->label) != 0)
        g_ptr_array_remove_index (lines, i);
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

static void
delete_line (XlEdit *edit, XlPlan *plan, XlRecord *line)
{
  g_autoptr (GPtrArray) about = xl_plan_dup_backlinks (plan, line);

  for (guint i = 0; i < about->len; i++)
    xl_edit_delete (edit, about->pdata[i]);
  xl_edit_delete (edit, line);
}

static char *
canonical (const XlSheetRow *row, double stored)
{
  return row->category == XL_LINE_CO2 ? xl_number_to_text (stored)
                                      : g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) llround (stored * 100));
}

static void
insert_line (XlEdit *edit, XlProject *project, const XlSheetRow *row, int year, double stored)
{
  const XlField *category = xl_kind_field (&xl_kind_cash_line, "category");
  gint64 id = xl_edit_insert (edit, &xl_kind_cash_line, 0);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, xl_record_get_id (&project->parent_instance));
  g_autofree char *year_text = g_strdup_printf ("%d", year), *text = canonical (row, stored);

  xl_edit_give (edit, id, "project", owner);
  xl_edit_give (edit, id, "category", category->choices[row->category - 1].nick);
  xl_edit_give (edit, id, "label", row->label);
  xl_edit_give (edit, id, "year", year_text);
  xl_edit_give (edit, id, row->category == XL_LINE_CO2 ? "tonnes" : "amount", text);
  if (row->category == XL_LINE_CO2 || row->category == XL_LINE_REVENUE)
    xl_edit_give (edit, id, "eligible", "0");
  /* Money of an invented project is invented, too. */
  if (project->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE)
    xl_edit_give (edit, id, "provenance", "illustrative");
}

/* The amount that is stored for what is shown; FALSE with a sentence where it cannot be. */
static gboolean
to_stored (const XlCashSheet *sheet, const XlSheetCell *cell, double *stored, char **sentence)
{
  const XlSheetRow *row = xl_cash_sheet_row (sheet, cell->row);

  *stored = may_be_negative (row->category) ? cell->value * sign_of (row->category)
            : sign_of (row->category) < 0   ? fabs (cell->value)
                                            : cell->value;
  if (*stored == 0)
    *stored = 0; /* no "-0" */
  if (isnan (*stored) || (*stored >= 0 && *stored <= 9e15) || (may_be_negative (row->category) && fabs (*stored) <= 9e15))
    return TRUE;
  if (sentence != NULL)
    *sentence = *stored < 0 ? g_strdup_printf (_ ("%s, %d: the amount cannot be negative: type it without a minus."), row->title,
                                               sheet->base_year + (int) cell->year)
                            : g_strdup_printf (_ ("%s, %d: the amount is too large: check its unit."), row->title,
                                               sheet->base_year + (int) cell->year);
  return FALSE;
}

static void
set_cell (XlEdit *edit, XlPlan *plan, XlProject *project, const XlSheetRow *row, int year, double stored)
{
  g_autoptr (GPtrArray) lines = dup_lines_of (plan, project, row, year);
  const char *field = row->category == XL_LINE_CO2 ? "tonnes" : "amount";
  g_autofree char *text = NULL;
  double others = 0;

  if (isnan (stored))
    {
      for (guint i = 0; i < lines->len; i++)
        delete_line (edit, plan, lines->pdata[i]);
      return;
    }
  if (lines->len == 0)
    {
      insert_line (edit, project, row, year, stored);
      return;
    }
  for (guint i = 1; i < lines->len; i++)
    {
      double value = shown (lines->pdata[i]) * sign_of (row->category);

      others += isnan (value) ? 0 : value;
    }
  if (stored - others < 0 && !may_be_negative (row->category))
    {
      /* The others alone are more than that: one line says it all. */
      for (guint i = 1; i < lines->len; i++)
        delete_line (edit, plan, lines->pdata[i]);
      others = 0;
    }
  text = canonical (row, stored - others);
  xl_edit_set (edit, lines->pdata[0], field, text);
}

/**
 * xl_edits_cash_cells:
 * @cells: (array length=n): what they are to show
 * @sentence: (out) (optional): why it cannot be
 *
 * Returns: (transfer full) (nullable): one edit for all of them
 */
XlEdit *
xl_edits_cash_cells (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlSheetCell *cells, guint n,
                     char **sentence)
{
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const XlSheetRow *row = xl_cash_sheet_row (sheet, cells[i].row);
      double now = row->values[cells[i].year], stored;

      if (row->type != XL_SHEET_LINE)
        {
          if (sentence != NULL)
            *sentence = g_strdup_printf (_ ("%s follows from the other lines: change those."), row->title);
          return NULL;
        }
      if (!to_stored (sheet, &cells[i], &stored, sentence))
        return NULL;
      if ((isnan (now) && isnan (stored))
          || (!isnan (now) && !isnan (stored) && fabs (now * sign_of (row->category) - stored) < 0.005))
        continue;
      set_cell (edit, plan, project, row, sheet->base_year + (int) cells[i].year, stored);
    }
  return xl_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}

/**
 * xl_edits_cash_typed:
 * @typed: what a person typed into a cell, in the unit of the grid; "" for nothing
 *
 * Returns: (transfer full) (nullable): the edit
 */
XlEdit *
xl_edits_cash_typed (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, guint row, guint year, const char *typed,
                     int exponent, char **sentence)
{
  XlSheetCell cell = { row, year, NAN };
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autoptr (XlPaste) paste = NULL;

  if (*text != '\0')
    {
      paste = xl_paste_parse (text, xl_number_locale (), NULL);
      if (paste == NULL || paste->n_rows != 1 || paste->n_columns != 1 || isnan (paste->values[0]))
        {
          if (sentence != NULL)
            *sentence = g_strdup_printf (_ ("“%s” is not a number: type one such as 12 or −3.5."), text);
          return NULL;
        }
      return xl_edits_cash_paste (plan, project, sheet, row, year, paste, exponent, sentence);
    }
  return xl_edits_cash_cells (plan, project, sheet, &cell, 1, sentence);
}

/* The row of the sheet that a word before a row of figures means; @fallback where it means none. */
static guint
find_row (const XlCashSheet *sheet, const char *label, guint fallback)
{
  const XlField *field = xl_kind_field (&xl_kind_cash_line, "category");
  g_autofree char *word = label != NULL ? xl_fold (label) : g_strdup ("");

  for (guint r = 0; *word != '\0' && r < sheet->rows->len; r++)
    {
      const XlSheetRow *row = xl_cash_sheet_row (sheet, r);
      g_autofree char *title = xl_fold (row->title), *own = row->label != NULL ? xl_fold (row->label) : NULL;
      g_autofree char *nick = row->category > 0 && row->label == NULL ? xl_fold (field->choices[row->category - 1].nick) : NULL;

      if (row->type == XL_SHEET_LINE
          && (strcmp (word, title) == 0 || g_strcmp0 (word, own) == 0 || g_strcmp0 (word, nick) == 0))
        return r;
    }
  return fallback;
}

static XlEdit *
refuse (char **sentence, char *words)
{
  if (sentence != NULL)
    *sentence = words;
  else
    g_free (words);
  return NULL;
}

/**
 * xl_edits_cash_paste:
 * @row: where the block begins, unless it names its lines
 * @year: where it begins, unless it names its years
 * @exponent: power of ten of the unit that the grid shows, which pasted figures are in
 *
 * Returns: (transfer full) (nullable): one edit for the whole block; empty cells of it leave what is there
 */
XlEdit *
xl_edits_cash_paste (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, guint row, guint year, const XlPaste *paste,
                     int exponent, char **sentence)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (XlSheetCell));

  if (paste->currency != NULL && g_strcmp0 (paste->currency, project->currency) != 0)
    return refuse (sentence, g_strdup_printf (_ ("The figures are in %s and the project in %s, so nothing was pasted: bring them "
                                                 "to one currency first."),
                                              paste->currency, project->currency));
  for (guint i = 0; i < paste->n_rows * paste->n_columns; i++)
    {
      guint r = i / paste->n_columns, c = i % paste->n_columns;
      guint at = paste->labels != NULL ? find_row (sheet, paste->labels[r], row + r) : row + r;
      int column = paste->years != NULL ? paste->years[c] - sheet->base_year : (int) (year + c);
      XlSheetCell cell = { at, (guint) column, paste->values[i] };

      if (isnan (paste->values[i]))
        continue;
      if (at >= sheet->rows->len || xl_cash_sheet_row (sheet, at)->type != XL_SHEET_LINE)
        return refuse (sentence, g_strdup (_ ("The block has more rows than there are lines here, so nothing was pasted: begin "
                                              "higher up, or put names of lines before its rows.")));
      if (column < 0 || column >= (int) sheet->n_years)
        return refuse (sentence, g_strdup_printf (_ ("The block reaches %d, outside the years %d to %d, so nothing was pasted: "
                                                     "change the horizon or the price base year under Summary first."),
                                                  sheet->base_year + column, sheet->base_year,
                                                  sheet->base_year + (int) sheet->n_years - 1));
      cell.value *= scale_of (xl_cash_sheet_row (sheet, at), exponent);
      g_array_append_val (cells, cell);
    }
  return xl_edits_cash_cells (plan, project, sheet, (const XlSheetCell *) cells->data, cells->len, sentence);
}
