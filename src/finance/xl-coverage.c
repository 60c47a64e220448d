/* xl-coverage.c - the fewest euros that reach so many countries, by branch and bound */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question that is searched: the cheapest set of projects that reaches at least so many distinct
 * countries. "Most countries within a budget" asks it for one country more until it has no answer.
 *
 *  1. Bound. A project's cost is shared by the countries that it would add. A country then costs at
 *     least its cheapest share over all projects left, and m more countries cost at least the sum of
 *     the m cheapest. Sets that share countries, or add more later, only cost more than that. Costs
 *     are multiples of their greatest common divisor, and so is what they sum to.
 *  2. Branch on the project with the cheapest share: first with it, then without. Without it, every
 *     project is out as well that adds nothing which it would not, and costs no less: any solution
 *     with such a project is no worse with this one.
 *  3. Ties. When the least cost is known, projects are settled in their order: in, if a set of that
 *     cost and at least as many countries still exists with it, else out. */

#include "xl-frontier-private.h"

#include <math.h>
#include <string.h>

#define MOST_NODES 3000000u /* of one search; a hundred projects take some thousands */
#define MOST_FREE 64        /* bits of a mask */

typedef struct
{
  const XlItem *items;
  guint n;
  gint64 step; /* the greatest common divisor of the costs, at least 1 */
  guint target;
  gint64 limit;    /* the set must cost less than this or equal */
  gboolean any;    /* the first answer is enough */
  gboolean *taken; /* now */
  gboolean *best;
  gint64 best_cost; /* -1 while there is none */
  guint nodes;
  const gint *cancel;
  gboolean cancelled;
} Cover;

static guint
count_bits (guint64 mask)
{
  return (guint) __builtin_popcountll (mask);
}

/* Condition 1: the least that @wanted more countries cost, or -1 when there are not so many. Also
 * the project with the cheapest share. */
static double
bound (const Cover *cover, const guint8 *out, guint64 covered, guint wanted, guint *branch)
{
  double share[MOST_FREE], cheapest = -1, sum = 0;
  guint64 seen = 0;
  guint n = 0;

  for (guint i = 0; i < cover->n; i++)
    {
      guint64 adds = cover->items[i].countries & ~covered;
      double each;

      if (out[i] || adds == 0)
        continue;
      each = (double) cover->items[i].cost / count_bits (adds);
      if (cheapest < 0 || each < cheapest)
        {
          cheapest = each;
          *branch = i;
        }
      for (; adds != 0; adds &= adds - 1)
        {
          guint bit = (guint) __builtin_ctzll (adds);

          if (!(seen >> bit & 1) || each < share[bit])
            share[bit] = each;
          seen |= G_GUINT64_CONSTANT (1) << bit;
        }
    }
  if (count_bits (seen) < wanted)
    return -1;
  for (guint64 left = seen; left != 0; left &= left - 1, n++)
    {
      double value = share[__builtin_ctzll (left)];
      guint at = n;

      /* the shares move to the front, sorted: bit numbers are never below their rank */
      for (; at > 0 && share[at - 1] > value; at--)
        share[at] = share[at - 1];
      share[at] = value;
    }
  for (guint i = 0; i < wanted; i++)
    sum += share[i];
  return sum;
}

/* Leaves out what is no better than @i, condition 2. */
static void
leave_out (const Cover *cover, guint8 *out, guint i, guint64 covered)
{
  guint64 adds = cover->items[i].countries & ~covered;

  out[i] = TRUE;
  for (guint k = 0; k < cover->n; k++)
    if (!out[k] && cover->items[k].cost >= cover->items[i].cost
        && (cover->items[k].countries & ~covered & ~adds) == 0)
      out[k] = TRUE;
}

static gint64
common_step (const XlItem *items, guint n)
{
  gint64 step = 0;

  for (guint i = 0; i < n; i++)
    for (gint64 rest = items[i].cost, swap; rest != 0; rest = swap)
      {
        swap = step % rest;
        step = rest;
      }
  return MAX (step, 1);
}

static gboolean
is_over (const Cover *cover)
{
  return cover->cancelled || cover->nodes > MOST_NODES || (cover->any && cover->best_cost >= 0);
}

static void
descend (Cover *cover, const guint8 *out_before, guint64 covered, gint64 cost)
{
  g_autofree guint8 *out = g_memdup2 (out_before, cover->n);
  guint branch = 0;

  /* Each turn goes down with the project and stays here without it. */
  while (!is_over (cover))
    {
      guint reached = count_bits (covered);
      double least;

      if (++cover->nodes % 1024 == 0 && cover->cancel != NULL && g_atomic_int_get (cover->cancel) != 0)
        cover->cancelled = TRUE;
      if (cost > cover->limit)
        return;
      if (reached >= cover->target)
        {
          cover->best_cost = cost;
          cover->limit = cost - 1;
          memcpy (cover->best, cover->taken, cover->n * sizeof (gboolean));
          return;
        }
      least = bound (cover, out, covered, cover->target - reached, &branch);
      if (least < 0)
        return;
      /* what is still to be paid is a multiple of the step; a hair is left for the rounding of the sum */
      least = ceil (least * (1 - 1e-12) / (double) cover->step) * (double) cover->step;
      if ((double) cost + least > (double) cover->limit + 0.5)
        return;
      cover->taken[branch] = TRUE;
      out[branch] = TRUE;
      descend (cover, out, covered | cover->items[branch].countries, cost + cover->items[branch].cost);
      cover->taken[branch] = FALSE;
      leave_out (cover, out, branch, covered);
    }
}

/* The cheapest set with @target countries within @limit that holds the @taken and none that are
 * @out. Returns whether one was found; the search was given up when there were too many nodes. */
static gboolean
cover_cheaply (Cover *cover, guint target, gint64 limit, const guint8 *out, guint64 covered, gint64 cost)
{
  cover->target = target;
  cover->limit = limit;
  cover->best_cost = -1;
  descend (cover, out, covered, cost);
  return cover->best_cost >= 0;
}

/* Condition 3: of all sets that reach @target at @cost the first in order, into @cover->best. */
static gboolean
settle_ties (Cover *cover, guint target, gint64 cost)
{
  g_autofree guint8 *out = g_new0 (guint8, cover->n + 1);
  guint64 covered = 0;
  gint64 spent = 0;

  cover->any = TRUE;
  cover->nodes = 0;
  for (guint i = 0; i < cover->n; i++)
    {
      out[i] = TRUE;
      /* one that adds no country is left out, even where it costs nothing */
      if (spent + cover->items[i].cost > cost || count_bits (covered) >= target
          || (cover->items[i].countries & ~covered) == 0)
        continue;
      cover->taken[i] = TRUE;
      if (cover_cheaply (cover, target, cost, out, covered | cover->items[i].countries,
                         spent + cover->items[i].cost))
        {
          covered |= cover->items[i].countries;
          spent += cover->items[i].cost;
        }
      else
        cover->taken[i] = FALSE;
    }
  cover->any = FALSE;
  memcpy (cover->best, cover->taken, cover->n * sizeof (gboolean));
  memset (cover->taken, 0, cover->n * sizeof (gboolean));
  return cover->nodes <= MOST_NODES && count_bits (covered) >= target;
}

static guint
count_countries (const XlItem *items, guint n, const gboolean *chosen)
{
  guint64 mask = 0;

  for (guint i = 0; i < n; i++)
    if (chosen == NULL || chosen[i])
      mask |= items[i].countries;
  return count_bits (mask);
}

/*
 * xl_coverage_best:
 *
 * The set within @budget that reaches most countries, the cheapest of those, the first of these.
 *
 * Returns: FALSE when cancelled
 */
gboolean
xl_coverage_best (const XlItem *items, guint n, gint64 budget, gboolean *chosen, gboolean *exact,
                  const gint *cancel)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n + 1), *tied = g_new0 (gboolean, n + 1);
  g_autofree guint8 *out = g_new0 (guint8, n + 1);
  Cover cover = { .items = items, .n = n, .step = common_step (items, n), .taken = taken, .best = tied, .cancel = cancel };
  guint all = count_countries (items, n, NULL), reached = 0;
  gint64 cost = 0;

  *exact = TRUE;
  memset (chosen, 0, n * sizeof (gboolean));
  /* how many can be reached at all, then at what cost */
  cover.any = TRUE;
  while (reached < all && cover_cheaply (&cover, reached + 1, budget, out, 0, 0))
    {
      cost = cover.best_cost;
      memcpy (chosen, tied, n * sizeof (gboolean));
      reached = count_countries (items, n, chosen);
    }
  cover.any = FALSE;
  if (reached > 0 && cover_cheaply (&cover, reached, cost, out, 0, 0))
    {
      cost = cover.best_cost;
      memcpy (chosen, tied, n * sizeof (gboolean));
    }
  *exact = cover.nodes <= MOST_NODES;
  if (*exact && reached > 0 && !cover.cancelled && settle_ties (&cover, reached, cost))
    memcpy (chosen, tied, n * sizeof (gboolean));
  return !cover.cancelled;
}

/*
 * xl_coverage_next:
 *
 * The cheapest set that reaches more countries than any within @budget; empty when none does.
 *
 * Returns: FALSE when cancelled
 */
gboolean
xl_coverage_next (const XlItem *items, guint n, gint64 budget, gboolean *chosen, gboolean *exact,
                  const gint *cancel)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n + 1), *found = g_new0 (gboolean, n + 1);
  g_autofree guint8 *out = g_new0 (guint8, n + 1);
  Cover cover = { .items = items, .n = n, .step = common_step (items, n), .taken = taken, .best = found, .cancel = cancel };
  gboolean exact_best;
  guint reached;

  if (!xl_coverage_best (items, n, budget, chosen, exact, cancel))
    return FALSE;
  reached = count_countries (items, n, chosen);
  memset (chosen, 0, n * sizeof (gboolean));
  if (!cover_cheaply (&cover, reached + 1, G_MAXINT64 / 2, out, 0, 0))
    return !cover.cancelled;
  *exact = *exact && cover.nodes <= MOST_NODES;
  /* The same money may reach even more, or another set comes first. */
  if (!xl_coverage_best (items, n, cover.best_cost, chosen, &exact_best, cancel))
    return FALSE;
  *exact = *exact && exact_best;
  return TRUE;
}
