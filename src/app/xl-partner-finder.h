/* xl-partner-finder.h - who a region or a partner could work with, and why */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-late-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PARTNER_FINDER (xl_partner_finder_get_type ())
G_DECLARE_FINAL_TYPE (XlPartnerFinder, xl_partner_finder, XL, PARTNER_FINDER, XlLatePart)

G_END_DECLS
