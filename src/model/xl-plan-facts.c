/* xl-plan-facts.c - facts that follow from link rows, which are their one home */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-plan-private.h"

#include <string.h>

/* --- stages ----------------------------------------------------------------------------------- */

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  XlDate last_a = xl_date_last ((*(XlStageMove *const *) a)->date), last_b = xl_date_last ((*(XlStageMove *const *) b)->date);

  return last_a < last_b ? -1 : last_a > last_b;
}

/* Moves of one day have no order of their own: each begins where another ended, so that together they
 * are a way through the stages. It ends at the stage that is entered once more than it is left; a
 * project that went there and back is where it was that morning. Where they are no way, because two
 * people moved it apart, the highest stage counts. Of several moves to that stage: the greatest id. */
static XlStageMove *
last_of_day (XlStageMove *const *moves, guint n, int morning)
{
  int balance[XL_STAGE_SCALE_UP + 1] = { 0 };
  int evening = 0;
  XlStageMove *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      balance[moves[i]->from_stage]--;
      balance[moves[i]->to_stage]++;
    }
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    if (balance[stage] > 0)
      evening = stage;
  if (evening == 0)
    evening = morning;
  for (guint i = 0; i < n; i++)
    {
      gboolean there = moves[i]->to_stage == evening, before = last != NULL && last->to_stage == evening;

      if (last == NULL || (there != before ? there
                           : moves[i]->to_stage != last->to_stage
                               ? moves[i]->to_stage > last->to_stage
                               : moves[i]->parent_instance.id > last->parent_instance.id))
        last = moves[i];
    }
  return last;
}

/**
 * xl_plan_last_move:
 *
 * An undated move comes before a dated one; see last_of_day() for moves of one day.
 *
 * Returns: (transfer none) (nullable): the move that brought @project to its stage
 */
XlStageMove *
xl_plan_last_move (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) moves = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_stage_move, "project");
  XlStageMove *last = NULL;
  guint end;

  g_ptr_array_sort (moves, compare_moves);
  for (guint i = 0; i < moves->len; i = end)
    {
      for (end = i + 1; end < moves->len && compare_moves (&moves->pdata[i], &moves->pdata[end]) == 0; end++)
        ;
      last = last_of_day ((XlStageMove *const *) moves->pdata + i, end - i, last != NULL ? last->to_stage : 0);
    }
  return last;
}

/**
 * xl_plan_stage:
 *
 * Returns: the #XlStage of @project; a project that never moved is at Learn
 */
int
xl_plan_stage (XlPlan *plan, const XlProject *project)
{
  XlStageMove *move = xl_plan_last_move (plan, project);

  return move != NULL && move->to_stage != 0 ? move->to_stage : XL_STAGE_LEARN;
}

/* --- project regions and partners ------------------------------------------------------------- */

/**
 * xl_plan_lead_region:
 *
 * Returns: (transfer none) (nullable): the region whose role in @project is lead
 */
XlRegion *
xl_plan_lead_region (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) links =
      xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_project_region, "project");

  for (guint i = 0; i < links->len; i++)
    {
      XlProjectRegion *link = g_ptr_array_index (links, i);

      if (link->role == XL_REGION_LEAD)
        return (XlRegion *) xl_plan_lookup (plan, link->region);
    }
  return NULL;
}

/**
 * xl_plan_lead_organisation:
 *
 * Returns: (transfer none) (nullable): the coordinator of @project, else its promoter
 */
XlOrganisation *
xl_plan_lead_organisation (XlPlan *plan, const XlProject *project)
{
  static const int roles[] = { XL_PART_COORDINATOR, XL_PART_PROMOTER };
  g_autoptr (GPtrArray) links =
      xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_participation, "project");

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < links->len; i++)
      {
        XlParticipation *link = g_ptr_array_index (links, i);

        if (link->role == roles[r])
          return (XlOrganisation *) xl_plan_lookup (plan, link->organisation);
      }
  return NULL;
}

static int
compare_links (gconstpointer a, gconstpointer b, gpointer plan)
{
  const XlProjectRegion *one = *(XlProjectRegion *const *) a, *two = *(XlProjectRegion *const *) b;
  XlRegion *region_one, *region_two;
  int order = one->role - two->role;

  if (order != 0)
    return order;
  region_one = (XlRegion *) xl_plan_lookup (plan, one->region);
  region_two = (XlRegion *) xl_plan_lookup (plan, two->region);
  order = g_strcmp0 (region_one->name, region_two->name);
  return order != 0 ? order : (one->parent_instance.id < two->parent_instance.id ? -1 : 1);
}

/**
 * xl_plan_dup_project_regions:
 *
 * Returns: (transfer container) (element-type XlProjectRegion): the live project regions of
 *   @project, the lead first, then by role and name
 */
GPtrArray *
xl_plan_dup_project_regions (XlPlan *plan, const XlProject *project)
{
  GPtrArray *links = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_project_region, "project");

  g_ptr_array_sort_with_data (links, compare_links, plan);
  return links;
}

/**
 * xl_plan_country:
 * @record: any record
 *
 * A region's country; an organisation's own, else its region's; a project's lead region's; a
 * person's organisation's; that of the region of a resource flow.
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2
 */
const char *
xl_plan_country (XlPlan *plan, const XlRecord *record)
{
  if (record == NULL)
    return NULL;
  if (record->kind == &xl_kind_region)
    return ((const XlRegion *) record)->country;
  if (record->kind == &xl_kind_organisation)
    {
      const XlOrganisation *organisation = (const XlOrganisation *) record;

      return organisation->country != NULL
                 ? organisation->country
                 : xl_plan_country (plan, xl_plan_lookup (plan, organisation->region));
    }
  if (record->kind == &xl_kind_project)
    return xl_plan_country (plan, (XlRecord *) xl_plan_lead_region (plan, (const XlProject *) record));
  if (record->kind == &xl_kind_person)
    return xl_plan_country (plan, xl_plan_lookup (plan, ((const XlPerson *) record)->organisation));
  if (record->kind == &xl_kind_flow)
    return xl_plan_country (plan, xl_plan_lookup (plan, ((const XlFlow *) record)->region));
  return NULL;
}

/**
 * xl_plan_dup_countries:
 * @record: a project: the countries of its regions, the lead's first; else its one country
 *
 * Returns: (transfer container) (element-type utf8): ISO 3166-1 alpha-2, each once; the text is the
 *   records' own
 */
GPtrArray *
xl_plan_dup_countries (XlPlan *plan, const XlRecord *record)
{
  GPtrArray *countries = g_ptr_array_new ();
  g_autoptr (GPtrArray) links = NULL;

  if (record->kind != &xl_kind_project)
    {
      if (xl_plan_country (plan, record) != NULL)
        g_ptr_array_add (countries, (gpointer) xl_plan_country (plan, record));
      return countries;
    }
  links = xl_plan_dup_project_regions (plan, (const XlProject *) record);
  for (guint i = 0; i < links->len; i++)
    {
      XlProjectRegion *link = g_ptr_array_index (links, i);
      const char *country = xl_plan_country (plan, xl_plan_lookup (plan, link->region));

      if (country != NULL && !g_ptr_array_find_with_equal_func (countries, country, g_str_equal, NULL))
        g_ptr_array_add (countries, (gpointer) country);
    }
  return countries;
}

/**
 * xl_organisation_helix:
 *
 * Returns: the sector helix, which follows from the type
 */
XlHelix
xl_organisation_helix (const XlOrganisation *organisation)
{
  switch ((XlOrganisationType) organisation->type)
    {
    case XL_ORG_AUTHORITY:
    case XL_ORG_AGENCY:
    case XL_ORG_EU_BODY:
    case XL_ORG_PROMOTIONAL_BANK:
    case XL_ORG_IFI:
      return XL_HELIX_PUBLIC;
    case XL_ORG_COMPANY:
    case XL_ORG_CHEMICAL_PARK:
    case XL_ORG_CLUSTER:
    case XL_ORG_INVESTOR:
    case XL_ORG_ASSOCIATION:
      return XL_HELIX_PRIVATE;
    case XL_ORG_RESEARCH:
      return XL_HELIX_RESEARCH;
    case XL_ORG_NETWORK:
    case XL_ORG_NGO:
    case XL_ORG_CITIZENS:
      return XL_HELIX_CIVIL;
    }
  return XL_HELIX_NONE;
}

/* --- agreements ------------------------------------------------------------------------------- */

/**
 * xl_plan_letter:
 * @network: (nullable): the network that the letter is for
 *
 * A letter of interest to which the region, or an organisation seated in it, is party; a letter
 * that names no network counts for every network.
 *
 * Returns: (transfer none) (nullable): the letter
 */
XlAgreement *
xl_plan_letter (XlPlan *plan, const XlRegion *region, const XlNetwork *network)
{
  g_autoptr (GPtrArray) signers =
      xl_plan_dup_links (plan, &region->parent_instance, &xl_kind_organisation, "region");

  g_ptr_array_insert (signers, 0, (gpointer) region);
  for (guint s = 0; s < signers->len; s++)
    {
      g_autoptr (GPtrArray) parties =
          xl_plan_dup_links (plan, g_ptr_array_index (signers, s), &xl_kind_party, s == 0 ? "region" : "organisation");

      for (guint i = 0; i < parties->len; i++)
        {
          XlParty *party = g_ptr_array_index (parties, i);
          XlAgreement *agreement = (XlAgreement *) xl_plan_lookup (plan, party->agreement);

          if (agreement != NULL && agreement->type == XL_AGREEMENT_LETTER
              && (network == NULL || agreement->network == 0 || agreement->network == network->parent_instance.id))
            return agreement;
        }
    }
  return NULL;
}

/* --- provenance ------------------------------------------------------------------------------- */

/**
 * xl_plan_evidence:
 * @field: name of a field of @record
 *
 * Returns: (transfer none) (nullable): the evidence that speaks about this one field
 */
XlEvidence *
xl_plan_evidence (XlPlan *plan, const XlRecord *record, const char *field)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, record, &xl_kind_evidence, "record");

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((XlEvidence *) g_ptr_array_index (rows, i))->field, field) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/**
 * xl_plan_is_illustrative:
 * @field: (nullable): one field of @record; NULL for the record as a whole
 *
 * Returns: whether it is invented to show something
 */
gboolean
xl_plan_is_illustrative (XlPlan *plan, const XlRecord *record, const char *field)
{
  XlEvidence *evidence = field != NULL ? xl_plan_evidence (plan, record, field) : NULL;

  return (evidence != NULL ? evidence->parent_instance.provenance : record->provenance) == XL_PROVENANCE_ILLUSTRATIVE;
}

/* --- names ------------------------------------------------------------------------------------ */

static char *
dup_pair (XlPlan *plan, gint64 one, gint64 two)
{
  XlRecord *a = xl_plan_lookup (plan, one), *b = xl_plan_lookup (plan, two);
  g_autofree char *name_a = a != NULL ? xl_plan_dup_name (plan, a) : g_strdup ("–");
  g_autofree char *name_b = b != NULL ? xl_plan_dup_name (plan, b) : g_strdup ("–");

  return g_strconcat (name_a, " – ", name_b, NULL);
}

/* A project's acronym is its name, but for one that only repeats its key ("X04"): then the title
 * says more, up to its first dash or bracket ("PyroLink – cross-border hub", "S3Chem (2016-2022)"). */
static char *
dup_project_name (const XlProject *project)
{
  const char *cuts[] = { " – ", " (" };
  gsize length;

  if (project->title == NULL
      || (project->acronym != NULL
          && (project->parent_instance.key == NULL
              || g_ascii_strcasecmp (project->acronym, project->parent_instance.key) != 0)))
    return g_strdup (project->acronym);
  length = strlen (project->title);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      const char *cut = strstr (project->title, cuts[i]);

      if (cut != NULL && cut > project->title)
        length = MIN (length, (gsize) (cut - project->title));
    }
  return g_strndup (project->title, length);
}

/* A part of a project without a name of its own: "PyroLink: capex 2026". */
static char *
dup_part_name (XlPlan *plan, const XlRecord *record)
{
  XlRecord *project = xl_plan_lookup (plan, xl_field_get_reference (xl_kind_field (record->kind, "project"), record));
  g_autofree char *name = project != NULL ? xl_plan_dup_name (plan, project) : g_strdup ("–");
  GString *out = g_string_new (name);

  g_string_append (out, ":");
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->kind->fields[i].type == XL_FIELD_CHOICE && xl_field_get_nick (&record->kind->fields[i], record) != NULL)
      {
        g_string_append_printf (out, " %s", xl_field_get_nick (&record->kind->fields[i], record));
        break;
      }
  if (record->kind == &xl_kind_cash_line)
    g_string_append_printf (out, " %d", (int) ((const XlCashLine *) record)->year);
  return g_string_free (out, FALSE);
}

/* "Limburg (NL): waste" */
static char *
dup_readiness_name (XlPlan *plan, const XlReadiness *readiness)
{
  XlRecord *region = xl_plan_lookup (plan, readiness->region);
  g_autofree char *name = region != NULL ? xl_plan_dup_name (plan, region) : g_strdup ("–");
  const char *feedstock = xl_field_get_nick (xl_kind_field (&xl_kind_readiness, "feedstock"), &readiness->parent_instance);

  return g_strconcat (name, ": ", feedstock != NULL ? feedstock : "–", NULL);
}

/* Where, and who; but no person and no project, for whoever reads the name may not be shown them: then what as. */
static char *
dup_seat_name (XlPlan *plan, gint64 where, gint64 organisation, gint64 region, const char *as)
{
  XlRecord *record = xl_plan_lookup (plan, where);
  g_autofree char *name = NULL;

  if (organisation != 0 || region != 0)
    return dup_pair (plan, where, organisation != 0 ? organisation : region);
  name = record != NULL ? xl_plan_dup_name (plan, record) : g_strdup ("–");
  return g_strconcat (name, ": ", as, NULL);
}

static char *
dup_attendance_name (XlPlan *plan, const XlAttendance *one)
{
  return dup_seat_name (plan, one->event != 0 ? one->event : one->working_group, one->organisation, one->region,
                        xl_field_get_nick (xl_kind_field (&xl_kind_attendance, "role"), &one->parent_instance));
}

/* Its acronym, or else the first of its names. */
static const char *
own_name (const XlRecord *record)
{
  const char *name = NULL;

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];
      const char *text = (field->flags & XL_FIELD_NAME) && field->type == XL_FIELD_TEXT ? xl_field_get_string (field, record) : NULL;

      if (text != NULL && strcmp (field->name, "acronym") == 0)
        return text;
      if (name == NULL)
        name = text;
    }
  return name;
}

/**
 * xl_plan_dup_name:
 *
 * Returns: (transfer full): what people call @record; for a link row, who is linked
 */
char *
xl_plan_dup_name (XlPlan *plan, const XlRecord *record)
{
  const char *text;

  if (record->kind == &xl_kind_project)
    {
      char *name = dup_project_name ((const XlProject *) record);

      return name != NULL ? name : xl_record_dup_id_text (record);
    }
  text = own_name (record);
  if (text != NULL)
    return g_strdup (text);
  if (record->kind == &xl_kind_membership)
    return dup_pair (plan, ((XlMembership *) record)->region, ((XlMembership *) record)->network);
  if (record->kind == &xl_kind_tie)
    return dup_pair (plan, ((XlTie *) record)->organisation, ((XlTie *) record)->other);
  if (record->kind == &xl_kind_project_region)
    return dup_pair (plan, ((XlProjectRegion *) record)->project, ((XlProjectRegion *) record)->region);
  if (record->kind == &xl_kind_participation)
    return dup_pair (plan, ((XlParticipation *) record)->project, ((XlParticipation *) record)->organisation);
  if (record->kind == &xl_kind_capability)
    return dup_pair (plan, ((XlCapability *) record)->organisation, ((XlCapability *) record)->step);
  if (record->kind == &xl_kind_match)
    return dup_pair (plan, ((XlMatch *) record)->offer, ((XlMatch *) record)->need);
  if (record->kind == &xl_kind_attendance)
    return dup_attendance_name (plan, (const XlAttendance *) record);
  if (record->kind == &xl_kind_contribution)
    {
      const XlContribution *one = (const XlContribution *) record;

      return dup_seat_name (plan, one->position, one->region == 0 ? one->organisation : 0, one->region, "evidence");
    }
  if (record->kind == &xl_kind_transfer)
    return dup_pair (plan, ((XlTransfer *) record)->practice, ((XlTransfer *) record)->region);
  if (record->kind == &xl_kind_readiness)
    return dup_readiness_name (plan, (const XlReadiness *) record);
  if (record->kind == &xl_kind_party)
    {
      const XlParty *party = (const XlParty *) record;

      return dup_pair (plan, party->agreement, party->region != 0 ? party->region : party->organisation);
    }
  if (record->kind == &xl_kind_stage_move || record->kind == &xl_kind_evidence)
    {
      gboolean move = record->kind == &xl_kind_stage_move;
      XlRecord *about =
          xl_plan_lookup (plan, move ? ((XlStageMove *) record)->project : ((XlEvidence *) record)->record);
      g_autofree char *name = about != NULL ? xl_plan_dup_name (plan, about) : g_strdup ("–");
      const char *what = move ? xl_field_get_nick (xl_kind_field (record->kind, "to_stage"), record)
                              : ((XlEvidence *) record)->field;

      return g_strconcat (name, ": ", what != NULL ? what : "–", NULL);
    }
  if (record->kind->flags & XL_KIND_PART)
    return dup_part_name (plan, record);
  if (record->kind == &xl_kind_justification)
    {
      XlRecord *about = xl_plan_lookup (plan, ((XlJustification *) record)->record);
      g_autofree char *name = about != NULL ? xl_plan_dup_name (plan, about) : g_strdup ("–");

      return g_strconcat (name, ": ", ((XlJustification *) record)->rule, NULL);
    }
  if (record->kind == &xl_kind_agreement)
    return g_strdup (xl_field_get_nick (xl_kind_field (record->kind, "type"), record));
  return record->key != NULL ? g_strdup (record->key) : xl_record_dup_id_text (record);
}
