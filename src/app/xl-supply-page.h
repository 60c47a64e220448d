/* xl-supply-page.h - who should supply whom: the exact plan for all flows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_SUPPLY_PAGE (xl_supply_page_get_type ())
G_DECLARE_FINAL_TYPE (XlSupplyPage, xl_supply_page, XL, SUPPLY_PAGE, XlPage)

G_END_DECLS
