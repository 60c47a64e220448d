/* xl-forces.c - neighbours of one connected graph together, with few crossings, by forces, in steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is linked, and what is linked with the same, belongs together: every node has an affinity to its neighbours and,
 * a tenth of it, to theirs; a node's affinities add up to one. A picture is sought in which near nodes are those with
 * affinity: the divergence of t-SNE (van der Maaten and Hinton 2008), which tsNET (Kruiger et al. 2017) brought to
 * graphs. Pull along an affinity is d / (1 + d^2), push between all pairs d / (1 + d^2)^2, from a tree of boxes.
 *
 * These forces are short and know nothing of the whole, so they start from a sketch of least stress, which knows
 * nothing else.
 *
 * 1. Two neighbours of a node of high degree have affinity only where they stand near each other in its list: else a
 *    star of n leaves would have n^2 of them.
 * 2. Nothing runs longer than a few milliseconds between two looks at the clock.
 * 3. No sum depends on the vector width of the processor. */

#include "xl-forces.h"

#include <math.h>
#include <string.h>

#include "xl-rng.h"
#include "xl-stress.h"
#include "xl-tree.h"

/* Affinity to a neighbour of a neighbour, where that to a neighbour is 1. */
#define SECOND 0.1f

/* Of a node's neighbours, so many before and behind in its list are seen from one of them, at most. */
#define REACH 64

/* All affinities together are about so many at most; for more, less is seen. */
#define AFFINITIES 6000000

#define ROUNDS 60
#define ROUNDS_LARGE 40 /* from 8 000 nodes on: there time is short */

/* How far a node goes for the force on it, and how much of its step before it takes again. */
#define STEP 0.7f
#define SWING 0.8f

/* In mean edge lengths. */
#define APART 0.02f

/* Work between two looks at the clock: points pushed, nodes pulled. */
#define SLICE 512

typedef enum
{
  STAGE_SKETCH,
  STAGE_AFFINITIES,
  STAGE_PUSH,
  STAGE_PULL,
  STAGE_DONE,
} Stage;

struct _XlForces
{
  guint n;
  const guint *offsets, *neighbours; /* borrowed */
  XlRng rng;
  Stage stage;
  XlStress *sketch;  /* owned */
  guint reach;
  guint *mark;       /* owned; by node, where it stands in the row in work */
  GArray *entries;   /* owned; of guint: who has affinity, row by row */
  GArray *weights;   /* owned; of float: how much; beside them */
  guint *rows;       /* owned; n + 1: where each row begins */
  guint round, rounds;
  guint next;        /* where the slice in work goes on */
  double sum;        /* of 1 / (1 + d^2) over all ordered pairs */
  XlTree *tree;      /* owned */
  float *mass;       /* owned: 1 each */
  float *x, *y;      /* owned */
  float *fx, *fy;    /* owned: pushes */
  float *vx, *vy;    /* owned: steps */
  float *x2, *y2;    /* owned: places after the round in work */
};

/**
 * xl_forces_new:
 * @n: nodes, at least 1
 * @offsets: n + 1, the first need not be 0; borrowed until the job is freed
 * @neighbours: of node i: neighbours[offsets[i]] to neighbours[offsets[i + 1] - 1]; borrowed
 * @seed: equal seeds give equal results
 *
 * The graph must be connected.
 *
 * Returns: (transfer full): a job for xl_forces_step()
 */
XlForces *
xl_forces_new (guint n, const guint *offsets, const guint *neighbours, guint64 seed)
{
  XlForces *self = g_new0 (XlForces, 1);
  guint ends = offsets[n] - offsets[0];

  self->n = n;
  self->offsets = offsets;
  self->neighbours = neighbours;
  xl_rng_init (&self->rng, seed);
  self->sketch = xl_stress_new (n, offsets, neighbours, TRUE, seed);
  self->reach = (guint) CLAMP (AFFINITIES / (2 * MAX (ends, 1)), 2, REACH);
  self->mark = g_new0 (guint, n);
  self->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  self->weights = g_array_new (FALSE, FALSE, sizeof (float));
  self->rows = g_new0 (guint, (gsize) n + 1);
  self->rounds = n < 8000 ? ROUNDS : ROUNDS_LARGE;
  self->mass = g_new (float, n);
  for (guint i = 0; i < n; i++)
    self->mass[i] = 1;
  self->x = g_new0 (float, n);
  self->y = g_new0 (float, n);
  self->fx = g_new0 (float, n);
  self->fy = g_new0 (float, n);
  self->vx = g_new0 (float, n);
  self->vy = g_new0 (float, n);
  self->x2 = g_new0 (float, n);
  self->y2 = g_new0 (float, n);
  self->tree = xl_tree_new (n);
  if (n == 1)
    self->stage = STAGE_DONE;
  return self;
}

/**
 * xl_forces_free:
 * @self: (nullable): a job
 */
void
xl_forces_free (XlForces *self)
{
  if (!self)
    return;
  xl_stress_free (self->sketch);
  g_free (self->mark);
  g_array_unref (self->entries);
  g_array_unref (self->weights);
  g_free (self->rows);
  g_free (self->mass);
  g_free (self->x);
  g_free (self->y);
  g_free (self->fx);
  g_free (self->fy);
  g_free (self->vx);
  g_free (self->vy);
  g_free (self->x2);
  g_free (self->y2);
  xl_tree_free (self->tree);
  g_free (self);
}

/* --- affinities ------------------------------------------------------------------------------- */

static void
add_affinity (XlForces *self, guint first, guint to, float weight)
{
  guint at = self->mark[to];

  if (at > first)
    {
      float *old = &g_array_index (self->weights, float, at - 1);

      *old = MAX (*old, weight);
      return;
    }
  g_array_append_val (self->entries, to);
  g_array_append_val (self->weights, weight);
  self->mark[to] = self->entries->len;
}

/* The row of one node. What stands in @mark from rows before is not beyond the first of this one. */
static void
make_row (XlForces *self, guint i)
{
  guint first = self->entries->len;

  for (guint e = self->offsets[i]; e < self->offsets[i + 1]; e++)
    add_affinity (self, first, self->neighbours[e], 1);
  for (guint e = self->offsets[i]; e < self->offsets[i + 1]; e++)
    {
      guint k = self->neighbours[e], degree = self->offsets[k + 1] - self->offsets[k], low = 0, high, at;
      const guint *list = self->neighbours + self->offsets[k];

      if (degree <= 2 * self->reach + 1)
        {
          for (guint j = 0; j < degree; j++)
            if (list[j] != i)
              add_affinity (self, first, list[j], SECOND);
          continue;
        }
      /* Lists are sorted. */
      for (high = degree - 1; low < high;)
        {
          guint middle = (low + high) / 2;

          if (list[middle] < i)
            low = middle + 1;
          else
            high = middle;
        }
      at = low;
      for (guint step = 1; step <= self->reach; step++)
        {
          add_affinity (self, first, list[(at + step) % degree], SECOND);
          add_affinity (self, first, list[(at + degree - step) % degree], SECOND);
        }
    }
  self->rows[i + 1] = self->entries->len;
}

/* Makes every row add up to one; between two nodes the mean of both holds. */
static void
end_affinities (XlForces *self)
{
  const guint *entries = (const guint *) (gpointer) self->entries->data;
  float *weights = (float *) (gpointer) self->weights->data;
  g_autofree float *share = g_new (float, self->n);

  for (guint i = 0; i < self->n; i++)
    {
      float sum = 0;

      for (guint e = self->rows[i]; e < self->rows[i + 1]; e++)
        sum += weights[e];
      share[i] = 0.5f / sum;
    }
  for (guint i = 0; i < self->n; i++)
    for (guint e = self->rows[i]; e < self->rows[i + 1]; e++)
      weights[e] *= share[i] + share[entries[e]];
  self->next = 0;
  self->stage = STAGE_PUSH;
}

static void
step_affinities (XlForces *self)
{
  guint end = MIN (self->n, self->next + SLICE / 8);

  for (; self->next < end; self->next++)
    make_row (self, self->next);
  if (self->next == self->n)
    end_affinities (self);
}

/* The sketch has edges about as long as the distance at which pull and push change their strength. */
static void
step_sketch (XlForces *self, gint64 deadline)
{
  const float *x, *y;

  if (!xl_stress_step (self->sketch, deadline))
    return;
  xl_stress_get_xy (self->sketch, &x, &y);
  memcpy (self->x, x, self->n * sizeof (float));
  memcpy (self->y, y, self->n * sizeof (float));
  g_clear_pointer (&self->sketch, xl_stress_free);
  self->stage = STAGE_AFFINITIES;
}

/* --- forces ----------------------------------------------------------------------------------- */

static void
step_push (XlForces *self)
{
  if (self->next == 0)
    {
      xl_tree_build (self->tree, self->n, self->x, self->y, self->mass);
      self->sum = 0;
    }
  self->next = xl_tree_push (self->tree, self->next, SLICE, self->fx, self->fy, &self->sum);
  if (self->next == 0)
    self->stage = STAGE_PULL;
}

/* Where a node goes: forces over the strength of what holds it, with the swing of the step before, and no farther than
 * the round allows. */
static void
pull_node (XlForces *self, guint i, float push, float longest)
{
  const guint *entries = (const guint *) (gpointer) self->entries->data;
  const float *weights = (const float *) (gpointer) self->weights->data;
  float x = self->x[i], y = self->y[i], sx = 0, sy = 0, strength = 0, step, length, vx, vy;

  for (guint e = self->rows[i]; e < self->rows[i + 1]; e++)
    {
      float dx = self->x[entries[e]] - x, dy = self->y[entries[e]] - y;
      float q = weights[e] / (1.f + dx * dx + dy * dy);

      sx += dx * q;
      sy += dy * q;
      strength += q;
    }
  step = STEP / (strength + 0.05f);
  vx = SWING * self->vx[i] + step * (sx + push * self->fx[i]);
  vy = SWING * self->vy[i] + step * (sy + push * self->fy[i]);
  length = sqrtf (vx * vx + vy * vy);
  if (length > longest)
    {
      vx *= longest / length;
      vy *= longest / length;
    }
  self->vx[i] = vx;
  self->vy[i] = vy;
  self->x2[i] = x + vx;
  self->y2[i] = y + vy;
}

static void
swap_floats (float **a, float **b)
{
  float *swap = *a;

  *a = *b;
  *b = swap;
}

static void
step_pull (XlForces *self)
{
  float cool = 1.f - (float) self->round / (float) self->rounds;
  float push = self->sum > 0 ? (float) (self->n / self->sum) : 0.f;
  guint end = MIN (self->n, self->next + SLICE);

  for (; self->next < end; self->next++)
    pull_node (self, self->next, push, 2.f * cool + 0.02f);
  if (self->next < self->n)
    return;
  swap_floats (&self->x, &self->x2);
  swap_floats (&self->y, &self->y2);
  self->next = 0;
  self->stage = ++self->round < self->rounds ? STAGE_PUSH : STAGE_DONE;
}

/* The unit is the mean length of an edge, as it is in the other layouts. Twins, which all forces hold on one point, are
 * parted a little. */
static void
end_forces (XlForces *self)
{
  double sum = 0, scale;

  for (guint i = 0; i < self->n; i++)
    for (guint e = self->offsets[i]; e < self->offsets[i + 1]; e++)
      sum += hypot ((double) (self->x[i] - self->x[self->neighbours[e]]),
                    (double) (self->y[i] - self->y[self->neighbours[e]]));
  scale = sum > 0 ? (self->offsets[self->n] - self->offsets[0]) / sum : 1;
  for (guint i = 0; i < self->n; i++)
    {
      self->x[i] = (float) (self->x[i] * scale) + APART * xl_rng_signed (&self->rng);
      self->y[i] = (float) (self->y[i] * scale) + APART * xl_rng_signed (&self->rng);
    }
}

/**
 * xl_forces_step:
 * @self: a job
 * @deadline: g_get_monotonic_time() at which to return, a few ms later at most
 *
 * Returns: %TRUE when it is done
 */
gboolean
xl_forces_step (XlForces *self, gint64 deadline)
{
  while (self->stage != STAGE_DONE)
    {
      if (self->stage == STAGE_SKETCH)
        step_sketch (self, deadline);
      else if (self->stage == STAGE_AFFINITIES)
        step_affinities (self);
      else if (self->stage == STAGE_PUSH)
        step_push (self);
      else
        step_pull (self);
      if (self->stage == STAGE_DONE)
        end_forces (self);
      if (g_get_monotonic_time () >= deadline)
        break;
    }
  return self->stage == STAGE_DONE;
}

/**
 * xl_forces_get_progress:
 * @self: a job
 *
 * Returns: 0 .. 1
 */
double
xl_forces_get_progress (XlForces *self)
{
  switch (self->stage)
    {
    case STAGE_SKETCH:
      return 0.2 * xl_stress_get_progress (self->sketch);
    case STAGE_AFFINITIES:
      return 0.2 + 0.1 * self->next / self->n;
    case STAGE_PUSH:
    case STAGE_PULL:
      return 0.3 + 0.7 * self->round / self->rounds;
    case STAGE_DONE:
    default:
      return 1;
    }
}

/**
 * xl_forces_get_xy:
 * @self: a job
 * @x: (out) (transfer none): positions now, when it is done in mean edge lengths
 * @y: (out) (transfer none): the same
 */
void
xl_forces_get_xy (XlForces *self, const float **x, const float **y)
{
  *x = self->x;
  *y = self->y;
}
