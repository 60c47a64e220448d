/* xl-plot-kinds.c - the charts of one project for XlPlotView */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-plot-kinds.h"

/* The pure functions of a kind of chart (xl-chart-base.h) as functions of its head, its first member. */
#define PLOT(name, Type)                                                                                         \
  static void draw_##name (cairo_t *cr, const XlTheme *theme, const XlChartHead *chart, double width, double height) \
  {                                                                                                              \
    xl_chart_##name (cr, theme, (const Type *) chart, width, height);                                            \
  }                                                                                                              \
  static int pick_##name (const XlTheme *theme, const XlChartHead *chart, double width, double height, double x, double y) \
  {                                                                                                              \
    return xl_chart_##name##_pick (theme, (const Type *) chart, width, height, x, y);                            \
  }                                                                                                              \
  static void area_##name (const XlTheme *theme, const XlChartHead *chart, double width, double height, guint index, \
                           cairo_rectangle_t *area)                                                              \
  {                                                                                                              \
    xl_chart_##name##_area (theme, (const Type *) chart, width, height, index, area);                            \
  }                                                                                                              \
  const XlPlotKind xl_plot_##name = { draw_##name, pick_##name, area_##name, NULL };

PLOT (years, XlChartYears)
PLOT (tornado, XlChartTornado)
PLOT (histogram, XlChartHistogram)
PLOT (radar, XlChartRadar)
PLOT (risk, XlChartRisk)
