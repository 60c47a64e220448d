/* xl-desk-bulk.h - one field of many records, changed in one step */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

gboolean xl_bulk_can (const XlKind *kind, const XlField *field);
XlEdit *xl_edits_bulk (XlPlan *plan, XlRecord *const *records, guint n, const XlField *field, const char *text);
XlEdit *xl_edits_bulk_new_reference (XlPlan *plan, XlRecord *const *records, guint n, const XlField *field,
                                     const char *name);

/* "3 partners selected"; "12 of 15 would change". (transfer full) */
char *xl_words_selected (const XlKind *kind, guint n);
char *xl_words_would_change (guint n, guint of);

G_END_DECLS
