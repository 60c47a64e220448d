/* xl-map-inspector.h - what is selected on the map, and what it is linked with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-graph.h"
#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlMapInspector:hops: how far from the selected record the map reaches: 1 to 3, 0 for all of it
 *
 * XlMapInspector::picked: (gint64 id): a row of its lists was clicked
 * XlMapInspector::path-to: (gint64 id): how is the selected record related with this one?
 *
 * XlPart:record is what is selected.
 */
#define XL_TYPE_MAP_INSPECTOR (xl_map_inspector_get_type ())
G_DECLARE_FINAL_TYPE (XlMapInspector, xl_map_inspector, XL, MAP_INSPECTOR, XlPart)

void xl_map_inspector_set_graphs (XlMapInspector *self, XlGraph *all, XlGraph *shown,
                                  const char *networks);
guint xl_map_inspector_get_hops (XlMapInspector *self);
void xl_map_inspector_set_hops (XlMapInspector *self, guint hops);
char *xl_map_words_count (XlGraph *graph);

G_END_DECLS
