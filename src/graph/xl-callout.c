/* xl-callout.c - a label that found no room beside its node: beyond its neighbours, with a line that leads to it */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. Places are tried on circles around the node, from the nearest outwards; the best one costs least: the length of its
 *    line, and what that runs over. It never runs through a label.
 * 2. Who comes early may enclose who comes late. So each is placed again when all are there; who has no place even then
 *    takes one from others, which look for another. The best of all these turns is kept. */

#include <math.h>

#include "xl-scene-private.h"

/* So many directions are tried from each circle. The first is half a line of text away, each next one so much farther. */
#define DIRECTIONS 24
#define FIRST 0.5f
#define GROWTH 1.2f

/* What a label without any place costs, at least. */
#define NOWHERE 1e5

/* Each is placed so often; more often as long as one is left without a place. */
#define LEAST_TURNS 2
#define MOST_TURNS 12

/* A line that leads back into the crowd counts as if it were so much longer, for each half of a half turn. */
#define TURN 0.5f

/* The farthest, as a share of the width of the window. */
#define REACH 0.4f

/* Between a label and its line, and around a label that others must not touch, px. */
#define GAP 2.f
#define MARGIN 3.f

/* A line is followed at so many px; a piece of it that runs over something counts for so many more,
 * another line or a region that it crosses, too. */
#define PIECE 8.f
#define PENALTY 3.f
#define CROSSING 80.f

static gboolean
is_inside (const XlScene *self, const XlRect *r)
{
  return r->x >= 1 && r->y >= 1 && (double) (r->x + r->width) <= self->width - 1
         && (double) (r->y + r->height) <= self->height - 1;
}

/* On which side of (x1, y1)-(x2, y2) a point is. */
static float
side (const XlSceneArrow *l, float x, float y)
{
  return (l->x2 - l->x1) * (y - l->y1) - (l->y2 - l->y1) * (x - l->x1);
}

static gboolean
lines_cross (const XlSceneArrow *a, const XlSceneArrow *b)
{
  return (side (a, b->x1, b->y1) > 0) != (side (a, b->x2, b->y2) > 0)
         && (side (b, a->x1, a->y1) > 0) != (side (b, a->x2, a->y2) > 0);
}

static gboolean
line_crosses_box (const XlSceneArrow *l, float x, float y, float width, float height)
{
  const XlSceneArrow down = { x, y, x + width, y + height }, up = { x, y + height, x + width, y };

  if (MAX (l->x1, l->x2) < x || MIN (l->x1, l->x2) > x + width || MAX (l->y1, l->y2) < y
      || MIN (l->y1, l->y2) > y + height)
    return FALSE;
  return lines_cross (l, &down) || lines_cross (l, &up) || (l->x2 > x && l->x2 < x + width && l->y2 > y && l->y2 < y + height);
}

static gboolean
crosses_text (const XlScene *self, const XlSceneArrow *line)
{
  if (self->has_legend
      && line_crosses_box (line, self->legend_box.x, self->legend_box.y, self->legend_box.width,
                           self->legend_box.height))
    return TRUE;
  for (guint i = 0; i < self->texts->len; i++)
    {
      const XlSceneText *t = &g_array_index (self->texts, XlSceneText, i);

      if (line_crosses_box (line, t->x, t->y, t->width, t->height))
        return TRUE;
    }
  return FALSE;
}

/* Whether a line runs through the middle of a node, where its code is. */
static gboolean
line_cuts (const XlSceneArrow *l, const XlSceneNode *node)
{
  float dx = l->x2 - l->x1, dy = l->y2 - l->y1, square = MAX (dx * dx + dy * dy, 1e-6f);
  float t = CLAMP (((node->x - l->x1) * dx + (node->y - l->y1) * dy) / square, 0, 1);

  return hypotf (l->x1 + t * dx - node->x, l->y1 + t * dy - node->y) < node->r * 0.8f;
}

/* Other lines and regions that a line runs through; never its own, which it ends at. */
static guint
count_crossed (const XlScene *self, const XlSceneArrow *line)
{
  guint count = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);

      /* They come first. */
      if (node->kind != XL_NODE_REGION)
        break;
      count += line_cuts (line, node);
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      const XlSceneText *t = &g_array_index (self->texts, XlSceneText, i);

      count += t->led && lines_cross (line, &t->leader);
    }
  return count;
}

static guint
count_pieces (const XlSceneArrow *line)
{
  return (guint) (hypotf (line->x2 - line->x1, line->y2 - line->y1) / PIECE);
}

static XlRect
piece_at (const XlSceneArrow *line, guint i, guint n)
{
  float t = ((float) i + 0.5f) / (float) n;

  return (XlRect) { line->x1 + t * (line->x2 - line->x1) - 1, line->y1 + t * (line->y2 - line->y1) - 1, 2, 2 };
}

/* The part of the line outside its own node that runs over anything, px. */
static float
covered (XlTaken *taken, const XlSceneArrow *line, const XlSceneNode *node)
{
  guint n = count_pieces (line), count = 0;

  for (guint i = 0; i < n; i++)
    {
      XlRect piece = piece_at (line, i, n);

      count += hypotf (piece.x + 1 - node->x, piece.y + 1 - node->y) > node->r * 1.5f && xl_taken_hits (taken, &piece);
    }
  return (float) count * PIECE;
}

/* Where on its own box a label may have its line: the middle of the side towards the node; above and below it, at
 * either end, too. */
#define ANCHORS 4

/* A label on that side of the node, so far from its rim; and the line from it to the rim. FALSE where such an anchor would
 * lie on the far side. */
static gboolean
stand (const XlSceneNode *node, float ux, float uy, float away, guint anchor, XlSceneText *text)
{
  static const float along[ANCHORS] = { 0, 0.5f, 0.1f, 0.9f };
  float x = node->x + ux * (node->r + away), y = node->y + uy * (node->r + away);

  if (fabsf (anchor == 0 ? ux : uy) < 0.35f)
    return FALSE;
  text->x = anchor > 0 ? x - text->width * along[anchor] : ux > 0 ? x + GAP : x - GAP - text->width;
  text->y = anchor == 0 ? y - text->height / 2 : uy > 0 ? y : y - text->height;
  text->leader = (XlSceneArrow) { x, y, node->x + ux * node->r, node->y + uy * node->r };
  text->led = 1;
  return TRUE;
}

static XlRect
room_of (const XlSceneText *text)
{
  return (XlRect) { text->x - MARGIN, text->y, text->width + 2 * MARGIN, text->height };
}

/* Where the crowd around a node thins out: away from the others, the near ones most. */
static void
look_out (const XlScene *self, const XlSceneNode *node, float *ux, float *uy)
{
  float x = 0, y = 0, length;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *other = &g_array_index (self->nodes, XlSceneNode, i);
      float dx = node->x - other->x, dy = node->y - other->y, square = dx * dx + dy * dy;

      if (square < 1)
        continue;
      x += dx / square;
      y += dy / square;
    }
  length = MAX (hypotf (x, y), 1e-6f);
  *ux = x / length;
  *uy = y / length;
}

/* Where a measured text stands best. Returns what that costs; G_MAXFLOAT where nothing is free. */
static float
find_place (const XlScene *self, XlTaken *taken, const XlSceneNode *node, XlSceneText *text)
{
  float reach = (float) self->width * REACH, least = G_MAXFLOAT, directions[DIRECTIONS][2], ox, oy;
  XlSceneText one = *text;

  look_out (self, node, &ox, &oy);
  for (guint i = 0; i < DIRECTIONS; i++)
    {
      float angle = (float) (2 * G_PI) * (float) i / DIRECTIONS;

      directions[i][0] = cosf (angle);
      directions[i][1] = sinf (angle);
    }
  for (float away = FIRST * text->height; away < reach && away < least; away *= GROWTH)
    for (guint i = 0; i < DIRECTIONS * ANCHORS; i++)
      {
        float ux = directions[i / ANCHORS][0], uy = directions[i / ANCHORS][1];
        float cost = away * (1 + TURN * (1 - ux * ox - uy * oy));
        XlRect room;

        if (cost >= least || !stand (node, ux, uy, away, i % ANCHORS, &one))
          continue;
        room = room_of (&one);
        if (!is_inside (self, &room) || xl_taken_hits (taken, &room) || crosses_text (self, &one.leader))
          continue;
        cost += CROSSING * (float) count_crossed (self, &one.leader) + PENALTY * covered (taken, &one.leader, node);
        if (cost >= least)
          continue;
        least = cost;
        *text = one;
      }
  return least;
}

/* Its place and that of its line are taken. */
static void
take (XlScene *self, XlTaken *taken, const XlSceneText *text)
{
  XlRect room = room_of (text);

  xl_taken_add (taken, &room);
  for (guint i = 0, n = count_pieces (&text->leader); i < n; i++)
    {
      XlRect piece = piece_at (&text->leader, i, n);

      xl_taken_add (taken, &piece);
    }
  g_array_append_val (self->texts, *text);
}

typedef struct
{
  XlSceneText text;
  float cost; /* G_MAXFLOAT while it has no place */
} Callout;

/* What the callouts have to do with, and what they began with. */
typedef struct
{
  XlScene *scene;
  XlTaken *taken;
  XlTakenMark mark;
  guint n_texts;
  Callout *callouts;
  guint n;
} Callouts;

/* All others that have a place take it; nothing else does. */
static void
take_others (Callouts *c, guint but)
{
  xl_taken_return (c->taken, &c->mark);
  g_array_set_size (c->scene->texts, c->n_texts);
  for (guint i = 0; i < c->n; i++)
    if (i != but && c->callouts[i].cost < G_MAXFLOAT)
      take (c->scene, c->taken, &c->callouts[i].text);
}

static void
place_one (Callouts *c, Callout *one)
{
  const XlSceneNode *node = &g_array_index (c->scene->nodes, XlSceneNode, one->text.node);

  one->cost = find_place (c->scene, c->taken, node, &one->text);
}

/* Places each in the room that the others leave, in turn from that one on. Returns how bad that is: none is worse than any place, and for the first
 * ones worse than for the last. */
static double
place_all (Callouts *c, guint first)
{
  double sum = 0;

  for (guint k = 0; k < c->n; k++)
    {
      guint i = (first + k) % c->n;

      take_others (c, i);
      place_one (c, &c->callouts[i]);
      sum += c->callouts[i].cost < G_MAXFLOAT ? (double) c->callouts[i].cost : NOWHERE * (2 - (double) i / c->n);
    }
  return sum;
}

static gboolean
collide (const XlSceneText *a, const XlSceneText *b)
{
  XlRect r = room_of (a), o = room_of (b);

  return (r.x < o.x + o.width && o.x < r.x + r.width && r.y < o.y + o.height && o.y < r.y + r.height)
         || line_crosses_box (&a->leader, o.x, o.y, o.width, o.height)
         || line_crosses_box (&b->leader, r.x, r.y, r.width, r.height);
}

/* Who has no place takes one from others, which then have to look for another one. */
static void
make_room (Callouts *c)
{
  for (guint i = 0; i < c->n; i++)
    {
      Callout *one = &c->callouts[i];

      if (one->cost < G_MAXFLOAT)
        continue;
      xl_taken_return (c->taken, &c->mark);
      g_array_set_size (c->scene->texts, c->n_texts);
      place_one (c, one);
      for (guint k = 0; k < c->n && one->cost < G_MAXFLOAT; k++)
        if (k != i && c->callouts[k].cost < G_MAXFLOAT && collide (&one->text, &c->callouts[k].text))
          c->callouts[k].cost = G_MAXFLOAT;
    }
}

/* Calls out these nodes, the more important ones first. */
void
xl_callouts_fill (XlScene *self, const XlSceneOptions *options, XlTaken *taken, const guint *nodes, guint n)
{
  Callouts c = { .scene = self, .taken = taken, .n_texts = self->texts->len, .n = n };
  g_autofree Callout *callouts = g_new (Callout, n + 1), *best = NULL;
  double least = G_MAXDOUBLE;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, nodes[i]);
      g_autofree char *name = xl_label_text (xl_graph_get_node (self->graph, node->index)->name);

      xl_scene_add_text (self, options, name, xl_label_style (node->kind), &callouts[i].text);
      callouts[i].text.node = (int) nodes[i];
      callouts[i].cost = G_MAXFLOAT;
    }
  c.callouts = callouts;
  xl_taken_set_mark (taken, &c.mark);
  /* One that is alone finds the same at any time. */
  for (guint turn = n > 1 ? 0 : LEAST_TURNS - 1; turn < LEAST_TURNS || (n > 1 && turn < MOST_TURNS && least >= NOWHERE); turn++)
    {
      double sum;

      if (turn >= LEAST_TURNS)
        make_room (&c);
      /* Each time another one begins: else they could drive each other about in a circle. */
      sum = place_all (&c, turn < LEAST_TURNS ? 0 : turn);
      if (sum >= least)
        continue;
      least = sum;
      g_free (best);
      best = g_memdup2 (callouts, n * sizeof *callouts);
    }
  c.callouts = best;
  take_others (&c, n);
  xl_taken_mark_clear (&c.mark);
}
