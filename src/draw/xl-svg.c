/* xl-svg.c - texts of an SVG as texts, and the same bytes every time */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* cairo writes text as outlines: nobody can search, select or translate them. So the pen, drawing on
 * a surface that carries an XlSvgTexts, notes the text and leaves a mark: a speck whose colour is the
 * number of the text and whose opacity nothing else has. When cairo is done, every mark is replaced
 * by a <text>, in its place among the shapes. The text is squeezed or stretched to the width that was
 * measured here, so labels do not touch where the font is missing.
 *
 * cairo numbers its surfaces over the whole life of a process: ids are renumbered as they appear. */

#include "xl-svg.h"

#include <math.h>
#include <string.h>

#define MARK_OPACITY 0.015625
#define MARK_TEXT "0.015625"

typedef struct
{
  char *text;    /* owned */
  char *family;  /* owned */
  int weight;
  double size, x, y, width;
  XlColour colour, halo;
  double halo_width; /* 0 for none */
} Entry;

struct _XlSvgTexts
{
  GArray *entries; /* of Entry */
};

static const cairo_user_data_key_t key;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry->family);
}

/**
 * xl_svg_texts_new:
 * @surface: an SVG surface; must not be drawn on after the result is freed
 *
 * Returns: (transfer full): the notes of texts drawn on @surface
 */
XlSvgTexts *
xl_svg_texts_new (cairo_surface_t *surface)
{
  XlSvgTexts *self = g_new0 (XlSvgTexts, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  cairo_surface_set_user_data (surface, &key, self, NULL);
  return self;
}

/**
 * xl_svg_texts_free:
 * @self: (nullable): notes
 */
void
xl_svg_texts_free (XlSvgTexts *self)
{
  if (!self)
    return;
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * xl_svg_texts_record:
 * @cr: where
 * @layout: a line
 * @x: its left end
 * @y: its upper end
 * @colour: of the text
 * @halo: (nullable): colour around it
 * @halo_width: of the halo, px
 *
 * Returns: %FALSE when @cr does not draw on a surface with notes: then draw as usual
 */
gboolean
xl_svg_texts_record (cairo_t *cr, PangoLayout *layout, double x, double y, XlColour colour,
                     const XlColour *halo, double halo_width)
{
  XlSvgTexts *self = cairo_surface_get_user_data (cairo_get_target (cr), &key);
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  Entry entry = { 0 };
  PangoRectangle logical;
  guint number;

  if (!self)
    return FALSE;
  number = self->entries->len;
  pango_layout_get_extents (layout, NULL, &logical);
  entry.text = g_strdup (pango_layout_get_text (layout));
  entry.family = g_strdup (pango_font_description_get_family (font));
  entry.weight = (int) pango_font_description_get_weight (font);
  entry.size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  entry.width = (double) logical.width / PANGO_SCALE;
  entry.x = x;
  entry.y = y + (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  entry.colour = colour;
  if (halo)
    {
      entry.halo = *halo;
      entry.halo_width = halo_width;
    }
  cairo_user_to_device (cr, &entry.x, &entry.y);
  g_array_append_val (self->entries, entry);
  cairo_new_path (cr);
  cairo_rectangle (cr, x + entry.width / 2, y + (double) logical.height / PANGO_SCALE / 2, 1, 1);
  cairo_set_source_rgba (cr, (number >> 16 & 255) / 255.0, (number >> 8 & 255) / 255.0,
                         (number & 255) / 255.0, MARK_OPACITY);
  cairo_fill (cr);
  return TRUE;
}

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  if (g_str_has_suffix (text, ".00"))
    text[strlen (text) - 3] = '\0';
  g_string_append (out, text);
}

static void
append_entry (GString *out, const Entry *e)
{
  g_autofree char *text = g_markup_escape_text (e->text, -1);
  g_autofree char *family = g_markup_escape_text (e->family, -1);
  char hex[8];

  g_string_append (out, "<text x=\"");
  append_number (out, e->x);
  g_string_append (out, "\" y=\"");
  append_number (out, e->y);
  g_string_append (out, "\" textLength=\"");
  append_number (out, e->width);
  g_string_append (out, "\" lengthAdjust=\"spacingAndGlyphs\" font-size=\"");
  append_number (out, e->size);
  g_string_append_printf (out, "\" font-weight=\"%d\" font-family=\"%s\"", e->weight, family);
  xl_colour_to_hex (e->colour, hex);
  g_string_append_printf (out, " fill=\"%s\"", hex);
  if (e->halo_width > 0)
    {
      xl_colour_to_hex (e->halo, hex);
      g_string_append_printf (out, " stroke=\"%s\" stroke-width=\"", hex);
      append_number (out, 2 * e->halo_width);
      g_string_append (out, "\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_printf (out, " xml:space=\"preserve\">%s</text>\n", text);
}

/* The number that a mark's colour says, or -1. */
static int
mark_number (const char *line, gsize length)
{
  g_autofree char *copy = g_strndup (line, length);
  const char *rgb = strstr (copy, "rgb("), *opacity = strstr (copy, "fill-opacity");
  guint number = 0;

  if (!rgb || !opacity || !strstr (opacity, MARK_TEXT))
    return -1;
  rgb += 4;
  for (guint i = 0; i < 3; i++)
    {
      char *rest;
      double percent = g_ascii_strtod (rgb, &rest);

      number = number << 8 | (guint) (CLAMP (percent, 0, 100) * 2.55 + 0.5);
      while (*rest == '%' || *rest == ',' || *rest == ' ')
        rest++;
      rgb = rest;
    }
  return (int) number;
}

/* cairo's name for something, as a number by order of appearance. */
static guint
renumber (GHashTable *names, const char *name, gsize length)
{
  g_autofree char *copy = g_strndup (name, length);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (names, copy));

  if (!number)
    {
      number = g_hash_table_size (names) + 1;
      g_hash_table_insert (names, g_steal_pointer (&copy), GUINT_TO_POINTER (number));
    }
  return number;
}

/* Copies a line of cairo's, ids renumbered. */
static void
append_renumbered (GString *out, GHashTable *names, const char *line, gsize length)
{
  static const char *const before[] = { " id=\"", "url(#", "href=\"#" };
  const char *at = line, *end = line + length;

  while (at < end)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (before) && !found; i++)
        {
          gsize n = strlen (before[i]);
          const char *stop;

          if ((gsize) (end - at) <= n || strncmp (at, before[i], n) != 0)
            continue;
          for (stop = at + n; stop < end && *stop != '"' && *stop != ')';)
            stop++;
          g_string_append_len (out, at, (gssize) n);
          g_string_append_printf (out, "x%u",
                                  renumber (names, at + n, (gsize) (stop - at) - n));
          at = stop;
          found = TRUE;
        }
      if (!found)
        g_string_append_c (out, *at++);
    }
}

/**
 * xl_svg_finish:
 * @self: the notes
 * @raw: what cairo wrote
 *
 * Returns: (transfer full): the SVG with its texts
 */
GByteArray *
xl_svg_finish (XlSvgTexts *self, const GByteArray *raw)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_sized_new (raw->len + 256 * self->entries->len);
  const char *at = (const char *) raw->data, *end = at + raw->len;
  gsize length;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize n = (gsize) ((newline ? newline + 1 : end) - at);
      int mark = n > 5 && strncmp (at, "<path", 5) == 0 ? mark_number (at, n) : -1;

      if (mark >= 0 && (guint) mark < self->entries->len)
        append_entry (out, &g_array_index (self->entries, Entry, mark));
      else
        append_renumbered (out, names, at, n);
      at += n;
    }
  length = out->len;
  return g_byte_array_new_take ((guint8 *) g_string_free (out, FALSE), length);
}
