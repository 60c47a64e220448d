/* xl-graph.c - what the map shows: nodes and edges, without positions and without a screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. A graph never changes after xl_graph_builder_end(): any thread may read it.
 * 2. Nodes keep the order in which they were added; edges too.
 * 3. Neighbours are distinct, sorted by index and symmetric; loops do not exist.
 * 4. Arcs make no neighbours. */

#include "xl-graph.h"

#include <math.h>
#include <string.h>

struct _XlGraph
{
  gatomicrefcount refs;
  guint n_nodes, n_edges, n_arcs;
  XlNode *nodes;       /* owned; strings live in the chunk */
  XlEdge *edges;       /* owned */
  XlArc *arcs;         /* owned */
  guint *offsets;      /* owned; n_nodes + 1 */
  guint *neighbours;   /* owned */
  GHashTable *by_id;   /* owned; id -> index + 1 */
  GStringChunk *chunk; /* owned */
  double max_weight[XL_N_NODE_KINDS];
};

struct _XlGraphBuilder
{
  GArray *nodes, *edges, *arcs;
  GHashTable *by_id;
  GStringChunk *chunk;
};

/**
 * xl_graph_builder_new:
 *
 * Returns: (transfer full): an empty builder; end with xl_graph_builder_end() or free it
 */
XlGraphBuilder *
xl_graph_builder_new (void)
{
  XlGraphBuilder *self = g_new0 (XlGraphBuilder, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (XlNode));
  self->edges = g_array_new (FALSE, FALSE, sizeof (XlEdge));
  self->arcs = g_array_new (FALSE, FALSE, sizeof (XlArc));
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chunk = g_string_chunk_new (4096);
  return self;
}

/**
 * xl_graph_builder_free:
 * @self: (nullable): a builder that was not ended
 */
void
xl_graph_builder_free (XlGraphBuilder *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->arcs, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  g_free (self);
}

/**
 * xl_graph_builder_add_node:
 * @self: the builder
 * @node: copied, strings included
 *
 * Returns: %FALSE when a node of this id is there already, which stays as it is
 */
gboolean
xl_graph_builder_add_node (XlGraphBuilder *self, const XlNode *node)
{
  XlNode copy = *node;

  g_return_val_if_fail (node->id != 0, FALSE);
  if (g_hash_table_contains (self->by_id, &node->id))
    return FALSE;
  copy.name = g_string_chunk_insert_const (self->chunk, node->name ? node->name : "");
  copy.code = g_string_chunk_insert_const (self->chunk, node->code ? node->code : "");
  copy.group = node->group ? g_string_chunk_insert_const (self->chunk, node->group) : NULL;
  copy.country[2] = '\0';
  if (copy.slot >= XL_N_SLOTS)
    copy.slot = XL_SLOT_NEUTRAL;
  if (!(copy.weight >= 0))
    copy.weight = 0;
  g_array_append_val (self->nodes, copy);
  g_hash_table_insert (self->by_id, g_memdup2 (&node->id, sizeof node->id), GUINT_TO_POINTER (self->nodes->len));
  return TRUE;
}

/**
 * xl_graph_builder_add_edge:
 * @self: the builder
 * @id: id of the link record, or 0
 * @a: id of one end
 * @b: id of the other end
 * @style: what the link says
 * @illustrative: whether the link is illustrative
 *
 * Both nodes must have been added; an edge to an unknown node or to itself is silently left out,
 * because a filter that hides a node hides its edges.
 */
void
xl_graph_builder_add_edge (XlGraphBuilder *self, gint64 id, gint64 a, gint64 b, XlEdgeStyle style,
                           gboolean illustrative)
{
  guint ia = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &a));
  guint ib = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &b));
  XlEdge edge = { id, ia - 1, ib - 1, style, !!illustrative };

  if (ia && ib && ia != ib)
    g_array_append_val (self->edges, edge);
}

/**
 * xl_graph_builder_add_arc:
 * @self: the builder
 * @arc: copied; its ends are not read
 * @from: id of the node that it comes from
 * @to: id of the node that it goes to; may be @from
 *
 * Both nodes must have been added; an arc to an unknown node is silently left out.
 */
void
xl_graph_builder_add_arc (XlGraphBuilder *self, const XlArc *arc, gint64 from, gint64 to)
{
  guint a = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &from));
  guint b = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &to));
  XlArc copy = *arc;

  if (a == 0 || b == 0)
    return;
  copy.a = a - 1;
  copy.b = b - 1;
  g_array_append_val (self->arcs, copy);
}

static int
compare_uint (const void *a, const void *b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Compressed rows of distinct, sorted neighbours. */
static void
build_rows (XlGraph *self)
{
  guint n = self->n_nodes, kept = 0;
  g_autofree guint *fill = g_new0 (guint, n + 1);

  self->offsets = g_new0 (guint, n + 1);
  self->neighbours = g_new (guint, 2 * self->n_edges + 1);
  for (guint e = 0; e < self->n_edges; e++)
    {
      self->offsets[self->edges[e].a + 1]++;
      self->offsets[self->edges[e].b + 1]++;
    }
  for (guint i = 0; i < n; i++)
    {
      self->offsets[i + 1] += self->offsets[i];
      fill[i] = self->offsets[i];
    }
  for (guint e = 0; e < self->n_edges; e++)
    {
      self->neighbours[fill[self->edges[e].a]++] = self->edges[e].b;
      self->neighbours[fill[self->edges[e].b]++] = self->edges[e].a;
    }
  for (guint i = 0; i < n; i++)
    {
      guint from = self->offsets[i], to = self->offsets[i + 1], first = kept;

      qsort (self->neighbours + from, to - from, sizeof (guint), compare_uint);
      for (guint k = from; k < to; k++)
        if (kept == first || self->neighbours[kept - 1] != self->neighbours[k])
          self->neighbours[kept++] = self->neighbours[k];
      self->offsets[i] = first;
    }
  self->offsets[n] = kept;
}

/**
 * xl_graph_builder_end:
 * @self: (transfer full): the builder; gone afterwards
 *
 * Returns: (transfer full): the graph
 */
XlGraph *
xl_graph_builder_end (XlGraphBuilder *self)
{
  XlGraph *graph = g_new0 (XlGraph, 1);

  g_atomic_ref_count_init (&graph->refs);
  graph->n_nodes = self->nodes->len;
  graph->n_edges = self->edges->len;
  graph->n_arcs = self->arcs->len;
  graph->nodes = (XlNode *) (gpointer) g_array_free (g_steal_pointer (&self->nodes), FALSE);
  graph->edges = (XlEdge *) (gpointer) g_array_free (g_steal_pointer (&self->edges), FALSE);
  graph->arcs = (XlArc *) (gpointer) g_array_free (g_steal_pointer (&self->arcs), FALSE);
  graph->chunk = g_steal_pointer (&self->chunk);
  graph->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      XlNode *node = &graph->nodes[i];

      g_hash_table_insert (graph->by_id, &node->id, GUINT_TO_POINTER (i + 1));
      graph->max_weight[node->kind] = MAX (graph->max_weight[node->kind], node->weight);
    }
  build_rows (graph);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_free (self);
  return graph;
}

/**
 * xl_graph_ref:
 * @self: a graph
 *
 * Returns: (transfer full): @self
 */
XlGraph *
xl_graph_ref (XlGraph *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * xl_graph_unref:
 * @self: (nullable): a graph
 */
void
xl_graph_unref (XlGraph *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_id);
  g_string_chunk_free (self->chunk);
  g_free (self->nodes);
  g_free (self->edges);
  g_free (self->arcs);
  g_free (self->offsets);
  g_free (self->neighbours);
  g_free (self);
}

/**
 * xl_graph_get_n_nodes:
 * @self: a graph
 *
 * Returns: how many nodes
 */
guint
xl_graph_get_n_nodes (XlGraph *self)
{
  return self->n_nodes;
}

/**
 * xl_graph_get_node:
 * @self: a graph
 * @index: 0 .. n - 1
 *
 * Returns: (transfer none): the node; its code is "" where none was given
 */
const XlNode *
xl_graph_get_node (XlGraph *self, guint index)
{
  g_return_val_if_fail (index < self->n_nodes, NULL);
  return &self->nodes[index];
}

/**
 * xl_graph_find:
 * @self: a graph
 * @id: a record's id
 *
 * Returns: its index, or -1
 */
int
xl_graph_find (XlGraph *self, gint64 id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id)) - 1;
}

/**
 * xl_graph_get_n_edges:
 * @self: a graph
 *
 * Returns: how many edges, doubles counted
 */
guint
xl_graph_get_n_edges (XlGraph *self)
{
  return self->n_edges;
}

/**
 * xl_graph_get_edges:
 * @self: a graph
 *
 * Returns: (transfer none): all edges
 */
const XlEdge *
xl_graph_get_edges (XlGraph *self)
{
  return self->edges;
}

/**
 * xl_graph_get_arcs:
 * @self: a graph
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): what could flow, in the order in which it was added
 */
const XlArc *
xl_graph_get_arcs (XlGraph *self, guint *n)
{
  *n = self->n_arcs;
  return self->arcs;
}

/**
 * xl_graph_get_neighbours:
 * @self: a graph
 * @index: a node
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the distinct neighbours, ascending
 */
const guint *
xl_graph_get_neighbours (XlGraph *self, guint index, guint *n)
{
  g_return_val_if_fail (index < self->n_nodes, NULL);
  *n = self->offsets[index + 1] - self->offsets[index];
  return self->neighbours + self->offsets[index];
}

/**
 * xl_graph_get_degree:
 * @self: a graph
 * @index: a node
 *
 * Returns: how many distinct neighbours it has
 */
guint
xl_graph_get_degree (XlGraph *self, guint index)
{
  g_return_val_if_fail (index < self->n_nodes, 0);
  return self->offsets[index + 1] - self->offsets[index];
}

/**
 * xl_graph_is_adjacent:
 * @self: a graph
 * @a: a node
 * @b: a node
 *
 * Returns: whether an edge joins them
 */
gboolean
xl_graph_is_adjacent (XlGraph *self, guint a, guint b)
{
  guint n;
  const guint *row = xl_graph_get_neighbours (self, a, &n);

  return bsearch (&b, row, n, sizeof (guint), compare_uint) != NULL;
}

/**
 * xl_graph_count_unlinked:
 * @self: a graph
 *
 * Returns: how many nodes have no edge
 */
guint
xl_graph_count_unlinked (XlGraph *self)
{
  guint count = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    count += self->offsets[i + 1] == self->offsets[i];
  return count;
}

/**
 * xl_graph_has_illustrative:
 * @self: a graph
 *
 * Returns: whether a node, or a flow of an arc, is invented
 */
gboolean
xl_graph_has_illustrative (XlGraph *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].illustrative)
      return TRUE;
  for (guint i = 0; i < self->n_arcs; i++)
    if (self->arcs[i].illustrative_offer || self->arcs[i].illustrative_need)
      return TRUE;
  return FALSE;
}

/**
 * xl_graph_node_radius:
 * @self: a graph
 * @index: a node
 *
 * Size by kind and figure; the area, not the radius, grows with the figure.
 *
 * Returns: radius in px at zoom 1 (half the side of a project's square)
 */
double
xl_graph_node_radius (XlGraph *self, guint index)
{
  const XlNode *node = xl_graph_get_node (self, index);
  double share = self->max_weight[node->kind] > 0
                     ? sqrt (node->weight / self->max_weight[node->kind])
                     : 0;

  if (node->radius > 0)
    return node->radius;
  switch (node->kind)
    {
    case XL_NODE_REGION:
      return 9 + 12 * share;
    case XL_NODE_ORGANISATION:
      return 6 + 3 * share;
    case XL_NODE_PROJECT:
      return self->max_weight[node->kind] > 0 ? 8 + 6 * share : 10;
    case XL_NODE_EVENT:
    default:
      return 7;
    }
}
