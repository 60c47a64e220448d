/* xl-project-risks.h - the risks of a project: a list, and where they stand before and after mitigation */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_RISKS (xl_project_risks_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectRisks, xl_project_risks, XL, PROJECT_RISKS, XlProjectTab)

G_END_DECLS
