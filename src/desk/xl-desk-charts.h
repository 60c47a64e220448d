/* xl-desk-charts.h - the charts of one project, from its records: for its page and for its dossier */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-cash.h"
#include "xl-chart-gantt.h"
#include "xl-chart-risk.h"
#include "xl-chart-years.h"
#include "xl-plan.h"

G_BEGIN_DECLS

/* A series for each instrument, firm and not firm; the charts of a cash plan need less. */
#define XL_YEARS_SERIES (2 * XL_INSTRUMENT_OWN_FUNDS)

/**
 * XlYearsChart:
 * @chart: borrows all that follows, so its place must not change
 *
 * Starts as zeros, is filled as often as wanted, ends with xl_years_chart_clear().
 */
typedef struct
{
  XlChartYears chart;
  XlChartSeries series[XL_YEARS_SERIES];
  double values[XL_YEARS_SERIES][XL_CASH_YEARS];
  char *unit, *note, *end_note, *threshold;
} XlYearsChart;

void xl_years_chart_clear (XlYearsChart *self);
gboolean xl_years_chart_flow (XlYearsChart *self, XlPlan *plan, const XlProject *project);
gboolean xl_years_chart_cash (XlYearsChart *self, XlPlan *plan, const XlProject *project);
gboolean xl_years_chart_cover (XlYearsChart *self, XlPlan *plan, const XlProject *project);
gboolean xl_years_chart_funding (XlYearsChart *self, const XlProject *project, const GPtrArray *lines);

#define XL_RISK_CELLS (XL_CHART_RISK_STEPS * XL_CHART_RISK_STEPS)

/* The 5 × 5 with the numbers of the risks, in the order in which they are given. */
typedef struct
{
  XlChartRisk chart;
  char *cells[XL_RISK_CELLS];
} XlRiskChart;

void xl_risk_chart_clear (XlRiskChart *self);
void xl_risk_chart_fill (XlRiskChart *self, const GPtrArray *risks, gboolean residual, gboolean illustrative);
int xl_risk_cell (const XlRisk *risk, gboolean residual);
char *xl_words_risk_number (guint n);

/* Milestones in time. */
typedef struct
{
  XlChartGantt chart;
  GArray *tasks, *links; /* owned; of XlChartTask with texts of their own, of XlChartLink */
} XlMilestoneChart;

void xl_milestone_chart_clear (XlMilestoneChart *self);
void xl_milestone_chart_fill (XlMilestoneChart *self, XlPlan *plan, const GPtrArray *milestones, XlDate today);

/* How figures and ticks of axes are written. (transfer full) */
char *xl_words_axis_number (double value, guint decimals, gpointer unused);
char *xl_words_axis_day (int year, int month, XlChartScale scale, gpointer unused);

/* Orders of the parts of a project, of records: risks the gravest first, milestones by their day, funding by its
 * instrument. */
int xl_risk_order (gconstpointer a, gconstpointer b, gpointer unused);
int xl_milestone_order (gconstpointer a, gconstpointer b, gpointer unused);
int xl_funding_order (gconstpointer a, gconstpointer b, gpointer unused);

gboolean xl_funding_is_firm (const XlFundingLine *line);
gboolean xl_funding_is_money (const XlFundingLine *line);

G_END_DECLS
