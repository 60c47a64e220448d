/* xl-stress.c - stress of one connected graph, lowered by stochastic gradient descent, in steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stress of a picture is the sum over all pairs of ((|xi - xj| - dij) / dij)^2, where dij is the
 * length of the shortest path. Start: PivotMDS (Brandes, Pich 2006) from up to 50 pivots, each as
 * far as can be from those before. Then gradient descent by pairs (Zheng, Pawar, Goodman 2018), one
 * source at a time: all others move towards their distance from it, the source stays. A pair is
 * seen from both ends, so on the whole both move, and a row is a loop without dependences.
 *
 * 1. Up to ALL_SOURCES nodes, every node is a source in every round and all distances are kept, one
 *    byte each (two where the graph is longer than 255). Above, every round draws fresh sources:
 *    fixed ones give clearly worse pictures where all paths are short.
 * 2. Sums are made in a fixed order and rows have no sums at all: the vector width of the processor
 *    does not show in the result.
 * 3. Nothing runs longer than a few milliseconds between two looks at the clock. */

#include "xl-stress.h"

#include <math.h>
#include <string.h>

#include "xl-rng.h"

#define ALL_SOURCES 5000
#define ROUNDS_ALL 16
#define ROUNDS_DRAWN 15
#define ROUNDS_SKETCH 6
#define BATCHES_DRAWN 2 /* of 64 sources each, per round */
#define PIVOTS 50
#define BATCH 64

typedef enum
{
  STAGE_PIVOTS,
  STAGE_START,
  STAGE_DISTANCES,
  STAGE_ROUNDS,
  STAGE_DONE,
} Stage;

/* Breadth-first search from up to 64 nodes at once: bit b of a word belongs to source b. */
typedef struct
{
  guint64 *seen, *front, *next; /* owned */
  guint *list, *next_list;      /* owned: nodes whose front word is not zero */
} Search;

struct _XlStress
{
  guint n;
  const guint *offsets, *neighbours; /* borrowed */
  XlRng rng;
  Stage stage;
  float *x, *y; /* owned */
  Search search;
  guint n_pivots, pivots_done;
  guint *pivot_distance; /* owned; n_pivots rows of n */
  guint *nearest;        /* owned; distance to the nearest pivot */
  guint longest;         /* largest distance seen from a pivot: the diameter is at most twice that */
  gboolean drawn;        /* fresh sources instead of all */
  guint8 *near8;         /* owned; all distances, n x n */
  guint16 *near16;       /* owned; the same where bytes are too small, or 64 rows when drawn */
  guint16 *columns;      /* owned; n x 64 while a batch is searched, when drawn */
  guint sources_done;
  guint *order; /* owned */
  guint round, rounds, next;
};

/* Moves all nodes towards their distance from the point (xs, ys); see the head of the file. */
#define ROW_BODY                                                                                   \
  for (guint j = 0; j < n; j++)                                                                    \
    {                                                                                              \
      float d = (float) row[j];                                                                    \
      float dx = x[j] - xs, dy = y[j] - ys;                                                        \
      float length = sqrtf (dx * dx + dy * dy + 1e-12f);                                           \
      float weight = eta / (d * d);                                                                \
      float step;                                                                                  \
                                                                                                   \
      weight = weight < 1.f ? weight : 1.f;                                                        \
      step = 0.5f * weight * (1.f - d / length);                                                   \
      step = d > 0.f ? step : 0.f;                                                                 \
      x[j] -= step * dx;                                                                           \
      y[j] -= step * dy;                                                                           \
    }

static void
row8 (const guint8 *restrict row, float *restrict x, float *restrict y, guint n, float xs, float ys,
      float eta)
{
  ROW_BODY
}

static void
row16 (const guint16 *restrict row, float *restrict x, float *restrict y, guint n, float xs, float ys,
       float eta)
{
  ROW_BODY
}

#if defined(__x86_64__) && defined(__GNUC__)
/* The same operations on eight numbers at a time. Without fused multiply-add the result is the same
 * to the bit. */
__attribute__ ((target ("avx2"))) static void
row8_wide (const guint8 *restrict row, float *restrict x, float *restrict y, guint n, float xs,
           float ys, float eta)
{
  ROW_BODY
}

__attribute__ ((target ("avx2"))) static void
row16_wide (const guint16 *restrict row, float *restrict x, float *restrict y, guint n, float xs,
            float ys, float eta)
{
  ROW_BODY
}

static gboolean
have_wide (void)
{
  return __builtin_cpu_supports ("avx2");
}
#else
#define row8_wide row8
#define row16_wide row16
static gboolean
have_wide (void)
{
  return FALSE;
}
#endif

static void
search_init (Search *search, guint n)
{
  search->seen = g_new (guint64, n);
  search->front = g_new0 (guint64, n);
  search->next = g_new0 (guint64, n);
  search->list = g_new (guint, n);
  search->next_list = g_new (guint, n);
}

static void
search_clear (Search *search)
{
  g_free (search->seen);
  g_free (search->front);
  g_free (search->next);
  g_free (search->list);
  g_free (search->next_list);
}

/* Writes distances from @sources: to[v * stride + b], in bytes or, with @wide, in two of them.
 * Returns FALSE if one does not fit. */
static gboolean
search_batch (XlStress *self, const guint *sources, guint k, gpointer to, gsize stride, gboolean wide)
{
  Search *s = &self->search;
  guint active = 0, level = 0;

  memset (s->seen, 0, self->n * sizeof (guint64));
  for (guint b = 0; b < k; b++)
    {
      guint v = sources[b];

      if (!s->front[v])
        s->list[active++] = v;
      s->front[v] |= (guint64) 1 << b;
      s->seen[v] |= (guint64) 1 << b;
      if (wide)
        ((guint16 *) to)[v * stride + b] = 0;
      else
        ((guint8 *) to)[v * stride + b] = 0;
    }
  while (active)
    {
      guint found = 0, kept = 0;

      level++;
      for (guint i = 0; i < active; i++)
        {
          guint v = s->list[i];
          guint64 bits = s->front[v];

          s->front[v] = 0;
          for (guint e = self->offsets[v]; e < self->offsets[v + 1]; e++)
            {
              guint w = self->neighbours[e];
              guint64 fresh = bits & ~s->seen[w];

              if (fresh && !s->next[w])
                s->next_list[found++] = w;
              s->next[w] |= fresh;
            }
        }
      if (found && level > (wide ? G_MAXUINT16 : G_MAXUINT8))
        {
          for (guint i = 0; i < found; i++)
            s->next[s->next_list[i]] = 0;
          return FALSE;
        }
      for (guint i = 0; i < found; i++)
        {
          guint v = s->next_list[i];
          guint64 bits = s->next[v];

          s->next[v] = 0;
          s->front[v] = bits;
          s->seen[v] |= bits;
          s->list[kept++] = v;
          for (; bits; bits &= bits - 1)
            {
              gsize at = v * stride + (gsize) __builtin_ctzll (bits);

              if (wide)
                ((guint16 *) to)[at] = (guint16) level;
              else
                ((guint8 *) to)[at] = (guint8) level;
            }
        }
      active = kept;
    }
  return TRUE;
}

/* Plain search from one node. */
static guint
search_one (guint n, const guint *offsets, const guint *neighbours, guint source, guint *distance,
            guint *queue)
{
  guint head = 0, tail = 0;

  memset (distance, 0xff, n * sizeof (guint));
  distance[source] = 0;
  queue[tail++] = source;
  while (head < tail)
    {
      guint v = queue[head++];

      for (guint e = offsets[v]; e < offsets[v + 1]; e++)
        {
          guint w = neighbours[e];

          if (distance[w] == G_MAXUINT)
            {
              distance[w] = distance[v] + 1;
              queue[tail++] = w;
            }
        }
    }
  return distance[queue[tail - 1]];
}

/**
 * xl_stress_new:
 * @n: nodes, at least 1
 * @offsets: n + 1; borrowed until the job is freed
 * @neighbours: of node i: neighbours[offsets[i]] to neighbours[offsets[i + 1] - 1]; borrowed
 * @sketch: a few rounds only: the whole is about right, and quickly so
 * @seed: equal seeds give equal results
 *
 * The graph must be connected.
 *
 * Returns: (transfer full): a job for xl_stress_step()
 */
XlStress *
xl_stress_new (guint n, const guint *offsets, const guint *neighbours, gboolean sketch, guint64 seed)
{
  XlStress *self = g_new0 (XlStress, 1);

  self->n = n;
  self->offsets = offsets;
  self->neighbours = neighbours;
  xl_rng_init (&self->rng, seed);
  self->x = g_new0 (float, n);
  self->y = g_new0 (float, n);
  self->drawn = n > (sketch ? 2 * BATCH : ALL_SOURCES);
  self->rounds = !self->drawn ? ROUNDS_ALL : sketch ? ROUNDS_SKETCH : ROUNDS_DRAWN;
  self->n_pivots = MIN (n, PIVOTS);
  self->pivot_distance = g_new (guint, (gsize) n * self->n_pivots);
  self->nearest = g_new (guint, n);
  self->order = g_new (guint, n);
  search_init (&self->search, n);
  if (n == 1)
    self->stage = STAGE_DONE;
  return self;
}

/**
 * xl_stress_free:
 * @self: (nullable): a job
 */
void
xl_stress_free (XlStress *self)
{
  if (!self)
    return;
  search_clear (&self->search);
  g_free (self->x);
  g_free (self->y);
  g_free (self->pivot_distance);
  g_free (self->nearest);
  g_free (self->near8);
  g_free (self->near16);
  g_free (self->columns);
  g_free (self->order);
  g_free (self);
}

/* One more pivot: the node farthest from all pivots so far. */
static void
step_pivot (XlStress *self)
{
  guint p = self->pivots_done, best = 0, far;
  guint *row = self->pivot_distance + (gsize) p * self->n;

  if (p == 0)
    best = xl_rng_below (&self->rng, self->n);
  else
    for (guint i = 1; i < self->n; i++)
      if (self->nearest[i] > self->nearest[best])
        best = i;
  far = search_one (self->n, self->offsets, self->neighbours, best, row, self->search.list);
  self->longest = MAX (self->longest, far);
  for (guint i = 0; i < self->n; i++)
    self->nearest[i] = p == 0 ? row[i] : MIN (self->nearest[i], row[i]);
  if (++self->pivots_done == self->n_pivots)
    self->stage = STAGE_START;
}

/* The strongest eigenvector of the symmetric k x k matrix @m, made orthogonal to @other. */
static void
eigenvector (const double *m, guint k, const double *other, double *v)
{
  g_autofree double *w = g_new (double, k);

  for (guint i = 0; i < k; i++)
    v[i] = 1.0 + (double) ((i * 7919u) % 101u) / 101.0 * (other ? -1.7 : 1.0);
  for (guint turn = 0; turn < 60; turn++)
    {
      double dot = 0, norm = 0;

      if (other)
        for (guint i = 0; i < k; i++)
          dot += v[i] * other[i];
      for (guint i = 0; other && i < k; i++)
        v[i] -= dot * other[i];
      for (guint i = 0; i < k; i++)
        {
          w[i] = 0;
          for (guint j = 0; j < k; j++)
            w[i] += m[i * k + j] * v[j];
          norm += w[i] * w[i];
        }
      norm = sqrt (norm);
      for (guint i = 0; i < k; i++)
        v[i] = norm > 1e-30 ? w[i] / norm : 0;
    }
}

/* Classical scaling on the distances to the pivots. */
static void
step_start (XlStress *self)
{
  guint n = self->n, k = self->n_pivots;
  g_autofree float *c = g_new (float, (gsize) n * k);
  g_autofree double *row_mean = g_new0 (double, n);
  g_autofree double *m = g_new0 (double, (gsize) k * k);
  g_autofree double *v1 = g_new (double, k), *v2 = g_new (double, k);
  double mean = 0, top = 0, below = 0, scale;

  for (guint p = 0; p < k; p++)
    for (guint i = 0; i < n; i++)
      {
        double d = self->pivot_distance[(gsize) p * n + i];

        row_mean[i] += d * d / k;
      }
  for (guint i = 0; i < n; i++)
    mean += row_mean[i] / n;
  for (guint p = 0; p < k; p++)
    {
      const guint *row = self->pivot_distance + (gsize) p * n;
      double column_mean = 0;

      for (guint i = 0; i < n; i++)
        column_mean += (double) row[i] * row[i];
      column_mean /= n;
      for (guint i = 0; i < n; i++)
        c[(gsize) i * k + p]
            = (float) (-0.5 * ((double) row[i] * row[i] - column_mean - row_mean[i] + mean));
    }
  /* A few thousand rows tell the directions well enough. */
  for (guint i = 0, jump = 1 + n / 4000; i < n; i += jump)
    for (guint a = 0; a < k; a++)
      for (guint b = 0; b < k; b++)
        m[a * k + b] += (double) c[(gsize) i * k + a] * c[(gsize) i * k + b];
  eigenvector (m, k, NULL, v1);
  eigenvector (m, k, v1, v2);
  for (guint i = 0; i < n; i++)
    {
      double x = 0, y = 0;

      for (guint p = 0; p < k; p++)
        {
          x += c[(gsize) i * k + p] * v1[p];
          y += c[(gsize) i * k + p] * v2[p];
        }
      self->x[i] = (float) x;
      self->y[i] = (float) y;
    }
  /* The scale with the least stress towards the pivots seen last (they lie in between). */
  for (guint p = 0; p < MIN (k, 8); p++)
    {
      const guint *row = self->pivot_distance + (gsize) (k - 1 - p) * n;
      guint source = 0;

      for (guint i = 0; i < n; i++)
        if (row[i] == 0)
          source = i;
      for (guint i = 0; i < n; i++)
        if (row[i])
          {
            double dx = (double) self->x[i] - self->x[source], dy = (double) self->y[i] - self->y[source];
            double ratio = sqrt (dx * dx + dy * dy) / row[i];

            top += ratio;
            below += ratio * ratio;
          }
    }
  scale = below > 0 ? top / below : 1;
  /* Leaves of one node stand on one point: part them. */
  for (guint i = 0; i < n; i++)
    {
      self->x[i] = (float) (self->x[i] * scale) + 0.2f * xl_rng_signed (&self->rng);
      self->y[i] = (float) (self->y[i] * scale) + 0.2f * xl_rng_signed (&self->rng);
    }
  g_clear_pointer (&self->pivot_distance, g_free);
  g_clear_pointer (&self->nearest, g_free);
  for (guint i = 0; i < n; i++)
    self->order[i] = i;
  if (self->drawn)
    {
      self->near16 = g_new (guint16, (gsize) n * BATCH);
      self->columns = g_new (guint16, (gsize) n * BATCH);
      self->stage = STAGE_ROUNDS;
    }
  else
    {
      self->near8 = g_new (guint8, (gsize) n * n);
      self->stage = STAGE_DISTANCES;
    }
}

/* Distances from the next 64 nodes. As they are symmetric, columns are as good as rows. */
static void
step_distances (XlStress *self)
{
  guint k = MIN (BATCH, self->n - self->sources_done);
  const guint *sources = self->order + self->sources_done;
  gboolean wide = self->near16 != NULL;
  gpointer to = wide ? (gpointer) (self->near16 + self->sources_done)
                     : (gpointer) (self->near8 + self->sources_done);

  if (!search_batch (self, sources, k, to, self->n, wide))
    {
      g_clear_pointer (&self->near8, g_free);
      self->near16 = g_new (guint16, (gsize) self->n * self->n);
      self->sources_done = 0;
      return;
    }
  self->sources_done += k;
  if (self->sources_done == self->n)
    self->stage = STAGE_ROUNDS;
}

static void
shuffle (XlStress *self, guint first, guint count)
{
  for (guint i = first; i < first + count; i++)
    {
      guint j = i + xl_rng_below (&self->rng, self->n - i), swap = self->order[i];

      self->order[i] = self->order[j];
      self->order[j] = swap;
    }
}

/* The step size falls from the weight of long distances to that of edges (Zheng et al., 2.1). */
static float
step_size (XlStress *self)
{
  double longest = MAX (2.0, (double) self->longest);
  double first = longest * longest * (self->drawn ? 0.5 : 0.25), last = self->drawn ? 0.1 : 0.06;

  return (float) (first * pow (last / first, (double) self->round / (self->rounds - 1)));
}

/* While steps are large, twins (leaves of one node) are drawn onto one point, from which nothing
 * could part them again: move all a little. */
static void
shake (XlStress *self)
{
  if (self->round * 4 > self->rounds * 3)
    return;
  for (guint i = 0; i < self->n; i++)
    {
      self->x[i] += 0.02f * xl_rng_signed (&self->rng);
      self->y[i] += 0.02f * xl_rng_signed (&self->rng);
    }
}

static void
step_rows (XlStress *self)
{
  guint n = self->n, end;
  float eta = step_size (self);
  gboolean wide = have_wide ();

  if (self->next == 0)
    {
      shake (self);
      shuffle (self, 0, n - 1);
    }
  end = MIN (n, self->next + 1 + 100000 / n);
  for (; self->next < end; self->next++)
    {
      guint s = self->order[self->next];
      float xs = self->x[s], ys = self->y[s];

      if (self->near8)
        (wide ? row8_wide : row8) (self->near8 + (gsize) s * n, self->x, self->y, n, xs, ys, eta);
      else
        (wide ? row16_wide : row16) (self->near16 + (gsize) s * n, self->x, self->y, n, xs, ys, eta);
    }
  if (self->next == n)
    {
      self->next = 0;
      self->round++;
    }
}

static void
step_drawn (XlStress *self)
{
  guint n = self->n;
  float eta = step_size (self);
  gboolean wide = have_wide ();

  if (self->next == 0)
    shake (self);
  shuffle (self, 0, BATCH);
  /* Beyond 65 535 steps all nodes look equally far: such a chain is no picture anyway. */
  memset (self->columns, 0xff, (gsize) n * BATCH * sizeof (guint16));
  search_batch (self, self->order, BATCH, self->columns, BATCH, TRUE);
  for (guint v = 0; v < n; v++)
    for (guint b = 0; b < BATCH; b++)
      self->near16[(gsize) b * n + v] = self->columns[(gsize) v * BATCH + b];
  for (guint b = 0; b < BATCH; b++)
    {
      guint s = self->order[b];

      (wide ? row16_wide : row16) (self->near16 + (gsize) b * n, self->x, self->y, n, self->x[s],
                                   self->y[s], eta);
    }
  if (++self->next == BATCHES_DRAWN)
    {
      self->next = 0;
      self->round++;
    }
}

/**
 * xl_stress_step:
 * @self: a job
 * @deadline: g_get_monotonic_time() at which to return, a few ms later at most
 *
 * Returns: %TRUE when it is done
 */
gboolean
xl_stress_step (XlStress *self, gint64 deadline)
{
  while (self->stage != STAGE_DONE)
    {
      if (self->stage == STAGE_PIVOTS)
        step_pivot (self);
      else if (self->stage == STAGE_START)
        step_start (self);
      else if (self->stage == STAGE_DISTANCES)
        step_distances (self);
      else if (self->round == self->rounds)
        self->stage = STAGE_DONE;
      else if (self->drawn)
        step_drawn (self);
      else
        step_rows (self);
      if (g_get_monotonic_time () >= deadline)
        break;
    }
  return self->stage == STAGE_DONE;
}

/**
 * xl_stress_get_progress:
 * @self: a job
 *
 * Returns: 0 .. 1
 */
double
xl_stress_get_progress (XlStress *self)
{
  switch (self->stage)
    {
    case STAGE_PIVOTS:
    case STAGE_START:
      return 0;
    case STAGE_DISTANCES:
      return 0.2 * self->sources_done / self->n;
    case STAGE_ROUNDS:
      return 0.2 + 0.8 * self->round / self->rounds;
    case STAGE_DONE:
    default:
      return 1;
    }
}

/**
 * xl_stress_get_xy:
 * @self: a job
 * @x: (out) (transfer none): positions now, in edge lengths
 * @y: (out) (transfer none): the same
 */
void
xl_stress_get_xy (XlStress *self, const float **x, const float **y)
{
  *x = self->x;
  *y = self->y;
}

/* One node to the place of least stress towards all that are reached from it and have a place. */
static void
place_one (guint n, const guint *distance, const guint8 *placed, float *x, float *y, float unit,
           guint v)
{
  for (guint turn = 0; turn < 30; turn++)
    {
      double sx = 0, sy = 0, sw = 0;

      for (guint j = 0; j < n; j++)
        {
          double d = distance[j], dx, dy, length, w;

          if (j == v || distance[j] == G_MAXUINT || !placed[j])
            continue;
          dx = (double) x[v] - x[j];
          dy = (double) y[v] - y[j];
          length = sqrt (dx * dx + dy * dy + 1e-12);
          w = 1 / (d * d);
          sx += w * (x[j] + d * unit * dx / length);
          sy += w * (y[j] + d * unit * dy / length);
          sw += w;
        }
      if (sw == 0)
        return;
      x[v] = (float) (sx / sw);
      y[v] = (float) (sy / sw);
    }
}

/**
 * xl_stress_place:
 * @n: nodes; the graph need not be connected
 * @offsets: as for xl_stress_new()
 * @neighbours: as for xl_stress_new()
 * @x: (inout): positions of the old nodes; the new ones are found
 * @y: (inout): the same
 * @unit: length of an edge, in the unit of @x
 * @placed: (inout): 1 for a node that has a place, 0 for a new one
 *
 * Puts new nodes among old ones, which stay: each at the place of least stress, in an order in which
 * neighbours come first. In a part of which no node has a place, none gets one.
 */
void
xl_stress_place (guint n, const guint *offsets, const guint *neighbours, float *x, float *y,
                 float unit, guint8 *placed)
{
  g_autofree guint *distance = g_new (guint, n + 1), *queue = g_new (guint, n + 1);
  gboolean progress = TRUE;
  guint turn = 0;

  while (progress)
    {
      progress = FALSE;
      for (guint v = 0; v < n; v++)
        {
          guint known = 0;
          double sx = 0, sy = 0;

          if (placed[v])
            continue;
          for (guint e = offsets[v]; e < offsets[v + 1]; e++)
            if (placed[neighbours[e]])
              {
                sx += (double) x[neighbours[e]];
                sy += (double) y[neighbours[e]];
                known++;
              }
          if (!known)
            continue;
          /* A start beside the middle, another direction for each, so that twins part. */
          x[v] = (float) (sx / known) + unit * 0.3f * (float) cos (2.4 * turn);
          y[v] = (float) (sy / known) + unit * 0.3f * (float) sin (2.4 * turn);
          turn++;
          search_one (n, offsets, neighbours, v, distance, queue);
          place_one (n, distance, placed, x, y, unit, v);
          placed[v] = 1;
          progress = TRUE;
        }
    }
}
