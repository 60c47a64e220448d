/* xl-monte-carlo.c - how likely a project is worth it: seeded draws of what is uncertain */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Equal seeds give equal bytes on every machine: whole numbers from PCG32, and of floating point only
 * + - × ÷ and the square root, which IEEE 754 rounds exactly. Draws are independent of each other and
 * of the driver: one driver, one number of each draw, in the order of the spreads. */

#include "xl-sensitivity-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SLICE 128 /* draws between two looks at the cancel flag */

/**
 * xl_pcg_init:
 * @pcg: (out caller-allocates): a generator
 * @seed: where it starts
 * @sequence: which of its sequences
 */
void
xl_pcg_init (XlPcg *pcg, guint64 seed, guint64 sequence)
{
  pcg->state = 0;
  pcg->increment = (sequence << 1) | 1;
  xl_pcg_next (pcg);
  pcg->state += seed;
  xl_pcg_next (pcg);
}

/**
 * xl_pcg_next:
 * @pcg: a generator
 *
 * Returns: the next 32 random bits
 */
guint32
xl_pcg_next (XlPcg *pcg)
{
  guint64 old = pcg->state;
  guint32 mixed = (guint32) (((old >> 18) ^ old) >> 27), turn = (guint32) (old >> 59);

  pcg->state = old * G_GUINT64_CONSTANT (6364136223846793005) + pcg->increment;
  return (mixed >> turn) | (mixed << (-turn & 31));
}

/**
 * xl_triangular:
 * @low: least value
 * @mode: most likely value
 * @high: greatest value
 * @u: a number in 0 .. 1, evenly distributed
 *
 * Inverse of the triangular distribution's function.
 *
 * Returns: a value from @low to @high
 */
double
xl_triangular (double low, double mode, double high, double u)
{
  double width = high - low;

  if (width <= 0)
    return mode;
  if (u * width < mode - low)
    return MIN (low + sqrt (u * width * (mode - low)), mode);
  return MAX (high - sqrt ((1 - u) * width * (high - mode)), mode);
}

/* Debt service by year of all loans; FALSE when there is none. */
static gboolean
debt_service (const XlCashPlan *plan, double *service)
{
  XlAppraisal appraisal;

  xl_appraise (&appraisal, plan, 0);
  memcpy (service, appraisal.service, sizeof appraisal.service);
  return appraisal.dscr_min.why == XL_DEFINED;
}

static gboolean
is_uncovered (const double *cfads, const double *service, int years, double target)
{
  for (int t = 0; t < years; t++)
    if (service[t] > 0 && cfads[t] < target * service[t] * (1 - 1e-9))
      return TRUE;
  return FALSE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

/* Quantile of sorted values, linear between them (Hyndman and Fan's seventh way, a spreadsheet's
 * PERCENTILE). */
static double
quantile (const double *sorted, guint n, double share)
{
  double at = share * (n - 1);
  guint below = MIN ((guint) at, n - 1), above = MIN (below + 1, n - 1);

  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/* @values are sorted here. */
static void
summarise (XlMonteCarlo *result, double *values, guint n)
{
  double sum = 0, width;

  qsort (values, n, sizeof *values, compare_doubles);
  result->low = values[0];
  result->high = values[n - 1];
  width = result->high - result->low;
  for (guint i = 0; i < n; i++)
    {
      double bin = width > 0 ? (values[i] - result->low) / width * XL_MONTE_CARLO_BINS : 0;

      sum += values[i];
      result->p_negative += values[i] < 0;
      result->bins[MIN ((guint) bin, XL_MONTE_CARLO_BINS - 1)]++;
    }
  result->mean = sum / n;
  result->p_negative /= n;
  result->p10 = quantile (values, n, 0.10);
  result->p50 = quantile (values, n, 0.50);
  result->p90 = quantile (values, n, 0.90);
}

/**
 * xl_monte_carlo:
 * @result: (out caller-allocates): the distribution of FNPV(C); undefined when FALSE is returned
 * @plan: a sound cash plan; only read, so any thread may draw from the same plan
 * @spreads: (array length=n_spreads): what is uncertain, each driver once; triangular
 * @n_spreads: how many
 * @draws: how many draws, 1 to 10 million; %XL_MONTE_CARLO_DRAWS are enough
 * @seed: the same seed gives the same bytes
 * @cancel: (nullable): stops when another thread sets it to other than 0, with g_atomic_int_set()
 *
 * Returns: FALSE when cancelled, when the plan is faulty, a spread is no range, or a result leaves
 *   the range of numbers
 */
gboolean
xl_monte_carlo (XlMonteCarlo *result, const XlCashPlan *plan, const XlSpread *spreads, guint n_spreads,
                guint draws, guint64 seed, const gint *cancel)
{
  double cfads[XL_CASH_YEARS], service[XL_CASH_YEARS];
  g_autofree double *values = NULL;
  gboolean indebted;
  guint uncovered = 0;
  XlPcg pcg;
  XlCase at;

  memset (result, 0, sizeof *result);
  if (draws < 1 || draws > 10000000 || !xl_spreads_are_sound (plan, spreads, n_spreads))
    return FALSE;
  values = g_new (double, draws);
  indebted = debt_service (plan, service);
  xl_pcg_init (&pcg, seed, 1);
  xl_case_init (&at);
  for (guint i = 0; i < draws; i++)
    {
      if (cancel != NULL && i % SLICE == 0 && g_atomic_int_get (cancel) != 0)
        return FALSE;
      for (guint k = 0; k < n_spreads; k++)
        {
          double u = (xl_pcg_next (&pcg) + 0.5) / 4294967296.0;

          at.driver[spreads[k].driver] = xl_triangular (spreads[k].low, spreads[k].mode, spreads[k].high, u);
        }
      values[i] = xl_case_fnpv (&at, plan, indebted ? cfads : NULL);
      if (!isfinite (values[i]))
        return FALSE;
      if (indebted && is_uncovered (cfads, service, plan->years, plan->target_dscr))
        uncovered++;
    }
  result->seed = seed;
  result->draws = draws;
  result->p_uncovered = indebted ? (double) uncovered / draws : NAN;
  summarise (result, values, draws);
  return TRUE;
}
