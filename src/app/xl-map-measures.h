/* xl-map-measures.h - measures of what the map shows, as a list, and the questions that they answer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"
#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlMapMeasures::picked: (gint64 id): a row was clicked
 * XlMapMeasures::failure: which region is a single point of failure?
 * XlMapMeasures::pairs: who shares objectives and codes, but no project?
 */
#define XL_TYPE_MAP_MEASURES (xl_map_measures_get_type ())
G_DECLARE_FINAL_TYPE (XlMapMeasures, xl_map_measures, XL, MAP_MEASURES, XlPart)

void xl_map_measures_set_graph (XlMapMeasures *self, XlPlan *plan, XlGraph *graph);

G_END_DECLS
