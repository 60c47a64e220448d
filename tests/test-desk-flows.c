/* test-desk-flows.c - resource flows without a screen: candidates, what is left out, projects of matches, plans of supply */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-desk-edit.h"
#include "xl-codes.h"
#include "xl-desk-edits.h"
#include "xl-desk-flows.h"
#include "xl-desk-supply.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

#include <string.h>

static const XlMatches *
get (void)
{
  return xl_matches_get (plan, xl_date_today ());
}

static XlFlow *
flow (const char *key)
{
  XlRecord *record = xl_plan_find (plan, &xl_kind_flow, key);

  g_assert_nonnull (record);
  return (XlFlow *) record;
}

/* The pairs of a need that are with the offer of that key. */
static GArray *
pairs_with (const char *need, const char *offer)
{
  g_autoptr (GArray) all = xl_matches_of (get (), flow (need));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));

  for (guint i = 0; i < all->len; i++)
    if (xl_matches_offer (get (), &g_array_index (all, XlFlowPair, i)) == flow (offer))
      g_array_append_val (pairs, g_array_index (all, XlFlowPair, i));
  g_assert_cmpuint (pairs->len, ==, 1);
  return pairs;
}

/* --- candidates --------------------------------------------------------------------------------- */

/* Law: the count of a flow is the number of its pairs that do not fail, of needs and of offers alike; and what is of one
 * flow is what all pairs have of it, the best first. */
static void
test_counts (gboolean *done, gconstpointer data)
{
  const XlMatches *matches = get ();
  const GPtrArray *flows = xl_plan_get_live (plan, &xl_kind_flow);
  guint sum = 0, candidates = 0, n_pairs = 0;

  for (guint i = 0; i < matches->pairs->len; i++)
    candidates += g_array_index (matches->pairs, XlFlowPair, i).fails == 0;
  for (guint i = 0; i < flows->len; i++)
    {
      const XlFlow *one = g_ptr_array_index (flows, i);
      g_autoptr (GArray) own = xl_matches_of (matches, one);
      guint n = 0;

      for (guint k = 0; k < own->len; k++)
        {
          const XlFlowPair *pair = &g_array_index (own, XlFlowPair, k);

          g_assert_true (xl_matches_need (matches, pair) == one || xl_matches_offer (matches, pair) == one);
          n += pair->fails == 0;
          if (k > 0)
            g_assert_cmpint (xl_flow_pair_compare (pair - 1, pair), <=, 0);
        }
      g_assert_cmpuint (xl_matches_count (matches, one), ==, n);
      sum += n;
      n_pairs += own->len;
    }
  g_assert_cmpuint (candidates, >, 0);
  g_assert_cmpuint (sum, ==, 2 * candidates);
  g_assert_cmpuint (n_pairs, ==, 2 * matches->pairs->len);
}

/* Law: what was found is kept while nothing changes, and found anew when something does. */
static void
test_kept (gboolean *done, gconstpointer data)
{
  const XlMatches *before = get ();
  XlFlow *need = flow ("n3");
  XlEdit *edit;

  g_assert_true (before == get ());
  g_assert_cmpuint (xl_matches_count (get (), need), ==, 2);
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, &need->parent_instance, "max_km", "200");
  enter (edit);
  xl_edit_unref (edit);
  g_assert_cmpuint (xl_matches_count (get (), need), ==, 1);
  xl_desk_undo (desk);
  settle ();
  g_assert_cmpuint (xl_matches_count (get (), need), ==, 2);
}

/* Law: who was left out has the unit or a code in common, and not both; and is no pair. */
static void
test_misses (gboolean *done, gconstpointer data)
{
  const GPtrArray *flows = xl_plan_get_live (plan, &xl_kind_flow);
  guint n = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      const XlFlow *one = g_ptr_array_index (flows, i);
      g_autoptr (GArray) misses = xl_matches_misses (get (), one), own = xl_matches_of (get (), one);

      n += misses->len;
      for (guint m = 0; m < misses->len; m++)
        {
          const XlFlowMiss *miss = &g_array_index (misses, XlFlowMiss, m);
          g_autofree char *why = xl_words_miss (one, miss);

          g_assert_cmpint (miss->flow->direction, !=, one->direction);
          g_assert_true (miss->other_unit == (miss->flow->unit != one->unit));
          g_assert_true (*why != '\0');
          for (guint k = 0; k < own->len; k++)
            {
              const XlFlowPair *pair = &g_array_index (own, XlFlowPair, k);

              g_assert_true (xl_matches_need (get (), pair) != miss->flow && xl_matches_offer (get (), pair) != miss->flow);
            }
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* --- what is done with them --------------------------------------------------------------------- */

static void
test_status (gboolean *done, gconstpointer data)
{
  g_autoptr (GArray) pairs = pairs_with ("n3", "o6");

  for (int status = XL_MATCH_CANDIDATE; status <= XL_MATCH_REJECTED; status++)
    {
      g_autoptr (XlEdit) edit = xl_edits_match (plan, get (), pairs, status, status == XL_MATCH_REJECTED ? "too dear" : NULL);

      enter_and_undo (edit);
    }
}

/* Law: what the law forbids cannot leave "candidate", whatever way it is tried. */
static void
test_forbidden (gboolean *done, gconstpointer data)
{
  g_autoptr (GArray) pairs = pairs_with ("n4", "o6");
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;
  gint64 id;

  g_assert_cmpint (g_array_index (pairs, XlFlowPair, 0).regime, ==, XL_REGIME_FORBIDDEN);
  for (int status = XL_MATCH_IN_DISCUSSION; status <= XL_MATCH_REJECTED + 1; status++)
    {
      g_autoptr (XlEdit) edit = status <= XL_MATCH_REJECTED ? xl_edits_match (plan, get (), pairs, status, "why")
                                                            : xl_edits_match_project (plan, get (), pairs, &id);
      g_autofree char *sentence = NULL;

      g_assert_false (xl_desk_edit (desk, edit, &sentence));
      g_assert_nonnull (strstr (sentence, "forbidden"));
    }
  settle ();
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

static guint
count_links (gint64 project, const XlKind *kind)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, xl_plan_lookup (plan, project), kind, "project");

  return links->len;
}

/* Law: a project of matches is one step; the need's region leads, each offer's region brings the feedstock, each match
 * refers to it and is in discussion, and what is made of illustrations is one. */
static void
test_project (gboolean *done, gconstpointer data)
{
  g_autoptr (GArray) pairs = xl_matches_of (get (), flow ("n3"));
  g_autoptr (XlEdit) edit = NULL;
  gint64 id;
  XlProject *project;
  XlRegion *lead;

  g_assert_cmpuint (pairs->len, ==, 2);
  edit = xl_edits_match_project (plan, get (), pairs, &id);
  enter_and_undo (edit);
  g_assert_null (xl_plan_lookup (plan, id));
  xl_desk_redo (desk);
  settle ();
  project = (XlProject *) xl_plan_lookup (plan, id);
  g_assert_nonnull (project);
  lead = xl_plan_lead_region (plan, project);
  g_assert_cmpint (lead->parent_instance.id, ==, flow ("n3")->region);
  g_assert_cmpuint (count_links (id, &xl_kind_project_region), ==, 3);
  g_assert_cmpuint (count_links (id, &xl_kind_match), ==, 2);
  g_assert_cmpint (xl_plan_stage (plan, project), ==, XL_STAGE_LEARN);
  g_assert_true (xl_plan_is_illustrative (plan, &project->parent_instance, NULL));
  for (guint i = 0; i < pairs->len; i++)
    {
      /* The plan has changed: pairs are asked for anew. */
      g_autoptr (GArray) now = xl_matches_of (get (), flow ("n3"));
      XlMatch *match = xl_matches_record (plan, get (), &g_array_index (now, XlFlowPair, i));

      g_assert_cmpint (match->status, ==, XL_MATCH_IN_DISCUSSION);
      g_assert_cmpint (match->project, ==, id);
    }
}

/* --- plans of supply ---------------------------------------------------------------------------- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(XlSupply **) data = xl_desk_supply_finish (result, NULL);
}

static XlSupply *
solve (int unit, XlAssignGoal goal)
{
  XlSupply *supply = NULL;

  xl_desk_supply_async (plan, unit, goal, NULL, answered_cb, &supply);
  while (supply == NULL)
    g_main_context_iteration (NULL, TRUE);
  return supply;
}

/* Law: nobody gives more than is offered or gets more than is needed, only candidates are used, and taking pairs one by one
 * is never better; what was rejected is not planned with. */
static void
test_supply (gboolean *done, gconstpointer data)
{
  g_autoptr (GArray) units = xl_desk_supply_units (plan);

  g_assert_cmpuint (units->len, >, 0);
  for (guint u = 0; u < 2 * units->len; u++)
    {
      g_autoptr (XlSupply) supply = solve (g_array_index (units, int, u / 2), u % 2 ? XL_ASSIGN_PRICE : XL_ASSIGN_DISTANCE);
      g_autoptr (GHashTable) shipped = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_autofree char *table = xl_desk_supply_table (plan, supply);
      g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
      GHashTableIter iter;
      gpointer one, sum;

      g_assert_cmpuint (g_strv_length (lines), ==, supply->best->shipments->len + 2);
      for (guint i = 0; i < supply->best->shipments->len; i++)
        {
          const XlShipment *shipment = &g_array_index (supply->best->shipments, XlShipment, i);
          const XlFlowPair *pair = &g_array_index (supply->pairs, XlFlowPair, shipment->pair);
          XlFlow *ends[] = { xl_matches_need (get (), pair), xl_matches_offer (get (), pair) };

          g_assert_cmpuint (pair->fails, ==, 0);
          for (guint e = 0; e < 2; e++)
            {
              double *total = g_hash_table_lookup (shipped, ends[e]);

              if (total == NULL)
                g_hash_table_insert (shipped, ends[e], total = g_new0 (double, 1));
              *total += shipment->quantity;
            }
        }
      g_hash_table_iter_init (&iter, shipped);
      while (g_hash_table_iter_next (&iter, &one, &sum))
        g_assert_cmpfloat (*(double *) sum, <=, ((XlFlow *) one)->quantity * (1 + 1e-9));
      g_assert_cmpfloat (supply->best->quantity, >=, supply->greedy->quantity * (1 - 1e-9));
    }
}

static void
test_rejected (gboolean *done, gconstpointer data)
{
  g_autoptr (GArray) pairs = pairs_with ("n3", "o6");
  g_autoptr (XlEdit) edit = xl_edits_match (plan, get (), pairs, XL_MATCH_REJECTED, "too dear");
  int unit = flow ("n3")->unit;
  g_autoptr (XlSupply) before = solve (unit, XL_ASSIGN_DISTANCE), after = NULL;

  enter (edit);
  after = solve (unit, XL_ASSIGN_DISTANCE);
  g_assert_cmpuint (after->pairs->len, ==, before->pairs->len - 1);
  g_assert_cmpfloat (after->best->quantity, <, before->best->quantity);
}

/* --- codes by words ----------------------------------------------------------------------------- */

/* Law: what is found has each of the words in its code, name or group; a code that is typed comes first; groups are not
 * found. */
static void
test_codes (gboolean *done, gconstpointer data)
{
  static const char *const sought[] = { "solvent", "spent catalyst", "14 06 03*", "plastic packaging", "PLASTIC", "acid", "" };
  const XlCodes *codes = xl_codes_get ("ewc");

  for (guint s = 0; s < G_N_ELEMENTS (sought); s++)
    {
      g_autoptr (GArray) rows = xl_codes_search (codes, sought[s], 1000);
      g_autofree char *folded = xl_fold (sought[s]);
      g_auto (GStrv) words = g_strsplit (folded, " ", -1);

      g_assert_cmpuint (rows->len, >, 0);
      for (guint i = 0; i < rows->len; i++)
        {
          guint row = g_array_index (rows, guint, i);
          g_autofree char *all = g_strjoin (" ", xl_codes_code (codes, row), xl_codes_cell (codes, row, "name"),
                                            xl_codes_heading (codes, row), NULL);
          g_autofree char *plain = xl_fold (all);

          g_assert_cmpuint (strlen (xl_codes_code (codes, row)), >=, 8);
          for (guint w = 0; words[w] != NULL; w++)
            g_assert_nonnull (strstr (plain, words[w]));
        }
    }
  {
    g_autoptr (GArray) rows = xl_codes_search (codes, "14 06 03", 10), none = xl_codes_search (codes, "no such waste", 10);

    g_assert_cmpstr (xl_codes_code (codes, g_array_index (rows, guint, 0)), ==, "14 06 03*");
    g_assert_cmpuint (none->len, ==, 0);
  }
}

/* Law: a code that lacks its asterisk, or has one too many, is refused with the one that is meant; an old one as old. */
static void
test_asterisks (gboolean *done, gconstpointer data)
{
  const XlCodes *codes = xl_codes_get ("ewc");
  const XlField *field = xl_kind_field (&xl_kind_flow, "codes");
  XlRecord *record = &flow ("o3")->parent_instance;

  for (guint row = 0; row <= xl_codes_size (codes); row++)
    {
      const char *code = row < xl_codes_size (codes) ? xl_codes_code (codes, row) : NULL;
      gboolean starred = code != NULL && g_str_has_suffix (code, "*");
      g_autofree char *wrong = code == NULL ? g_strdup ("16 02 05")
                               : starred    ? g_strndup (code, strlen (code) - 1)
                                            : g_strconcat (code, "*", NULL);
      g_autoptr (XlFault) fault = NULL;
      g_autoptr (XlEdit) edit = xl_edits_field (plan, record, field, wrong, &fault);
      g_autofree char *sentence = NULL, *meant = g_strdup_printf ("write “%s”", code);

      if (code != NULL && strlen (code) < 8)
        continue;
      g_assert_nonnull (edit);
      g_assert_false (xl_desk_check_edit (desk, edit, &sentence));
      if (strstr (sentence, code != NULL ? meant : "older lists") == NULL)
        g_error ("%s: %s", wrong, sentence);
    }
}

static void
add (const char *path, void (*test) (gboolean *done, gconstpointer data))
{
  g_test_add (path, gboolean, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  add ("/desk-flows/counts", test_counts);
  add ("/desk-flows/kept", test_kept);
  add ("/desk-flows/misses", test_misses);
  add ("/desk-flows/status", test_status);
  add ("/desk-flows/forbidden", test_forbidden);
  add ("/desk-flows/project", test_project);
  add ("/desk-flows/supply", test_supply);
  add ("/desk-flows/rejected", test_rejected);
  add ("/desk-flows/codes", test_codes);
  add ("/desk-flows/asterisks", test_asterisks);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
