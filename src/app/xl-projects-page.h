/* xl-projects-page.h - Projects: a board of five stages, a table, and one project opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlProjectsPage:
 *
 * Its action "projects.show" (s) sets the filters: keys and values as in "stage=3&country=DE", of
 * stage, country, objective and lead; the empty text shows all. The window's win.show-projects is
 * this action, whichever page is shown.
 */
#define XL_TYPE_PROJECTS_PAGE (xl_projects_page_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectsPage, xl_projects_page, XL, PROJECTS_PAGE, XlPage)

G_END_DECLS
