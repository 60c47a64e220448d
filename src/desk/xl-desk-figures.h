/* xl-desk-figures.h - what a steering committee asks of a plan, counted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlCount:
 * @known: records that are published or our own
 * @invented: illustrative records
 */
typedef struct
{
  guint known, invented;
} XlCount;

/**
 * XlCountryFigures:
 * @country: ISO 3166-1 alpha-2
 * @stages: by #XlStage: projects with a region of the country; 0 is not used
 * @projects: the sum of @stages
 */
typedef struct
{
  char country[3];
  XlCount stages[XL_STAGE_SCALE_UP + 1];
  guint projects;
} XlCountryFigures;

/**
 * XlRegionFigures:
 * @region: a region that leads projects
 * @projects: how many
 */
typedef struct
{
  XlRegion *region;
  XlCount projects;
} XlRegionFigures;

/**
 * XlNetworkFigures:
 * @network: a network
 * @role: #XlMemberRole
 * @regions: how many regions have that role in it today
 */
typedef struct
{
  XlNetwork *network;
  int role;
  XlCount regions;
} XlNetworkFigures;

/**
 * XlFigures:
 * @regions: live records; the same for @organisations, @projects
 * @countries: of the regions
 * @stages: projects by #XlStage; 0 is not used
 * @objectives: projects that serve O1 to O4, from 0; a project may serve several
 * @helixes: organisations by #XlHelix
 * @heat: (element-type XlCountryFigures): most projects first, then by code
 * @leads: (element-type XlRegionFigures): most projects first, then by name
 * @networks: (element-type XlNetworkFigures): by name of the network, then by role
 *
 * Only records that are live count. The records are the plan's own.
 */
typedef struct
{
  guint regions, countries, organisations, projects;
  XlCount stages[XL_STAGE_SCALE_UP + 1];
  XlCount objectives[4];
  XlCount helixes[XL_HELIX_CIVIL + 1];
  GArray *heat, *leads, *networks;
} XlFigures;

XlFigures *xl_figures_new (XlPlan *plan, XlDate on);
void xl_figures_free (XlFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlFigures, xl_figures_free)
guint xl_objectives_mask (const XlProject *project);

G_END_DECLS
