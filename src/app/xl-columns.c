/* xl-columns.c - what lists of records show in their columns, and how they sort by them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-columns.h"

#include <string.h>

#include "xl-desk-flows.h"
#include "xl-desk-shed.h"
#include "xl-desk-words-life.h"
#include "xl-desk-words.h"
#include "xl-fold.h"
#include "xl-label.h"
#include "xl-quiet.h"

/* --- the columns ------------------------------------------------------------------------------ */

static char *
dup_name (XlPlan *plan, XlRecord *record)
{
  return xl_words_name (plan, record);
}

static char *
dup_country (XlPlan *plan, XlRecord *record)
{
  return g_strdup (xl_plan_country (plan, record));
}

static char *
dup_country_name (XlPlan *plan, XlRecord *record)
{
  const char *code = xl_plan_country (plan, record);

  return code != NULL ? g_strdup (xl_words_country (code)) : NULL;
}

static char *
dup_value (XlPlan *plan, XlRecord *record, const char *name)
{
  const XlField *field = xl_kind_field (xl_record_get_kind (record), name);

  return field != NULL ? xl_words_value (plan, record, field) : NULL;
}

static char *
dup_code (XlPlan *plan, XlRecord *record)
{
  return dup_value (plan, record, "code");
}

static char *
dup_type (XlPlan *plan, XlRecord *record)
{
  return dup_value (plan, record, "type");
}

static const char *
choice_word (const XlKind *kind, const char *field, int choice)
{
  return choice > 0 ? xl_words_choice (xl_kind_field (kind, field), choice) : "";
}

/* "S3P lead, ECRN founder": what a region is in which network, each network once with its first role. */
static char *
dup_networks (XlPlan *plan, XlRecord *record)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, record, &xl_kind_membership, "region");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      XlMembership *link = g_ptr_array_index (links, i);
      XlRecord *network = xl_plan_lookup (plan, link->network);
      g_autofree char *name = network != NULL ? xl_words_name (plan, network) : NULL;
      gboolean seen = FALSE;

      for (guint j = 0; j < i; j++)
        seen = seen || ((XlMembership *) g_ptr_array_index (links, j))->network == link->network;
      if (name == NULL || seen)
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", name,
                              choice_word (&xl_kind_membership, "role", link->role));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Need, Lombardy" */
static char *
dup_flow (XlPlan *plan, XlRecord *record)
{
  XlRecord *region = xl_plan_lookup (plan, ((XlFlow *) record)->region);
  g_autofree char *name = region != NULL ? xl_words_name (plan, region) : g_strdup ("–");

  return g_strdup_printf ("%s, %s", ((XlFlow *) record)->direction == XL_FLOW_NEED ? _("Need") : _("Offer"), name);
}

static char *
dup_class (XlPlan *plan, XlRecord *record)
{
  return dup_value (plan, record, "class");
}

static double
flow_quantity (XlPlan *plan, XlRecord *record)
{
  return ((XlFlow *) record)->quantity > 0 ? ((XlFlow *) record)->quantity : 0;
}

static char *
dup_quantity (XlPlan *plan, XlRecord *record)
{
  return xl_words_quantity (((XlFlow *) record)->quantity, ((XlFlow *) record)->unit);
}

static double
count_matches (XlPlan *plan, XlRecord *record)
{
  return xl_matches_count (xl_matches_get (plan, xl_date_today ()), (XlFlow *) record);
}

static char *
dup_matches (XlPlan *plan, XlRecord *record)
{
  return xl_words_number (count_matches (plan, record), 0);
}

/* The second line of a row: a region's networks, a partner's type, a flow's region, an event's place, who
 * gave a training. */
static char *
dup_about (XlPlan *plan, XlRecord *record)
{
  if (xl_record_get_kind (record) == &xl_kind_flow)
    return dup_flow (plan, record);
  if (xl_record_get_kind (record) == &xl_kind_event)
    return xl_words_event_about (plan, (const XlEvent *) record, FALSE);
  if (xl_record_get_kind (record) == &xl_kind_training)
    return xl_words_training_about (plan, (const XlTraining *) record);
  return xl_record_get_kind (record) == &xl_kind_region ? dup_networks (plan, record) : dup_type (plan, record);
}

static double
count_projects (XlPlan *plan, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);
  const XlKind *link = kind == &xl_kind_region ? &xl_kind_project_region : &xl_kind_participation;
  const XlField *field = xl_kind_field (link, "project");
  g_autoptr (GPtrArray) links = NULL;
  guint n = 0;

  if (kind != &xl_kind_region && kind != &xl_kind_organisation)
    return 0;
  links = xl_plan_dup_links (plan, record, link, NULL);
  for (guint i = 0; i < links->len; i++)
    {
      gint64 project = xl_field_get_reference (field, g_ptr_array_index (links, i));
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = xl_field_get_reference (field, g_ptr_array_index (links, j)) == project;
      n += !seen;
    }
  return n;
}

static char *
dup_projects (XlPlan *plan, XlRecord *record)
{
  return xl_words_number (count_projects (plan, record), 0);
}

static char *
dup_when (XlPlan *plan, XlRecord *record)
{
  return xl_words_life_when (plan, record);
}

static double
day_of (XlPlan *plan, XlRecord *record)
{
  return xl_words_life_day (plan, record);
}

static char *
dup_state (XlPlan *plan, XlRecord *record)
{
  return xl_words_life_state (plan, record);
}

typedef struct
{
  const char *name;
  char *(*dup) (XlPlan *plan, XlRecord *record);
  double (*number) (XlPlan *plan, XlRecord *record); /* sorted by this instead of by the words */
  gboolean whole; /* follows from the whole plan, not from the record and its links */
} Column;

static const Column columns[] = {
  { "name", dup_name },         { "about", dup_about },       { "country", dup_country },
  { "country-name", dup_country_name }, { "code", dup_code }, { "networks", dup_networks },
  { "type", dup_type },         { "projects", dup_projects, count_projects },
  { "class", dup_class },       { "quantity", dup_quantity, flow_quantity },
  { "matches", dup_matches, count_matches, TRUE },
  { "when", dup_when, day_of }, { "state", dup_state },
};

static const Column *
find_column (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].name, name) == 0)
      return &columns[i];
  return NULL;
}

/* --- cells ------------------------------------------------------------------------------------ */

struct _XlCell
{
  XlPart parent_instance;

  const Column *column;
  GtkWidget *label;
  GSignalGroup *plan; /* owned: of a column that follows from the whole plan */
};

G_DEFINE_FINAL_TYPE (XlCell, xl_cell, XL_TYPE_PART)

typedef enum
{
  PROP_COLUMN = 1,
} XlColumnProperty;

static GParamSpec *cell_properties[PROP_COLUMN + 1];
static GParamSpec *sorter_properties[PROP_COLUMN + 1];

static void
xl_cell_refresh (XlPart *part)
{
  XlCell *self = XL_CELL (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autofree char *text = NULL;

  if (record != NULL && plan != NULL && self->column != NULL)
    text = self->column->dup (plan, record);
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  /* Without a second line the name stands in the middle of its row. */
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
}

static void
plan_cb (XlCell *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
}

static void
xl_cell_follow (XlPart *part, XlDesk *desk)
{
  XlCell *self = XL_CELL (part);

  if (self->column == NULL || !self->column->whole)
    return;
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (xl_part_refresh), self);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  plan_cb (self);
}

static void
xl_cell_dispose (GObject *object)
{
  g_clear_object (&XL_CELL (object)->plan);
  G_OBJECT_CLASS (xl_cell_parent_class)->dispose (object);
}

/* A name that is cut shows whole in its tooltip. */
static gboolean
xl_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkLabel *label = GTK_LABEL (XL_CELL (widget)->label);

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
xl_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlColumnProperty) id)
    {
    case PROP_COLUMN:
      g_value_set_string (value, XL_CELL (object)->column ? XL_CELL (object)->column->name : NULL);
      break;
    }
}

static void
xl_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlCell *self = XL_CELL (object);

  switch ((XlColumnProperty) id)
    {
    case PROP_COLUMN:
      self->column = find_column (g_value_get_string (value));
      if (self->column != NULL && self->column->dup == dup_about)
        {
          xl_label_wrap (GTK_LABEL (self->label));
          gtk_label_set_lines (GTK_LABEL (self->label), 2);
        }
      /* Days are sorted as numbers and read as words. */
      gtk_label_set_xalign (GTK_LABEL (self->label), self->column != NULL && self->column->number != NULL
                                                         && self->column->dup != dup_when ? 1 : 0);
      break;
    }
}

static void
xl_cell_class_init (XlCellClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_cell_get_property;
  object_class->set_property = xl_cell_set_property;
  object_class->dispose = xl_cell_dispose;
  widget_class->query_tooltip = xl_cell_query_tooltip;
  XL_PART_CLASS (class)->refresh = xl_cell_refresh;
  XL_PART_CLASS (class)->follow = xl_cell_follow;
  cell_properties[PROP_COLUMN] =
      g_param_spec_string ("column", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (cell_properties), cell_properties);
}

static void
xl_cell_init (XlCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* --- sorting ---------------------------------------------------------------------------------- */

struct _XlColumnSorter
{
  GtkSorter parent_instance;

  const Column *column;
  XlPlan *plan;      /* owned */
  GHashTable *keys;  /* owned: XlRecord to a folded text, or to a number */
};

G_DEFINE_FINAL_TYPE (XlColumnSorter, xl_column_sorter, GTK_TYPE_SORTER)

typedef struct
{
  char *text;
  double number;
} Key;

static void
key_free (gpointer data)
{
  g_free (((Key *) data)->text);
  g_free (data);
}

static GHashTable *
keys_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, key_free);
}

static const Key *
get_key (XlColumnSorter *self, XlRecord *record)
{
  Key *key = g_hash_table_lookup (self->keys, record);
  g_autofree char *text = NULL;

  if (key != NULL)
    return key;
  key = g_new0 (Key, 1);
  if (self->column->number != NULL)
    key->number = self->column->number (self->plan, record);
  else
    {
      text = self->column->dup (self->plan, record);
      key->text = xl_fold (text != NULL ? text : "");
    }
  g_hash_table_insert (self->keys, record, key);
  return key;
}

/* Numbers from the greatest down, as one wants them at the first click; what is empty comes last. */
static GtkOrdering
xl_column_sorter_compare (GtkSorter *sorter, gpointer one, gpointer two)
{
  XlColumnSorter *self = XL_COLUMN_SORTER (sorter);
  const Key *a, *b;
  int order;

  if (self->plan == NULL || self->column == NULL)
    return GTK_ORDERING_EQUAL;
  a = get_key (self, one);
  b = get_key (self, two);
  if (self->column->number != NULL)
    order = a->number > b->number ? -1 : a->number < b->number;
  else if ((*a->text == '\0') != (*b->text == '\0'))
    order = *a->text == '\0' ? 1 : -1;
  else
    order = strcmp (a->text, b->text);
  return gtk_ordering_from_cmpfunc (order);
}

static GtkSorterOrder
xl_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
xl_column_sorter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlColumnSorter *self = XL_COLUMN_SORTER (object);

  switch ((XlColumnProperty) id)
    {
    case PROP_COLUMN:
      g_value_set_string (value, self->column != NULL ? self->column->name : NULL);
      break;
    }
}

static void
xl_column_sorter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlColumnSorter *self = XL_COLUMN_SORTER (object);

  switch ((XlColumnProperty) id)
    {
    case PROP_COLUMN:
      self->column = find_column (g_value_get_string (value));
      break;
    }
}

static void
xl_column_sorter_finalize (GObject *object)
{
  XlColumnSorter *self = XL_COLUMN_SORTER (object);

  xl_shed (self->keys, (GDestroyNotify) g_hash_table_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_column_sorter_parent_class)->finalize (object);
}

static void
xl_column_sorter_class_init (XlColumnSorterClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = xl_column_sorter_get_property;
  object_class->set_property = xl_column_sorter_set_property;
  object_class->finalize = xl_column_sorter_finalize;
  GTK_SORTER_CLASS (class)->compare = xl_column_sorter_compare;
  GTK_SORTER_CLASS (class)->get_order = xl_column_sorter_get_order;
  sorter_properties[PROP_COLUMN] =
      g_param_spec_string ("column", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (sorter_properties), sorter_properties);
}

static void
xl_column_sorter_init (XlColumnSorter *self)
{
  self->keys = keys_new ();
}

/**
 * xl_column_sorter_set_plan:
 * @plan: (nullable): where the records are
 */
void
xl_column_sorter_set_plan (XlColumnSorter *self, XlPlan *plan)
{
  if (g_set_object (&self->plan, plan))
    xl_column_sorter_forget (self, FALSE);
}

/**
 * xl_column_sorter_forget:
 * @resort: whether whoever sorts with it sorts again
 *
 * The plan has changed: no key may be used any more.
 */
void
xl_column_sorter_forget (XlColumnSorter *self, gboolean resort)
{
  if (g_hash_table_size (self->keys) > 0)
    {
      xl_shed (self->keys, (GDestroyNotify) g_hash_table_unref);
      self->keys = keys_new ();
    }
  if (resort)
    gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * xl_columns_dup_first:
 *
 * Returns: (transfer full): the column by which a list is sorted at first: what has a day by it, the latest first; the
 *   rest by name
 */
GtkColumnViewColumn *
xl_columns_dup_first (GtkColumnView *list)
{
  GListModel *all = gtk_column_view_get_columns (list);
  g_autoptr (GtkColumnViewColumn) second = g_list_model_get_item (all, 1);
  g_autofree char *name = NULL;

  g_object_get (gtk_column_view_column_get_sorter (second), "column", &name, NULL);
  return g_strcmp0 (name, "when") == 0 ? g_steal_pointer (&second) : g_list_model_get_item (all, 0);
}

/**
 * xl_columns_sort_by:
 * @kind: of the records in a list
 *
 * Returns: whether @op may move some of them within the list
 */
gboolean
xl_columns_sort_by (const XlKind *kind, const XlOp *op)
{
  static const char *const shown[] = { "name", "local_name", "country", "code", "type", "region", "title", "starts", "date",
                                       "closes", "since", "due", "status", "place", "person",
                                       "material", "quantity", NULL };

  if (op->kind == &xl_kind_project_region || op->kind == &xl_kind_participation || op->kind == &xl_kind_membership)
    return TRUE;
  if ((op->kind != kind && op->kind != &xl_kind_region) || op->type != XL_OP_SET)
    return FALSE;
  for (guint i = 0; shown[i] != NULL; i++)
    if (xl_kind_field (op->kind, shown[i]) != NULL && xl_op_field (op, xl_kind_field (op->kind, shown[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* Only the row listens to clicks from here on, no cell between it and @widget. */
static void
silence_cells (GtkWidget *widget, GtkWidget *list)
{
  for (; widget != NULL && widget != list; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnViewCell"))
      xl_quiet (widget, GTK_TYPE_GESTURE_CLICK);
}

static void
pressed_cb (GtkWidget *list, int n, double x, double y)
{
  silence_cells (gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT), list);
}

/**
 * xl_columns_mend_clicks:
 * @list: a list with columns
 *
 * In GTK 4.8 a cell is a row once more, and answers a click as its row does: Ctrl+click selects what was not, and
 * at once takes it back. Cells are made silent before they hear of a click.
 */
void
xl_columns_mend_clicks (GtkColumnView *list)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
}
