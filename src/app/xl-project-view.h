/* xl-project-view.h - one project: stages, gate, verdict, and its tabs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlProjectView:
 *
 * XlProjectView::back: the person wants back to the projects
 *
 * Its tabs are summary, partnership, plan, funding, sensitivity, risks, milestones, indicators,
 * documents and dossier. What is in them asks by action name: "project.show-tab" (s), and
 * "project.show-part" (xss): a record, a field of it or "", a kind of which a record is missing or "".
 */
#define XL_TYPE_PROJECT_VIEW (xl_project_view_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectView, xl_project_view, XL, PROJECT_VIEW, XlPart)

gboolean xl_project_view_focus_field (XlProjectView *self, const char *field);
void xl_project_view_show_tab (XlProjectView *self, const char *tab);
gboolean xl_project_view_show_part (XlProjectView *self, XlRecord *part, const char *field);

G_END_DECLS
