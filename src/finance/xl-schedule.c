/* xl-schedule.c - how a loan is repaid: interest, principal and debt outstanding by year */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-schedule.h"

#include <math.h>

/* (1 + rate)^years - 1 without cancellation, by squaring: pow() is too slow for thousands of loans.
 * With g = (1 + r)^n - 1: doubling is g (2 + g), one more year is g (1 + r) + r. */
static double
growth (double rate, int years)
{
  double g = 0;

  for (int bit = 5; bit >= 0; bit--) /* XL_CASH_YEARS < 64 */
    {
      g = g * (2 + g);
      if (years >> bit & 1)
        g = g * (1 + rate) + rate;
    }
  return g;
}

G_STATIC_ASSERT (XL_CASH_YEARS < 64);

/**
 * xl_annuity:
 * @amount: present value, currency units
 * @rate: per year, as a fraction, more than -1
 * @years: 1 to %XL_CASH_YEARS
 *
 * Level payment at the end of each year: A = P i / (1 - (1 + i)^-n), P / n where i = 0.
 *
 * Returns: the payment per year, in currency units
 */
double
xl_annuity (double amount, double rate, int years)
{
  double g = growth (rate, years);

  /* i / (1 - (1+i)^-n) = i + i / ((1+i)^n - 1); the limit where i is as good as nothing */
  return g == 0 ? amount / years : amount * (rate + rate / g);
}

/**
 * xl_schedule_make:
 * @schedule: (out caller-allocates): the schedule
 * @loan: a loan that xl_cash_plan_check() finds sound
 *
 * Interest of a year is paid on the debt at its begin. The last payment repays exactly what is left,
 * so that the debt ends at 0 whatever was rounded before.
 *
 * Returns: FALSE when the loan has no such schedule: years out of range, grace too long, custom
 *   principal missing
 */
gboolean
xl_schedule_make (XlSchedule *schedule, const XlLoan *loan)
{
  int n = loan->years, parts = n - loan->grace;
  double debt = loan->amount, level = 0;

  schedule->years = 0;
  if (n < 1 || n > XL_CASH_YEARS || loan->grace < 0)
    return FALSE;
  if (loan->repayment == XL_REPAY_CUSTOM ? loan->principal == NULL
                                         : loan->repayment != XL_REPAY_BULLET && parts < 1)
    return FALSE;
  if (loan->repayment == XL_REPAY_ANNUITY)
    level = xl_annuity (loan->amount, loan->rate, parts);
  else if (loan->repayment == XL_REPAY_EQUAL)
    level = loan->amount / parts;
  for (int k = 0; k < n; k++)
    {
      double interest = debt * loan->rate, principal = 0;

      if (k == n - 1)
        principal = debt;
      else if (loan->repayment == XL_REPAY_CUSTOM)
        principal = loan->principal[k];
      else if (loan->repayment != XL_REPAY_BULLET && k >= loan->grace)
        principal = loan->repayment == XL_REPAY_ANNUITY ? level - interest : level;
      debt = k == n - 1 ? 0 : debt - principal;
      schedule->interest[k] = interest;
      schedule->principal[k] = principal;
      schedule->outstanding[k] = debt;
    }
  schedule->years = n;
  return TRUE;
}
