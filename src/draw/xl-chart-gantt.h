/* xl-chart-gantt.h - tasks and milestones over time, what waits for what, today */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

/**
 * XlChartTaskKind:
 * @XL_CHART_TASK_BAR: from one day to another
 * @XL_CHART_TASK_DUE: a diamond on the day @to
 * @XL_CHART_TASK_HEADING: a bold name over the rows of a group; a thin bracket if it has days
 */
typedef enum
{
  XL_CHART_TASK_BAR,
  XL_CHART_TASK_DUE,
  XL_CHART_TASK_HEADING,
} XlChartTaskKind;

/**
 * XlChartTask:
 * @label: at the left
 * @kind: how it is drawn
 * @from: first day, in days since 1970-01-01; NAN if not known
 * @to: last day; NAN if not known; only one known is drawn as a diamond
 * @done: 0 to 1, the part that is done; 1 for a milestone that is met
 * @overdue: red
 * @illustrative: hatched
 * @depth: steps of indentation of the label
 * @words: (nullable): right of the bar if there is room, e.g. the date
 */
typedef struct
{
  const char *label;
  XlChartTaskKind kind;
  double from, to;
  double done;
  gboolean overdue;
  gboolean illustrative;
  guint depth;
  const char *words;
} XlChartTask;

/**
 * XlChartLink:
 * @before: index of the row that ends first
 * @after: index of the row that waits for it
 */
typedef struct
{
  guint before, after;
} XlChartLink;

/**
 * XlChartScale:
 *
 * What a tick of the time scale stands for.
 */
typedef enum
{
  XL_CHART_SCALE_YEARS,
  XL_CHART_SCALE_QUARTERS,
  XL_CHART_SCALE_MONTHS,
} XlChartScale;

/**
 * XlChartWriteDay:
 * @year: e.g. 2026
 * @month: 1 to 12: of the first day that the tick stands for
 * @scale: a year, a quarter or a month is wanted
 * @data: given with the function
 *
 * Quarters and months stand below a line with the years, so they need not name it.
 *
 * Returns: (transfer full): the name of the tick
 */
typedef char *(*XlChartWriteDay) (int year, int month, XlChartScale scale, gpointer data);

/**
 * XlChartGantt:
 * @head: title, unit, selected and hovered row (1 + index)
 * @tasks: (array length=n_tasks): rows in this order
 * @n_tasks: how many
 * @links: (array length=n_links): arrows; those to rows that are not there are left out
 * @n_links: how many
 * @today: days since 1970-01-01; NAN for no line
 * @today_name: (nullable): on the line
 * @write_day: (nullable): names of ticks; without it figures
 * @write_day_data: for @write_day
 */
typedef struct
{
  XlChartHead head;
  const XlChartTask *tasks;
  guint n_tasks;
  const XlChartLink *links;
  guint n_links;
  double today;
  const char *today_name;
  XlChartWriteDay write_day;
  gpointer write_day_data;
} XlChartGantt;

void   xl_chart_gantt        (cairo_t            *cr,
                              const XlTheme      *theme,
                              const XlChartGantt *chart,
                              double              width,
                              double              height);
int    xl_chart_gantt_pick   (const XlTheme      *theme,
                              const XlChartGantt *chart,
                              double              width,
                              double              height,
                              double              x,
                              double              y);
void   xl_chart_gantt_area   (const XlTheme      *theme,
                              const XlChartGantt *chart,
                              double              width,
                              double              height,
                              guint               index,
                              cairo_rectangle_t  *area);
double xl_chart_gantt_height (const XlTheme      *theme,
                              const XlChartGantt *chart);

G_END_DECLS
