/* xl-draw-marks.c - what a person marked on the map: pins, a path, a pair */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-draw-marks.h"

#include <math.h>

#include "xl-pen.h"

/* px at scale 1 */
#define PATH_WIDTH 4.0
#define RING 5.0
#define RING_WIDTH 2.0
#define PIN 4.5

static const XlSceneNode *
node_of (const XlScene *scene, gint64 id)
{
  int index = xl_scene_find (scene, id);
  guint n;

  return index >= 0 ? xl_scene_get_nodes (scene, &n) + index : NULL;
}

static void
draw_ring (cairo_t *cr, const XlScene *scene, const XlTheme *theme, gint64 id)
{
  const XlSceneNode *node = node_of (scene, id);
  double scale = xl_scene_get_scale (scene);

  if (node == NULL)
    return;
  cairo_new_path (cr);
  cairo_arc (cr, (double) node->x, (double) node->y, (double) node->r + RING * scale, 0, 2 * G_PI);
  xl_pen_set (cr, theme->accent);
  cairo_set_line_width (cr, RING_WIDTH * scale);
  cairo_stroke (cr);
}

/**
 * xl_draw_marks_below:
 * @cr: where; the scene's upper left corner at the origin
 * @scene: what the marks are on
 * @theme: colours
 * @marks: which
 *
 * Draws what lies between lines and nodes: the path, and rings around its nodes and around those of the selected match.
 */
void
xl_draw_marks_below (cairo_t *cr, const XlScene *scene, const XlTheme *theme, const XlDrawMarks *marks)
{
  const XlSceneArc *arc = marks->offer != 0 ? xl_scene_find_arc (scene, marks->offer, marks->need) : NULL;
  double scale = xl_scene_get_scale (scene);

  cairo_save (cr);
  xl_pen_set (cr, theme->accent);
  cairo_set_line_width (cr, PATH_WIDTH * scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  for (guint i = 1; i < marks->n_path; i++)
    {
      const XlSceneNode *a = node_of (scene, marks->path[i - 1]), *b = node_of (scene, marks->path[i]);

      if (a == NULL || b == NULL)
        continue;
      cairo_move_to (cr, (double) a->x, (double) a->y);
      cairo_line_to (cr, (double) b->x, (double) b->y);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < marks->n_path; i++)
    draw_ring (cr, scene, theme, marks->path[i]);
  for (guint i = 0; i < marks->n_rings; i++)
    draw_ring (cr, scene, theme, marks->rings[i]);
  if (arc != NULL)
    {
      guint n;
      const XlSceneNode *nodes = xl_scene_get_nodes (scene, &n);

      draw_ring (cr, scene, theme, nodes[arc->a].id);
      draw_ring (cr, scene, theme, nodes[arc->b].id);
    }
  cairo_restore (cr);
}

/* A drawing pin, its point at the upper right rim of the node. */
static void
draw_pin (cairo_t *cr, const XlTheme *theme, const XlSceneNode *node, double scale)
{
  double x = (double) node->x + (double) node->r * 0.72, y = (double) node->y - (double) node->r * 0.72;
  double head = PIN * scale, hx = x + head * 1.5, hy = y - head * 1.5;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, hx, hy);
  xl_pen_set (cr, theme->canvas);
  cairo_set_line_width (cr, 3.5 * scale);
  cairo_stroke_preserve (cr);
  xl_pen_set (cr, theme->ink);
  cairo_set_line_width (cr, 1.5 * scale);
  cairo_stroke (cr);
  cairo_arc (cr, hx, hy, head, 0, 2 * G_PI);
  xl_pen_set (cr, theme->canvas);
  cairo_set_line_width (cr, 2 * scale);
  cairo_stroke_preserve (cr);
  xl_pen_set (cr, theme->ink);
  cairo_fill (cr);
}

/**
 * xl_draw_marks_above:
 * @cr: where; the scene's upper left corner at the origin
 * @scene: what the marks are on
 * @theme: colours
 * @marks: which
 *
 * Draws what lies upon the nodes: the pins.
 */
void
xl_draw_marks_above (cairo_t *cr, const XlScene *scene, const XlTheme *theme, const XlDrawMarks *marks)
{
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < marks->n_pins; i++)
    {
      const XlSceneNode *node = node_of (scene, marks->pins[i]);

      if (node != NULL)
        draw_pin (cr, theme, node, xl_scene_get_scale (scene));
    }
  cairo_restore (cr);
}
