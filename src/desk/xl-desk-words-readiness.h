/* xl-desk-words-readiness.h - the questions about readiness, and what the answers say */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-readiness.h"

G_BEGIN_DECLS

const char *xl_words_readiness_question (int feedstock, guint factor);
char *xl_words_readiness_scale (guint factor);
char *xl_words_readiness_part (const XlReadinessScores *scores, guint factor);
char *xl_words_readiness_others (const XlReadinessScores *scores);
char *xl_words_readiness_complete (const XlReadinessScores *scores);
char *xl_words_readiness_gaps (const XlReadinessScores *scores);
char *xl_words_readiness_apart (const XlReadinessScores *scores);
char *xl_words_readiness_factors (guint factors);

G_END_DECLS
