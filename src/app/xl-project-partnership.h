/* xl-project-partnership.h - who takes part in a project, and what each country brings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_PARTNERSHIP (xl_project_partnership_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectPartnership, xl_project_partnership, XL, PROJECT_PARTNERSHIP, XlProjectTab)

G_END_DECLS
