/* xl-map-list.c - the nodes of the map as a list: for who does not see or does not point */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-map-list.h"

#include <stdlib.h>
#include <string.h>

#include "xl-application.h"
#include "xl-fold.h"
#include "xl-map-row.h"

struct _XlMapList
{
  GtkWidget parent_instance;

  XlPlan *plan;        /* owned */
  GListStore *records; /* owned by the template; regions, projects, partners, each by name */
  gint64 selected;
  char *words;         /* owned; folded, what is searched */
  gboolean setting;    /* the selection is set by us */

  /* template */
  GtkSearchEntry *search;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
};

G_DEFINE_FINAL_TYPE (XlMapList, xl_map_list, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} XlMapListProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

static gint64
id_at (XlMapList *self, guint position)
{
  g_autoptr (XlRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return record != NULL ? record->id : 0;
}

/* Selects the row of what is selected, and brings it into sight. */
static void
show_selected (XlMapList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)), found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && self->selected != 0; i++)
    if (id_at (self, i) == self->selected)
      {
        found = i;
        break;
      }
  self->setting = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != found)
    {
      gtk_single_selection_set_selected (self->selection, found);
      if (found != GTK_INVALID_LIST_POSITION)
        gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", found);
    }
  self->setting = FALSE;
}

static void
set_selected (XlMapList *self, gint64 id)
{
  if (id == self->selected)
    return;
  self->selected = id;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
selection_cb (XlMapList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->setting && position != GTK_INVALID_LIST_POSITION)
    set_selected (self, id_at (self, position));
}

static void
activate_cb (XlMapList *self, guint position)
{
  g_signal_emit_by_name (self, "activated", id_at (self, position));
}

static void
search_cb (XlMapList *self)
{
  g_free (self->words);
  self->words = xl_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_selected (self);
}

/* Down or Enter in the search goes on to what was found. */
static void
found_cb (XlMapList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  set_selected (self, id_at (self, 0));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
matches (gpointer item, gpointer data)
{
  XlMapList *self = data;
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  if (self->plan == NULL || self->words == NULL || *self->words == '\0')
    return TRUE;
  /* Only what the map shows of it is searched: its name. */
  name = xl_plan_dup_name (self->plan, item);
  folded = xl_fold (name);
  return strstr (folded, self->words) != NULL;
}

static gboolean
xl_map_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (XL_MAP_LIST (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
xl_map_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMapListProperty) id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, XL_MAP_LIST (object)->selected);
      break;
    }
}

static void
xl_map_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMapListProperty) id)
    {
    case PROP_SELECTED:
      set_selected (XL_MAP_LIST (object), g_value_get_int64 (value));
      break;
    }
}

static void
xl_map_list_dispose (GObject *object)
{
  XlMapList *self = XL_MAP_LIST (object);
  GtkWidget *child;

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_map_list_parent_class)->dispose (object);
}

static void
xl_map_list_finalize (GObject *object)
{
  g_free (XL_MAP_LIST (object)->words);
  G_OBJECT_CLASS (xl_map_list_parent_class)->finalize (object);
}

static void
xl_map_list_class_init (XlMapListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_map_list_get_property;
  object_class->set_property = xl_map_list_set_property;
  object_class->dispose = xl_map_list_dispose;
  object_class->finalize = xl_map_list_finalize;
  widget_class->grab_focus = xl_map_list_grab_focus;

  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_signal_new ("activated", XL_TYPE_MAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);

  g_type_ensure (XL_TYPE_MAP_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapList, search);
  gtk_widget_class_bind_template_child (widget_class, XlMapList, list);
  gtk_widget_class_bind_template_child (widget_class, XlMapList, selection);
  gtk_widget_class_bind_template_child (widget_class, XlMapList, filter);
  gtk_widget_class_bind_template_child (widget_class, XlMapList, records);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_map_list_init (XlMapList *self)
{
  g_type_ensure (XL_TYPE_RECORD);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
}

typedef struct
{
  XlRecord *record; /* borrowed */
  guint rank;
  char *key;        /* owned */
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *two = b;

  return one->rank != two->rank ? (one->rank < two->rank ? -1 : 1) : g_strcmp0 (one->key, two->key);
}

/* ---- public ---- */

/**
 * xl_map_list_set_graph:
 * @plan: (nullable): the plan
 * @graph: (nullable): what the map shows of it
 *
 * Lists the nodes in reading order: regions, projects, partners, each by name.
 */
void
xl_map_list_set_graph (XlMapList *self, XlPlan *plan, XlGraph *graph)
{
  static const guint ranks[XL_N_NODE_KINDS] = { 0, 2, 1, 3 };
  guint n = plan != NULL && graph != NULL ? xl_graph_get_n_nodes (graph) : 0, known = 0;
  g_autofree Entry *entries = g_new (Entry, n + 1);
  g_autofree gpointer *items = g_new (gpointer, n + 1);

  g_set_object (&self->plan, plan);
  for (guint i = 0; i < n; i++)
    {
      const XlNode *node = xl_graph_get_node (graph, i);
      XlRecord *record = xl_plan_lookup (plan, node->id);
      g_autofree char *folded = NULL;

      if (record == NULL)
        continue;
      folded = xl_fold (node->name);
      entries[known++] = (Entry) { record, ranks[node->kind], g_utf8_collate_key (folded, -1) };
    }
  qsort (entries, known, sizeof *entries, compare_entries);
  for (guint i = 0; i < known; i++)
    {
      items[i] = entries[i].record;
      g_free (entries[i].key);
    }
  self->setting = TRUE;
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)), items, known);
  self->setting = FALSE;
  show_selected (self);
}

/**
 * xl_map_list_focus_search:
 *
 * Puts the focus into the search of the list.
 */
void
xl_map_list_focus_search (XlMapList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
