/* xl-map-time.h - the time slider below the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlMapTime:day: an #XlDate, a year; 0 for all that there ever was, which is where the slider rests
 */
#define XL_TYPE_MAP_TIME (xl_map_time_get_type ())
G_DECLARE_FINAL_TYPE (XlMapTime, xl_map_time, XL, MAP_TIME, GtkWidget)

void xl_map_time_set_plan (XlMapTime *self, XlPlan *plan);
XlDate xl_map_time_get_day (XlMapTime *self);
void xl_map_time_set_day (XlMapTime *self, XlDate day);

G_END_DECLS
