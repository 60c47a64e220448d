/* xl-desk-minutes.h - what changed in a workshop, read from the history of the file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"
#include "xl-report.h"

G_BEGIN_DECLS

void xl_desk_minutes_async (XlDesk *desk, const char *since, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data);
XlReport *xl_desk_minutes_finish (XlDesk *desk, GAsyncResult *result, GError **error);
GByteArray *xl_desk_report_pdf (const XlReport *report, GError **error);
GPtrArray *xl_desk_report_record (const XlReport *report);
char *xl_desk_now (void);
char *xl_desk_today (void);

G_END_DECLS
