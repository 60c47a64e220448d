/* xl-project-lane.h - one stage of the board, with the projects that are at it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_LANE (xl_project_lane_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectLane, xl_project_lane, XL, PROJECT_LANE, GtkBox)

GtkWidget *xl_project_lane_new (XlDesk *desk, int stage, GListModel *projects);
void xl_project_lane_refilter (XlProjectLane *lane);
gboolean xl_project_lane_focus (XlProjectLane *lane, gint64 id);

G_END_DECLS
