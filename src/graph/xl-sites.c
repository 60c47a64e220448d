/* xl-sites.c - the geography layout: where the sites are, moved only as far as readability needs */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-layout-private.h"

/* Borders of the window that stay free of sites, px: labels and ports need them. */
#define BORDER_X 56.0
#define BORDER_Y 40.0
#define BORDER_PORT 90.0 /* more, on the side of a port */

/* A view is at least this wide and high: one site alone would have no surroundings. */
#define LEAST_KM 900.0

/* Full turn divided by the golden ratio squared: each next one lies in the widest gap. */
#define GOLDEN_ANGLE 2.399963229728653

typedef struct
{
  XlGraph *graph;
  XlProjection projection;
  XlPlace *places;  /* x, y in km until they are scaled */
  guint8 *known;    /* has a place */
  guint *companions; /* by region: organisations that sit around it */
} Sites;

static gboolean
has_coordinates (const XlNode *node)
{
  return isfinite (node->lon) && isfinite (node->lat);
}

/* Europe, unless most regions (or, without regions, most sites) lie outside. */
static XlProjection
choose_projection (XlGraph *graph)
{
  guint in = 0, out = 0;

  for (guint pass = 0; pass < 2 && in + out == 0; pass++)
    for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
      {
        const XlNode *node = xl_graph_get_node (graph, i);

        if (!has_coordinates (node) || (pass == 0 && node->kind != XL_NODE_REGION))
          continue;
        if (xl_geo_in_europe (node->lon, node->lat))
          in++;
        else
          out++;
      }
  return out > in ? XL_PROJECTION_WORLD : XL_PROJECTION_EUROPE;
}

/* On the shortest way, China lies to the north-east of Europe; people look for it in the east. A port
 * is sought half way between the two directions. */
static void
turn_port (const XlNode *node, double *x, double *y)
{
  double far = sqrt (*x * *x + *y * *y), lon = node->lon - 10, lat = 52 - node->lat, plain;

  if (lon > 180)
    lon -= 360;
  else if (lon < -180)
    lon += 360;
  lon *= cos ((node->lat + 52) / 2 * G_PI / 180);
  plain = sqrt (lon * lon + lat * lat);
  if (far <= 0 || plain <= 0)
    return;
  *x = 8000 * (*x / far + lon / plain);
  *y = 8000 * (*y / far + lat / plain);
}

static void
place_by_coordinates (Sites *s)
{
  for (guint i = 0; i < xl_graph_get_n_nodes (s->graph); i++)
    {
      const XlNode *node = xl_graph_get_node (s->graph, i);
      double x, y;

      if (!has_coordinates (node))
        continue;
      xl_geo_project (s->projection, node->lon, node->lat, &x, &y);
      s->places[i].x = (float) x;
      s->places[i].y = (float) y;
      if (s->projection == XL_PROJECTION_EUROPE && !xl_geo_in_europe (node->lon, node->lat))
        {
          s->places[i].flags = XL_PLACE_PORT;
          turn_port (node, &x, &y);
          s->places[i].x = (float) x;
          s->places[i].y = (float) y;
        }
      s->known[i] = 1;
    }
}

/* Organisations sit around their region, on a small spiral of seeds. */
static void
place_at_home (Sites *s)
{
  for (guint i = 0; i < xl_graph_get_n_nodes (s->graph); i++)
    {
      const XlNode *node = xl_graph_get_node (s->graph, i);
      int home = node->home ? xl_graph_find (s->graph, node->home) : -1;
      double radius, angle;

      if (s->known[i] || home < 0 || !s->known[home])
        continue;
      radius = xl_graph_node_radius (s->graph, (guint) home) + 7
               + 7 * sqrt ((double) s->companions[home]);
      angle = GOLDEN_ANGLE * s->companions[home]++;
      s->places[i] = s->places[home];
      s->places[i].dx = (float) (radius * cos (angle));
      s->places[i].dy = (float) (radius * sin (angle));
      s->known[i] = 1;
    }
}

/* Sums over what a node is linked with, of one sort each. */
typedef struct
{
  double x, y, weight;
} Middle;

enum
{
  MIDDLE_REGIONS,
  MIDDLE_PORT_REGIONS,
  MIDDLE_ANY,
  MIDDLE_PORTS,
  N_MIDDLES
};

static void
add_to_middle (Sites *s, Middle *middles, guint i, guint other, XlEdgeStyle style)
{
  const XlPlace *place = &s->places[other];
  gboolean port = !!(place->flags & XL_PLACE_PORT);
  double weight = style == XL_EDGE_LEAD ? 2 : 1;

  if (s->known[i] || !s->known[other])
    return;
  for (guint m = 0; m < N_MIDDLES; m++)
    {
      Middle *middle = &middles[N_MIDDLES * i + m];
      gboolean regions = m == MIDDLE_REGIONS || m == MIDDLE_PORT_REGIONS;

      if ((m == MIDDLE_PORT_REGIONS || m == MIDDLE_PORTS) != port
          || (regions && xl_graph_get_node (s->graph, other)->kind != XL_NODE_REGION))
        continue;
      middle->x += weight * (double) place->x;
      middle->y += weight * (double) place->y;
      middle->weight += weight;
    }
}

/* A project stands in the middle of its regions, the lead counting twice; what lies beyond the view
 * counts only if there is nothing else. Others stand in the middle of all that they are linked with. */
static gboolean
place_in_the_middle (Sites *s, const Middle *middles, guint i)
{
  guint first = xl_graph_get_node (s->graph, i)->kind == XL_NODE_PROJECT ? MIDDLE_REGIONS : MIDDLE_ANY;

  for (guint m = first; m < N_MIDDLES; m++)
    {
      const Middle *middle = &middles[N_MIDDLES * i + m];

      if (middle->weight <= 0)
        continue;
      s->places[i].x = (float) (middle->x / middle->weight);
      s->places[i].y = (float) (middle->y / middle->weight);
      s->places[i].flags = m == MIDDLE_PORTS || m == MIDDLE_PORT_REGIONS ? XL_PLACE_PORT : XL_PLACE_NORMAL;
      return TRUE;
    }
  return FALSE;
}

static void
place_by_links (Sites *s)
{
  guint n = xl_graph_get_n_nodes (s->graph), m = xl_graph_get_n_edges (s->graph);
  const XlEdge *edges = xl_graph_get_edges (s->graph);
  g_autofree guint8 *found = g_malloc0 ((gsize) n + 1);
  g_autofree Middle *middles = g_new (Middle, N_MIDDLES * ((gsize) n + 1));

  /* Projects first, then what hangs on them; found ones count only from the next pass on, so the
   * order of nodes does not matter. */
  for (guint pass = 0; pass < 3; pass++)
    {
      memset (middles, 0, N_MIDDLES * (gsize) n * sizeof *middles);
      for (guint e = 0; e < m; e++)
        {
          add_to_middle (s, middles, edges[e].a, edges[e].b, edges[e].style);
          add_to_middle (s, middles, edges[e].b, edges[e].a, edges[e].style);
        }
      for (guint i = 0; i < n; i++)
        if (!s->known[i] && (pass > 0 || xl_graph_get_node (s->graph, i)->kind == XL_NODE_PROJECT))
          found[i] = place_in_the_middle (s, middles, i);
      for (guint i = 0; i < n; i++)
        s->known[i] |= found[i];
    }
}

/* The scale at which all sites within the view fill the window. */
static void
choose_scale (Sites *s, const XlLayoutOptions *options, double *scale, double *x0, double *y0)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;
  double width = MAX (options->width, 3 * BORDER_X), height = MAX (options->height, 3 * BORDER_Y);
  double left = BORDER_X, right = BORDER_X;

  for (guint i = 0; i < xl_graph_get_n_nodes (s->graph); i++)
    if (s->known[i] && !(s->places[i].flags & XL_PLACE_PORT))
      {
        x1 = MIN (x1, (double) s->places[i].x);
        x2 = MAX (x2, (double) s->places[i].x);
        y1 = MIN (y1, (double) s->places[i].y);
        y2 = MAX (y2, (double) s->places[i].y);
      }
    else if (s->known[i] && s->places[i].x > 0)
      right = BORDER_X + BORDER_PORT;
    else if (s->known[i])
      left = BORDER_X + BORDER_PORT;
  if (width < left + right + 100)
    left = right = width / 6;
  if (x1 > x2)
    {
      /* Nothing within the view: show the middle of Europe. */
      x1 = y1 = -1500;
      x2 = y2 = 1500;
    }
  *scale = MIN ((width - left - right) / MAX (x2 - x1, LEAST_KM),
                (height - 2 * BORDER_Y) / MAX (y2 - y1, LEAST_KM));
  *x0 = left + (width - left - right) / 2 - *scale * (x1 + x2) / 2;
  *y0 = height / 2 - *scale * (y1 + y2) / 2;
}

static gboolean
rects_touch (const XlRect *a, const XlRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Chooses the side of every region's label, in the order in which the scene will try them; a label
 * for which regions leave no room gets none. */
static void
choose_sides (XlBlock *blocks, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      float width = blocks[i].lw;
      gboolean free = FALSE;

      for (blocks[i].side = 0; blocks[i].side < 4 && !free; blocks[i].side += !free)
        {
          XlRect mine[2], other[2];

          xl_block_rects (&blocks[i], mine);
          free = TRUE;
          for (guint j = 0; j < n && free; j++)
            {
              guint count = xl_block_rects (&blocks[j], other);

              if (j != i)
                free = !rects_touch (&mine[1], &other[0])
                       && (j > i || count < 2 || !rects_touch (&mine[1], &other[1]));
            }
        }
      blocks[i].lw = free ? width : 0;
    }
}

/* Moves near sites apart, on the screen only. First the regions among themselves, as little as can
 * be; then organisations and projects, whose places are a matter of taste, give way to the regions
 * and to their labels. */
static void
part_sites (Sites *s, const XlLayoutOptions *options)
{
  guint n = xl_graph_get_n_nodes (s->graph), k = 0, regions;
  g_autofree XlBlock *blocks = g_new0 (XlBlock, n + 1);
  g_autofree guint *which = g_new (guint, n + 1);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        const XlNode *node = xl_graph_get_node (s->graph, i);

        if (!s->known[i] || (node->kind == XL_NODE_REGION) != (pass == 0))
          continue;
        which[k] = i;
        blocks[k].x = s->places[i].x + s->places[i].dx;
        blocks[k].y = s->places[i].y + s->places[i].dy;
        blocks[k].r = (float) xl_graph_node_radius (s->graph, i) - 1;
        blocks[k].mobility = node->kind == XL_NODE_PROJECT ? 0.6f : 1.f;
        k++;
      }
  regions = 0;
  while (regions < k && xl_graph_get_node (s->graph, which[regions])->kind == XL_NODE_REGION)
    regions++;
  xl_spread (blocks, regions, NULL, NULL, 0, 200);
  for (guint b = 0; b < regions; b++)
    {
      const char *name = xl_graph_get_node (s->graph, which[b])->name;
      g_autofree char *text = xl_label_text (name);
      double width = 0, height = 0;

      blocks[b].mobility = 0;
      if (options->measure)
        options->measure (text, XL_TEXT_REGION, &width, &height, options->measure_data);
      blocks[b].lw = (float) width;
      blocks[b].lh = (float) height;
    }
  choose_sides (blocks, regions);
  xl_spread (blocks, k, NULL, NULL, 0, k > 1000 ? 40 : 200);
  /* Where that does not work out, at least no node hides another. */
  for (guint b = 0; b < regions; b++)
    blocks[b].lw = blocks[b].lh = 0;
  xl_spread (blocks, k, NULL, NULL, 0, k > 1000 ? 40 : 300);
  for (guint b = 0; b < k; b++)
    {
      s->places[which[b]].dx = blocks[b].x - s->places[which[b]].x;
      s->places[which[b]].dy = blocks[b].y - s->places[which[b]].y;
    }
}

/* The whole geography layout; quick enough to be one step. */
XlPositions *
xl_sites_arrange (XlGraph *graph, const XlLayoutOptions *options)
{
  guint n = xl_graph_get_n_nodes (graph);
  g_autofree XlPlace *places = g_new0 (XlPlace, n + 1);
  g_autofree guint8 *known = g_malloc0 ((gsize) n + 1);
  g_autofree guint *companions = g_new0 (guint, n + 1);
  g_autofree gint64 *ids = g_new (gint64, n + 1);
  Sites s = { graph, choose_projection (graph), places, known, companions };
  double scale, x0, y0;
  XlPositions *positions;

  place_by_coordinates (&s);
  place_at_home (&s);
  place_by_links (&s);
  choose_scale (&s, options, &scale, &x0, &y0);
  for (guint i = 0; i < n; i++)
    {
      ids[i] = xl_graph_get_node (graph, i)->id;
      if (!known[i])
        {
          places[i] = (XlPlace) { .flags = XL_PLACE_NOWHERE };
          continue;
        }
      places[i].x = (float) (x0 + scale * (double) places[i].x);
      places[i].y = (float) (y0 + scale * (double) places[i].y);
    }
  part_sites (&s, options);
  positions = xl_positions_new (XL_LAYOUT_GEOGRAPHY, ids, places, n);
  xl_positions_set_geo (positions, s.projection, scale, x0, y0);
  return positions;
}
