/* xl-circle.c - the circle layout: an arc for each country, in an order with few crossings */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arcs are ordered so that countries with many links between them are near: each is set where it costs least, then
 * arcs change places while that helps. Within an arc, nodes are ordered by the direction in which the nodes lie that
 * they are linked with, again and again, keeping the order with the fewest crossings. There is no chance in it: the
 * seed does not matter. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "xl-layout-private.h"
#include "xl-order.h"

#define SWEEPS 16

/* Of more countries than this, the order by code stays. */
#define MOST_ARCS 64

/* Free space between two arcs, in nodes; between two nodes and between two rings, px. */
#define ARC_GAP 1.6
#define NODE_GAP 5.0

/* Up to so many nodes have room for their labels beside the circle. */
#define WITH_LABELS 140

/* What labels and headings need around the circle, px. */
#define BORDER_X 128.0
#define BORDER_Y 56.0
#define BORDER_BARE 44.0
#define HEADING_OUT 17.0

typedef struct
{
  char country[3];
  guint *nodes; /* owned; in order, clockwise */
  guint n;
} Arc;

typedef struct
{
  XlGraph *graph;
  const XlLayoutOptions *options;
  GArray *arcs;  /* owned; of Arc, clockwise */
  guint *arc;    /* owned; by node: its arc */
  double *angle; /* owned; by node: 0 .. 2 pi, clockwise from above */
  double turn;   /* angle that a node gets */
  guint rings;
} Circle;

/* Where the circle lies, and how large it is, px. */
typedef struct
{
  double x, y, radius;
} Ground;

static void
arc_clear (gpointer data)
{
  g_free (((Arc *) data)->nodes);
}

static Arc *
get_arc (const Circle *c, guint i)
{
  return &g_array_index (c->arcs, Arc, i);
}

/* By the country's code, nodes without one last. */
static int
compare_arcs (const void *a, const void *b)
{
  const Arc *p = a, *q = b;

  if (!*p->country != !*q->country)
    return *p->country ? -1 : 1;
  return strcmp (p->country, q->country);
}

static void
find_arcs (Circle *c)
{
  guint n = xl_graph_get_n_nodes (c->graph);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const char *country = xl_graph_get_node (c->graph, i)->country;
      Arc arc = { .n = 0 };

      if (!g_hash_table_add (known, (gpointer) country))
        continue;
      g_strlcpy (arc.country, country, sizeof arc.country);
      arc.nodes = g_new (guint, n);
      g_array_append_val (c->arcs, arc);
    }
  if (c->arcs->len > 1)
    qsort (c->arcs->data, c->arcs->len, sizeof (Arc), compare_arcs);
  g_hash_table_remove_all (known);
  for (guint a = 0; a < c->arcs->len; a++)
    g_hash_table_insert (known, get_arc (c, a)->country, GUINT_TO_POINTER (a));
  for (guint i = 0; i < n; i++)
    {
      c->arc[i] = GPOINTER_TO_UINT (g_hash_table_lookup (known, xl_graph_get_node (c->graph, i)->country));
      get_arc (c, c->arc[i])->nodes[get_arc (c, c->arc[i])->n++] = i;
    }
  for (guint a = 0; a < c->arcs->len; a++)
    get_arc (c, a)->nodes = g_renew (guint, get_arc (c, a)->nodes, get_arc (c, a)->n);
}

/* --- order of arcs ---------------------------------------------------------------------------- */

/* Sum over all links between arcs of how far apart they are, by places. */
static double
cost_of (const guint *order, guint n, const double *links, guint all)
{
  double cost = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      cost += links[order[i] * all + order[j]] * MIN (j - i, n - j + i);
  return cost;
}

static void
insert_at (guint *order, guint n, guint place, guint what)
{
  memmove (order + place + 1, order + place, (n - place) * sizeof (guint));
  order[place] = what;
}

static void
insert_arcs (guint *order, guint n, const double *links)
{
  for (guint k = 0; k < n; k++)
    {
      double least = G_MAXDOUBLE;
      guint best = 0;

      for (guint place = 0; place <= k; place++)
        {
          guint tried[MOST_ARCS + 1];
          double cost;

          memcpy (tried, order, k * sizeof (guint));
          insert_at (tried, k, place, k);
          cost = cost_of (tried, k + 1, links, n);
          if (cost < least)
            {
              least = cost;
              best = place;
            }
        }
      insert_at (order, k, best, k);
    }
}

static void
exchange_arcs (guint *order, guint n, const double *links)
{
  double least = cost_of (order, n, links, n);
  gboolean better = TRUE;

  for (guint round = 0; round < 8 && better; round++)
    {
      better = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
          {
            guint a = order[i], b = order[j];
            double cost;

            order[i] = b;
            order[j] = a;
            cost = cost_of (order, n, links, n);
            if (cost < least)
              {
                least = cost;
                better = TRUE;
                continue;
              }
            order[i] = a;
            order[j] = b;
          }
    }
}

static void
order_arcs (Circle *c)
{
  guint n = c->arcs->len, order[MOST_ARCS + 1];
  g_autofree double *links = NULL;
  g_autofree Arc *sorted = NULL;

  if (n < 4 || n > MOST_ARCS)
    return;
  links = g_new0 (double, (gsize) n * n);
  for (guint e = 0; e < xl_graph_get_n_edges (c->graph); e++)
    {
      const XlEdge *edge = &xl_graph_get_edges (c->graph)[e];

      links[c->arc[edge->a] * n + c->arc[edge->b]]++;
      links[c->arc[edge->b] * n + c->arc[edge->a]]++;
    }
  insert_arcs (order, n, links);
  exchange_arcs (order, n, links);
  sorted = g_new (Arc, n);
  for (guint k = 0; k < n; k++)
    sorted[k] = *get_arc (c, order[k]);
  memcpy (c->arcs->data, sorted, n * sizeof (Arc));
  for (guint a = 0; a < n; a++)
    for (guint i = 0; i < get_arc (c, a)->n; i++)
      c->arc[get_arc (c, a)->nodes[i]] = a;
}

/* --- order of nodes --------------------------------------------------------------------------- */

static void
set_angles (Circle *c)
{
  double at = ARC_GAP / 2;

  for (guint a = 0; a < c->arcs->len; a++)
    {
      const Arc *arc = get_arc (c, a);

      for (guint i = 0; i < arc->n; i++)
        c->angle[arc->nodes[i]] = (at + i + 0.5) * c->turn;
      at += arc->n + ARC_GAP;
    }
}

static double
middle_of (const Circle *c, const Arc *arc)
{
  return (c->angle[arc->nodes[0]] + c->angle[arc->nodes[arc->n - 1]]) / 2;
}

/* Chords from an arc do not cross where what they lead to lies the other way round: the node that is linked with what
 * comes next clockwise stands last. Directions are measured backwards from the middle of the arc. */
static void
sort_arc (Circle *c, Arc *arc)
{
  g_autofree XlOrderWish *wishes = g_new (XlOrderWish, (gsize) arc->n + 1);
  double middle = middle_of (c, arc);

  for (guint i = 0; i < arc->n; i++)
    {
      guint v = arc->nodes[i], degree, count = 0;
      const guint *neighbours = xl_graph_get_neighbours (c->graph, v, &degree);
      double sum = 0, within = 0;

      for (guint k = 0; k < degree; k++)
        {
          double behind = c->angle[neighbours[k]] - middle;

          if (c->arc[neighbours[k]] == c->arc[v])
            {
              within += behind;
              continue;
            }
          sum += behind < 0 ? behind + 2 * G_PI : behind;
          count++;
        }
      wishes[i] = (XlOrderWish) { count    ? G_PI - sum / count
                                  : degree ? 2 * within / degree
                                           : 2 * (c->angle[v] - middle),
                                  v, i };
    }
  xl_order_sort (wishes, arc->n);
  for (guint i = 0; i < arc->n; i++)
    arc->nodes[i] = wishes[i].node;
}

static guint64
count_crossings (const Circle *c)
{
  guint m = xl_graph_get_n_edges (c->graph), n = xl_graph_get_n_nodes (c->graph), filled = 0;
  const XlEdge *edges = xl_graph_get_edges (c->graph);
  g_autofree XlOrderLine *lines = g_new (XlOrderLine, (gsize) m + 1);
  g_autofree guint *rank = g_new (guint, (gsize) n + 1);

  for (guint a = 0; a < c->arcs->len; a++)
    for (guint i = 0; i < get_arc (c, a)->n; i++)
      rank[get_arc (c, a)->nodes[i]] = filled++;
  for (guint e = 0; e < m; e++)
    lines[e] = (XlOrderLine) { rank[edges[e].a], rank[edges[e].b] };
  return xl_order_chords (lines, m, n + 1);
}

static void
copy_order (Circle *c, guint *order, gboolean back)
{
  guint filled = 0;

  for (guint a = 0; a < c->arcs->len; a++)
    {
      Arc *arc = get_arc (c, a);

      if (back)
        memcpy (arc->nodes, order + filled, arc->n * sizeof (guint));
      else
        memcpy (order + filled, arc->nodes, arc->n * sizeof (guint));
      filled += arc->n;
    }
  set_angles (c);
}

/* FALSE if it was cancelled. */
static gboolean
order_nodes (Circle *c)
{
  g_autofree guint *best = g_new (guint, (gsize) xl_graph_get_n_nodes (c->graph) + 1);
  guint64 fewest = G_MAXUINT64;

  for (guint sweep = 0; sweep <= SWEEPS && fewest > 0; sweep++)
    {
      guint64 crossings = count_crossings (c);

      if (crossings < fewest)
        {
          fewest = crossings;
          copy_order (c, best, FALSE);
        }
      if (c->options->cancelled && c->options->cancelled (c->options->cancelled_data))
        return FALSE;
      for (guint a = 0; a < c->arcs->len; a++)
        sort_arc (c, get_arc (c, a));
      set_angles (c);
    }
  copy_order (c, best, TRUE);
  return TRUE;
}

/* --- places ----------------------------------------------------------------------------------- */

static gboolean
covers (const Ground *ground, double x, double y)
{
  return hypot (x - ground->x, y - ground->y) < ground->radius + BORDER_BARE;
}

/* Legend and corner take more of a larger world, as they keep their size on the screen. */
static gboolean
is_clear (const Circle *c, const Ground *ground, double width, double height, double grow)
{
  double legend_width = c->options->legend_width * grow, legend_height = c->options->legend_height * grow;
  double corner_width = c->options->corner_width * grow, corner_height = c->options->corner_height * grow;

  if (legend_width > 0
      && (covers (ground, legend_width, height - legend_height)
          || (ground->x - ground->radius < legend_width + BORDER_BARE && ground->y > height - legend_height)))
    return FALSE;
  return !(corner_width > 0
           && (covers (ground, width - corner_width, corner_height)
               || (ground->x + ground->radius > width - corner_width - BORDER_BARE && ground->y < corner_height)));
}

/* As many rings as the nodes need: each holds every so manieth node, the innermost is the shortest. */
static gboolean
choose_rings (Circle *c, double radius, double pitch)
{
  double steps = xl_graph_get_n_nodes (c->graph) + ARC_GAP * c->arcs->len;

  for (c->rings = 1; c->rings * pitch < radius / 2; c->rings++)
    if (2 * G_PI * (radius - (c->rings - 1) * pitch) * c->rings / steps >= pitch)
      return TRUE;
  return FALSE;
}

/* The largest circle that is clear of everything; where half of it is not enough for the nodes, the world grows. */
static Ground
choose_ground (Circle *c, double thick)
{
  gboolean labels = c->options->measure && xl_graph_get_n_nodes (c->graph) <= WITH_LABELS;
  double border_x = labels ? BORDER_X : BORDER_BARE, border_y = labels ? BORDER_Y : BORDER_BARE;
  guint blocked = 0;

  for (double grow = 1;; grow *= 1.12)
    {
      double width = MAX (c->options->width, 200) * grow, height = MAX (c->options->height, 150) * grow;
      double most = MIN (width - 2 * border_x, height - 2 * border_y) / 2;

      for (double radius = most; radius > most * 0.55 && radius > 40; radius *= 0.94)
        for (guint step = 0; step <= 8 && choose_rings (c, radius, thick + NODE_GAP); step++)
          {
            Ground ground = { width / 2 + (width / 2 - border_x - radius) * step / 8, height / 2, radius };

            /* In a window that is all legend no size helps. */
            if (is_clear (c, &ground, width, height, grow) || blocked++ > 400)
              return ground;
          }
    }
}

static Ground
write_places (Circle *c, XlPlace *places, GArray *headings)
{
  double thick = 0;
  Ground ground;

  for (guint i = 0; i < xl_graph_get_n_nodes (c->graph); i++)
    thick = MAX (thick, 2 * xl_graph_node_radius (c->graph, i));
  ground = choose_ground (c, thick);
  for (guint a = 0; a < c->arcs->len; a++)
    {
      const Arc *arc = get_arc (c, a);
      double middle = middle_of (c, arc), sx = sin (middle), sy = -cos (middle), out = thick / 2 + HEADING_OUT;
      XlHeading heading = { .kind = XL_HEADING_COUNTRY, .count = arc->n };

      for (guint i = 0; i < arc->n; i++)
        {
          double angle = c->angle[arc->nodes[i]], radius = ground.radius - i % c->rings * (thick + NODE_GAP);

          places[arc->nodes[i]].x = (float) (ground.x + radius * sin (angle));
          places[arc->nodes[i]].y = (float) (ground.y - radius * cos (angle));
        }
      g_strlcpy (heading.country, arc->country, sizeof heading.country);
      heading.x = (float) (ground.x + ground.radius * sx);
      heading.y = (float) (ground.y + ground.radius * sy);
      heading.dx = (float) (out * sx);
      heading.dy = (float) (out * sy);
      heading.align = sx > 0.3 ? 0.f : sx < -0.3 ? 1.f : 0.5f;
      g_array_append_val (headings, heading);
    }
  return ground;
}

/* The whole circle layout. NULL if it was cancelled. */
XlPositions *
xl_circle_arrange (XlGraph *graph, const XlLayoutOptions *options)
{
  Circle c = { .graph = graph, .options = options };
  guint n = xl_graph_get_n_nodes (graph);
  g_autofree XlPlace *places = g_new0 (XlPlace, (gsize) n + 1);
  g_autofree gint64 *ids = g_new (gint64, (gsize) n + 1);
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (XlHeading));
  XlPositions *positions = NULL;
  Ground ground = { 0 };

  c.arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  g_array_set_clear_func (c.arcs, arc_clear);
  c.arc = g_new0 (guint, (gsize) n + 1);
  c.angle = g_new0 (double, (gsize) n + 1);
  find_arcs (&c);
  order_arcs (&c);
  c.turn = 2 * G_PI / MAX (1, n + ARC_GAP * c.arcs->len);
  set_angles (&c);
  if (order_nodes (&c))
    {
      if (n > 0)
        ground = write_places (&c, places, headings);
      for (guint i = 0; i < n; i++)
        ids[i] = xl_graph_get_node (graph, i)->id;
      xl_layout_keep_pinned (graph, options, places);
      positions = xl_positions_new (XL_LAYOUT_CIRCLE, ids, places, n);
      xl_positions_set_headings (positions, (const XlHeading *) (gpointer) headings->data, headings->len);
      xl_positions_set_middle (positions, ground.x, ground.y);
    }
  g_array_unref (c.arcs);
  g_free (c.arc);
  g_free (c.angle);
  return positions;
}
