/* xl-report-view.h - pages of a document, one below the other, as wide as there is room */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlReportView:
 *
 * XlReportView:words: (nullable): "Page 2 of 8": the page that is read; %NULL without pages
 *
 * Arrows scroll, Page Up and Page Down turn the page, Home and End lead to the first and the last.
 */
#define XL_TYPE_REPORT_VIEW (xl_report_view_get_type ())
G_DECLARE_FINAL_TYPE (XlReportView, xl_report_view, XL, REPORT_VIEW, GtkWidget)

void xl_report_view_set_pages (XlReportView *self, GPtrArray *pages);
GPtrArray *xl_report_view_get_pages (XlReportView *self);
void xl_report_view_turn (XlReportView *self, int by);

G_END_DECLS
