/* xl-chain-popover.h - a step, a disruption, a capability of a value chain: its fields, and what can be done */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-chains.h"

G_BEGIN_DECLS

/* What the popover is about; its record is a step, a disruption, a capability, a step. */
typedef enum
{
  XL_CHAIN_ABOUT_STEP,
  XL_CHAIN_ABOUT_DISRUPTION,
  XL_CHAIN_ABOUT_CAPABILITY,
  XL_CHAIN_ABOUT_GAP,
} XlChainAbout;

#define XL_TYPE_CHAIN_POPOVER (xl_chain_popover_get_type ())
G_DECLARE_FINAL_TYPE (XlChainPopover, xl_chain_popover, XL, CHAIN_POPOVER, GtkPopover)

GtkWidget *xl_chain_popover_new (void);
void xl_chain_popover_show (XlChainPopover *self, XlChainAbout about, XlPlan *plan, const XlChain *chain, XlRecord *record,
                            gboolean writable);
void xl_chain_popover_show_partners (XlChainPopover *self, XlPlan *plan, const char *title, GPtrArray *partners,
                                     gboolean ask);
void xl_chain_popover_update (XlChainPopover *self, XlPlan *plan, const XlChain *chain);

G_END_DECLS
