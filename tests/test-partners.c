/* test-partners.c - who could work with whom, beside a plain search; and regions side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partner-laws.h"
#include "xl-desk-compare.h"
#include "xl-desk-edits.h"
#include "xl-desk-links.h"
#include "xl-desk-map.h"
#include "xl-desk-readiness.h"
#include "xl-fold.h"

#include <string.h>

/* --- who to work with ----------------------------------------------------------------------------- */

static const char *const words[] = { "Bioeconomy", "plastics", "HYDROGEN", "Łódź method", "heat" };
static const char *const same_words[] = { "bioeconomy", "Plastics", "hydrogen", "lodz method", "HEAT" };
static const char *const codes[] = { "20.11", "20.14", "20.16" };
static const char *const classes[] = { "biomass", "heat", "by-product" };

static const char *
pick (GRand *rand, const char *const *of, guint n)
{
  return of[g_rand_int_range (rand, 0, (gint32) n)];
}

/* Some items of the five, each in one of its two ways to write it. */
static char *
random_priorities (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? (g_rand_boolean (rand) ? ", " : ";") : "",
                              g_rand_boolean (rand) ? words[i] : same_words[i]);
  return g_string_free (text, FALSE);
}

static void
add_regions (XlEdit *edit, GRand *rand, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *priorities = random_priorities (rand);

      xl_edit_insert (edit, &xl_kind_region, i);
      give_text (edit, i, "name", g_strdup_printf ("Region %c", 'A' + (int) ((i * 7) % 26)));
      xl_edit_give (edit, i, "country", g_rand_boolean (rand) ? "DE" : "NL");
      if (*priorities != '\0')
        xl_edit_give (edit, i, "priorities", priorities);
      if (g_rand_int_range (rand, 0, 5) == 0)
        continue; /* nobody knows where it is */
      give_text (edit, i, "lat", g_strdup_printf ("%d", g_rand_int_range (rand, 45, 55)));
      give_text (edit, i, "lon", g_strdup_printf ("%d", g_rand_int_range (rand, 0, 15)));
    }
}

static void
add_projects (XlEdit *edit, GRand *rand, guint n_regions)
{
  for (guint i = 0; i < n_regions; i++)
    {
      gint64 id = 100 + i, other = 0;

      xl_edit_insert (edit, &xl_kind_project, id);
      xl_edit_give (edit, id, "title", "A project");
      if (g_rand_int_range (rand, 0, 4) > 0)
        give_text (edit, id, "objectives", g_strdup_printf ("[\"O%d\"]", g_rand_int_range (rand, 1, 5)));
      for (guint k = 0; k < 2; k++)
        {
          gint64 link = 200 + 2 * i + k, region = g_rand_int_range (rand, 1, (gint32) n_regions + 1);

          if (region == other)
            continue;
          other = region;
          xl_edit_insert (edit, &xl_kind_project_region, link);
          give_number (edit, link, "project", id);
          give_number (edit, link, "region", region);
          xl_edit_give (edit, link, "role", k == 0 ? "lead" : "partner");
        }
    }
}

static void
add_seated (XlEdit *edit, GRand *rand, guint n_regions)
{
  for (guint i = 0; i < n_regions; i++)
    {
      gint64 id = 300 + i, flow = 400 + i, round = 500 + i;

      xl_edit_insert (edit, &xl_kind_organisation, id);
      xl_edit_give (edit, id, "name", "A firm");
      give_number (edit, id, "region", g_rand_int_range (rand, 1, (gint32) n_regions + 1));
      if (g_rand_boolean (rand))
        give_text (edit, id, "nace", g_strdup_printf ("[\"%s\"]", pick (rand, codes, G_N_ELEMENTS (codes))));
      xl_edit_insert (edit, &xl_kind_flow, flow);
      xl_edit_give (edit, flow, "material", "Something");
      xl_edit_give (edit, flow, "direction", g_rand_boolean (rand) ? "offer" : "need");
      xl_edit_give (edit, flow, "class", pick (rand, classes, G_N_ELEMENTS (classes)));
      give_number (edit, flow, "region", g_rand_int_range (rand, 1, (gint32) n_regions + 1));
      give_number (edit, flow, "price", g_rand_int_range (rand, 1, 10));
      give_number (edit, flow, "max_km", g_rand_int_range (rand, 100, 900));
      xl_edit_insert (edit, &xl_kind_readiness, round);
      give_number (edit, round, "region", g_rand_int_range (rand, 1, (gint32) n_regions + 1));
      xl_edit_give (edit, round, "feedstock", g_rand_boolean (rand) ? "biomass" : "waste");
      for (guint f = 0; f < XL_N_FACTORS; f++)
        if (g_rand_int_range (rand, 0, 4) > 0)
          give_number (edit, round, xl_readiness_factor (f)->name, g_rand_int_range (rand, 0, 11));
    }
}

static XlPlan *
random_plan (guint32 seed, gboolean shuffled)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 4, 11);

  add_regions (edit, rand, n);
  add_projects (edit, rand, n);
  add_seated (edit, rand, n);
  if (g_rand_boolean (rand))
    xl_edit_give (edit, 2, "retired", "1");
  return plan_in_any_order (edit, shuffled);
}

/* What is said of a partner, but for records, which differ from plan to plan. */
static char *
line_of (const XlPartner *partner)
{
  g_autofree char *shared = g_strjoinv ("+", partner->pair->codes), *priorities = g_strjoinv ("+", partner->pair->priorities);
  g_autofree char *folded = xl_fold (priorities);

  return g_strdup_printf ("%d o%x %s %s f%u r%u %.3f", (int) partner->pair->b->parent_instance.id,
                          partner->pair->objectives, shared, folded, partner->flows->len, partner->n_fills, partner->km);
}

static char *
lines_of (XlPlan *p, XlRegion *region)
{
  g_autoptr (GPtrArray) partners = xl_desk_partners (p, &region->parent_instance, ON);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < partners->len; i++)
    {
      g_autofree char *line = line_of (g_ptr_array_index (partners, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/* --- the same, the long way ----------------------------------------------------------------------- */

typedef struct
{
  XlRegion *other;
  guint items, objectives, flows, fills;
  gboolean abroad;
  double km;
} Found;

static gboolean
in_project (XlPlan *p, gint64 region, gint64 project)
{
  const GPtrArray *links = xl_plan_get_live (p, &xl_kind_project_region);

  for (guint i = 0; i < links->len; i++)
    if (((XlProjectRegion *) g_ptr_array_index (links, i))->region == region
        && ((XlProjectRegion *) g_ptr_array_index (links, i))->project == project)
      return TRUE;
  return FALSE;
}

static gboolean
says (const XlRegion *region, guint word)
{
  g_auto (GStrv) items = g_strsplit_set (region->priorities != NULL ? region->priorities : "", ",;", -1);

  for (guint i = 0; items[i] != NULL; i++)
    if (strcmp (g_strstrip (items[i]), words[word]) == 0 || strcmp (items[i], same_words[word]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_code (XlPlan *p, gint64 region, const char *code)
{
  const GPtrArray *firms = xl_plan_get_live (p, &xl_kind_organisation);

  for (guint i = 0; i < firms->len; i++)
    {
      const XlOrganisation *firm = g_ptr_array_index (firms, i);

      if (firm->region == region && firm->nace != NULL && g_strv_contains ((const char *const *) firm->nace, code))
        return TRUE;
    }
  return FALSE;
}

static guint
objectives_of (XlPlan *p, gint64 region)
{
  const GPtrArray *projects = xl_plan_get_live (p, &xl_kind_project);
  guint mask = 0;

  for (guint i = 0; i < projects->len; i++)
    {
      const XlProject *project = g_ptr_array_index (projects, i);

      if (project->objectives != NULL && in_project (p, region, project->parent_instance.id))
        mask |= 1u << (project->objectives[0][1] - '1');
    }
  return mask;
}

static guint
count_fills (XlPlan *p, XlRegion *ours, XlRegion *other)
{
  const GPtrArray *regions = xl_plan_get_live (p, &xl_kind_region);
  guint n = 0;

  for (int feedstock = 1; feedstock <= XL_N_FEEDSTOCKS; feedstock++)
    for (guint f = 0; f < XL_N_FACTORS; f++)
      {
        double sum = 0, our_mark, their_mark;
        guint n_others = 0;

        for (guint i = 0; i < regions->len; i++)
          {
            double mark = xl_readiness_mark (xl_readiness_latest (p, g_ptr_array_index (regions, i), feedstock, ON), f);

            if (g_ptr_array_index (regions, i) == ours || isnan (mark))
              continue;
            sum += mark;
            n_others++;
          }
        our_mark = xl_readiness_mark (xl_readiness_latest (p, ours, feedstock, ON), f);
        their_mark = xl_readiness_mark (xl_readiness_latest (p, other, feedstock, ON), f);
        if (n_others > 0 && our_mark + 2 <= sum / n_others && their_mark >= sum / n_others)
          n++;
      }
  return n;
}

static gboolean
is_better (const Found *one, const Found *two)
{
  if (one->items != two->items)
    return one->items > two->items;
  if (one->objectives != two->objectives)
    return one->objectives > two->objectives;
  if (one->abroad != two->abroad)
    return one->abroad;
  if (one->flows != two->flows)
    return one->flows > two->flows;
  if (one->fills != two->fills)
    return one->fills > two->fills;
  if (isnan (one->km) != isnan (two->km))
    return !isnan (one->km);
  if (one->km != two->km && !isnan (one->km))
    return one->km < two->km;
  return strcmp (one->other->name, two->other->name) < 0;
}

static GArray *
brute_force (XlPlan *p, XlRegion *ours)
{
  const GPtrArray *regions = xl_plan_get_live (p, &xl_kind_region), *projects = xl_plan_get_live (p, &xl_kind_project);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Found));
  gint64 us = ours->parent_instance.id;

  for (guint i = 0; i < regions->len; i++)
    {
      XlRegion *other = g_ptr_array_index (regions, i);
      gint64 them = other->parent_instance.id;
      Found found = { other };
      gboolean together = FALSE;
      guint place = 0;

      for (guint k = 0; k < projects->len; k++)
        together |= in_project (p, us, ((XlRecord *) g_ptr_array_index (projects, k))->id)
                    && in_project (p, them, ((XlRecord *) g_ptr_array_index (projects, k))->id);
      if (other == ours || together)
        continue;
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        found.items += says (ours, w) && says (other, w);
      for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
        found.items += has_code (p, us, codes[c]) && has_code (p, them, codes[c]);
      found.objectives = (guint) __builtin_popcount (objectives_of (p, us) & objectives_of (p, them));
      found.flows = count_flows (p, "region", us, them);
      found.fills = count_fills (p, ours, other);
      found.abroad = strcmp (ours->country, other->country) != 0;
      found.km = kilometres (ours, other);
      if (found.items + found.objectives + found.flows == 0)
        continue;
      while (place < list->len && !is_better (&found, &g_array_index (list, Found, place)))
        place++;
      g_array_insert_val (list, place, found);
    }
  return list;
}

/* Law: the list is what a plain search finds, in its order, on random plans; and some of them find something. */
static void
test_brute_force (void)
{
  guint n = 0, n_flows = 0, n_fills = 0;

  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (XlPlan) p = random_plan (seed, FALSE);
      const GPtrArray *regions = xl_plan_get_live (p, &xl_kind_region);

      for (guint i = 0; i < regions->len; i++)
        {
          g_autoptr (GPtrArray) partners = xl_desk_partners (p, g_ptr_array_index (regions, i), ON);
          g_autoptr (GArray) found = brute_force (p, g_ptr_array_index (regions, i));

          g_assert_cmpuint (partners->len, ==, found->len);
          for (guint k = 0; k < found->len; k++)
            {
              const XlPartner *partner = g_ptr_array_index (partners, k);
              const Found *one = &g_array_index (found, Found, k);

              g_assert_true (partner->pair->b == one->other);
              g_assert_cmpuint (g_strv_length (partner->pair->codes) + g_strv_length (partner->pair->priorities), ==,
                                one->items);
              g_assert_cmpuint (partner->flows->len, ==, one->flows);
              g_assert_cmpuint (partner->n_fills, ==, one->fills);
              g_assert_true (isnan (one->km) ? isnan (partner->km) : fabs (partner->km - one->km) < 1e-3);
              n++;
              n_flows += one->flows;
              n_fills += one->fills;
            }
        }
    }
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (n_flows, >, 10);
  g_assert_cmpuint (n_fills, >, 10);
}

/* Law: in whatever order the records came, the list is the same. */
static void
test_shuffled (void)
{
  for (guint32 seed = 1; seed <= 30; seed++)
    {
      g_autoptr (XlPlan) p = random_plan (seed, FALSE);
      g_autoptr (XlPlan) q = random_plan (seed, TRUE);
      const GPtrArray *regions = xl_plan_get_live (p, &xl_kind_region);

      for (guint i = 0; i < regions->len; i++)
        {
          XlRecord *region = g_ptr_array_index (regions, i);
          g_autofree char *one = lines_of (p, (XlRegion *) region);
          g_autofree char *two = lines_of (q, (XlRegion *) xl_plan_lookup (q, region->id));

          g_assert_cmpstr (one, ==, two);
        }
    }
}

/* Law: what two regions share is the same from both sides; only readiness is not. */
static void
test_symmetric (gboolean *done, gconstpointer data)
{
  const GPtrArray *regions;
  guint n = 0;

  add_fixture ();
  regions = xl_plan_get_live (plan, &xl_kind_region);
  for (guint i = 0; i < regions->len; i++)
    {
      g_autoptr (GPtrArray) partners = xl_desk_partners (plan, g_ptr_array_index (regions, i), ON);

      for (guint k = 0; k < partners->len; k++)
        {
          const XlPartner *one = g_ptr_array_index (partners, k);
          g_autoptr (GPtrArray) theirs = xl_desk_partners (plan, one->b, ON);
          const XlPartner *two = find_partner (theirs, g_ptr_array_index (regions, i));

          if (two == NULL)
            g_error ("%s finds %s, but not the reverse", one->pair->a->name, one->pair->b->name);
          g_assert_cmpuint (one->pair->objectives, ==, two->pair->objectives);
          g_assert_cmpuint (g_strv_length (one->pair->codes), ==, g_strv_length (two->pair->codes));
          g_assert_cmpuint (one->flows->len, ==, two->flows->len);
          g_assert_cmpfloat_with_epsilon (one->km, two->km, 1e-9 * one->km);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 100);
}

/* A project that two start together is one edit: both regions, the objectives that they share; then they are no longer
 * suggested to each other, until it is taken back. */
static void
test_start_together (gboolean *done, gconstpointer data)
{
  XlRegion *ours = region_of ("usti");
  g_autoptr (GPtrArray) partners = xl_desk_partners (plan, &ours->parent_instance, ON), without = NULL, again = NULL;
  const XlPartner *first = g_ptr_array_index (partners, 0);
  XlRegion *other = first->pair->b;
  guint objectives = first->pair->objectives;
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;
  XlProject *project;
  gint64 id;

  g_assert_cmpuint (objectives, !=, 0);
  do_edit (xl_edits_start_together (plan, first, &id));
  project = (XlProject *) xl_plan_lookup (plan, id);
  g_assert_nonnull (project);
  g_assert_true (xl_plan_lead_region (plan, project) == ours);
  g_assert_true (in_project (plan, other->parent_instance.id, id));
  g_assert_cmpuint (g_strv_length (project->objectives), ==, (guint) __builtin_popcount (objectives));
  without = xl_desk_partners (plan, &ours->parent_instance, ON);
  g_assert_null (find_partner (without, &other->parent_instance));
  xl_desk_undo (desk);
  settle ();
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
  again = xl_desk_partners (plan, &ours->parent_instance, ON);
  g_assert_nonnull (find_partner (again, &other->parent_instance));
}

/* In words: each criterion apart, and the bridge. */
static void
test_partner_words (gboolean *done, gconstpointer data)
{
  g_autoptr (GPtrArray) partners = NULL, bridges = NULL;
  const XlPartner *limburg;
  g_autofree char *readiness = NULL, *distance = NULL, *country = NULL, *objectives = NULL, *bridge = NULL;
  guint place = 0;

  add_fixture ();
  partners = xl_desk_partners (plan, &region_of ("usti")->parent_instance, ON);
  bridges = xl_desk_partners_bridges (plan, partners, partners->len);
  limburg = find_partner (partners, &region_of ("limburg-nl")->parent_instance);
  if (limburg == NULL)
    g_error ("Limburg is not among the partners of Ústí");
  readiness = xl_words_partner (plan, limburg, XL_PARTNER_READINESS);
  g_assert_cmpstr (readiness, ==,
                   "For waste, strong where we are weak: infrastructure, access to finance, support institutions, "
                   "regional markets, entrepreneurship, public support");
  distance = xl_words_partner (plan, limburg, XL_PARTNER_DISTANCE);
  g_assert_cmpstr (distance, ==, "551\u00a0km between the main sites");
  country = xl_words_partner (plan, limburg, XL_PARTNER_COUNTRY);
  g_assert_cmpstr (country, ==, "Across a border: Czechia and Netherlands");
  objectives = xl_words_partner (plan, limburg, XL_PARTNER_OBJECTIVES);
  g_assert_cmpstr (objectives, ==,
                   "O2\u00a0Less GHG, energy and resource use in plants\nO3\u00a0New value chains across borders and sectors");
  g_assert_null (xl_words_partner (plan, limburg, XL_PARTNER_PRIORITIES));
  while (g_ptr_array_index (partners, place) != limburg)
    place++;
  bridge = xl_words_partner_bridge (plan, limburg, g_ptr_array_index (bridges, place));
  g_assert_cmpstr (bridge, ==,
                   "Ústí is a partner region of SolvLoop, in which Saxony-Anhalt is lead region; Saxony-Anhalt is lead "
                   "region of S3Chem, in which Limburg (NL) is a partner region. A part of this is illustrative.");
  /* Each bridge is the path that the map finds. */
  for (guint i = 0; i < partners->len; i++)
    {
      const XlPartner *one = g_ptr_array_index (partners, i);
      g_autoptr (GArray) path = xl_desk_map_path (plan, &xl_map_filter_all, &one->pair->a->parent_instance,
                                                  &one->pair->b->parent_instance);
      GArray *way = g_ptr_array_index (bridges, i);

      if (path != NULL)
        g_assert_cmpuint (path->len, ==, way->len);
    }
}

/* --- side by side --------------------------------------------------------------------------------- */

static void
set_value (const char *key, const char *field, const char *text)
{
  do_edit (xl_edits_value (plan, &region_of (key)->parent_instance, xl_kind_field (&xl_kind_region, field), text));
}

static void
test_compare (gboolean *done, gconstpointer data)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new (), facts = NULL, shared = NULL;
  const XlRegionFacts *limburg, *flanders;
  g_autofree char *first = NULL;
  double chemical, total;

  set_value ("limburg-nl", "priorities", "Bioeconomy; circular plastics");
  set_value ("flanders", "priorities", "hydrogen, BIOECONOMY");
  /* The textbook's region and whole: 30 000 of 1 M against 1.2 M of 200 M gives 5. */
  set_value ("limburg-nl", "chemical_employment", "30000");
  set_value ("limburg-nl", "employment", "1000000");
  g_assert_cmpuint (xl_desk_compare_whole (plan, &chemical, &total), ==, 1);
  g_ptr_array_add (regions, region_of ("limburg-nl"));
  g_ptr_array_add (regions, region_of ("flanders"));
  facts = xl_desk_compare (plan, regions, ON);
  assert_gap (((XlRegionFacts *) g_ptr_array_index (facts, 0))->quotient); /* it would be its own whole */
  set_value ("usti", "chemical_employment", "1170000");
  set_value ("usti", "employment", "199000000");
  g_ptr_array_unref (facts);
  facts = xl_desk_compare (plan, regions, ON);
  limburg = g_ptr_array_index (facts, 0);
  flanders = g_ptr_array_index (facts, 1);
  g_assert_cmpuint (xl_desk_compare_whole (plan, &chemical, &total), ==, 2);
  g_assert_cmpfloat_with_epsilon (limburg->quotient, 5, 1e-12);
  assert_gap (flanders->quotient);
  g_assert_cmpuint (limburg->projects->len, ==, 9);
  g_assert_cmpuint (limburg->helixes[XL_HELIX_PRIVATE], ==, 5);
  g_assert_cmpuint (limburg->memberships->len, ==, 2);
  shared = xl_desk_compare_shared (plan, facts);
  first = xl_words_shared (plan, g_ptr_array_index (shared, 0));
  g_assert_true (g_str_equal (first, "Bioeconomy: Limburg (NL), Flanders"));
  for (guint i = 1; i < shared->len; i++)
    {
      const XlShared *one = g_ptr_array_index (shared, i);

      g_assert_nonnull (one->project);
      for (guint k = 0; k < one->regions->len; k++)
        g_assert_true (in_project (plan, ((XlRecord *) g_ptr_array_index (one->regions, k))->id,
                                   one->project->parent_instance.id));
    }
  g_assert_cmpuint (shared->len, ==, 4); /* and PyroLink, SYSCHEMIQ, the e-cracker */
}

/* Strategies of a region are made by name, found by their words, and taken back in one step. */
static void
test_strategy (gboolean *done, gconstpointer data)
{
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;
  g_autoptr (GArray) hits = NULL;
  gint64 id;

  do_edit (xl_edits_new_of (plan, &xl_kind_strategy, &region_of ("lodz")->parent_instance, "Less waste by 2030", &id));
  g_assert_true (((XlStrategy *) xl_plan_lookup (plan, id))->region == region_of ("lodz")->parent_instance.id);
  hits = xl_plan_search (plan, &xl_kind_strategy, "LESS WASTE", 5);
  g_assert_cmpuint (hits->len, ==, 1);
  xl_desk_undo (desk);
  settle ();
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = private_folder_new ();
  g_test_add_func ("/partners/brute-force", test_brute_force);
  g_test_add_func ("/partners/shuffled", test_shuffled);
  g_test_add ("/partners/symmetric", gboolean, NULL, set_up, test_symmetric, tear_down);
  g_test_add ("/partners/start-together", gboolean, NULL, set_up, test_start_together, tear_down);
  g_test_add ("/partners/words", gboolean, NULL, set_up, test_partner_words, tear_down);
  g_test_add ("/compare", gboolean, NULL, set_up, test_compare, tear_down);
  g_test_add ("/strategy", gboolean, NULL, set_up, test_strategy, tear_down);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
