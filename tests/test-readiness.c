/* test-readiness.c - how ready regions are beside the others: figures by hand, and laws */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readiness-marks.h"
#include "xl-desk-readiness.h"
#include "xl-desk-words-readiness.h"

/* --- marks -------------------------------------------------------------------------------------- */

static XlReadinessScores
scores_of (const char *key, int feedstock)
{
  XlReadinessScores scores;

  xl_readiness_scores (plan, region_of (key), feedstock, xl_date_make (2026, 11, 22), &scores);
  return scores;
}

/* The spider of Limburg: its own marks, and the mean of Ústí and Wallonia, reckoned by hand:
 * (6+6)/2, (6+7)/2, (4+6)/2, (6+7)/2, (5+8)/2, (5+6)/2, (4+6)/2, (6+8)/2. */
static void
test_limburg (gboolean *done, gconstpointer data)
{
  static const double means[XL_N_FACTORS] = { 6, 6.5, 5, 6.5, 6.5, 5.5, 5, 7 };
  XlReadinessScores scores;
  g_autofree char *apart = NULL, *part = NULL, *others = NULL, *complete = NULL;

  add_fixture ();
  scores = scores_of ("limburg-nl", WASTE);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      g_assert_cmpfloat (scores.marks[f], ==, fixture[0].marks[f]);
      g_assert_cmpfloat (scores.means[f], ==, means[f]);
      g_assert_cmpuint (scores.n_means[f], ==, 2);
    }
  g_assert_cmpuint (scores.n_others, ==, 2);
  g_assert_cmpuint (scores.n_marks, ==, XL_N_FACTORS);
  /* By 2 and more: infrastructure 2.5, finance 2, support 2.5, markets 2.5, entrepreneurship 2. */
  g_assert_cmpuint (scores.strong, ==, 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 6);
  g_assert_cmpuint (scores.weak, ==, 0);
  apart = xl_words_readiness_apart (&scores);
  g_assert_cmpstr (apart, ==,
                   "Clearly above the others in infrastructure (9 against 6.5), access to finance (7 against 5), "
                   "support institutions (9 against 6.5), regional markets (8 against 5.5), entrepreneurship (7 against "
                   "5); nowhere clearly below them.");
  part = xl_words_readiness_part (&scores, 1);
  g_assert_cmpstr (part, ==, "Infrastructure: 9, mean of 2 others 6.5");
  others = xl_words_readiness_others (&scores);
  g_assert_cmpstr (others, ==, "Mean of 2 other regions");
  complete = xl_words_readiness_complete (&scores);
  g_assert_cmpstr (complete, ==, "8 of 8 answered");
  g_assert_null (xl_words_readiness_gaps (&scores));

  /* Seen from Ústí, Limburg and Wallonia are the others: finance 4 against 6.5, support 5 against 8.5. */
  scores = scores_of ("usti", WASTE);
  g_assert_cmpfloat (scores.means[2], ==, 6.5);
  g_assert_true (scores.weak & 1 << 2);
  g_assert_cmpuint (scores.strong, ==, 0);
  /* One region alone has nobody to be compared with. */
  scores = scores_of ("catalonia", 3);
  g_assert_cmpuint (scores.n_others, ==, 0);
  g_assert_cmpuint (scores.weak | scores.strong, ==, 0);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    assert_gap (scores.means[f]);
}

/* Law: what is missing is a gap: not 0, in no mean, neither weak nor strong. */
static void
test_gaps (gboolean *done, gconstpointer data)
{
  XlReadinessScores scores;
  XlReadiness *round;
  g_autofree char *gaps = NULL;

  add_fixture ();
  round = xl_readiness_latest (plan, region_of ("wallonia"), WASTE, ON);
  for (guint f = 1; f < XL_N_FACTORS; f++)
    {
      XlEdit *edit = xl_edit_new (NULL);

      xl_edit_set (edit, &round->parent_instance, xl_readiness_factor (f)->name, f == 5 ? "0" : NULL);
      do_edit (edit);
    }
  scores = scores_of ("wallonia", WASTE);
  g_assert_cmpuint (scores.n_marks, ==, 2);
  assert_gap (scores.marks[1]);
  g_assert_cmpfloat (scores.marks[5], ==, 0);
  g_assert_cmpuint (scores.weak, ==, 1 << 5); /* 0 is an answer: 6.5 is the mean of 8 and 5 */
  gaps = xl_words_readiness_gaps (&scores);
  g_assert_cmpstr (gaps, ==,
                   "Not answered yet: infrastructure, access to finance, skilled workforce, support institutions, "
                   "entrepreneurship, public support. It is a gap in the line, not a 0.");
  scores = scores_of ("limburg-nl", WASTE);
  g_assert_cmpfloat (scores.means[1], ==, 6); /* Ústí alone */
  g_assert_cmpuint (scores.n_means[1], ==, 1);
  g_assert_cmpfloat (scores.means[5], ==, 2.5);
  g_assert_cmpuint (scores.n_others, ==, 2);
  scores = scores_of ("lodz", WASTE);
  g_assert_null (scores.record);
  g_assert_cmpuint (scores.n_marks, ==, 0);
  g_assert_cmpuint (scores.n_others, ==, 3);
}

/* The latest round of a day counts, whole; a retired one, or one of a retired region, does not. */
static void
test_latest (gboolean *done, gconstpointer data)
{
  XlRegion *region = region_of ("usti");
  XlReadiness *first, *second;
  XlRecord *retired;
  XlReadinessScores scores;
  XlEdit *edit;

  add_fixture ();
  first = xl_readiness_latest (plan, region, WASTE, ON);
  do_edit (xl_edits_readiness_again (plan, first, xl_date_make (2026, 5, 1)));
  second = xl_readiness_latest (plan, region, WASTE, ON);
  g_assert_true (second != first);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    g_assert_cmpfloat (xl_readiness_mark (second, f), ==, xl_readiness_mark (first, f));
  g_assert_true (xl_readiness_latest (plan, region, WASTE, xl_date_make (2026, 4, 30)) == first);
  g_assert_true (xl_readiness_latest (plan, region, WASTE, xl_date_make (2026, 5, 1)) == second);
  g_assert_null (xl_readiness_latest (plan, region, WASTE, xl_date_make (2025, 2, 28)));
  g_assert_null (xl_readiness_latest (plan, region, 1, ON));
  /* What the later one leaves open stays open. */
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, &second->parent_instance, "supply", NULL);
  do_edit (edit);
  scores = scores_of ("usti", WASTE);
  assert_gap (scores.marks[0]);
  g_assert_cmpfloat (scores_of ("limburg-nl", WASTE).means[0], ==, 6); /* Wallonia alone */

  retired = &region_of ("wallonia")->parent_instance;
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, retired, "retired", "1");
  do_edit (edit);
  g_assert_cmpuint (scores_of ("limburg-nl", WASTE).n_others, ==, 1);
}

/* The first answer makes the round in the same step; each answer is one step; bad ones are refused in words. */
static void
test_answers (gboolean *done, gconstpointer data)
{
  XlRegion *region = region_of ("lodz");
  XlDate day = xl_date_make (2026, 11, 22);
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;
  g_autoptr (XlFault) fault = NULL;
  XlEdit *edit;

  g_assert_null (xl_edits_readiness_mark (plan, region, 1, day, 0, "", &fault));
  g_assert_null (fault);
  g_assert_null (xl_edits_readiness_mark (plan, region, 1, day, 0, "eleven", &fault));
  g_assert_nonnull (fault);
  do_edit (xl_edits_readiness_mark (plan, region, 1, day, 0, "7", NULL));
  do_edit (xl_edits_readiness_mark (plan, region, 1, day, 7, "0", NULL));
  g_assert_cmpfloat (xl_readiness_mark (xl_readiness_latest (plan, region, 1, day), 0), ==, 7);
  g_assert_cmpfloat (xl_readiness_mark (xl_readiness_latest (plan, region, 1, day), 7), ==, 0);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_readiness), ==, 1);
  /* Out of range: the door says so. */
  edit = xl_edits_readiness_mark (plan, region, 1, day, 1, "11", NULL);
  if (edit != NULL)
    {
      g_autofree char *sentence = NULL;

      g_assert_false (xl_desk_edit (desk, edit, &sentence));
      g_assert_nonnull (sentence);
      xl_edit_unref (edit);
    }
  do_edit (xl_edits_readiness_mark (plan, region, 1, day, 0, "", NULL));
  assert_gap (xl_readiness_mark (xl_readiness_latest (plan, region, 1, day), 0));
  for (guint i = 0; i < 3; i++)
    {
      xl_desk_undo (desk);
      settle ();
    }
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

/* Each question stands once, and ends like one. */
static void
test_questions (gboolean *done, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int feedstock = 1; feedstock <= XL_N_FEEDSTOCKS; feedstock++)
    for (guint f = 0; f < XL_N_FACTORS; f++)
      {
        const char *question = xl_words_readiness_question (feedstock, f);

        g_assert_true (g_str_has_suffix (question, "?"));
        g_assert_true (g_hash_table_add (seen, (gpointer) question));
      }
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = private_folder_new ();
  g_test_add ("/readiness/limburg", gboolean, NULL, set_up, test_limburg, tear_down);
  g_test_add ("/readiness/gaps", gboolean, NULL, set_up, test_gaps, tear_down);
  g_test_add ("/readiness/latest", gboolean, NULL, set_up, test_latest, tear_down);
  g_test_add ("/readiness/answers", gboolean, NULL, set_up, test_answers, tear_down);
  g_test_add ("/readiness/questions", gboolean, NULL, set_up, test_questions, tear_down);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
