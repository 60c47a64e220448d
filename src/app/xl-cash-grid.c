/* xl-cash-grid.c - the cash plan of a project, to be read and typed like a spreadsheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-cash-grid.h"

#include <math.h>

#include "xl-application.h"
#include "xl-cash-canvas.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-id.h"
#include "xl-state.h"

struct _XlCashGrid
{
  GtkBox parent_instance;

  /* owned */
  XlDesk *desk;
  /* and */
  gint64 project; /* its id, or 0 */
  gboolean filling; /* the units are being listed */
  /* template */
  XlCashCanvas *canvas;
  GtkDropDown *unit;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (XlCashGrid, xl_cash_grid, GTK_TYPE_BOX)

static XlProject *
get_project (XlCashGrid *self)
{
  XlPlan *plan = self->desk != NULL ? xl_desk_get_plan (self->desk) : NULL;

  return plan != NULL ? (XlProject *) xl_plan_lookup (plan, self->project) : NULL;
}

/* A sentence under the grid; an error is red. */
static void
say (XlCashGrid *self, const char *sentence, gboolean error)
{
  gtk_label_set_text (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message),
                              (const char *[]) { error ? "xl-field-error" : "xl-caption", NULL });
}

/* --- the unit --------------------------------------------------------------------------------- */

static char *
unit_key (XlCashGrid *self)
{
  return xl_id_to_text (&xl_kind_project, self->project);
}

/* What was chosen for this project, else what fits its size. */
static int
get_exponent (XlCashGrid *self, const XlCashSheet *sheet)
{
  g_autofree char *key = unit_key (self);
  int chosen = xl_state_get_int ("cash-unit", key, -1);

  return chosen >= 0 && chosen <= 6 ? chosen / 3 * 3 : MIN (xl_words_money_exponent (sheet->largest), 6);
}

static void
list_units (XlCashGrid *self, const char *currency, int exponent)
{
  g_autoptr (GtkStringList) units = gtk_string_list_new (NULL);

  for (int e = 0; e <= 6; e += 3)
    {
      g_autofree char *unit = xl_words_money_unit (e, currency);

      gtk_string_list_append (units, unit);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (units));
  gtk_drop_down_set_selected (self->unit, (guint) exponent / 3);
  self->filling = FALSE;
}

static void
refresh (XlCashGrid *self)
{
  XlProject *project = get_project (self);
  XlCashSheet *sheet;
  int exponent;

  if (project == NULL)
    {
      xl_cash_canvas_set_sheet (self->canvas, NULL, 0);
      return;
    }
  sheet = xl_cash_sheet_new (xl_desk_get_plan (self->desk), project);
  exponent = get_exponent (self, sheet);
  list_units (self, project->currency, exponent);
  xl_cash_canvas_set_sheet (self->canvas, sheet, exponent);
}

static int
shown_exponent (XlCashGrid *self)
{
  return (int) gtk_drop_down_get_selected (self->unit) * 3;
}

static void
unit_cb (XlCashGrid *self)
{
  g_autofree char *key = NULL;

  if (self->filling || self->project == 0)
    return;
  key = unit_key (self);
  xl_state_set_int ("cash-unit", key, shown_exponent (self));
  refresh (self);
}

/* --- edits ------------------------------------------------------------------------------------ */

/* Through the door; FALSE with what is wrong under the grid. */
static gboolean
perform (XlCashGrid *self, XlEdit *edit, const char *sentence)
{
  g_autofree char *refused = NULL;

  if (edit != NULL && !xl_desk_edit (self->desk, edit, &refused))
    sentence = refused;
  say (self, sentence, TRUE);
  return sentence == NULL;
}

static gboolean
typed_cb (XlCashGrid *self, guint row, guint year, const char *text)
{
  XlProject *project = get_project (self);
  const XlCashSheet *sheet = xl_cash_canvas_get_sheet (self->canvas);
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;

  if (project == NULL || sheet == NULL)
    return TRUE;
  edit = xl_edits_cash_typed (xl_desk_get_plan (self->desk), project, sheet, row, year, text, shown_exponent (self), &sentence);
  return perform (self, edit, sentence);
}

/* Every line cell of the block gets what @value says. */
static void
set_block (XlCashGrid *self, double (*value) (const XlCashSheet *sheet, guint row, guint first_year))
{
  XlProject *project = get_project (self);
  const XlCashSheet *sheet = xl_cash_canvas_get_sheet (self->canvas);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (XlSheetCell));
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;
  guint row, year, n_rows, n_years;

  if (project == NULL || sheet == NULL)
    return;
  xl_cash_canvas_get_block (self->canvas, &row, &year, &n_rows, &n_years);
  for (guint r = row; r < row + n_rows; r++)
    for (guint t = year; t < year + n_years; t++)
      {
        XlSheetCell cell = { r, t, value (sheet, r, year) };

        if (xl_cash_sheet_row (sheet, r)->type == XL_SHEET_LINE)
          g_array_append_val (cells, cell);
      }
  edit = xl_edits_cash_cells (xl_desk_get_plan (self->desk), project, sheet, (const XlSheetCell *) cells->data, cells->len,
                              &sentence);
  perform (self, edit, sentence);
}

static double
nothing (const XlCashSheet *sheet, guint row, guint first_year)
{
  return NAN;
}

static double
first_of_row (const XlCashSheet *sheet, guint row, guint first_year)
{
  return xl_cash_sheet_row (sheet, row)->values[first_year];
}

static void
copy (XlCashGrid *self)
{
  const XlCashSheet *sheet = xl_cash_canvas_get_sheet (self->canvas);
  g_autofree char *text = NULL;
  guint row, year, n_rows, n_years;

  if (sheet == NULL)
    return;
  xl_cash_canvas_get_block (self->canvas, &row, &year, &n_rows, &n_years);
  text = xl_cash_sheet_copy (sheet, row, year, n_rows, n_years, shown_exponent (self));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
paste_text (XlCashGrid *self, const char *text)
{
  XlProject *project = get_project (self);
  const XlCashSheet *sheet = xl_cash_canvas_get_sheet (self->canvas);
  g_autoptr (XlPaste) paste = NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL, *reading = NULL;
  guint row, year, n_rows, n_years, columns, rows;

  if (project == NULL || sheet == NULL)
    return;
  xl_cash_canvas_get_block (self->canvas, &row, &year, &n_rows, &n_years);
  paste = xl_paste_parse (text, xl_number_locale (), &sentence);
  if (paste != NULL)
    edit = xl_edits_cash_paste (xl_desk_get_plan (self->desk), project, sheet, row, year, paste, shown_exponent (self),
                                &sentence);
  if (!perform (self, edit, sentence) || paste == NULL)
    return;
  columns = paste->n_columns;
  rows = paste->n_rows;
  /* Translators: columns, rows; how the figures were read */
  reading = g_strdup_printf (paste->comma ? _("%u × %u cells pasted, read with a decimal comma.")
                                          : _("%u × %u cells pasted, read with a decimal point."),
                             columns, rows);
  say (self, reading, FALSE);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlCashGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL)
    paste_text (self, text);
  else
    say (self, _("There is nothing to paste: copy cells with figures first."), TRUE);
}

static void
asked_cb (XlCashGrid *self, const char *word)
{
  if (g_str_equal (word, "copy") || g_str_equal (word, "cut"))
    copy (self);
  if (g_str_equal (word, "cut") || g_str_equal (word, "clear"))
    set_block (self, nothing);
  else if (g_str_equal (word, "fill"))
    set_block (self, first_of_row);
  else if (g_str_equal (word, "paste"))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

static void
paste_cb (XlCashGrid *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  asked_cb (self, "paste");
}

static void
xl_cash_grid_dispose (GObject *object)
{
  g_clear_object (&XL_CASH_GRID (object)->desk);
  G_OBJECT_CLASS (xl_cash_grid_parent_class)->dispose (object);
}

static void
xl_cash_grid_class_init (XlCashGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_cash_grid_dispose;
  g_type_ensure (XL_TYPE_CASH_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-cash-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, canvas);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, unit);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, message);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
}

static void
xl_cash_grid_init (XlCashGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_cash_grid_show:
 * @desk: where edits go
 * @project: (nullable): whose cash plan it shows, as it is now
 */
void
xl_cash_grid_show (XlCashGrid *self, XlDesk *desk, XlProject *project)
{
  gint64 id = project != NULL ? xl_record_get_id (&project->parent_instance) : 0;

  g_set_object (&self->desk, desk);
  if (id != self->project)
    say (self, NULL, FALSE);
  self->project = id;
  refresh (self);
}

/**
 * xl_cash_grid_focus:
 * @line: (nullable): puts the cursor on its cell
 */
void
xl_cash_grid_focus (XlCashGrid *self, const XlCashLine *line)
{
  const XlCashSheet *sheet = xl_cash_canvas_get_sheet (self->canvas);

  for (guint r = 0; line != NULL && sheet != NULL && r < sheet->rows->len; r++)
    {
      const XlSheetRow *row = xl_cash_sheet_row (sheet, r);

      if (row->category == line->category && g_strcmp0 (row->label, line->label) == 0)
        {
          xl_cash_canvas_choose (self->canvas, r, (guint) MAX (line->year - sheet->base_year, 0));
          return;
        }
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}
