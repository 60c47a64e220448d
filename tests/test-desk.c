/* test-desk.c - the desk: one open plan, its thread, its lists, its door, without a screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk-documents.h"
#include "xl-desk-edits.h"
#include "xl-desk-file.h"
#include "xl-desk-words.h"
#include "xl-id.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

/* --- a desk that is listened to --------------------------------------------------------------- */

/* A list model's contents as its announcements alone tell them: an unannounced change is a failure. */
typedef struct
{
  GListModel *model;
  GPtrArray *items; /* owned */
  gulong handler;
} Shadow;

typedef struct
{
  XlDesk *desk;
  char *path;
  GPtrArray *said, *failed; /* of char * */
  guint plans;              /* notify::plan */
  Shadow shadows[XL_N_KINDS + 1];
} Fixture;

static void
shadow_cb (GListModel *model, guint position, guint removed, guint added, Shadow *shadow)
{
  g_assert_cmpuint (position + removed, <=, shadow->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (shadow->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->items, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
shadow_check (Shadow *shadow)
{
  g_assert_cmpuint (g_list_model_get_n_items (shadow->model), ==, shadow->items->len);
  for (guint i = 0; i < shadow->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (shadow->model, i);

      g_assert_true ((gpointer) item == g_ptr_array_index (shadow->items, i));
    }
}

static void
said_cb (XlDesk *desk, const char *sentence, gboolean undoable, Fixture *f)
{
  g_assert_true (sentence != NULL && *sentence != '\0');
  g_ptr_array_add (f->said, g_strdup (sentence));
}

static void
failed_cb (XlDesk *desk, const char *sentence, Fixture *f)
{
  g_assert_true (sentence != NULL && *sentence != '\0');
  g_ptr_array_add (f->failed, g_strdup (sentence));
}

static void
plan_cb (Fixture *f)
{
  f->plans++;
}

static void
settle (Fixture *f)
{
  xl_desk_flush (f->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i <= XL_N_KINDS; i++)
    shadow_check (&f->shadows[i]);
}

typedef struct
{
  gboolean done, ok;
  GError *error;
  gpointer pointer;
} Answer;

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok = xl_desk_open_finish (XL_DESK (source), result, &answer->error);
  answer->done = TRUE;
}

static char *
open_file (Fixture *f, const char *path, XlDeskOpen how)
{
  Answer answer = { 0 };
  char *sentence;

  xl_desk_open_async (f->desk, path, how, NULL, open_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer.ok, ==, answer.error == NULL);
  sentence = answer.error != NULL ? g_strdup (answer.error->message) : NULL;
  g_clear_error (&answer.error);
  settle (f);
  return sentence;
}

static char *
new_path (const char *name)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("%s %u.crosslink", name, n++);

  return g_build_filename (folder, base, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  f->desk = xl_desk_new ();
  f->said = g_ptr_array_new_with_free_func (g_free);
  f->failed = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (f->desk, "said", G_CALLBACK (said_cb), f);
  g_signal_connect (f->desk, "failed", G_CALLBACK (failed_cb), f);
  g_signal_connect_swapped (f->desk, "notify::plan", G_CALLBACK (plan_cb), f);
  for (guint i = 0; i <= XL_N_KINDS; i++)
    {
      f->shadows[i].model
          = i < XL_N_KINDS ? xl_desk_list_records (f->desk, xl_kind_get (i)) : xl_desk_list_findings (f->desk);
      f->shadows[i].items = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_ref (f->shadows[i].model);
      f->shadows[i].handler
          = g_signal_connect (f->shadows[i].model, "items-changed", G_CALLBACK (shadow_cb), &f->shadows[i]);
    }
  f->path = new_path ("Łódź & co");
  sentence = open_file (f, f->path, XL_DESK_SAMPLE);
  g_assert_cmpstr (sentence, ==, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->desk), (gpointer *) &f->desk);
  settle (f);
  for (guint i = 0; i <= XL_N_KINDS; i++)
    {
      g_signal_handler_disconnect (f->shadows[i].model, f->shadows[i].handler);
      g_object_unref (f->shadows[i].model);
      g_ptr_array_unref (f->shadows[i].items);
    }
  g_object_unref (f->desk);
  while (f->desk != NULL) /* a look at what others wrote may be on its way, and holds it */
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_unref (f->said);
  g_ptr_array_unref (f->failed);
  g_free (f->path);
}

static XlPlan *
plan_of (Fixture *f)
{
  return xl_desk_get_plan (f->desk);
}

static char *
dup_property (Fixture *f, const char *name)
{
  char *text = NULL;

  g_object_get (f->desk, name, &text, NULL);
  return text;
}

/* What is in the file, read by somebody else. */
static char *
digest_of_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = xl_file_open (path, TRUE, &error);

  g_assert_no_error (error);
  return xl_plan_dup_digest (xl_file_get_plan (file));
}

static void
assert_file_is_plan (Fixture *f)
{
  g_autofree char *there = digest_of_file (f->path);
  g_autofree char *here = xl_plan_dup_digest (plan_of (f));

  g_assert_cmpstr (there, ==, here);
}

static XlRecord *
find (Fixture *f, const XlKind *kind, const char *word)
{
  XlRecord *record = xl_plan_find (plan_of (f), kind, word);

  g_assert_nonnull (record);
  return record;
}

static gboolean
type (Fixture *f, XlRecord *record, const char *field, const char *typed, char **sentence)
{
  g_autoptr (XlFault) fault = NULL;
  const XlField *row = xl_kind_field (xl_record_get_kind (record), field);
  g_autoptr (XlEdit) edit = xl_edits_field (plan_of (f), record, row, typed, &fault);

  if (fault != NULL)
    *sentence = xl_words_fault (plan_of (f), fault);
  return edit != NULL && xl_desk_edit (f->desk, edit, sentence);
}

/* --- opening ---------------------------------------------------------------------------------- */

static void
test_open (Fixture *f, gconstpointer data)
{
  g_autofree char *title = dup_property (f, "title");
  g_autofree char *status = dup_property (f, "status");
  g_autofree char *undo = dup_property (f, "undo-words");
  g_autofree char *text = new_path ("Text");
  g_autofree char *empty = new_path ("Empty");
  g_autofree char *other = new_path ("Other");
  g_autofree char *absent = new_path ("Absent");
  g_autofree char *other_title = NULL;
  XlPlan *plan = plan_of (f);

  g_assert_cmpstr (title, ==, "Sample plan");
  g_assert_cmpstr (status, ==, "All changes saved");
  g_assert_null (undo);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_region)), ==, 26);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_organisation)), ==, 62);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_project)), ==, 18);
  g_assert_cmpuint (xl_desk_get_n_findings (f->desk), >, 0);
  g_assert_cmpuint (f->plans, ==, 1);
  /* What cannot be opened leaves the present plan where it is. */
  g_file_set_contents (text, "text, not a plan", -1, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  for (guint i = 0; i < 4; i++)
    {
      const char *paths[] = { text, empty, absent, f->path };
      g_autofree char *sentence = open_file (f, paths[i], i == 3 ? XL_DESK_NEW : XL_DESK_OPEN);

      g_assert_nonnull (sentence);
      g_assert_true (plan_of (f) == plan);
      g_assert_cmpstr (xl_desk_get_path (f->desk), ==, f->path);
    }
  g_assert_cmpuint (f->plans, ==, 1);
  /* Another file takes its place, in lists that stay the same objects. */
  g_assert_null (open_file (f, other, XL_DESK_NEW));
  other_title = dup_property (f, "title");
  g_assert_true (g_str_has_prefix (other_title, "Other "));
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_region)), ==, 0);
  g_assert_cmpuint (xl_desk_get_n_findings (f->desk), ==, 0);
  xl_desk_close (f->desk);
  g_assert_null (plan_of (f));
  g_assert_true (xl_desk_get_read_only (f->desk));
}

/* --- editing ---------------------------------------------------------------------------------- */

/* Law: undo(edit(f)) == f and redo(undo(edit(f))) == edit(f), on the screen, in the file, and after a restart. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  XlRegion *region = (XlRegion *) find (f, &xl_kind_region, "lodz");
  g_autofree char *before = xl_plan_dup_digest (plan_of (f));
  g_autofree char *after = NULL, *now = NULL, *words = NULL, *redo_words = NULL, *later_words = NULL;

  g_assert_true (type (f, &region->parent_instance, "name", "Łódź <b>\xe2\x80\xae", NULL));
  settle (f);
  g_assert_cmpstr (region->name, ==, "Łódź <b>\xe2\x80\xae");
  g_assert_cmpuint (f->said->len, ==, 1);
  assert_file_is_plan (f);
  after = xl_plan_dup_digest (plan_of (f));
  words = dup_property (f, "undo-words");
  g_assert_true (g_str_has_prefix (words, "Undo: "));
  xl_desk_undo (f->desk);
  settle (f);
  now = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (now, ==, before);
  assert_file_is_plan (f);
  redo_words = dup_property (f, "redo-words");
  g_assert_true (g_str_has_prefix (redo_words, "Redo: "));
  /* After a restart the history is still there, and so are its words. */
  g_assert_null (open_file (f, f->path, XL_DESK_OPEN));
  settle (f);
  later_words = dup_property (f, "redo-words");
  g_assert_cmpstr (later_words, ==, redo_words);
  xl_desk_redo (f->desk);
  settle (f);
  g_free (now);
  now = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (now, ==, after);
  assert_file_is_plan (f);
  g_assert_cmpuint (f->failed->len, ==, 0);
  /* More undo than there is does nothing and says nothing bad. */
  for (guint i = 0; i < 5; i++)
    xl_desk_undo (f->desk);
  settle (f);
  g_free (now);
  now = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (now, ==, before);
  g_assert_cmpuint (f->failed->len, ==, 0);
}

/* Law: edits that follow each other faster than the disk all count, and none breaks a rule together with another. */
static void
test_quick_edits (Fixture *f, gconstpointer data)
{
  XlRegion *region = (XlRegion *) find (f, &xl_kind_region, "lodz");
  XlProject *project = (XlProject *) find (f, &xl_kind_project, "x09");
  g_autofree char *before = xl_plan_dup_digest (plan_of (f));
  g_autofree char *now = NULL;
  guint said;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *typed = g_strdup_printf ("Name %u", i);

      g_assert_true (type (f, &region->parent_instance, "name", typed, NULL));
    }
  g_assert_true (type (f, &region->parent_instance, "site", "Harbour", NULL));
  xl_desk_undo (f->desk);
  xl_desk_undo (f->desk);
  settle (f);
  g_assert_cmpstr (region->name, ==, "Name 48");
  g_assert_cmpuint (f->failed->len, ==, 0);
  for (guint i = 0; i < 60; i++)
    xl_desk_undo (f->desk);
  settle (f);
  now = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (now, ==, before);
  /* A link added by a double click is added twice at most as often as the rules allow. */
  said = f->said->len;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new (NULL);
      gint64 id = xl_edit_insert (edit, &xl_kind_project_region, 0);
      g_autofree char *project_text = g_strdup_printf ("%" G_GINT64_FORMAT, project->parent_instance.id);
      g_autofree char *region_text = g_strdup_printf ("%" G_GINT64_FORMAT, region->parent_instance.id);

      xl_edit_give (edit, id, "project", project_text);
      xl_edit_give (edit, id, "region", region_text);
      xl_edit_give (edit, id, "role", "lead");
      xl_desk_edit (f->desk, edit, NULL);
    }
  settle (f);
  {
    g_autoptr (GPtrArray) links = xl_plan_dup_links (plan_of (f), &project->parent_instance, &xl_kind_project_region,
                                                     "project");
    guint leads = 0;

    for (guint i = 0; i < links->len; i++)
      leads += ((XlProjectRegion *) g_ptr_array_index (links, i))->role == XL_REGION_LEAD;
    g_assert_cmpuint (leads, <=, 1);
  }
  g_assert_cmpuint (f->said->len - said, <=, 1);
  assert_file_is_plan (f);
}

/* Each bad input: one sentence, and nothing changed. What looks odd and is right is taken literally. */
static void
test_typed (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const XlKind *kind;
    const char *record, *field, *typed;
  } bad[] = {
    { &xl_kind_project, "birex", "trl_now", "four" },   { &xl_kind_project, "birex", "trl_now", "12" },
    { &xl_kind_project, "birex", "starts", "31.2.2027" }, { &xl_kind_region, "lodz", "lat", "95" },
    { &xl_kind_region, "lodz", "code", "PL99" },        { &xl_kind_region, "lodz", "code", "PL11" },
    { &xl_kind_project, "birex", "title", "" },         { &xl_kind_project, "birex", "trl_goal", "3" },
  };
  static const struct
  {
    const char *typed, *stored;
  } dates[] = { { "2027", "2027" }, { "06/2027", "2027-06" }, { "30.6.2027", "2027-06-30" } };
  g_autofree char *before = xl_plan_dup_digest (plan_of (f));
  g_autofree char *after = NULL;
  g_autofree char *long_name = g_strnfill (1001, 'x');
  g_autofree char *long_sentence = NULL;
  XlRecord *project = find (f, &xl_kind_project, "birex");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *sentence = NULL;

      g_assert_false (type (f, find (f, bad[i].kind, bad[i].record), bad[i].field, bad[i].typed, &sentence));
      if (sentence == NULL || !g_str_has_suffix (sentence, "."))
        g_error ("%s \"%s\": %s", bad[i].field, bad[i].typed, sentence);
    }
  g_assert_false (type (f, find (f, &xl_kind_region, "lodz"), "name", long_name, &long_sentence));
  g_assert_nonnull (long_sentence);
  settle (f);
  after = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (after, ==, before);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *stored = NULL;

      g_assert_true (type (f, project, "ends", dates[i].typed, NULL));
      settle (f);
      stored = xl_date_to_text (((XlProject *) project)->ends);
      g_assert_cmpstr (stored, ==, dates[i].stored);
    }
}

/* Law: whatever random edits do and undo, the lists have announced it. */
static void
test_lists (Fixture *f, gconstpointer data)
{
  const GPtrArray *projects = xl_plan_get_live (plan_of (f), &xl_kind_project);
  XlRecord *record = g_ptr_array_index (projects, 3);
  guint links = g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_participation)), fewer;
  g_autoptr (XlEdit) edit = xl_edits_retire (plan_of (f), &record, 1);
  g_autoptr (GListModel) hits = NULL;
  g_autoptr (XlRecord) hit = NULL;

  g_assert_true (xl_desk_edit (f->desk, edit, NULL));
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_project)), ==, 17);
  fewer = g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_participation));
  g_assert_cmpuint (fewer, <=, links);
  xl_desk_undo (f->desk);
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_project)), ==, 18);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_participation)), ==, links);
  hits = xl_desk_search (f->desk, "lodz", 10);
  g_assert_cmpuint (g_list_model_get_n_items (hits), >, 0);
  hit = g_list_model_get_item (hits, 0);
  g_assert_cmpstr (((XlRegion *) hit)->name, ==, "Łódź");
}

static void
test_findings (Fixture *f, gconstpointer data)
{
  GListModel *findings = xl_desk_list_findings (f->desk);
  guint n = g_list_model_get_n_items (findings);
  g_autoptr (XlDeskFinding) first = g_list_model_get_item (findings, 0);
  XlRecord *region = find (f, &xl_kind_region, "lodz");

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlDeskFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *rule = NULL;
      g_autofree char *title = NULL;
      g_autofree char *words = NULL;
      g_autoptr (XlRecord) record = NULL;
      int severity;

      g_object_get (finding, "rule", &rule, "title", &title, "severity", &severity, "severity-words", &words, "record",
                    &record, NULL);
      g_assert_true (rule != NULL && title != NULL && words != NULL && record != NULL);
      g_assert_true (xl_desk_finding_get_record (finding) == record);
      g_assert_cmpint (severity, ==, xl_desk_finding_get_severity (finding));
      g_assert_true (*xl_desk_finding_get_sentence (finding) != '\0');
    }
  /* A figure without source comes, and goes with undo; what stays is the same object. */
  g_assert_true (type (f, region, "population", "2500000", NULL));
  g_assert_true (type (f, region, "source", "", NULL));
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (findings), >, n);
  xl_desk_undo (f->desk);
  xl_desk_undo (f->desk);
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, n);
  g_assert_cmpuint (xl_desk_get_n_findings (f->desk), <=, n);
}

/* What another process writes appears within a second or so, without being asked for. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) other = xl_file_open (f->path, FALSE, &error);
  g_autoptr (XlEdit) edit = NULL;
  g_autoptr (XlEdit) stale = NULL;
  XlRegion *here = (XlRegion *) find (f, &xl_kind_region, "lodz");
  XlRecord *there;

  g_assert_no_error (error);
  there = xl_plan_find (xl_file_get_plan (other), &xl_kind_region, "lodz");
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, there, "site", "Elsewhere");
  g_assert_true (xl_file_edit (other, edit, NULL, &error));
  g_assert_cmpstr (here->site, ==, "Łódź");
  /* An edit that does not know it fails with a sentence, and shows what is there. */
  g_assert_true (type (f, &here->parent_instance, "site", "Mine", NULL));
  settle (f);
  g_assert_cmpuint (f->failed->len, ==, 1);
  g_assert_cmpstr (here->site, ==, "Elsewhere");
  assert_file_is_plan (f);
  /* One that is about something else goes through. */
  g_assert_true (type (f, &here->parent_instance, "name", "Mine", NULL));
  settle (f);
  g_assert_cmpuint (f->failed->len, ==, 1);
  g_clear_pointer (&edit, xl_edit_unref);
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, there, "site", "Yet elsewhere");
  g_assert_true (xl_file_edit (other, edit, NULL, &error));
  for (guint i = 0; i < 500 && strcmp (here->site, "Yet elsewhere") != 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_cmpstr (here->site, ==, "Yet elsewhere");
  settle (f);
  g_assert_nonnull (strstr (g_ptr_array_index (f->said, f->said->len - 1), "elsewhere"));
}

/* A plan file that is gone from under the window is said once, and edits are refused from then on. */
static void
test_moved (Fixture *f, gconstpointer data)
{
  XlRecord *region = find (f, &xl_kind_region, "lodz");
  g_autofree char *away = g_strconcat (f->path, "-away", NULL);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (g_rename (f->path, away), ==, 0);
  g_assert_true (type (f, region, "site", "Nowhere", NULL));
  settle (f);
  g_assert_cmpuint (f->failed->len, ==, 1);
  g_assert_cmpstr (((XlRegion *) region)->site, ==, "Łódź");
  g_assert_true (xl_desk_get_read_only (f->desk));
  g_assert_false (type (f, region, "site", "Nowhere", &sentence));
  g_assert_nonnull (sentence);
  g_assert_cmpint (g_rename (away, f->path), ==, 0);
  g_assert_null (open_file (f, f->path, XL_DESK_OPEN));
  g_assert_false (xl_desk_get_read_only (f->desk));
}

/* Law: what was asked for before closing is written. */
static void
test_close (Fixture *f, gconstpointer data)
{
  g_autofree char *other = new_path ("Next");
  g_autofree char *digest = NULL, *there = NULL;
  XlRecord *region = find (f, &xl_kind_region, "lodz");

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *typed = g_strdup_printf ("Site %u", i);

      g_assert_true (type (f, region, "site", typed, NULL));
    }
  xl_desk_close (f->desk);
  g_assert_null (open_file (f, f->path, XL_DESK_OPEN));
  region = find (f, &xl_kind_region, "lodz");
  g_assert_cmpstr (((XlRegion *) region)->site, ==, "Site 19");
  /* The same when another file is opened meanwhile. */
  for (guint i = 20; i < 40; i++)
    {
      g_autofree char *typed = g_strdup_printf ("Site %u", i);

      g_assert_true (type (f, region, "site", typed, NULL));
    }
  g_assert_null (open_file (f, other, XL_DESK_NEW));
  g_assert_null (open_file (f, f->path, XL_DESK_OPEN));
  region = find (f, &xl_kind_region, "lodz");
  g_assert_cmpstr (((XlRegion *) region)->site, ==, "Site 39");
  digest = xl_plan_dup_digest (plan_of (f));
  there = digest_of_file (f->path);
  g_assert_cmpstr (digest, ==, there);
}

/* --- files ------------------------------------------------------------------------------------ */

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok = xl_desk_copy_finish (XL_DESK (source), result, &answer->error);
  answer->done = TRUE;
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok = xl_desk_write_finish (XL_DESK (source), result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_copies (Fixture *f, gconstpointer data)
{
  g_autofree char *copy = new_path ("Copy");
  g_autofree char *picture = g_build_filename (folder, "Map.svg", NULL);
  g_autofree char *mine = xl_plan_dup_digest (plan_of (f));
  g_autofree char *theirs = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GCancellable) never = g_cancellable_new ();
  Answer copied = { 0 }, refused = { 0 }, written = { 0 }, cancelled = { 0 };

  xl_desk_copy_async (f->desk, copy, NULL, copy_cb, &copied);
  wait_for (&copied);
  g_assert_no_error (copied.error);
  theirs = digest_of_file (copy);
  g_assert_cmpstr (theirs, ==, mine);
  xl_desk_copy_async (f->desk, "/no/such/folder/Copy.crosslink", NULL, copy_cb, &refused);
  wait_for (&refused);
  g_assert_false (refused.ok);
  g_clear_error (&refused.error);
  g_cancellable_cancel (never);
  xl_desk_open_async (f->desk, copy, XL_DESK_OPEN, never, open_cb, &cancelled);
  wait_for (&cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&cancelled.error);
  g_assert_cmpstr (xl_desk_get_path (f->desk), ==, f->path);
  xl_desk_write_async (f->desk, picture, bytes, NULL, write_cb, &written);
  wait_for (&written);
  g_assert_no_error (written.error);
  g_assert_true (g_file_get_contents (picture, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "<svg/>");
}

/* So much at once that the plan is loaded again: the lists follow, and undo takes it all back. */
static void
test_large (Fixture *f, gconstpointer data)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("Many sources");
  g_autofree char *before = xl_plan_dup_digest (plan_of (f));
  g_autofree char *now = NULL;
  guint plans = f->plans, n = g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_source));

  for (guint i = 0; i < 2001; i++)
    xl_edit_give (edit, xl_edit_insert (edit, &xl_kind_source, 0), "title", "Source");
  g_assert_true (xl_desk_edit (f->desk, edit, NULL));
  settle (f);
  g_assert_cmpuint (f->plans, ==, plans + 1);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_source)), ==, n + 2001);
  assert_file_is_plan (f);
  xl_desk_undo (f->desk);
  settle (f);
  now = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (now, ==, before);
  g_assert_cmpuint (f->failed->len, ==, 0);
}

/* Opening makes a backup once a day. */
static void
test_daily_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "crosslink", "backups", NULL);
  g_autofree char *base = g_path_get_basename (f->path);
  guint n = 0;

  base[strlen (base) - strlen (".crosslink")] = '\0';
  for (guint i = 0; i < 3; i++)
    g_assert_null (open_file (f, f->path, XL_DESK_OPEN));
  xl_desk_flush (f->desk);
  {
    g_autoptr (GDir) plans = g_dir_open (backups, 0, NULL);
    const char *plan, *copy;

    g_assert_nonnull (plans);
    while ((plan = g_dir_read_name (plans)) != NULL)
      {
        g_autofree char *path = g_build_filename (backups, plan, NULL);
        g_autoptr (GDir) copies = g_dir_open (path, 0, NULL);

        if (!g_str_has_prefix (plan, base) || plan[strlen (base)] != '-')
          continue;
        while ((copy = g_dir_read_name (copies)) != NULL)
          {
            g_autofree char *copy_path = g_build_filename (path, copy, NULL);
            g_autofree char *there = digest_of_file (copy_path);
            g_autofree char *here = xl_plan_dup_digest (plan_of (f));

            g_assert_cmpstr (there, ==, here);
            n++;
          }
      }
  }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (f->failed->len, ==, 0);
}

/* --- the end ---------------------------------------------------------------------------------- */

static void
ended_cb (gpointer data, GObject *where_it_was)
{
  g_assert_true (g_thread_self () == data);
}

/* A desk that is let go while others work for it ends in this thread, where all that it holds is used. */
static void
test_end (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      XlDesk *desk = xl_desk_new ();

      g_object_weak_ref (G_OBJECT (desk), ended_cb, g_thread_self ());
      g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &desk);
      xl_desk_look_async (desk, NULL, NULL);
      g_object_unref (desk);
      while (desk != NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* --- main ------------------------------------------------------------------------------------- */

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/desk/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("open", test_open);
  ADD ("edit", test_edit);
  ADD ("quick-edits", test_quick_edits);
  ADD ("typed", test_typed);
  ADD ("lists", test_lists);
  ADD ("findings", test_findings);
  ADD ("foreign", test_foreign);
  ADD ("moved", test_moved);
  ADD ("close", test_close);
  ADD ("copies", test_copies);
  ADD ("large", test_large);
  ADD ("daily-backup", test_daily_backup);
  ADD ("end", test_end);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
