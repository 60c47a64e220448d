/* xl-projects-page.h - Projects: a board of five stages, a table, a timeline, the frontier, and one project opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlProjectsPage:
 *
 * Its action "projects.show-projects" (s) sets the filters: keys and values as in "stage=3&country=DE",
 * of stage, country, objective, lead and with (one of xl_project_facts), and the view: board, table,
 * timeline or frontier; the empty text shows all. "projects.show-milestones" (x) opens the milestones
 * of a project. The window's actions of the same names are these, whichever page is shown.
 */
#define XL_TYPE_PROJECTS_PAGE (xl_projects_page_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectsPage, xl_projects_page, XL, PROJECTS_PAGE, XlPage)

G_END_DECLS
