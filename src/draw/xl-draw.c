/* xl-draw.c - a scene on cairo: the same call for screen, PNG and SVG */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Order: land, edges, arcs of matches, halos of the selected node, nodes, arrows and rule, texts, legend. On a raster
 * surface nodes are sprites: ten times quicker than arcs, and they look the same. */

#include "xl-draw-private.h"

#include <math.h>
#include <string.h>

#include "xl-glyph.h"
#include "xl-pen.h"

/* What steps back while a node is hovered keeps so much. */
#define FADE_NODE 0.28
#define FADE_EDGE 0.25

/* Sprites are kept per thread; very many mean that the zoom changed often. */
#define SPRITES_KEPT 1500

typedef struct
{
  cairo_t *cr;
  const XlScene *scene;
  const XlTheme *theme;
  const XlDrawState *state;
  double scale;
  XlSceneBox clip;
  int selected, hover; /* scene nodes, or -1 */
  guint8 *near_hover;  /* owned; by scene node, where one is hovered */
  XlDrawPart part;
  gboolean sprites;
  double device; /* device pixels per px */
} Draw;

static void
sprites_free (gpointer data)
{
  g_hash_table_unref (data);
}

static GPrivate sprite_tables = G_PRIVATE_INIT (sprites_free);

/**
 * xl_draw_drop_caches:
 *
 * Forgets layouts and sprites of the calling thread, e.g. when the fonts changed.
 */
void
xl_draw_drop_caches (void)
{
  g_private_replace (&sprite_tables, NULL);
  xl_pen_drop ();
}

/**
 * xl_draw_measure:
 * @text: one line of UTF-8
 * @style: how it will be written
 * @width: (out): px
 * @height: (out): px
 * @theme: the #XlTheme: family and scale of text
 *
 * The #XlMeasureFunc for scenes and layouts that will be drawn with @theme.
 */
void
xl_draw_measure (const char *text, XlTextStyle style, double *width, double *height, gpointer theme)
{
  xl_pen_size (xl_pen_styled (theme, text, style), width, height);
}

static gboolean
in_clip (const Draw *d, double x1, double y1, double x2, double y2)
{
  return x2 >= (double) d->clip.x && x1 <= (double) (d->clip.x + d->clip.width)
         && y2 >= (double) d->clip.y && y1 <= (double) (d->clip.y + d->clip.height);
}

/* How much of itself a node shows while another is hovered. */
static double
node_strength (const Draw *d, guint node)
{
  /* The selected one stays: a person must find it again. Where it is near, it lies below already. */
  if ((int) node == d->selected && d->part != XL_DRAW_NEAR)
    return 1;
  if (d->part == XL_DRAW_FADED)
    return FADE_NODE;
  if (d->hover < 0 || d->near_hover[node])
    return 1;
  return 1 - d->state->fade * (1 - FADE_NODE);
}

/* The same for an edge that does not belong to the hovered node. */
static double
edge_strength (const Draw *d)
{
  if (d->part == XL_DRAW_FADED)
    return FADE_EDGE;
  if (d->hover < 0)
    return 1;
  return d->part == XL_DRAW_NEAR ? 0 : 1 - d->state->fade * (1 - FADE_EDGE);
}

static void
draw_land (Draw *d)
{
  guint n;
  const XlSceneLand *land = xl_scene_get_land (d->scene, &n);

  for (guint i = 0; i < n; i++)
    {
      const float *p = land[i].points;

      cairo_move_to (d->cr, (double) p[0], (double) p[1]);
      for (guint k = 1; k < land[i].n; k++)
        cairo_line_to (d->cr, (double) p[2 * k], (double) p[2 * k + 1]);
      cairo_close_path (d->cr);
      xl_pen_set (d->cr, land[i].home ? d->theme->land_home : d->theme->land);
      cairo_fill_preserve (d->cr);
      xl_pen_set (d->cr, d->theme->land_line);
      cairo_set_line_width (d->cr, 0.8 * d->scale);
      cairo_set_line_join (d->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (d->cr);
    }
}

static double
edge_width (XlEdgeStyle style)
{
  switch (style)
    {
    case XL_EDGE_LEAD:
      return 2.25;
    case XL_EDGE_REGION:
      return 1.25;
    case XL_EDGE_ORGANISATION:
    case XL_EDGE_TIE:
    case XL_EDGE_MEMBERSHIP:
    default:
      return 0.8;
    }
}

static void
draw_edge (Draw *d, const XlSceneEdge *e, gboolean of_selected, double alpha)
{
  static const double dash[] = { 2, 3 };
  double width = edge_width (e->style) + (of_selected ? 0.75 : 0);
  XlColour colour = of_selected                ? d->theme->accent
                    : e->style == XL_EDGE_LEAD ? d->theme->edge_lead
                                               : d->theme->edge;

  if (alpha < 1)
    colour = xl_colour_mix (d->theme->canvas, colour, alpha);
  xl_pen_set (d->cr, colour);
  cairo_set_line_width (d->cr, width * d->scale);
  if (e->style == XL_EDGE_TIE || e->style == XL_EDGE_MEMBERSHIP)
    cairo_set_dash (d->cr, dash, 2, 0);
  cairo_move_to (d->cr, (double) e->x1, (double) e->y1);
  if (e->curved)
    cairo_curve_to (d->cr, (double) e->c1x, (double) e->c1y, (double) e->c2x, (double) e->c2y, (double) e->x2,
                    (double) e->y2);
  else
    cairo_line_to (d->cr, (double) e->x2, (double) e->y2);
  cairo_stroke (d->cr);
  if (e->style == XL_EDGE_TIE || e->style == XL_EDGE_MEMBERSHIP)
    cairo_set_dash (d->cr, NULL, 0, 0);
}

/* A curve stays within its ends and its control points. */
static gboolean
edge_in_clip (const Draw *d, const XlSceneEdge *e)
{
  float x1 = MIN (e->x1, e->x2), y1 = MIN (e->y1, e->y2), x2 = MAX (e->x1, e->x2), y2 = MAX (e->y1, e->y2);

  if (e->curved)
    {
      x1 = MIN (x1, MIN (e->c1x, e->c2x));
      y1 = MIN (y1, MIN (e->c1y, e->c2y));
      x2 = MAX (x2, MAX (e->c1x, e->c2x));
      y2 = MAX (y2, MAX (e->c1y, e->c2y));
    }
  return in_clip (d, (double) x1 - 3, (double) y1 - 3, (double) x2 + 3, (double) y2 + 3);
}

/* One stroke each: a path of many crossing lines is slower. Those of the selected node on top. */
static void
draw_edges (Draw *d)
{
  guint n;
  const XlSceneEdge *edges = xl_scene_get_edges (d->scene, &n);

  cairo_save (d->cr);
  if (d->state->moving)
    cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_NONE);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        const XlSceneEdge *e = &edges[i];
        gboolean mine = d->selected >= 0 && ((int) e->a == d->selected || (int) e->b == d->selected);
        gboolean hovered = d->hover >= 0 && ((int) e->a == d->hover || (int) e->b == d->hover);
        double alpha = hovered ? 1 : edge_strength (d);

        if ((mine || hovered) != (pass == 1) || alpha <= 0
            || !edge_in_clip (d, e))
          continue;
        draw_edge (d, e, mine || (hovered && d->state->fade > 0), alpha);
      }
  cairo_restore (d->cr);
}

static void
draw_arcs (Draw *d)
{
  const XlArcsLook look = { d->hover, edge_strength (d), d->clip, d->state->marks };

  xl_draw_arcs (d->cr, d->scene, d->theme, &look);
}

static void
draw_rings (Draw *d)
{
  guint n;
  const XlSceneNode *node;

  if (d->selected < 0 || d->part == XL_DRAW_NEAR)
    return;
  node = xl_scene_get_nodes (d->scene, &n) + d->selected;
  cairo_new_path (d->cr);
  cairo_arc (d->cr, (double) node->x, (double) node->y, (double) node->r + 14 * d->scale, 0, 2 * G_PI);
  xl_pen_set_alpha (d->cr, d->theme->accent, 0.13);
  cairo_fill (d->cr);
  cairo_arc (d->cr, (double) node->x, (double) node->y, (double) node->r + 9 * d->scale, 0, 2 * G_PI);
  xl_pen_set_alpha (d->cr, d->theme->accent, 0.20);
  cairo_fill (d->cr);
  cairo_arc (d->cr, (double) node->x, (double) node->y, (double) node->r + 5 * d->scale, 0, 2 * G_PI);
  xl_pen_set (d->cr, d->theme->accent);
  cairo_set_line_width (d->cr, 2.5 * d->scale);
  cairo_stroke (d->cr);
}

/* A node painted once; sub-pixel positions are rounded to quarters so that few are needed. */
static cairo_surface_t *
sprite_get (Draw *d, const XlSceneNode *node, double *half)
{
  GHashTable *table = g_private_get (&sprite_tables);
  double r = round ((double) node->r * 8) / 8;
  g_autofree char *key = NULL;
  cairo_surface_t *surface;

  if (!table)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) cairo_surface_destroy);
      g_private_set (&sprite_tables, table);
    }
  *half = ceil (r + 3 * d->scale);
  key = g_strdup_printf ("%d %d %d %d %d %d %d %s", d->theme->kind, node->kind, node->slot,
                         node->illustrative, (int) (r * 8), (int) (d->scale * 100),
                         (int) (d->device * 100), node->code);
  surface = g_hash_table_lookup (table, key);
  if (surface)
    return surface;
  if (g_hash_table_size (table) >= SPRITES_KEPT)
    g_hash_table_remove_all (table);
  {
    int side = (int) ceil (2 * *half * d->device);
    cairo_t *cr;

    surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
    cairo_surface_set_device_scale (surface, d->device, d->device);
    cr = cairo_create (surface);
    xl_glyph_node (cr, d->theme, node->kind, d->theme->slot[node->slot], node->illustrative,
                   node->code, *half, *half, r, d->scale);
    cairo_destroy (cr);
  }
  g_hash_table_insert (table, g_steal_pointer (&key), surface);
  return surface;
}

static void
draw_node (Draw *d, const XlSceneNode *node, double strength)
{
  if (d->sprites)
    {
      double half, x, y;
      cairo_surface_t *sprite = sprite_get (d, node, &half);

      x = round (((double) node->x - half) * d->device) / d->device;
      y = round (((double) node->y - half) * d->device) / d->device;
      cairo_set_source_surface (d->cr, sprite, x, y);
      if (strength < 1)
        cairo_paint_with_alpha (d->cr, strength);
      else
        cairo_paint (d->cr);
      return;
    }
  if (strength < 1)
    cairo_push_group (d->cr);
  xl_glyph_node (d->cr, d->theme, node->kind, d->theme->slot[node->slot], node->illustrative,
                 node->code, (double) node->x, (double) node->y, (double) node->r, d->scale);
  if (strength < 1)
    {
      cairo_pop_group_to_source (d->cr);
      cairo_paint_with_alpha (d->cr, strength);
    }
}

/* Small ones first, so that a region is never hidden by an organisation; the selected one last. */
static void
draw_nodes (Draw *d)
{
  static const XlNodeKind order[] = { XL_NODE_EVENT, XL_NODE_ORGANISATION, XL_NODE_PROJECT,
                                      XL_NODE_REGION };
  guint n;
  const XlSceneNode *nodes = xl_scene_get_nodes (d->scene, &n);

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < n; i++)
      {
        double reach = (double) nodes[i].r + 4;

        if (nodes[i].kind != order[k] || (int) i == d->selected
            || (d->part == XL_DRAW_NEAR && !d->near_hover[i])
            || !in_clip (d, (double) nodes[i].x - reach, (double) nodes[i].y - reach,
                         (double) nodes[i].x + reach, (double) nodes[i].y + reach))
          continue;
        draw_node (d, &nodes[i], node_strength (d, i));
      }
  if (d->selected >= 0 && (d->part != XL_DRAW_NEAR || d->near_hover[d->selected]))
    draw_node (d, &nodes[d->selected], 1);
}

/* A thin line with a dot at the true place, below the nodes. */
static void
draw_leaders (Draw *d)
{
  guint n;
  const XlSceneArrow *leaders = xl_scene_get_leaders (d->scene, &n);

  xl_pen_set (d->cr, d->theme->ink2);
  cairo_set_line_width (d->cr, 1 * d->scale);
  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (d->cr, (double) leaders[i].x1, (double) leaders[i].y1);
      cairo_line_to (d->cr, (double) leaders[i].x2, (double) leaders[i].y2);
      cairo_stroke (d->cr);
      cairo_arc (d->cr, (double) leaders[i].x1, (double) leaders[i].y1, 2 * d->scale, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
}

static void
draw_arrows (Draw *d)
{
  guint n;
  const XlSceneArrow *arrows = xl_scene_get_arrows (d->scene, &n);
  XlSceneArrow rule;

  xl_pen_set (d->cr, d->theme->ink2);
  cairo_set_line_width (d->cr, 1.5 * d->scale);
  for (guint i = 0; i < n; i++)
    {
      double dx = (double) (arrows[i].x2 - arrows[i].x1), dy = (double) (arrows[i].y2 - arrows[i].y1);
      double length = MAX (hypot (dx, dy), 1), ux = dx / length * 7 * d->scale,
             uy = dy / length * 7 * d->scale;

      cairo_move_to (d->cr, (double) arrows[i].x1, (double) arrows[i].y1);
      cairo_line_to (d->cr, (double) arrows[i].x2, (double) arrows[i].y2);
      cairo_move_to (d->cr, (double) arrows[i].x2 - ux - uy, (double) arrows[i].y2 - uy + ux);
      cairo_line_to (d->cr, (double) arrows[i].x2, (double) arrows[i].y2);
      cairo_line_to (d->cr, (double) arrows[i].x2 - ux + uy, (double) arrows[i].y2 - uy - ux);
      cairo_stroke (d->cr);
    }
  if (xl_scene_get_rule (d->scene, &rule))
    {
      static const double dash[] = { 4, 3 };

      xl_pen_set (d->cr, d->theme->line2);
      cairo_set_line_width (d->cr, 1 * d->scale);
      cairo_set_dash (d->cr, dash, 2, 0);
      cairo_move_to (d->cr, (double) rule.x1, (double) rule.y1);
      cairo_line_to (d->cr, (double) rule.x2, (double) rule.y2);
      cairo_stroke (d->cr);
      cairo_set_dash (d->cr, NULL, 0, 0);
    }
}

/* Whether a text is seen, and in which colour. */
static gboolean
text_shows (const Draw *d, const XlSceneText *t, XlColour *colour)
{
  gboolean quiet = t->style == XL_TEXT_ORGANISATION || t->style == XL_TEXT_NOTE || t->style == XL_TEXT_LEGEND_TITLE;

  *colour = quiet ? d->theme->ink2 : d->theme->ink;
  if (t->node < 0 ? d->part == XL_DRAW_NEAR : d->part == XL_DRAW_FADED && t->node != d->selected)
    return FALSE;
  if (t->node < 0 || d->hover < 0 || d->near_hover[t->node] || (t->node == d->selected && d->part != XL_DRAW_NEAR))
    return TRUE;
  *colour = xl_colour_mix (*colour, d->theme->canvas, d->state->fade);
  return d->state->fade <= 0.98 && d->part != XL_DRAW_NEAR;
}

/* Above the nodes and below all labels, with a rim in the colour of the canvas: so they can be followed through a crowd. */
static void
draw_callouts (Draw *d)
{
  guint n;
  const XlSceneText *texts = xl_scene_get_texts (d->scene, &n);

  for (guint i = 0; i < n; i++)
    {
      const XlSceneArrow *l = &texts[i].leader;
      XlColour colour;

      if (!texts[i].led || !text_shows (d, &texts[i], &colour)
          || !in_clip (d, (double) MIN (l->x1, l->x2) - 2, (double) MIN (l->y1, l->y2) - 2,
                       (double) MAX (l->x1, l->x2) + 2, (double) MAX (l->y1, l->y2) + 2))
        continue;
      cairo_move_to (d->cr, (double) l->x1, (double) l->y1);
      cairo_line_to (d->cr, (double) l->x2, (double) l->y2);
      xl_pen_set (d->cr, d->theme->canvas);
      cairo_set_line_width (d->cr, 3 * d->scale);
      cairo_stroke_preserve (d->cr);
      xl_pen_set (d->cr, xl_colour_mix (colour, d->theme->ink2, 0.6));
      cairo_set_line_width (d->cr, 1 * d->scale);
      cairo_stroke (d->cr);
    }
}

static void
draw_texts (Draw *d)
{
  guint n;
  const XlSceneText *texts = xl_scene_get_texts (d->scene, &n);
  double halo = (d->theme->kind == XL_THEME_PROJECTOR ? 2 * d->theme->text_scale : 3) * 0.75;

  for (guint i = 0; i < n; i++)
    {
      const XlSceneText *t = &texts[i];
      XlColour colour;
      PangoLayout *layout;

      if (!in_clip (d, (double) t->x - 4, (double) t->y - 4, (double) (t->x + t->width) + 4,
                    (double) (t->y + t->height) + 4)
          || !text_shows (d, t, &colour))
        continue;
      layout = xl_pen_styled (d->theme, t->text, t->style);
      if (d->state->moving)
        xl_pen_show (d->cr, layout, (double) t->x, (double) t->y, colour);
      else
        xl_pen_show_halo (d->cr, layout, (double) t->x, (double) t->y, colour, d->theme->canvas, halo);
    }
}

static void
round_box (cairo_t *cr, double x, double y, double w, double h, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_swatch (Draw *d, const XlSceneLegendRow *row)
{
  double x = (double) row->x, y = (double) row->y, s = d->scale;

  switch (row->what)
    {
    case XL_SWATCH_SHAPE:
      xl_glyph_node (d->cr, d->theme, row->kind, d->theme->slot[0], FALSE,
                     row->kind == XL_NODE_PROJECT ? "3" : NULL, x, y,
                     (row->kind == XL_NODE_PROJECT  ? 8.5
                      : row->kind == XL_NODE_REGION ? 8
                                                    : 6)
                         * s,
                     s);
      break;
    case XL_SWATCH_HATCH:
      xl_glyph_node (d->cr, d->theme, XL_NODE_PROJECT, d->theme->slot[0], TRUE, NULL, x, y, 8.5 * s, s);
      break;
    case XL_SWATCH_COLOUR:
      round_box (d->cr, x - 5 * s, y - 5 * s, 10 * s, 10 * s, 2 * s);
      xl_pen_set (d->cr, d->theme->slot[row->slot]);
      cairo_fill (d->cr);
      break;
    case XL_SWATCH_ARC:
      xl_draw_arc_icon (d->cr, d->theme, row->regime, row->state, x, y, XL_ARC_SWATCH * s, s);
      break;
    case XL_SWATCH_FLOW:
      xl_draw_hatch_mark (d->cr, d->theme, x - 5 * s, y - 5 * s, 10 * s);
      break;
    case XL_SWATCH_NONE:
    case XL_SWATCH_REMARK:
    default:
      break;
    }
}

static void
draw_legend (Draw *d)
{
  const XlSceneLegendRow *rows;
  XlSceneBox box;
  guint n;

  if (!xl_scene_get_legend (d->scene, &box, &rows, &n))
    return;
  round_box (d->cr, (double) box.x + 0.5, (double) box.y + 0.5, (double) box.width - 1,
             (double) box.height - 1, 8 * d->scale);
  xl_pen_set (d->cr, d->theme->surface);
  cairo_fill_preserve (d->cr);
  xl_pen_set (d->cr, d->theme->line);
  cairo_set_line_width (d->cr, 1);
  cairo_stroke (d->cr);
  for (guint i = 0; i < n; i++)
    {
      draw_swatch (d, &rows[i]);
      xl_pen_show (d->cr, xl_pen_styled (d->theme, rows[i].text.text, rows[i].text.style),
                   (double) rows[i].text.x, (double) rows[i].text.y,
                   rows[i].what == XL_SWATCH_NONE || rows[i].what == XL_SWATCH_REMARK ? d->theme->ink2 : d->theme->ink);
      if (rows[i].count.text != NULL)
        xl_pen_show (d->cr, xl_pen_styled (d->theme, rows[i].count.text, rows[i].count.style),
                     (double) rows[i].count.x, (double) rows[i].count.y, d->theme->ink);
    }
}

/* Sprites are for pixels only, and only where nothing but a scale lies between them and ours. */
static void
look_at_target (Draw *d)
{
  cairo_surface_t *target = cairo_get_group_target (d->cr);
  cairo_surface_type_t type = cairo_surface_get_type (target);
  double sx = 1, sy = 1;
  cairo_matrix_t m;

  cairo_get_matrix (d->cr, &m);
  cairo_surface_get_device_scale (target, &sx, &sy);
  d->device = sx * m.xx;
  d->sprites = (type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_XLIB
                || type == CAIRO_SURFACE_TYPE_XCB)
               && m.xy == 0 && m.yx == 0 && d->device > 0.1 && d->device < 8;
}

/* Matches make no neighbours in the graph, but on the map they do. */
static void
mark_partners (const XlScene *scene, guint hover, guint8 *near_hover)
{
  guint n;
  const XlSceneArc *arcs = xl_scene_get_arcs (scene, &n);

  for (guint i = 0; i < n; i++)
    if (arcs[i].a == hover || arcs[i].b == hover)
      near_hover[arcs[i].a] = near_hover[arcs[i].b] = 1;
}

/**
 * xl_draw_scene:
 * @cr: where; the scene's upper left corner at the origin
 * @scene: what
 * @theme: colours and fonts; text sizes must be those that the scene was measured with
 * @state: (nullable): selection and hover
 * @clip: (nullable): what need be drawn; all of the viewport without
 *
 * Draws without background: the caller paints the canvas colour, or leaves it transparent.
 */
void
xl_draw_scene (cairo_t *cr, const XlScene *scene, const XlTheme *theme, const XlDrawState *state,
               const cairo_rectangle_int_t *clip)
{
  static const XlDrawState none;
  g_autofree guint8 *near_hover = NULL;
  Draw d = { cr, scene, theme, state ? state : &none, xl_scene_get_scale (scene) };
  gboolean picture;
  double width, height;
  guint n;

  xl_scene_get_size (scene, &width, &height);
  xl_scene_get_nodes (scene, &n);
  d.clip = clip ? (XlSceneBox) { (float) clip->x, (float) clip->y, (float) clip->width,
                                 (float) clip->height }
                : (XlSceneBox) { 0, 0, (float) width, (float) height };
  d.part = d.state->part;
  picture = d.part != XL_DRAW_LEGEND;
  d.selected = d.state->selected ? xl_scene_find (scene, d.state->selected) : -1;
  d.hover = d.state->hover && d.state->fade > 0 ? xl_scene_find (scene, d.state->hover) : -1;
  if (d.hover >= 0)
    {
      near_hover = g_malloc0 (n);
      for (guint i = 0; i < n; i++)
        near_hover[i] = (int) i == d.hover || xl_scene_is_adjacent (scene, (guint) d.hover, i);
      mark_partners (scene, (guint) d.hover, near_hover);
      d.near_hover = near_hover;
    }
  cairo_save (cr);
  cairo_rectangle (cr, (double) d.clip.x, (double) d.clip.y, (double) d.clip.width,
                   (double) d.clip.height);
  cairo_clip (cr);
  look_at_target (&d);
  if (picture && d.part != XL_DRAW_NEAR)
    draw_land (&d);
  if (picture && (d.part != XL_DRAW_NEAR || d.hover >= 0))
    {
      gboolean marked = d.state->marks != NULL && (d.part == XL_DRAW_WHOLE || d.part == XL_DRAW_PICTURE);

      draw_edges (&d);
      draw_arcs (&d);
      if (d.part != XL_DRAW_NEAR)
        draw_leaders (&d);
      draw_rings (&d);
      if (marked)
        xl_draw_marks_below (cr, scene, theme, d.state->marks);
      draw_nodes (&d);
      if (marked)
        xl_draw_marks_above (cr, scene, theme, d.state->marks);
      if (d.part != XL_DRAW_NEAR)
        draw_arrows (&d);
      draw_callouts (&d);
      draw_texts (&d);
    }
  if (d.part == XL_DRAW_WHOLE || d.part == XL_DRAW_LEGEND)
    draw_legend (&d);
  cairo_restore (cr);
}

/**
 * xl_draw_node_icon:
 * @cr: where
 * @theme: colours
 * @kind: gives the shape
 * @slot: 0 .. 8
 * @illustrative: hatched
 * @code: (nullable): short text inside, drawn if there is room
 * @x: left
 * @y: top
 * @size: side of the square that it fills, px
 *
 * A node's sign for list rows and titles.
 */
void
xl_draw_node_icon (cairo_t *cr, const XlTheme *theme, XlNodeKind kind, guint slot, gboolean illustrative,
                   const char *code, double x, double y, double size)
{
  double share = kind == XL_NODE_PROJECT ? 0.44 : kind == XL_NODE_ORGANISATION ? 0.4 : 0.49;

  cairo_save (cr);
  xl_glyph_node (cr, theme, kind, theme->slot[slot < XL_N_SLOTS ? slot : 0], illustrative, code,
                 x + size / 2, y + size / 2, size * share, MAX (size / 24, 0.7));
  cairo_restore (cr);
}

/**
 * xl_draw_hatch_mark:
 * @cr: where
 * @theme: colours
 * @x: left
 * @y: top
 * @size: px; 10 in lists
 *
 * The small hatched square that stands before the name of an illustrative record.
 */
void
xl_draw_hatch_mark (cairo_t *cr, const XlTheme *theme, double x, double y, double size)
{
  cairo_save (cr);
  cairo_new_path (cr);
  round_box (cr, x + 0.5, y + 0.5, size - 1, size - 1, size / 5);
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  xl_glyph_hatch (cr, theme->ink2, x, y, size, size, size / 3.6, size / 9);
  cairo_restore (cr);
  cairo_new_path (cr);
  round_box (cr, x + 0.5, y + 0.5, size - 1, size - 1, size / 5);
  xl_pen_set (cr, theme->ink2);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A broad arrow that fills a square, to the right or to the left. */
static void
arrow_path (cairo_t *cr, gboolean right, double x, double y, double size)
{
  static const double points[][2] = { { 0, 0.3 }, { 0.5, 0.3 }, { 0.5, 0.06 }, { 1, 0.5 }, { 0.5, 0.94 }, { 0.5, 0.7 }, { 0, 0.7 } };

  cairo_new_path (cr);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    cairo_line_to (cr, x + size * (right ? points[i][0] : 1 - points[i][0]), y + size * points[i][1]);
  cairo_close_path (cr);
}

/**
 * xl_draw_flow_icon:
 * @slot: 0 .. 8
 * @offer: it points away, to the right; else to the left
 * @illustrative: hatched
 * @x: left
 * @y: top
 * @size: side of the square that it fills, px
 *
 * The sign of a resource flow for list rows and titles.
 */
void
xl_draw_flow_icon (cairo_t *cr, const XlTheme *theme, guint slot, gboolean offer, gboolean illustrative, double x, double y,
                   double size)
{
  double rim = MAX (size / 16, 1);
  XlColour colour = theme->slot[slot < XL_N_SLOTS ? slot : 0];

  cairo_save (cr);
  arrow_path (cr, offer, x + rim / 2, y + rim / 2, size - rim);
  xl_pen_set (cr, colour);
  if (illustrative)
    {
      cairo_save (cr);
      cairo_clip (cr);
      xl_glyph_hatch (cr, colour, x, y, size, size, MAX (size / 6, 3), MAX (size / 18, 1));
      cairo_restore (cr);
      arrow_path (cr, offer, x + rim / 2, y + rim / 2, size - rim);
      xl_pen_set (cr, colour);
      cairo_set_line_width (cr, rim);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
  cairo_restore (cr);
}
