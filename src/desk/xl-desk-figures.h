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
 * XlSum:
 * @known: of records that are published or our own
 * @invented: of illustrative ones
 *
 * An amount in EUR, or tonnes.
 */
typedef struct
{
  double known, invented;
} XlSum;

/**
 * XlApart:
 * @project: a project whose money is not added to that of the others
 * @amount: its investment, units of its own currency
 * @programme: because it is a programme, whose projects are counted; else because it is not in EUR
 */
typedef struct
{
  XlProject *project;
  double amount;
  gboolean programme;
} XlApart;

/**
 * XlGrantFigures:
 * @ideas: EU and national grants that are an idea, EUR
 * @applied: that are applied for or appraised
 * @committed: that are approved, signed or disbursed
 * @n_asking: projects with any of these
 * @n_committed: projects with a committed one
 * @n_above_gap: projects that ask for more than eligible cost × funding gap rate × co-financing rate
 * @n_apart: projects whose grants are in another currency: not counted above
 *
 * Refused grants are left out.
 */
typedef struct
{
  XlSum ideas, applied, committed;
  guint n_asking, n_committed, n_above_gap, n_apart;
} XlGrantFigures;

/**
 * XlDueFigures:
 * @record: a milestone, an outcome of an event, a position or a call: not done and due soon, or overdue
 * @of: (nullable): its project or event; of a position its network
 * @due: when
 * @days: until the last day of @due; negative when overdue
 */
typedef struct
{
  XlRecord *record, *of;
  XlDate due;
  int days;
} XlDueFigures;

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
 * @money: investment by #XlStage, EUR; 0 is not used
 * @price_from, @price_to: least and greatest price year of what is in @money; 0 where none says it
 * @apart: (element-type XlApart): investments that are not in @money, the greatest first
 * @grants: grants asked and committed
 * @co2: tonnes of CO2 equivalent avoided in a full operating year, by #XlStage; programmes are left out
 * @n_co2: how many projects that is
 * @due: (element-type XlDueFigures): what is overdue or due in %XL_DUE_DAYS days, the first first
 * @later: (element-type XlDueFigures): what is due after that, the first first
 * @n_overdue: how many of them are overdue
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
  XlSum money[XL_STAGE_SCALE_UP + 1];
  int price_from, price_to;
  GArray *apart;
  XlGrantFigures grants;
  XlSum co2[XL_STAGE_SCALE_UP + 1];
  guint n_co2;
  GArray *due, *later;
  guint n_overdue;
} XlFigures;

#define XL_DUE_DAYS 30

/**
 * XlProjectFact:
 * @XL_FACT_GRANT: asks for a grant
 * @XL_FACT_COMMITTED: has a grant that is committed
 * @XL_FACT_CO2: avoids CO2
 * @XL_FACT_DUE: has a milestone that is overdue or due soon
 *
 * What the figures count, to filter projects by; named in xl_project_facts, which ends with %NULL.
 */
typedef enum
{
  XL_FACT_GRANT,
  XL_FACT_COMMITTED,
  XL_FACT_CO2,
  XL_FACT_DUE,
  XL_N_FACTS
} XlProjectFact;

extern const char *const xl_project_facts[XL_N_FACTS + 1];

XlFigures *xl_figures_new (XlPlan *plan, XlDate on);
void xl_figures_free (XlFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlFigures, xl_figures_free)
guint xl_objectives_mask (const XlProject *project);
gboolean xl_project_has_fact (XlPlan *plan, const XlProject *project, XlProjectFact fact, XlDate on);

G_END_DECLS
