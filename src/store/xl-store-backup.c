/* xl-store-backup.c - copies by the backup API: whole, verified, then put in place */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* --- what is in a file ------------------------------------------------------------------------ */

static void
add_value (GChecksum *sum, sqlite3_stmt *row, int column)
{
  int storage = sqlite3_column_type (row, column);
  const guint8 *bytes = storage == SQLITE_BLOB ? sqlite3_column_blob (row, column) : sqlite3_column_text (row, column);
  int length = sqlite3_column_bytes (row, column);
  g_autofree char *head = g_strdup_printf ("%d:%d:", storage, length);

  g_checksum_update (sum, (const guchar *) head, -1);
  if (bytes != NULL && length > 0)
    g_checksum_update (sum, bytes, length);
}

static gboolean
add_table (GChecksum *sum, sqlite3 *db, const char *table, GError **error)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\"", table);
  sqlite3_stmt *row = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &row, NULL);

  sqlite3_free (sql);
  g_checksum_update (sum, (const guchar *) table, -1);
  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    {
      rc = sqlite3_step (row);
      for (int i = 0; rc == SQLITE_ROW && i < sqlite3_column_count (row); i++)
        add_value (sum, row, i);
    }
  if (rc != SQLITE_DONE)
    xl_store_fail (db, rc, "read back", error);
  sqlite3_finalize (row);
  return rc == SQLITE_DONE;
}

/* SHA-256 over every value of every table, whatever the schema: records, history, meta. */
static char *
content_digest (sqlite3 *db, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *names = NULL;
  g_auto (GStrv) tables = NULL;

  if (!xl_store_query_text (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", &names, error))
    return NULL;
  tables = g_strsplit (names, "\n", -1);
  for (guint i = 0; tables[i] != NULL; i++)
    if (!add_table (sum, db, tables[i], error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

/* --- copying ---------------------------------------------------------------------------------- */

#define PAGES 500 /* that are copied at once */

static gboolean
copy_pages (XlStore *store, const char *path, GError **error)
{
  sqlite3 *to = xl_store_connect (path, SQLITE_OPEN_READWRITE, error);
  sqlite3_backup *backup;
  int rc;

  if (to == NULL)
    return FALSE;
  /* Nobody knows the copy yet; it is synced as a whole before it gets its name. */
  if (!xl_store_exec (to, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error))
    {
      sqlite3_close (to);
      return FALSE;
    }
  backup = sqlite3_backup_init (to, "main", store->db, "main");
  rc = backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (to);
  while (rc == SQLITE_OK)
    rc = g_cancellable_is_cancelled (store->cancellable) ? SQLITE_INTERRUPT : sqlite3_backup_step (backup, PAGES);
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (rc != SQLITE_DONE)
    xl_store_fail (to, rc, "copy", error);
  if (sqlite3_close (to) == SQLITE_OK || rc != SQLITE_DONE)
    return rc == SQLITE_DONE;
  xl_store_set_error (error, XL_STORE_ERROR_IO, "close the copy");
  return FALSE;
}

/* Reads back what lies on the disk now. */
static gboolean
verify (XlStore *store, const char *path, const char *wanted, GError **error)
{
  sqlite3 *db = xl_store_connect (path, SQLITE_OPEN_READONLY, error);
  g_autofree char *digest = NULL;
  guint version = 0;

  if (db == NULL)
    return FALSE;
  if (xl_store_check (db, &version, store->cancellable, error))
    {
      xl_store_set_patience (db, &store->patience);
      digest = content_digest (db, error);
    }
  sqlite3_close (db);
  if (digest != NULL && strcmp (digest, wanted) != 0)
    xl_store_set_error (error, XL_STORE_ERROR_IO, "the copy does not read back as the original");
  return g_strcmp0 (digest, wanted) == 0;
}

/* The source is under one read lock, so that what is compared is what was copied. */
static gboolean
copy_verified (XlStore *store, const char *temporary, GError **error)
{
  g_autofree char *digest = NULL;
  gboolean ok = xl_store_exec (store->db, "BEGIN", error);

  xl_store_listen (store, TRUE);
  if (ok)
    {
      digest = content_digest (store->db, error);
      ok = digest != NULL && copy_pages (store, temporary, error);
    }
  xl_store_listen (store, FALSE);
  xl_store_roll_back (store);
  return ok && verify (store, temporary, digest, error);
}

/**
 * xl_store_copy_pages:
 * @path: where the copy goes
 * @replace: whether a file of that name may be replaced
 *
 * What xl_store_backup() does, for a store that need not be of the current schema.
 */
gboolean
xl_store_copy_pages (XlStore *store, const char *path, gboolean replace, GError **error)
{
  g_autofree char *temporary = xl_file_temporary (path, error);

  if (temporary == NULL)
    return FALSE;
  if (copy_verified (store, temporary, error) && xl_file_settle (temporary, path, replace, error))
    return TRUE;
  xl_file_remove (temporary);
  if (error != NULL)
    xl_store_note_stop (store, error);
  return FALSE;
}

/**
 * xl_store_backup:
 * @path: where the copy goes; a file of that name is replaced, but only by a copy that has been
 *   read back, and never one that is open here or that has a journal beside it
 *
 * A verified copy: made by the backup API into a temporary file of the same folder, checked like any
 * plan file, compared value by value, synced, and then given its name.
 *
 * Errors: NOT_FOUND (the folder), DENIED, EXISTS, READ_ONLY, FULL, LOCKED, DAMAGED, IO. Nothing is
 * left behind.
 */
gboolean
xl_store_backup (XlStore *store, const char *path, GError **error)
{
  xl_store_assert_owner (store);
  return xl_store_copy_pages (store, path, TRUE, error);
}

/**
 * xl_store_copy_path:
 * @from: a plan file, of any schema that is not newer
 * @to: where the copy goes, as in xl_store_backup()
 *
 * Opens a plan file read-only and copies it.
 *
 * Errors: those of xl_store_open() and xl_store_backup().
 */
gboolean
xl_store_copy_path (const char *from, const char *to, GError **error)
{
  g_autoptr (XlStore) store = xl_store_open (from, XL_STORE_OPEN_READ_ONLY | XL_STORE_OPEN_AS_IT_IS, error);

  return store != NULL && xl_store_backup (store, to, error);
}
