/* bench-match.c - who could supply whom, and a plan of shipments, beside plain ways to find them */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-flow-match.h"

#define SIDES 10000    /* needs, and as many offers */
#define PEER_SIDES 1000
#define CODES 800
#define DENSE 500      /* needs, and as many offers, each with each */
#define ROUNDS 5

typedef struct
{
  XlFlowSide needs[SIDES], offers[SIDES];
  const char *codes[2][SIDES][4];
  guint n;
  GArray *pairs;
} Market;

typedef double (*Work) (gconstpointer data);

static GBytes *
load_codes (const char *name)
{
  static const char countries[] =
      "code\teu\tefta\toecd\tname\n"
      "AT\t1\t0\t1\nBE\t1\t0\t1\nBG\t1\t0\t0\nCN\t0\t0\t0\nCZ\t1\t0\t1\nDE\t1\t0\t1\n"
      "ES\t1\t0\t1\nFR\t1\t0\t1\nGB\t0\t0\t1\nIT\t1\t0\t1\nNL\t1\t0\t1\nPL\t1\t0\t1\n";

  return strcmp (name, "countries") == 0 ? g_bytes_new_static (countries, sizeof countries - 1) : NULL;
}

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

static double
find_pairs (gconstpointer data)
{
  const Market *market = data;
  g_autoptr (GArray) pairs = xl_flow_pairs (market->needs, market->n, market->offers, market->n);

  return pairs->len;
}

static gboolean
have_common (const XlFlowSide *one, const XlFlowSide *two)
{
  for (guint i = 0; one->codes[i] != NULL; i++)
    for (guint j = 0; two->codes[j] != NULL; j++)
      if (strcmp (one->codes[i], two->codes[j]) == 0)
        return TRUE;
  return FALSE;
}

/* The peer: each need is compared with each offer; the pairs are only counted. */
static double
count_pairs (gconstpointer data)
{
  const Market *market = data;
  guint n = 0;

  for (guint i = 0; i < PEER_SIDES; i++)
    for (guint j = 0; j < PEER_SIDES; j++)
      n += market->needs[i].unit == market->offers[j].unit && have_common (&market->needs[i], &market->offers[j]);
  return n;
}

static XlAssignment *
plan_of (const Market *market, XlAssignGoal goal, gboolean greedy)
{
  return (greedy ? xl_flow_assign_greedy : xl_flow_assign) (market->needs, market->n, market->offers, market->n,
                                                            market->pairs, goal);
}

static double
assign_distance (gconstpointer data)
{
  g_autoptr (XlAssignment) plan = plan_of (data, XL_ASSIGN_DISTANCE, FALSE);

  return plan->worth;
}

static double
assign_price (gconstpointer data)
{
  g_autoptr (XlAssignment) plan = plan_of (data, XL_ASSIGN_PRICE, FALSE);

  return plan->worth;
}

static double
assign_distance_greedily (gconstpointer data)
{
  g_autoptr (XlAssignment) plan = plan_of (data, XL_ASSIGN_DISTANCE, TRUE);

  return plan->worth;
}

static double
assign_price_greedily (gconstpointer data)
{
  g_autoptr (XlAssignment) plan = plan_of (data, XL_ASSIGN_PRICE, TRUE);

  return plan->worth;
}

static void
report (const char *what, Work work, gconstpointer data, double times)
{
  double result, ms = time_of (work, data, &result);

  printf ("%-62s %9.2f ms   (%.6g)\n", what, ms * times, result * times);
}

/* What the exact plan adds to the one that takes the best pair first. */
static void
report_gain (const char *what, const Market *market, XlAssignGoal goal)
{
  g_autoptr (XlAssignment) plan = plan_of (market, goal, FALSE), greedy = plan_of (market, goal, TRUE);

  printf ("%-62s %+9.2f %% shipped, %+.2f %% %s\n", what, 100 * (plan->quantity / greedy->quantity - 1),
          100 * (plan->worth / plan->quantity / (greedy->worth / greedy->quantity) - 1),
          goal == XL_ASSIGN_DISTANCE ? "km per unit" : "EUR per unit");
}

/* --- a market ----------------------------------------------------------------------------------- */

static void
make_side (XlFlowSide *side, const char **codes, GRand *rand, char **list, gint32 n_codes, gint32 n_units)
{
  static const char *const countries[] = { "AT", "BE", "BG", "CN", "CZ", "DE", "ES", "FR", "GB", "IT", "NL", "PL" };
  gint32 n = g_rand_int_range (rand, 1, 4);

  for (gint32 i = 0; i < n; i++)
    codes[i] = list[g_rand_int_range (rand, 0, n_codes)];
  codes[n] = NULL;
  *side = (XlFlowSide) {
    .country = countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))], .codes = codes,
    .lat = g_rand_double_range (rand, 37, 60), .lon = g_rand_double_range (rand, -9, 28),
    .unit = g_rand_int_range (rand, 0, n_units), .quantity = floor (g_rand_double_range (rand, 100, 100000)),
    .max_km = n_codes > 1 ? g_rand_double_range (rand, 100, 3000) : NAN,
    .price = floor (g_rand_double_range (rand, -100, 100)),
  };
}

static Market *
make_market (guint n, char **list, gint32 n_codes, gint32 n_units)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Market *market = g_new0 (Market, 1);

  market->n = n;
  for (guint i = 0; i < n; i++)
    {
      make_side (&market->needs[i], market->codes[0][i], rand, list, n_codes, n_units);
      make_side (&market->offers[i], market->codes[1][i], rand, list, n_codes, n_units);
      market->needs[i].price += n_codes > 1 ? 0 : 200; /* dense: all can pay */
    }
  market->pairs = xl_flow_pairs (market->needs, n, market->offers, n);
  return market;
}

static void
market_free (Market *market)
{
  g_array_unref (market->pairs);
  g_free (market);
}

int
main (void)
{
  g_auto (GStrv) list = g_new0 (char *, CODES + 1);
  char *heat[] = { (char *) "heat" };
  Market *market, *dense;

  xl_codes_set_loader (load_codes);
  for (int i = 0; i < CODES; i++)
    list[i] = g_strdup_printf ("%02d %02d %02d%s", i / 40 + 1, i / 8 % 5 + 1, i % 8 + 1, i % 2 == 0 ? "*" : "");
  market = make_market (SIDES, list, CODES, 4);
  dense = make_market (DENSE, heat, 1, 1);
  report ("peer: a double loop, 1 000 x 1 000, times 100 (pairs)", count_pairs, market, 100);
  report ("pairs of 10 000 needs x 10 000 offers (goal 1000)", find_pairs, market, 1);
  report ("plan for them: least distance (t km)", assign_distance, market, 1);
  report ("plan for them: best price (EUR)", assign_price, market, 1);
  report ("peer: 500 x 500, each with each, best pair first (t km)", assign_distance_greedily, dense, 1);
  report ("plan for 500 x 500: least distance (goal 1000)", assign_distance, dense, 1);
  report ("peer: 500 x 500, best pair first, price (EUR)", assign_price_greedily, dense, 1);
  report ("plan for 500 x 500: best price (goal 1000)", assign_price, dense, 1);
  report_gain ("the plan beside best pair first, 10 000 x 10 000: distance", market, XL_ASSIGN_DISTANCE);
  report_gain ("the same: price", market, XL_ASSIGN_PRICE);
  report_gain ("the plan beside best pair first, 500 x 500: distance", dense, XL_ASSIGN_DISTANCE);
  report_gain ("the same: price", dense, XL_ASSIGN_PRICE);
  market_free (market);
  market_free (dense);
  return 0;
}
