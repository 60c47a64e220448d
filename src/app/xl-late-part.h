/* xl-late-part.h - a part whose figures follow from many records: told anew when it is seen and the plan changed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_LATE_PART (xl_late_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (XlLatePart, xl_late_part, XL, LATE_PART, XlPart)

/**
 * XlLatePartClass:
 * @show: show what @record and all that it depends on say now; there is a plan, and @record is in it
 *
 * It shows when it is seen, and again, once, after the plan changed; while nobody looks it does nothing.
 */
struct _XlLatePartClass
{
  XlPartClass parent_class;

  void (*show) (XlLatePart *part, XlPlan *plan, XlRecord *record);
};

void xl_late_part_show_soon (XlLatePart *part);
void xl_late_part_show_now (XlLatePart *part);

G_END_DECLS
