/* xl-pen.c - writing with pango: styles, cached layouts, nothing but literal text */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shaping a label costs three times as much as drawing it, so layouts are kept, per thread, by text,
 * size, weight and family. Metrics are not rounded to whole pixels: a label is as wide on the screen
 * as in an SVG. */

#include "xl-pen.h"

#include <string.h>

#include "xl-svg.h"

/* The cache is emptied when it holds so many layouts. */
#define KEPT 6000

/* Text beyond this is cut: no line of a picture is longer. */
#define MAX_BYTES 2000

typedef struct
{
  PangoContext *context;
  GHashTable *layouts; /* key -> PangoLayout */
} Pen;

static void
pen_free (gpointer data)
{
  Pen *pen = data;

  g_clear_object (&pen->context);
  g_clear_pointer (&pen->layouts, g_hash_table_unref);
  g_free (pen);
}

static GPrivate pens = G_PRIVATE_INIT (pen_free);

static Pen *
pen_get (void)
{
  Pen *pen = g_private_get (&pens);
  cairo_font_options_t *options;

  if (pen)
    return pen;
  pen = g_new0 (Pen, 1);
  pen->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pen->context, options);
  pango_cairo_context_set_resolution (pen->context, 96);
  cairo_font_options_destroy (options);
  pen->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_private_set (&pens, pen);
  return pen;
}

/* Forgets all layouts of this thread. */
void
xl_pen_drop (void)
{
  g_private_replace (&pens, NULL);
}

/* Characters that turn the direction of what follows must end with the label: set it apart. */
static char *
isolate (const char *text)
{
  g_autofree char *valid = NULL;
  gboolean plain = TRUE;
  gsize length = strlen (text);

  if (length <= MAX_BYTES)
    {
      for (const char *p = text; *p && plain; p++)
        plain = *p >= ' ' && (guchar) *p < 0x7f;
      if (plain)
        return g_strdup (text);
    }
  valid = g_utf8_make_valid (text, (gssize) MIN (length, MAX_BYTES));
  for (char *p = valid; *p; p++)
    if ((guchar) *p < ' ' || *p == 0x7f)
      *p = ' ';
  /* U+FFFE and U+FFFF are no characters, and no XML: three blanks instead of three bytes. */
  for (char *p = valid; (p = strstr (p, "\xef\xbf")) != NULL; p += 2)
    if ((guchar) p[2] >= 0xbe)
      memcpy (p, "   ", 3);
  return g_strconcat ("\xe2\x81\xa8", valid, "\xe2\x81\xa9", NULL);
}

/**
 * xl_pen_layout:
 * @theme: gives family and scale of text
 * @text: literal UTF-8
 * @size: px at scale 1
 * @weight: a PangoWeight
 *
 * Returns: (transfer none): a line of text, kept until xl_pen_drop() or until very many others came
 */
PangoLayout *
xl_pen_layout (const XlTheme *theme, const char *text, double size, int weight)
{
  Pen *pen = pen_get ();
  g_autofree char *key = NULL, *literal = NULL;
  PangoFontDescription *font;
  PangoLayout *layout;
  int units = (int) (size * theme->text_scale * PANGO_SCALE + 0.5);

  key = g_strdup_printf ("%d %d %p %s", units, weight, (gconstpointer) theme->family, text);
  layout = g_hash_table_lookup (pen->layouts, key);
  if (layout)
    return layout;
  if (g_hash_table_size (pen->layouts) >= KEPT)
    g_hash_table_remove_all (pen->layouts);
  layout = pango_layout_new (pen->context);
  font = pango_font_description_new ();
  pango_font_description_set_family (font, theme->family);
  pango_font_description_set_absolute_size (font, units);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  literal = isolate (text);
  pango_layout_set_text (layout, literal, -1);
  g_hash_table_insert (pen->layouts, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * xl_pen_styled:
 * @theme: gives family and scale of text
 * @text: literal UTF-8
 * @style: as the style page says
 *
 * Returns: (transfer none): see xl_pen_layout()
 */
PangoLayout *
xl_pen_styled (const XlTheme *theme, const char *text, XlTextStyle style)
{
  static const struct
  {
    double size;
    int weight;
  } styles[XL_N_TEXT_STYLES] = {
    [XL_TEXT_REGION] = { 12, PANGO_WEIGHT_BOLD },
    [XL_TEXT_PROJECT] = { 12, PANGO_WEIGHT_NORMAL },
    [XL_TEXT_ORGANISATION] = { 11, PANGO_WEIGHT_NORMAL },
    [XL_TEXT_CODE] = { 10, PANGO_WEIGHT_BOLD },
    [XL_TEXT_STAGE] = { 12, PANGO_WEIGHT_ULTRABOLD },
    [XL_TEXT_LEGEND_TITLE] = { 12, PANGO_WEIGHT_BOLD },
    [XL_TEXT_LEGEND] = { 12, PANGO_WEIGHT_NORMAL },
    [XL_TEXT_NOTE] = { 12, PANGO_WEIGHT_NORMAL },
  };

  return xl_pen_layout (theme, text, styles[style].size, styles[style].weight);
}

/**
 * xl_pen_size:
 * @layout: a line
 * @width: (out): px
 * @height: (out): px
 */
void
xl_pen_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}

/**
 * xl_pen_show:
 * @cr: where
 * @layout: a line
 * @x: its left end
 * @y: its upper end
 * @colour: of the text
 */
void
xl_pen_show (cairo_t *cr, PangoLayout *layout, double x, double y, XlColour colour)
{
  if (xl_svg_texts_record (cr, layout, x, y, colour, NULL, 0))
    return;
  xl_pen_set (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * xl_pen_show_halo:
 * @cr: where
 * @layout: a line
 * @x: its left end
 * @y: its upper end
 * @colour: of the text
 * @halo: colour around it
 * @width: of the halo, px
 */
void
xl_pen_show_halo (cairo_t *cr, PangoLayout *layout, double x, double y, XlColour colour, XlColour halo,
                  double width)
{
  if (xl_svg_texts_record (cr, layout, x, y, colour, &halo, width))
    return;
  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, layout);
  xl_pen_set (cr, halo);
  cairo_set_line_width (cr, 2 * width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  xl_pen_show (cr, layout, x, y, colour);
}

/* The longest beginning of @text that, with an ellipsis, is no wider than @max_width. */
static PangoLayout *
cut_to (const XlTheme *theme, const char *text, double size, int weight, double max_width)
{
  glong low = 0, high = g_utf8_strlen (text, MAX_BYTES);
  PangoLayout *layout = NULL;

  for (;;)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *cut = g_strconcat (g_strchomp (head), "\xe2\x80\xa6", NULL);
      double width, height;

      layout = xl_pen_layout (theme, cut, size, weight);
      if (low >= high)
        return layout;
      xl_pen_size (layout, &width, &height);
      if (width <= max_width)
        low = middle;
      else
        high = middle - 1;
    }
}

/**
 * xl_pen_write:
 * @cr: where
 * @theme: gives family and scale of text
 * @text: literal UTF-8
 * @size: px at scale 1
 * @weight: a PangoWeight
 * @x: px
 * @y: middle of the line, px
 * @align: 0: @x is the left end, 0.5: the middle, 1: the right end
 * @max_width: px; a longer text is cut with an ellipsis; 0 for no limit
 * @colour: of the text
 */
void
xl_pen_write (cairo_t *cr, const XlTheme *theme, const char *text, double size, int weight, double x,
              double y, double align, double max_width, XlColour colour)
{
  PangoLayout *layout = xl_pen_layout (theme, text, size, weight);
  double width, height;

  xl_pen_size (layout, &width, &height);
  if (max_width > 0 && width > max_width)
    {
      layout = cut_to (theme, text, size, weight, max_width);
      xl_pen_size (layout, &width, &height);
    }
  xl_pen_show (cr, layout, x - align * width, y - height / 2, colour);
}
