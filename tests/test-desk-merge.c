/* test-desk-merge.c - a merge as the window sees it: read, asked, answered, written, taken back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-desk-edit.h"
#include "xl-desk-edits.h"
#include "xl-desk-file.h"
#include "xl-desk-merge.h"

#include <string.h>

static char *their_path;
static guint n_failed;

/* The other laptop: another copy of the sample plan. */
static XlFile *
new_copy (void)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("their plan %u.crosslink", n++);
  g_autoptr (GError) error = NULL;
  XlFile *file;

  g_free (their_path);
  their_path = g_build_filename (folder, name, NULL);
  file = xl_file_sample (their_path, &error);
  g_assert_no_error (error);
  return file;
}

static XlEdit *
change (XlPlan *of, const XlKind *kind, const char *key, const char *field, const char *text)
{
  XlEdit *edit = xl_edit_new (NULL);

  xl_edit_set (edit, xl_plan_find (of, kind, key), field, text);
  return edit;
}

static void
they_change (XlFile *file, const XlKind *kind, const char *key, const char *field, const char *text)
{
  g_autoptr (XlEdit) edit = change (xl_file_get_plan (file), kind, key, field, text);
  g_autoptr (GError) error = NULL;

  xl_file_edit (file, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
i_change (const XlKind *kind, const char *key, const char *field, const char *text)
{
  g_autoptr (XlEdit) edit = change (plan, kind, key, field, text);

  enter (edit);
}

typedef struct
{
  gboolean done, ok;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok = xl_desk_merge_read_finish (desk, result, &answer->error);
  answer->done = TRUE;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok = xl_desk_merge_apply_finish (desk, result, &answer->error);
  answer->done = TRUE;
}

static Answer
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  return *answer;
}

static void
read_into (XlDeskMerge *merge)
{
  Answer answer = { FALSE };

  xl_desk_merge_read_async (desk, merge, NULL, read_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.ok);
  g_assert_cmpuint (xl_desk_merge_get_progress (merge), ==, 100);
}

static GError *
apply (XlDeskMerge *merge)
{
  Answer answer = { FALSE };

  xl_desk_merge_apply_async (desk, merge, applied_cb, &answer);
  wait_for (&answer);
  settle (); /* the plan in memory follows */
  g_assert_true (answer.ok == (answer.error == NULL));
  return answer.error;
}

static void
assert_property (gpointer object, const char *name, const char *wanted)
{
  g_autofree char *text = NULL;

  g_object_get (object, name, &text, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static guint
number_of (gpointer object, const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (object, name, &value);
  return G_VALUE_HOLDS_INT (&value)       ? (guint) g_value_get_int (&value)
         : G_VALUE_HOLDS_BOOLEAN (&value) ? (guint) g_value_get_boolean (&value)
                                          : g_value_get_uint (&value);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* The question about that field, or the one that is a sentence. */
static XlDeskMergeQuestion *
question_about (XlDeskMerge *merge, const char *field)
{
  GListModel *questions = xl_desk_merge_list_questions (merge);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (questions, i);
      g_autofree char *label = NULL;

      g_object_get (question, "field", &label, NULL);
      if (strcmp (label, field) == 0)
        return question; /* the merge holds it */
    }
  g_error ("nobody asks about %s", field);
}

/* Each kind of question, in words; what only one side did; answers; one step, and back. */
static void
test_whole (gboolean *done, gconstpointer data)
{
  g_autoptr (XlFile) theirs = new_copy ();
  g_autoptr (XlDeskMerge) merge = xl_desk_merge_new (their_path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *sentence = NULL;
  XlDeskMergeQuestion *question;
  guint notified = 0, steps;

  i_change (&xl_kind_project, "birex", "investment", "6450000000");
  they_change (theirs, &xl_kind_project, "birex", "investment", "6280000000");
  i_change (&xl_kind_project, "birex", "summary", "Recovered carbon black for tyres & seals");
  they_change (theirs, &xl_kind_project, "birex", "summary", "Carbon black and oil from tyres");
  i_change (&xl_kind_project, "birex", "horizon", "21");
  they_change (theirs, &xl_kind_organisation, "nowal", "size", "large");
  i_change (&xl_kind_organisation, "nowal", "retired", "1");
  they_change (theirs, &xl_kind_project, "x06", "horizon", "19");
  before = xl_plan_dup_digest (plan);
  steps = xl_history_n_undo (xl_plan_get_history (plan));

  assert_property (merge, "other-name", "");
  read_into (merge);
  assert_property (merge, "other-name", "their plan 0");
  assert_property (merge, "note", "");
  assert_property (merge, "last-meeting", "never met");
  g_assert_cmpuint (number_of (merge, "n-mine"), ==, 1);
  g_assert_cmpuint (number_of (merge, "n-theirs"), ==, 2);
  g_assert_cmpuint (number_of (merge, "n-questions"), ==, 3);
  g_assert_cmpuint (number_of (merge, "n-open"), ==, 3);
  g_assert_false (number_of (merge, "can-apply"));
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_merge_list_taken (merge)), ==, 3);
  {
    g_autoptr (XlDeskMergeTaken) last = g_list_model_get_item (xl_desk_merge_list_taken (merge), 2);

    assert_property (last, "side-words", "mine");
    assert_property (last, "sentence", "Horizon, years: – → 21");
  }

  question = question_about (merge, "Investment estimate, M€");
  assert_property (question, "name", "BI-REX");
  assert_property (question, "mine", "64.5");
  assert_property (question, "theirs", "62.8");
  assert_property (question, "mine-label", "Mine");
  g_assert_cmpint (xl_desk_merge_question_get_shape (question), ==, XL_DESK_MERGE_NUMBER);
  g_signal_connect (merge, "notify::n-open", G_CALLBACK (count_cb), &notified);
  g_object_set (question, "keep", XL_DESK_MERGE_THEIRS, NULL);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (xl_desk_merge_get_n_open (merge), ==, 2);

  question = question_about (merge, "Summary");
  g_assert_cmpint (xl_desk_merge_question_get_shape (question), ==, XL_DESK_MERGE_LONG);
  question = question_about (merge, "");
  g_assert_cmpint (xl_desk_merge_question_get_shape (question), ==, XL_DESK_MERGE_SENTENCE);
  g_object_get (question, "sentence", &sentence, NULL);
  g_assert_true (g_str_has_prefix (sentence, "You retired it (Today "));
  g_assert_nonnull (strstr (sentence, "; their plan 0 changed Size to "));
  assert_property (question, "mine-label", "Retired");
  assert_property (question, "theirs-label", "Edited");

  xl_desk_merge_answer_rest (merge, XL_DESK_MERGE_MINE);
  g_assert_cmpuint (xl_desk_merge_get_n_open (merge), ==, 0);
  g_assert_true (number_of (merge, "can-apply"));
  g_assert_no_error (apply (merge));
  settle ();
  g_assert_false (number_of (merge, "can-apply"));
  g_object_get (merge, "backup-words", &backup, NULL);
  g_assert_nonnull (strstr (backup, "-merge.crosslink"));
  g_assert_cmpuint (xl_history_n_undo (xl_plan_get_history (plan)), ==, steps + 1);
  assert_property (desk, "undo-words", "Undo: Merged with their plan 0: 3 changes");
  g_assert_cmpint (((XlProject *) xl_plan_find (plan, &xl_kind_project, "birex"))->investment, ==, 6280000000);
  g_assert_cmpint (((XlProject *) xl_plan_find (plan, &xl_kind_project, "birex"))->horizon, ==, 21);
  g_assert_cmpint (((XlProject *) xl_plan_find (plan, &xl_kind_project, "x06"))->horizon, ==, 19);

  /* twice is once */
  read_into (merge);
  g_assert_true (number_of (merge, "nothing-new"));
  {
    g_autofree char *met = NULL;

    g_object_get (merge, "last-meeting", &met, NULL);
    g_assert_true (g_str_has_prefix (met, "last meeting "));
  }
  g_assert_cmpuint (xl_desk_merge_get_n_questions (merge), ==, 0);
  g_assert_false (number_of (merge, "can-apply"));

  xl_desk_undo (desk);
  settle ();
  undone = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, undone);
  read_into (merge);
  g_assert_cmpuint (xl_desk_merge_get_n_questions (merge), ==, 3);
  xl_desk_merge_answer_rest (merge, XL_DESK_MERGE_THEIRS);
  g_assert_no_error (apply (merge));
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpuint (n_failed, ==, 0);
}

/* Two valid sides: one sentence with what each did, and one answer for both. */
static void
test_together (gboolean *done, gconstpointer data)
{
  g_autoptr (XlFile) theirs = new_copy ();
  g_autoptr (XlDeskMerge) merge = xl_desk_merge_new (their_path);
  XlDeskMergeQuestion *question;

  i_change (&xl_kind_project, "birex", "trl_now", "7");
  they_change (theirs, &xl_kind_project, "birex", "trl_goal", "5");
  read_into (merge);
  g_assert_cmpuint (xl_desk_merge_get_n_questions (merge), ==, 1);
  question = question_about (merge, "");
  assert_property (question, "sentence",
                   "Together this breaks a rule: TRL goal below TRL now. Mine: BI-REX: TRL now: 4 → 7. "
                   "Theirs: BI-REX: TRL goal: 7 → 5.");
  assert_property (question, "theirs-label", "Theirs");
  xl_desk_merge_question_set_keep (question, XL_DESK_MERGE_THEIRS);
  g_assert_no_error (apply (merge));
  settle ();
  g_assert_cmpint (((XlProject *) xl_plan_find (plan, &xl_kind_project, "birex"))->trl_now, ==, 4);
  g_assert_cmpint (((XlProject *) xl_plan_find (plan, &xl_kind_project, "birex"))->trl_goal, ==, 5);
}

/* Answers that break a rule between them are refused with the reason, and other answers are the way on. */
static void
test_answers (gboolean *done, gconstpointer data)
{
  g_autoptr (XlFile) theirs = new_copy ();
  g_autoptr (XlDeskMerge) merge = xl_desk_merge_new (their_path);
  g_autoptr (XlDeskMergeQuestion) instead = NULL;
  g_autoptr (GError) error = NULL;

  i_change (&xl_kind_project, "birex", "trl_goal", "9");
  i_change (&xl_kind_project, "birex", "trl_now", "9");
  they_change (theirs, &xl_kind_project, "birex", "trl_now", "5");
  they_change (theirs, &xl_kind_project, "birex", "trl_goal", "8");
  read_into (merge);
  g_assert_cmpuint (xl_desk_merge_get_n_questions (merge), ==, 2);
  xl_desk_merge_question_set_keep (question_about (merge, "TRL now"), XL_DESK_MERGE_MINE);
  xl_desk_merge_question_set_keep (question_about (merge, "TRL goal"), XL_DESK_MERGE_THEIRS);
  error = apply (merge);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==,
                   "The answers do not go together: BI-REX: the TRL goal 8 is below the TRL now, 9: the goal must be 9 or more. "
                   "Answer one of these the other way: “BI-REX, TRL now”, “BI-REX, TRL goal”.");
  g_assert_true (number_of (merge, "can-apply"));
  instead = g_list_model_get_item (xl_desk_merge_list_questions (merge), xl_desk_merge_get_instead (merge));
  g_assert_true (instead == question_about (merge, "TRL now"));
  xl_desk_merge_question_set_keep (instead, XL_DESK_MERGE_THEIRS);
  g_assert_no_error (apply (merge));
  g_assert_cmpuint (xl_desk_merge_get_instead (merge), ==, G_MAXUINT);
}

/* A value that changes between reading and writing refuses the whole; reading again is the way on. */
static void
test_stale (gboolean *done, gconstpointer data)
{
  g_autoptr (XlFile) theirs = new_copy ();
  g_autoptr (XlDeskMerge) merge = xl_desk_merge_new (their_path);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  they_change (theirs, &xl_kind_organisation, "nowal", "size", "large");
  they_change (theirs, &xl_kind_project, "x06", "horizon", "19");
  read_into (merge);
  i_change (&xl_kind_organisation, "nowal", "size", "small");
  before = xl_plan_dup_digest (plan);
  error = apply (merge);
  g_assert_nonnull (error);
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
  read_into (merge);
  g_assert_cmpuint (xl_desk_merge_get_n_questions (merge), ==, 1);
  xl_desk_merge_answer_rest (merge, XL_DESK_MERGE_MINE);
  g_assert_no_error (apply (merge));
}

/* What does not read leaves the merge as it was, and says one sentence. */
static void
test_errors (gboolean *done, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (folder, "missing.crosslink", NULL);
  const char *const paths[] = { missing, xl_desk_get_path (desk), folder };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (XlDeskMerge) merge = xl_desk_merge_new (paths[i]);
      Answer answer = { FALSE };

      xl_desk_merge_read_async (desk, merge, NULL, read_cb, &answer);
      wait_for (&answer);
      g_assert_false (answer.ok);
      g_assert_nonnull (answer.error);
      g_clear_error (&answer.error);
      g_assert_false (number_of (merge, "can-apply"));
    }
  {
    g_autoptr (XlFile) theirs = new_copy ();
    g_autoptr (XlDeskMerge) merge = xl_desk_merge_new (their_path);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Answer answer = { FALSE };

    g_cancellable_cancel (cancellable);
    xl_desk_merge_read_async (desk, merge, cancellable, read_cb, &answer);
    wait_for (&answer);
    g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&answer.error);
  }
}

static void
failed_cb (XlDesk *self, const char *sentence, gpointer data)
{
  n_failed++;
}

static void
set_up_heard (gboolean *done, gconstpointer data)
{
  set_up (done, data);
  n_failed = 0;
  g_signal_connect (desk, "failed", G_CALLBACK (failed_cb), NULL);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
#define ADD(name, function)                                                                                            \
  g_test_add ("/desk-merge/" name, gboolean, NULL, set_up_heard, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("together", test_together);
  ADD ("answers", test_answers);
  ADD ("stale", test_stale);
  ADD ("errors", test_errors);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  g_free (their_path);
  return status;
}
