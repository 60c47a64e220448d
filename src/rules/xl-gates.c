/* xl-gates.c - what keeps a project from its next stage: gates and their conditions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-gates.h"

#include <math.h>
#include <string.h>

#include "xl-project-cash.h"
#include "xl-rules-private.h"
#include "xl-settings.h"

/* Decisions:
 * 1. Partner regions are those whose role is lead or partner: a market or a feedstock region need not
 *    know of the project.
 * 2. A cash plan is complete with capex, with revenue or operating cost, and with an amount, be it 0,
 *    in every year of the horizon.
 * 3. A risk is high when probability × impact reaches the setting, before mitigation; a closed one
 *    no longer counts.
 * 4. Without debt there is no cover that could be too low: DSCR and LLCR hold where the cash plan is
 *    sound and no bank is asked. Whether that is bankable is the verdict's question, not the gate's.
 * 5. A private organisation is one of the private sector other than a cluster, which is counted on
 *    its own. */

/* Choices of the model's tables, from 1. */
enum
{
  XL_RISK_CLOSED = 3,
  XL_PERMITS_NOT_NEEDED = 1,
  XL_PERMITS_GRANTED = 4,
};

typedef struct
{
  XlPlan *plan;
  const XlProject *project;
  XlRecord *record; /* the project as a record */
  double threshold;
} Ask;

typedef void (*ConditionFunc) (const Ask *ask, XlCondition *condition);

/* The field of the project that is missing or decides. */
static void
about_field (const Ask *ask, XlCondition *condition, const char *field, gboolean met)
{
  condition->met = met;
  condition->record = ask->record;
  condition->field = xl_kind_field (&xl_kind_project, field);
}

/* A record of a kind that is not there. */
static void
misses (const Ask *ask, XlCondition *condition, const XlKind *kind)
{
  condition->met = FALSE;
  condition->record = ask->record;
  condition->kind = kind;
}

/* --- G1 Learn -> Connect ---------------------------------------------------------------------- */

static void
ask_objectives (const Ask *ask, XlCondition *condition)
{
  char **objectives = ask->project->objectives;

  condition->count = objectives != NULL ? g_strv_length (objectives) : 0;
  about_field (ask, condition, "objectives", condition->count > 0);
}

static void
ask_lead_region (const Ask *ask, XlCondition *condition)
{
  XlRegion *lead = xl_plan_lead_region (ask->plan, ask->project);

  if (lead == NULL)
    {
      misses (ask, condition, &xl_kind_project_region);
      return;
    }
  condition->met = TRUE;
  condition->record = &lead->parent_instance;
}

/* A letter that is about this project and names no other party is its lead region's. */
static XlAgreement *
project_letter (const Ask *ask, const XlRegion *region)
{
  g_autoptr (GPtrArray) letters = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_agreement, "project");

  for (guint i = 0; i < letters->len; i++)
    {
      XlAgreement *letter = g_ptr_array_index (letters, i);
      g_autoptr (GPtrArray) parties =
          xl_plan_dup_links (ask->plan, &letter->parent_instance, &xl_kind_party, "agreement");

      if (letter->type == XL_AGREEMENT_LETTER && parties->len == 0)
        return letter;
    }
  return NULL;
}

static void
ask_letter_lead (const Ask *ask, XlCondition *condition)
{
  XlRegion *lead = xl_plan_lead_region (ask->plan, ask->project);
  XlAgreement *letter = lead != NULL ? xl_plan_letter (ask->plan, lead, NULL) : NULL;

  if (lead != NULL && letter == NULL)
    letter = project_letter (ask, lead);
  condition->of = 1;
  if (letter == NULL)
    {
      misses (ask, condition, lead != NULL ? &xl_kind_agreement : &xl_kind_project_region);
      condition->count = 1;
      if (lead != NULL)
        condition->record = &lead->parent_instance;
      return;
    }
  condition->met = TRUE;
  condition->record = &letter->parent_instance;
}

static void
ask_summary (const Ask *ask, XlCondition *condition)
{
  about_field (ask, condition, "summary", ask->project->summary != NULL);
}

/* --- G2 Connect -> Demonstrate ---------------------------------------------------------------- */

static gboolean
is_partner (const XlProjectRegion *link)
{
  return link->role == XL_REGION_LEAD || link->role == XL_REGION_PARTNER;
}

static void
ask_two_countries (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_project_regions (ask->plan, ask->project);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < links->len; i++)
    {
      const XlProjectRegion *link = g_ptr_array_index (links, i);
      const char *country = xl_plan_country (ask->plan, xl_plan_lookup (ask->plan, link->region));

      if (is_partner (link) && country != NULL)
        g_hash_table_add (countries, (gpointer) country);
    }
  condition->count = g_hash_table_size (countries);
  condition->of = 2;
  condition->met = condition->count >= 2;
  condition->record = ask->record;
  if (!condition->met)
    condition->kind = &xl_kind_project_region;
}

/* The first partner whose type is one of @types, a bit per type. */
static XlOrganisation *
find_partner (const Ask *ask, guint types)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_participation, "project");

  for (guint i = 0; i < links->len; i++)
    {
      XlOrganisation *one = (XlOrganisation *) xl_plan_lookup (
          ask->plan, ((XlParticipation *) g_ptr_array_index (links, i))->organisation);

      if (one != NULL && (types & (1u << one->type)))
        return one;
    }
  return NULL;
}

static void
about_partner (const Ask *ask, XlCondition *condition, guint types)
{
  XlOrganisation *partner = find_partner (ask, types);

  if (partner == NULL)
    {
      misses (ask, condition, &xl_kind_participation);
      return;
    }
  condition->met = TRUE;
  condition->record = &partner->parent_instance;
}

static void
ask_private_partner (const Ask *ask, XlCondition *condition)
{
  guint types = 0;

  for (int type = XL_ORG_AUTHORITY; type <= XL_ORG_CITIZENS; type++)
    if (type != XL_ORG_CLUSTER && xl_organisation_helix (&(XlOrganisation){ .type = type }) == XL_HELIX_PRIVATE)
      types |= 1u << type;
  about_partner (ask, condition, types);
}

static void
ask_cluster_or_research (const Ask *ask, XlCondition *condition)
{
  about_partner (ask, condition, 1u << XL_ORG_CLUSTER | 1u << XL_ORG_RESEARCH);
}

static void
ask_letters_partners (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_project_regions (ask->plan, ask->project);
  XlRecord *first = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const XlProjectRegion *link = g_ptr_array_index (links, i);
      XlRegion *region = (XlRegion *) xl_plan_lookup (ask->plan, link->region);

      if (!is_partner (link) || region == NULL)
        continue;
      condition->of++;
      if (xl_plan_letter (ask->plan, region, NULL) != NULL
          || (link->role == XL_REGION_LEAD && project_letter (ask, region) != NULL))
        continue;
      condition->count++;
      first = first != NULL ? first : &region->parent_instance;
    }
  if (condition->of > 0 && condition->count == 0)
    {
      condition->met = TRUE;
      condition->record = ask->record;
      return;
    }
  misses (ask, condition, condition->of > 0 ? &xl_kind_agreement : &xl_kind_project_region);
  if (first != NULL)
    condition->record = first;
}

static void
ask_trl (const Ask *ask, XlCondition *condition)
{
  gint64 trl = ask->project->trl_now;

  about_field (ask, condition, "trl_now", trl != XL_NONE && (double) trl >= ask->threshold);
  if (trl != XL_NONE)
    condition->value = (double) trl;
}

/* An estimate says little without the year of its prices. */
static void
ask_investment (const Ask *ask, XlCondition *condition)
{
  double investment = xl_project_investment (ask->plan, ask->project);
  gboolean dated = ask->project->price_year != XL_NONE;

  about_field (ask, condition, isnan (investment) || dated ? "investment" : "price_year", !isnan (investment) && dated);
  condition->value = isnan (investment) ? NAN : round (investment * 100);
  condition->year = dated ? (int) ask->project->price_year : 0;
}

/* --- G3 Demonstrate -> Commercialise ---------------------------------------------------------- */

static void
ask_cash_plan (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_cash_line, "project");
  gboolean covered[XL_CASH_YEARS] = { FALSE }, capex = FALSE, operation = FALSE;
  int base, years;

  misses (ask, condition, &xl_kind_cash_line);
  if (!xl_project_span (ask->plan, ask->project, &base, &years) || years > XL_CASH_YEARS)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);
      gint64 t = line->year - base;

      if (line->category == XL_LINE_CO2 || line->amount == XL_NONE || t < 0 || t >= years)
        continue;
      covered[t] = TRUE;
      capex = capex || (line->category == XL_LINE_CAPEX && line->amount > 0);
      operation = operation || line->category == XL_LINE_REVENUE || line->category == XL_LINE_OPEX;
    }
  condition->of = (guint) years;
  for (int t = years - 1; t >= 0; t--)
    if (!covered[t])
      {
        condition->count++;
        condition->year = base + t;
      }
  condition->value = years;
  condition->met = capex && operation && condition->count == 0;
  if (condition->met)
    condition->kind = NULL;
}

static void
ask_sources_uses (const Ask *ask, XlCondition *condition)
{
  XlFundingSums sums;
  double uses, sources;

  xl_project_funding (ask->plan, ask->project, &sums);
  uses = (double) sums.uses;
  sources = (double) sums.sources;
  condition->record = ask->record;
  condition->value = sources - uses;
  condition->met = uses > 0 && fabs (sources - uses) <= ask->threshold * uses;
  if (!condition->met)
    condition->kind = uses > 0 ? &xl_kind_funding_line : &xl_kind_cash_line;
}

static void
ask_cumulated_cash (const Ask *ask, XlCondition *condition)
{
  const XlAppraisal *a = xl_project_appraisal (ask->plan, ask->project);

  condition->record = ask->record;
  if (a == NULL || isnan (a->cash_low))
    {
      misses (ask, condition, &xl_kind_cash_line);
      return;
    }
  condition->met = a->cash_negative_year == 0;
  condition->year = condition->met ? a->cash_low_year : a->cash_negative_year;
  condition->value = round (a->cash[condition->year - a->base_year] * 100);
}

static void
ask_ghg_estimate (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_cash_line, "project");
  g_autoptr (GHashTable) by_year = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer year, sum;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);
      gpointer key = GINT_TO_POINTER ((int) line->year);
      double *tonnes = g_hash_table_lookup (by_year, key);

      if (line->category != XL_LINE_CO2 || isnan (line->tonnes))
        continue;
      if (tonnes == NULL)
        g_hash_table_insert (by_year, key, tonnes = g_new0 (double, 1));
      *tonnes += line->tonnes;
    }
  g_hash_table_iter_init (&iter, by_year);
  while (g_hash_table_iter_next (&iter, &year, &sum))
    if (isnan (condition->value) || *(double *) sum > condition->value)
      condition->value = *(double *) sum;
  condition->record = ask->record;
  condition->met = !isnan (condition->value);
  if (!condition->met)
    condition->kind = &xl_kind_cash_line;
}

static void
ask_high_risks (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) risks = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_risk, "project");

  condition->record = ask->record;
  for (guint i = 0; i < risks->len; i++)
    {
      XlRisk *risk = g_ptr_array_index (risks, i);
      XlRecord *owner = xl_plan_lookup (ask->plan, risk->owner);

      if (risk->status == XL_RISK_CLOSED || risk->probability == XL_NONE || risk->impact == XL_NONE
          || (double) (risk->probability * risk->impact) < ask->threshold)
        continue;
      condition->of++;
      if (owner != NULL && xl_plan_is_live (ask->plan, owner))
        continue;
      if (condition->count++ == 0)
        {
          condition->record = &risk->parent_instance;
          condition->field = xl_kind_field (&xl_kind_risk, "owner");
        }
    }
  condition->met = condition->count == 0;
}

static void
ask_bank_contacted (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) rows = NULL;
  const guint banks = 1u << XL_ORG_PROMOTIONAL_BANK | 1u << XL_ORG_IFI;

  about_partner (ask, condition, banks);
  if (condition->met)
    return;
  rows = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_funding_line, "project");
  for (guint i = 0; i < rows->len && !condition->met; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (rows, i);
      XlOrganisation *bank = (XlOrganisation *) xl_plan_lookup (ask->plan, line->organisation);

      /* A bank that refused was contacted. */
      if (bank == NULL || !(banks & (1u << bank->type)))
        continue;
      condition->met = TRUE;
      condition->record = &bank->parent_instance;
      condition->kind = NULL;
    }
}

/* --- G4 Commercialise -> Scale-up ------------------------------------------------------------- */

static void
ask_protocol (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) agreements = xl_plan_dup_links (ask->plan, ask->record, &xl_kind_agreement, "project");

  misses (ask, condition, &xl_kind_agreement);
  for (guint i = 0; i < agreements->len && !condition->met; i++)
    {
      XlAgreement *agreement = g_ptr_array_index (agreements, i);

      if (agreement->type != XL_AGREEMENT_COINVESTMENT)
        continue;
      condition->met = agreement->date != XL_DATE_NONE;
      condition->record = &agreement->parent_instance;
      condition->field = xl_kind_field (&xl_kind_agreement, "date");
      condition->kind = NULL;
    }
}

static void
ask_committed (const Ask *ask, XlCondition *condition)
{
  g_autoptr (GPtrArray) rows = xl_project_dup_funding (ask->plan, ask->project);
  double open = 0;

  misses (ask, condition, &xl_kind_funding_line);
  for (guint i = 0; i < rows->len; i++)
    {
      XlFundingLine *line = g_ptr_array_index (rows, i);

      condition->of++;
      if (line->status >= XL_FUNDING_APPROVED)
        continue;
      open += (double) line->amount;
      if (condition->count++ == 0)
        {
          condition->record = &line->parent_instance;
          condition->field = xl_kind_field (&xl_kind_funding_line, "status");
        }
    }
  condition->met = condition->of > 0 && condition->count == 0;
  condition->value = condition->of > 0 ? open : NAN;
  if (condition->of > 0)
    condition->kind = NULL;
}

static void
about_cover (const Ask *ask, XlCondition *condition, const XlAppraisal *a, const XlFigure *figure)
{
  condition->record = ask->record;
  if (a == NULL)
    {
      misses (ask, condition, &xl_kind_cash_line);
      return;
    }
  condition->value = figure->value;
  /* A plan that was made to give just the target gives it; see the finance room's verdict. */
  condition->met = figure->why == XL_DEFINED ? figure->value >= ask->threshold * (1 - 1e-9)
                                             : figure->why == XL_UNDEFINED_NO_DEBT;
  if (!condition->met && figure->why != XL_DEFINED)
    condition->kind = &xl_kind_funding_line;
}

static void
ask_dscr (const Ask *ask, XlCondition *condition)
{
  const XlAppraisal *a = xl_project_appraisal (ask->plan, ask->project);

  about_cover (ask, condition, a, a != NULL ? &a->dscr_min : NULL);
  if (a != NULL && a->dscr_min_year.why == XL_DEFINED)
    condition->year = (int) a->dscr_min_year.value;
}

static void
ask_llcr (const Ask *ask, XlCondition *condition)
{
  const XlAppraisal *a = xl_project_appraisal (ask->plan, ask->project);

  about_cover (ask, condition, a, a != NULL ? &a->llcr : NULL);
}

static void
ask_offtake (const Ask *ask, XlCondition *condition)
{
  gint64 offtake = ask->project->offtake;

  if (offtake != XL_NONE)
    condition->value = (double) offtake / 10000;
  about_field (ask, condition, "offtake", offtake != XL_NONE && condition->value >= ask->threshold);
}

static void
ask_permits (const Ask *ask, XlCondition *condition)
{
  int permits = ask->project->permits;

  about_field (ask, condition, "permits", permits == XL_PERMITS_NOT_NEEDED || permits == XL_PERMITS_GRANTED);
}

/* --- the table -------------------------------------------------------------------------------- */

static const struct
{
  XlConditionInfo info;
  ConditionFunc ask;
} conditions[] = {
  { { "objectives", 1, N_("An objective"), NULL }, ask_objectives },
  { { "lead-region", 1, N_("Lead region"), NULL }, ask_lead_region },
  { { "letter-lead", 1, N_("Letter of its authority"), NULL }, ask_letter_lead },
  { { "summary", 1, N_("Summary"), NULL }, ask_summary },
  { { "two-countries", 2, N_("Partner regions in two countries"), NULL }, ask_two_countries },
  { { "private-partner", 2, N_("A private organisation"), NULL }, ask_private_partner },
  { { "cluster-or-research", 2, N_("A cluster or research organisation"), NULL }, ask_cluster_or_research },
  { { "letters-partners", 2, N_("Letters of all partner regions"), NULL }, ask_letters_partners },
  { { "trl-connect", 2, N_("TRL %s or more"), "gate.trl-connect" }, ask_trl },
  { { "investment-estimate", 2, N_("Investment with price year"), NULL }, ask_investment },
  { { "trl-demonstrate", 3, N_("TRL %s or more"), "gate.trl-demonstrate" }, ask_trl },
  { { "cash-plan", 3, N_("Cash-flow plan"), NULL }, ask_cash_plan },
  { { "sources-uses", 3, N_("Sources = uses"), "gate.sources-uses-tolerance" }, ask_sources_uses },
  { { "cumulated-cash", 3, N_("Cumulated cash ≥ 0"), NULL }, ask_cumulated_cash },
  { { "ghg-estimate", 3, N_("GHG estimate"), NULL }, ask_ghg_estimate },
  { { "high-risks-owned", 3, N_("High risks owned"), "gate.high-risk" }, ask_high_risks },
  { { "bank-contacted", 3, N_("Bank contacted"), NULL }, ask_bank_contacted },
  { { "trl-commercialise", 4, N_("TRL %s or more"), "gate.trl-commercialise" }, ask_trl },
  { { "co-investment-protocol", 4, N_("Co-investment protocol signed"), NULL }, ask_protocol },
  { { "funding-committed", 4, N_("All funding committed"), NULL }, ask_committed },
  { { "dscr", 4, N_("Min DSCR %s or more"), "gate.dscr" }, ask_dscr },
  { { "llcr", 4, N_("LLCR %s or more"), "gate.llcr" }, ask_llcr },
  { { "off-take", 4, N_("Off-take %s or more"), "gate.offtake" }, ask_offtake },
  { { "permits", 4, N_("Permits"), NULL }, ask_permits },
};

/**
 * xl_gate_check:
 * @gate: 1 to %XL_N_GATES: G1 Learn→Connect to G4 Commercialise→Scale-up
 * @result: (out caller-allocates): its conditions; their records are the plan's own, so use it before
 *   the plan changes again
 *
 * Asks every condition of one gate of @project, at whatever stage it is.
 */
void
xl_gate_check (XlPlan *plan, const XlProject *project, int gate, XlGate *result)
{
  Ask ask = { plan, project, (XlRecord *) project, NAN };

  g_return_if_fail (gate >= 1 && gate <= XL_N_GATES);
  memset (result, 0, sizeof *result);
  result->gate = gate;
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      XlCondition *condition = &result->conditions[result->n];

      if (conditions[i].info.gate != gate)
        continue;
      *condition = (XlCondition){ .info = &conditions[i].info, .value = NAN };
      ask.threshold = condition->info->setting != NULL ? xl_settings_get (plan, condition->info->setting) : NAN;
      conditions[i].ask (&ask, condition);
      result->n++;
      result->n_met += condition->met ? 1 : 0;
    }
}

/**
 * xl_gate_next:
 * @result: (out caller-allocates): the gate that leads out of the project's stage; its number is 0 at
 *   the last stage, which none leads out of
 */
void
xl_gate_next (XlPlan *plan, const XlProject *project, XlGate *result)
{
  int stage = xl_plan_stage (plan, project);

  memset (result, 0, sizeof *result);
  if (stage <= XL_N_GATES)
    xl_gate_check (plan, project, stage, result);
}

/**
 * xl_gate_dup_result:
 *
 * Returns: (transfer full): one line for the record of a stage move, in the same English everywhere:
 *   "G3: 5 of 7; missing: cumulated-cash, high-risks-owned"; "" for no gate
 */
char *
xl_gate_dup_result (const XlGate *gate)
{
  GString *out = g_string_new (NULL);
  const char *before = "; missing: ";

  if (gate->gate == 0)
    return g_string_free (out, FALSE);
  g_string_append_printf (out, "G%d: %u of %u", gate->gate, gate->n_met, gate->n);
  for (guint i = 0; i < gate->n; i++)
    if (!gate->conditions[i].met)
      {
        g_string_append_printf (out, "%s%s", before, gate->conditions[i].info->name);
        before = ", ";
      }
  return g_string_free (out, FALSE);
}
