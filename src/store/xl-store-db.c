/* xl-store-db.c - SQLite connections that trust nothing, statements prepared once, errors by what can be done */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

/* The largest value is a long text of 1 MiB; a row has a few of them. */
#define MAX_VALUE (64 * 1024 * 1024)

/* So many different statements one edit may need; beyond that the cache is emptied. */
#define MAX_STATEMENTS 400

G_DEFINE_QUARK (xl-store-error-quark, xl_store_error)

guint xl_store_busy_ms = 5000;

/**
 * xl_store_assert_owner:
 *
 * The store belongs to the first thread that uses it. A program error stops here, not in SQLite.
 */
void
xl_store_assert_owner (XlStore *store)
{
  GThread *nobody = NULL;

  if (!g_atomic_pointer_compare_and_exchange (&store->owner, nobody, g_thread_self ()))
    g_assert (g_atomic_pointer_get (&store->owner) == g_thread_self ());
}

void
xl_store_set_error (GError **error, XlStoreError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, XL_STORE_ERROR, (int) code, message);
}

static gboolean
no_space (int system_errno)
{
  return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;
}

static XlStoreError
error_code (sqlite3 *db, int rc)
{
  if (rc == SQLITE_READONLY_DBMOVED)
    return XL_STORE_ERROR_MOVED;
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return XL_STORE_ERROR_LOCKED;
    case SQLITE_FULL:
      return XL_STORE_ERROR_FULL;
    case SQLITE_READONLY:
      return XL_STORE_ERROR_READ_ONLY;
    case SQLITE_NOTADB: /* the raw header was that of a plan file */
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_INTERRUPT: /* our deadline: a sound file never takes so long; see xl_store_note_stop() */
      return XL_STORE_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return XL_STORE_ERROR_REFUSED;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return XL_STORE_ERROR_DENIED;
    case SQLITE_CANTOPEN:
      if (db != NULL && (sqlite3_system_errno (db) == EACCES || sqlite3_system_errno (db) == EPERM))
        return XL_STORE_ERROR_DENIED;
      if (db != NULL && sqlite3_system_errno (db) == EROFS)
        return XL_STORE_ERROR_READ_ONLY;
      return db != NULL && no_space (sqlite3_system_errno (db)) ? XL_STORE_ERROR_FULL : XL_STORE_ERROR_IO;
    case SQLITE_IOERR:
      return db != NULL && no_space (sqlite3_system_errno (db)) ? XL_STORE_ERROR_FULL : XL_STORE_ERROR_IO;
    default:
      return XL_STORE_ERROR_IO;
    }
}

/**
 * xl_store_fail:
 * @db: (nullable): the connection that said no
 * @rc: extended result code
 * @doing: plain words for the message
 *
 * Returns: FALSE, so that callers can return it
 */
gboolean
xl_store_fail (sqlite3 *db, int rc, const char *doing, GError **error)
{
  const char *detail = db != NULL && sqlite3_extended_errcode (db) == rc ? sqlite3_errmsg (db) : sqlite3_errstr (rc);

  xl_store_set_error (error, error_code (db, rc), "%s: %s (SQLite %d)", doing, detail, rc);
  return FALSE;
}

gboolean
xl_store_exec (sqlite3 *db, const char *sql, GError **error)
{
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || xl_store_fail (db, sqlite3_extended_errcode (db), sql, error);
}

/**
 * xl_store_query_int:
 * @value: (out): first column of the first row; 0 where there is none
 */
gboolean
xl_store_query_int (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  *value = 0;
  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (statement);
      if (rc == SQLITE_ROW)
        *value = sqlite3_column_int64 (statement, 0);
    }
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    {
      xl_store_fail (db, sqlite3_extended_errcode (db), sql, error);
      sqlite3_finalize (statement);
      return FALSE;
    }
  sqlite3_finalize (statement);
  return TRUE;
}

/**
 * xl_store_query_text:
 * @value: (out) (transfer full): first column of all rows, one a line
 */
gboolean
xl_store_query_text (sqlite3 *db, const char *sql, char **value, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  *value = NULL;
  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    {
      rc = sqlite3_step (statement);
      if (rc == SQLITE_ROW)
        {
          const char *cell = (const char *) sqlite3_column_text (statement, 0);

          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", cell != NULL ? cell : "");
        }
    }
  if (rc != SQLITE_DONE)
    {
      xl_store_fail (db, sqlite3_extended_errcode (db), sql, error);
      sqlite3_finalize (statement);
      return FALSE;
    }
  sqlite3_finalize (statement);
  *value = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* --- connections ------------------------------------------------------------------------------ */

static int
impatient_cb (void *data)
{
  const XlPatience *patience = data;

  return g_cancellable_is_cancelled (patience->cancellable)
         || (patience->deadline != 0 && g_get_monotonic_time () > patience->deadline);
}

/**
 * xl_store_set_patience:
 * @patience: (nullable): when statements end early; it must outlive its use. NULL lifts it.
 */
void
xl_store_set_patience (sqlite3 *db, XlPatience *patience)
{
  sqlite3_progress_handler (db, patience != NULL ? 2000 : 0, patience != NULL ? impatient_cb : NULL, patience);
}

/**
 * xl_store_listen:
 * @listen: whether statements end early when the store's cancellable says so
 */
void
xl_store_listen (XlStore *store, gboolean listen)
{
  store->patience = (XlPatience){ 0, store->cancellable };
  xl_store_set_patience (store->db, listen && store->cancellable != NULL ? &store->patience : NULL);
}

/**
 * xl_store_note_stop:
 * @error: why something failed; says that it was stopped, where it was
 */
void
xl_store_note_stop (XlStore *store, GError **error)
{
  if (!g_cancellable_is_cancelled (store->cancellable) || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (error);
  g_cancellable_set_error_if_cancelled (store->cancellable, error);
}

static void
set_limits (sqlite3 *db)
{
  static const struct
  {
    int limit, value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, MAX_VALUE },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 200 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 40 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 400 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].limit, limits[i].value);
}

/**
 * xl_store_connect:
 * @flags: SQLITE_OPEN_READONLY or SQLITE_OPEN_READWRITE, with SQLITE_OPEN_CREATE or
 *   SQLITE_OPEN_MEMORY where it is our own new file
 *
 * A connection on which nothing that stands in the file can run: no triggers, no views, no
 * functions in the schema but harmless ones, no attaching, no extensions.
 *
 * Returns: (transfer full) (nullable): close it with sqlite3_close()
 */
sqlite3 *
xl_store_connect (const char *path, int flags, GError **error)
{
  static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                             SQLITE_DBCONFIG_ENABLE_VIEW,    SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
                             SQLITE_DBCONFIG_DQS_DDL,        SQLITE_DBCONFIG_DQS_DML,
                             SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION };
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc != SQLITE_OK)
    {
      xl_store_fail (db, rc, "open", error);
      sqlite3_close (db);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    sqlite3_db_config (db, off[i], 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  set_limits (db);
  sqlite3_busy_timeout (db, (int) xl_store_busy_ms);
  /* None of these reads the file. */
  if (!xl_store_exec (db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY", error))
    {
      sqlite3_close (db);
      return NULL;
    }
  return db;
}

/* --- statements ------------------------------------------------------------------------------- */

static void
finalize_cb (gpointer data)
{
  sqlite3_finalize (data);
}

/**
 * xl_store_statement:
 * @sql: its text, which is also its name in the cache
 *
 * Returns: (transfer none) (nullable): the statement, reset and without bindings; step it to its end
 *   or sqlite3_reset() it, lest it hold a lock
 */
sqlite3_stmt *
xl_store_statement (XlStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement;
  int rc;

  if (store->statements == NULL)
    store->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cb);
  statement = g_hash_table_lookup (store->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  rc = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      xl_store_fail (store->db, rc, sql, error);
      return NULL;
    }
  g_hash_table_insert (store->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * xl_store_forget_statements:
 *
 * Empties the cache when it has grown: between edits, when no statement is in use.
 */
void
xl_store_forget_statements (XlStore *store)
{
  if (store->statements != NULL && g_hash_table_size (store->statements) > MAX_STATEMENTS)
    g_hash_table_remove_all (store->statements);
}

/**
 * xl_store_read_text:
 * @text: (out) (transfer none) (nullable): the text of the column; lives until the next step
 *
 * Returns: FALSE where the bytes are no text: not UTF-8, or with a zero byte inside
 */
gboolean
xl_store_read_text (sqlite3_stmt *row, int column, const char **text)
{
  int length;

  *text = (const char *) sqlite3_column_text (row, column);
  if (*text == NULL)
    return TRUE;
  length = sqlite3_column_bytes (row, column);
  return strlen (*text) == (gsize) length && g_utf8_validate (*text, length, NULL);
}

/**
 * xl_store_roll_back:
 *
 * Ends whatever transaction is open; after some errors SQLite has done so itself.
 */
void
xl_store_roll_back (XlStore *store)
{
  if (store->statements != NULL)
    {
      GHashTableIter iter;
      gpointer statement;

      g_hash_table_iter_init (&iter, store->statements);
      while (g_hash_table_iter_next (&iter, NULL, &statement))
        sqlite3_reset (statement);
    }
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
}
