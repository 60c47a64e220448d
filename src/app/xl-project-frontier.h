/* xl-project-frontier.h - what a budget for grants buys most with, and what the next euro would add */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlProjectFrontier:
 *
 * XlProjectFrontier:projects: (nullable): a list of #XlProjectItem: those that are compared
 *
 * A step of the curve sets the budget, a row opens its project.
 */
#define XL_TYPE_PROJECT_FRONTIER (xl_project_frontier_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectFrontier, xl_project_frontier, XL, PROJECT_FRONTIER, GtkWidget)

G_END_DECLS
