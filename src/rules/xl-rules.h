/* xl-rules.h - the checks: pure functions over the plan, one row per rule */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

typedef enum
{
  XL_SEVERITY_ERROR,      /* breaks a hard rule: the door refuses it, so it was written elsewhere */
  XL_SEVERITY_WARNING,
  XL_SEVERITY_JUSTIFIED,  /* a warning with a written justification */
} XlSeverity;

/**
 * XlRule:
 * @name: "one-country": stable, never translated
 * @hard: the door refuses an edit that brings it about
 * @title: what it is about, N_()
 *
 * One row of the table of rules.
 */
typedef struct
{
  const char *name;
  gboolean hard;
  const char *title;
} XlRule;

/**
 * XlFinding:
 * @rule: which rule
 * @severity: how bad
 * @record: borrowed from the plan: what it is about, and where a click leads
 * @field: (nullable): the field to jump to
 * @other: (nullable): a second record of the story
 * @detail: (nullable): text for the sentence: a country, a name, an interval
 */
typedef struct
{
  const XlRule *rule;
  XlSeverity severity;
  XlRecord *record;
  const XlField *field;
  XlRecord *other;
  char *detail;
} XlFinding;

guint xl_rules_count (void);
const XlRule *xl_rules_get (guint index);
const XlRule *xl_rules_find (const char *name);
GPtrArray *xl_rules_check (XlPlan *plan, XlDate on);
GPtrArray *xl_rules_list_faults (XlPlan *plan, const XlEdit *edit);
gboolean xl_rules_admit (XlPlan *plan, const XlEdit *edit, XlFault **fault);
void xl_finding_free (XlFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlFinding, xl_finding_free)

G_END_DECLS
