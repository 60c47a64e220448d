/* xl-map-measures.c - measures of what the map shows, as a list, and the questions that they answer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-map-measures.h"

#include <stdlib.h>

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-map-row.h"
#include "xl-measures.h"
#include "xl-one-stop.h"

/* The list is there to find the first ones. */
#define MOST_ROWS 100

/* In the order of the drop-down. */
typedef enum
{
  BY_LINKS,
  BY_BETWEENNESS,
  BY_CLOSENESS,
  BY_CORE,
} By;

struct _XlMapMeasures
{
  XlPart parent_instance;

  XlPlan *plan;   /* owned */
  XlGraph *graph; /* owned */

  /* template */
  GtkLabel *summary;
  GtkDropDown *by;
  GtkLabel *meaning;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (XlMapMeasures, xl_map_measures, XL_TYPE_PART)

static double
figure_of (const XlNodeMeasures *m, By by)
{
  switch (by)
    {
    case BY_LINKS:
      return m->degree;
    case BY_BETWEENNESS:
      return m->betweenness;
    case BY_CLOSENESS:
      return m->closeness;
    case BY_CORE:
      return m->core;
    }
  return 0;
}

static const char *
meaning_of (By by)
{
  switch (by)
    {
    case BY_LINKS:
      return _("How many others it is linked with.");
    case BY_BETWEENNESS:
      return _("How many pairs of others it stands between: the shares of their shortest paths that lead through it.");
    case BY_CLOSENESS:
      return _("How near it is to all others: 1 is linked with each of them.");
    case BY_CORE:
      return _("Core k: a part in which all have at least k links with each other.");
    }
  return "";
}

typedef struct
{
  XlRecord *record; /* borrowed */
  double figure;
  const char *name;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *two = b;

  if (one->figure != two->figure)
    return one->figure > two->figure ? -1 : 1;
  return g_utf8_collate (one->name, two->name);
}

static void
fill (XlMapMeasures *self)
{
  By by = (By) gtk_drop_down_get_selected (self->by);
  g_autoptr (XlMeasures) measures = NULL;
  g_autofree Entry *entries = NULL;
  g_autofree char *summary = NULL, *density = NULL;
  const XlGraphMeasures *whole;
  GtkListBoxRow *row;
  guint n, known = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->graph == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  measures = xl_measures_new (self->graph, NULL, NULL, NULL);
  whole = xl_measures_get_graph (measures);
  density = xl_words_number (whole->density, 3);
  /* Translators: numbers of nodes, of links and of connected parts of the network, and its density from 0 to 1 */
  summary = g_strdup_printf (_("%u nodes, %u links, %u connected parts; density %s."), whole->n_nodes, whole->n_links,
                             whole->n_components, density);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->meaning, meaning_of (by));
  n = xl_graph_get_n_nodes (self->graph);
  entries = g_new (Entry, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const XlNode *node = xl_graph_get_node (self->graph, i);
      XlRecord *record = xl_plan_lookup (self->plan, node->id);

      if (record != NULL)
        entries[known++] = (Entry) { record, figure_of (xl_measures_get_node (measures, i), by), node->name };
    }
  qsort (entries, known, sizeof *entries, compare_entries);
  for (guint i = 0; i < MIN (known, MOST_ROWS); i++)
    {
      g_autofree char *figure = xl_words_number (entries[i].figure, by == BY_BETWEENNESS ? 1 : by == BY_CLOSENESS ? 3 : 0);
      GtkWidget *child = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (child), xl_map_row_new (entries[i].record, figure));
      gtk_list_box_append (self->list, child);
    }
}

static void
row_cb (XlMapMeasures *self, GtkListBoxRow *row)
{
  XlRecord *record = xl_part_get_record (XL_PART (gtk_list_box_row_get_child (row)));

  if (record != NULL)
    g_signal_emit_by_name (self, "picked", record->id);
}

static void
failure_cb (XlMapMeasures *self)
{
  g_signal_emit_by_name (self, "failure");
}

static void
pairs_cb (XlMapMeasures *self)
{
  g_signal_emit_by_name (self, "pairs");
}

static void
xl_map_measures_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_map_measures_parent_class)->map (widget);
  fill (XL_MAP_MEASURES (widget));
}

static void
xl_map_measures_dispose (GObject *object)
{
  XlMapMeasures *self = XL_MAP_MEASURES (object);

  g_clear_pointer (&self->graph, xl_graph_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_map_measures_parent_class)->dispose (object);
}

static void
xl_map_measures_class_init (XlMapMeasuresClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_map_measures_dispose;
  widget_class->map = xl_map_measures_map;
  g_signal_new ("picked", XL_TYPE_MAP_MEASURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("failure", XL_TYPE_MAP_MEASURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("pairs", XL_TYPE_MAP_MEASURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-measures.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapMeasures, summary);
  gtk_widget_class_bind_template_child (widget_class, XlMapMeasures, by);
  gtk_widget_class_bind_template_child (widget_class, XlMapMeasures, meaning);
  gtk_widget_class_bind_template_child (widget_class, XlMapMeasures, list);
  gtk_widget_class_bind_template_callback_full (widget_class, "by_cb", G_CALLBACK (fill));
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, failure_cb);
  gtk_widget_class_bind_template_callback (widget_class, pairs_cb);
}

static void
xl_map_measures_init (XlMapMeasures *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_map_measures_set_graph:
 * @plan: (nullable): the plan
 * @graph: (nullable): what the map shows of it
 *
 * Something else is shown: measures are made anew, as soon as somebody looks.
 */
void
xl_map_measures_set_graph (XlMapMeasures *self, XlPlan *plan, XlGraph *graph)
{
  g_set_object (&self->plan, plan);
  if (graph != NULL)
    xl_graph_ref (graph);
  g_clear_pointer (&self->graph, xl_graph_unref);
  self->graph = graph;
  fill (self);
}
