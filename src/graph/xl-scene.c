/* xl-scene.c - one picture of the map: boxes, lines, texts and record ids, immutable, no colours */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. A scene is for one view: sizes of nodes and text are screen sizes and do not follow the zoom,
 *    but for a modest part when far in or far out.
 * 2. What is picked is what is drawn: both read the same arrays.
 * 3. A node of the graph without a place is not in the scene, nor are its edges. */

#include "xl-scene.h"

#include <math.h>
#include <string.h>

#include "xl-scene-private.h"

/* Ports stand so far inside the border, px. */
#define PORT_INSET_X 92.0
#define PORT_INSET_Y 60.0
#define PORT_ARROW 26.0

/* More nodes than these are not parted again for each picture: that would take longer than to draw them. */
#define PARTED_MOST 500
#define PART_ROUNDS 200

/* A region gives way to others a little only, for those that would find no way out between several. */
#define REGION_MOBILITY 0.1f

/* A leader is drawn where at least so much of it is seen outside the node, px. */
#define LEAST_LEADER 3.0

/* A fitted picture keeps this distance from the border, px. */
#define FIT_BORDER 8.0

/* Nearer to the right border no layout puts the middle of a node, px. */
#define LEAST_BORDER 22.0

static double
node_zoom (double zoom)
{
  if (zoom < 1)
    return MAX (0.35, pow (zoom, 0.6));
  return MIN (1.5, 1 + 0.16 * log2 (MAX (zoom, 1)));
}

static void
fit_default_measure (XlSceneOptions *options)
{
  if (!options->measure)
    options->measure = xl_text_measure_plain;
  if (!(options->scale > 0))
    options->scale = 1;
  if (!(options->view.zoom > 0))
    options->view.zoom = 1;
}

/* Measures a text and keeps a copy of it. */
void
xl_scene_add_text (XlScene *self, const XlSceneOptions *options, const char *text, XlTextStyle style,
                   XlSceneText *out)
{
  double width = 0, height = 0;

  options->measure (text, style, &width, &height, options->measure_data);
  out->text = g_string_chunk_insert (self->chunk, text);
  out->style = style;
  out->width = (float) width;
  out->height = (float) height;
  out->node = -1;
  out->led = 0;
  out->x = out->y = 0;
}

static XlScene *
scene_alloc (XlGraph *graph, const XlSceneOptions *options)
{
  XlScene *self = g_new0 (XlScene, 1);

  g_atomic_ref_count_init (&self->refs);
  self->width = options->width;
  self->height = options->height;
  self->scale = options->scale;
  self->view = options->view;
  self->graph = xl_graph_ref (graph);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (XlSceneNode));
  self->edges = g_array_new (FALSE, FALSE, sizeof (XlSceneEdge));
  self->arcs = g_array_new (FALSE, FALSE, sizeof (XlSceneArc));
  self->texts = g_array_new (FALSE, FALSE, sizeof (XlSceneText));
  self->land = g_array_new (FALSE, FALSE, sizeof (XlSceneLand));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (XlSceneArrow));
  self->leaders = g_array_new (FALSE, FALSE, sizeof (XlSceneArrow));
  self->points = g_array_new (FALSE, FALSE, sizeof (float));
  self->legend = g_array_new (FALSE, FALSE, sizeof (XlSceneLegendRow));
  self->chunk = g_string_chunk_new (4096);
  return self;
}

/* Where the line from the middle of the window to a place beyond it crosses the border. */
static void
clamp_port (const XlScene *self, double x, double y, double *px, double *py, double *ux, double *uy)
{
  double cx = self->width / 2, cy = self->height / 2, dx = x - cx, dy = y - cy, t = 1;
  double half_x = MAX (cx - PORT_INSET_X * self->scale, 10);
  double half_y = MAX (cy - PORT_INSET_Y * self->scale, 10);
  double length = sqrt (dx * dx + dy * dy);

  if (fabs (dx) > half_x)
    t = MIN (t, half_x / fabs (dx));
  if (fabs (dy) > half_y)
    t = MIN (t, half_y / fabs (dy));
  *px = cx + t * dx;
  *py = cy + t * dy;
  *ux = length > 0 && t < 1 ? dx / length : 0;
  *uy = length > 0 && t < 1 ? dy / length : 0;
  /* The arrow shows the nearer border, not the exact bearing: it reads better. */
  if (fabs (*ux) * half_y >= fabs (*uy) * half_x && *ux != 0)
    {
      *ux = *ux > 0 ? 1 : -1;
      *uy = 0;
    }
  else if (*uy != 0)
    {
      *uy = *uy > 0 ? 1 : -1;
      *ux = 0;
    }
}

/* Where a region was moved away from its site by more than its own size, a line says where it belongs. */
static void
add_leaders (XlScene *self, XlPositions *positions)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);
      const XlPlace *place = xl_positions_lookup (positions, node->id);
      float x = (float) ((double) place->x * self->view.zoom + self->view.x);
      float y = (float) ((double) place->y * self->view.zoom + self->view.y);
      float dx = node->x - x, dy = node->y - y, length = hypotf (dx, dy);
      XlSceneArrow leader;

      if (node->kind != XL_NODE_REGION || node->port || length < node->r + (float) (LEAST_LEADER * self->scale))
        continue;
      leader = (XlSceneArrow) { x, y, x + dx * (1 - node->r / length), y + dy * (1 - node->r / length) };
      g_array_append_val (self->leaders, leader);
    }
}

/* Seen from farther away than it was made for, a geography has its sites nearer to each other, but not smaller: they go
 * apart once more. First regions among themselves, then what stands around them. */
static void
part_nodes (XlScene *self)
{
  guint n = self->nodes->len, regions = 0;
  g_autofree XlBlock *blocks = g_new0 (XlBlock, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);

      regions += node->kind == XL_NODE_REGION;
      blocks[i] = (XlBlock) { .x = node->x, .y = node->y, .r = node->r, .mobility = node->port ? 0 : 1 };
    }
  xl_spread (blocks, regions, NULL, NULL, 0, PART_ROUNDS);
  for (guint i = 0; i < regions; i++)
    blocks[i].mobility *= REGION_MOBILITY;
  xl_spread (blocks, n, NULL, NULL, 0, PART_ROUNDS);
  for (guint i = 0; i < n; i++)
    {
      XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);

      node->x = blocks[i].x;
      node->y = blocks[i].y;
    }
}

static void
add_node (XlScene *self, XlPositions *positions, guint index)
{
  const XlNode *node = xl_graph_get_node (self->graph, index);
  const XlPlace *place = xl_positions_lookup (positions, node->id);
  XlSceneNode out = { .id = node->id, .index = index, .kind = node->kind, .slot = node->slot,
                      .stage = node->stage, .illustrative = (guint8) !!node->illustrative };
  double x, y, ux, uy, spread;

  if (!place || place->flags & XL_PLACE_NOWHERE)
    return;
  x = (double) place->x * self->view.zoom + self->view.x;
  y = (double) place->y * self->view.zoom + self->view.y;
  out.r = (float) (xl_graph_node_radius (self->graph, index) * self->scale
                   * node_zoom (self->view.zoom));
  if (place->flags & XL_PLACE_PORT)
    {
      clamp_port (self, x, y, &x, &y, &ux, &uy);
      if (node->kind == XL_NODE_REGION && (ux != 0 || uy != 0))
        {
          double start = (double) out.r + 26 * self->scale, end = start + PORT_ARROW * self->scale;
          XlSceneArrow arrow = { (float) (x + ux * start), (float) (y + uy * start),
                                 (float) (x + ux * end), (float) (y + uy * end) };

          g_array_append_val (self->arrows, arrow);
        }
      out.port = 1;
    }
  spread = self->scale * MAX (1, node_zoom (self->view.zoom));
  out.x = (float) (x + (double) place->dx * spread);
  out.y = (float) (y + (double) place->dy * spread);
  g_strlcpy (out.code, node->code, sizeof out.code);
  /* A code that does not fit must not end within a character. */
  if (!g_utf8_validate (out.code, -1, NULL))
    out.code[0] = '\0';
  g_array_append_val (self->nodes, out);
  self->by_index[index] = self->nodes->len;
}

static void
fill_nodes (XlScene *self, XlPositions *positions)
{
  static const XlNodeKind order[] = { XL_NODE_REGION, XL_NODE_PROJECT, XL_NODE_ORGANISATION,
                                      XL_NODE_EVENT };
  guint n = xl_graph_get_n_nodes (self->graph);

  self->by_index = g_new0 (guint, n + 1);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < n; i++)
      if (xl_graph_get_node (self->graph, i)->kind == order[k])
        add_node (self, positions, i);
  if (xl_positions_get_mode (positions) == XL_LAYOUT_GEOGRAPHY)
    {
      if (self->view.zoom < 1 && self->nodes->len <= PARTED_MOST)
        part_nodes (self);
      add_leaders (self, positions);
    }
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->nodes->len; i++)
    g_hash_table_insert (self->by_id, &g_array_index (self->nodes, XlSceneNode, i).id,
                         GUINT_TO_POINTER (i + 1));
}

static gboolean
has_node_in (XlScene *self, const char *country)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);

      if (node->kind == XL_NODE_REGION
          && strcmp (xl_graph_get_node (self->graph, node->index)->country, country) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
fill_land (XlScene *self, XlPositions *positions, XlGeo *geo)
{
  XlProjection projection;
  double scale, x0, y0;

  if (!geo || !xl_positions_get_geo (positions, &projection, &scale, &x0, &y0))
    return;
  scale *= self->view.zoom;
  x0 = x0 * self->view.zoom + self->view.x;
  y0 = y0 * self->view.zoom + self->view.y;
  for (guint i = 0; i < xl_geo_get_n_rings (geo, projection); i++)
    {
      XlSceneLand land = { 0 };
      const char *country;
      const float *ring;
      float box[4];

      xl_geo_get_ring_box (geo, projection, i, box);
      if (x0 + scale * (double) box[2] < 0 || x0 + scale * (double) box[0] > self->width
          || y0 + scale * (double) box[3] < 0 || y0 + scale * (double) box[1] > self->height)
        continue;
      ring = xl_geo_get_ring (geo, projection, i, &land.n, &country);
      land.home = has_node_in (self, country);
      for (guint p = 0; p < land.n; p++)
        {
          float point[2] = { (float) (x0 + scale * (double) ring[2 * p]),
                             (float) (y0 + scale * (double) ring[2 * p + 1]) };

          g_array_append_vals (self->points, point, 2);
        }
      g_array_append_val (self->land, land);
    }
  /* Only now the points stay where they are. */
  {
    const float *at = (const float *) (gpointer) self->points->data;

    for (guint i = 0; i < self->land->len; i++)
      {
        XlSceneLand *land = &g_array_index (self->land, XlSceneLand, i);

        land->points = at;
        at += 2 * land->n;
      }
  }
}

/**
 * xl_scene_new:
 * @graph: what is shown
 * @positions: where; a node without a place is not drawn
 * @options: viewport, view, words
 *
 * Returns: (transfer full): the picture
 */
XlScene *
xl_scene_new (XlGraph *graph, XlPositions *positions, const XlSceneOptions *options)
{
  XlSceneOptions o = *options;
  XlScene *self;

  fit_default_measure (&o);
  self = scene_alloc (graph, &o);
  fill_nodes (self, positions);
  xl_edges_fill (self, positions);
  fill_land (self, positions, o.geo);
  if (o.legend && o.words)
    {
      xl_legend_fill (self, graph, &o);
      xl_legend_place (self, positions);
    }
  xl_arcs_fill (self, &o);
  xl_labels_fill (self, positions, &o);
  return self;
}

/**
 * xl_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
XlScene *
xl_scene_ref (XlScene *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * xl_scene_unref:
 * @self: (nullable): a scene
 */
void
xl_scene_unref (XlScene *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_array_unref (self->arcs);
  g_array_unref (self->texts);
  g_array_unref (self->land);
  g_array_unref (self->arrows);
  g_array_unref (self->leaders);
  g_array_unref (self->points);
  g_array_unref (self->legend);
  g_string_chunk_free (self->chunk);
  g_free (self->by_index);
  xl_graph_unref (self->graph);
  g_free (self);
}

/**
 * xl_scene_measure_legend:
 * @graph: what is shown
 * @options: words and measure
 * @width: (out): px; 0 without a legend
 * @height: (out): px
 *
 * The size of the legend, for the layout to leave room.
 */
void
xl_scene_measure_legend (XlGraph *graph, const XlSceneOptions *options, double *width, double *height)
{
  XlSceneOptions o = *options;
  g_autoptr (XlScene) scene = NULL;

  *width = *height = 0;
  if (!o.legend || !o.words)
    return;
  fit_default_measure (&o);
  scene = scene_alloc (graph, &o);
  xl_legend_fill (scene, graph, &o);
  if (!scene->has_legend)
    return;
  *width = (double) scene->legend_box.width;
  *height = (double) scene->legend_box.height;
}

/* Whether no node lies under the legend or under what is in the upper right corner. */
static gboolean
fits (XlGraph *graph, XlPositions *positions, const XlSceneOptions *options)
{
  XlSceneOptions o = *options;
  g_autoptr (XlScene) scene = NULL;

  o.labels = XL_LABELS_NONE;
  o.selected = 0;
  o.geo = NULL;
  scene = xl_scene_new (graph, positions, &o);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const XlSceneNode *n = &g_array_index (scene->nodes, XlSceneNode, i);

      if (scene->has_legend && n->x + n->r > scene->legend_box.x
          && n->x - n->r < scene->legend_box.x + scene->legend_box.width
          && n->y + n->r > scene->legend_box.y
          && n->y - n->r < scene->legend_box.y + scene->legend_box.height)
        return FALSE;
      if ((double) (n->x + n->r) > o.width - o.corner_width && (double) (n->y - n->r) < o.corner_height)
        return FALSE;
    }
  return TRUE;
}

/**
 * xl_scene_fit:
 * @graph: what is shown
 * @positions: where
 * @options: viewport, words and measure; the view is not read
 *
 * Returns: the view that shows all nodes, none of them under legend or corner; if that cannot be, all nodes
 */
XlView
xl_scene_fit (XlGraph *graph, XlPositions *positions, const XlSceneOptions *options)
{
  /* In the middle; else away from the legend, whichever corner it has. */
  static const double anchors[][2] = { { 0.5, 0.5 }, { 1, 0 }, { 1, 1 }, { 0, 0 }, { 0, 1 } };
  XlSceneOptions o = *options;
  XlView first = { 1, 0, 0 };
  double x, y, width, height, border_x, border_y, zoom;

  fit_default_measure (&o);
  if (xl_positions_get_frame (positions, &width, &height))
    {
      o.view.zoom = CLAMP (MIN (o.width / width, o.height / height), 0.02, 1.6);
      o.view.x = (o.width - width * o.view.zoom) / 2;
      o.view.y = (o.height - height * o.view.zoom) / 2;
      return o.view;
    }
  xl_positions_get_bounds (positions, &x, &y, &width, &height);
  border_x = MIN (56 * o.scale + FIT_BORDER, o.width / 4);
  border_y = MIN ((o.tight ? 20 : 30) * o.scale + FIT_BORDER, o.height / 4);
  zoom = MIN ((o.width - 2 * border_x) / MAX (width, 1), (o.height - 2 * border_y) / MAX (height, 1));
  zoom = CLAMP (zoom, 0.02, 1.6);
  /* A picture that was made for this window stays exactly as it was made; one that was made for a larger
   * one would be cut at its lower labels. */
  if (x >= 0 && y >= 0 && x + width <= o.width - LEAST_BORDER * o.scale && y + height <= o.height - 30 * o.scale
      && width > o.width * 0.5 && height > o.height * 0.5)
    zoom = 1;
  for (guint turn = 0; turn < 12; turn++, zoom *= 0.94)
    for (guint anchor = 0; anchor < G_N_ELEMENTS (anchors); anchor++)
      {
        o.view.zoom = zoom;
        o.view.x = border_x + anchors[anchor][0] * (o.width - 2 * border_x - zoom * width) - zoom * x;
        o.view.y = border_y - 8 + anchors[anchor][1] * (o.height - 2 * border_y - zoom * height)
                   - zoom * y;
        if (zoom == 1 && turn == 0 && anchor == 0)
          o.view.x = o.view.y = 0;
        if (turn + anchor == 0)
          first = o.view;
        if ((!o.legend && o.corner_width <= 0) || fits (graph, positions, &o))
          return o.view;
      }
  return first;
}

/**
 * xl_scene_get_size:
 * @self: a scene
 * @width: (out): viewport, px
 * @height: (out): viewport, px
 */
void
xl_scene_get_size (const XlScene *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * xl_scene_get_view:
 * @self: a scene
 *
 * Returns: the view that it was made for
 */
XlView
xl_scene_get_view (const XlScene *self)
{
  return self->view;
}

/**
 * xl_scene_get_scale:
 * @self: a scene
 *
 * Returns: the scale of nodes and lines
 */
double
xl_scene_get_scale (const XlScene *self)
{
  return self->scale;
}

/**
 * xl_scene_get_nodes:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the nodes in reading order
 */
const XlSceneNode *
xl_scene_get_nodes (const XlScene *self, guint *n)
{
  *n = self->nodes->len;
  return (const XlSceneNode *) (gpointer) self->nodes->data;
}

/**
 * xl_scene_get_edges:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the edges
 */
const XlSceneEdge *
xl_scene_get_edges (const XlScene *self, guint *n)
{
  *n = self->edges->len;
  return (const XlSceneEdge *) (gpointer) self->edges->data;
}

/**
 * xl_scene_get_texts:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): labels and notes, none touching another
 */
const XlSceneText *
xl_scene_get_texts (const XlScene *self, guint *n)
{
  *n = self->texts->len;
  return (const XlSceneText *) (gpointer) self->texts->data;
}

/**
 * xl_scene_get_land:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): pieces of land, geography only
 */
const XlSceneLand *
xl_scene_get_land (const XlScene *self, guint *n)
{
  *n = self->land->len;
  return (const XlSceneLand *) (gpointer) self->land->data;
}

/**
 * xl_scene_get_arrows:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): arrows beside ports
 */
const XlSceneArrow *
xl_scene_get_arrows (const XlScene *self, guint *n)
{
  *n = self->arrows->len;
  return (const XlSceneArrow *) (gpointer) self->arrows->data;
}

/**
 * xl_scene_get_leaders:
 * @self: a scene
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): lines from the true place of a site to the node that was moved
 */
const XlSceneArrow *
xl_scene_get_leaders (const XlScene *self, guint *n)
{
  *n = self->leaders->len;
  return (const XlSceneArrow *) (gpointer) self->leaders->data;
}

/**
 * xl_scene_get_legend:
 * @self: a scene
 * @box: (out): the frame
 * @rows: (out) (transfer none) (array length=n): its lines
 * @n: (out): how many
 *
 * Returns: %FALSE when there is no legend
 */
gboolean
xl_scene_get_legend (const XlScene *self, XlSceneBox *box, const XlSceneLegendRow **rows, guint *n)
{
  *box = self->legend_box;
  *rows = (const XlSceneLegendRow *) (gpointer) self->legend->data;
  *n = self->legend->len;
  return self->has_legend;
}

/**
 * xl_scene_get_rule:
 * @self: a scene
 * @rule: (out): the dashed line above nodes without links
 *
 * Returns: %FALSE when there is none
 */
gboolean
xl_scene_get_rule (const XlScene *self, XlSceneArrow *rule)
{
  *rule = self->rule;
  return self->has_rule;
}

/**
 * xl_scene_find:
 * @self: a scene
 * @id: a record's id
 *
 * Returns: index of its scene node, or -1
 */
int
xl_scene_find (const XlScene *self, gint64 id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id)) - 1;
}

/**
 * xl_scene_is_adjacent:
 * @self: a scene
 * @a: a scene node
 * @b: a scene node
 *
 * Returns: whether an edge joins them
 */
gboolean
xl_scene_is_adjacent (const XlScene *self, guint a, guint b)
{
  return xl_graph_is_adjacent (self->graph, g_array_index (self->nodes, XlSceneNode, a).index,
                               g_array_index (self->nodes, XlSceneNode, b).index);
}

/**
 * xl_scene_pick:
 * @self: a scene
 * @x: px
 * @y: px
 * @tolerance: px around nodes and lines
 * @is_edge: (out) (optional): whether it is a link
 *
 * Returns: the id of the nearest node in reach, else of the nearest link in reach that has an id,
 *   else 0
 */
gint64
xl_scene_pick (const XlScene *self, double x, double y, double tolerance, gboolean *is_edge)
{
  double best = tolerance;
  gint64 id = 0;

  if (is_edge)
    *is_edge = FALSE;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *n = &g_array_index (self->nodes, XlSceneNode, i);
      double away = hypot ((double) n->x - x, (double) n->y - y) - (double) n->r;

      /* Of two that overlap, the one whose middle is nearer; a later one lies on top. */
      if (away <= best)
        {
          best = away;
          id = n->id;
        }
    }
  if (id)
    return id;
  best = tolerance;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const XlSceneEdge *e = &g_array_index (self->edges, XlSceneEdge, i);
      double away = e->id ? xl_edges_distance (e, x, y) : G_MAXDOUBLE;

      if (away <= best)
        {
          best = away;
          id = e->id;
          if (is_edge)
            *is_edge = TRUE;
        }
    }
  return id;
}
