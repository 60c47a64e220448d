/* xl-rules-private.h - what the rules share; for xl-rules*.c only */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-cash.h"
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

/* xl-rules-flows.c */
void xl_check_match_fits (XlCheck *check, XlRecord *record);
void xl_check_forbidden (XlCheck *check, XlRecord *record);
void xl_check_step_feeds (XlCheck *check, XlRecord *record);
void xl_check_chain (XlCheck *check, XlRecord *record);
void xl_check_flow (XlCheck *check, XlRecord *record);

/* xl-chains.c */
GHashTable *xl_chain_dup_partners (XlPlan *plan, const XlProject *project);
void xl_check_gap (XlCheck *check, XlRecord *record);

/* xl-rules-network.c: hard ... */
void xl_check_event_span (XlCheck *check, XlRecord *record);
void xl_check_item_span (XlCheck *check, XlRecord *record);
void xl_check_speaker_twice (XlCheck *check, XlRecord *record);
void xl_check_attendance (XlCheck *check, XlRecord *record);
void xl_check_contribution (XlCheck *check, XlRecord *record);
void xl_check_call (XlCheck *check, XlRecord *record);

/* ... and soft; some stand behind several rows, which tell them apart by the rule's name */
void xl_check_agenda (XlCheck *check, XlRecord *record);
void xl_check_speakers (XlCheck *check, XlRecord *record);
void xl_check_talks (XlCheck *check, XlRecord *record);
void xl_check_talk_title (XlCheck *check, XlRecord *record);
void xl_check_zone (XlCheck *check, XlRecord *record);
void xl_check_leads (XlCheck *check, XlRecord *record);
void xl_check_parties (XlCheck *check, XlRecord *record);
void xl_check_document (XlCheck *check, XlRecord *record);
void xl_check_adopted_on (XlCheck *check, XlRecord *record);
void xl_check_overdue_outcome (XlCheck *check, XlRecord *record);

/* xl-settings.c */
void xl_check_setting (XlCheck *check, XlRecord *record);
void xl_check_weights (XlCheck *check);

/**
 * XlPrincipal:
 * @first: calendar year of the first payment
 * @years: years of debt service; 0 without a schedule
 * @principal: by year of debt service, currency units
 * @sum: of @principal, minor units
 * @bad: (nullable): the first line that does not read; the funding line's own
 */
typedef struct
{
  int first;
  int years;
  double principal[XL_CASH_YEARS];
  gint64 sum;
  const char *bad;
} XlPrincipal;

/* xl-project-cash.c */
gboolean xl_loan_principal (const XlFundingLine *line, XlPrincipal *out);
gboolean xl_project_span (XlPlan *plan, const XlProject *project, int *base, int *years);

/* xl-rules-finance.c: hard ... */
void xl_check_residual (XlCheck *check, XlRecord *record);
void xl_check_sign (XlCheck *check, XlRecord *record);
void xl_check_schedule (XlCheck *check, XlRecord *record);
void xl_check_milestone (XlCheck *check, XlRecord *record);
void xl_check_score (XlCheck *check, XlRecord *record);
void xl_check_move (XlCheck *check, XlRecord *record);
XlRecord *xl_project_find_amount (XlPlan *plan, XlProject *project, const XlEdit *edit);

/* ... and soft */
void xl_check_sources_uses (XlCheck *check, XlRecord *record);
void xl_check_eib_share (XlCheck *check, XlRecord *record);
void xl_check_eib_loan (XlCheck *check, XlRecord *record);
void xl_check_portal (XlCheck *check, XlRecord *record);
void xl_check_public_money (XlCheck *check, XlRecord *record);
void xl_check_loan_terms (XlCheck *check, XlRecord *record);
void xl_check_loan_beyond (XlCheck *check, XlRecord *record);
void xl_check_horizon (XlCheck *check, XlRecord *record);
void xl_check_commercial_trl (XlCheck *check, XlRecord *record);
void xl_check_partner_mix (XlCheck *check, XlRecord *record);
void xl_check_overdue (XlCheck *check, XlRecord *record);
void xl_check_gate_open (XlCheck *check, XlRecord *record);
void xl_check_cash_figures (XlCheck *check, XlRecord *record);
