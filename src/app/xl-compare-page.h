/* xl-compare-page.h - two to six regions side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlComparePage:
 *
 * The action "compare.compare-regions" (ax) says which; win.compare-regions hands it on.
 */
#define XL_TYPE_COMPARE_PAGE (xl_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (XlComparePage, xl_compare_page, XL, COMPARE_PAGE, XlPage)

G_END_DECLS
