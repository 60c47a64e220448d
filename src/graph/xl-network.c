/* xl-network.c - from bare stress to a readable picture: fill the window, part what overlaps */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-layout-private.h"
#include "xl-stress.h"

/* Free border of the picture, px. */
#define BORDER 14.0

/* Space between legend and nodes, and between legend and the window's corner, px. */
#define LEGEND_GAP 12.0

/* Nodes and labels may cover this share of the picture; beyond it the world grows. */
#define FULL 0.62

/* Of more nodes than this, labels would cover the picture: they wait for the zoom, and the layout
 * gives them no room. */
#define WITH_LABELS 600

/* Above the first node of the row "Not linked yet": the rule and its words, px. */
#define ROW_HEAD 34.0
#define ROW_LABELLED 30.0 /* and the label */
#define ROW_BARE 26.0

static double
label_size (XlGraph *graph, guint i, const XlLayoutOptions *options, double *height)
{
  const XlNode *node = xl_graph_get_node (graph, i);
  g_autofree char *text = NULL;
  double width = 0;

  *height = 0;
  if (!options->measure || !*node->name)
    return 0;
  text = xl_label_text (node->name);
  options->measure (text, xl_label_style (node->kind), &width, height, options->measure_data);
  return width;
}

typedef struct
{
  double left, right, y; /* y: middle of the line in work */
  guint line;            /* nodes of the line in work, in `members` */
  guint *members;        /* owned */
  double *pitch;         /* owned; what each needs */
  double used;
} Rows;

/* Ends the line in work: its nodes stand at the right, as wide apart as they need. */
static void
end_line (Rows *rows, XlPlace *places, double height)
{
  double x = rows->right - rows->used;

  for (guint i = 0; i < rows->line; i++)
    {
      places[rows->members[i]] = (XlPlace) { .x = (float) (x + rows->pitch[i] / 2),
                                             .y = (float) rows->y,
                                             .flags = XL_PLACE_UNLINKED };
      x += rows->pitch[i];
    }
  if (rows->line)
    rows->y += height;
  rows->line = 0;
  rows->used = 0;
}

/* Sets the nodes without links in rows below @y. Few have room for labels; of many, organisations
 * stand close. Returns the height that they take; 0 if there are none. */
static double
set_rows (XlGraph *graph, const XlLayoutOptions *options, double left, double right, double y,
          XlPlace *places)
{
  static const XlNodeKind order[] = { XL_NODE_REGION, XL_NODE_PROJECT, XL_NODE_EVENT,
                                      XL_NODE_ORGANISATION };
  guint n = xl_graph_get_n_nodes (graph), count = 0, bare_count = 0, in_line;
  g_autofree double *labels = g_new (double, n + 1), *pitch = g_new (double, n + 1);
  g_autofree guint *members = g_new (guint, n + 1);
  Rows rows = { left, right, y + ROW_HEAD, 0, members, pitch, 0 };
  double all = 0, height, highest = 0, line = 0, bare;
  gboolean close;

  for (guint i = 0; i < n; i++)
    if (xl_graph_get_degree (graph, i) == 0)
      {
        count++;
        labels[i] = label_size (graph, i, options, &height) + 14;
        labels[i] = MAX (labels[i], 34);
        highest = MAX (highest, height);
        all += labels[i];
        bare_count += xl_graph_get_node (graph, i)->kind == XL_NODE_ORGANISATION;
      }
  if (!count)
    return 0;
  close = all > 2 * (right - left);
  /* Lines of equal length look intended. */
  in_line = (guint) MAX (1, (right - left) / 24);
  in_line = (bare_count + in_line - 1) / in_line;
  in_line = in_line ? (bare_count + in_line - 1) / in_line : 1;
  bare = MIN ((right - left) / in_line - 0.01, 40);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    {
      gboolean kind_close = close && order[k] == XL_NODE_ORGANISATION;

      if (kind_close)
        end_line (&rows, places, line);
      line = kind_close ? ROW_BARE : ROW_LABELLED + highest;
      for (guint i = 0; i < n; i++)
        {
          double need = kind_close ? bare : labels[i];

          if (xl_graph_get_degree (graph, i) || xl_graph_get_node (graph, i)->kind != order[k])
            continue;
          if (rows.line && rows.used + need > right - left)
            end_line (&rows, places, line);
          rows.members[rows.line] = i;
          rows.pitch[rows.line++] = need;
          rows.used += need;
        }
    }
  end_line (&rows, places, line);
  return rows.y - y - (line > ROW_BARE ? 0 : 6);
}

static guint
make_blocks (XlGraph *graph, const XlLayoutOptions *options, XlBlock *blocks, guint *which)
{
  guint n = xl_graph_get_n_nodes (graph), k = 0;
  gboolean labels = n - xl_graph_count_unlinked (graph) <= WITH_LABELS;

  for (guint i = 0; i < n; i++)
    {
      double height = 0;

      if (xl_graph_get_degree (graph, i) == 0)
        continue;
      which[k] = i;
      blocks[k].r = (float) xl_graph_node_radius (graph, i);
      blocks[k].lw = labels ? (float) label_size (graph, i, options, &height) : 0;
      blocks[k].lh = (float) height;
      blocks[k].mobility = 1;
      k++;
    }
  return k;
}

static double
covered (const XlBlock *blocks, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      double side = 2 * (double) blocks[i].r + 8;

      sum += side * side + ((double) blocks[i].lw + 8) * ((double) blocks[i].lh + 4);
    }
  return sum;
}

/* How near a node may come to an obstacle before it is moved there, px: its label needs room, too. */
#define BESIDE 40
#define ABOVE 30

static gboolean
is_under (double x, double y, const XlRect *obstacle)
{
  return x > obstacle->x - BESIDE && x < obstacle->x + obstacle->width + BESIDE && y > obstacle->y - ABOVE
         && y < obstacle->y + obstacle->height + ABOVE;
}

/* Stretches bare positions over @area, mirrored as leaves fewest nodes under @obstacles. */
static void
fill_area (const float *xy, const guint *which, XlBlock *blocks, guint n, const XlRect *area,
           const XlRect *obstacles, guint n_obstacles)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE, sx, sy, cx, cy;
  guint best = 0, fewest = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    {
      x1 = MIN (x1, (double) xy[2 * which[i]]);
      x2 = MAX (x2, (double) xy[2 * which[i]]);
      y1 = MIN (y1, (double) xy[2 * which[i] + 1]);
      y2 = MAX (y2, (double) xy[2 * which[i] + 1]);
    }
  sx = MAX (area->width - 100, area->width / 2) / MAX (x2 - x1, 0.5);
  sy = MAX (area->height - 50, area->height / 2) / MAX (y2 - y1, 0.5);
  /* A wide window may stretch the picture, but not beyond recognition. */
  sx = MIN (sx, 2.0 * sy);
  sy = MIN (sy, 2.0 * sx);
  sx = MIN (sx, 260);
  sy = MIN (sy, 260);
  cx = area->x + area->width / 2;
  cy = area->y + area->height / 2 - 8;
  for (guint flip = 0; flip < 4; flip++)
    {
      guint under = 0;

      for (guint i = 0; i < n; i++)
        {
          double x = cx + ((double) xy[2 * which[i]] - (x1 + x2) / 2) * (flip & 1 ? -sx : sx);
          double y = cy + ((double) xy[2 * which[i] + 1] - (y1 + y2) / 2) * (flip & 2 ? -sy : sy);

          for (guint o = 0; o < n_obstacles; o++)
            under += is_under (x, y, &obstacles[o]);
        }
      if (under < fewest)
        {
          fewest = under;
          best = flip;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      blocks[i].x = (float) (cx + ((double) xy[2 * which[i]] - (x1 + x2) / 2) * (best & 1 ? -sx : sx));
      blocks[i].y
          = (float) (cy + ((double) xy[2 * which[i] + 1] - (y1 + y2) / 2) * (best & 2 ? -sy : sy));
    }
}

static void
write_blocks (const XlBlock *blocks, const guint *which, guint n, XlPlace *places)
{
  for (guint i = 0; i < n; i++)
    places[which[i]] = (XlPlace) { blocks[i].x, blocks[i].y, 0, 0, XL_PLACE_NORMAL };
}

/* First with wide margins, which takes from empty places and gives to crowded ones; then as it must. */
static void
spread_twice (XlBlock *blocks, guint n, const XlRect *area, const XlRect *obstacles, guint n_obstacles)
{
  const float more = 7;

  if (n <= 1000)
    {
      for (guint i = 0; i < n; i++)
        {
          blocks[i].r += more;
          blocks[i].lw += blocks[i].lw > 0 ? 2 * more : 0;
        }
      xl_spread (blocks, n, area, obstacles, n_obstacles, 60);
      for (guint i = 0; i < n; i++)
        {
          blocks[i].r -= more;
          blocks[i].lw -= blocks[i].lw > 0 ? 2 * more : 0;
        }
    }
  if (xl_spread (blocks, n, area, obstacles, n_obstacles, n > 1000 ? 60 : 500))
    return;
  /* Where there is no room for all labels, at least no node hides another. */
  for (guint i = 0; i < n; i++)
    blocks[i].lw = blocks[i].lh = 0;
  xl_spread (blocks, n, area, obstacles, n_obstacles, n > 1000 ? 60 : 300);
}

/* What lies over the picture: the legend, and what is in the upper right corner. The latter goes on beyond
 * the borders, so that nothing is pushed out there. Returns how many there are. */
static guint
make_obstacles (const XlLayoutOptions *options, double width, double height, double grow, XlRect obstacles[2])
{
  guint n = 0;

  if (options->legend_width > 0)
    {
      double w = (options->legend_width + 2 * LEGEND_GAP) * grow, h = (options->legend_height + 2 * LEGEND_GAP) * grow;

      obstacles[n++] = (XlRect) { 0, (float) (height - h), (float) w, (float) h };
    }
  if (options->corner_width > 0)
    {
      double w = options->corner_width * grow, h = options->corner_height * grow;

      obstacles[n++] = (XlRect) { (float) (width - w), (float) -height, (float) (w + width), (float) (h + height) };
    }
  return n;
}

/* A picture from scratch: @parts are laid out and stand for all nodes of the graph. */
void
xl_network_arrange (XlGraph *graph, const XlLayoutOptions *options, XlParts *parts, XlPlace *places)
{
  guint n = xl_graph_get_n_nodes (graph), k, n_obstacles;
  g_autofree float *xy = g_new0 (float, 2 * (gsize) n + 2);
  g_autofree XlBlock *blocks = g_new0 (XlBlock, n + 1);
  g_autofree guint *which = g_new (guint, n + 1);
  double width = MAX (options->width, 200), height = MAX (options->height, 150);
  double legend_width = options->legend_width > 0 ? options->legend_width + 2 * LEGEND_GAP : 0;
  double legend_height = options->legend_height > 0 ? options->legend_height + 2 * LEGEND_GAP : 0;
  double rows, left, grow = 1;
  XlRect area, obstacles[2];

  k = make_blocks (graph, options, blocks, which);
  left = legend_width > 0 ? legend_width + 4 : BORDER;
  rows = set_rows (graph, options, left, width - BORDER, 0, places);
  if (k)
    {
      double space = (width - 2 * BORDER) * MAX (height - rows - 2 * BORDER, height / 2)
                     - legend_width * MAX (legend_height - rows, 0);
      double ratio = covered (blocks, k) / (FULL * MAX (space, 1));

      if (ratio > 1)
        {
          grow = sqrt (ratio);
          if (rows > 0)
            rows = set_rows (graph, options, left * grow, width * grow - BORDER, 0, places);
        }
    }
  width *= grow;
  height *= grow;
  for (guint i = 0; i < n; i++)
    if (xl_graph_get_degree (graph, i) == 0)
      places[i].y += (float) (height - rows - BORDER / 2);
  if (!k)
    return;
  area = (XlRect) { (float) BORDER, (float) BORDER, (float) (width - 2 * BORDER),
                    (float) (height - rows - BORDER - (rows > 0 ? 4 : BORDER)) };
  n_obstacles = make_obstacles (options, width, height, grow, obstacles);
  xl_parts_pack (parts, 1.0, (double) area.width / (double) area.height, xy);
  fill_area (xy, which, blocks, k, &area, obstacles, n_obstacles);
  spread_twice (blocks, k, &area, obstacles, n_obstacles);
  write_blocks (blocks, which, k, places);
}

/* Whether the old picture is worth keeping: at least half of what is linked was linked there. */
gboolean
xl_network_can_keep (XlGraph *graph, const XlLayoutOptions *options)
{
  guint n = xl_graph_get_n_nodes (graph), linked = 0, known = 0;

  if (!options->previous || xl_positions_get_mode (options->previous) != options->mode)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (xl_graph_get_degree (graph, i) > 0)
      {
        const XlPlace *place
            = xl_positions_lookup (options->previous, xl_graph_get_node (graph, i)->id);

        linked++;
        known += place && !(place->flags & XL_PLACE_UNLINKED);
      }
  return known * 2 >= linked;
}

static float
mean_edge (XlGraph *graph, const XlBlock *at, const guint8 *placed)
{
  const XlEdge *edges = xl_graph_get_edges (graph);
  double sum = 0;
  guint count = 0;

  for (guint e = 0; e < xl_graph_get_n_edges (graph); e++)
    if (placed[edges[e].a] && placed[edges[e].b])
      {
        sum += hypot ((double) at[edges[e].a].x - at[edges[e].b].x,
                      (double) at[edges[e].a].y - at[edges[e].b].y);
        count++;
      }
  return count && sum > 0 ? (float) (sum / count) : 90.f;
}

/* Finds places for the nodes that have none; a part that is all new starts at the right. */
static void
place_fresh (XlGraph *graph, XlBlock *at, guint8 *placed)
{
  guint n = xl_graph_get_n_nodes (graph), dummy, shelf = 0;
  g_autofree guint *offsets = g_new0 (guint, n + 1);
  g_autofree float *x = g_new (float, n + 1), *y = g_new (float, n + 1);
  float unit = mean_edge (graph, at, placed), right = 0, top = G_MAXFLOAT;
  const guint *neighbours = n ? xl_graph_get_neighbours (graph, 0, &dummy) : NULL;

  for (guint i = 0; i < n; i++)
    {
      offsets[i + 1] = offsets[i] + xl_graph_get_degree (graph, i);
      x[i] = at[i].x;
      y[i] = at[i].y;
      if (placed[i])
        {
          right = MAX (right, x[i]);
          top = MIN (top, y[i]);
        }
    }
  for (guint i = 0; i < n; i++)
    {
      xl_stress_place (n, offsets, neighbours, x, y, unit, placed);
      while (i < n && (placed[i] || xl_graph_get_degree (graph, i) == 0))
        i++;
      if (i == n)
        break;
      x[i] = right + unit;
      y[i] = (top == G_MAXFLOAT ? 0 : top) + unit * (float) shelf++;
      placed[i] = 1;
    }
  xl_stress_place (n, offsets, neighbours, x, y, unit, placed);
  for (guint i = 0; i < n; i++)
    {
      at[i].x = x[i];
      at[i].y = y[i];
    }
}

/* The row is kept if the same nodes stand in it, else set anew below the picture. */
static void
keep_rows (XlGraph *graph, const XlLayoutOptions *options, XlPlace *places)
{
  guint n = xl_graph_get_n_nodes (graph), linked = 0;
  gboolean same = TRUE;
  float left = G_MAXFLOAT, right = -G_MAXFLOAT, bottom = -G_MAXFLOAT;
  double height, width = options->width, need;

  for (guint i = 0; i < n; i++)
    if (xl_graph_get_degree (graph, i) == 0)
      {
        const XlPlace *old = xl_positions_lookup (options->previous, xl_graph_get_node (graph, i)->id);

        if (old && old->flags & XL_PLACE_UNLINKED)
          places[i] = *old;
        else
          same = FALSE;
      }
    else
      {
        linked++;
        left = MIN (left, places[i].x);
        right = MAX (right, places[i].x);
        bottom = MAX (bottom, places[i].y);
      }
  if (same)
    return;
  if (!linked)
    {
      left = bottom = 0;
      right = (float) width;
    }
  need = set_rows (graph, options, 0, right - left, 0, places);
  height = MAX (bottom + 40, options->height - need - BORDER / 2);
  for (guint i = 0; i < n; i++)
    if (xl_graph_get_degree (graph, i) == 0)
      {
        places[i].x += left;
        places[i].y += (float) height;
      }
}

/* The old picture with what is new set into it. Old nodes give way a little, pinned ones never. */
void
xl_network_keep (XlGraph *graph, const XlLayoutOptions *options, XlPlace *places)
{
  guint n = xl_graph_get_n_nodes (graph), k, fresh = 0;
  g_autofree XlBlock *at = g_new0 (XlBlock, n + 1), *blocks = g_new0 (XlBlock, n + 1);
  g_autofree guint8 *placed = g_malloc0 ((gsize) n + 1), *old = NULL;
  g_autofree guint *which = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const XlPlace *place
          = xl_positions_lookup (options->previous, xl_graph_get_node (graph, i)->id);

      if (xl_graph_get_degree (graph, i) == 0)
        continue;
      if (place && !(place->flags & XL_PLACE_UNLINKED))
        {
          at[i].x = place->x;
          at[i].y = place->y;
          placed[i] = 1;
        }
      else
        fresh++;
    }
  old = g_memdup2 (placed, (gsize) n + 1);
  if (fresh)
    place_fresh (graph, at, placed);
  k = make_blocks (graph, options, blocks, which);
  for (guint i = 0; i < k; i++)
    {
      blocks[i].x = at[which[i]].x;
      blocks[i].y = at[which[i]].y;
      blocks[i].mobility = old[which[i]] ? 0.02f : 1.f;
      for (guint p = 0; p < options->n_pinned; p++)
        if (old[which[i]] && options->pinned[p] == xl_graph_get_node (graph, which[i])->id)
          blocks[i].mobility = 0;
    }
  /* Without anything new or pinned nothing lies upon another. */
  if (fresh || options->n_pinned > 0)
    xl_spread (blocks, k, NULL, NULL, 0, k > 1000 ? 12 : 60);
  write_blocks (blocks, which, k, places);
  keep_rows (graph, options, places);
}
