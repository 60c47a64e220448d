/* xl-plot-view.h - a chart of a project or of many, whose parts can be read, reached and opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-chart-base.h"

G_BEGIN_DECLS

/**
 * XlPlotKind:
 * @draw: draws the chart
 * @pick: (nullable): the part at a point, or -1
 * @area: where a part is
 * @height: (nullable): how high the chart wants to be; without it the view takes what it is given
 *
 * The pure functions of one kind of chart (xl-chart-base.h) for a chart that is not named more closely.
 */
typedef struct
{
  void (*draw) (cairo_t *cr, const XlTheme *theme, const XlChartHead *chart, double width, double height);
  int (*pick) (const XlTheme *theme, const XlChartHead *chart, double width, double height, double x, double y);
  void (*area) (const XlTheme *theme, const XlChartHead *chart, double width, double height, guint index,
                cairo_rectangle_t *area);
  double (*height) (const XlTheme *theme, const XlChartHead *chart);
} XlPlotKind;

extern const XlPlotKind xl_plot_gantt, xl_plot_frontier;

#define XL_TYPE_PLOT_VIEW (xl_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (XlPlotView, xl_plot_view, XL, PLOT_VIEW, GtkWidget)

/* A chart is told anew as a whole: begin, its parts in their order, end. The chart is borrowed until then. */
void xl_plot_view_begin (XlPlotView *view, const XlPlotKind *kind, XlChartHead *chart);
void xl_plot_view_add_part (XlPlotView *view, const char *words, const char *action);
void xl_plot_view_end (XlPlotView *view);
void xl_plot_view_draw (XlPlotView *view, cairo_t *cr, const XlTheme *theme, double width, double height);
const XlChartHead *xl_plot_view_get_head (XlPlotView *view);

G_END_DECLS
