/* xl-chain-lane.h - what stands under a step of a value chain: partners, gap, offers and needs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-chains.h"

G_BEGIN_DECLS

GtkWidget *xl_chain_lane_new (XlPlan *plan, const XlChain *chain, guint index, const GArray *flows, gboolean writable);

/* A widget that is made anew with every change of the plan keeps its focus by its key. */
void xl_chain_set_key (GtkWidget *widget, const char *word, gint64 id);
char *xl_chain_dup_focus_key (GtkWidget *widget);
gboolean xl_chain_focus_key (GtkWidget *widget, const char *key);

G_END_DECLS
