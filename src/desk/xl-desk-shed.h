/* xl-desk-shed.h - what is large and needed no more goes where nobody waits for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

#define XL_SHED_MANY 1000 /* records, operations, rows: fewer are freed where they are */

void xl_shed (gpointer value, GDestroyNotify destroy);
void xl_shed_edit (XlEdit *edit);
void xl_shed_tx (XlTx *tx);
void xl_shed_objects (GPtrArray *objects);
void xl_shed_plan (XlPlan *plan);
void xl_shed_rest (void);

G_END_DECLS
