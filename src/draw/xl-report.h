/* xl-report.h - a text for paper: titles, paragraphs, facts, tables and pictures; plain, as a PDF, page by page */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-sheet.h"

G_BEGIN_DECLS

/**
 * XlReportStyle:
 * @XL_REPORT_TITLE: of the whole text
 * @XL_REPORT_QUIET: below a title: when, by whom; a remark below a table
 * @XL_REPORT_HEADING: a bookmark of the PDF
 * @XL_REPORT_TEXT: a paragraph
 * @XL_REPORT_ITEM: with something in front: a time, a mark
 * @XL_REPORT_PART: begins on a new page and is a title; a bookmark that holds those of its headings; at the foot of its
 *   pages
 * @XL_REPORT_STRONG: the one sentence that decides
 * @XL_REPORT_CODE: figures and letters to be compared, all of one width, never broken
 * @XL_REPORT_FACT: what it is, and its value; several make two columns
 * @XL_REPORT_FIGURE: a large figure below what it is; up to four make a row
 * @XL_REPORT_TABLE: see xl_report_add_table()
 * @XL_REPORT_PICTURE: see xl_report_add_pictures()
 * @XL_REPORT_CLEAR: what follows stands below a picture beside which there was text
 */
typedef enum
{
  XL_REPORT_TITLE,
  XL_REPORT_QUIET,
  XL_REPORT_HEADING,
  XL_REPORT_TEXT,
  XL_REPORT_ITEM,
  XL_REPORT_PART,
  XL_REPORT_STRONG,
  XL_REPORT_CODE,
  XL_REPORT_FACT,
  XL_REPORT_FIGURE,
  XL_REPORT_TABLE,
  XL_REPORT_PICTURE,
  XL_REPORT_CLEAR,
} XlReportStyle;

/**
 * XlReportMark:
 * @XL_REPORT_PLAIN: none
 * @XL_REPORT_HATCHED: invented to show: a hatched square in front
 * @XL_REPORT_YES: a tick in front
 * @XL_REPORT_NO: a cross in front, the words red
 * @XL_REPORT_BOLD: of a row: sums
 */
typedef enum
{
  XL_REPORT_PLAIN,
  XL_REPORT_HATCHED,
  XL_REPORT_YES,
  XL_REPORT_NO,
  XL_REPORT_BOLD,
} XlReportMark;

/**
 * XlReportColumn:
 * @title: its heading; "" for none
 * @share: of the width of the page, beside those of the other columns
 * @right: figures, which stand at the right
 */
typedef struct
{
  const char *title;
  double share;
  gboolean right;
} XlReportColumn;

/**
 * XlReportPicture:
 * @draw: draws it, in px of 1/96 inch
 * @data: for @draw
 * @free: (nullable): frees @data with the report
 * @share: of the width, beside those of the other pictures of its row
 */
typedef struct
{
  XlSheetDraw draw;
  gpointer data;
  GDestroyNotify free;
  double share;
} XlReportPicture;

/**
 * XlReportLine:
 * @style: what it is
 * @mark: in front of @text
 * @lead: (nullable): what stands in front of an item; of a fact or a figure, what it is; above a title, what one reads
 * @text: what is said
 * @note: (nullable): small below a large figure
 */
typedef struct
{
  XlReportStyle style;
  XlReportMark mark;
  char *lead, *text, *note;
} XlReportLine;

typedef struct _XlReport XlReport;

XlReport *xl_report_new (void);
void xl_report_free (XlReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlReport, xl_report_free)

void xl_report_add (XlReport *report, XlReportStyle style, const char *lead, const char *text);
void xl_report_add_marked (XlReport *report, XlReportStyle style, XlReportMark mark, const char *text);
void xl_report_add_figure (XlReport *report, const char *title, const char *value, const char *note);
void xl_report_add_table (XlReport *report, const XlReportColumn *columns, guint n);
void xl_report_add_row (XlReport *report, XlReportMark mark, const char *const *cells);
void xl_report_add_pictures (XlReport *report, const XlReportPicture *pictures, guint n, double height,
                             double least);
void xl_report_add_beside (XlReport *report, const XlReportPicture *picture, double height);
guint xl_report_size (const XlReport *report);
const XlReportLine *xl_report_nth (const XlReport *report, guint n);
char *xl_report_dup_text (const XlReport *report);
GByteArray *xl_report_pdf (const XlReport *report, const XlTheme *theme, const char *page_words, GError **error);

/* A page, pt: A4. */
#define XL_REPORT_WIDTH 595.276
#define XL_REPORT_HEIGHT 841.89

/* Of that, what a picture alone in its row has. */
#define XL_REPORT_TEXT_WIDTH (XL_REPORT_WIDTH - 2 * 56.7)

GPtrArray *xl_report_record (const XlReport *report, const XlTheme *theme, const char *page_words);
void xl_report_paint (const GPtrArray *pages, guint page, cairo_t *cr);

G_END_DECLS
