/* xl-desk-map-scenes.h - what is shown one after the other when presenting, as edits of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

GPtrArray *xl_desk_map_list_scenes (XlPlan *plan);
XlEdit *xl_edits_add_scene (XlPlan *plan, const XlSavedView *view, gint64 *id);
XlEdit *xl_edits_move_scene (XlPlan *plan, XlStoryScene *scene, int step);

G_END_DECLS
