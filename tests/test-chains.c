/* test-chains.c - laws of value chains: gaps, order, downstream, coverage, what is lost, and the edits of people */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-plans.h"
#include "sample-desk-edit.h"
#include "xl-chains.h"
#include "xl-desk-chains.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"

#define SEEDS 30

static gpointer
by_key (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 2);
  XlRecord *record = xl_plan_find (plan, xl_kind_find (parts[0]), parts[1]);

  g_assert_nonnull (record);
  return record;
}

static void
do_edit (XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;

  enter (edit);
}

static void
undo (void)
{
  xl_desk_undo (desk);
  settle ();
}

/* Whether the list of findings names @step as a gap. */
static gboolean
is_found (const XlRecord *step)
{
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, xl_date_today ());

  for (guint i = 0; i < findings->len; i++)
    {
      const XlFinding *finding = g_ptr_array_index (findings, i);

      if (finding->record == step && g_str_equal (finding->rule->name, "capability-gap"))
        return TRUE;
    }
  return FALSE;
}

/* Whether the figures of the overview name it. */
static gboolean
is_listed (gpointer step)
{
  XlChainsFigures figures;
  gboolean listed;

  xl_chains_figures_init (&figures, plan, xl_date_today ());
  listed = g_ptr_array_find (figures.gaps, step, NULL);
  g_assert_cmpuint (figures.covered + figures.gaps->len, ==, figures.steps);
  xl_chains_figures_clear (&figures);
  return listed;
}

static XlStepState
state_of (XlChainStep *step)
{
  g_autoptr (XlChain) chain = xl_chain_new (plan, (XlValueChain *) xl_plan_lookup (plan, step->chain), NULL, xl_date_today ());
  int index = xl_chain_find (chain, step->parent_instance.id);

  g_assert_cmpint (index, >=, 0);
  return xl_chain_place (chain, (guint) index)->state;
}

/* Page, finding and overview say the same, whatever is taken away, and undo brings it back. */
static void
test_gap (gboolean *done, gconstpointer data)
{
  const GPtrArray *capabilities = xl_plan_get_live (plan, &xl_kind_capability);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint gaps = 0;

  for (guint i = 0; i < capabilities->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (capabilities, i));
  for (guint i = 0; i < all->len; i++)
    {
      XlCapability *capability = g_ptr_array_index (all, i);
      XlChainStep *step = (XlChainStep *) xl_plan_lookup (plan, capability->step);
      gboolean was = state_of (step) == XL_STEP_HAS;
      g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;

      g_assert_true (is_found (&step->parent_instance) == !was);
      g_assert_true (is_listed (step) == !was);
      if (capability->level != XL_CAPABILITY_HAS)
        continue;
      do_edit (xl_edits_unlink (plan, &capability->parent_instance));
      if (state_of (step) != XL_STEP_HAS)
        {
          g_assert_true (is_found (&step->parent_instance));
          g_assert_true (is_listed (step));
          gaps++;
        }
      undo ();
      after = xl_plan_dup_digest (plan);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (gaps, >=, 9); /* in the sample each step has one at most */
}

/* A day decides: from when it is there, until when, and what is planned. */
static void
test_days (gboolean *done, gconstpointer data)
{
  XlCapability capability = { .level = XL_CAPABILITY_HAS, .since = xl_date_make (2028, 0, 0), .until = xl_date_make (2030, 6, 0) };

  g_assert_cmpint (xl_capability_level (&capability, xl_date_make (2027, 12, 31)), ==, XL_CAPABILITY_PLANS);
  g_assert_cmpint (xl_capability_level (&capability, xl_date_make (2028, 1, 1)), ==, XL_CAPABILITY_HAS);
  g_assert_cmpint (xl_capability_level (&capability, xl_date_make (2030, 6, 30)), ==, XL_CAPABILITY_HAS);
  g_assert_cmpint (xl_capability_level (&capability, xl_date_make (2030, 7, 1)), ==, 0);
  capability.level = XL_CAPABILITY_WANTS;
  g_assert_cmpint (xl_capability_level (&capability, xl_date_make (2027, 1, 1)), ==, XL_CAPABILITY_WANTS);
}

/* --- random plans ------------------------------------------------------------------------------- */

static void
give_id (XlEdit *edit, gint64 record, const char *field, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  xl_edit_give (edit, record, field, text);
}

#define REGIONS 5
#define PARTNERS 24
#define CHAINS 3
#define STEPS 7

typedef struct
{
  XlPlan *plan;
  XlChainStep *steps[CHAINS][STEPS];
} Random;

static void
add_chain (XlEdit *edit, GRand *rand, const gint64 *partners, gint64 *steps)
{
  static const char *const levels[] = { "has", "wants", "plans" };
  gint64 chain = xl_edit_insert (edit, &xl_kind_value_chain, 0);

  xl_edit_give (edit, chain, "name", "chain");
  for (guint i = 0; i < STEPS; i++)
    {
      steps[i] = xl_edit_insert (edit, &xl_kind_step, 0);
      xl_edit_give (edit, steps[i], "name", i % 2 == 0 ? "Sorting" : "Pyrolysis");
      give_id (edit, steps[i], "chain", chain);
      give_id (edit, steps[i], "position", g_rand_int_range (rand, 0, STEPS));
      /* Only what was made before is fed: so it never goes round. */
      if (i > 0 && g_rand_int_range (rand, 0, 3) == 0)
        give_id (edit, steps[i], "feeds", steps[g_rand_int_range (rand, 0, (gint32) i)]);
    }
  for (guint i = 0; i < 30; i++)
    {
      gint64 id = xl_edit_insert (edit, &xl_kind_capability, 0);

      give_id (edit, id, "organisation", partners[g_rand_int_range (rand, 0, PARTNERS)]);
      give_id (edit, id, "step", steps[g_rand_int_range (rand, 0, STEPS)]);
      xl_edit_give (edit, id, "level", levels[g_rand_int_range (rand, 0, 3)]);
      if (g_rand_int_range (rand, 0, 4) == 0)
        xl_edit_give (edit, id, "until", g_rand_boolean (rand) ? "2020" : "2040");
      if (g_rand_int_range (rand, 0, 4) == 0)
        xl_edit_give (edit, id, "since", "2041");
    }
}

static void
make_random (Random *random, guint seed)
{
  static const char *const countries[] = { "NL", "DE", "IT", "BE", "NL" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  gint64 regions[REGIONS], partners[PARTNERS], steps[CHAINS][STEPS];

  for (guint i = 0; i < REGIONS; i++)
    {
      regions[i] = xl_edit_insert (edit, &xl_kind_region, 0);
      xl_edit_give (edit, regions[i], "name", "region");
      xl_edit_give (edit, regions[i], "country", countries[i]);
    }
  for (guint i = 0; i < PARTNERS; i++)
    {
      partners[i] = xl_edit_insert (edit, &xl_kind_organisation, 0);
      xl_edit_give (edit, partners[i], "name", "partner");
      xl_edit_give (edit, partners[i], "type", i % 3 == 0 ? "research" : "company");
      if (i % 7 != 0)
        give_id (edit, partners[i], "region", regions[g_rand_int_range (rand, 0, REGIONS)]);
    }
  for (guint i = 0; i < CHAINS; i++)
    add_chain (edit, rand, partners, steps[i]);
  random->plan = plan_of (edit);
  for (guint i = 0; i < CHAINS; i++)
    for (guint j = 0; j < STEPS; j++)
      random->steps[i][j] = (XlChainStep *) xl_plan_lookup (random->plan, steps[i][j]);
}

/* What an organisation says of a step, the best of it: by looking at all there is. */
static int
brute_level (XlPlan *in, const XlOrganisation *organisation, const XlChainStep *step, XlDate day)
{
  const GPtrArray *all = xl_plan_get_live (in, &xl_kind_capability);
  int best = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const XlCapability *capability = g_ptr_array_index (all, i);
      int level = xl_capability_level (capability, day), rank = level == XL_CAPABILITY_HAS ? 3 : level == XL_CAPABILITY_PLANS ? 2 : level == XL_CAPABILITY_WANTS ? 1 : 0;

      if (capability->organisation == organisation->parent_instance.id && capability->step == step->parent_instance.id)
        best = MAX (best, rank);
    }
  return best;
}

static void
check_coverage (const Random *random, guint chain, XlCoverageBy by, XlDate day)
{
  g_autoptr (XlCoverage) coverage = xl_coverage_new (random->plan, random->steps[chain], STEPS, by, NULL, day);
  const GPtrArray *organisations = xl_plan_get_live (random->plan, &xl_kind_organisation);
  XlCoverageCell sums[STEPS] = { 0 };

  for (guint r = 0; r < coverage->rows->len; r++)
    for (guint c = 0; c < STEPS; c++)
      {
        const XlCoverageCell *cell = xl_coverage_cell (coverage, r, c);
        guint counts[4] = { 0 };

        for (guint i = 0; i < organisations->len; i++)
          {
            const XlOrganisation *one = g_ptr_array_index (organisations, i);

            if ((by == XL_COVERAGE_REGIONS ? one->region : one->type) == g_array_index (coverage->rows, gint64, r))
              counts[brute_level (random->plan, one, random->steps[chain][c], day)]++;
          }
        g_assert_cmpuint (cell->has, ==, counts[3]);
        g_assert_cmpuint (cell->plans, ==, counts[2]);
        g_assert_cmpuint (cell->wants, ==, counts[1]);
        if (counts[1] + counts[2] + counts[3] > 0)
          {
            g_autoptr (GPtrArray) who = xl_coverage_dup_partners (random->plan, coverage, r, c, NULL, day);

            g_assert_cmpuint (who->len, ==, counts[1] + counts[2] + counts[3]);
          }
        sums[c].has += cell->has;
        sums[c].plans += cell->plans;
        sums[c].wants += cell->wants;
      }
  for (guint c = 0; c < STEPS; c++)
    {
      g_assert_cmpuint (coverage->totals[c].has, ==, sums[c].has);
      g_assert_cmpuint (coverage->totals[c].plans, ==, sums[c].plans);
      g_assert_cmpuint (coverage->totals[c].wants, ==, sums[c].wants);
    }
}

/* Everything that a step leads to, by asking each step in turn until nothing is added. */
static guint
brute_downstream (const XlChain *chain, guint index, gboolean *hit)
{
  guint n = 0;
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < chain->places->len; i++)
        {
          const XlChainPlace *place = xl_chain_place (chain, i);
          guint next = i + 1;

          for (guint j = 0; j < chain->places->len; j++)
            if (xl_chain_place (chain, j)->step->parent_instance.id == place->step->feeds)
              next = j;
          if ((i == index || hit[i]) && next < chain->places->len && next != index && !hit[next])
            {
              hit[next] = more = TRUE;
              n++;
            }
        }
    }
  return n;
}

static void
check_order (const Random *random, guint chain, XlDate day)
{
  g_autoptr (XlChain) made = xl_chain_new (random->plan, (XlValueChain *) xl_plan_lookup (random->plan, random->steps[chain][0]->chain), NULL, day);

  g_assert_cmpuint (made->places->len, ==, STEPS);
  for (guint i = 0; i < STEPS; i++)
    {
      const XlChainPlace *place = xl_chain_place (made, i);
      g_autofree gboolean *hit = g_new0 (gboolean, STEPS);
      g_autoptr (GArray) way = xl_chain_downstream (made, i);
      guint n = brute_downstream (made, i, hit);

      if (place->step->feeds != 0)
        g_assert_cmpint (xl_chain_find (made, place->step->feeds), >, (int) i);
      g_assert_cmpuint (way->len, ==, n);
      for (guint j = 0; j < way->len; j++)
        g_assert_true (hit[g_array_index (way, guint, j)]);
    }
}

/* Takes out a country for true, and compares with what was said to be lost. */
static void
check_losses (Random *random, guint index, XlDate day)
{
  XlValueChain *record = (XlValueChain *) xl_plan_lookup (random->plan, random->steps[index][0]->chain);
  g_autoptr (XlChain) chain = xl_chain_new (random->plan, record, NULL, day);
  g_autoptr (GArray) flows = xl_chain_flows (random->plan, chain);
  g_autoptr (GArray) losses = xl_chain_losses (random->plan, chain, flows);

  for (guint i = 0; i < losses->len; i++)
    {
      const XlChainLoss *loss = &g_array_index (losses, XlChainLoss, i);
      const GPtrArray *organisations = xl_plan_get_live (random->plan, &xl_kind_organisation);
      g_autoptr (XlEdit) away = xl_edit_new ("away");
      g_autoptr (XlChain) left = NULL;
      guint lost = 0, unplanned = 0;

      for (guint j = 0; j < organisations->len; j++)
        if (g_strcmp0 (xl_plan_country (random->plan, g_ptr_array_index (organisations, j)), loss->country) == 0)
          xl_edit_set (away, g_ptr_array_index (organisations, j), "retired", "1");
      xl_plan_try (random->plan, away);
      left = xl_chain_new (random->plan, record, NULL, day);
      for (guint p = 0; p < STEPS; p++)
        {
          const XlChainPlace *place = xl_chain_place (left, p);

          for (guint c = 0; c < place->capabilities->len; c++)
            {
              const XlCapability *capability = g_ptr_array_index (place->capabilities, c);

              g_assert_cmpstr (xl_plan_country (random->plan, xl_plan_lookup (random->plan, capability->organisation)), !=, loss->country);
            }
          lost += xl_chain_place (chain, p)->state == XL_STEP_HAS && place->state != XL_STEP_HAS;
          unplanned += xl_chain_place (chain, p)->state == XL_STEP_PLANNED && place->state == XL_STEP_GAP;
        }
      xl_plan_untry (random->plan, away);
      g_assert_cmpuint (loss->lost->len, ==, lost);
      g_assert_cmpuint (loss->unplanned->len, ==, unplanned);
    }
}

static void
test_random (void)
{
  const XlDate day = xl_date_make (2026, 11, 30);

  for (guint seed = 0; seed < SEEDS; seed++)
    {
      Random random;

      make_random (&random, seed);
      for (guint i = 0; i < CHAINS; i++)
        {
          check_coverage (&random, i, XL_COVERAGE_REGIONS, day);
          check_coverage (&random, i, XL_COVERAGE_TYPES, day);
          check_order (&random, i, day);
          check_losses (&random, i, day);
        }
      g_object_unref (random.plan);
    }
}

/* --- the sample --------------------------------------------------------------------------------- */

static void
assert_candidate (const XlChain *chain, guint index, const XlDisruption *disruption, guint place, const char *name, gboolean same_name)
{
  g_autoptr (GArray) candidates = xl_chain_candidates (plan, chain, index, disruption);
  const XlChainCandidate *candidate;

  g_assert_cmpuint (place, <, candidates->len);
  candidate = &g_array_index (candidates, XlChainCandidate, place);
  g_assert_cmpstr (candidate->organisation->name, ==, name);
  g_assert_true (candidate->same_name == same_name);
}

static void
test_sample (gboolean *done, gconstpointer data)
{
  XlValueChain *record = by_key ("value-chain:plastic");
  XlProject *pyrolink = by_key ("project:x01");
  XlDisruption *disruption = by_key ("disruption:residue-short");
  XlDate day = xl_date_make (2026, 11, 30);
  g_autoptr (XlChain) chain = xl_chain_new (plan, record, NULL, day);
  g_autoptr (XlChain) partnership = xl_chain_new (plan, record, pyrolink, day);
  g_autoptr (XlChainHit) hit = xl_chain_hit (plan, chain, disruption);
  g_autoptr (GArray) flows = xl_chain_flows (plan, chain), candidates = NULL;
  g_autoptr (GPtrArray) answers = xl_chain_answers (plan, xl_chain_place (chain, 2)->step);
  g_autofree char *gap = xl_words_gap_next (plan, chain, 1), *until = xl_words_gap_title (chain, 2);

  g_assert_cmpuint (chain->n_gaps, ==, 3);
  g_assert_cmpint (xl_chain_place (chain, 2)->year, ==, 2028);
  g_assert_cmpstr (until, ==, "Gap until 2028.");
  g_assert_cmpstr (gap, ==, "\u2068Demo Rubber SpA\u2069 (IT) has it in another chain, 450\u202fkm");
  g_assert_cmpuint (partnership->n_gaps, ==, 5); /* only Demo Petrochem of PyroLink has something */
  assert_candidate (chain, 1, NULL, 0, "Demo Rubber SpA", TRUE);
  assert_candidate (chain, 0, disruption, 0, "Demo Solvents s.r.o.", FALSE);
  candidates = xl_chain_candidates (plan, chain, 5, NULL);
  g_assert_cmpuint (candidates->len, ==, 0);
  g_assert_cmpuint (hit->downstream->len, ==, 5);
  g_assert_cmpuint (hit->at_step, ==, 1);
  g_assert_cmpuint (hit->organisations->len, ==, 2);
  g_assert_cmpuint (flows->len, ==, 2);
  g_assert_cmpuint (g_array_index (flows, XlChainFlow, 0).place, ==, 2);
  g_assert_true (g_array_index (flows, XlChainFlow, 1).fits == g_array_index (flows, XlChainFlow, 0).flow);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_true (g_ptr_array_index (answers, 0) == pyrolink);
}

/* --- edits -------------------------------------------------------------------------------------- */

/* Each is one step: one undo, and all is as before. */
static void
check_one_step (XlEdit *edit, const char *words)
{
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL, *said = xl_words_edit (plan, edit);

  if (words != NULL)
    g_assert_cmpstr (said, ==, words);
  do_edit (edit);
  undo ();
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
  xl_desk_redo (desk);
  settle ();
}

static char *
dup_names (XlValueChain *record)
{
  g_autoptr (XlChain) chain = xl_chain_new (plan, record, NULL, xl_date_today ());
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < chain->places->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", xl_chain_place (chain, i)->step->name);
  return g_string_free (names, FALSE);
}

static void
assert_names (XlValueChain *record, const char *expected)
{
  g_autofree char *names = dup_names (record);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_edits (gboolean *done, gconstpointer data)
{
  gint64 id = 0, step_id = 0;
  XlValueChain *chain;
  XlChainStep *step;

  check_one_step (xl_edits_new_chain (plan, "Glass", &id), "Value chain Glass added");
  chain = (XlValueChain *) xl_plan_lookup (plan, id);
  assert_names (chain, "Feedstock, Pre-treatment, Conversion, Product, User, Recovery");
  step = xl_plan_get_live (plan, &xl_kind_step)->pdata[0];
  {
    g_autoptr (XlChain) made = xl_chain_new (plan, chain, NULL, xl_date_today ());

    step = xl_chain_place (made, 1)->step;
  }
  check_one_step (xl_edits_move_step (plan, step, -1), NULL);
  assert_names (chain, "Pre-treatment, Feedstock, Conversion, Product, User, Recovery");
  check_one_step (xl_edits_add_step (plan, chain, "Melting", step, &step_id), NULL);
  assert_names (chain, "Pre-treatment, Melting, Feedstock, Conversion, Product, User, Recovery");
  check_one_step (xl_edits_remove_step (plan, step), NULL);
  assert_names (chain, "Melting, Feedstock, Conversion, Product, User, Recovery");
  step = (XlChainStep *) xl_plan_lookup (plan, step_id);
  g_assert_null (xl_edits_move_step (plan, step, -1));
  check_one_step (xl_edits_capability (plan, step, by_key ("organisation:demo-rubber"), XL_CAPABILITY_WANTS), NULL);
  g_assert_cmpint (state_of (step), ==, XL_STEP_GAP);
  check_one_step (xl_edits_capability (plan, step, by_key ("organisation:demo-rubber"), XL_CAPABILITY_HAS), NULL);
  g_assert_cmpint (state_of (step), ==, XL_STEP_HAS);
  g_assert_null (xl_edits_capability (plan, step, by_key ("organisation:demo-rubber"), XL_CAPABILITY_HAS));
}

/* Steps that say what they feed: what is put between them, moved or taken away leaves no ring and loses none. */
static void
test_feeds (gboolean *done, gconstpointer data)
{
  const XlField *feeds = xl_kind_field (&xl_kind_step, "feeds");
  XlValueChain *chain = by_key ("value-chain:tyres");
  XlChainStep *first = by_key ("step:tyres-tyres"), *third = by_key ("step:tyres-pyrolysis");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, third->parent_instance.id);
  gint64 id = 0;

  do_edit (xl_edits_value (plan, &first->parent_instance, feeds, text));
  check_one_step (xl_edits_add_step (plan, chain, "Washing", first, &id), NULL);
  g_assert_cmpint (first->feeds, ==, id);
  g_assert_cmpint (((XlChainStep *) xl_plan_lookup (plan, id))->feeds, ==, third->parent_instance.id);
  check_one_step (xl_edits_remove_step (plan, (XlChainStep *) xl_plan_lookup (plan, id)), NULL);
  g_assert_cmpint (first->feeds, ==, third->parent_instance.id);
  check_one_step (xl_edits_move_step (plan, first, 4), NULL);
  g_assert_cmpint (first->feeds, ==, 0);
  assert_names (chain, "Sorting and washing, Tyre pyrolysis, Recovered carbon black, Rubber goods, End-of-life tyres");
}

static void
test_projects (gboolean *done, gconstpointer data)
{
  XlChainStep *gap = by_key ("step:plastic-sorting");
  XlDisruption *disruption = by_key ("disruption:residue-short");
  g_autoptr (GPtrArray) answers = NULL, partners = NULL;
  gint64 id = 0;
  XlProject *project;

  check_one_step (xl_edits_gap_project (plan, gap, xl_date_today (), &id),
                  "Project Mixed plastic to cracker feed: Sorting and washing added");
  project = (XlProject *) xl_plan_lookup (plan, id);
  g_assert_true (g_strv_contains ((const char *const *) project->objectives, "O3"));
  partners = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_participation, "project");
  g_assert_cmpuint (partners->len, ==, 1);
  g_assert_true (xl_plan_lookup (plan, ((XlParticipation *) g_ptr_array_index (partners, 0))->organisation) == by_key ("organisation:demo-petro"));
  answers = xl_chain_answers (plan, gap);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_true (g_ptr_array_index (answers, 0) == project);
  /* A second one carries the same tag; one that answers already is not asked twice. */
  check_one_step (xl_edits_answer (plan, gap, by_key ("project:x01")), NULL);
  g_assert_null (xl_edits_answer (plan, gap, by_key ("project:x01")));
  check_one_step (xl_edits_disruption_project (plan, disruption, xl_date_make (2026, 11, 30), &id), NULL);
  g_assert_cmpint (disruption->project, ==, id);
  check_one_step (xl_edits_disruption (plan, gap, 5, xl_date_make (2026, 11, 30), NULL, &id), NULL);
  g_assert_cmpint (((XlDisruption *) xl_plan_lookup (plan, id))->severity, ==, 5);
}

#define ADD_TEST(name, function) g_test_add (name, gboolean, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  ADD_TEST ("/chains/gap", test_gap);
  ADD_TEST ("/chains/days", test_days);
  g_test_add_func ("/chains/random", test_random);
  ADD_TEST ("/chains/sample", test_sample);
  ADD_TEST ("/chains/edits", test_edits);
  ADD_TEST ("/chains/feeds", test_feeds);
  ADD_TEST ("/chains/projects", test_projects);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
