/* xl-path.c - the shortest way from one node to another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-graph.h"

/**
 * xl_graph_dup_path:
 * @self: a graph
 * @from: index of a node
 * @to: index of a node
 *
 * Breadth first, neighbours in their order: the same graph gives the same path.
 *
 * Returns: (transfer full) (nullable) (element-type guint): indexes of the nodes along a shortest path, both ends
 *   included; %NULL where none joins them
 */
GArray *
xl_graph_dup_path (XlGraph *self, guint from, guint to)
{
  guint n = xl_graph_get_n_nodes (self), done = 0;
  g_autofree guint *back = g_new (guint, n + 1); /* where a node was reached from; n: not yet */
  g_autofree guint *queue = g_new (guint, n + 1);
  guint waiting = 0;
  GArray *path;

  g_return_val_if_fail (from < n && to < n, NULL);
  for (guint i = 0; i < n; i++)
    back[i] = n;
  /* From the end: then the way back is the path in its order. */
  back[to] = to;
  queue[waiting++] = to;
  while (done < waiting && back[from] == n)
    {
      guint at = queue[done++], degree;
      const guint *neighbours = xl_graph_get_neighbours (self, at, &degree);

      for (guint i = 0; i < degree; i++)
        if (back[neighbours[i]] == n)
          {
            back[neighbours[i]] = at;
            queue[waiting++] = neighbours[i];
          }
    }
  if (back[from] == n)
    return NULL;
  path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint at = from;; at = back[at])
    {
      g_array_append_val (path, at);
      if (at == to)
        return path;
    }
}
