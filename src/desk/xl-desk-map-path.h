/* xl-desk-map-path.h - how two records are related: the shortest path over what the map shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"

G_BEGIN_DECLS

/**
 * XlMapStep:
 * @record: where the step leads
 * @link: (nullable): the row that it goes along; %NULL where it is the seat of an organisation
 *
 * A step of a path: the first one is where it begins and has no link.
 */
typedef struct
{
  const XlRecord *record, *link;
} XlMapStep;

GArray *xl_desk_map_path (XlPlan *plan, const XlMapFilter *filter, XlRecord *from, XlRecord *to);
GPtrArray *xl_desk_map_paths (XlPlan *plan, const XlMapFilter *filter, XlRecord *from, XlRecord *const *to, guint n);

G_END_DECLS
