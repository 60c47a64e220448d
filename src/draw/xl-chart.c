/* xl-chart.c - the small charts of the pages, from plain figures and translated words */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-chart.h"

#include <math.h>

#include "xl-draw.h"
#include "xl-glyph.h"
#include "xl-pen.h"

#define BAR_HEIGHT 18.0
#define GAP 12.0
#define CELL_GAP 3.0

static double
text_width (const XlTheme *theme, const char *text, double size, int weight)
{
  double width, height;

  xl_pen_size (xl_pen_layout (theme, text, size, weight), &width, &height);
  return width;
}

/* Solid, then hatched, with one outline in the accent. */
static void
draw_bar (cairo_t *cr, const XlTheme *theme, double x, double y, double height, double solid,
          double hatched)
{
  if (solid > 0)
    {
      cairo_rectangle (cr, x, y, solid, height);
      xl_pen_set (cr, theme->accent);
      cairo_fill (cr);
    }
  if (hatched <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x + solid, y, hatched, height);
  xl_pen_set (cr, theme->accent_tint);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  xl_glyph_hatch (cr, theme->accent, x + solid, y, hatched, height, 4.2, 1.8);
  cairo_restore (cr);
  if (hatched > 1)
    {
      cairo_rectangle (cr, x + solid + 0.5, y + 0.5, hatched - 1, height - 1);
      xl_pen_set (cr, theme->accent);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

/**
 * xl_chart_bars:
 * @cr: where, from the origin
 * @theme: colours
 * @bars: (array length=n): one line each
 * @n: how many
 * @width: px
 * @height: px; the lines share it
 *
 * Label, count, bar and value in four columns; all bars to one scale.
 */
void
xl_chart_bars (cairo_t *cr, const XlTheme *theme, const XlChartBar *bars, guint n, double width,
               double height)
{
  double labels = 0, counts = 0, values = 0, longest = 0, row = n ? height / n : 0, left, space, bar;

  for (guint i = 0; i < n; i++)
    {
      labels = MAX (labels, text_width (theme, bars[i].label, 14, 400));
      if (bars[i].count)
        counts = MAX (counts, text_width (theme, bars[i].count, 14, 700));
      if (bars[i].value)
        values = MAX (values, text_width (theme, bars[i].value, 14, 700));
      longest = MAX (longest, bars[i].solid + bars[i].hatched);
    }
  /* In a narrow tile a name is worth more than a long bar. */
  labels = MIN (labels, MAX (width * 0.4, MIN (width * 0.66, 150 * theme->text_scale)));
  left = labels + GAP + (counts > 0 ? counts + GAP : 0) + 4;
  space = MAX (width - left - (values > 0 ? values + GAP : 0), 0);
  bar = MIN (BAR_HEIGHT * theme->text_scale, row * 0.8);
  for (guint i = 0; i < n; i++)
    {
      double y = row * (i + 0.5), unit = longest > 0 ? space / longest : 0;

      xl_pen_write (cr, theme, bars[i].label, 14, 400, 0, y, 0, labels + 1, theme->ink);
      if (bars[i].count)
        xl_pen_write (cr, theme, bars[i].count, 14, 700, labels + GAP + counts, y, 1, 0, theme->ink);
      draw_bar (cr, theme, left, y - bar / 2, bar, bars[i].solid * unit, bars[i].hatched * unit);
      if (bars[i].value)
        xl_pen_write (cr, theme, bars[i].value, 14, 700, width, y, 1, 0, theme->ink);
    }
}

/**
 * xl_chart_bars_pick:
 * @n: lines, as given to xl_chart_bars() or xl_chart_narrow_bars()
 * @height: px, as given there
 * @y: px
 *
 * Returns: the line at @y, or -1
 */
int
xl_chart_bars_pick (guint n, double height, double y)
{
  return n == 0 || y < 0 || y >= height ? -1 : (int) (y / height * n);
}

/**
 * xl_chart_narrow_bars:
 * @cr: where, from the origin
 * @theme: colours
 * @bars: (array length=n): one each; count is not used
 * @n: how many
 * @maximum: the figure that fills the width; 0 takes the longest bar
 * @width: px
 * @height: px; the bars share it
 *
 * Label and value above a thin bar on a track, for narrow tiles.
 */
void
xl_chart_narrow_bars (cairo_t *cr, const XlTheme *theme, const XlChartBar *bars, guint n, double maximum,
                      double width, double height)
{
  double row = n ? height / n : 0, bar = 8 * theme->text_scale;
  XlColour track = xl_colour_mix (theme->surface, theme->ink, 0.1);

  for (guint i = 0; i < n; i++)
    maximum = MAX (maximum, bars[i].solid + bars[i].hatched);
  for (guint i = 0; i < n; i++)
    {
      double y = row * i + row / 2 - bar / 2, unit = maximum > 0 ? width / maximum : 0;
      double values = bars[i].value ? text_width (theme, bars[i].value, 13, 700) + 8 : 0;

      xl_pen_write (cr, theme, bars[i].label, 12, 400, 0, y, 0, width - values, theme->ink);
      if (bars[i].value)
        xl_pen_write (cr, theme, bars[i].value, 13, 700, width, y, 1, 0, theme->ink);
      y += 9 * theme->text_scale;
      cairo_rectangle (cr, 0, y, width, bar);
      xl_pen_set (cr, track);
      cairo_fill (cr);
      draw_bar (cr, theme, 0, y, bar, bars[i].solid * unit, bars[i].hatched * unit);
    }
}

/**
 * xl_chart_columns:
 * @cr: where, from the origin
 * @theme: colours
 * @bars: (array length=n): one upright bar each, with its value above and its label below; count is not used
 * @n: how many
 * @width: px; the bars share it
 * @height: px
 *
 * Upright bars from one ground line, all to one scale; for a few short labels.
 */
void
xl_chart_columns (cairo_t *cr, const XlTheme *theme, const XlChartBar *bars, guint n, double width, double height)
{
  double s = theme->text_scale, column = n ? width / n : 0, bar = MIN (column * 0.7, 34 * s), most = 0;
  double ground = height - 18 * s, space = ground - 18 * s;

  for (guint i = 0; i < n; i++)
    most = MAX (most, bars[i].solid + bars[i].hatched);
  for (guint i = 0; i < n && space > 0; i++)
    {
      double x = column * (i + 0.5), unit = most > 0 ? space / most : 0, y = ground;
      double solid = bars[i].solid * unit, hatched = bars[i].hatched * unit;

      draw_bar (cr, theme, x - bar / 2, y - solid, solid, solid > 0 ? bar : 0, 0);
      draw_bar (cr, theme, x - bar / 2, y - solid - hatched, hatched, 0, hatched > 0 ? bar : 0);
      y -= solid + hatched;
      if (bars[i].value)
        xl_pen_write (cr, theme, bars[i].value, 13, 700, x, y - 9 * s, 0.5, column, theme->ink);
      xl_pen_write (cr, theme, bars[i].label, column < 36 * s ? 10 : 11, 400, x, height - 8 * s, 0.5, column + 6 * s, theme->ink2);
    }
  cairo_rectangle (cr, 0, ground, width, 1);
  xl_pen_set (cr, theme->line);
  cairo_fill (cr);
}

/**
 * xl_chart_key:
 * @cr: where, from the origin
 * @theme: colours
 * @solid: (nullable): what solid means, e.g. "published"
 * @hatched: (nullable): what hatched means, e.g. "illustrative"
 *
 * The line below a chart, 16 px high.
 */
void
xl_chart_key (cairo_t *cr, const XlTheme *theme, const char *solid, const char *hatched)
{
  double x = 0, y = 8 * theme->text_scale;

  if (solid)
    {
      cairo_rectangle (cr, x, y - 5, 10, 10);
      xl_pen_set (cr, theme->accent);
      cairo_fill (cr);
      xl_pen_write (cr, theme, solid, 12, 400, x + 16, y, 0, 0, theme->ink2);
      x += 16 + text_width (theme, solid, 12, 400) + 16;
    }
  if (hatched)
    {
      xl_draw_hatch_mark (cr, theme, x, y - 5, 10);
      xl_pen_write (cr, theme, hatched, 12, 400, x + 16, y, 0, 0, theme->ink2);
    }
}

typedef struct
{
  double left, top, cell_width, cell_height;
} Grid;

static Grid
heat_grid (const XlTheme *theme, const XlChartHeat *heat, double width, double height)
{
  guint lines = heat->n_rows + 1 + (heat->total ? 1 : 0);
  Grid g = { 0 };

  for (guint i = 0; i < heat->n_rows; i++)
    g.left = MAX (g.left, text_width (theme, heat->rows[i], 14, 400));
  if (heat->total)
    g.left = MAX (g.left, text_width (theme, heat->total, 14, 400));
  g.left = MIN (g.left, width * 0.4) + GAP;
  g.cell_height = height / MAX (lines, 1);
  g.cell_width = (width - g.left) / MAX (heat->n_columns, 1);
  g.cell_width = MIN (g.cell_width, 2.2 * g.cell_height);
  g.top = g.cell_height;
  return g;
}

static void
draw_cell (cairo_t *cr, const XlTheme *theme, double x, double y, double width, double height,
           guint value, guint most, guint hint, gboolean alarm)
{
  g_autofree char *text = NULL;
  XlColour fill, ink;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - 3, y + 3, 3, -G_PI_2, 0);
  cairo_arc (cr, x + width - 3, y + height - 3, 3, 0, G_PI_2);
  cairo_arc (cr, x + 3, y + height - 3, 3, G_PI_2, G_PI);
  cairo_arc (cr, x + 3, y + 3, 3, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  if (!value)
    {
      xl_pen_set (cr, alarm ? theme->red : theme->line);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      text = hint > 0 ? g_strdup_printf ("+%u", hint) : NULL;
      if (text != NULL)
        xl_pen_write (cr, theme, text, 12, 400, x + width / 2, y + height / 2, 0.5, 0, theme->ink2);
      return;
    }
  fill = xl_theme_heat (theme, most > 1 ? (value - 1.0) / (most - 1.0) : 1);
  xl_pen_set (cr, fill);
  cairo_fill (cr);
  ink = xl_theme_text_on (fill);
  text = g_strdup_printf ("%u", value);
  xl_pen_write (cr, theme, text, 13, 700, x + width / 2, y + height / 2, 0.5, 0, ink);
}

/**
 * xl_chart_heat:
 * @cr: where, from the origin
 * @theme: colours
 * @heat: heads and figures
 * @width: px
 * @height: px
 *
 * A grid of figures: the number is always printed, the fill follows it, an empty cell is an outline.
 */
void
xl_chart_heat (cairo_t *cr, const XlTheme *theme, const XlChartHeat *heat, double width, double height)
{
  Grid g = heat_grid (theme, heat, width, height);
  guint most = 0;

  for (guint i = 0; i < heat->n_rows * heat->n_columns; i++)
    most = MAX (most, heat->values[i]);
  for (guint c = 0; c < heat->n_columns; c++)
    {
      double x = g.left + g.cell_width * (c + 0.5), y = g.top + g.cell_height * (heat->n_rows + 0.5);
      g_autofree char *total = heat->total ? g_strdup_printf ("%u", heat->totals[c]) : NULL;

      gboolean alarm = heat->alarms != NULL && heat->alarms[c];

      xl_pen_write (cr, theme, heat->columns[c], 12, alarm ? 700 : 400, x, g.cell_height / 2, 0.5, 0,
                    alarm ? theme->red : theme->ink2);
      if (total)
        xl_pen_write (cr, theme, total, 13, 700, x, y, 0.5, 0, alarm ? theme->red : theme->ink);
    }
  for (guint r = 0; r < heat->n_rows; r++)
    {
      double y = g.top + g.cell_height * r;

      xl_pen_write (cr, theme, heat->rows[r], 14, 400, 0, y + g.cell_height / 2, 0, g.left - GAP / 2,
                    theme->ink);
      for (guint c = 0; c < heat->n_columns; c++)
        draw_cell (cr, theme, g.left + g.cell_width * c + CELL_GAP / 2, y + CELL_GAP / 2,
                   g.cell_width - CELL_GAP, g.cell_height - CELL_GAP,
                   heat->values[r * heat->n_columns + c], most,
                   heat->hints != NULL ? heat->hints[r * heat->n_columns + c] : 0, heat->alarms != NULL && heat->alarms[c]);
    }
  if (heat->total)
    xl_pen_write (cr, theme, heat->total, 14, 400, 0, g.top + g.cell_height * (heat->n_rows + 0.5), 0,
                  g.left - GAP / 2, theme->ink2);
}

/**
 * xl_chart_heat_pick:
 * @theme: as given to xl_chart_heat()
 * @heat: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 * @row: (out): the row at this point
 * @column: (out): the column
 *
 * Returns: %FALSE outside of the cells
 */
gboolean
xl_chart_heat_pick (const XlTheme *theme, const XlChartHeat *heat, double width, double height, double x,
                    double y, guint *row, guint *column)
{
  Grid g = heat_grid (theme, heat, width, height);
  double c = (x - g.left) / g.cell_width, r = (y - g.top) / g.cell_height;

  if (c < 0 || r < 0 || c >= heat->n_columns || r >= heat->n_rows)
    return FALSE;
  *row = (guint) r;
  *column = (guint) c;
  return TRUE;
}

/**
 * xl_chart_heat_cell:
 * @theme: as given to xl_chart_heat()
 * @heat: the same
 * @width: the same
 * @height: the same
 * @row: a row
 * @column: a column
 * @cell: (out): where this cell is drawn
 */
void
xl_chart_heat_cell (const XlTheme *theme, const XlChartHeat *heat, double width, double height, guint row,
                    guint column, cairo_rectangle_t *cell)
{
  Grid g = heat_grid (theme, heat, width, height);

  cell->x = g.left + g.cell_width * column + CELL_GAP / 2;
  cell->y = g.top + g.cell_height * row + CELL_GAP / 2;
  cell->width = g.cell_width - CELL_GAP;
  cell->height = g.cell_height - CELL_GAP;
}
