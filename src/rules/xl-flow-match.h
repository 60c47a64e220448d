/* xl-flow-match.h - who could supply whom: needs and offers of resources, pair by pair and all at once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlRegime:
 * @XL_REGIME_NATIONAL: both in one country: its own waste law
 * @XL_REGIME_NOT_WASTE: a by-product, gas, heat …: outside waste law, not outside REACH
 * @XL_REGIME_ANNEX_VII: green list within the EU: general information, Regulation (EU) 2024/1157
 * @XL_REGIME_NOTIFICATION: hazardous (`*`): prior written notification and consent, the same
 * @XL_REGIME_FORBIDDEN: hazardous, to a country outside of the OECD: the Basel ban
 * @XL_REGIME_CHECK: nothing simple can be said: ask the authorities
 *
 * What the law of waste shipments asks, as a flag and not as legal advice.
 */
typedef enum
{
  XL_REGIME_NATIONAL,
  XL_REGIME_NOT_WASTE,
  XL_REGIME_ANNEX_VII,
  XL_REGIME_NOTIFICATION,
  XL_REGIME_FORBIDDEN,
  XL_REGIME_CHECK,
  XL_N_REGIMES
} XlRegime;

/* Why a pair is no candidate. */
typedef enum
{
  XL_FAILS_PRICE = 1 << 0,     /* the need pays less than the offer asks */
  XL_FAILS_DISTANCE = 1 << 1,  /* farther than the one who is nearer home goes */
  XL_FAILS_FORBIDDEN = 1 << 2,
} XlFails;

/**
 * XlFlowSide:
 * @id: of its record, for the caller
 * @country: (nullable): ISO 3166-1 alpha-2
 * @lat: of its site, NAN where it is not known
 * @lon: the same
 * @codes: (nullable) (array zero-terminated=1): codes of the List of Waste ("07 01 04*"), or what it is besides waste
 *   ("by-product", "effluent-gas", "heat", "water", "capacity", "biomass")
 * @unit: equal numbers are equal units
 * @quantity: > 0, in that unit; NAN where it is not known
 * @max_km: how far at most, > 0; NAN for any distance
 * @price: EUR per unit, below 0 a gate fee; NAN where it is not known
 *
 * A need or an offer.
 */
typedef struct
{
  gint64 id;
  const char *country;
  double lat, lon;
  const char *const *codes;
  int unit;
  double quantity, max_km, price;
} XlFlowSide;

/**
 * XlFlowPair:
 * @need: index
 * @offer: index
 * @code: (nullable): the common code that decides the regime: a hazardous one before another waste, waste before the rest
 * @km: great circle, R = 6371.0088 km; NAN where a place is not known
 * @cover: min (1, offer / need); NAN where a quantity is not known
 * @near: max (0, 1 − km / farthest); NAN where one of them is not known
 * @price_gap: need's price − offer's price, EUR per unit; NAN where one of them is not known
 * @regime: see #XlRegime
 * @fails: #XlFails; 0 for a candidate. What is not known does not fail
 */
typedef struct
{
  guint need, offer;
  const char *code;
  double km, cover, near, price_gap;
  XlRegime regime;
  guint fails;
} XlFlowPair;

double xl_flow_km (const XlFlowSide *one, const XlFlowSide *two);
int xl_flow_pair_compare (const XlFlowPair *one, const XlFlowPair *two);
XlRegime xl_flow_regime (const char *code, const char *from, const char *to);
GArray *xl_flow_pairs (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers);

/* What a plan of shipments makes best. Always as much as possible is shipped first. */
typedef enum
{
  XL_ASSIGN_DISTANCE, /* least sum of quantity × km */
  XL_ASSIGN_PRICE,    /* largest sum of quantity × price gap */
} XlAssignGoal;

/**
 * XlShipment:
 * @pair: index among the pairs
 * @quantity: > 0, in the unit of both
 */
typedef struct
{
  guint pair;
  double quantity;
} XlShipment;

/**
 * XlAssignment:
 * @shipments: (element-type XlShipment): by pair
 * @quantity: sum of all; units are added as they are
 * @worth: sum of quantity × km, or of quantity × price gap
 */
typedef struct
{
  GArray *shipments;
  double quantity, worth;
} XlAssignment;

XlAssignment *xl_flow_assign (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers,
                              const GArray *pairs, XlAssignGoal goal);
XlAssignment *xl_flow_assign_greedy (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers,
                                     const GArray *pairs, XlAssignGoal goal);
void xl_assignment_free (XlAssignment *assignment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlAssignment, xl_assignment_free)

G_END_DECLS
