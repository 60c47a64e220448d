/* xl-bar.c - thin bars: one fact on a track, and the shares that make up a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-bar.h"

#include <math.h>

#include "xl-pen.h"

/* px */
#define LABEL 12
#define PADDING 8
#define GAP 2

static void
round_rectangle (cairo_t *cr, double x, double y, double width, double height)
{
  double r = fmin (height, width) / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/**
 * xl_bar:
 * @from: where it begins, 0 to 1 of @width
 * @to: where it ends; the track alone where both are one
 *
 * Fills @width × @height at the origin: a track, and on it the bar.
 */
void
xl_bar (cairo_t *cr, const XlTheme *theme, double width, double height, double from, double to)
{
  double left = width * CLAMP (from, 0, 1), right = width * CLAMP (to, 0, 1);

  round_rectangle (cr, 0, 0, width, height);
  xl_pen_set (cr, theme->line);
  cairo_fill (cr);
  if (right - left < 0.5)
    return;
  xl_pen_set (cr, theme->accent);
  if (from <= 0)
    round_rectangle (cr, left, 0, right - left, height);
  else
    cairo_rectangle (cr, left, 0, right - left, height);
  cairo_fill (cr);
}

/* The first is the accent; the others grow paler, and begin again. */
static XlColour
fill_of (const XlTheme *theme, guint index)
{
  static const double shares[] = { 0, 0.35, 0.55, 0.7 };

  return xl_colour_mix (theme->accent, theme->surface, shares[index % G_N_ELEMENTS (shares)]);
}

/**
 * xl_bar_shares:
 * @shares: (array length=n): from left to right; together not more than 1: the rest is track
 * @n: how many
 */
void
xl_bar_shares (cairo_t *cr, const XlTheme *theme, double width, double height, const XlBarShare *shares, guint n)
{
  double x = 0;

  cairo_rectangle (cr, 0, 0, width, height);
  xl_pen_set (cr, theme->line);
  cairo_fill (cr);
  for (guint i = 0; i < n; i++)
    {
      double end = fmin (width, x + width * shares[i].share);
      XlColour fill = fill_of (theme, i);
      PangoLayout *layout;
      double wide, high;

      cairo_rectangle (cr, x, 0, fmax (0, end - x - (end < width ? GAP : 0)), height);
      xl_pen_set (cr, fill);
      cairo_fill (cr);
      layout = xl_pen_layout (theme, shares[i].label, LABEL, 700);
      xl_pen_size (layout, &wide, &high);
      if (wide + 2 * PADDING <= end - x)
        xl_pen_show (cr, layout, x + PADDING, (height - high) / 2, xl_theme_text_on (fill));
      x = end;
    }
}
