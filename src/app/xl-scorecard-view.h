/* xl-scorecard-view.h - nine criteria with their scores and weights, total and completeness */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_SCORECARD_VIEW (xl_scorecard_view_get_type ())
G_DECLARE_FINAL_TYPE (XlScorecardView, xl_scorecard_view, XL, SCORECARD_VIEW, XlProjectTab)

G_END_DECLS
