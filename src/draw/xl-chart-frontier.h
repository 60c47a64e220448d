/* xl-chart-frontier.h - the best that a budget can buy, as steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

/**
 * XlChartStep:
 * @budget: from this budget on
 * @value: this is the best value
 * @name: (nullable): what is bought with it, beside the step if there is room
 */
typedef struct
{
  double budget, value;
  const char *name;
} XlChartStep;

/**
 * XlChartFrontier:
 * @head: title, unit of the upright axis, selected and hovered step (1 + index)
 * @steps: (array length=n_steps): by rising budget; those with NAN are left out
 * @n_steps: how many
 * @budget_unit: (nullable): name and unit of the level axis, at its right end
 * @chosen_name: (nullable): words at the marker of the chosen budget; no marker without
 * @chosen: the chosen budget
 */
typedef struct
{
  XlChartHead head;
  const XlChartStep *steps;
  guint n_steps;
  const char *budget_unit;
  const char *chosen_name;
  double chosen;
} XlChartFrontier;

void xl_chart_frontier      (cairo_t               *cr,
                             const XlTheme         *theme,
                             const XlChartFrontier *chart,
                             double                 width,
                             double                 height);
int  xl_chart_frontier_pick (const XlTheme         *theme,
                             const XlChartFrontier *chart,
                             double                 width,
                             double                 height,
                             double                 x,
                             double                 y);
void xl_chart_frontier_area (const XlTheme         *theme,
                             const XlChartFrontier *chart,
                             double                 width,
                             double                 height,
                             guint                  index,
                             cairo_rectangle_t     *area);

G_END_DECLS
