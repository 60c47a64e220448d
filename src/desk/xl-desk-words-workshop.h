/* xl-desk-words-workshop.h - sentences of a workshop: what a line does, and its minutes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"
#include "xl-report.h"

G_BEGIN_DECLS

/* All (transfer full). */
char *xl_words_workshop_help (void);
char *xl_words_workshop_tally (XlPlan *plan, guint n_changes);
char *xl_words_workshop_show (XlPlan *plan, const XlRecord *record);
char *xl_words_workshop_park (const char *idea, const char *who);
char *xl_words_workshop_namesakes (XlPlan *plan, const char *name, const GPtrArray *found);
char *xl_words_workshop_roles (const XlField *role, const char *typed);
char *xl_words_workshop_link (XlPlan *plan, const XlRecord *one, gboolean one_is_new, const XlRecord *other,
                              gboolean other_is_new, const XlField *role, int choice);

XlReport *xl_words_minutes (XlPlan *plan, const char *title, const char *since, const GPtrArray *changes);

G_END_DECLS
