/* xl-project-view.h - one project: stages, facts, who takes part */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlProjectView:
 *
 * XlProjectView::back: the person wants back to the projects
 */
#define XL_TYPE_PROJECT_VIEW (xl_project_view_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectView, xl_project_view, XL, PROJECT_VIEW, XlPart)

gboolean xl_project_view_focus_field (XlProjectView *self, const char *field);
void xl_project_view_show_tab (XlProjectView *self, const char *tab);

G_END_DECLS
