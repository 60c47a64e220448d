/* xl-project-indicators.h - the indicators of a project by level of its logframe */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_INDICATORS (xl_project_indicators_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectIndicators, xl_project_indicators, XL, PROJECT_INDICATORS, XlProjectTab)

G_END_DECLS
