/* xl-cash.c - a cash plan: what a project costs, brings and is funded with, year by year */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-cash.h"

#include <math.h>
#include <string.h>

/* EUR per tonne of CO2 equivalent: European Investment Bank, Climate Bank Roadmap 2021-2025, at
 * prices of 2016. */
static const XlCarbonPoint eib_carbon[] = {
  { 2020, 80 }, { 2025, 165 }, { 2030, 250 }, { 2035, 390 }, { 2040, 525 }, { 2045, 660 }, { 2050, 800 },
};

static const struct
{
  const char *nick;
  int sign; /* of the money; 0: no money */
  gboolean negative;
} categories[XL_N_CASH] = {
  [XL_CASH_CAPEX] = { "capex", -1, FALSE },
  [XL_CASH_REPLACEMENT] = { "replacement", -1, FALSE },
  [XL_CASH_WORKING_CAPITAL] = { "working-capital", -1, TRUE },
  [XL_CASH_REVENUE] = { "revenue", 1, FALSE },
  [XL_CASH_OPEX] = { "opex", -1, FALSE },
  [XL_CASH_RESIDUAL] = { "residual", 1, FALSE },
  [XL_CASH_TAX] = { "tax", -1, TRUE },
  [XL_CASH_EXTERNALITY] = { "externality", 1, FALSE },
  [XL_CASH_CO2] = { "co2", 0, FALSE },
};

/* Also FALSE for a NAN. */
static gboolean
is_amount (double value)
{
  return fabs (value) <= XL_CASH_LARGEST;
}

static gboolean
is_rate (double rate)
{
  return isfinite (rate) && rate > -1;
}

static XlCashFault
fault_at (XlCashFaultAt *at, XlCashFault fault, XlCashCategory category, int loan, int year, double value)
{
  *at = (XlCashFaultAt){ category, loan, year, value };
  return fault;
}

static XlCashFault
check_scalars (const XlCashPlan *plan, XlCashFaultAt *at)
{
  const double *targets[] = { &plan->target_dscr, &plan->target_llcr };

  if (plan->years < 1 || plan->years > XL_CASH_YEARS)
    return fault_at (at, XL_CASH_FAULT_HORIZON, XL_N_CASH, -1, 0, plan->years);
  if (!is_rate (plan->rate))
    return fault_at (at, XL_CASH_FAULT_RATE, XL_N_CASH, -1, 0, plan->rate);
  if (!is_rate (plan->social_rate))
    return fault_at (at, XL_CASH_FAULT_SOCIAL_RATE, XL_N_CASH, -1, 0, plan->social_rate);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (!isfinite (*targets[i]) || *targets[i] <= 0)
      return fault_at (at, XL_CASH_FAULT_TARGET, XL_N_CASH, -1, 0, *targets[i]);
  if (!(plan->cofinancing >= 0 && plan->cofinancing <= 1))
    return fault_at (at, XL_CASH_FAULT_COFINANCING, XL_N_CASH, -1, 0, plan->cofinancing);
  return XL_CASH_SOUND;
}

static XlCashFault
check_lines (const XlCashPlan *plan, XlCashFaultAt *at)
{
  const double *funding[] = { plan->eu_grant, plan->national_grant, plan->equity };
  gboolean empty = TRUE;

  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    for (int t = 0; t < plan->years; t++)
      if (!is_amount (plan->line[c][t]))
        return fault_at (at, XL_CASH_FAULT_AMOUNT, c, -1, plan->base_year + t, plan->line[c][t]);
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    if (!is_amount (plan->conversion[c]))
      return fault_at (at, XL_CASH_FAULT_AMOUNT, c, -1, 0, plan->conversion[c]);
  for (guint i = 0; i < G_N_ELEMENTS (funding); i++)
    for (int t = 0; t < plan->years; t++)
      if (!is_amount (funding[i][t]))
        return fault_at (at, XL_CASH_FAULT_AMOUNT, XL_N_CASH, -1, plan->base_year + t, funding[i][t]);
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    for (int t = 0; t < plan->years; t++)
      {
        if (plan->line[c][t] < 0 && !categories[c].negative)
          return fault_at (at, XL_CASH_FAULT_NEGATIVE, c, -1, plan->base_year + t, plan->line[c][t]);
        empty = empty && (c == XL_CASH_CO2 || plan->line[c][t] == 0);
      }
  for (guint i = 0; i < G_N_ELEMENTS (funding); i++)
    for (int t = 0; t < plan->years; t++)
      if (funding[i][t] < 0)
        return fault_at (at, XL_CASH_FAULT_NEGATIVE, XL_N_CASH, -1, plan->base_year + t, funding[i][t]);
  for (int t = 0; t < plan->years - 1; t++)
    if (plan->line[XL_CASH_RESIDUAL][t] != 0)
      return fault_at (at, XL_CASH_FAULT_EARLY_RESIDUAL, XL_CASH_RESIDUAL, -1, plan->base_year + t,
                       plan->line[XL_CASH_RESIDUAL][t]);
  /* After its lines: what is wrong with one of them is said of that line. */
  if (!isnan (plan->eligible) && !(plan->eligible >= 0 && is_amount (plan->eligible)))
    return fault_at (at, XL_CASH_FAULT_ELIGIBLE, XL_N_CASH, -1, 0, plan->eligible);
  return empty ? fault_at (at, XL_CASH_FAULT_EMPTY, XL_N_CASH, -1, 0, 0) : XL_CASH_SOUND;
}

static XlCashFault
check_carbon (const XlCashPlan *plan, XlCashFaultAt *at)
{
  for (guint i = 0; i < MIN (plan->n_carbon, XL_CARBON_POINTS); i++)
    if (!is_amount (plan->carbon[i].price))
      return fault_at (at, XL_CASH_FAULT_AMOUNT, XL_CASH_CO2, -1, plan->carbon[i].year, plan->carbon[i].price);
  if (plan->n_carbon > XL_CARBON_POINTS)
    return fault_at (at, XL_CASH_FAULT_CARBON, XL_CASH_CO2, -1, 0, plan->n_carbon);
  for (guint i = 1; i < plan->n_carbon; i++)
    if (plan->carbon[i].year <= plan->carbon[i - 1].year)
      return fault_at (at, XL_CASH_FAULT_CARBON, XL_CASH_CO2, -1, plan->carbon[i].year, plan->carbon[i].price);
  return XL_CASH_SOUND;
}

/* The principal must sum to the loan but for the rounding of its parts to cents. */
static gboolean
is_custom_sound (const XlLoan *loan)
{
  double sum = 0;

  if (loan->principal == NULL)
    return FALSE;
  for (int k = 0; k < loan->years; k++)
    {
      if (!(loan->principal[k] >= 0 && is_amount (loan->principal[k])))
        return FALSE;
      sum += loan->principal[k];
    }
  return fabs (sum - loan->amount) <= 1e-9 * loan->amount;
}

static XlCashFault
check_loan (const XlCashPlan *plan, const XlLoan *loan, int i, XlCashFaultAt *at)
{
  gboolean split = loan->repayment == XL_REPAY_ANNUITY || loan->repayment == XL_REPAY_EQUAL;

  if (!(loan->amount > 0 && is_amount (loan->amount)))
    return fault_at (at, XL_CASH_FAULT_LOAN_AMOUNT, XL_N_CASH, i, 0, loan->amount);
  if (!is_rate (loan->rate))
    return fault_at (at, XL_CASH_FAULT_LOAN_RATE, XL_N_CASH, i, 0, loan->rate);
  if (loan->years < 1 || loan->years > XL_CASH_YEARS)
    return fault_at (at, XL_CASH_FAULT_LOAN_YEARS, XL_N_CASH, i, 0, loan->years);
  if (loan->grace < 0 || (split && loan->grace >= loan->years))
    return fault_at (at, XL_CASH_FAULT_LOAN_GRACE, XL_N_CASH, i, 0, loan->grace);
  if (loan->first < 0 || loan->first >= plan->years)
    return fault_at (at, XL_CASH_FAULT_LOAN_FIRST, XL_N_CASH, i, 0, loan->first);
  if (loan->drawn < -1 || loan->drawn > loan->first)
    return fault_at (at, XL_CASH_FAULT_LOAN_DRAWN, XL_N_CASH, i, 0, loan->drawn);
  if (loan->repayment < XL_REPAY_ANNUITY || loan->repayment > XL_REPAY_CUSTOM
      || (loan->repayment == XL_REPAY_CUSTOM && !is_custom_sound (loan)))
    return fault_at (at, XL_CASH_FAULT_LOAN_CUSTOM, XL_N_CASH, i, 0, loan->repayment);
  return XL_CASH_SOUND;
}

/**
 * xl_cash_plan_check:
 * @plan: a cash plan
 * @at: (out) (optional): where the fault is
 *
 * Looks for the first fault, in the order of #XlCashFault.
 *
 * Returns: the fault, or %XL_CASH_SOUND
 */
XlCashFault
xl_cash_plan_check (const XlCashPlan *plan, XlCashFaultAt *at)
{
  XlCashFaultAt none;
  XlCashFault fault;

  at = at != NULL ? at : &none;
  *at = (XlCashFaultAt){ XL_N_CASH, -1, 0, 0 };
  if ((fault = check_scalars (plan, at)) != XL_CASH_SOUND
      || (fault = check_lines (plan, at)) != XL_CASH_SOUND
      || (fault = check_carbon (plan, at)) != XL_CASH_SOUND)
    return fault;
  for (guint i = 0; i < plan->n_loans; i++)
    if ((fault = check_loan (plan, &plan->loans[i], (int) i, at)) != XL_CASH_SOUND)
      return fault;
  for (guint i = 0; i < plan->n_loans; i++)
    {
      int end = plan->loans[i].first + plan->loans[i].years - 1;

      if (end >= plan->years)
        return fault_at (at, XL_CASH_FAULT_LOAN_LONGER, XL_N_CASH, (int) i, plan->base_year + end, end);
    }
  return XL_CASH_SOUND;
}

/**
 * xl_cash_plan_init:
 * @plan: (out caller-allocates): memory for a plan
 *
 * An empty plan of one year with the usual rates and shadow prices of carbon; to be cleared.
 */
void
xl_cash_plan_init (XlCashPlan *plan)
{
  memset (plan, 0, sizeof *plan);
  plan->years = 1;
  plan->rate = XL_CASH_RATE;
  plan->social_rate = XL_CASH_SOCIAL_RATE;
  plan->eligible = NAN;
  plan->cofinancing = 1;
  plan->target_dscr = XL_CASH_TARGET_DSCR;
  plan->target_llcr = XL_CASH_TARGET_LLCR;
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    plan->conversion[c] = 1;
  memcpy (plan->carbon, eib_carbon, sizeof eib_carbon);
  plan->n_carbon = G_N_ELEMENTS (eib_carbon);
}

/**
 * xl_cash_plan_clear:
 * @plan: a plan
 *
 * Frees what the plan owns. It may be initialised or cleared again.
 */
void
xl_cash_plan_clear (XlCashPlan *plan)
{
  for (guint i = 0; i < plan->n_loans; i++)
    g_free ((gpointer) plan->loans[i].principal);
  g_clear_pointer (&plan->loans, g_free);
  plan->n_loans = 0;
}

/**
 * xl_cash_plan_copy:
 * @plan: (out caller-allocates): memory for a plan, not initialised or cleared
 * @from: another plan
 *
 * A deep copy, to be cleared.
 */
void
xl_cash_plan_copy (XlCashPlan *plan, const XlCashPlan *from)
{
  memcpy (plan, from, sizeof *plan);
  plan->loans = NULL;
  plan->n_loans = 0;
  for (guint i = 0; i < from->n_loans; i++)
    xl_cash_plan_add_loan (plan, &from->loans[i]);
}

/**
 * xl_cash_plan_add_loan:
 * @plan: a plan
 * @loan: a loan; copied, with its principal by year
 *
 * Adds a loan. It is looked at by xl_cash_plan_check() only.
 */
void
xl_cash_plan_add_loan (XlCashPlan *plan, const XlLoan *loan)
{
  XlLoan own = *loan;

  own.principal = loan->repayment == XL_REPAY_CUSTOM && loan->principal != NULL && loan->years > 0
                    ? g_memdup2 (loan->principal, (gsize) loan->years * sizeof (double)) : NULL;
  plan->loans = g_renew (XlLoan, plan->loans, plan->n_loans + 1);
  plan->loans[plan->n_loans++] = own;
}

/**
 * xl_cash_plan_carbon:
 * @plan: a plan
 * @year: calendar year
 *
 * Returns: the shadow price of carbon in that year, EUR per tonne: linear between the years of the
 *   plan's table, flat outside; 0 without a table
 */
double
xl_cash_plan_carbon (const XlCashPlan *plan, int year)
{
  const XlCarbonPoint *point = plan->carbon;
  guint n = MIN (plan->n_carbon, XL_CARBON_POINTS), i = 0;

  if (n == 0)
    return 0;
  while (i < n && point[i].year <= year)
    i++;
  if (i == 0 || i == n)
    return point[i == 0 ? 0 : n - 1].price;
  return point[i - 1].price
         + (point[i].price - point[i - 1].price) * (year - point[i - 1].year) / (point[i].year - point[i - 1].year);
}

/**
 * xl_cash_get_nick:
 * @category: a category
 *
 * Returns: its word in files and on the command line, never translated
 */
const char *
xl_cash_get_nick (XlCashCategory category)
{
  g_return_val_if_fail (category < XL_N_CASH, NULL);
  return categories[category].nick;
}

/**
 * xl_cash_from_nick:
 * @nick: a word
 *
 * Returns: the category of that word, or %XL_N_CASH
 */
XlCashCategory
xl_cash_from_nick (const char *nick)
{
  XlCashCategory c = 0;

  while (c < XL_N_CASH && !g_str_equal (categories[c].nick, nick))
    c++;
  return c;
}

/**
 * xl_cash_get_sign:
 * @category: a category
 *
 * Returns: 1 for money that comes in, -1 for money that goes out, 0 for no money
 */
int
xl_cash_get_sign (XlCashCategory category)
{
  g_return_val_if_fail (category < XL_N_CASH, 0);
  return categories[category].sign;
}

/**
 * xl_cash_may_be_negative:
 * @category: a category
 *
 * Returns: whether its amounts may be below 0
 */
gboolean
xl_cash_may_be_negative (XlCashCategory category)
{
  g_return_val_if_fail (category < XL_N_CASH, FALSE);
  return categories[category].negative;
}
