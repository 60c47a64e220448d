/* xl-desk-words-life.h - network life in words: when, what of it, programmes and minutes, why a call does not fit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-calls.h"
#include "xl-report.h"

G_BEGIN_DECLS

char *xl_words_event_when (const XlEvent *event);
char *xl_words_event_about (XlPlan *plan, const XlEvent *event, gboolean dated);
char *xl_words_training_about (XlPlan *plan, const XlTraining *training);
char *xl_words_life_when (XlPlan *plan, const XlRecord *record);
char *xl_words_life_state (XlPlan *plan, const XlRecord *record);
double xl_words_life_day (XlPlan *plan, const XlRecord *record);

XlReport *xl_words_programme (XlPlan *plan, const XlEvent *event);
XlReport *xl_words_event_minutes (XlPlan *plan, const XlEvent *event);
char *xl_words_event_calendar (XlPlan *plan, const XlEvent *event);

const char *xl_words_call_rule (XlCallRule rule);
char *xl_words_call_why (const XlCall *call, const XlCallFit *fit, XlCallRule rule);
char *xl_words_call_fit (const XlCall *call, const XlCallFit *fit);

G_END_DECLS
