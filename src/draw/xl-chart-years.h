/* xl-chart-years.h - bars by year: cash, cumulated cash, DSCR, funding by source */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

/**
 * XlChartSeries:
 * @name: (nullable): in the key
 * @values: (array): one figure a year; NAN where there is none
 * @tone: its colour
 * @hatched: its figures are not firm, e.g. funding that is not committed; in an illustrative chart, where
 *   firm ones are hatched, these are outlined only
 */
typedef struct
{
  const char *name;
  const double *values;
  XlChartTone tone;
  gboolean hatched;
} XlChartSeries;

/**
 * XlChartYears:
 * @head: title, unit, selected and hovered year (1 + index)
 * @first_year: the year of the first figure
 * @n_years: how many figures each series has
 * @series: (array length=n_series): one, or several that are stacked: above zero upwards, below downwards
 * @n_series: how many
 * @net_name: (nullable): with several series, marks the sum of each year, red below zero; its name in the key
 * @red_below: a single series is red below this figure: 0 for cash, 1 for a DSCR
 * @amber_below: and amber below this one, e.g. the gate of a DSCR; not used unless above @red_below
 * @threshold_name: (nullable): name of a dashed line across all years, e.g. "gate 1.20"; none without
 * @threshold: its figure
 * @line_shown: draw a second, solid line, e.g. at 1.0 for a DSCR
 * @line: its figure
 * @note: (nullable): the one annotation, e.g. "2037: −13.6"; none without
 * @note_year: the year that decides
 * @end_note: (nullable): words that stand right of a year, e.g. "loan repaid 2037"
 * @end_year: that year
 * @key_solid: (nullable): what solid means in the key, e.g. "committed"
 * @key_hatched: (nullable): what hatched means, e.g. "idea or applied"
 *
 * The key has one entry for each name, in the order of the series; two series of one name (one solid,
 * one hatched) share it. It is drawn as soon as a series has a name.
 */
typedef struct
{
  XlChartHead head;
  int first_year;
  guint n_years;
  const XlChartSeries *series;
  guint n_series;
  const char *net_name;
  double red_below;
  double amber_below;
  const char *threshold_name;
  double threshold;
  gboolean line_shown;
  double line;
  const char *note;
  int note_year;
  const char *end_note;
  int end_year;
  const char *key_solid;
  const char *key_hatched;
} XlChartYears;

void xl_chart_years      (cairo_t            *cr,
                          const XlTheme      *theme,
                          const XlChartYears *chart,
                          double              width,
                          double              height);
int  xl_chart_years_pick (const XlTheme      *theme,
                          const XlChartYears *chart,
                          double              width,
                          double              height,
                          double              x,
                          double              y);
void xl_chart_years_area (const XlTheme      *theme,
                          const XlChartYears *chart,
                          double              width,
                          double              height,
                          guint               index,
                          cairo_rectangle_t  *area);

G_END_DECLS
