/* xl-desk-map-path.c - how two records are related: the shortest path over what the map shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-path.h"

#include "xl-measures.h"

/* A partner without a project or a tie is on no map, but it has a seat: so a path may begin and end beside the map. */

static void
add_record (XlGraphBuilder *builder, GHashTable *known, gint64 id)
{
  XlNode node = { .id = id, .name = "" };

  if (id != 0 && xl_graph_builder_add_node (builder, &node))
    g_hash_table_add (known, g_memdup2 (&id, sizeof id));
}

static void
add_seats (XlPlan *plan, XlGraphBuilder *builder, GHashTable *known)
{
  const GPtrArray *organisations = xl_plan_get_live (plan, &xl_kind_organisation);

  for (guint i = 0; i < organisations->len; i++)
    {
      const XlOrganisation *organisation = g_ptr_array_index (organisations, i);

      if (g_hash_table_contains (known, &organisation->parent_instance.id)
          && g_hash_table_contains (known, &organisation->region))
        xl_graph_builder_add_edge (builder, 0, organisation->parent_instance.id, organisation->region, XL_EDGE_TIE,
                                   FALSE);
    }
}

static XlGraph *
make_graph (XlPlan *plan, const XlMapFilter *filter, XlRecord *from, XlRecord *const *to, guint n)
{
  g_autoptr (XlGraph) shown = xl_desk_map_graph (plan, filter);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const XlEdge *edges = xl_graph_get_edges (shown);
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < xl_graph_get_n_nodes (shown); i++)
    add_record (builder, known, xl_graph_get_node (shown, i)->id);
  add_record (builder, known, from->id);
  for (guint i = 0; i < n; i++)
    add_record (builder, known, to[i]->id);
  for (guint i = 0; i < xl_graph_get_n_edges (shown); i++)
    xl_graph_builder_add_edge (builder, edges[i].id, xl_graph_get_node (shown, edges[i].a)->id,
                               xl_graph_get_node (shown, edges[i].b)->id, edges[i].style, edges[i].illustrative);
  add_seats (plan, builder, known);
  return xl_graph_builder_end (builder);
}

static GArray *
find_path (XlPlan *plan, XlGraph *graph, XlRecord *from, XlRecord *to)
{
  g_autoptr (GArray) path = xl_graph_path (graph, NULL, from->id, to->id);
  GArray *steps;

  if (path == NULL)
    return NULL;
  steps = g_array_new (FALSE, FALSE, sizeof (XlMapStep));
  for (guint i = 0; i < path->len; i++)
    {
      const XlPathStep *at = &g_array_index (path, XlPathStep, i);
      gint64 link = i > 0 ? xl_graph_get_edges (graph)[at->edge].id : 0;
      XlMapStep step = { xl_plan_lookup (plan, at->id), link != 0 ? xl_plan_lookup (plan, link) : NULL };

      g_array_append_val (steps, step);
    }
  return steps;
}

/**
 * xl_desk_map_path:
 * @filter: what the map shows; the way goes over that, and along the seats of organisations
 * @from: a record, on the map or not
 * @to: another one
 *
 * Returns: (transfer full) (nullable) (element-type XlMapStep): a shortest path, both ends included; the same plan
 *   and filter give the same one; %NULL where nothing joins them
 */
GArray *
xl_desk_map_path (XlPlan *plan, const XlMapFilter *filter, XlRecord *from, XlRecord *to)
{
  g_autoptr (XlGraph) graph = make_graph (plan, filter, from, &to, 1);

  return find_path (plan, graph, from, to);
}

static void
free_steps (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

/**
 * xl_desk_map_paths:
 * @filter: what the map shows
 * @from: a record
 * @to: (array length=n): other ones
 *
 * Returns: (transfer full) (element-type GArray): for each of @to what xl_desk_map_path() answers, %NULL included
 */
GPtrArray *
xl_desk_map_paths (XlPlan *plan, const XlMapFilter *filter, XlRecord *from, XlRecord *const *to, guint n)
{
  g_autoptr (XlGraph) graph = make_graph (plan, filter, from, to, n);
  GPtrArray *paths = g_ptr_array_new_with_free_func (free_steps);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (paths, find_path (plan, graph, from, to[i]));
  return paths;
}
