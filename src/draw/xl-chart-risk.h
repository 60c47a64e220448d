/* xl-chart-risk.h - the 5 x 5 matrix of probability and impact */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

#define XL_CHART_RISK_STEPS 5

/**
 * XlChartRiskClass:
 *
 * By the product of probability and impact: up to 4 low, up to 12 medium, above high.
 */
typedef enum
{
  XL_CHART_RISK_LOW,
  XL_CHART_RISK_MEDIUM,
  XL_CHART_RISK_HIGH,
} XlChartRiskClass;

#define XL_CHART_RISK_CLASSES 3

/**
 * XlChartRisk:
 * @head: title, unit, selected and hovered cell (1 + index)
 * @cells: what stands in each cell, e.g. numbers of risks "R1 R4" or a count; %NULL for an empty one; by
 *   (probability − 1) × 5 + (impact − 1)
 * @probability_name: (nullable): name of the upright axis
 * @impact_name: (nullable): name of the level axis
 * @class_names: (nullable): what the classes are called, in the key
 *
 * A cell prints its product, so that its class is read without colour.
 */
typedef struct
{
  XlChartHead head;
  const char *cells[XL_CHART_RISK_STEPS * XL_CHART_RISK_STEPS];
  const char *probability_name;
  const char *impact_name;
  const char *class_names[XL_CHART_RISK_CLASSES];
} XlChartRisk;

XlChartRiskClass xl_chart_risk_class (guint              probability,
                                      guint              impact);
void             xl_chart_risk       (cairo_t           *cr,
                                      const XlTheme     *theme,
                                      const XlChartRisk *chart,
                                      double             width,
                                      double             height);
int              xl_chart_risk_pick  (const XlTheme     *theme,
                                      const XlChartRisk *chart,
                                      double             width,
                                      double             height,
                                      double             x,
                                      double             y);
void             xl_chart_risk_area  (const XlTheme     *theme,
                                      const XlChartRisk *chart,
                                      double             width,
                                      double             height,
                                      guint              index,
                                      cairo_rectangle_t *area);

G_END_DECLS
