/* test-desk-import.c - files taken in through the desk: whole, stopped at any time, or without room */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"
#include "private-folder.h"
#include "xl-desk-file.h"
#include "xl-desk-intake.h"
#include "xl-rules.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROWS 2500 /* so many that they are judged in the store's thread, and come as another plan */

static char *folder;

typedef struct
{
  XlDesk *desk;
  char *path;
  GPtrArray *said, *failed; /* of char * */
} Fixture;

typedef struct
{
  gboolean done, ok;
  GError *error;
  gpointer pointer;
} Answer;

static void
said_cb (XlDesk *desk, const char *sentence, gboolean undoable, Fixture *f)
{
  g_ptr_array_add (f->said, g_strdup (sentence));
}

static void
failed_cb (XlDesk *desk, const char *sentence, Fixture *f)
{
  g_ptr_array_add (f->failed, g_strdup (sentence));
}

#define ANSWER_CB(name, finish)                                                                                        \
  static void name (GObject *source, GAsyncResult *result, gpointer data)                                              \
  {                                                                                                                    \
    Answer *answer = data;                                                                                             \
                                                                                                                       \
    answer->ok = finish (XL_DESK (source), result, &answer->error);                                                    \
    answer->done = TRUE;                                                                                               \
  }
#define POINTER_CB(name, finish)                                                                                       \
  static void name (GObject *source, GAsyncResult *result, gpointer data)                                              \
  {                                                                                                                    \
    Answer *answer = data;                                                                                             \
                                                                                                                       \
    answer->pointer = finish (XL_DESK (source), result, &answer->error);                                               \
    answer->done = TRUE;                                                                                               \
  }
ANSWER_CB (open_cb, xl_desk_open_finish)
ANSWER_CB (export_cb, xl_desk_export_finish)
ANSWER_CB (import_cb, xl_desk_import_finish)
POINTER_CB (read_cb, xl_desk_read_dossier_finish)
POINTER_CB (table_cb, xl_desk_read_table_finish)

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Fixture *f)
{
  xl_desk_flush (f->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static XlPlan *
plan_of (Fixture *f)
{
  return xl_desk_get_plan (f->desk);
}

static char *
new_path (const char *name)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("%s %u.crosslink", name, n++);

  return g_build_filename (folder, base, NULL);
}

static void
open_file (Fixture *f, const char *path, XlDeskOpen how)
{
  Answer answer = { 0 };

  xl_desk_open_async (f->desk, path, how, NULL, open_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  settle (f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->desk = xl_desk_new ();
  f->said = g_ptr_array_new_with_free_func (g_free);
  f->failed = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (f->desk, "said", G_CALLBACK (said_cb), f);
  g_signal_connect (f->desk, "failed", G_CALLBACK (failed_cb), f);
  f->path = new_path ("Plan");
  open_file (f, f->path, XL_DESK_SAMPLE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  xl_desk_close (f->desk);
  settle (f);
  g_object_unref (f->desk);
  g_ptr_array_unref (f->said);
  g_ptr_array_unref (f->failed);
  g_free (f->path);
}

/* Law: out of one plan and into another, through the window's way, is the same plan, in one undo step. */
static void
test_dossier (Fixture *f, gconstpointer data)
{
  const XlDeskExport all = { .persons = TRUE, .private_projects = TRUE };
  g_autofree char *dossier = g_build_filename (folder, "Dossier.xml", NULL);
  g_autofree char *empty = new_path ("Empty");
  g_autofree char *mine = xl_plan_dup_digest (plan_of (f));
  g_autofree char *theirs = NULL;
  Answer exported = { 0 }, read = { 0 }, bad = { 0 }, missing = { 0 }, over = { 0 }, imported = { 0 }, refused = { 0 };
  g_autoptr (XlImport) import = NULL;
  g_autoptr (XlImport) none = NULL;

  xl_desk_export_async (f->desk, dossier, &all, NULL, export_cb, &exported);
  wait_for (&exported);
  g_assert_no_error (exported.error);
  /* Never over a plan file. */
  xl_desk_export_async (f->desk, f->path, &all, NULL, export_cb, &over);
  wait_for (&over);
  g_assert_false (over.ok);
  g_clear_error (&over.error);
  open_file (f, empty, XL_DESK_NEW);
  xl_desk_read_dossier_async (f->desk, dossier, FALSE, NULL, read_cb, &read);
  wait_for (&read);
  g_assert_no_error (read.error);
  import = read.pointer;
  g_assert_cmpuint (import->n_created, ==, import->rows->len);
  xl_desk_import_async (f->desk, import, NULL, import_cb, &imported);
  wait_for (&imported);
  g_assert_no_error (imported.error);
  settle (f);
  g_assert_cmpuint (f->failed->len, ==, 0);
  theirs = xl_plan_dup_digest (plan_of (f));
  g_assert_cmpstr (theirs, ==, mine);
  xl_desk_undo (f->desk);
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (xl_desk_list_records (f->desk, &xl_kind_region)), ==, 0);
  g_file_set_contents (dossier, "<?xml version=\"1.0\"?><poem/>", -1, NULL);
  xl_desk_read_dossier_async (f->desk, dossier, FALSE, NULL, read_cb, &bad);
  wait_for (&bad);
  none = bad.pointer;
  g_assert_null (none->edit);
  g_assert_cmpuint (none->n_errors, >, 0);
  xl_desk_import_async (f->desk, none, NULL, import_cb, &refused);
  wait_for (&refused);
  g_assert_false (refused.ok);
  g_clear_error (&refused.error);
  g_unlink (dossier);
  xl_desk_read_dossier_async (f->desk, dossier, FALSE, NULL, read_cb, &missing);
  wait_for (&missing);
  g_assert_null (missing.pointer);
  g_assert_nonnull (missing.error);
  g_clear_error (&missing.error);
}

/* --- stopped ---------------------------------------------------------------------------------- */

/* What the file says, whatever the desk thinks. */
static char *
file_digest (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = xl_file_open (path, TRUE, &error);

  g_assert_no_error (error);
  return xl_plan_dup_digest (xl_file_get_plan (file));
}

/* Projects, for the hard rules have a word about them. */
static XlIntake *
make_table (void)
{
  g_autoptr (GString) text = g_string_new ("id;title;trl_now;trl_goal\n");
  g_autofree char *sentence = NULL;
  XlIntake *table;

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "many-%u;Project of many %u;3;%u\n", i, i * 7919 % 100000, 4 + i % 5);
  table = xl_intake_new (text->str, text->len, "Table", NULL, &sentence);
  g_assert_null (sentence);
  for (guint i = 0; i < xl_intake_get_readings (table)->len; i++)
    if (((XlIntakeReading *) g_ptr_array_index (xl_intake_get_readings (table), i))->kind == &xl_kind_project)
      xl_intake_set_reading (table, i);
  return table;
}

static XlImport *
read_table (Fixture *f, XlIntake *table)
{
  Answer read = { 0 };
  XlImport *import;

  xl_desk_read_table_async (f->desk, table, NULL, table_cb, &read);
  wait_for (&read);
  g_assert_no_error (read.error);
  import = read.pointer;
  g_assert_cmpuint (import->n_created, ==, ROWS);
  return import;
}

/* From the store's thread, in the middle of whatever it does with a file. */
static void
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static guint
count_backups (void)
{
  g_autofree char *home = g_build_filename (folder, "XDG_DATA_HOME", NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  g_ptr_array_add (folders, g_steal_pointer (&home));
  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (g_ptr_array_index (folders, i), 0, NULL);
      const char *base;

      while (dir != NULL && (base = g_dir_read_name (dir)) != NULL)
        {
          n += strstr (base, "-import") != NULL;
          g_ptr_array_add (folders, g_build_filename (g_ptr_array_index (folders, i), base, NULL));
        }
    }
  return n;
}

/* Law: wherever a reading or an import is stopped (while the plan is copied, read, checked, written), the plan and its
 * file are what they were and one answer says so; or it was too late, and it is in whole. */
static void
test_stop (Fixture *f, gconstpointer data)
{
  g_autofree char *before = xl_plan_dup_digest (plan_of (f));
  g_autoptr (XlIntake) table = make_table ();
  g_autoptr (XlImport) import = read_table (f, table);
  guint n = 1, stopped = 0, read = 0;
  gboolean late = FALSE;

  for (; !late; n += 1 + n / 3)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *shown = NULL, *stored = NULL, *journal = g_strconcat (f->path, "-journal", NULL);
      Answer answer = { 0 }, reading = { 0 };

      fault_set_snapshot (cancel_cb, cancellable);
      fault_arm (FAULT_SNAP, n, FALSE);
      xl_desk_read_table_async (f->desk, table, cancellable, table_cb, &reading);
      wait_for (&reading);
      if (fault_disarm ())
        read++;
      if (reading.pointer == NULL)
        g_assert_error (reading.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&reading.error);
      g_clear_pointer ((XlImport **) &reading.pointer, xl_import_free);
      g_cancellable_reset (cancellable);

      fault_arm (FAULT_SNAP, n, FALSE);
      xl_desk_import_async (f->desk, import, cancellable, import_cb, &answer);
      wait_for (&answer);
      late = !fault_disarm () || answer.ok;
      settle (f);
      shown = xl_plan_dup_digest (plan_of (f));
      stored = file_digest (f->path);
      g_assert_cmpstr (shown, ==, stored);
      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
      if (answer.ok)
        break;
      g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&answer.error);
      g_assert_cmpstr (stored, ==, before);
      stopped++;
    }
  g_assert_cmpuint (stopped, >, 8);
  g_assert_cmpuint (read, >, 2);
  g_assert_cmpuint (f->failed->len, ==, 0);
  g_assert_cmpuint (f->said->len, ==, 1);
  g_assert_cmpuint (xl_plan_count (plan_of (f), &xl_kind_project), >, ROWS);
  g_assert_cmpuint (count_backups (), >, 0);
  xl_desk_undo (f->desk);
  settle (f);
  {
    g_autofree char *after = xl_plan_dup_digest (plan_of (f)), *stored = file_digest (f->path);

    g_assert_cmpstr (after, ==, before);
    g_assert_cmpstr (stored, ==, before);
  }
}

/* Law: of a plan so large that another thread judges it, the list says what the rules say; and again after undo. */
static void
test_judged (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) table = make_table ();
  g_autoptr (XlImport) import = read_table (f, table);
  GListModel *list = xl_desk_list_findings (f->desk);
  Answer answer = { 0 };

  xl_desk_import_async (f->desk, import, NULL, import_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GPtrArray) wanted = NULL;
      guint errors = 0, listed = 0;

      settle (f);
      wanted = xl_rules_check (plan_of (f), xl_date_today ());
      while (g_list_model_get_n_items (list) != wanted->len)
        g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < wanted->len; i++)
        {
          const XlFinding *finding = g_ptr_array_index (wanted, i);
          g_autoptr (XlDeskFinding) item = g_list_model_get_item (list, i);

          g_assert_true (xl_desk_finding_get_record (item) == finding->record);
          g_assert_cmpstr (xl_desk_finding_get_rule (item), ==, finding->rule->name);
          errors += finding->severity != XL_SEVERITY_JUSTIFIED;
          listed += xl_desk_finding_get_severity (item) != (int) XL_SEVERITY_JUSTIFIED;
        }
      g_assert_cmpuint (errors, ==, listed);
      g_assert_cmpuint (xl_desk_get_n_findings (f->desk), ==, errors);
      xl_desk_undo (f->desk);
    }
  settle (f);
}

/* Law: an edit that was not wanted any more before it began does nothing at all, not even a backup. */
static void
test_stopped_before (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) table = make_table ();
  g_autoptr (XlImport) import = read_table (f, table);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint backups = count_backups ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  xl_desk_import_async (f->desk, import, cancellable, import_cb, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (count_backups (), ==, backups);
}

/* Law: what a hard rule forbids is refused with a sentence although it is judged in the store's thread. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *before = file_digest (f->path), *after = NULL;
  g_autoptr (XlIntake) table = make_table ();
  g_autoptr (XlImport) import = read_table (f, table);
  XlRecord *project = g_ptr_array_index (xl_plan_get_live (plan_of (f), &xl_kind_project), 0);
  Answer answer = { 0 };

  xl_edit_set (import->edit, project, "trl_now", "9");
  xl_edit_set (import->edit, project, "trl_goal", "2");
  xl_desk_import_async (f->desk, import, NULL, import_cb, &answer);
  wait_for (&answer);
  g_assert_nonnull (answer.error);
  g_assert_true (xl_file_error_is_refusal (answer.error));
  g_assert_true (g_str_has_suffix (answer.error->message, "."));
  g_clear_error (&answer.error);
  settle (f);
  after = file_digest (f->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (f->failed->len, ==, 0); /* who asked was told */
}

/* Law: where the disk is full half way, nothing of the import is in the plan or its file, and one sentence says so. */
static void
test_full (Fixture *f, gconstpointer data)
{
  g_autofree char *before = xl_plan_dup_digest (plan_of (f));
  g_autoptr (XlIntake) table = make_table ();
  g_autoptr (XlImport) import = read_table (f, table);
  guint failed = 0;

  for (guint n = 1;; n += 1 + n / 2)
    {
      g_autofree char *shown = NULL, *stored = NULL, *sentence = NULL, *base = g_path_get_basename (f->path);
      Answer answer = { 0 };

      fault_arm (FAULT_FULL, n, TRUE);
      xl_desk_import_async (f->desk, import, NULL, import_cb, &answer);
      wait_for (&answer);
      fault_disarm ();
      settle (f);
      shown = xl_plan_dup_digest (plan_of (f));
      stored = file_digest (f->path);
      g_assert_cmpstr (shown, ==, stored);
      if (answer.ok)
        break;
      sentence = g_strdup_printf ("There is no space left for “%s”; nothing was changed: free some space and do it again.",
                                  base);
      g_assert_cmpstr (answer.error->message, ==, sentence);
      g_clear_error (&answer.error);
      g_assert_cmpstr (stored, ==, before);
      failed++;
    }
  g_assert_cmpuint (failed, >, 5);
  g_assert_cmpuint (xl_plan_count (plan_of (f), &xl_kind_project), >, ROWS);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
#define ADD(name, func) g_test_add ("/desk-import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("dossier", test_dossier);
  ADD ("stop", test_stop);
  ADD ("judged", test_judged);
  ADD ("stopped-before", test_stopped_before);
  ADD ("refused", test_refused);
  ADD ("full", test_full);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
