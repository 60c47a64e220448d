/* xl-desk-map-look.h - what size and colour of the nodes stand for, and the words for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"

G_BEGIN_DECLS

XlGraph *xl_desk_map_dress (XlPlan *plan, XlGraph *graph, const XlMapFilter *filter);

const char *xl_desk_map_arc_regime_words (XlArcRegime regime);

G_END_DECLS
