/* xl-draw-arcs.c - matches on the map: curves in the colour of the regime, and badges that say it again */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-draw-private.h"

#include <math.h>
#include <string.h>

#include "xl-glyph.h"
#include "xl-pen.h"

G_STATIC_ASSERT (G_N_ELEMENTS (((XlTheme *) NULL)->regime) == XL_N_ARC_REGIMES);

#define WIDTH 2.5
#define WIDTH_FAILING 1.25
#define WIDTH_SELECTED 0.75 /* more than the others */
#define HALO 9.0            /* of the selected one */
#define HEAD 8.0
#define HEAD_FAILING 6.0

/* What is not in focus keeps so much. */
#define DIM 0.25

#define BADGE_HEIGHT 16.0
#define BADGE_LETTERS 28.0
#define BADGE_LINE 1.5
#define BADGE_TEXT 10.0

static gboolean
is_weak (XlArcState state)
{
  return state == XL_ARC_FAILING || state == XL_ARC_REJECTED;
}

static void
set_line (cairo_t *cr, XlArcState state, double more, double scale)
{
  const double dash[] = { 9 * scale, 5 * scale }, dots[] = { 2 * scale, 4 * scale };

  cairo_set_line_width (cr, ((is_weak (state) ? WIDTH_FAILING : WIDTH) + more) * scale);
  if (state == XL_ARC_CANDIDATE)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  else if (is_weak (state))
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

/* A filled triangle whose tip is at the rim of the need. */
static void
draw_head (cairo_t *cr, double x, double y, double dx, double dy, double size)
{
  double length = MAX (hypot (dx, dy), 1e-6), ux = dx / length * size, uy = dy / length * size;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - ux - uy * 0.5, y - uy + ux * 0.5);
  cairo_line_to (cr, x - ux + uy * 0.5, y - uy - ux * 0.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The line ends within the head: its tip stays a tip. */
static void
trace (cairo_t *cr, const XlSceneArc *arc, double head)
{
  double dx = (double) (arc->x2 - arc->c2x), dy = (double) (arc->y2 - arc->c2y), length = MAX (hypot (dx, dy), 1e-6);
  double back = MIN (head * 0.7, length * 0.9);

  cairo_new_path (cr);
  cairo_move_to (cr, (double) arc->x1, (double) arc->y1);
  cairo_curve_to (cr, (double) arc->c1x, (double) arc->c1y, (double) arc->c2x, (double) arc->c2y,
                  (double) arc->x2 - dx / length * back, (double) arc->y2 - dy / length * back);
}

static void
draw_curve (cairo_t *cr, const XlSceneArc *arc, XlColour colour, double more, double scale)
{
  double head = (is_weak (arc->state) ? HEAD_FAILING : HEAD) * scale;

  xl_pen_set (cr, colour);
  set_line (cr, arc->state, more, scale);
  trace (cr, arc, head);
  cairo_stroke (cr);
  draw_head (cr, (double) arc->x2, (double) arc->y2, (double) (arc->x2 - arc->c2x), (double) (arc->y2 - arc->c2y),
             head + more * scale);
}

static const char *
letters (XlArcRegime regime)
{
  switch (regime)
    {
    case XL_ARC_NATIONAL:
      return "N";
    case XL_ARC_ANNEX_VII:
      return "VII";
    case XL_ARC_NOTIFICATION:
      return "PIC";
    case XL_ARC_CHECK:
      return "?";
    case XL_ARC_NOT_WASTE:
    case XL_ARC_FORBIDDEN:
      break;
    }
  return NULL;
}

/* Signs that not every font has are drawn. */
static void
draw_sign (cairo_t *cr, const XlTheme *theme, XlArcRegime regime, double x, double y, XlColour colour, double scale)
{
  const char *text = letters (regime);
  double arm = 3 * scale;

  if (text != NULL)
    {
      XlTheme plain = *theme;
      PangoLayout *layout;
      double width, height;

      /* As codes in nodes: they follow the badge, not the scale of text. */
      plain.text_scale = 1;
      layout = xl_pen_layout (&plain, text, BADGE_TEXT * scale, PANGO_WEIGHT_BOLD);
      xl_pen_size (layout, &width, &height);
      xl_pen_show_halo (cr, layout, x - width / 2, y - height / 2, colour, theme->surface, 1.6 * scale);
      return;
    }
  cairo_new_path (cr);
  if (regime == XL_ARC_NOT_WASTE)
    {
      cairo_move_to (cr, x - arm, y);
      cairo_line_to (cr, x + arm, y);
    }
  else
    {
      cairo_move_to (cr, x - arm, y - arm);
      cairo_line_to (cr, x + arm, y + arm);
      cairo_move_to (cr, x + arm, y - arm);
      cairo_line_to (cr, x - arm, y + arm);
    }
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, 1.5 * scale);
  cairo_stroke (cr);
}

static void
badge_path (cairo_t *cr, double x, double y, double width, double height)
{
  double r = height / 2;

  cairo_new_path (cr);
  cairo_arc (cr, x + width / 2 - r, y, r, -G_PI_2, G_PI_2);
  cairo_arc (cr, x - width / 2 + r, y, r, G_PI_2, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Hatched where a flow is invented, as everything that is. */
static void
draw_badge (cairo_t *cr, const XlTheme *theme, XlArcRegime regime, const XlSceneBadge *badge, gboolean illustrative,
            XlColour colour, double scale)
{
  double x = (double) badge->x, y = (double) badge->y, width = (double) badge->width, height = (double) badge->height;
  double line = BADGE_LINE * scale;

  cairo_set_dash (cr, NULL, 0, 0);
  /* Where there was no room on the line, a stem says whose it is. */
  cairo_new_path (cr);
  cairo_move_to (cr, (double) badge->stem_x, (double) badge->stem_y);
  cairo_line_to (cr, x, y);
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, 1 * scale);
  cairo_stroke (cr);
  badge_path (cr, x, y, width - line, height - line);
  xl_pen_set (cr, theme->surface);
  cairo_fill_preserve (cr);
  if (illustrative)
    {
      cairo_save (cr);
      cairo_clip_preserve (cr);
      cairo_new_path (cr);
      xl_glyph_hatch (cr, xl_colour_mix (theme->surface, colour, 0.3), x - width / 2, y - height / 2, width, height,
                      3.2 * scale, 1 * scale);
      cairo_restore (cr);
      badge_path (cr, x, y, width - line, height - line);
    }
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  draw_sign (cr, theme, regime, x, y, colour, scale);
}

static gboolean
is_in_clip (const XlSceneArc *arc, const XlSceneBox *clip, double scale)
{
  float more = (float) (12 * scale);
  float x1 = MIN (MIN (arc->x1, arc->x2), MIN (arc->c1x, arc->c2x)) - more;
  float x2 = MAX (MAX (arc->x1, arc->x2), MAX (arc->c1x, arc->c2x)) + more;
  float y1 = MIN (MIN (arc->y1, arc->y2), MIN (arc->c1y, arc->c2y)) - more;
  float y2 = MAX (MAX (arc->y1, arc->y2), MAX (arc->c1y, arc->c2y)) + more;

  /* A badge may stand beside its arc. */
  if (arc->badge.width > 0)
    {
      x1 = MIN (x1, arc->badge.x - arc->badge.width);
      x2 = MAX (x2, arc->badge.x + arc->badge.width);
      y1 = MIN (y1, arc->badge.y - arc->badge.height);
      y2 = MAX (y2, arc->badge.y + arc->badge.height);
    }
  return x2 >= clip->x && x1 <= clip->x + clip->width && y2 >= clip->y && y1 <= clip->y + clip->height;
}

static gboolean
is_selected (const XlSceneArc *arc, const XlDrawMarks *marks)
{
  return marks != NULL && marks->offer != 0 && arc->offer == marks->offer && arc->need == marks->need;
}

/* What weighs more lies above: what steps back, what fails, the others, the selected one. */
static guint
layer_of (const XlSceneArc *arc, const XlDrawMarks *marks)
{
  return is_selected (arc, marks) ? 3 : arc->dim ? 0 : is_weak (arc->state) ? 1 : 2;
}

/* How much of itself an arc shows. */
static double
strength (const XlSceneArc *arc, const XlArcsLook *look)
{
  double alpha = look->hover >= 0 && ((int) arc->a == look->hover || (int) arc->b == look->hover) ? 1 : look->others;

  return arc->dim && !is_selected (arc, look->marks) ? alpha * DIM : alpha;
}

/* All lines first, so that none crosses a badge. */
void
xl_draw_arcs (cairo_t *cr, const XlScene *scene, const XlTheme *theme, const XlArcsLook *look)
{
  double scale = xl_scene_get_scale (scene);
  guint n;
  const XlSceneArc *arcs = xl_scene_get_arcs (scene, &n);

  if (n == 0)
    return;
  cairo_save (cr);
  for (guint layer = 0; layer < 4; layer++)
    for (guint i = 0; i < n; i++)
      {
        const XlSceneArc *arc = &arcs[i];
        double alpha = strength (arc, look);
        XlColour colour = xl_colour_mix (theme->canvas, theme->regime[arc->regime], alpha);

        if (layer_of (arc, look->marks) != layer || alpha <= 0 || !is_in_clip (arc, &look->clip, scale))
          continue;
        if (layer == 3)
          {
            cairo_set_dash (cr, NULL, 0, 0);
            cairo_set_line_width (cr, HALO * scale);
            xl_pen_set_alpha (cr, theme->accent, 0.20);
            trace (cr, arc, 0);
            cairo_stroke (cr);
          }
        draw_curve (cr, arc, colour, layer == 3 ? WIDTH_SELECTED : 0, scale);
      }
  for (guint i = 0; i < n; i++)
    {
      double alpha = strength (&arcs[i], look);

      if (arcs[i].badge.width > 0 && alpha > 0 && is_in_clip (&arcs[i], &look->clip, scale))
        draw_badge (cr, theme, arcs[i].regime, &arcs[i].badge, arcs[i].illustrative,
                    xl_colour_mix (theme->canvas, theme->regime[arcs[i].regime], alpha), scale);
    }
  cairo_restore (cr);
}

/**
 * xl_draw_arc_icon:
 * @cr: where
 * @theme: colours
 * @regime: gives the colour and the badge
 * @state: gives the line; one that fails has no badge
 * @x: its middle
 * @y: its middle
 * @width: px, how long it is
 * @scale: of lines and badge
 *
 * A level piece of an arc with its badge, for legends and lists.
 */
void
xl_draw_arc_icon (cairo_t *cr, const XlTheme *theme, XlArcRegime regime, XlArcState state, double x, double y,
                  double width, double scale)
{
  gboolean wide = regime == XL_ARC_ANNEX_VII || regime == XL_ARC_NOTIFICATION;
  XlSceneBadge badge = { (float) x, (float) y, (float) ((wide ? BADGE_LETTERS : BADGE_HEIGHT) * scale),
                         (float) (BADGE_HEIGHT * scale), (float) x, (float) y };

  cairo_save (cr);
  xl_pen_set (cr, is_weak (state) ? theme->ink2 : theme->regime[regime]);
  set_line (cr, state, 0, scale);
  cairo_new_path (cr);
  cairo_move_to (cr, x - width / 2, y);
  cairo_line_to (cr, x + width / 2, y);
  cairo_stroke (cr);
  if (!is_weak (state))
    draw_badge (cr, theme, regime, &badge, FALSE, theme->regime[regime], scale);
  cairo_restore (cr);
}
