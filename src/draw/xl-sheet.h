/* xl-sheet.h - a scene or a chart on a sheet of its own: SVG, PDF and PNG, with title and footer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-draw.h"

G_BEGIN_DECLS

#define XL_SHEET_ERROR (xl_sheet_error_quark ())
GQuark xl_sheet_error_quark (void);

typedef enum
{
  XL_SHEET_ERROR_SIZE,   /* no or too large a size: ask for a smaller one */
  XL_SHEET_ERROR_FAILED, /* cairo could not; the message says why */
} XlSheetError;

/* Largest side of a sheet in device pixels. */
#define XL_SHEET_MAX_PX 20000

/* A sheet of paper, across where the picture is wider than it is high. */
typedef enum
{
  XL_PAPER_NONE, /* as large as the picture */
  XL_PAPER_A4,
  XL_PAPER_A3,
  XL_PAPER_A2,
  XL_PAPER_A1,
  XL_PAPER_A0,
} XlPaper;

XlPaper     xl_paper_find         (const char        *name);

/**
 * XlSheet:
 * @width: whole sheet, px
 * @height: whole sheet, px
 * @scale: device pixels per px, for PNG; 1 unless said
 * @paper: of a PDF: the picture fills it, with a margin of 10 mm
 * @background: paint the canvas colour, below a chart that of the surface; else transparent
 * @title: (nullable): one line above the picture
 * @footer: (nullable): one line below, e.g. what hatched means
 * @notice: (nullable): a second line below, e.g. that boundaries imply no opinion
 */
typedef struct
{
  double width, height, scale;
  XlPaper paper;
  gboolean background;
  const char *title;
  const char *footer;
  const char *notice;
} XlSheet;

void        xl_sheet_get_map_size (const XlSheet     *sheet,
                                   const XlTheme     *theme,
                                   double            *width,
                                   double            *height);
GByteArray *xl_sheet_svg          (const XlSheet     *sheet,
                                   const XlScene     *scene,
                                   const XlTheme     *theme,
                                   const XlDrawState *state,
                                   GError           **error);
GByteArray *xl_sheet_pdf          (const XlSheet     *sheet,
                                   const XlScene     *scene,
                                   const XlTheme     *theme,
                                   const XlDrawState *state,
                                   GError           **error);
GByteArray *xl_sheet_png          (const XlSheet     *sheet,
                                   const XlScene     *scene,
                                   const XlTheme     *theme,
                                   const XlDrawState *state,
                                   GError           **error);

gboolean    xl_sheet_paint        (const XlSheet     *sheet,
                                   const XlScene     *scene,
                                   const XlTheme     *theme,
                                   const XlDrawState *state,
                                   cairo_t           *cr,
                                   double             width,
                                   double             height,
                                   GError           **error);

/**
 * XlSheetDraw:
 * @cr: where, from the origin
 * @theme: colours and fonts
 * @width: px
 * @height: px
 * @data: given with the function
 *
 * Draws a picture of this size: a chart.
 */
typedef void (*XlSheetDraw) (cairo_t *cr, const XlTheme *theme, double width, double height,
                             gpointer data);

GByteArray *xl_sheet_chart_svg    (const XlSheet     *sheet,
                                   const XlTheme     *theme,
                                   XlSheetDraw        draw,
                                   gpointer           data,
                                   GError           **error);
GByteArray *xl_sheet_chart_pdf    (const XlSheet     *sheet,
                                   const XlTheme     *theme,
                                   XlSheetDraw        draw,
                                   gpointer           data,
                                   GError           **error);
GByteArray *xl_sheet_chart_png    (const XlSheet     *sheet,
                                   const XlTheme     *theme,
                                   XlSheetDraw        draw,
                                   gpointer           data,
                                   GError           **error);

G_END_DECLS
