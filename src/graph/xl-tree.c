/* xl-tree.c - the push of all points upon each, from a tree of boxes (Barnes and Hut) */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The push of a point of mass m at distance d is m d / (1 + d^2)^2, that of Student's distribution (van der Maaten
 * and Hinton 2008). Points are sorted along a Z-curve; a box holds a run of them and is split where the highest bit of
 * their places on the curve differs. Boxes stand in an array, each before its parts: a walk either goes on to the next
 * or skips a whole box. A leaf of up to LEAF points makes one list of all that pushes it, far boxes as one point each,
 * and its points then read the list eight at a time.
 *
 * Sums are made lane by lane and the lanes are added in a fixed order, so that the vector width of the processor does
 * not show in the result. */

#include "xl-tree.h"

#include <math.h>
#include <string.h>

#define LEAF 16
#define LANES 8

/* A box is one point for a leaf that is 1 / NEAR of its size away or more. */
#define NEAR 0.9f

typedef float Lanes __attribute__ ((vector_size (4 * LANES)));

typedef struct
{
  float x, y, mass;         /* of all points in it: their middle */
  float x1, y1, x2, y2;     /* what they cover */
  guint first, n;           /* points, in the order of the curve */
  guint skip;               /* box after the last of its parts */
} Box;

struct _XlTree
{
  guint most, n, n_boxes, n_leaves;
  guint32 *key, *key2;  /* owned: place on the curve */
  guint *order, *order2; /* owned: points along it */
  float *x, *y, *mass;  /* owned: in the order of the curve */
  Box *boxes;           /* owned */
  guint *leaves;        /* owned: boxes without parts */
  float *list;          /* owned: x, y and mass of what pushes a leaf, one after the other */
  guint room;           /* in each third of the list */
};

/* Bits of @v with a free place behind each. */
static guint32
interleave (guint32 v)
{
  v = (v | v << 8) & 0x00ff00ff;
  v = (v | v << 4) & 0x0f0f0f0f;
  v = (v | v << 2) & 0x33333333;
  return (v | v << 1) & 0x55555555;
}

/**
 * xl_tree_new:
 * @most: points that it ever gets
 *
 * Returns: (transfer full): an empty tree
 */
XlTree *
xl_tree_new (guint most)
{
  XlTree *self = g_new0 (XlTree, 1);
  gsize n = (gsize) most + 1;

  self->most = most;
  self->key = g_new (guint32, n);
  self->key2 = g_new (guint32, n);
  self->order = g_new (guint, n);
  self->order2 = g_new (guint, n);
  self->x = g_new (float, n);
  self->y = g_new (float, n);
  self->mass = g_new (float, n);
  self->boxes = g_new (Box, 2 * n);
  self->leaves = g_new (guint, n);
  self->room = 4096;
  self->list = g_new (float, 3 * self->room);
  return self;
}

/**
 * xl_tree_free:
 * @self: (nullable): a tree
 */
void
xl_tree_free (XlTree *self)
{
  if (!self)
    return;
  g_free (self->key);
  g_free (self->key2);
  g_free (self->order);
  g_free (self->order2);
  g_free (self->x);
  g_free (self->y);
  g_free (self->mass);
  g_free (self->boxes);
  g_free (self->leaves);
  g_free (self->list);
  g_free (self);
}

/* Sorts the points along the curve, byte by byte. */
static void
sort_points (XlTree *self)
{
  for (guint shift = 0; shift < 32; shift += 8)
    {
      guint start[257] = { 0 };

      for (guint i = 0; i < self->n; i++)
        start[((self->key[i] >> shift) & 255) + 1]++;
      for (guint b = 0; b < 256; b++)
        start[b + 1] += start[b];
      for (guint i = 0; i < self->n; i++)
        {
          guint to = start[(self->key[i] >> shift) & 255]++;

          self->key2[to] = self->key[i];
          self->order2[to] = self->order[i];
        }
      {
        guint32 *key = self->key;
        guint *order = self->order;

        self->key = self->key2;
        self->key2 = key;
        self->order = self->order2;
        self->order2 = order;
      }
    }
}

/* Where a run of points is split; points on one place are split in half. */
static guint
find_split (const XlTree *self, guint first, guint n)
{
  guint32 differs = self->key[first] ^ self->key[first + n - 1], bit;
  guint low = first, high = first + n - 1;

  if (!differs)
    return first + n / 2;
  bit = 1u << (31 - __builtin_clz (differs));
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (self->key[middle] & bit)
        high = middle;
      else
        low = middle;
    }
  return high;
}

static void
fill_leaf (XlTree *self, Box *box)
{
  double x = 0, y = 0, mass = 0;

  box->x1 = box->y1 = G_MAXFLOAT;
  box->x2 = box->y2 = -G_MAXFLOAT;
  for (guint i = box->first; i < box->first + box->n; i++)
    {
      box->x1 = MIN (box->x1, self->x[i]);
      box->y1 = MIN (box->y1, self->y[i]);
      box->x2 = MAX (box->x2, self->x[i]);
      box->y2 = MAX (box->y2, self->y[i]);
      x += (double) (self->mass[i] * self->x[i]);
      y += (double) (self->mass[i] * self->y[i]);
      mass += (double) self->mass[i];
    }
  box->x = (float) (x / mass);
  box->y = (float) (y / mass);
  box->mass = (float) mass;
}

/* The depth is at most that of 32 bits and of halves. */
static void
make_box (XlTree *self, guint first, guint n)
{
  guint at = self->n_boxes++, other;
  Box *box = &self->boxes[at];
  const Box *a, *b;
  guint split;

  box->first = first;
  box->n = n;
  if (n <= LEAF)
    {
      fill_leaf (self, box);
      box->skip = self->n_boxes;
      self->leaves[self->n_leaves++] = at;
      return;
    }
  split = find_split (self, first, n);
  make_box (self, first, split - first);
  other = self->n_boxes;
  make_box (self, split, first + n - split);
  a = &self->boxes[at + 1];
  b = &self->boxes[other];
  box->x1 = MIN (a->x1, b->x1);
  box->y1 = MIN (a->y1, b->y1);
  box->x2 = MAX (a->x2, b->x2);
  box->y2 = MAX (a->y2, b->y2);
  box->mass = a->mass + b->mass;
  box->x = (a->mass * a->x + b->mass * b->x) / box->mass;
  box->y = (a->mass * a->y + b->mass * b->y) / box->mass;
  box->skip = self->n_boxes;
}

/**
 * xl_tree_build:
 * @self: a tree
 * @n: points, at least 1 and at most what the tree was made for
 * @x: (array length=n): finite
 * @y: (array length=n): finite
 * @mass: (array length=n): larger than 0
 *
 * Makes the tree of these points; what was in it is forgotten.
 */
void
xl_tree_build (XlTree *self, guint n, const float *x, const float *y, const float *mass)
{
  float x1 = G_MAXFLOAT, y1 = G_MAXFLOAT, x2 = -G_MAXFLOAT, y2 = -G_MAXFLOAT, scale;

  g_return_if_fail (n >= 1 && n <= self->most);
  for (guint i = 0; i < n; i++)
    {
      x1 = MIN (x1, x[i]);
      y1 = MIN (y1, y[i]);
      x2 = MAX (x2, x[i]);
      y2 = MAX (y2, y[i]);
    }
  scale = 65535.f / MAX (MAX (x2 - x1, y2 - y1), 1e-20f);
  for (guint i = 0; i < n; i++)
    {
      self->key[i] = interleave ((guint32) ((x[i] - x1) * scale)) | interleave ((guint32) ((y[i] - y1) * scale)) << 1;
      self->order[i] = i;
    }
  self->n = n;
  sort_points (self);
  for (guint i = 0; i < n; i++)
    {
      self->x[i] = x[self->order[i]];
      self->y[i] = y[self->order[i]];
      self->mass[i] = mass[self->order[i]];
    }
  self->n_boxes = self->n_leaves = 0;
  make_box (self, 0, n);
}

static void
list_need (XlTree *self, guint used, guint more)
{
  guint room = self->room;

  if (used + more + LANES <= room)
    return;
  while (used + more + LANES > room)
    room *= 2;
  self->list = g_renew (float, self->list, 3 * (gsize) room);
  memmove (self->list + 2 * (gsize) room, self->list + 2 * (gsize) self->room, used * sizeof (float));
  memmove (self->list + room, self->list + self->room, used * sizeof (float));
  self->room = room;
}

/* Lists all that pushes the points of a leaf, filled up with nothing to whole lanes. */
static guint
make_list (XlTree *self, const Box *leaf)
{
  guint used = 0;

  for (guint at = 0; at < self->n_boxes;)
    {
      const Box *box = &self->boxes[at];
      float dx = MAX (MAX (leaf->x1 - box->x, box->x - leaf->x2), 0.f);
      float dy = MAX (MAX (leaf->y1 - box->y, box->y - leaf->y2), 0.f);
      float size = MAX (box->x2 - box->x1, box->y2 - box->y1);
      gboolean is_leaf = box->skip == at + 1;

      if (size * size < NEAR * NEAR * (dx * dx + dy * dy))
        {
          list_need (self, used, 1);
          self->list[used] = box->x;
          self->list[self->room + used] = box->y;
          self->list[2 * self->room + used++] = box->mass;
          at = box->skip;
          continue;
        }
      if (is_leaf)
        {
          list_need (self, used, box->n);
          memcpy (self->list + used, self->x + box->first, box->n * sizeof (float));
          memcpy (self->list + self->room + used, self->y + box->first, box->n * sizeof (float));
          memcpy (self->list + 2 * self->room + used, self->mass + box->first, box->n * sizeof (float));
          used += box->n;
        }
      at++;
    }
  for (; used % LANES; used++)
    {
      self->list[used] = leaf->x;
      self->list[self->room + used] = leaf->y;
      self->list[2 * self->room + used] = 0;
    }
  return used;
}

/* Pushes the points of one leaf. */
#define LEAF_BODY                                                                                                  \
  for (guint p = leaf->first; p < leaf->first + leaf->n; p++)                                                      \
    {                                                                                                              \
      Lanes sx = { 0 }, sy = { 0 }, sz = { 0 };                                                                    \
      float x = self->x[p], y = self->y[p], m = self->mass[p], rx = 0, ry = 0, rz = 0;                             \
                                                                                                                   \
      for (guint k = 0; k < used; k += LANES)                                                                      \
        {                                                                                                          \
          Lanes lx, ly, lm, q;                                                                                     \
                                                                                                                   \
          memcpy (&lx, list_x + k, sizeof lx);                                                                     \
          memcpy (&ly, list_y + k, sizeof ly);                                                                     \
          memcpy (&lm, list_m + k, sizeof lm);                                                                     \
          lx = x - lx;                                                                                             \
          ly = y - ly;                                                                                             \
          q = 1.f / (1.f + lx * lx + ly * ly);                                                                     \
          lm = lm * q;                                                                                             \
          sz += lm;                                                                                                \
          q = lm * q;                                                                                              \
          sx += lx * q;                                                                                            \
          sy += ly * q;                                                                                            \
        }                                                                                                          \
      for (guint l = 0; l < LANES; l++)                                                                            \
        {                                                                                                          \
          rx += sx[l];                                                                                             \
          ry += sy[l];                                                                                             \
          rz += sz[l];                                                                                             \
        }                                                                                                          \
      fx[self->order[p]] = m * rx;                                                                                 \
      fy[self->order[p]] = m * ry;                                                                                 \
      *sum += (double) (m * (rz - m));                                                                             \
    }

static void
push_leaf (const XlTree *self, const Box *leaf, guint used, float *fx, float *fy, double *sum)
{
  const float *list_x = self->list, *list_y = self->list + self->room, *list_m = self->list + 2 * (gsize) self->room;

  LEAF_BODY
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__ ((target ("avx2"))) static void
push_leaf_wide (const XlTree *self, const Box *leaf, guint used, float *fx, float *fy, double *sum)
{
  const float *list_x = self->list, *list_y = self->list + self->room, *list_m = self->list + 2 * (gsize) self->room;

  LEAF_BODY
}

static gboolean
have_wide (void)
{
  return __builtin_cpu_supports ("avx2");
}
#else
#define push_leaf_wide push_leaf
static gboolean
have_wide (void)
{
  return FALSE;
}
#endif

/**
 * xl_tree_push:
 * @self: a tree with points
 * @first: 0, or what the call before returned
 * @work: points to push in this call, about
 * @fx: (out) (array): the push on each of them, by its number: the sum over all others of
 *   m mass d / (1 + d^2)^2; only those of this call are written
 * @fy: (out) (array): the same
 * @sum: (inout): grows by the sum of m mass / (1 + d^2) over these and all others
 *
 * Returns: where to go on; 0 when all are done
 */
guint
xl_tree_push (XlTree *self, guint first, guint work, float *fx, float *fy, double *sum)
{
  gboolean wide = have_wide ();
  guint done = 0, at = first;

  for (; at < self->n_leaves && done < work; at++)
    {
      const Box *leaf = &self->boxes[self->leaves[at]];
      guint used = make_list (self, leaf);

      (wide ? push_leaf_wide : push_leaf) (self, leaf, used, fx, fy, sum);
      done += leaf->n;
    }
  return at < self->n_leaves ? at : 0;
}
