/* xl-desk-facets.c - by what a list of records can be narrowed, and how many each choice would leave */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pure: what is asked, a plan, and out come records and counts. Invariants
 * 1. The count of a value is how many records the list would have if this facet asked for it alone,
 *    all others staying as they are.
 * 2. What is chosen is kept as keys. A key that no record has any more stays chosen, and is counted
 *    with nought: a list that is empty has its reason on the screen. */

#include "xl-desk-facets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-desk-words.h"
#include "xl-fold.h"
#include "xl-id.h"

/* The key of records that say nothing. */
#define NOTHING "-"

/* Puts the keys of what @record says; those that are lent live as long as the plan, or for ever. */
typedef void (*Ask) (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone);
/* NULL for a key that cannot be; @plan is not read where keys are no ids. */
typedef char *(*Say) (XlPlan *plan, const char *key);

typedef struct
{
  XlFacetInfo info;
  Ask ask;
  Say say;
  const XlKind *refers; /* of the records that its keys are ids of; else NULL */
  gboolean sorted;      /* by label; else by key */
} Facet;

struct _XlFacets
{
  const XlKind *kind;
  const Facet *rows;
  guint n;
  /* owned */
  GPtrArray *chosen[XL_MAX_FACETS]; /* of keys */
  gboolean asleep[XL_MAX_FACETS];
};

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

static const char *const helixes[] = { NOTHING, "public", "private", "research", "civil" };

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

static char *
say_partner_type (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_organisation, "type", key);
}

static char *
say_direction (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_flow, "direction", key);
}

static char *
say_class (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_flow, "class", key);
}

static char *
say_role (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_membership, "role", key);
}

static char *
say_provenance (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_region, "provenance", key);
}

static char *
say_event_type (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_event, "type", key);
}

static char *
say_position_status (XlPlan *plan, const char *key)
{
  return say_choice (&xl_kind_position, "status", key);
}

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

static const Facet region_facets[] = {
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "role", N_("Network role") }, ask_role, say_role, NULL, TRUE },
  { { "network", N_("Network") }, ask_network, say_record, &xl_kind_network, TRUE },
};

static const Facet partner_facets[] = {
  { { "type", N_("Type") }, ask_type, say_partner_type, NULL, TRUE },
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "helix", N_("Sector") }, ask_helix, say_helix, NULL, TRUE },
  { { "provenance", N_("Provenance") }, ask_provenance, say_provenance, NULL, TRUE },
};

static const Facet project_facets[] = {
  { { "stage", N_("Stage") }, ask_stage, say_stage, NULL, FALSE },
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "objective", N_("Objective") }, ask_objective, say_objective, NULL, FALSE },
  { { "lead", N_("Lead region") }, ask_lead, say_record, &xl_kind_region, TRUE },
  { { "provenance", N_("Provenance") }, ask_provenance, say_provenance, NULL, TRUE },
};

static const Facet flow_facets[] = {
  { { "direction", N_("Offer or need") }, ask_direction, say_direction, NULL, FALSE },
  { { "class", N_("Class") }, ask_class, say_class, NULL, TRUE },
  { { "country", N_("Country") }, ask_country, say_country, NULL, TRUE },
  { { "provenance", N_("Provenance") }, ask_provenance, say_provenance, NULL, TRUE },
};

static const Facet event_facets[] = {
  { { "type", N_("Kind of event") }, ask_type, say_event_type, NULL, TRUE },
  { { "time", N_("Time") }, ask_event_time, say_event_time, NULL, FALSE },
};

static const Facet call_facets[] = {
  { { "time", N_("Time") }, ask_call_time, say_call_time, NULL, FALSE },
};

static const Facet position_facets[] = {
  { { "status", N_("Status") }, ask_status, say_position_status, NULL, TRUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (flow_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (project_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (partner_facets) <= XL_MAX_FACETS);
G_STATIC_ASSERT (G_N_ELEMENTS (region_facets) <= XL_MAX_FACETS);

/**
 * xl_facets_new:
 * @kind: region, organisation, project, resource flow, event, call or position; other kinds have no facets
 *
 * Returns: (transfer full): nothing is asked yet
 */
XlFacets *
xl_facets_new (const XlKind *kind)
{
  XlFacets *facets = g_new0 (XlFacets, 1);

  facets->kind = kind;
  if (kind == &xl_kind_region)
    facets->rows = region_facets, facets->n = G_N_ELEMENTS (region_facets);
  else if (kind == &xl_kind_organisation)
    facets->rows = partner_facets, facets->n = G_N_ELEMENTS (partner_facets);
  else if (kind == &xl_kind_project)
    facets->rows = project_facets, facets->n = G_N_ELEMENTS (project_facets);
  else if (kind == &xl_kind_flow)
    facets->rows = flow_facets, facets->n = G_N_ELEMENTS (flow_facets);
  else if (kind == &xl_kind_event)
    facets->rows = event_facets, facets->n = G_N_ELEMENTS (event_facets);
  else if (kind == &xl_kind_call)
    facets->rows = call_facets, facets->n = G_N_ELEMENTS (call_facets);
  else if (kind == &xl_kind_position)
    facets->rows = position_facets, facets->n = G_N_ELEMENTS (position_facets);
  for (guint i = 0; i < facets->n; i++)
    facets->chosen[i] = g_ptr_array_new_with_free_func (g_free);
  return facets;
}

void
xl_facets_free (XlFacets *facets)
{
  for (guint i = 0; i < facets->n; i++)
    g_ptr_array_unref (facets->chosen[i]);
  g_free (facets);
}

guint
xl_facets_get_n (const XlFacets *facets)
{
  return facets->n;
}

/**
 * xl_facets_get_info:
 *
 * Returns: (transfer none): name and title
 */
const XlFacetInfo *
xl_facets_get_info (const XlFacets *facets, guint index)
{
  g_return_val_if_fail (index < facets->n, NULL);
  return &facets->rows[index].info;
}

/**
 * xl_facets_find:
 *
 * Returns: the place of the facet of that name; -1 where the kind has none
 */
int
xl_facets_find (const XlFacets *facets, const char *name)
{
  for (guint i = 0; i < facets->n; i++)
    if (g_str_equal (facets->rows[i].info.name, name))
      return (int) i;
  return -1;
}

/* --- choosing --------------------------------------------------------------------------------- */

/**
 * xl_facets_is_on:
 *
 * Returns: whether anything is asked for, in facets that are awake
 */
gboolean
xl_facets_is_on (const XlFacets *facets)
{
  for (guint i = 0; i < facets->n; i++)
    if (!facets->asleep[i] && facets->chosen[i]->len > 0)
      return TRUE;
  return FALSE;
}

guint
xl_facets_get_n_chosen (const XlFacets *facets, guint index)
{
  g_return_val_if_fail (index < facets->n, 0);
  return facets->chosen[index]->len;
}

/**
 * xl_facets_choose:
 * @key: a value; it need not be there
 * @chosen: whether it is asked for
 *
 * Returns: whether that is new
 */
gboolean
xl_facets_choose (XlFacets *facets, guint index, const char *key, gboolean chosen)
{
  guint place;

  g_return_val_if_fail (index < facets->n, FALSE);
  if (g_ptr_array_find_with_equal_func (facets->chosen[index], key, g_str_equal, &place) == chosen)
    return FALSE;
  if (chosen)
    g_ptr_array_add (facets->chosen[index], g_strdup (key));
  else
    g_ptr_array_remove_index (facets->chosen[index], place);
  return TRUE;
}

void
xl_facets_clear (XlFacets *facets)
{
  for (guint i = 0; i < facets->n; i++)
    xl_facets_clear_one (facets, i);
}

void
xl_facets_clear_one (XlFacets *facets, guint index)
{
  g_return_if_fail (index < facets->n);
  g_ptr_array_set_size (facets->chosen[index], 0);
}

/**
 * xl_facets_set_asleep:
 * @asleep: whether the facet keeps what is chosen, but asks for nothing
 *
 * As the stage does where there is a lane for each.
 */
void
xl_facets_set_asleep (XlFacets *facets, guint index, gboolean asleep)
{
  g_return_if_fail (index < facets->n);
  facets->asleep[index] = asleep;
}

/* "region-0a1b..." in files, where an id alone would say too little. */
static char *
key_to_text (const Facet *row, const char *key)
{
  gint64 id = row->refers != NULL ? g_ascii_strtoll (key, NULL, 10) : 0;

  return id != 0 ? xl_id_to_text (row->refers, id) : g_strdup (key);
}

static char *
key_from_text (const Facet *row, const char *text)
{
  const XlKind *kind = NULL;
  gint64 id;

  if (row->refers == NULL || g_str_equal (text, NOTHING))
    return g_strdup (text);
  id = xl_id_parse (text, &kind);
  return id > 0 && kind == row->refers ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/**
 * xl_facets_to_text:
 *
 * Returns: (transfer full): what is asked, as in "country=DE,NL&stage=3"; "" for nothing
 */
char *
xl_facets_to_text (const XlFacets *facets)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < facets->n; i++)
    for (guint c = 0; c < facets->chosen[i]->len; c++)
      {
        g_autofree char *key = key_to_text (&facets->rows[i], g_ptr_array_index (facets->chosen[i], c));
        g_autofree char *plain = g_uri_escape_string (key, NULL, TRUE);

        if (c == 0)
          g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "&" : "", facets->rows[i].info.name, plain);
        else
          g_string_append_printf (out, ",%s", plain);
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Of a closed list, only what is in it. */
static gboolean
is_possible (const Facet *row, const char *key)
{
  g_autofree char *label = NULL;

  if (g_str_equal (key, NOTHING) || row->refers != NULL)
    return TRUE;
  label = row->say (NULL, key);
  return label != NULL;
}

/**
 * xl_facets_from_text:
 * @text: (nullable): as xl_facets_to_text() says it
 *
 * Asks for that and for nothing else. What is not known is passed over: an older or a newer window
 * may have said it.
 */
void
xl_facets_from_text (XlFacets *facets, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text != NULL ? text : "", "&", -1);

  xl_facets_clear (facets);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      g_auto (GStrv) keys = NULL;
      int index;

      if (equals == NULL)
        continue;
      *equals = '\0';
      index = xl_facets_find (facets, pairs[i]);
      keys = g_strsplit (equals + 1, ",", -1);
      for (guint k = 0; index >= 0 && keys[k] != NULL; k++)
        {
          g_autofree char *plain = g_uri_unescape_string (keys[k], NULL);
          g_autofree char *key = plain != NULL ? key_from_text (&facets->rows[index], plain) : NULL;

          if (key != NULL && is_possible (&facets->rows[index], key))
            xl_facets_choose (facets, (guint) index, key, TRUE);
        }
    }
}

/* --- matching and counting -------------------------------------------------------------------- */

static void
ask (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint index, gboolean alone, GPtrArray *keys)
{
  g_ptr_array_set_size (keys, 0);
  facets->rows[index].ask (facets, plan, record, keys, alone);
  if (keys->len == 0)
    g_ptr_array_add (keys, (gpointer) NOTHING);
}

/* @without: a facet that is left out; one beyond them all for none. */
static gboolean
match (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint without, GPtrArray *keys)
{
  const char *left_out = without < facets->n ? facets->rows[without].info.name : "";
  gboolean pair = g_str_equal (left_out, "role") || g_str_equal (left_out, "network");

  for (guint i = 0; i < facets->n; i++)
    {
      gboolean has = FALSE;

      if (i == without || facets->asleep[i] || facets->chosen[i]->len == 0)
        continue;
      ask (facets, plan, record, i, pair, keys);
      for (guint k = 0; k < keys->len && !has; k++)
        has = g_ptr_array_find_with_equal_func (facets->chosen[i], g_ptr_array_index (keys, k), g_str_equal, NULL);
      if (!has)
        return FALSE;
    }
  return TRUE;
}

/**
 * xl_facets_match:
 *
 * Returns: whether @record has all that is asked for
 */
gboolean
xl_facets_match (const XlFacets *facets, XlPlan *plan, const XlRecord *record)
{
  return xl_facets_match_without (facets, plan, record, XL_MAX_FACETS);
}

/**
 * xl_facets_match_without:
 * @without: a facet that is left out, #XL_MAX_FACETS for none
 *
 * Returns: whether @record has all that the others ask for
 */
gboolean
xl_facets_match_without (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint without)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (!xl_facets_is_on (facets))
    return TRUE;
  keys = g_ptr_array_new ();
  return match (facets, plan, record, without, keys);
}

static void
value_free (gpointer data)
{
  XlFacetValue *value = data;

  g_free (value->key);
  g_free (value->label);
  g_free (value);
}

/**
 * xl_facets_dup_label:
 * @key: a value of facet @index
 *
 * Returns: (transfer full): what people read
 */
char *
xl_facets_dup_label (const XlFacets *facets, XlPlan *plan, guint index, const char *key)
{
  char *label;

  g_return_val_if_fail (index < facets->n, NULL);
  if (g_str_equal (key, NOTHING))
    return g_strdup (_("not stated"));
  label = facets->rows[index].say (plan, key);
  return label != NULL ? label : g_strdup (key);
}

static XlFacetValue *
find_value (GHashTable *found, GPtrArray *values, const XlFacets *facets, XlPlan *plan, guint index, const char *key)
{
  XlFacetValue *value = g_hash_table_lookup (found, key);

  if (value != NULL)
    return value;
  value = g_new0 (XlFacetValue, 1);
  value->key = g_strdup (key);
  value->label = xl_facets_dup_label (facets, plan, index, key);
  g_ptr_array_add (values, value);
  g_hash_table_insert (found, value->key, value);
  return value;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer sorted)
{
  const XlFacetValue *one = *(XlFacetValue *const *) a, *two = *(XlFacetValue *const *) b;
  gboolean nothing_one = g_str_equal (one->key, NOTHING), nothing_two = g_str_equal (two->key, NOTHING);
  g_autofree char *fold_one = NULL, *fold_two = NULL;
  int order;

  if (nothing_one != nothing_two)
    return nothing_one - nothing_two;
  if (!GPOINTER_TO_INT (sorted))
    return strcmp (one->key, two->key);
  fold_one = xl_fold (one->label);
  fold_two = xl_fold (two->label);
  order = strcmp (fold_one, fold_two);
  return order != 0 ? order : strcmp (one->key, two->key);
}

/**
 * xl_facets_count:
 * @index: a facet
 * @admit: (nullable): what else a record must be, such as found by a search
 *
 * Values that no record would be left with are there as well, with nought, as long as some record of
 * the plan has them: nothing jumps while one chooses.
 *
 * Returns: (transfer full) (element-type XlFacetValue): its values, in the order in which they are read
 */
GPtrArray *
xl_facets_count (const XlFacets *facets, XlPlan *plan, guint index, XlAdmitFunc admit, gpointer data)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const GPtrArray *records = xl_plan_get_live (plan, facets->kind);

  g_return_val_if_fail (index < facets->n, values);
  for (guint i = 0; i < records->len; i++)
    {
      XlRecord *record = g_ptr_array_index (records, i);
      gboolean counts = match (facets, plan, record, index, keys) && (admit == NULL || admit (record, data));

      /* All that it has stands in the list; only what others ask for of the same membership counts. */
      ask (facets, plan, record, index, TRUE, keys);
      for (guint k = 0; k < keys->len; k++)
        find_value (found, values, facets, plan, index, g_ptr_array_index (keys, k));
      if (counts)
        ask (facets, plan, record, index, FALSE, keys);
      for (guint k = 0; counts && k < keys->len; k++)
        if (*(const char *) g_ptr_array_index (keys, k) != '\0')
          find_value (found, values, facets, plan, index, g_ptr_array_index (keys, k))->count++;
    }
  for (guint c = 0; c < facets->chosen[index]->len; c++)
    find_value (found, values, facets, plan, index, g_ptr_array_index (facets->chosen[index], c))->chosen = TRUE;
  g_ptr_array_sort_with_data (values, compare_values, GINT_TO_POINTER (facets->rows[index].sorted));
  return values;
}
