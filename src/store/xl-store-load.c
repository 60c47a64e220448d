/* xl-store-load.c - the whole file into an XlPlan, and the facts of the file itself */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* --- records ---------------------------------------------------------------------------------- */

static char *
select_sql (const XlKind *kind)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", kind->table);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
in_range (const XlField *field, double value)
{
  return field->min >= field->max || (value >= field->min && value <= field->max);
}

/* quick_check on a read-only connection does not look at CHECKs, for SQLite does not even read them
 * there; and it knows nothing of UTF-8, choices and dates. */
static gboolean
load_field (XlRecord *record, const XlField *field, sqlite3_stmt *row, int column)
{
  int storage = sqlite3_column_type (row, column);
  const char *text;

  if (storage == SQLITE_NULL)
    return (field->flags & XL_FIELD_REQUIRED) == 0 && field->type != XL_FIELD_FLAG;
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_FLAG:
    case XL_FIELD_REFERENCE:
      if (storage != SQLITE_INTEGER || sqlite3_column_int64 (row, column) == XL_NONE
          || !in_range (field, (double) sqlite3_column_int64 (row, column)))
        return FALSE;
      xl_record_set_int (record, field, sqlite3_column_int64 (row, column));
      return TRUE;
    case XL_FIELD_REAL:
      if ((storage != SQLITE_FLOAT && storage != SQLITE_INTEGER)
          || !in_range (field, sqlite3_column_double (row, column)))
        return FALSE;
      xl_record_set_real (record, field, sqlite3_column_double (row, column));
      return TRUE;
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_SET:
      return storage == SQLITE_TEXT && xl_store_read_text (row, column, &text) && text != NULL && *text != '\0'
             && xl_record_set_text (record, field, text);
    }
  return FALSE;
}

static XlRecord *
load_record (const XlKind *kind, sqlite3_stmt *row, GError **error)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autoptr (XlRecord) record = xl_record_new (kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!load_field (record, &kind->fields[i], row, (int) i + 1))
      {
        xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "%s %" G_GINT64_FORMAT ", %s: the value does not read",
                            kind->table, id, kind->fields[i].name);
        return NULL;
      }
  return g_steal_pointer (&record);
}

static gboolean
load_kind (XlStore *store, const XlKind *kind, XlPlan *plan, GError **error)
{
  g_autofree char *sql = select_sql (kind);
  sqlite3_stmt *row = NULL;
  guint n = 0;
  int rc = sqlite3_prepare_v2 (store->db, sql, -1, &row, NULL);

  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    {
      XlRecord *record;

      rc = g_cancellable_is_cancelled (store->cancellable) ? SQLITE_INTERRUPT : sqlite3_step (row);
      if (rc != SQLITE_ROW)
        break;
      record = load_record (kind, row, error);
      if (record == NULL)
        {
          sqlite3_finalize (row);
          return FALSE;
        }
      xl_plan_take (plan, record);
      n++;
    }
  if (rc != SQLITE_DONE)
    xl_store_fail (store->db, rc, "load", error);
  sqlite3_finalize (row);
  if (rc == SQLITE_DONE && xl_plan_get_all (plan, kind)->len != n)
    {
      xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "%s: an id that another table has too", kind->table);
      return FALSE;
    }
  return rc == SQLITE_DONE;
}

/* --- the file itself -------------------------------------------------------------------------- */

static gboolean
read_meta (XlStore *store, const char *key, char **value, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (store, "SELECT value FROM meta WHERE key = ?", error);
  const char *text = NULL;
  gboolean ok = FALSE;
  int rc;

  *value = NULL;
  if (row == NULL)
    return FALSE;
  sqlite3_bind_text (row, 1, key, -1, SQLITE_STATIC);
  rc = sqlite3_step (row);
  if (rc == SQLITE_DONE)
    ok = TRUE;
  else if (rc != SQLITE_ROW)
    xl_store_fail (store->db, rc, "meta", error);
  else if (!xl_store_read_text (row, 0, &text))
    xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "meta %s does not read", key);
  else
    {
      *value = g_strdup (text);
      ok = TRUE;
    }
  sqlite3_reset (row);
  return ok;
}

/**
 * xl_store_dup_meta:
 * @key: "plan_name", "undo_floor"
 *
 * Errors: LOCKED, DAMAGED, IO.
 *
 * Returns: (transfer full) (nullable): its value, NULL without @error where there is none
 */
char *
xl_store_dup_meta (XlStore *store, const char *key, GError **error)
{
  char *value;

  xl_store_assert_owner (store);
  read_meta (store, key, &value, error);
  return value;
}

static gboolean
put_meta (XlStore *store, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (
      store, value != NULL ? "INSERT INTO meta (key, value) VALUES (?1, ?2)"
                             " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                           : "DELETE FROM meta WHERE key = ?1 AND ?2 IS NULL",
      error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_text (row, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (row, 2, value, -1, SQLITE_STATIC);
  return sqlite3_step (row) == SQLITE_DONE
         || xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "meta", error);
}

/**
 * xl_store_set_meta:
 * @value: (nullable): NULL removes the key
 *
 * Facts of the file are no records: they are not undone and not merged.
 *
 * Errors: READ_ONLY, LOCKED, FULL, MOVED, IO.
 */
gboolean
xl_store_set_meta (XlStore *store, const char *key, const char *value, GError **error)
{
  gboolean ok;

  xl_store_assert_owner (store);
  ok = xl_store_begin (store, error) && put_meta (store, key, value, error)
       && xl_store_exec (store->db, "COMMIT", error);
  xl_store_roll_back (store);
  return ok;
}

/**
 * xl_store_set_floor:
 *
 * What has been written so far cannot be undone: the sample starts with nothing to undo. A plan that
 * is in memory already learns it with xl_plan_set_floor (plan, xl_store_get_seq (store)).
 *
 * Errors: as xl_store_set_meta().
 */
gboolean
xl_store_set_floor (XlStore *store, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, store->seq);

  return xl_store_set_meta (store, "undo_floor", text, error);
}

/* --- loading ---------------------------------------------------------------------------------- */

/* Only what can be undone or redone: the rest of the history stays in the file, see
 * xl_store_list_history(). */
static gboolean
load_history (XlStore *store, XlPlan *plan, GError **error)
{
  g_autofree char *text = NULL;
  sqlite3_stmt *row;
  gint64 floor = 0;
  int rc;

  if (!read_meta (store, "undo_floor", &text, error))
    return FALSE;
  if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &floor, NULL))
    {
      xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "undo_floor does not read");
      return FALSE;
    }
  xl_plan_set_floor (plan, floor);
  row = xl_store_statement (store, "SELECT " XL_STORE_TX_READ " FROM tx WHERE seq > ? ORDER BY seq", error);
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, floor);
  while ((rc = sqlite3_step (row)) == SQLITE_ROW)
    {
      g_autoptr (XlTx) tx = xl_store_tx_from_row (row);

      if (tx == NULL)
        {
          xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "history of transaction %" G_GINT64_FORMAT
                              " does not read", (gint64) sqlite3_column_int64 (row, 0));
          return FALSE;
        }
      xl_plan_push_heading (plan, tx);
    }
  return rc == SQLITE_DONE || xl_store_fail (store->db, rc, "history", error);
}

static gboolean
load_all (XlStore *store, XlPlan *plan, gint64 *seq, char **uid, GError **error)
{
  g_autoptr (XlFault) fault = NULL;

  if (!xl_store_exec (store->db, "BEGIN", error))
    return FALSE;
  for (guint i = 0; i < XL_N_KINDS; i++)
    if (!load_kind (store, xl_kind_get (i), plan, error))
      return FALSE;
  if (!load_history (store, plan, error) || !xl_store_last_tx (store, seq, uid, error))
    return FALSE;
  if (xl_plan_link (plan, &fault))
    return TRUE;
  xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "%s %" G_GINT64_FORMAT ", %s: refers to %s, which is not there",
                      fault->kind->table, fault->id, fault->field->name, fault->detail);
  return FALSE;
}

static XlPlan *
load (XlStore *store, gboolean follow, GError **error)
{
  g_autoptr (XlPlan) plan = xl_plan_new ();
  g_autofree char *uid = NULL;
  gint64 seq = 0;
  gboolean ok;

  xl_store_assert_owner (store);
  ok = load_all (store, plan, &seq, &uid, error);
  xl_store_roll_back (store);
  if (!ok)
    {
      if (error != NULL)
        xl_store_note_stop (store, error);
      return NULL;
    }
  if (follow)
    {
      store->seq = seq;
      g_free (store->uid);
      store->uid = g_steal_pointer (&uid);
    }
  return g_steal_pointer (&plan);
}

/**
 * xl_store_load:
 *
 * Reads everything, under one read lock: records, links, and the history that can be undone. From
 * here on xl_store_write() and xl_store_poll() tell what happens after this plan.
 *
 * Errors: DAMAGED (a value that does not read, a link that leads nowhere), LOCKED, IO.
 *
 * Returns: (transfer full) (nullable): the plan, which any one thread may own
 */
XlPlan *
xl_store_load (XlStore *store, GError **error)
{
  return load (store, TRUE, error);
}

/**
 * xl_store_load_aside:
 *
 * A second plan for a long job. What xl_store_poll() and xl_store_write() tell is not changed by it:
 * the plan of xl_store_load() still hears of everything.
 *
 * Returns: (transfer full) (nullable): as xl_store_load()
 */
XlPlan *
xl_store_load_aside (XlStore *store, GError **error)
{
  return load (store, FALSE, error);
}
