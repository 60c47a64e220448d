/* xl-project-sensitivity.h - what if: tornado, switching values, chance, scenarios */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_SENSITIVITY (xl_project_sensitivity_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectSensitivity, xl_project_sensitivity, XL, PROJECT_SENSITIVITY, XlProjectTab)

G_END_DECLS
