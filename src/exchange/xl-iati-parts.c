/* xl-iati-parts.c - the parts of an activity that come in: who, when, where, money, papers, results
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-iati-reader.h"

#include "xl-fold.h"

#include <string.h>

/* --- who -------------------------------------------------------------------------------------- */

gint64
xl_iati_find_organisation (XlIatiReader *self, const xmlNode *node)
{
  g_autofree char *ref = xl_iati_dup_attribute (node, "ref");
  g_autofree char *type = xl_iati_dup_attribute (node, "type");
  g_autofree char *name = xl_iati_dup_line (node);
  g_autofree char *folded = name != NULL ? xl_fold (name) : NULL;
  gint64 id = xl_iati_own_id (ref, &xl_kind_organisation);
  gint64 *there = folded != NULL ? g_hash_table_lookup (self->organisations, folded) : NULL;
  XlIatiDraft *draft;

  if (id == 0 && ref != NULL)
    id = xl_iati_id_of_key (self, &xl_kind_organisation, ref);
  if (id != 0 && xl_iati_rows_knows (self->rows, &xl_kind_organisation, id))
    return id;
  if (there != NULL)
    return *there;
  if (name == NULL)
    {
      xl_iati_left_out (self, node, "%s %s", (const char *) node->name, ref != NULL ? ref : "");
      return 0;
    }
  if (id == 0)
    id = xl_iati_id_of_key (self, &xl_kind_organisation, folded);
  draft = xl_iati_draft_of (self, &xl_kind_organisation, id, node);
  if (draft == NULL)
    return 0;
  xl_iati_give (self, draft, "name", name, node);
  xl_iati_give (self, draft, "key", ref, node);
  xl_iati_give_choice (self, draft, &xl_kind_organisation, "type",
                       xl_iati_choice (XL_IATI_ORGANISATION, type), node);
  return id;
}

void
xl_iati_read_participant (XlIatiReader *self, const xmlNode *node)
{
  g_autofree char *code = xl_iati_dup_attribute (node, "role");
  int role = xl_iati_choice (XL_IATI_ROLE, code);
  gint64 organisation = xl_iati_find_organisation (self, node);
  XlIatiDraft *draft;

  if (organisation == 0)
    return;
  if (role == 0)
    xl_iati_left_out (self, node, "participating-org role %s", code != NULL ? code : "");
  draft = xl_iati_part_of (self, &xl_kind_participation,
                           xl_iati_id_of_part (self, &xl_kind_participation,
                                               "%" G_GINT64_FORMAT "/%d", organisation, role),
                           node);
  if (draft == NULL)
    return;
  xl_iati_give_id (self, draft, "organisation", organisation, node);
  xl_iati_give_choice (self, draft, &xl_kind_participation, "role",
                       role != 0 ? role : XL_PART_PARTNER, node);
}

/* --- when, where ------------------------------------------------------------------------------ */

static void
read_date (XlIatiReader *self, const xmlNode *node, const char *wanted, const char *field)
{
  g_autofree char *type = xl_iati_dup_attribute (node, "type");
  g_autofree char *iso = xl_iati_dup_attribute (node, "iso-date");
  g_autofree char *text = xl_iati_dup_narrative (node);
  XlDate day, given;

  if (g_strcmp0 (type, wanted) != 0 || iso == NULL)
    return;
  if (strlen (iso) > 10) /* a time zone */
    iso[10] = '\0';
  day = xl_date_parse (iso);
  given = text != NULL ? xl_date_parse (text) : 0;
  xl_iati_give (
      self, self->project, field,
      given != 0 && day >= xl_date_first (given) && day <= xl_date_last (given) ? text : iso, node);
}

/* An actual date says more than a planned one. */
void
xl_iati_read_dates (XlIatiReader *self, const xmlNode *activity)
{
  static const char *const types[][2]
      = { { "2", "starts" }, { "1", "starts" }, { "4", "ends" }, { "3", "ends" } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (xmlNode *at = activity->children; at != NULL; at = at->next)
      if (xl_iati_is_called (at, "activity-date") && !xl_iati_is_told (self, at))
        read_date (self, at, types[i][0], types[i][1]);
}

/* A region's own country, or the only one that benefits. */
static char *
dup_country (XlIatiReader *self, const xmlNode *activity, const xmlNode *location)
{
  char *country = NULL;
  guint n = 0;

  for (xmlNode *at = location->children; at != NULL; at = at->next)
    {
      g_autofree char *vocabulary = xl_iati_is_called (at, "administrative")
                                        ? xl_iati_dup_attribute (at, "vocabulary")
                                        : NULL;

      if (g_strcmp0 (vocabulary, "A4") == 0)
        return xl_iati_dup_attribute (at, "code");
    }
  for (xmlNode *at = activity->children; at != NULL; at = at->next)
    if (xl_iati_is_called (at, "recipient-country") && n++ == 0)
      country = xl_iati_dup_attribute (at, "code");
  if (n > 1)
    g_clear_pointer (&country, g_free);
  return country;
}

static void
read_place (XlIatiReader *self, XlIatiDraft *draft, const xmlNode *location)
{
  const xmlNode *point = xl_iati_child (location, "point");
  const xmlNode *pos = point != NULL ? xl_iati_child (point, "pos") : NULL;
  g_autofree char *text = pos != NULL ? xl_iati_take (xmlNodeGetContent (pos)) : NULL;
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, " \t\n,", -1) : NULL;
  const char *numbers[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0' && n++ < 2)
      numbers[n - 1] = words[i];
  if (n == 2)
    {
      xl_iati_give_number (self, draft, &xl_kind_region, "lat", numbers[0], pos);
      xl_iati_give_number (self, draft, &xl_kind_region, "lon", numbers[1], pos);
    }
  else if (text != NULL)
    xl_iati_left_out (self, pos, "pos %s", text);
}

static gint64
find_region (XlIatiReader *self, const xmlNode *activity, const xmlNode *node)
{
  g_autofree char *ref = xl_iati_dup_attribute (node, "ref");
  g_autofree char *name = xl_iati_dup_line (xl_iati_child (node, "name"));
  g_autofree char *country = dup_country (self, activity, node);
  g_autofree char *folded = name != NULL && country != NULL ? xl_fold (name) : NULL;
  g_autofree char *key = folded != NULL ? g_strconcat (country, ":", folded, NULL) : NULL;
  gint64 id = xl_iati_own_id (ref, &xl_kind_region);
  gint64 *there = key != NULL ? g_hash_table_lookup (self->regions, key) : NULL;
  XlIatiDraft *draft;

  if (id != 0 && xl_iati_rows_knows (self->rows, &xl_kind_region, id))
    return id;
  if (there != NULL)
    return *there;
  if (key == NULL)
    {
      xl_iati_left_out (self, node, "location %s", name != NULL ? name : ref != NULL ? ref : "");
      return 0;
    }
  id = id != 0 ? id : xl_iati_id_of_key (self, &xl_kind_region, key);
  draft = xl_iati_draft_of (self, &xl_kind_region, id, node);
  if (draft == NULL)
    return 0;
  xl_iati_give (self, draft, "name", name, node);
  xl_iati_give (self, draft, "country", country, node);
  xl_iati_give (self, draft, "scheme", "none", node);
  read_place (self, draft, node);
  return id;
}

void
xl_iati_read_location (XlIatiReader *self, const xmlNode *activity, const xmlNode *node)
{
  gint64 region = find_region (self, activity, node);
  XlIatiDraft *draft;

  if (region == 0)
    return;
  draft = xl_iati_part_of (
      self, &xl_kind_project_region,
      xl_iati_id_of_part (self, &xl_kind_project_region, "%" G_GINT64_FORMAT, region), node);
  if (draft != NULL)
    xl_iati_give_id (self, draft, "region", region, node);
}

/* --- money ------------------------------------------------------------------------------------ */

/* The amount as it stands; NULL, with a note, where it is in another currency than the project's.
 */
static char *
dup_amount (XlIatiReader *self, const xmlNode *node)
{
  const xmlNode *value = xl_iati_child (node, "value");
  g_autofree char *text = value != NULL ? xl_iati_take (xmlNodeGetContent (value)) : NULL;
  g_autofree char *currency = xl_iati_dup_attribute (value, "currency");
  const XlRecord *there = xl_plan_lookup (self->plan, self->id);
  const char *given = xl_iati_rows_get (self->project, "currency");
  const char *ours = given != NULL   ? given
                     : there != NULL ? ((const XlProject *) there)->currency
                                     : "EUR";
  const char *theirs = currency != NULL ? currency : self->currency;

  if (text == NULL)
    xl_iati_left_out (self, node, "%s", (const char *) node->name);
  else if (theirs != NULL && g_ascii_strcasecmp (theirs, ours) != 0)
    xl_iati_rows_note (self->rows, XL_DOSSIER_CURRENCY, xl_iati_line_of (node), theirs);
  else
    return g_steal_pointer (&text);
  return NULL;
}

/* All original budgets together, or where there is none all revised ones, are the estimate. */
void
xl_iati_read_budgets (XlIatiReader *self, const xmlNode *activity)
{
  const XlField *field = xl_kind_field (&xl_kind_project, "investment");
  gint64 sums[2] = { 0, 0 };
  const xmlNode *first[2] = { NULL, NULL };

  for (xmlNode *at = activity->children; at != NULL; at = at->next)
    {
      g_autofree char *type
          = xl_iati_is_called (at, "budget") ? xl_iati_dup_attribute (at, "type") : NULL;
      g_autofree char *amount = xl_iati_is_called (at, "budget") && !xl_iati_is_told (self, at)
                                    ? dup_amount (self, at)
                                    : NULL;
      g_autofree char *minor = NULL;
      const int revised = g_strcmp0 (type, "2") == 0;
      g_autoptr (XlFault) fault = NULL;

      if (amount == NULL)
        continue;
      minor = xl_dossier_read_value (field, amount, &fault);
      if (minor == NULL || sums[revised] > (gint64) field->max)
        {
          xl_iati_left_out (self, at, "budget %s", amount);
          continue;
        }
      sums[revised] += g_ascii_strtoll (minor, NULL, 10);
      first[revised] = first[revised] != NULL ? first[revised] : at;
    }
  for (int i = 0; i < 2; i++)
    if (first[i] != NULL && (i == 0 || first[0] == NULL))
      {
        g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, sums[i]);

        xl_iati_give (self, self->project, "investment", text, first[i]);
      }
}

static void
read_slice (XlIatiReader *self, const xmlNode *activity, const xmlNode *node,
            XlFundingStatus status, const char *when, guint number)
{
  const xmlNode *finance = xl_iati_child (node, "finance-type");
  const xmlNode *provider = xl_iati_child (node, "provider-org");
  g_autofree char *code = xl_iati_dup_attribute (
      finance != NULL ? finance : xl_iati_child (activity, "default-finance-type"), "code");
  g_autofree char *day = xl_iati_dup_attribute (xl_iati_child (node, when), "iso-date");
  g_autofree char *amount = dup_amount (self, node);
  int instrument = xl_iati_choice (XL_IATI_FINANCE, code);
  g_autoptr (XlFault) fault = NULL;
  g_autofree char *minor = NULL;
  XlIatiDraft *draft;

  if (amount == NULL)
    return;
  minor = xl_dossier_read_value (xl_kind_field (&xl_kind_funding_line, "amount"), amount, &fault);
  if (minor == NULL)
    {
      xl_iati_left_out (self, node, "%s %s", (const char *) node->name, amount);
      return;
    }
  if (code != NULL && instrument == 0)
    xl_iati_left_out (self, node, "finance-type %s", code);
  draft = xl_iati_part_of (
      self, &xl_kind_funding_line,
      xl_iati_id_of_part (self, &xl_kind_funding_line, "%s/%u", (const char *) node->name, number),
      node);
  if (draft == NULL)
    return;
  xl_iati_give (self, draft, "amount", minor, node);
  if (day != NULL)
    {
      day[MIN (strlen (day), 4)] = '\0';
      xl_iati_give_number (self, draft, &xl_kind_funding_line, "year", day, node);
    }
  xl_iati_give_choice (self, draft, &xl_kind_funding_line, "instrument",
                       instrument != 0 ? instrument : XL_INSTRUMENT_NATIONAL_GRANT, node);
  xl_iati_give_choice (self, draft, &xl_kind_funding_line, "status", (int) status, node);
  if (provider != NULL)
    xl_iati_give_id (self, draft, "organisation", xl_iati_find_organisation (self, provider),
                     provider);
}

/* Money that was promised, or where nothing was promised money that came; or both would count it
 * twice. What is spent is no funding. */
void
xl_iati_read_funding (XlIatiReader *self, const xmlNode *activity)
{
  static const char *const promised[] = { "2", "11", NULL }, *const paid[]
                                                             = { "1", "3", "13", NULL };
  gboolean promises = FALSE;
  guint number = 0;

  for (int pass = 0; pass < 2; pass++)
    for (xmlNode *at = activity->children; at != NULL; at = at->next)
      {
        g_autofree char *code = NULL;

        if (!xl_iati_is_called (at, "transaction") || xl_iati_is_told (self, at))
          continue;
        code = xl_iati_dup_attribute (xl_iati_child (at, "transaction-type"), "code");
        if (pass == 0 && code != NULL && g_strv_contains (promised, code))
          {
            promises = TRUE;
            read_slice (self, activity, at, XL_FUNDING_SIGNED, "transaction-date", ++number);
          }
        else if (pass == 1 && !promises && code != NULL && g_strv_contains (paid, code))
          read_slice (self, activity, at, XL_FUNDING_DISBURSED, "transaction-date", ++number);
        else if (pass == 1 && (code == NULL || !g_strv_contains (promised, code)))
          xl_iati_left_out (self, at, "transaction-type %s", code != NULL ? code : "");
      }
  number = 0;
  for (xmlNode *at = activity->children; at != NULL; at = at->next)
    if (xl_iati_is_called (at, "planned-disbursement") && !xl_iati_is_told (self, at))
      read_slice (self, activity, at, XL_FUNDING_IDEA, "period-start", ++number);
}

/* --- papers, results, relations --------------------------------------------------------------- */

void
xl_iati_read_paper (XlIatiReader *self, const xmlNode *node)
{
  g_autofree char *url = xl_iati_dup_attribute (node, "url");
  g_autofree char *category = xl_iati_dup_attribute (xl_iati_child (node, "category"), "code");
  g_autofree char *date = xl_iati_dup_attribute (xl_iati_child (node, "document-date"), "iso-date");
  g_autofree char *title = xl_iati_dup_line (xl_iati_child (node, "title"));
  XlIatiDraft *draft;

  if (title == NULL)
    {
      xl_iati_left_out (self, node, "document-link %s", url != NULL ? url : "");
      return;
    }
  draft = xl_iati_part_of (
      self, &xl_kind_document,
      xl_iati_id_of_part (self, &xl_kind_document, "%s", url != NULL ? url : title), node);
  if (draft == NULL)
    return;
  xl_iati_give (self, draft, "title", title, node);
  xl_iati_give (self, draft, "path", url, node);
  xl_iati_give (self, draft, "date", date, node);
  xl_iati_give_choice (self, draft, &xl_kind_document, "type",
                       xl_iati_choice (XL_IATI_DOCUMENT, category), node);
}

void
xl_iati_read_indicator (XlIatiReader *self, const xmlNode *result, const xmlNode *node,
                        guint number)
{
  g_autofree char *type = xl_iati_dup_attribute (result, "type");
  g_autofree char *title = xl_iati_dup_line (xl_iati_child (node, "title"));
  g_autofree char *of_result = xl_iati_dup_line (xl_iati_child (result, "title"));
  g_autofree char *baseline = xl_iati_dup_attribute (xl_iati_child (node, "baseline"), "value");
  XlIatiDraft *draft = xl_iati_part_of (
      self, &xl_kind_indicator, xl_iati_id_of_part (self, &xl_kind_indicator, "%u", number), node);

  if (draft == NULL)
    return;
  xl_iati_give (self, draft, "title", title != NULL ? title : of_result, node);
  xl_iati_give_choice (self, draft, &xl_kind_indicator, "level",
                       xl_iati_choice (XL_IATI_RESULT, type), node);
  xl_iati_give_number (self, draft, &xl_kind_indicator, "baseline", baseline, node);
  for (xmlNode *period = node->last; period != NULL;
       period = period->prev) /* the last one counts */
    if (xl_iati_is_called (period, "period"))
      {
        g_autofree char *target = xl_iati_dup_attribute (xl_iati_child (period, "target"), "value");
        g_autofree char *actual = xl_iati_dup_attribute (xl_iati_child (period, "actual"), "value");

        xl_iati_give_number (self, draft, &xl_kind_indicator, "target", target, period);
        xl_iati_give_number (self, draft, &xl_kind_indicator, "actual", actual, period);
      }
}

void
xl_iati_read_relation (XlIatiReader *self, const xmlNode *node)
{
  g_autofree char *ref = xl_iati_dup_attribute (node, "ref");
  g_autofree char *type = xl_iati_dup_attribute (node, "type");
  gint64 id = xl_iati_own_id (ref, &xl_kind_project);

  if (ref == NULL || g_strcmp0 (type, "1") != 0)
    xl_iati_left_out (self, node, "related-activity type %s", type != NULL ? type : "");
  else
    xl_iati_give_id (self, self->project, "parent",
                     id != 0 ? id : xl_iati_id_of_key (self, &xl_kind_project, ref), node);
}

void
xl_iati_read_status (XlIatiReader *self, const xmlNode *node)
{
  g_autofree char *code = xl_iati_dup_attribute (node, "code");
  const gint64 id = xl_iati_id_of_part (self, &xl_kind_stage_move, "status");
  int stage = xl_iati_choice (XL_IATI_STATUS, code);
  XlIatiDraft *draft;

  if (self->source == 0 || stage == XL_STAGE_LEARN
      || !(self->is_new || xl_iati_rows_knows (self->rows, &xl_kind_stage_move, id)))
    return;
  if (stage == 0)
    {
      xl_iati_left_out (self, node, "activity-status %s", code != NULL ? code : "");
      return;
    }
  draft = xl_iati_part_of (self, &xl_kind_stage_move, id, node);
  if (draft != NULL)
    xl_iati_give_choice (self, draft, &xl_kind_stage_move, "to_stage", stage, node);
}
