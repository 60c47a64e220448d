/* xl-project-timeline.h - projects and their milestones over time, as bars and diamonds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlProjectTimeline:
 *
 * XlProjectTimeline:projects: (nullable): a list of #XlProjectItem: those that are shown
 *
 * A row opens the milestones of its project: it asks "projects.show-milestones" (x).
 */
#define XL_TYPE_PROJECT_TIMELINE (xl_project_timeline_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectTimeline, xl_project_timeline, XL, PROJECT_TIMELINE, GtkWidget)

G_END_DECLS
