/* xl-pack.c - the connected parts of a graph, each laid out by itself, then put side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-forces.h"
#include "xl-layout-private.h"
#include "xl-stress.h"

/* Up to this many parts are placed with care; more are set in lines. */
#define CAREFUL_PARTS 60

typedef struct
{
  guint first, n; /* in the order of parts */
} Part;

struct _XlParts
{
  guint n;
  XlLayoutMode mode; /* clusters, or else network */
  guint *order;      /* owned; node at each place in the order of parts */
  guint *place;      /* owned; the reverse */
  guint *offsets;    /* owned; by place, n + 1 */
  guint *neighbours; /* owned; counted from the first node of the part */
  GArray *parts;     /* owned; of Part, largest first */
  float *xy;         /* owned; by place */
  XlStress *stress;  /* owned; of the part in work */
  XlForces *forces;  /* owned; the same, in clusters */
  guint done;        /* parts */
};

static int
compare_parts (const void *a, const void *b)
{
  const Part *p = a, *q = b;

  if (p->n != q->n)
    return p->n > q->n ? -1 : 1;
  return p->first < q->first ? -1 : p->first > q->first;
}

static int
compare_pairs (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* Distinct directed pairs without loops, sorted. */
static guint64 *
distinct_pairs (const guint32 *ends, gsize m, gsize *count)
{
  guint64 *pairs = g_new (guint64, 2 * m + 1);
  gsize n = 0, kept = 0;

  for (gsize e = 0; e < m; e++)
    {
      guint64 a = ends[2 * e], b = ends[2 * e + 1];

      if (a == b)
        continue;
      pairs[n++] = a << 32 | b;
      pairs[n++] = b << 32 | a;
    }
  if (n > 1)
    qsort (pairs, n, sizeof *pairs, compare_pairs);
  for (gsize i = 0; i < n; i++)
    if (i == 0 || pairs[i] != pairs[kept - 1])
      pairs[kept++] = pairs[i];
  *count = kept;
  return pairs;
}

/* Numbers the nodes part by part. */
static void
find_parts (XlParts *self, const guint *offsets, const guint *neighbours)
{
  guint n = self->n, filled = 0;
  g_autofree guint *found = g_new (guint, n + 1);
  g_autofree guint8 *seen = g_malloc0 ((gsize) n + 1);

  for (guint i = 0; i < n; i++)
    {
      Part part = { filled, 0 };
      guint head = filled;

      if (seen[i])
        continue;
      seen[i] = 1;
      found[filled++] = i;
      for (; head < filled; head++)
        for (guint e = offsets[found[head]]; e < offsets[found[head] + 1]; e++)
          if (!seen[neighbours[e]])
            {
              seen[neighbours[e]] = 1;
              found[filled++] = neighbours[e];
            }
      part.n = filled - part.first;
      g_array_append_val (self->parts, part);
    }
  if (self->parts->len > 1)
    qsort (self->parts->data, self->parts->len, sizeof (Part), compare_parts);
  filled = 0;
  for (guint p = 0; p < self->parts->len; p++)
    {
      Part *part = &g_array_index (self->parts, Part, p);

      for (guint i = 0; i < part->n; i++)
        {
          self->order[filled + i] = found[part->first + i];
          self->place[found[part->first + i]] = filled + i;
        }
      part->first = filled;
      filled += part->n;
    }
}

/**
 * xl_parts_new:
 * @n: nodes
 * @ends: (array): 2 × @m node numbers
 * @m: edges; loops and doubles count once
 * @mode: %XL_LAYOUT_NETWORK or %XL_LAYOUT_CLUSTERS: how each is laid out
 *
 * Returns: (transfer full): the parts, to be laid out by xl_parts_step()
 */
XlParts *
xl_parts_new (guint n, const guint32 *ends, gsize m, XlLayoutMode mode)
{
  XlParts *self = g_new0 (XlParts, 1);
  gsize count;
  g_autofree guint64 *pairs = distinct_pairs (ends, m, &count);
  g_autofree guint *offsets = g_new0 (guint, (gsize) n + 2), *neighbours = g_new (guint, count + 1);
  guint filled = 0;

  self->n = n;
  self->mode = mode;
  self->order = g_new (guint, (gsize) n + 1);
  self->place = g_new (guint, (gsize) n + 1);
  self->offsets = g_new0 (guint, (gsize) n + 2);
  self->neighbours = g_new (guint, count + 1);
  self->xy = g_new0 (float, 2 * (gsize) n + 2);
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  for (gsize i = 0; i < count; i++)
    {
      offsets[(pairs[i] >> 32) + 1]++;
      neighbours[i] = (guint) (pairs[i] & G_MAXUINT32);
    }
  for (guint i = 0; i < n; i++)
    offsets[i + 1] += offsets[i];
  find_parts (self, offsets, neighbours);
  for (guint p = 0; p < self->parts->len; p++)
    {
      const Part *part = &g_array_index (self->parts, Part, p);

      for (guint i = part->first; i < part->first + part->n; i++)
        {
          guint v = self->order[i];

          self->offsets[i] = filled;
          for (guint e = offsets[v]; e < offsets[v + 1]; e++)
            self->neighbours[filled++] = self->place[neighbours[e]] - part->first;
        }
    }
  self->offsets[n] = filled;
  return self;
}

/**
 * xl_parts_free:
 * @self: (nullable): parts
 */
void
xl_parts_free (XlParts *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->stress, xl_stress_free);
  g_clear_pointer (&self->forces, xl_forces_free);
  g_array_unref (self->parts);
  g_free (self->order);
  g_free (self->place);
  g_free (self->offsets);
  g_free (self->neighbours);
  g_free (self->xy);
  g_free (self);
}

/* Turns a part so that its long side lies flat: windows are wider than high. */
static void
lay_flat (float *xy, guint n)
{
  double mx = 0, my = 0, xx = 0, yy = 0, xy_sum = 0, c, s, half, root;

  for (guint i = 0; i < n; i++)
    {
      mx += (double) xy[2 * i] / n;
      my += (double) xy[2 * i + 1] / n;
    }
  for (guint i = 0; i < n; i++)
    {
      double x = xy[2 * i] - mx, y = xy[2 * i + 1] - my;

      xx += x * x;
      yy += y * y;
      xy_sum += x * y;
    }
  half = (xx - yy) / 2;
  root = sqrt (half * half + xy_sum * xy_sum);
  if (root < 1e-9)
    return;
  /* The direction of the larger spread is (root + half, xy) made one long. */
  c = root + half;
  s = xy_sum;
  if (c * c + s * s < 1e-12 * root * root)
    {
      c = 0;
      s = 1;
    }
  root = sqrt (c * c + s * s);
  c /= root;
  s /= root;
  for (guint i = 0; i < n; i++)
    {
      double x = xy[2 * i] - mx, y = xy[2 * i + 1] - my;

      xy[2 * i] = (float) (c * x + s * y);
      xy[2 * i + 1] = (float) (c * y - s * x);
    }
}

/* Works on a part; TRUE when its places are known. */
static gboolean
step_part (XlParts *self, const Part *part, guint64 seed, gint64 deadline, const float **x, const float **y)
{
  const guint *offsets = self->offsets + part->first;

  if (self->mode == XL_LAYOUT_CLUSTERS)
    {
      if (!self->forces)
        self->forces = xl_forces_new (part->n, offsets, self->neighbours, seed);
      xl_forces_get_xy (self->forces, x, y);
      if (!xl_forces_step (self->forces, deadline))
        return FALSE;
      xl_forces_get_xy (self->forces, x, y);
      return TRUE;
    }
  if (!self->stress)
    self->stress = xl_stress_new (part->n, offsets, self->neighbours, FALSE, seed);
  xl_stress_get_xy (self->stress, x, y);
  return xl_stress_step (self->stress, deadline);
}

/**
 * xl_parts_step:
 * @self: parts
 * @seed: the same in every call
 * @deadline: g_get_monotonic_time() at which to return
 *
 * Returns: %TRUE when all parts are laid out
 */
gboolean
xl_parts_step (XlParts *self, guint64 seed, gint64 deadline)
{
  while (self->done < self->parts->len)
    {
      const Part *part = &g_array_index (self->parts, Part, self->done);
      const float *x, *y;

      /* From here on all are single nodes. */
      if (part->n == 1)
        {
          self->done = self->parts->len;
          break;
        }
      if (!step_part (self, part, seed + self->done, deadline, &x, &y))
        return FALSE;
      for (guint i = 0; i < part->n; i++)
        {
          self->xy[2 * (part->first + i)] = x[i];
          self->xy[2 * (part->first + i) + 1] = y[i];
        }
      lay_flat (self->xy + 2 * (gsize) part->first, part->n);
      g_clear_pointer (&self->stress, xl_stress_free);
      g_clear_pointer (&self->forces, xl_forces_free);
      self->done++;
    }
  return TRUE;
}

/**
 * xl_parts_get_progress:
 * @self: parts
 *
 * Returns: 0 .. 1
 */
double
xl_parts_get_progress (XlParts *self)
{
  double in_work = 0, first;

  if (self->done == self->parts->len)
    return 1;
  first = g_array_index (self->parts, Part, self->done).first;
  if (self->stress)
    in_work = xl_stress_get_progress (self->stress) * g_array_index (self->parts, Part, self->done).n;
  else if (self->forces)
    in_work = xl_forces_get_progress (self->forces) * g_array_index (self->parts, Part, self->done).n;
  return (first + in_work) / self->n;
}

static gboolean
hits_any (const XlRect *rects, guint n, const XlRect *r)
{
  for (guint i = 0; i < n; i++)
    if (r->x < rects[i].x + rects[i].width && rects[i].x < r->x + r->width
        && r->y < rects[i].y + rects[i].height && rects[i].y < r->y + r->height)
      return TRUE;
  return FALSE;
}

/* A place for rects[k] at a corner of those before it, where the whole stays smallest. */
static void
place_rect (XlRect *rects, guint k, double aspect)
{
  double best = G_MAXDOUBLE;
  XlRect at = rects[k];

  for (guint i = 0; i < k; i++)
    for (guint corner = 0; corner < 4; corner++)
      {
        XlRect try = rects[k];
        double x1 = 0, y1 = 0, x2 = 0, y2 = 0, cost;

        try.x = corner == 0 ? rects[i].x + rects[i].width
                : corner == 1 ? rects[i].x
                : corner == 2 ? rects[i].x - rects[k].width
                              : rects[i].x;
        try.y = corner == 1   ? rects[i].y + rects[i].height
                : corner == 3 ? rects[i].y - rects[k].height
                              : rects[i].y;
        if (hits_any (rects, k, &try))
          continue;
        x1 = try.x;
        y1 = try.y;
        x2 = try.x + try.width;
        y2 = try.y + try.height;
        for (guint j = 0; j < k; j++)
          {
            x1 = MIN (x1, rects[j].x);
            y1 = MIN (y1, rects[j].y);
            x2 = MAX (x2, rects[j].x + rects[j].width);
            y2 = MAX (y2, rects[j].y + rects[j].height);
          }
        cost = MAX ((x2 - x1) / aspect, y2 - y1) + 0.01 * ((x2 - x1) + (y2 - y1));
        if (cost < best)
          {
            best = cost;
            at = try;
          }
      }
  rects[k] = at;
}

/* Rects in lines, as words in a text. */
static void
place_in_lines (XlRect *rects, guint from, guint n, double aspect)
{
  double area = 0, width, x = 0, y = 0, line = 0, left = 0;

  for (guint i = 0; i < n; i++)
    area += (double) rects[i].width * rects[i].height;
  width = MAX (sqrt (area * aspect * 1.1), rects[0].width);
  for (guint i = 0; i < from; i++)
    {
      left = MIN (left, rects[i].x);
      y = MAX (y, rects[i].y + rects[i].height);
    }
  for (guint i = from; i < n; i++)
    {
      if (x > 0 && x + rects[i].width > width)
        {
          x = 0;
          y += line;
          line = 0;
        }
      rects[i].x = (float) (left + x);
      rects[i].y = (float) y;
      x += rects[i].width;
      line = MAX (line, rects[i].height);
    }
}

/**
 * xl_parts_pack:
 * @self: parts, laid out
 * @gap: free space between two parts, in edge lengths
 * @aspect: wanted width / height
 * @xy: (out) (array): x, y of every node, in edge lengths
 */
void
xl_parts_pack (XlParts *self, double gap, double aspect, float *xy)
{
  guint k = self->parts->len;
  g_autofree XlRect *rects = g_new0 (XlRect, k + 1);
  g_autofree XlRect *boxes = g_new0 (XlRect, k + 1);

  for (guint p = 0; p < k; p++)
    {
      const Part *part = &g_array_index (self->parts, Part, p);
      float x1 = G_MAXFLOAT, y1 = G_MAXFLOAT, x2 = -G_MAXFLOAT, y2 = -G_MAXFLOAT;

      for (guint i = part->first; i < part->first + part->n; i++)
        {
          x1 = MIN (x1, self->xy[2 * i]);
          y1 = MIN (y1, self->xy[2 * i + 1]);
          x2 = MAX (x2, self->xy[2 * i]);
          y2 = MAX (y2, self->xy[2 * i + 1]);
        }
      boxes[p] = (XlRect) { x1, y1, x2 - x1, y2 - y1 };
      rects[p].width = boxes[p].width + (float) gap;
      rects[p].height = boxes[p].height + (float) gap;
    }
  for (guint p = 1; p < MIN (k, CAREFUL_PARTS); p++)
    place_rect (rects, p, aspect);
  if (k > CAREFUL_PARTS)
    place_in_lines (rects, CAREFUL_PARTS, k, aspect);
  for (guint p = 0; p < k; p++)
    {
      const Part *part = &g_array_index (self->parts, Part, p);

      for (guint i = part->first; i < part->first + part->n; i++)
        {
          guint v = self->order[i];

          xy[2 * (gsize) v] = self->xy[2 * i] - boxes[p].x + rects[p].x + (float) gap / 2;
          xy[2 * (gsize) v + 1] = self->xy[2 * i + 1] - boxes[p].y + rects[p].y + (float) gap / 2;
        }
    }
}
