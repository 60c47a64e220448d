/* xl-project-milestones.h - the milestones of a project: a list, and when they are due */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_MILESTONES (xl_project_milestones_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectMilestones, xl_project_milestones, XL, PROJECT_MILESTONES, XlProjectTab)

G_END_DECLS
