/* xl-verdict.c - the 2 x 2 of viable and bankable, small and large, and the pips of a gate */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Column: not yet, then bankable. Row: viable alone, below it needs support. Green is only the top right,
 * red only the bottom left, amber the other two; the place says it again without colour. */

#include "xl-verdict.h"

#include "xl-chart-private.h"

#define PIP_WIDTH 7.0
#define PIP_HEIGHT 6.0
#define PIP_PITCH 9.0

/**
 * xl_verdict_of:
 * @viable: the project needs no grant
 * @bankable: a bank lends under its funding plan
 *
 * Returns: the square
 */
XlQuadrant
xl_verdict_of (gboolean viable, gboolean bankable)
{
  if (viable)
    return bankable ? XL_VERDICT_VIABLE_BANKABLE : XL_VERDICT_VIABLE_NOT_YET;
  return bankable ? XL_VERDICT_SUPPORT_BANKABLE : XL_VERDICT_SUPPORT_NOT_YET;
}

static XlColour
verdict_colour (const XlTheme *theme, XlQuadrant verdict, XlColour *tint)
{
  switch (verdict)
    {
    case XL_VERDICT_VIABLE_BANKABLE:
      *tint = theme->green_tint;
      return theme->green;
    case XL_VERDICT_SUPPORT_NOT_YET:
      *tint = theme->red_tint;
      return theme->red;
    case XL_VERDICT_NONE:
    case XL_VERDICT_VIABLE_NOT_YET:
    case XL_VERDICT_SUPPORT_BANKABLE:
    default:
      *tint = theme->amber_tint;
      return theme->amber;
    }
}

/**
 * xl_verdict_badge:
 * @cr: where
 * @theme: colours
 * @verdict: which square is filled
 * @x: left
 * @y: top
 * @size: side, px; %XL_VERDICT_BADGE on cards
 *
 * Four small squares.
 */
void
xl_verdict_badge (cairo_t *cr, const XlTheme *theme, XlQuadrant verdict, double x, double y, double size)
{
  double side = (size - 2) / 2, line = MAX (size / XL_VERDICT_BADGE, 1);
  XlColour tint, colour = verdict_colour (theme, verdict, &tint);

  if (!(size >= 6 && size < 1e4))
    return;
  for (guint i = 0; i < 4; i++)
    {
      gboolean filled = verdict == i + 1;
      double inset = filled ? 0 : line / 2;
      XlBox box = { x + (i % 2) * (side + 2) + inset, y + (i / 2) * (side + 2) + inset, side - 2 * inset,
                    side - 2 * inset };

      xl_kit_round (cr, &box, size / 8);
      if (filled)
        {
          xl_pen_set (cr, colour);
          cairo_fill (cr);
          continue;
        }
      xl_pen_set (cr, theme->line2);
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
    }
}

/**
 * xl_verdict_card:
 * @cr: where, from the origin
 * @theme: colours
 * @verdict: which square is filled
 * @words: what stands in the squares, line by line from the top left
 * @width: px; %XL_VERDICT_CARD_WIDTH at text scale 1
 * @height: px; %XL_VERDICT_CARD_HEIGHT at text scale 1
 *
 * The same four squares with their words, wrapped. The size of the words goes down to 10 for one that
 * would be cut.
 */
void
xl_verdict_card (cairo_t *cr, const XlTheme *theme, XlQuadrant verdict, const char *const words[4], double width,
                 double height)
{
  double s = theme->text_scale, gap = 4 * s, pad = MIN (9 * s, width / 16);
  XlColour tint, colour = verdict_colour (theme, verdict, &tint);

  if (!(width >= 16 && height >= 16 && width < 1e5 && height < 1e5))
    return;
  for (guint i = 0; i < 4; i++)
    {
      gboolean filled = verdict == i + 1;
      double line = filled ? 2 : 1;
      XlBox box = { (i % 2) * (width + gap) / 2, (i / 2) * (height + gap) / 2, (width - gap) / 2, (height - gap) / 2 };
      XlBox frame = { box.x + line / 2, box.y + line / 2, box.width - line, box.height - line };
      XlBox text = { box.x + pad, box.y + pad / 2, box.width - 2 * pad, box.height - pad };

      xl_kit_round (cr, &frame, 6 * s);
      xl_pen_set (cr, filled ? tint : theme->bg);
      cairo_fill_preserve (cr);
      xl_pen_set (cr, filled ? colour : theme->line2);
      cairo_set_line_width (cr, line);
      cairo_stroke (cr);
      xl_kit_write_wrapped (cr, theme, words[i], xl_kit_shrink (theme, words[i], filled ? 700 : 400, &text), filled ? 700 : 400, &text, 0, filled ? colour : theme->ink2);
    }
}

/**
 * xl_gate_pips_width:
 * @n: conditions of a gate
 * @scale: 1 on cards; the scale of text there
 *
 * Returns: px
 */
double
xl_gate_pips_width (guint n, double scale)
{
  return n ? ((n - 1) * PIP_PITCH + PIP_WIDTH) * scale : 0;
}

/**
 * xl_gate_pips:
 * @cr: where
 * @theme: colours
 * @n: conditions of a gate
 * @filled: how many are met
 * @x: left
 * @y: top
 * @scale: of their size, 7 × 6 px at 1
 *
 * One small pill for each condition, those that are met first and solid.
 */
void
xl_gate_pips (cairo_t *cr, const XlTheme *theme, guint n, guint filled, double x, double y, double scale)
{
  for (guint i = 0; i < n; i++)
    {
      double inset = i < filled ? 0 : 0.5;
      XlBox pip = { x + i * PIP_PITCH * scale + inset, y + inset, PIP_WIDTH * scale - 2 * inset,
                    PIP_HEIGHT * scale - 2 * inset };

      xl_kit_round (cr, &pip, 2 * scale);
      xl_pen_set (cr, i < filled ? theme->accent : theme->line2);
      cairo_set_line_width (cr, 1);
      if (i < filled)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}
