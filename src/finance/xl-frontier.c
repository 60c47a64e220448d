/* xl-frontier.c - which set of projects gives most for a grant budget, exactly */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sum of values is a 0/1 knapsack. It is solved by Nemhauser and Ullmann's list of sets that no
 * other set beats in both cost and value (Management Science 15, 1969), grown by one candidate after
 * the other, with bounds: a set is dropped when even fractions of the best remaining candidates
 * cannot lift it to what is known to be reachable (Dantzig's bound). Candidates come in from the last
 * to the first, and of two sets of equal cost and value the one with the newcomer is kept: so of
 * equal sets the one wins that holds the earliest candidate that they do not share.
 *
 * The number of countries is a coverage problem: xl-coverage.c. */

#include "xl-frontier-private.h"

#include <math.h>
#include <string.h>

#define FINEST 1000.0              /* steps per unit: a tenth of a cent, a kilogram */
#define LARGEST_SUM 4e18           /* of steps, in 63 bits */
#define MOST_SETS 2000000u         /* in all lists of one search: 48 MB */
#define MOST_POINTS 300000u        /* of a frontier that is listed whole */
#define COARSE_POINTS 65536        /* of one that is longer */

typedef struct
{
  gint64 cost;
  gint64 value;
  guint parent; /* in the arena; the set without the item */
  guint item;
} Set;

#define NO_SET G_MAXUINT

typedef struct
{
  const XlItem *items;
  guint n;
  gint64 budget;
  gint64 floor;       /* value that must be reachable */
  gboolean fixed;     /* the floor stays and the budget falls; else the floor rises */
  gboolean strict;    /* sets that could only equal the incumbent are dropped too */
  const gint *cancel;
  /* the remaining items by value per cost, with sums over the first of them */
  guint n_left;
  guint *left;
  gint64 *left_cost;
  gint64 *left_value;
  GArray *arena; /* of Set */
  /* the best complete set seen: one of the arena and the first of the remaining items */
  gint64 best_cost;
  gint64 best_value;
  gboolean *best;
} Search;

static gboolean
is_cancelled (const gint *cancel)
{
  return cancel != NULL && g_atomic_int_get (cancel) != 0;
}

/* Steps per unit, a power of ten at most 1000, with which all amounts sum up in 63 bits; 0 where an
 * amount is not finite. */
static double
grid_of (const double *amounts, gsize stride, guint n)
{
  double sum = 0, steps = FINEST;

  for (guint i = 0; i < n; i++)
    sum += fabs (*(const double *) ((const char *) amounts + i * stride));
  if (!isfinite (sum))
    return 0;
  while (sum * steps > LARGEST_SUM)
    steps /= 10;
  return steps;
}

static int
compare_ratio (gconstpointer a, gconstpointer b, gpointer data)
{
  guint one = *(const guint *) a, two = *(const guint *) b;
  const XlItem *items = data, *p = &items[one], *q = &items[two];
  long double left = (long double) p->value * q->cost, right = (long double) q->value * p->cost;

  if (left != right)
    return left > right ? -1 : 1;
  return one < two ? -1 : one > two;
}

/* Sums over the items before @end, best value per cost first. @order is all items in that order. */
static void
arrange (Search *search, const guint *order, guint end)
{
  gint64 cost = 0, value = 0;

  search->n_left = 0;
  for (guint i = 0; i < search->n; i++)
    if (order[i] < end)
      {
        search->left_cost[search->n_left] = cost;
        search->left_value[search->n_left] = value;
        search->left[search->n_left++] = order[i];
        cost += search->items[order[i]].cost;
        value += search->items[order[i]].value;
      }
  search->left_cost[search->n_left] = cost;
  search->left_value[search->n_left] = value;
}

/* How many of the first remaining items fit into @room. */
static guint
count_that_fit (const Search *search, gint64 room)
{
  guint low = 0, high = search->n_left;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (search->left_cost[middle] <= room)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

static void
record (Search *search, guint set, guint k, gint64 cost, gint64 value)
{
  memset (search->best, 0, search->n * sizeof (gboolean));
  for (guint s = set; s != NO_SET; s = g_array_index (search->arena, Set, s).parent)
    if (g_array_index (search->arena, Set, s).item != NO_SET)
      search->best[g_array_index (search->arena, Set, s).item] = TRUE;
  for (guint i = 0; i < k; i++)
    search->best[search->left[i]] = TRUE;
  search->best_cost = cost;
  search->best_value = value;
}

/* Whether the set may become better than the incumbent; makes it one, filled up, if it is already. */
static gboolean
is_promising (Search *search, guint index)
{
  Set set = g_array_index (search->arena, Set, index);
  gint64 room = search->budget - set.cost;
  guint k;
  gint64 value, reach;

  if (room < 0)
    return FALSE;
  k = count_that_fit (search, room);
  value = reach = set.value + search->left_value[k];
  if (k < search->n_left)
    {
      const XlItem *item = &search->items[search->left[k]];
      long double part = (long double) item->value * (room - search->left_cost[k]) / item->cost;

      reach += (gint64) floorl (part * (1 + 1e-15L));
    }
  if (search->fixed)
    {
      /* The fewest of the remaining that reach the floor. */
      guint enough = 0;
      gint64 cost;

      if (reach < search->floor)
        return FALSE;
      while (enough < k && set.value + search->left_value[enough] < search->floor)
        enough++;
      cost = set.cost + search->left_cost[enough];
      value = set.value + search->left_value[enough];
      if (value >= search->floor
          && (search->best_value < search->floor || cost < search->best_cost
              || (cost == search->best_cost && value > search->best_value)))
        {
          record (search, index, enough, cost, value);
          search->budget = cost;
        }
      return TRUE;
    }
  if (value > search->best_value
      || (value == search->best_value && set.cost + search->left_cost[k] < search->best_cost))
    record (search, index, k, set.cost + search->left_cost[k], value);
  return search->strict ? reach > search->best_value : reach >= search->best_value;
}

/* Merges @from and the same sets with one more item, cheapest first, keeping those that no other
 * beats. The result, of indexes into the arena, is in @to. FALSE when the arena is full. */
static gboolean
grow (Search *search, const GArray *from, guint item, GArray *to)
{
  const XlItem *add = &search->items[item];
  guint i = 0, j = 0;
  gint64 most = G_MININT64;

  g_array_set_size (to, 0);
  while (i < from->len || j < from->len)
    {
      gboolean with;
      Set old, new = { G_MAXINT64, 0, NO_SET, item };
      guint index;

      if (i < from->len)
        old = g_array_index (search->arena, Set, g_array_index (from, guint, i));
      if (j < from->len)
        {
          const Set *parent = &g_array_index (search->arena, Set, g_array_index (from, guint, j));

          new.cost = parent->cost + add->cost;
          new.value = parent->value + add->value;
          new.parent = g_array_index (from, guint, j);
        }
      /* of equal cost the more valuable first, and of equal value the one with the item */
      with = i >= from->len
             || (j < from->len && (new.cost < old.cost || (new.cost == old.cost && new.value >= old.value)));
      index = with ? search->arena->len : g_array_index (from, guint, i);
      if (with)
        j++;
      else
        i++;
      if ((with ? new.value : old.value) <= most || (with ? new.cost : old.cost) > search->budget)
        continue;
      if (with)
        {
          if (search->arena->len >= MOST_SETS)
            return FALSE;
          g_array_append_val (search->arena, new);
        }
      if (!is_promising (search, index))
        {
          if (with)
            g_array_set_size (search->arena, index);
          continue;
        }
      most = with ? new.value : old.value;
      g_array_append_val (to, index);
    }
  return TRUE;
}

/* The set that is sought among those that are left: the last is the most valuable, and with a fixed
 * floor the first that reaches it is the cheapest. */
static void
finish (Search *search, const GArray *list)
{
  search->n_left = 0;
  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, search->fixed ? i : list->len - 1 - i);
      Set set = g_array_index (search->arena, Set, index);

      if (search->fixed && set.value < search->floor)
        continue;
      /* one that equals the incumbent comes before it: its ties are settled */
      if (search->fixed ? set.cost > search->best_cost || (set.cost == search->best_cost && set.value < search->best_value)
                        : set.value < search->best_value || (set.value == search->best_value && set.cost > search->best_cost))
        return;
      record (search, index, 0, set.cost, set.value);
      return;
    }
}

typedef enum { SEARCH_DONE, SEARCH_FULL, SEARCH_CANCELLED } SearchEnd;

static SearchEnd
run_search (Search *search, const guint *order)
{
  g_autoptr (GArray) arena = g_array_new (FALSE, FALSE, sizeof (Set));
  GArray *from = g_array_new (FALSE, FALSE, sizeof (guint)), *to = g_array_new (FALSE, FALSE, sizeof (guint));
  Set empty = { 0, 0, NO_SET, NO_SET };
  guint zero = 0;
  SearchEnd end = SEARCH_DONE;

  search->arena = arena;
  g_array_append_val (arena, empty);
  g_array_append_val (from, zero);
  arrange (search, order, search->n);
  is_promising (search, 0);
  for (guint item = search->n; item-- > 0 && end == SEARCH_DONE;)
    {
      GArray *swap = from;

      arrange (search, order, item);
      if (is_cancelled (search->cancel))
        end = SEARCH_CANCELLED;
      else if (!grow (search, from, item, to))
        end = SEARCH_FULL;
      from = to;
      to = swap;
    }
  if (end == SEARCH_DONE)
    finish (search, from);
  g_array_unref (from);
  g_array_unref (to);
  search->arena = NULL;
  return end;
}

/* The best set within @budget, or with @fixed the cheapest of at least the value @floor. FALSE when
 * cancelled. */
static gboolean
solve (const XlItem *items, guint n, gint64 budget, gboolean fixed, gint64 floor_value, gboolean *chosen,
       gint64 *cost, gint64 *value, gboolean *exact, const gint *cancel)
{
  g_autofree guint *order = g_new (guint, n + 1), *left = g_new (guint, n + 1);
  g_autofree gint64 *left_cost = g_new (gint64, n + 1), *left_value = g_new (gint64, n + 1);
  Search search = { .items = items, .n = n, .budget = budget, .floor = floor_value, .fixed = fixed,
                    .cancel = cancel, .left = left, .left_cost = left_cost, .left_value = left_value,
                    .best = chosen, .best_value = -1 };
  SearchEnd end;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (n > 0)
    g_qsort_with_data (order, (int) n, sizeof *order, compare_ratio, (gpointer) items);
  memset (chosen, 0, n * sizeof (gboolean));
  end = run_search (&search, order);
  if (end == SEARCH_FULL && !fixed)
    {
      /* Too many equal sets: give up settling ties. */
      search.strict = TRUE;
      end = run_search (&search, order);
    }
  *cost = search.best_cost;
  *value = MAX (search.best_value, 0);
  *exact = end == SEARCH_DONE;
  return end != SEARCH_CANCELLED;
}

typedef struct
{
  XlItem *items;
  guint n;
  double cost_steps, value_steps;
  gint64 budget; /* in steps */
} Problem;

/* Candidates that may be chosen, in whole numbers. FALSE when a number is none. */
static gboolean
pose (Problem *problem, const XlCandidate *candidates, guint n, double budget, XlAim aim)
{
  problem->n = 0;
  problem->items = g_new (XlItem, n + 1);
  problem->cost_steps = n > 0 ? grid_of (&candidates->cost, sizeof *candidates, n) : 1;
  problem->value_steps = n > 0 && aim == XL_AIM_VALUE ? grid_of (&candidates->value, sizeof *candidates, n) : 1;
  if (problem->cost_steps == 0 || problem->value_steps == 0 || isnan (budget) || budget < 0)
    return FALSE;
  /* A budget is not rounded up: what costs more than it is not within it. */
  budget = floor (budget * problem->cost_steps * (1 + 1e-15));
  problem->budget = budget >= LARGEST_SUM ? (gint64) LARGEST_SUM : (gint64) budget;
  for (guint i = 0; i < n; i++)
    {
      XlItem item = { i, llround (candidates[i].cost * problem->cost_steps),
                      aim == XL_AIM_VALUE ? llround (candidates[i].value * problem->value_steps) : 0,
                      candidates[i].countries };

      if (item.cost < 0)
        return FALSE;
      if (aim == XL_AIM_VALUE ? item.value > 0 : item.countries != 0)
        problem->items[problem->n++] = item;
    }
  return TRUE;
}

static guint
drop_dear (XlItem *items, guint n, gint64 budget)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (items[i].cost <= budget)
      items[kept++] = items[i];
  return kept;
}

/* Fills the portfolio; its sums are those of the caller's numbers. */
static void
fill (XlPortfolio *portfolio, const XlCandidate *candidates, guint n, const XlItem *items, guint n_items,
      const gboolean *chosen, XlAim aim)
{
  guint64 countries = 0;

  portfolio->chosen = g_new0 (gboolean, n + 1);
  portfolio->n = n;
  for (guint i = 0; i < n_items; i++)
    if (chosen[i])
      {
        const XlCandidate *c = &candidates[items[i].index];

        portfolio->chosen[items[i].index] = TRUE;
        portfolio->n_chosen++;
        portfolio->cost += c->cost;
        portfolio->value += aim == XL_AIM_VALUE ? c->value : 0;
        countries |= c->countries;
      }
  if (aim == XL_AIM_COUNTRIES)
    for (; countries != 0; countries &= countries - 1)
      portfolio->value++;
}

/**
 * xl_portfolio_clear:
 * @portfolio: a portfolio that was filled, or all zeros
 */
void
xl_portfolio_clear (XlPortfolio *portfolio)
{
  g_clear_pointer (&portfolio->chosen, g_free);
}

/**
 * xl_frontier_best:
 * @best: (out caller-allocates): the set, to be cleared
 * @candidates: (array length=n): projects
 * @n: how many
 * @budget: grant that can be given, currency units, 0 or more; infinite is all
 * @aim: what is wanted
 * @cancel: (nullable): stops when another thread sets it to other than 0, with g_atomic_int_set()
 *
 * The best set of projects within the budget. Among equally good sets the cheapest; among those the
 * one that holds the earliest project that they do not share; where there are millions of equally
 * good sets, any of them, though always the same. Costs and values are taken to the thousandth, or
 * coarser where their sum is beyond 4e15. A hundred projects take milliseconds.
 *
 * Returns: FALSE when cancelled or a number is none; @best is all zeros then
 */
gboolean
xl_frontier_best (XlPortfolio *best, const XlCandidate *candidates, guint n, double budget, XlAim aim,
                  const gint *cancel)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1);
  g_autofree XlItem *items = NULL;
  Problem problem;
  gint64 cost, value;
  gboolean posed, done;

  memset (best, 0, sizeof *best);
  posed = pose (&problem, candidates, n, budget, aim);
  items = problem.items;
  if (!posed)
    return FALSE;
  problem.n = drop_dear (items, problem.n, problem.budget);
  done = aim == XL_AIM_VALUE
           ? solve (items, problem.n, problem.budget, FALSE, 0, chosen, &cost, &value, &best->exact, cancel)
           : xl_coverage_best (items, problem.n, problem.budget, chosen, &best->exact, cancel);
  if (!done)
    {
      best->exact = FALSE;
      return FALSE;
    }
  fill (best, candidates, n, items, problem.n, chosen, aim);
  return TRUE;
}

/**
 * xl_frontier_next:
 * @next: (out caller-allocates): the set, to be cleared
 * @candidates: (array length=n): projects
 * @n: how many
 * @budget: grant that can be given now
 * @aim: what is wanted
 * @cancel: (nullable): as with xl_frontier_best()
 *
 * What the next euro is worth: the set with the smallest cost that gives more than any set within
 * @budget. Its cost less the budget is the smallest increase that changes anything; its value less
 * the present best is what that adds. It has @n_chosen 0 when no budget gives more.
 *
 * Returns: FALSE when cancelled or a number is none; @next is all zeros then
 */
gboolean
xl_frontier_next (XlPortfolio *next, const XlCandidate *candidates, guint n, double budget, XlAim aim,
                  const gint *cancel)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1);
  g_autofree XlItem *items = NULL;
  g_autofree XlItem *affordable = NULL;
  Problem problem;
  gint64 cost, value, all_cost = 0, all_value = 0;
  gboolean posed, done, exact_now, exact_next = TRUE;

  memset (next, 0, sizeof *next);
  posed = pose (&problem, candidates, n, budget, aim);
  items = problem.items;
  if (!posed)
    return FALSE;
  if (aim == XL_AIM_COUNTRIES)
    {
      done = xl_coverage_next (items, problem.n, problem.budget, chosen, &next->exact, cancel);
      if (done)
        fill (next, candidates, n, items, problem.n, chosen, aim);
      return done;
    }
  for (guint i = 0; i < problem.n; i++)
    {
      all_cost += items[i].cost;
      all_value += items[i].value;
    }
  affordable = g_memdup2 (items, (problem.n + 1) * sizeof (XlItem));
  if (!solve (affordable, drop_dear (affordable, problem.n, problem.budget), problem.budget, FALSE, 0, chosen,
              &cost, &value, &exact_now, cancel))
    return FALSE;
  memset (chosen, 0, n * sizeof (gboolean));
  if (value < all_value
      && !solve (items, problem.n, all_cost, TRUE, value + 1, chosen, &cost, &value, &exact_next, cancel))
    return FALSE;
  next->exact = exact_now && exact_next;
  fill (next, candidates, n, items, problem.n, chosen, aim);
  return TRUE;
}

/* The list of sets that none beats, up to a cost, without knowing what is in them. FALSE when it is
 * too long or cancelled. */
static gboolean
list_all (const Problem *problem, GArray **list, const gint *cancel)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  gint64 start[2] = { 0, 0 };

  g_array_append_vals (from, start, 1);
  for (guint k = 0; k < problem->n; k++)
    {
      g_autoptr (GArray) to = g_array_sized_new (FALSE, FALSE, 2 * sizeof (gint64), 2 * from->len);
      const gint64 (*set)[2] = (gpointer) from->data;
      guint i = 0, j = 0;
      gint64 most = -1;

      while (i < from->len || j < from->len)
        {
          gint64 add[2] = { G_MAXINT64, 0 };
          const gint64 *point = add;

          if (j < from->len)
            {
              add[0] = set[j][0] + problem->items[k].cost;
              add[1] = set[j][1] + problem->items[k].value;
            }
          if (j >= from->len || (i < from->len && (set[i][0] < add[0] || (set[i][0] == add[0] && set[i][1] > add[1]))))
            point = set[i++];
          else
            j++;
          if (point[0] > problem->budget || point[1] <= most)
            continue;
          most = point[1];
          g_array_append_vals (to, point, 1);
        }
      if (to->len > MOST_POINTS || is_cancelled (cancel))
        return FALSE;
      g_array_unref (from);
      from = g_steal_pointer (&to);
    }
  *list = g_steal_pointer (&from);
  return TRUE;
}

/* Rounds costs up, so that there are at most COARSE_POINTS different sums within the budget: each point
 * is still within reach, if not the best. */
static void
coarsen (Problem *problem)
{
  gint64 all = 0, step;

  for (guint i = 0; i < problem->n; i++)
    all += problem->items[i].cost;
  step = MIN (all, problem->budget) / COARSE_POINTS + 1;
  for (guint i = 0; i < problem->n; i++)
    problem->items[i].cost = (problem->items[i].cost + step - 1) / step * step;
}

/**
 * xl_frontier_curve:
 * @candidates: (array length=n): projects
 * @n: how many
 * @budget: where the curve ends; infinite is all
 * @n_points: (out): how many points
 * @whole: (out): whether this is the curve; else it has too many points, and these lie at or below it,
 *   by no more than costs rounded up by 1/65536 of the budget each
 * @cancel: (nullable): as with xl_frontier_best()
 *
 * The best sum of values for every budget: a stair of which each point is the left end of a step.
 *
 * Returns: (transfer full) (array length=n_points): budgets and values ascending, the first at budget
 *   0; NULL when cancelled or a number is none
 */
XlFrontierPoint *
xl_frontier_curve (const XlCandidate *candidates, guint n, double budget, guint *n_points, gboolean *whole,
                   const gint *cancel)
{
  g_autofree XlItem *items = NULL;
  g_autoptr (GArray) list = NULL;
  XlFrontierPoint *points;
  Problem problem;
  gboolean posed;

  *n_points = 0;
  *whole = FALSE;
  posed = pose (&problem, candidates, n, budget, XL_AIM_VALUE);
  items = problem.items;
  if (!posed)
    return NULL;
  *whole = list_all (&problem, &list, cancel);
  if (!*whole)
    coarsen (&problem);
  if (!*whole && !list_all (&problem, &list, cancel))
    return NULL;
  *n_points = list->len;
  points = g_new (XlFrontierPoint, list->len);
  for (guint i = 0; i < list->len; i++)
    {
      const gint64 *point = ((const gint64 (*)[2]) (gpointer) list->data)[i];

      points[i] = (XlFrontierPoint){ point[0] / problem.cost_steps, point[1] / problem.value_steps };
    }
  return points;
}
