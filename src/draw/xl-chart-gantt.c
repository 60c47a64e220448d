/* xl-chart-gantt.c - tasks and milestones over time, what waits for what, today */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days become years and months by arithmetic alone (the proleptic Gregorian calendar), so that no date
 * of a plan, however odd, can be refused. An arrow runs out of a bar's end, upright between bars and
 * into the other's begin; one that has to go back takes the way between two rows and is red: what waits
 * begins before what it waits for has ended. */

#include "xl-chart-gantt.h"

#include "xl-chart-private.h"

#define ROW 30.0

/* Beyond these a day is no date of a plan: about the years 1600 and 2500. */
#define FIRST_DAY -135000.0
#define LAST_DAY 194000.0

typedef struct
{
  XlBox body, labels, ticks, years, today, plot;
  double row, from, to;
  XlChartScale scale;
  guint stride; /* of years */
} Layout;

/* Days since 1970-01-01 of the first of a month; months count from 0 in year 0. */
static double
day_of_month (int months)
{
  int y = months >= 0 ? months / 12 : -((11 - months) / 12), m = months - 12 * y + 1, era, yoe, doy;

  y -= m <= 2;
  era = (y >= 0 ? y : y - 399) / 400;
  yoe = y - era * 400;
  doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
  return era * 146097.0 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468.0;
}

/* The month in which a day lies, counted as above. */
static int
month_of_day (double day)
{
  int month = (int) floor (1970 * 12 + day / 30.436875);

  while (day_of_month (month) > day)
    month--;
  while (day_of_month (month + 1) <= day)
    month++;
  return month;
}

static gboolean
is_day (double day)
{
  return isfinite (day) && day >= FIRST_DAY && day <= LAST_DAY;
}

/* Both ends of a task; %FALSE if it has no day. */
static gboolean
task_days (const XlChartTask *task, double *from, double *to)
{
  if (!is_day (task->from) && !is_day (task->to))
    return FALSE;
  *to = is_day (task->to) ? task->to : task->from;
  *from = is_day (task->from) && task->kind != XL_CHART_TASK_DUE ? task->from : *to;
  if (*from > *to)
    *from = *to;
  return TRUE;
}

static gboolean
is_diamond (const XlChartTask *task)
{
  return task->kind == XL_CHART_TASK_DUE || (task->kind == XL_CHART_TASK_BAR && (!is_day (task->from) || !is_day (task->to)));
}

static int
months_of (XlChartScale scale, guint stride)
{
  return scale == XL_CHART_SCALE_MONTHS ? 1 : scale == XL_CHART_SCALE_QUARTERS ? 3 : 12 * (int) stride;
}

static char *
tick_text (const XlChartGantt *chart, int month, XlChartScale scale)
{
  int year = month >= 0 ? month / 12 : -((11 - month) / 12), m = month - 12 * year;

  if (chart->write_day)
    return chart->write_day (year, m + 1, scale, chart->write_day_data);
  return scale == XL_CHART_SCALE_YEARS      ? g_strdup_printf ("%d", year)
         : scale == XL_CHART_SCALE_QUARTERS ? g_strdup_printf ("Q%d", m / 3 + 1)
                                            : g_strdup_printf ("%d", m + 1);
}

/* The widest name of a tick, px. */
static double
widest_tick (const XlTheme *theme, const XlChartGantt *chart, int month, XlChartScale scale)
{
  double widest = 0;

  for (int i = 0; i < 12; i += months_of (scale, 1))
    {
      g_autofree char *text = tick_text (chart, month - month % 12 + i, scale);

      widest = MAX (widest, xl_kit_width (theme, text, XL_KIT_TEXT, 400));
    }
  return widest;
}

/* The finest scale whose names go in. */
static void
choose_scale (const XlTheme *theme, const XlChartGantt *chart, Layout *l)
{
  static const guint strides[] = { 1, 2, 5, 10, 20, 50, 100 };
  double gap = 8 * theme->text_scale, day = l->plot.width / (l->to - l->from);
  int month = month_of_day (l->from);

  for (l->scale = XL_CHART_SCALE_MONTHS; l->scale > XL_CHART_SCALE_YEARS; l->scale--)
    if (day * 28 * months_of (l->scale, 1) >= widest_tick (theme, chart, month, l->scale) + gap)
      return;
  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      l->stride = strides[i];
      if (day * 365 * l->stride >= widest_tick (theme, chart, month, XL_CHART_SCALE_YEARS) + gap)
        return;
    }
}

static gboolean
find_days (const XlChartGantt *chart, double *low, double *high)
{
  gboolean any = FALSE;

  for (guint i = 0; i < chart->n_tasks; i++)
    {
      double from, to;

      if (!task_days (&chart->tasks[i], &from, &to))
        continue;
      *low = any ? MIN (*low, from) : from;
      *high = any ? MAX (*high, to) : to;
      any = TRUE;
    }
  if (is_day (chart->today))
    {
      *low = any ? MIN (*low, chart->today) : chart->today;
      *high = any ? MAX (*high, chart->today) : chart->today;
      any = TRUE;
    }
  return any;
}

/* Time goes on far enough that the words after the last bars go in, if that costs no more than a third. */
static void
make_room (const XlTheme *theme, const XlChartGantt *chart, Layout *l)
{
  double range = l->to - l->from, scale = 1;

  for (guint i = 0; i < chart->n_tasks; i++)
    {
      const XlChartTask *task = &chart->tasks[i];
      double from, to, words = xl_kit_width (theme, task->words, XL_KIT_SMALL, 400);

      if (words <= 0 || !task_days (task, &from, &to))
        continue;
      words += 30 * theme->text_scale;
      scale = MAX (MIN (scale, (l->plot.width - words) / (l->plot.width * (to - l->from) / range)), 0.67);
    }
  l->to = l->from + range / scale;
}

static gboolean
make_layout (const XlTheme *theme, const XlChartGantt *chart, double width, double height, Layout *l)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), labels = 0, pad;
  guint n = chart->tasks ? chart->n_tasks : 0;

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height), .stride = 1 };
  if (!n || !find_days (chart, &l->from, &l->to))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const XlChartTask *task = &chart->tasks[i];
      int weight = task->kind == XL_CHART_TASK_HEADING || task->overdue ? 700 : 400;

      labels = MAX (labels, xl_kit_width (theme, task->label, 13, weight) + 12 * s * MIN (task->depth, 8));
    }
  labels = MIN (ceil (labels), floor (width * 0.38));
  /* Not at the very edge of what is tinted when a row is chosen. */
  l->labels = (XlBox) { 6 * s, 0, labels, 0 };
  l->plot = (XlBox) { labels + 14 * s, 0, width - labels - 14 * s, 0 };
  if (!(l->plot.width >= 16))
    return FALSE;
  /* Some room at both ends for diamonds and arrows, and whole days to divide. */
  pad = MAX ((l->to - l->from) * 0.03, 12 * s * (l->to - l->from) / l->plot.width);
  l->from -= MAX (pad, 5);
  l->to += MAX (pad, 5);
  make_room (theme, chart, l);
  choose_scale (theme, chart, l);
  l->years = (XlBox) { l->plot.x, l->body.y, l->plot.width, line };
  l->ticks = (XlBox) { l->plot.x, l->body.y + (l->scale == XL_CHART_SCALE_YEARS ? 0 : line), l->plot.width, line };
  l->today = (XlBox) { l->plot.x, xl_kit_bottom (&l->ticks), l->plot.width,
                       is_day (chart->today) && chart->today_name ? line : 0 };
  l->plot.y = xl_kit_bottom (&l->today) + 4 * s;
  l->row = MIN ((xl_kit_bottom (&l->body) - l->plot.y) / n, ROW * s);
  l->plot.height = l->row * n;
  l->labels.y = l->plot.y;
  l->labels.height = l->plot.height;
  return l->row >= 2;
}

static double
place (const Layout *l, double day)
{
  return l->plot.x + l->plot.width * CLAMP ((day - l->from) / (l->to - l->from), 0, 1);
}

static XlBox
row_box (const Layout *l, guint row)
{
  return (XlBox) { 0, l->plot.y + row * l->row, xl_kit_right (&l->plot), l->row };
}

/* Upright lines at the ticks; names above their span, which a year may share with the edge. */
static void
draw_scale (cairo_t *cr, const XlTheme *theme, const XlChartGantt *chart, const Layout *l)
{
  int step = months_of (l->scale, l->stride), first = month_of_day (l->from), last = month_of_day (l->to);

  for (guint turn = 0; turn < 2; turn++)
    {
      gboolean years = turn == 1;
      const XlBox *row = years ? &l->years : &l->ticks;
      XlChartScale scale = years ? XL_CHART_SCALE_YEARS : l->scale;
      int stride = years ? 12 : step, month;

      if (years && l->scale == XL_CHART_SCALE_YEARS)
        continue;
      month = first - (first % stride + stride) % stride;
      for (; month <= last; month += stride)
        {
          double x0 = place (l, day_of_month (month)), x1 = place (l, day_of_month (month + stride));
          XlBox span = { x0 + 4 * theme->text_scale, row->y, x1 - x0 - 4 * theme->text_scale, row->height };
          g_autofree char *text = tick_text (chart, month, scale);

          if (month >= first && x0 > l->plot.x)
            xl_kit_rule (cr, x0, row->y, x0, xl_kit_bottom (&l->plot), 1, 0,
                         years && l->scale != XL_CHART_SCALE_YEARS ? theme->line2 : xl_kit_grid_colour (theme));
          if (xl_kit_width (theme, text, XL_KIT_TEXT, years ? 700 : 400) <= span.width)
            xl_kit_write (cr, theme, text, XL_KIT_TEXT, years ? 700 : 400, &span, span.x, span.y + span.height / 2, 0,
                          theme->ink2, NULL);
        }
    }
}

/* A bar with its done part solid; an invented one is hatched and shows what is done as a strip. */
static void
draw_bar (cairo_t *cr, const XlTheme *theme, const XlChartTask *task, const XlBox *box, gboolean illustrative)
{
  XlColour colour = task->overdue ? theme->red : theme->accent, tint = task->overdue ? theme->red_tint : theme->accent_tint;
  double done = isfinite (task->done) ? CLAMP (task->done, 0, 1) : 0;

  if (illustrative)
    {
      double strip = MAX (floor (box->height / 3), 1);

      xl_kit_fill (cr, theme, box, colour, XL_KIT_HATCHED);
      cairo_rectangle (cr, box->x, xl_kit_bottom (box) - strip, box->width * done, strip);
      xl_pen_set (cr, colour);
      cairo_fill (cr);
      return;
    }
  cairo_save (cr);
  xl_kit_round (cr, box, 3);
  cairo_clip_preserve (cr);
  xl_pen_set (cr, tint);
  cairo_fill (cr);
  cairo_rectangle (cr, box->x, box->y, box->width * done, box->height);
  xl_pen_set (cr, colour);
  cairo_fill (cr);
  cairo_restore (cr);
  if (box->width > 1.5 && box->height > 1.5)
    {
      XlBox frame = { box->x + 0.5, box->y + 0.5, box->width - 1, box->height - 1 };

      xl_kit_round (cr, &frame, 3);
      xl_pen_set (cr, colour);
      cairo_set_line_width (cr, MIN (xl_kit_stroke (theme, 1), box->height / 4));
      cairo_stroke (cr);
    }
}

static void
draw_diamond (cairo_t *cr, const XlTheme *theme, const XlChartTask *task, double x, double y, double r,
              gboolean illustrative)
{
  XlColour colour = task->overdue ? theme->red : theme->accent;

  cairo_new_sub_path (cr);
  cairo_move_to (cr, x, y - r);
  cairo_line_to (cr, x + r, y);
  cairo_line_to (cr, x, y + r);
  cairo_line_to (cr, x - r, y);
  cairo_close_path (cr);
  xl_pen_set (cr, task->done >= 1 ? colour : theme->surface);
  cairo_fill_preserve (cr);
  if (illustrative && !(task->done >= 1))
    {
      XlBox box = { x - r, y - r, 2 * r, 2 * r };

      cairo_save (cr);
      cairo_clip_preserve (cr);
      cairo_new_path (cr);
      xl_kit_hatch (cr, theme, &box, colour);
      cairo_restore (cr);
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
      cairo_close_path (cr);
    }
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, MIN (2, r / 2));
  cairo_stroke (cr);
}

static void
draw_bracket (cairo_t *cr, const XlTheme *theme, double x0, double x1, double y, double size)
{
  cairo_move_to (cr, x0, y + size);
  cairo_line_to (cr, x0, y);
  cairo_line_to (cr, x1, y);
  cairo_line_to (cr, x1, y + size);
  cairo_line_to (cr, x1 - MIN (size, (x1 - x0) / 2), y + size / 2);
  cairo_line_to (cr, x0 + MIN (size, (x1 - x0) / 2), y + size / 2);
  cairo_close_path (cr);
  xl_pen_set (cr, theme->ink2);
  cairo_fill (cr);
}

/* Half the height of what is drawn in a row. */
static double
half_of (const XlTheme *theme, const Layout *l)
{
  return MIN (l->row * 0.28, 8 * theme->text_scale);
}

static void
draw_task (cairo_t *cr, const XlTheme *theme, const XlChartGantt *chart, const Layout *l, guint i)
{
  const XlChartTask *task = &chart->tasks[i];
  double middle = l->plot.y + (i + 0.5) * l->row, half = half_of (theme, l), s = theme->text_scale, from, to, right;
  gboolean heading = task->kind == XL_CHART_TASK_HEADING, illustrative = task->illustrative || chart->head.illustrative;
  double indent = MIN (12 * s * MIN (task->depth, 8), l->labels.width / 2);
  XlBox row = row_box (l, i), label = { l->labels.x + indent, row.y, l->labels.width - indent, l->row };
  double size = xl_kit_row_size (theme, 13, l->row), small = MIN (size, XL_KIT_SMALL);

  xl_kit_write (cr, theme, task->label, size, heading || task->overdue || chart->head.selected == i + 1 ? 700 : 400, &label,
                label.x, middle, 0, task->overdue ? theme->red : theme->ink, NULL);
  if (!task_days (task, &from, &to))
    return;
  right = place (l, to);
  if (heading)
    draw_bracket (cr, theme, place (l, from), right, middle - half / 2, half);
  else if (is_diamond (task))
    {
      double most = MIN (right - l->plot.x, xl_kit_right (&l->plot) - right) - 2;

      draw_diamond (cr, theme, task, right, middle, CLAMP (most, 1, half), illustrative);
      right += half;
    }
  else
    {
      double x0 = round (place (l, from)), x1 = MAX (round (right), x0 + 2);
      XlBox bar = { x0, round (middle - half), x1 - x0, MAX (round (2 * half), 1) };

      draw_bar (cr, theme, task, &bar, illustrative);
      right = x1;
    }
  if (task->words)
    {
      double x = right + 12 * s, own = xl_kit_width (theme, task->words, small, 400);
      XlBox room = { x, row.y, xl_kit_right (&l->plot) - xl_kit_halo_room (theme) - x, l->row };
      double left = place (l, from) - (is_diamond (task) ? half : 0) - 18 * s - l->plot.x;
      XlColour colour = task->overdue ? theme->red : theme->ink2;

      if (own <= room.width)
        xl_kit_write (cr, theme, task->words, small, 400, &room, x, middle, 0, colour, &theme->surface);
      else if (own <= left)
        {
          room = (XlBox) { l->plot.x, row.y, left, l->row };
          xl_kit_write (cr, theme, task->words, small, 400, &room, xl_kit_right (&room), middle, 1, colour,
                        &theme->surface);
        }
    }
}

static void
draw_link (cairo_t *cr, const XlTheme *theme, const XlChartGantt *chart, const Layout *l, const XlChartLink *link)
{
  const XlChartTask *a, *b;
  double a_from, a_to, b_from, b_to, x0, y0, x1, y1, s = MIN (theme->text_scale, 2), step = 7 * s, half = half_of (theme, l);
  double head = MIN (5 * s, half), ends[2] = { l->plot.x + 2 * s, xl_kit_right (&l->plot) - 2 * s };
  gboolean late;

  if (link->before >= chart->n_tasks || link->after >= chart->n_tasks || link->before == link->after)
    return;
  a = &chart->tasks[link->before];
  b = &chart->tasks[link->after];
  if (!task_days (a, &a_from, &a_to) || !task_days (b, &b_from, &b_to))
    return;
  late = b_from < a_to;
  x0 = place (l, a_to) + (is_diamond (a) ? half : 0);
  x1 = place (l, b_from) - (is_diamond (b) ? half : 0) - 1;
  y0 = floor (l->plot.y + (link->before + 0.5) * l->row) + 0.5;
  y1 = floor (l->plot.y + (link->after + 0.5) * l->row) + 0.5;
  cairo_move_to (cr, MIN (x0, ends[1]), y0);
  if (x1 - x0 >= 2 * step)
    {
      double x = floor (x0 + step) + 0.5;

      cairo_line_to (cr, x, y0);
      cairo_line_to (cr, x, y1);
    }
  else
    {
      double out = floor (MIN (x0 + step, ends[1])) + 0.5, in = floor (MAX (x1 - step, ends[0])) + 0.5;
      double between = floor (y1 + (y1 > y0 ? -0.5 : 0.5) * l->row) + 0.5;

      cairo_line_to (cr, out, y0);
      cairo_line_to (cr, out, between);
      cairo_line_to (cr, in, between);
      cairo_line_to (cr, in, y1);
    }
  cairo_line_to (cr, MAX (x1 - head, ends[0]), y1);
  xl_pen_set (cr, late ? theme->red : theme->edge_lead);
  cairo_set_line_width (cr, 1.25 * s);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  x1 = MAX (x1, ends[0] + head);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x1 - head, y1 - head * 0.7);
  cairo_line_to (cr, x1 - head, y1 + head * 0.7);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The rows that can be seen where cairo clips: a plan of thousands of tasks scrolls. */
static void
seen_rows (cairo_t *cr, const Layout *l, guint n, guint *first, guint *end)
{
  double x0, y0, x1, y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  *first = (guint) CLAMP (floor ((y0 - l->plot.y) / l->row), 0, n);
  *end = (guint) CLAMP (ceil ((y1 - l->plot.y) / l->row), *first, n);
}

/**
 * xl_chart_gantt:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: tasks and words
 * @width: px
 * @height: px; see xl_chart_gantt_height()
 *
 * Names at the left, time to the right in years, quarters or months, whichever goes in.
 */
void
xl_chart_gantt (cairo_t *cr, const XlTheme *theme, const XlChartGantt *chart, double width, double height)
{
  guint first, end;
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!make_layout (theme, chart, width, height, &l))
    {
      if (!chart->n_tasks)
        xl_kit_draw_empty (cr, theme, &chart->head, &l.body);
      return;
    }
  seen_rows (cr, &l, chart->n_tasks, &first, &end);
  for (guint i = first; i < end; i++)
    {
      XlBox row = row_box (&l, i);

      xl_kit_mark_part (cr, theme, &chart->head, i, &row);
    }
  draw_scale (cr, theme, chart, &l);
  if (is_day (chart->today))
    {
      double x = place (&l, chart->today);
      XlBox name = { l.today.x + xl_kit_halo_room (theme), l.today.y, l.today.width - 2 * xl_kit_halo_room (theme),
                     l.today.height };

      xl_kit_rule (cr, x, l.today.height > 0 ? xl_kit_bottom (&l.today) : l.plot.y, x, xl_kit_bottom (&l.plot), xl_kit_stroke (theme, 2),
                   xl_kit_stroke (theme, 6), theme->accent);
      xl_kit_write (cr, theme, chart->today_name, XL_KIT_TEXT, 700, &name, x, l.today.y + l.today.height / 2, 0.5,
                    theme->accent, &theme->surface);
    }
  for (guint i = 0; chart->links && i < chart->n_links; i++)
    {
      const XlChartLink *link = &chart->links[i];

      if (MAX (link->before, link->after) + 1 >= first && MIN (link->before, link->after) <= end)
        draw_link (cr, theme, chart, &l, link);
    }
  for (guint i = first; i < end; i++)
    draw_task (cr, theme, chart, &l, i);
}

/**
 * xl_chart_gantt_height:
 * @theme: gives the scale of text
 * @chart: tasks and words
 *
 * Returns: the height at which no row is squeezed, px
 */
double
xl_chart_gantt_height (const XlTheme *theme, const XlChartGantt *chart)
{
  XlBox body = xl_kit_body (theme, &chart->head, 1000, 1e6);

  return ceil (body.y + 3 * xl_kit_line (theme, XL_KIT_TEXT) + (4 + ROW * MAX (chart->n_tasks, 1)) * theme->text_scale);
}

/**
 * xl_chart_gantt_pick:
 * @theme: as given to xl_chart_gantt()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the row at this point, or -1
 */
int
xl_chart_gantt_pick (const XlTheme *theme, const XlChartGantt *chart, double width, double height, double x, double y)
{
  Layout l;
  XlBox rows;

  if (!make_layout (theme, chart, width, height, &l))
    return -1;
  rows = (XlBox) { 0, l.plot.y, width, l.plot.height };
  return xl_kit_inside (&rows, x, y) ? (int) MIN ((guint) ((y - rows.y) / l.row), chart->n_tasks - 1) : -1;
}

/**
 * xl_chart_gantt_area:
 * @theme: as given to xl_chart_gantt()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: a row
 * @area: (out): where it is; empty where nothing is drawn
 */
void
xl_chart_gantt_area (const XlTheme *theme, const XlChartGantt *chart, double width, double height, guint index,
                     cairo_rectangle_t *area)
{
  Layout l;

  *area = (XlBox) { 0 };
  if (make_layout (theme, chart, width, height, &l) && index < chart->n_tasks)
    *area = row_box (&l, index);
}
