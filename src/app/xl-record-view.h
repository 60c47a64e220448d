/* xl-record-view.h - one record: title, facts, links, and where its figures come from */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlRecordView:
 *
 * XlRecordView::back: the person wants back to where the record was opened from
 * XlRecordView:can-go-back: whether there is a button for it
 */
#define XL_TYPE_RECORD_VIEW (xl_record_view_get_type ())
G_DECLARE_FINAL_TYPE (XlRecordView, xl_record_view, XL, RECORD_VIEW, XlPart)

void xl_record_view_set_can_go_back (XlRecordView *self, gboolean can_go_back);
gboolean xl_record_view_focus_field (XlRecordView *self, const char *field);
gboolean xl_form_focus_field (GtkWidget *form, const char *field);
const char *xl_form_first_field (XlPlan *plan, XlRecord *record);

G_END_DECLS
