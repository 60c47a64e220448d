/* xl-flows-page.h - resource flows: offers and needs left, who could supply whom right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_FLOWS_PAGE (xl_flows_page_get_type ())
G_DECLARE_FINAL_TYPE (XlFlowsPage, xl_flows_page, XL, FLOWS_PAGE, XlPage)

G_END_DECLS
