/* xl-desk-parts.h - parts of a record: risks and milestones of a project, outcomes of an event; what a project is told */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-border.h"
#include "xl-desk.h"

G_BEGIN_DECLS

XlEdit *xl_edits_new_part (XlPlan *plan, const XlKind *kind, XlRecord *of, const char *name, gint64 *id);
XlEdit *xl_edits_remove_part (XlPlan *plan, XlRecord *part);
GPtrArray *xl_parts_of (XlPlan *plan, const XlKind *kind, XlRecord *of);

/* What is lost without one country: two lines, the second without the project's own currency sign where nothing is
 * funded from there. (transfer full) */
char *xl_words_border_loss (XlPlan *plan, const XlProject *project, const XlBorderLoss *loss);
char *xl_words_border_verdict (const XlProject *project, const XlBorderLoss *loss);

/* The dossier of one project as text, in the store's thread; cut after @limit bytes, at the end of a line. */
void xl_desk_preview_dossier_async (XlDesk *desk, gint64 project, gsize limit, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
char *xl_desk_preview_dossier_finish (XlDesk *desk, GAsyncResult *result, gsize *length, GError **error);

G_END_DECLS
