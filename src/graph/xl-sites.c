/* xl-sites.c - the geography layout: where the sites are, moved only as far as readability needs */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "xl-layout-private.h"

/* Borders of the window that stay free of sites, px: labels and ports need them. */
#define BORDER_X 56.0
#define BORDER_Y 40.0

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
        s->places[i].flags = XL_PLACE_PORT;
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

/* The middle of what a node is linked with; for a project its regions, the lead counting twice.
 * What lies beyond the view counts only if there is nothing else. */
static gboolean
place_in_the_middle (Sites *s, guint i)
{
  const XlNode *node = xl_graph_get_node (s->graph, i);
  const XlEdge *edges = xl_graph_get_edges (s->graph);

  for (guint pass = 0; pass < 4; pass++)
    {
      double x = 0, y = 0, sum = 0;
      gboolean regions_only = pass < 2 && node->kind == XL_NODE_PROJECT, ports = pass & 1;

      for (guint e = 0; e < xl_graph_get_n_edges (s->graph); e++)
        {
          guint other = edges[e].a == i ? edges[e].b : edges[e].a;
          double weight = edges[e].style == XL_EDGE_LEAD ? 2 : 1;

          if ((edges[e].a != i && edges[e].b != i) || !s->known[other]
              || (regions_only && xl_graph_get_node (s->graph, other)->kind != XL_NODE_REGION)
              || ports != !!(s->places[other].flags & XL_PLACE_PORT))
            continue;
          x += weight * (double) s->places[other].x;
          y += weight * (double) s->places[other].y;
          sum += weight;
        }
      if (sum > 0)
        {
          s->places[i].x = (float) (x / sum);
          s->places[i].y = (float) (y / sum);
          s->places[i].flags = ports ? XL_PLACE_PORT : XL_PLACE_NORMAL;
          return TRUE;
        }
    }
  return FALSE;
}

static void
place_by_links (Sites *s)
{
  guint n = xl_graph_get_n_nodes (s->graph);
  g_autofree guint8 *found = g_malloc0 ((gsize) n + 1);

  /* Projects first, then what hangs on them; found ones count only from the next pass on, so the
   * order of nodes does not matter. */
  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < n; i++)
        if (!s->known[i] && (pass > 0 || xl_graph_get_node (s->graph, i)->kind == XL_NODE_PROJECT))
          found[i] = place_in_the_middle (s, i);
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

  for (guint i = 0; i < xl_graph_get_n_nodes (s->graph); i++)
    if (s->known[i] && !(s->places[i].flags & XL_PLACE_PORT))
      {
        x1 = MIN (x1, (double) s->places[i].x);
        x2 = MAX (x2, (double) s->places[i].x);
        y1 = MIN (y1, (double) s->places[i].y);
        y2 = MAX (y2, (double) s->places[i].y);
      }
  if (x1 > x2)
    {
      /* Nothing within the view: show the middle of Europe. */
      x1 = y1 = -1500;
      x2 = y2 = 1500;
    }
  *scale = MIN ((width - 2 * BORDER_X) / MAX (x2 - x1, LEAST_KM),
                (height - 2 * BORDER_Y) / MAX (y2 - y1, LEAST_KM));
  *x0 = width / 2 - *scale * (x1 + x2) / 2;
  *y0 = height / 2 - *scale * (y1 + y2) / 2;
}

/* Moves near sites apart, on the screen only: regions hardly, the rest around them. */
static void
part_sites (Sites *s)
{
  guint n = xl_graph_get_n_nodes (s->graph), k = 0;
  g_autofree XlBlock *blocks = g_new0 (XlBlock, n + 1);
  g_autofree guint *which = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const XlNode *node = xl_graph_get_node (s->graph, i);

      if (!s->known[i])
        continue;
      which[k] = i;
      blocks[k].x = s->places[i].x + s->places[i].dx;
      blocks[k].y = s->places[i].y + s->places[i].dy;
      blocks[k].r = (float) xl_graph_node_radius (s->graph, i) - 1;
      blocks[k].mobility = node->kind == XL_NODE_REGION    ? 0.12f
                           : node->kind == XL_NODE_PROJECT ? 0.6f
                                                           : 1.f;
      k++;
    }
  xl_spread (blocks, k, NULL, NULL, k > 1000 ? 40 : 300);
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
  part_sites (&s);
  positions = xl_positions_new (XL_LAYOUT_GEOGRAPHY, ids, places, n);
  xl_positions_set_geo (positions, s.projection, scale, x0, y0);
  return positions;
}
