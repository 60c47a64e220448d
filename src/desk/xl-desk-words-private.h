/* xl-desk-words-private.h - what the files of words share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-words.h"

/* A finding or a refused edit as a sentence; xl-desk-words-rules.c. (transfer full) */
char *xl_words_rule (XlPlan *plan, const char *rule, const char *name, XlRecord *record, const XlField *field,
                     XlRecord *other, const char *detail);

/* Shares, with the sign of per cent: "33.4 %". (transfer full) */
char *xl_words_per_cent (double share, int decimals);
