/* xl-desk-map-views.h - saved views of the map, and tags, as edits of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"

G_BEGIN_DECLS

/**
 * XlMapState:
 * @filter: what is shown
 * @mode: the layout
 * @zoom: 1 fits the window; 0 where nobody chose one
 * @x: world px of what lies in the middle, with @zoom
 * @y: the same, downwards
 *
 * What a saved view keeps of the map.
 */
typedef struct
{
  XlMapFilter filter;
  XlLayoutMode mode;
  double zoom, x, y;
} XlMapState;

const char *xl_desk_map_nick (XlLayoutMode mode);
XlLayoutMode xl_desk_map_mode (const char *nick);

XlEdit *xl_edits_save_view (XlPlan *plan, const char *name, const XlMapState *state, gint64 *id);
void xl_desk_map_read_view (XlPlan *plan, const XlSavedView *view, XlMapState *state);
GPtrArray *xl_desk_map_list_views (XlPlan *plan);

XlEdit *xl_edits_tag (XlPlan *plan, XlRecord *record, const char *name);
XlEdit *xl_edits_untag (XlPlan *plan, XlRecord *record, const char *name);
char **xl_desk_map_dup_tags (XlPlan *plan, const XlRecord *record);

G_END_DECLS
