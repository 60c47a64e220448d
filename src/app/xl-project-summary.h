/* xl-project-summary.h - what is known about a project, and how it scores */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_SUMMARY (xl_project_summary_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectSummary, xl_project_summary, XL, PROJECT_SUMMARY, XlProjectTab)

G_END_DECLS
