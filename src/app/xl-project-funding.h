/* xl-project-funding.h - who pays for a project: lines, sums by source, year and status */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_FUNDING (xl_project_funding_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectFunding, xl_project_funding, XL, PROJECT_FUNDING, XlProjectTab)

G_END_DECLS
