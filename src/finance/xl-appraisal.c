/* xl-appraisal.c - is a project worth it, does it need a grant, will a bank lend, and why not */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Conventions. Formulas are those of the EU Guide to Cost-Benefit Analysis (2014), chapter 2, and of
 * project finance where banks are concerned.
 *
 *  1. Flows of a year are dated at its index: a_t = 1 / (1 + i)^t, and the base year has t = 0. A
 *     spreadsheet's NPV() discounts the first value as well: it is this one divided by 1 + i.
 *  2. Net flow of the investment (C): revenue + residual - capex - replacement - opex - increase of
 *     working capital. No interest, income tax, grant or contingency.
 *  3. Payback: first crossing of the cumulated net flow, linear between the years' indexes, counted
 *     from the base year.
 *  4. B/C, funding gap and levelised abatement leave working capital out; DIC is capex alone, while
 *     replacement belongs to the net revenue DNR. Gap rate: clamped to 0 .. 1.
 *  5. CFADS: revenue - opex - replacement - tax - increase of working capital. The residual value is
 *     in PLCR only.
 *  6. LLCR, PLCR and the greatest debt are valued at the loan's rate at the end of the year before
 *     the first payment: the first CFADS is discounted by one year, even where that year is 0. With
 *     several loans: first payment of the first, maturity of the last, rate by weight of the amounts,
 *     debt is the sum of the amounts.
 *  7. Owners' capital (K): revenue + residual - opex - replacement - debt service - equity - national
 *     grant. The Union's grant does not count, and working capital and tax are left out.
 *  8. Economic flow: that of (C), each line times its conversion factor, + externality + tonnes
 *     avoided times the shadow price of their year; at the social rate.
 *  9. A full operating year is the first of those with most tonnes avoided. Grant per tonne: planned
 *     public grants / tonnes of the first ten operating years; years that the plan does not have
 *     count as a full one.
 * 10. A loan whose drawdown is not known is drawn when cumulated cash would fall below 0 before its
 *     first payment; the rest comes in the year before that payment. */

#include "xl-appraisal-private.h"

#include <math.h>
#include <string.h>

#include "xl-schedule.h"

#define ABATEMENT_YEARS 10

static const XlFigureInfo figures[] = {
#define FIGURE(name, unit) { #name, unit, FALSE, G_STRUCT_OFFSET (XlAppraisal, name) }
#define ROOTS(name) { #name, XL_UNIT_RATIO, TRUE, G_STRUCT_OFFSET (XlAppraisal, name) }
  FIGURE (fnpv_c, XL_UNIT_MONEY),
  ROOTS (frr_c),
  FIGURE (bcr, XL_UNIT_RATIO),
  FIGURE (payback, XL_UNIT_YEARS),
  FIGURE (discounted_payback, XL_UNIT_YEARS),
  FIGURE (dic, XL_UNIT_MONEY),
  FIGURE (dnr, XL_UNIT_MONEY),
  FIGURE (gap_rate, XL_UNIT_RATIO),
  FIGURE (dscr_min, XL_UNIT_RATIO),
  FIGURE (dscr_min_year, XL_UNIT_YEAR),
  FIGURE (llcr, XL_UNIT_RATIO),
  FIGURE (plcr, XL_UNIT_RATIO),
  FIGURE (fnpv_k, XL_UNIT_MONEY),
  ROOTS (frr_k),
  FIGURE (abatement_levelised, XL_UNIT_PER_TONNE),
  FIGURE (abatement_annuity, XL_UNIT_PER_TONNE),
  FIGURE (enpv, XL_UNIT_MONEY),
  ROOTS (err),
  FIGURE (max_debt, XL_UNIT_MONEY),
  /* not in the command's contract */
  FIGURE (grant, XL_UNIT_MONEY),
  FIGURE (abatement_grant, XL_UNIT_PER_TONNE),
#undef FIGURE
#undef ROOTS
};

static void
set (XlFigure *figure, double value)
{
  figure->why = isfinite (value) ? XL_DEFINED : XL_UNDEFINED_TOO_LARGE;
  figure->value = isfinite (value) ? value : NAN;
}

static void
unset (XlFigure *figure, XlUndefined why)
{
  figure->value = NAN;
  figure->why = why;
}

/* A value or the reason that there is none. */
static void
set_or (XlFigure *figure, double value, XlUndefined why)
{
  if (why == XL_DEFINED)
    set (figure, value);
  else
    unset (figure, why);
}

static void
unset_all (XlAppraisal *a, XlUndefined why)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (a, figures[i].offset);

      if (figures[i].roots)
        {
          ((XlRoots *) member)->n = 0;
          ((XlRoots *) member)->why = why;
        }
      else
        unset (member, why);
    }
}

static void
discount_factors (double *factor, int years, double rate)
{
  double x = 1 / (1 + rate), f = 1;

  for (int t = 0; t < years; t++, f *= x)
    factor[t] = f;
}

static double
sum_of (const double *line, int years)
{
  double sum = 0;

  for (int t = 0; t < years; t++)
    sum += line[t];
  return sum;
}

static double
dot (const double *line, const double *factor, int years)
{
  double sum = 0;

  for (int t = 0; t < years; t++)
    sum += line[t] * factor[t];
  return sum;
}

/* Convention 3; @factor is NULL for the simple payback. */
static void
set_payback (XlFigure *figure, const double *flow, const double *factor, int years)
{
  double sum = 0, moved = 0;
  gboolean owed = FALSE;

  for (int t = 0; t < years; t++)
    {
      double part = flow[t] * (factor != NULL ? factor[t] : 1), before = sum;

      sum += part;
      moved += fabs (part);
      if (sum < -XL_CASH_SLACK * moved)
        owed = TRUE;
      else if (owed)
        {
          set (figure, t - 1 + MIN (1, -before / part));
          return;
        }
    }
  unset (figure, owed ? XL_UNDEFINED_NEVER_PAID_BACK : XL_UNDEFINED_NOTHING_TO_PAY_BACK);
}

/* Net flow, FNPV(C), FRR(C), B/C, paybacks, funding gap. */
static void
appraise_investment (XlAppraisal *a, const XlCashPlan *plan, const double *factor, const double *pv, XlWant want)
{
  int n = plan->years;
  double cost = pv[XL_CASH_CAPEX] + pv[XL_CASH_REPLACEMENT] + pv[XL_CASH_OPEX];
  double gain = pv[XL_CASH_REVENUE] + pv[XL_CASH_RESIDUAL];
  double dic = pv[XL_CASH_CAPEX], dnr = gain - pv[XL_CASH_OPEX] - pv[XL_CASH_REPLACEMENT];

  for (int t = 0; t < n; t++)
    a->net_flow[t] = plan->line[XL_CASH_REVENUE][t] + plan->line[XL_CASH_RESIDUAL][t]
                     - plan->line[XL_CASH_CAPEX][t] - plan->line[XL_CASH_REPLACEMENT][t]
                     - plan->line[XL_CASH_OPEX][t] - plan->line[XL_CASH_WORKING_CAPITAL][t];
  set (&a->fnpv_c, dot (a->net_flow, factor, n));
  if (want & XL_WANT_RATES)
    xl_roots_find (&a->frr_c, a->net_flow, n);
  set_or (&a->bcr, gain / cost, cost > 0 ? XL_DEFINED : XL_UNDEFINED_NO_COST);
  set_payback (&a->payback, a->net_flow, NULL, n);
  set_payback (&a->discounted_payback, a->net_flow, factor, n);
  set (&a->dic, dic);
  set (&a->dnr, dnr);
  set_or (&a->gap_rate, CLAMP ((dic - dnr) / dic, 0, 1), dic > 0 ? XL_DEFINED : XL_UNDEFINED_NO_CAPEX);
  if (a->gap_rate.why != XL_DEFINED)
    unset (&a->grant, a->gap_rate.why);
  else
    set_or (&a->grant, plan->eligible * a->gap_rate.value * plan->cofinancing,
            isnan (plan->eligible) ? XL_UNDEFINED_NO_ELIGIBLE_COST : XL_DEFINED);
}

/* Convention 9. */
static void
appraise_abatement (XlAppraisal *a, const XlCashPlan *plan, const double *pv)
{
  const double *tonnes = plan->line[XL_CASH_CO2];
  double grants = sum_of (plan->eu_grant, plan->years) + sum_of (plan->national_grant, plan->years);
  double capex = sum_of (plan->line[XL_CASH_CAPEX], plan->years), ten = 0;
  int full = 0, operating = 0;

  for (int t = 0; t < plan->years; t++)
    {
      if (tonnes[t] > tonnes[full])
        full = t;
      if (tonnes[t] > 0 && operating < ABATEMENT_YEARS)
        {
          operating++;
          ten += tonnes[t];
        }
    }
  if (operating == 0)
    {
      unset (&a->abatement_levelised, XL_UNDEFINED_NO_TONNES);
      unset (&a->abatement_annuity, XL_UNDEFINED_NO_TONNES);
      unset (&a->abatement_grant, XL_UNDEFINED_NO_TONNES);
      return;
    }
  ten += (ABATEMENT_YEARS - operating) * tonnes[full];
  set (&a->abatement_levelised, (pv[XL_CASH_CAPEX] + pv[XL_CASH_REPLACEMENT] + pv[XL_CASH_OPEX]
                                 - pv[XL_CASH_REVENUE] - pv[XL_CASH_RESIDUAL]) / pv[XL_CASH_CO2]);
  set (&a->abatement_annuity, (xl_annuity (capex, plan->rate, ABATEMENT_YEARS) + plan->line[XL_CASH_OPEX][full]
                               - plan->line[XL_CASH_REVENUE][full]) / tonnes[full]);
  set_or (&a->abatement_grant, grants / ten, grants > 0 ? XL_DEFINED : XL_UNDEFINED_NO_GRANT);
}

/* Convention 8. */
static void
appraise_society (XlAppraisal *a, const XlCashPlan *plan, XlWant want)
{
  const double *c = plan->conversion;
  double flow[XL_CASH_YEARS], factor[XL_CASH_YEARS];

  for (int t = 0; t < plan->years; t++)
    {
      flow[t] = c[XL_CASH_REVENUE] * plan->line[XL_CASH_REVENUE][t]
                + c[XL_CASH_RESIDUAL] * plan->line[XL_CASH_RESIDUAL][t]
                - c[XL_CASH_CAPEX] * plan->line[XL_CASH_CAPEX][t]
                - c[XL_CASH_REPLACEMENT] * plan->line[XL_CASH_REPLACEMENT][t]
                - c[XL_CASH_OPEX] * plan->line[XL_CASH_OPEX][t]
                - c[XL_CASH_WORKING_CAPITAL] * plan->line[XL_CASH_WORKING_CAPITAL][t]
                + c[XL_CASH_EXTERNALITY] * plan->line[XL_CASH_EXTERNALITY][t];
      if (plan->line[XL_CASH_CO2][t] != 0)
        flow[t] += plan->line[XL_CASH_CO2][t] * xl_cash_plan_carbon (plan, plan->base_year + t);
    }
  discount_factors (factor, plan->years, plan->social_rate);
  set (&a->enpv, dot (flow, factor, plan->years));
  if (want & XL_WANT_RATES)
    xl_roots_find (&a->err, flow, plan->years);
}

/* CFADS and debt service by year. Returns the last index of debt service within the plan, or -1. */
static int
add_debt_service (XlAppraisal *a, const XlCashPlan *plan)
{
  int maturity = -1;

  for (int t = 0; t < plan->years; t++)
    {
      a->cfads[t] = plan->line[XL_CASH_REVENUE][t] - plan->line[XL_CASH_OPEX][t]
                    - plan->line[XL_CASH_REPLACEMENT][t] - plan->line[XL_CASH_TAX][t]
                    - plan->line[XL_CASH_WORKING_CAPITAL][t];
      a->service[t] = 0;
    }
  for (guint i = 0; i < plan->n_loans; i++)
    {
      const XlLoan *loan = &plan->loans[i];
      XlSchedule schedule;

      xl_schedule_make (&schedule, loan);
      for (int k = 0; k < schedule.years && loan->first + k < plan->years; k++)
        a->service[loan->first + k] += schedule.interest[k] + schedule.principal[k];
      maturity = MAX (maturity, MIN (loan->first + loan->years, plan->years) - 1);
      a->loan_end_year = MAX (a->loan_end_year, plan->base_year + loan->first + loan->years - 1);
    }
  return maturity;
}

/* Convention 6. */
static void
appraise_cover (XlAppraisal *a, const XlCashPlan *plan, int maturity)
{
  double debt = 0, weighted = 0, x, f, life = 0, all = 0;
  int first = plan->years;

  for (guint i = 0; i < plan->n_loans; i++)
    {
      debt += plan->loans[i].amount;
      weighted += plan->loans[i].amount * plan->loans[i].rate;
      first = MIN (first, plan->loans[i].first);
    }
  if (plan->n_loans == 0)
    {
      unset (&a->llcr, XL_UNDEFINED_NO_DEBT);
      unset (&a->plcr, XL_UNDEFINED_NO_DEBT);
      unset (&a->max_debt, XL_UNDEFINED_NO_DEBT);
      return;
    }
  x = 1 / (1 + (plan->n_loans == 1 ? plan->loans[0].rate : weighted / debt));
  f = x;
  for (int t = first; t < plan->years; t++, f *= x)
    {
      if (t <= maturity)
        life += a->cfads[t] * f;
      all += (a->cfads[t] + plan->line[XL_CASH_RESIDUAL][t]) * f;
    }
  set (&a->llcr, life / debt);
  set (&a->plcr, all / debt);
  set (&a->max_debt, MAX (0, life / plan->target_dscr));
}

static void
appraise_dscr (XlAppraisal *a, const XlCashPlan *plan)
{
  double least = INFINITY;
  int year = -1;

  for (int t = 0; t < plan->years; t++)
    {
      double dscr = a->service[t] > 0 ? a->cfads[t] / a->service[t] : NAN;

      a->dscr[t] = isfinite (dscr) ? dscr : NAN;
      /* Level years differ by rounding: the first of them is the year. */
      if (isfinite (dscr) && (year < 0 || dscr < least - XL_RATIO_SLACK * fabs (least)))
        {
          least = dscr;
          year = t;
        }
    }
  if (year < 0)
    {
      XlUndefined why = plan->n_loans == 0 ? XL_UNDEFINED_NO_DEBT : XL_UNDEFINED_NO_DEBT_SERVICE;

      unset (&a->dscr_min, why);
      unset (&a->dscr_min_year, why);
      return;
    }
  set (&a->dscr_min, least);
  set (&a->dscr_min_year, plan->base_year + year);
}

/* What the loans pay out in year @t, when cumulated cash before it is @cash; convention 10. */
static double
draw (const XlCashPlan *plan, double *undrawn, int t, double cash)
{
  double sum = 0;

  for (guint i = 0; i < plan->n_loans; i++)
    {
      const XlLoan *loan = &plan->loans[i];
      double part = 0;
      int last = MAX (loan->first - 1, 0);

      if (loan->drawn >= 0)
        part = t == loan->drawn ? loan->amount : 0;
      else if (t == last)
        part = undrawn[i];
      else if (t < last)
        part = CLAMP (-(cash + sum), 0, undrawn[i]);
      undrawn[i] -= part;
      sum += part;
    }
  return sum;
}

/* Cumulated cash under the funding plan. */
static void
appraise_cash (XlAppraisal *a, const XlCashPlan *plan)
{
  double few[8], *undrawn = plan->n_loans <= G_N_ELEMENTS (few) ? few : g_new (double, plan->n_loans);
  double cash = 0, moved = 0;

  for (guint i = 0; i < plan->n_loans; i++)
    undrawn[i] = plan->loans[i].amount;
  a->cash_low = INFINITY;
  for (int t = 0; t < plan->years; t++)
    {
      double in = plan->eu_grant[t] + plan->national_grant[t] + plan->equity[t]
                  + plan->line[XL_CASH_REVENUE][t] + plan->line[XL_CASH_RESIDUAL][t];
      double out = plan->line[XL_CASH_CAPEX][t] + plan->line[XL_CASH_REPLACEMENT][t]
                   + plan->line[XL_CASH_OPEX][t] + plan->line[XL_CASH_WORKING_CAPITAL][t]
                   + plan->line[XL_CASH_TAX][t] + a->service[t];

      cash += in - out;
      a->drawn[t] = draw (plan, undrawn, t, cash);
      cash += a->drawn[t];
      moved += fabs (in) + fabs (out) + a->drawn[t];
      if (fabs (cash) <= XL_CASH_SLACK * moved)
        cash = 0;
      a->cash[t] = isfinite (cash) ? cash : NAN;
      if (cash < 0 && a->cash_negative_year == 0)
        a->cash_negative_year = plan->base_year + t;
      if (cash < a->cash_low - XL_CASH_SLACK * moved || t == 0)
        {
          a->cash_low = cash;
          a->cash_low_year = plan->base_year + t;
        }
    }
  a->cash_low = isfinite (a->cash_low) ? a->cash_low : NAN;
  if (undrawn != few)
    g_free (undrawn);
}

/* Convention 7. */
static void
appraise_owners (XlAppraisal *a, const XlCashPlan *plan, const double *factor, XlWant want)
{
  double flow[XL_CASH_YEARS];

  for (int t = 0; t < plan->years; t++)
    flow[t] = plan->line[XL_CASH_REVENUE][t] + plan->line[XL_CASH_RESIDUAL][t]
              - plan->line[XL_CASH_OPEX][t] - plan->line[XL_CASH_REPLACEMENT][t]
              - a->service[t] - plan->equity[t] - plan->national_grant[t];
  set (&a->fnpv_k, dot (flow, factor, plan->years));
  if (want & XL_WANT_RATES)
    xl_roots_find (&a->frr_k, flow, plan->years);
}

static void
reset (XlAppraisal *a, const XlCashPlan *plan)
{
  a->base_year = plan->base_year;
  a->years = plan->years;
  a->target_dscr = plan->target_dscr;
  a->target_llcr = plan->target_llcr;
  a->cash_low = NAN;
  a->cash_low_year = a->cash_negative_year = a->loan_end_year = 0;
  a->verdict = (XlVerdict){ FALSE, FALSE, XL_CAUSE_FAULT, 0, NAN, XL_N_CASH, FALSE };
  a->remedies = (XlRemedies){ -1, 0, NAN, NAN };
}

/**
 * xl_appraise:
 * @appraisal: (out caller-allocates): all figures, vectors and the verdict; nothing to be freed
 * @plan: a cash plan
 * @want: what is wanted of that which takes time
 *
 * Answers whether the project is worth it, whether it needs a grant and whether a bank will lend.
 * No figure is ever infinite: one without a value is NAN and says why. A plan with a fault gives no
 * figure at all, but for a loan that runs longer than the plan. One appraisal takes a few
 * microseconds, and the same @appraisal may be used again.
 */
void
xl_appraise (XlAppraisal *appraisal, const XlCashPlan *plan, XlWant want)
{
  double factor[XL_CASH_YEARS], pv[XL_N_CASH];
  int maturity;

  reset (appraisal, plan);
  appraisal->fault = xl_cash_plan_check (plan, &appraisal->at);
  if (appraisal->fault != XL_CASH_SOUND && appraisal->fault != XL_CASH_FAULT_LOAN_LONGER)
    {
      appraisal->years = 0;
      unset_all (appraisal, XL_UNDEFINED_FAULTY);
      return;
    }
  if (!(want & XL_WANT_RATES))
    {
      appraisal->frr_c.n = appraisal->frr_k.n = appraisal->err.n = 0;
      appraisal->frr_c.why = appraisal->frr_k.why = appraisal->err.why = XL_UNDEFINED_NOT_WANTED;
    }
  discount_factors (factor, plan->years, plan->rate);
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    pv[c] = dot (plan->line[c], factor, plan->years);
  appraise_investment (appraisal, plan, factor, pv, want);
  appraise_abatement (appraisal, plan, pv);
  appraise_society (appraisal, plan, want);
  maturity = add_debt_service (appraisal, plan);
  appraise_cover (appraisal, plan, maturity);
  appraise_dscr (appraisal, plan);
  appraise_cash (appraisal, plan);
  appraise_owners (appraisal, plan, factor, want);
  for (int t = 0; t < plan->years; t++)
    if (!isfinite (appraisal->service[t]))
      appraisal->service[t] = NAN;
  xl_appraisal_judge (appraisal, plan);
  if (want & XL_WANT_REMEDIES)
    xl_appraisal_remedy (appraisal, plan);
}

/**
 * xl_appraisal_figures:
 * @n: (out): how many
 *
 * Returns: (transfer none): one row per figure: first those that the command `appraise` writes, in
 *   its order, then the grant of the funding gap and the grant per tonne
 */
const XlFigureInfo *
xl_appraisal_figures (guint *n)
{
  *n = G_N_ELEMENTS (figures);
  return figures;
}

/**
 * xl_appraisal_get:
 * @appraisal: an appraisal
 * @info: a row of xl_appraisal_figures()
 * @values: (out): the value, or the rates of return; lent by @appraisal
 * @why: (out): %XL_DEFINED, or why there is none
 *
 * Returns: how many values there are; 0 when undefined
 */
guint
xl_appraisal_get (const XlAppraisal *appraisal, const XlFigureInfo *info, const double **values, XlUndefined *why)
{
  gconstpointer member = G_STRUCT_MEMBER_P (appraisal, info->offset);

  if (info->roots)
    {
      const XlRoots *roots = member;

      *values = roots->rate;
      *why = roots->why;
      return roots->n;
    }
  *values = &((const XlFigure *) member)->value;
  *why = ((const XlFigure *) member)->why;
  return *why == XL_DEFINED ? 1 : 0;
}
