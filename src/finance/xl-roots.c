/* xl-roots.c - present values of a row of flows, and all the rates at which they are nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* With x = 1 / (1 + r) the present value is a polynomial p(x), and rates in (-99 %, +1000 %) are its
 * roots in (1/11, 100). How none of them is missed (the proof of Descartes' rule of signs, turned
 * into a search):
 *
 *  1. Let the coefficients change sign between the places j - 1 and j, and m = j - 1/2. Then
 *     g(x) = x^-m p(x) has the roots of p, and x^(m+1) g'(x) = q(x) = sum of (t - m) f_t x^t.
 *  2. q has one change of sign less than p, so its roots are found in the same way; with no change
 *     left there is no root.
 *  3. Between neighbouring roots of q, g is monotone: it has a root there if and only if the signs
 *     at the ends differ, and then exactly one, which is closed in on.
 *  4. Where p is nothing at a root of q, within rounding, it touches: a double root.
 */

#include "xl-roots.h"

#include <math.h>

#define TOUCH 1e-13 /* of the sum of absolute terms: nothing, but for rounding */

/* The polynomial's value, and the sum of its terms' absolute values if wanted. */
static double
value_at (const double *f, int n, double x, double *terms)
{
  double value = 0, sum = 0;

  for (int t = n - 1; t >= 0; t--)
    {
      value = value * x + f[t];
      sum = sum * x + fabs (f[t]);
    }
  *terms = sum;
  return value;
}

static double
value_and_slope (const double *f, int n, double x, double *slope)
{
  double value = f[n - 1], d = 0;

  for (int t = n - 2; t >= 0; t--)
    {
      d = d * x + value;
      value = value * x + f[t];
    }
  *slope = d;
  return value;
}

/* The one root between @low and @high, where the signs differ: Newton's steps as long as they stay
 * within the bracket and the bracket or the steps shrink, else the middle. */
static double
close_in (const double *f, int n, double low, double high, gboolean low_negative)
{
  double start = 1 / 1.08; /* most projects return something like it */
  double x = low < start && start < high ? start : sqrt (low * high), width = high - low;

  for (int i = 0; i < 400; i++)
    {
      double slope, value = value_and_slope (f, n, x, &slope), step = value / slope, next = x - step;

      if (value == 0)
        return x;
      *((value < 0) == low_negative ? &low : &high) = x;
      if (fabs (step) <= 4e-16 * x || high - low <= 4e-16 * x)
        return x;
      if (!(next > low && next < high) || (i > 8 && i % 3 == 0 && high - low > width / 4))
        next = sqrt (low * high);
      if (i % 3 == 0)
        width = high - low;
      if (next == x)
        return x;
      x = next;
    }
  return x;
}

/* Roots of the polynomial in (low, high), ascending; at most n - 1. */
static int
solve (const double *f, int n, double low, double high, double *roots)
{
  double q[XL_CASH_YEARS], bends[XL_CASH_YEARS], at = low, value, terms;
  int last = -1, change = -1, n_bends, found = 0;
  gboolean nothing = FALSE;

  for (int t = 0; t < n && change < 0; t++)
    if (f[t] != 0)
      {
        if (last >= 0 && (f[t] < 0) != (f[last] < 0))
          change = t;
        last = t;
      }
  if (change < 0)
    return 0;
  for (int t = 0; t < n; t++)
    q[t] = (t - (change - 0.5)) * f[t];
  n_bends = solve (q, n, low, high, bends);
  value = value_at (f, n, low, &terms);
  for (int i = 0; i <= n_bends; i++)
    {
      double to = i < n_bends ? bends[i] : high, there = value_at (f, n, to, &terms);
      gboolean touches = i < n_bends && fabs (there) <= TOUCH * terms;

      if (touches)
        roots[found++] = to;
      else if (!nothing && (value < 0) != (there < 0) && there != 0)
        roots[found++] = close_in (f, n, at, to, value < 0);
      at = to;
      value = there;
      nothing = touches;
    }
  return found;
}

/**
 * xl_npv:
 * @flow: (array length=years): money by year
 * @years: number of years, 0 or more
 * @rate: discount rate as a fraction, more than -1
 *
 * Net present value, the first year undiscounted (t = 0).
 *
 * Returns: the value, or NAN where it leaves the range of numbers
 */
double
xl_npv (const double *flow, int years, double rate)
{
  double x = 1 / (1 + rate), value = 0;

  for (int t = years - 1; t >= 0; t--)
    value = value * x + flow[t];
  return isfinite (value) ? value : NAN;
}

/**
 * xl_roots_find:
 * @roots: (out caller-allocates): the rates
 * @flow: (array length=years): money by year
 * @years: number of years, 0 to %XL_CASH_YEARS
 *
 * All internal rates of return in (-99 %, +1000 %), each to the last digits that its flow carries;
 * a double root counts once.
 */
void
xl_roots_find (XlRoots *roots, const double *flow, int years)
{
  double f[XL_CASH_YEARS], x[XL_CASH_YEARS], largest = 0;
  int skip = 0, n = 0, found;
  gboolean plus = FALSE, minus = FALSE;

  roots->n = 0;
  roots->why = XL_UNDEFINED_TOO_LARGE;
  for (int t = 0; t < years; t++)
    {
      if (!isfinite (flow[t]) || fabs (flow[t]) > 1e32)
        return;
      largest = MAX (largest, fabs (flow[t]));
    }
  /* What rounding left of amounts that cancel is no flow; years before the first flow are no matter. */
  for (int t = 0; t < years; t++)
    {
      double value = fabs (flow[t]) <= 1e-15 * largest ? 0 : flow[t] / largest;

      plus = plus || value > 0;
      minus = minus || value < 0;
      if (n == 0 && value == 0)
        skip++;
      else
        f[n++] = value;
    }
  roots->why = XL_UNDEFINED_NO_SIGN_CHANGE;
  if (!plus || !minus)
    return;
  found = solve (f, n, 1 / (1 + XL_ROOTS_HIGHEST), 1 / (1 + XL_ROOTS_LOWEST), x);
  roots->why = found > 0 ? XL_DEFINED : XL_UNDEFINED_NO_RATE_IN_RANGE;
  for (int i = found - 1; i >= 0; i--)
    {
      double rate = (1 - x[i]) / x[i];

      roots->rate[roots->n++] = fabs (rate) < 1e-14 ? 0 : rate;
    }
}
