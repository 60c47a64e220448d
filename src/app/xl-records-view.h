/* xl-records-view.h - another look at the records that a list is left with: a calendar, a board */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_RECORDS_VIEW (xl_records_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (XlRecordsView, xl_records_view, XL, RECORDS_VIEW, XlPart)

/**
 * XlRecordsViewClass:
 *
 * Its records are those of a list after search and filters; XlPartClass.refresh is called when they or the plan changed.
 */
struct _XlRecordsViewClass
{
  XlPartClass parent_class;
};

void xl_records_view_set_records (XlRecordsView *self, GListModel *records);
GPtrArray *xl_records_view_dup_records (XlRecordsView *self);

G_END_DECLS
