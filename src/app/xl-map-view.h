/* xl-map-view.h - the canvas of the map: zoom, pan, hover, selection; it knows no plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-map-places.h"
#include "xl-scene.h"

G_BEGIN_DECLS

/**
 * XlMapView:selected: id of the selected node, 0 for none; a person changes it by a click
 *
 * XlMapView::activated: (gint64 id): a node was double-clicked, or Enter pressed on the selected one
 *
 * Keys: + and - zoom, 0 or Home fits, arrows pan, Enter opens what is selected. It never takes Tab.
 */
#define XL_TYPE_MAP_VIEW (xl_map_view_get_type ())
G_DECLARE_FINAL_TYPE (XlMapView, xl_map_view, XL, MAP_VIEW, GtkWidget)

void xl_map_view_set_graphs (XlMapView *self, XlGraph *all, XlGraph *shown);
void xl_map_view_set_shown (XlMapView *self, XlGraph *shown);
void xl_map_view_forget (XlMapView *self);
void xl_map_view_set_mode (XlMapView *self, XlLayoutMode mode);
XlLayoutMode xl_map_view_get_mode (XlMapView *self);
gint64 xl_map_view_get_selected (XlMapView *self);
void xl_map_view_select (XlMapView *self, gint64 id);
gboolean xl_map_view_centre (XlMapView *self, gint64 id);
void xl_map_view_reveal (XlMapView *self, gint64 id);
void xl_map_view_fit (XlMapView *self);
void xl_map_view_zoom (XlMapView *self, double factor);

XlPositions *xl_map_view_dup_positions (XlMapView *self);
gboolean xl_map_view_has_legend (XlMapView *self);
void xl_map_view_set_corner (XlMapView *self, int width, int height);
XlView xl_map_view_get_view (XlMapView *self);

G_END_DECLS
