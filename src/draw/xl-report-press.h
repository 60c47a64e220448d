/* xl-report-press.h - what sets a report on pages: where it is, and how it writes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "xl-report-private.h"

/* pt */
#define XL_PRESS_WIDTH XL_REPORT_TEXT_WIDTH
#define XL_PRESS_MARGIN ((XL_REPORT_WIDTH - XL_PRESS_WIDTH) / 2)
#define XL_PRESS_BOTTOM (XL_REPORT_HEIGHT - XL_PRESS_MARGIN - 6)
#define XL_PRESS_SIGN 12.0 /* a mark and the space behind it */
#define XL_PRESS_SMALL 8.5
#define XL_PRESS_CELL 9.0

#define XL_PRESS_COLUMNS 16 /* at most, of a table */

typedef struct
{
  PangoContext *context;    /* owned */
  cairo_t *cr;              /* of the page that is set */
  gboolean counting;        /* nothing is drawn */
  cairo_surface_t *pdf;     /* NULL for pages of the screen */
  GPtrArray *pages;         /* of these, or NULL */
  const XlTheme *theme;
  const char *page_words;
  guint page, n_pages;      /* from 1 */
  double y;
  double inset;             /* of text beside a picture */
  double lead;              /* width of what stands in front of items, and the gap behind it */
  double beside_end;        /* where that picture ends, or 0 */
  const XlReportBlock *measured;      /* the table whose columns are so wide, or NULL */
  double widths[XL_PRESS_COLUMNS];
  const XlReportLine *part; /* or NULL */
  int part_mark;            /* its bookmark */
} XlPress;

/* xl-report-pages.c */
PangoLayout *xl_press_layout (XlPress *press, const char *text, double size, PangoWeight weight, double width);
double xl_press_height (PangoLayout *layout);
double xl_press_put (XlPress *press, PangoLayout *layout, double x, double y, XlColour colour);
void xl_press_rule (XlPress *press, double x, double y, double width, double line, XlColour colour);
void xl_press_turn (XlPress *press);
gboolean xl_press_need (XlPress *press, double height);

/* xl-report-table.c */
void xl_press_mark (XlPress *press, XlReportMark mark, double x, double y, double size);
gboolean xl_press_has_sign (XlReportMark mark);
void xl_press_table (XlPress *press, const XlReportBlock *block);
double xl_press_table_begin (XlPress *press, const XlReportBlock *block);
