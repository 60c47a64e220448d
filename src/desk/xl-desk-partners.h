/* xl-desk-partners.h - who a region or an organisation could work with, and why: every criterion apart */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map-pairs.h"
#include "xl-desk-map-path.h"
#include "xl-matches.h"
#include "xl-readiness.h"

G_BEGIN_DECLS

/**
 * XlPartnerFlow:
 * @need: of one of the two
 * @offer: of the other one; price, distance and law of shipments allow it
 */
typedef struct
{
  XlFlow *need, *offer;
} XlPartnerFlow;

/**
 * XlPartnerSkill:
 * @step: a step of a value chain that one of the two wants
 * @ours: whether the other one, who has or plans it, is the one that asks
 * @planned: whether it is planned only
 */
typedef struct
{
  XlChainStep *step;
  gboolean ours, planned;
} XlPartnerSkill;

/**
 * XlPartner:
 * @a: who asks: a region or an organisation
 * @b: another one of the same kind, without a project with it
 * @pair: (nullable): of regions: what they share; %NULL of organisations
 * @objectives: bits 1 << 0 for O1 to 1 << 3 for O4: served by projects of both
 * @skills: (element-type XlPartnerSkill): of organisations: what one has and the other wants
 * @flows: (element-type XlPartnerFlow): what one could supply to the other
 * @fills: of regions, by feedstock, from 0: bits 1 << factor: where @a is weak and @b is not
 * @n_fills: how many that is
 * @km: between the main sites of the regions, great circle; NAN where one is not known
 *
 * The records are the plan's own.
 */
typedef struct
{
  XlRecord *a, *b;
  XlMapPair *pair;
  guint objectives;
  GArray *skills;
  GArray *flows;
  guint fills[XL_N_FEEDSTOCKS];
  guint n_fills;
  double km;
  const char *country_a, *country_b; /* (nullable) */
} XlPartner;

/* Why a partner stands where it does; each is shown apart. Some are asked of regions only, some of organisations only. */
typedef enum
{
  XL_PARTNER_PRIORITIES,
  XL_PARTNER_CODES,
  XL_PARTNER_SKILLS,
  XL_PARTNER_OBJECTIVES,
  XL_PARTNER_FLOWS,
  XL_PARTNER_READINESS,
  XL_PARTNER_COUNTRY,
  XL_PARTNER_DISTANCE,
  XL_N_PARTNER_CRITERIA
} XlPartnerCriterion;

GPtrArray *xl_desk_partners (XlPlan *plan, XlRecord *record, XlDate day);
GPtrArray *xl_desk_partners_bridges (XlPlan *plan, const GPtrArray *partners, guint n);
XlEdit *xl_edits_start_together (XlPlan *plan, const XlPartner *partner, gint64 *id);
XlEdit *xl_edits_tie_together (XlPlan *plan, const XlPartner *partner);

/* In words; (transfer full), %NULL where there is nothing to say. */
const char *xl_words_partner_criterion (XlPartnerCriterion criterion);
char *xl_words_partner (XlPlan *plan, const XlPartner *partner, XlPartnerCriterion criterion);
char *xl_words_partner_bridge (XlPlan *plan, const XlPartner *partner, const GArray *bridge);
const char *xl_words_partner_rule (const XlKind *kind);
const char *xl_words_partner_nobody (const XlKind *kind);

G_END_DECLS
