/* xl-layout.h - from a graph to a place for every node, in steps, the same for the same seed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-geo.h"
#include "xl-graph.h"
#include "xl-text.h"

G_BEGIN_DECLS

typedef enum
{
  XL_LAYOUT_NETWORK,   /* linked is near: stress */
  XL_LAYOUT_GEOGRAPHY, /* where the sites are */
  XL_LAYOUT_CLUSTERS,  /* neighbours together, few crossings: forces */
  XL_LAYOUT_PIPELINE,  /* regions left, projects by stage, partners right */
  XL_LAYOUT_CIRCLE,    /* on a circle, by country */
} XlLayoutMode;

#define XL_N_LAYOUT_MODES 5

/* What is special about the place of a node. */
typedef enum
{
  XL_PLACE_NORMAL = 0,
  XL_PLACE_UNLINKED = 1 << 0, /* stands in the row "Not linked yet" */
  XL_PLACE_PORT = 1 << 1,     /* lies beyond the view: drawn at its border with an arrow */
  XL_PLACE_NOWHERE = 1 << 2,  /* geography knows no place for it: not drawn */
} XlPlaceFlags;

/**
 * XlPlace:
 * @x: world px, to the right; the world is as large as the area that the layout was made for
 * @y: world px, downwards
 * @dx: added to the place on the screen, hardly more when zoomed in (spreads near sites apart)
 * @dy: the same, downwards
 * @flags: what is special about it
 *
 * Screen position = (@x, @y) * zoom + pan + (@dx, @dy).
 */
typedef struct
{
  float x, y;
  float dx, dy;
  XlPlaceFlags flags;
} XlPlace;

/* What a heading of the picture stands for; its words are those of the scene. */
typedef enum
{
  XL_HEADING_REGIONS,
  XL_HEADING_STAGE,    /* projects of one stage; 0: without one */
  XL_HEADING_PARTNERS, /* organisations and events */
  XL_HEADING_COUNTRY,
} XlHeadingKind;

/**
 * XlHeading:
 * @kind: what it names
 * @stage: of %XL_HEADING_STAGE
 * @country: of %XL_HEADING_COUNTRY: two letters; empty for nodes without a country
 * @x: world px: where the middle of its line is
 * @y: the same, downwards
 * @dx: added to the place on the screen, whatever the zoom
 * @dy: the same, downwards
 * @align: which part of the text is at @x: 0 its left end, 0.5 its middle, 1 its right end
 * @count: nodes below it
 *
 * A title that the layout gives to a column or an arc.
 */
typedef struct
{
  XlHeadingKind kind;
  guint stage;
  char country[3];
  float x, y;
  float dx, dy;
  float align;
  guint count;
} XlHeading;

/* An immutable set of places, by node id. */
typedef struct _XlPositions XlPositions;

XlPositions   *xl_positions_new        (XlLayoutMode     mode,
                                        const gint64    *ids,
                                        const XlPlace   *places,
                                        guint            n);
XlPositions   *xl_positions_ref        (XlPositions     *self);
void           xl_positions_unref      (XlPositions     *self);
XlLayoutMode   xl_positions_get_mode   (XlPositions     *self);
guint          xl_positions_get_n      (XlPositions     *self);
gint64         xl_positions_get_id     (XlPositions     *self,
                                        guint            index);
const XlPlace *xl_positions_lookup     (XlPositions     *self,
                                        gint64           id);
guint          xl_positions_count_flag (XlPositions     *self,
                                        XlPlaceFlags     flag);
void           xl_positions_get_bounds (XlPositions     *self,
                                        double          *x,
                                        double          *y,
                                        double          *width,
                                        double          *height);
gboolean       xl_positions_get_geo    (XlPositions     *self,
                                        XlProjection    *projection,
                                        double          *scale,
                                        double          *x,
                                        double          *y);
const XlHeading *xl_positions_get_headings (XlPositions *self,
                                        guint           *n);
XlPositions   *xl_positions_of_graph   (XlPositions     *self,
                                        XlGraph         *graph);
XlPositions   *xl_positions_mix        (XlPositions     *from,
                                        XlPositions     *to,
                                        double           t);

/**
 * XlLayoutOptions:
 * @mode: which layout
 * @seed: the same seed gives the same bytes; 1 unless a person said otherwise
 * @width: width in px of the area that the picture should fill at zoom 1
 * @height: its height
 * @legend_width: size of the legend in the lower left corner (see xl_scene_measure_legend());
 *   no node is put there; 0 for none
 * @legend_height: the same
 * @corner_width: size of what lies over the upper right corner, buttons say, up to the borders; no node
 *   is put there; 0 for nothing
 * @corner_height: the same
 * @measure: (nullable): measures labels, which then have room; without, nodes alone
 * @measure_data: for @measure
 * @geo: (nullable): outlines; needed by geography to know whether a site lies in Europe's view only
 * @previous: (nullable): positions of a former layout to start from; nodes known there stay about
 *   where they are. Network and clusters start from it where it has the same mode
 * @pinned: ids of nodes of @previous that must not move at all
 * @n_pinned: how many
 * @cancelled: (nullable): asked often; %TRUE ends the run
 * @cancelled_data: for @cancelled
 *
 * Everything is copied or referenced by xl_layout_new() but @measure_data and @cancelled_data.
 */
typedef struct
{
  XlLayoutMode mode;
  guint64 seed;
  double width, height;
  double legend_width, legend_height;
  double corner_width, corner_height;
  XlMeasureFunc measure;
  gpointer measure_data;
  XlGeo *geo;
  XlPositions *previous;
  const gint64 *pinned;
  guint n_pinned;
  gboolean (*cancelled) (gpointer data);
  gpointer cancelled_data;
} XlLayoutOptions;

typedef struct _XlLayout XlLayout;

XlLayout    *xl_layout_new           (XlGraph               *graph,
                                      const XlLayoutOptions *options);
void         xl_layout_free          (XlLayout              *self);
gboolean     xl_layout_step          (XlLayout              *self,
                                      gint64                 budget_us);
double       xl_layout_get_progress  (XlLayout              *self);
XlPositions *xl_layout_dup_positions (XlLayout              *self);
XlPositions *xl_layout_run           (XlGraph               *graph,
                                      const XlLayoutOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlPositions, xl_positions_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlLayout, xl_layout_free)

G_END_DECLS
