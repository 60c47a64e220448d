/* xl-compare-view.h - some regions side by side: readiness, facts, and what they share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-late-part.h"

G_BEGIN_DECLS

#define XL_TYPE_COMPARE_VIEW (xl_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (XlCompareView, xl_compare_view, XL, COMPARE_VIEW, XlLatePart)

void xl_compare_view_set_regions (XlCompareView *self, const gint64 *ids, gsize n);
guint xl_compare_view_get_n_regions (XlCompareView *self);

G_END_DECLS
