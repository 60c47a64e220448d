/* xl-map-match.h - the matches on the map as a list, and one of them with all that is to be said of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"
#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlMapMatch:
 *
 * XlMapMatch::picked: (gint64 offer, gint64 need): a match was chosen; 0, 0: none, which shows the list
 * XlMapMatch::all: the flow in focus is to be let go
 */
#define XL_TYPE_MAP_MATCH (xl_map_match_get_type ())
G_DECLARE_FINAL_TYPE (XlMapMatch, xl_map_match, XL, MAP_MATCH, XlPart)

void xl_map_match_show (XlMapMatch *self, XlPlan *plan, const XlMapFilter *filter, gint64 offer, gint64 need);

G_END_DECLS
