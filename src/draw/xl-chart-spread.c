/* xl-chart-spread.c - how a result moves: tornado of single assumptions, histogram of all */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-chart-spread.h"

#include "xl-chart-private.h"

/* Marks of a histogram that are named; lines of their names. */
#define MOST_MARKS 8
#define MOST_NAME_LINES 3

typedef struct
{
  XlBox body, names, labels, plot, feet;
  XlAxis axis;
  double row;
  XlBox marks[MOST_MARKS]; /* where the names of marks stand; empty: nowhere */
} Layout;

static double
place (const Layout *l, double value)
{
  return l->plot.x + l->plot.width * xl_axis_share (&l->axis, value);
}

/* --- tornado ---------------------------------------------------------------------------------- */

static gboolean
has_span (const XlChartSpan *span)
{
  return xl_kit_is_figure (span->low) && xl_kit_is_figure (span->high);
}

static gboolean
tornado_layout (const XlTheme *theme, const XlChartTornado *chart, double width, double height, Layout *l)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), labels = 0, ends = 0, low, high;
  guint n = chart->spans ? chart->n_spans : 0, names;
  gboolean named;

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height) };
  if (!n || !xl_kit_is_figure (chart->base))
    return FALSE;
  low = high = chart->base;
  for (guint i = 0; i < n; i++)
    {
      const XlChartSpan *span = &chart->spans[i];

      labels = MAX (labels, xl_kit_width (theme, span->label, 13, 400));
      ends = MAX (ends, MAX (xl_kit_width (theme, span->low_words, XL_KIT_SMALL, 400),
                             xl_kit_width (theme, span->high_words, XL_KIT_SMALL, 400)));
      if (!has_span (span))
        continue;
      low = MIN (low, MIN (span->low, span->high));
      high = MAX (high, MAX (span->low, span->high));
    }
  named = chart->threshold_name && xl_kit_is_figure (chart->threshold);
  if (named)
    {
      low = MIN (low, chart->threshold);
      high = MAX (high, chart->threshold);
    }
  labels = MIN (ceil (labels) + 8 * s, floor (width * 0.38)) + 16 * s;
  xl_axis_fit (&l->axis, low, high, 4);
  /* Words stand beyond the ends of the bars. */
  ends = MIN (ceil (ends) + 6 * s + xl_kit_halo_room (theme), (width - labels) * 0.3);
  l->plot = (XlBox) { labels + ends, 0, width - labels - 2 * ends, 0 };
  /* Both names on one line if they do not touch. */
  names = (chart->base_name != NULL) + named;
  if (names == 2
      && fabs (place (l, chart->base) - place (l, chart->threshold))
           > (xl_kit_width (theme, chart->base_name, XL_KIT_TEXT, 700)
              + xl_kit_width (theme, chart->threshold_name, XL_KIT_TEXT, 400)) / 2 + 8 * s)
    names = 1;
  l->names = (XlBox) { 0, l->body.y, width, names * line };
  l->feet = (XlBox) { labels, xl_kit_bottom (&l->body) - line, MAX (width - labels, 0), line };
  /* Not at the very edge of what is tinted when a row is chosen. */
  l->labels = (XlBox) { 6 * s, xl_kit_bottom (&l->names) + 2 * s, labels - 16 * s, 0 };
  l->labels.height = l->feet.y - 3 * s - l->labels.y;
  l->row = MIN (l->labels.height / n, 34 * s);
  l->labels.height = l->row * n;
  l->feet.y = xl_kit_bottom (&l->labels) + 3 * s;
  l->plot.y = l->labels.y;
  l->plot.height = l->labels.height;
  return l->plot.width >= 8 && l->row >= 2;
}

static XlBox
row_box (const Layout *l, guint row, double width)
{
  return (XlBox) { 0, l->labels.y + l->row * row, width, l->row };
}

/* A part of a bar, red where it is below the threshold. */
static void
draw_part (cairo_t *cr, const XlTheme *theme, const XlChartTornado *chart, const Layout *l, double y, double height,
           double from, double to, gboolean outlined)
{
  gboolean split = chart->threshold_name && xl_kit_is_figure (chart->threshold);
  double cut = split ? CLAMP (chart->threshold, MIN (from, to), MAX (from, to)) : MIN (from, to);
  const double ends[3] = { MIN (from, to), cut, MAX (from, to) };

  for (guint i = 0; i < 2; i++)
    {
      XlColour colour = i == 0 ? theme->red : theme->accent;
      double x0 = round (place (l, ends[i])), x1 = round (place (l, ends[i + 1]));
      XlBox box = { x0, y, x1 - x0, height };

      if (box.width <= 0)
        continue;
      if (!outlined || box.width < 3)
        {
          xl_kit_fill (cr, theme, &box, colour, xl_kit_fill_of (&chart->head, TRUE));
          continue;
        }
      cairo_rectangle (cr, box.x + 0.75, box.y + 0.75, box.width - 1.5, box.height - 1.5);
      xl_pen_set (cr, xl_colour_mix (theme->surface, colour, 0.16));
      cairo_fill_preserve (cr);
      xl_pen_set (cr, colour);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

static void
draw_span (cairo_t *cr, const XlTheme *theme, const XlChartTornado *chart, const Layout *l, guint i, double width)
{
  const XlChartSpan *span = &chart->spans[i];
  double s = theme->text_scale, middle = l->labels.y + l->row * (i + 0.5), bar = MIN (l->row * 0.62, 18 * s), y, x;
  XlBox row = row_box (l, i, width), label = { l->labels.x, row.y, l->labels.width, row.height };
  double size = xl_kit_row_size (theme, 13, l->row), small = MIN (size, XL_KIT_SMALL);

  xl_kit_write (cr, theme, span->label, size, chart->head.selected == i + 1 ? 700 : 400, &label, label.x, middle, 0,
                theme->ink, NULL);
  if (!has_span (span))
    return;
  y = round (middle - bar / 2);
  bar = MAX (round (bar), 1);
  draw_part (cr, theme, chart, l, y, bar, chart->base, span->low, TRUE);
  draw_part (cr, theme, chart, l, y, bar, chart->base, span->high, FALSE);
  for (guint end = 0; end < 2; end++)
    {
      double value = end ? span->high : span->low, other = end ? span->low : span->high;
      gboolean left = value < other || (value == other && !end);
      XlBox room;

      x = left ? place (l, MIN (value, chart->base)) - 5 * s : place (l, MAX (value, chart->base)) + 5 * s;
      room = (XlBox) { left ? l->feet.x : x, row.y, left ? x - l->feet.x : width - xl_kit_halo_room (theme) - x, row.height };
      /* The line of the threshold may run behind it. */
      xl_kit_write (cr, theme, end ? span->high_words : span->low_words, small, 400, &room, x, middle, left ? 1 : 0,
                    theme->ink2, &theme->surface);
    }
}

/* A line across the rows, named above them. */
static void
draw_named_line (cairo_t *cr, const XlTheme *theme, const Layout *l, double value, const char *name, guint line_no,
                 gboolean dashed)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), x = MIN (place (l, value), xl_kit_right (&l->plot) - 1);
  XlBox row = { l->feet.x, l->names.y + line_no * line, l->feet.width, line };
  XlColour colour = dashed ? theme->green : theme->ink;

  xl_kit_rule (cr, x, row.y + line, x, xl_kit_bottom (&l->labels), xl_kit_stroke (theme, dashed ? 1.5 : 1),
               dashed ? xl_kit_stroke (theme, 6) : 0, colour);
  row.x += xl_kit_halo_room (theme);
  row.width -= 2 * xl_kit_halo_room (theme);
  xl_kit_write (cr, theme, name, XL_KIT_TEXT, dashed ? 400 : 700, &row, x, row.y + line / 2, 0.5, colour, &theme->surface);
}

/**
 * xl_chart_tornado:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: figures and words
 * @width: px
 * @height: px
 *
 * One bar for each assumption, from the result at its low end to that at its high end.
 */
void
xl_chart_tornado (cairo_t *cr, const XlTheme *theme, const XlChartTornado *chart, double width, double height)
{
  gboolean named = chart->threshold_name && xl_kit_is_figure (chart->threshold);
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!tornado_layout (theme, chart, width, height, &l))
    {
      if (!chart->n_spans || !xl_kit_is_figure (chart->base))
        xl_kit_draw_empty (cr, theme, &chart->head, &l.body);
      return;
    }
  for (guint i = 0; i < chart->n_spans; i++)
    {
      XlBox row = row_box (&l, i, width);

      xl_kit_mark_part (cr, theme, &chart->head, i, &row);
    }
  xl_kit_draw_feet (cr, theme, &chart->head, &l.axis, &l.plot, &l.feet);
  if (named)
    draw_named_line (cr, theme, &l, chart->threshold, chart->threshold_name,
                     l.names.height > xl_kit_line (theme, XL_KIT_TEXT) ? 1 : 0, TRUE);
  for (guint i = 0; i < chart->n_spans; i++)
    draw_span (cr, theme, chart, &l, i, width);
  if (chart->base_name)
    draw_named_line (cr, theme, &l, chart->base, chart->base_name, 0, FALSE);
  else
    xl_kit_rule (cr, place (&l, chart->base), l.plot.y, place (&l, chart->base), xl_kit_bottom (&l.plot), 1, 0, theme->ink);
}

/**
 * xl_chart_tornado_pick:
 * @theme: as given to xl_chart_tornado()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the row at this point, or -1
 */
int
xl_chart_tornado_pick (const XlTheme *theme, const XlChartTornado *chart, double width, double height, double x, double y)
{
  Layout l;
  XlBox rows;

  if (!tornado_layout (theme, chart, width, height, &l))
    return -1;
  rows = (XlBox) { 0, l.labels.y, width, l.labels.height };
  return xl_kit_inside (&rows, x, y) ? (int) MIN ((guint) ((y - rows.y) / l.row), chart->n_spans - 1) : -1;
}

/**
 * xl_chart_tornado_area:
 * @theme: as given to xl_chart_tornado()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: a row
 * @area: (out): where it is; empty where nothing is drawn
 */
void
xl_chart_tornado_area (const XlTheme *theme, const XlChartTornado *chart, double width, double height, guint index,
                       cairo_rectangle_t *area)
{
  Layout l;

  *area = (XlBox) { 0 };
  if (tornado_layout (theme, chart, width, height, &l) && index < chart->n_spans)
    *area = row_box (&l, index, width);
}

/* --- histogram -------------------------------------------------------------------------------- */

static gboolean
is_mark (const Layout *l, const XlChartMark *mark)
{
  return xl_kit_is_figure (mark->value) && mark->value >= l->axis.low && mark->value <= l->axis.high;
}

/* Each name on the lowest line where it touches no other; lines count upwards from the plot. */
static guint
place_names (const XlTheme *theme, const XlChartHistogram *chart, Layout *l, double width, guint most)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), s = theme->text_scale;
  g_auto (XlKitPlaces) places = { NULL };
  guint used = 0;

  xl_kit_places_init (&places);
  for (guint i = 0; i < MIN (chart->n_marks, MOST_MARKS); i++)
    {
      double own = xl_kit_width (theme, chart->marks[i].name, XL_KIT_TEXT, 700);
      double x = MIN (place (l, chart->marks[i].value), xl_kit_right (&l->plot) - 1);

      l->marks[i] = (XlBox) { 0 };
      for (guint row = 0; row < most && is_mark (l, &chart->marks[i]) && own > 0 && own <= width; row++)
        {
          XlBox box = { CLAMP (x - own / 2, 0, width - own), -(double) (row + 1) * line, own, line };

          if (xl_kit_places_hit (&places, &(XlBox) { box.x - 4 * s, box.y, own + 8 * s, line }) > 0)
            continue;
          xl_kit_places_add (&places, &box);
          l->marks[i] = box;
          used = MAX (used, row + 1);
          break;
        }
    }
  return used;
}

static gboolean
histogram_layout (const XlTheme *theme, const XlChartHistogram *chart, double width, double height, Layout *l)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), top;
  guint lines;

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height) };
  if (!chart->n_bins || !chart->counts || !xl_kit_is_figure (chart->low) || !xl_kit_is_figure (chart->high)
      || chart->high <= chart->low || !(width >= 16))
    return FALSE;
  xl_axis_fit (&l->axis, chart->low, chart->high, (guint) CLAMP (width / (70 * s), 3, 7));
  l->plot = (XlBox) { 2, 0, width - 4, 0 };
  l->labels = (XlBox) { 0, l->body.y, width, chart->note ? line + 5 * s : 0 };
  lines = place_names (theme, chart, l, width, (guint) CLAMP (l->body.height / 3 / line, 0, MOST_NAME_LINES));
  l->names = (XlBox) { 0, xl_kit_bottom (&l->labels), width, lines * line };
  for (guint i = 0; i < MOST_MARKS; i++)
    l->marks[i].y += xl_kit_bottom (&l->names);
  l->feet = (XlBox) { 0, xl_kit_bottom (&l->body) - line, width, line };
  top = xl_kit_bottom (&l->names) + 2 * s;
  l->plot.y = top;
  l->plot.height = l->feet.y - 3 * s - top;
  return l->plot.height >= 8;
}

static double
bin_edge (const XlChartHistogram *chart, guint bin)
{
  return chart->low + (chart->high - chart->low) * ((double) bin / chart->n_bins);
}

static double
count (const XlChartHistogram *chart, guint bin)
{
  double value = chart->counts[bin];

  return xl_kit_is_figure (value) && value > 0 ? value : 0;
}

static void
draw_bins (cairo_t *cr, const XlTheme *theme, const XlChartHistogram *chart, const Layout *l)
{
  double most = 0;

  for (guint i = 0; i < chart->n_bins; i++)
    most = MAX (most, count (chart, i));
  for (guint i = 0; i < chart->n_bins && most > 0; i++)
    {
      double ends[3] = { bin_edge (chart, i), 0, bin_edge (chart, i + 1) };
      double tall = l->plot.height * (count (chart, i) / most), y;

      if (tall <= 0)
        continue;
      tall = MAX (round (tall), 1);
      y = round (xl_kit_bottom (&l->plot)) - tall;
      ends[1] = CLAMP (chart->zero, ends[0], ends[2]);
      for (guint part = 0; part < 2; part++)
        {
          double x0 = round (place (l, ends[part])), x1 = round (place (l, ends[part + 1]));
          XlBox box;

          /* Bars of a histogram touch; a hair between them keeps them countable. */
          if (part == 1 || ends[1] == ends[2])
            x1 -= x1 - x0 > 3;
          box = (XlBox) { x0, y, x1 - x0, tall };
          xl_kit_fill (cr, theme, &box, part == 0 ? theme->red : theme->accent, xl_kit_fill_of (&chart->head, TRUE));
        }
    }
}

/* The upper end of the bar at a place, px. */
static double
bar_top (const XlChartHistogram *chart, const Layout *l, double value)
{
  double bin = floor ((value - chart->low) / (chart->high - chart->low) * chart->n_bins), most = 0;

  for (guint i = 0; i < chart->n_bins; i++)
    most = MAX (most, count (chart, i));
  if (!(bin >= 0 && bin < chart->n_bins) || most <= 0)
    return xl_kit_bottom (&l->plot);
  return xl_kit_bottom (&l->plot) - l->plot.height * (count (chart, (guint) bin) / most);
}

/* Dashes in ink down to the bar, and in it in the colour of the surface. */
static void
draw_marks (cairo_t *cr, const XlTheme *theme, const XlChartHistogram *chart, const Layout *l)
{
  for (guint i = 0; i < MIN (chart->n_marks, MOST_MARKS); i++)
    {
      const XlChartMark *mark = &chart->marks[i];
      const XlBox *box = &l->marks[i];
      double x, y, top;

      if (!is_mark (l, mark))
        continue;
      x = MIN (place (l, mark->value), xl_kit_right (&l->plot) - 1);
      y = box->width > 0 ? xl_kit_bottom (box) : l->plot.y;
      top = bar_top (chart, l, mark->value);
      xl_kit_write (cr, theme, mark->name, XL_KIT_TEXT, 700, &(XlBox) { box->x, box->y, box->width + 0.01, box->height },
                    box->x, box->y + box->height / 2, 0, theme->ink, NULL);
      xl_kit_rule (cr, x, y, x, chart->head.illustrative ? xl_kit_bottom (&l->plot) : top, xl_kit_stroke (theme, 1),
                   xl_kit_stroke (theme, 4), theme->ink);
      if (!chart->head.illustrative)
        xl_kit_rule (cr, x, top, x, xl_kit_bottom (&l->plot), xl_kit_stroke (theme, 1), xl_kit_stroke (theme, 4), theme->surface);
    }
}

/**
 * xl_chart_histogram:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: figures and words
 * @width: px
 * @height: px
 *
 * How often which result came; the part below zero is red, to the pixel.
 */
void
xl_chart_histogram (cairo_t *cr, const XlTheme *theme, const XlChartHistogram *chart, double width, double height)
{
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!histogram_layout (theme, chart, width, height, &l))
    {
      if (!chart->n_bins)
        xl_kit_draw_empty (cr, theme, &chart->head, &l.body);
      return;
    }
  xl_kit_write (cr, theme, chart->note, XL_KIT_TEXT, 400, &l.labels, 0, l.labels.y + (l.labels.height - 4 * theme->text_scale) / 2, 0,
                theme->ink, NULL);
  for (guint i = 0; i < chart->n_bins; i++)
    if (chart->head.selected == i + 1 || chart->head.hover == i + 1)
      {
        XlBox part;

        xl_chart_histogram_area (theme, chart, width, height, i, &part);
        xl_kit_mark_part (cr, theme, &chart->head, i, &part);
      }
  xl_kit_draw_feet (cr, theme, &chart->head, &l.axis, &l.plot, &l.feet);
  draw_bins (cr, theme, chart, &l);
  xl_kit_rule (cr, l.plot.x, xl_kit_bottom (&l.plot), xl_kit_right (&l.plot), xl_kit_bottom (&l.plot), 1, 0, theme->line2);
  if (chart->zero > l.axis.low && chart->zero < l.axis.high)
    xl_kit_rule (cr, place (&l, chart->zero), l.plot.y, place (&l, chart->zero), xl_kit_bottom (&l.plot), 2, 0, theme->ink);
  draw_marks (cr, theme, chart, &l);
}

/**
 * xl_chart_histogram_pick:
 * @theme: as given to xl_chart_histogram()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the bin in whose column the point lies, or -1
 */
int
xl_chart_histogram_pick (const XlTheme *theme, const XlChartHistogram *chart, double width, double height, double x,
                         double y)
{
  double x0, x1;
  Layout l;

  if (!histogram_layout (theme, chart, width, height, &l) || y < l.plot.y || y >= xl_kit_bottom (&l.feet))
    return -1;
  x0 = place (&l, chart->low);
  x1 = place (&l, chart->high);
  if (!(x >= x0 && x < x1))
    return -1;
  return (int) MIN ((guint) ((x - x0) / (x1 - x0) * chart->n_bins), chart->n_bins - 1);
}

/**
 * xl_chart_histogram_area:
 * @theme: as given to xl_chart_histogram()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: a bin
 * @area: (out): its column; empty where nothing is drawn
 */
void
xl_chart_histogram_area (const XlTheme *theme, const XlChartHistogram *chart, double width, double height, guint index,
                         cairo_rectangle_t *area)
{
  Layout l;

  *area = (XlBox) { 0 };
  if (!histogram_layout (theme, chart, width, height, &l) || index >= chart->n_bins)
    return;
  area->x = place (&l, bin_edge (chart, index));
  area->width = place (&l, bin_edge (chart, index + 1)) - area->x;
  area->y = l.plot.y;
  area->height = xl_kit_bottom (&l.feet) - l.plot.y;
}
