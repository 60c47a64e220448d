/* xl-chain-draw.c - the steps of a value chain as chevrons, large and small */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-chain-draw.h"

static void
set_colour (cairo_t *cr, XlColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

/**
 * xl_chain_step_width:
 * @gap: between two steps, px
 *
 * Returns: the width of one of @n steps in @width px
 */
double
xl_chain_step_width (guint n, double width, double gap)
{
  return n > 0 ? (width - (n - 1) * gap) / n : width;
}

/**
 * xl_chain_draw:
 * @states: (array length=n): of the steps, in order
 * @width: px, of all
 * @height: px
 * @notch: how far a chevron points into the next one, px
 * @gap: between two steps, px
 *
 * A step that somebody has is solid, a gap a red outline, a planned one dashed.
 */
void
xl_chain_draw (cairo_t *cr, const XlTheme *theme, const XlStepState *states, guint n, double width, double height,
               double notch, double gap)
{
  static const double dash[] = { 5, 4 };
  double step = xl_chain_step_width (n, width, gap), line = height > 30 ? 2 : 1.5;

  for (guint i = 0; i < n; i++)
    {
      XlStepState state = states[i];
      double left = i * (step + gap) + 1, right = left + step - (i + 1 == n ? notch + 1 : 2);

      cairo_new_path (cr);
      cairo_move_to (cr, left, 1);
      cairo_line_to (cr, right, 1);
      cairo_line_to (cr, right + notch, height / 2);
      cairo_line_to (cr, right, height - 1);
      cairo_line_to (cr, left, height - 1);
      if (i > 0)
        cairo_line_to (cr, left + notch, height / 2);
      cairo_close_path (cr);
      set_colour (cr, state == XL_STEP_HAS ? theme->accent : state == XL_STEP_GAP ? theme->red_tint : theme->surface);
      cairo_fill_preserve (cr);
      set_colour (cr, state == XL_STEP_HAS ? theme->accent : theme->red);
      cairo_set_dash (cr, dash, state == XL_STEP_PLANNED ? G_N_ELEMENTS (dash) : 0, 0);
      cairo_set_line_width (cr, state == XL_STEP_HAS ? 1 : line);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}
