/* xl-regions-page.h - regions: list left, region right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_REGIONS_PAGE (xl_regions_page_get_type ())
G_DECLARE_FINAL_TYPE (XlRegionsPage, xl_regions_page, XL, REGIONS_PAGE, XlPage)

G_END_DECLS
