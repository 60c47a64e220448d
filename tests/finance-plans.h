/* finance-plans.h - cash plans with known answers, for the tests and the benchmark of finance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>
#include <string.h>

#include "xl-appraisal.h"

#define assert_near(value, wanted, relative)                                                        \
  g_assert_cmpfloat_with_epsilon ((value), (wanted), (relative) * MAX (fabs ((double) (wanted)), 1e-300))

/* Rounded to so many decimals, as it is printed. */
#define assert_printed(value, wanted, decimals)                                                     \
  g_assert_cmpfloat_with_epsilon ((value), (wanted), 0.5000001 * pow (10, -(decimals)))

static inline void
fill_years (double *line, int from, int to, double amount)
{
  for (int t = from; t <= to; t++)
    line[t] = amount;
}

/* 2026-2036, in thousands of EUR and of tonnes. */
static inline void
make_reference_plan (XlCashPlan *plan)
{
  XlLoan loan = { .amount = 9000, .rate = 0.05, .drawn = -1, .years = 8, .first = 2, .repayment = XL_REPAY_ANNUITY };

  xl_cash_plan_init (plan);
  plan->base_year = 2026;
  plan->years = 11;
  plan->line[XL_CASH_CAPEX][0] = 12000;
  plan->line[XL_CASH_CAPEX][1] = 8000;
  plan->line[XL_CASH_REPLACEMENT][6] = 1000;
  fill_years (plan->line[XL_CASH_REVENUE], 2, 10, 6000);
  plan->line[XL_CASH_REVENUE][2] = 4000;
  fill_years (plan->line[XL_CASH_OPEX], 2, 10, 2600);
  plan->line[XL_CASH_OPEX][2] = 2200;
  plan->line[XL_CASH_RESIDUAL][10] = 3000;
  fill_years (plan->line[XL_CASH_CO2], 2, 10, 20);
  plan->line[XL_CASH_CO2][2] = 10;
  plan->eu_grant[0] = 3600;
  plan->eu_grant[1] = 2400;
  plan->equity[0] = 3000;
  plan->equity[1] = 2000;
  plan->target_dscr = 1.3;
  xl_cash_plan_add_loan (plan, &loan);
}

/* A project of the sample, in millions of EUR and thousands of tonnes: capex half in year 0 and half
 * in year 1, level flows from year 2, 4 %, debt as a ten-year 5 % annuity from year 2. */
static inline void
make_sample_plan (XlCashPlan *plan, double capex, double revenue, double opex, int operating_years, double co2,
                  double grant, double debt, double equity)
{
  XlLoan loan = { .amount = debt, .rate = 0.05, .drawn = -1, .years = 10, .first = 2, .repayment = XL_REPAY_ANNUITY };

  xl_cash_plan_init (plan);
  plan->base_year = 2026;
  plan->years = 2 + operating_years;
  fill_years (plan->line[XL_CASH_CAPEX], 0, 1, capex / 2);
  fill_years (plan->eu_grant, 0, 1, grant / 2);
  fill_years (plan->equity, 0, 1, equity / 2);
  fill_years (plan->line[XL_CASH_REVENUE], 2, plan->years - 1, revenue);
  fill_years (plan->line[XL_CASH_OPEX], 2, plan->years - 1, opex);
  fill_years (plan->line[XL_CASH_CO2], 2, plan->years - 1, co2);
  xl_cash_plan_add_loan (plan, &loan);
}

/* Some plan, sound, with all that a plan can have. */
static inline void
make_random_plan (XlCashPlan *plan, GRand *rand)
{
  int years = g_rand_int_range (rand, 3, XL_CASH_YEARS + 1);

  xl_cash_plan_init (plan);
  plan->base_year = 2020 + g_rand_int_range (rand, 0, 20);
  plan->years = years;
  plan->rate = g_rand_double_range (rand, -0.02, 0.15);
  plan->social_rate = g_rand_double_range (rand, 0, 0.08);
  plan->eligible = g_rand_double_range (rand, 0, 1e7);
  plan->cofinancing = g_rand_double (rand);
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    for (int t = 0; t < years; t++)
      if (c == XL_CASH_RESIDUAL ? t == years - 1 : g_rand_int_range (rand, 0, 4) > 0)
        plan->line[c][t] = g_rand_double_range (rand, xl_cash_may_be_negative (c) ? -1e5 : 0, 1e6);
  for (int t = 0; t < years; t++)
    {
      plan->eu_grant[t] = g_rand_double_range (rand, 0, 1e5);
      plan->national_grant[t] = g_rand_double_range (rand, 0, 1e5);
      plan->equity[t] = g_rand_double_range (rand, 0, 1e5);
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      XlLoan loan = { .amount = g_rand_double_range (rand, 1, 1e7), .rate = g_rand_double_range (rand, 0, 0.12),
                      .repayment = (XlRepayment) g_rand_int_range (rand, XL_REPAY_ANNUITY, XL_REPAY_CUSTOM) };

      loan.first = g_rand_int_range (rand, 0, years);
      loan.drawn = g_rand_int_range (rand, -1, loan.first + 1);
      loan.years = g_rand_int_range (rand, 1, years + 1);
      loan.grace = g_rand_int_range (rand, 0, loan.years);
      xl_cash_plan_add_loan (plan, &loan);
    }
}
