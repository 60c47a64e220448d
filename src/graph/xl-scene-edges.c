/* xl-scene-edges.c - the lines of the scene: straight, or curved where that tells them apart */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A curve is a cubic Bézier curve: from (x1, y1) to (x2, y2), drawn towards two control points.
 *
 * 1. In the pipeline lines leave and reach their columns level; within a column they make a bow beside it.
 * 2. On the circle they bend towards its middle, so that what goes to one country runs together.
 * 3. Elsewhere several lines between the same two nodes are fanned out; a single one is straight. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "xl-scene-private.h"

/* Between the middles of two parallel lines, px. */
#define FAN 9.f

/* A bow beside a column is at most so wide, px. */
#define BOW 70.f

/* How far lines on the circle bend towards its middle: short ones less. */
#define BEND_LEAST 0.18f
#define BEND_MOST 0.7f

#define PIECES 12

typedef struct
{
  guint a, b, edge; /* a < b; the edge, for an order without doubt */
} Pair;

static int
compare_pairs (const void *a, const void *b)
{
  const Pair *p = a, *q = b;

  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  if (p->b != q->b)
    return p->b < q->b ? -1 : 1;
  return p->edge < q->edge ? -1 : p->edge > q->edge;
}

/* By edge: which of the lines between its nodes it is, in halves from the middle one: -1, 1 for two; 0 for one. */
static int *
number_parallels (XlGraph *graph)
{
  guint m = xl_graph_get_n_edges (graph);
  const XlEdge *edges = xl_graph_get_edges (graph);
  g_autofree Pair *pairs = g_new (Pair, (gsize) m + 1);
  int *halves = g_new0 (int, (gsize) m + 1);

  for (guint e = 0; e < m; e++)
    pairs[e] = (Pair) { MIN (edges[e].a, edges[e].b), MAX (edges[e].a, edges[e].b), e };
  if (m > 1)
    qsort (pairs, m, sizeof *pairs, compare_pairs);
  for (guint i = 0, end; i < m; i = end)
    {
      for (end = i + 1; end < m && pairs[end].a == pairs[i].a && pairs[end].b == pairs[i].b; end++)
        ;
      for (guint k = i; k < end; k++)
        {
          halves[pairs[k].edge] = 2 * (int) (k - i) - (int) (end - i - 1);
          /* Seen from its own first end. */
          if (edges[pairs[k].edge].a > edges[pairs[k].edge].b)
            halves[pairs[k].edge] = -halves[pairs[k].edge];
        }
    }
  return halves;
}

static void
set_controls (XlSceneEdge *e, float c1x, float c1y, float c2x, float c2y)
{
  e->curved = 1;
  e->c1x = c1x;
  e->c1y = c1y;
  e->c2x = c2x;
  e->c2y = c2y;
}

static gboolean
is_partner (const XlSceneNode *node)
{
  return node->kind == XL_NODE_ORGANISATION || node->kind == XL_NODE_EVENT;
}

/* As the pipeline has its columns. */
static gboolean
in_one_column (const XlSceneNode *a, const XlSceneNode *b)
{
  return is_partner (a) ? is_partner (b) : a->kind == b->kind && (a->kind != XL_NODE_PROJECT || a->stage == b->stage);
}

static void
bend_in_columns (XlSceneEdge *e, const XlSceneNode *a, const XlSceneNode *b, float fan)
{
  float dx = b->x - a->x, dy = b->y - a->y, reach = fabsf (dx) * 0.5f, x;

  if (!in_one_column (a, b) || fabsf (dx) > 2 * (a->r + b->r))
    {
      float way = dx > 0 ? 1.f : -1.f;

      set_controls (e, a->x + way * reach, a->y + fan, b->x - way * reach, b->y + fan);
      return;
    }
  reach = MIN (BOW, 14.f + 0.25f * fabsf (dy)) + fabsf (fan);
  /* On the side where the other columns are. */
  x = is_partner (a) ? MIN (a->x, b->x) - reach : MAX (a->x, b->x) + reach;
  set_controls (e, x, a->y + 0.15f * dy, x, b->y - 0.15f * dy);
}

static void
bend_in_circle (XlSceneEdge *e, const XlSceneNode *a, const XlSceneNode *b, float mx, float my, float fan)
{
  float radius = MAX (hypotf (a->x - mx, a->y - my), 1.f), length = hypotf (b->x - a->x, b->y - a->y);
  float bend = BEND_LEAST + (BEND_MOST - BEND_LEAST) * MIN (length / radius, 1.f);

  set_controls (e, a->x + bend * (mx - a->x) + fan, a->y + bend * (my - a->y) + fan, b->x + bend * (mx - b->x) + fan,
                b->y + bend * (my - b->y) + fan);
}

/* Cuts a line at the rims of its nodes: a curve in the direction of its control points. */
static void
clip_ends (XlSceneEdge *e, const XlSceneNode *a, const XlSceneNode *b)
{
  float ax = (e->curved ? e->c1x : b->x) - a->x, ay = (e->curved ? e->c1y : b->y) - a->y;
  float bx = (e->curved ? e->c2x : a->x) - b->x, by = (e->curved ? e->c2y : a->y) - b->y;
  float la = MAX (sqrtf (ax * ax + ay * ay), 1e-3f), lb = MAX (sqrtf (bx * bx + by * by), 1e-3f);

  e->x1 = a->x + ax / la * MIN (a->r * 0.9f, la);
  e->y1 = a->y + ay / la * MIN (a->r * 0.9f, la);
  e->x2 = b->x + bx / lb * MIN (b->r * 0.9f, lb);
  e->y2 = b->y + by / lb * MIN (b->r * 0.9f, lb);
}

/* Fills edges: those between two nodes that are drawn, and that do not touch. */
void
xl_edges_fill (XlScene *self, XlPositions *positions)
{
  const XlEdge *edges = xl_graph_get_edges (self->graph);
  XlLayoutMode mode = xl_positions_get_mode (positions);
  g_autofree int *halves = number_parallels (self->graph);
  double mx, my;
  gboolean circle = xl_positions_get_middle (positions, &mx, &my);

  mx = mx * self->view.zoom + self->view.x;
  my = my * self->view.zoom + self->view.y;
  for (guint e = 0; e < xl_graph_get_n_edges (self->graph); e++)
    {
      guint a = self->by_index[edges[e].a], b = self->by_index[edges[e].b];
      XlSceneEdge out = { .id = edges[e].id, .style = edges[e].style,
                          .illustrative = (guint8) !!edges[e].illustrative };
      const XlSceneNode *na, *nb;
      float dx, dy, length, fan = (float) halves[e] / 2 * FAN * (float) self->scale;

      if (!a || !b)
        continue;
      out.a = a - 1;
      out.b = b - 1;
      na = &g_array_index (self->nodes, XlSceneNode, out.a);
      nb = &g_array_index (self->nodes, XlSceneNode, out.b);
      dx = nb->x - na->x;
      dy = nb->y - na->y;
      length = sqrtf (dx * dx + dy * dy);
      if (length <= na->r + nb->r)
        continue;
      if (mode == XL_LAYOUT_PIPELINE)
        bend_in_columns (&out, na, nb, fan);
      else if (circle)
        bend_in_circle (&out, na, nb, (float) mx, (float) my, fan);
      else if (halves[e])
        {
          /* The middle of the curve lies three quarters as far out as its control points. */
          float ox = -dy / length * fan * 4 / 3, oy = dx / length * fan * 4 / 3;

          set_controls (&out, na->x + dx * 0.3f + ox, na->y + dy * 0.3f + oy, nb->x - dx * 0.3f + ox,
                        nb->y - dy * 0.3f + oy);
        }
      clip_ends (&out, na, nb);
      g_array_append_val (self->edges, out);
    }
}

static double
distance_to_piece (double x1, double y1, double x2, double y2, double x, double y)
{
  double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - x1) * dx + (y - y1) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x1 + t * dx - x, y1 + t * dy - y);
}

/* How far a point is from a line, as it is drawn, within a px. */
double
xl_edges_distance (const XlSceneEdge *e, double x, double y)
{
  double best = G_MAXDOUBLE, px = (double) e->x1, py = (double) e->y1;

  if (!e->curved)
    return distance_to_piece (px, py, (double) e->x2, (double) e->y2, x, y);
  for (guint i = 1; i <= PIECES; i++)
    {
      double t = (double) i / PIECES, s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      double qx = a * (double) e->x1 + b * (double) e->c1x + c * (double) e->c2x + d * (double) e->x2;
      double qy = a * (double) e->y1 + b * (double) e->c1y + c * (double) e->c2y + d * (double) e->y2;
      double away = distance_to_piece (px, py, qx, qy, x, y);

      best = MIN (best, away);
      px = qx;
      py = qy;
    }
  return best;
}
