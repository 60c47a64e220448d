/* xl-partners-page.h - partners: list left, partner right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_PARTNERS_PAGE (xl_partners_page_get_type ())
G_DECLARE_FINAL_TYPE (XlPartnersPage, xl_partners_page, XL, PARTNERS_PAGE, XlPage)

G_END_DECLS
