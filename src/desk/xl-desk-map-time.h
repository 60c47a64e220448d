/* xl-desk-map-time.h - what of the plan there was on a day */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

gboolean xl_desk_map_was_there (XlPlan *plan, const XlRecord *record, XlDate day);
int xl_desk_map_stage (XlPlan *plan, const XlProject *project, XlDate day);
GArray *xl_desk_map_dates (XlPlan *plan);

G_END_DECLS
