/* xl-chart-radar.h - a spider diagram of scores, beside their mean */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

#define XL_CHART_RADAR_MOST 12

/**
 * XlChartRadar:
 * @head: title, unit, selected and hovered axis (1 + index)
 * @labels: (array length=n_axes): names of the axes, clockwise from the top
 * @scores: (array length=n_axes): the solid line; NAN is a gap in it
 * @means: (array length=n_axes) (nullable): the dashed line
 * @n_axes: 3 to %XL_CHART_RADAR_MOST; nothing is drawn for fewer, more are left out
 * @most: the score at the rim, e.g. 10
 * @scores_name: (nullable): of the solid line, in the key
 * @means_name: (nullable): of the dashed line
 */
typedef struct
{
  XlChartHead head;
  const char *const *labels;
  const double *scores;
  const double *means;
  guint n_axes;
  double most;
  const char *scores_name;
  const char *means_name;
} XlChartRadar;

void xl_chart_radar      (cairo_t            *cr,
                          const XlTheme      *theme,
                          const XlChartRadar *chart,
                          double              width,
                          double              height);
int  xl_chart_radar_pick (const XlTheme      *theme,
                          const XlChartRadar *chart,
                          double              width,
                          double              height,
                          double              x,
                          double              y);
void xl_chart_radar_area (const XlTheme      *theme,
                          const XlChartRadar *chart,
                          double              width,
                          double              height,
                          guint               index,
                          cairo_rectangle_t  *area);

G_END_DECLS
