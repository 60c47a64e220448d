/* xl-chart-spread.h - how a result moves: tornado of single assumptions, histogram of all */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

/**
 * XlChartSpan:
 * @label: the assumption
 * @low: the result with the assumption at its low end; NAN if there is none
 * @high: the result with the assumption at its high end
 * @low_words: (nullable): at the bar's end of @low, e.g. "−20 %"
 * @high_words: (nullable): at the bar's end of @high
 */
typedef struct
{
  const char *label;
  double low, high;
  const char *low_words;
  const char *high_words;
} XlChartSpan;

/**
 * XlChartTornado:
 * @head: title, unit, selected and hovered row (1 + index)
 * @spans: (array length=n_spans): rows, drawn in this order
 * @n_spans: how many
 * @base: the result with all assumptions as planned
 * @base_name: (nullable): name of the solid line there
 * @threshold_name: (nullable): name of a dashed line; what lies below it is red; none without
 * @threshold: its figure, e.g. 0 for a net present value
 *
 * A bar's part towards the low end of its assumption is the outlined one, the other is solid.
 */
typedef struct
{
  XlChartHead head;
  const XlChartSpan *spans;
  guint n_spans;
  double base;
  const char *base_name;
  const char *threshold_name;
  double threshold;
} XlChartTornado;

/**
 * XlChartMark:
 * @value: where
 * @name: e.g. "P10"
 */
typedef struct
{
  double value;
  const char *name;
} XlChartMark;

/**
 * XlChartHistogram:
 * @head: title, unit, selected and hovered bin (1 + index)
 * @counts: (array length=n_bins): draws in each bin, not negative
 * @n_bins: how many, equally wide
 * @low: lower end of the first bin
 * @high: upper end of the last bin
 * @marks: (array length=n_marks): e.g. P10, P50, P90
 * @n_marks: how many
 * @zero: what lies below is red; a line is drawn there if it is in range
 * @note: (nullable): a line of words, e.g. the probability of a loss
 */
typedef struct
{
  XlChartHead head;
  const double *counts;
  guint n_bins;
  double low, high;
  const XlChartMark *marks;
  guint n_marks;
  double zero;
  const char *note;
} XlChartHistogram;

void xl_chart_tornado        (cairo_t                *cr,
                              const XlTheme          *theme,
                              const XlChartTornado   *chart,
                              double                  width,
                              double                  height);
int  xl_chart_tornado_pick   (const XlTheme          *theme,
                              const XlChartTornado   *chart,
                              double                  width,
                              double                  height,
                              double                  x,
                              double                  y);
void xl_chart_tornado_area   (const XlTheme          *theme,
                              const XlChartTornado   *chart,
                              double                  width,
                              double                  height,
                              guint                   index,
                              cairo_rectangle_t      *area);
void xl_chart_histogram      (cairo_t                *cr,
                              const XlTheme          *theme,
                              const XlChartHistogram *chart,
                              double                  width,
                              double                  height);
int  xl_chart_histogram_pick (const XlTheme          *theme,
                              const XlChartHistogram *chart,
                              double                  width,
                              double                  height,
                              double                  x,
                              double                  y);
void xl_chart_histogram_area (const XlTheme          *theme,
                              const XlChartHistogram *chart,
                              double                  width,
                              double                  height,
                              guint                   index,
                              cairo_rectangle_t      *area);

G_END_DECLS
