/* xl-matches.h - the needs and offers of a plan, and who could supply whom */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-flow-match.h"
#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlMatches:
 * @needs: (element-type XlFlow): live ones that are still valid, by key
 * @offers: (element-type XlFlow): the same
 * @need_sides: what the rules see of them
 * @offer_sides: the same
 * @pairs: (element-type XlFlowPair): see xl_flow_pairs()
 *
 * Records are the plan's own: make it anew when the plan changes.
 */
typedef struct
{
  GPtrArray *needs, *offers;
  XlFlowSide *need_sides, *offer_sides;
  GArray *pairs;
  /*< private >*/
  GPtrArray *codes;
  GHashTable *counts;
} XlMatches;

XlMatches *xl_matches_new (XlPlan *plan, XlDate day);
const XlMatches *xl_matches_get (XlPlan *plan, XlDate day);
void xl_matches_free (XlMatches *matches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlMatches, xl_matches_free)

gboolean xl_match_pair (XlPlan *plan, const XlFlow *need, const XlFlow *offer, XlFlowPair *pair);

/**
 * XlFlowMiss:
 * @flow: one of the other direction
 * @km: between the two; NAN where a place is not known
 * @other_unit: they have a code in common, but not the unit; else it is the other way round
 *
 * What comes close to a pair, and is none.
 */
typedef struct
{
  XlFlow *flow;
  double km;
  gboolean other_unit;
} XlFlowMiss;

GArray *xl_matches_of (const XlMatches *matches, const XlFlow *flow);
guint xl_matches_count (const XlMatches *matches, const XlFlow *flow);
GArray *xl_matches_misses (const XlMatches *matches, const XlFlow *flow);

XlFlow *xl_matches_need (const XlMatches *matches, const XlFlowPair *pair);
XlFlow *xl_matches_offer (const XlMatches *matches, const XlFlowPair *pair);
XlMatch *xl_matches_record (XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair);
XlAssignment *xl_matches_assign (const XlMatches *matches, const GArray *pairs, XlAssignGoal goal, gboolean greedy);

const char *xl_matches_regime_nick (XlRegime regime);
char *xl_matches_fails_nicks (guint fails);

G_END_DECLS
