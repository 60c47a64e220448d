/* xl-chart-base.h - what all charts of projects share: head, tones, how figures are written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-theme.h"

G_BEGIN_DECLS

/* Every chart X is three pure functions over one value:
 *
 *   void xl_chart_X      (cr, theme, chart, width, height)                 draws it from the origin
 *   int  xl_chart_X_pick (theme, chart, width, height, x, y)               the part there, or -1
 *   void xl_chart_X_area (theme, chart, width, height, index, &rectangle)  where a part is
 *
 * A chart draws nothing outside of width x height and nothing behind itself. It stands on the surface
 * of its theme. Sizes are px; they follow the text scale of the theme. A part is a year, a row, a cell:
 * what can be pointed at, focused and told by a screen reader. */

/**
 * XlChartWrite:
 * @value: a figure, finite
 * @decimals: places wanted
 * @data: given with the function
 *
 * Returns: (transfer full): the figure as the reader writes it
 */
typedef char *(*XlChartWrite) (double value, guint decimals, gpointer data);

/**
 * XlChartHead:
 * @title: (nullable): above the chart, at the left
 * @unit: (nullable): beside it, lighter
 * @empty: (nullable): what stands in the middle when there is nothing to draw
 * @illustrative: figures are invented: fills are hatched
 * @selected: 1 + index of the selected part; 0 for none
 * @hover: 1 + index of the part under the pointer; 0 for none
 * @write: (nullable): writes the figures of axes; without it with a point
 * @write_data: for @write
 *
 * The first member of every chart. All of it may be zero.
 */
typedef struct
{
  const char *title;
  const char *unit;
  const char *empty;
  gboolean illustrative;
  guint selected;
  guint hover;
  XlChartWrite write;
  gpointer write_data;
} XlChartHead;

/**
 * XlChartTone:
 *
 * What a series is coloured with. Red is left to what is below its threshold. A country's own colour
 * is XL_CHART_TONE_SLOT plus its slot.
 */
typedef enum
{
  XL_CHART_TONE_ACCENT,
  XL_CHART_TONE_GREY,
  XL_CHART_TONE_AMBER,
  XL_CHART_TONE_GREEN,
  XL_CHART_TONE_DARK,
  XL_CHART_TONE_LIGHT, /* an accent that is nearer to the surface, 3:1 on it */
  XL_CHART_TONE_RED,
  XL_CHART_TONE_SLOT = 16,
} XlChartTone;

XlColour xl_chart_tone (const XlTheme *theme,
                        XlChartTone    tone);

G_END_DECLS
