/* xl-desk-edits.c - the edits that people make, built as values: typed fields, links, moves, retirements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-edits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-desk-words.h"
#include "xl-gates.h"
#include "xl-id.h"

static void
give_choice (XlEdit *edit, gint64 record, const XlKind *kind, const char *field, int choice)
{
  if (choice > 0)
    xl_edit_give (edit, record, field, xl_kind_field (kind, field)->choices[choice - 1].nick);
}

static void
give_date (XlEdit *edit, gint64 record, const char *field, XlDate date)
{
  g_autofree char *text = date != XL_DATE_NONE ? xl_date_to_text (date) : NULL;

  xl_edit_give (edit, record, field, text);
}

/* --- fields ----------------------------------------------------------------------------------- */

/* A NUTS code says the country: it is filled in with it where it was empty. */
static void
follow_code (XlEdit *edit, XlRecord *record, const char *text)
{
  const char *country;

  if (text == NULL || ((XlRegion *) record)->country != NULL)
    return;
  country = xl_codes_lookup ("nuts", text, "country");
  if (country != NULL && *country != '\0')
    xl_edit_set (edit, record, "country", country);
}

/* What is adopted was adopted today, where nobody says when; what is no longer was on no day. */
static void
follow_status (XlEdit *edit, XlRecord *record, const char *text)
{
  const XlPosition *position = (const XlPosition *) record;
  gboolean adopted = g_strcmp0 (text, xl_kind_field (&xl_kind_position, "status")->choices[XL_POSITION_ADOPTED - 1].nick) == 0;
  g_autofree char *today = xl_date_to_text (xl_date_today ());

  if (adopted && position->date == XL_DATE_NONE)
    xl_edit_set (edit, record, "date", today);
  else if (!adopted && position->status == XL_POSITION_ADOPTED)
    xl_edit_set (edit, record, "date", NULL);
}

/* A line that was taken away is retired, and would come back with its amount read in the other currency: what is taken
 * away of a project's money is so for good when its currency changes, until that is undone. */
static void
follow_currency (XlEdit *edit, XlPlan *plan, XlRecord *project)
{
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (plan, project);

  for (guint i = 0; i < users->len; i++)
    {
      XlRecord *line = g_ptr_array_index (users, i);
      const XlKind *kind = xl_record_get_kind (line);

      if (!line->retired || (kind != &xl_kind_cash_line && kind != &xl_kind_funding_line))
        continue;
      xl_edit_set (edit, line, "amount", NULL);
      if (kind == &xl_kind_funding_line)
        xl_edit_set (edit, line, "schedule", NULL);
    }
}

static void
follow_value (XlEdit *edit, XlPlan *plan, XlRecord *record, const XlField *field, const char *text)
{
  if (xl_edit_is_empty (edit))
    return;
  xl_edits_follow (edit, record, field, text);
  if (xl_record_get_kind (record) == &xl_kind_project && strcmp (field->name, "currency") == 0)
    follow_currency (edit, plan, record);
}

/**
 * xl_edits_follow:
 * @field: of @record, which @edit gives a value
 * @text: (nullable): that value
 *
 * Gives other fields of @record what follows from it for anybody: the country from a code, the day from an adoption.
 */
void
xl_edits_follow (XlEdit *edit, XlRecord *record, const XlField *field, const char *text)
{
  if (xl_record_get_kind (record) == &xl_kind_region && strcmp (field->name, "code") == 0)
    follow_code (edit, record, text);
  if (xl_record_get_kind (record) == &xl_kind_position && strcmp (field->name, "status") == 0)
    follow_status (edit, record, text);
}

/**
 * xl_edits_value:
 * @text: (nullable): canonical text
 *
 * Returns: (transfer full) (nullable): the edit that gives @field that value, and others what follows from it; %NULL when
 *   it has it
 */
XlEdit *
xl_edits_value (XlPlan *plan, XlRecord *record, const XlField *field, const char *text)
{
  XlEdit *edit = xl_edit_new (NULL);

  xl_edit_set (edit, record, field->name, text);
  follow_value (edit, plan, record, field, text);
  return xl_edit_or_null (edit);
}

/**
 * xl_edits_field:
 * @typed: what a person typed into @field, in the locale's way
 * @fault: (out): what is wrong with it
 *
 * Returns: (transfer full) (nullable): the edit; NULL with @fault for bad input, NULL without when
 *   nothing would change
 */
XlEdit *
xl_edits_field (XlPlan *plan, XlRecord *record, const XlField *field, const char *typed, XlFault **fault)
{
  XlFault *wrong = NULL;
  g_autofree char *text = NULL;
  XlEdit *edit;

  /* What is shown may say less than what is stored: a value that was not touched stays. */
  g_autofree char *shown = xl_words_typed (plan, record, field);

  if (g_strcmp0 (typed, shown) == 0)
    return NULL;
  text = xl_field_parse (field, typed, xl_number_locale (), &wrong);
  if (wrong != NULL)
    {
      xl_fault_take (fault, wrong);
      return NULL;
    }
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, record, field->name, text);
  follow_value (edit, plan, record, field, text);
  return xl_edit_or_null (edit);
}

/* --- records ---------------------------------------------------------------------------------- */

/**
 * xl_edits_new:
 * @name: its name or title
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds a record with the fallback values of its table
 */
XlEdit *
xl_edits_new (XlPlan *plan, const XlKind *kind, const char *name, gint64 *id)
{
  XlEdit *edit = xl_edit_new (NULL);
  g_autofree char *clean = g_strstrip (g_strdup (name != NULL ? name : ""));

  *id = xl_edit_insert (edit, kind, 0);
  if (*clean != '\0')
    xl_edit_give (edit, *id, xl_kind_field (kind, "title") != NULL ? "title" : "name", clean);
  return edit;
}

/**
 * xl_edits_new_region:
 * @country: ISO 3166-1 alpha-2: a region is never without its country
 *
 * Returns: (transfer full): the edit that adds a region, without a code yet
 */
XlEdit *
xl_edits_new_region (XlPlan *plan, const char *name, const char *country, gint64 *id)
{
  XlEdit *edit = xl_edits_new (plan, &xl_kind_region, name, id);

  xl_edit_give (edit, *id, "country", country);
  return edit;
}

static XlEdit *
set_retired (XlRecord *const *records, guint n, const char *flag)
{
  XlEdit *edit = xl_edit_new (NULL);

  for (guint i = 0; i < n; i++)
    xl_edit_set (edit, records[i], "retired", flag);
  return xl_edit_or_null (edit);
}

/**
 * xl_edits_retire:
 *
 * Returns: (transfer full) (nullable): the edit that hides @records; they and their links are kept
 */
XlEdit *
xl_edits_retire (XlPlan *plan, XlRecord *const *records, guint n)
{
  return set_retired (records, n, "1");
}

XlEdit *
xl_edits_restore (XlPlan *plan, XlRecord *const *records, guint n)
{
  return set_retired (records, n, "0");
}

/* --- links ------------------------------------------------------------------------------------ */

/**
 * xl_edits_unlink:
 * @link: a record of a link kind
 *
 * Returns: (transfer full): the edit that deletes it and what was noted as evidence about it
 */
XlEdit *
xl_edits_unlink (XlPlan *plan, XlRecord *link)
{
  XlEdit *edit = xl_edit_new (NULL);
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (plan, link);

  g_return_val_if_fail (xl_record_get_kind (link)->flags & XL_KIND_LINK, NULL);
  xl_edit_delete (edit, link);
  for (guint i = 0; i < users->len; i++)
    if (xl_record_get_kind (g_ptr_array_index (users, i))->flags & XL_KIND_ABOUT)
      xl_edit_delete (edit, g_ptr_array_index (users, i));
  return edit;
}

static XlEdit *
join (XlPlan *plan, const XlKind *kind, XlProject *project, const char *field, XlRecord *other, int role)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, other, kind, field);
  const XlField *role_field = xl_kind_field (kind, "role");
  const XlField *project_field = xl_kind_field (kind, "project");
  XlEdit *edit;
  gint64 id;

  for (guint i = 0; i < links->len; i++)
    if (xl_field_get_reference (project_field, g_ptr_array_index (links, i)) == project->parent_instance.id
        && xl_field_get_int (role_field, g_ptr_array_index (links, i)) == role)
      return NULL;
  edit = xl_edit_new (NULL);
  id = xl_edit_insert (edit, kind, 0);
  xl_edit_give_number (edit, id, "project", project->parent_instance.id);
  xl_edit_give_number (edit, id, field, other->id);
  give_choice (edit, id, kind, "role", role);
  return edit;
}

/**
 * xl_edits_join_region:
 * @role: an #XlProjectRegionRole
 *
 * Returns: (transfer full) (nullable): the edit that links them; NULL when they are linked so
 */
XlEdit *
xl_edits_join_region (XlPlan *plan, XlProject *project, XlRegion *region, int role)
{
  return join (plan, &xl_kind_project_region, project, "region", &region->parent_instance, role);
}

/**
 * xl_edits_join_organisation:
 * @role: an #XlParticipationRole
 *
 * Returns: (transfer full) (nullable): the edit that links them; NULL when they are linked so
 */
XlEdit *
xl_edits_join_organisation (XlPlan *plan, XlProject *project, XlOrganisation *organisation, int role)
{
  return join (plan, &xl_kind_participation, project, "organisation", &organisation->parent_instance, role);
}

/**
 * xl_edits_membership:
 * @role: an #XlMemberRole
 * @since: first day, month or year, or none
 * @until: last one, or none
 *
 * Returns: (transfer full): the edit that adds the membership
 */
XlEdit *
xl_edits_membership (XlPlan *plan, XlRegion *region, XlNetwork *network, int role, XlDate since, XlDate until)
{
  XlEdit *edit = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (edit, &xl_kind_membership, 0);

  xl_edit_give_number (edit, id, "region", region->parent_instance.id);
  xl_edit_give_number (edit, id, "network", network->parent_instance.id);
  give_choice (edit, id, &xl_kind_membership, "role", role);
  give_date (edit, id, "since", since);
  give_date (edit, id, "until", until);
  return edit;
}

/**
 * xl_edits_letter:
 * @network: (nullable): the network that it is addressed to
 *
 * Returns: (transfer full): the edit that puts the region's letter of interest on file
 */
XlEdit *
xl_edits_letter (XlPlan *plan, XlRegion *region, XlNetwork *network, XlDate date)
{
  XlEdit *edit = xl_edit_new (NULL);
  gint64 letter = xl_edit_insert (edit, &xl_kind_agreement, 0);
  gint64 party = xl_edit_insert (edit, &xl_kind_party, 0);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, letter);
  /* Translators: title of a new agreement: "Letter of interest, Łódź" */
  g_autofree char *title = g_strdup_printf (_ ("Letter of interest, %s"), region->name);

  give_choice (edit, letter, &xl_kind_agreement, "type", XL_AGREEMENT_LETTER);
  xl_edit_give (edit, letter, "title", title);
  give_date (edit, letter, "date", date);
  xl_edit_give_number (edit, letter, "network", network != NULL ? network->parent_instance.id : 0);
  xl_edit_give (edit, party, "agreement", text);
  xl_edit_give_number (edit, party, "region", region->parent_instance.id);
  return edit;
}

/**
 * xl_edits_tie:
 * @type: 1 member of, 2 partner, 3 supplier, 4 customer, 5 funds, 6 advises, 7 owns
 *
 * Returns: (transfer full): the edit that ties @organisation to @other
 */
XlEdit *
xl_edits_tie (XlPlan *plan, XlOrganisation *organisation, XlOrganisation *other, int type)
{
  XlEdit *edit = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (edit, &xl_kind_tie, 0);

  xl_edit_give_number (edit, id, "organisation", organisation->parent_instance.id);
  give_choice (edit, id, &xl_kind_tie, "type", type);
  xl_edit_give_number (edit, id, "other", other->parent_instance.id);
  return edit;
}

/**
 * xl_edits_lead_region:
 *
 * Makes @region the lead of @project: whoever led becomes a partner, in the same step.
 *
 * Returns: (transfer full) (nullable): the edit; NULL when it leads already
 */
XlEdit *
xl_edits_lead_region (XlPlan *plan, XlProject *project, XlRegion *region)
{
  XlEdit *edit = xl_edit_new (NULL);
  g_autoptr (GPtrArray) links = xl_plan_dup_project_regions (plan, project);
  XlProjectRegion *mine = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      XlProjectRegion *link = g_ptr_array_index (links, i);

      if (link->region == region->parent_instance.id)
        mine = mine == NULL || link->role == XL_REGION_LEAD ? link : mine;
      else if (link->role == XL_REGION_LEAD)
        xl_edit_set (edit, &link->parent_instance, "role", "partner");
    }
  if (mine != NULL)
    xl_edit_set (edit, &mine->parent_instance, "role", "lead");
  else
    {
      gint64 id = xl_edit_insert (edit, &xl_kind_project_region, 0);

      xl_edit_give_number (edit, id, "project", project->parent_instance.id);
      xl_edit_give_number (edit, id, "region", region->parent_instance.id);
      xl_edit_give (edit, id, "role", "lead");
    }
  return xl_edit_or_null (edit);
}

/* What the gates between two stages said then: one line each; NULL for a move back. */
static char *
dup_gate_result (XlPlan *plan, const XlProject *project, int from, int to)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int number = from; number < to; number++)
    {
      g_autofree char *line = NULL;
      XlGate gate;

      xl_gate_check (plan, project, number, &gate);
      line = xl_gate_dup_result (&gate);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", line);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/**
 * xl_edits_move_stage:
 * @stage: an #XlStage
 * @date: when, or none
 * @reason: (nullable): why; without one the door refuses a move back
 *
 * Several stages at once are one move; the results of all gates between are kept with it.
 *
 * Returns: (transfer full) (nullable): the edit that records the move; NULL when it is there already
 */
XlEdit *
xl_edits_move_stage (XlPlan *plan, XlProject *project, int stage, XlDate date, const char *reason)
{
  int now = xl_plan_stage (plan, project);
  g_autofree char *result = NULL;
  XlEdit *edit;
  gint64 id;

  if (stage == now && xl_plan_last_move (plan, project) != NULL)
    return NULL;
  edit = xl_edit_new (NULL);
  id = xl_edit_insert (edit, &xl_kind_stage_move, 0);
  xl_edit_give_number (edit, id, "project", project->parent_instance.id);
  if (xl_plan_last_move (plan, project) != NULL)
    give_choice (edit, id, &xl_kind_stage_move, "from_stage", now);
  give_choice (edit, id, &xl_kind_stage_move, "to_stage", stage);
  give_date (edit, id, "date", date);
  xl_edit_give (edit, id, "reason", reason != NULL && *reason != '\0' ? reason : NULL);
  result = dup_gate_result (plan, project, now, stage);
  xl_edit_give (edit, id, "gate_result", result);
  return edit;
}

/* --- related records -------------------------------------------------------------------------- */

static void
related_free (gpointer data)
{
  g_free (((XlRelated *) data)->role);
  g_free (data);
}

static XlDate
date_of (const XlRecord *record, const char *name)
{
  const XlField *field = xl_kind_field (xl_record_get_kind (record), name);

  return field != NULL ? (XlDate) xl_field_get_int (field, record) : XL_DATE_NONE;
}

static void
add_related (GPtrArray *list, XlRecord *record, XlRecord *link, const char *role)
{
  XlRelated *related = g_new0 (XlRelated, 1);
  const XlRecord *dated = link != NULL ? link : record;

  related->record = record;
  related->link = link;
  related->role = g_strdup (role);
  related->since = date_of (dated, "since");
  related->until = date_of (dated, "until");
  if (related->since == XL_DATE_NONE)
    related->since = date_of (record, xl_record_get_kind (record) == &xl_kind_project ? "starts" : "date");
  g_ptr_array_add (list, related);
}

/* What a link row says of its ends: its role, or its kind of tie. */
static const char *
role_of (const XlRecord *link)
{
  const XlField *field = xl_kind_field (xl_record_get_kind (link), "role");

  if (field == NULL)
    field = xl_kind_field (xl_record_get_kind (link), "type");
  if (field == NULL)
    field = xl_kind_field (xl_record_get_kind (link), "status");
  if (field == NULL && xl_record_get_kind (link) != &xl_kind_party)
    return xl_words_kind (xl_record_get_kind (link), FALSE);
  return field != NULL ? xl_words_choice (field, xl_field_get_int (field, link)) : _ ("party");
}

static gboolean
is_source_field (const XlField *field)
{
  return field->offset == G_STRUCT_OFFSET (XlRecord, source);
}

/* The records that @from refers to, but for @record itself and the source of the facts. */
static void
add_targets (XlPlan *plan, GPtrArray *list, XlRecord *from, XlRecord *record, XlRecord *link)
{
  const XlKind *kind = xl_record_get_kind (from);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      XlRecord *target;

      if (field->type != XL_FIELD_REFERENCE || is_source_field (field))
        continue;
      target = xl_plan_lookup (plan, xl_field_get_reference (field, from));
      if (target == NULL || target == record || !xl_plan_is_live (plan, target))
        continue;
      add_related (list, target, link, link != NULL ? role_of (link) : xl_words_field (field));
    }
}

static int
compare_related (gconstpointer a, gconstpointer b, gpointer plan)
{
  const XlRelated *one = *(XlRelated *const *) a, *two = *(XlRelated *const *) b;
  guint kind_one = xl_kind_index (xl_record_get_kind (one->record));
  guint kind_two = xl_kind_index (xl_record_get_kind (two->record));
  g_autofree char *name_one = NULL, *name_two = NULL;
  int order;

  if (kind_one != kind_two)
    return kind_one < kind_two ? -1 : 1;
  name_one = xl_words_name (plan, one->record);
  name_two = xl_words_name (plan, two->record);
  order = g_utf8_collate (name_one, name_two);
  return order != 0 ? order : g_strcmp0 (one->role, two->role);
}

/**
 * xl_edits_related:
 *
 * What @record is linked with: through link rows, through its own references, and by records that
 * refer to it.
 *
 * Returns: (transfer full) (element-type XlRelated): by kind and name; its records are the plan's
 *   own, so use it before the plan changes again
 */
GPtrArray *
xl_edits_related (XlPlan *plan, XlRecord *record)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (related_free);
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (plan, record);

  add_targets (plan, list, record, record, NULL);
  for (guint i = 0; i < users->len; i++)
    {
      XlRecord *user = g_ptr_array_index (users, i);
      const XlKind *kind = xl_record_get_kind (user);

      /* A source is related with what it is the source of, not with what those rows link. */
      if (!xl_plan_is_live (plan, user) || (kind->flags & XL_KIND_ABOUT) || kind == &xl_kind_stage_move
          || ((kind->flags & XL_KIND_PART) && xl_record_get_kind (record) == &xl_kind_project)
          || ((kind->flags & XL_KIND_LINK) && user->source == record->id))
        continue;
      if (kind->flags & (XL_KIND_LINK | XL_KIND_PART))
        {
          add_targets (plan, list, user, record, user);
          continue;
        }
      for (guint f = 0; f < kind->n_fields; f++)
        if (kind->fields[f].type == XL_FIELD_REFERENCE
            && xl_field_get_reference (&kind->fields[f], user) == record->id)
          {
            /* Who is seated in a region; else the kind says it: a person of a partner. */
            add_related (list, user, NULL,
                         kind == &xl_kind_organisation && xl_record_get_kind (record) == &xl_kind_region
                             ? _ ("seated here")
                             : xl_words_kind (kind, FALSE));
            break;
          }
    }
  g_ptr_array_sort_with_data (list, compare_related, plan);
  return list;
}
