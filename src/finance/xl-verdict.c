/* xl-verdict.c - the two questions, what decides them and in which year, and what would do */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-appraisal-private.h"

#include <math.h>

#include "xl-schedule.h"

static gboolean
falls_short (double ratio, double target)
{
  return ratio < target * (1 - XL_RATIO_SLACK);
}

/* The nearest year on one side that has debt service and better cover than year @t; -1 when none: a
 * bad stretch of several years is looked at from its edges. */
static int
better_year (const XlAppraisal *a, int t, int step)
{
  double least = a->dscr[t];

  for (int s = t + step; s >= 0 && s < a->years; s += step)
    if (!isnan (a->dscr[s]) && a->dscr[s] > least + 1e-6 * fabs (least))
      return s;
  return -1;
}

/* The line whose change against the better years next to it takes most from the cover of year @t.
 * Debt service takes cover away in proportion to what it rises. */
static void
explain (XlVerdict *verdict, const XlAppraisal *a, const XlCashPlan *plan, int t)
{
  static const XlCashCategory lines[] = { XL_CASH_REPLACEMENT, XL_CASH_REVENUE, XL_CASH_OPEX,
                                          XL_CASH_WORKING_CAPITAL, XL_CASH_TAX };
  int before = better_year (a, t, -1), after = better_year (a, t, 1);
  int near[2] = { before >= 0 ? before : after, after >= 0 ? after : before };
  double worst = 0, cover, rise;

  if (near[0] < 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const double *line = plan->line[lines[i]];
      double loss = (line[t] - (line[near[0]] + line[near[1]]) / 2) * -xl_cash_get_sign (lines[i]);

      if (loss > worst * (1 + XL_RATIO_SLACK))
        {
          worst = loss;
          verdict->because = lines[i];
        }
    }
  cover = (a->dscr[near[0]] + a->dscr[near[1]]) / 2;
  rise = (a->service[t] - (a->service[near[0]] + a->service[near[1]]) / 2) * MAX (cover, 0);
  if (rise > worst * (1 + XL_RATIO_SLACK))
    {
      verdict->because = XL_N_CASH;
      verdict->because_of_service = TRUE;
    }
}

static void
decide (XlVerdict *verdict, XlCause cause, int year, double value)
{
  verdict->cause = cause;
  verdict->year = year;
  verdict->value = value;
}

/*
 * xl_appraisal_judge:
 * @appraisal: with all figures
 * @plan: what was appraised
 *
 * Sets the verdict. Cash that runs out in a year that covers its debt service, or has none, is a
 * matter of the funding plan, and decides; cash that runs out because debt service is not covered is
 * a matter of the cover.
 */
void
xl_appraisal_judge (XlAppraisal *appraisal, const XlCashPlan *plan)
{
  XlVerdict *verdict = &appraisal->verdict;
  double dscr = appraisal->dscr_min.value, moved = 0;
  int negative = appraisal->cash_negative_year == 0 ? -1 : appraisal->cash_negative_year - plan->base_year;
  int dscr_year = isnan (dscr) ? 0 : (int) appraisal->dscr_min_year.value;

  for (int t = 0; t < plan->years; t++)
    moved += fabs (appraisal->net_flow[t]);
  verdict->viable = appraisal->fnpv_c.value >= -XL_CASH_SLACK * moved;
  if (negative >= 0 && (isnan (appraisal->dscr[negative]) || !falls_short (appraisal->dscr[negative], 1)))
    decide (verdict, XL_CAUSE_CASH_NEGATIVE, appraisal->cash_negative_year, appraisal->cash[negative]);
  else if (plan->n_loans == 0)
    decide (verdict, XL_CAUSE_NO_LOAN, 0, NAN);
  else if (!isnan (dscr) && falls_short (dscr, 1))
    decide (verdict, XL_CAUSE_DSCR_UNDER_ONE, dscr_year, dscr);
  else if (!isnan (dscr) && falls_short (dscr, plan->target_dscr))
    decide (verdict, XL_CAUSE_DSCR_UNDER_TARGET, dscr_year, dscr);
  else if (!isnan (appraisal->llcr.value) && falls_short (appraisal->llcr.value, plan->target_llcr))
    decide (verdict, XL_CAUSE_LLCR_UNDER_TARGET, 0, appraisal->llcr.value);
  else if (!(appraisal->fnpv_k.value > 0))
    decide (verdict, XL_CAUSE_FNPV_K_NOT_POSITIVE, 0, appraisal->fnpv_k.value);
  else
    decide (verdict, XL_CAUSE_NONE, 0, NAN);
  verdict->bankable = verdict->cause == XL_CAUSE_NONE;
  if (verdict->cause == XL_CAUSE_DSCR_UNDER_ONE || verdict->cause == XL_CAUSE_DSCR_UNDER_TARGET)
    explain (verdict, appraisal, plan, dscr_year - plan->base_year);
}

/* Whether @i is the loan @loan or another tranche of it. */
static gboolean
is_part_of (const XlCashPlan *plan, guint i, int loan)
{
  return (int) i == loan || (plan->loans[i].facility != 0 && plan->loans[i].facility == plan->loans[loan].facility);
}

/* What a loan is, all its tranches together. */
static double
whole_amount (const XlCashPlan *plan, int loan)
{
  double sum = 0;

  for (guint i = 0; i < plan->n_loans; i++)
    if (is_part_of (plan, i, loan))
      sum += plan->loans[i].amount;
  return sum;
}

/* Debt service of all loans but the one, and that of the one. */
static void
split_service (const XlCashPlan *plan, int loan, double *others, double *own)
{
  for (int t = 0; t < plan->years; t++)
    others[t] = own[t] = 0;
  for (guint i = 0; i < plan->n_loans; i++)
    {
      double *service = is_part_of (plan, i, loan) ? own : others;
      XlSchedule schedule;

      xl_schedule_make (&schedule, &plan->loans[i]);
      for (int k = 0; k < schedule.years && plan->loans[i].first + k < plan->years; k++)
        service[plan->loans[i].first + k] += schedule.interest[k] + schedule.principal[k];
    }
}

/* The least DSCR with the loan's term changed, in all its tranches. */
static double
cover_at_term (const XlAppraisal *a, const XlCashPlan *plan, const double *others, int loan, int years)
{
  double service[XL_CASH_YEARS], least = INFINITY;

  for (int t = 0; t < a->years; t++)
    service[t] = others[t];
  for (guint i = 0; i < plan->n_loans; i++)
    {
      XlLoan changed = plan->loans[i];
      XlSchedule schedule;

      if (!is_part_of (plan, i, loan))
        continue;
      changed.years = years;
      xl_schedule_make (&schedule, &changed);
      for (int k = 0; k < schedule.years && changed.first + k < a->years; k++)
        service[changed.first + k] += schedule.interest[k] + schedule.principal[k];
    }
  for (int t = 0; t < a->years; t++)
    if (service[t] > 0)
      least = MIN (least, a->cfads[t] / service[t]);
  return least;
}

/*
 * xl_appraisal_remedy:
 * @appraisal: with all figures
 * @plan: what was appraised
 *
 * Finds the shortest term and the greatest amount of the largest loan that reach the target DSCR. A
 * term that was agreed year by year (custom) has no shorter or longer form. Tranches of one loan have
 * the same term, grace and first payment, and change together.
 */
void
xl_appraisal_remedy (XlAppraisal *appraisal, const XlCashPlan *plan)
{
  XlRemedies *remedies = &appraisal->remedies;
  double others[XL_CASH_YEARS], own[XL_CASH_YEARS], share = INFINITY, amount;
  const XlLoan *loan;

  if (plan->n_loans == 0)
    return;
  remedies->loan = 0;
  for (guint i = 1; i < plan->n_loans; i++)
    if (whole_amount (plan, (int) i) > whole_amount (plan, remedies->loan))
      remedies->loan = (int) i;
  loan = &plan->loans[remedies->loan];
  amount = whole_amount (plan, remedies->loan);
  split_service (plan, remedies->loan, others, own);
  for (int t = 0; t < plan->years; t++)
    {
      if (own[t] > 0)
        share = MIN (share, (appraisal->cfads[t] / plan->target_dscr - others[t]) / own[t]);
      else if (others[t] > 0 && falls_short (appraisal->cfads[t] / others[t], plan->target_dscr))
        share = -1;
    }
  if (isfinite (share * amount) && share > 0)
    remedies->amount = share * amount;
  if (loan->repayment == XL_REPAY_CUSTOM)
    return;
  for (int years = loan->grace + 1; years <= plan->years - loan->first; years++)
    {
      double cover = cover_at_term (appraisal, plan, others, remedies->loan, years);

      if (isfinite (cover) && !falls_short (cover, plan->target_dscr))
        {
          remedies->term = years;
          remedies->term_dscr = cover;
          return;
        }
    }
}
