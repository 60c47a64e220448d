/* xl-match-card.h - one match: cover, nearness, price and code, each with its own bar and figure */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-flows.h"

G_BEGIN_DECLS

/**
 * XlMatchCard:
 *
 * XlMatchCard:chosen: whether what is done next is done with it
 */
#define XL_TYPE_MATCH_CARD (xl_match_card_get_type ())
G_DECLARE_FINAL_TYPE (XlMatchCard, xl_match_card, XL, MATCH_CARD, GtkWidget)

GtkWidget *xl_match_card_new (void);
void xl_match_card_show (XlMatchCard *self, XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair,
                         const XlFlow *flow);
void xl_match_card_set_plain (XlMatchCard *self);
gboolean xl_match_card_get_chosen (XlMatchCard *self);
void xl_match_card_set_chosen (XlMatchCard *self, gboolean chosen);

const char *xl_match_regime_style (XlRegime regime);
double xl_match_price_end (const XlMatches *matches, const XlFlowPair *pair);

G_END_DECLS
