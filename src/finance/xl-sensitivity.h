/* xl-sensitivity.h - what if: scenarios, switching values, tornado, Monte Carlo */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-appraisal.h"

G_BEGIN_DECLS

/**
 * XlScenario:
 * @factor: by category, what its amounts are multiplied with; 0 or more
 * @rate: financial rate instead of the plan's; NAN keeps it
 * @delay: years by which operation starts later, 0 or more, parts of a year too: revenue, opex,
 *   replacement, working capital, tax, externality and CO2 move, capex, the residual value and all
 *   funding stay; what moves beyond the horizon is lost
 *
 * A change of a cash plan; start with xl_scenario_init().
 */
typedef struct
{
  double factor[XL_N_CASH];
  double rate;
  double delay;
} XlScenario;

void xl_scenario_init  (XlScenario       *scenario);
void xl_scenario_apply (const XlScenario *scenario,
                        const XlCashPlan *plan,
                        XlCashPlan       *result);

/**
 * XlSwitching:
 * @category: the line
 * @present_value: of the line's amounts, without sign
 * @change: change of the whole line, as a fraction, at which FNPV(C) is 0: -FNPV / PV
 * @critical: whether 1 % of the line moves FNPV(C) by more than 1 %
 */
typedef struct
{
  XlCashCategory category;
  double present_value;
  double change;
  gboolean critical;
} XlSwitching;

guint xl_switching_values (const XlCashPlan *plan,
                           XlSwitching       values[XL_N_CASH]);

/**
 * XlDriver:
 *
 * What can be uncertain: a line, by its #XlCashCategory, or one of these. Lines are multiplied (1 is
 * as planned), the rate is added to (0 is as planned), the delay is in years (0 is as planned).
 */
enum
{
  XL_DRIVER_RATE = XL_N_CASH,
  XL_DRIVER_DELAY,
  XL_N_DRIVERS
};
typedef guint XlDriver;

/**
 * XlSpread:
 * @driver: what is uncertain
 * @low: least value
 * @mode: most likely value
 * @high: greatest value
 *
 * Low ≤ mode ≤ high.
 */
typedef struct
{
  XlDriver driver;
  double low;
  double mode;
  double high;
} XlSpread;

/**
 * XlTornadoBar:
 * @driver: what is changed
 * @at_low: FNPV(C) with the driver at its low value
 * @at_high: FNPV(C) with the driver at its high value
 */
typedef struct
{
  XlDriver driver;
  double at_low;
  double at_high;
} XlTornadoBar;

guint xl_tornado (const XlCashPlan *plan,
                  const XlSpread   *spreads,
                  guint             n_spreads,
                  XlTornadoBar     *bars);

#define XL_MONTE_CARLO_BINS 40
#define XL_MONTE_CARLO_DRAWS 10000

/**
 * XlMonteCarlo:
 * @seed: that was drawn with; to be printed beside the result
 * @draws: how many were drawn
 * @p_negative: share of draws with FNPV(C) < 0
 * @p_uncovered: share of draws in which the DSCR misses the target in some year; NAN without debt
 * @mean: mean FNPV(C)
 * @p10: the value that 10 % of the draws lie below
 * @p50: the median
 * @p90: the value that 90 % of the draws lie below
 * @low: least FNPV(C), left edge of the first bin
 * @high: greatest FNPV(C), right edge of the last bin
 * @bins: number of draws in each of the equally wide bins from @low to @high
 */
typedef struct
{
  guint64 seed;
  guint draws;
  double p_negative;
  double p_uncovered;
  double mean;
  double p10;
  double p50;
  double p90;
  double low;
  double high;
  guint bins[XL_MONTE_CARLO_BINS];
} XlMonteCarlo;

gboolean xl_monte_carlo (XlMonteCarlo     *result,
                         const XlCashPlan *plan,
                         const XlSpread   *spreads,
                         guint             n_spreads,
                         guint             draws,
                         guint64           seed,
                         const gint       *cancel);

/**
 * XlPcg:
 *
 * PCG32 (XSH-RR) by M. O'Neill, Technical Report HMC-CS-2014-0905: the same numbers on every machine.
 */
typedef struct
{
  guint64 state;
  guint64 increment;
} XlPcg;

void    xl_pcg_init   (XlPcg   *pcg,
                       guint64  seed,
                       guint64  sequence);
guint32 xl_pcg_next   (XlPcg   *pcg);
double  xl_triangular (double   low,
                       double   mode,
                       double   high,
                       double   u);

G_END_DECLS
