/* xl-report-pages.c - a report on pages: as a PDF, and each page for the screen and the printer */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. Pages are A4, in points; the text can be selected, parts and headings are bookmarks.
 * 2. A heading never stands alone at the foot of a page, nor a line of a paragraph; a table says its headings again.
 * 3. The same report gives the same bytes. */

#include <cairo-pdf.h>
#include <math.h>

#include "xl-pen.h"
#include "xl-report-press.h"

/* pt */
#define FOOT (XL_REPORT_HEIGHT - 42)
#define LEAD 48.0    /* in front of an item, at least ... */
#define LEAD_MOST 150.0 /* ... and at most: a time, a kind of outcome */
#define LEAD_GAP 8.0
#define GAP 18.0     /* between columns */
#define LEAD_SIZE 9.5
#define LONG_TITLE 14.0
#define FACTS 3      /* beside each other */
#define FIGURES 4

/* Of a px, which is 1/96 inch. */
#define POINTS 0.75

static const struct
{
  double size;         /* pt */
  PangoWeight weight;
  double above, below; /* pt */
} styles[] = {
  [XL_REPORT_TITLE] = { 22, PANGO_WEIGHT_BOLD, 0, 2 },
  [XL_REPORT_QUIET] = { 9.5, PANGO_WEIGHT_NORMAL, 0, 6 },
  [XL_REPORT_HEADING] = { 13, PANGO_WEIGHT_BOLD, 20, 5 },
  [XL_REPORT_TEXT] = { 10, PANGO_WEIGHT_NORMAL, 0, 5 },
  [XL_REPORT_ITEM] = { 10, PANGO_WEIGHT_NORMAL, 0, 4 },
  [XL_REPORT_PART] = { 22, PANGO_WEIGHT_BOLD, 0, 2 },
  [XL_REPORT_STRONG] = { 13, PANGO_WEIGHT_BOLD, 2, 4 },
  [XL_REPORT_CODE] = { 9, PANGO_WEIGHT_NORMAL, 0, 6 },
  [XL_REPORT_FACT] = { 10, PANGO_WEIGHT_NORMAL, 3, 4 },
  [XL_REPORT_FIGURE] = { 17, PANGO_WEIGHT_BOLD, 6, 12 },
  [XL_REPORT_TABLE] = { XL_PRESS_CELL, PANGO_WEIGHT_NORMAL, 2, 10 },
  [XL_REPORT_PICTURE] = { 0, PANGO_WEIGHT_NORMAL, 4, 10 },
  [XL_REPORT_CLEAR] = { 0, PANGO_WEIGHT_NORMAL, 0, 4 },
};

PangoLayout *
xl_press_layout (XlPress *press, const char *text, double size, PangoWeight weight, double width)
{
  PangoLayout *layout = pango_layout_new (press->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, press->theme->family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  /* Figures stand below each other; without ligatures a word is found by those who search for it. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, liga=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
xl_press_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.height / (double) PANGO_SCALE;
}

static void
show (XlPress *press, PangoLayout *layout, double x, double y, XlColour colour)
{
  if (press->counting)
    return;
  xl_pen_set (press->cr, colour);
  cairo_move_to (press->cr, x, y);
  pango_cairo_show_layout (press->cr, layout);
}

/* Writes from @y on and lets go of @layout; where it ends. */
double
xl_press_put (XlPress *press, PangoLayout *layout, double x, double y, XlColour colour)
{
  double height = xl_press_height (layout);

  show (press, layout, x, y, colour);
  g_object_unref (layout);
  return y + height;
}

void
xl_press_rule (XlPress *press, double x, double y, double width, double line, XlColour colour)
{
  if (press->counting)
    return;
  xl_pen_set (press->cr, colour);
  cairo_set_line_width (press->cr, line);
  cairo_move_to (press->cr, x, y);
  cairo_rel_line_to (press->cr, width, 0);
  cairo_stroke (press->cr);
}

/* --- pages -------------------------------------------------------------------------------------- */

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
begin_page (XlPress *press)
{
  press->y = XL_PRESS_MARGIN;
  press->inset = press->beside_end = 0;
  if (press->counting || press->pages == NULL)
    return;
  g_ptr_array_add (press->pages,
                   cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                   &(cairo_rectangle_t) { 0, 0, XL_REPORT_WIDTH, XL_REPORT_HEIGHT }));
  cairo_destroy (press->cr);
  press->cr = cairo_create (g_ptr_array_index (press->pages, press->pages->len - 1));
}

static void
end_page (XlPress *press)
{
  g_autofree char *words = NULL;
  PangoLayout *layout;

  if (press->counting)
    return;
  words = number_words (press->page_words, press->page, press->n_pages);
  layout = xl_press_layout (press, words, XL_PRESS_SMALL, PANGO_WEIGHT_NORMAL, XL_PRESS_WIDTH);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  xl_press_put (press, layout, XL_PRESS_MARGIN, FOOT, press->theme->ink2);
  if (press->part != NULL)
    {
      layout = xl_press_layout (press, press->part->text, XL_PRESS_SMALL, PANGO_WEIGHT_NORMAL, XL_PRESS_WIDTH * 0.7);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      xl_press_put (press, layout, XL_PRESS_MARGIN, FOOT, press->theme->ink2);
    }
  xl_press_rule (press, XL_PRESS_MARGIN, FOOT - 6, XL_PRESS_WIDTH, 0.5, press->theme->line);
  if (press->pdf != NULL)
    cairo_show_page (press->cr);
}

void
xl_press_turn (XlPress *press)
{
  end_page (press);
  press->page++;
  begin_page (press);
}

/* Whether a page was turned for it. */
gboolean
xl_press_need (XlPress *press, double height)
{
  if (press->y + height <= XL_PRESS_BOTTOM || press->y <= XL_PRESS_MARGIN)
    return FALSE;
  xl_press_turn (press);
  return TRUE;
}

static int
add_bookmark (XlPress *press, int below, const char *text)
{
  g_autofree char *place = NULL;

  if (press->counting || press->pdf == NULL)
    return below;
  /* In whole points: cairo 1.16 reads a decimal mark in some locales only. */
  place = g_strdup_printf ("page=%u pos=[0 %d]", press->page, (int) press->y);
  return cairo_pdf_surface_add_outline (press->pdf, below, text, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* --- paragraphs --------------------------------------------------------------------------------- */

static XlColour
colour_of (const XlTheme *theme, const XlReportLine *line)
{
  switch (line->style)
    {
    case XL_REPORT_QUIET:
      return theme->ink2;
    case XL_REPORT_HEADING:
      return theme->accent_text;
    case XL_REPORT_STRONG:
      return line->mark == XL_REPORT_YES ? theme->green : line->mark == XL_REPORT_NO ? theme->red : theme->ink;
    case XL_REPORT_TITLE:
    case XL_REPORT_TEXT:
    case XL_REPORT_ITEM:
    case XL_REPORT_PART:
    case XL_REPORT_CODE:
    case XL_REPORT_FACT:
    case XL_REPORT_FIGURE:
    case XL_REPORT_TABLE:
    case XL_REPORT_PICTURE:
    case XL_REPORT_CLEAR:
      break;
    }
  return line->mark == XL_REPORT_NO ? theme->red : theme->ink;
}

/* Line by line: a paragraph may go on on the next page. */
static void
set_lines (XlPress *press, PangoLayout *layout, double x, XlColour colour)
{
  int n = pango_layout_get_line_count (layout), i = 0;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = logical.height / (double) PANGO_SCALE;
      /* The first line takes the second with it, and the last the one before. */
      xl_press_need (press, (i == 0 && n > 1) || (n > 2 && i == n - 2) ? 2 * height : height);
      if (!press->counting)
        {
          xl_pen_set (press->cr, colour);
          cairo_move_to (press->cr, x + logical.x / (double) PANGO_SCALE,
                         press->y + (pango_layout_iter_get_baseline (iter) - logical.y) / (double) PANGO_SCALE);
          pango_cairo_show_layout_line (press->cr, pango_layout_iter_get_line_readonly (iter));
        }
      press->y += height;
      i++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
set_paragraph (XlPress *press, const XlReportLine *line)
{
  gboolean item = line->style == XL_REPORT_ITEM, title = line->style == XL_REPORT_TITLE || line->style == XL_REPORT_PART;
  gboolean sign = xl_press_has_sign (line->mark) && line->style != XL_REPORT_STRONG;
  double x = XL_PRESS_MARGIN + press->inset + (item ? press->lead : sign ? XL_PRESS_SIGN + 2 : 0), size = styles[line->style].size;
  double width = XL_REPORT_WIDTH - XL_PRESS_MARGIN - x;
  PangoLayout *layout = xl_press_layout (press, line->text, size, styles[line->style].weight, width);

  /* A title of many words is said more quietly. */
  if (title && pango_layout_get_line_count (layout) > 2)
    {
      g_object_unref (layout);
      size = LONG_TITLE;
      layout = xl_press_layout (press, line->text, size, styles[line->style].weight, width);
    }
  if (title && line->lead != NULL)
    press->y = 4 + xl_press_put (press, xl_press_layout (press, line->lead, LEAD_SIZE, PANGO_WEIGHT_BOLD, XL_PRESS_WIDTH),
                                 XL_PRESS_MARGIN, press->y, press->theme->accent);
  xl_press_need (press, size * 1.4);
  if (item && line->lead != NULL)
    xl_press_put (press, xl_press_layout (press, line->lead, LEAD_SIZE, PANGO_WEIGHT_NORMAL, press->lead - LEAD_GAP),
                  XL_PRESS_MARGIN, press->y + 0.4, press->theme->ink2);
  if (sign)
    xl_press_mark (press, line->mark, XL_PRESS_MARGIN + press->inset, press->y + size * 0.22, size * 0.8);
  set_lines (press, layout, x, colour_of (press->theme, line));
  g_object_unref (layout);
}

/* Never broken: as small as it must be. */
static void
set_code (XlPress *press, const XlReportLine *line)
{
  double size = styles[XL_REPORT_CODE].size;
  PangoLayout *layout = xl_press_layout (press, line->text, size, PANGO_WEIGHT_NORMAL, XL_PRESS_WIDTH);
  PangoFontDescription *font = pango_font_description_copy (pango_layout_get_font_description (layout));
  PangoRectangle logical;

  pango_layout_set_width (layout, -1);
  pango_font_description_set_family (font, "monospace");
  pango_layout_set_font_description (layout, font);
  pango_layout_get_extents (layout, NULL, &logical);
  if (logical.width > XL_PRESS_WIDTH * PANGO_SCALE)
    {
      pango_font_description_set_absolute_size (font, styles[XL_REPORT_CODE].size * XL_PRESS_WIDTH * PANGO_SCALE
                                                          / logical.width * PANGO_SCALE * 0.995);
      pango_layout_set_font_description (layout, font);
    }
  pango_font_description_free (font);
  xl_press_need (press, xl_press_height (layout));
  press->y = xl_press_put (press, layout, XL_PRESS_MARGIN, press->y, press->theme->ink);
}

/* --- facts and figures -------------------------------------------------------------------------- */

static const XlReportBlock *
nth (const XlReport *report, guint i)
{
  return g_ptr_array_index (report->blocks, i);
}

static guint
count_alike (const XlReport *report, guint from, guint most)
{
  guint n = 0;

  while (n < most && from + n < report->blocks->len
         && nth (report, from + n)->line.style == nth (report, from)->line.style)
    n++;
  return n;
}

/* Large figures are not broken: all of a row are as small as the longest must be. */
static double
fitting_size (XlPress *press, const XlReport *report, guint from, guint n, double width)
{
  double size = styles[XL_REPORT_FIGURE].size;

  for (guint i = 0; i < n; i++)
    for (gboolean fits = FALSE; !fits && size > XL_PRESS_CELL; size -= fits ? 0 : 0.5)
      {
        PangoLayout *layout =
            xl_press_layout (press, nth (report, from + i)->line.text, size, styles[XL_REPORT_FIGURE].weight, width);

        fits = pango_layout_get_line_count (layout) == 1;
        g_object_unref (layout);
      }
  return size;
}

/* A row of facts or of large figures; how many lines of the report it took. */
static guint
set_row_of_facts (XlPress *press, const XlReport *report, guint from)
{
  gboolean large = nth (report, from)->line.style == XL_REPORT_FIGURE;
  guint most = large ? FIGURES : FACTS, n = count_alike (report, from, most);
  double width = (XL_PRESS_WIDTH - (most - 1) * GAP) / most, end = press->y;
  double size = large ? fitting_size (press, report, from, n, width) : styles[XL_REPORT_FACT].size;
  PangoLayout *parts[FIGURES][3] = { { NULL } };
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      const XlReportLine *line = &nth (report, from + i)->line;
      double sum = 0;

      parts[i][0] = xl_press_layout (press, line->lead, XL_PRESS_SMALL, PANGO_WEIGHT_NORMAL, width);
      parts[i][1] = xl_press_layout (press, line->text, size, styles[line->style].weight, width);
      if (line->note != NULL)
        parts[i][2] = xl_press_layout (press, line->note, XL_PRESS_SMALL - 0.5, PANGO_WEIGHT_NORMAL, width);
      for (guint part = 0; part < 3; part++)
        sum += parts[i][part] != NULL ? xl_press_height (parts[i][part]) : 0;
      height = MAX (height, sum);
    }
  xl_press_need (press, MIN (height + (large ? 6 : 0), XL_PRESS_BOTTOM - XL_PRESS_MARGIN));
  end = press->y;
  for (guint i = 0; i < n; i++)
    {
      double x = XL_PRESS_MARGIN + i * (width + GAP), y = press->y;

      if (large)
        {
          xl_press_rule (press, x, y, width, 1.25, press->theme->accent);
          y += 6;
        }
      y = xl_press_put (press, parts[i][0], x, y, press->theme->ink2);
      y = xl_press_put (press, parts[i][1], x, y, press->theme->ink);
      if (parts[i][2] != NULL)
        y = xl_press_put (press, parts[i][2], x, y, press->theme->ink2);
      end = MAX (end, y);
    }
  press->y = end;
  return n;
}

/* --- pictures ----------------------------------------------------------------------------------- */

static void
draw_picture (XlPress *press, const XlReportPicture *picture, double x, double width, double height)
{
  cairo_t *cr = press->cr;

  if (press->counting)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, press->y);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_scale (cr, POINTS, POINTS);
  picture->draw (cr, press->theme, width / POINTS, height / POINTS, picture->data);
  cairo_restore (cr);
}

static void
set_pictures (XlPress *press, const XlReportBlock *block)
{
  double sum = 0, x = XL_PRESS_MARGIN, room = XL_PRESS_WIDTH - (block->n_pictures - 1) * GAP;
  double height = MIN (block->height, XL_PRESS_BOTTOM - XL_PRESS_MARGIN);

  /* Rather a little lower than on the next page. */
  xl_press_need (press, MIN (block->least, height));
  height = MIN (height, XL_PRESS_BOTTOM - press->y);
  for (guint i = 0; i < block->n_pictures; i++)
    sum += block->pictures[i].share;
  if (block->beside)
    {
      draw_picture (press, block->pictures, x, XL_PRESS_WIDTH * block->pictures->share, height);
      press->inset = XL_PRESS_WIDTH * block->pictures->share + GAP;
      press->beside_end = press->y + height;
      return;
    }
  for (guint i = 0; i < block->n_pictures; i++)
    {
      double width = room * block->pictures[i].share / sum;

      draw_picture (press, &block->pictures[i], x, width, height);
      x += width + GAP;
    }
  press->y += height;
}

static void
clear_beside (XlPress *press)
{
  press->y = MAX (press->y, press->beside_end);
  press->inset = press->beside_end = 0;
}

/* --- the whole ---------------------------------------------------------------------------------- */

/* How much of what follows a heading stays with it, pt. */
static double
follow (XlPress *press, const XlReport *report, guint i)
{
  const XlReportBlock *block = i < report->blocks->len ? nth (report, i) : NULL;

  if (block == NULL)
    return 0;
  switch (block->line.style)
    {
    case XL_REPORT_QUIET:
      return 20 + follow (press, report, i + 1);
    case XL_REPORT_PICTURE:
      return block->least;
    case XL_REPORT_TABLE:
      return xl_press_table_begin (press, block);
    case XL_REPORT_FIGURE:
      return 66;
    case XL_REPORT_STRONG:
      return 30 + follow (press, report, i + 1);
    case XL_REPORT_FACT:
    case XL_REPORT_TEXT:
    case XL_REPORT_ITEM:
      return 34;
    case XL_REPORT_TITLE:
    case XL_REPORT_HEADING:
    case XL_REPORT_PART:
    case XL_REPORT_CODE:
    case XL_REPORT_CLEAR:
      break;
    }
  return 20;
}

static void
set_heading (XlPress *press, const XlReport *report, guint i)
{
  const XlReportLine *line = &nth (report, i)->line;

  clear_beside (press);
  xl_press_need (press, 24 + MIN (follow (press, report, i + 1), (XL_PRESS_BOTTOM - XL_PRESS_MARGIN) / 2));
  add_bookmark (press, press->part != NULL ? press->part_mark : CAIRO_PDF_OUTLINE_ROOT, line->text);
  set_paragraph (press, line);
}

static void
set_part (XlPress *press, const XlReportLine *line)
{
  clear_beside (press);
  if (press->y > XL_PRESS_MARGIN)
    xl_press_turn (press);
  press->part = line;
  press->part_mark = add_bookmark (press, CAIRO_PDF_OUTLINE_ROOT, line->text);
  set_paragraph (press, line);
}

/* How many lines of the report were set. */
static guint
set_block (XlPress *press, const XlReport *report, guint i)
{
  const XlReportBlock *block = nth (report, i);
  XlReportStyle style = block->line.style;
  guint n = 1;

  if (press->y > XL_PRESS_MARGIN)
    press->y += styles[style].above;
  switch (style)
    {
    case XL_REPORT_HEADING:
      set_heading (press, report, i);
      break;
    case XL_REPORT_PART:
      set_part (press, &block->line);
      break;
    case XL_REPORT_CODE:
      set_code (press, &block->line);
      break;
    case XL_REPORT_FACT:
    case XL_REPORT_FIGURE:
      n = set_row_of_facts (press, report, i);
      break;
    case XL_REPORT_TABLE:
      xl_press_table (press, block);
      break;
    case XL_REPORT_PICTURE:
      set_pictures (press, block);
      if (block->beside)
        return n;
      break;
    case XL_REPORT_CLEAR:
      clear_beside (press);
      break;
    case XL_REPORT_TITLE:
    case XL_REPORT_QUIET:
    case XL_REPORT_TEXT:
    case XL_REPORT_ITEM:
    case XL_REPORT_STRONG:
      set_paragraph (press, &block->line);
      break;
    }
  press->y += styles[style].below;
  return n;
}

/* As wide as the widest, so that none is cut that has room. */
static double
lead_width (XlPress *press, const XlReport *report)
{
  double width = LEAD;

  for (guint i = 0; i < report->blocks->len; i++)
    {
      const XlReportLine *line = &nth (report, i)->line;
      PangoLayout *layout;
      PangoRectangle logical;

      if (line->style != XL_REPORT_ITEM || line->lead == NULL)
        continue;
      layout = xl_press_layout (press, line->lead, LEAD_SIZE, PANGO_WEIGHT_NORMAL, LEAD_MOST - LEAD_GAP);
      pango_layout_get_extents (layout, NULL, &logical);
      width = MAX (width, ceil (logical.width / (double) PANGO_SCALE) + LEAD_GAP + 1);
      g_object_unref (layout);
    }
  return width;
}

static void
set_pages (XlPress *press, const XlReport *report)
{
  press->lead = lead_width (press, report);
  press->page = 1;
  press->part = NULL;
  press->part_mark = CAIRO_PDF_OUTLINE_ROOT;
  begin_page (press);
  for (guint i = 0; i < report->blocks->len;)
    i += set_block (press, report, i);
  end_page (press);
}

/* Lines break alike on every surface. A point is no pixel: glyphs stand where they belong, not on whole points. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

/* Once to count, once to draw. */
static void
set_twice (XlPress *press, const XlReport *report)
{
  press->context = make_context ();
  press->counting = TRUE;
  set_pages (press, report);
  press->n_pages = press->page;
  press->counting = FALSE;
  set_pages (press, report);
  g_clear_object (&press->context);
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
  if (report->blocks->len > 0)
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
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, XL_REPORT_WIDTH, XL_REPORT_HEIGHT);
  XlPress press = { .cr = cairo_create (surface), .pdf = surface, .theme = theme, .page_words = page_words };
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, report);
  set_twice (&press, report);
  status = cairo_status (press.cr);
  cairo_destroy (press.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, XL_SHEET_ERROR, XL_SHEET_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

static void
surface_free (gpointer data)
{
  cairo_surface_destroy (data);
}

/**
 * xl_report_record:
 * @theme: colours and family
 * @page_words: "Page {1} of {2}"
 *
 * The pages of xl_report_pdf(), to be looked at or printed. They do not need @report any more, and may be made in any
 * thread.
 *
 * Returns: (transfer full) (element-type cairo_surface_t): a page each, for xl_report_paint()
 */
GPtrArray *
xl_report_record (const XlReport *report, const XlTheme *theme, const char *page_words)
{
  cairo_surface_t *none = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  XlPress press = { .cr = cairo_create (none), .theme = theme, .page_words = page_words };

  cairo_surface_destroy (none);
  press.pages = g_ptr_array_new_with_free_func (surface_free);
  set_twice (&press, report);
  cairo_destroy (press.cr);
  return press.pages;
}

/**
 * xl_report_paint:
 * @pages: (element-type cairo_surface_t): of xl_report_record()
 * @page: from 0
 * @cr: where, from the origin, in points
 */
void
xl_report_paint (const GPtrArray *pages, guint page, cairo_t *cr)
{
  if (page >= pages->len)
    return;
  cairo_set_source_surface (cr, g_ptr_array_index (pages, page), 0, 0);
  cairo_paint (cr);
}
