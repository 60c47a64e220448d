/* xl-desk-partners.c - who a region or an organisation could work with, and why: every criterion apart */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One search serves both kinds; what they are asked differs, and stands in one table: how a criterion is found out, how
 * much of it there is, and whether it alone makes a partner. Invariants
 * 1. Nobody is found who has a project with the one that asks, who is retired, or of whom no criterion that makes a
 *    partner has anything to say.
 * 2. The order is that of the criteria as the list of the kind has them, each from the most to the least; among equals,
 *    by name. There is no sum of any of these: each is said apart.
 * 3. The same plan gives the same list on every machine, in whatever order its records came. */

#include "xl-desk-partners.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "xl-chains.h"
#include "xl-desk-edits.h"
#include "xl-desk-figures.h"
#include "xl-fold.h"
#include "xl-geo.h"

/* What is known of the one that asks before others are looked at. */
typedef struct
{
  XlPlan *plan;
  XlDate day;
  XlRecord *record;
  GHashTable *flows;      /* id of the other one to an array of XlPartnerFlow */
  XlReadinessScores scores[XL_N_FEEDSTOCKS];
  GHashTable *projects;   /* set of ids, of an organisation */
  guint objectives;       /* of these */
  GHashTable *skills;     /* id of a step to level, of an organisation */
} Search;

static void
partner_free (gpointer data)
{
  XlPartner *partner = data;

  g_clear_pointer (&partner->pair, xl_map_pair_free);
  g_array_unref (partner->flows);
  g_array_unref (partner->skills);
  g_free (partner);
}

static XlPartner *
partner_new (const Search *search, XlRecord *other, XlMapPair *pair)
{
  XlPartner *partner = g_new0 (XlPartner, 1);

  partner->a = search->record;
  partner->b = other;
  partner->pair = pair;
  partner->flows = g_array_new (FALSE, FALSE, sizeof (XlPartnerFlow));
  partner->skills = g_array_new (FALSE, FALSE, sizeof (XlPartnerSkill));
  return partner;
}

/* --- the criteria: how each is found out, and how much of it there is ------------------------------- */

static double
count_items (const XlPartner *partner)
{
  return g_strv_length (partner->pair->codes) + g_strv_length (partner->pair->priorities);
}

/* Live projects of an organisation, and the objectives that they serve. */
static guint
find_projects (XlPlan *plan, XlRecord *organisation, GHashTable *projects)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, organisation, &xl_kind_participation, "organisation");
  guint objectives = 0;

  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *project = xl_plan_lookup (plan, ((XlParticipation *) g_ptr_array_index (links, i))->project);

      if (project == NULL || !xl_plan_is_live (plan, project))
        continue;
      g_hash_table_add (projects, &project->id);
      objectives |= xl_objectives_mask ((XlProject *) project);
    }
  return objectives;
}

static void
fill_objectives (const Search *search, XlPartner *partner)
{
  g_autoptr (GHashTable) projects = NULL;

  if (partner->pair != NULL)
    {
      partner->objectives = partner->pair->objectives;
      return;
    }
  projects = g_hash_table_new (g_int64_hash, g_int64_equal);
  partner->objectives = search->objectives & find_projects (search->plan, partner->b, projects);
}

static double
count_objectives (const XlPartner *partner)
{
  return __builtin_popcount (partner->objectives);
}

/* What @organisation has, plans or wants on the day: id of a step to level; the strongest of several. */
static GHashTable *
find_skills (const Search *search, XlRecord *organisation)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (search->plan, organisation, &xl_kind_capability, "organisation");
  GHashTable *skills = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < links->len; i++)
    {
      XlCapability *one = g_ptr_array_index (links, i);
      XlRecord *step = xl_plan_lookup (search->plan, one->step);
      int level = xl_capability_level (one, search->day), before;

      if (level == 0 || step == NULL || !xl_plan_is_live (search->plan, step))
        continue;
      before = GPOINTER_TO_INT (g_hash_table_lookup (skills, &step->id));
      /* has, else plans, else wants */
      if (before == 0 || level == XL_CAPABILITY_HAS || (level == XL_CAPABILITY_PLANS && before == XL_CAPABILITY_WANTS))
        g_hash_table_replace (skills, &step->id, GINT_TO_POINTER (level));
    }
  return skills;
}

/* By chain and place in it, so that nothing hangs on the order of a table of hashes. */
static int
compare_skills (gconstpointer a, gconstpointer b, gpointer plan)
{
  const XlChainStep *one = ((const XlPartnerSkill *) a)->step, *two = ((const XlPartnerSkill *) b)->step;
  const XlValueChain *chain_one = (const XlValueChain *) xl_plan_lookup (plan, one->chain);
  const XlValueChain *chain_two = (const XlValueChain *) xl_plan_lookup (plan, two->chain);
  int order = chain_one == chain_two ? 0 : g_strcmp0 (chain_one != NULL ? chain_one->name : NULL,
                                                      chain_two != NULL ? chain_two->name : NULL);

  if (order == 0)
    order = (one->position > two->position) - (one->position < two->position);
  return order != 0 ? order : (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

static void
fill_skills (const Search *search, XlPartner *partner)
{
  g_autoptr (GHashTable) theirs = find_skills (search, partner->b);
  GHashTableIter iter;
  gpointer id, level;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &id, &level))
    {
      int their = GPOINTER_TO_INT (level), our = GPOINTER_TO_INT (g_hash_table_lookup (search->skills, id));
      XlPartnerSkill skill = { (XlChainStep *) xl_plan_lookup (search->plan, *(const gint64 *) id),
                               their == XL_CAPABILITY_WANTS, (their == XL_CAPABILITY_WANTS ? our : their) == XL_CAPABILITY_PLANS };

      if (our != 0 && (their == XL_CAPABILITY_WANTS) != (our == XL_CAPABILITY_WANTS))
        g_array_append_val (partner->skills, skill);
    }
  g_array_sort_with_data (partner->skills, compare_skills, search->plan);
}

static double
count_skills (const XlPartner *partner)
{
  return partner->skills->len;
}

static void
add_flow (GHashTable *flows, gint64 other, const XlPartnerFlow *flow)
{
  GArray *all = g_hash_table_lookup (flows, &other);

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (XlPartnerFlow));
      g_hash_table_insert (flows, g_memdup2 (&other, sizeof other), all);
    }
  g_array_append_vals (all, flow, 1);
}

/* All matches between @record and others, in their order. */
static GHashTable *
find_flows (XlPlan *plan, XlDate day, const XlRecord *record, const char *name)
{
  GHashTable *flows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  const XlMatches *matches = xl_matches_get (plan, day);
  const XlField *field = xl_kind_field (&xl_kind_flow, name);

  for (guint i = 0; i < matches->pairs->len; i++)
    {
      const XlFlowPair *match = &g_array_index (matches->pairs, XlFlowPair, i);
      XlPartnerFlow flow;
      gint64 need, offer;

      if (match->fails != 0)
        continue;
      flow = (XlPartnerFlow) { xl_matches_need (matches, match), xl_matches_offer (matches, match) };
      need = xl_field_get_reference (field, &flow.need->parent_instance);
      offer = xl_field_get_reference (field, &flow.offer->parent_instance);
      if (need != offer && need != 0 && offer != 0 && (need == record->id || offer == record->id))
        add_flow (flows, need == record->id ? offer : need, &flow);
    }
  return flows;
}

static void
fill_flows (const Search *search, XlPartner *partner)
{
  const GArray *flows = g_hash_table_lookup (search->flows, &partner->b->id);

  if (flows != NULL)
    g_array_append_vals (partner->flows, flows->data, flows->len);
}

static double
count_flows (const XlPartner *partner)
{
  return partner->flows->len;
}

static void
fill_readiness (const Search *search, XlPartner *partner)
{
  for (guint f = 0; f < XL_N_FEEDSTOCKS; f++)
    {
      partner->fills[f] = xl_readiness_fills (search->plan, &search->scores[f], partner->pair->b, (int) f + 1, search->day);
      partner->n_fills += (guint) __builtin_popcount (partner->fills[f]);
    }
}

static double
count_fills (const XlPartner *partner)
{
  return partner->n_fills;
}

static void
fill_country (const Search *search, XlPartner *partner)
{
  partner->country_a = xl_plan_country (search->plan, partner->a);
  partner->country_b = xl_plan_country (search->plan, partner->b);
}

/* A border that cannot be told is none between organisations; regions are never without a country. */
static double
count_countries (const XlPartner *partner)
{
  return partner->country_a != NULL && partner->country_b != NULL && strcmp (partner->country_a, partner->country_b) != 0;
}

static const XlRegion *
region_of (XlPlan *plan, XlRecord *record)
{
  return xl_record_get_kind (record) == &xl_kind_region
             ? (const XlRegion *) record
             : (const XlRegion *) xl_plan_lookup (plan, ((const XlOrganisation *) record)->region);
}

static void
fill_distance (const Search *search, XlPartner *partner)
{
  const XlRegion *a = region_of (search->plan, partner->a), *b = region_of (search->plan, partner->b);

  partner->km = a != NULL && b != NULL ? xl_geo_distance_km (a->lon, a->lat, b->lon, b->lat) : NAN;
}

/* What is not known comes last. */
static double
count_nearness (const XlPartner *partner)
{
  return isnan (partner->km) ? -INFINITY : -partner->km;
}

/* --- the table, and which of it each kind is asked -------------------------------------------------- */

typedef struct
{
  void (*fill) (const Search *search, XlPartner *partner); /* NULL where the pair brings it */
  double (*count) (const XlPartner *partner);              /* NULL where another one counts it along */
  gboolean makes;                                          /* a partner: it alone is a reason */
} Criterion;

static const Criterion criteria[XL_N_PARTNER_CRITERIA] = {
  [XL_PARTNER_PRIORITIES] = { NULL, count_items, TRUE }, /* and codes: what both name */
  [XL_PARTNER_CODES] = { NULL, NULL, FALSE },
  [XL_PARTNER_SKILLS] = { fill_skills, count_skills, TRUE },
  [XL_PARTNER_OBJECTIVES] = { fill_objectives, count_objectives, TRUE },
  [XL_PARTNER_FLOWS] = { fill_flows, count_flows, TRUE },
  [XL_PARTNER_READINESS] = { fill_readiness, count_fills, FALSE },
  [XL_PARTNER_COUNTRY] = { fill_country, count_countries, FALSE },
  [XL_PARTNER_DISTANCE] = { fill_distance, count_nearness, FALSE },
};

/* In the order of their weight. */
typedef struct
{
  const XlKind *kind;
  const char *flow_field; /* by which a flow is of one of them */
  XlPartnerCriterion asked[XL_N_PARTNER_CRITERIA];
  guint n;
} Asked;

static const Asked kinds[] = {
  { &xl_kind_region, "region",
    { XL_PARTNER_PRIORITIES, XL_PARTNER_CODES, XL_PARTNER_OBJECTIVES, XL_PARTNER_COUNTRY, XL_PARTNER_FLOWS, XL_PARTNER_READINESS,
      XL_PARTNER_DISTANCE }, 7 },
  { &xl_kind_organisation, "organisation",
    { XL_PARTNER_SKILLS, XL_PARTNER_FLOWS, XL_PARTNER_OBJECTIVES, XL_PARTNER_COUNTRY, XL_PARTNER_DISTANCE }, 5 },
};

static const Asked *
find_kind (const XlKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return &kinds[i];
  return NULL;
}

static int
compare_partners (gconstpointer a, gconstpointer b, gpointer data)
{
  const XlPartner *one = *(XlPartner *const *) a, *two = *(XlPartner *const *) b;
  const Asked *asked = data;

  for (guint i = 0; i < asked->n; i++)
    {
      const Criterion *criterion = &criteria[asked->asked[i]];
      double first = criterion->count != NULL ? criterion->count (one) : 0;
      double second = criterion->count != NULL ? criterion->count (two) : 0;

      if (first != second)
        return first > second ? -1 : 1;
    }
  /* The sort is stable, and they come by name. */
  return 0;
}

/* --- who is looked at ------------------------------------------------------------------------------- */

static void
add_regions (const Search *search, GPtrArray *partners)
{
  g_autoptr (GPtrArray) pairs = xl_desk_map_pairs_of (search->plan, &xl_map_filter_all, (XlRegion *) search->record);

  for (guint i = 0; i < pairs->len; i++)
    {
      XlMapPair *pair = g_ptr_array_index (pairs, i);

      g_ptr_array_add (partners, partner_new (search, &pair->b->parent_instance, pair));
    }
  /* They have gone into the partners. */
  g_ptr_array_set_free_func (pairs, NULL);
}

typedef struct
{
  char *name; /* owned; folded */
  XlPartner *partner;
} Named;

static void
named_clear (gpointer data)
{
  g_free (((Named *) data)->name);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *one = a, *two = b;
  const gint64 id_one = one->partner->b->id, id_two = two->partner->b->id;
  int order = strcmp (one->name, two->name);

  return order != 0 ? order : (id_one > id_two) - (id_one < id_two);
}

static void
sort_by_name (GPtrArray *partners)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (named, named_clear);
  for (guint i = 0; i < partners->len; i++)
    {
      XlPartner *partner = g_ptr_array_index (partners, i);
      Named one = { xl_fold (((XlOrganisation *) partner->b)->name), partner };

      g_array_append_val (named, one);
    }
  g_array_sort (named, compare_named);
  for (guint i = 0; i < partners->len; i++)
    g_ptr_array_index (partners, i) = g_array_index (named, Named, i).partner;
}

static gboolean
share_project (const Search *search, XlRecord *other)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (search->plan, other, &xl_kind_participation, "organisation");

  for (guint i = 0; i < links->len; i++)
    if (g_hash_table_contains (search->projects, &((XlParticipation *) g_ptr_array_index (links, i))->project))
      return TRUE;
  return FALSE;
}

/* All that makes an organisation a partner refers to it: capabilities, flows, projects. */
static void
add_organisations (const Search *search, GPtrArray *partners)
{
  const GPtrArray *organisations = xl_plan_get_live (search->plan, &xl_kind_organisation);

  for (guint i = 0; i < organisations->len; i++)
    {
      XlRecord *other = g_ptr_array_index (organisations, i);

      if (other != search->record && other->backlinks != NULL && other->backlinks->len > 0
          && !share_project (search, other))
        g_ptr_array_add (partners, partner_new (search, other, NULL));
    }
}

/* Of the criteria that make a partner, whether one has anything to say. */
static gboolean
is_partner (const Asked *asked, const XlPartner *partner)
{
  for (guint i = 0; i < asked->n; i++)
    if (criteria[asked->asked[i]].makes && criteria[asked->asked[i]].count (partner) > 0)
      return TRUE;
  return FALSE;
}

static void
begin (Search *search, XlPlan *plan, XlRecord *record, XlDate day, const Asked *asked)
{
  *search = (Search) { plan, day, record, find_flows (plan, day, record, asked->flow_field) };
  search->projects = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (asked->kind == &xl_kind_organisation)
    {
      search->objectives = find_projects (plan, record, search->projects);
      search->skills = find_skills (search, record);
      return;
    }
  for (guint f = 0; f < XL_N_FEEDSTOCKS; f++)
    xl_readiness_scores (plan, (XlRegion *) record, (int) f + 1, day, &search->scores[f]);
}

/**
 * xl_desk_partners:
 * @record: a region or an organisation
 * @day: today: of which offers, needs, capabilities and marks count
 *
 * Returns: (transfer full) (element-type XlPartner): who it could work with, the best first
 */
GPtrArray *
xl_desk_partners (XlPlan *plan, XlRecord *record, XlDate day)
{
  const Asked *asked = find_kind (xl_record_get_kind (record));
  GPtrArray *partners = g_ptr_array_new_with_free_func (partner_free);
  Search search;

  g_return_val_if_fail (asked != NULL, partners);
  begin (&search, plan, record, day, asked);
  if (asked->kind == &xl_kind_region)
    add_regions (&search, partners);
  else
    add_organisations (&search, partners);
  for (guint i = partners->len; i-- > 0;)
    {
      XlPartner *partner = g_ptr_array_index (partners, i);

      for (guint c = 0; c < asked->n; c++)
        if (criteria[asked->asked[c]].fill != NULL)
          criteria[asked->asked[c]].fill (&search, partner);
      if (!is_partner (asked, partner))
        g_ptr_array_remove_index (partners, i);
    }
  if (asked->kind == &xl_kind_organisation)
    sort_by_name (partners);
  g_ptr_array_sort_with_data (partners, compare_partners, (gpointer) asked);
  g_hash_table_unref (search.flows);
  g_hash_table_unref (search.projects);
  g_clear_pointer (&search.skills, g_hash_table_unref);
  return partners;
}

/**
 * xl_desk_partners_bridges:
 * @partners: (element-type XlPartner): of one record
 * @n: for how many of the first of them
 *
 * How each is related with it today: over projects, partners and ties; where these do not reach, over networks.
 *
 * Returns: (transfer full) (element-type GArray): of #XlMapStep; %NULL where nothing joins the two
 */
GPtrArray *
xl_desk_partners_bridges (XlPlan *plan, const GPtrArray *partners, guint n)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autoptr (GPtrArray) wider = NULL;
  XlMapFilter networks = xl_map_filter_all;
  XlRecord *from;
  GPtrArray *paths;

  if (n == 0 || partners->len == 0)
    return g_ptr_array_new ();
  from = ((const XlPartner *) g_ptr_array_index (partners, 0))->a;
  for (guint i = 0; i < MIN (n, partners->len); i++)
    g_ptr_array_add (ends, ((const XlPartner *) g_ptr_array_index (partners, i))->b);
  paths = xl_desk_map_paths (plan, &xl_map_filter_all, from, (XlRecord **) ends->pdata, ends->len);
  networks.kinds |= XL_MAP_NETWORKS;
  for (guint i = 0; i < paths->len; i++)
    if (g_ptr_array_index (paths, i) == NULL)
      {
        if (wider == NULL)
          wider = xl_desk_map_paths (plan, &networks, from, (XlRecord **) ends->pdata, ends->len);
        g_ptr_array_index (paths, i) = g_steal_pointer (&g_ptr_array_index (wider, i));
      }
  return paths;
}

/* How a project has each of the two. */
static void
give_side (XlEdit *edit, gint64 project, XlRecord *side, gboolean first)
{
  gboolean region = xl_record_get_kind (side) == &xl_kind_region;
  gint64 id = xl_edit_insert (edit, region ? &xl_kind_project_region : &xl_kind_participation, 0);

  xl_edit_give_number (edit, id, "project", project);
  xl_edit_give_number (edit, id, region ? "region" : "organisation", side->id);
  xl_edit_give (edit, id, "role", !first ? "partner" : region ? "lead" : "coordinator");
}

/**
 * xl_edits_start_together:
 * @partner: two regions or two organisations, the first of which leads
 * @id: (out): the id that the project will have
 *
 * Returns: (transfer full): the edit that makes a project of both, with the objectives that they share
 */
XlEdit *
xl_edits_start_together (XlPlan *plan, const XlPartner *partner, gint64 *id)
{
  XlEdit *edit = xl_edit_new (NULL);
  g_autofree char *one = xl_plan_dup_name (plan, partner->a), *other = xl_plan_dup_name (plan, partner->b);
  /* Translators: title of a new project of two regions or partners, to be typed over */
  g_autofree char *title = g_strdup_printf (_ ("Project of %s and %s"), one, other);
  const XlChoice *choices = xl_kind_field (&xl_kind_project, "objectives")->choices;
  const char *objectives[5] = { NULL };
  g_autofree char *set = NULL;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    if (partner->objectives & 1u << i)
      objectives[n++] = choices[i].nick;
  *id = xl_edit_insert (edit, &xl_kind_project, 0);
  xl_edit_give (edit, *id, "title", title);
  set = n > 0 ? xl_set_to_text (objectives) : NULL;
  if (set != NULL)
    xl_edit_give (edit, *id, "objectives", set);
  give_side (edit, *id, partner->a, TRUE);
  give_side (edit, *id, partner->b, FALSE);
  return edit;
}

static gboolean
are_tied (XlPlan *plan, const XlPartner *partner)
{
  static const char *const ends[][2] = { { "organisation", "other" }, { "other", "organisation" } };

  for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
    {
      g_autoptr (GPtrArray) ties = xl_plan_dup_links (plan, partner->a, &xl_kind_tie, ends[e][0]);

      for (guint i = 0; i < ties->len; i++)
        if (xl_field_get_reference (xl_kind_field (&xl_kind_tie, ends[e][1]), g_ptr_array_index (ties, i)) == partner->b->id)
          return TRUE;
    }
  return FALSE;
}

/**
 * xl_edits_tie_together:
 *
 * Returns: (transfer full) (nullable): the edit that ties two organisations as partners; %NULL of regions, and where a tie
 *   joins the two already
 */
XlEdit *
xl_edits_tie_together (XlPlan *plan, const XlPartner *partner)
{
  const XlField *type = xl_kind_field (&xl_kind_tie, "type");

  if (xl_record_get_kind (partner->a) != &xl_kind_organisation || are_tied (plan, partner))
    return NULL;
  return xl_edits_tie (plan, (XlOrganisation *) partner->a, (XlOrganisation *) partner->b,
                       xl_field_find_choice (type, "partner"));
}
