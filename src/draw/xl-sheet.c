/* xl-sheet.c - a scene or a chart on a sheet of its own: SVG, PDF and PNG, with title and footer */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same scene or chart gives the same bytes, in every process and every time (see xl-svg.c). Both
 * take one path: what is drawn on the sheet is a function. */

#include "xl-sheet.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "xl-pen.h"
#include "xl-svg.h"

#define TITLE_HEIGHT 40.0
#define FOOTER_LINE 18.0
#define MARGIN 16.0

G_DEFINE_QUARK (xl-sheet-error-quark, xl_sheet_error)

static double
head_height (const XlSheet *sheet, const XlTheme *theme)
{
  return sheet->title && *sheet->title ? TITLE_HEIGHT * theme->text_scale : 0;
}

static double
foot_height (const XlSheet *sheet, const XlTheme *theme)
{
  guint lines = (sheet->footer && *sheet->footer) + (sheet->notice && *sheet->notice);

  return lines ? (lines * FOOTER_LINE + 10) * theme->text_scale : 0;
}

/**
 * xl_sheet_get_map_size:
 * @sheet: the sheet
 * @theme: its theme
 * @width: (out): px
 * @height: (out): px
 *
 * Returns the room that is left for the picture: make the scene of this size; a chart gets it.
 */
void
xl_sheet_get_map_size (const XlSheet *sheet, const XlTheme *theme, double *width, double *height)
{
  *width = sheet->width;
  *height = MAX (sheet->height - head_height (sheet, theme) - foot_height (sheet, theme), 50);
}

/* What lies on a sheet. */
typedef struct
{
  const XlSheet *sheet;
  const XlTheme *theme;
  XlColour ground;
  double margin; /* px left and right of the picture */
  XlSheetDraw draw;
  gpointer data;
} Content;

static void
draw_sheet (cairo_t *cr, const Content *content)
{
  const XlSheet *sheet = content->sheet;
  const XlTheme *theme = content->theme;
  double head = head_height (sheet, theme), foot = foot_height (sheet, theme), s = theme->text_scale;
  double y = sheet->height - foot + 5 * s + FOOTER_LINE * s / 2, width, height;

  if (sheet->background)
    {
      xl_pen_set (cr, content->ground);
      cairo_rectangle (cr, 0, 0, sheet->width, sheet->height);
      cairo_fill (cr);
    }
  xl_sheet_get_map_size (sheet, theme, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, content->margin, head + content->margin);
  content->draw (cr, theme, MAX (width - 2 * content->margin, 0), MAX (height - 2 * content->margin, 0), content->data);
  cairo_restore (cr);
  if (head > 0)
    xl_pen_write (cr, theme, sheet->title, 18, 800, MARGIN, head / 2, 0, sheet->width - 2 * MARGIN,
                  theme->ink);
  if (foot > 0)
    {
      xl_pen_set (cr, theme->line);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, MARGIN, sheet->height - foot);
      cairo_line_to (cr, sheet->width - MARGIN, sheet->height - foot);
      cairo_stroke (cr);
    }
  if (sheet->footer && *sheet->footer)
    {
      xl_pen_write (cr, theme, sheet->footer, 12, 400, MARGIN, y, 0, sheet->width - 2 * MARGIN,
                    theme->ink2);
      y += FOOTER_LINE * s;
    }
  if (sheet->notice && *sheet->notice)
    xl_pen_write (cr, theme, sheet->notice, 12, 400, MARGIN, y, 0, sheet->width - 2 * MARGIN,
                  theme->ink2);
}

static gboolean
check_size (const XlSheet *sheet, double scale, GError **error)
{
  if (sheet->width >= 16 && sheet->height >= 16 && sheet->width * scale <= XL_SHEET_MAX_PX
      && sheet->height * scale <= XL_SHEET_MAX_PX)
    return TRUE;
  g_set_error (error, XL_SHEET_ERROR, XL_SHEET_ERROR_SIZE,
               "A picture has sides of 16 to %d pixels", XL_SHEET_MAX_PX);
  return FALSE;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, XL_SHEET_ERROR, XL_SHEET_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static GByteArray *
make_png (const Content *content, GError **error)
{
  const XlSheet *sheet = content->sheet;
  double scale = sheet->scale > 0 ? sheet->scale : 1;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!check_size (sheet, scale, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (sheet->width * scale),
                                        (int) ceil (sheet->height * scale));
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  draw_sheet (cr, content);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return check_status (status, error) ? g_steal_pointer (&bytes) : NULL;
}

/* Draws on a surface that is written as it is drawn, and lets go of both. */
static gboolean
draw_pages (cairo_surface_t *surface, cairo_t *cr, const Content *content, GError **error)
{
  cairo_status_t status;

  draw_sheet (cr, content);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

static GByteArray *
make_svg (const Content *content, GError **error)
{
  const XlSheet *sheet = content->sheet;
  g_autoptr (GByteArray) raw = g_byte_array_new ();
  g_autoptr (XlSvgTexts) texts = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!check_size (sheet, 1, error))
    return NULL;
  surface = cairo_svg_surface_create_for_stream (append_cb, raw, sheet->width, sheet->height);
  cairo_svg_surface_restrict_to_version (surface, CAIRO_SVG_VERSION_1_1);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  texts = xl_svg_texts_new (surface);
  cr = cairo_create (surface);
  return draw_pages (surface, cr, content, error) ? xl_svg_finish (texts, raw) : NULL;
}

/* Of a px, which is 1/96 inch, in a PDF. */
#define POINTS 0.75

/* cairo writes the time of writing into a PDF unless told another: the same picture is to be the same bytes. */
#define PDF_DATE "2000-01-01T00:00:00Z"

/* pt, across */
static const struct
{
  const char *name;
  double width, height;
} papers[] = {
  [XL_PAPER_A4] = { "A4", 841.89, 595.276 },
  [XL_PAPER_A3] = { "A3", 1190.551, 841.89 },
  [XL_PAPER_A2] = { "A2", 1683.78, 1190.551 },
  [XL_PAPER_A1] = { "A1", 2383.937, 1683.78 },
  [XL_PAPER_A0] = { "A0", 3370.394, 2383.937 },
};

#define PAPER_MARGIN 28.346

/**
 * xl_paper_find:
 * @name: (nullable): "A4" to "A0"
 *
 * Returns: the paper of this name; %XL_PAPER_NONE for any other
 */
XlPaper
xl_paper_find (const char *name)
{
  for (guint i = XL_PAPER_A4; name != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      return (XlPaper) i;
  return XL_PAPER_NONE;
}

/* As large as it goes, in the middle. */
static void
fit (cairo_t *cr, const XlSheet *sheet, double width, double height)
{
  double scale = MIN (width / sheet->width, height / sheet->height);

  cairo_translate (cr, (width - scale * sheet->width) / 2, (height - scale * sheet->height) / 2);
  cairo_scale (cr, scale, scale);
}

static void
page_size (const XlSheet *sheet, double *width, double *height)
{
  gboolean across = sheet->width >= sheet->height;

  *width = POINTS * sheet->width;
  *height = POINTS * sheet->height;
  if (sheet->paper == XL_PAPER_NONE)
    return;
  *width = across ? papers[sheet->paper].width : papers[sheet->paper].height;
  *height = across ? papers[sheet->paper].height : papers[sheet->paper].width;
}

static GByteArray *
make_pdf (const Content *content, GError **error)
{
  const XlSheet *sheet = content->sheet;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height, margin = sheet->paper != XL_PAPER_NONE ? PAPER_MARGIN : 0;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!check_size (sheet, 1, error))
    return NULL;
  page_size (sheet, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, PDF_DATE);
  if (sheet->title && *sheet->title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
  cr = cairo_create (surface);
  cairo_translate (cr, margin, margin);
  fit (cr, sheet, width - 2 * margin, height - 2 * margin);
  return draw_pages (surface, cr, content, error) ? g_steal_pointer (&bytes) : NULL;
}

typedef struct
{
  const XlScene *scene;
  const XlDrawState *state;
} SceneData;

/* A scene has its own size: it was made for that of the sheet. */
static void
draw_scene_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  const SceneData *scene = data;

  xl_draw_scene (cr, scene->scene, theme, scene->state, NULL);
}

/**
 * xl_sheet_png:
 * @sheet: the sheet
 * @scene: made for xl_sheet_get_map_size()
 * @theme: colours and fonts
 * @state: (nullable): selection
 * @error: %XL_SHEET_ERROR
 *
 * Returns: (transfer full): the bytes of a PNG, or %NULL
 */
GByteArray *
xl_sheet_png (const XlSheet *sheet, const XlScene *scene, const XlTheme *theme,
              const XlDrawState *state, GError **error)
{
  SceneData data = { scene, state };
  Content content = { sheet, theme, theme->canvas, 0, draw_scene_cb, &data };

  return make_png (&content, error);
}

/**
 * xl_sheet_svg:
 * @sheet: the sheet; its scale is not used
 * @scene: made for xl_sheet_get_map_size()
 * @theme: colours and fonts
 * @state: (nullable): selection
 * @error: %XL_SHEET_ERROR
 *
 * Texts are texts, not outlines.
 *
 * Returns: (transfer full): an SVG 1.1 document in UTF-8, or %NULL
 */
GByteArray *
xl_sheet_svg (const XlSheet *sheet, const XlScene *scene, const XlTheme *theme,
              const XlDrawState *state, GError **error)
{
  SceneData data = { scene, state };
  Content content = { sheet, theme, theme->canvas, 0, draw_scene_cb, &data };

  return make_svg (&content, error);
}

/**
 * xl_sheet_pdf:
 * @sheet: the sheet; its scale is not used
 * @scene: made for xl_sheet_get_map_size()
 * @theme: colours and fonts
 * @state: (nullable): selection
 * @error: %XL_SHEET_ERROR
 *
 * Texts are texts, in embedded fonts. The date inside is always the same.
 *
 * Returns: (transfer full): a PDF of one page, 96 px to the inch, or %NULL
 */
GByteArray *
xl_sheet_pdf (const XlSheet *sheet, const XlScene *scene, const XlTheme *theme, const XlDrawState *state,
              GError **error)
{
  SceneData data = { scene, state };
  Content content = { sheet, theme, theme->canvas, 0, draw_scene_cb, &data };

  return make_pdf (&content, error);
}

/**
 * xl_sheet_paint:
 * @sheet: the sheet
 * @scene: made for xl_sheet_get_map_size()
 * @theme: colours and fonts
 * @state: (nullable): selection
 * @cr: where: a page of a printer
 * @width: room there, in its own unit
 * @height: the same
 * @error: %XL_SHEET_ERROR
 *
 * Draws the sheet as large as it goes.
 *
 * Returns: whether it is drawn
 */
gboolean
xl_sheet_paint (const XlSheet *sheet, const XlScene *scene, const XlTheme *theme, const XlDrawState *state, cairo_t *cr,
                double width, double height, GError **error)
{
  SceneData data = { scene, state };
  Content content = { sheet, theme, theme->canvas, 0, draw_scene_cb, &data };

  if (!check_size (sheet, 1, error))
    return FALSE;
  cairo_save (cr);
  fit (cr, sheet, width, height);
  draw_sheet (cr, &content);
  cairo_restore (cr);
  return check_status (cairo_status (cr), error);
}

/**
 * xl_sheet_chart_png:
 * @sheet: the sheet
 * @theme: colours and fonts
 * @draw: draws the chart between title and footer, with a margin of 16 px around it
 * @data: for @draw
 * @error: %XL_SHEET_ERROR
 *
 * Returns: (transfer full): the bytes of a PNG, or %NULL
 */
GByteArray *
xl_sheet_chart_png (const XlSheet *sheet, const XlTheme *theme, XlSheetDraw draw, gpointer data, GError **error)
{
  Content content = { sheet, theme, theme->surface, MARGIN, draw, data };

  return make_png (&content, error);
}

/**
 * xl_sheet_chart_svg:
 * @sheet: the sheet; its scale is not used
 * @theme: colours and fonts
 * @draw: draws the chart between title and footer, with a margin of 16 px around it
 * @data: for @draw
 * @error: %XL_SHEET_ERROR
 *
 * Texts are texts, not outlines.
 *
 * Returns: (transfer full): an SVG 1.1 document in UTF-8, or %NULL
 */
GByteArray *
xl_sheet_chart_svg (const XlSheet *sheet, const XlTheme *theme, XlSheetDraw draw, gpointer data, GError **error)
{
  Content content = { sheet, theme, theme->surface, MARGIN, draw, data };

  return make_svg (&content, error);
}

/**
 * xl_sheet_chart_pdf:
 * @sheet: the sheet; its scale is not used
 * @theme: colours and fonts
 * @draw: draws the chart between title and footer, with a margin of 16 px around it
 * @data: for @draw
 * @error: %XL_SHEET_ERROR
 *
 * Texts are texts, in embedded fonts. The date inside is always the same.
 *
 * Returns: (transfer full): a PDF of one page, 96 px to the inch, or %NULL
 */
GByteArray *
xl_sheet_chart_pdf (const XlSheet *sheet, const XlTheme *theme, XlSheetDraw draw, gpointer data, GError **error)
{
  Content content = { sheet, theme, theme->surface, MARGIN, draw, data };

  return make_pdf (&content, error);
}
