/* xl-project-plan.h - the cash plan of a project: lines by year, cash and debt service cover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_PLAN (xl_project_plan_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectPlan, xl_project_plan, XL, PROJECT_PLAN, XlProjectTab)

G_END_DECLS
