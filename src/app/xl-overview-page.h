/* xl-overview-page.h - Overview: what a steering committee asks, each figure a way to its records */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_OVERVIEW_PAGE (xl_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (XlOverviewPage, xl_overview_page, XL, OVERVIEW_PAGE, XlPage)

G_END_DECLS
