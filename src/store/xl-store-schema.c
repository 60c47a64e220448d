/* xl-store-schema.c - numbered steps make every plan file: new, older, and the one to compare with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* Invariants:
 * 1. A new plan file, an older one and the reference in memory are made by the same steps.
 * 2. Each step sets user_version to its own number, the first one application_id too.
 * 3. A plan file's sqlite_schema is, text for text, the reference's of the same user_version.
 * 4. A migration is one transaction, and a verified backup lies beside the file before it begins. */

#define SCHEMA_TEXT                                                                                          \
  "SELECT type || '|' || name || '|' || tbl_name || '|' || ifnull (sql, '') FROM sqlite_schema ORDER BY type, name"

static XlStoreSchemaLoader schema_loader;

/* Making the reference takes some milliseconds; a backup needs it again. */
static GMutex reference_lock;
static char *reference;         /* under reference_lock */
static guint reference_version; /* the same; 0 when there is none */
static GHashTable *columns_of;  /* the same: version -> table -> GStrv; NULL when there is none */

/**
 * xl_store_set_schema_loader:
 * @loader: gives the SQL text of each step; the program's resources belong to the program
 *
 * Once, before the first store.
 */
void
xl_store_set_schema_loader (XlStoreSchemaLoader loader)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reference_lock);

  schema_loader = loader;
  reference_version = 0;
  g_clear_pointer (&reference, g_free);
  g_clear_pointer (&columns_of, g_hash_table_unref);
}

static GBytes *
load_step (guint step)
{
  g_assert (schema_loader != NULL);
  return schema_loader (step);
}

/**
 * xl_store_schema_version:
 *
 * Returns: the number of the last step: what new plan files are made of
 */
guint
xl_store_schema_version (void)
{
  guint version = 0;

  for (;;)
    {
      g_autoptr (GBytes) bytes = load_step (version + 1);

      if (bytes == NULL)
        return version;
      version++;
    }
}

/**
 * xl_schema_run:
 * @from: the schema that @db has, 0 for an empty database
 * @to: the schema that it gets
 *
 * Runs steps @from + 1 to @to. The caller has begun a transaction where that matters.
 */
gboolean
xl_schema_run (sqlite3 *db, guint from, guint to, GError **error)
{
  for (guint step = from + 1; step <= to; step++)
    {
      g_autoptr (GBytes) bytes = load_step (step);
      g_autofree char *sql = NULL;
      gint64 version = 0;

      if (bytes == NULL)
        {
          xl_store_set_error (error, XL_STORE_ERROR_NEWER, "there is no schema step %u", step);
          return FALSE;
        }
      sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (!xl_store_exec (db, sql, error))
        {
          g_prefix_error (error, "schema step %u: ", step);
          return FALSE;
        }
      if (!xl_store_query_int (db, "PRAGMA user_version", &version, error))
        return FALSE;
      g_assert (version == step);
    }
  return TRUE;
}

static char *
make_reference (guint version, GError **error)
{
  sqlite3 *db = xl_store_connect (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
  char *text = NULL;

  if (db == NULL)
    return NULL;
  if (xl_schema_run (db, 0, version, error))
    xl_store_query_text (db, SCHEMA_TEXT, &text, error);
  sqlite3_close (db);
  return text;
}

/* What the steps make of an empty database with this very SQLite. */
static char *
dup_reference (guint version, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reference_lock);

  if (reference_version != version)
    {
      char *text = make_reference (version, error);

      if (text == NULL)
        return NULL;
      g_free (reference);
      reference = text;
      reference_version = version;
    }
  return g_strdup (reference);
}

static GHashTable *
make_columns (guint version, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  sqlite3 *db = xl_store_connect (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
  g_autofree char *names = NULL;
  g_auto (GStrv) tables = NULL;
  gboolean ok = db != NULL && xl_schema_run (db, 0, version, error)
                && xl_store_query_text (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", &names, error);

  tables = ok ? g_strsplit (names, "\n", -1) : NULL;
  for (guint i = 0; ok && tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') ORDER BY cid", tables[i]);
      g_autofree char *list = NULL;

      ok = xl_store_query_text (db, sql, &list, error);
      if (ok)
        g_hash_table_insert (columns, g_strdup (tables[i]), g_strsplit (list, "\n", -1));
    }
  sqlite3_close (db);
  return ok ? g_steal_pointer (&columns) : NULL;
}

/**
 * xl_schema_dup_columns:
 * @version: steps up to this one
 *
 * Returns: (transfer full) (nullable): table -> GStrv: the columns in their order; not to be changed
 */
GHashTable *
xl_schema_dup_columns (guint version, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reference_lock);
  GHashTable *columns = columns_of != NULL ? g_hash_table_lookup (columns_of, GUINT_TO_POINTER (version)) : NULL;

  if (columns != NULL)
    return g_hash_table_ref (columns);
  columns = make_columns (version, error);
  if (columns == NULL)
    return NULL;
  if (columns_of == NULL)
    columns_of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  g_hash_table_insert (columns_of, GUINT_TO_POINTER (version), columns);
  return g_hash_table_ref (columns);
}

/**
 * xl_schema_verify:
 * @version: user_version of @db
 *
 * Step 4 of the checklist. Names alone would miss a renamed column, and a file may hold a trigger or
 * a view that has no business there.
 */
gboolean
xl_schema_verify (sqlite3 *db, guint version, GError **error)
{
  g_autofree char *wanted = dup_reference (version, error);
  g_autofree char *text = NULL;

  if (wanted == NULL || !xl_store_query_text (db, SCHEMA_TEXT, &text, error))
    return FALSE;
  if (strcmp (wanted, text) == 0)
    return TRUE;
  xl_store_set_error (error, XL_STORE_ERROR_ALTERED, "the tables are not those of schema %u", version);
  return FALSE;
}

/* --- older files ------------------------------------------------------------------------------ */

static char *
backup_name (const char *path, guint version)
{
  static const char suffix[] = ".crosslink";
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  gsize length = strlen (path) - (g_str_has_suffix (path, suffix) ? strlen (suffix) : 0);

  for (guint n = 1;; n++)
    {
      g_autofree char *counter = n > 1 ? g_strdup_printf (" (%u)", n) : g_strdup ("");
      char *name = g_strdup_printf ("%.*s before schema %u, %s%s%s", (int) length, path, version, day, counter, suffix);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return name;
      g_free (name);
    }
}

static gboolean
migrate (XlStore *store, guint to, GError **error)
{
  g_autofree char *dangling = NULL;
  gint64 version = 0;
  gboolean sealed = FALSE, sound;

  /* Another process may have been first; then the rest is nothing. */
  if (!xl_store_exec (store->db, "BEGIN EXCLUSIVE", error)
      || !xl_store_query_int (store->db, "PRAGMA user_version", &version, error))
    return FALSE;
  /* Steps may change rows. A seal that was broken before stays broken. */
  sound = xl_seal_check (store->db, &sealed, NULL);
  if (!xl_schema_run (store->db, (guint) version, to, error)
      || !xl_store_query_text (store->db, "PRAGMA foreign_key_check", &dangling, error))
    return FALSE;
  if (*dangling != '\0')
    {
      xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "rows refer to rows that are not there: %s", dangling);
      return FALSE;
    }
  if (sealed && sound && !xl_seal_make (store->db, error))
    return FALSE;
  return xl_schema_verify (store->db, to, error) && xl_store_exec (store->db, "COMMIT", error);
}

static gboolean
migrate_whole (XlStore *store, GError **error)
{
  /* A step may rebuild a table; references are checked as a whole before COMMIT. */
  gboolean ok = xl_store_exec (store->db, "PRAGMA foreign_keys = OFF", error)
                && migrate (store, xl_store_schema_version (), error);

  xl_store_roll_back (store);
  return ok && xl_store_exec (store->db, "PRAGMA foreign_keys = ON", error);
}

/**
 * xl_schema_migrate:
 * @from: the schema of the file
 *
 * Brings an older plan file up to date, after a verified backup beside it (law 5).
 */
gboolean
xl_schema_migrate (XlStore *store, guint from, GError **error)
{
  g_autofree char *backup = backup_name (store->path, from);

  if (!xl_store_copy_pages (store, backup, FALSE, error))
    {
      g_prefix_error (error, "backup before migration: ");
      return FALSE;
    }
  if (!migrate_whole (store, error))
    return FALSE;
  store->migration_backup = g_steal_pointer (&backup);
  return TRUE;
}

/**
 * xl_schema_migrate_copy:
 *
 * Reads an older plan file that is not to be written: its connection becomes one to a copy in memory that is brought
 * up to date.
 */
gboolean
xl_schema_migrate_copy (XlStore *store, GError **error)
{
  sqlite3 *copy = xl_store_connect (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
  sqlite3_backup *backup;
  int rc;

  if (copy == NULL)
    return FALSE;
  backup = sqlite3_backup_init (copy, "main", store->db, "main");
  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  rc = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (copy);
  if (rc != SQLITE_OK)
    {
      xl_store_fail (copy, rc, "copy of an older plan file", error);
      sqlite3_close (copy);
      return FALSE;
    }
  sqlite3_close (store->db);
  store->db = copy;
  return migrate_whole (store, error);
}
