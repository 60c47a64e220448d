/* xl-desk-map-failure.c - which region is a single point of failure of what the map shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-failure.h"

#include "xl-measures.h"

/* How many of the node's own part are no longer in its largest rest once the node is gone. */
static guint
count_cut_off (XlGraph *graph, XlMeasures *whole, guint node)
{
  guint n = xl_graph_get_n_nodes (graph), part = xl_measures_get_node (whole, node)->component, total = 0, largest = 0;
  g_autofree guint8 *visible = g_malloc0 ((gsize) n + 1);
  g_autofree guint *sizes = g_new0 (guint, (gsize) n + 1);
  g_autoptr (XlMeasures) rest = NULL;

  for (guint i = 0; i < n; i++)
    visible[i] = i != node && xl_measures_get_node (whole, i)->component == part;
  rest = xl_measures_new (graph, visible, NULL, NULL);
  for (guint i = 0; i < n; i++)
    if (visible[i])
      {
        guint component = xl_measures_get_node (rest, i)->component;

        total++;
        largest = MAX (largest, ++sizes[component]);
      }
  return total - largest;
}

static int
compare_failures (gconstpointer a, gconstpointer b)
{
  const XlMapFailure *one = a, *two = b;

  if (one->cut_off != two->cut_off)
    return one->cut_off > two->cut_off ? -1 : 1;
  return one->region->parent_instance.id < two->region->parent_instance.id ? -1 : 1;
}

/**
 * xl_desk_map_failures:
 * @graph: what the map shows
 *
 * Regions that are cut nodes of the graph, with what would be cut off.
 *
 * Returns: (transfer full) (element-type XlMapFailure): the worst first
 */
GArray *
xl_desk_map_failures (XlPlan *plan, XlGraph *graph)
{
  g_autoptr (XlMeasures) measures = xl_measures_new (graph, NULL, NULL, NULL);
  GArray *failures = g_array_new (FALSE, FALSE, sizeof (XlMapFailure));

  for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
    {
      const XlNode *node = xl_graph_get_node (graph, i);
      XlMapFailure failure;

      if (node->kind != XL_NODE_REGION || !xl_measures_get_node (measures, i)->is_cut)
        continue;
      failure.region = (XlRegion *) xl_plan_lookup (plan, node->id);
      failure.cut_off = count_cut_off (graph, measures, i);
      g_array_append_val (failures, failure);
    }
  g_array_sort (failures, compare_failures);
  return failures;
}
