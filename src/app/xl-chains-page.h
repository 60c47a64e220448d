/* xl-chains-page.h - value chains: steps, who has them, what is missing, what a country brings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlChainsPage:
 *
 * Shows one value chain, or the one that a step or a disruption belongs to.
 */
#define XL_TYPE_CHAINS_PAGE (xl_chains_page_get_type ())
G_DECLARE_FINAL_TYPE (XlChainsPage, xl_chains_page, XL, CHAINS_PAGE, XlPage)

G_END_DECLS
