/* xl-map-list.h - the nodes of the map as a list: for who does not see or does not point */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"
#include "xl-graph.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlMapList:selected: id of the selected node, 0 for none
 *
 * XlMapList::activated: (gint64 id): Enter or a double click on a row
 */
#define XL_TYPE_MAP_LIST (xl_map_list_get_type ())
G_DECLARE_FINAL_TYPE (XlMapList, xl_map_list, XL, MAP_LIST, GtkWidget)

void xl_map_list_set_graph (XlMapList *self, XlPlan *plan, XlGraph *graph);
void xl_map_list_focus_search (XlMapList *self);

G_END_DECLS
