/* xl-overview-chains.h - the tile of the overview that tells which steps of value chains nobody has */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"
#include "xl-tile.h"

G_BEGIN_DECLS

void xl_overview_show_chains (XlTile *tile, GtkListBox *list, XlPlan *plan);

G_END_DECLS
