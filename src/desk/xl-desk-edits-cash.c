/* xl-desk-edits-cash.c - edits of a cash plan: cells set, cleared, filled, lines renamed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "xl-cash.h"
#include "xl-desk-cash.h"
#include "xl-desk-edits.h"

/* Invariants:
 * 1. An edit says all of it or nothing: one bad cell and there is no edit, but a sentence.
 * 2. Where several cash lines make up one cell, a change keeps them all, with what is known about
 *    each: the first takes the difference. Where that would turn its sign it becomes 0 and the next
 *    takes the rest. Only clearing a cell deletes them, and the evidence about them.
 * 3. A new amount is our own, or illustrative where the project is, and has no source; an amount that
 *    changes keeps its provenance, as any field does. Whether a cost is eligible it has from its line. */

/* The greatest amount of a cash line, in minor units, and its greatest tonnage: see its field table. */
#define MOST_MINOR G_GINT64_CONSTANT (900000000000000000)
#define MOST_TONNES 1e12

/* --- cells ------------------------------------------------------------------------------------ */

static gboolean
is_cost (int category)
{
  return xl_cash_get_sign ((XlCashCategory) (category - 1)) < 0;
}

static gboolean
may_be_negative (int category)
{
  return xl_cash_may_be_negative ((XlCashCategory) (category - 1));
}

/* The cash lines of one cell, by id. */
static GPtrArray *
pick (const GPtrArray *lines, const XlCashValue *value)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category == value->category && line->year == value->year && g_strcmp0 (line->label, value->label) == 0)
        g_ptr_array_add (picked, line);
    }
  return picked;
}

static void
add_delete (XlEdit *edit, XlPlan *plan, XlRecord *line)
{
  g_autoptr (XlEdit) unlink = xl_edits_unlink (plan, line);

  for (guint i = 0; i < unlink->ops->len; i++)
    xl_edit_add_op (edit, xl_op_copy (g_ptr_array_index (unlink->ops, i)));
}

static void
add_insert (XlEdit *edit, const GPtrArray *lines, XlProject *project, const XlCashValue *value)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_cash_line, 0);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, project->parent_instance.id);
  g_autofree char *year = g_strdup_printf ("%d", value->year);
  g_autofree char *amount = value->category == XL_LINE_CO2 ? xl_number_to_text (value->tonnes)
                                                           : g_strdup_printf ("%" G_GINT64_FORMAT, value->amount);
  gboolean eligible = is_cost (value->category);

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category == value->category && g_strcmp0 (line->label, value->label) == 0)
        {
          eligible = line->eligible;
          break;
        }
    }
  xl_edit_give (edit, id, "project", owner);
  xl_edit_give (edit, id, "category", xl_kind_field (&xl_kind_cash_line, "category")->choices[value->category - 1].nick);
  xl_edit_give (edit, id, "label", value->label);
  xl_edit_give (edit, id, "year", year);
  xl_edit_give (edit, id, value->category == XL_LINE_CO2 ? "tonnes" : "amount", amount);
  xl_edit_give (edit, id, "eligible", eligible ? "1" : "0");
  if (project->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE)
    xl_edit_give (edit, id, "provenance", "illustrative");
}

static gboolean
set_amounts (XlEdit *edit, const GPtrArray *picked, const XlCashValue *value)
{
  gint64 rest = value->amount;

  for (guint i = 0; i < picked->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (picked, i);

      if (line->amount != XL_NONE && __builtin_sub_overflow (rest, line->amount, &rest))
        return FALSE;
    }
  for (guint i = 0; i < picked->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (picked, i);
      gint64 wanted = line->amount != XL_NONE ? line->amount : 0;
      g_autofree char *text = NULL;

      if (__builtin_add_overflow (wanted, rest, &wanted))
        return FALSE;
      rest = wanted < 0 && !may_be_negative (value->category) ? wanted : 0;
      text = g_strdup_printf ("%" G_GINT64_FORMAT, wanted - rest);
      if (wanted - rest > MOST_MINOR || wanted - rest < -MOST_MINOR)
        return FALSE;
      /* A line without an amount stays so unless it is the one that gets it. */
      if (i == 0 || line->amount != XL_NONE)
        xl_edit_set (edit, &line->parent_instance, "amount", text);
      if (rest == 0)
        return TRUE;
    }
  return rest == 0;
}

static void
set_tonnes (XlEdit *edit, const GPtrArray *picked, const XlCashValue *value)
{
  double rest = value->tonnes;

  for (guint i = 0; i < picked->len; i++)
    {
      double tonnes = ((const XlCashLine *) g_ptr_array_index (picked, i))->tonnes;

      rest -= i > 0 && !isnan (tonnes) ? tonnes : 0;
    }
  for (guint i = 0; i < picked->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (picked, i);
      g_autofree char *text = xl_number_to_text (MAX (rest, 0));

      xl_edit_set (edit, &line->parent_instance, "tonnes", text);
      if (rest >= 0 || i + 1 == picked->len)
        return;
      line = g_ptr_array_index (picked, i + 1);
      rest += isnan (line->tonnes) ? 0 : line->tonnes;
    }
}

/* What the cell shows now: whether there is anything to change. */
static gboolean
has_value (const GPtrArray *picked, const XlCashValue *value)
{
  gboolean given = FALSE;
  gint64 amount = 0;
  double tonnes = 0;

  for (guint i = 0; i < picked->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (picked, i);

      given = given || (value->category == XL_LINE_CO2 ? !isnan (line->tonnes) : line->amount != XL_NONE);
      if (line->amount != XL_NONE && __builtin_add_overflow (amount, line->amount, &amount))
        return FALSE;
      tonnes += isnan (line->tonnes) ? 0 : line->tonnes;
    }
  if (!given)
    return FALSE;
  return value->category == XL_LINE_CO2 ? tonnes == value->tonnes : amount == value->amount;
}

static char *
say_refused (XlCashRefused why, const XlCashValue *value)
{
  XlCashRefusal refusal = { .why = why, .category = value->category, .label = value->label, .year = value->year };

  return xl_words_cash_refusal (&refusal);
}

static char *
check_value (const XlCashValue *value)
{
  gboolean tonnes = value->category == XL_LINE_CO2;

  if (value->clear)
    return NULL;
  if (tonnes ? !(fabs (value->tonnes) <= MOST_TONNES) : value->amount > MOST_MINOR || value->amount < -MOST_MINOR)
    return say_refused (XL_CASH_REFUSED_AMOUNT, value);
  if (!may_be_negative (value->category) && (tonnes ? value->tonnes < 0 : value->amount < 0))
    return say_refused (XL_CASH_REFUSED_NEGATIVE, value);
  return NULL;
}

/**
 * xl_edits_cash_cells:
 * @values: (array length=n): what cells are to say; no cell twice
 * @sentence: (out): why not
 *
 * See the invariants above for cells that several cash lines make up.
 *
 * Returns: (transfer full) (nullable): one edit for all of them; %NULL with @sentence for a bad
 *   value, %NULL without when nothing would change
 */
XlEdit *
xl_edits_cash_cells (XlPlan *plan, XlProject *project, const XlCashValue *values, guint n, char **sentence)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);
  g_autofree char *wrong = NULL;

  for (guint i = 0; i < n && wrong == NULL; i++)
    {
      const XlCashValue *value = &values[i];
      g_autoptr (GPtrArray) picked = pick (lines, value);

      wrong = check_value (value);
      if (wrong != NULL)
        break;
      if (value->clear)
        for (guint k = 0; k < picked->len; k++)
          add_delete (edit, plan, g_ptr_array_index (picked, k));
      else if (picked->len == 0)
        add_insert (edit, lines, project, value);
      else if (has_value (picked, value))
        continue;
      else if (value->category == XL_LINE_CO2)
        set_tonnes (edit, picked, value);
      else if (!set_amounts (edit, picked, value))
        wrong = say_refused (XL_CASH_REFUSED_AMOUNT, value);
    }
  if (wrong != NULL)
    *sentence = g_steal_pointer (&wrong);
  return *sentence != NULL || xl_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}

/* --- cleared, filled -------------------------------------------------------------------------- */

/**
 * xl_edits_cash_clear:
 * @block: cells inside the sheet; computed ones are passed over
 *
 * Returns: (transfer full) (nullable): the edit that deletes what is there, and the evidence about
 *   it; %NULL when there is nothing
 */
XlEdit *
xl_edits_cash_clear (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlCashBlock *block)
{
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (XlCashValue));
  g_autofree char *sentence = NULL;

  for (guint r = block->row; r < block->row + block->n_rows && r < sheet->n_lines; r++)
    for (guint c = block->column; c < block->column + block->n_columns; c++)
      {
        const XlCashRow *row = xl_cash_sheet_row (sheet, r);
        XlCashValue value = { .category = row->category, .label = row->label, .year = sheet->base + (int) c, .clear = TRUE };

        g_array_append_val (values, value);
      }
  return xl_edits_cash_cells (plan, project, (const XlCashValue *) (gpointer) values->data, values->len, &sentence);
}

/**
 * xl_edits_cash_fill_right:
 * @block: cells inside the sheet; of a single column, the one left of it is taken
 *
 * Gives each line of @block what its first year says. An empty first year clears.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL when nothing would change
 */
XlEdit *
xl_edits_cash_fill_right (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlCashBlock *block,
                          char **sentence)
{
  guint from = block->n_columns > 1 || block->column == 0 ? block->column : block->column - 1;
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (XlCashValue));

  for (guint r = block->row; r < block->row + block->n_rows && r < sheet->n_lines; r++)
    for (guint c = from + 1; c < block->column + block->n_columns; c++)
      {
        const XlCashRow *row = xl_cash_sheet_row (sheet, r);
        const XlCashCell *cell = xl_cash_sheet_cell (sheet, r, from);
        XlCashValue value = { .category = row->category, .label = row->label, .year = sheet->base + (int) c,
                              .clear = !cell->given, .amount = cell->amount, .tonnes = cell->value };

        g_array_append_val (values, value);
      }
  return xl_edits_cash_cells (plan, project, (const XlCashValue *) (gpointer) values->data, values->len, sentence);
}

/**
 * xl_edits_cash_rename:
 * @label: (nullable): which line of @category
 * @name: (nullable): what it is to be called; "" for no name but its category's
 *
 * Returns: (transfer full) (nullable): the edit; %NULL with @sentence where another line has that
 *   name, %NULL without when the line has no amounts or is called so
 */
XlEdit *
xl_edits_cash_rename (XlPlan *plan, XlProject *project, int category, const char *label, const char *name,
                      char **sentence)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");
  g_autofree char *clean = name != NULL ? g_strstrip (g_strdup (name)) : g_strdup ("");
  const char *text = *clean != '\0' ? clean : NULL;
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);

  if (g_strcmp0 (label, text) == 0)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category != category)
        continue;
      if (g_strcmp0 (line->label, text) == 0)
        {
          *sentence = xl_words_cash_refusal (&(XlCashRefusal){ .why = XL_CASH_REFUSED_EXISTS, .category = category,
                                                               .label = text });
          return NULL;
        }
      if (g_strcmp0 (line->label, label) == 0)
        xl_edit_set (edit, &line->parent_instance, "label", text);
    }
  return xl_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}
