/* xl-rules.c - the checks, one row per rule, and the door's question whether an edit may pass */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-rules-private.h"

#include <string.h>

#include "xl-fold.h"
#include "xl-id.h"

/* Invariants:
 * 1. A rule is a pure function over the plan as it is; it never changes anything.
 * 2. A hard rule runs twice: here over the whole plan, and at the door over what an edit touches,
 *    on the plan as it would be. An edit is refused when it brings a finding of severity error
 *    that was not there before, so that a plan that is already wrong can still be mended.
 * 3. A warning that somebody has justified in writing turns yellow and stays in the list; an error
 *    cannot be justified. */

static void check_countries (XlCheck *check, XlRecord *record);
static void check_lead (XlCheck *check, XlRecord *record);
static void check_trl (XlCheck *check, XlRecord *record);
static void check_letter (XlCheck *check, XlRecord *record);
static void check_overlap (XlCheck *check, XlRecord *record);
static void check_figures (XlCheck *check, XlRecord *record);

typedef struct
{
  XlRule rule;
  const XlKind *kind;                             /* NULL: every kind */
  void (*one) (XlCheck *check, XlRecord *record); /* asked of each live record of the kind */
  void (*all) (XlCheck *check);                   /* or once, of the whole plan; at the door when @kind is touched */
} Row;

static const Row rows[] = {
  { { "lead-region", TRUE, N_("Lead region") }, &xl_kind_project, check_lead },
  { { "trl-goal", TRUE, N_("TRL goal below TRL now") }, &xl_kind_project, check_trl },
  { { "membership-overlap", TRUE, N_("Overlapping memberships") }, &xl_kind_membership, check_overlap },
  { { "residual-year", TRUE, N_("Residual value before the last year") }, &xl_kind_project, xl_check_residual },
  { { "cash-sign", TRUE, N_("Sign or unit of an amount") }, &xl_kind_cash_line, xl_check_sign },
  { { "one-currency", TRUE, N_("One currency per cash plan") }, &xl_kind_project }, /* see changes_currency() */
  { { "loan-schedule", TRUE, N_("Schedule of a loan") }, &xl_kind_funding_line, xl_check_schedule },
  { { "milestone-cycle", TRUE, N_("Milestones in a circle") }, &xl_kind_milestone, xl_check_milestone },
  { { "score-twice", TRUE, N_("Two scores of one criterion") }, &xl_kind_score, xl_check_score },
  { { "move-reason", TRUE, N_("Move back without a reason") }, &xl_kind_stage_move, xl_check_move },
  { { "setting-range", TRUE, N_("Setting out of range") }, &xl_kind_setting, xl_check_setting },
  { { "weights", TRUE, N_("Weights of the scorecard") }, &xl_kind_setting, NULL, xl_check_weights },
  { { "match-fits", TRUE, N_("Match that does not fit") }, &xl_kind_match, xl_check_match_fits },
  { { "forbidden-shipment", TRUE, N_("Forbidden shipment") }, &xl_kind_match, xl_check_forbidden },
  { { "step-feeds", TRUE, N_("Steps in a circle") }, &xl_kind_step, xl_check_step_feeds },
  { { "event-span", TRUE, N_("Event that ends before it begins") }, &xl_kind_event, xl_check_event_span },
  { { "item-in-event", TRUE, N_("Agenda item outside its event") }, &xl_kind_agenda_item, xl_check_item_span },
  { { "speaker-twice", TRUE, N_("Speaker twice at once") }, &xl_kind_agenda_item, xl_check_speaker_twice },
  { { "attendance-of-one", TRUE, N_("Attendance of nobody or nowhere") }, &xl_kind_attendance, xl_check_attendance },
  { { "contribution-of-one", TRUE, N_("Contribution of nobody") }, &xl_kind_contribution, xl_check_contribution },
  { { "call-span", TRUE, N_("Call that ends before it begins") }, &xl_kind_call, xl_check_call },
  { { "one-country", FALSE, N_("Regions of one country only") }, &xl_kind_project, check_countries },
  { { "gate-open", FALSE, N_("Gate passed with open conditions") }, &xl_kind_project, xl_check_gate_open },
  { { "trl-at-commercialise", FALSE, N_("TRL too low for the stage") }, &xl_kind_project, xl_check_commercial_trl },
  { { "partner-mix", FALSE, N_("No private or no research partner") }, &xl_kind_project, xl_check_partner_mix },
  { { "sources-uses", FALSE, N_("Sources differ from uses") }, &xl_kind_project, xl_check_sources_uses },
  { { "public-money", FALSE, N_("Public money above eligible cost") }, &xl_kind_project, xl_check_public_money },
  { { "eib-share", FALSE, N_("Share of the EIB") }, &xl_kind_project, xl_check_eib_share },
  { { "eib-direct-loan", FALSE, N_("Direct loan of the EIB") }, &xl_kind_project, xl_check_eib_loan },
  { { "portal-floor", FALSE, N_("InvestEU Portal") }, &xl_kind_project, xl_check_portal },
  { { "loan-terms", FALSE, N_("Terms of a loan") }, &xl_kind_funding_line, xl_check_loan_terms },
  { { "loan-beyond-plan", FALSE, N_("Loan longer than the plan") }, &xl_kind_funding_line, xl_check_loan_beyond },
  { { "cash-outside-horizon", FALSE, N_("Amounts outside the plan") }, &xl_kind_project, xl_check_horizon },
  { { "overdue-milestone", FALSE, N_("Overdue milestone") }, &xl_kind_milestone, xl_check_overdue },
  { { "capability-gap", FALSE, N_("Capability that nobody has") }, &xl_kind_step, xl_check_gap },
  { { "chain-steps", FALSE, N_("Value chain without steps") }, &xl_kind_value_chain, xl_check_chain },
  { { "flow-incomplete", FALSE, N_("Resource flow that finds nobody") }, &xl_kind_flow, xl_check_flow },
  { { "letter-of-interest", FALSE, N_("Member without letter of interest") }, &xl_kind_membership, check_letter },
  { { "agenda-overlap", FALSE, N_("Agenda items that overlap") }, &xl_kind_event, xl_check_agenda },
  { { "agenda-gap", FALSE, N_("Gap in an agenda") }, &xl_kind_event, xl_check_agenda },
  { { "speaker-without-item", FALSE, N_("Speaker without an item") }, &xl_kind_event, xl_check_speakers },
  { { "speaker-not-listed", FALSE, N_("Speaker not on the list") }, &xl_kind_event, xl_check_speakers },
  { { "speaker-spelling", FALSE, N_("One speaker, two spellings") }, &xl_kind_event, xl_check_speakers },
  { { "talks-announced", FALSE, N_("Talks announced and found") }, &xl_kind_event, xl_check_talks },
  { { "talk-title", FALSE, N_("Talk and project with different names") }, &xl_kind_agenda_item, xl_check_talk_title },
  { { "event-zone", FALSE, N_("Time zone of an event") }, &xl_kind_event, xl_check_zone },
  { { "lead-roles", FALSE, N_("More lead regions than there were") }, &xl_kind_event, xl_check_leads },
  { { "agreement-parties", FALSE, N_("Agreement without parties") }, &xl_kind_agreement, xl_check_parties },
  { { "adopted-on", FALSE, N_("Adoption date without adoption") }, &xl_kind_position, xl_check_adopted_on },
  { { "document-gone", FALSE, N_("Document that is gone") }, &xl_kind_document, xl_check_document },
  { { "overdue-outcome", FALSE, N_("Overdue outcome of an event") }, &xl_kind_outcome, xl_check_overdue_outcome },
  { { "similar-names", FALSE, N_("Names nearly equal") }, NULL, NULL, xl_check_names },
  { { "figure-without-source", FALSE, N_("Figure without source") }, NULL, check_figures },
};

guint
xl_rules_count (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * xl_rules_get:
 * @index: 0 to xl_rules_count() - 1
 *
 * Returns: (transfer none): the rule
 */
const XlRule *
xl_rules_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (rows), NULL);
  return &rows[index].rule;
}

/**
 * xl_rules_find:
 * @name: "one-country"
 *
 * Returns: (transfer none) (nullable): the rule of that name
 */
const XlRule *
xl_rules_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].rule.name, name) == 0)
      return &rows[i].rule;
  return NULL;
}

void
xl_finding_free (XlFinding *finding)
{
  g_free (finding->detail);
  g_free (finding);
}

/* Whether somebody has written down why the warning is acceptable. */
static gboolean
is_justified (XlPlan *plan, const XlFinding *finding)
{
  g_autoptr (GPtrArray) written = xl_plan_dup_links (plan, finding->record, &xl_kind_justification, "record");

  for (guint i = 0; i < written->len; i++)
    {
      const XlJustification *one = g_ptr_array_index (written, i);

      if (g_strcmp0 (one->rule, finding->rule->name) == 0
          && g_strcmp0 (one->field, finding->field != NULL ? finding->field->name : NULL) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Adds a finding to what the check has found. */
void
xl_check_add (XlCheck *check, XlSeverity severity, XlRecord *record, const char *field, XlRecord *other,
              const char *detail)
{
  XlFinding *finding = g_new0 (XlFinding, 1);

  finding->rule = check->rule;
  finding->severity = severity;
  finding->record = record;
  finding->field = field != NULL ? xl_kind_field (xl_record_get_kind (record), field) : NULL;
  finding->other = other;
  finding->detail = g_strdup (detail);
  if (severity == XL_SEVERITY_WARNING && !check->at_door && is_justified (check->plan, finding))
    finding->severity = XL_SEVERITY_JUSTIFIED;
  g_ptr_array_add (check->findings, finding);
}

/* --- the rules -------------------------------------------------------------------------------- */

/* A cross-border project has regions of two countries or more. */
static void
check_countries (XlCheck *check, XlRecord *record)
{
  g_autoptr (GPtrArray) countries = xl_plan_dup_countries (check->plan, record);

  if (countries->len < 2)
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL,
                  countries->len == 1 ? g_ptr_array_index (countries, 0) : NULL);
}

/* Exactly one lead region: two are an error, none yet is work to do. */
static void
check_lead (XlCheck *check, XlRecord *record)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (check->plan, record, &xl_kind_project_region, "project");
  XlRecord *first = NULL;
  guint leads = 0;

  for (guint i = 0; i < links->len; i++)
    {
      XlProjectRegion *link = g_ptr_array_index (links, i);

      if (link->role != XL_REGION_LEAD)
        continue;
      if (++leads == 1)
        first = xl_plan_lookup (check->plan, link->region);
      else
        xl_check_add (check, XL_SEVERITY_ERROR, record, NULL, first, NULL);
    }
  if (leads == 0)
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, NULL);
}

static void
check_trl (XlCheck *check, XlRecord *record)
{
  const XlProject *project = (const XlProject *) record;

  if (project->trl_now != XL_NONE && project->trl_goal != XL_NONE && project->trl_goal < project->trl_now)
    {
      g_autofree char *detail =
          g_strdup_printf ("%d/%d", (int) project->trl_now, (int) project->trl_goal);

      xl_check_add (check, XL_SEVERITY_ERROR, record, "trl_goal", NULL, detail);
    }
}

/* Regions join by a letter of interest; observers, contacts and former members have none. */
static void
check_letter (XlCheck *check, XlRecord *record)
{
  const XlMembership *membership = (const XlMembership *) record;
  XlRegion *region = (XlRegion *) xl_plan_lookup (check->plan, membership->region);
  XlNetwork *network = (XlNetwork *) xl_plan_lookup (check->plan, membership->network);

  if ((membership->role != XL_MEMBER_LEAD && membership->role != XL_MEMBER_MEMBER)
      || !xl_date_in_span (check->on, membership->since, membership->until))
    return;
  if (xl_plan_letter (check->plan, region, network) == NULL)
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, &region->parent_instance, NULL);
}

/* One region cannot hold one role in one network twice at a time. The pair is told once: by the
 * membership with the greater id, or by both where the door asks about one of them. */
static void
check_overlap (XlCheck *check, XlRecord *record)
{
  const XlMembership *one = (const XlMembership *) record;
  XlRecord *region = xl_plan_lookup (check->plan, one->region);
  g_autoptr (GPtrArray) others = xl_plan_dup_links (check->plan, region, &xl_kind_membership, "region");

  for (guint i = 0; i < others->len; i++)
    {
      XlMembership *two = g_ptr_array_index (others, i);

      if (two == one || two->network != one->network || two->role != one->role
          || (!check->at_door && two->parent_instance.id > one->parent_instance.id))
        continue;
      if (xl_date_spans_overlap (one->since, one->until, two->since, two->until))
        xl_check_add (check, XL_SEVERITY_ERROR, record, "since", &two->parent_instance, NULL);
    }
}

/* A figure that somebody states needs a source: the record's own or evidence about the field.
 * Invented figures say so by their provenance. */
static void
check_figures (XlCheck *check, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  if (kind == &xl_kind_project)
    xl_check_cash_figures (check, record);
  if (kind == &xl_kind_funding_line || record->source != 0 || record->provenance == XL_PROVENANCE_ILLUSTRATIVE)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      XlEvidence *evidence;

      if (!(field->flags & XL_FIELD_FIGURE) || !xl_field_has_value (field, record))
        continue;
      evidence = xl_plan_evidence (check->plan, record, field->name);
      if (evidence == NULL
          || (evidence->parent_instance.source == 0
              && evidence->parent_instance.provenance != XL_PROVENANCE_ILLUSTRATIVE))
        xl_check_add (check, XL_SEVERITY_WARNING, record, field->name, NULL, NULL);
    }
}

/* --- the whole plan --------------------------------------------------------------------------- */

static void
run_row (XlCheck *check, const Row *row)
{
  check->rule = &row->rule;
  if (row->all != NULL)
    {
      row->all (check);
      return;
    }
  for (guint k = 0; row->one != NULL && k < XL_N_KINDS; k++)
    {
      const GPtrArray *records = xl_plan_get_live (check->plan, xl_kind_get (k));

      for (guint i = 0; (row->kind == NULL || row->kind == xl_kind_get (k)) && i < records->len
                        && !xl_plan_is_stopped (check->plan); i++)
        row->one (check, g_ptr_array_index (records, i));
    }
}

/* Worst first, then by rule in the order of the table, then by name: the same on every machine. */
static int
compare_findings (gconstpointer a, gconstpointer b, gpointer names)
{
  const XlFinding *one = *(XlFinding *const *) a, *two = *(XlFinding *const *) b;
  int order;

  if (one->severity != two->severity)
    return one->severity < two->severity ? -1 : 1;
  if (one->rule != two->rule)
    return one->rule < two->rule ? -1 : 1;
  order = strcmp (g_hash_table_lookup (names, one->record), g_hash_table_lookup (names, two->record));
  if (order != 0)
    return order;
  if (one->record->id != two->record->id)
    return one->record->id < two->record->id ? -1 : 1;
  return one->field < two->field ? -1 : one->field > two->field;
}

static void
sort_findings (XlPlan *plan, GPtrArray *findings)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      XlRecord *record = ((XlFinding *) g_ptr_array_index (findings, i))->record;
      g_autofree char *name = xl_plan_dup_name (plan, record);

      if (!g_hash_table_contains (names, record))
        g_hash_table_insert (names, record, xl_fold (name));
    }
  g_ptr_array_sort_with_data (findings, compare_findings, names);
}

/**
 * xl_rules_check:
 * @on: the day as of which dated facts count
 *
 * Returns: (transfer full) (element-type XlFinding): what is to check, the worst first; its records
 *   are the plan's own, so use it before the plan changes again. Not all of it where the work over
 *   @plan is stopped
 */
GPtrArray *
xl_rules_check (XlPlan *plan, XlDate on)
{
  XlCheck check = { plan, on, NULL, FALSE, g_ptr_array_new_with_free_func ((GDestroyNotify) xl_finding_free) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    run_row (&check, &rows[i]);
  if (!xl_plan_is_stopped (plan))
    sort_findings (plan, check.findings);
  return check.findings;
}

/* --- the door --------------------------------------------------------------------------------- */

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static void
add_links (XlPlan *plan, GHashTable *ids, XlRecord *record, const XlKind *kind, const char *field)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, record, kind, field);

  for (guint i = 0; i < links->len; i++)
    add_id (ids, ((XlRecord *) g_ptr_array_index (links, i))->id);
}

/* The records that a hard rule must be asked about after @op: itself, the project that it is about or
 * a part of, the milestones that depend on it, and the items of an event. */
static void
add_touched (XlPlan *plan, GHashTable *ids, const XlOp *op)
{
  const XlField *project = xl_kind_field (op->kind, "project");
  XlRecord *record = xl_plan_lookup (plan, op->id);

  add_id (ids, op->id);
  if (project != NULL && record != NULL)
    add_id (ids, xl_field_get_reference (project, record));
  if (op->kind == &xl_kind_milestone && record != NULL)
    add_links (plan, ids, record, &xl_kind_milestone, "depends_on");
  if (op->kind == &xl_kind_event && record != NULL)
    add_links (plan, ids, record, &xl_kind_agenda_item, "event");
}

static gboolean
touches (const XlEdit *edit, const XlKind *kind)
{
  for (guint i = 0; i < edit->ops->len; i++)
    if (((const XlOp *) g_ptr_array_index (edit->ops, i))->kind == kind)
      return TRUE;
  return FALSE;
}

/* Whether any hard rule can have a word in what is done to records of @kind; see add_touched(). */
static gboolean
is_watched (const XlKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].rule.hard && rows[i].kind == kind)
      return TRUE;
  return xl_kind_field (kind, "project") != NULL;
}

static gboolean
is_any_watched (const XlEdit *edit)
{
  const XlKind *last = NULL;

  for (guint i = 0; i < edit->ops->len; i++)
    {
      const XlKind *kind = ((const XlOp *) g_ptr_array_index (edit->ops, i))->kind;

      if (kind != last && is_watched (kind))
        return TRUE;
      last = kind;
    }
  return FALSE;
}

static GPtrArray *
find_errors (XlPlan *plan, const XlEdit *edit, GHashTable *ids)
{
  XlCheck check = { plan, xl_date_today (), NULL, TRUE,
                    g_ptr_array_new_with_free_func ((GDestroyNotify) xl_finding_free) };
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      XlRecord *record = xl_plan_lookup (plan, *(gint64 *) id);

      if (xl_plan_is_stopped (plan))
        break;
      for (guint i = 0; i < G_N_ELEMENTS (rows) && record != NULL && xl_plan_is_live (plan, record); i++)
        if (rows[i].rule.hard && rows[i].kind == xl_record_get_kind (record) && rows[i].one != NULL)
          {
            check.rule = &rows[i].rule;
            rows[i].one (&check, record);
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].rule.hard && rows[i].all != NULL && touches (edit, rows[i].kind))
      {
        check.rule = &rows[i].rule;
        rows[i].all (&check);
      }
  for (guint i = check.findings->len; i-- > 0;)
    if (((XlFinding *) g_ptr_array_index (check.findings, i))->severity != XL_SEVERITY_ERROR)
      g_ptr_array_remove_index (check.findings, i);
  return check.findings;
}

/* The new currency; and, where only what is hidden has amounts, the id of such a row: "PLN/funding-line-…". */
static char *
currency_detail (XlPlan *plan, XlProject *project, XlRecord *amount)
{
  gboolean hidden = !xl_plan_is_live (plan, amount) && xl_plan_is_live (plan, &project->parent_instance);
  g_autofree char *id = hidden ? xl_id_to_text (xl_record_get_kind (amount), amount->id) : NULL;

  return id != NULL ? g_strconcat (project->currency, "/", id, NULL) : g_strdup (project->currency);
}

/* The projects whose currency @edit changes although they have amounts, which would say something else
 * then. No state of a plan shows it: it is asked of the edit, on the plan as it would be. */
static void
add_currencies (XlPlan *plan, const XlEdit *edit, GPtrArray *faults)
{
  const XlField *currency = xl_kind_field (&xl_kind_project, "currency");

  for (guint i = 0; i < edit->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (edit->ops, i);
      const XlOpField *item = op->kind == &xl_kind_project && op->type == XL_OP_SET ? xl_op_field (op, currency) : NULL;
      XlProject *project = item != NULL ? (XlProject *) xl_plan_lookup (plan, op->id) : NULL;
      gboolean changes = project != NULL && item->old_text != NULL && g_strcmp0 (item->old_text, item->new_text) != 0;
      XlRecord *amount = changes ? xl_project_find_amount (plan, project, edit) : NULL;
      g_autofree char *detail = amount != NULL ? currency_detail (plan, project, amount) : NULL;

      if (amount != NULL)
        g_ptr_array_add (faults, xl_fault_new (XL_FAULT_RULE, &xl_kind_project, op->id, currency, detail, "one-currency"));
    }
}

/* Findings hold records, and a try may make records of its own: keep what identifies them. */
static char *
finding_key (const XlFinding *finding)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", finding->rule->name, finding->record->id,
                          finding->other != NULL ? finding->other->id : 0,
                          finding->field != NULL ? finding->field->name : "");
}

/* The findings of @edit that were there before it; the plan is tried before and, unless it is stopped, after. */
static GHashTable *
old_keys (XlPlan *plan, const XlEdit *edit, GHashTable *ids)
{
  GHashTable *old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) before = NULL;

  xl_plan_untry (plan, edit);
  before = find_errors (plan, edit, ids);
  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (old, finding_key (g_ptr_array_index (before, i)));
  xl_plan_try (plan, edit);
  return old;
}

static XlFault *
fault_of (const XlFinding *finding)
{
  XlFault *fault = xl_fault_new (XL_FAULT_RULE, xl_record_get_kind (finding->record), finding->record->id, finding->field,
                                 finding->detail, finding->rule->name);

  fault->other = finding->other != NULL ? finding->other->id : 0;
  return fault;
}

/* The errors that @edit brings. The plan is tried. */
static void
add_errors (XlPlan *plan, const XlEdit *edit, GHashTable *ids, GPtrArray *faults)
{
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GPtrArray) after = find_errors (plan, edit, ids);

  if (after->len == 0)
    return;
  /* What was tried may have made records of its own: ask again after having looked at the past. */
  g_clear_pointer (&after, g_ptr_array_unref);
  old = old_keys (plan, edit, ids);
  if (!xl_plan_is_tried (plan))
    return; /* stopped */
  after = find_errors (plan, edit, ids);
  for (guint i = 0; i < after->len; i++)
    {
      g_autofree char *key = finding_key (g_ptr_array_index (after, i));

      if (!g_hash_table_contains (old, key))
        g_ptr_array_add (faults, fault_of (g_ptr_array_index (after, i)));
    }
}

/**
 * xl_rules_list_faults:
 * @edit: an edit whose references lead somewhere
 *
 * Returns: (transfer full) (element-type XlFault): every hard rule that the plan breaks after @edit and did not break
 *   before, %XL_FAULT_RULE: the rule, the record and the other record; or %XL_FAULT_STOPPED alone, see xl_plan_set_stop()
 */
GPtrArray *
xl_rules_list_faults (XlPlan *plan, const XlEdit *edit)
{
  g_autoptr (GHashTable) ids = NULL;
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_fault_free);
  XlFault *stopped = NULL;

  if (!is_any_watched (edit))
    return faults;
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < edit->ops->len && !xl_plan_is_stopped (plan); i++)
    add_touched (plan, ids, g_ptr_array_index (edit->ops, i));
  if (xl_plan_try (plan, edit))
    {
      for (guint i = 0; i < edit->ops->len && !xl_plan_is_stopped (plan); i++)
        add_touched (plan, ids, g_ptr_array_index (edit->ops, i));
      add_currencies (plan, edit, faults);
      add_errors (plan, edit, ids, faults);
      if (xl_plan_is_tried (plan))
        xl_plan_untry (plan, edit);
    }
  if (!xl_plan_stop_fault (plan, &stopped))
    {
      g_ptr_array_set_size (faults, 0);
      g_ptr_array_add (faults, stopped);
    }
  return faults;
}

/**
 * xl_rules_admit:
 * @edit: an edit that has passed xl_plan_check_edit()
 * @fault: (out) (optional): %XL_FAULT_RULE: the rule, the record and the other record; %XL_FAULT_STOPPED, see
 *   xl_plan_set_stop()
 *
 * What has been admitted is not asked again as long as it, the plan and the day are the same.
 *
 * Returns: whether the plan breaks no more hard rules after @edit than before
 */
gboolean
xl_rules_admit (XlPlan *plan, const XlEdit *edit, XlFault **fault)
{
  const XlDate today = xl_date_today ();
  g_autoptr (GPtrArray) faults = NULL;

  if (xl_plan_has_passed (plan, edit, XL_PASS_RULES, today))
    return TRUE;
  faults = xl_rules_list_faults (plan, edit);
  if (faults->len == 0)
    {
      xl_plan_note_passed (plan, edit, XL_PASS_RULES, today);
      return TRUE;
    }
  xl_fault_take (fault, g_ptr_array_steal_index (faults, 0));
  return FALSE;
}
