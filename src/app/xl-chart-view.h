/* xl-chart-view.h - a small chart whose bars and cells can be read, reached and opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_CHART_VIEW (xl_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (XlChartView, xl_chart_view, XL, CHART_VIEW, GtkWidget)

typedef enum
{
  XL_CHART_VIEW_BARS,   /* label, figure, bar in one line */
  XL_CHART_VIEW_NARROW, /* label and figure above a thin bar, for narrow tiles */
  XL_CHART_VIEW_COLUMNS, /* upright bars, for a few short labels */
  XL_CHART_VIEW_HEAT,   /* a grid of figures */
} XlChartViewStyle;

/* A chart is told anew as a whole: begin, its lines or cells, end. */
void xl_chart_view_begin (XlChartView *view, XlChartViewStyle style);
void xl_chart_view_add_line (XlChartView *view, const char *label, guint solid, guint hatched, const char *words,
                             const char *action);
void xl_chart_view_add_bar (XlChartView *view, const char *label, const char *count, double solid, double hatched,
                            const char *value, const char *words, const char *action);
void xl_chart_view_set_grid (XlChartView *view, const char *const *columns, const char *const *rows,
                             const char *total, const guint *totals);
void xl_chart_view_set_cell (XlChartView *view, guint row, guint column, guint value, const char *words,
                             const char *action);
void xl_chart_view_set_hint (XlChartView *view, guint row, guint column, guint hint);
void xl_chart_view_set_alarms (XlChartView *view, const gboolean *alarms);
void xl_chart_view_set_maximum (XlChartView *view, double maximum);
void xl_chart_view_set_key (XlChartView *view, const char *solid, const char *hatched);
void xl_chart_view_end (XlChartView *view);
GtkWidget *xl_chart_view_get_spot (XlChartView *view, guint row, guint column);

G_END_DECLS
