/* test-partner-firms.c - which organisations could work together, beside a plain search; ties and projects of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "partner-laws.h"
#include "xl-chains.h"
#include "xl-desk-edits.h"

#include <string.h>

enum
{
  REGIONS = 6,
  FIRMS = 14,
  STEPS = 5,
  PROJECTS = 6,
  /* ids: */
  FIRM = 100,
  CHAIN = 200,
  STEP = 210,
  PROJECT = 300,
  LINK = 400,
  SKILL = 500,
  FLOW = 600,
};

static void
add_places (XlEdit *edit, GRand *rand)
{
  static const char *const countries[] = { "DE", "NL", "PL" };

  for (guint i = 1; i <= REGIONS; i++)
    {
      xl_edit_insert (edit, &xl_kind_region, i);
      give_text (edit, i, "name", g_strdup_printf ("Region %u", i));
      xl_edit_give (edit, i, "country", countries[g_rand_int_range (rand, 0, 3)]);
      if (g_rand_int_range (rand, 0, 5) == 0)
        continue;
      give_number (edit, i, "lat", g_rand_int_range (rand, 45, 55));
      give_number (edit, i, "lon", g_rand_int_range (rand, 0, 15));
    }
  for (guint i = 0; i < FIRMS; i++)
    {
      xl_edit_insert (edit, &xl_kind_organisation, FIRM + i);
      give_text (edit, FIRM + i, "name", g_strdup_printf ("Firm %c", 'A' + (int) ((i * 11) % 26)));
      if (g_rand_int_range (rand, 0, 6) > 0)
        give_number (edit, FIRM + i, "region", g_rand_int_range (rand, 1, REGIONS + 1));
      if (g_rand_int_range (rand, 0, 8) == 0)
        xl_edit_give (edit, FIRM + i, "retired", "1");
    }
}

static void
add_chain (XlEdit *edit, GRand *rand)
{
  static const char *const levels[] = { "has", "wants", "plans" };
  static const char *const days[] = { "2020", "2030", "2024-05-06" };

  xl_edit_insert (edit, &xl_kind_value_chain, CHAIN);
  xl_edit_give (edit, CHAIN, "name", "Chain");
  for (guint i = 0; i < STEPS; i++)
    {
      xl_edit_insert (edit, &xl_kind_step, STEP + i);
      give_text (edit, STEP + i, "name", g_strdup_printf ("Step %u", i));
      give_number (edit, STEP + i, "chain", CHAIN);
      give_number (edit, STEP + i, "position", i);
      if (g_rand_int_range (rand, 0, 8) == 0)
        xl_edit_give (edit, STEP + i, "retired", "1");
    }
  for (guint i = 0; i < FIRMS * 2; i++)
    {
      xl_edit_insert (edit, &xl_kind_capability, SKILL + i);
      give_number (edit, SKILL + i, "organisation", FIRM + g_rand_int_range (rand, 0, FIRMS));
      give_number (edit, SKILL + i, "step", STEP + g_rand_int_range (rand, 0, STEPS));
      xl_edit_give (edit, SKILL + i, "level", levels[g_rand_int_range (rand, 0, 3)]);
      if (g_rand_int_range (rand, 0, 3) == 0)
        xl_edit_give (edit, SKILL + i, "since", days[g_rand_int_range (rand, 0, 3)]);
      if (g_rand_int_range (rand, 0, 6) == 0)
        xl_edit_give (edit, SKILL + i, "until", days[g_rand_int_range (rand, 0, 3)]);
    }
}

static void
add_work (XlEdit *edit, GRand *rand)
{
  static const char *const classes[] = { "biomass", "heat", "by-product" };

  for (guint i = 0; i < PROJECTS; i++)
    {
      xl_edit_insert (edit, &xl_kind_project, PROJECT + i);
      xl_edit_give (edit, PROJECT + i, "title", "A project");
      if (g_rand_int_range (rand, 0, 3) > 0)
        give_text (edit, PROJECT + i, "objectives", g_strdup_printf ("[\"O%d\"]", g_rand_int_range (rand, 1, 5)));
      if (g_rand_int_range (rand, 0, 8) == 0)
        xl_edit_give (edit, PROJECT + i, "retired", "1");
    }
  for (guint i = 0; i < PROJECTS * 2; i++)
    {
      xl_edit_insert (edit, &xl_kind_participation, LINK + i);
      give_number (edit, LINK + i, "project", PROJECT + g_rand_int_range (rand, 0, PROJECTS));
      give_number (edit, LINK + i, "organisation", FIRM + g_rand_int_range (rand, 0, FIRMS));
      xl_edit_give (edit, LINK + i, "role", "partner");
    }
  for (guint i = 0; i < FIRMS; i++)
    {
      xl_edit_insert (edit, &xl_kind_flow, FLOW + i);
      xl_edit_give (edit, FLOW + i, "material", "Something");
      xl_edit_give (edit, FLOW + i, "direction", g_rand_boolean (rand) ? "offer" : "need");
      xl_edit_give (edit, FLOW + i, "class", classes[g_rand_int_range (rand, 0, 3)]);
      give_number (edit, FLOW + i, "region", g_rand_int_range (rand, 1, REGIONS + 1));
      if (g_rand_int_range (rand, 0, 5) > 0)
        give_number (edit, FLOW + i, "organisation", FIRM + g_rand_int_range (rand, 0, FIRMS));
      give_number (edit, FLOW + i, "price", g_rand_int_range (rand, 1, 10));
      give_number (edit, FLOW + i, "max_km", g_rand_int_range (rand, 300, 1500));
    }
}

static XlPlan *
random_plan (guint32 seed, gboolean shuffled)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);

  add_places (edit, rand);
  add_chain (edit, rand);
  add_work (edit, rand);
  return plan_in_any_order (edit, shuffled);
}

/* --- the same, the long way ----------------------------------------------------------------------- */

typedef struct
{
  XlOrganisation *other;
  guint skills, flows, objectives;
  gboolean abroad;
  double km;
} Found;

/* The strongest that a firm says of a step on the day: has before plans before wants; 0 for nothing. */
static int
level_of (XlPlan *p, gint64 firm, gint64 step)
{
  const GPtrArray *all = xl_plan_get_live (p, &xl_kind_capability);
  int best = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const XlCapability *one = g_ptr_array_index (all, i);
      int level = xl_capability_level (one, ON), rank = level == XL_CAPABILITY_HAS ? 3 : level == XL_CAPABILITY_PLANS ? 2 : 1;

      if (one->organisation == firm && one->step == step && level != 0)
        best = MAX (best, rank);
    }
  return best;
}

static guint
count_skills (XlPlan *p, gint64 a, gint64 b)
{
  const GPtrArray *steps = xl_plan_get_live (p, &xl_kind_step);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      gint64 step = ((XlRecord *) g_ptr_array_index (steps, i))->id;
      int ours = level_of (p, a, step), theirs = level_of (p, b, step);

      n += (ours == 1 && theirs > 1) || (theirs == 1 && ours > 1);
    }
  return n;
}

/* The objectives of a firm's live projects; whether it is in @project, too. */
static guint
objectives_of (XlPlan *p, gint64 firm, gint64 project, gboolean *in)
{
  const GPtrArray *links = xl_plan_get_live (p, &xl_kind_participation), *projects = xl_plan_get_live (p, &xl_kind_project);
  guint mask = 0;

  *in = FALSE;
  for (guint i = 0; i < links->len; i++)
    for (guint k = 0; k < projects->len; k++)
      {
        const XlParticipation *link = g_ptr_array_index (links, i);
        const XlProject *one = g_ptr_array_index (projects, k);

        if (link->organisation != firm || link->project != one->parent_instance.id)
          continue;
        *in |= one->parent_instance.id == project;
        if (one->objectives != NULL)
          mask |= 1u << (one->objectives[0][1] - '1');
      }
  return mask;
}

static gboolean
work_together (XlPlan *p, gint64 a, gint64 b)
{
  const GPtrArray *projects = xl_plan_get_live (p, &xl_kind_project);

  for (guint i = 0; i < projects->len; i++)
    {
      gboolean one, other;

      objectives_of (p, a, ((XlRecord *) g_ptr_array_index (projects, i))->id, &one);
      objectives_of (p, b, ((XlRecord *) g_ptr_array_index (projects, i))->id, &other);
      if (one && other)
        return TRUE;
    }
  return FALSE;
}

static double
firms_kilometres (XlPlan *p, const XlOrganisation *a, const XlOrganisation *b)
{
  const XlRegion *x = (const XlRegion *) xl_plan_lookup (p, a->region), *y = (const XlRegion *) xl_plan_lookup (p, b->region);

  return x != NULL && y != NULL ? kilometres (x, y) : NAN;
}

static gboolean
is_better (const Found *one, const Found *two)
{
  if (one->skills != two->skills)
    return one->skills > two->skills;
  if (one->flows != two->flows)
    return one->flows > two->flows;
  if (one->objectives != two->objectives)
    return one->objectives > two->objectives;
  if (one->abroad != two->abroad)
    return one->abroad;
  if (isnan (one->km) != isnan (two->km))
    return !isnan (one->km);
  if (!isnan (one->km) && fabs (one->km - two->km) > 1e-6)
    return one->km < two->km;
  return strcmp (one->other->name, two->other->name) < 0;
}

static GArray *
brute_force (XlPlan *p, XlOrganisation *ours)
{
  const GPtrArray *firms = xl_plan_get_live (p, &xl_kind_organisation);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Found));
  gint64 us = ours->parent_instance.id;
  gboolean in;

  for (guint i = 0; i < firms->len; i++)
    {
      XlOrganisation *other = g_ptr_array_index (firms, i);
      gint64 them = other->parent_instance.id;
      Found found = { other };
      guint place = 0;

      if (other == ours || work_together (p, us, them))
        continue;
      found.skills = count_skills (p, us, them);
      found.flows = count_flows (p, "organisation", us, them);
      found.objectives = (guint) __builtin_popcount (objectives_of (p, us, 0, &in) & objectives_of (p, them, 0, &in));
      found.abroad = ours->region != 0 && other->region != 0
                     && strcmp (((XlRegion *) xl_plan_lookup (p, ours->region))->country,
                                ((XlRegion *) xl_plan_lookup (p, other->region))->country) != 0;
      found.km = firms_kilometres (p, ours, other);
      if (found.skills + found.flows + found.objectives == 0)
        continue;
      while (place < list->len && !is_better (&found, &g_array_index (list, Found, place)))
        place++;
      g_array_insert_val (list, place, found);
    }
  return list;
}

/* Law: the list is what a plain search finds, in its order, on random plans; and each criterion finds something. */
static void
test_brute_force (void)
{
  guint n = 0, n_skills = 0, n_flows = 0, n_objectives = 0, n_abroad = 0;

  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (XlPlan) p = random_plan (seed, FALSE);
      const GPtrArray *firms = xl_plan_get_live (p, &xl_kind_organisation);

      for (guint i = 0; i < firms->len; i++)
        {
          g_autoptr (GPtrArray) partners = xl_desk_partners (p, g_ptr_array_index (firms, i), ON);
          g_autoptr (GArray) found = brute_force (p, g_ptr_array_index (firms, i));

          g_assert_cmpuint (partners->len, ==, found->len);
          for (guint k = 0; k < found->len; k++)
            {
              const XlPartner *partner = g_ptr_array_index (partners, k);
              const Found *one = &g_array_index (found, Found, k);

              g_assert_true (partner->b == &one->other->parent_instance);
              g_assert_cmpuint (partner->skills->len, ==, one->skills);
              g_assert_cmpuint (partner->flows->len, ==, one->flows);
              g_assert_cmpuint (__builtin_popcount (partner->objectives), ==, one->objectives);
              g_assert_true (isnan (one->km) ? isnan (partner->km) : fabs (partner->km - one->km) < 1e-3);
              n++;
              n_skills += one->skills;
              n_flows += one->flows;
              n_objectives += one->objectives;
              n_abroad += one->abroad;
            }
        }
    }
  g_assert_cmpuint (n, >, 500);
  g_assert_cmpuint (n_skills, >, 100);
  g_assert_cmpuint (n_flows, >, 20);
  g_assert_cmpuint (n_objectives, >, 100);
  g_assert_cmpuint (n_abroad, >, 100);
}

/* All that is said of the partners of a firm, in words. */
static char *
words_of (XlPlan *p, XlRecord *firm)
{
  g_autoptr (GPtrArray) partners = xl_desk_partners (p, firm, ON);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < partners->len; i++)
    for (guint c = 0; c < XL_N_PARTNER_CRITERIA; c++)
      {
        g_autofree char *words = xl_words_partner (p, g_ptr_array_index (partners, i), c);

        if (words != NULL)
          g_string_append_printf (text, "%s: %s\n", xl_words_partner_criterion (c), words);
      }
  return g_string_free (text, FALSE);
}

/* Law: in whatever order the records came, the list says the same. */
static void
test_shuffled (void)
{
  for (guint32 seed = 1; seed <= 30; seed++)
    {
      g_autoptr (XlPlan) p = random_plan (seed, FALSE);
      g_autoptr (XlPlan) q = random_plan (seed, TRUE);
      const GPtrArray *firms = xl_plan_get_live (p, &xl_kind_organisation);

      for (guint i = 0; i < firms->len; i++)
        {
          XlRecord *firm = g_ptr_array_index (firms, i);
          g_autofree char *one = words_of (p, firm), *two = words_of (q, xl_plan_lookup (q, firm->id));

          g_assert_cmpstr (one, ==, two);
        }
    }
}

/* Law: whom one finds finds it, with the same skills, seen from the other side. */
static void
test_symmetric (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (XlPlan) p = random_plan (seed, FALSE);
      const GPtrArray *firms = xl_plan_get_live (p, &xl_kind_organisation);

      for (guint i = 0; i < firms->len; i++)
        {
          g_autoptr (GPtrArray) partners = xl_desk_partners (p, g_ptr_array_index (firms, i), ON);

          for (guint k = 0; k < partners->len; k++)
            {
              const XlPartner *one = g_ptr_array_index (partners, k), *back = NULL;
              g_autoptr (GPtrArray) theirs = xl_desk_partners (p, one->b, ON);

              for (guint t = 0; t < theirs->len; t++)
                if (((const XlPartner *) g_ptr_array_index (theirs, t))->b == one->a)
                  back = g_ptr_array_index (theirs, t);
              g_assert_true (back != NULL && back->objectives == one->objectives && back->flows->len == one->flows->len
                             && back->skills->len == one->skills->len);
              for (guint s = 0; s < one->skills->len; s++)
                {
                  const XlPartnerSkill *here = &g_array_index (one->skills, XlPartnerSkill, s);
                  const XlPartnerSkill *there = &g_array_index (back->skills, XlPartnerSkill, s);

                  g_assert_true (here->step == there->step && here->ours != there->ours && here->planned == there->planned);
                }
            }
        }
    }
}

/* --- the sample plan ------------------------------------------------------------------------------ */

static XlRecord *
firm_of (const char *key)
{
  return xl_plan_find (plan, &xl_kind_organisation, key);
}

/* The petrochemist wants what the rubber maker has. A tie and a project of the two are one step each. */
static void
test_sample (gboolean *done, gconstpointer data)
{
  XlRecord *ours = firm_of ("demo-petro"), *other = firm_of ("demo-rubber");
  g_autoptr (GPtrArray) partners = NULL, tied = NULL, without = NULL, bridges = NULL;
  const XlPartner *partner;
  XlEdit *want = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (want, &xl_kind_capability, 0);
  g_autofree char *skills = NULL, *before = NULL, *after = NULL;

  give_number (want, id, "organisation", ours->id);
  give_number (want, id, "step", xl_plan_find (plan, &xl_kind_step, "tyres-tyres")->id);
  xl_edit_give (want, id, "level", "wants");
  do_edit (want);
  before = xl_plan_dup_digest (plan);
  partners = xl_desk_partners (plan, ours, ON);
  partner = find_partner (partners, other);
  if (partner == NULL)
    g_error ("The petrochemist does not find the rubber maker");
  g_assert_true (partner == g_ptr_array_index (partners, 0));
  g_assert_null (partner->pair);
  skills = xl_words_partner (plan, partner, XL_PARTNER_SKILLS);
  g_assert_cmpstr (skills, ==, "They have End-of-life tyres (Tyres to carbon black), we want it");
  g_assert_null (xl_words_partner (plan, partner, XL_PARTNER_PRIORITIES));

  do_edit (xl_edits_tie_together (plan, partner));
  tied = xl_desk_partners (plan, ours, ON);
  partner = find_partner (tied, other);
  g_assert_nonnull (partner);
  g_assert_null (xl_edits_tie_together (plan, partner));
  bridges = xl_desk_partners_bridges (plan, tied, tied->len);
  for (guint i = 0; i < tied->len; i++)
    if (g_ptr_array_index (tied, i) == partner)
      g_assert_cmpuint (((GArray *) g_ptr_array_index (bridges, i))->len, ==, 2);

  do_edit (xl_edits_start_together (plan, partner, &id));
  g_assert_nonnull (xl_plan_lookup (plan, id));
  without = xl_desk_partners (plan, ours, ON);
  g_assert_null (find_partner (without, other));
  xl_desk_undo (desk);
  settle ();
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
  g_test_add_func ("/partner-firms/brute-force", test_brute_force);
  g_test_add_func ("/partner-firms/shuffled", test_shuffled);
  g_test_add_func ("/partner-firms/symmetric", test_symmetric);
  g_test_add ("/partner-firms/sample", gboolean, NULL, set_up, test_sample, tear_down);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
