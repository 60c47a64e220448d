/* xl-rules-finance.c - the checks of bankable projects: cash, funding, loans, milestones, gates, scores */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-gates.h"
#include "xl-rules-private.h"
#include "xl-settings.h"

/* A finding's detail is data for its sentence, never a sentence: numbers in canonical text (money in
 * minor units), a word, or a line of the record. */

/* Choices of the model's table of projects, from 1. */
enum
{
  XL_PROJECT_INVESTMENT = 1,
  XL_PROJECT_PILOT,
};

static GPtrArray *
dup_parts (XlCheck *check, XlRecord *project, const XlKind *kind)
{
  return xl_plan_dup_links (check->plan, project, kind, "project");
}

/* --- hard: cash lines ------------------------------------------------------------------------- */

/* Residual value stands in the last year of the plan, and nowhere else. */
void
xl_check_residual (XlCheck *check, XlRecord *record)
{
  const XlProject *project = (const XlProject *) record;
  g_autoptr (GPtrArray) lines = dup_parts (check, record, &xl_kind_cash_line);
  int base, years;

  if (!xl_project_span (check->plan, project, &base, &years))
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      XlCashLine *line = g_ptr_array_index (lines, i);
      g_autofree char *last = g_strdup_printf ("%d", base + years - 1);

      if (line->category == XL_LINE_RESIDUAL && line->amount != XL_NONE && line->amount != 0
          && line->year != base + years - 1)
        xl_check_add (check, XL_SEVERITY_ERROR, &line->parent_instance, "year", NULL, last);
    }
}

/* Amounts are positive and the category gives the sign; greenhouse gas has tonnes and no amount. */
void
xl_check_sign (XlCheck *check, XlRecord *record)
{
  const XlCashLine *line = (const XlCashLine *) record;

  if (line->category == XL_LINE_CO2)
    {
      if (line->amount != XL_NONE)
        xl_check_add (check, XL_SEVERITY_ERROR, record, "amount", NULL, "co2");
      if (line->tonnes < 0)
        xl_check_add (check, XL_SEVERITY_ERROR, record, "tonnes", NULL, "negative");
      return;
    }
  if (!isnan (line->tonnes))
    xl_check_add (check, XL_SEVERITY_ERROR, record, "tonnes", NULL, "co2");
  if (line->category > 0 && line->amount != XL_NONE && line->amount < 0
      && !xl_cash_may_be_negative ((XlCashCategory) (line->category - 1)))
    xl_check_add (check, XL_SEVERITY_ERROR, record, "amount", NULL, "negative");
}

/* Whether @edit says the amount itself, or brings it from another project: it then means it in the currency that it
 * leaves. */
static gboolean
gives (const XlEdit *edit, gint64 id, const XlField *field)
{
  const XlOp *op = xl_edit_find (edit, id);
  const XlField *project = op != NULL ? xl_kind_field (op->kind, "project") : NULL;

  return op != NULL
         && (op->type == XL_OP_INSERT || xl_op_field (op, field) != NULL
             || (project != NULL && xl_op_field (op, project) != NULL));
}

/* A record with an amount of money of @project that was there before @edit, on the plan as it would be after it. What is
 * retired counts, for it comes back as it was; of what is shown and what is not, what is shown is told. NULL for none. */
XlRecord *
xl_project_find_amount (XlPlan *plan, XlProject *project, const XlEdit *edit)
{
  static const struct
  {
    const XlKind *kind;
    const char *field;
  } parts[] = { { &xl_kind_cash_line, "amount" }, { &xl_kind_funding_line, "amount" }, { &xl_kind_participation, "budget" } };
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (plan, &project->parent_instance);
  XlRecord *hidden = NULL;

  if (project->investment != XL_NONE
      && !gives (edit, project->parent_instance.id, xl_kind_field (&xl_kind_project, "investment")))
    return &project->parent_instance;
  for (guint i = 0; i < users->len; i++)
    for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
      {
        XlRecord *row = g_ptr_array_index (users, i);
        const XlField *field = xl_kind_field (parts[p].kind, parts[p].field);

        if (xl_record_get_kind (row) != parts[p].kind || !xl_field_has_value (field, row) || gives (edit, row->id, field))
          continue;
        if (xl_plan_is_live (plan, row))
          return row;
        hidden = hidden != NULL ? hidden : row;
      }
  return hidden;
}

/* --- hard: loans, milestones, scores, moves --------------------------------------------------- */

/* A schedule of principal that is there reads and sums to the loan; grace leaves a year to repay in. */
void
xl_check_schedule (XlCheck *check, XlRecord *record)
{
  const XlFundingLine *line = (const XlFundingLine *) record;
  g_autofree char *detail = NULL;
  XlPrincipal principal;

  if (line->instrument != XL_INSTRUMENT_LOAN)
    return;
  if (line->repayment != XL_REPAY_CUSTOM)
    {
      if (line->grace != XL_NONE && line->tenor != XL_NONE && line->grace >= line->tenor)
        {
          detail = g_strdup_printf ("%d", (int) line->tenor);
          xl_check_add (check, XL_SEVERITY_ERROR, record, "grace", NULL, detail);
        }
      return;
    }
  if (line->schedule == NULL || line->schedule[0] == NULL)
    return;
  if (!xl_loan_principal (line, &principal))
    detail = g_strconcat ("line:", principal.bad, NULL);
  else if (line->amount == XL_NONE || ABS (principal.sum - line->amount) > 1)
    detail = g_strdup_printf ("sum:%" G_GINT64_FORMAT, principal.sum);
  if (detail != NULL)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "schedule", NULL, detail);
}

/* A milestone depends on one of its own project, and never on itself, be it through others. A circle
 * is told once: by its milestone of the greatest id, or by the one that the door asks about. */
void
xl_check_milestone (XlCheck *check, XlRecord *record)
{
  const XlMilestone *start = (const XlMilestone *) record, *slow = start, *at = start;
  gint64 greatest = record->id;

  for (guint step = 1;; step++)
    {
      const XlMilestone *next = (const XlMilestone *) xl_plan_lookup (check->plan, at->depends_on);

      if (next == NULL)
        return;
      if (at == start && next->project != start->project)
        {
          xl_check_add (check, XL_SEVERITY_ERROR, record, "depends_on", (XlRecord *) next, NULL);
          return;
        }
      at = next;
      if (at == start)
        break;
      greatest = MAX (greatest, at->parent_instance.id);
      /* A circle further on, which others tell of. */
      if (step % 2 == 0)
        slow = (const XlMilestone *) xl_plan_lookup (check->plan, slow->depends_on);
      if (at == slow)
        return;
    }
  if (check->at_door || greatest == record->id)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "depends_on", record, NULL);
}

/* One score per project and criterion; told as overlapping memberships are. */
void
xl_check_score (XlCheck *check, XlRecord *record)
{
  const XlScore *one = (const XlScore *) record;
  XlRecord *project = xl_plan_lookup (check->plan, one->project);
  g_autoptr (GPtrArray) others = project != NULL ? dup_parts (check, project, &xl_kind_score) : g_ptr_array_new ();

  for (guint i = 0; i < others->len; i++)
    {
      XlScore *two = g_ptr_array_index (others, i);

      if (two != one && two->criterion == one->criterion && (check->at_door || two->parent_instance.id < record->id))
        xl_check_add (check, XL_SEVERITY_ERROR, record, "criterion", &two->parent_instance, NULL);
    }
}

/* Moving back is legal and needs a reason. */
void
xl_check_move (XlCheck *check, XlRecord *record)
{
  const XlStageMove *move = (const XlStageMove *) record;

  if (move->to_stage < move->from_stage && move->reason == NULL)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "reason", xl_plan_lookup (check->plan, move->project), NULL);
}

/* --- soft: funding ---------------------------------------------------------------------------- */

/* Where nothing is funded yet, that is work to do and not a mistake: the gate asks for it. */
void
xl_check_sources_uses (XlCheck *check, XlRecord *record)
{
  g_autofree char *detail = NULL;
  XlFundingSums sums;
  double gap, tolerance = xl_settings_get (check->plan, "gate.sources-uses-tolerance");

  xl_project_funding (check->plan, (const XlProject *) record, &sums);
  gap = (double) sums.sources - (double) sums.uses;
  if (sums.uses <= 0 || sums.sources <= 0 || fabs (gap) <= tolerance * (double) sums.uses)
    return;
  detail = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, sums.sources, sums.uses);
  xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, detail);
}

void
xl_check_eib_share (XlCheck *check, XlRecord *record)
{
  g_autofree char *detail = NULL;
  XlFundingSums sums;
  double share, most = xl_settings_get (check->plan, "check.eib-share");

  xl_project_funding (check->plan, (const XlProject *) record, &sums);
  if (sums.uses <= 0 || (share = (double) sums.eib / (double) sums.uses) <= most)
    return;
  detail = xl_number_to_text (share);
  xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, detail);
}

/* All loans of the EIB to one project together; smaller ones come through a bank in between. */
void
xl_check_eib_loan (XlCheck *check, XlRecord *record)
{
  g_autoptr (GPtrArray) rows = xl_project_dup_funding (check->plan, (const XlProject *) record);
  g_autofree char *detail = NULL;
  XlRecord *first = NULL;
  double sum = 0;

  if (!xl_project_in_euro ((const XlProject *) record))
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      XlFundingLine *line = g_ptr_array_index (rows, i);
      XlRecord *bank = xl_plan_lookup (check->plan, line->organisation);

      if (line->instrument != XL_INSTRUMENT_LOAN || bank == NULL || !xl_organisation_is_eib ((XlOrganisation *) bank))
        continue;
      first = first != NULL ? first : &line->parent_instance;
      sum += (double) line->amount;
    }
  if (first == NULL || sum / 100 >= xl_settings_get (check->plan, "check.eib-direct-loan"))
    return;
  detail = xl_number_to_text (sum);
  xl_check_add (check, XL_SEVERITY_WARNING, first, "amount", record, detail);
}

static gboolean
has_capex (XlCheck *check, XlRecord *project)
{
  g_autoptr (GPtrArray) lines = dup_parts (check, project, &xl_kind_cash_line);

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category == XL_LINE_CAPEX && line->amount != XL_NONE)
        return TRUE;
    }
  return FALSE;
}

/* The region of the site, else the lead region, where it lies outside the European Union. */
static XlRegion *
region_outside (XlCheck *check, XlRecord *project)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_project_regions (check->plan, (const XlProject *) project);
  XlRegion *region = xl_plan_lead_region (check->plan, (const XlProject *) project);

  for (guint i = 0; i < links->len; i++)
    {
      const XlProjectRegion *link = g_ptr_array_index (links, i);

      if (link->role == XL_REGION_SITE)
        {
          region = (XlRegion *) xl_plan_lookup (check->plan, link->region);
          break;
        }
    }
  if (region == NULL || region->country == NULL
      || g_strcmp0 (xl_codes_lookup ("countries", region->country, "eu"), "0") != 0)
    return NULL;
  return region;
}

/* Projects that invest: by their kind, by a capex line, or by a grant of the Union. */
void
xl_check_portal (XlCheck *check, XlRecord *record)
{
  const XlProject *project = (const XlProject *) record;
  double investment = xl_project_investment (check->plan, project);
  gboolean capex = has_capex (check, record);
  XlRegion *outside;
  XlFundingSums sums;

  xl_project_funding (check->plan, project, &sums);
  if (project->type != XL_PROJECT_INVESTMENT && project->type != XL_PROJECT_PILOT && !capex
      && sums.by_instrument[XL_INSTRUMENT_EU_GRANT] == 0)
    return;
  if (!isnan (investment) && xl_project_in_euro (project)
      && investment < xl_settings_get (check->plan, "check.portal-floor"))
    {
      g_autofree char *detail = xl_number_to_text (investment * 100);

      xl_check_add (check, XL_SEVERITY_WARNING, record, capex ? NULL : "investment", NULL, detail);
    }
  outside = region_outside (check, record);
  if (outside != NULL)
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, &outside->parent_instance, NULL);
}

void
xl_check_public_money (XlCheck *check, XlRecord *record)
{
  g_autofree char *detail = NULL;
  XlFundingSums sums;

  if (!has_capex (check, record))
    return;
  xl_project_funding (check->plan, (const XlProject *) record, &sums);
  if (sums.public_money <= sums.eligible)
    return;
  detail = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, sums.public_money, sums.eligible);
  xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, detail);
}

/* --- soft: loans and years -------------------------------------------------------------------- */

static gboolean
is_open_loan (const XlFundingLine *line)
{
  return line->instrument == XL_INSTRUMENT_LOAN && line->status != XL_FUNDING_REFUSED && line->amount != XL_NONE
         && line->amount > 0;
}

/* First and last year of debt service; FALSE where they are not known. */
static gboolean
service_years (const XlFundingLine *line, gint64 *first, gint64 *last)
{
  XlPrincipal principal;

  *first = line->first_payment != XL_NONE ? line->first_payment : line->year != XL_NONE ? line->year + 1 : XL_NONE;
  if (line->repayment == XL_REPAY_CUSTOM)
    {
      if (!xl_loan_principal (line, &principal) || principal.years == 0)
        return FALSE;
      *first = principal.first;
      *last = principal.first + principal.years - 1;
      return TRUE;
    }
  if (*first == XL_NONE || line->tenor == XL_NONE)
    return FALSE;
  *last = *first + line->tenor - 1;
  return TRUE;
}

/* A loan cannot be served without rate, tenor and the year of its first payment: none is invented. */
void
xl_check_loan_terms (XlCheck *check, XlRecord *record)
{
  const XlFundingLine *line = (const XlFundingLine *) record;
  const char *field = NULL, *detail = "missing";
  gint64 first, last;

  if (!is_open_loan (line))
    return;
  if (line->rate == XL_NONE)
    field = "rate";
  else if (line->repayment == XL_REPAY_CUSTOM && (line->schedule == NULL || line->schedule[0] == NULL))
    field = "schedule";
  else if (line->repayment != XL_REPAY_CUSTOM && line->tenor == XL_NONE)
    field = "tenor";
  else if (line->first_payment == XL_NONE && line->year == XL_NONE && line->repayment != XL_REPAY_CUSTOM)
    field = "first_payment";
  else if (service_years (line, &first, &last) && line->year != XL_NONE && first < line->year)
    {
      field = "first_payment";
      detail = "early";
    }
  if (field != NULL)
    xl_check_add (check, XL_SEVERITY_WARNING, record, field, NULL, detail);
}

void
xl_check_loan_beyond (XlCheck *check, XlRecord *record)
{
  const XlFundingLine *line = (const XlFundingLine *) record;
  XlProject *project = (XlProject *) xl_plan_lookup (check->plan, line->project);
  g_autofree char *detail = NULL;
  gint64 first, last;
  int base, years;

  if (!is_open_loan (line) || project == NULL || !xl_project_has_cash (check->plan, project)
      || !xl_project_span (check->plan, project, &base, &years) || !service_years (line, &first, &last)
      || last <= base + years - 1)
    return;
  detail = g_strdup_printf ("%d/%d", (int) last, base + years - 1);
  xl_check_add (check, XL_SEVERITY_WARNING, record, line->repayment == XL_REPAY_CUSTOM ? "schedule" : "tenor", NULL,
                detail);
}

/* Amounts that no year of the plan holds: one finding per project, with the first of them. */
void
xl_check_horizon (XlCheck *check, XlRecord *record)
{
  const XlProject *project = (const XlProject *) record;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *detail = NULL;
  XlRecord *first = NULL;
  guint count = 0;
  int base, years;

  if (!xl_project_has_cash (check->plan, project) || !xl_project_span (check->plan, project, &base, &years))
    return;
  lines = dup_parts (check, record, &xl_kind_cash_line);
  rows = xl_project_dup_funding (check->plan, project);
  for (guint i = 0; i < lines->len + rows->len; i++)
    {
      gboolean cash = i < lines->len;
      XlRecord *row = cash ? g_ptr_array_index (lines, i) : g_ptr_array_index (rows, i - lines->len);
      gint64 year = cash ? ((XlCashLine *) row)->year : ((XlFundingLine *) row)->year;

      if (cash ? ((XlCashLine *) row)->amount == XL_NONE && isnan (((XlCashLine *) row)->tonnes)
               : ((XlFundingLine *) row)->instrument == XL_INSTRUMENT_GUARANTEE)
        continue;
      /* A loan may leave its year open: then it is drawn as needed. */
      if (year == XL_NONE && !cash && ((XlFundingLine *) row)->instrument == XL_INSTRUMENT_LOAN)
        continue;
      if (year != XL_NONE && year >= base && year < base + years)
        continue;
      first = first != NULL ? first : row;
      count++;
    }
  if (count == 0)
    return;
  detail = g_strdup_printf ("%u/%d/%d", count, base, base + years - 1);
  xl_check_add (check, XL_SEVERITY_WARNING, record, "horizon", first, detail);
}

/* --- soft: stages, partners, milestones ------------------------------------------------------- */

/* A TRL that nobody has said is missing, not low: the gate asks for it. */
void
xl_check_commercial_trl (XlCheck *check, XlRecord *record)
{
  const XlProject *project = (const XlProject *) record;
  double least = xl_settings_get (check->plan, "gate.trl-demonstrate");
  g_autofree char *detail = NULL;

  if (xl_plan_stage (check->plan, project) < XL_STAGE_COMMERCIALISE || project->trl_now == XL_NONE
      || (double) project->trl_now >= least)
    return;
  detail = g_strdup_printf ("%d/%d", (int) project->trl_now, (int) ceil (least));
  xl_check_add (check, XL_SEVERITY_WARNING, record, "trl_now", NULL, detail);
}

void
xl_check_partner_mix (XlCheck *check, XlRecord *record)
{
  g_autoptr (GPtrArray) links = NULL;
  gboolean private = FALSE, research = FALSE;

  if (xl_plan_stage (check->plan, (const XlProject *) record) <= XL_STAGE_CONNECT)
    return;
  links = dup_parts (check, record, &xl_kind_participation);
  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *partner = xl_plan_lookup (check->plan, ((XlParticipation *) g_ptr_array_index (links, i))->organisation);
      XlHelix helix = partner != NULL ? xl_organisation_helix ((XlOrganisation *) partner) : XL_HELIX_NONE;

      private = private || helix == XL_HELIX_PRIVATE;
      research = research || helix == XL_HELIX_RESEARCH;
    }
  if (!private || !research)
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, private ? "research" : research ? "private" : "both");
}

/* As of the day that is asked about: what was done later was not done then. */
void
xl_check_overdue (XlCheck *check, XlRecord *record)
{
  const XlMilestone *milestone = (const XlMilestone *) record;
  XlDate day = xl_date_last (check->on);
  gboolean done = milestone->done != XL_DATE_NONE && xl_date_first (milestone->done) <= day;

  if (milestone->due != XL_DATE_NONE && xl_date_last (milestone->due) < day && !done)
    xl_check_add (check, XL_SEVERITY_WARNING, record, "due", NULL, NULL);
}

/* A gate that a project was moved through although conditions were missing, and still are. A stage
 * that was only recorded, without a gate's result, was not moved to here: it is not told. */
void
xl_check_gate_open (XlCheck *check, XlRecord *record)
{
  const XlProject *project = (const XlProject *) record;
  XlStageMove *move = xl_plan_last_move (check->plan, project);
  int from;

  if (move == NULL || move->gate_result == NULL)
    return;
  from = MAX (move->from_stage, XL_STAGE_LEARN);
  for (int gate = from; gate < move->to_stage; gate++)
    {
      g_autofree char *detail = NULL;
      XlGate result;

      xl_gate_check (check->plan, project, gate, &result);
      if (result.n_met == result.n)
        continue;
      detail = xl_gate_dup_result (&result);
      xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, detail);
    }
}

/* --- soft: sources of a cash plan ------------------------------------------------------------- */

static gboolean
has_source (XlCheck *check, XlRecord *row, const XlField *field)
{
  XlEvidence *evidence = NULL;

  if (row->source != 0 || row->provenance == XL_PROVENANCE_ILLUSTRATIVE)
    return TRUE;
  evidence = xl_plan_evidence (check->plan, row, field->name);
  return evidence != NULL
         && (evidence->parent_instance.source != 0
             || evidence->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE);
}

/* The figures of a cash plan and of its funding come in dozens: they are one finding of the project. */
void
xl_check_cash_figures (XlCheck *check, XlRecord *record)
{
  const XlKind *kinds[] = { &xl_kind_cash_line, &xl_kind_funding_line };
  g_autofree char *detail = NULL;
  XlRecord *first = NULL;
  guint count = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) rows = dup_parts (check, record, kinds[k]);

      for (guint i = 0; i < rows->len; i++)
        for (guint f = 0; f < kinds[k]->n_fields; f++)
          {
            const XlField *field = &kinds[k]->fields[f];
            XlRecord *row = g_ptr_array_index (rows, i);
            gboolean figure = (field->flags & XL_FIELD_FIGURE) || strcmp (field->name, "amount") == 0
                              || strcmp (field->name, "tonnes") == 0;

            if (!figure || !xl_field_has_value (field, row) || has_source (check, row, field))
              continue;
            first = first != NULL ? first : row;
            count++;
          }
    }
  if (count == 0)
    return;
  detail = g_strdup_printf ("%u", count);
  xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, first, detail);
}
