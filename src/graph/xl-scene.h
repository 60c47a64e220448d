/* xl-scene.h - one picture of the map: boxes, lines, texts and record ids, immutable, no colours */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-layout.h"

G_BEGIN_DECLS

/**
 * XlView:
 * @zoom: screen px per world px
 * @x: screen px of the world's origin
 * @y: the same, downwards
 */
typedef struct
{
  double zoom, x, y;
} XlView;

/**
 * XlLegendWords:
 *
 * The words of legend and notes, already translated; a line whose word is %NULL is left out.
 * @country_name may be %NULL: then codes stand for themselves.
 */
typedef struct
{
  const char *shape;        /* "Shape" */
  const char *region;       /* "Region, size = projects" */
  const char *organisation; /* "Organisation" */
  const char *project;      /* "Project, 1-5 = stage" */
  const char *event;        /* "Event" */
  const char *illustrative; /* "Hatched = illustrative" */
  const char *colour;       /* "Colour = country" */
  const char *unlinked;     /* "Not linked yet (4)": xl_positions_count_flag (…_UNLINKED) */
  const char *nowhere;      /* "14 without a place": xl_positions_count_flag (…_NOWHERE) */
  const char *beyond;       /* "beyond this view" */
  const char *regions;      /* heading of a column: "Regions" */
  const char *partners;     /* "Partners" */
  const char *stages[6];    /* by stage, 1..5: "1 Idea"; 0: "No stage" */
  const char *no_country;   /* heading of an arc: "No country" */
  const char *regime;       /* "Regime of the shipment"; with arcs their lines stand for shapes and colours */
  const char *regimes[XL_N_ARC_REGIMES]; /* "Prior notification" */
  const char *fails;        /* "Fails on distance or price" */
  const char *rejected;     /* "Rejected" */
  const char *dashes;       /* "Dashed: candidate. Solid: agreed." */
  const char *advice;       /* "A flag, not legal advice." */
  char *(*flows) (guint illustrative, guint all); /* (transfer full): "23 of 24 flows are illustrative" */
  const char *(*arc_name) (const char *code); /* of the others; NULL: codes stand for themselves */
  const char *(*country_name) (const char *code, gpointer data);
  gpointer country_data;
} XlLegendWords;

typedef enum
{
  XL_LABELS_FIT,  /* all that fit, by their rights */
  XL_LABELS_NONE, /* only that of the selected node */
} XlLabels;

/**
 * XlSceneOptions:
 * @width: viewport, px
 * @height: viewport, px
 * @view: where the world stands in it (see xl_scene_fit())
 * @scale: size of nodes and lines: 1 on a screen, more for a projector; text is scaled by @measure
 * @selected: id of the selected node: its label goes first; 0 for none
 * @labels: which labels
 * @legend: make a legend
 * @tight: xl_scene_fit() keeps less of the height free, for a picture of which little fits
 * @corner_width: size of what lies over the upper right corner, px; no label is put there, and no node by
 *   xl_scene_fit(); 0 for nothing
 * @corner_height: the same
 * @words: (nullable): for legend and notes
 * @measure: (nullable): xl_draw_measure(), or a plain guess
 * @measure_data: for @measure
 * @geo: (nullable): land below geography
 */
typedef struct
{
  double width, height;
  XlView view;
  double scale;
  gint64 selected;
  XlLabels labels;
  gboolean legend, tight;
  double corner_width, corner_height;
  const XlLegendWords *words;
  XlMeasureFunc measure;
  gpointer measure_data;
  XlGeo *geo;
} XlSceneOptions;

/* Nodes come in reading order: regions, projects, organisations, events, each by name.
 * x, y: centre; r: radius (half the side of a project's square). */
typedef struct
{
  gint64 id;
  guint index; /* in the graph */
  XlNodeKind kind;
  float x, y, r;
  guint8 slot;
  guint8 stage;
  guint8 illustrative;
  guint8 port;
  char code[8];
} XlSceneNode;

typedef struct
{
  gint64 id;
  guint a, b; /* indexes of scene nodes */
  float x1, y1, x2, y2; /* clipped at the rims of the nodes */
  float c1x, c1y, c2x, c2y; /* control points of the curve, where it is one */
  guint8 curved;
  XlEdgeStyle style;
  guint8 illustrative;
} XlSceneEdge;

/* Its middle and its size; no width for none. stem: the place of the arc that it belongs to. */
typedef struct
{
  float x, y, width, height;
  float stem_x, stem_y;
} XlSceneBadge;

/* A match: from the rim of the offer's region to that of the need's, where its arrow head is. A cubic curve. */
typedef struct
{
  gint64 offer, need;
  guint a, b; /* indexes of scene nodes; the same for a loop */
  float x1, y1, c1x, c1y, c2x, c2y, x2, y2;
  XlSceneBadge badge;
  XlArcRegime regime;
  XlArcState state;
  guint8 illustrative, dim; /* illustrative: the offer or the need is */
} XlSceneArc;

/* An arrow at the border, beside a port, pointing where the record truly lies. */
typedef struct
{
  float x1, y1, x2, y2;
} XlSceneArrow;

/* A leader has the same form: from the true place of a site to the node that was moved away from it; or from a label
 * that found no room beside its node to the rim of that. */

typedef struct
{
  const char *text; /* borrowed from the scene */
  XlTextStyle style;
  float x, y, width, height; /* upper left corner */
  int node; /* index of the scene node that it names, -1 for a note */
  guint8 led; /* it has a leader */
  XlSceneArrow leader;
} XlSceneText;

/* What the legend shows beside a text. */
#define XL_ARC_SWATCH 48.0 /* px, how long the piece of an arc is */

typedef enum
{
  XL_SWATCH_NONE,
  XL_SWATCH_SHAPE,  /* the shape of `kind`, neutral */
  XL_SWATCH_HATCH,  /* a hatched project */
  XL_SWATCH_COLOUR, /* a square in the colour of `slot` */
  XL_SWATCH_ARC,    /* a piece of an arc with its badge: `regime`, `state` */
  XL_SWATCH_FLOW,   /* the small hatched square of an illustrative record */
  XL_SWATCH_REMARK, /* nothing, beside words of less weight */
} XlSwatchKind;

typedef struct
{
  XlSwatchKind what;
  XlNodeKind kind;
  guint8 slot;
  XlArcRegime regime;
  XlArcState state;
  float x, y; /* centre of the swatch */
  XlSceneText text, count; /* count: a figure at the right; its text is NULL where there is none */
} XlSceneLegendRow;

typedef struct
{
  float x, y, width, height;
} XlSceneBox;

/* A piece of land: `n` points (x, y pairs). `home` where the country has a node. */
typedef struct
{
  const float *points;
  guint n;
  gboolean home;
} XlSceneLand;

typedef struct _XlScene XlScene;

XlScene *xl_scene_new            (XlGraph              *graph,
                                  XlPositions          *positions,
                                  const XlSceneOptions *options);
XlScene *xl_scene_ref            (XlScene              *self);
void     xl_scene_unref          (XlScene              *self);
XlView   xl_scene_fit            (XlGraph              *graph,
                                  XlPositions          *positions,
                                  const XlSceneOptions *options);
void     xl_scene_measure_legend (XlGraph              *graph,
                                  const XlSceneOptions *options,
                                  double               *width,
                                  double               *height);

void     xl_scene_get_size       (const XlScene        *self,
                                  double               *width,
                                  double               *height);
XlView   xl_scene_get_view       (const XlScene        *self);
double   xl_scene_get_scale      (const XlScene        *self);
const XlSceneNode *xl_scene_get_nodes   (const XlScene *self, guint *n);
const XlSceneEdge *xl_scene_get_edges   (const XlScene *self, guint *n);
const XlSceneArc  *xl_scene_get_arcs    (const XlScene *self, guint *n);
const XlSceneText *xl_scene_get_texts   (const XlScene *self, guint *n);
const XlSceneLand *xl_scene_get_land    (const XlScene *self, guint *n);
const XlSceneArrow *xl_scene_get_arrows (const XlScene *self, guint *n);
const XlSceneArrow *xl_scene_get_leaders (const XlScene *self, guint *n);
gboolean           xl_scene_get_legend  (const XlScene *self, XlSceneBox *box,
                                         const XlSceneLegendRow **rows, guint *n);
gboolean           xl_scene_get_rule    (const XlScene *self, XlSceneArrow *rule);

int      xl_scene_find           (const XlScene        *self,
                                  gint64                id);
gboolean xl_scene_is_adjacent    (const XlScene        *self,
                                  guint                 a,
                                  guint                 b);
gint64   xl_scene_pick           (const XlScene        *self,
                                  double                x,
                                  double                y,
                                  double                tolerance,
                                  gboolean             *is_edge);
const XlSceneArc *xl_scene_pick_arc (const XlScene *self,
                                  double                x,
                                  double                y,
                                  double                tolerance);
const XlSceneArc *xl_scene_find_arc (const XlScene *self,
                                  gint64                offer,
                                  gint64                need);
gint64   xl_scene_walk           (const XlScene        *self,
                                  gint64                from,
                                  int                   dx,
                                  int                   dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlScene, xl_scene_unref)

G_END_DECLS
