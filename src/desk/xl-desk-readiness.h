/* xl-desk-readiness.h - answers about the readiness of a region, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-readiness.h"

G_BEGIN_DECLS

/* Each returns (transfer full) an edit for xl_desk_edit(); NULL with a fault where the input is bad, NULL without one
 * where nothing would change. */
XlEdit *xl_edits_readiness_mark (XlPlan *plan, XlRegion *region, int feedstock, XlDate day, guint factor,
                                 const char *typed, XlFault **fault);
XlEdit *xl_edits_readiness_again (XlPlan *plan, const XlReadiness *round, XlDate day);

/* Something new of a region: a strategy. */

G_END_DECLS
