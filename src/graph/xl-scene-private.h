/* xl-scene-private.h - what the parts of the scene share with each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-layout-private.h"
#include "xl-scene.h"

G_BEGIN_DECLS

struct _XlScene
{
  gatomicrefcount refs;
  double width, height, scale;
  XlView view;
  GArray *nodes;   /* of XlSceneNode */
  GArray *edges;   /* of XlSceneEdge */
  GArray *arcs;    /* of XlSceneArc */
  GArray *texts;   /* of XlSceneText */
  GArray *land;    /* of XlSceneLand */
  GArray *arrows;  /* of XlSceneArrow */
  GArray *leaders; /* of XlSceneArrow */
  GArray *points;  /* of float: of the land */
  GArray *legend;  /* of XlSceneLegendRow */
  GStringChunk *chunk;
  XlSceneBox legend_box;
  gboolean has_legend, has_rule;
  XlSceneArrow rule;
  GHashTable *by_id;   /* &id -> scene node + 1 */
  guint *by_index;     /* graph index -> scene node + 1; 0 where it is not drawn */
  XlGraph *graph;
};

/* Rectangles that are taken, found quickly by place. */
typedef struct
{
  guint columns, rows;
  GArray *rects;  /* of XlRect */
  GArray *links;  /* of pairs: rect, next + 1 */
  guint *heads;   /* by cell: link + 1 */
} XlTaken;

/* What was taken at a time. */
typedef struct
{
  guint n_rects, n_links;
  guint *heads;
} XlTakenMark;

/* xl-taken.c */
void     xl_taken_init   (XlTaken *self, double width, double height);
void     xl_taken_clear  (XlTaken *self);
void     xl_taken_add    (XlTaken *self, const XlRect *rect);
gboolean xl_taken_hits   (XlTaken *self, const XlRect *rect);
void     xl_taken_set_mark   (const XlTaken *self, XlTakenMark *mark);
void     xl_taken_return     (XlTaken *self, const XlTakenMark *mark);
void     xl_taken_mark_clear (XlTakenMark *mark);

/* xl-scene-edges.c */
void     xl_edges_fill     (XlScene *self, XlPositions *positions);
double   xl_edges_distance (const XlSceneEdge *edge, double x, double y);

/* xl-scene-arcs.c */
void     xl_arcs_fill      (XlScene *self, const XlSceneOptions *options);

/* xl-legend.c */
void     xl_legend_fill  (XlScene *self, XlGraph *graph, const XlSceneOptions *options);
void     xl_legend_place (XlScene *self, XlPositions *positions);

/* xl-labels.c */
void     xl_labels_fill  (XlScene *self, XlPositions *positions, const XlSceneOptions *options);

/* xl-callout.c */
void     xl_callouts_fill (XlScene *self, const XlSceneOptions *options, XlTaken *taken, const guint *nodes, guint n);

void     xl_scene_add_text (XlScene              *self,
                            const XlSceneOptions *options,
                            const char           *text,
                            XlTextStyle           style,
                            XlSceneText          *out);

G_END_DECLS
