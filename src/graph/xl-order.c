/* xl-order.c - crossings of lines whose ends stand in an order */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-order.h"

#include <stdlib.h>
#include <string.h>

/* Counts by place, summed quickly (Fenwick 1994). */
static void
add_count (guint *tree, guint n, guint place, guint value)
{
  for (guint i = place + 1; i <= n; i += i & -i)
    tree[i] += value;
}

/* The sum of the counts at places below @end. */
static guint
sum_counts (const guint *tree, guint end)
{
  guint sum = 0;

  for (guint i = end; i > 0; i -= i & -i)
    sum += tree[i];
  return sum;
}

static int
compare_lines (const void *a, const void *b)
{
  const XlOrderLine *p = a, *q = b;

  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  return p->b < q->b ? -1 : p->b > q->b;
}

/**
 * xl_order_between:
 * @lines: (array length=m): sorted by this
 * @m: how many
 * @places: more than the largest place
 *
 * Returns: pairs of lines that cross between two columns, where each line goes from a place in the one to a place in
 *   the other; lines with an end in common do not cross
 */
guint64
xl_order_between (XlOrderLine *lines, guint m, guint places)
{
  g_autofree guint *tree = g_new0 (guint, (gsize) places + 2);
  guint64 crossings = 0;
  guint next = 0;

  if (m > 1)
    qsort (lines, m, sizeof *lines, compare_lines);
  for (guint i = 0; i < m; i++)
    {
      /* Only lines that begin higher have been counted. */
      for (; lines[next].a < lines[i].a; next++)
        add_count (tree, places, lines[next].b, 1);
      crossings += next - sum_counts (tree, lines[i].b + 1);
    }
  return crossings;
}

static int
compare_ends (const void *a, const void *b)
{
  const XlOrderLine *p = a, *q = b;

  if (p->b != q->b)
    return p->b < q->b ? -1 : 1;
  return p->a < q->a ? -1 : p->a > q->a;
}

/**
 * xl_order_chords:
 * @lines: (array length=m): each with two different ends; turned and sorted by this
 * @m: how many
 * @places: more than the largest place
 *
 * Returns: pairs of lines that cross inside a circle on which the places stand; lines with an end in common do not
 */
guint64
xl_order_chords (XlOrderLine *lines, guint m, guint places)
{
  g_autofree guint *tree = g_new0 (guint, (gsize) places + 2);
  g_autofree XlOrderLine *ends = NULL;
  guint64 crossings = 0;
  guint opened = 0;

  for (guint i = 0; i < m; i++)
    if (lines[i].a > lines[i].b)
      lines[i] = (XlOrderLine) { lines[i].b, lines[i].a };
  ends = g_memdup2 (lines, m * sizeof *lines);
  if (m > 1)
    {
      qsort (lines, m, sizeof *lines, compare_lines);
      qsort (ends, m, sizeof *ends, compare_ends);
    }
  /* At the end of a chord those cross it that began after it and have not ended. */
  for (guint first = 0, last; first < m; first = last)
    {
      guint end = ends[first].b;

      for (; opened < m && lines[opened].a < end; opened++)
        add_count (tree, places, lines[opened].a, 1);
      for (last = first; last < m && ends[last].b == end; last++)
        add_count (tree, places, ends[last].a, G_MAXUINT);
      for (guint i = first; i < last; i++)
        crossings += sum_counts (tree, end) - sum_counts (tree, ends[i].a + 1);
    }
  return crossings;
}

/**
 * xl_order_pair:
 * @first: (array length=n_first): where the lines of the upper of two nodes end, ascending
 * @n_first: how many
 * @second: (array length=n_second): the same of the lower one
 * @n_second: how many
 *
 * Returns: how many crossings fewer there would be if the two changed places; negative for more
 */
double
xl_order_pair (const float *first, guint n_first, const float *second, guint n_second)
{
  double now = 0, then = 0;
  guint below = 0, upto = 0;

  for (guint i = 0; i < n_first; i++)
    {
      while (below < n_second && second[below] < first[i])
        below++;
      while (upto < n_second && second[upto] <= first[i])
        upto++;
      now += below;
      then += n_second - upto;
    }
  return now - then;
}

static int
compare_wishes (const void *a, const void *b)
{
  const XlOrderWish *p = a, *q = b;

  if (p->key != q->key)
    return p->key < q->key ? -1 : 1;
  return p->rank < q->rank ? -1 : p->rank > q->rank;
}

/**
 * xl_order_sort:
 * @wishes: (inout) (array length=n): sorted by key; of equal keys by rank
 * @n: how many
 */
void
xl_order_sort (XlOrderWish *wishes, guint n)
{
  if (n > 1)
    qsort (wishes, n, sizeof *wishes, compare_wishes);
}
