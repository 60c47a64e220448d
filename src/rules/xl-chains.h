/* xl-chains.h - value chains: who has which step, what is missing, what a disruption or a lost country does */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlStepState:
 * @XL_STEP_GAP: nobody has the step
 * @XL_STEP_PLANNED: nobody has it, somebody plans it: a gap until then
 * @XL_STEP_HAS: somebody has it
 */
typedef enum
{
  XL_STEP_GAP,
  XL_STEP_PLANNED,
  XL_STEP_HAS,
} XlStepState;

/**
 * XlChainPlace:
 * @step: the step
 * @next: index of the step that it feeds; -1 at the end
 * @capabilities: (element-type XlCapability): who has, plans, then wants it, by name; what has ended is left out
 * @has: how many have it on the day
 * @plans: how many plan it, or will have it later
 * @wants: how many want it
 * @state: whether it is a gap
 * @year: of a planned one: the first year in which somebody will have it; 0 where nobody says when
 *
 * One step of a chain, on a day.
 */
typedef struct
{
  XlChainStep *step;
  int next;
  GPtrArray *capabilities;
  guint has, plans, wants;
  XlStepState state;
  int year;
} XlChainPlace;

/**
 * XlChain:
 * @chain: the value chain
 * @project: (nullable): only its partners count
 * @day: the day
 * @places: (element-type XlChainPlace): its steps in order: what feeds comes before what is fed, else by position
 * @n_gaps: steps that nobody has, planned ones too
 * @disruptions: (element-type XlDisruption): not over on the day, the worst first
 *
 * Records are the plan's own: make it anew when the plan changes.
 */
typedef struct
{
  XlValueChain *chain;
  XlProject *project;
  XlDate day;
  GArray *places;
  guint n_gaps;
  GPtrArray *disruptions;
} XlChain;

XlChain *xl_chain_new (XlPlan *plan, XlValueChain *chain, XlProject *project, XlDate day);
void xl_chain_free (XlChain *chain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlChain, xl_chain_free)
const XlChainPlace *xl_chain_place (const XlChain *chain, guint index);
int xl_chain_find (const XlChain *chain, gint64 step);

int xl_capability_level (const XlCapability *capability, XlDate day);

/* Indices (guint) of what lies downstream of a step, in the order in which it is reached. */
GArray *xl_chain_downstream (const XlChain *chain, guint index);

/**
 * XlChainHit:
 * @downstream: (element-type guint): indices of the steps that are hit after the disrupted one
 * @organisations: (element-type XlOrganisation): those that have or plan the disrupted step in the region of the
 *   disruption (anywhere, where it names none), then those that have or plan a step downstream
 * @at_step: how many of them stand at the disrupted step
 */
typedef struct
{
  GArray *downstream;
  GPtrArray *organisations;
  guint at_step;
} XlChainHit;

XlChainHit *xl_chain_hit (XlPlan *plan, const XlChain *chain, const XlDisruption *disruption);
void xl_chain_hit_free (XlChainHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlChainHit, xl_chain_hit_free)

/**
 * XlChainCandidate:
 * @organisation: who could do it
 * @step: the step that it has
 * @same_name: @step has the name of the one that is asked for; else only its part of the chain is the same
 * @km: great circle; from the disrupted region, or from the nearest partner of the chain; NAN where a place is not known
 */
typedef struct
{
  XlOrganisation *organisation;
  XlChainStep *step;
  gboolean same_name;
  double km;
} XlChainCandidate;

GArray *xl_chain_candidates (XlPlan *plan, const XlChain *chain, guint index, const XlDisruption *disruption);

/**
 * XlChainFlow:
 * @flow: an offer or a need
 * @place: index of the step where it stands
 * @fits: (nullable): the need of the chain that the offer of somebody else could supply; NULL for a flow of a partner
 */
typedef struct
{
  XlFlow *flow;
  guint place;
  XlFlow *fits;
} XlChainFlow;

GArray *xl_chain_flows (XlPlan *plan, const XlChain *chain);

/**
 * XlChainLoss:
 * @country: ISO 3166-1 alpha-2
 * @lost: (element-type guint): indices of the steps that nobody has any more
 * @unplanned: (element-type guint): indices of the gaps that nobody plans any more
 * @flows: (element-type XlFlow): offers and needs of the chain that go
 * @n_partners: partners of the chain in the country
 *
 * What a chain loses without one country.
 */
typedef struct
{
  char country[3];
  GArray *lost, *unplanned;
  GPtrArray *flows;
  guint n_partners;
} XlChainLoss;

GArray *xl_chain_losses (XlPlan *plan, const XlChain *chain, const GArray *flows);

/* Projects that answer a step: they carry one of its tags. */
GPtrArray *xl_chain_answers (XlPlan *plan, const XlChainStep *step);

/**
 * XlCoverageBy:
 * @XL_COVERAGE_REGIONS: a row for each region
 * @XL_COVERAGE_TYPES: a row for each type of organisation
 */
typedef enum
{
  XL_COVERAGE_REGIONS,
  XL_COVERAGE_TYPES,
} XlCoverageBy;

/**
 * XlCoverageCell:
 * @has: organisations that have the step on the day
 * @plans: that plan it
 * @wants: that want it
 */
typedef struct
{
  guint has, plans, wants;
} XlCoverageCell;

/**
 * XlCoverage:
 * @by: what the rows are
 * @steps: (element-type XlChainStep): the columns
 * @rows: (element-type gint64): ids of regions, or #XlOrganisationType; 0 for those without one; only rows with somebody
 * @cells: (array): row by row; see xl_coverage_cell()
 * @totals: (array): one per column
 */
typedef struct
{
  XlCoverageBy by;
  GPtrArray *steps;
  GArray *rows;
  XlCoverageCell *cells;
  XlCoverageCell *totals;
} XlCoverage;

XlCoverage *xl_coverage_new (XlPlan *plan, XlChainStep *const *steps, guint n, XlCoverageBy by, XlProject *project,
                             XlDate day);
void xl_coverage_free (XlCoverage *coverage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCoverage, xl_coverage_free)
const XlCoverageCell *xl_coverage_cell (const XlCoverage *coverage, guint row, guint column);
GPtrArray *xl_coverage_dup_partners (XlPlan *plan, const XlCoverage *coverage, guint row, guint column,
                                     XlProject *project, XlDate day);

/**
 * XlChainsFigures:
 * @chains: live value chains
 * @steps: their steps
 * @covered: steps that somebody has on the day
 * @gaps: (element-type XlChainStep): the others, by chain and in order
 * @n_planned: how many of these somebody plans
 * @n_disrupted: chains with a disruption that is not over
 */
typedef struct
{
  guint chains, steps, covered;
  GPtrArray *gaps;
  guint n_planned, n_disrupted;
} XlChainsFigures;

void xl_chains_figures_init (XlChainsFigures *figures, XlPlan *plan, XlDate day);
void xl_chains_figures_clear (XlChainsFigures *figures);
GPtrArray *xl_chains_list (XlPlan *plan);

G_END_DECLS
