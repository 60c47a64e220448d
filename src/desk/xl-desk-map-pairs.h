/* xl-desk-map-pairs.h - who shares objectives and codes, but no project */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"

G_BEGIN_DECLS

/**
 * XlMapPair:
 * @a: a region
 * @b: another one, with which it has no project
 * @objectives: bits 1 << 0 for O1 to 1 << 3 for O4: served by projects of both
 * @codes: (array zero-terminated=1): NACE codes that organisations seated in both have, each once
 * @priorities: (array zero-terminated=1): what both name as a priority, each once
 *
 * Two regions that might have a project. The records are the plan's own.
 */
typedef struct
{
  XlRegion *a, *b;
  guint objectives;
  char **codes;
  char **priorities;
} XlMapPair;

GHashTable *xl_region_priorities (const XlRegion *region);

void xl_map_pair_free (XlMapPair *pair);
gboolean xl_map_pair_shares (const XlMapPair *pair);
int xl_map_pair_compare (const XlMapPair *one, const XlMapPair *two);

GPtrArray *xl_desk_map_pairs (XlPlan *plan, const XlMapFilter *filter, guint limit);
GPtrArray *xl_desk_map_pairs_of (XlPlan *plan, const XlMapFilter *filter, XlRegion *region);

G_END_DECLS
