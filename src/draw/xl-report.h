/* xl-report.h - a text of titles, paragraphs and items: as plain text and on pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-theme.h"

G_BEGIN_DECLS

typedef enum
{
  XL_REPORT_TITLE,
  XL_REPORT_QUIET,   /* below a title: when, by whom */
  XL_REPORT_HEADING, /* a bookmark of the PDF */
  XL_REPORT_TEXT,
  XL_REPORT_ITEM,    /* with something in front: a time, a mark */
} XlReportStyle;

/**
 * XlReportLine:
 * @lead: (nullable): what stands in front of an item
 */
typedef struct
{
  XlReportStyle style;
  char *lead, *text;
} XlReportLine;

typedef struct _XlReport XlReport;

XlReport *xl_report_new (void);
void xl_report_free (XlReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlReport, xl_report_free)

void xl_report_add (XlReport *report, XlReportStyle style, const char *lead, const char *text);
guint xl_report_size (const XlReport *report);
const XlReportLine *xl_report_nth (const XlReport *report, guint n);
char *xl_report_dup_text (const XlReport *report);
GByteArray *xl_report_pdf (const XlReport *report, const XlTheme *theme, const char *page_words, GError **error);

G_END_DECLS
