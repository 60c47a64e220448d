/* xl-chart-risk.c - the 5 x 5 matrix of probability and impact */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-chart-risk.h"

#include "xl-chart-private.h"

#define STEPS XL_CHART_RISK_STEPS

/* The greatest products of the lower classes. */
#define LOW_MOST 4
#define MEDIUM_MOST 12

typedef struct
{
  XlBox body, top, left, cells, feet, foot, key;
  double cell_width, cell_height;
} Layout;

/**
 * xl_chart_risk_class:
 * @probability: 1 to 5
 * @impact: 1 to 5
 *
 * Returns: the class of their product
 */
XlChartRiskClass
xl_chart_risk_class (guint probability, guint impact)
{
  guint product = probability * impact;

  return product <= LOW_MOST ? XL_CHART_RISK_LOW : product <= MEDIUM_MOST ? XL_CHART_RISK_MEDIUM : XL_CHART_RISK_HIGH;
}

static XlColour
class_colour (const XlTheme *theme, XlChartRiskClass class, XlColour *tint)
{
  switch (class)
    {
    case XL_CHART_RISK_LOW:
      *tint = theme->green_tint;
      return theme->green;
    case XL_CHART_RISK_MEDIUM:
      *tint = theme->amber_tint;
      return theme->amber;
    case XL_CHART_RISK_HIGH:
    default:
      *tint = theme->red_tint;
      return theme->red;
    }
}

static guint
list_keys (const XlTheme *theme, const XlChartRisk *chart, XlKitKey keys[XL_CHART_RISK_CLASSES])
{
  guint n = 0;

  for (guint i = 0; i < XL_CHART_RISK_CLASSES; i++)
    if (chart->class_names[i])
      {
        XlColour tint, colour = class_colour (theme, (XlChartRiskClass) i, &tint);

        keys[n++] = (XlKitKey) { chart->class_names[i], XL_KIT_KEY_FRAMED, colour, tint };
      }
  return n;
}

static gboolean
make_layout (const XlTheme *theme, const XlChartRisk *chart, double width, double height, Layout *l)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT), figures;
  XlKitKey keys[XL_CHART_RISK_CLASSES];

  *l = (Layout) { .body = xl_kit_body (theme, &chart->head, width, height) };
  l->key = l->body;
  l->key.height = xl_kit_key (NULL, theme, keys, list_keys (theme, chart, keys), &l->body);
  if (l->key.height > l->body.height / 3)
    l->key.height = 0;
  l->key.y = xl_kit_bottom (&l->body) - l->key.height;
  l->top = (XlBox) { 0, l->body.y, width, chart->probability_name ? line : 0 };
  l->foot = (XlBox) { 0, l->key.y - (l->key.height > 0 ? 6 * s : 0) - (chart->impact_name ? line : 0), width,
                      chart->impact_name ? line : 0 };
  l->feet = (XlBox) { 0, l->foot.y - line - 2 * s, width, line };
  figures = xl_kit_width (theme, "5", XL_KIT_TEXT, 400) + 6 * s;
  l->cells = (XlBox) { figures, xl_kit_bottom (&l->top) + 2 * s, width - figures, 0 };
  l->cells.height = l->feet.y - 2 * s - l->cells.y;
  l->left = (XlBox) { 0, l->cells.y, figures - 6 * s, l->cells.height };
  l->cell_width = l->cells.width / STEPS;
  l->cell_height = l->cells.height / STEPS;
  return l->cell_width >= 4 && l->cell_height >= 4;
}

/* Probability grows upwards, impact to the right. */
static XlBox
cell_box (const Layout *l, guint index)
{
  guint row = STEPS - 1 - index / STEPS, column = index % STEPS;

  return (XlBox) { l->cells.x + column * l->cell_width + 1.5, l->cells.y + row * l->cell_height + 1.5, l->cell_width - 3,
                   l->cell_height - 3 };
}

static void
draw_cell (cairo_t *cr, const XlTheme *theme, const XlChartRisk *chart, const Layout *l, guint index)
{
  guint probability = index / STEPS + 1, impact = index % STEPS + 1;
  XlChartRiskClass class = xl_chart_risk_class (probability, impact);
  double s = theme->text_scale, line = class == XL_CHART_RISK_HIGH ? 2 : 1, small = xl_kit_line (theme, 10), size;
  gboolean selected = chart->head.selected == index + 1, hover = chart->head.hover == index + 1;
  XlBox box = cell_box (l, index), frame, words;
  XlColour tint, colour = class_colour (theme, class, &tint);
  g_autofree char *product = g_strdup_printf ("%u", probability * impact);

  if (selected || hover)
    {
      colour = selected ? theme->accent : theme->ink;
      line = 3;
    }
  line = MIN (xl_kit_stroke (theme, line), MIN (box.width, box.height) / 3);
  frame = (XlBox) { box.x + line / 2, box.y + line / 2, box.width - line, box.height - line };
  xl_kit_round (cr, &frame, 3);
  xl_pen_set (cr, tint);
  cairo_fill_preserve (cr);
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  words = (XlBox) { box.x + line + 3, box.y + line + 1, box.width - 2 * line - 6, box.height - 2 * line - 2 };
  /* An empty cell says its product in its middle; a used one says it small in the corner. */
  if (!chart->cells[index] || !*chart->cells[index])
    {
      xl_kit_write (cr, theme, product, xl_kit_row_size (theme, XL_KIT_SMALL, words.height), 400, &words, box.x + box.width / 2, box.y + box.height / 2, 0.5,
                    theme->ink2, NULL);
      return;
    }
  if (words.height >= small + xl_kit_line (theme, 13) - 4 * s)
    {
      xl_kit_write (cr, theme, product, 10, 400, &words, xl_kit_right (&words), words.y + small / 2 - 1, 1, theme->ink2, NULL);
      words.y += small - 3 * s;
      words.height -= small - 3 * s;
    }
  size = xl_kit_row_size (theme, 13, words.height);
  while (size > 9 && !xl_kit_fits (theme, chart->cells[index], size, 700, &words))
    size -= 0.5;
  xl_kit_write_wrapped (cr, theme, chart->cells[index], size, 700, &words, 0.5, theme->ink);
}

/**
 * xl_chart_risk:
 * @cr: where, from the origin
 * @theme: colours
 * @chart: words of the cells
 * @width: px
 * @height: px
 *
 * Probability upwards, impact to the right; each cell in the colour of its class with its product.
 */
void
xl_chart_risk (cairo_t *cr, const XlTheme *theme, const XlChartRisk *chart, double width, double height)
{
  XlKitKey keys[XL_CHART_RISK_CLASSES];
  Layout l;

  xl_kit_draw_head (cr, theme, &chart->head, width, height);
  if (!make_layout (theme, chart, width, height, &l))
    return;
  xl_kit_write (cr, theme, chart->probability_name, XL_KIT_TEXT, 400, &l.top, 0, l.top.y + l.top.height / 2, 0, theme->ink2,
                NULL);
  xl_kit_write (cr, theme, chart->impact_name, XL_KIT_TEXT, 400, &l.foot, width, l.foot.y + l.foot.height / 2, 1, theme->ink2,
                NULL);
  for (guint i = 0; i < STEPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i + 1);
      XlBox left = { l.left.x, l.cells.y + (STEPS - 1 - i) * l.cell_height, l.left.width + 1, l.cell_height };
      XlBox foot = { l.cells.x + i * l.cell_width, l.feet.y, l.cell_width, l.feet.height };

      xl_kit_write (cr, theme, text, XL_KIT_TEXT, 400, &left, 0, left.y + left.height / 2, 0, theme->ink2, NULL);
      xl_kit_write (cr, theme, text, XL_KIT_TEXT, 400, &foot, foot.x + foot.width / 2, foot.y + foot.height / 2, 0.5,
                    theme->ink2, NULL);
    }
  for (guint i = 0; i < STEPS * STEPS; i++)
    draw_cell (cr, theme, chart, &l, i);
  if (l.key.height > 0)
    xl_kit_key (cr, theme, keys, list_keys (theme, chart, keys), &l.key);
}

/**
 * xl_chart_risk_pick:
 * @theme: as given to xl_chart_risk()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @x: px
 * @y: px
 *
 * Returns: the cell at this point, (probability − 1) × 5 + (impact − 1), or -1
 */
int
xl_chart_risk_pick (const XlTheme *theme, const XlChartRisk *chart, double width, double height, double x, double y)
{
  guint row, column;
  Layout l;

  if (!make_layout (theme, chart, width, height, &l) || !xl_kit_inside (&l.cells, x, y))
    return -1;
  row = MIN ((guint) ((y - l.cells.y) / l.cell_height), STEPS - 1);
  column = MIN ((guint) ((x - l.cells.x) / l.cell_width), STEPS - 1);
  return (int) ((STEPS - 1 - row) * STEPS + column);
}

/**
 * xl_chart_risk_area:
 * @theme: as given to xl_chart_risk()
 * @chart: the same
 * @width: the same
 * @height: the same
 * @index: a cell
 * @area: (out): where it is; empty where nothing is drawn
 */
void
xl_chart_risk_area (const XlTheme *theme, const XlChartRisk *chart, double width, double height, guint index,
                    cairo_rectangle_t *area)
{
  Layout l;

  *area = (XlBox) { 0 };
  if (make_layout (theme, chart, width, height, &l) && index < STEPS * STEPS)
    *area = cell_box (&l, index);
}
