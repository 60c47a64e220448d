/* xl-chart-radar.c - a spider diagram of scores, beside their mean */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels: the top and the bottom one stand in the middle, the others in a column at their side, pushed
 * apart until none touches another. What then finds no room is left out, never laid upon another. */

#include "xl-chart-radar.h"

#include "xl-chart-private.h"

/* Most of the width that a label at the side is given, though its longest word be longer. */
#define LABEL_SHARE 0.3

typedef struct
{
  XlBox body, room, key;
  double x, y, r;
  guint n;
  XlBox labels[XL_CHART_RADAR_MOST]; /* empty: left out */
  double aligns[XL_CHART_RADAR_MOST];
} Layout;

static double
angle_of (const Layout *l, guint axis)
{
  return 2 * G_PI * axis / l->n;
}

static gboolean
is_score (double value)
{
  return xl_kit_is_figure (value);
}

static guint
list_keys (const XlTheme *theme, const XlChartRadar *chart, XlKitKey keys[2])
{
  guint n = 0;

  if (chart->scores_name)
    keys[n++] = (XlKitKey) { chart->scores_name, XL_KIT_KEY_LINE, theme->accent, theme->surface };
  if (chart->means_name && chart->means)
    keys[n++] = (XlKitKey) { chart->means_name, XL_KIT_KEY_DASHED, theme->ink2, theme->surface };
  return n;
}

/* One or two lines of a label at the side, beginning at the circle. */
static void
size_side_label (const XlTheme *theme, const Layout *l, const char *text, guint lines, double y, gboolean right,
                 XlBox *box)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), gap = 8 * theme->text_scale, half = lines * line / 2, near, reach;

  /* The circle is widest at the height that is nearest to its middle. */
  near = CLAMP (l->y, y - half, y + half) - l->y;
  reach = sqrt (MAX ((l->r + gap) * (l->r + gap) - near * near, 0));
  box->y = y - half;
  box->height = 2 * half;
  box->x = right ? l->x + reach : l->room.x;
  box->width = right ? xl_kit_right (&l->room) - box->x : l->x - reach - box->x;
}

/* The labels of one side, from top to bottom: pushed down from each other, then up from the floor. */
static gboolean
place_side (const XlTheme *theme, const XlChartRadar *chart, Layout *l, const guint *axes, guint n, gboolean right,
            double top, double bottom, guint most_lines)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), ys[XL_CHART_RADAR_MOST] = { 0 }, floor_y = bottom;
  const double ceiling = top;
  guint lines[XL_CHART_RADAR_MOST] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      XlBox box;

      ys[i] = l->y - (l->r + 8 * theme->text_scale) * cos (angle_of (l, axes[i]));
      size_side_label (theme, l, chart->labels[axes[i]], 1, ys[i], right, &box);
      lines[i] = xl_kit_width (theme, chart->labels[axes[i]], XL_KIT_TEXT, 700) > box.width ? most_lines : 1;
      ys[i] = MAX (ys[i], top + lines[i] * line / 2);
      top = ys[i] + lines[i] * line / 2;
    }
  for (guint i = n; i-- > 0;)
    {
      ys[i] = MIN (ys[i], floor_y - lines[i] * line / 2);
      floor_y = ys[i] - lines[i] * line / 2;
    }
  for (guint i = 0; i < n; i++)
    {
      size_side_label (theme, l, chart->labels[axes[i]], lines[i], ys[i], right, &l->labels[axes[i]]);
      l->aligns[axes[i]] = right ? 0 : 1;
    }
  return n == 0 || floor_y >= ceiling - 0.5;
}

static void
place_labels (const XlTheme *theme, const XlChartRadar *chart, Layout *l)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), s = theme->text_scale, foot = xl_kit_bottom (&l->room);
  gboolean even = l->n % 2 == 0;
  guint axes[2][XL_CHART_RADAR_MOST], n[2] = { 0, 0 };
  double top = l->y - l->r - 4 * s - line;

  l->labels[0] = (XlBox) { l->room.x, top, l->room.width, line };
  l->aligns[0] = 0.5;
  if (even)
    {
      l->labels[l->n / 2] = (XlBox) { l->room.x, MIN (l->y + l->r + 4 * s, foot - line), l->room.width, line };
      l->aligns[l->n / 2] = 0.5;
      foot = l->labels[l->n / 2].y;
    }
  for (guint i = 1; i < l->n; i++)
    if (2 * i < l->n)
      axes[0][n[0]++] = i;
  for (guint i = l->n - 1; 2 * i > l->n; i--)
    axes[1][n[1]++] = i;
  for (guint side = 0; side < 2; side++)
    if (!place_side (theme, chart, l, axes[side], n[side], side == 0, top + line, foot, 2)
        && !place_side (theme, chart, l, axes[side], n[side], side == 0, top + line, foot, 1))
      for (guint i = 0; i < n[side]; i++)
        l->labels[axes[side][i]] = (XlBox) { 0 };
}

/* The width without which a label would be cut, px. */
static double
longest_word (const XlTheme *theme, const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  double longest = 0;

  for (guint i = 0; words[i]; i++)
    longest = MAX (longest, xl_kit_width (theme, words[i], XL_KIT_TEXT, 400));
  return longest;
}

static gboolean
make_layout (const XlTheme *theme, const XlChartRadar *chart, double width, double height, Layout *l)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), low;
  XlKitKey keys[2];

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height) };
  l->n = MIN (chart->n_axes, XL_CHART_RADAR_MOST);
  if (l->n < 3 || !chart->labels || !chart->scores || !(xl_kit_is_figure (chart->most) && chart->most > 0))
    {
      l->n = 0;
      return FALSE;
    }
  l->key = l->body;
  l->key.height = xl_kit_key (NULL, theme, keys, list_keys (theme, chart, keys), &l->body);
  if (l->key.height > l->body.height / 3)
    l->key.height = 0;
  l->key.y = xl_kit_bottom (&l->body) - l->key.height;
  l->room = (XlBox) { 0, l->body.y, width, l->body.height - l->key.height - (l->key.height > 0 ? 4 * s : 0) };
  /* An odd diagram does not reach as far down as up. */
  low = l->n % 2 ? cos (G_PI / l->n) : 1;
  l->r = (l->room.height - 2 * (line + 4 * s)) / (1 + low);
  for (guint i = 1; i < l->n; i++)
    if (2 * i != l->n)
      {
        double side = MIN (longest_word (theme, chart->labels[i]), width * LABEL_SHARE);

        l->r = MIN (l->r, (width / 2 - side) / fabs (sin (angle_of (l, i))) - 8 * s);
      }
  l->x = width / 2;
  l->y = l->room.y + line + 4 * s + l->r + MAX ((l->room.height - 2 * (line + 4 * s) - l->r * (1 + low)) / 2, 0);
  if (!(l->r >= 8))
    {
      /* No room for labels at all: the figure alone, with its dots. */
      l->r = MIN (width, l->room.height) / 2 * 0.8 - 2;
      l->y = l->room.y + l->room.height / 2;
      return l->r >= 4;
    }
  place_labels (theme, chart, l);
  return TRUE;
}

static void
spot (const Layout *l, guint axis, double share, double *x, double *y)
{
  *x = l->x + l->r * share * sin (angle_of (l, axis));
  *y = l->y - l->r * share * cos (angle_of (l, axis));
}

static double
share_of (const XlChartRadar *chart, double score)
{
  return CLAMP (score / chart->most, 0, 1);
}

static void
ring_path (cairo_t *cr, const Layout *l, double share)
{
  cairo_new_path (cr);
  for (guint i = 0; i < l->n; i++)
    {
      double x, y;

      spot (l, i, share, &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
}

static void
draw_web (cairo_t *cr, const XlTheme *theme, const XlChartRadar *chart, const Layout *l)
{
  double line = xl_kit_line (theme, XL_KIT_SMALL), x, y;
  XlAxis axis;

  xl_axis_fit (&axis, 0, chart->most, 4);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < axis.n; i++)
    {
      double value = xl_axis_tick (&axis, i);

      if (value <= 0 || value >= chart->most)
        continue;
      ring_path (cr, l, share_of (chart, value));
      xl_pen_set (cr, xl_kit_grid_colour (theme));
      cairo_stroke (cr);
    }
  ring_path (cr, l, 1);
  xl_pen_set (cr, theme->line2);
  cairo_stroke (cr);
  for (guint i = 0; i < l->n; i++)
    {
      spot (l, i, 1, &x, &y);
      xl_kit_rule (cr, l->x, l->y, x, y, 1, 0, xl_kit_grid_colour (theme));
    }
  /* What the rings stand for, right of the first axis. */
  for (guint i = 0; i < axis.n; i++)
    {
      double value = xl_axis_tick (&axis, i);
      g_autofree char *text = xl_kit_figure (&chart->head, value, axis.decimals);
      XlBox room;

      if (value <= 0 || value > chart->most || l->r * axis.step / chart->most < line)
        continue;
      spot (l, 0, share_of (chart, value), &x, &y);
      room = (XlBox) { x + 4, y + 1, l->r, line };
      xl_kit_write (cr, theme, text, XL_KIT_SMALL, 400, &room, room.x, room.y + line / 2, 0, theme->ink2, NULL);
    }
}

/* Only what lies between two known scores is joined: a missing one is a gap, not zero. */
static void
draw_line (cairo_t *cr, const XlTheme *theme, const XlChartRadar *chart, const Layout *l, const double *scores,
           gboolean dashed)
{
  double s = theme->text_scale, dash[2] = { 4 * MIN (s, 2), 3 * MIN (s, 2) };
  XlColour colour = dashed ? theme->ink2 : theme->accent;
  gboolean whole = TRUE;

  for (guint i = 0; i < l->n; i++)
    whole = whole && is_score (scores[i]);
  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < l->n; i++)
    {
      guint next = (i + 1) % l->n;
      double x, y;

      if (!is_score (scores[i]) || (!whole && !is_score (scores[next])))
        continue;
      spot (l, i, share_of (chart, scores[i]), &x, &y);
      if (whole)
        {
          cairo_line_to (cr, x, y);
          continue;
        }
      cairo_move_to (cr, x, y);
      spot (l, next, share_of (chart, scores[next]), &x, &y);
      cairo_line_to (cr, x, y);
    }
  if (whole)
    {
      cairo_close_path (cr);
      if (!dashed)
        {
          xl_pen_set_alpha (cr, colour, 0.12);
          cairo_fill_preserve (cr);
        }
    }
  if (dashed)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, (dashed ? 1.5 : 2) * MIN (s, 2));
  xl_pen_set (cr, colour);
  cairo_stroke (cr);
  cairo_restore (cr);
  for (guint i = 0; i < l->n; i++)
    {
      double x, y;

      if (!is_score (scores[i]))
        continue;
      spot (l, i, share_of (chart, scores[i]), &x, &y);
      cairo_arc (cr, x, y, MIN ((dashed ? 2 : 3.5) * MIN (s, 2), l->r / 6), 0, 2 * G_PI);
      xl_pen_set (cr, colour);
      cairo_fill (cr);
    }
}

/**
 * xl_chart_radar:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: figures and words
 * @width: px
 * @height: px
 *
 * Scores on axes around a middle. The name of an axis without a score is lighter.
 */
void
xl_chart_radar (cairo_t *cr, const XlTheme *theme, const XlChartRadar *chart, double width, double height)
{
  XlKitKey keys[2];
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!make_layout (theme, chart, width, height, &l))
    {
      if (!l.n)
        xl_kit_draw_empty (cr, theme, &chart->head, &l.body);
      return;
    }
  draw_web (cr, theme, chart, &l);
  if (chart->means)
    draw_line (cr, theme, chart, &l, chart->means, TRUE);
  draw_line (cr, theme, chart, &l, chart->scores, FALSE);
  for (guint i = 0; i < l.n; i++)
    {
      gboolean marked = chart->head.selected == i + 1 || chart->head.hover == i + 1;
      int weight = chart->head.selected == i + 1 ? 700 : 400;
      double x, y;

      if (marked)
        {
          spot (&l, i, 1, &x, &y);
          xl_kit_rule (cr, l.x, l.y, x, y, 2, 0, theme->accent);
        }
      xl_kit_write_wrapped (cr, theme, chart->labels[i], xl_kit_shrink (theme, chart->labels[i], weight, &l.labels[i]),
                            weight, &l.labels[i], l.aligns[i],
                            marked ? theme->accent_text : is_score (chart->scores[i]) ? theme->ink : theme->ink2);
    }
  if (l.key.height > 0)
    xl_kit_key (cr, theme, keys, list_keys (theme, chart, keys), &l.key);
}

/**
 * xl_chart_radar_pick:
 * @theme: as given to xl_chart_radar()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the axis whose label or whose part of the circle lies there, or -1
 */
int
xl_chart_radar_pick (const XlTheme *theme, const XlChartRadar *chart, double width, double height, double x, double y)
{
  Layout l;
  double turn;

  if (!make_layout (theme, chart, width, height, &l))
    return -1;
  for (guint i = 0; i < l.n; i++)
    if (xl_kit_inside (&l.labels[i], x, y))
      return (int) i;
  if (!(hypot (x - l.x, y - l.y) <= l.r))
    return -1;
  turn = atan2 (x - l.x, l.y - y) / (2 * G_PI) + 1 + 0.5 / l.n;
  return (int) ((guint) (turn * l.n) % l.n);
}

/**
 * xl_chart_radar_area:
 * @theme: as given to xl_chart_radar()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: an axis
 * @area: (out): a square around its score, or around its end where it has none; empty where nothing is
 *   drawn
 */
void
xl_chart_radar_area (const XlTheme *theme, const XlChartRadar *chart, double width, double height, guint index,
                     cairo_rectangle_t *area)
{
  Layout l;
  double x, y, half;

  *area = (XlBox) { 0 };
  if (!make_layout (theme, chart, width, height, &l) || index >= l.n)
    return;
  /* Far enough from the middle to be that of this axis alone. */
  spot (&l, index, MAX (is_score (chart->scores[index]) ? share_of (chart, chart->scores[index]) : 1, 0.4), &x, &y);
  half = MIN (8 * theme->text_scale, l.r * 0.1);
  x = l.x + (x - l.x) * (1 - half / l.r);
  y = l.y + (y - l.y) * (1 - half / l.r);
  *area = (XlBox) { x - half, y - half, 2 * half, 2 * half };
}
