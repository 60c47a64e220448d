/* xl-desk-report.h - the dossier on paper: one project, or a portfolio of several */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"
#include "xl-report.h"

G_BEGIN_DECLS

/* As pages to be looked at and printed, made in the store's thread: (element-type cairo_surface_t), see
 * xl_report_paint(). As a file it is one of xl_desk_formats. */
void xl_desk_report_pages_async (XlDesk *desk, const XlDeskExport *what, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
GPtrArray *xl_desk_report_pages_finish (XlDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
