/* xl-desk-words.h - all sentences: what rooms below know as facts, said to people in their language */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-plan.h"
#include "xl-rules.h"

G_BEGIN_DECLS

/* Refusals: one clear sentence: what, where, what to do. (transfer full) */
char *xl_words_fault (XlPlan *plan, const XlFault *fault);
char *xl_words_error (const GError *error, const char *path);
char *xl_words_finding (XlPlan *plan, const XlFinding *finding);

/* Records and values, as people read them in their locale. (transfer full) */
char *xl_words_name (XlPlan *plan, const XlRecord *record);
char *xl_words_about (XlPlan *plan, const XlRecord *record);     /* "Region, NUTS 2024 NL42"; "Cluster in Bavaria, Germany" */
char *xl_words_value (XlPlan *plan, const XlRecord *record, const XlField *field); /* "" for no value */
char *xl_words_typed (XlPlan *plan, const XlRecord *record, const XlField *field); /* as one would type it */
char *xl_words_set (const XlField *field, const char *const *items);
char *xl_words_date (XlDate date);
char *xl_words_date_short (XlDate date);
char *xl_words_number (double value, int decimals);
char *xl_words_time (const char *at);                            /* of a transaction: "Today 09:12" */

/* Words for tables. (transfer none) */
const char *xl_words_kind (const XlKind *kind, gboolean plural);
const char *xl_words_field (const XlField *field);
const char *xl_words_choice (const XlField *field, int choice);  /* 1-based */
const char *xl_words_stage (int stage);
const char *xl_words_country (const char *code);                 /* in the user's language where iso-codes is there */
const char *xl_words_severity (XlSeverity severity);

/* What an edit or a transaction does: "Name of Łódź changed", "3 partners retired". (transfer full) */
char *xl_words_tx (XlPlan *plan, const XlTx *tx);
char *xl_words_edit (XlPlan *plan, const XlEdit *edit);
GPtrArray *xl_words_tx_lines (XlPlan *plan, const XlTx *tx, guint limit, char **proposer);

/* Plain English for the history's label, whatever the locale. (transfer full) */
char *xl_words_label (XlPlan *plan, const XlEdit *edit);

G_END_DECLS
