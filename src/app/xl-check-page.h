/* xl-check-page.h - To check: every finding, why, and a jump to where it can be mended */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_CHECK_PAGE (xl_check_page_get_type ())
G_DECLARE_FINAL_TYPE (XlCheckPage, xl_check_page, XL, CHECK_PAGE, XlPage)

G_END_DECLS
