/* xl-desk-map-failure.h - which region is a single point of failure of what the map shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"

G_BEGIN_DECLS

/**
 * XlMapFailure:
 * @region: a region without which the network falls apart; the plan's own
 * @cut_off: how many others lose touch with the largest part that is left
 */
typedef struct
{
  XlRegion *region;
  guint cut_off;
} XlMapFailure;

GArray *xl_desk_map_failures (XlPlan *plan, XlGraph *graph);

G_END_DECLS
