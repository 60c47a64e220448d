/* xl-chain-foot.h - below a value chain: what each country brings, and which projects answer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-chains.h"

G_BEGIN_DECLS

void xl_chain_fill_losses (GtkGrid *grid, XlPlan *plan, const XlChain *chain, const GArray *flows);
void xl_chain_fill_answers (GtkBox *box, XlPlan *plan, const XlChain *chain, gboolean writable);

G_END_DECLS
