/* xl-chain-steps.h - the steps of a value chain as chevrons, and below them what a disruption hits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-chains.h"

G_BEGIN_DECLS

/* Between two lanes, px: chevrons and lanes share it. */
#define XL_CHAIN_GAP 6

/**
 * XlChainSteps:
 *
 * XlChainSteps::step: (gint64 id, GtkWidget *button): a step was chosen
 * XlChainSteps::disruption: (gint64 id, GtkWidget *button): a disruption was chosen
 */
#define XL_TYPE_CHAIN_STEPS (xl_chain_steps_get_type ())
G_DECLARE_FINAL_TYPE (XlChainSteps, xl_chain_steps, XL, CHAIN_STEPS, GtkWidget)

GtkWidget *xl_chain_steps_new (void);
void xl_chain_steps_show (XlChainSteps *self, XlPlan *plan, const XlChain *chain);
GtkWidget *xl_chain_steps_get_button (XlChainSteps *self, gint64 id);

G_END_DECLS
