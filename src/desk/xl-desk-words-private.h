/* xl-desk-words-private.h - what the files of words share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-words.h"

/* A finding or a refused edit as a sentence; xl-desk-words-rules.c. (transfer full) */
char *xl_words_rule (XlPlan *plan, const char *rule, const char *name, XlRecord *record, const XlField *field,
                     XlRecord *other, const char *detail);

/* What a rule's sentence is made of. The numbers of @detail are parted by "/". */
typedef struct
{
  XlPlan *plan;
  const char *name;       /* of the record */
  XlRecord *record;       /* NULL where the door refused to make it */
  const XlField *field;
  XlRecord *other;
  const char *other_name;
  const char *detail;     /* never NULL */
} XlRuleFacts;

/* Events, programmes, agreements, calls; xl-desk-words-rules-network.c. (transfer full) (nullable) */
char *xl_words_rule_network (const char *rule, const XlRuleFacts *facts);

/* Shares, with the sign of per cent: "33.4 %". (transfer full) */
char *xl_words_per_cent (double share, int decimals);
