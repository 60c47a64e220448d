/* xl-layout.c - from a graph to a place for every node, in steps, the same for the same seed */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-layout-private.h"

struct _XlLayout
{
  XlGraph *graph;          /* owned */
  XlLayoutOptions options; /* previous, geo and pinned are owned */
  XlParts *parts;          /* owned; network and clusters from scratch only */
  XlPositions *done;       /* owned; the result */
};

static XlParts *
parts_of_graph (XlGraph *graph, XlLayoutMode mode)
{
  guint m = xl_graph_get_n_edges (graph);
  const XlEdge *edges = xl_graph_get_edges (graph);
  g_autofree guint32 *ends = g_new (guint32, 2 * (gsize) m + 1);

  for (guint e = 0; e < m; e++)
    {
      ends[2 * e] = edges[e].a;
      ends[2 * e + 1] = edges[e].b;
    }
  return xl_parts_new (xl_graph_get_n_nodes (graph), ends, m, mode);
}

/**
 * xl_layout_new:
 * @graph: what to lay out
 * @options: how
 *
 * Returns: (transfer full): a job for xl_layout_step(). It may run in any thread, one at a time
 */
XlLayout *
xl_layout_new (XlGraph *graph, const XlLayoutOptions *options)
{
  XlLayout *self = g_new0 (XlLayout, 1);

  self->graph = xl_graph_ref (graph);
  self->options = *options;
  if (options->previous)
    xl_positions_ref (options->previous);
  if (options->geo)
    xl_geo_ref (options->geo);
  self->options.pinned = g_memdup2 (options->pinned, options->n_pinned * sizeof (gint64));
  return self;
}

/**
 * xl_layout_free:
 * @self: (nullable): a job, done or not
 */
void
xl_layout_free (XlLayout *self)
{
  if (!self)
    return;
  xl_graph_unref (self->graph);
  xl_positions_unref (self->options.previous);
  xl_geo_unref (self->options.geo);
  g_free ((gpointer) self->options.pinned);
  xl_parts_free (self->parts);
  xl_positions_unref (self->done);
  g_free (self);
}

static void
finish_network (XlLayout *self)
{
  guint n = xl_graph_get_n_nodes (self->graph);
  g_autofree XlPlace *places = g_new0 (XlPlace, n + 1);
  g_autofree gint64 *ids = g_new (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = xl_graph_get_node (self->graph, i)->id;
  if (self->parts)
    xl_network_arrange (self->graph, &self->options, self->parts, places);
  else
    xl_network_keep (self->graph, &self->options, places);
  self->done = xl_positions_new (self->options.mode, ids, places, n);
}

/* A pinned node stays where it was in the former picture of the same kind. */
void
xl_layout_keep_pinned (XlGraph *graph, const XlLayoutOptions *options, XlPlace *places)
{
  if (!options->previous || xl_positions_get_mode (options->previous) != options->mode)
    return;
  for (guint p = 0; p < options->n_pinned; p++)
    {
      int at = xl_graph_find (graph, options->pinned[p]);
      const XlPlace *old = xl_positions_lookup (options->previous, options->pinned[p]);

      if (at >= 0 && old)
        places[at] = *old;
    }
}

/**
 * xl_layout_step:
 * @self: a job
 * @budget_us: how long to work, in microseconds; 0 does the smallest step
 *
 * Returns: %TRUE when it is done or cancelled
 */
gboolean
xl_layout_step (XlLayout *self, gint64 budget_us)
{
  gint64 deadline = g_get_monotonic_time () + budget_us;

  if (self->done)
    return TRUE;
  if (self->options.cancelled && self->options.cancelled (self->options.cancelled_data))
    return TRUE;
  switch (self->options.mode)
    {
    case XL_LAYOUT_GEOGRAPHY:
      self->done = xl_sites_arrange (self->graph, &self->options);
      return TRUE;
    case XL_LAYOUT_PIPELINE:
      self->done = xl_pipeline_arrange (self->graph, &self->options);
      return TRUE;
    case XL_LAYOUT_CIRCLE:
      self->done = xl_circle_arrange (self->graph, &self->options);
      return TRUE;
    case XL_LAYOUT_NETWORK:
    case XL_LAYOUT_CLUSTERS:
    default:
      break;
    }
  if (!self->parts && !xl_network_can_keep (self->graph, &self->options))
    self->parts = parts_of_graph (self->graph, self->options.mode);
  if (self->parts && !xl_parts_step (self->parts, self->options.seed, deadline))
    return FALSE;
  finish_network (self);
  return TRUE;
}

/**
 * xl_layout_get_progress:
 * @self: a job
 *
 * Returns: 0 .. 1
 */
double
xl_layout_get_progress (XlLayout *self)
{
  return self->done ? 1 : self->parts ? 0.95 * xl_parts_get_progress (self->parts) : 0;
}

/**
 * xl_layout_dup_positions:
 * @self: a job
 *
 * Returns: (transfer full) (nullable): the places, or %NULL while it is not done
 */
XlPositions *
xl_layout_dup_positions (XlLayout *self)
{
  return self->done ? xl_positions_ref (self->done) : NULL;
}

/**
 * xl_layout_run:
 * @graph: what to lay out
 * @options: how
 *
 * A whole job at once.
 *
 * Returns: (transfer full) (nullable): the places, or %NULL if cancelled
 */
XlPositions *
xl_layout_run (XlGraph *graph, const XlLayoutOptions *options)
{
  g_autoptr (XlLayout) job = xl_layout_new (graph, options);

  while (!xl_layout_step (job, 10000))
    ;
  return xl_layout_dup_positions (job);
}
