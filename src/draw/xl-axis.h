/* xl-axis.h - a numeric axis with round ticks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most ticks of any axis. */
#define XL_AXIS_MOST 12

/**
 * XlAxis:
 * @low: where the axis begins
 * @high: where it ends, above @low
 * @first: the lowest tick
 * @step: from tick to tick: 1, 2, 4 or 5 times a power of ten
 * @n: ticks
 * @decimals: places that tell the ticks apart
 */
typedef struct
{
  double low, high;
  double first, step;
  guint n;
  guint decimals;
} XlAxis;

void   xl_axis_fit   (XlAxis       *axis,
                      double        low,
                      double        high,
                      guint         most);
double xl_axis_tick  (const XlAxis *axis,
                      guint         i);
double xl_axis_share (const XlAxis *axis,
                      double        value);

G_END_DECLS
