/* xl-store.c - the one door: an edit becomes rows and their history, in one transaction, or nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laws of a plan file; the rest of the program cites them by number.
 *
 * 1. Domain tables change only through the door: xl_store_write(). A test watches them with
 *    sqlite3_update_hook().
 * 2. Primary keys are random positive 63-bit integers made here, never max+1: two laptops must not
 *    mint the same. The sample's are the first 63 bits of SHA-256 ("kind:key").
 * 3. People and merges retire records; they delete only link rows. No triggers, no views, no
 *    ON DELETE actions in the file, so that it can be opened with a trusted schema off.
 * 4. Human codes and keys are never UNIQUE: a duplicate is a warning to a person, not a refused merge.
 * 5. Columns are only ever appended, and one that may be empty from now on moves to the end. Schema steps are numbered SQL files; a new plan file runs the
 *    same steps; a verified backup is made before a step runs on an old one; a newer file is refused.
 * 6. journal_mode=DELETE with synchronous=EXTRA, never WAL: a plan file is a document that people
 *    copy, mail and sync. Locks are held per transaction; "locked" means busy for 5 s.
 * 7. Only SQLite touches an open plan file: a plain open() and close() in the same process drops the
 *    lock. Copies are made by the backup API.
 * 8. Opening is the checklist of xl-store-open.c before the first write.
 */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* --- operations ------------------------------------------------------------------------------- */

gboolean
xl_store_does_not_read (const XlOp *op, const XlField *field, GError **error)
{
  xl_store_set_error (error, XL_STORE_ERROR_REFUSED, "%s %" G_GINT64_FORMAT ", %s: the value does not read",
                      op->kind->table, op->id, field->name);
  return FALSE;
}

gboolean
xl_store_is_stale (const XlOp *op, GError **error)
{
  xl_store_set_error (error, XL_STORE_ERROR_STALE, "%s %" G_GINT64_FORMAT ": not as the edit expects", op->kind->table,
                      op->id);
  return FALSE;
}

/* A delete expects the whole row. */
static const char *
delete_sql (XlStore *store, const XlKind *kind)
{
  char **cached = &store->delete_sql[xl_kind_index (kind)];
  g_autoptr (GString) sql = NULL;

  if (*cached != NULL)
    return *cached;
  sql = g_string_new (NULL);
  g_string_printf (sql, "DELETE FROM \"%s\" WHERE id = ?", kind->table);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, " AND \"%s\" IS ?", kind->fields[i].name);
  *cached = g_string_free (g_steal_pointer (&sql), FALSE);
  return *cached;
}

/* One statement for all fields of the operation: all of its old values hold, or nothing is set. */
static char *
update_sql (const XlOp *op)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET ", op->kind->table);
  for (guint i = 0; i < op->fields->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? ", " : "",
                            g_array_index (op->fields, XlOpField, i).field->name);
  g_string_append (sql, " WHERE id = ?");
  for (guint i = 0; i < op->fields->len; i++)
    g_string_append_printf (sql, " AND \"%s\" IS ?", g_array_index (op->fields, XlOpField, i).field->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
step_op (XlStore *store, sqlite3_stmt *statement, const XlOp *op, GError **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_DONE && sqlite3_changes (store->db) == 1)
    return TRUE;
  if (rc == SQLITE_DONE)
    return xl_store_is_stale (op, error);
  return xl_store_fail (store->db, sqlite3_extended_errcode (store->db), op->kind->table, error);
}

static gboolean
do_delete (XlStore *store, const XlOp *op, GError **error)
{
  sqlite3_stmt *statement = xl_store_statement (store, delete_sql (store, op->kind), error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, op->id);
  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      const XlField *field = &op->kind->fields[i];
      const XlOpField *item = xl_op_field (op, field);

      if (!xl_store_bind_value (statement, (int) i + 2, field, item != NULL ? item->old_text : NULL))
        return xl_store_does_not_read (op, field, error);
    }
  return step_op (store, statement, op, error);
}

static gboolean
do_set (XlStore *store, const XlOp *op, GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  int n = (int) op->fields->len;

  if (n == 0)
    return TRUE;
  sql = update_sql (op);
  statement = xl_store_statement (store, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, n + 1, op->id);
  for (int i = 0; i < n; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);

      if (!xl_store_bind_value (statement, i + 1, item->field, item->new_text)
          || !xl_store_bind_value (statement, n + 2 + i, item->field, item->old_text))
        return xl_store_does_not_read (op, item->field, error);
    }
  return step_op (store, statement, op, error);
}

/* The operations from @first on that one statement does; @end is after the last of them. */
static gboolean
do_ops (XlStore *store, const GPtrArray *ops, guint first, guint *end, GError **error)
{
  const XlOp *op = g_ptr_array_index (ops, first);

  *end = first + 1;
  switch (op->type)
    {
    case XL_OP_INSERT:
      for (; *end < ops->len; ++*end)
        {
          const XlOp *next = g_ptr_array_index (ops, *end);

          if (next->type != XL_OP_INSERT || next->kind != op->kind)
            break;
        }
      return xl_store_insert_rows (store, ops, first, *end, error);
    case XL_OP_SET:
      return do_set (store, op, error);
    case XL_OP_DELETE:
      return do_delete (store, op, error);
    }
  g_assert_not_reached ();
}

/* --- references to any kind ------------------------------------------------------------------- */

/* SQLite's foreign keys watch all references but those to "any kind" (target "*"): these two
 * questions, asked after the last operation, do. */

static gboolean
ask (XlStore *store, const char *sql, gint64 id, gboolean *answer, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (store, sql, error);
  int rc;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  rc = sqlite3_step (row);
  *answer = rc == SQLITE_ROW && sqlite3_column_int (row, 0) != 0;
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    return xl_store_fail (store->db, rc, "links", error);
  sqlite3_reset (row);
  return TRUE;
}

static gboolean
exists_anywhere (XlStore *store, gint64 id, gboolean *answer, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < XL_N_KINDS; i++)
    g_string_append_printf (sql, "%sEXISTS (SELECT 1 FROM \"%s\" WHERE id = ?1)", i > 0 ? " OR " : "",
                            xl_kind_get (i)->table);
  return ask (store, sql->str, id, answer, error);
}

static gboolean
is_free (const XlField *field)
{
  return field->type == XL_FIELD_REFERENCE && strcmp (field->target, "*") == 0;
}

static gboolean
check_targets (XlStore *store, const XlOp *op, GError **error)
{
  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);
      gboolean there = FALSE;

      if (!is_free (item->field) || item->new_text == NULL)
        continue;
      if (!exists_anywhere (store, g_ascii_strtoll (item->new_text, NULL, 10), &there, error))
        return FALSE;
      if (!there)
        {
          xl_store_set_error (error, XL_STORE_ERROR_REFUSED, "%s refers to %s, which is not there", op->kind->table,
                              item->new_text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_not_referred (XlStore *store, const XlOp *op, GError **error)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    for (guint f = 0; f < xl_kind_get (k)->n_fields; f++)
      {
        const XlField *field = &xl_kind_get (k)->fields[f];
        g_autofree char *sql = NULL;
        gboolean there = FALSE;

        if (!is_free (field))
          continue;
        sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" = ? LIMIT 1", xl_kind_get (k)->table, field->name);
        if (!ask (store, sql, op->id, &there, error))
          return FALSE;
        if (there)
          {
            xl_store_set_error (error, XL_STORE_ERROR_REFUSED, "%s %" G_GINT64_FORMAT " is still referred to",
                                op->kind->table, op->id);
            return FALSE;
          }
      }
  return TRUE;
}

/* --- the door --------------------------------------------------------------------------------- */

/**
 * xl_store_begin:
 *
 * Begins a transaction that writes, or says why not.
 */
gboolean
xl_store_begin (XlStore *store, GError **error)
{
  sqlite3_stmt *begin;

  if (store->read_only)
    {
      xl_store_set_error (error, XL_STORE_ERROR_READ_ONLY, "opened read-only");
      return FALSE;
    }
  xl_store_forget_statements (store);
  begin = xl_store_statement (store, "BEGIN IMMEDIATE", error);
  return begin != NULL
         && (sqlite3_step (begin) == SQLITE_DONE
             || xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "begin", error));
}

/* Several operations are inserts, of which nothing was in the sum before. */
static gboolean
do_sealed_ops (XlStore *store, XlSeal *seal, const GPtrArray *ops, guint first, guint *end, GError **error)
{
  if (!xl_seal_op (store, seal, g_ptr_array_index (ops, first), TRUE, error)
      || !do_ops (store, ops, first, end, error))
    return FALSE;
  for (guint i = first; i < *end; i++)
    if (!xl_seal_op (store, seal, g_ptr_array_index (ops, i), FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
execute (XlStore *store, const XlTx *tx, GError **error)
{
  XlSeal seal;

  if (!xl_seal_begin (store, &seal, error))
    return FALSE;
  for (guint i = 0, end; i < tx->ops->len; i = end)
    if (g_cancellable_set_error_if_cancelled (store->cancellable, error)
        || !do_sealed_ops (store, &seal, tx->ops, i, &end, error))
      return FALSE;
  for (guint i = 0; i < tx->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (tx->ops, i);

      if (g_cancellable_set_error_if_cancelled (store->cancellable, error))
        return FALSE;
      if (op->type == XL_OP_DELETE ? !check_not_referred (store, op, error) : !check_targets (store, op, error))
        return FALSE;
    }
  return xl_store_append_tx (store, tx, error) && xl_seal_end (store, &seal, tx, error);
}

static gboolean
commit (XlStore *store, GError **error)
{
  sqlite3_stmt *statement = xl_store_statement (store, "COMMIT", error);

  return statement != NULL
         && (sqlite3_step (statement) == SQLITE_DONE
             || xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "commit", error));
}

static char *
time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

/**
 * xl_store_make_tx:
 *
 * Returns: (transfer full): the transaction that @edit will be, after the last that the store knows
 */
XlTx *
xl_store_make_tx (XlStore *store, const XlEdit *edit)
{
  XlTx *tx = xl_tx_new ();

  tx->seq = store->seq + 1;
  tx->uid = store->uid_source != NULL ? store->uid_source (store->uid_data) : g_uuid_string_random ();
  tx->at = store->clock != NULL ? store->clock (store->clock_data) : time_now ();
  tx->who = g_strdup (store->who);
  tx->replica = g_strdup (store->replica);
  tx->label = g_strdup (edit->label != NULL ? edit->label : "");
  tx->undoes = g_strdup (edit->undoes);
  tx->merged = g_strdup (edit->merged);
  tx->taken = edit->taken != NULL ? g_ptr_array_ref (edit->taken) : NULL;
  tx->ops = g_ptr_array_ref (edit->ops); /* an edit is never changed once it is here */
  return tx;
}

/* The edit was checked against a plan that did not know what others had written: if the file's own
 * constraints refuse it then, that is why. */
static void
refused_is_stale (const XlChanges *foreign, GError **error)
{
  if (foreign->len > 0 && error != NULL && g_error_matches (*error, XL_STORE_ERROR, XL_STORE_ERROR_REFUSED))
    (*error)->code = XL_STORE_ERROR_STALE;
}

/* A COMMIT that fails in its very last step, when the journal is gone and the folder cannot be
 * synced, leaves the edit in the file. The error stands; but what the file says now is told, and so
 * the window shows what the file has. */
static void
resolve_doubt (XlStore *store, XlChanges *changes)
{
  if (xl_store_exec (store->db, "BEGIN", NULL))
    xl_store_catch_up (store, changes, NULL);
  xl_store_roll_back (store);
}

/**
 * xl_store_write:
 * @edit: checked against the plan and the rules
 * @changes: (out) (transfer full): what other processes wrote meanwhile, then, on success, this edit;
 *   always set and always to be applied to the plan, on errors too
 *
 * The door. One transaction: what others wrote is read first; an old value that is not what the edit
 * expects refuses it whole; every operation writes its row and its history. On any error nothing of
 * the edit is in the file. When it returns TRUE the edit is on the disk. An empty edit writes
 * nothing and is no error.
 *
 * Errors: STALE, REFUSED, READ_ONLY, LOCKED, FULL, MOVED, NEWER, DAMAGED, IO; see xl_store_set_cancellable().
 */
gboolean
xl_store_write (XlStore *store, const XlEdit *edit, XlChanges **changes, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (XlTx) tx = NULL;
  XlChanges *told = xl_changes_new ();
  gboolean ok, committing = FALSE;

  xl_store_assert_owner (store);
  *changes = told;
  xl_store_listen (store, TRUE);
  ok = xl_store_begin (store, &failure) && xl_store_catch_up (store, told, &failure);
  if (ok && !xl_edit_is_empty (edit))
    {
      tx = xl_store_make_tx (store, edit);
      ok = execute (store, tx, &failure) && !g_cancellable_set_error_if_cancelled (store->cancellable, &failure);
      xl_store_listen (store, FALSE); /* what is being made durable is not stopped half way */
      committing = ok;
      ok = ok && commit (store, &failure);
    }
  xl_store_listen (store, FALSE);
  if (!ok || tx == NULL)
    xl_store_roll_back (store);
  if (!ok)
    {
      xl_store_note_stop (store, &failure);
      refused_is_stale (told, &failure);
      if (committing)
        resolve_doubt (store, told);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (tx != NULL)
    {
      store->seq = tx->seq;
      g_free (store->uid);
      store->uid = g_strdup (tx->uid);
      g_ptr_array_add (told, g_steal_pointer (&tx));
    }
  return TRUE;
}

/**
 * xl_store_get_seq:
 *
 * Returns: number of the last transaction that this store wrote or told of
 */
gint64
xl_store_get_seq (const XlStore *store)
{
  return store->seq;
}

/**
 * xl_store_set_cancellable:
 * @cancellable: (nullable): who can stop what is asked of the store from now on; it must outlive its use
 *
 * Loading, writing and copying end soon after it is cancelled, with %G_IO_ERROR_CANCELLED and nothing written. An edit that
 * is being committed is committed.
 */
void
xl_store_set_cancellable (XlStore *store, GCancellable *cancellable)
{
  xl_store_assert_owner (store);
  store->cancellable = cancellable;
}

/* --- who and when ----------------------------------------------------------------------------- */

/**
 * xl_store_set_author:
 * @who: the person, as the system names them
 * @replica: the laptop's id
 *
 * Stands in the history of everything that is written from now on.
 */
void
xl_store_set_author (XlStore *store, const char *who, const char *replica)
{
  xl_store_assert_owner (store);
  g_free (store->who);
  g_free (store->replica);
  store->who = g_strdup (who != NULL ? who : "");
  store->replica = g_strdup (replica != NULL ? replica : "");
}

/**
 * xl_store_set_clock:
 * @func: (nullable): gives UTC times, "2026-11-22T09:12:33.120Z"; NULL for the clock
 */
void
xl_store_set_clock (XlStore *store, XlStoreTextSource func, gpointer data)
{
  xl_store_assert_owner (store);
  store->clock = func;
  store->clock_data = data;
}

/**
 * xl_store_set_uid_source:
 * @func: (nullable): gives uids, at most 64 characters each, never one twice; NULL for random ones
 */
void
xl_store_set_uid_source (XlStore *store, XlStoreTextSource func, gpointer data)
{
  xl_store_assert_owner (store);
  store->uid_source = func;
  store->uid_data = data;
}
