/* xl-desk-facets-rows.c - the questions that lists of each kind can be asked: how, and in which words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-facets-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-desk-words.h"

/* --- asking ----------------------------------------------------------------------------------- */

static void
put (GPtrArray *keys, const char *key)
{
  if (key != NULL && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, (gpointer) key);
}

/* Ids as texts, each made once. */
static const char *
id_key (gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  return text != NULL ? g_intern_string (text) : NULL;
}

static const char *
nick_of (const XlRecord *record, const char *field)
{
  return xl_field_get_nick (xl_kind_field (xl_record_get_kind (record), field), record);
}

static void
ask_type (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  put (keys, nick_of (record, "type"));
}

static void
ask_provenance (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  put (keys, nick_of (record, "provenance"));
}

static void
ask_country (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  g_autoptr (GPtrArray) countries = NULL;

  if (facets->kind != &xl_kind_project)
    {
      put (keys, xl_plan_country (plan, record));
      return;
    }
  countries = xl_plan_dup_countries (plan, record);
  for (guint i = 0; i < countries->len; i++)
    put (keys, g_ptr_array_index (countries, i));
}

static void
ask_direction (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  put (keys, nick_of (record, "direction"));
}

static void
ask_class (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  put (keys, nick_of (record, "class"));
}

static const char *const helixes[] = { XL_FACET_NOTHING, "public", "private", "research", "civil" };

static void
ask_helix (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  put (keys, helixes[xl_organisation_helix ((const XlOrganisation *) record)]);
}

static void
ask_stage (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  static const char *const stages[] = { NULL, "1", "2", "3", "4", "5" };

  put (keys, stages[xl_plan_stage (plan, (const XlProject *) record)]);
}

static void
ask_objective (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  char **objectives = ((const XlProject *) record)->objectives;

  for (guint i = 0; objectives != NULL && objectives[i] != NULL; i++)
    put (keys, objectives[i]);
}

static void
ask_lead (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  XlRegion *lead = xl_plan_lead_region (plan, (const XlProject *) record);

  put (keys, lead != NULL ? id_key (xl_record_get_id (&lead->parent_instance)) : NULL);
}

static void
ask_status (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  put (keys, nick_of (record, "status"));
}

/* Where today lies in a span; an end that nobody states is the beginning's own (@one), or never comes. */
static const char *
time_key (XlDate from, XlDate to, gboolean one)
{
  XlDate today = xl_date_today ();

  if (to == XL_DATE_NONE && one)
    to = from;
  if (from == XL_DATE_NONE && to == XL_DATE_NONE)
    return NULL;
  if (from != XL_DATE_NONE && xl_date_first (from) > today)
    return "coming";
  return to != XL_DATE_NONE && xl_date_last (to) < today ? "past" : "now";
}

/* Of a record that refers to another by @field. */
static void
ask_reference (const XlRecord *record, const char *field, GPtrArray *keys)
{
  put (keys, id_key (xl_field_get_reference (xl_kind_field (xl_record_get_kind (record), field), record)));
}

static void
ask_topic (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  ask_reference (record, "topic", keys);
}

static void
ask_network_of (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  ask_reference (record, "network", keys);
}

static void
ask_person (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  ask_reference (record, "person", keys);
}

static void
ask_giver (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  ask_reference (record, "organisation", keys);
}

static void
ask_training_time (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  const XlTraining *training = (const XlTraining *) record;

  put (keys, time_key (training->since, training->until, TRUE));
}

static void
ask_event_time (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  const XlEvent *event = (const XlEvent *) record;

  put (keys, time_key (event->starts, event->ends, TRUE));
}

static void
ask_call_time (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  const XlCall *call = (const XlCall *) record;

  put (keys, time_key (call->opens, call->closes, FALSE));
}

static const char *
role_key (const XlMembership *link)
{
  return nick_of (&link->parent_instance, "role");
}

static gboolean
wants (const XlFacets *facets, const char *name, const char *key)
{
  int index = xl_facets_find (facets, name);
  const GPtrArray *chosen = index >= 0 && !facets->asleep[index] ? facets->chosen[index] : NULL;

  return chosen == NULL || chosen->len == 0
         || (key != NULL && g_ptr_array_find_with_equal_func ((GPtrArray *) chosen, key, g_str_equal, NULL));
}

/* Roles in the networks that are asked for, networks in the roles that are: of one membership. */
static void
ask_memberships (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean roles,
                 gboolean alone)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, record, &xl_kind_membership, "region");

  for (guint i = 0; i < links->len; i++)
    {
      const XlMembership *link = g_ptr_array_index (links, i);
      const char *role = role_key (link), *network = id_key (link->network);

      if (!alone && !(roles ? wants (facets, "network", network) : wants (facets, "role", role)))
        continue;
      put (keys, roles ? role : network);
    }
  if (links->len > 0 && keys->len == 0)
    put (keys, ""); /* says something, but nothing that is asked for */
}

static void
ask_role (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  ask_memberships (facets, plan, record, keys, TRUE, alone);
}

static void
ask_network (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone)
{
  ask_memberships (facets, plan, record, keys, FALSE, alone);
}

/* --- saying ----------------------------------------------------------------------------------- */

static char *
say_choice (const XlKind *kind, const char *name, const char *key)
{
  const XlField *field = xl_kind_field (kind, name);
  int choice = xl_field_find_choice (field, key);

  return choice > 0 ? g_strdup (xl_words_choice (field, choice)) : NULL;
}

#define DEFINE_SAY_CHOICE(say, kind, field)                                                                            \
  static char *say (XlPlan *plan, const char *key)                                                                     \
  {                                                                                                                    \
    return say_choice (&kind, field, key);                                                                             \
  }
DEFINE_SAY_CHOICE (say_partner_type, xl_kind_organisation, "type")
DEFINE_SAY_CHOICE (say_direction, xl_kind_flow, "direction")
DEFINE_SAY_CHOICE (say_class, xl_kind_flow, "class")
DEFINE_SAY_CHOICE (say_role, xl_kind_membership, "role")
DEFINE_SAY_CHOICE (say_provenance, xl_kind_region, "provenance")
DEFINE_SAY_CHOICE (say_event_type, xl_kind_event, "type")
DEFINE_SAY_CHOICE (say_position_status, xl_kind_position, "status")

static const char *const times[] = { "coming", "now", "past" };

static char *
say_time (const char *const names[3], const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (g_str_equal (times[i], key))
      return g_strdup (_(names[i]));
  return NULL;
}

static char *
say_event_time (XlPlan *plan, const char *key)
{
  static const char *const names[] = { N_("To come"), N_("Under way"), N_("Past") };

  return say_time (names, key);
}

static char *
say_call_time (XlPlan *plan, const char *key)
{
  static const char *const names[] = { N_("Not open yet"), N_("Open now"), N_("Closed") };

  return say_time (names, key);
}

static char *
say_country (XlPlan *plan, const char *key)
{
  return xl_codes_lookup ("countries", key, "name") != NULL ? g_strdup (xl_words_country (key)) : NULL;
}

static char *
say_helix (XlPlan *plan, const char *key)
{
  static const char *const names[] = { NULL, N_("Public"), N_("Private"), N_("Research"), N_("Civil society") };

  for (guint i = 1; i < G_N_ELEMENTS (helixes); i++)
    if (g_str_equal (helixes[i], key))
      return g_strdup (_(names[i]));
  return NULL;
}

static char *
say_stage (XlPlan *plan, const char *key)
{
  return g_strdup (key[0] >= '1' && key[0] <= '5' && key[1] == '\0' ? xl_words_stage (key[0] - '0') : NULL);
}

static char *
say_objective (XlPlan *plan, const char *key)
{
  static const char *const names[] = { N_("O1 Renewable inputs"), N_("O2 Less GHG and energy"), N_("O3 New value chains"),
                                       N_("O4 Close to market") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (key) == 2 && g_str_has_prefix (names[i], key))
      return g_strdup (_(names[i]));
  return NULL;
}

static char *
say_record (XlPlan *plan, const char *key)
{
  XlRecord *record = xl_plan_lookup (plan, g_ascii_strtoll (key, NULL, 10));

  return record != NULL ? xl_words_name (plan, record) : NULL;
}

/* --- the tables ------------------------------------------------------------------------------- */

static const XlFacetRow region_facets[] = {
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "role", N_("Network role") }, ask_role, say_role, NULL, TRUE },
  { { "network", N_("Network") }, ask_network, say_record, &xl_kind_network, TRUE },
};

static const XlFacetRow partner_facets[] = {
  { { "type", N_("Type") }, ask_type, say_partner_type, NULL, TRUE },
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "helix", N_("Sector") }, ask_helix, say_helix, NULL, TRUE },
  { { "provenance", N_("Provenance") }, ask_provenance, say_provenance, NULL, TRUE },
};

static const XlFacetRow project_facets[] = {
  { { "stage", N_("Stage") }, ask_stage, say_stage, NULL, FALSE },
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "objective", N_("Objective") }, ask_objective, say_objective, NULL, FALSE },
  { { "lead", N_("Lead region") }, ask_lead, say_record, &xl_kind_region, TRUE },
  { { "provenance", N_("Provenance") }, ask_provenance, say_provenance, NULL, TRUE },
};

static const XlFacetRow flow_facets[] = {
  { { "direction", N_("Offer or need") }, ask_direction, say_direction, NULL, FALSE },
  { { "class", N_("Class") }, ask_class, say_class, NULL, TRUE },
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "provenance", N_("Provenance") }, ask_provenance, say_provenance, NULL, TRUE },
};

static const XlFacetRow event_facets[] = {
  { { "type", N_("Kind of event") }, ask_type, say_event_type, NULL, TRUE },
  { { "time", N_("Time") }, ask_event_time, say_event_time, NULL, FALSE },
};

static const XlFacetRow call_facets[] = {
  { { "time", N_("Time") }, ask_call_time, say_call_time, NULL, FALSE },
};

static const XlFacetRow position_facets[] = {
  { { "status", N_("Status") }, ask_status, say_position_status, NULL, TRUE },
  { { "topic", N_("Policy topic") }, ask_topic, say_record, &xl_kind_topic, TRUE },
  { { "network", N_("Network") }, ask_network_of, say_record, &xl_kind_network, TRUE },
};

static const XlFacetRow training_facets[] = {
  { { "time", N_("Time") }, ask_training_time, say_event_time, NULL, FALSE },
  { { "person", N_("Person") }, ask_person, say_record, &xl_kind_person, TRUE },
  { { "giver", N_("Given by") }, ask_giver, say_record, &xl_kind_organisation, TRUE },
};

#define ROWS(kind, table) { kind, table, G_N_ELEMENTS (table) }

static const struct
{
  const XlKind *kind;
  const XlFacetRow *rows;
  guint n;
} tables[] = {
  ROWS (&xl_kind_region, region_facets),       ROWS (&xl_kind_organisation, partner_facets),
  ROWS (&xl_kind_project, project_facets),     ROWS (&xl_kind_flow, flow_facets),
  ROWS (&xl_kind_event, event_facets),         ROWS (&xl_kind_call, call_facets),
  ROWS (&xl_kind_position, position_facets),   ROWS (&xl_kind_training, training_facets),
};

G_STATIC_ASSERT (G_N_ELEMENTS (project_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (partner_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (flow_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (region_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (position_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (training_facets) <= XL_MAX_FACETS);

/*
 * xl_facet_rows:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (nullable): the questions that a list of @kind can be asked
 */
const XlFacetRow *
xl_facet_rows (const XlKind *kind, guint *n)
{
  *n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].kind == kind)
      {
        *n = tables[i].n;
        return tables[i].rows;
      }
  return NULL;
}
