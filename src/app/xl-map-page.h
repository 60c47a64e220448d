/* xl-map-page.h - the Map: regions, projects and partners, and what links them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_MAP_PAGE (xl_map_page_get_type ())
G_DECLARE_FINAL_TYPE (XlMapPage, xl_map_page, XL, MAP_PAGE, XlPage)

G_END_DECLS
