/* xl-desk-life.h - what network life asks of each record in turn: does it fit, did it contribute, could it use it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlJudged:
 * @record: a project of a call, a region of a position or a good practice
 * @good: it fits, it contributed, it has it
 * @words: how so; every rule that keeps a project out
 */
typedef struct
{
  XlRecord *record;
  gboolean good;
  char *words;
} XlJudged;

gboolean xl_life_judges (const XlKind *kind);
GPtrArray *xl_life_judge (XlPlan *plan, XlRecord *record);
XlEdit *xl_edits_judged (XlPlan *plan, XlRecord *record, const XlJudged *judged);

/* Sentences of it; xl-desk-words-life.c. */
const char *xl_words_judge_title (const XlKind *kind);
const char *xl_words_judge_do (const XlKind *kind);
char *xl_words_judge_count (const XlKind *kind, guint good, guint n);
char *xl_words_position_text (XlPlan *plan, const XlPosition *position);

G_END_DECLS
