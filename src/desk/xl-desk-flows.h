/* xl-desk-flows.h - resource flows and their matches: what people do with them, and the words for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-matches.h"

G_BEGIN_DECLS

/* Edits of the pairs of an #XlMatches (element-type XlFlowPair). (transfer full) (nullable): NULL where nothing would
 * change. What the law forbids is refused at the door. */
XlEdit *xl_edits_match (XlPlan *plan, const XlMatches *matches, const GArray *pairs, int status, const char *reason);
XlEdit *xl_edits_new_flow (XlPlan *plan, int direction, const char *material, XlRegion *region, const char *quantity, int unit,
                           gint64 *id, char **sentence);
XlEdit *xl_edits_match_project (XlPlan *plan, const XlMatches *matches, const GArray *pairs, gint64 *id);

/* Those of pairs that can be planned with: candidates in that unit that nobody has rejected. (transfer full) (element-type
 * XlFlowPair) */
GArray *xl_flow_open_pairs (XlPlan *plan, const XlMatches *matches, const GArray *pairs, int unit);

/* Regimes. Names and badges are (transfer none), the rule is one or two sentences. */
const char *xl_words_regime (XlRegime regime);        /* "prior notification" */
const char *xl_words_regime_badge (XlRegime regime);  /* "PIC" */
const char *xl_words_regime_rule (XlRegime regime);   /* what it asks, and the rule behind it */
const char *xl_words_no_legal_advice (void);

/* Figures of flows and pairs, as people read them. (transfer full) */
char *xl_words_quantity (double quantity, int unit);             /* "7,000 t/y" */
char *xl_words_km (double km);                                   /* "137 km" */
char *xl_words_work (double work, int unit);                     /* "1.79 million t·km" */
char *xl_words_unit_price (double price, int unit, gboolean sign); /* "+10 €/t"; EUR per unit */
char *xl_words_flow_about (XlPlan *plan, const XlFlow *flow);    /* "Need of Ústí (CZ), Litvínov: 10,000 t/y, …" */
char *xl_words_flow_place (XlPlan *plan, const XlFlow *flow);    /* "Saxony-Anhalt, Leuna" */
char *xl_words_fails (const XlMatches *matches, const XlFlowPair *pair); /* why it is no candidate; "" for one */
char *xl_words_miss (const XlFlow *flow, const XlFlowMiss *miss);

/**
 * XlPairWords:
 * @cover, @nearness, @price, @code: the figure: "70 %", "137 km", "+10 €/t", "14 06 03*"
 * @cover_about, @nearness_about, @price_about, @code_about: what it is made of: "7,000 of 10,000 t/y", "limit 500 km",
 *   "−100 against −110", "in common, hazardous"
 *
 * One pair, each criterion for itself. An en dash stands for what is not known.
 */
typedef struct
{
  char *cover, *nearness, *price, *code;
  char *cover_about, *nearness_about, *price_about, *code_about;
} XlPairWords;

void xl_pair_words_init (XlPairWords *words, const XlMatches *matches, const XlFlowPair *pair);
void xl_pair_words_clear (XlPairWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XlPairWords, xl_pair_words_clear)

/* Of a plan for one flow: what is covered, how far it goes, what stays free. (transfer full) */
char *xl_words_supply (XlPlan *plan, const XlMatches *matches, const GArray *pairs, const XlAssignment *best,
                       const XlFlow *flow);
/* Of the plan for all flows of one unit: what it ships, and what it adds over taking pairs one by one. (transfer full) */
char *xl_words_supply_all (const XlAssignment *best, const XlAssignment *greedy, XlAssignGoal goal, int unit);

G_END_DECLS
