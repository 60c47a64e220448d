/* xl-axis.c - a numeric axis with round ticks */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws: the axis holds the range that was asked for; its ticks lie on it, are 2 to the number that was
 * allowed, and no end of it is a whole step away from a tick. An end that is near to a tick is moved
 * there: 76 becomes 80. An end that is not stays, so that a small loss below a large gain does not cost
 * a third of the height. */

#include "xl-axis.h"

#include <math.h>

/* An end moves to the next tick if that is no further than this part of a step. */
#define NEAR 0.3

/* Figures beyond are of no project; within, no sum or ratio here overflows. */
#define HUGE_FIGURE 1e30
#define TINY_RANGE 1e-30

static void
sane_range (double *low, double *high)
{
  double size;

  *low = isfinite (*low) ? CLAMP (*low, -HUGE_FIGURE, HUGE_FIGURE) : 0;
  *high = isfinite (*high) ? CLAMP (*high, -HUGE_FIGURE, HUGE_FIGURE) : *low;
  if (*low > *high)
    {
      double other = *low;

      *low = *high;
      *high = other;
    }
  size = MAX (fabs (*low), fabs (*high));
  if (size < TINY_RANGE)
    *high = *low + 1;
  else if (*high - *low < size * 1e-6)
    {
      /* One figure: from zero to it, so that its size shows. */
      *low = MIN (*low, 0);
      *high = MAX (*high, 0);
    }
}

/* The axis with this step; how good it is, less is better; negative if it cannot be had. */
static double
try_step (XlAxis *axis, double low, double high, double step, guint most, gboolean whole)
{
  double k0 = floor (low / step + 1e-9), k1 = ceil (high / step - 1e-9), n;

  if (!whole && low / step - k0 > NEAR)
    k0++;
  if (!whole && k1 - high / step > NEAR)
    k1--;
  n = k1 - k0 + 1;
  if (!(n >= 2 && n <= most))
    return -1;
  axis->low = MIN (low, k0 * step);
  axis->high = MAX (high, k1 * step);
  axis->first = k0 * step;
  axis->step = step;
  axis->n = (guint) n;
  return fabs (n - 3) + 2 * (k0 * step - axis->low + axis->high - k1 * step) / (axis->high - axis->low);
}

/**
 * xl_axis_fit:
 * @axis: (out): the axis
 * @low: least figure; what is not finite counts as 0
 * @high: greatest figure
 * @most: ticks allowed, 3 to %XL_AXIS_MOST
 *
 * Finds round ticks, three of them if that goes well.
 */
void
xl_axis_fit (XlAxis *axis, double low, double high, guint most)
{
  static const double digits[] = { 1, 2, 4, 5 };
  double best = G_MAXDOUBLE, power;

  most = CLAMP (most, 3, XL_AXIS_MOST);
  sane_range (&low, &high);
  power = pow (10, floor (log10 ((high - low) / most)));
  for (guint whole = 0; whole < 2 && best == G_MAXDOUBLE; whole++)
    for (guint i = 0; i < 3 * G_N_ELEMENTS (digits); i++)
      {
        double digit = digits[i % G_N_ELEMENTS (digits)], cost;
        double step = digit * power * (i < 4 ? 1 : i < 8 ? 10 : 100);
        XlAxis candidate = { 0 };

        cost = try_step (&candidate, low, high, step, most, whole);
        if (cost < 0)
          continue;
        /* Steps of four are read more slowly. */
        cost += digit == 4 ? 0.25 : 0;
        if (cost >= best)
          continue;
        best = cost;
        *axis = candidate;
      }
  axis->decimals = (guint) CLAMP (-floor (log10 (axis->step) + 1e-9), 0, 30);
}

/**
 * xl_axis_tick:
 * @axis: an axis
 * @i: 0 to n - 1
 *
 * Returns: the figure at this tick, 0 where it is 0
 */
double
xl_axis_tick (const XlAxis *axis, guint i)
{
  double k = round (axis->first / axis->step) + i;

  return k == 0 ? 0 : k * axis->step;
}

/**
 * xl_axis_share:
 * @axis: an axis
 * @value: a figure
 *
 * Returns: where it lies, 0 at the low end to 1 at the high end; figures beyond lie at the end
 */
double
xl_axis_share (const XlAxis *axis, double value)
{
  double share = (value - axis->low) / (axis->high - axis->low);

  return isfinite (share) ? CLAMP (share, 0, 1) : 0;
}
