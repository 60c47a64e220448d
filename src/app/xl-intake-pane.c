/* xl-intake-pane.c - a table before it is compared: what its rows are, and which column is which field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-intake-pane.h"

#include "xl-desk-words.h"
#include "xl-item.h"
#include "xl-label.h"

#define LOOK_ROWS 5 /* shown as they will be read */

struct _XlIntakePane
{
  GtkWidget parent_instance;

  XlIntake *table;        /* owned */
  XlPlan *plan;           /* owned */
  GtkStringList *targets; /* owned: left out, the key, the fields that people see */
  GArray *fields;         /* owned, of int: which field each of these is */
  gboolean filling;       /* the pane itself, not a person, changes drop-downs */

  /* template */
  GtkWidget *box;
  GtkDropDown *reading;
  GtkListBox *columns;
  GtkWidget *own;
  GtkEditable *map_name;
  GtkLabel *map_said;
  GtkLabel *missing;
  GListStore *looks;
};

G_DEFINE_FINAL_TYPE (XlIntakePane, xl_intake_pane, GTK_TYPE_WIDGET)

static guint changed_signal;

/* --- how the first rows read ------------------------------------------------------------------ */

static void
fill_looks (XlIntakePane *self)
{
  g_autofree char *missing = xl_intake_dup_missing (self->table);
  g_autoptr (GPtrArray) looks = missing ? NULL : xl_intake_look (self->table, self->plan, LOOK_ROWS);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; looks && i < looks->len; i++)
    {
      const XlIntakeLook *look = g_ptr_array_index (looks, i);

      g_ptr_array_add (items, xl_item_new (0, 0, look->wrong ? "xl-check-symbolic" : "xl-tick-symbolic",
                                           look->name ? look->name : _("The table"), look->about, ""));
    }
  g_list_store_splice (self->looks, 0, g_list_model_get_n_items (G_LIST_MODEL (self->looks)), items->pdata, items->len);
  gtk_label_set_text (self->missing, missing ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing != NULL);
}

/* --- columns ---------------------------------------------------------------------------------- */

static guint
column_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "xl-column"));
}

static guint
place_of (XlIntakePane *self, int field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return i;
  return 0;
}

static GtkWidget *
drop_of_row (GtkListBoxRow *row)
{
  return gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
}

/* One field cannot be two columns: the other one is left out now. */
static void
show_fields (XlIntakePane *self)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->columns, i)); i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_of_row (row)),
                                place_of (self, xl_intake_get_field (self->table, (guint) i)));
  self->filling = FALSE;
}

static void
target_cb (XlIntakePane *self, GParamSpec *spec, GtkDropDown *drop)
{
  guint at = gtk_drop_down_get_selected (drop);

  if (self->filling || at >= self->fields->len)
    return;
  xl_intake_set_field (self->table, column_of (GTK_WIDGET (drop)), g_array_index (self->fields, int, at));
  show_fields (self);
  fill_looks (self);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_target (XlIntakePane *self, guint column)
{
  g_autofree char *words = xl_intake_dup_target (self->table, column);
  /* Translators: of a column of a table */
  g_autofree char *name = g_strdup_printf (_("Field of the column “%s”"), xl_intake_get_heading (self->table, column));
  GtkWidget *target;

  if (!xl_intake_get_kind (self->table))
    {
      target = gtk_label_new (*words ? words : _("left out"));
      gtk_label_set_xalign (GTK_LABEL (target), 0);
      xl_label_wrap (GTK_LABEL (target));
      gtk_label_set_width_chars (GTK_LABEL (target), 36);
      gtk_label_set_max_width_chars (GTK_LABEL (target), 36);
      if (!*words)
        gtk_widget_add_css_class (target, "xl-secondary");
      return target;
    }
  target = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->targets)),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (target), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (target), place_of (self, xl_intake_get_field (self->table, column)));
  gtk_widget_set_size_request (target, 250, -1);
  gtk_widget_set_valign (target, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (target), "xl-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (target, "notify::selected", G_CALLBACK (target_cb), self, G_CONNECT_SWAPPED);
  return target;
}

static GtkWidget *
make_text (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_column (XlIntakePane *self, guint column)
{
  g_autofree char *sample = xl_intake_dup_sample (self->table, column);
  const char *heading = xl_intake_get_heading (self->table, column);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_text (*heading ? heading : _("(no heading)"), "xl-name"));
  gtk_box_append (GTK_BOX (texts), make_text (*sample ? sample : _("empty"), "xl-caption"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_target (self, column));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
fill_targets (XlIntakePane *self)
{
  const XlKind *kind = xl_intake_get_kind (self->table);
  int field = XL_INTAKE_NONE;

  g_set_object (&self->targets, NULL);
  self->targets = gtk_string_list_new (NULL);
  g_array_set_size (self->fields, 0);
  gtk_string_list_append (self->targets, _("– left out –"));
  g_array_append_val (self->fields, field);
  if (!kind)
    return;
  field = XL_INTAKE_KEY;
  gtk_string_list_append (self->targets, xl_words_field (xl_kind_field (kind, "key")));
  g_array_append_val (self->fields, field);
  for (field = 0; field < (int) kind->n_fields; field++)
    if (!(kind->fields[field].flags & XL_FIELD_PLUMBING) && !g_str_equal (kind->fields[field].name, "key"))
      {
        gtk_string_list_append (self->targets, xl_words_field (&kind->fields[field]));
        g_array_append_val (self->fields, field);
      }
}

static void
fill_columns (XlIntakePane *self)
{
  GtkListBoxRow *row;

  fill_targets (self);
  while ((row = gtk_list_box_get_row_at_index (self->columns, 0)))
    gtk_list_box_remove (self->columns, GTK_WIDGET (row));
  for (guint c = 0; c < xl_intake_count_columns (self->table); c++)
    gtk_list_box_append (self->columns, make_column (self, c));
  gtk_widget_set_visible (self->own, xl_intake_get_kind (self->table) != NULL);
  gtk_label_set_text (self->map_said, "");
  fill_looks (self);
}

/* --- what the rows are ------------------------------------------------------------------------ */

static void
reading_cb (XlIntakePane *self)
{
  if (self->filling || !self->table)
    return;
  xl_intake_set_reading (self->table, gtk_drop_down_get_selected (self->reading));
  fill_columns (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
fill_readings (XlIntakePane *self)
{
  const GPtrArray *readings = xl_intake_get_readings (self->table);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < readings->len; i++)
    {
      const XlIntakeReading *reading = g_ptr_array_index (readings, i);
      /* Translators: a map that this person has kept: “Map: Members 2026” */
      g_autofree char *own = g_strdup_printf (_("Map: %s"), reading->label);

      gtk_string_list_append (labels, reading->kind ? reading->label : own);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->reading, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->reading, xl_intake_get_reading (self->table));
  self->filling = FALSE;
}

static void
keep_cb (XlIntakePane *self)
{
  g_autofree char *sentence = NULL;
  gboolean kept = xl_intake_save_map (self->table, gtk_editable_get_text (self->map_name), &sentence);

  gtk_label_set_text (self->map_said, kept ? _("Kept: tables with these headings are read so from now on.") : sentence);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
xl_intake_pane_dispose (GObject *object)
{
  XlIntakePane *self = XL_INTAKE_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_intake_pane_parent_class)->dispose (object);
}

static void
xl_intake_pane_finalize (GObject *object)
{
  XlIntakePane *self = XL_INTAKE_PANE (object);

  g_clear_pointer (&self->table, xl_intake_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->targets);
  g_array_unref (self->fields);
  G_OBJECT_CLASS (xl_intake_pane_parent_class)->finalize (object);
}

static void
xl_intake_pane_class_init (XlIntakePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_intake_pane_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_intake_pane_finalize;
  changed_signal = g_signal_new ("changed", XL_TYPE_INTAKE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (XL_TYPE_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-intake-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, box);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, reading);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, columns);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, own);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, map_name);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, map_said);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, missing);
  gtk_widget_class_bind_template_child (widget_class, XlIntakePane, looks);
  gtk_widget_class_bind_template_callback (widget_class, reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
xl_intake_pane_init (XlIntakePane *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_intake_pane_set_table:
 * @plan: with which it will be compared
 *
 * Shows a table.
 */
void
xl_intake_pane_set_table (XlIntakePane *self, XlIntake *table, XlPlan *plan)
{
  self->table = xl_intake_ref (table);
  self->plan = g_object_ref (plan);
  fill_readings (self);
  fill_columns (self);
}
