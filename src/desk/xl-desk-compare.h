/* xl-desk-compare.h - regions side by side: what each is, and what some of them share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/* Fewer are no comparison, more are no table that fits. */
#define XL_COMPARE_LEAST 2
#define XL_COMPARE_MOST 6

/**
 * XlRegionFacts:
 * @region: the region; the records are the plan's own
 * @projects: (element-type XlProject): by name
 * @objectives: bits 1 << 0 for O1 to 1 << 3 for O4: that they serve
 * @memberships: (element-type XlMembership): of today, by name of the network
 * @helixes: by #XlHelix: organisations that are seated there
 * @quotient: location quotient of chemical employment; NAN where it cannot be reckoned
 */
typedef struct
{
  XlRegion *region;
  GPtrArray *projects;
  guint objectives;
  GPtrArray *memberships;
  guint helixes[XL_HELIX_CIVIL + 1];
  double quotient;
} XlRegionFacts;

/**
 * XlShared:
 * @name: a priority as it is written, or the name of a project
 * @project: (nullable): the project
 * @regions: (element-type XlRegion): who shares it, two or more of those that are compared
 */
typedef struct
{
  char *name;
  XlProject *project;
  GPtrArray *regions;
} XlShared;

GPtrArray *xl_desk_compare (XlPlan *plan, const GPtrArray *regions, XlDate day);
GPtrArray *xl_desk_compare_shared (XlPlan *plan, const GPtrArray *facts);
guint xl_desk_compare_whole (XlPlan *plan, double *chemical, double *total);

/* In words; (transfer full) but for the first. */
const char *xl_words_helix (int helix);
char *xl_words_shared (XlPlan *plan, const XlShared *shared);
char *xl_words_quotient_method (guint n_regions);

G_END_DECLS
