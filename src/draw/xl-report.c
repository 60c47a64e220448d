/* xl-report.c - a text of titles, paragraphs and items: as plain text and on pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. Pages are A4, in points; the text can be selected, headings are bookmarks.
 * 2. A heading never stands alone at the foot of a page.
 * 3. The same report gives the same bytes. */

#include "xl-report.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "xl-pen.h"
#include "xl-sheet.h"

/* pt */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define MARGIN 56.7
#define FOOT 30.0
#define LEAD 48.0

struct _XlReport
{
  GPtrArray *lines; /* owned; of XlReportLine */
};

static void
line_free (gpointer data)
{
  XlReportLine *line = data;

  g_free (line->lead);
  g_free (line->text);
  g_free (line);
}

XlReport *
xl_report_new (void)
{
  XlReport *self = g_new0 (XlReport, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
xl_report_free (XlReport *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * xl_report_add:
 * @lead: (nullable): what stands in front of an item
 * @text: literal UTF-8; a long one is broken into lines
 */
void
xl_report_add (XlReport *self, XlReportStyle style, const char *lead, const char *text)
{
  XlReportLine *line = g_new0 (XlReportLine, 1);

  line->style = style;
  line->lead = g_strdup (lead);
  line->text = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->lines, line);
}

guint
xl_report_size (const XlReport *self)
{
  return self->lines->len;
}

const XlReportLine *
xl_report_nth (const XlReport *self, guint n)
{
  return g_ptr_array_index (self->lines, n);
}

static void
underline (GString *out, const char *text, char with)
{
  for (long i = 0; i < g_utf8_strlen (text, -1); i++)
    g_string_append_c (out, with);
  g_string_append_c (out, '\n');
}

/**
 * xl_report_dup_text:
 *
 * Returns: (transfer full): the report as plain text, as people write it in a mail
 */
char *
xl_report_dup_text (const XlReport *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const XlReportLine *line = g_ptr_array_index (self->lines, i);

      if (line->style == XL_REPORT_HEADING || (i > 0 && line->style == XL_REPORT_TITLE))
        g_string_append_c (out, '\n');
      if (line->style == XL_REPORT_ITEM)
        g_string_append_printf (out, "%-5s  ", line->lead != NULL ? line->lead : "");
      g_string_append_printf (out, "%s\n", line->text);
      if (line->style == XL_REPORT_TITLE || line->style == XL_REPORT_HEADING)
        underline (out, line->text, line->style == XL_REPORT_TITLE ? '=' : '-');
    }
  return g_string_free (out, FALSE);
}

/* --- pages -------------------------------------------------------------------------------------- */

static const struct
{
  double size;        /* pt */
  PangoWeight weight;
  double above, below; /* pt */
} styles[] = {
  [XL_REPORT_TITLE] = { 20, PANGO_WEIGHT_BOLD, 0, 2 },
  [XL_REPORT_QUIET] = { 10.5, PANGO_WEIGHT_NORMAL, 0, 6 },
  [XL_REPORT_HEADING] = { 13, PANGO_WEIGHT_BOLD, 16, 4 },
  [XL_REPORT_TEXT] = { 10.5, PANGO_WEIGHT_NORMAL, 0, 4 },
  [XL_REPORT_ITEM] = { 10.5, PANGO_WEIGHT_NORMAL, 0, 4 },
};

typedef struct
{
  cairo_surface_t *surface; /* NULL while pages are counted */
  cairo_t *cr;
  const XlTheme *theme;
  const char *page_words;
  guint page, n_pages;      /* from 1 */
  double y;
} Press;

static PangoLayout *
make_layout (Press *press, XlReportStyle style, const char *text, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (press->cr);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, press->theme->family);
  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static char *
number_words (const char *words, guint page, guint n_pages)
{
  g_autoptr (GString) out = g_string_new (words);
  g_autofree char *one = g_strdup_printf ("%u", page), *all = g_strdup_printf ("%u", n_pages);

  g_string_replace (out, "{1}", one, 1);
  g_string_replace (out, "{2}", all, 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
end_page (Press *press)
{
  g_autofree char *words = number_words (press->page_words, press->page, press->n_pages);
  PangoLayout *layout;

  if (press->surface == NULL)
    return;
  layout = make_layout (press, XL_REPORT_QUIET, words, PAGE_WIDTH - 2 * MARGIN);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  xl_pen_set (press->cr, press->theme->ink2);
  cairo_move_to (press->cr, MARGIN, PAGE_HEIGHT - MARGIN + FOOT - 14);
  pango_cairo_show_layout (press->cr, layout);
  g_object_unref (layout);
  cairo_show_page (press->cr);
}

static void
need (Press *press, double height)
{
  if (press->y + height <= PAGE_HEIGHT - MARGIN || press->y <= MARGIN)
    return;
  end_page (press);
  press->page++;
  press->y = MARGIN;
}

static void
add_bookmark (Press *press, const char *text)
{
  /* Where, as cairo reads it: with a point, whatever the locale. */
  char y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = NULL;

  if (press->surface == NULL)
    return;
  g_ascii_formatd (y, sizeof y, "%.1f", press->y);
  place = g_strdup_printf ("page=%u pos=[0 %s]", press->page, y);
  cairo_pdf_surface_add_outline (press->surface, CAIRO_PDF_OUTLINE_ROOT, text, place, 0);
}

static void
show_line (Press *press, PangoLayoutLine *line, double x, double baseline, XlColour colour)
{
  if (press->surface == NULL)
    return;
  xl_pen_set (press->cr, colour);
  cairo_move_to (press->cr, x, baseline);
  pango_cairo_show_layout_line (press->cr, line);
}

/* Line by line: a paragraph may go on on the next page. */
static void
set_paragraph (Press *press, const XlReportLine *paragraph)
{
  gboolean item = paragraph->style == XL_REPORT_ITEM;
  double x = MARGIN + (item ? LEAD : 0);
  XlColour colour = paragraph->style == XL_REPORT_QUIET ? press->theme->ink2 : press->theme->ink;
  PangoLayout *layout = make_layout (press, paragraph->style, paragraph->text, PAGE_WIDTH - MARGIN - x);
  PangoLayout *lead = item && paragraph->lead != NULL ? make_layout (press, XL_REPORT_QUIET, paragraph->lead, LEAD) : NULL;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean first = TRUE;

  if (press->y > MARGIN)
    press->y += styles[paragraph->style].above;
  if (paragraph->style == XL_REPORT_HEADING)
    {
      /* With two lines of what follows. */
      need (press, 4 * styles[XL_REPORT_HEADING].size);
      add_bookmark (press, paragraph->text);
    }
  do
    {
      PangoRectangle logical;
      double height, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = logical.height / (double) PANGO_SCALE;
      need (press, height);
      baseline = press->y + (pango_layout_iter_get_baseline (iter) - logical.y) / (double) PANGO_SCALE;
      show_line (press, pango_layout_iter_get_line_readonly (iter), x + logical.x / (double) PANGO_SCALE, baseline, colour);
      if (first && lead != NULL)
        show_line (press, pango_layout_get_line_readonly (lead, 0), MARGIN, baseline, press->theme->ink2);
      first = FALSE;
      press->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  press->y += styles[paragraph->style].below;
  pango_layout_iter_free (iter);
  g_clear_object (&lead);
  g_object_unref (layout);
}

static void
set_pages (Press *press, const XlReport *report)
{
  press->page = 1;
  press->y = MARGIN;
  for (guint i = 0; i < report->lines->len; i++)
    set_paragraph (press, g_ptr_array_index (report->lines, i));
  end_page (press);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const XlReport *report)
{
  /* See xl-sheet.c: the same report is to be the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  if (report->lines->len > 0)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, xl_report_nth (report, 0)->text);
}

/**
 * xl_report_pdf:
 * @theme: colours and family
 * @page_words: "Page {1} of {2}"
 * @error: %XL_SHEET_ERROR
 *
 * Returns: (transfer full) (nullable): a PDF of A4 pages, its text in embedded fonts
 */
GByteArray *
xl_report_pdf (const XlReport *report, const XlTheme *theme, const char *page_words, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  Press press = { .cr = cr, .theme = theme, .page_words = page_words };
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, report);
  set_pages (&press, report);
  press.n_pages = press.page;
  press.surface = surface;
  set_pages (&press, report);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, XL_SHEET_ERROR, XL_SHEET_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}
