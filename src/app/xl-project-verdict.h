/* xl-project-verdict.h - is a project bankable, the year that decides, and five figures with their terms */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_VERDICT (xl_project_verdict_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectVerdict, xl_project_verdict, XL, PROJECT_VERDICT, XlProjectTab)

G_END_DECLS
