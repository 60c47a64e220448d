/* layout-score.c - how good a picture of a graph is: stress, neighbours kept, crossings */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "layout-score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* All nodes are asked up to this many; of more, so many drawn ones, the same for every picture. */
#define ALL 6000
#define DRAWN 600

#define MOST_EDGES 40000

typedef struct
{
  guint n, m;
  guint *offsets, *adjacent; /* owned; doubles counted once, no loops */
  guint32 *ends;             /* owned: of the m edges left */
} Plain;

static int
compare_pairs (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static void
plain_init (Plain *plain, const XlEl *el)
{
  g_autofree guint64 *pairs = g_new (guint64, el->m + 1);
  g_autofree guint *next = NULL;
  gsize m = 0;

  for (gsize e = 0; e < el->m; e++)
    {
      guint64 a = el->ends[2 * e], b = el->ends[2 * e + 1];

      if (a != b)
        pairs[m++] = MIN (a, b) << 32 | MAX (a, b);
    }
  qsort (pairs, m, sizeof *pairs, compare_pairs);
  plain->n = el->n;
  plain->m = 0;
  plain->offsets = g_new0 (guint, (gsize) el->n + 1);
  plain->adjacent = g_new (guint, 2 * m + 1);
  plain->ends = g_new (guint32, 2 * m + 1);
  for (gsize e = 0; e < m; e++)
    if (e == 0 || pairs[e] != pairs[e - 1])
      {
        plain->ends[2 * plain->m] = (guint32) (pairs[e] >> 32);
        plain->ends[2 * plain->m++ + 1] = (guint32) pairs[e];
      }
  for (guint e = 0; e < 2 * plain->m; e++)
    plain->offsets[plain->ends[e] + 1]++;
  for (guint i = 0; i < el->n; i++)
    plain->offsets[i + 1] += plain->offsets[i];
  next = g_memdup2 (plain->offsets, (el->n + 1) * sizeof (guint));
  for (guint e = 0; e < 2 * plain->m; e++)
    plain->adjacent[next[plain->ends[e]]++] = plain->ends[e ^ 1];
}

/* Nodes within @most steps, in the order of their distance; returns how many, with the source. */
static guint
search (const Plain *plain, guint source, int most, int *distance, guint *queue)
{
  guint head = 0, tail = 0;

  memset (distance, 0xff, plain->n * sizeof (int));
  distance[source] = 0;
  queue[tail++] = source;
  for (; head < tail && distance[queue[head]] < most; head++)
    for (guint e = plain->offsets[queue[head]]; e < plain->offsets[queue[head] + 1]; e++)
      if (distance[plain->adjacent[e]] < 0)
        {
          distance[plain->adjacent[e]] = distance[queue[head]] + 1;
          queue[tail++] = plain->adjacent[e];
        }
  return tail;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
score_nodes (const Plain *plain, const float *xy, LayoutScore *score)
{
  guint n = plain->n, asked = n <= ALL ? n : DRAWN, counted = 0;
  g_autofree int *distance = g_new (int, n);
  g_autofree guint *queue = g_new (guint, n);
  g_autofree double *away = g_new (double, n), *sorted = g_new (double, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  double sum = 0, squares = 0, pairs = 0, kept = 0;

  for (guint k = 0; k < asked; k++)
    {
      guint s = asked == n ? k : (guint) g_rand_int_range (rand, 0, (int) n), reached, within, hits = 0;
      double farthest;

      for (guint i = 0; i < n; i++)
        sorted[i] = away[i] = i == s ? G_MAXDOUBLE : hypot ((double) (xy[2 * i] - xy[2 * s]), (double) (xy[2 * i + 1] - xy[2 * s + 1]));
      reached = search (plain, s, G_MAXINT, distance, queue);
      for (within = 1; within < reached && distance[queue[within]] <= 2;)
        within++;
      for (guint i = 1; i < reached; i++)
        {
          double r = away[queue[i]] / distance[queue[i]];

          sum += r;
          squares += r * r;
          pairs++;
        }
      within--;
      if (within == 0 || within == n - 1)
        continue;
      qsort (sorted, n, sizeof (double), compare_doubles);
      farthest = sorted[within - 1];
      for (guint i = 1; i <= within; i++)
        hits += away[queue[i]] <= farthest;
      hits = MIN (hits, within);
      kept += (double) hits / (2.0 * within - hits);
      counted++;
    }
  score->stress = squares > 0 ? 1 - sum * sum / (pairs * squares) : 0;
  score->np2 = counted ? kept / counted : 1;
}

typedef struct
{
  float x1, x2, y1, y2;
  guint edge;
} Span;

static int
compare_spans (const void *a, const void *b)
{
  const Span *p = a, *q = b;

  return p->x1 < q->x1 ? -1 : p->x1 > q->x1;
}

static int
side (const float *xy, guint a, guint b, guint c)
{
  double v = ((double) xy[2 * b] - xy[2 * a]) * ((double) xy[2 * c + 1] - xy[2 * a + 1])
             - ((double) xy[2 * b + 1] - xy[2 * a + 1]) * ((double) xy[2 * c] - xy[2 * a]);

  return v > 0 ? 1 : v < 0 ? -1 : 0;
}

static gint64
count_crossings (const Plain *plain, const float *xy)
{
  g_autofree Span *spans = g_new (Span, (gsize) plain->m + 1);
  gint64 count = 0;

  for (guint e = 0; e < plain->m; e++)
    {
      guint a = plain->ends[2 * e], b = plain->ends[2 * e + 1];

      spans[e] = (Span) { MIN (xy[2 * a], xy[2 * b]), MAX (xy[2 * a], xy[2 * b]), MIN (xy[2 * a + 1], xy[2 * b + 1]),
                          MAX (xy[2 * a + 1], xy[2 * b + 1]), e };
    }
  qsort (spans, plain->m, sizeof *spans, compare_spans);
  for (guint i = 0; i < plain->m; i++)
    for (guint j = i + 1; j < plain->m && spans[j].x1 <= spans[i].x2; j++)
      {
        const guint32 *p = plain->ends + 2 * spans[i].edge, *q = plain->ends + 2 * spans[j].edge;

        if (spans[j].y1 > spans[i].y2 || spans[j].y2 < spans[i].y1 || p[0] == q[0] || p[0] == q[1] || p[1] == q[0]
            || p[1] == q[1])
          continue;
        count += side (xy, p[0], p[1], q[0]) * side (xy, p[0], p[1], q[1]) < 0
                 && side (xy, q[0], q[1], p[0]) * side (xy, q[0], q[1], p[1]) < 0;
      }
  return count;
}

/**
 * layout_score:
 * @el: a graph
 * @xy: (array): x, y of every node
 *
 * Returns: how good the picture is; does not depend on its scale
 */
LayoutScore
layout_score (const XlEl *el, const float *xy)
{
  LayoutScore score = { .crossings = -1 };
  Plain plain;

  plain_init (&plain, el);
  score_nodes (&plain, xy, &score);
  if (plain.m <= MOST_EDGES)
    score.crossings = count_crossings (&plain, xy);
  g_free (plain.offsets);
  g_free (plain.adjacent);
  g_free (plain.ends);
  return score;
}
