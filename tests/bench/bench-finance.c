/* bench-finance.c - appraisals, Monte Carlo and the frontier beside a plain pass over the same data */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "finance-plans.h"
#include "xl-frontier.h"
#include "xl-sensitivity.h"

#define PROJECTS 10000
#define ROUNDS 7

typedef double (*Work) (gconstpointer data);

static XlAppraisal appraisal;
static XlMonteCarlo monte_carlo;

/* The least time of some rounds, in milliseconds. */
static double
time_of (Work work, gconstpointer data, double *result)
{
  double least = INFINITY;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      *result = work (data);
      least = MIN (least, (double) (g_get_monotonic_time () - start) / 1000);
    }
  return least;
}

/* The peer: every amount of every plan is read once. */
static double
read_all (gconstpointer data)
{
  const XlCashPlan *plans = data;
  double sums[4] = { 0 };

  for (guint i = 0; i < PROJECTS; i++)
    for (XlCashCategory c = 0; c < XL_N_CASH; c++)
      for (int t = 0; t < plans[i].years; t++)
        sums[t & 3] += plans[i].line[c][t];
  return sums[0] + sums[1] + sums[2] + sums[3];
}

/* The other peer: present values of all lines as a book has them, with pow(). */
static double
discount_with_pow (gconstpointer data)
{
  const XlCashPlan *plans = data;
  double sum = 0;

  for (guint i = 0; i < PROJECTS; i++)
    for (XlCashCategory c = 0; c < XL_N_CASH; c++)
      for (int t = 0; t < plans[i].years; t++)
        sum += plans[i].line[c][t] / pow (1 + plans[i].rate, t);
  return sum;
}

static double
appraise_all (gconstpointer data, XlWant want)
{
  const XlCashPlan *plans = data;
  double sum = 0;

  for (guint i = 0; i < PROJECTS; i++)
    {
      xl_appraise (&appraisal, &plans[i], want);
      sum += appraisal.fnpv_c.value;
    }
  return sum;
}

static double
appraise_plainly (gconstpointer data)
{
  return appraise_all (data, 0);
}

static double
appraise_with_rates (gconstpointer data)
{
  return appraise_all (data, XL_WANT_RATES);
}

static double
appraise_wholly (gconstpointer data)
{
  return appraise_all (data, XL_WANT_ALL);
}

static double
draw_all (gconstpointer data)
{
  static const XlSpread spreads[] = {
    { XL_CASH_REVENUE, 0.8, 1, 1.1 }, { XL_CASH_OPEX, 0.9, 1, 1.2 }, { XL_CASH_CAPEX, 0.9, 1, 1.3 },
    { XL_DRIVER_DELAY, 0, 0, 2 },
  };

  xl_monte_carlo (&monte_carlo, data, spreads, G_N_ELEMENTS (spreads), XL_MONTE_CARLO_DRAWS, 1, NULL);
  return monte_carlo.p_negative;
}

/* The peer of the draws: as many powers as there are years in them. */
static double
powers (gconstpointer data)
{
  double sum = 0;

  for (int i = 0; i < XL_MONTE_CARLO_DRAWS; i++)
    for (int t = 0; t < 20; t++)
      sum += pow (1.04 + i * 1e-9, -t);
  return sum;
}

static double
best_value (gconstpointer data)
{
  g_auto (XlPortfolio) best = { NULL };

  xl_frontier_best (&best, data, 100, 5e8, XL_AIM_VALUE, NULL);
  return best.exact ? best.value : NAN;
}

static double
next_value (gconstpointer data)
{
  g_auto (XlPortfolio) next = { NULL };

  xl_frontier_next (&next, data, 100, 5e8, XL_AIM_VALUE, NULL);
  return next.exact ? next.value : NAN;
}

static double
best_countries (gconstpointer data)
{
  g_auto (XlPortfolio) best = { NULL };

  xl_frontier_best (&best, data, 100, 4e7, XL_AIM_COUNTRIES, NULL);
  return best.exact ? best.value : NAN;
}

static double
whole_curve (gconstpointer data)
{
  guint n;
  gboolean whole;
  g_autofree XlFrontierPoint *points = xl_frontier_curve (data, 100, 5e8, &n, &whole, NULL);

  return whole ? n : NAN;
}

static void
report (const char *what, Work work, gconstpointer data)
{
  double result, ms = time_of (work, data, &result);

  printf ("%-62s %9.2f ms   (%.6g)\n", what, ms, result);
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  XlCashPlan *plans = g_new (XlCashPlan, PROJECTS);
  XlCandidate candidates[100];

  for (guint i = 0; i < PROJECTS; i++)
    {
      make_sample_plan (&plans[i], g_rand_double_range (rand, 10, 200), g_rand_double_range (rand, 5, 50),
                        g_rand_double_range (rand, 3, 20), 20, g_rand_double_range (rand, 1, 90), 5, 20, 10);
      plans[i].line[XL_CASH_REPLACEMENT][10] = 5;
      plans[i].line[XL_CASH_RESIDUAL][21] = 9;
    }
  for (guint i = 0; i < 100; i++)
    {
      candidates[i].cost = floor (g_rand_double_range (rand, 5e5, 6e7));
      candidates[i].value = floor (g_rand_double_range (rand, 1e3, 2e6));
      candidates[i].countries = 0;
      for (int k = 0; k < 3; k++)
        candidates[i].countries |= G_GUINT64_CONSTANT (1) << g_rand_int_range (rand, 0, 27);
    }
  report ("peer: reading the amounts of 10 000 projects x 22 years", read_all, plans);
  report ("peer: discounting them with pow()", discount_with_pow, plans);
  report ("appraisal of 10 000 projects, no rates of return", appraise_plainly, plans);
  report ("appraisal of 10 000 projects, three rates of return each", appraise_with_rates, plans);
  report ("appraisal of 10 000 projects, and what loan would do", appraise_wholly, plans);
  report ("peer: 10 000 x 20 calls of pow()", powers, NULL);
  report ("Monte Carlo, 10 000 draws x 22 years, 4 drivers, with DSCR", draw_all, &plans[0]);
  report ("best of 100 projects within a budget: value", best_value, candidates);
  report ("what the next euro adds", next_value, candidates);
  report ("best of 100 projects within a budget: countries", best_countries, candidates);
  report ("the whole frontier of 100 projects to that budget (points)", whole_curve, candidates);
  for (guint i = 0; i < PROJECTS; i++)
    xl_cash_plan_clear (&plans[i]);
  g_free (plans);
  return 0;
}
