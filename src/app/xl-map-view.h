/* xl-map-view.h - the canvas of the map: zoom, pan, hover, selection; it knows no plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-map.h"
#include "xl-draw-marks.h"
#include "xl-map-places.h"
#include "xl-scene.h"

G_BEGIN_DECLS

/**
 * XlMapView:selected: id of the selected node, 0 for none; a person changes it by a click
 *
 * XlMapView::activated: (gint64 id): a node was double-clicked, or Enter pressed on the selected one
 * XlMapView::matched: (gint64 offer, gint64 need): an arc was clicked
 * XlMapView::linked: (gint64 from, gint64 to): a line was drawn from one node onto another
 * XlMapView::related: (gint64 from, gint64 to): two nodes were chosen, to ask how they are related
 * XlMapView::pinned: a node was pinned or let go
 * XlMapView::picking: choosing a second node begins, goes on to another candidate, or ends
 * XlMapView::menu: (gint64 id, double x, double y): the menu of a node is asked for, 0 for that of the canvas
 *
 * Pointer: a click selects, with Shift it asks how the two are related; dragging a node pins it, with Ctrl or from the
 * ring around it a line is drawn; dragging the canvas pans.
 *
 * Keys: + and - zoom, 0 or Home fits, arrows walk to the nearest node that way, with Ctrl they pan, Enter opens what
 * is selected, P pins it, L and R choose a second node to link or to relate it with. It never takes Tab.
 */
#define XL_TYPE_MAP_VIEW (xl_map_view_get_type ())
G_DECLARE_FINAL_TYPE (XlMapView, xl_map_view, XL, MAP_VIEW, GtkWidget)

/* What a second node is chosen for. */
typedef enum
{
  XL_MAP_PICK_NONE,
  XL_MAP_PICK_LINK,
  XL_MAP_PICK_RELATED,
} XlMapPick;

void xl_map_view_set_graphs (XlMapView *self, XlGraph *all, XlGraph *shown);
void xl_map_view_set_shown (XlMapView *self, XlGraph *shown);
void xl_map_view_set_look (XlMapView *self, const XlMapFilter *look);
void xl_map_view_forget (XlMapView *self);
void xl_map_view_follow (XlMapView *self, XlMapView *model);
void xl_map_view_set_magnified (XlMapView *self, double factor, const XlTheme *theme);
void xl_map_view_set_mode (XlMapView *self, XlLayoutMode mode);
XlLayoutMode xl_map_view_get_mode (XlMapView *self);
gint64 xl_map_view_get_selected (XlMapView *self);
void xl_map_view_select (XlMapView *self, gint64 id);
gboolean xl_map_view_centre (XlMapView *self, gint64 id);
void xl_map_view_reveal (XlMapView *self, gint64 id);
void xl_map_view_fit (XlMapView *self);
void xl_map_view_zoom (XlMapView *self, double factor);

gboolean xl_map_view_begin_pick (XlMapView *self, XlMapPick what);
void xl_map_view_end_pick (XlMapView *self);
XlMapPick xl_map_view_get_pick (XlMapView *self, gint64 *from, gint64 *to);
void xl_map_view_set_pick (XlMapView *self, gint64 to);
gboolean xl_map_view_take_pick (XlMapView *self);

gboolean xl_map_view_can_pin (XlMapView *self, gint64 id);
gboolean xl_map_view_is_pinned (XlMapView *self, gint64 id);
void xl_map_view_pin (XlMapView *self, gint64 id);
void xl_map_view_unpin (XlMapView *self, gint64 id);
XlMapPins *xl_map_view_get_pins (XlMapView *self, XlLayoutMode mode);

void xl_map_view_set_marked (XlMapView *self, const gint64 *path, guint n_path, const gint64 *rings, guint n_rings);
void xl_map_view_set_match (XlMapView *self, gint64 offer, gint64 need);
XlDrawMarks xl_map_view_get_marks (XlMapView *self);
gboolean xl_map_view_get_place (XlMapView *self, gint64 id, GdkRectangle *place);

XlPositions *xl_map_view_dup_positions (XlMapView *self);
gboolean xl_map_view_has_legend (XlMapView *self);
void xl_map_view_set_corner (XlMapView *self, int width, int height);
XlView xl_map_view_get_view (XlMapView *self);
void xl_map_view_get_eye (XlMapView *self, double *zoom, double *x, double *y);
void xl_map_view_set_eye (XlMapView *self, double zoom, double x, double y);

G_END_DECLS
