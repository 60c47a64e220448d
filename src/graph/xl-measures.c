/* xl-measures.c - figures about the graph that is seen: who stands between, who is a single point of failure */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All walks are loops over arrays, none calls itself: a chain of any length does not end the stack. Sums are made
 * in the order of the nodes, so that the same graph gives the same bits. */

#include "xl-measures.h"

#include <string.h>

struct _XlMeasures
{
  guint n;               /* nodes of the graph */
  XlNodeMeasures *nodes; /* owned */
  XlGraphMeasures graph;
};

/* The part that is seen, as lists of neighbours; nodes keep their numbers. */
typedef struct
{
  guint n;
  guint *offsets, *neighbours; /* owned */
  guint8 *seen;                /* owned */
} Part;

static void
part_init (Part *part, XlGraph *graph, const guint8 *visible)
{
  guint n = xl_graph_get_n_nodes (graph), filled = 0, all = 0;

  for (guint i = 0; i < n; i++)
    all += xl_graph_get_degree (graph, i);
  part->n = n;
  part->offsets = g_new0 (guint, (gsize) n + 1);
  part->neighbours = g_new (guint, (gsize) all + 1);
  part->seen = g_malloc0 ((gsize) n + 1);
  for (guint i = 0; i < n; i++)
    part->seen[i] = !visible || visible[i];
  for (guint i = 0; i < n; i++)
    {
      guint degree;
      const guint *neighbours = xl_graph_get_neighbours (graph, i, &degree);

      for (guint k = 0; k < degree && part->seen[i]; k++)
        if (part->seen[neighbours[k]])
          part->neighbours[filled++] = neighbours[k];
      part->offsets[i + 1] = filled;
    }
}

static void
part_clear (Part *part)
{
  g_free (part->offsets);
  g_free (part->neighbours);
  g_free (part->seen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

static guint
degree_of (const Part *part, guint i)
{
  return part->offsets[i + 1] - part->offsets[i];
}

/* --- parts ------------------------------------------------------------------------------------ */

typedef struct
{
  guint first, size;
} Found;

static int
compare_found (const void *a, const void *b)
{
  const Found *p = a, *q = b;

  if (p->size != q->size)
    return p->size > q->size ? -1 : 1;
  return p->first < q->first ? -1 : p->first > q->first;
}

/* Numbers the connected parts, the largest first; of two equal ones, the one with the first node. */
static void
find_components (XlMeasures *self, const Part *part)
{
  g_autofree guint *queue = g_new (guint, (gsize) part->n + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autofree guint *rank = NULL;

  for (guint i = 0; i < part->n; i++)
    {
      Found one = { i, 0 };
      guint head = 0;

      if (!part->seen[i] || self->nodes[i].component != G_MAXUINT)
        continue;
      queue[one.size++] = i;
      self->nodes[i].component = i;
      for (; head < one.size; head++)
        for (guint e = part->offsets[queue[head]]; e < part->offsets[queue[head] + 1]; e++)
          if (self->nodes[part->neighbours[e]].component == G_MAXUINT)
            {
              self->nodes[part->neighbours[e]].component = i;
              queue[one.size++] = part->neighbours[e];
            }
      g_array_append_val (found, one);
    }
  if (found->len > 1)
    qsort (found->data, found->len, sizeof (Found), compare_found);
  rank = g_new (guint, (gsize) part->n + 1);
  for (guint k = 0; k < found->len; k++)
    rank[g_array_index (found, Found, k).first] = k;
  for (guint i = 0; i < part->n; i++)
    if (part->seen[i])
      self->nodes[i].component = rank[self->nodes[i].component];
  self->graph.n_components = found->len;
}

/* Takes away the node of least degree, again and again (Batagelj and Zaversnik 2003). */
static void
find_cores (XlMeasures *self, const Part *part)
{
  guint n = part->n, most = 0;
  g_autofree guint *degree = g_new0 (guint, (gsize) n + 1), *order = g_new (guint, (gsize) n + 1);
  g_autofree guint *place = g_new (guint, (gsize) n + 1), *start = NULL;

  for (guint i = 0; i < n; i++)
    most = MAX (most, degree[i] = degree_of (part, i));
  start = g_new0 (guint, (gsize) most + 2);
  for (guint i = 0; i < n; i++)
    start[degree[i] + 1]++;
  for (guint d = 0; d <= most; d++)
    start[d + 1] += start[d];
  for (guint i = 0; i < n; i++)
    {
      place[i] = start[degree[i]]++;
      order[place[i]] = i;
    }
  for (guint d = most + 1; d > 0; d--)
    start[d] = start[d - 1];
  start[0] = 0;
  for (guint k = 0; k < n; k++)
    {
      guint v = order[k];

      self->nodes[v].core = degree[v];
      for (guint e = part->offsets[v]; e < part->offsets[v + 1]; e++)
        {
          guint w = part->neighbours[e], first;

          if (degree[w] <= degree[v])
            continue;
          /* Swaps w with the first of its degree, whose bucket then begins one later. */
          first = order[start[degree[w]]];
          if (first != w)
            {
              order[place[w]] = first;
              order[start[degree[w]]] = w;
              place[first] = place[w];
              place[w] = start[degree[w]];
            }
          start[degree[w]]++;
          degree[w]--;
        }
    }
}

/* Cut nodes by depth-first search (Hopcroft and Tarjan 1973). */
static void
find_cuts (XlMeasures *self, const Part *part)
{
  guint n = part->n, time = 0;
  g_autofree guint *entered = g_new0 (guint, (gsize) n + 1), *low = g_new0 (guint, (gsize) n + 1);
  g_autofree guint *next = g_new (guint, (gsize) n + 1), *parent = g_new (guint, (gsize) n + 1);

  memcpy (next, part->offsets, n * sizeof (guint));
  for (guint root = 0; root < n; root++)
    {
      guint v = root, children = 0;

      if (!part->seen[root] || entered[root])
        continue;
      parent[root] = G_MAXUINT;
      entered[root] = low[root] = ++time;
      while (v != G_MAXUINT)
        {
          guint up = parent[v];

          if (next[v] < part->offsets[v + 1])
            {
              guint w = part->neighbours[next[v]++];

              if (!entered[w])
                {
                  children += v == root;
                  parent[w] = v;
                  entered[w] = low[w] = ++time;
                  v = w;
                }
              else if (w != up)
                low[v] = MIN (low[v], entered[w]);
              continue;
            }
          if (up != G_MAXUINT)
            {
              low[up] = MIN (low[up], low[v]);
              if (up != root && low[v] >= entered[up])
                self->nodes[up].is_cut = TRUE;
            }
          v = up;
        }
      self->nodes[root].is_cut = children > 1;
    }
}

/* --- paths ------------------------------------------------------------------------------------ */

typedef struct
{
  guint *distance, *queue; /* owned */
  double *paths, *share;   /* owned: shortest paths that lead here; what leads on from here */
} Walk;

/* All shortest paths from one node: adds what leads through each other node, and sets its closeness. */
static void
walk_from (XlMeasures *self, const Part *part, Walk *walk, guint source)
{
  guint head = 0, tail = 0;
  double sum = 0, reached;

  walk->distance[source] = 0;
  walk->paths[source] = 1;
  walk->share[source] = 0;
  walk->queue[tail++] = source;
  while (head < tail)
    {
      guint v = walk->queue[head++];

      sum += walk->distance[v];
      for (guint e = part->offsets[v]; e < part->offsets[v + 1]; e++)
        {
          guint w = part->neighbours[e];

          if (walk->distance[w] == G_MAXUINT)
            {
              walk->distance[w] = walk->distance[v] + 1;
              walk->paths[w] = walk->share[w] = 0;
              walk->queue[tail++] = w;
            }
          if (walk->distance[w] == walk->distance[v] + 1)
            walk->paths[w] += walk->paths[v];
        }
    }
  for (guint k = tail; k-- > 1;)
    {
      guint w = walk->queue[k];
      double each = (1 + walk->share[w]) / walk->paths[w];

      for (guint e = part->offsets[w]; e < part->offsets[w + 1]; e++)
        if (walk->distance[part->neighbours[e]] + 1 == walk->distance[w])
          walk->share[part->neighbours[e]] += walk->paths[part->neighbours[e]] * each;
      /* Every pair is seen from both ends. */
      self->nodes[w].betweenness += walk->share[w] / 2;
    }
  for (guint k = 0; k < tail; k++)
    walk->distance[walk->queue[k]] = G_MAXUINT;
  reached = tail - 1;
  if (tail > 1)
    self->nodes[source].closeness = reached / sum * (reached / (self->graph.n_nodes - 1));
}

/* FALSE if it was cancelled. */
static gboolean
walk_all (XlMeasures *self, const Part *part, gboolean (*cancelled) (gpointer data), gpointer data)
{
  Walk walk = { g_new (guint, (gsize) part->n + 1), g_new (guint, (gsize) part->n + 1),
                g_new (double, (gsize) part->n + 1), g_new (double, (gsize) part->n + 1) };
  gboolean stop = FALSE;

  memset (walk.distance, 0xff, part->n * sizeof (guint));
  for (guint i = 0; i < part->n && !stop; i++)
    {
      if (part->seen[i])
        walk_from (self, part, &walk, i);
      stop = cancelled && cancelled (data);
    }
  g_free (walk.distance);
  g_free (walk.queue);
  g_free (walk.paths);
  g_free (walk.share);
  return !stop;
}

/**
 * xl_measures_new:
 * @graph: a graph
 * @visible: (nullable) (array): by index of the node, whether it is seen; %NULL for all
 * @cancelled: (nullable): asked once a node; %TRUE ends the work
 * @cancelled_data: for @cancelled
 *
 * Figures of the part of @graph that is seen, in time nodes × edges. May run in any thread.
 *
 * Returns: (transfer full) (nullable): the figures, or %NULL if cancelled
 */
XlMeasures *
xl_measures_new (XlGraph *graph, const guint8 *visible, gboolean (*cancelled) (gpointer data),
                 gpointer cancelled_data)
{
  g_autoptr (XlMeasures) self = g_new0 (XlMeasures, 1);
  g_auto (Part) part = { 0 };
  double n;

  part_init (&part, graph, visible);
  self->n = part.n;
  self->nodes = g_new0 (XlNodeMeasures, (gsize) part.n + 1);
  for (guint i = 0; i < part.n; i++)
    {
      self->nodes[i].component = G_MAXUINT;
      self->nodes[i].degree = degree_of (&part, i);
      self->graph.n_nodes += part.seen[i];
    }
  self->graph.n_links = part.offsets[part.n] / 2;
  n = self->graph.n_nodes;
  self->graph.density = n > 1 ? self->graph.n_links / (n * (n - 1) / 2) : 0;
  find_components (self, &part);
  find_cores (self, &part);
  find_cuts (self, &part);
  return walk_all (self, &part, cancelled, cancelled_data) ? g_steal_pointer (&self) : NULL;
}

/**
 * xl_measures_free:
 * @self: (nullable): figures
 */
void
xl_measures_free (XlMeasures *self)
{
  if (!self)
    return;
  g_free (self->nodes);
  g_free (self);
}

/**
 * xl_measures_get_node:
 * @self: figures
 * @index: of a node in the graph
 *
 * Returns: (transfer none): its figures; all zero, without a component, for one that is not seen
 */
const XlNodeMeasures *
xl_measures_get_node (XlMeasures *self, guint index)
{
  g_return_val_if_fail (index < self->n, NULL);
  return &self->nodes[index];
}

/**
 * xl_measures_get_graph:
 * @self: figures
 *
 * Returns: (transfer none): the figures of the whole
 */
const XlGraphMeasures *
xl_measures_get_graph (XlMeasures *self)
{
  return &self->graph;
}

/* The first edge in the graph's order between each of the steps and the one before. */
static void
find_edges (XlGraph *graph, GArray *steps)
{
  const XlEdge *edges = xl_graph_get_edges (graph);
  guint m = xl_graph_get_n_edges (graph);
  g_autofree guint *at = g_new0 (guint, (gsize) xl_graph_get_n_nodes (graph) + 1);

  for (guint k = 0; k < steps->len; k++)
    at[g_array_index (steps, XlPathStep, k).node] = k + 1;
  for (guint e = 0; e < m; e++)
    {
      guint a = at[edges[e].a], b = at[edges[e].b], later = MAX (a, b);

      if (a && b && (a > b ? a - b : b - a) == 1 && g_array_index (steps, XlPathStep, later - 1).edge == G_MAXUINT)
        g_array_index (steps, XlPathStep, later - 1).edge = e;
    }
}

/**
 * xl_graph_path:
 * @graph: a graph
 * @visible: (nullable) (array): by index of the node, whether it is seen; %NULL for all
 * @from: a node's id
 * @to: another's
 *
 * A shortest path. Of several, the one whose first step has the smallest index, then the second, and so on; of
 * several edges between two nodes, the first of the graph.
 *
 * Returns: (transfer full) (nullable) (element-type XlPathStep): from @from to @to, both included; %NULL where there
 *   is none, or where an end is not seen
 */
GArray *
xl_graph_path (XlGraph *graph, const guint8 *visible, gint64 from, gint64 to)
{
  int start = xl_graph_find (graph, from), end = xl_graph_find (graph, to);
  g_auto (Part) part = { 0 };
  g_autofree guint *distance = NULL, *queue = NULL;
  guint head = 0, tail = 0;
  GArray *steps;

  if (start < 0 || end < 0)
    return NULL;
  part_init (&part, graph, visible);
  if (!part.seen[start] || !part.seen[end])
    return NULL;
  distance = g_new (guint, (gsize) part.n + 1);
  queue = g_new (guint, (gsize) part.n + 1);
  memset (distance, 0xff, part.n * sizeof (guint));
  /* Backwards, so that the way can be told forwards. */
  distance[end] = 0;
  queue[tail++] = (guint) end;
  while (head < tail && distance[start] == G_MAXUINT)
    {
      guint v = queue[head++];

      for (guint e = part.offsets[v]; e < part.offsets[v + 1]; e++)
        if (distance[part.neighbours[e]] == G_MAXUINT)
          {
            distance[part.neighbours[e]] = distance[v] + 1;
            queue[tail++] = part.neighbours[e];
          }
    }
  if (distance[start] == G_MAXUINT)
    return NULL;
  steps = g_array_new (FALSE, FALSE, sizeof (XlPathStep));
  for (guint v = (guint) start;;)
    {
      XlPathStep step = { v, xl_graph_get_node (graph, v)->id, G_MAXUINT };
      guint next = G_MAXUINT;

      g_array_append_val (steps, step);
      if (distance[v] == 0)
        break;
      for (guint e = part.offsets[v]; e < part.offsets[v + 1]; e++)
        if (distance[part.neighbours[e]] != G_MAXUINT && distance[part.neighbours[e]] + 1 == distance[v])
          next = MIN (next, part.neighbours[e]);
      v = next;
    }
  find_edges (graph, steps);
  return steps;
}
