/* xl-judged-list.h - those of whom a call, a position or a good practice asks something, and how they stand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_JUDGED_LIST (xl_judged_list_get_type ())
G_DECLARE_FINAL_TYPE (XlJudgedList, xl_judged_list, XL, JUDGED_LIST, XlPart)

G_END_DECLS
