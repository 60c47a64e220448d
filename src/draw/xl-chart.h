/* xl-chart.h - the small charts of the pages, from plain figures and translated words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-theme.h"

G_BEGIN_DECLS

/**
 * XlChartBar:
 * @label: at the left, or above in a narrow chart
 * @count: (nullable): a bold figure between label and bar
 * @solid: length of the solid part, not negative
 * @hatched: length of the hatched part after it, not negative
 * @value: (nullable): the figure at the right, already written in the reader's way
 */
typedef struct
{
  const char *label;
  const char *count;
  double solid, hatched;
  const char *value;
} XlChartBar;

/**
 * XlChartHeat:
 * @columns: (array length=n_columns): heads of the columns
 * @rows: (array length=n_rows): heads of the rows
 * @values: n_rows × n_columns, row by row; 0 is an empty cell
 * @total: (nullable): head of a last row with the sums of the columns
 * @totals: (nullable): its figures; needed with @total
 * @hints: (nullable): the same as @values: what is printed small, as "+n", in an empty cell, where it is not 0
 * @alarms: (nullable): one a column: its empty cells have a red outline, its head and sum are red
 */
typedef struct
{
  const char *const *columns;
  guint n_columns;
  const char *const *rows;
  guint n_rows;
  const guint *values;
  const char *total;
  const guint *totals;
  const guint *hints;
  const gboolean *alarms;
} XlChartHeat;

void     xl_chart_bars           (cairo_t           *cr,
                                  const XlTheme     *theme,
                                  const XlChartBar  *bars,
                                  guint              n,
                                  double             width,
                                  double             height);
int      xl_chart_bars_pick      (guint              n,
                                  double             height,
                                  double             y);
void     xl_chart_narrow_bars    (cairo_t           *cr,
                                  const XlTheme     *theme,
                                  const XlChartBar  *bars,
                                  guint              n,
                                  double             maximum,
                                  double             width,
                                  double             height);
void     xl_chart_columns        (cairo_t           *cr,
                                  const XlTheme     *theme,
                                  const XlChartBar  *bars,
                                  guint              n,
                                  double             width,
                                  double             height);
void     xl_chart_key            (cairo_t           *cr,
                                 const XlTheme     *theme,
                                 const char        *solid,
                                 const char        *hatched);
void     xl_chart_heat           (cairo_t           *cr,
                                  const XlTheme     *theme,
                                  const XlChartHeat *heat,
                                  double             width,
                                  double             height);
gboolean xl_chart_heat_pick      (const XlTheme     *theme,
                                  const XlChartHeat *heat,
                                  double             width,
                                  double             height,
                                  double             x,
                                  double             y,
                                  guint             *row,
                                  guint             *column);
void     xl_chart_heat_cell      (const XlTheme     *theme,
                                  const XlChartHeat *heat,
                                  double             width,
                                  double             height,
                                  guint              row,
                                  guint              column,
                                  cairo_rectangle_t *cell);

G_END_DECLS
