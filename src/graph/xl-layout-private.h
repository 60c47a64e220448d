/* xl-layout-private.h - what the parts of the layout share with each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-layout.h"

G_BEGIN_DECLS

/* xl-pack.c: the connected parts of a graph, each laid out by itself, then put side by side. */
typedef struct _XlParts XlParts;

XlParts *xl_parts_new          (guint           n,
                                const guint32  *ends,
                                gsize           m,
                                XlLayoutMode    mode);
void     xl_parts_free         (XlParts        *self);
gboolean xl_parts_step         (XlParts        *self,
                                guint64         seed,
                                gint64          deadline);
double   xl_parts_get_progress (XlParts        *self);
void     xl_parts_pack         (XlParts        *self,
                                double          gap,
                                double          aspect,
                                float          *xy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlParts, xl_parts_free)

/* xl-spread.c: what a node and its label cover, around the middle of the node. */
typedef struct
{
  float x, y;     /* middle of the node */
  float r;        /* half the side of the node's square */
  float lw, lh;   /* its label; 0 for none */
  guint side;     /* where the label stands: 0 below, 1 right, 2 left, 3 above */
  float mobility; /* 0 stands, 1 moves freely */
} XlBlock;

typedef struct
{
  float x, y, width, height;
} XlRect;

guint    xl_block_rects        (const XlBlock  *block,
                                XlRect          rects[2]);
gboolean xl_spread             (XlBlock        *blocks,
                                guint           n,
                                const XlRect   *area,
                                const XlRect   *obstacles,
                                guint           n_obstacles,
                                guint           rounds);

/* xl-network.c: fills `places`, one per node of the graph. */
void         xl_network_arrange  (XlGraph               *graph,
                                  const XlLayoutOptions *options,
                                  XlParts               *parts,
                                  XlPlace               *places);
gboolean     xl_network_can_keep (XlGraph               *graph,
                                  const XlLayoutOptions *options);
void         xl_network_keep     (XlGraph               *graph,
                                  const XlLayoutOptions *options,
                                  XlPlace               *places);

/* xl-sites.c, xl-pipeline.c, xl-circle.c: the latter two give NULL when cancelled */
XlPositions *xl_sites_arrange    (XlGraph               *graph,
                                  const XlLayoutOptions *options);
XlPositions *xl_pipeline_arrange (XlGraph               *graph,
                                  const XlLayoutOptions *options);
XlPositions *xl_circle_arrange   (XlGraph               *graph,
                                  const XlLayoutOptions *options);

/* xl-layout.c */
void         xl_layout_keep_pinned (XlGraph               *graph,
                                    const XlLayoutOptions *options,
                                    XlPlace               *places);

/* xl-positions.c */
void     xl_positions_set_geo  (XlPositions     *self,
                                XlProjection     projection,
                                double           scale,
                                double           x,
                                double           y);

void     xl_positions_set_middle (XlPositions     *self,
                                  double           x,
                                  double           y);
void     xl_positions_set_frame  (XlPositions     *self,
                                  double           width,
                                  double           height);
gboolean xl_positions_get_frame  (XlPositions     *self,
                                  double          *width,
                                  double          *height);
gboolean xl_positions_get_middle (XlPositions     *self,
                                  double          *x,
                                  double          *y);
void     xl_positions_set_headings (XlPositions     *self,
                                    const XlHeading *headings,
                                    guint            n);

/* What a label needs below a node, in px. */
#define XL_LABEL_GAP 2.0

/* xl-text.c */
XlTextStyle  xl_label_style      (XlNodeKind             kind);
char        *xl_label_text       (const char            *name);

G_END_DECLS
