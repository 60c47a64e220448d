/* xl-life-page.h - network life: events, agreements, positions, know-how, calls, working groups */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_LIFE_PAGE (xl_life_page_get_type ())
G_DECLARE_FINAL_TYPE (XlLifePage, xl_life_page, XL, LIFE_PAGE, XlPage)

G_END_DECLS
