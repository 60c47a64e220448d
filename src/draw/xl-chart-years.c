/* xl-chart-years.c - bars by year: cash, cumulated cash, DSCR, funding by source */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout is a value made from theme, chart and size alone; drawing, picking and areas read the
 * same one. From the top: head, a line for the annotation, the plot, the years, the key. */

#include "xl-chart-years.h"

#include "xl-chart-private.h"

/* Series that the key knows; more are drawn but not named. */
#define MOST_KEYS 16

typedef struct
{
  XlBox body, gutter, plot, feet, key;
  XlAxis axis;
  double pitch, bar;
  guint n_years;
} Layout;

/* The figure of a series, NAN where there is none that can be shown. */
static double
figure (const XlChartYears *chart, guint series, guint year)
{
  double value = chart->series[series].values[year];

  return xl_kit_is_figure (value) ? value : NAN;
}

/* Both ends of the stack of a year, and its sum; %FALSE where no series has a figure. */
static gboolean
stack (const XlChartYears *chart, guint year, double *low, double *high, double *sum)
{
  gboolean any = FALSE;

  *low = *high = *sum = 0;
  for (guint i = 0; i < chart->n_series; i++)
    {
      double value = figure (chart, i, year);

      if (isnan (value))
        continue;
      any = TRUE;
      *sum += value;
      *(value < 0 ? low : high) += value;
    }
  return any;
}

static gboolean
has_threshold (const XlChartYears *chart)
{
  return chart->threshold_name && xl_kit_is_figure (chart->threshold);
}

static gboolean
has_line (const XlChartYears *chart)
{
  return chart->line_shown && xl_kit_is_figure (chart->line);
}

static void
find_range (const XlChartYears *chart, guint n_years, double *low, double *high)
{
  *low = *high = 0;
  for (guint year = 0; year < n_years; year++)
    {
      double below, above, sum;

      if (!stack (chart, year, &below, &above, &sum))
        continue;
      *low = MIN (*low, below);
      *high = MAX (*high, above);
    }
  if (has_threshold (chart))
    {
      *low = MIN (*low, chart->threshold);
      *high = MAX (*high, chart->threshold);
    }
  if (has_line (chart))
    {
      *low = MIN (*low, chart->line);
      *high = MAX (*high, chart->line);
    }
}

/* The entries of the key, one for each name; then what solid and hatched mean. */
static guint
list_keys (const XlTheme *theme, const XlChartYears *chart, XlKitKey keys[MOST_KEYS + 3])
{
  guint n = 0;

  for (guint i = 0; i < chart->n_series && n < MOST_KEYS; i++)
    {
      const XlChartSeries *series = &chart->series[i];
      guint same = 0;

      while (same < i && g_strcmp0 (chart->series[same].name, series->name) != 0)
        same++;
      if (!series->name || same < i)
        continue;
      keys[n++] = (XlKitKey) { series->name, (XlKitKeyStyle) xl_kit_fill_of (&chart->head, TRUE), xl_chart_tone (theme, series->tone), theme->surface };
    }
  if (chart->net_name && chart->n_series > 1)
    keys[n++] = (XlKitKey) { chart->net_name, XL_KIT_KEY_LINE, theme->ink, theme->surface };
  if (chart->key_solid)
    keys[n++] = (XlKitKey) { chart->key_solid, (XlKitKeyStyle) xl_kit_fill_of (&chart->head, TRUE), theme->line2,
                             theme->surface };
  if (chart->key_hatched)
    keys[n++] = (XlKitKey) { chart->key_hatched, (XlKitKeyStyle) xl_kit_fill_of (&chart->head, FALSE), theme->line2,
                             theme->surface };
  return n;
}

static gboolean
make_layout (const XlTheme *theme, const XlChartYears *chart, double width, double height, Layout *l)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), s = theme->text_scale, low, high, top;
  XlKitKey keys[MOST_KEYS + 3];
  guint n_keys = list_keys (theme, chart, keys);

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height) };
  l->n_years = chart->n_series && chart->series ? chart->n_years : 0;
  l->key = l->body;
  l->key.height = xl_kit_key (NULL, theme, keys, n_keys, &l->body);
  /* A key must not eat the chart that it explains. */
  if (l->key.height > l->body.height / 2)
    l->key.height = 0;
  l->key.y = xl_kit_bottom (&l->body) - l->key.height;
  l->feet = (XlBox) { 0, l->key.y - (n_keys ? 6 * s : 0) - line, width, line };
  /* Half a line above the uppermost figure, and a whole one for words upon the plot. */
  top = l->body.y + (chart->note || chart->threshold_name ? line + 8 * s : line / 2);
  l->plot = (XlBox) { 0, top, width, l->feet.y - 6 * s - top };
  if (!(l->plot.height >= 8 && width >= 16))
    return FALSE;
  find_range (chart, l->n_years, &low, &high);
  xl_axis_fit (&l->axis, low, high, l->plot.height > 6 * line ? 4 : 3);
  l->gutter = (XlBox) { 0, l->body.y, xl_kit_gutter (theme, &chart->head, &l->axis, width), 0 };
  l->gutter.height = xl_kit_bottom (&l->plot) + line / 2 - l->body.y;
  l->plot.x = l->gutter.width;
  l->plot.width -= l->gutter.width;
  l->pitch = l->plot.width / MAX (l->n_years, 1);
  /* A year alone is not a wall. */
  l->bar = MIN (l->pitch * (l->pitch > 4 ? 0.84 : 1), 64 * s);
  return TRUE;
}

static double
level (const Layout *l, double value)
{
  return xl_kit_bottom (&l->plot) - l->plot.height * xl_axis_share (&l->axis, value);
}

/* The part of a bar between two figures, on whole pixels, and never invisible. */
static XlBox
bar_box (const Layout *l, guint year, double from, double to)
{
  double x0 = l->plot.x + l->pitch * (year + 0.5) - l->bar / 2, x1 = x0 + l->bar;
  double y0 = round (level (l, MAX (from, to))), y1 = round (level (l, MIN (from, to)));

  x0 = MAX (round (x0), l->plot.x);
  x1 = MIN (MAX (round (x1), x0 + 1), xl_kit_right (&l->plot));
  if (y1 - y0 < 1 && from != to)
    {
      if (to < from)
        y1 = y0 + 1;
      else
        y0 = y1 - 1;
    }
  y0 = MAX (y0, l->plot.y);
  y1 = MIN (y1, xl_kit_bottom (&l->plot));
  return (XlBox) { x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

static XlBox
year_box (const Layout *l, guint year)
{
  return (XlBox) { l->plot.x + l->pitch * year, l->plot.y, l->pitch, xl_kit_bottom (&l->feet) - l->plot.y };
}

static XlColour
single_colour (const XlTheme *theme, const XlChartYears *chart, double value)
{
  if (value < chart->red_below)
    return theme->red;
  if (chart->amber_below > chart->red_below && value < chart->amber_below)
    return theme->amber;
  return xl_chart_tone (theme, chart->series[0].tone);
}

static void
draw_bars (cairo_t *cr, const XlTheme *theme, const XlChartYears *chart, const Layout *l, XlKitPlaces *places)
{
  for (guint year = 0; year < l->n_years; year++)
    {
      double low = 0, high = 0, below, above, sum;
      XlBox whole;

      if (!stack (chart, year, &below, &above, &sum))
        continue;
      for (guint i = 0; i < chart->n_series; i++)
        {
          double value = figure (chart, i, year), *end = value < 0 ? &low : &high;
          XlColour colour = xl_chart_tone (theme, chart->series[i].tone);
          XlBox box;

          if (isnan (value) || value == 0)
            continue;
          box = bar_box (l, year, *end, *end + value);
          /* A thin gap tells neighbours in a stack apart without their colours. */
          if (*end != 0 && box.height > 2)
            {
              box.height -= 1;
              box.y += value < 0 ? 1 : 0;
            }
          if (chart->n_series == 1)
            colour = single_colour (theme, chart, value);
          xl_kit_fill (cr, theme, &box, colour, xl_kit_fill_of (&chart->head, !chart->series[i].hatched));
          *end += value;
        }
      whole = bar_box (l, year, low, high);
      xl_kit_places_add (places, &whole);
      if (chart->net_name && chart->n_series > 1)
        {
          double line = xl_kit_stroke (theme, 2), y;
          double x0 = MAX (whole.x - 1, l->plot.x), x1 = MIN (xl_kit_right (&whole) + 1, xl_kit_right (&l->plot));

          y = CLAMP (round (level (l, sum)), l->plot.y + line, xl_kit_bottom (&l->plot) - line);
          xl_kit_rule (cr, x0, y, x1, y, 2 * line, 0, theme->surface);
          xl_kit_rule (cr, x0, y, x1, y, line, 0, sum < 0 ? theme->red : theme->ink);
        }
    }
}

/* Years that go in beside each other: the first, the last, and round ones between them. */
static void
draw_years (cairo_t *cr, const XlTheme *theme, const XlChartYears *chart, const Layout *l)
{
  static const guint steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };
  double width = xl_kit_width (theme, "2000", XL_KIT_TEXT, 400), gap = width * 0.7;
  guint step = 1, last = l->n_years - 1, marked = chart->head.selected - 1;
  XlKitPlaces places;

  xl_kit_places_init (&places);
  for (guint i = 0; i < G_N_ELEMENTS (steps) && step * l->pitch < width + gap; i++)
    step = steps[i];
  /* The marked year first, then the ends, then the others: who comes first stays. */
  for (guint turn = 0; turn < 4; turn++)
    for (guint i = 0; i <= last; i++)
      {
        guint rank = i == marked ? 0 : i == 0 ? 1 : i == last ? 2 : 3;
        double x = l->plot.x + l->pitch * (i + 0.5), own;
        g_autofree char *text = NULL;
        XlBox box;

        if (rank != turn || (rank == 3 && (chart->first_year + (int) i) % (int) step != 0))
          continue;
        text = g_strdup_printf ("%d", chart->first_year + (int) i);
        own = xl_kit_width (theme, text, XL_KIT_TEXT, rank == 0 ? 700 : 400);
        if (own > l->feet.width)
          continue;
        box = (XlBox) { CLAMP (x - own / 2, l->feet.x, xl_kit_right (&l->feet) - own), l->feet.y, own, l->feet.height };
        if (xl_kit_places_hit (&places, &(XlBox) { box.x - gap / 2, box.y, box.width + gap, box.height }) > 0)
          continue;
        xl_kit_places_add (&places, &box);
        xl_kit_write (cr, theme, text, XL_KIT_TEXT, rank == 0 ? 700 : 400, &l->feet, x, l->feet.y + l->feet.height / 2,
                      0.5, rank == 0 ? theme->accent_text : theme->ink2, NULL);
      }
  xl_kit_places_free (&places);
}

/* Of the boxes for @text that begin at one of the xs and have one of the ys in their middle, the freest;
 * the first of those equally free. */
static XlBox
freest (const XlTheme *theme, const char *text, int weight, const XlBox *within, const XlKitPlaces *places,
        const double *xs, guint n_xs, const double *ys, guint n_ys)
{
  double width = MIN (xl_kit_width (theme, text, XL_KIT_TEXT, weight), within->width), best_hit = G_MAXDOUBLE;
  double line = xl_kit_line (theme, XL_KIT_TEXT);
  XlBox best = { within->x, within->y, width, line };

  for (guint y = 0; y < n_ys; y++)
    for (guint x = 0; x < n_xs; x++)
      {
        XlBox box = { CLAMP (xs[x], within->x, xl_kit_right (within) - width),
                      CLAMP (ys[y] - line / 2, within->y, MAX (xl_kit_bottom (within) - line, within->y)), width, line };
        double hit = xl_kit_places_hit (places, &box);

        if (hit >= best_hit - 0.5)
          continue;
        best_hit = hit;
        best = box;
      }
  return best;
}

static void
write_at (cairo_t *cr, const XlTheme *theme, const char *text, int weight, const XlBox *box, XlColour colour,
          XlKitPlaces *places)
{
  XlBox slack = { box->x, box->y, box->width + 0.01, box->height };

  xl_kit_write (cr, theme, text, XL_KIT_TEXT, weight, &slack, box->x, box->y + box->height / 2, 0, colour,
                &theme->surface);
  xl_kit_places_add (places, box);
}

/* The room for words: the plot and the line above it. */
static XlBox
words_room (const XlTheme *theme, const Layout *l)
{
  XlBox room = { l->plot.x, l->body.y, l->plot.width, xl_kit_bottom (&l->plot) - l->body.y };

  return xl_kit_inset (&room, xl_kit_halo_room (theme));
}

/* The annotation stands over its bar, or where nothing is in the way, with a tick to it. */
static void
draw_note (cairo_t *cr, const XlTheme *theme, const XlChartYears *chart, const Layout *l, XlKitPlaces *places)
{
  int index = chart->note_year - chart->first_year;
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), low, high, sum, x, ys[16], xs[3], width;
  XlBox room = words_room (theme, l), box, bar;
  XlColour colour;
  guint n = 0;

  if (!chart->note || !*chart->note || index < 0 || index >= (int) l->n_years)
    return;
  if (!stack (chart, (guint) index, &low, &high, &sum))
    low = high = sum = 0;
  /* Figures are not cut. */
  if (xl_kit_width (theme, chart->note, XL_KIT_TEXT, 700) > room.width)
    return;
  bar = bar_box (l, (guint) index, low, high);
  x = l->plot.x + l->pitch * (index + 0.5);
  width = xl_kit_width (theme, chart->note, XL_KIT_TEXT, 700);
  xs[0] = x - width / 2;
  xs[1] = x - width + l->pitch / 2;
  xs[2] = x - l->pitch / 2;
  /* Above the bar, ever higher; then below it. */
  for (guint i = 0; i < 10; i++)
    ys[n++] = bar.y - 8 * s - line / 2 - i * line / 2;
  ys[n++] = room.y + line / 2;
  ys[n++] = xl_kit_bottom (&bar) + 8 * s + line / 2;
  box = freest (theme, chart->note, 700, &room, places, xs, 3, ys, n);
  colour = sum < chart->red_below ? theme->red
           : chart->amber_below > chart->red_below && sum < chart->amber_below ? theme->amber : theme->ink;
  if (xl_kit_bottom (&box) < bar.y - 3)
    xl_kit_rule (cr, x, xl_kit_bottom (&box), x, bar.y - 1, xl_kit_stroke (theme, 1), 0, colour);
  else if (box.y > xl_kit_bottom (&bar) + 3)
    xl_kit_rule (cr, x, xl_kit_bottom (&bar) + 1, x, box.y, xl_kit_stroke (theme, 1), 0, colour);
  write_at (cr, theme, chart->note, 700, &box, colour, places);
}

/* Words on the dashed line: at its right end above it, or where less is in the way. */
static void
draw_threshold (cairo_t *cr, const XlTheme *theme, const XlChartYears *chart, const Layout *l, XlKitPlaces *places)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), y = level (l, chart->threshold), width;
  double xs[3], ys[2] = { y - 3 * s - line / 2, y + 3 * s + line / 2 };
  XlBox room = words_room (theme, l), box;

  y = CLAMP (y, l->plot.y, xl_kit_bottom (&l->plot) - 1);
  xl_kit_rule (cr, l->plot.x, y, xl_kit_right (&l->plot), y, xl_kit_stroke (theme, 1.5), xl_kit_stroke (theme, 6),
               theme->green);
  width = xl_kit_width (theme, chart->threshold_name, XL_KIT_TEXT, 400);
  xs[0] = xl_kit_right (&l->plot) - width - 2 * s;
  xs[1] = l->plot.x + 4 * s;
  xs[2] = l->plot.x + (l->plot.width - width) / 2;
  box = freest (theme, chart->threshold_name, 400, &room, places, xs, 3, ys, 2);
  write_at (cr, theme, chart->threshold_name, 400, &box, theme->green, places);
}

/* Right of its year, where the bars have ended; only where it can stand whole. */
static void
draw_end (cairo_t *cr, const XlTheme *theme, const XlChartYears *chart, const Layout *l, XlKitPlaces *places)
{
  int index = chart->end_year - chart->first_year;
  double x, xs[1], ys[7], width = xl_kit_width (theme, chart->end_note, XL_KIT_TEXT, 400);
  XlBox room = xl_kit_inset (&l->plot, xl_kit_halo_room (theme)), box;

  if (index < 0 || index >= (int) l->n_years || width > room.width)
    return;
  x = l->plot.x + l->pitch * (index + 1) + 12 * theme->text_scale;
  xs[0] = x;
  for (guint i = 0; i < G_N_ELEMENTS (ys); i++)
    ys[i] = l->plot.y + l->plot.height * (0.68 + (i % 2 ? -0.1 : 0.1) * ((i + 1) / 2));
  box = freest (theme, chart->end_note, 400, &room, places, xs, 1, ys, G_N_ELEMENTS (ys));
  write_at (cr, theme, chart->end_note, 400, &box, theme->ink2, places);
}

/* A line keeps words from standing on it, but less than a bar does. */
static void
reserve_line (const Layout *l, double value, XlKitPlaces *places)
{
  XlBox box = { l->plot.x, level (l, value) - 1, l->plot.width, 2 };

  xl_kit_places_add (places, &box);
}

/**
 * xl_chart_years:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: figures and words
 * @width: px
 * @height: px
 *
 * Bars by year from zero, on a grid of round figures. A year without a figure is left blank.
 */
void
xl_chart_years (cairo_t *cr, const XlTheme *theme, const XlChartYears *chart, double width, double height)
{
  g_auto (XlKitPlaces) places = { NULL };
  XlKitKey keys[MOST_KEYS + 3];
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!make_layout (theme, chart, width, height, &l))
    return;
  if (l.n_years == 0)
    {
      xl_kit_draw_empty (cr, theme, &chart->head, &l.body);
      return;
    }
  xl_kit_places_init (&places);
  for (guint i = 0; i < l.n_years; i++)
    {
      XlBox part = year_box (&l, i);

      part.height = l.plot.height;
      xl_kit_mark_part (cr, theme, &chart->head, i, &part);
    }
  xl_kit_draw_grid (cr, theme, &chart->head, &l.axis, &l.plot, &l.gutter);
  draw_bars (cr, theme, chart, &l, &places);
  if (has_line (chart))
    {
      double y = MIN (level (&l, chart->line), xl_kit_bottom (&l.plot) - 1);

      xl_kit_rule (cr, l.plot.x, y, xl_kit_right (&l.plot), y, xl_kit_stroke (theme, 1), 0, theme->ink2);
      reserve_line (&l, chart->line, &places);
    }
  if (has_threshold (chart))
    {
      reserve_line (&l, chart->threshold, &places);
      draw_threshold (cr, theme, chart, &l, &places);
    }
  draw_note (cr, theme, chart, &l, &places);
  if (chart->end_note && *chart->end_note)
    draw_end (cr, theme, chart, &l, &places);
  draw_years (cr, theme, chart, &l);
  if (l.key.height > 0)
    xl_kit_key (cr, theme, keys, list_keys (theme, chart, keys), &l.key);
}

/**
 * xl_chart_years_pick:
 * @theme: as given to xl_chart_years()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the index of the year in whose column the point lies, or -1
 */
int
xl_chart_years_pick (const XlTheme *theme, const XlChartYears *chart, double width, double height, double x, double y)
{
  Layout l;
  XlBox all;

  if (!make_layout (theme, chart, width, height, &l) || !l.n_years)
    return -1;
  all = (XlBox) { l.plot.x, l.plot.y, l.plot.width, xl_kit_bottom (&l.feet) - l.plot.y };
  return xl_kit_inside (&all, x, y) ? (int) MIN ((guint) ((x - all.x) / l.pitch), l.n_years - 1) : -1;
}

/**
 * xl_chart_years_area:
 * @theme: as given to xl_chart_years()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: a year
 * @area: (out): its column; empty where nothing is drawn
 */
void
xl_chart_years_area (const XlTheme *theme, const XlChartYears *chart, double width, double height, guint index,
                     cairo_rectangle_t *area)
{
  Layout l;

  *area = (XlBox) { 0 };
  if (make_layout (theme, chart, width, height, &l) && index < l.n_years)
    *area = year_box (&l, index);
}
