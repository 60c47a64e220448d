/* xl-store-seal.c - a sum over every row, kept with every transaction, finds what no check of pages can see */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* Invariants:
 * 1. The seal is one row of meta: number and uid of the transaction that it was made with, the sum of all records, the
 *    sum of the history. Every write through the door leaves it true.
 * 2. A sum is that of the SHA-256 of each record, and of all that a transaction changed, modulo 2^256: order does not
 *    count, and a changed record is taken out and put in again without reading the others.
 * 3. A value that is NULL does not count, so that a column which a step appends changes nothing.
 * 4. A file whose last transaction is newer than its seal was written by a program that knew of none: it is sealed
 *    anew by the next write. */
#define SEAL_KEY "seal"

#define ROW_ENDS 0xff /* no column has this number */
#define AT_ONCE 32768 /* bytes that are hashed at once */

/* Storage class and value. NULL is no bytes. */
static void
put_value (GByteArray *cell, sqlite3_stmt *row, int column)
{
  struct
  {
    guint8 storage;
    gint64 number;
  } __attribute__ ((packed)) fixed = { (guint8) sqlite3_column_type (row, column), 0 };
  const void *value;
  double real;

  g_byte_array_set_size (cell, 0);
  switch (fixed.storage)
    {
    case SQLITE_NULL:
      return;
    case SQLITE_INTEGER:
      fixed.number = GINT64_TO_LE (sqlite3_column_int64 (row, column));
      break;
    case SQLITE_FLOAT:
      real = sqlite3_column_double (row, column);
      memcpy (&fixed.number, &real, sizeof real);
      fixed.number = GINT64_TO_LE (fixed.number);
      break;
    default:
      value = fixed.storage == SQLITE_BLOB ? sqlite3_column_blob (row, column) : sqlite3_column_text (row, column);
      g_byte_array_append (cell, &fixed.storage, 1);
      if (value != NULL)
        g_byte_array_append (cell, value, (guint) sqlite3_column_bytes (row, column));
      return;
    }
  g_byte_array_append (cell, (const guint8 *) &fixed, sizeof fixed);
}

typedef struct
{
  XlHasher *hasher;
  GByteArray *bytes; /* not hashed yet */
  GPtrArray *before; /* of each column the value of the row before */
  GByteArray *cell;
} RowHasher;

static void
hasher_init (RowHasher *self, int n_columns)
{
  self->hasher = xl_hasher_new ();
  self->bytes = g_byte_array_new ();
  self->cell = g_byte_array_new ();
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (int i = 0; i < n_columns; i++)
    g_ptr_array_add (self->before, g_byte_array_new ());
}

static void
hasher_clear (RowHasher *self)
{
  xl_hasher_free (self->hasher);
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->cell);
  g_ptr_array_unref (self->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RowHasher, hasher_clear)

static void
hasher_flush (RowHasher *self)
{
  xl_hasher_put (self->hasher, self->bytes->data, self->bytes->len);
  g_byte_array_set_size (self->bytes, 0);
}

/* The name of the table, then of each row what is another value than in the row before: a row of history repeats most of
 * the one above it. */
static void
hasher_add (RowHasher *self, const char *table, gboolean first, sqlite3_stmt *row)
{
  static const guint8 ends = ROW_ENDS;

  if (first)
    {
      g_byte_array_append (self->bytes, (const guint8 *) table, (guint) strlen (table) + 1);
      for (guint i = 0; i < self->before->len; i++)
        g_byte_array_set_size (g_ptr_array_index (self->before, i), 0);
    }
  for (guint8 i = 0; i < self->before->len; i++)
    {
      GByteArray *before = g_ptr_array_index (self->before, i);
      guint32 length;

      put_value (self->cell, row, i);
      if (self->cell->len == before->len && (before->len == 0 || memcmp (self->cell->data, before->data, before->len) == 0))
        continue;
      length = GUINT32_TO_LE (self->cell->len);
      g_byte_array_append (self->bytes, &i, 1);
      g_byte_array_append (self->bytes, (const guint8 *) &length, sizeof length);
      g_byte_array_append (self->bytes, self->cell->data, self->cell->len);
      g_ptr_array_index (self->before, i) = self->cell;
      self->cell = before;
    }
  g_byte_array_append (self->bytes, &ends, 1);
  if (self->bytes->len > AT_ONCE)
    hasher_flush (self);
}

static void
hasher_end (RowHasher *self, XlHash *sum, gboolean take_out)
{
  XlHash hash;

  hasher_flush (self);
  xl_hasher_end (self->hasher, &hash);
  if (take_out)
    xl_hash_take_out (sum, &hash);
  else
    xl_hash_add (sum, &hash);
}

/* Adds, or takes out, all rows of a statement, those together whose first column has the same value. */
static int
add_rows (XlHash *sum, const char *table, sqlite3_stmt *row, gboolean take_out)
{
  g_auto (RowHasher) hasher = { NULL };
  gint64 group = 0;
  gboolean any = FALSE;
  int rc;

  hasher_init (&hasher, sqlite3_column_count (row));
  while ((rc = sqlite3_step (row)) == SQLITE_ROW)
    {
      gint64 of = sqlite3_column_int64 (row, 0);
      gboolean first = !any || of != group;

      if (any && first)
        hasher_end (&hasher, sum, take_out);
      hasher_add (&hasher, table, first, row);
      group = of;
      any = TRUE;
    }
  if (any)
    hasher_end (&hasher, sum, take_out);
  return rc;
}

static gboolean
add_table (sqlite3 *db, XlHash *sum, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", table);
  sqlite3_stmt *row = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &row, NULL);

  if (rc == SQLITE_OK)
    rc = add_rows (sum, table, row, FALSE);
  if (rc != SQLITE_DONE)
    xl_store_fail (db, rc, "sum of rows", error);
  sqlite3_finalize (row);
  return rc == SQLITE_DONE;
}

/* The tables of the history; each has the number of the transaction in its column tx, but the first in seq. */
static const char *const past[] = { "tx", "chg", "merge", "taken" };

static gboolean
has_table (sqlite3 *db, const char *table)
{
  return sqlite3_table_column_metadata (db, "main", table, NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

/**
 * xl_seal_sum:
 * @seal: (out): what the rows of the file add up to now; number and uid are left alone
 *
 * Reads everything. A file of an older schema does not have every kind's table.
 */
gboolean
xl_seal_sum (sqlite3 *db, XlSeal *seal, GError **error)
{
  memset (&seal->rows, 0, sizeof seal->rows);
  memset (&seal->history, 0, sizeof seal->history);
  for (guint i = 0; i < XL_N_KINDS; i++)
    if (has_table (db, xl_kind_get (i)->table) && !add_table (db, &seal->rows, xl_kind_get (i)->table, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (has_table (db, past[i]) && !add_table (db, &seal->history, past[i], error))
      return FALSE;
  return TRUE;
}

/* --- as text ---------------------------------------------------------------------------------- */

static char *
sum_to_text (const XlHash *sum)
{
  GString *text = g_string_sized_new (2 * sizeof sum->bytes);

  for (guint i = 0; i < sizeof sum->bytes; i++)
    g_string_append_printf (text, "%02x", sum->bytes[i]);
  return g_string_free (text, FALSE);
}

static gboolean
sum_from_text (const char *text, XlHash *sum)
{
  if (strlen (text) != 2 * sizeof sum->bytes || strspn (text, "0123456789abcdef") != 2 * sizeof sum->bytes)
    return FALSE;
  for (guint i = 0; i < sizeof sum->bytes; i++)
    sum->bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
  return TRUE;
}

/**
 * xl_seal_parse:
 * @text: the value of the row in meta
 *
 * Returns: whether it is one
 */
gboolean
xl_seal_parse (const char *text, XlSeal *seal)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  memset (seal, 0, sizeof *seal);
  if (g_strv_length (words) != 4 || strlen (words[1]) >= sizeof seal->uid
      || !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &seal->seq, NULL)
      || !sum_from_text (words[2], &seal->rows) || !sum_from_text (words[3], &seal->history))
    return FALSE;
  g_strlcpy (seal->uid, words[1], sizeof seal->uid);
  return TRUE;
}

/* Where there is none, its number is 0. */
static gboolean
read_seal (sqlite3 *db, XlSeal *seal, GError **error)
{
  g_autofree char *text = NULL;

  memset (seal, 0, sizeof *seal);
  if (!xl_store_query_text (db, "SELECT value FROM meta WHERE key = '" SEAL_KEY "'", &text, error))
    return FALSE;
  if (*text == '\0' || xl_seal_parse (text, seal))
    return TRUE;
  xl_store_set_error (error, XL_STORE_ERROR_VALUES, "the seal itself does not read");
  return FALSE;
}

static gboolean
put_seal (sqlite3 *db, const XlSeal *seal, GError **error)
{
  g_autofree char *rows = sum_to_text (&seal->rows);
  g_autofree char *history = sum_to_text (&seal->history);
  char *sql = sqlite3_mprintf ("INSERT INTO meta (key, value) VALUES ('" SEAL_KEY "', '%lld %q %s %s')"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                               seal->seq, seal->uid, rows, history);
  gboolean ok = xl_store_exec (db, sql, error);

  sqlite3_free (sql);
  return ok;
}

static gboolean
last_tx (sqlite3 *db, gint64 *seq, char **uid, GError **error)
{
  return xl_store_query_int (db, "SELECT seq FROM tx ORDER BY seq DESC LIMIT 1", seq, error)
         && xl_store_query_text (db, "SELECT uid FROM tx ORDER BY seq DESC LIMIT 1", uid, error);
}

/**
 * xl_seal_make:
 *
 * Seals the file as it is, inside the caller's transaction. A file without transactions has no seal.
 */
gboolean
xl_seal_make (sqlite3 *db, GError **error)
{
  g_autofree char *uid = NULL;
  XlSeal seal = { 0 };

  if (!last_tx (db, &seal.seq, &uid, error))
    return FALSE;
  if (seal.seq == 0)
    return TRUE;
  g_strlcpy (seal.uid, uid, sizeof seal.uid);
  return xl_seal_sum (db, &seal, error) && put_seal (db, &seal, error);
}

/* --- checking --------------------------------------------------------------------------------- */

/**
 * xl_seal_check:
 * @sealed: (out) (optional): whether there was a seal of the last transaction to compare with
 *
 * Compares the rows with the seal, inside the caller's transaction.
 *
 * Errors: VALUES where they differ.
 */
gboolean
xl_seal_check (sqlite3 *db, gboolean *sealed, GError **error)
{
  g_autofree char *uid = NULL;
  XlSeal seal, found = { 0 };
  gint64 seq = 0;

  if (sealed != NULL)
    *sealed = FALSE;
  if (!read_seal (db, &seal, error) || !last_tx (db, &seq, &uid, error))
    return FALSE;
  if (seal.seq == 0 || seq > seal.seq)
    return TRUE;
  if (sealed != NULL)
    *sealed = TRUE;
  if (!xl_seal_sum (db, &found, error))
    return FALSE;
  if (memcmp (&found.rows, &seal.rows, sizeof seal.rows) != 0)
    xl_store_set_error (error, XL_STORE_ERROR_VALUES, "records are not those of transaction %" G_GINT64_FORMAT,
                        seal.seq);
  else if (seq != seal.seq || strcmp (uid, seal.uid) != 0
           || memcmp (&found.history, &seal.history, sizeof seal.history) != 0)
    xl_store_set_error (error, XL_STORE_ERROR_VALUES, "the history is not that of transaction %" G_GINT64_FORMAT,
                        seal.seq);
  else
    return TRUE;
  return FALSE;
}

/**
 * xl_store_verify:
 *
 * Compares every record and all of the history with the sums that the last transaction left: what the checklist of
 * opening cannot see, a bit that flipped inside a value. Reads the whole file, under one read lock.
 *
 * Errors: VALUES where they differ; LOCKED, DAMAGED, IO.
 *
 * Returns: whether they are the same, or there are no sums to compare with
 */
gboolean
xl_store_verify (XlStore *store, GError **error)
{
  gboolean ok;

  xl_store_assert_owner (store);
  xl_store_listen (store, TRUE);
  ok = xl_store_exec (store->db, "BEGIN", error) && xl_seal_check (store->db, NULL, error);
  xl_store_listen (store, FALSE);
  xl_store_roll_back (store);
  if (!ok && error != NULL)
    xl_store_note_stop (store, error);
  return ok;
}

/* --- keeping it true -------------------------------------------------------------------------- */

/**
 * xl_seal_begin:
 * @seal: (out): the file's seal, to be kept true through an edit; with number 0 where the file has to be sealed anew
 *
 * Inside the transaction of an edit, when store->seq and store->uid are the last.
 */
gboolean
xl_seal_begin (XlStore *store, XlSeal *seal, GError **error)
{
  g_autoptr (GError) unreadable = NULL;

  if (!read_seal (store->db, seal, &unreadable) && !g_error_matches (unreadable, XL_STORE_ERROR, XL_STORE_ERROR_VALUES))
    {
      g_propagate_error (error, g_steal_pointer (&unreadable));
      return FALSE;
    }
  if (seal->seq != store->seq)
    memset (seal, 0, sizeof *seal);
  return TRUE;
}

static gboolean
add_found (XlStore *store, XlHash *sum, const char *table, const char *key, gint64 id, gboolean take_out, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE %s = ? ORDER BY 1, 2", table, key);
  sqlite3_stmt *row = xl_store_statement (store, sql, error);
  int rc;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  rc = add_rows (sum, table, row, take_out);
  sqlite3_reset (row);
  return rc == SQLITE_DONE || xl_store_fail (store->db, rc, "sum of rows", error);
}

/**
 * xl_seal_row:
 *
 * Adds one record to a sum, or takes it out.
 */
gboolean
xl_seal_row (sqlite3 *db, XlHash *sum, const XlKind *kind, gint64 id, gboolean take_out, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE id = %" G_GINT64_FORMAT, kind->table, id);
  sqlite3_stmt *row = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &row, NULL);

  if (rc == SQLITE_OK)
    rc = add_rows (sum, kind->table, row, take_out);
  if (rc != SQLITE_DONE)
    xl_store_fail (db, rc, "sum of rows", error);
  sqlite3_finalize (row);
  return rc == SQLITE_DONE;
}

/**
 * xl_seal_op:
 * @take_out: before the operation; else after it
 *
 * Takes the operation's record out of the sum, or puts it in; a record that is not there counts nothing.
 */
gboolean
xl_seal_op (XlStore *store, XlSeal *seal, const XlOp *op, gboolean take_out, GError **error)
{
  if (seal->seq == 0 || op->type == (take_out ? XL_OP_INSERT : XL_OP_DELETE))
    return TRUE;
  return add_found (store, &seal->rows, op->kind->table, "id", op->id, take_out, error);
}

/**
 * xl_seal_end:
 * @tx: has just been written to the history
 *
 * Writes the seal of @tx.
 */
gboolean
xl_seal_end (XlStore *store, XlSeal *seal, const XlTx *tx, GError **error)
{
  if (seal->seq == 0)
    return xl_seal_make (store->db, error);
  seal->seq = tx->seq;
  g_strlcpy (seal->uid, tx->uid, sizeof seal->uid);
  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if ((i < 2 || tx->merged != NULL) /* most transactions are no merges */
        && !add_found (store, &seal->history, past[i], i == 0 ? "seq" : "tx", tx->seq, FALSE, error))
      return FALSE;
  return put_seal (store->db, seal, error);
}
