/* xl-graph.h - what the map shows: nodes and edges, without positions and without a screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XL_NODE_REGION,
  XL_NODE_ORGANISATION,
  XL_NODE_PROJECT,
  XL_NODE_EVENT,
} XlNodeKind;

#define XL_N_NODE_KINDS 4

typedef enum
{
  XL_EDGE_LEAD,         /* project - its lead region */
  XL_EDGE_REGION,       /* project - another of its regions */
  XL_EDGE_ORGANISATION, /* project - a taking-part organisation */
  XL_EDGE_TIE,          /* organisation - organisation */
  XL_EDGE_MEMBERSHIP,   /* region - network */
} XlEdgeStyle;

/* Slots of the categorical palette: 0 is the neutral colour. */
#define XL_SLOT_NEUTRAL 0
#define XL_N_SLOTS 9

/**
 * XlNode:
 * @id: the record's id; not 0, and not twice in a graph
 * @kind: gives the shape
 * @name: what the label says (UTF-8, taken literally)
 * @code: short text inside the shape: a country code or a stage digit; %NULL for none
 * @country: two letters, or empty
 * @slot: colour slot, 0 neutral, 1..8
 * @stage: 1..5 for a project, else 0
 * @illustrative: drawn hatched
 * @weight: the figure that sizes the node (its projects, its degree); not negative
 * @radius: its size where that follows no figure, px at zoom 1; 0 where @weight says it
 * @lon: degrees east, or %NAN for none
 * @lat: degrees north, or %NAN for none
 * @home: id of the region where an organisation sits, 0 for none; gives geography a place for it
 * @group: (nullable): what its colour stands for, as the legend asks for its name; %NULL for its country, empty where
 *   the colour says nothing
 *
 * One node, as it is handed to xl_graph_builder_add_node() and as xl_graph_get_node() lends it.
 */
typedef struct
{
  gint64 id;
  XlNodeKind kind;
  const char *name;
  const char *code;
  char country[3];
  guint8 slot;
  guint8 stage;
  gboolean illustrative;
  double weight, radius;
  double lon, lat;
  gint64 home;
  const char *group;
} XlNode;

/**
 * XlEdge:
 * @id: the link record's id, or 0
 * @a: index of one end
 * @b: index of the other end; never @a
 * @style: what the link says
 * @illustrative: the link itself is illustrative
 */
typedef struct
{
  gint64 id;
  guint a, b;
  XlEdgeStyle style;
  gboolean illustrative;
} XlEdge;

/* What the law of waste shipments asks of what flows along an arc, in the order of the legend. */
typedef enum
{
  XL_ARC_NOT_WASTE,
  XL_ARC_NATIONAL,
  XL_ARC_ANNEX_VII,
  XL_ARC_NOTIFICATION,
  XL_ARC_FORBIDDEN,
  XL_ARC_CHECK,
} XlArcRegime;

#define XL_N_ARC_REGIMES 6

typedef enum
{
  XL_ARC_CANDIDATE, /* it could be; people may have begun to talk */
  XL_ARC_AGREED,    /* negotiated, or already flowing */
  XL_ARC_FAILING,   /* too far, or too dear */
  XL_ARC_REJECTED,  /* people said no */
} XlArcState;

/**
 * XlArc:
 * @offer: id of the offer
 * @need: id of the need
 * @a: index of the node that it comes from
 * @b: index of the node that it goes to: @a where both are in one region
 * @regime: gives the colour
 * @state: gives the line
 * @illustrative_offer: the offer is invented
 * @illustrative_need: the need is invented
 * @dim: it steps back, because others are in focus
 *
 * What could flow from one region to another. Arcs pull at nothing: neither layouts nor measures see them.
 */
typedef struct
{
  gint64 offer, need;
  guint a, b;
  XlArcRegime regime;
  XlArcState state;
  gboolean illustrative_offer, illustrative_need;
  gboolean dim;
} XlArc;

typedef struct _XlGraph XlGraph;
typedef struct _XlGraphBuilder XlGraphBuilder;

XlGraphBuilder *xl_graph_builder_new      (void);
void            xl_graph_builder_free     (XlGraphBuilder *self);
gboolean        xl_graph_builder_add_node (XlGraphBuilder *self,
                                           const XlNode   *node);
void            xl_graph_builder_add_edge (XlGraphBuilder *self,
                                           gint64          id,
                                           gint64          a,
                                           gint64          b,
                                           XlEdgeStyle     style,
                                           gboolean        illustrative);
void            xl_graph_builder_add_arc  (XlGraphBuilder *self,
                                           const XlArc    *arc,
                                           gint64          from,
                                           gint64          to);
XlGraph        *xl_graph_builder_end      (XlGraphBuilder *self);

XlGraph        *xl_graph_ref              (XlGraph        *self);
void            xl_graph_unref            (XlGraph        *self);
guint           xl_graph_get_n_nodes      (XlGraph        *self);
const XlNode   *xl_graph_get_node         (XlGraph        *self,
                                           guint           index);
int             xl_graph_find             (XlGraph        *self,
                                           gint64          id);
guint           xl_graph_get_n_edges      (XlGraph        *self);
const XlEdge   *xl_graph_get_edges        (XlGraph        *self);
const XlArc    *xl_graph_get_arcs         (XlGraph        *self,
                                           guint          *n);
const guint    *xl_graph_get_neighbours   (XlGraph        *self,
                                           guint           index,
                                           guint          *n);
guint           xl_graph_get_degree       (XlGraph        *self,
                                           guint           index);
gboolean        xl_graph_is_adjacent      (XlGraph        *self,
                                           guint           a,
                                           guint           b);
guint           xl_graph_count_unlinked   (XlGraph        *self);
gboolean        xl_graph_has_illustrative (XlGraph        *self);
double          xl_graph_node_radius      (XlGraph        *self,
                                           guint           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlGraph, xl_graph_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlGraphBuilder, xl_graph_builder_free)

G_END_DECLS
