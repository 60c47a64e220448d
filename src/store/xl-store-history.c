/* xl-store-history.c - the history: rows that a person can read, and what is made of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* Invariants:
 * 1. History is only ever appended; undo and redo are edits like any other.
 * 2. Rows of one transaction stand in the order of the edit; adjoining rows of one record and one op
 *    are one operation.
 * 3. store->seq and store->uid name the last transaction that the caller has been given. A file that
 *    does not have that transaction is another file. */

/* --- writing ---------------------------------------------------------------------------------- */

static gboolean
append_heading (XlStore *store, const XlTx *tx, GError **error)
{
  sqlite3_stmt *row
      = xl_store_statement (store, "INSERT INTO tx (" XL_STORE_TX_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  const char *texts[] = { tx->uid, tx->at, tx->who, tx->replica, tx->label, tx->undoes };

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, tx->seq);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (row, (int) i + 2, texts[i], -1, SQLITE_STATIC);
  return sqlite3_step (row) == SQLITE_DONE
         || xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "history", error);
}

/**
 * xl_store_append_tx:
 *
 * Writes the history of one edit, inside the edit's transaction.
 */
gboolean
xl_store_append_tx (XlStore *store, const XlTx *tx, GError **error)
{
  return append_heading (store, tx, error) && (tx->merged == NULL || xl_store_append_taken (store, tx, error))
         && xl_store_insert_history (store, tx->seq, tx->ops, error);
}

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
unreadable (gint64 seq, GError **error)
{
  xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "history of transaction %" G_GINT64_FORMAT " does not read", seq);
  return FALSE;
}

/**
 * xl_store_tx_from_row:
 * @row: a row of %XL_STORE_TX_READ
 *
 * Returns: (transfer full) (nullable): the heading, without operations; NULL where it is no text
 */
XlTx *
xl_store_tx_from_row (sqlite3_stmt *row)
{
  g_autoptr (XlTx) tx = xl_tx_new ();
  char **members[] = { &tx->uid, &tx->at, &tx->who, &tx->replica, &tx->label, &tx->undoes, &tx->merged };

  tx->seq = sqlite3_column_int64 (row, 0);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text;

      if (!xl_store_read_text (row, (int) i + 1, &text) || (text == NULL && i < 5))
        return NULL;
      *members[i] = g_strdup (text);
    }
  return g_steal_pointer (&tx);
}

static gboolean
op_type_from_word (const char *word, XlOpType *type)
{
  for (XlOpType i = XL_OP_INSERT; i <= XL_OP_DELETE; i++)
    if (g_strcmp0 (word, xl_store_op_word (i)) == 0)
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}

/* Columns: op, tbl, id, field, old, new */
static gboolean
add_row (GPtrArray *ops, sqlite3_stmt *row)
{
  const char *texts[6] = { NULL };
  const XlField *field = NULL;
  const XlKind *kind;
  XlOpType type;
  XlOp *op;
  gint64 id = sqlite3_column_int64 (row, 2);

  for (int i = 0; i < 6; i++)
    if (i != 2 && !xl_store_read_text (row, i, &texts[i]))
      return FALSE;
  kind = texts[1] != NULL ? xl_kind_find_table (texts[1]) : NULL;
  if (kind == NULL || id <= 0 || !op_type_from_word (texts[0], &type))
    return FALSE;
  if (texts[3] != NULL)
    {
      field = xl_kind_field (kind, texts[3]);
      if (field == NULL)
        return FALSE;
    }
  op = ops->len > 0 ? g_ptr_array_index (ops, ops->len - 1) : NULL;
  if (op == NULL || op->id != id || op->kind != kind || op->type != type || field == NULL
      || xl_op_field (op, field) != NULL)
    {
      op = xl_op_new (type, kind, id);
      g_ptr_array_add (ops, op);
    }
  if (field != NULL)
    xl_op_put (op, field, texts[4], texts[5]);
  return TRUE;
}

/**
 * xl_store_read_ops:
 *
 * Returns: (transfer full) (nullable) (element-type XlOp): the operations of a transaction
 */
GPtrArray *
xl_store_read_ops (XlStore *store, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_op_free);
  sqlite3_stmt *row = xl_store_statement (
      store, "SELECT op, tbl, id, field, old, new FROM chg WHERE tx = ? ORDER BY n", error);
  int rc;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, seq);
  while ((rc = sqlite3_step (row)) == SQLITE_ROW)
    if (!add_row (ops, row))
      {
        sqlite3_reset (row);
        unreadable (seq, error);
        return NULL;
      }
  if (rc != SQLITE_DONE)
    {
      xl_store_fail (store->db, rc, "history", error);
      sqlite3_reset (row);
      return NULL;
    }
  return g_steal_pointer (&ops);
}

/* Headings only: the rows of one SELECT with two numbers to bind. */
static GPtrArray *
read_headings (XlStore *store, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (GPtrArray) headings = xl_changes_new ();
  sqlite3_stmt *row = xl_store_statement (store, sql, error);
  int rc;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, first);
  sqlite3_bind_int64 (row, 2, second);
  while ((rc = sqlite3_step (row)) == SQLITE_ROW)
    {
      XlTx *tx = xl_store_tx_from_row (row);

      if (tx == NULL)
        {
          unreadable (sqlite3_column_int64 (row, 0), error);
          sqlite3_reset (row);
          return NULL;
        }
      g_ptr_array_add (headings, tx);
    }
  if (rc != SQLITE_DONE)
    {
      xl_store_fail (store->db, rc, "history", error);
      sqlite3_reset (row);
      return NULL;
    }
  return g_steal_pointer (&headings);
}

/* Another process may have brought the file up to a newer schema while it is open here. */
static gboolean
check_schema (XlStore *store, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (store, "PRAGMA user_version", error);
  int rc;

  if (row == NULL)
    return FALSE;
  rc = sqlite3_step (row);
  if (rc != SQLITE_ROW)
    xl_store_fail (store->db, rc, "schema", error);
  else if (sqlite3_column_int (row, 0) > (int) store->schema)
    {
      rc = SQLITE_MISMATCH;
      xl_store_set_error (error, XL_STORE_ERROR_NEWER, "a newer program has changed its schema");
    }
  sqlite3_reset (row);
  return rc == SQLITE_ROW;
}

/**
 * xl_store_last_tx:
 * @seq: (out): number of the last transaction, 0 where there is none
 * @uid: (inout) (transfer full) (nullable): its uid; the old text is freed
 */
gboolean
xl_store_last_tx (XlStore *store, gint64 *seq, char **uid, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (store, "SELECT seq, uid FROM tx ORDER BY seq DESC LIMIT 1", error);
  int rc;

  if (row == NULL)
    return FALSE;
  rc = sqlite3_step (row);
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    {
      *seq = rc == SQLITE_ROW ? sqlite3_column_int64 (row, 0) : 0;
      g_free (*uid);
      *uid = rc == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (row, 1)) : NULL;
      sqlite3_reset (row);
      return TRUE;
    }
  xl_store_fail (store->db, rc, "history", error);
  sqlite3_reset (row);
  return FALSE;
}

/**
 * xl_store_catch_up:
 * @changes: gets the transactions that the caller does not know yet
 *
 * Inside a transaction. They are committed, whatever becomes of the caller's own edit.
 */
gboolean
xl_store_catch_up (XlStore *store, XlChanges *changes, GError **error)
{
  g_autoptr (GPtrArray) headings = NULL;
  g_autofree char *uid = NULL;
  gint64 seq = 0;

  if (!check_schema (store, error) || !xl_store_last_tx (store, &seq, &uid, error))
    return FALSE;
  if (seq == store->seq && g_strcmp0 (uid, store->uid) == 0)
    return TRUE;
  headings = read_headings (store, "SELECT " XL_STORE_TX_READ " FROM tx WHERE seq >= ? AND seq <= ? ORDER BY seq",
                            MAX (store->seq, 1), seq, error);
  if (headings == NULL)
    return FALSE;
  if (store->seq > 0)
    {
      const XlTx *known = headings->len > 0 ? g_ptr_array_index (headings, 0) : NULL;

      if (known == NULL || known->seq != store->seq || g_strcmp0 (known->uid, store->uid) != 0)
        {
          xl_store_set_error (error, XL_STORE_ERROR_MOVED, "its history is not the one that was read");
          return FALSE;
        }
      g_ptr_array_remove_index (headings, 0);
    }
  for (guint i = 0; i < headings->len; i++)
    {
      XlTx *tx = g_ptr_array_index (headings, i);

      tx->ops = xl_store_read_ops (store, tx->seq, error);
      if (tx->ops == NULL)
        return FALSE;
    }
  g_ptr_array_extend_and_steal (changes, g_steal_pointer (&headings));
  store->seq = seq;
  g_free (store->uid);
  store->uid = g_steal_pointer (&uid);
  return TRUE;
}

/**
 * xl_store_poll:
 *
 * What other processes wrote since this store last wrote, polled or loaded. Cheap when that is
 * nothing: one look at the end of the history.
 *
 * Errors: LOCKED, DAMAGED, IO; MOVED where the file is another one now.
 *
 * Returns: (transfer full) (nullable): the transactions, oldest first, mostly none; NULL with @error
 */
XlChanges *
xl_store_poll (XlStore *store, GError **error)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  g_autofree char *uid = NULL;
  gint64 seq = 0;
  gboolean ok;

  xl_store_assert_owner (store);
  if (!xl_file_is_same (store->path, &store->file))
    {
      xl_store_set_error (error, XL_STORE_ERROR_MOVED, "another file lies there now");
      return NULL;
    }
  if (!check_schema (store, error) || !xl_store_last_tx (store, &seq, &uid, error))
    return NULL;
  if (seq == store->seq && g_strcmp0 (uid, store->uid) == 0)
    return g_steal_pointer (&changes);
  ok = xl_store_exec (store->db, "BEGIN", error) && xl_store_catch_up (store, changes, error);
  xl_store_roll_back (store);
  return ok ? g_steal_pointer (&changes) : NULL;
}

/**
 * xl_store_read_tx:
 * @seq: number of a transaction
 *
 * Errors: NO_TX, LOCKED, DAMAGED, IO.
 *
 * Returns: (transfer full) (nullable): the transaction with its operations
 */
XlTx *
xl_store_read_tx (XlStore *store, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) headings = NULL;
  XlTx *tx;

  xl_store_assert_owner (store);
  headings = read_headings (store, "SELECT " XL_STORE_TX_READ " FROM tx WHERE seq >= ? AND seq <= ? ORDER BY seq",
                            seq, seq, error);
  if (headings == NULL)
    return NULL;
  if (headings->len == 0)
    {
      xl_store_set_error (error, XL_STORE_ERROR_NO_TX, "no transaction %" G_GINT64_FORMAT, seq);
      return NULL;
    }
  tx = g_ptr_array_index (headings, 0);
  tx->ops = xl_store_read_ops (store, seq, error);
  return tx->ops != NULL ? g_ptr_array_steal_index (headings, 0) : NULL;
}

/**
 * xl_store_list_history:
 * @before: only transactions before this number; 0 for the newest
 * @limit: at most so many, 0 for all
 *
 * Errors: LOCKED, DAMAGED, IO.
 *
 * Returns: (transfer full) (nullable) (element-type XlTx): headings, newest first
 */
GPtrArray *
xl_store_list_history (XlStore *store, gint64 before, guint limit, GError **error)
{
  xl_store_assert_owner (store);
  return read_headings (store, "SELECT " XL_STORE_TX_READ " FROM tx WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                        before > 0 ? before : G_MAXINT64, limit > 0 ? (gint64) limit : -1, error);
}

/**
 * xl_store_record_times:
 * @created: (out) (transfer full) (nullable): time of the record's first transaction
 * @updated: (out) (transfer full) (nullable): time of its last; both UTC, as in #XlTx
 *
 * Errors: LOCKED, DAMAGED, IO. A record without history has no times, which is no error.
 */
gboolean
xl_store_record_times (XlStore *store, const XlKind *kind, gint64 id, char **created, char **updated, GError **error)
{
  sqlite3_stmt *row;
  int rc;

  xl_store_assert_owner (store);
  *created = *updated = NULL;
  row = xl_store_statement (store,
                            "SELECT (SELECT at FROM tx WHERE seq = first), (SELECT at FROM tx WHERE seq = last)"
                            " FROM (SELECT min (tx) AS first, max (tx) AS last FROM chg WHERE id = ? AND tbl = ?)",
                            error);
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  sqlite3_bind_text (row, 2, kind->table, -1, SQLITE_STATIC);
  rc = sqlite3_step (row);
  if (rc == SQLITE_ROW)
    {
      *created = g_strdup ((const char *) sqlite3_column_text (row, 0));
      *updated = g_strdup ((const char *) sqlite3_column_text (row, 1));
    }
  else
    xl_store_fail (store->db, rc, "history", error);
  sqlite3_reset (row);
  return rc == SQLITE_ROW;
}

/* --- undo and redo ---------------------------------------------------------------------------- */

static const char *
plain_label (const char *label)
{
  static const char *const prefixes[] = { "Undo: ", "Redo: " };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (label, prefixes[i]))
      return label + strlen (prefixes[i]);
  return label;
}

static XlEdit *
take_back (XlStore *store, gint64 seq, const char *prefix, GError **error)
{
  g_autoptr (XlTx) tx = xl_store_read_tx (store, seq, error);
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (tx == NULL)
    return NULL;
  edit = xl_edit_new (tx->label);
  for (guint i = 0; i < tx->ops->len; i++)
    xl_edit_add_op (edit, g_ptr_array_index (tx->ops, i));
  g_ptr_array_set_free_func (tx->ops, NULL); /* they are the edit's now */
  label = g_strconcat (prefix, plain_label (tx->label), NULL);
  return xl_edit_invert (edit, label, tx->uid);
}

/**
 * xl_store_undo_edit:
 * @seq: the transaction to take back: xl_history_peek_undo()
 *
 * Errors: NO_TX, LOCKED, DAMAGED, IO.
 *
 * Returns: (transfer full) (nullable): the edit that takes it back, to be written like any other; it
 *   is STALE where later edits touched the same fields
 */
XlEdit *
xl_store_undo_edit (XlStore *store, gint64 seq, GError **error)
{
  return take_back (store, seq, "Undo: ", error);
}

/**
 * xl_store_redo_edit:
 * @seq: the undo to take back: xl_history_peek_redo()
 *
 * A redo is the undo of an undo.
 *
 * Returns: (transfer full) (nullable): see xl_store_undo_edit()
 */
XlEdit *
xl_store_redo_edit (XlStore *store, gint64 seq, GError **error)
{
  return take_back (store, seq, "Redo: ", error);
}
