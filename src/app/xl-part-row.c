/* xl-part-row.c - one part of a project as a line of cells, with more fields below when it is opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-part-row.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-field-row.h"
#include "xl-mark.h"
#include "xl-part-line.h"
#include "xl-record-view.h"
#include "xl-verdict-mark.h"

struct _XlPartRow
{
  XlPart parent_instance;

  /* owned */
  GPtrArray *columns; /* of XlPartColumn, shared */
  char **details;
  /* in the template's place */
  GtkWidget *line;
  GtkWidget *second;  /* or NULL */
  GPtrArray *cells;   /* borrowed, one a column */
  GtkWidget *mark;
  GtkWidget *more;
  GtkWidget *away;
  /* template */
  GtkBox *box;
  GtkBox *fields;
};

G_DEFINE_FINAL_TYPE (XlPartRow, xl_part_row, XL_TYPE_PART)

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * xl_part_row_is_number:
 *
 * Returns: whether values of @field stand at the right of their column
 */
gboolean
xl_part_row_is_number (const XlField *field)
{
  return field->type == XL_FIELD_INTEGER || field->type == XL_FIELD_REAL || field->type == XL_FIELD_MONEY
         || field->type == XL_FIELD_SHARE;
}

/* ---- cells ---- */

/**
 * xl_part_row_make_verdict:
 *
 * Returns: (transfer floating): a cell for the 2 x 2
 */
GtkWidget *
xl_part_row_make_verdict (void)
{
  return g_object_new (XL_TYPE_VERDICT_MARK, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_CENTER, "margin-end", 5, NULL);
}

static GtkWidget *
make_cell (XlPartRow *self, const XlPartColumn *column)
{
  GtkWidget *cell;

  if (column->field != NULL)
    {
      cell = g_object_new (XL_TYPE_FIELD_ROW, "field", column->field->name, "cell", TRUE, NULL);
      xl_field_row_set_edit (XL_FIELD_ROW (cell), column->edit, column->data);
      xl_part_set_record (XL_PART (cell), xl_part_get_record (XL_PART (self)));
      return cell;
    }
  if (column->share != NULL)
    {
      cell = gtk_progress_bar_new ();
      gtk_widget_add_css_class (cell, "xl-bar");
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
      return cell;
    }
  if (column->verdict != NULL)
    return xl_part_row_make_verdict ();
  cell = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell), 1);
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  return cell;
}

static void
show_share (GtkWidget *bar, const XlPartColumn *column, XlPlan *plan, XlRecord *part)
{
  double share = column->share (plan, part, column->data);
  g_autofree char *percent = isfinite (share) ? xl_words_number (share * 100, 0) : NULL;
  g_autofree char *words = percent != NULL ? g_strdup_printf ("%s: %s\u00a0%%", column->title, percent) : NULL;

  gtk_widget_set_opacity (bar, isfinite (share) ? 1 : 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), isfinite (share) ? CLAMP (share, 0, 1) : 0);
  if (xl_plan_is_illustrative (plan, part, NULL))
    gtk_widget_add_css_class (bar, "illustrative");
  else
    gtk_widget_remove_css_class (bar, "illustrative");
  gtk_widget_set_tooltip_text (bar, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : column->title, -1);
}

static void
show_figure (GtkWidget *label, const XlPartColumn *column, XlPlan *plan, XlRecord *part)
{
  const char *class = NULL;
  g_autofree char *words = column->figure (plan, part, &class, column->data);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", column->title, words);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_css_classes (label, (const char *[]) { "xl-dense", class, NULL });
  gtk_widget_set_tooltip_text (label, spoken);
}

/* ---- more ---- */

/* Fields below a row are made when it is opened first. */
static void
more_cb (GtkToggleButton *more, XlPartRow *self)
{
  gboolean open = gtk_toggle_button_get_active (more);

  gtk_widget_set_visible (GTK_WIDGET (self->fields), open);
  if (!open || gtk_widget_get_first_child (GTK_WIDGET (self->fields)) != NULL)
    return;
  for (guint i = 0; self->details[i] != NULL; i++)
    {
      GtkWidget *row = xl_field_row_new (self->details[i], FALSE);

      xl_part_set_record (XL_PART (row), xl_part_get_record (XL_PART (self)));
      gtk_box_append (self->fields, row);
    }
}

static void
away_cb (GtkWidget *button, XlPartRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static GtkWidget *
make_small (XlPartRow *self, GType type, const char *icon, GCallback callback)
{
  GtkWidget *button = g_object_new (type, "icon-name", icon, "has-frame", FALSE, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (button, "xl-small");
  g_signal_connect (button, GTK_IS_TOGGLE_BUTTON (button) ? "toggled" : "clicked", callback, self);
  return button;
}

static void
name_button (GtkWidget *button, const char *words)
{
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
xl_part_row_refresh (XlPart *part)
{
  XlPartRow *self = XL_PART_ROW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;
  g_autofree char *away = NULL;
  g_autofree char *more = NULL;

  if (record == NULL || plan == NULL || self->columns == NULL)
    return;
  name = xl_words_name (plan, record);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const XlPartColumn *column = g_ptr_array_index (self->columns, i);

      if (column->figure != NULL)
        show_figure (g_ptr_array_index (self->cells, i), column, plan, record);
      else if (column->share != NULL)
        show_share (g_ptr_array_index (self->cells, i), column, plan, record);
      else if (column->verdict != NULL)
        g_object_set (g_ptr_array_index (self->cells, i), "verdict", column->verdict (plan, record, column->data), NULL);
    }
  gtk_widget_set_opacity (self->mark, xl_plan_is_illustrative (plan, record, NULL) ? 1 : 0);
  gtk_widget_set_visible (self->away, !xl_desk_get_read_only (xl_part_get_desk (part)));
  away = g_strdup_printf (_("Remove \u2068%s\u2069"), name);
  name_button (self->away, away);
  more = g_strdup_printf (_("More about \u2068%s\u2069"), name);
  if (self->more != NULL)
    name_button (self->more, more);
  if (GTK_IS_LIST_BOX_ROW (row))
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
xl_part_row_finalize (GObject *object)
{
  XlPartRow *self = XL_PART_ROW (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->details, g_strfreev);
  G_OBJECT_CLASS (xl_part_row_parent_class)->finalize (object);
}

static void
xl_part_row_class_init (XlPartRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_part_row_finalize;
  XL_PART_CLASS (class)->refresh = xl_part_row_refresh;
  signals[REMOVE] = g_signal_new ("remove", XL_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (XL_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPartRow, box);
  gtk_widget_class_bind_template_child (widget_class, XlPartRow, fields);
}

static void
xl_part_row_init (XlPartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_line (XlPartRow *self, GArray *widths)
{
  self->line = xl_part_line_new (widths);
  gtk_widget_add_css_class (self->line, "xl-part-line");
  self->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->mark, "xl-mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->mark, _("illustrative"));
  xl_part_line_append (XL_PART_LINE (self->line), self->mark);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkWidget *cell = make_cell (self, g_ptr_array_index (self->columns, i));

      g_ptr_array_add (self->cells, cell);
      xl_part_line_append (XL_PART_LINE (self->line), cell);
    }
  if (*self->details != NULL)
    {
      self->more = make_small (self, GTK_TYPE_TOGGLE_BUTTON, "xl-down-symbolic", G_CALLBACK (more_cb));
      gtk_widget_add_css_class (self->more, "xl-more");
      xl_part_line_append (XL_PART_LINE (self->line), self->more);
    }
  self->away = make_small (self, GTK_TYPE_BUTTON, "xl-cross-symbolic", G_CALLBACK (away_cb));
  gtk_widget_add_css_class (self->away, "xl-away");
  xl_part_line_append (XL_PART_LINE (self->line), self->away);
  gtk_box_prepend (self->box, self->line);
}

static void
make_second (XlPartRow *self, const char *name)
{
  const XlField *field = xl_kind_field (xl_record_get_kind (xl_part_get_record (XL_PART (self))), name);

  self->second =
      g_object_new (XL_TYPE_FIELD_ROW, "field", name, "title", xl_words_field (field), "cell", TRUE, NULL);
  xl_part_set_record (XL_PART (self->second), xl_part_get_record (XL_PART (self)));
  gtk_widget_add_css_class (self->second, "xl-part-second");
  gtk_box_insert_child_after (self->box, self->second, self->line);
}

/**
 * xl_part_row_new:
 * @part: what it shows
 * @columns: (element-type XlPartColumn): shared with the other rows
 * @widths: (element-type double): shared with the head
 * @second: (nullable): name of a field that stands below the line
 * @details: (array zero-terminated=1): names of fields below the line
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
xl_part_row_new (XlRecord *part, GPtrArray *columns, GArray *widths, const char *second, const char *const *details)
{
  XlPartRow *self = g_object_new (XL_TYPE_PART_ROW, "record", part, NULL);

  self->columns = g_ptr_array_ref (columns);
  self->cells = g_ptr_array_new ();
  self->details = g_strdupv ((char **) details);
  make_line (self, widths);
  if (second != NULL)
    make_second (self, second);
  return GTK_WIDGET (self);
}

/**
 * xl_part_row_focus_field:
 * @field: (nullable): name of a field; %NULL for the first
 *
 * Returns: whether the row has the field, opened if need be, and it has the focus now
 */
gboolean
xl_part_row_focus_field (XlPartRow *self, const char *field)
{
  for (guint i = 0; field == NULL && i < self->cells->len; i++)
    if (XL_IS_FIELD_ROW (g_ptr_array_index (self->cells, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->cells, i));
  if (xl_form_focus_field (self->line, field)
      || (self->second != NULL && xl_form_focus_field (self->second, field)))
    return TRUE;
  if (!g_strv_contains ((const char *const *) self->details, field))
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), TRUE);
  return xl_form_focus_field (GTK_WIDGET (self->fields), field);
}
