/* xl-rules.c - the checks, one row per rule, and the door's question whether an edit may pass */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-rules-private.h"

#include <string.h>

#include "xl-fold.h"

/* Invariants:
 * 1. A rule is a pure function over the plan as it is; it never changes anything.
 * 2. A hard rule runs twice: here over the whole plan, and at the door over what an edit touches,
 *    on the plan as it would be. An edit is refused when it brings a finding of severity error
 *    that was not there before, so that a plan that is already wrong can still be mended. */

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
  void (*all) (XlCheck *check);                   /* or once, of the whole plan */
} Row;

static const Row rows[] = {
  { { "lead-region", TRUE, N_("Lead region") }, &xl_kind_project, check_lead },
  { { "trl-goal", TRUE, N_("TRL goal below TRL now") }, &xl_kind_project, check_trl },
  { { "membership-overlap", TRUE, N_("Overlapping memberships") }, &xl_kind_membership, check_overlap },
  { { "one-country", FALSE, N_("Regions of one country only") }, &xl_kind_project, check_countries },
  { { "letter-of-interest", FALSE, N_("Member without letter of interest") }, &xl_kind_membership, check_letter },
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

  if (record->source != 0 || record->provenance == XL_PROVENANCE_ILLUSTRATIVE)
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
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *records = xl_plan_get_live (check->plan, xl_kind_get (k));

      for (guint i = 0; (row->kind == NULL || row->kind == xl_kind_get (k)) && i < records->len; i++)
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
 *   are the plan's own, so use it before the plan changes again
 */
GPtrArray *
xl_rules_check (XlPlan *plan, XlDate on)
{
  XlCheck check = { plan, on, NULL, FALSE, g_ptr_array_new_with_free_func ((GDestroyNotify) xl_finding_free) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    run_row (&check, &rows[i]);
  sort_findings (plan, check.findings);
  return check.findings;
}

/* --- the door --------------------------------------------------------------------------------- */

/* The records that a hard rule must be asked about after @op: itself, and the project it is about. */
static void
add_touched (XlPlan *plan, GHashTable *ids, const XlOp *op)
{
  const XlField *project = xl_kind_field (op->kind, "project");
  XlRecord *record = xl_plan_lookup (plan, op->id);

  g_hash_table_add (ids, g_memdup2 (&op->id, sizeof op->id));
  if (project != NULL && record != NULL)
    {
      gint64 id = xl_field_get_reference (project, record);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
}

static GPtrArray *
find_errors (XlPlan *plan, GHashTable *ids)
{
  XlCheck check = { plan, xl_date_today (), NULL, TRUE,
                    g_ptr_array_new_with_free_func ((GDestroyNotify) xl_finding_free) };
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      XlRecord *record = xl_plan_lookup (plan, *(gint64 *) id);

      for (guint i = 0; i < G_N_ELEMENTS (rows) && record != NULL && xl_plan_is_live (plan, record); i++)
        if (rows[i].rule.hard && rows[i].kind == xl_record_get_kind (record))
          {
            check.rule = &rows[i].rule;
            rows[i].one (&check, record);
          }
    }
  for (guint i = check.findings->len; i-- > 0;)
    if (((XlFinding *) g_ptr_array_index (check.findings, i))->severity != XL_SEVERITY_ERROR)
      g_ptr_array_remove_index_fast (check.findings, i);
  return check.findings;
}

/* Findings hold records, and a try may make records of its own: keep what identifies them. */
static char *
finding_key (const XlFinding *finding)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, finding->rule->name, finding->record->id,
                          finding->other != NULL ? finding->other->id : 0);
}

/**
 * xl_rules_admit:
 * @edit: an edit that has passed xl_plan_check_edit()
 * @fault: (out) (optional): %XL_FAULT_RULE: the rule, the record and the other record
 *
 * Returns: whether the plan breaks no more hard rules after @edit than before
 */
gboolean
xl_rules_admit (XlPlan *plan, const XlEdit *edit, XlFault **fault)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gboolean admitted = TRUE;

  for (guint i = 0; i < edit->ops->len; i++)
    add_touched (plan, ids, g_ptr_array_index (edit->ops, i));
  xl_plan_try (plan, edit);
  for (guint i = 0; i < edit->ops->len; i++)
    add_touched (plan, ids, g_ptr_array_index (edit->ops, i));
  after = find_errors (plan, ids);
  if (after->len > 0)
    {
      xl_plan_untry (plan, edit);
      before = find_errors (plan, ids);
      for (guint i = 0; i < before->len; i++)
        g_hash_table_add (old, finding_key (g_ptr_array_index (before, i)));
      xl_plan_try (plan, edit);
      g_ptr_array_set_size (after, 0);
      g_ptr_array_unref (g_steal_pointer (&after));
      after = find_errors (plan, ids);
    }
  for (guint i = 0; i < after->len && admitted; i++)
    {
      const XlFinding *finding = g_ptr_array_index (after, i);
      g_autofree char *key = finding_key (finding);

      if (g_hash_table_contains (old, key))
        continue;
      if (fault != NULL)
        {
          XlFault *new_fault = xl_fault_new (XL_FAULT_RULE, xl_record_get_kind (finding->record), finding->record->id,
                                             finding->field, finding->detail, finding->rule->name);

          new_fault->other = finding->other != NULL ? finding->other->id : 0;
          xl_fault_take (fault, new_fault);
        }
      admitted = FALSE;
    }
  g_ptr_array_set_size (after, 0);
  xl_plan_untry (plan, edit);
  return admitted;
}
