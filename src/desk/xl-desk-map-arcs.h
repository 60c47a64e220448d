/* xl-desk-map-arcs.h - matches of resource flows as arcs of the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"
#include "xl-matches.h"

G_BEGIN_DECLS

typedef void (*XlArcFunc) (const XlArc *arc, gint64 from, gint64 to, gpointer data);

const XlMatches *xl_desk_map_matches (XlPlan *plan, XlDate day);
void xl_desk_map_each_arc (XlPlan *plan, const XlMapFilter *filter, XlArcFunc func, gpointer data);
XlArcRegime xl_desk_map_arc_regime (XlRegime regime);
char **xl_desk_map_dup_materials (XlPlan *plan, XlDate day);

G_END_DECLS
