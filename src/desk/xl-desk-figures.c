/* xl-desk-figures.c - what a steering committee asks of a plan, counted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-figures.h"

#include <math.h>
#include <string.h>

#include "xl-desk-portfolio.h"
#include "xl-desk-timeline.h"
#include "xl-project-cash.h"

const char *const xl_project_facts[XL_N_FACTS + 1] = { "grant", "committed", "co2", "due", NULL };

static guint
total (XlCount count)
{
  return count.known + count.invented;
}

static void
count_one (XlCount *count, const XlRecord *record)
{
  if (record->provenance == XL_PROVENANCE_ILLUSTRATIVE)
    count->invented++;
  else
    count->known++;
}

/**
 * xl_objectives_mask:
 *
 * Returns: bit 0 for O1 to bit 3 for O4: the objectives that @project serves
 */
guint
xl_objectives_mask (const XlProject *project)
{
  guint mask = 0;

  for (guint i = 0; project->objectives != NULL && project->objectives[i] != NULL; i++)
    {
      const char *word = project->objectives[i];

      if (word[0] == 'O' && word[1] >= '1' && word[1] <= '4' && word[2] == '\0')
        mask |= 1u << (word[1] - '1');
    }
  return mask;
}

static XlCountryFigures *
find_country (GArray *heat, const char *country)
{
  XlCountryFigures fresh = { "" };

  for (guint i = 0; i < heat->len; i++)
    if (strcmp (g_array_index (heat, XlCountryFigures, i).country, country) == 0)
      return &g_array_index (heat, XlCountryFigures, i);
  g_strlcpy (fresh.country, country, sizeof fresh.country);
  g_array_append_val (heat, fresh);
  return &g_array_index (heat, XlCountryFigures, heat->len - 1);
}

static XlRegionFigures *
find_region (GArray *leads, XlRegion *region)
{
  XlRegionFigures fresh = { region };

  for (guint i = 0; i < leads->len; i++)
    if (g_array_index (leads, XlRegionFigures, i).region == region)
      return &g_array_index (leads, XlRegionFigures, i);
  g_array_append_val (leads, fresh);
  return &g_array_index (leads, XlRegionFigures, leads->len - 1);
}

/* ---- money, tonnes, dates ---- */

static void
add (XlSum *sum, double amount, gboolean invented)
{
  if (invented)
    sum->invented += amount;
  else
    sum->known += amount;
}

static gboolean
is_euro (const XlProject *project)
{
  return g_strcmp0 (project->currency, "EUR") == 0;
}

/* Of a cash plan its lines say it, of an estimate the field. */
static gboolean
is_investment_invented (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");
  gboolean any = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category != XL_LINE_CAPEX)
        continue;
      if (line->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE)
        return TRUE;
      any = TRUE;
    }
  return !any && xl_plan_is_illustrative (plan, &project->parent_instance, "investment");
}

static void
count_money (XlFigures *self, XlPlan *plan, XlProject *project, int stage)
{
  double amount = xl_project_investment (plan, project);
  gboolean programme = xl_project_is_programme (project);

  if (!(amount > 0))
    return;
  if (programme || !is_euro (project))
    {
      XlApart apart = { project, amount, programme };

      g_array_append_val (self->apart, apart);
      return;
    }
  add (&self->money[stage], amount, is_investment_invented (plan, project));
  if (project->price_year > 0)
    {
      self->price_from = self->price_from > 0 ? MIN (self->price_from, (int) project->price_year)
                                              : (int) project->price_year;
      self->price_to = MAX (self->price_to, (int) project->price_year);
    }
}

static gboolean
is_grant (const XlFundingLine *line)
{
  return (line->instrument == XL_INSTRUMENT_EU_GRANT || line->instrument == XL_INSTRUMENT_NATIONAL_GRANT)
         && line->status != XL_FUNDING_REFUSED && line->amount > 0;
}

static gboolean
is_committed (const XlFundingLine *line)
{
  return line->status == XL_FUNDING_APPROVED || line->status == XL_FUNDING_SIGNED
         || line->status == XL_FUNDING_DISBURSED;
}

static gboolean
is_above_gap (XlPlan *plan, const XlProject *project, double asked)
{
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);

  return appraisal != NULL && appraisal->grant.why == XL_DEFINED && asked > appraisal->grant.value + 0.5;
}

static void
count_grants (XlFigures *self, XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_funding_line, "project");
  gboolean euro = is_euro (project), committed = FALSE;
  double asked = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (lines, i);
      double amount = (double) line->amount / 100;

      if (!is_grant (line))
        continue;
      asked += amount;
      committed |= is_committed (line);
      if (euro)
        add (is_committed (line)                ? &self->grants.committed
             : line->status == XL_FUNDING_IDEA ? &self->grants.ideas
                                                : &self->grants.applied,
             amount, line->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE);
    }
  if (asked <= 0)
    return;
  self->grants.n_apart += !euro;
  self->grants.n_asking += euro;
  self->grants.n_committed += euro && committed;
  self->grants.n_above_gap += euro && is_above_gap (plan, project, asked);
}

static void
count_co2 (XlFigures *self, XlPlan *plan, const XlProject *project, int stage)
{
  gboolean invented;
  double tonnes = xl_project_co2 (plan, project, &invented);

  if (isnan (tonnes) || xl_project_is_programme (project))
    return;
  add (&self->co2[stage], tonnes, invented);
  self->n_co2++;
}

/* Days until the last day of the due date; FALSE where it is met or has none. */
static gboolean
days_left (const XlMilestone *milestone, XlDate on, int *days)
{
  if (milestone->done != XL_DATE_NONE || milestone->due == XL_DATE_NONE)
    return FALSE;
  *days = xl_date_to_days (xl_date_last (milestone->due)) - xl_date_to_days (xl_date_first (on));
  return TRUE;
}

static void
add_due (XlFigures *self, XlRecord *record, XlRecord *of, XlDate day, XlDate on)
{
  XlDueFigures due = { record, of, day };

  if (day == XL_DATE_NONE)
    return;
  due.days = xl_date_to_days (xl_date_last (day)) - xl_date_to_days (xl_date_first (on));
  self->n_overdue += due.days < 0;
  g_array_append_val (due.days > XL_DUE_DAYS ? self->later : self->due, due);
}

/* Milestones that are not met, outcomes that are not done, positions that wait for contributions, calls that close: a
 * call that is over is no duty any more. */
static void
count_due (XlFigures *self, XlPlan *plan, XlDate on)
{
  const GPtrArray *milestones = xl_plan_get_live (plan, &xl_kind_milestone);
  const GPtrArray *outcomes = xl_plan_get_live (plan, &xl_kind_outcome);
  const GPtrArray *positions = xl_plan_get_live (plan, &xl_kind_position);
  const GPtrArray *calls = xl_plan_get_live (plan, &xl_kind_call);

  for (guint i = 0; i < milestones->len; i++)
    {
      XlMilestone *one = g_ptr_array_index (milestones, i);
      XlRecord *project = xl_plan_lookup (plan, one->project);

      if (project != NULL && one->done == XL_DATE_NONE)
        add_due (self, &one->parent_instance, project, one->due, on);
    }
  for (guint i = 0; i < outcomes->len; i++)
    {
      XlOutcome *one = g_ptr_array_index (outcomes, i);

      if (one->done == XL_DATE_NONE)
        add_due (self, &one->parent_instance, xl_plan_lookup (plan, one->event), one->due, on);
    }
  for (guint i = 0; i < positions->len; i++)
    {
      XlPosition *one = g_ptr_array_index (positions, i);

      if (one->status == XL_POSITION_CONSULTATION)
        add_due (self, &one->parent_instance, xl_plan_lookup (plan, one->network), one->due, on);
    }
  for (guint i = 0; i < calls->len; i++)
    {
      XlCall *one = g_ptr_array_index (calls, i);

      if (one->closes != XL_DATE_NONE && xl_date_last (one->closes) >= on)
        add_due (self, &one->parent_instance, NULL, one->closes, on);
    }
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const XlDueFigures *one = a, *two = b;

  if (one->days != two->days)
    return one->days < two->days ? -1 : 1;
  return one->record->id < two->record->id ? -1 : one->record->id > two->record->id;
}

static int
compare_apart (gconstpointer a, gconstpointer b)
{
  const XlApart *one = a, *two = b;
  gint64 id_one = one->project->parent_instance.id, id_two = two->project->parent_instance.id;

  if (one->amount != two->amount)
    return one->amount > two->amount ? -1 : 1;
  return id_one < id_two ? -1 : id_one > id_two;
}

/**
 * xl_project_has_fact:
 * @fact: what is asked
 * @on: today
 *
 * Returns: whether @project is among those that the figure of this name counts
 */
gboolean
xl_project_has_fact (XlPlan *plan, const XlProject *project, XlProjectFact fact, XlDate on)
{
  const XlKind *kind = fact == XL_FACT_DUE ? &xl_kind_milestone : &xl_kind_funding_line;
  g_autoptr (GPtrArray) rows = NULL;

  if (fact == XL_FACT_CO2)
    return !xl_project_is_programme (project) && !isnan (xl_project_co2 (plan, project, NULL));
  rows = xl_plan_dup_links (plan, &project->parent_instance, kind, "project");
  for (guint i = 0; i < rows->len; i++)
    {
      int days;

      if (fact == XL_FACT_DUE
              ? days_left (g_ptr_array_index (rows, i), on, &days) && days <= XL_DUE_DAYS
              : is_grant (g_ptr_array_index (rows, i))
                    && (fact == XL_FACT_GRANT || is_committed (g_ptr_array_index (rows, i))))
        return TRUE;
    }
  return FALSE;
}

/* ---- projects and networks ---- */

static void
count_project (XlFigures *self, XlPlan *plan, XlProject *project)
{
  const XlRecord *record = &project->parent_instance;
  g_autoptr (GPtrArray) countries = xl_plan_dup_countries (plan, record);
  int stage = xl_plan_stage (plan, project);
  guint objectives = xl_objectives_mask (project);
  XlRegion *lead = xl_plan_lead_region (plan, project);

  count_one (&self->stages[stage], record);
  for (guint i = 0; i < G_N_ELEMENTS (self->objectives); i++)
    if (objectives & 1u << i)
      count_one (&self->objectives[i], record);
  for (guint i = 0; i < countries->len; i++)
    {
      XlCountryFigures *country = find_country (self->heat, g_ptr_array_index (countries, i));

      count_one (&country->stages[stage], record);
      country->projects++;
    }
  if (lead != NULL)
    count_one (&find_region (self->leads, lead)->projects, record);
  count_money (self, plan, project, stage);
  count_grants (self, plan, project);
  count_co2 (self, plan, project, stage);
}

static void
count_membership (XlFigures *self, XlPlan *plan, XlMembership *membership)
{
  XlNetworkFigures fresh = { (XlNetwork *) xl_plan_lookup (plan, membership->network), membership->role };
  XlNetworkFigures *found = NULL;

  if (fresh.network == NULL || !xl_plan_is_live (plan, &fresh.network->parent_instance))
    return;
  for (guint i = 0; i < self->networks->len && found == NULL; i++)
    {
      XlNetworkFigures *other = &g_array_index (self->networks, XlNetworkFigures, i);

      if (other->network == fresh.network && other->role == fresh.role)
        found = other;
    }
  if (found == NULL)
    {
      g_array_append_val (self->networks, fresh);
      found = &g_array_index (self->networks, XlNetworkFigures, self->networks->len - 1);
    }
  count_one (&found->regions, &membership->parent_instance);
}

static int
compare_countries (gconstpointer a, gconstpointer b)
{
  const XlCountryFigures *one = a, *two = b;

  return one->projects != two->projects ? (one->projects > two->projects ? -1 : 1)
                                        : strcmp (one->country, two->country);
}

static int
compare_leads (gconstpointer a, gconstpointer b)
{
  const XlRegionFigures *one = a, *two = b;

  return total (one->projects) != total (two->projects) ? (total (one->projects) > total (two->projects) ? -1 : 1)
                                                        : g_strcmp0 (one->region->name, two->region->name);
}

static int
compare_networks (gconstpointer a, gconstpointer b)
{
  const XlNetworkFigures *one = a, *two = b;
  int order = g_strcmp0 (one->network->name, two->network->name);

  return order != 0 ? order : one->role - two->role;
}

/**
 * xl_figures_new:
 * @plan: the plan
 * @on: the day for which memberships count, and from which on milestones are due
 *
 * Returns: (transfer full): the figures of @plan as it is now
 */
XlFigures *
xl_figures_new (XlPlan *plan, XlDate on)
{
  XlFigures *self = g_new0 (XlFigures, 1);
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  const GPtrArray *organisations = xl_plan_get_live (plan, &xl_kind_organisation);
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);
  const GPtrArray *memberships = xl_plan_get_live (plan, &xl_kind_membership);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);

  self->heat = g_array_new (FALSE, FALSE, sizeof (XlCountryFigures));
  self->leads = g_array_new (FALSE, FALSE, sizeof (XlRegionFigures));
  self->networks = g_array_new (FALSE, FALSE, sizeof (XlNetworkFigures));
  self->apart = g_array_new (FALSE, FALSE, sizeof (XlApart));
  self->due = g_array_new (FALSE, FALSE, sizeof (XlDueFigures));
  self->later = g_array_new (FALSE, FALSE, sizeof (XlDueFigures));
  self->regions = regions->len;
  self->organisations = organisations->len;
  self->projects = projects->len;
  for (guint i = 0; i < regions->len; i++)
    {
      XlRegion *region = g_ptr_array_index (regions, i);

      if (region->country != NULL)
        g_hash_table_add (countries, region->country);
    }
  self->countries = g_hash_table_size (countries);
  for (guint i = 0; i < organisations->len; i++)
    {
      XlOrganisation *organisation = g_ptr_array_index (organisations, i);

      count_one (&self->helixes[xl_organisation_helix (organisation)], &organisation->parent_instance);
    }
  for (guint i = 0; i < projects->len; i++)
    count_project (self, plan, g_ptr_array_index (projects, i));
  for (guint i = 0; i < memberships->len; i++)
    {
      XlMembership *membership = g_ptr_array_index (memberships, i);

      if (xl_date_in_span (on, membership->since, membership->until))
        count_membership (self, plan, membership);
    }
  count_due (self, plan, on);
  g_array_sort (self->apart, compare_apart);
  g_array_sort (self->due, compare_due);
  g_array_sort (self->later, compare_due);
  g_array_sort (self->heat, compare_countries);
  g_array_sort (self->leads, compare_leads);
  g_array_sort (self->networks, compare_networks);
  return self;
}

/**
 * xl_figures_free:
 *
 * Frees the figures.
 */
void
xl_figures_free (XlFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->heat);
  g_array_unref (figures->leads);
  g_array_unref (figures->networks);
  g_array_unref (figures->apart);
  g_array_unref (figures->due);
  g_array_unref (figures->later);
  g_free (figures);
}
