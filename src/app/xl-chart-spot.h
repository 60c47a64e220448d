/* xl-chart-spot.h - a part of a chart that can be read, reached and opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlChartSpot:
 *
 * Draws nothing but its focus and hover: it lies over a part of a drawing, takes the click and the
 * key, and says in words what is drawn there.
 */
#define XL_TYPE_CHART_SPOT (xl_chart_spot_get_type ())
G_DECLARE_FINAL_TYPE (XlChartSpot, xl_chart_spot, XL, CHART_SPOT, GtkWidget)

GtkWidget *xl_chart_spot_at (GtkWidget *chart, guint index);
GtkWidget *xl_chart_spot_pick (GtkWidget *chart, double x, double y);
void xl_chart_spot_tell (XlChartSpot *self, guint row, guint column, const char *words, const char *action);
void xl_chart_spot_get_place (XlChartSpot *self, guint *row, guint *column);
gboolean xl_chart_spot_activate (XlChartSpot *self);
void xl_chart_spot_trim (GtkWidget *chart, guint n);

G_END_DECLS
