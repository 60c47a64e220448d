/* xl-flow-matches.h - who could supply a need, or take an offer: candidates, the best plan, and who was left out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_FLOW_MATCHES (xl_flow_matches_get_type ())
G_DECLARE_FINAL_TYPE (XlFlowMatches, xl_flow_matches, XL, FLOW_MATCHES, XlPart)

G_END_DECLS
