/* xl-desk-partners.h - who a region could work with, and why: every criterion apart */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map-pairs.h"
#include "xl-desk-map-path.h"
#include "xl-matches.h"
#include "xl-readiness.h"

G_BEGIN_DECLS

/**
 * XlPartnerFlow:
 * @need: of one of the two regions
 * @offer: of the other one; price, distance and law of shipments allow it
 */
typedef struct
{
  XlFlow *need, *offer;
} XlPartnerFlow;

/**
 * XlPartner:
 * @pair: the region and the other one, and what they share
 * @flows: (element-type XlPartnerFlow): what one could supply to the other
 * @fills: by feedstock, from 0: bits 1 << factor: where the region is weak and the other one is not
 * @n_fills: how many that is
 * @km: between the main sites, great circle; NAN where one is not known
 *
 * Another region, without a project with this one. The records are the plan's own.
 */
typedef struct
{
  XlMapPair *pair;
  GArray *flows;
  guint fills[XL_N_FEEDSTOCKS];
  guint n_fills;
  double km;
} XlPartner;

/* Why a partner stands where it does, in the order of their weight; each is shown apart. */
typedef enum
{
  XL_PARTNER_PRIORITIES,
  XL_PARTNER_CODES,
  XL_PARTNER_OBJECTIVES,
  XL_PARTNER_FLOWS,
  XL_PARTNER_READINESS,
  XL_PARTNER_DISTANCE,
  XL_N_PARTNER_CRITERIA
} XlPartnerCriterion;

GPtrArray *xl_desk_partners (XlPlan *plan, XlRegion *region, XlDate day);
GPtrArray *xl_desk_partners_bridges (XlPlan *plan, const GPtrArray *partners, guint n);
XlEdit *xl_edits_start_together (XlPlan *plan, const XlMapPair *pair, gint64 *id);

/* In words; (transfer full), %NULL where there is nothing to say. */
const char *xl_words_partner_criterion (XlPartnerCriterion criterion);
char *xl_words_partner (XlPlan *plan, const XlPartner *partner, XlPartnerCriterion criterion);
char *xl_words_partner_bridge (XlPlan *plan, const XlPartner *partner, const GArray *bridge);
const char *xl_words_partner_rule (void);

G_END_DECLS
