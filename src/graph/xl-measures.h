/* xl-measures.h - figures about the graph that is seen: who stands between, who is a single point of failure */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-graph.h"

G_BEGIN_DECLS

/**
 * XlNodeMeasures:
 * @degree: neighbours
 * @core: the largest k for which the node is in a k-core: a part in which all have k neighbours or more
 * @component: its connected part, 0 the largest; %G_MAXUINT for a node that is not seen
 * @is_cut: without it, its part falls apart: a single point of failure
 * @betweenness: over all pairs of others, the sum of the share of their shortest paths that leads through it
 *   (Freeman 1977, by Brandes 2001; each pair counts once, nothing is normalised)
 * @closeness: (reached / sum of distances) * (reached / (n - 1)): how near it is to all others
 *   (Wasserman and Faust 1994, which is Freeman's where the graph is connected); 0 where it reaches none
 */
typedef struct
{
  guint degree;
  guint core;
  guint component;
  gboolean is_cut;
  double betweenness;
  double closeness;
} XlNodeMeasures;

/**
 * XlGraphMeasures:
 * @n_nodes: nodes that are seen
 * @n_links: pairs of them with an edge; several between the same two count once
 * @n_components: connected parts
 * @density: links / possible links; 0 below two nodes
 */
typedef struct
{
  guint n_nodes, n_links, n_components;
  double density;
} XlGraphMeasures;

typedef struct _XlMeasures XlMeasures;

XlMeasures            *xl_measures_new       (XlGraph       *graph,
                                              const guint8  *visible,
                                              gboolean     (*cancelled) (gpointer data),
                                              gpointer       cancelled_data);
void                   xl_measures_free      (XlMeasures    *self);
const XlNodeMeasures  *xl_measures_get_node  (XlMeasures    *self,
                                              guint          index);
const XlGraphMeasures *xl_measures_get_graph (XlMeasures    *self);

/**
 * XlPathStep:
 * @node: index of a node in the graph
 * @id: its record's id
 * @edge: index of the edge that leads to it from the step before; %G_MAXUINT in the first
 */
typedef struct
{
  guint node;
  gint64 id;
  guint edge;
} XlPathStep;

GArray *xl_graph_path (XlGraph      *graph,
                       const guint8 *visible,
                       gint64        from,
                       gint64        to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlMeasures, xl_measures_free)

G_END_DECLS
