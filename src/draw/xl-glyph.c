/* xl-glyph.c - the shapes of the map: one alphabet for canvas, legend and lists */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-glyph.h"

#include <math.h>

#include "xl-pen.h"

/**
 * xl_glyph_path:
 * @cr: where
 * @kind: region hexagon, organisation circle, project rounded square, event diamond
 * @x: middle
 * @y: middle
 * @r: radius; half the side of the square
 * @scale: of the square's rounding
 */
void
xl_glyph_path (cairo_t *cr, XlNodeKind kind, double x, double y, double r, double scale)
{
  cairo_new_sub_path (cr);
  switch (kind)
    {
    case XL_NODE_REGION:
      /* Pointy-top: sqrt(3)/2 to the sides. */
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + 0.8660254 * r, y - r / 2);
      cairo_line_to (cr, x + 0.8660254 * r, y + r / 2);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - 0.8660254 * r, y + r / 2);
      cairo_line_to (cr, x - 0.8660254 * r, y - r / 2);
      break;
    case XL_NODE_PROJECT:
      {
        double c = MIN (5 * scale, r / 2);

        cairo_arc (cr, x + r - c, y - r + c, c, -G_PI_2, 0);
        cairo_arc (cr, x + r - c, y + r - c, c, 0, G_PI_2);
        cairo_arc (cr, x - r + c, y + r - c, c, G_PI_2, G_PI);
        cairo_arc (cr, x - r + c, y - r + c, c, G_PI, 1.5 * G_PI);
        break;
      }
    case XL_NODE_EVENT:
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
      break;
    case XL_NODE_ORGANISATION:
    default:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    }
  cairo_close_path (cr);
}

/**
 * xl_glyph_hatch:
 * @cr: clipped to the shape that is hatched
 * @colour: of the lines
 * @x: left
 * @y: top
 * @width: px
 * @height: px
 * @pitch: distance of the lines, px
 * @line: width of the lines, px
 *
 * Lines at 45 degrees over a rectangle; one stroke each, which is quicker than one path.
 */
void
xl_glyph_hatch (cairo_t *cr, XlColour colour, double x, double y, double width, double height,
                double pitch, double line)
{
  double step = pitch * G_SQRT2;

  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, line);
  for (double at = step / 2; at < width + height; at += step)
    {
      cairo_move_to (cr, x + at, y - 1);
      cairo_line_to (cr, x + at - height - 2, y + height + 1);
      cairo_stroke (cr);
    }
}

/* Text on a hatched fill lies on a patch of the surface, or it could not be read. */
static void
write_code (cairo_t *cr, const XlTheme *theme, const char *code, double size, int weight, double x,
            double y, double scale, XlColour colour, const XlColour *halo)
{
  XlTheme plain = *theme;
  PangoLayout *layout;
  double width, height;

  /* Codes follow the node, not the scale of text. */
  plain.text_scale = 1;
  layout = xl_pen_layout (&plain, code, size * scale, weight);
  xl_pen_size (layout, &width, &height);
  if (halo)
    xl_pen_show_halo (cr, layout, x - width / 2, y - height / 2, colour, *halo, 1.6 * scale);
  else
    xl_pen_show (cr, layout, x - width / 2, y - height / 2, colour);
}

/**
 * xl_glyph_node:
 * @cr: where
 * @theme: colours
 * @kind: gives the shape
 * @colour: of the node
 * @illustrative: hatched
 * @code: (nullable): short text inside
 * @x: middle
 * @y: middle
 * @r: radius
 * @scale: of lines and text
 *
 * One node as the style page says. Solid: filled, with a rim in the colour of the canvas. Project:
 * canvas inside, a strong rim. Illustrative: hatched with a strong rim.
 */
void
xl_glyph_node (cairo_t *cr, const XlTheme *theme, XlNodeKind kind, XlColour colour,
               gboolean illustrative, const char *code, double x, double y, double r, double scale)
{
  gboolean open = kind == XL_NODE_PROJECT || illustrative;
  double line = (kind == XL_NODE_PROJECT ? 2.5 : 2) * scale * MIN (1, r / (8 * scale) + 0.1);
  double inner = open ? r - line / 2 : r;

  cairo_new_path (cr);
  if (!open)
    {
      xl_glyph_path (cr, kind, x, y, r + 0.75 * scale, scale);
      xl_pen_set (cr, theme->canvas);
      cairo_set_line_width (cr, 1.5 * scale);
      cairo_stroke (cr);
      xl_glyph_path (cr, kind, x, y, r, scale);
      xl_pen_set (cr, colour);
      cairo_fill (cr);
    }
  else
    {
      xl_glyph_path (cr, kind, x, y, inner, scale);
      xl_pen_set (cr, theme->canvas);
      cairo_fill_preserve (cr);
      if (illustrative)
        {
          cairo_save (cr);
          cairo_clip_preserve (cr);
          cairo_new_path (cr);
          xl_glyph_hatch (cr, kind == XL_NODE_PROJECT ? theme->hatch : colour, x - r, y - r, 2 * r,
                          2 * r, 4.2 * scale, 1.4 * scale);
          cairo_restore (cr);
          cairo_new_path (cr);
          xl_glyph_path (cr, kind, x, y, inner, scale);
        }
      xl_pen_set (cr, colour);
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
    }
  if (!code || !*code || r < 6.5 * scale)
    return;
  /* One that has to be larger than the node allows is left out. */
  if (r < (kind == XL_NODE_PROJECT ? 0.7 : 0.97) * theme->code * scale)
    return;
  if (kind == XL_NODE_PROJECT)
    write_code (cr, theme, code, MAX (MIN (12, r / scale * 1.2), theme->code), 800, x, y, scale, theme->ink,
                illustrative ? &theme->canvas : NULL);
  else if (kind == XL_NODE_REGION)
    write_code (cr, theme, code, CLAMP (r / scale * 0.62, MAX (7, theme->code), 11), 700, x, y, scale,
                illustrative ? theme->ink : xl_theme_text_on (colour),
                illustrative ? &theme->canvas : NULL);
}
