/* xl-map-scenes.h - the scenes of the presentation: their words, their order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlMapScenes:
 *
 * A list below the saved views of the map; each change is an edit of its own. Hidden while there are no scenes.
 */
#define XL_TYPE_MAP_SCENES (xl_map_scenes_get_type ())
G_DECLARE_FINAL_TYPE (XlMapScenes, xl_map_scenes, XL, MAP_SCENES, GtkWidget)

void xl_map_scenes_expect (XlMapScenes *self, gint64 id);
void xl_map_scenes_set_plan (XlMapScenes *self, XlPlan *plan);

G_END_DECLS
