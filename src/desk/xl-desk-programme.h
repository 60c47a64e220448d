/* xl-desk-programme.h - edits of an event's programme: items that move together, new ones after the last */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

XlEdit *xl_edits_item_time (XlPlan *plan, XlAgendaItem *item, const XlField *field, const char *typed, gboolean together,
                            XlFault **fault);
XlEdit *xl_edits_new_item (XlPlan *plan, XlEvent *event, const char *title, gint64 *id);
XlEdit *xl_edits_new_attendance (XlPlan *plan, XlEvent *event, const char *name, gint64 *id);

G_END_DECLS
