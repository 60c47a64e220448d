/* test-store-files.c - plan files that are not right: each refused with its code, none touched */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "xl-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- making bad files ------------------------------------------------------------------------- */

typedef void (*Spoil) (const char *path);

static void
put (const char *path, const void *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static gint64
ask_int (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  gint64 value = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (xl_store_query_int (db, sql, &value, NULL));
  sqlite3_close (db);
  return value;
}

static void
overwrite (const char *path, goffset at, const void *bytes, gsize length)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) at, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static goffset
size_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_size;
}

static void
beside (const char *path, const char *suffix, const char *text)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  put (name, text, strlen (text));
}

static void
spoil_text (const char *path)
{
  put (path, "This is a letter, not a plan.\n", 30);
}

static void
spoil_empty (const char *path)
{
  put (path, "", 0);
}

static void
spoil_head_only (const char *path)
{
  g_assert_cmpint (truncate (path, 60), ==, 0);
}

static void
spoil_page_boundary (const char *path)
{
  g_assert_cmpint (truncate (path, size_of (path) - 2 * 4096), ==, 0);
}

static void
spoil_mid_page (const char *path)
{
  g_assert_cmpint (truncate (path, size_of (path) - 1000), ==, 0);
}

static void
spoil_root_page (const char *path)
{
  static const char zeros[4096];
  gint64 page = ask_int (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'region'");

  overwrite (path, (page - 1) * 4096, zeros, sizeof zeros);
}

static void
spoil_first_page (const char *path)
{
  static const char zeros[3996];

  overwrite (path, 100, zeros, sizeof zeros);
}

static void
spoil_trigger (const char *path)
{
  run_sql (path, "CREATE TRIGGER evil AFTER INSERT ON tx BEGIN DELETE FROM region; END");
}

static void
spoil_view (const char *path)
{
  run_sql (path, "CREATE VIEW evil AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT * FROM c");
}

/* A view in the place of a table: whoever reads the table hangs. */
static void
spoil_view_for_table (const char *path)
{
  run_sql (path, "PRAGMA foreign_keys = OFF; ALTER TABLE tie RENAME TO tie_old;"
                 "CREATE VIEW tie AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c");
}

static void
spoil_column (const char *path)
{
  run_sql (path, "ALTER TABLE region RENAME COLUMN site TO place");
}

static void
spoil_extra_table (const char *path)
{
  run_sql (path, "CREATE TABLE more (x)");
}

static void
spoil_missing_index (const char *path)
{
  run_sql (path, "DROP INDEX chg_id");
}

static void
spoil_schema_text (const char *path)
{
  run_sql (path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE nonsense' WHERE name = 'region'");
}

static void
spoil_version (const char *path)
{
  run_sql (path, "PRAGMA user_version = 999");
}

static void
spoil_version_zero (const char *path)
{
  run_sql (path, "PRAGMA user_version = 0");
}

static void
spoil_application (const char *path)
{
  run_sql (path, "PRAGMA application_id = 42");
}

static void
spoil_wal_mode (const char *path)
{
  run_sql (path, "PRAGMA journal_mode = WAL");
}

static void
spoil_wal_beside (const char *path)
{
  beside (path, "-wal", "");
}

static void
spoil_fifo (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
spoil_folder (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
spoil_gone (const char *path)
{
  g_unlink (path);
}

static void
spoil_check (const char *path)
{
  run_sql (path, "PRAGMA ignore_check_constraints = ON; UPDATE project_region SET role = 'boss'");
}

static void
spoil_range (const char *path)
{
  run_sql (path, "PRAGMA ignore_check_constraints = ON; UPDATE region SET lat = 95");
}

static void
spoil_link (const char *path)
{
  run_sql (path, "UPDATE membership SET region = 5 WHERE id = (SELECT min (id) FROM membership)");
}

static void
spoil_free_link (const char *path)
{
  run_sql (path, "UPDATE evidence SET record = 5 WHERE id = (SELECT min (id) FROM evidence)");
}

static void
spoil_utf8 (const char *path)
{
  run_sql (path, "UPDATE region SET site = CAST (x'4cff' AS TEXT)");
}

static void
spoil_date (const char *path)
{
  run_sql (path, "UPDATE project SET starts = '2027-02-31'");
}

static void
spoil_floor (const char *path)
{
  run_sql (path, "INSERT INTO meta VALUES ('undo_floor', 'lots')");
}

static const struct
{
  const char *name;
  Spoil spoil;
  XlStoreError code;
  gboolean loading; /* found while loading, not while opening */
} bad[] = {
  { "text", spoil_text, XL_STORE_ERROR_NOT_A_PLAN },
  { "empty", spoil_empty, XL_STORE_ERROR_EMPTY },
  { "head-only", spoil_head_only, XL_STORE_ERROR_TRUNCATED },
  { "truncated-at-page", spoil_page_boundary, XL_STORE_ERROR_TRUNCATED },
  { "truncated-in-page", spoil_mid_page, XL_STORE_ERROR_TRUNCATED },
  { "root-page", spoil_root_page, XL_STORE_ERROR_DAMAGED },
  { "first-page", spoil_first_page, XL_STORE_ERROR_DAMAGED },
  { "trigger", spoil_trigger, XL_STORE_ERROR_ALTERED },
  { "view", spoil_view, XL_STORE_ERROR_ALTERED },
  { "view-for-table", spoil_view_for_table, XL_STORE_ERROR_ALTERED },
  { "column", spoil_column, XL_STORE_ERROR_ALTERED },
  { "extra-table", spoil_extra_table, XL_STORE_ERROR_ALTERED },
  { "missing-index", spoil_missing_index, XL_STORE_ERROR_ALTERED },
  { "schema-text", spoil_schema_text, XL_STORE_ERROR_DAMAGED },
  { "version-999", spoil_version, XL_STORE_ERROR_NEWER },
  { "version-0", spoil_version_zero, XL_STORE_ERROR_NOT_A_PLAN },
  { "application", spoil_application, XL_STORE_ERROR_NOT_A_PLAN },
  { "wal-mode", spoil_wal_mode, XL_STORE_ERROR_WAL },
  { "wal-beside", spoil_wal_beside, XL_STORE_ERROR_WAL },
  { "fifo", spoil_fifo, XL_STORE_ERROR_NOT_A_PLAN },
  { "folder", spoil_folder, XL_STORE_ERROR_NOT_A_PLAN },
  { "gone", spoil_gone, XL_STORE_ERROR_NOT_FOUND },
  { "check", spoil_check, XL_STORE_ERROR_DAMAGED, TRUE },
  { "range", spoil_range, XL_STORE_ERROR_DAMAGED, TRUE },
  { "link", spoil_link, XL_STORE_ERROR_DAMAGED, TRUE },
  { "free-link", spoil_free_link, XL_STORE_ERROR_DAMAGED, TRUE },
  { "utf-8", spoil_utf8, XL_STORE_ERROR_DAMAGED, TRUE },
  { "date", spoil_date, XL_STORE_ERROR_DAMAGED, TRUE },
  { "floor", spoil_floor, XL_STORE_ERROR_DAMAGED, TRUE },
};

/* Law: a bad file is refused with its code, opened for writing or read-only, and stays as it was,
 * byte for byte, with nothing new beside it. */
static void
test_bad (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Fixture *f = fixture_new (20);

  fixture_close (f);
  bad[i].spoil (f->path);
  for (guint round = 0; round < 2; round++)
    {
      gboolean regular = g_file_test (f->path, G_FILE_TEST_IS_REGULAR);
      g_autoptr (GBytes) before = regular ? file_bytes (f->path) : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (XlStore) store = NULL;
      guint files = files_in (f->folder);

      store = xl_store_open (f->path, round == 0 ? XL_STORE_OPEN_DEFAULT : XL_STORE_OPEN_READ_ONLY, &error);
      if (bad[i].loading)
        {
          g_assert_no_error (error);
          g_assert_null (xl_store_load (store, &error));
        }
      else
        g_assert_null (store);
      g_assert_error (error, XL_STORE_ERROR, (int) bad[i].code);
      g_test_message ("%s", error->message);
      g_clear_pointer (&store, xl_store_free);
      g_assert_cmpuint (files_in (f->folder), ==, files);
      if (regular)
        g_assert_true (file_is_same (f->path, before));
    }
  fixture_free (f);
}

/* --- hot journals ----------------------------------------------------------------------------- */

/* A process that dies in the middle of an edit: the pages are in the file, the journal beside it. */
static void
die_in_the_middle (const char *path)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      sqlite3 *db = NULL;
      int rc = sqlite3_open (path, &db);

      rc |= sqlite3_exec (db, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                              "UPDATE region SET name = 'half', priorities = replace (hex (zeroblob (9000)), '0', 'x');"
                              "UPDATE project SET title = 'half', summary = replace (hex (zeroblob (9000)), '0', 'x')",
                          NULL, NULL, NULL);
      _exit (rc);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
test_hot_journal (void)
{
  for (guint round = 0; round < 2; round++)
    {
      Fixture *f = fixture_new (21);
      g_autofree char *before = fixture_digest (f);
      g_autofree char *after = NULL;
      g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
      g_autoptr (GBytes) sound = NULL;

      fixture_close (f);
      sound = file_bytes (f->path);
      die_in_the_middle (f->path);
      g_assert_false (file_is_same (f->path, sound));
      g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
      if (round == 0)
        fixture_reopen (f);
      after = fixture_file_digest (f->path);
      g_assert_cmpstr (after, ==, before);
      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
      fixture_free (f);
    }
}

/* Law: where what the journal leads back to is no good either, the file and its journal stay. */
static void
test_hot_journal_bad (void)
{
  Fixture *f = fixture_new (22);
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) before_journal = NULL;
  g_autoptr (GError) error = NULL;

  fixture_close (f);
  spoil_trigger (f->path);
  die_in_the_middle (f->path);
  before = file_bytes (f->path);
  before_journal = file_bytes (journal);
  g_assert_null (xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_ALTERED);
  g_assert_true (file_is_same (f->path, before));
  g_assert_true (file_is_same (journal, before_journal));
  g_clear_error (&error);
  g_chmod (f->path, 0444);
  g_assert_null (xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_READ_ONLY);
  fixture_free (f);
}

/* --- read-only, busy, moved ------------------------------------------------------------------- */

static void
test_read_only (void)
{
  Fixture *f = fixture_new (23);

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (XlEdit) edit = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GError) error = NULL;

      fixture_close (f);
      before = file_bytes (f->path);
      if (round == 0)
        f->store = xl_store_open (f->path, XL_STORE_OPEN_READ_ONLY, NULL);
      else
        {
          g_chmod (f->path, 0444);
          f->store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, NULL);
        }
      g_assert_true (xl_store_is_read_only (f->store));
      f->plan = xl_store_load (f->store, NULL);
      edit = random_edit (f->rand, f->plan);
      g_assert_false (fixture_try (f, edit, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      g_assert_false (xl_store_set_meta (f->store, "plan_name", "x", &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_READ_ONLY);
      fixture_close (f);
      g_assert_true (file_is_same (f->path, before));
    }
  fixture_free (f);
}

/* Law: busy is LOCKED, for opening and for writing, and passes. */
static void
test_busy (void)
{
  Fixture *f = fixture_new (24);
  g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  fixture_close (f);
  g_assert_cmpint (sqlite3_open (f->path, &other), ==, SQLITE_OK);
  xl_store_busy_ms = 50;
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  fixture_reopen (f);
  for (guint round = 0; round < 2; round++)
    {
      /* Another writer, then another reader that does not let COMMIT through. */
      sqlite3_exec (other, round == 0 ? "BEGIN IMMEDIATE" : "BEGIN; SELECT count (*) FROM region", NULL, NULL, NULL);
      g_assert_false (fixture_try (f, edit, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_LOCKED);
      g_clear_error (&error);
      sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
    }
  fixture_assert_same (f);
  fixture_write (f, edit);
  fixture_assert_same (f);
  sqlite3_close (other);
  xl_store_busy_ms = 5000;
  fixture_free (f);
}

/* Law: a file that was moved away or replaced is not written to behind the person's back. */
static void
test_moved (void)
{
  for (guint round = 0; round < 3; round++)
    {
      Fixture *f = fixture_new (25);
      g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere.crosslink", NULL);
      g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);
      g_autoptr (GBytes) old = file_bytes (f->path);
      g_autoptr (GError) error = NULL;
      gsize length;
      const char *bytes = g_bytes_get_data (old, &length);

      if (round == 0)
        g_rename (f->path, elsewhere);
      else if (round == 1)
        put (f->path, bytes, length); /* renames another file into place */
      else
        {
          fixture_write (f, edit);
          overwrite (f->path, 0, bytes, length); /* cp an old copy over it */
          g_assert_cmpint (truncate (f->path, (off_t) length), ==, 0);
          g_clear_pointer (&edit, xl_edit_unref);
          edit = random_edit (f->rand, f->plan);
        }
      g_assert_null (xl_store_poll (f->store, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_MOVED);
      g_clear_error (&error);
      g_assert_false (fixture_try (f, edit, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_MOVED);
      fixture_free (f);
    }
}

/* --- making and copying ----------------------------------------------------------------------- */

static void
test_create (void)
{
  Fixture *f = fixture_new_empty (26);
  g_autofree char *other = g_build_filename (f->folder, "other.crosslink", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "where.crosslink", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = file_bytes (f->path);

  g_assert_null (xl_store_create (f->path, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_EXISTS);
  g_assert_true (file_is_same (f->path, before));
  g_clear_error (&error);
  g_assert_null (xl_store_create (nowhere, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  beside (other, "-journal", "the journal of a file that was deleted");
  g_assert_null (xl_store_create (other, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_EXISTS);
  g_assert_cmpuint (files_in (f->folder), ==, 2);
  fixture_free (f);
}

/* Law: a copy has the same records and history; it never replaces an open file, nor one with a
 * journal; nothing is left behind. */
static void
test_backup (void)
{
  Fixture *f = fixture_new (27);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *copied = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XlStore) open = NULL;

  g_assert_true (xl_store_backup (f->store, copy, &error));
  copied = fixture_file_digest (copy);
  g_assert_cmpstr (copied, ==, digest);
  g_assert_cmpint (ask_int (copy, "SELECT count (*) FROM chg"), ==, ask_int (f->path, "SELECT count (*) FROM chg"));
  g_assert_true (xl_store_backup (f->store, copy, &error)); /* replaces */
  g_assert_false (xl_store_backup (f->store, f->path, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  open = xl_store_open (copy, XL_STORE_OPEN_DEFAULT, NULL);
  g_assert_false (xl_store_copy_path (f->path, copy, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_clear_pointer (&open, xl_store_free);
  g_assert_true (xl_store_copy_path (f->path, copy, &error));
  beside (copy, "-journal", "of the file that is to be replaced");
  g_assert_false (xl_store_backup (f->store, copy, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_EXISTS);
  g_assert_cmpuint (files_in (f->folder), ==, 3);
  g_clear_error (&error);
  again = g_build_filename (f->folder, "no", "where", NULL);
  g_assert_false (xl_store_backup (f->store, again, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_NOT_FOUND);
  fixture_free (f);
}

/* --- older and newer schemas ------------------------------------------------------------------ */

/* The number of the step that follows the shipped ones. */
#define NEXT "8"
#define NEXT_STEP "ALTER TABLE meta ADD COLUMN why TEXT; PRAGMA user_version = " NEXT ";"

static void
test_migration (void)
{
  Fixture *f = fixture_new (28);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *now = NULL;
  g_autofree char *read = NULL;
  g_autofree char *backed_up = NULL;
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autoptr (GBytes) before = NULL;
  int shipped = (int) xl_store_schema_version ();

  g_assert_cmpint (shipped + 1, ==, atoi (NEXT));
  fixture_close (f);
  before = file_bytes (f->path);
  fixture_next_step = NEXT_STEP;
  xl_store_set_schema_loader (fixture_step);
  read = fixture_file_digest (f->path); /* read-only: a copy is brought up to date, the file stays as it is */
  g_assert_cmpstr (read, ==, digest);
  g_assert_true (file_is_same (f->path, before));
  g_assert_true (xl_store_copy_path (f->path, copy, NULL)); /* as it is */
  g_assert_cmpint (ask_int (copy, "PRAGMA user_version"), ==, shipped);
  fixture_reopen (f);
  now = fixture_digest (f);
  g_assert_cmpstr (now, ==, digest);
  g_assert_cmpint (ask_int (f->path, "PRAGMA user_version"), ==, shipped + 1);
  backup = g_strdup (xl_store_get_migration_backup (f->store));
  g_assert_nonnull (backup);
  edit = random_edit (f->rand, f->plan);
  fixture_write (f, edit);
  fixture_close (f);
  fixture_next_step = NULL;
  xl_store_set_schema_loader (fixture_step);
  backed_up = fixture_file_digest (backup);
  g_assert_cmpstr (backed_up, ==, digest);
  g_clear_error (&error);
  g_assert_null (xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_NEWER);
  fixture_free (f);
}

/* Law: a file of every older schema opens, keeps what is in it, and takes edits. */
static void
test_old_schemas (void)
{
  guint shipped = xl_store_schema_version ();

  for (guint old = 1; old < shipped; old++)
    {
      Fixture *f = fixture_new_empty (31 + old);
      g_autofree char *path = g_build_filename (f->folder, "old.crosslink", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (XlPlan) plan = NULL;
      g_autoptr (XlEdit) edit = NULL;
      g_autoptr (XlEdit) refused = xl_edit_new ("Refused");
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (XlPlan) read = NULL;
      XlStore *store;
      XlRecord *source;

      fixture_last_step = old;
      xl_store_set_schema_loader (fixture_step);
      store = xl_store_create (path, &error);
      g_assert_no_error (error);
      xl_store_free (store);
      g_assert_cmpint (ask_int (path, "PRAGMA user_version"), ==, (int) old);
      run_sql (path, "INSERT INTO source (id, title, provenance, retired) VALUES (7, 'Old', 'own', 0)");
      fixture_last_step = G_MAXUINT;
      xl_store_set_schema_loader (fixture_step);
      before = file_bytes (path);
      store = xl_store_open (path, XL_STORE_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      read = xl_store_load (store, &error);
      g_assert_no_error (error);
      g_assert_nonnull (xl_plan_lookup (read, 7));
      xl_edit_set (refused, xl_plan_lookup (read, 7), "title", "Refused");
      g_assert_false (xl_store_write (store, refused, &changes, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      xl_store_free (store);
      g_assert_true (file_is_same (path, before));
      store = xl_store_open (path, XL_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      xl_store_set_author (store, "tester", "here");
      plan = xl_store_load (store, &error);
      g_assert_no_error (error);
      source = xl_plan_lookup (plan, 7);
      g_assert_nonnull (source);
      edit = xl_edit_new ("Name it");
      xl_edit_set (edit, source, "title", "New");
      g_assert_true (xl_store_write (store, edit, &changes, &error));
      g_assert_no_error (error);
      xl_store_free (store);
      fixture_free (f);
    }
}

/* Law: a step that fails leaves the old file. */
static void
test_migration_fails (void)
{
  Fixture *f = fixture_new (29);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  fixture_close (f);
  fixture_next_step = "ALTER TABLE meta ADD COLUMN why TEXT; INSERT INTO region (id) VALUES (1); PRAGMA user_version = " NEXT ";";
  xl_store_set_schema_loader (fixture_step);
  g_assert_null (xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error));
  g_assert_nonnull (error);
  fixture_next_step = NULL;
  xl_store_set_schema_loader (fixture_step);
  now = fixture_file_digest (f->path);
  g_assert_cmpstr (now, ==, digest);
  fixture_free (f);
}

/* Law: a store that is open when a newer program changes the schema writes nothing more. */
static void
test_newer_meanwhile (void)
{
  Fixture *f = fixture_new (30);
  g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);
  g_autoptr (GError) error = NULL;

  run_sql (f->path, NEXT_STEP);
  g_assert_false (fixture_try (f, edit, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_NEWER);
  fixture_free (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strconcat ("/store/bad/", bad[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/store/hot-journal", test_hot_journal);
  g_test_add_func ("/store/hot-journal-bad", test_hot_journal_bad);
  g_test_add_func ("/store/read-only", test_read_only);
  g_test_add_func ("/store/busy", test_busy);
  g_test_add_func ("/store/moved", test_moved);
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/backup", test_backup);
  g_test_add_func ("/store/migration", test_migration);
  g_test_add_func ("/store/old-schemas", test_old_schemas);
  g_test_add_func ("/store/migration-fails", test_migration_fails);
  g_test_add_func ("/store/newer-meanwhile", test_newer_meanwhile);
  return g_test_run ();
}
