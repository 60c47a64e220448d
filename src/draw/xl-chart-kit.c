/* xl-chart-kit.c - what charts are built from: boxes, text in them, fills, keys, free places */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No text leaves its box: it is shifted into it, then cut, and where not even a letter goes in it is
 * left out. Nothing here clips, so what would be too large shows in a test instead of being hidden. */

#include "xl-chart-private.h"

#include <string.h>

#include "xl-draw.h"

/* What lies behind a part that is pointed at. */
static XlColour
hover_colour (const XlTheme *theme)
{
  return xl_colour_mix (theme->surface, theme->ink, 0.07);
}

/**
 * xl_chart_tone:
 * @theme: a theme
 * @tone: a tone, or %XL_CHART_TONE_SLOT plus a slot of the categorical palette
 *
 * Returns: its colour, at least 3:1 on the surface and, but for grey and slots, on what is selected
 */
XlColour
xl_chart_tone (const XlTheme *theme, XlChartTone tone)
{
  XlColour light = theme->accent, slot;

  switch (tone)
    {
    case XL_CHART_TONE_GREY:
      return theme->line2;
    case XL_CHART_TONE_AMBER:
      return theme->amber;
    case XL_CHART_TONE_GREEN:
      return theme->green;
    case XL_CHART_TONE_DARK:
      return theme->ink2;
    case XL_CHART_TONE_RED:
      return theme->red;
    case XL_CHART_TONE_LIGHT:
      for (double share = 0.55; share >= 0; share -= 0.05)
        {
          light = xl_colour_mix (theme->accent, theme->surface, share);
          if (xl_colour_contrast (light, theme->surface) >= 3 && xl_colour_contrast (light, theme->accent_tint) >= 3
              && xl_colour_contrast (light, hover_colour (theme)) >= 3)
            break;
        }
      return light;
    case XL_CHART_TONE_ACCENT:
      return theme->accent;
    case XL_CHART_TONE_SLOT:
    default:
      /* The palette was chosen for the canvas of the map, which may differ from the surface. */
      slot = theme->slot[tone >= XL_CHART_TONE_SLOT ? (tone - XL_CHART_TONE_SLOT) % G_N_ELEMENTS (theme->slot) : 0];
      for (guint i = 0; i < 10 && xl_colour_contrast (slot, theme->surface) < 3; i++)
        slot = xl_colour_mix (slot, theme->ink, 0.05);
      return slot;
    }
}

/* Lines that only help the eye stay behind what they help to read, also where all lines are black. */
XlColour
xl_kit_grid_colour (const XlTheme *theme)
{
  return xl_colour_contrast (theme->line, theme->surface) > 3 ? xl_colour_mix (theme->surface, theme->line, 0.3) : theme->line;
}

/* Height of a line of text. */
double
xl_kit_line (const XlTheme *theme, double size)
{
  double width, height;

  xl_pen_size (xl_pen_layout (theme, "Ag", size, 400), &width, &height);
  return ceil (height);
}

double
xl_kit_width (const XlTheme *theme, const char *text, double size, int weight)
{
  double width, height;

  if (!text || !*text)
    return 0;
  xl_pen_size (xl_pen_layout (theme, text, size, weight), &width, &height);
  return width;
}

/* The longest beginning of @text that fits with an ellipsis, or %NULL: where no letter fits. */
static PangoLayout *
cut_to (const XlTheme *theme, const char *text, double size, int weight, double room)
{
  glong low = 0, high = g_utf8_strlen (text, 2000);
  PangoLayout *found = NULL;

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *cut = g_strconcat (g_strchomp (head), "\xe2\x80\xa6", NULL);
      PangoLayout *layout = xl_pen_layout (theme, cut, size, weight);
      double width, height;

      xl_pen_size (layout, &width, &height);
      if (width <= room)
        {
          low = middle;
          g_set_object (&found, layout);
        }
      else
        high = middle - 1;
    }
  return found;
}

/**
 * xl_kit_write:
 * @cr: where
 * @theme: gives family and scale of text
 * @text: (nullable): literal UTF-8
 * @size: px at scale 1
 * @weight: a PangoWeight
 * @within: no part of the text is outside of it
 * @x: px
 * @y: middle of the line, px
 * @align: 0: @x is the left end, 0.5: the middle, 1: the right end
 * @colour: of the text
 * @halo: (nullable): around it, xl_kit_halo() wide; it may leave @within by so much
 *
 * Returns: %FALSE if nothing was written, for want of text or of room
 */
gboolean
xl_kit_write (cairo_t *cr, const XlTheme *theme, const char *text, double size, int weight, const XlBox *within,
              double x, double y, double align, XlColour colour, const XlColour *halo)
{
  g_autoptr (GObject) cut = NULL;
  PangoLayout *layout;
  double width, height, left;

  if (!text || !*text || within->width <= 0)
    return FALSE;
  layout = xl_pen_layout (theme, text, size, weight);
  xl_pen_size (layout, &width, &height);
  if (width > within->width)
    {
      layout = cut_to (theme, text, size, weight, within->width);
      cut = (GObject *) layout;
      if (!layout)
        return FALSE;
      xl_pen_size (layout, &width, &height);
    }
  if (height > within->height + 0.5)
    return FALSE;
  left = CLAMP (x - align * width, within->x, xl_kit_right (within) - width);
  y = CLAMP (y - height / 2, within->y, MAX (xl_kit_bottom (within) - height, within->y));
  if (halo)
    xl_pen_show_halo (cr, layout, left, y, colour, *halo, xl_kit_halo (theme));
  else
    xl_pen_show (cr, layout, left, y, colour);
  return TRUE;
}

/**
 * xl_kit_wrap:
 * @theme: gives family and scale of text
 * @text: literal UTF-8
 * @size: px at scale 1
 * @weight: a PangoWeight
 * @width: of a line, px
 * @lines: (out): the lines, to be freed; the last one may be too long
 * @most: lines allowed, up to %XL_KIT_LINES
 *
 * Breaks at blanks; a word that is too long has a line of its own.
 *
 * Returns: how many lines
 */
guint
xl_kit_wrap (const XlTheme *theme, const char *text, double size, int weight, double width,
             char *lines[XL_KIT_LINES], guint most)
{
  const char *at = text;
  guint n = 0;

  most = CLAMP (most, 1, XL_KIT_LINES);
  while (*at && n < most)
    {
      gsize length = n + 1 == most ? strlen (at) : 0;

      while (at[length])
        {
          gsize next = length + (length > 0) + strcspn (at + length + (length > 0), " ");
          g_autofree char *line = g_strndup (at, next);

          if (length > 0 && xl_kit_width (theme, line, size, weight) > width)
            break;
          length = MAX (next, length + 1);
        }
      lines[n++] = g_strndup (at, length);
      at += length;
      if (*at == ' ')
        at++;
    }
  return n;
}

/* Does it go in, wrapped, without a cut? */
gboolean
xl_kit_fits (const XlTheme *theme, const char *text, double size, int weight, const XlBox *within)
{
  double line = xl_kit_line (theme, size);
  char *lines[XL_KIT_LINES] = { NULL };
  gboolean fits = within->height >= line;
  guint n;

  if (!text || !*text || !fits)
    return fits;
  n = xl_kit_wrap (theme, text, size, weight, within->width, lines, (guint) (within->height / line));
  for (guint i = 0; i < n; i++)
    {
      fits = fits && xl_kit_width (theme, lines[i], size, weight) <= within->width;
      g_free (lines[i]);
    }
  return fits;
}

/* The size of text in a row of this height: down to 9 in a low one. */
double
xl_kit_row_size (const XlTheme *theme, double size, double row)
{
  while (size > 9 && xl_kit_line (theme, size) > row)
    size -= 0.5;
  return size;
}

/* The size, from the text's down to 10, at which it goes in without a cut; 10 where it does not. */
double
xl_kit_shrink (const XlTheme *theme, const char *text, int weight, const XlBox *within)
{
  double size = XL_KIT_TEXT;

  while (size > 10 && !xl_kit_fits (theme, text, size, weight, within))
    size -= 0.5;
  return size;
}

/* As many lines as there is room for, in the middle of the box's height. */
void
xl_kit_write_wrapped (cairo_t *cr, const XlTheme *theme, const char *text, double size, int weight,
                      const XlBox *within, double align, XlColour colour)
{
  double line = xl_kit_line (theme, size), top;
  char *lines[XL_KIT_LINES] = { NULL };
  guint n;

  if (!text || !*text || within->height < line || within->width <= 0)
    return;
  n = xl_kit_wrap (theme, text, size, weight, within->width, lines, (guint) (within->height / line));
  top = within->y + (within->height - n * line) / 2;
  for (guint i = 0; i < n; i++)
    {
      XlBox row = { within->x, top + i * line, within->width, line };

      xl_kit_write (cr, theme, lines[i], size, weight, &row, within->x + align * within->width,
                    row.y + line / 2, align, colour, NULL);
      g_free (lines[i]);
    }
}

/* A figure as the reader writes it; free it. */
char *
xl_kit_figure (const XlChartHead *head, double value, guint decimals)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 64], format[16];

  if (head->write)
    return head->write (value, MIN (decimals, 15), head->write_data);
  if (decimals > 9 || fabs (value) >= 1e15)
    g_strlcpy (format, "%.4g", sizeof format);
  else
    g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (text, sizeof text, format, value);
  return text[0] == '-' ? g_strconcat ("\xe2\x88\x92", text + 1, NULL) : g_strdup (text);
}

static double
head_height (const XlTheme *theme, const XlChartHead *head)
{
  gboolean shown = (head->title && *head->title) || (head->unit && *head->unit) || head->illustrative;

  return shown ? xl_kit_line (theme, XL_KIT_TITLE) + 4 * theme->text_scale : 0;
}

/* What is left below the head. */
XlBox
xl_kit_body (const XlTheme *theme, const XlChartHead *head, double width, double height)
{
  double top;

  width = isfinite (width) ? MAX (width, 0) : 0;
  height = isfinite (height) ? MAX (height, 0) : 0;
  top = MIN (head_height (theme, head), height);
  return (XlBox) { 0, top, width, height - top };
}

/* Title, unit lighter beside it, and at the right the mark of invented figures. */
void
xl_kit_draw_head (cairo_t *cr, const XlTheme *theme, const XlChartHead *head, double width, double height)
{
  double line = head_height (theme, head), s = theme->text_scale, mark = 10 * s, x = 0;
  XlBox row = { 0, 0, width, line };

  if (!isfinite (width) || !isfinite (height) || line <= 0 || line > height)
    return;
  if (head->illustrative && width > 4 * mark)
    {
      row.width -= mark + 6 * s;
      xl_draw_hatch_mark (cr, theme, width - mark, (line - 4 * s - mark) / 2, mark);
    }
  if (head->title
      && xl_kit_write (cr, theme, head->title, XL_KIT_TITLE, 700, &row, 0, (line - 4 * s) / 2, 0, theme->ink, NULL))
    x = MIN (xl_kit_width (theme, head->title, XL_KIT_TITLE, 700), row.width) + 8 * s;
  row.width -= x;
  row.x = x;
  /* Half a unit says nothing. */
  if (head->unit && (x == 0 || xl_kit_width (theme, head->unit, XL_KIT_TEXT, 400) <= row.width))
    xl_kit_write (cr, theme, head->unit, XL_KIT_TEXT, 400, &row, x, (line - 4 * s) / 2, 0, theme->ink2, NULL);
}

void
xl_kit_draw_empty (cairo_t *cr, const XlTheme *theme, const XlChartHead *head, const XlBox *body)
{
  xl_kit_write_wrapped (cr, theme, head->empty, XL_KIT_TEXT, 400, body, 0.5, theme->ink2);
}

static void
draw_sign (cairo_t *cr, const XlTheme *theme, const XlKitKey *key, double x, double y, double size)
{
  XlBox box = { x, y - size / 2, size, size };

  switch (key->style)
    {
    case XL_KIT_KEY_LINE:
    case XL_KIT_KEY_DASHED:
      xl_kit_rule (cr, x, y, x + size, y, 2 * size / 10, key->style == XL_KIT_KEY_DASHED ? size / 3 : 0, key->colour);
      break;
    case XL_KIT_KEY_FRAMED:
      cairo_rectangle (cr, box.x + 0.5, box.y + 0.5, size - 1, size - 1);
      xl_pen_set (cr, key->ground);
      cairo_fill_preserve (cr);
      xl_pen_set (cr, key->colour);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      break;
    case XL_KIT_KEY_SOLID:
    case XL_KIT_KEY_HATCHED:
    case XL_KIT_KEY_OPEN:
    default:
      xl_kit_fill (cr, theme, &box, key->colour, (XlKitFill) key->style);
      break;
    }
}

/**
 * xl_kit_key:
 * @cr: (nullable): where; without it the key is only measured
 * @theme: colours
 * @keys: (array length=n): entries
 * @n: how many
 * @within: as wide as the key may be, from the top; not higher than this when drawn
 *
 * Returns: its height: one line or more
 */
double
xl_kit_key (cairo_t *cr, const XlTheme *theme, const XlKitKey *keys, guint n, const XlBox *within)
{
  double s = theme->text_scale, line = xl_kit_line (theme, XL_KIT_TEXT) + 2 * s, sign = 10 * s, x = 0, y = 0;

  for (guint i = 0; i < n; i++)
    {
      double own = sign + 6 * s + xl_kit_width (theme, keys[i].name, XL_KIT_TEXT, 400);
      XlBox row;

      if (x > 0 && x + own > within->width)
        {
          x = 0;
          y += line;
        }
      row = (XlBox) { within->x + x + sign + 6 * s, within->y + y, within->width - x - sign - 6 * s, line };
      if (cr && y + line <= within->height + 0.5 && row.width > 0)
        {
          draw_sign (cr, theme, &keys[i], within->x + x, row.y + line / 2, sign);
          xl_kit_write (cr, theme, keys[i].name, XL_KIT_TEXT, 400, &row, row.x, row.y + line / 2, 0, theme->ink2, NULL);
        }
      x += own + 16 * s;
    }
  return n ? y + line : 0;
}

/* Lines at 45 degrees, cut to the box by arithmetic; their phase is that of the chart, so neighbours go
 * together. One path, one stroke. */
void
xl_kit_hatch (cairo_t *cr, const XlTheme *theme, const XlBox *box, XlColour colour)
{
  double s = CLAMP (theme->text_scale, 1, 3), step = 4.6 * G_SQRT2 * s;
  double right = xl_kit_right (box), bottom = xl_kit_bottom (box);
  guint lines = 0;

  if (!(box->width > 0.5 && box->height > 0.5 && box->width + box->height < 1e5))
    return;
  for (double c = ceil ((box->x + box->y) / step) * step; c < right + bottom; c += step, lines++)
    {
      double x0 = MAX (box->x, c - bottom), x1 = MIN (right, c - box->y);

      cairo_move_to (cr, x0, c - x0);
      cairo_line_to (cr, x1, c - x1);
    }
  if (!lines)
    return;
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, 1.5 * s);
  cairo_stroke (cr);
}

/**
 * xl_kit_fill:
 * @cr: where
 * @theme: colours
 * @box: a bar
 * @colour: its colour
 * @fill: how firm
 *
 * Solid, or hatched on a tint with an outline, or the outline alone. Nothing for a box without an area.
 */
void
xl_kit_fill (cairo_t *cr, const XlTheme *theme, const XlBox *box, XlColour colour, XlKitFill fill)
{
  if (!(box->width > 0 && box->height > 0))
    return;
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  if (fill == XL_KIT_SOLID || box->width < 3 || box->height < 3)
    {
      xl_pen_set (cr, colour);
      cairo_fill (cr);
      return;
    }
  xl_pen_set (cr, xl_colour_mix (theme->surface, colour, 0.12));
  cairo_fill (cr);
  if (fill == XL_KIT_HATCHED)
    {
      /* The ends of the lines are square: their corners reach further than the lines. */
      XlBox inner = xl_kit_inset (box, 0.85 * CLAMP (theme->text_scale, 1, 3));

      xl_kit_hatch (cr, theme, &inner, colour);
    }
  cairo_rectangle (cr, box->x + 0.5, box->y + 0.5, box->width - 1, box->height - 1);
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

void
xl_kit_round (cairo_t *cr, const XlBox *box, double radius)
{
  double r = CLAMP (radius, 0, MIN (box->width, box->height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, xl_kit_right (box) - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, xl_kit_right (box) - r, xl_kit_bottom (box) - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, xl_kit_bottom (box) - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* A straight line; with @dash, dashed by so many px. Level and upright ones lie on whole pixels. */
void
xl_kit_rule (cairo_t *cr, double x0, double y0, double x1, double y1, double line, double dash, XlColour colour)
{
  double half = (int) (line + 0.5) % 2 ? 0.5 : 0;

  if (y0 == y1)
    y0 = y1 = floor (y0) + half;
  else if (x0 == x1)
    x0 = x1 = floor (x0) + half;
  cairo_save (cr);
  if (dash > 0)
    cairo_set_dash (cr, (double[]) { dash, dash * 0.7 }, 2, 0);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  xl_pen_set (cr, colour);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What lies behind a part that is selected or pointed at. Where tints are no colours, a frame says it. */
void
xl_kit_mark_part (cairo_t *cr, const XlTheme *theme, const XlChartHead *head, guint index, const XlBox *box)
{
  gboolean selected = head->selected == index + 1, hover = head->hover == index + 1;

  if ((!selected && !hover) || !(box->width > 0 && box->height > 0))
    return;
  xl_kit_round (cr, box, 4);
  xl_pen_set (cr, selected ? theme->accent_tint : hover_colour (theme));
  cairo_fill (cr);
  if (xl_colour_contrast (theme->accent_tint, theme->surface) < 1.05 && box->width > 4 && box->height > 4)
    {
      XlBox frame = { box->x + 1, box->y + 1, box->width - 2, box->height - 2 };

      xl_kit_round (cr, &frame, 4);
      xl_pen_set (cr, selected ? theme->accent : theme->ink2);
      cairo_set_line_width (cr, selected ? 2 : 1);
      cairo_stroke (cr);
    }
}

/* Width of the figures left of an axis; 0 where they would take more than 45 % of @width. */
double
xl_kit_gutter (const XlTheme *theme, const XlChartHead *head, const XlAxis *axis, double width)
{
  double widest = 0;

  for (guint i = 0; i < axis->n; i++)
    {
      g_autofree char *text = xl_kit_figure (head, xl_axis_tick (axis, i), axis->decimals);

      widest = MAX (widest, xl_kit_width (theme, text, XL_KIT_TEXT, 400));
    }
  widest = ceil (widest) + 8 * theme->text_scale;
  return widest > width * 0.45 ? 0 : widest;
}

/* Level lines with their figures at the left; the line at zero is stronger. */
void
xl_kit_draw_grid (cairo_t *cr, const XlTheme *theme, const XlChartHead *head, const XlAxis *axis,
                  const XlBox *plot, const XlBox *gutter)
{
  double line = xl_kit_line (theme, XL_KIT_TEXT), last = G_MAXDOUBLE;

  for (guint i = 0; i < axis->n; i++)
    {
      double value = xl_axis_tick (axis, i);
      double y = xl_kit_bottom (plot) - plot->height * xl_axis_share (axis, value);
      g_autofree char *text = xl_kit_figure (head, value, axis->decimals);

      xl_kit_rule (cr, plot->x, MIN (y, xl_kit_bottom (plot) - 1), xl_kit_right (plot),
                   MIN (y, xl_kit_bottom (plot) - 1), 1, 0, value == 0 ? theme->line2 : xl_kit_grid_colour (theme));
      if (gutter->width > 0 && last - y >= line)
        {
          XlBox row = { gutter->x, gutter->y, gutter->width - 6 * theme->text_scale, gutter->height };

          if (xl_kit_write (cr, theme, text, XL_KIT_TEXT, 400, &row, xl_kit_right (&row), y, 1, theme->ink2, NULL))
            last = y;
        }
    }
}

/* Upright lines with their figures below; figures that would touch another are left out. */
void
xl_kit_draw_feet (cairo_t *cr, const XlTheme *theme, const XlChartHead *head, const XlAxis *axis,
                  const XlBox *plot, const XlBox *feet)
{
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < axis->n; i++)
    {
      double value = xl_axis_tick (axis, i), x = plot->x + plot->width * xl_axis_share (axis, value), width, left;
      g_autofree char *text = xl_kit_figure (head, value, axis->decimals);

      xl_kit_rule (cr, MIN (x, xl_kit_right (plot) - 1), plot->y, MIN (x, xl_kit_right (plot) - 1),
                   xl_kit_bottom (plot), 1, 0, xl_kit_grid_colour (theme));
      width = xl_kit_width (theme, text, XL_KIT_TEXT, 400);
      if (width > feet->width)
        continue;
      left = CLAMP (x - width / 2, feet->x, xl_kit_right (feet) - width);
      if (left < last + 8 * theme->text_scale)
        continue;
      if (xl_kit_write (cr, theme, text, XL_KIT_TEXT, 400, feet, x, feet->y + feet->height / 2, 0.5, theme->ink2, NULL))
        last = left + width;
    }
}

void
xl_kit_places_init (XlKitPlaces *places)
{
  places->boxes = g_array_new (FALSE, FALSE, sizeof (XlBox));
}

void
xl_kit_places_free (XlKitPlaces *places)
{
  g_clear_pointer (&places->boxes, g_array_unref);
}

void
xl_kit_places_add (XlKitPlaces *places, const XlBox *box)
{
  g_array_append_vals (places->boxes, box, 1);
}

/* The area of @box that is taken already, px². */
double
xl_kit_places_hit (const XlKitPlaces *places, const XlBox *box)
{
  double hit = 0;

  for (guint i = 0; i < places->boxes->len; i++)
    {
      const XlBox *other = &g_array_index (places->boxes, XlBox, i);
      double w = MIN (xl_kit_right (box), xl_kit_right (other)) - MAX (box->x, other->x);
      double h = MIN (xl_kit_bottom (box), xl_kit_bottom (other)) - MAX (box->y, other->y);

      if (w > 0 && h > 0)
        hit += w * h;
    }
  return hit;
}
