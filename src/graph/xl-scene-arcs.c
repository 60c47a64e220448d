/* xl-scene-arcs.c - matches as arcs: their curves, their badges, and which of them is under the pointer */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. An arc begins and ends at the rims of its nodes, whatever its bend; what stays in one region is a loop above it.
 * 2. Several between the same two nodes bend apart, whichever way they go.
 * 3. A badge stands at the middle of its arc, or as near to it as no node and no other badge allows. */

#include <math.h>
#include <stdlib.h>

#include "xl-scene-private.h"

/* How far the control point of a curve lies off the straight line, as a share of its length. */
#define BEND 0.22f

/* Between the middles of two arcs that bend to the same side, px. */
#define APART 20.f

#define BADGE 16.f
#define BADGE_LETTERS 28.f

/* Around a badge, px. */
#define ROOM 2.f

/* Places for a badge to each side of the middle of its arc, as shares of it. */
#define STEP 0.04f
#define STEPS 9

/* Where a line ends before the rim, px: the arrow head is not to touch it. */
#define GAP_FROM 0.5f
#define GAP_TO 2.f

/* A loop: how far its control points lie from the rim, px; angles from its axis. */
#define LOOP 32.f
#define LOOP_FOOT 0.5f
#define LOOP_HEAD 0.75f
#define LOOP_TURN 1.15f

#define PIECES 24

typedef struct
{
  float x, y;
} Point;

typedef struct
{
  guint a, b, arc; /* a <= b; the arc, for an order without doubt */
} Pair;

static int
compare_pairs (const void *a, const void *b)
{
  const Pair *p = a, *q = b;

  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  if (p->b != q->b)
    return p->b < q->b ? -1 : 1;
  return p->arc < q->arc ? -1 : p->arc > q->arc;
}

/* By arc: which of those between its nodes it is, from 0, and whether it is the only one. */
static guint *
number_parallels (const XlArc *arcs, guint n, gboolean *alone)
{
  g_autofree Pair *pairs = g_new (Pair, n);
  guint *numbers = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    pairs[i] = (Pair) { MIN (arcs[i].a, arcs[i].b), MAX (arcs[i].a, arcs[i].b), i };
  qsort (pairs, n, sizeof *pairs, compare_pairs);
  for (guint i = 0; i < n; i++)
    {
      alone[pairs[i].arc] = TRUE;
      if (i == 0 || pairs[i].a != pairs[i - 1].a || pairs[i].b != pairs[i - 1].b)
        continue;
      numbers[pairs[i].arc] = numbers[pairs[i - 1].arc] + 1;
      alone[pairs[i].arc] = alone[pairs[i - 1].arc] = FALSE;
    }
  return numbers;
}

static Point
mix (Point p, Point q, float t)
{
  return (Point) { p.x + t * (q.x - p.x), p.y + t * (q.y - p.y) };
}

static Point
quadratic (const Point q[3], float t)
{
  return mix (mix (q[0], q[1], t), mix (q[1], q[2], t), t);
}

/* Where a curve leaves a circle around its end @end: nearer to it than the middle. */
static float
leaves (const Point q[3], int end, float r)
{
  float in = end == 0 ? 0 : 1, out = 0.5f;

  for (guint turn = 0; turn < 24; turn++)
    {
      float t = (in + out) / 2;
      Point p = quadratic (q, t);

      if (hypotf (p.x - q[end].x, p.y - q[end].y) < r)
        in = t;
      else
        out = t;
    }
  return out;
}

/* The piece of a quadratic curve between two places of it, as a cubic one. */
static void
set_curve (XlSceneArc *arc, const Point q[3], float from, float to)
{
  Point start = quadratic (q, from), end = quadratic (q, to);
  /* Polar form: the control point of a piece of a quadratic curve. */
  Point control = mix (mix (q[0], q[1], from), mix (q[1], q[2], from), to);
  Point c1 = mix (start, control, 2 / 3.f), c2 = mix (end, control, 2 / 3.f);

  arc->x1 = start.x;
  arc->y1 = start.y;
  arc->c1x = c1.x;
  arc->c1y = c1.y;
  arc->c2x = c2.x;
  arc->c2y = c2.y;
  arc->x2 = end.x;
  arc->y2 = end.y;
}

/* @number: 0 bends upwards, 1 downwards, the next ones more than that. */
static void
bend (XlSceneArc *arc, const XlSceneNode *a, const XlSceneNode *b, guint number, float scale)
{
  Point from = { a->x, a->y }, to = { b->x, b->y }, q[3];
  float dx = to.x - from.x, dy = to.y - from.y, length = MAX (hypotf (dx, dy), 1.f);
  float nx = dy / length, ny = -dx / length, off = BEND * length * (1 + 0.9f * (float) (number / 2));
  float least = 0;

  /* Between near nodes there is no room for a badge: the arc goes around them. */
  if (length - a->r - b->r < (BADGE_LETTERS + 24) * scale)
    least = 2 * (MAX (a->r, b->r) + 11 * scale);
  off = MAX (off, least + 2 * APART * scale * (float) (number / 2));
  if (ny > 0 || (ny == 0 && nx > 0))
    off = -off;
  if (number % 2 == 1)
    off = -off;
  q[0] = from;
  q[1] = (Point) { (from.x + to.x) / 2 + nx * off, (from.y + to.y) / 2 + ny * off };
  q[2] = to;
  set_curve (arc, q, leaves (q, 0, a->r + GAP_FROM * scale), leaves (q, 2, b->r + GAP_TO * scale));
}

static void
loop (XlSceneArc *arc, const XlSceneNode *node, guint number, float scale)
{
  float turn = LOOP_TURN * (float) ((number + 1) / 2) * (number % 2 == 1 ? 1.f : -1.f);
  float axis = -(float) G_PI_2 + turn, far = node->r + LOOP * scale;
  float start = node->r + GAP_FROM * scale, end = node->r + GAP_TO * scale;

  arc->x1 = node->x + start * cosf (axis - LOOP_FOOT);
  arc->y1 = node->y + start * sinf (axis - LOOP_FOOT);
  arc->c1x = node->x + far * cosf (axis - LOOP_HEAD);
  arc->c1y = node->y + far * sinf (axis - LOOP_HEAD);
  arc->c2x = node->x + far * cosf (axis + LOOP_HEAD);
  arc->c2y = node->y + far * sinf (axis + LOOP_HEAD);
  arc->x2 = node->x + end * cosf (axis + LOOP_FOOT);
  arc->y2 = node->y + end * sinf (axis + LOOP_FOOT);
}

static Point
point_at (const XlSceneArc *arc, float t)
{
  float s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

  return (Point) { a * arc->x1 + b * arc->c1x + c * arc->c2x + d * arc->x2,
                   a * arc->y1 + b * arc->c1y + c * arc->c2y + d * arc->y2 };
}

static gboolean
has_badge (const XlSceneArc *arc)
{
  return !arc->dim && (arc->state == XL_ARC_CANDIDATE || arc->state == XL_ARC_AGREED);
}

static XlRect
room_of (const XlSceneBadge *badge, float scale)
{
  float width = badge->width + 2 * ROOM * scale, height = badge->height + 2 * ROOM * scale;

  return (XlRect) { badge->x - width / 2, badge->y - height / 2, width, height };
}

/* Looks for a place along the arc from its middle, on the line or close beside it; where there is no room at all it is
 * the middle. Returns how bad that is: 0 on the line. */
static guint
find_badge (XlSceneArc *arc, XlTaken *taken, float scale)
{
  static const float beside[] = { 0, 7, -7, 14, -14, 22, -22, 30, -30, 38, -38 };
  gboolean letters = arc->regime == XL_ARC_ANNEX_VII || arc->regime == XL_ARC_NOTIFICATION;
  XlSceneBadge *badge = &arc->badge;
  Point middle = point_at (arc, 0.5f);

  badge->width = (letters ? BADGE_LETTERS : BADGE) * scale;
  badge->height = BADGE * scale;
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    for (int step = 0; step <= 2 * STEPS; step++)
      {
        float t = 0.5f + STEP * (float) ((step + 1) / 2) * (step % 2 == 1 ? -1.f : 1.f);
        Point p = point_at (arc, t), ahead = point_at (arc, t + 0.02f);
        float dx = ahead.x - p.x, dy = ahead.y - p.y, length = MAX (hypotf (dx, dy), 1e-3f);
        XlRect room;

        badge->stem_x = p.x;
        badge->stem_y = p.y;
        badge->x = p.x - dy / length * beside[i] * scale;
        badge->y = p.y + dx / length * beside[i] * scale;
        room = room_of (badge, scale);
        if (!xl_taken_hits (taken, &room))
          return i;
      }
  badge->x = badge->stem_x = middle.x;
  badge->y = badge->stem_y = middle.y;
  return G_N_ELEMENTS (beside);
}

static XlSceneArc
draw_one (const XlScene *self, const XlSceneArc *arc, guint number)
{
  XlSceneArc out = *arc;

  if (arc->a == arc->b)
    loop (&out, &g_array_index (self->nodes, XlSceneNode, arc->a), number, (float) self->scale);
  else
    bend (&out, &g_array_index (self->nodes, XlSceneNode, arc->a), &g_array_index (self->nodes, XlSceneNode, arc->b),
          number, (float) self->scale);
  return out;
}

/* Along how many places of it the arc runs over what is not its own. */
static guint
count_crossings (const XlScene *self, const XlSceneArc *arc, XlTaken *taken)
{
  const XlSceneNode *ends[] = { &g_array_index (self->nodes, XlSceneNode, arc->a),
                                &g_array_index (self->nodes, XlSceneNode, arc->b) };
  guint count = 0;

  for (guint i = 1; i < PIECES; i++)
    {
      Point p = point_at (arc, (float) i / PIECES);
      XlRect dot = { p.x - 1, p.y - 1, 2, 2 };
      gboolean own = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        own = own || hypotf (p.x - ends[k]->x, p.y - ends[k]->y) < ends[k]->r * 1.5f;
      count += !own && xl_taken_hits (taken, &dot);
    }
  return count;
}

/* How bad a way is: a badge far from its line counts more than a line that runs over a node. */
#define BESIDE 4

/* One that is alone may go another way, where that has room for its badge and runs over less. */
static void
add_arc (XlScene *self, const XlSceneArc *arc, guint number, gboolean alone, XlTaken *taken)
{
  float scale = (float) self->scale;
  guint ways = !alone ? 1 : arc->a == arc->b ? 5 : 2, least = G_MAXUINT;
  XlSceneArc best = *arc;

  for (guint way = 0; way < ways && least > 0; way++)
    {
      XlSceneArc one = draw_one (self, arc, number + way);
      guint bad = has_badge (arc) ? BESIDE * find_badge (&one, taken, scale) : 0;

      if (ways > 1)
        bad += count_crossings (self, &one, taken);
      if (bad >= least)
        continue;
      least = bad;
      best = one;
    }
  if (has_badge (arc))
    {
      XlRect room = room_of (&best.badge, scale);

      xl_taken_add (taken, &room);
    }
  g_array_append_val (self->arcs, best);
}

/* What no badge may lie on: nodes, the legend, the corner that the window has for itself. */
static void
take (XlScene *self, const XlSceneOptions *options, XlTaken *taken)
{
  xl_taken_init (taken, self->width, self->height);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);
      XlRect r = { node->x - node->r, node->y - node->r, 2 * node->r, 2 * node->r };

      xl_taken_add (taken, &r);
    }
  if (self->has_legend)
    xl_taken_add (taken, &(XlRect) { self->legend_box.x, self->legend_box.y, self->legend_box.width,
                                     self->legend_box.height });
  if (options->corner_width > 0)
    xl_taken_add (taken, &(XlRect) { (float) (self->width - options->corner_width), 0, (float) options->corner_width,
                                     (float) options->corner_height });
}

/* Fills arcs: those between nodes that are drawn. */
void
xl_arcs_fill (XlScene *self, const XlSceneOptions *options)
{
  guint n;
  const XlArc *arcs = xl_graph_get_arcs (self->graph, &n);
  g_autofree gboolean *alone = NULL;
  g_autofree guint *numbers = NULL;
  XlTaken taken;

  if (n == 0)
    return;
  alone = g_new (gboolean, n);
  numbers = number_parallels (arcs, n, alone);
  take (self, options, &taken);
  for (guint i = 0; i < n; i++)
    {
      guint a = self->by_index[arcs[i].a], b = self->by_index[arcs[i].b];
      XlSceneArc out = { .offer = arcs[i].offer, .need = arcs[i].need, .regime = arcs[i].regime, .state = arcs[i].state,
                         .illustrative = arcs[i].illustrative_offer || arcs[i].illustrative_need,
                         .dim = (guint8) !!arcs[i].dim };

      if (a == 0 || b == 0)
        continue;
      out.a = a - 1;
      out.b = b - 1;
      add_arc (self, &out, numbers[i], alone[i], &taken);
    }
  xl_taken_clear (&taken);
}

static double
distance_to_piece (Point p, Point q, double x, double y)
{
  double dx = (double) (q.x - p.x), dy = (double) (q.y - p.y), length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - (double) p.x) * dx + (y - (double) p.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot ((double) p.x + t * dx - x, (double) p.y + t * dy - y);
}

/* 0 on its badge; what steps back is as if it were a little farther. */
static double
distance_to (const XlSceneArc *arc, double x, double y)
{
  double best = G_MAXDOUBLE;
  Point p = { arc->x1, arc->y1 };

  if (fabs (x - (double) arc->badge.x) * 2 <= (double) arc->badge.width
      && fabs (y - (double) arc->badge.y) * 2 <= (double) arc->badge.height)
    return 0;
  for (guint i = 1; i <= PIECES; i++)
    {
      Point q = point_at (arc, (float) i / PIECES);
      double away = distance_to_piece (p, q, x, y);

      best = MIN (best, away);
      p = q;
    }
  return arc->dim ? best + 1 : best;
}

/**
 * xl_scene_get_arcs:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the matches
 */
const XlSceneArc *
xl_scene_get_arcs (const XlScene *self, guint *n)
{
  *n = self->arcs->len;
  return (const XlSceneArc *) (gpointer) self->arcs->data;
}

/**
 * xl_scene_pick_arc:
 * @self: a scene
 * @x: px
 * @y: px
 * @tolerance: px around lines
 *
 * Returns: (transfer none) (nullable): the nearest match in reach
 */
const XlSceneArc *
xl_scene_pick_arc (const XlScene *self, double x, double y, double tolerance)
{
  const XlSceneArc *found = NULL;
  double best = tolerance;

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const XlSceneArc *arc = &g_array_index (self->arcs, XlSceneArc, i);
      double away = distance_to (arc, x, y);

      if (away <= best)
        {
          best = away;
          found = arc;
        }
    }
  return found;
}

/**
 * xl_scene_find_arc:
 * @self: a scene
 * @offer: id of an offer
 * @need: id of a need
 *
 * Returns: (transfer none) (nullable): their match
 */
const XlSceneArc *
xl_scene_find_arc (const XlScene *self, gint64 offer, gint64 need)
{
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const XlSceneArc *arc = &g_array_index (self->arcs, XlSceneArc, i);

      if (arc->offer == offer && arc->need == need)
        return arc;
    }
  return NULL;
}
