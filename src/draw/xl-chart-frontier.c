/* xl-chart-frontier.c - the best that a budget can buy, as steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-chart-frontier.h"

#include "xl-chart-private.h"

typedef struct
{
  XlBox body, gutter, plot, feet;
  XlAxis budget, value;
} Layout;

static gboolean
is_step (const XlChartStep *step)
{
  return xl_kit_is_figure (step->budget) && xl_kit_is_figure (step->value);
}

static gboolean
has_chosen (const XlChartFrontier *chart)
{
  return chart->chosen_name && xl_kit_is_figure (chart->chosen);
}

static double
place_x (const Layout *l, double budget)
{
  return l->plot.x + l->plot.width * xl_axis_share (&l->budget, budget);
}

static double
place_y (const Layout *l, double value)
{
  return xl_kit_bottom (&l->plot) - l->plot.height * xl_axis_share (&l->value, value);
}

static gboolean
make_layout (const XlTheme *theme, const XlChartFrontier *chart, double width, double height, Layout *l)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), top, low = 0, high = 0, lowest = 0, highest = 0;
  double gutter;
  guint n = 0;

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height) };
  for (guint i = 0; chart->steps && i < chart->n_steps; i++)
    {
      const XlChartStep *step = &chart->steps[i];

      if (!is_step (step))
        continue;
      n++;
      low = MIN (low, step->budget);
      high = MAX (high, step->budget);
      lowest = MIN (lowest, step->value);
      highest = MAX (highest, step->value);
    }
  if (!n)
    return FALSE;
  if (has_chosen (chart))
    {
      low = MIN (low, chart->chosen);
      high = MAX (high, chart->chosen);
    }
  top = l->body.y + line + 8 * s;
  l->feet = (XlBox) { 0, xl_kit_bottom (&l->body) - line * (chart->budget_unit ? 2 : 1), width, line };
  l->plot = (XlBox) { 0, top, width, l->feet.y - 4 * s - top };
  if (!(l->plot.height >= 8 && width >= 16))
    return FALSE;
  xl_axis_fit (&l->value, lowest, highest, 4);
  gutter = xl_kit_gutter (theme, &chart->head, &l->value, width);
  l->gutter = (XlBox) { 0, l->body.y, gutter, l->plot.height + top - l->body.y + line / 2 };
  l->plot.x = gutter;
  /* The last step is seen to go on. */
  l->plot.width -= gutter + 8 * s;
  if (!(l->plot.width >= 8))
    return FALSE;
  xl_axis_fit (&l->budget, low, high, (guint) CLAMP (l->plot.width / (70 * s), 3, 7));
  return TRUE;
}

/* The index of the step that holds at a budget, or -1 below the first. */
static int
step_at (const XlChartFrontier *chart, double budget)
{
  int found = -1;

  for (guint i = 0; i < chart->n_steps; i++)
    if (is_step (&chart->steps[i]) && chart->steps[i].budget <= budget)
      found = (int) i;
  return found;
}

/* From which budget to which a step holds, px; the last one to the end of the plot. */
static void
step_ends (const XlChartFrontier *chart, const Layout *l, guint index, double *x0, double *x1)
{
  *x0 = place_x (l, chart->steps[index].budget);
  *x1 = xl_kit_right (&l->plot) + (l->body.width - xl_kit_right (&l->plot)) / 2;
  for (guint i = index + 1; i < chart->n_steps; i++)
    if (is_step (&chart->steps[i]))
      {
        *x1 = MAX (place_x (l, chart->steps[i].budget), *x0);
        return;
      }
}

static void
draw_curve (cairo_t *cr, const XlTheme *theme, const XlChartFrontier *chart, const Layout *l, XlKitPlaces *places)
{
  double s = MIN (theme->text_scale, 2), last = 0, width = 2 * s;
  gboolean begun = FALSE;

  for (guint i = 0; i < chart->n_steps; i++)
    {
      double x0, x1, y;

      if (!is_step (&chart->steps[i]))
        continue;
      y = place_y (l, chart->steps[i].value);
      step_ends (chart, l, i, &x0, &x1);
      if (begun)
        {
          xl_kit_places_add (places, &(XlBox) { x0 - 3, MIN (y, last), 6, fabs (y - last) });
          cairo_line_to (cr, x0, y);
        }
      else
        cairo_move_to (cr, x0, y);
      cairo_line_to (cr, x1, y);
      xl_kit_places_add (places, &(XlBox) { x0, y - 3, x1 - x0, 6 });
      last = y;
      begun = TRUE;
    }
  xl_pen_set (cr, theme->accent);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  if (chart->head.illustrative)
    cairo_set_dash (cr, (double[]) { 2 * width, width }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < chart->n_steps; i++)
    {
      gboolean marked = chart->head.selected == i + 1 || chart->head.hover == i + 1;

      if (!is_step (&chart->steps[i]))
        continue;
      cairo_arc (cr, MAX (place_x (l, chart->steps[i].budget), l->plot.x + 4 * s), place_y (l, chart->steps[i].value),
                 (marked ? 5 : 3) * s, 0, 2 * G_PI);
      xl_pen_set (cr, marked ? theme->accent : theme->surface);
      cairo_fill_preserve (cr);
      xl_pen_set (cr, theme->accent);
      cairo_set_line_width (cr, 1.5 * s);
      cairo_stroke (cr);
    }
}

/* A name above or below what it belongs to, only where it stands free. */
static gboolean
write_free (cairo_t *cr, const XlTheme *theme, const Layout *l, const char *name, int weight, double x, double y,
            XlColour colour, XlKitPlaces *places, gboolean always)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), gap = 6 * s;
  XlBox room = { l->plot.x, l->body.y, l->body.width - l->plot.x, xl_kit_bottom (&l->plot) - l->body.y };
  double width = MIN (xl_kit_width (theme, name, XL_KIT_TEXT, weight), room.width), least = always ? G_MAXDOUBLE : 0.5;
  /* Over the curve at the left there is always air; then below it at the right. */
  const double xs[] = { x - width - gap, x + gap, x + gap, x - width / 2, x - width / 2, x - width - gap };
  const double ys[] = { y - gap - line, y + gap, y - gap - line, y - gap - line, y + gap, y + gap };
  XlBox best = { 0 };

  room = xl_kit_inset (&room, xl_kit_halo_room (theme));
  width = MIN (width, room.width);
  if (width <= 0 || room.height < line)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      XlBox box = { CLAMP (xs[i], room.x, xl_kit_right (&room) - width),
                    CLAMP (ys[i], room.y, xl_kit_bottom (&room) - line), width, line };
      double hit = xl_kit_places_hit (places, &box);

      if (hit >= least)
        continue;
      least = hit;
      best = box;
    }
  if (best.width <= 0)
    return FALSE;
  xl_kit_places_add (places, &best);
  best.width += 0.01;
  return xl_kit_write (cr, theme, name, XL_KIT_TEXT, weight, &best, best.x, best.y + line / 2, 0, colour, &theme->surface);
}

static void
draw_chosen (cairo_t *cr, const XlTheme *theme, const XlChartFrontier *chart, const Layout *l, XlKitPlaces *places)
{
  double s = MIN (theme->text_scale, 2), x = MIN (place_x (l, chart->chosen), xl_kit_right (&l->plot) - 1), y;
  int step = step_at (chart, chart->chosen);

  y = step >= 0 ? place_y (l, chart->steps[step].value) : xl_kit_bottom (&l->plot);
  xl_kit_rule (cr, x, y, x, xl_kit_bottom (&l->plot), xl_kit_stroke (theme, 1.5), xl_kit_stroke (theme, 6),
               theme->ink);
  cairo_arc (cr, MAX (x, l->plot.x + 6 * s), MIN (y, xl_kit_bottom (&l->plot)), 5 * s, 0, 2 * G_PI);
  xl_pen_set (cr, theme->ink);
  cairo_fill (cr);
  xl_kit_places_add (places, &(XlBox) { x - 5 * s, y - 5 * s, 10 * s, 10 * s });
  xl_kit_places_add (places, &(XlBox) { x - 1, y, 2, xl_kit_bottom (&l->plot) - y });
  write_free (cr, theme, l, chart->chosen_name, 700, x, y, theme->ink, places, TRUE);
}

/**
 * xl_chart_frontier:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: figures and words
 * @width: px
 * @height: px
 *
 * The best value at each budget. Dashed if the figures are invented.
 */
void
xl_chart_frontier (cairo_t *cr, const XlTheme *theme, const XlChartFrontier *chart, double width, double height)
{
  g_auto (XlKitPlaces) places = { NULL };
  double line = xl_kit_line (theme, XL_KIT_TEXT);
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!make_layout (theme, chart, width, height, &l))
    {
      if (!chart->n_steps)
        xl_kit_draw_empty (cr, theme, &chart->head, &l.body);
      return;
    }
  xl_kit_places_init (&places);
  for (guint i = 0; i < chart->n_steps; i++)
    if (chart->head.selected == i + 1 || chart->head.hover == i + 1)
      {
        XlBox part;

        xl_chart_frontier_area (theme, chart, width, height, i, &part);
        xl_kit_mark_part (cr, theme, &chart->head, i, &part);
      }
  xl_kit_draw_grid (cr, theme, &chart->head, &l.value, &l.plot, &l.gutter);
  xl_kit_draw_feet (cr, theme, &chart->head, &l.budget, &l.plot, &l.feet);
  if (chart->budget_unit)
    {
      XlBox foot = { 0, xl_kit_bottom (&l.feet), width, line };

      xl_kit_write (cr, theme, chart->budget_unit, XL_KIT_TEXT, 400, &foot, xl_kit_right (&l.plot), foot.y + line / 2, 1,
                    theme->ink2, NULL);
    }
  draw_curve (cr, theme, chart, &l, &places);
  if (has_chosen (chart))
    draw_chosen (cr, theme, chart, &l, &places);
  for (guint i = 0; i < chart->n_steps; i++)
    if (is_step (&chart->steps[i]) && chart->steps[i].name)
      write_free (cr, theme, &l, chart->steps[i].name, 400, place_x (&l, chart->steps[i].budget),
                  place_y (&l, chart->steps[i].value), theme->ink2, &places, FALSE);
}

/**
 * xl_chart_frontier_pick:
 * @theme: as given to xl_chart_frontier()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the step that holds at the budget there, or -1
 */
int
xl_chart_frontier_pick (const XlTheme *theme, const XlChartFrontier *chart, double width, double height, double x,
                        double y)
{
  Layout l;
  int found = -1;

  if (!make_layout (theme, chart, width, height, &l) || !(y >= l.plot.y && y < xl_kit_bottom (&l.feet)) || !(x < width))
    return -1;
  for (guint i = 0; i < chart->n_steps; i++)
    {
      double x0, x1;

      if (!is_step (&chart->steps[i]))
        continue;
      step_ends (chart, &l, i, &x0, &x1);
      if (x >= x0 && x < x1)
        found = (int) i;
    }
  return found;
}

/**
 * xl_chart_frontier_area:
 * @theme: as given to xl_chart_frontier()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: a step
 * @area: (out): its column; empty where nothing is drawn
 */
void
xl_chart_frontier_area (const XlTheme *theme, const XlChartFrontier *chart, double width, double height, guint index,
                        cairo_rectangle_t *area)
{
  Layout l;
  double x0, x1;

  *area = (XlBox) { 0 };
  if (!make_layout (theme, chart, width, height, &l) || index >= chart->n_steps || !is_step (&chart->steps[index]))
    return;
  step_ends (chart, &l, index, &x0, &x1);
  *area = (XlBox) { x0, l.plot.y, x1 - x0, xl_kit_bottom (&l.feet) - l.plot.y };
}
