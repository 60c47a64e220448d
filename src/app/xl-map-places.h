/* xl-map-places.h - where the nodes of the map are, a layout each, worked out while nothing waits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-map-pins.h"

G_BEGIN_DECLS

typedef struct _XlMapPlaces XlMapPlaces;

/**
 * XlMapPlacesFunc:
 * @mode: the layout
 * @positions: its new positions
 * @data: given with the function
 *
 * A layout is finished.
 */
typedef void (*XlMapPlacesFunc) (XlLayoutMode mode, XlPositions *positions, gpointer data);

XlMapPlaces *xl_map_places_new (XlMapPlacesFunc ready, gpointer data);
void xl_map_places_free (XlMapPlaces *self);
void xl_map_places_set_graph (XlMapPlaces *self, XlGraph *graph);
void xl_map_places_take (XlMapPlaces *self, XlMapPlaces *from);
gboolean xl_map_places_is_fluid (XlLayoutMode mode);
void xl_map_places_want (XlMapPlaces *self, const XlLayoutOptions *options);
XlPositions *xl_map_places_get (XlMapPlaces *self, XlLayoutMode mode);
gboolean xl_map_places_get_size (XlMapPlaces *self, XlLayoutMode mode, double *width, double *height);
gboolean xl_map_places_is_current (XlMapPlaces *self, XlLayoutMode mode);
XlMapPins *xl_map_places_get_pins (XlMapPlaces *self, XlLayoutMode mode);
void xl_map_places_pin (XlMapPlaces *self, XlLayoutMode mode, gint64 id, double x, double y);

G_END_DECLS
