/* xl-map-views.h - the saved views of the map: keep this one, show, rename and retire others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlMapViews::save: (const char *name): keep what is seen under this name
 * XlMapViews::show-view: (gint64 id): show this view
 */
#define XL_TYPE_MAP_VIEWS (xl_map_views_get_type ())
G_DECLARE_FINAL_TYPE (XlMapViews, xl_map_views, XL, MAP_VIEWS, GtkWidget)

void xl_map_views_refresh (XlMapViews *self);
void xl_map_views_set_compact (XlMapViews *self, gboolean compact);

G_END_DECLS
