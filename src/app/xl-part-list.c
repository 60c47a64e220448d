/* xl-part-list.c - the parts of a record of one kind, a row each, edited in place; new ones by name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-part-list.h"

#include <stdlib.h>
#include <string.h>

#include "xl-application.h"
#include "xl-desk-parts.h"
#include "xl-desk-words.h"
#include "xl-part-line.h"
#include "xl-part-row.h"

/* px at text scale 1: of the mark before a row and the buttons after it */
#define MARK 12
#define BUTTON 24

struct _XlPartList
{
  XlPart parent_instance;

  /* owned */
  const XlKind *kind;
  GPtrArray *columns; /* of XlPartColumn */
  GArray *widths;     /* of double: of the mark, the columns, the buttons */
  char **details;
  char *second;       /* name of a field below the line of each row, or NULL */
  char *base;         /* name of a line that stands before all parts, or NULL */
  GtkWidget *head;
  GtkWidget *base_line;
  gint64 wanted;      /* id of a part that gets the focus once it is there, or 0 */
  int refocus;        /* row that gets the focus after the next refresh, or -1 */
  /* borrowed */
  GCompareDataFunc compare;
  gpointer compare_data;
  gboolean (*keep) (XlRecord *part, gpointer data);
  gpointer keep_data;
  XlPartNew make;
  /* template */
  GtkBox *box;
  GtkLabel *title;
  GtkLabel *count;
  GtkListBox *list;
  GtkLabel *hint;
  GtkEntry *entry;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlPartList, xl_part_list, XL_TYPE_PART)

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_COLUMNS,
  PROP_HEADS,
  PROP_DETAILS,
  PROP_HINT,
  PROP_NEW,
  PROP_BASE,
  PROP_SECOND,
} XlPartListProperty;

static GParamSpec *properties[PROP_SECOND + 1];

static void
column_free (gpointer data)
{
  XlPartColumn *column = data;

  g_free (column->title);
  g_free (column);
}

/* ---- edits ---- */

static gboolean
hand_over (XlPartList *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;
  gboolean done = edit != NULL && xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);

  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
  return done;
}

static void
add_cb (XlPartList *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *whole = xl_part_get_record (XL_PART (self));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (XlEdit) edit = NULL;
  gint64 id;

  if (*name == '\0' || plan == NULL || whole == NULL)
    return;
  edit = self->make != NULL ? self->make (plan, whole, name, &id)
                            : xl_edits_new_part (plan, self->kind, whole, name, &id);
  if (hand_over (self, edit))
    {
      self->wanted = id;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
}

static void
remove_cb (XlPartList *self, XlPartRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autoptr (XlEdit) edit =
      xl_edits_remove_part (xl_part_get_plan (XL_PART (self)), xl_part_get_record (XL_PART (row)));

  self->refocus = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (parent));
  hand_over (self, edit);
}

/* ---- rows ---- */

static XlPartRow *
row_at (XlPartList *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? XL_PART_ROW (gtk_list_box_row_get_child (row)) : NULL;
}

static XlPartRow *
find_row (XlPartList *self, XlRecord *part)
{
  XlPartRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (xl_part_get_record (XL_PART (row)) == part)
      return row;
  return NULL;
}

static void
insert_row (XlPartList *self, XlRecord *part, int position)
{
  GtkWidget *row =
      xl_part_row_new (part, self->columns, self->widths, self->second, (const char *const *) self->details);

  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_list_box_insert (self->list, row, position);
  gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (self->list, position), FALSE);
}

/* Rows that stay keep their widgets, and with them the focus and what is being typed. One that is being edited keeps
 * its place, too: it must not run away from under the hands. */
static void
match_rows (XlPartList *self, GPtrArray *parts)
{
  XlPartRow *row;
  guint at = 0;

  for (int i = 0; (row = row_at (self, i)) != NULL;)
    if (g_ptr_array_find (parts, xl_part_get_record (XL_PART (row)), NULL))
      i++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i)));
  for (; at < parts->len; at++)
    {
      XlRecord *part = g_ptr_array_index (parts, at);

      row = row_at (self, (int) at);
      if (row != NULL && xl_part_get_record (XL_PART (row)) == part)
        continue;
      row = find_row (self, part);
      if (row != NULL)
        {
          GtkWidget *moved = gtk_widget_get_parent (GTK_WIDGET (row));

          if (gtk_widget_get_focus_child (moved) != NULL)
            continue;
          gtk_list_box_remove (self->list, moved);
        }
      insert_row (self, part, (int) at);
    }
}

/* While a cell of a row has the focus, rows stay in the order in which they are. */
static void
keep_order (XlPartList *self, GPtrArray *parts)
{
  g_autoptr (GPtrArray) now = NULL;
  XlPartRow *row;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    return;
  now = g_ptr_array_new ();
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (g_ptr_array_find (parts, xl_part_get_record (XL_PART (row)), NULL))
      g_ptr_array_add (now, xl_part_get_record (XL_PART (row)));
  for (guint i = 0; i < parts->len; i++)
    if (!g_ptr_array_find (now, g_ptr_array_index (parts, i), NULL))
      g_ptr_array_add (now, g_ptr_array_index (parts, i));
  g_ptr_array_set_size (parts, 0);
  for (guint i = 0; i < now->len; i++)
    g_ptr_array_add (parts, g_ptr_array_index (now, i));
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  XlPartList *self = data;

  return self->compare (*(XlRecord *const *) a, *(XlRecord *const *) b, self->compare_data);
}

/* At the end of a row: more of it, and away. */
static guint
n_buttons (XlPartList *self)
{
  return *self->details != NULL ? 2 : 1;
}

static void
make_head (XlPartList *self)
{
  double mark = MARK, button = BUTTON;

  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  self->head = xl_part_line_new (self->widths);
  gtk_widget_add_css_class (self->head, "xl-part-head");
  g_array_append_val (self->widths, mark);
  xl_part_line_append (XL_PART_LINE (self->head), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  for (guint i = 0; i < self->columns->len; i++)
    {
      XlPartColumn *column = g_ptr_array_index (self->columns, i);
      GtkWidget *label = gtk_label_new (column->title);
      gboolean right = column->figure != NULL || column->verdict != NULL
                       || (column->field != NULL && xl_part_row_is_number (column->field));

      gtk_label_set_xalign (GTK_LABEL (label), right ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, column->field != NULL ? xl_words_field (column->field) : column->title);
      xl_part_line_append (XL_PART_LINE (self->head), label);
      g_array_append_val (self->widths, column->width);
    }
  for (guint i = 0; i < n_buttons (self); i++)
    {
      xl_part_line_append (XL_PART_LINE (self->head), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
      g_array_append_val (self->widths, button);
    }
  gtk_box_insert_child_after (self->box, self->head, gtk_widget_get_first_child (GTK_WIDGET (self->box)));
}

/* What the parts are compared with: a line with the same figures of no part. */
static void
make_base (XlPartList *self)
{
  self->base_line = xl_part_line_new (self->widths);
  gtk_widget_add_css_class (self->base_line, "xl-part-base");
  xl_part_line_append (XL_PART_LINE (self->base_line), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  for (guint i = 0; i < self->columns->len; i++)
    {
      XlPartColumn *column = g_ptr_array_index (self->columns, i);
      GtkWidget *label = column->verdict != NULL ? NULL : gtk_label_new (i == 0 ? self->base : "");

      if (label == NULL)
        {
          xl_part_line_append (XL_PART_LINE (self->base_line), xl_part_row_make_verdict ());
          continue;
        }
      gtk_label_set_xalign (GTK_LABEL (label), column->figure != NULL ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      xl_part_line_append (XL_PART_LINE (self->base_line), label);
    }
  for (guint i = 0; i < n_buttons (self); i++)
    xl_part_line_append (XL_PART_LINE (self->base_line), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_insert_child_after (self->box, self->base_line, self->head);
}

static void
show_base (XlPartList *self, XlPlan *plan)
{
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->base_line));

  for (guint i = 0; i < self->columns->len; i++, label = gtk_widget_get_next_sibling (label))
    {
      const XlPartColumn *column = g_ptr_array_index (self->columns, i);
      const char *class = NULL;
      g_autofree char *words = column->figure != NULL ? column->figure (plan, NULL, &class, column->data) : NULL;

      if (column->verdict != NULL)
        g_object_set (label, "verdict", column->verdict (plan, NULL, column->data), NULL);
      if (words == NULL)
        continue;
      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_widget_set_tooltip_text (label, words);
      gtk_widget_set_css_classes (label, (const char *[]) { "xl-dense", class, NULL });
    }
}

static void
focus_wanted (XlPartList *self, XlPlan *plan)
{
  XlRecord *part = xl_plan_lookup (plan, self->wanted);
  XlPartRow *row = part != NULL ? find_row (self, part) : NULL;

  if (row == NULL)
    return;
  self->wanted = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    xl_part_row_focus_field (row, NULL);
}

static void
refocus (XlPartList *self, int n)
{
  XlPartRow *row = row_at (self, MIN (self->refocus, n - 1));

  self->refocus = -1;
  if (row == NULL || !xl_part_row_focus_field (row, NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
xl_part_list_refresh (XlPart *part)
{
  XlPartList *self = XL_PART_LIST (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *count = NULL;
  guint total;
  int before = 0;
  XlPartRow *row;

  if (plan == NULL || self->kind == NULL)
    return;
  if (self->head == NULL)
    make_head (self);
  if (self->base != NULL && self->base_line == NULL)
    make_base (self);
  if (self->base_line != NULL)
    show_base (self, plan);
  while (row_at (self, before) != NULL)
    before++;
  parts = xl_part_list_dup_parts (self);
  total = parts->len;
  for (guint i = parts->len; self->keep != NULL && i > 0; i--)
    if (!self->keep (g_ptr_array_index (parts, i - 1), self->keep_data))
      g_ptr_array_remove_index (parts, i - 1);
  keep_order (self, parts);
  match_rows (self, parts);
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    xl_part_refresh (XL_PART (row));
  count = parts->len < total ? g_strdup_printf (_("%u of %u"), parts->len, total) : xl_words_number (total, 0);
  gtk_label_set_text (self->count, total > 0 ? count : "");
  gtk_widget_set_visible (self->head, parts->len > 0 || self->base != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), parts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), total == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !xl_desk_get_read_only (xl_part_get_desk (part)));
  if (self->wanted != 0)
    focus_wanted (self, plan);
  else if (self->refocus >= 0 && (int) parts->len < before)
    refocus (self, (int) parts->len);
}

static void
xl_part_list_leave (XlPart *part)
{
  XlPartList *self = XL_PART_LIST (part);

  self->wanted = 0;
  self->refocus = -1;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

/* Tab walks through the row that has the focus and then goes on to the entry; arrows go from row to row. */
static gboolean
xl_part_list_focus_move (GtkWidget *widget, GtkDirectionType direction)
{
  XlPartList *self = XL_PART_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || row == NULL || focus == NULL
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return GTK_WIDGET_CLASS (xl_part_list_parent_class)->focus (widget, direction);
  if (gtk_widget_child_focus (row, direction))
    return TRUE;
  return direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_visible (GTK_WIDGET (self->entry))
         && gtk_widget_child_focus (GTK_WIDGET (self->entry), direction);
}

/* ---- properties ---- */

/* "cause:3 probability:48" */
static void
take_columns (XlPartList *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);

  g_return_if_fail (self->kind != NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');
      XlPartColumn *column = g_new0 (XlPartColumn, 1);

      column->width = colon != NULL ? g_ascii_strtod (colon + 1, NULL) : 1;
      if (colon != NULL)
        *colon = '\0';
      column->field = xl_kind_field (self->kind, parts[i]);
      g_ptr_array_add (self->columns, column);
      g_return_if_fail (column->field != NULL);
      column->title = g_strdup (xl_words_field (column->field));
    }
}

static void
take_heads (XlPartList *self, const char *text)
{
  g_auto (GStrv) heads = g_strsplit (text != NULL ? text : "", "|", -1);

  for (guint i = 0; heads[i] != NULL && i < self->columns->len; i++)
    {
      XlPartColumn *column = g_ptr_array_index (self->columns, i);

      g_free (column->title);
      column->title = g_strdup (heads[i]);
    }
}

static void
xl_part_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlPartList *self = XL_PART_LIST (object);

  switch ((XlPartListProperty) id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->kind != NULL ? self->kind->name : NULL);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (self->hint));
      break;
    case PROP_NEW:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    case PROP_BASE:
      g_value_set_string (value, self->base);
      break;
    case PROP_SECOND:
      g_value_set_string (value, self->second);
      break;
    case PROP_COLUMNS:
    case PROP_HEADS:
    case PROP_DETAILS:
      break;
    }
}

static void
xl_part_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlPartList *self = XL_PART_LIST (object);
  const char *text = g_value_get_string (value);

  switch ((XlPartListProperty) id)
    {
    case PROP_KIND:
      self->kind = xl_kind_find (text);
      break;
    case PROP_TITLE:
      gtk_label_set_text (self->title, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    case PROP_COLUMNS:
      take_columns (self, text);
      break;
    case PROP_HEADS:
      take_heads (self, text);
      break;
    case PROP_DETAILS:
      g_strfreev (self->details);
      self->details = g_strsplit (text != NULL ? text : "", " ", -1);
      break;
    case PROP_HINT:
      gtk_label_set_text (self->hint, text);
      break;
    case PROP_BASE:
      g_free (self->base);
      self->base = g_strdup (text);
      break;
    case PROP_SECOND:
      g_free (self->second);
      self->second = g_strdup (text);
      break;
    case PROP_NEW:
      gtk_entry_set_placeholder_text (self->entry, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    }
}

static void
xl_part_list_finalize (GObject *object)
{
  XlPartList *self = XL_PART_LIST (object);

  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->widths, g_array_unref);
  g_strfreev (self->details);
  g_free (self->base);
  g_free (self->second);
  G_OBJECT_CLASS (xl_part_list_parent_class)->finalize (object);
}

static void
xl_part_list_class_init (XlPartListClass *class)
{
  static const char *const names[] = { NULL, "kind", "title", "columns", "heads", "details", "hint", "new", "base", "second" };
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_part_list_get_property;
  object_class->set_property = xl_part_list_set_property;
  object_class->finalize = xl_part_list_finalize;
  widget_class->focus = xl_part_list_focus_move;
  XL_PART_CLASS (class)->refresh = xl_part_list_refresh;
  XL_PART_CLASS (class)->leave = xl_part_list_leave;
  for (guint id = PROP_KIND; id <= PROP_SECOND; id++)
    properties[id] = g_param_spec_string (names[id], NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-part-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPartList, box);
  gtk_widget_class_bind_template_child (widget_class, XlPartList, title);
  gtk_widget_class_bind_template_child (widget_class, XlPartList, count);
  gtk_widget_class_bind_template_child (widget_class, XlPartList, list);
  gtk_widget_class_bind_template_child (widget_class, XlPartList, hint);
  gtk_widget_class_bind_template_child (widget_class, XlPartList, entry);
  gtk_widget_class_bind_template_child (widget_class, XlPartList, error);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
xl_part_list_init (XlPartList *self)
{
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->details = g_new0 (char *, 1);
  self->refocus = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- public ---- */

static XlPartColumn *
add_column (XlPartList *self, int position, const char *title, double width, gpointer data)
{
  XlPartColumn *column = g_new0 (XlPartColumn, 1);

  g_return_val_if_fail (self->head == NULL, column);
  *column = (XlPartColumn) { .title = g_strdup (title), .width = width, .data = data };
  g_ptr_array_insert (self->columns, position, column);
  return column;
}

/**
 * xl_part_list_add_figure:
 * @title: head of the column
 * @width: see xl-part-line.h
 * @figure: what stands there
 *
 * A column after the others that is not edited. Before the list is shown.
 */
void
xl_part_list_add_figure (XlPartList *self, const char *title, double width, XlPartFigure figure, gpointer data)
{
  add_column (self, -1, title, width, data)->figure = figure;
}

/**
 * xl_part_list_add_share:
 * @share: how much of the bar is filled
 *
 * The same with a bar.
 */
void
xl_part_list_add_share (XlPartList *self, const char *title, double width, XlPartShare share, gpointer data)
{
  add_column (self, -1, title, width, data)->share = share;
}

/**
 * xl_part_list_add_verdict:
 * @verdict: which square of the 2 x 2 is filled
 *
 * The same with the 2 x 2 of viable and bankable.
 */
void
xl_part_list_add_verdict (XlPartList *self, const char *title, double width, XlPartVerdict verdict, gpointer data)
{
  add_column (self, -1, title, width, data)->verdict = verdict;
}

/**
 * xl_part_list_lead_with:
 *
 * The same before the others.
 */
void
xl_part_list_lead_with (XlPartList *self, const char *title, double width, XlPartFigure figure, gpointer data)
{
  add_column (self, 0, title, width, data)->figure = figure;
}

/**
 * xl_part_list_set_order:
 * @compare: of two #XlRecord; without it parts stand in an order of their own that stays
 */
void
xl_part_list_set_order (XlPartList *self, GCompareDataFunc compare, gpointer data)
{
  self->compare = compare;
  self->compare_data = data;
}

/**
 * xl_part_list_set_filter:
 * @keep: (nullable): whether a part is shown
 */
void
xl_part_list_set_filter (XlPartList *self, gboolean (*keep) (XlRecord *part, gpointer data), gpointer data)
{
  self->keep = keep;
  self->keep_data = data;
  xl_part_refresh (XL_PART (self));
}

/**
 * xl_part_list_set_edit:
 * @field: name of a column's field
 * @make: makes the edit of what is typed there, instead of the field alone
 *
 * Before the list is shown.
 */
void
xl_part_list_set_edit (XlPartList *self, const char *field, XlFieldEdit make, gpointer data)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      XlPartColumn *column = g_ptr_array_index (self->columns, i);

      if (column->field == NULL || strcmp (column->field->name, field) != 0)
        continue;
      column->edit = make;
      column->data = data;
    }
}

/**
 * xl_part_list_set_new:
 * @make: makes the edit that adds a new part
 */
void
xl_part_list_set_new (XlPartList *self, XlPartNew make)
{
  self->make = make;
}

/**
 * xl_part_list_dup_parts:
 *
 * Returns: (transfer container) (element-type XlRecord): the parts of the record in their order, filtered or not
 */
GPtrArray *
xl_part_list_dup_parts (XlPartList *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *whole = xl_part_get_record (XL_PART (self));
  GPtrArray *parts;

  if (plan == NULL || whole == NULL)
    return g_ptr_array_new ();
  parts = xl_parts_of (plan, self->kind, whole);
  if (self->compare != NULL)
    g_ptr_array_sort_with_data (parts, compare_cb, self);
  return parts;
}

/**
 * xl_part_list_focus:
 * @part: (nullable): a part; %NULL for the entry that makes a new one
 * @field: (nullable): one of its fields
 *
 * Returns: whether it is there and has the focus now
 */
gboolean
xl_part_list_focus (XlPartList *self, XlRecord *part, const char *field)
{
  XlPartRow *row;

  xl_part_refresh (XL_PART (self));
  if (part == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  row = find_row (self, part);
  return row != NULL && xl_part_row_focus_field (row, field);
}
