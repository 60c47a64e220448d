/* xl-rules-private.h - what the rules share; for xl-rules*.c only */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-rules.h"

/* Marks a string of a table for translation; xl-desk-words.c translates it. */
#define N_(string) (string)

typedef struct
{
  XlPlan *plan;
  XlDate on;
  const XlRule *rule;
  gboolean at_door;     /* asked about one record of an edit, not of the whole plan */
  GPtrArray *findings;
} XlCheck;

void xl_check_add (XlCheck *check, XlSeverity severity, XlRecord *record, const char *field, XlRecord *other,
                   const char *detail);
void xl_check_names (XlCheck *check);
