/* xl-store-open.c - opening a plan file is a checklist before the first write (law 8) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* The checklist, in order:
 * 1. a regular file of more than 0 bytes, looked at without blocking     xl_file_claim()
 * 2. raw header: magic, application_id, user_version, pages and size     xl_file_claim()
 * 3. a read-only connection on which nothing in the file can run         xl_store_connect()
 * 4. the schema's text is what the steps make                            xl_schema_verify()
 * 5. no -wal beside it; before 3, for SQLite would replay it unasked     xl_file_claim()
 * 6. quick_check; values and links are checked while loading, the sums over all rows after the first frame, for every
 *    record is read for them                                           xl_store_verify()
 * 7. only then a connection that may write
 * With a hot journal 3 to 6 are done on a recovered copy; the original is opened for writing, and so
 * recovered, only when the copy has passed. A refused file stays byte-identical. */

/* A sound file of 1 MiB is checked in some 10 ms. */
#define CHECK_SECONDS 30
#define CHECK_SECONDS_PER_MIB 2

/* --- steps 3 to 6 ----------------------------------------------------------------------------- */

static gboolean
check_header_again (sqlite3 *db, guint *version, GError **error)
{
  gint64 id = 0, found = 0;

  if (!xl_store_query_int (db, "PRAGMA application_id", &id, error)
      || !xl_store_query_int (db, "PRAGMA user_version", &found, error))
    return FALSE;
  if (id != XL_STORE_APPLICATION_ID || found < 1)
    {
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "application_id 0x%08x, user_version %" G_GINT64_FORMAT,
                          (guint) id, found);
      return FALSE;
    }
  if (found > xl_store_schema_version ())
    {
      xl_store_set_error (error, XL_STORE_ERROR_NEWER, "schema %" G_GINT64_FORMAT ", this program knows %u", found,
                          xl_store_schema_version ());
      return FALSE;
    }
  *version = (guint) found;
  return TRUE;
}

static gboolean
quick_check (sqlite3 *db, GError **error)
{
  g_autofree char *findings = NULL;

  if (!xl_store_query_text (db, "PRAGMA quick_check (5)", &findings, error))
    return FALSE;
  if (strcmp (findings, "ok") == 0)
    return TRUE;
  xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "quick_check: %s", findings);
  return FALSE;
}

/**
 * xl_store_check:
 * @version: (out): the file's schema
 * @cancellable: (nullable): ends it early, as if the file were damaged
 *
 * Steps 4 and 6 on an open connection, and what of step 2 can be asked through SQLite, under one
 * read lock and a deadline.
 */
gboolean
xl_store_check (sqlite3 *db, guint *version, GCancellable *cancellable, GError **error)
{
  XlPatience patience = { g_get_monotonic_time () + CHECK_SECONDS * G_USEC_PER_SEC, cancellable };
  gint64 pages = 0, page_size = 0;
  gboolean ok;

  xl_store_set_patience (db, &patience);
  ok = xl_store_exec (db, "BEGIN", error) && check_header_again (db, version, error)
       && xl_schema_verify (db, *version, error)
       && xl_store_query_int (db, "PRAGMA page_count", &pages, error)
       && xl_store_query_int (db, "PRAGMA page_size", &page_size, error);
  if (ok)
    {
      patience.deadline += pages * page_size / (1024 * 1024) * CHECK_SECONDS_PER_MIB * G_USEC_PER_SEC;
      ok = quick_check (db, error);
    }
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  xl_store_set_patience (db, NULL);
  return ok;
}

/* --- a hot journal ---------------------------------------------------------------------------- */

/* The first read finds the journal, if one is hot: left by a process that died, not by one at work. */
static int
first_read (sqlite3 *db)
{
  return sqlite3_exec (db, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL);
}

static gboolean
check_copy (const char *copy, guint *version, GError **error)
{
  sqlite3 *db = xl_store_connect (copy, SQLITE_OPEN_READWRITE, error);
  gboolean ok = db != NULL && xl_store_check (db, version, NULL, error);

  sqlite3_close (db);
  return ok;
}

/* The private folder is empty but for what lies beside the copy. */
static void
remove_folder (const char *folder, const char *copy)
{
  if (copy != NULL)
    xl_file_remove (copy);
  g_rmdir (folder);
}

static gboolean
check_recovered (XlStore *store, guint *version, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("crosslink-XXXXXX", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *copy = NULL;
  sqlite3 *db;
  gboolean ok;

  if (!xl_file_is_writable (store->path))
    {
      xl_store_set_error (error, XL_STORE_ERROR_READ_ONLY, "a journal must be rolled back, and it cannot be written");
      return FALSE;
    }
  if (folder == NULL)
    {
      xl_store_set_error (error, XL_STORE_ERROR_IO, "no private folder for a copy");
      return FALSE;
    }
  expected = g_build_filename (folder, "plan", NULL);
  ok = xl_file_copy_with_journal (store->path, &store->file, folder, &copy, error)
       && (copy == NULL || check_copy (copy, version, error));
  remove_folder (folder, expected);
  if (!ok)
    return FALSE;
  /* The first read rolls the journal back. Where another store of this process has the file open it
   * has passed the checklist before, and this is the check after recovery. */
  db = xl_store_connect (store->path, SQLITE_OPEN_READWRITE, error);
  ok = db != NULL && xl_store_check (db, version, NULL, error);
  sqlite3_close (db);
  return ok;
}

/* --- opening ---------------------------------------------------------------------------------- */

static gboolean
check_file (XlStore *store, guint *version, GError **error)
{
  sqlite3 *db = xl_store_connect (store->path, SQLITE_OPEN_READONLY, error);
  gboolean ok;
  int rc;

  if (db == NULL)
    return FALSE;
  rc = first_read (db);
  ok = rc == SQLITE_OK && xl_store_check (db, version, NULL, error);
  if (rc != SQLITE_OK && rc != SQLITE_READONLY_ROLLBACK)
    xl_store_fail (db, rc, "first read", error);
  sqlite3_close (db);
  return rc == SQLITE_READONLY_ROLLBACK ? check_recovered (store, version, error) : ok;
}

/* Law 6. EXTRA syncs the folder after the journal is gone: a commit that was answered stays. */
static gboolean
configure (XlStore *store, GError **error)
{
  g_autofree char *mode = NULL;

  if (!xl_store_exec (store->db, "PRAGMA foreign_keys = ON", error))
    return FALSE;
  if (store->read_only)
    return TRUE;
  if (!xl_store_exec (store->db, "PRAGMA synchronous = EXTRA", error)
      || !xl_store_query_text (store->db, "PRAGMA journal_mode = DELETE", &mode, error))
    return FALSE;
  if (strcmp (mode, "delete") == 0)
    return TRUE;
  xl_store_set_error (error, XL_STORE_ERROR_WAL, "journal mode %s", mode);
  return FALSE;
}

static gboolean
connect_store (XlStore *store, XlStoreOpenFlags flags, guint version, GError **error)
{
  store->db = xl_store_connect (store->path, store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, error);
  if (store->db == NULL)
    return FALSE;
  if (!xl_file_is_same (store->path, &store->file))
    {
      xl_store_set_error (error, XL_STORE_ERROR_MOVED, "replaced while it was being opened");
      return FALSE;
    }
  if (!store->read_only && sqlite3_db_readonly (store->db, "main") == 1)
    store->read_only = TRUE;
  if (!configure (store, error))
    return FALSE;
  if (version == store->schema || (flags & XL_STORE_OPEN_AS_IT_IS) != 0)
    return TRUE;
  return store->read_only ? xl_schema_migrate_copy (store, error) : xl_schema_migrate (store, version, error);
}

/**
 * xl_store_open:
 * @path: a plan file
 * @flags: see #XlStoreOpenFlags
 *
 * Opens a plan file after the checklist. A file or folder that this person cannot write is opened
 * read-only, see xl_store_is_read_only(). An older file is brought up to date, with a backup beside
 * it, see xl_store_get_migration_backup(); read-only, it stays as it is and a copy in memory is read, which does not
 * see what others write from then on.
 *
 * Errors: NOT_FOUND, DENIED, NOT_A_PLAN, EMPTY, TRUNCATED, NEWER, WAL, ALTERED, DAMAGED, LOCKED,
 * MOVED, IO; READ_ONLY where it would have to be recovered first.
 *
 * Returns: (transfer full) (nullable): the store; the file is untouched when there is an error
 */
XlStore *
xl_store_open (const char *path, XlStoreOpenFlags flags, GError **error)
{
  g_autoptr (XlStore) store = g_new0 (XlStore, 1);
  guint version = 0;

  store->path = g_canonicalize_filename (path, NULL);
  store->schema = xl_store_schema_version ();
  store->who = g_strdup ("");
  store->replica = g_strdup ("");
  store->registered = xl_file_claim (store->path, &store->file, error);
  store->read_only = (flags & XL_STORE_OPEN_READ_ONLY) != 0 || !xl_file_is_writable (store->path);
  if (!store->registered || !check_file (store, &version, error) || !connect_store (store, flags, version, error)
      || !xl_store_last_tx (store, &store->seq, &store->uid, error))
    return NULL;
  return g_steal_pointer (&store);
}

static gboolean
fill_new_file (const char *path, GError **error)
{
  sqlite3 *db = xl_store_connect (path, SQLITE_OPEN_READWRITE, error);
  /* Nobody knows this file yet; it is synced as a whole before it gets its name. */
  gboolean ok = db != NULL && xl_store_exec (db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN", error)
                && xl_schema_run (db, 0, xl_store_schema_version (), error) && xl_store_exec (db, "COMMIT", error);

  if (sqlite3_close (db) != SQLITE_OK && ok)
    {
      xl_store_set_error (error, XL_STORE_ERROR_IO, "close");
      ok = FALSE;
    }
  return ok;
}

/**
 * xl_store_create:
 * @path: where nothing is yet; by custom it ends in ".crosslink"
 *
 * Makes an empty plan file, whole or not at all, and opens it.
 *
 * Errors: EXISTS (it never overwrites), NOT_FOUND (the folder), DENIED, READ_ONLY, FULL, IO.
 *
 * Returns: (transfer full) (nullable): the store
 */
XlStore *
xl_store_create (const char *path, GError **error)
{
  g_autofree char *temporary = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      xl_store_set_error (error, XL_STORE_ERROR_EXISTS, "something is there already");
      return NULL;
    }
  temporary = xl_file_temporary (path, error);
  if (temporary == NULL)
    return NULL;
  if (!fill_new_file (temporary, error) || !xl_file_settle (temporary, path, FALSE, error))
    {
      xl_file_remove (temporary);
      return NULL;
    }
  return xl_store_open (path, XL_STORE_OPEN_DEFAULT, error);
}

/**
 * xl_store_free:
 *
 * Closes the file. From the owning thread, or after xl_store_disown().
 */
void
xl_store_free (XlStore *store)
{
  xl_store_assert_owner (store);
  g_clear_pointer (&store->statements, g_hash_table_unref);
  if (store->db != NULL)
    {
      int rc = sqlite3_close (store->db);

      g_assert (rc == SQLITE_OK);
    }
  if (store->registered)
    xl_file_release (&store->file);
  for (guint i = 0; i < XL_N_KINDS; i++)
    {
      g_free (store->insert_sql[i]);
      g_free (store->delete_sql[i]);
    }
  g_free (store->path);
  g_free (store->migration_backup);
  g_free (store->who);
  g_free (store->replica);
  g_free (store->uid);
  g_free (store);
}

/**
 * xl_store_disown:
 *
 * The thread that owns the store lets go of it; the next that uses it owns it.
 */
void
xl_store_disown (XlStore *store)
{
  xl_store_assert_owner (store);
  g_atomic_pointer_set (&store->owner, NULL);
}

/**
 * xl_store_get_path:
 *
 * Returns: (transfer none): the absolute path; any thread may ask
 */
const char *
xl_store_get_path (const XlStore *store)
{
  return store->path;
}

/**
 * xl_store_is_read_only:
 *
 * Returns: whether every write will be refused with READ_ONLY; any thread may ask
 */
gboolean
xl_store_is_read_only (const XlStore *store)
{
  return store->read_only;
}

/**
 * xl_store_get_migration_backup:
 *
 * Returns: (transfer none) (nullable): path of the backup that opening made, where the file was of an
 *   older schema; any thread may ask
 */
const char *
xl_store_get_migration_backup (const XlStore *store)
{
  return store->migration_backup;
}
