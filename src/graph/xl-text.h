/* xl-text.h - the text styles of the map, and how graph asks for their size without knowing pango */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XL_TEXT_REGION,       /* 12 bold */
  XL_TEXT_PROJECT,      /* 12 */
  XL_TEXT_ORGANISATION, /* 11, ink2 */
  XL_TEXT_CODE,         /* country code inside a region, 9-11 bold: measured at 10 */
  XL_TEXT_STAGE,        /* stage digit inside a project, 12 extra bold */
  XL_TEXT_LEGEND_TITLE, /* 12 bold, ink2 */
  XL_TEXT_LEGEND,       /* 12 */
  XL_TEXT_NOTE,         /* 12, ink2: "Not linked yet (4)", "beyond this view" */
} XlTextStyle;

#define XL_N_TEXT_STYLES 8

/**
 * XlMeasureFunc:
 * @text: one line of UTF-8
 * @style: how it will be written
 * @width: (out): width in px
 * @height: (out): height of the line in px
 * @data: given with the function
 *
 * Measures a line of text, without drawing it.
 */
typedef void (*XlMeasureFunc) (const char *text, XlTextStyle style, double *width, double *height,
                               gpointer data);

void xl_text_measure_plain (const char  *text,
                            XlTextStyle  style,
                            double      *width,
                            double      *height,
                            gpointer     data);

G_END_DECLS
