/* xl-bulk-bar.h - below a list: what is selected in it, and what can be done with all of that at once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlBulkBar:
 *
 * XlBulkBar::clear: the selection is to end
 *
 * Hidden until two records are selected. It changes one field of them, or retires them, each as one
 * step of undo.
 */
#define XL_TYPE_BULK_BAR (xl_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (XlBulkBar, xl_bulk_bar, XL, BULK_BAR, XlPart)

void xl_bulk_bar_set_records (XlBulkBar *bar, GPtrArray *records);

G_END_DECLS
