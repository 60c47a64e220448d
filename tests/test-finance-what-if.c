/* test-finance-what-if.c - laws of scenarios, Monte Carlo and the frontier; tables good and bad */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "finance-plans.h"
#include "xl-frontier.h"
#include "xl-sensitivity.h"
#include "xl-table.h"

static double
fnpv_of (const XlCashPlan *plan)
{
  XlAppraisal appraisal;

  xl_appraise (&appraisal, plan, 0);
  return appraisal.fnpv_c.value;
}

static void
test_switching (void)
{
  static const struct
  {
    XlCashCategory category;
    double percent;
  } published[] = { { XL_CASH_REVENUE, -10.6526 }, { XL_CASH_OPEX, 24.0008 }, { XL_CASH_CAPEX, 22.2046 } };
  g_auto (XlCashPlan) plan;
  XlSwitching values[XL_N_CASH];
  guint n, known = 0;

  make_reference_plan (&plan);
  n = xl_switching_values (&plan, values);
  g_assert_cmpuint (n, ==, 5); /* no working capital */
  for (guint i = 0; i < n; i++)
    {
      g_auto (XlCashPlan) changed;
      XlScenario scenario;
      double fnpv = fnpv_of (&plan), moved;

      for (guint k = 0; k < G_N_ELEMENTS (published); k++)
        if (values[i].category == published[k].category)
          {
            assert_printed (values[i].change * 100, published[k].percent, 4);
            known++;
          }
      /* the change does what it says, and so does one per cent */
      xl_scenario_init (&scenario);
      scenario.factor[values[i].category] = 1 + values[i].change;
      xl_scenario_apply (&scenario, &plan, &changed);
      if (values[i].change > -1)
        g_assert_cmpfloat_with_epsilon (fnpv_of (&changed), 0, 1e-8);
      xl_cash_plan_clear (&changed);
      scenario.factor[values[i].category] = 1.01;
      xl_scenario_apply (&scenario, &plan, &changed);
      moved = fabs (fnpv_of (&changed) / fnpv - 1);
      g_assert_true (values[i].critical == (moved > 0.01));
    }
  g_assert_cmpuint (known, ==, 3);
  plan.rate = -1;
  g_assert_cmpuint (xl_switching_values (&plan, values), ==, 0);
}

static void
test_scenario (void)
{
  g_auto (XlCashPlan) plan, same, later, half;
  XlScenario scenario;
  double at_rate = 0;

  make_reference_plan (&plan);
  xl_scenario_init (&scenario);
  xl_scenario_apply (&scenario, &plan, &same);
  g_assert_true (memcmp (same.line, plan.line, sizeof plan.line) == 0);
  g_assert_cmpfloat (same.rate, ==, plan.rate);
  g_assert_true (same.loans != plan.loans);
  scenario.rate = 0.07;
  scenario.delay = 1;
  xl_scenario_apply (&scenario, &plan, &later);
  g_assert_cmpfloat (later.line[XL_CASH_REVENUE][2], ==, 0);
  g_assert_cmpfloat (later.line[XL_CASH_REVENUE][3], ==, 4000);
  g_assert_cmpfloat (later.line[XL_CASH_CO2][10], ==, 20);
  g_assert_cmpfloat (later.line[XL_CASH_REPLACEMENT][7], ==, 1000);
  g_assert_cmpfloat (later.line[XL_CASH_CAPEX][0], ==, 12000);
  g_assert_cmpfloat (later.line[XL_CASH_RESIDUAL][10], ==, 3000);
  g_assert_cmpint (xl_cash_plan_check (&later, NULL), ==, XL_CASH_SOUND);
  for (int t = 0; t < 11; t++)
    at_rate += (later.line[XL_CASH_REVENUE][t] + later.line[XL_CASH_RESIDUAL][t] - later.line[XL_CASH_CAPEX][t]
                - later.line[XL_CASH_REPLACEMENT][t] - later.line[XL_CASH_OPEX][t]) / pow (1.07, t);
  assert_near (fnpv_of (&later), at_rate, 1e-11);
  scenario.delay = 0.25;
  xl_scenario_apply (&scenario, &plan, &half);
  g_assert_cmpfloat (half.line[XL_CASH_REVENUE][2], ==, 3000);
  g_assert_cmpfloat (half.line[XL_CASH_REVENUE][3], ==, 0.75 * 6000 + 0.25 * 4000);
  xl_cash_plan_clear (&half);
  scenario.delay = 1e9;
  xl_scenario_apply (&scenario, &plan, &half);
  g_assert_cmpfloat (half.line[XL_CASH_REVENUE][10], ==, 0);
}

/* What would do, tried: every shorter term and every greater amount misses the target. */
static void
test_remedies (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);
  guint shortest = 0, found = 0;

  for (int round = 0; round < 300; round++)
    {
      g_auto (XlCashPlan) plan;
      XlAppraisal a, b;
      XlLoan *loan;

      make_sample_plan (&plan, 100, g_rand_double_range (rand, 10, 120), 8, 20, 1, 20, 50, 30);
      plan.line[XL_CASH_REPLACEMENT][g_rand_int_range (rand, 2, 22)] = g_rand_double_range (rand, 0, 5);
      loan = &plan.loans[0];
      loan->grace = g_rand_int_range (rand, 0, 3);
      loan->repayment = (XlRepayment) g_rand_int_range (rand, XL_REPAY_ANNUITY, XL_REPAY_CUSTOM);
      xl_appraise (&a, &plan, XL_WANT_ALL);
      for (loan->years = loan->grace + 1; loan->years <= 20; loan->years++)
        {
          xl_appraise (&b, &plan, 0);
          g_assert_true ((b.dscr_min.value >= plan.target_dscr) == (loan->years == a.remedies.term));
          if (loan->years == a.remedies.term)
            break;
        }
      found += a.remedies.term > 0;
      shortest += a.remedies.term == loan->grace + 1;
      if (a.remedies.term > 0)
        assert_near (a.remedies.term_dscr, b.dscr_min.value, 1e-8);
      loan->years = 10;
      if (isnan (a.remedies.amount))
        continue;
      loan->amount = a.remedies.amount * 1.000001;
      xl_appraise (&b, &plan, 0);
      g_assert_cmpfloat (b.dscr_min.value, <, plan.target_dscr);
      loan->amount = a.remedies.amount * 0.999999;
      xl_appraise (&b, &plan, 0);
      g_assert_cmpfloat (b.dscr_min.value, >, plan.target_dscr);
    }
  g_assert_cmpuint (found, >, 100);
  g_assert_cmpuint (shortest, >, 3);
}

static void
test_tornado (void)
{
  static const XlSpread spreads[] = {
    { XL_CASH_OPEX, 0.9, 1, 1.1 }, { XL_CASH_REVENUE, 0.8, 1, 1.2 }, { XL_CASH_CAPEX, 0.9, 1, 1.3 },
    { XL_DRIVER_RATE, -0.01, 0, 0.02 }, { XL_DRIVER_DELAY, 0, 0, 1.5 }, { XL_CASH_WORKING_CAPITAL, 0.5, 1, 2 },
  };
  const guint n = G_N_ELEMENTS (spreads);
  XlSpread wrong[] = { { XL_CASH_OPEX, 1.1, 1, 0.9 }, { XL_CASH_OPEX, 0.9, 1, 1.1 } };
  g_auto (XlCashPlan) plan;
  XlTornadoBar bars[G_N_ELEMENTS (spreads)];
  guint seen = 0;

  make_reference_plan (&plan);
  g_assert_cmpuint (xl_tornado (&plan, spreads, n, bars), ==, n);
  for (guint i = 0; i < n; i++)
    {
      double swing = fabs (bars[i].at_high - bars[i].at_low);

      if (i > 0)
        g_assert_cmpfloat (swing, <=, fabs (bars[i - 1].at_high - bars[i - 1].at_low));
      seen |= 1u << bars[i].driver;
      for (guint k = 0; k < n; k++)
        for (int end = 0; end < 2 && spreads[k].driver == bars[i].driver; end++)
          {
            g_auto (XlCashPlan) changed;
            double value = end ? spreads[k].high : spreads[k].low;
            XlScenario scenario;

            xl_scenario_init (&scenario);
            if (spreads[k].driver == XL_DRIVER_RATE)
              scenario.rate = plan.rate + value;
            else if (spreads[k].driver == XL_DRIVER_DELAY)
              scenario.delay = value;
            else
              scenario.factor[spreads[k].driver] = value;
            xl_scenario_apply (&scenario, &plan, &changed);
            assert_near (end ? bars[i].at_high : bars[i].at_low, fnpv_of (&changed), 1e-10);
          }
    }
  g_assert_cmpuint (seen, ==, 1u << XL_CASH_OPEX | 1u << XL_CASH_REVENUE | 1u << XL_CASH_CAPEX
                                | 1u << XL_DRIVER_RATE | 1u << XL_DRIVER_DELAY | 1u << XL_CASH_WORKING_CAPITAL);
  g_assert_cmpint (bars[0].driver, ==, XL_CASH_REVENUE);
  g_assert_cmpuint (xl_tornado (&plan, wrong, 1, bars), ==, 0);
  wrong[0] = wrong[1];
  g_assert_cmpuint (xl_tornado (&plan, wrong, 2, bars), ==, 0);
  wrong[0] = (XlSpread){ XL_DRIVER_RATE, -1.04, 0, 0 };
  g_assert_cmpuint (xl_tornado (&plan, wrong, 1, bars), ==, 0);
  wrong[0] = (XlSpread){ XL_CASH_OPEX, 0.9, 1, NAN };
  g_assert_cmpuint (xl_tornado (&plan, wrong, 1, bars), ==, 0);
}

/* The generator's published first numbers, with its demonstration's seed. */
static void
test_pcg (void)
{
  static const guint32 published[] = { 0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e };
  XlPcg pcg;

  xl_pcg_init (&pcg, 42, 54);
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmphex (xl_pcg_next (&pcg), ==, published[i]);
}

static void
test_triangular (void)
{
  const double low = -1, mode = 0.5, high = 2.5;

  for (double u = 0; u <= 1; u += 1.0 / 64)
    {
      double x = xl_triangular (low, mode, high, u);
      /* its distribution function gives back the share */
      double share = x < mode ? (x - low) * (x - low) / ((high - low) * (mode - low))
                              : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));

      g_assert_cmpfloat (x, >=, low);
      g_assert_cmpfloat (x, <=, high);
      g_assert_cmpfloat_with_epsilon (share, u, 1e-14);
    }
  g_assert_cmpfloat (xl_triangular (2, 2, 2, 0.3), ==, 2);
  g_assert_cmpfloat (xl_triangular (1, 1, 2, 0), ==, 1);
  g_assert_cmpfloat (xl_triangular (1, 2, 2, 1), ==, 2);
}

static const XlSpread usual[] = {
  { XL_CASH_REVENUE, 0.7, 1, 1.1 }, { XL_CASH_OPEX, 0.9, 1, 1.3 }, { XL_CASH_CAPEX, 0.95, 1, 1.4 },
  { XL_DRIVER_DELAY, 0, 0, 2 },
};

static void
test_monte_carlo (void)
{
  const XlSpread late = { XL_DRIVER_DELAY, 1, 1, 1 };
  g_auto (XlCashPlan) plan, before;
  XlMonteCarlo one, two;
  guint sum = 0;

  make_reference_plan (&plan);
  xl_cash_plan_copy (&before, &plan);
  g_assert_true (xl_monte_carlo (&one, &plan, usual, 4, 10000, 7, NULL));
  g_assert_true (xl_monte_carlo (&two, &plan, usual, 4, 10000, 7, NULL));
  g_assert_true (memcmp (&one, &two, sizeof one) == 0);
  g_assert_true (memcmp (plan.line, before.line, sizeof plan.line) == 0);
  g_assert_cmpfloat (plan.loans[0].amount, ==, before.loans[0].amount);
  g_assert_true (xl_monte_carlo (&two, &plan, usual, 4, 10000, 8, NULL));
  g_assert_cmpfloat (one.mean, !=, two.mean);
  g_assert_cmpfloat_with_epsilon (one.p_negative, two.p_negative, 0.03);
  for (guint i = 0; i < XL_MONTE_CARLO_BINS; i++)
    sum += one.bins[i];
  g_assert_cmpuint (sum, ==, 10000);
  g_assert_cmpfloat (one.low, <, one.p10);
  g_assert_cmpfloat (one.p10, <, one.p50);
  g_assert_cmpfloat (one.p50, <, one.p90);
  g_assert_cmpfloat (one.p90, <, one.high);
  g_assert_cmpuint (one.seed, ==, 7);
  /* nothing uncertain: every draw is the plan */
  g_assert_true (xl_monte_carlo (&one, &plan, NULL, 0, 100, 1, NULL));
  assert_near (one.low, fnpv_of (&plan), 1e-12);
  assert_near (one.p50, one.high, 1e-15);
  g_assert_cmpuint (one.bins[0], ==, 100);
  g_assert_cmpfloat (one.p_negative, ==, 0);
  g_assert_cmpfloat (one.p_uncovered, ==, 1); /* 1.29 < 1.30 */
  plan.target_dscr = 1.2;
  g_assert_true (xl_monte_carlo (&one, &plan, NULL, 0, 100, 1, NULL));
  g_assert_cmpfloat (one.p_uncovered, ==, 0);
  /* a year late, the first debt service finds no revenue */
  g_assert_true (xl_monte_carlo (&one, &plan, &late, 1, 100, 1, NULL));
  g_assert_cmpfloat (one.p_uncovered, ==, 1);
}

/* With one line uncertain FNPV(C) is linear in a triangular number: its distribution is known. */
static void
test_monte_carlo_exact (void)
{
  const XlSpread revenue = { XL_CASH_REVENUE, 0.8, 1, 1.1 };
  g_auto (XlCashPlan) plan;
  XlMonteCarlo result;
  double pv = 0, fnpv, zero, share, median;

  make_reference_plan (&plan);
  for (int t = 0; t < plan.years; t++)
    pv += plan.line[XL_CASH_REVENUE][t] / pow (1.04, t);
  fnpv = fnpv_of (&plan);
  zero = 1 - fnpv / pv; /* the factor at which it is 0; below the mode */
  share = (zero - 0.8) * (zero - 0.8) / (0.3 * 0.2);
  median = 0.8 + sqrt (0.5 * 0.3 * 0.2);
  g_assert_true (xl_monte_carlo (&result, &plan, &revenue, 1, 200000, 3, NULL));
  g_assert_cmpfloat_with_epsilon (result.p_negative, share, 0.005);
  g_assert_cmpfloat_with_epsilon (result.mean, fnpv + pv * (2.9 / 3 - 1), 0.002 * pv);
  g_assert_cmpfloat_with_epsilon (result.p50, fnpv + pv * (median - 1), 0.002 * pv);
  g_assert_cmpfloat_with_epsilon (result.p10, fnpv + pv * (0.8 + sqrt (0.1 * 0.3 * 0.2) - 1), 0.002 * pv);
  g_assert_cmpfloat_with_epsilon (result.p90, fnpv + pv * (1.1 - sqrt (0.1 * 0.3 * 0.1) - 1), 0.002 * pv);
}

static void
test_monte_carlo_refuses (void)
{
  g_auto (XlCashPlan) plan;
  XlSpread huge = { XL_DRIVER_RATE, -1.03999999999, 0, 0 };
  XlMonteCarlo result;
  gint cancel = 1;

  make_reference_plan (&plan);
  g_assert_false (xl_monte_carlo (&result, &plan, usual, 4, 10000, 7, &cancel));
  g_assert_false (xl_monte_carlo (&result, &plan, usual, 4, 0, 7, NULL));
  if (xl_monte_carlo (&result, &plan, &huge, 1, 1000, 7, NULL))
    g_assert_true (isfinite (result.low) && isfinite (result.high) && isfinite (result.mean));
  plan.n_loans = 0; /* kept for the clearing below */
  g_assert_true (xl_monte_carlo (&result, &plan, usual, 4, 100, 7, NULL));
  g_assert_true (isnan (result.p_uncovered));
  plan.n_loans = 1;
  plan.years = 0;
  g_assert_false (xl_monte_carlo (&result, &plan, usual, 4, 100, 7, NULL));
}

/* All sets: the best by value, then cost, then the earliest projects. */
static guint
brute_best (const XlCandidate *c, guint n, double budget, XlAim aim, double more_than, double *value, double *cost)
{
  guint best = 0, found = 0;

  *value = *cost = 0;
  for (guint set = 0; set < 1u << n; set++)
    {
      double v = 0, k = 0;
      guint64 mask = 0;
      gboolean better;

      for (guint i = 0; i < n; i++)
        if (set >> i & 1)
          {
            v += c[i].value;
            k += c[i].cost;
            mask |= c[i].countries;
          }
      if (aim == XL_AIM_COUNTRIES)
        v = __builtin_popcountll (mask);
      if (k > budget || (more_than >= 0 && v <= more_than))
        continue;
      /* more_than: the cheapest; else the most valuable */
      better = more_than >= 0 ? k < *cost || (k == *cost && v > *value) : v > *value || (v == *value && k < *cost);
      if (!found || better || (v == *value && k == *cost && (set & (best ^ set) & -(best ^ set)) != 0))
        {
          best = set;
          *value = v;
          *cost = k;
          found = 1;
        }
    }
  return best;
}

static void
random_candidates (GRand *rand, XlCandidate *c, guint n, int grain)
{
  for (guint i = 0; i < n; i++)
    {
      c[i].cost = g_rand_int_range (rand, 0, 8) == 0 ? 0 : g_rand_int_range (rand, 1, grain);
      c[i].value = g_rand_int_range (rand, -1, grain);
      c[i].countries = 0;
      for (int k = g_rand_int_range (rand, 0, 4); k > 0; k--)
        c[i].countries |= G_GUINT64_CONSTANT (1) << (g_rand_int_range (rand, 0, 10) * 7);
    }
}

static void
assert_portfolio (const XlPortfolio *p, const XlCandidate *c, guint n, double value, double cost)
{
  guint chosen = 0;

  g_assert_true (p->exact);
  g_assert_cmpuint (p->n, ==, n);
  g_assert_cmpfloat (p->value, ==, value);
  g_assert_cmpfloat (p->cost, ==, cost);
  for (guint i = 0; i < n; i++)
    chosen += p->chosen[i];
  g_assert_cmpuint (p->n_chosen, ==, chosen);
}

static void
test_frontier_brute (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 400; round++)
    {
      XlCandidate c[12];
      guint n = (guint) g_rand_int_range (rand, 1, 13);
      XlAim aim = round % 2 == 0 ? XL_AIM_VALUE : XL_AIM_COUNTRIES;
      double budget, value, cost, next_value, next_cost;
      g_auto (XlPortfolio) best = { NULL }, next = { NULL };
      guint set;

      random_candidates (rand, c, n, round % 3 == 0 ? 5 : 60);
      budget = g_rand_int_range (rand, 0, 30 * (int) n / 2);
      set = brute_best (c, n, budget, aim, -1, &value, &cost);
      g_assert_true (xl_frontier_best (&best, c, n, budget, aim, NULL));
      assert_portfolio (&best, c, n, value, cost);
      if (aim == XL_AIM_VALUE)
        for (guint i = 0; i < n; i++)
          if (c[i].value > 0) /* one that gives nothing and costs nothing may be in or out */
            g_assert_true (best.chosen[i] == (gboolean) (set >> i & 1));
      brute_best (c, n, 1e9, aim, value, &next_value, &next_cost);
      g_assert_true (xl_frontier_next (&next, c, n, budget, aim, NULL));
      if (next_value > 0)
        {
          assert_portfolio (&next, c, n, next_value, next_cost);
          g_assert_cmpfloat (next.cost, >, budget);
        }
      else
        g_assert_cmpuint (next.n_chosen, ==, 0);
    }
}

static void
test_frontier_curve (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (int round = 0; round < 100; round++)
    {
      XlCandidate c[10];
      guint n = (guint) g_rand_int_range (rand, 0, 11), n_points;
      g_autofree XlFrontierPoint *points = NULL;
      gboolean whole;
      double all = 0;

      random_candidates (rand, c, n, round % 2 == 0 ? 6 : 40);
      for (guint i = 0; i < n; i++)
        all += c[i].cost;
      points = xl_frontier_curve (c, n, INFINITY, &n_points, &whole, NULL);
      g_assert_true (whole);
      g_assert_cmpuint (n_points, >=, 1);
      g_assert_cmpfloat (points[0].budget, ==, 0);
      for (double budget = 0, at = 0; budget <= all; budget++)
        {
          double value, cost;

          while (at + 1 < n_points && points[(guint) at + 1].budget <= budget)
            at++;
          brute_best (c, n, budget, XL_AIM_VALUE, -1, &value, &cost);
          g_assert_cmpfloat (points[(guint) at].value, ==, value);
        }
    }
}

/* Equal sets: the cheaper, then the earlier. */
static void
test_frontier_ties (void)
{
  const XlCandidate same[] = { { 2, 3, 1 }, { 2, 3, 2 }, { 2, 3, 4 }, { 1, 3, 8 }, { 2, 3, 16 } };
  const XlCandidate cents[] = { { 0.1, 0.1, 0 }, { 0.2, 0.2, 0 }, { 0.3, 0.3, 0 } };
  const XlAim aims[] = { XL_AIM_VALUE, XL_AIM_COUNTRIES };

  for (guint i = 0; i < 2; i++)
    {
      g_auto (XlPortfolio) best = { NULL };

      g_assert_true (xl_frontier_best (&best, same, 5, 5, aims[i], NULL));
      g_assert_cmpfloat (best.cost, ==, 5);
      g_assert_true (best.chosen[0] && best.chosen[1] && !best.chosen[2] && best.chosen[3] && !best.chosen[4]);
      xl_portfolio_clear (&best);
      g_assert_true (xl_frontier_best (&best, same, 5, 4, aims[i], NULL));
      g_assert_cmpfloat (best.cost, ==, 3);
      g_assert_true (best.chosen[0] && best.chosen[3] && best.n_chosen == 2);
    }
  {
    g_auto (XlPortfolio) best = { NULL };

    /* 0.1 + 0.2 is not 0.3 in a double: here it is */
    g_assert_true (xl_frontier_best (&best, cents, 3, 0.3, XL_AIM_VALUE, NULL));
    g_assert_true (best.chosen[0] && best.chosen[1] && !best.chosen[2]);
  }
}

/* A hundred projects of the real size: solved, and no single exchange improves them. */
static void
test_frontier_hundred (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  XlCandidate c[100];
  g_auto (XlPortfolio) best = { NULL }, next = { NULL }, reach = { NULL };
  g_autofree XlFrontierPoint *points = NULL;
  guint n_points;
  gboolean whole;

  for (guint i = 0; i < 100; i++)
    {
      c[i].cost = floor (g_rand_double_range (rand, 5e5, 6e7));
      c[i].value = floor (g_rand_double_range (rand, 1e3, 2e6));
      c[i].countries = 0;
      for (int k = 0; k < 3; k++)
        c[i].countries |= G_GUINT64_CONSTANT (1) << g_rand_int_range (rand, 0, 27);
    }
  g_assert_true (xl_frontier_best (&best, c, 100, 5e8, XL_AIM_VALUE, NULL));
  g_assert_true (best.exact);
  g_assert_cmpfloat (best.cost, <=, 5e8);
  for (guint i = 0; i < 100; i++)
    for (guint k = 0; k < 100; k++)
      if (best.chosen[i] && !best.chosen[k])
        g_assert_true (c[k].value <= c[i].value || best.cost - c[i].cost + c[k].cost > 5e8);
  g_assert_true (xl_frontier_next (&next, c, 100, 5e8, XL_AIM_VALUE, NULL));
  g_assert_true (next.exact);
  g_assert_cmpfloat (next.cost, >, 5e8);
  g_assert_cmpfloat (next.value, >, best.value);
  points = xl_frontier_curve (c, 100, 5e8, &n_points, &whole, NULL);
  if (whole)
    g_assert_cmpfloat (points[n_points - 1].value, ==, best.value);
  g_assert_cmpfloat (points[n_points - 1].value, <=, best.value);
  g_assert_true (xl_frontier_best (&reach, c, 100, 3e7, XL_AIM_COUNTRIES, NULL));
  g_assert_true (reach.exact);
}

/* Values that follow the costs give a curve of millions of points: a coarser one lies close below. */
static void
test_frontier_long_curve (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15);
  XlCandidate c[100];
  g_autofree XlFrontierPoint *points = NULL;
  guint n_points;
  gboolean whole;

  for (guint i = 0; i < 100; i++)
    c[i] = (XlCandidate){ .cost = floor (g_rand_double_range (rand, 5e5, 6e7)) };
  for (guint i = 0; i < 100; i++)
    c[i].value = c[i].cost + 5e6;
  points = xl_frontier_curve (c, 100, 1e9, &n_points, &whole, NULL);
  g_assert_false (whole);
  g_assert_cmpuint (n_points, >, 1000);
  for (guint i = 1; i < n_points; i++)
    {
      g_assert_cmpfloat (points[i].budget, >, points[i - 1].budget);
      g_assert_cmpfloat (points[i].value, >, points[i - 1].value);
    }
  for (guint i = 1000; i < n_points; i += n_points / 5)
    {
      g_auto (XlPortfolio) best = { NULL };

      g_assert_true (xl_frontier_best (&best, c, 100, points[i].budget, XL_AIM_VALUE, NULL));
      g_assert_true (best.exact);
      g_assert_cmpfloat (points[i].value, <=, best.value);
      g_assert_cmpfloat (points[i].value, >=, 0.995 * best.value);
    }
}

static void
test_frontier_bad (void)
{
  XlCandidate c[] = { { 1, 1, 1 }, { NAN, 1, 1 }, { -1, 1, 1 }, { 1, INFINITY, 1 }, { 1e15, 1e15, 1 }, { 0, 0, 0 } };
  g_auto (XlPortfolio) p = { NULL };
  gint cancel = 1;
  guint n;
  gboolean whole;

  for (guint i = 1; i < 4; i++)
    {
      g_assert_false (xl_frontier_best (&p, &c[i], 1, 5, XL_AIM_VALUE, NULL));
      g_assert_null (xl_frontier_curve (&c[i], 1, 5, &n, &whole, NULL));
    }
  g_assert_false (xl_frontier_best (&p, c, 1, NAN, XL_AIM_VALUE, NULL));
  g_assert_false (xl_frontier_best (&p, c, 1, -1, XL_AIM_VALUE, NULL));
  g_assert_false (xl_frontier_best (&p, c, 1, 5, XL_AIM_VALUE, &cancel));
  g_assert_null (p.chosen);
  g_assert_true (xl_frontier_best (&p, &c[4], 2, INFINITY, XL_AIM_VALUE, NULL));
  g_assert_cmpfloat (p.value, ==, 1e15);
  xl_portfolio_clear (&p);
  g_assert_true (xl_frontier_best (&p, NULL, 0, 5, XL_AIM_COUNTRIES, NULL));
  g_assert_cmpuint (p.n_chosen, ==, 0);
}

static const char *reference_table =
  "\xef\xbb\xbf# the reference plan\r\n"
  "\n"
  "@rate 0.04\n@loan 9000000 0.05 8 2028 annuity\r\n"
  "capex\tplant\t2027\t8000000\n"
  "capex\tplant\t2026\t7e6\n"
  "capex\t\t2026\t5000000.00\n"
  "residual\tland\t2036\t3000000\n"
  "   # rows of operation\n"
  "replacement\tfilter\t2032\t1000000\n"
  "@grant\t2026   3600000\n@grant 2027 2400000\n@equity 2026 3000000\n@equity 2027 1500000\n@equity 2027 500000\n"
  "@target_dscr 1.3\n@social_rate 0.03\n@base_year 2026\n";

static char *
make_reference_table (void)
{
  GString *text = g_string_new (reference_table);

  for (int year = 2028; year <= 2036; year++)
    g_string_append_printf (text, "revenue\tsales\t%d\t%d\nopex\tall\t%d\t%d\nco2\t-\t%d\t%d\n", year,
                            year == 2028 ? 4000000 : 6000000, year, year == 2028 ? 2200000 : 2600000, year,
                            year == 2028 ? 10000 : 20000);
  return g_string_free (text, FALSE);
}

static void
test_table_good (void)
{
  g_autofree char *text = make_reference_table ();
  g_auto (XlCashPlan) plan, wanted, small;
  XlAppraisal a, b;
  XlTableFaultAt at;

  g_assert_cmpint (xl_table_read (&plan, text, -1, &at), ==, XL_TABLE_SOUND);
  make_reference_plan (&wanted);
  g_assert_cmpint (plan.base_year, ==, 2026);
  g_assert_cmpint (plan.years, ==, 11);
  for (XlCashCategory c = 0; c < XL_N_CASH; c++)
    for (int t = 0; t < 11; t++)
      g_assert_cmpfloat (plan.line[c][t], ==, wanted.line[c][t] * 1000);
  xl_appraise (&a, &plan, XL_WANT_ALL);
  xl_appraise (&b, &wanted, XL_WANT_ALL);
  assert_near (a.fnpv_c.value, b.fnpv_c.value * 1000, 1e-12);
  assert_near (a.enpv.value, b.enpv.value * 1000, 1e-12);
  assert_near (a.fnpv_k.value, b.fnpv_k.value * 1000, 1e-12);
  assert_near (a.max_debt.value, b.max_debt.value * 1000, 1e-12);
  g_assert_cmpfloat (a.cash[1], ==, 0);
  /* signs, defaults and the years that settings name */
  g_assert_cmpint (xl_table_read (&small, "working-capital\ta\t2030\t-5\ntax\ta\t2030\t-1.5\nopex\ta\t2029\t-0\n"
                                          "@national_grant 2031 4\n@loan 3 0 2 2028 bullet\n@loan 2 -0.5 1 2028 equal",
                                  -1, NULL), ==, XL_TABLE_SOUND);
  g_assert_cmpint (small.base_year, ==, 2028);
  g_assert_cmpint (small.years, ==, 4);
  g_assert_cmpfloat (small.line[XL_CASH_WORKING_CAPITAL][2], ==, -5);
  g_assert_cmpfloat (small.national_grant[3], ==, 4);
  g_assert_cmpfloat (small.rate, ==, 0.04);
  g_assert_cmpuint (small.n_loans, ==, 2);
  g_assert_cmpint (small.loans[0].repayment, ==, XL_REPAY_BULLET);
  g_assert_cmpint (small.loans[1].repayment, ==, XL_REPAY_EQUAL);
}

static void
test_table_bad (void)
{
  static const struct
  {
    const char *text;
    XlTableFault fault;
    guint line;
    const char *word;
  } cases[] = {
    { "", XL_TABLE_FAULT_EMPTY, 0, "" },
    { "# nothing\n\n", XL_TABLE_FAULT_EMPTY, 0, "" },
    { "@rate 0.04\n", XL_TABLE_FAULT_EMPTY, 0, "" },
    { "@equity 2026 5\n", XL_TABLE_FAULT_EMPTY, 0, "" },
    { "co2\ta\t2026\t5\n", XL_TABLE_FAULT_EMPTY, 0, "" },
    { "capex\ta\t2026\t0\n", XL_TABLE_FAULT_EMPTY, 0, "" },
    { "\xff\n", XL_TABLE_FAULT_TEXT, 0, "" },
    { "\ncapex a 2026 5\n", XL_TABLE_FAULT_FIELDS, 2, "capex a 2026 5" },
    { "capex\ta\t2026\n", XL_TABLE_FAULT_FIELDS, 1, "capex\ta\t2026" },
    { "capex\ta\t2026\t5\t6\n", XL_TABLE_FAULT_FIELDS, 1, NULL },
    { "capex\ta\t2026\t\n", XL_TABLE_FAULT_FIELDS, 1, NULL },
    { "Capex\ta\t2026\t5\n", XL_TABLE_FAULT_CATEGORY, 1, "Capex" },
    { "interest\ta\t2026\t5\n", XL_TABLE_FAULT_CATEGORY, 1, "interest" },
    { "capex\ta\t26\t5\n", XL_TABLE_FAULT_YEAR, 1, "26" },
    { "capex\ta\t-2026\t5\n", XL_TABLE_FAULT_YEAR, 1, "-2026" },
    { "capex\ta\t0000\t5\n", XL_TABLE_FAULT_YEAR, 1, "0000" },
    { "capex\ta\t2026\t5\n@base_year 2027\n", XL_TABLE_FAULT_YEAR, 1, "2026" },
    { "@base_year 2027\ncapex\ta\t2027\t5\n@equity 2026 1\n", XL_TABLE_FAULT_YEAR, 3, "2026" },
    { "capex\ta\t2026\t5,0\n", XL_TABLE_FAULT_NUMBER, 1, "5,0" },
    { "capex\ta\t2026\t5 000\n", XL_TABLE_FAULT_NUMBER, 1, "5 000" },
    { "capex\ta\t2026\tinf\n", XL_TABLE_FAULT_NUMBER, 1, "inf" },
    { "capex\ta\t2026\tnan\n", XL_TABLE_FAULT_NUMBER, 1, "nan" },
    { "capex\ta\t2026\t0x10\n", XL_TABLE_FAULT_NUMBER, 1, "0x10" },
    { "capex\ta\t2026\t1e\n", XL_TABLE_FAULT_NUMBER, 1, "1e" },
    { "capex\ta\t2026\t.\n", XL_TABLE_FAULT_NUMBER, 1, "." },
    { "capex\ta\t2026\t--5\n", XL_TABLE_FAULT_NUMBER, 1, "--5" },
    { "capex\ta\t2026\t1234567890123456789012345678901234567890\n", XL_TABLE_FAULT_TOO_LARGE, 1, NULL },
    { "capex\ta\t2026\t1e999\n", XL_TABLE_FAULT_TOO_LARGE, 1, "1e999" },
    { "capex\ta\t2026\t9e14\ncapex\tb\t2026\t9e14\n", XL_TABLE_FAULT_TOO_LARGE, 2, "2026" },
    { "opex\ta\t2026\t-5\n", XL_TABLE_FAULT_NEGATIVE, 1, "-5" },
    { "externality\ta\t2026\t-5\n", XL_TABLE_FAULT_NEGATIVE, 1, "-5" },
    { "capex\ta\t2026\t5\n@grant 2026 -5\n", XL_TABLE_FAULT_NEGATIVE, 2, "-5" },
    { "capex\ta\t2026\t5\nrevenue\ta\t2076\t5\n", XL_TABLE_FAULT_HORIZON, 2, "2076" },
    { "capex\ta\t2026\t5\nresidual\ta\t2027\t5\nopex\ta\t2028\t5\n", XL_TABLE_FAULT_EARLY_RESIDUAL, 2, "2027" },
    { "@rate 0.04\n@rate 0.04\n", XL_TABLE_FAULT_DUPLICATE, 2, "@rate" },
    { "@rate -1\n", XL_TABLE_FAULT_RATE, 1, "-1" },
    { "@rate 4%\n", XL_TABLE_FAULT_NUMBER, 1, "4%" },
    { "@rate\n", XL_TABLE_FAULT_FIELDS, 1, "@rate" },
    { "@rate 0.04 0.05\n", XL_TABLE_FAULT_FIELDS, 1, "@rate" },
    { "@rates 0.04\n", XL_TABLE_FAULT_SETTING, 1, "@rates" },
    { "@target_dscr 0\n", XL_TABLE_FAULT_TARGET, 1, "0" },
    { "@loan 5 0.05 8 2028\n", XL_TABLE_FAULT_FIELDS, 1, "@loan" },
    { "@loan 5 0.05 8 2028 annuity now and then\n", XL_TABLE_FAULT_FIELDS, 1, "@loan" },
    { "@loan 0 0.05 8 2028 annuity\n", XL_TABLE_FAULT_LOAN, 1, "0" },
    { "@loan -5 0.05 8 2028 annuity\n", XL_TABLE_FAULT_NEGATIVE, 1, "-5" },
    { "@loan 5 -1 8 2028 annuity\n", XL_TABLE_FAULT_RATE, 1, "-1" },
    { "@loan 5 0.05 0 2028 annuity\n", XL_TABLE_FAULT_LOAN, 1, "0" },
    { "@loan 5 0.05 2.5 2028 annuity\n", XL_TABLE_FAULT_LOAN, 1, "2.5" },
    { "@loan 5 0.05 51 2028 annuity\n", XL_TABLE_FAULT_LOAN, 1, "51" },
    { "@loan 5 0.05 8 28 annuity\n", XL_TABLE_FAULT_YEAR, 1, "28" },
    { "@loan 5 0.05 8 2028 custom\n", XL_TABLE_FAULT_LOAN, 1, "custom" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (XlCashPlan) plan;
      XlTableFaultAt at;

      g_assert_cmpint (xl_table_read (&plan, cases[i].text, -1, &at), ==, cases[i].fault);
      g_assert_cmpuint (at.line, ==, cases[i].line);
      if (cases[i].word != NULL)
        g_assert_cmpstr (at.word, ==, cases[i].word);
      g_assert_true (g_utf8_validate (at.word, -1, NULL));
    }
  {
    g_auto (XlCashPlan) plan;
    XlTableFaultAt at;

    g_assert_cmpint (xl_table_read (&plan, "capex\ta\t2026\t5\0\n", 17, &at), ==, XL_TABLE_FAULT_TEXT);
  }
}

/* A word is shortened between characters, never within one. */
static void
test_table_long_word (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_auto (XlCashPlan) plan;
  XlTableFaultAt at;

  for (int i = 0; i < 100; i++)
    g_string_append (text, "\xc3\xa9");
  g_string_append (text, "\ta\t2026\t5\n");
  g_assert_cmpint (xl_table_read (&plan, text->str, (gssize) text->len, &at), ==, XL_TABLE_FAULT_CATEGORY);
  g_assert_true (g_utf8_validate (at.word, -1, NULL));
  g_assert_cmpuint (strlen (at.word), ==, 63);
}

/* Changed bytes: any answer but a crash, and what is sound can be appraised. */
static void
test_table_fuzz (void)
{
  static const char bytes[] = "\t\n\r @#.-+eE0159a\xc3\xa9\xff";
  g_autofree char *text = make_reference_table ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);
  int length = (int) strlen (text);
  guint sound = 0;

  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *changed = g_memdup2 (text, (gsize) length + 1);
      g_auto (XlCashPlan) plan;
      XlTableFaultAt at;
      XlTableFault fault;

      for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
        changed[g_rand_int_range (rand, 0, length)] = bytes[g_rand_int_range (rand, 0, (int) sizeof bytes)];
      fault = xl_table_read (&plan, changed, length, &at);
      if (fault == XL_TABLE_SOUND)
        {
          XlCashFault cash = xl_cash_plan_check (&plan, NULL);
          XlAppraisal a;

          sound++;
          g_assert_true (cash == XL_CASH_SOUND || cash == XL_CASH_FAULT_LOAN_LONGER);
          xl_appraise (&a, &plan, XL_WANT_ALL);
          g_assert_cmpint (a.fnpv_c.why, ==, XL_DEFINED);
        }
    }
  g_assert_cmpuint (sound, >, 100);
  g_assert_cmpuint (sound, <, 2900);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finance/what-if/switching", test_switching);
  g_test_add_func ("/finance/what-if/scenario", test_scenario);
  g_test_add_func ("/finance/what-if/remedies", test_remedies);
  g_test_add_func ("/finance/what-if/tornado", test_tornado);
  g_test_add_func ("/finance/monte-carlo/pcg", test_pcg);
  g_test_add_func ("/finance/monte-carlo/triangular", test_triangular);
  g_test_add_func ("/finance/monte-carlo/laws", test_monte_carlo);
  g_test_add_func ("/finance/monte-carlo/exact", test_monte_carlo_exact);
  g_test_add_func ("/finance/monte-carlo/refuses", test_monte_carlo_refuses);
  g_test_add_func ("/finance/frontier/brute", test_frontier_brute);
  g_test_add_func ("/finance/frontier/curve", test_frontier_curve);
  g_test_add_func ("/finance/frontier/ties", test_frontier_ties);
  g_test_add_func ("/finance/frontier/hundred", test_frontier_hundred);
  g_test_add_func ("/finance/frontier/long-curve", test_frontier_long_curve);
  g_test_add_func ("/finance/frontier/bad", test_frontier_bad);
  g_test_add_func ("/finance/table/good", test_table_good);
  g_test_add_func ("/finance/table/bad", test_table_bad);
  g_test_add_func ("/finance/table/long-word", test_table_long_word);
  g_test_add_func ("/finance/table/fuzz", test_table_fuzz);
  return g_test_run ();
}
