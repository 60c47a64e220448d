/* xl-map-view-private.h - what the canvas and its hand share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"
#include "xl-map-frame.h"
#include "xl-map-view.h"

G_BEGIN_DECLS

/* Screen px per world px. */
#define XL_MAP_ZOOM_MIN 0.05
#define XL_MAP_ZOOM_MAX 12.0

/* A picture that costs more is drawn in idle slices, microseconds. */
#define XL_MAP_AT_ONCE 14000.0

struct _XlMapView
{
  GtkWidget parent_instance;

  /* what is shown */
  XlGraph *all, *shown;   /* owned; the whole map, and what the filters leave of it */
  XlMapFilter look;       /* only what size and colour stand for */
  XlMapPlaces *places;    /* owned */
  XlLayoutMode mode;
  XlPositions *at;        /* owned; of the nodes of `shown`, on their way while gliding */
  gint64 selected;
  gint64 centre_later;    /* id of a node to be centred as soon as it has a place, or 0 */
  GArray *path, *rings;   /* owned; ids of nodes that are marked */
  gint64 offer, need;     /* of the selected match, or 0 */

  /* choosing a second node: xl-map-pick.c */
  XlMapPick pick;
  gint64 pick_from, pick_to;

  /* where the world stands, for each layout */
  struct
  {
    XlView view;
    gboolean known;
    gboolean fitted; /* nobody moved it since it was fitted: it is fitted again when the size changes */
  } views[XL_N_LAYOUT_MODES];
  XlView view; /* now; on its way while gliding */
  double eye_zoom, eye_x, eye_y; /* to be shown as soon as there are places; no zoom: nothing */
  int width, height;      /* in px of the map, of which a magnified one has fewer */

  /* shown to a room: xl_map_view_follow() */
  XlMapView *model;       /* owned; whose places these are, or NULL */
  double magnified;       /* screen px per px of the map */
  XlTheme theme;          /* where `themed`; else that of the program */
  gboolean themed;
  int corner_width, corner_height; /* px, of what lies over the upper right corner */

  /* gliding */
  XlPositions *from, *to; /* owned */
  XlView from_view;
  gint64 glide_began;     /* of the frame clock; 0 before the first frame */
  guint glide_tick;

  /* painting */
  XlMapFrame *frame;      /* owned */
  XlLayoutMode front_mode, back_mode;
  gboolean dirty;         /* the picture is of another view, place or selection */
  double cost, spent;     /* of a whole picture, microseconds: the last one, the one in work */
  guint work_idle;

  /* the hand: xl-map-hand.c */
  double pointer_x, pointer_y;
  gboolean dragged, was_dragged;
  XlView drag_view;
  gint64 drag_node;       /* the node that is dragged, or that a line is drawn from; 0 while panning */
  gboolean drawing;       /* a line is drawn from drag_node */
  double drag_x, drag_y;  /* world px, where the node was */
  gint64 pointed, hover;
  double fade;
  int fading;             /* 1 in, -1 out, 0 at rest */
  gint64 fade_frame;
  guint hover_timeout, fade_tick;
};

/* xl-map-paint.c */
void xl_map_view_fill_options (XlMapView *self, XlPositions *positions, const XlView *view, XlMapWords *words,
                               XlSceneOptions *options);
void xl_map_view_paint (GtkWidget *widget, GtkSnapshot *snapshot);
gint64 xl_map_view_pick (XlMapView *self, double x, double y);
gboolean xl_map_view_pick_match (XlMapView *self, double x, double y, gint64 *offer, gint64 *need);
void xl_map_view_redraw (XlMapView *self);

/* xl-map-pick.c */
void xl_map_pick_paint (XlMapView *self, cairo_t *cr);
gboolean xl_map_pick_on_ring (XlMapView *self, gint64 id, double x, double y);
void xl_map_pick_class_init (GtkWidgetClass *class);

/* xl-map-view.c */
void xl_map_view_set_at (XlMapView *self, XlPositions *positions);
void xl_map_view_settle (XlMapView *self);
void xl_map_view_move (XlMapView *self, const XlView *view);
void xl_map_view_stop_gliding (XlMapView *self);
gboolean xl_map_view_can_animate (XlMapView *self);
const XlTheme *xl_map_view_get_theme (XlMapView *self);

/* xl-map-hand.c */
void xl_map_hand_init (XlMapView *self);
void xl_map_hand_class_init (GtkWidgetClass *class);
void xl_map_hand_clear (XlMapView *self);
void xl_map_hand_let_go (XlMapView *self);

G_END_DECLS
