/* xl-sensitivity.c - what if: scenarios, switching values, tornado */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-sensitivity-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What begins with operation, and so moves when it is late. */
static const gboolean moves[XL_N_CASH] = {
  [XL_CASH_REPLACEMENT] = TRUE, [XL_CASH_WORKING_CAPITAL] = TRUE, [XL_CASH_REVENUE] = TRUE,
  [XL_CASH_OPEX] = TRUE, [XL_CASH_TAX] = TRUE, [XL_CASH_EXTERNALITY] = TRUE, [XL_CASH_CO2] = TRUE,
};

/* Moves @line by @delay years; a part of a year takes that part of each amount into the next year. */
static void
move_later (double *line, int years, double delay)
{
  int whole = delay < XL_CASH_YEARS ? (int) delay : XL_CASH_YEARS;
  double part = delay < XL_CASH_YEARS ? delay - whole : 0;

  for (int t = years - 1; t >= 0; t--)
    line[t] = (t - whole >= 0 ? (1 - part) * line[t - whole] : 0)
              + (t - whole - 1 >= 0 ? part * line[t - whole - 1] : 0);
}

/**
 * xl_scenario_init:
 * @scenario: (out caller-allocates): a scenario that changes nothing
 */
void
xl_scenario_init (XlScenario *scenario)
{
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    scenario->factor[c] = 1;
  scenario->rate = NAN;
  scenario->delay = 0;
}

/**
 * xl_scenario_apply:
 * @scenario: a change
 * @plan: a cash plan
 * @result: (out caller-allocates): the changed plan, to be cleared; not initialised before
 *
 * The plan as it would be. Whether the result is sound, xl_cash_plan_check() says.
 */
void
xl_scenario_apply (const XlScenario *scenario, const XlCashPlan *plan, XlCashPlan *result)
{
  int years = CLAMP (plan->years, 0, XL_CASH_YEARS);

  xl_cash_plan_copy (result, plan);
  if (!isnan (scenario->rate))
    result->rate = scenario->rate;
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    {
      if (scenario->factor[c] != 1)
        for (int t = 0; t < years; t++)
          result->line[c][t] *= scenario->factor[c];
      if (moves[c] && scenario->delay > 0)
        move_later (result->line[c], years, scenario->delay);
    }
}

/**
 * xl_switching_values:
 * @plan: a sound cash plan
 * @values: (out caller-allocates): one per line that FNPV(C) is made of and that is not nothing
 *
 * How far a whole line would have to change for FNPV(C) to be 0: -FNPV / PV (line), where outlays
 * count negative. Critical as in the EU Guide to Cost-Benefit Analysis (2014), section 2.9.
 *
 * Returns: how many values; 0 for a faulty plan
 */
guint
xl_switching_values (const XlCashPlan *plan, XlSwitching values[XL_N_CASH])
{
  XlCase planned;
  double fnpv;
  guint n = 0;

  if (!xl_spreads_are_sound (plan, NULL, 0))
    return 0;
  xl_case_init (&planned);
  fnpv = xl_case_fnpv (&planned, plan, NULL);
  for (XlCashCategory c = XL_CASH_CAPEX; c <= XL_CASH_RESIDUAL; c++)
    {
      double pv = xl_npv (plan->line[c], plan->years, plan->rate), change = -fnpv / (xl_cash_get_sign (c) * pv);

      if (pv != 0 && isfinite (change))
        values[n++] = (XlSwitching){ c, pv, change == 0 ? 0 : change, fabs (pv) > fabs (fnpv) };
    }
  return n;
}

/*
 * xl_spreads_are_sound:
 *
 * Returns: whether the plan can be computed with and the spreads are ranges of different drivers
 */
gboolean
xl_spreads_are_sound (const XlCashPlan *plan, const XlSpread *spreads, guint n_spreads)
{
  XlCashFault fault = xl_cash_plan_check (plan, NULL);
  gboolean seen[XL_N_DRIVERS] = { FALSE };

  if (fault != XL_CASH_SOUND && fault != XL_CASH_FAULT_LOAN_LONGER)
    return FALSE;
  for (guint i = 0; i < n_spreads; i++)
    {
      const XlSpread *s = &spreads[i];
      double least = s->driver == XL_DRIVER_RATE ? -1 - plan->rate : 0;

      if (s->driver >= XL_N_DRIVERS || seen[s->driver] || !isfinite (s->low) || !isfinite (s->high)
          || !(s->low <= s->mode && s->mode <= s->high) || s->low < least || fabs (s->high) > 1e6
          || (s->driver == XL_DRIVER_RATE && s->low == least))
        return FALSE;
      seen[s->driver] = TRUE;
    }
  return TRUE;
}

/* xl_case_init: everything as planned */
void
xl_case_init (XlCase *at)
{
  for (XlDriver d = 0; d < XL_N_DRIVERS; d++)
    at->driver[d] = d < XL_N_CASH ? 1 : 0;
}

/*
 * xl_case_fnpv:
 * @at: the values of the drivers
 * @plan: a sound cash plan
 * @cfads: (out) (nullable): CFADS by year, before any delay
 *
 * The same as applying a scenario and appraising the result, without copying a plan.
 *
 * Returns: FNPV(C), perhaps not finite
 */
double
xl_case_fnpv (const XlCase *at, const XlCashPlan *plan, double *cfads)
{
  const double *f = at->driver;
  double operation[XL_CASH_YEARS], x = 1 / (1 + plan->rate + f[XL_DRIVER_RATE]), delay = f[XL_DRIVER_DELAY];
  double value = 0;
  int n = plan->years;

  for (int t = 0; t < n; t++)
    operation[t] = f[XL_CASH_REVENUE] * plan->line[XL_CASH_REVENUE][t] - f[XL_CASH_OPEX] * plan->line[XL_CASH_OPEX][t]
                   - f[XL_CASH_REPLACEMENT] * plan->line[XL_CASH_REPLACEMENT][t]
                   - f[XL_CASH_WORKING_CAPITAL] * plan->line[XL_CASH_WORKING_CAPITAL][t];
  if (cfads != NULL)
    {
      for (int t = 0; t < n; t++)
        cfads[t] = operation[t] - f[XL_CASH_TAX] * plan->line[XL_CASH_TAX][t];
      if (delay > 0)
        move_later (cfads, n, delay);
    }
  if (delay > 0)
    move_later (operation, n, delay);
  for (int t = n - 1; t >= 0; t--)
    value = value * x + (operation[t] + f[XL_CASH_RESIDUAL] * plan->line[XL_CASH_RESIDUAL][t]
                         - f[XL_CASH_CAPEX] * plan->line[XL_CASH_CAPEX][t]);
  return value;
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const XlTornadoBar *one = a, *two = b;
  double swing1 = fabs (one->at_high - one->at_low), swing2 = fabs (two->at_high - two->at_low);

  if (isnan (swing1) != isnan (swing2))
    return isnan (swing1) ? 1 : -1;
  if (swing1 != swing2 && !isnan (swing1))
    return swing1 < swing2 ? 1 : -1;
  return one->driver < two->driver ? -1 : 1;
}

/**
 * xl_tornado:
 * @plan: a sound cash plan
 * @spreads: (array length=n_spreads): what is changed, each driver once; the modes are not looked at
 * @n_spreads: how many
 * @bars: (out caller-allocates) (array length=n_spreads): longest first
 *
 * FNPV(C) with one driver after the other at its low and high value, all others as planned.
 *
 * Returns: @n_spreads, or 0 for a faulty plan or a spread that is no range
 */
guint
xl_tornado (const XlCashPlan *plan, const XlSpread *spreads, guint n_spreads, XlTornadoBar *bars)
{
  if (!xl_spreads_are_sound (plan, spreads, n_spreads))
    return 0;
  for (guint i = 0; i < n_spreads; i++)
    {
      XlCase at;
      double low, high;

      xl_case_init (&at);
      at.driver[spreads[i].driver] = spreads[i].low;
      low = xl_case_fnpv (&at, plan, NULL);
      at.driver[spreads[i].driver] = spreads[i].high;
      high = xl_case_fnpv (&at, plan, NULL);
      bars[i] = (XlTornadoBar){ spreads[i].driver, isfinite (low) ? low : NAN, isfinite (high) ? high : NAN };
    }
  if (n_spreads > 1)
    qsort (bars, n_spreads, sizeof *bars, compare_bars);
  return n_spreads;
}
