/* xl-store-repair-write.c - rows of a damaged file into a new one, as they are or as they have to be */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-repair.h"

#include <sqlite3.h>
#include <string.h>

/* --- writing rows ----------------------------------------------------------------------------- */

static char *
insert_sql (const char *table, char **columns, guint n)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", columns[i]);
      g_string_append (marks, i > 0 ? ", ?" : "?");
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, names->str, marks->str);
}

static void
bind_cell (sqlite3_stmt *row, int at, const XlCell *cell)
{
  switch (cell->type)
    {
    case XL_CELL_NULL:
      sqlite3_bind_null (row, at);
      break;
    case XL_CELL_INTEGER:
      sqlite3_bind_int64 (row, at, cell->integer);
      break;
    case XL_CELL_REAL:
      sqlite3_bind_double (row, at, cell->real);
      break;
    case XL_CELL_TEXT:
      sqlite3_bind_text (row, at, cell->bytes, (int) cell->length, SQLITE_STATIC);
      break;
    case XL_CELL_BLOB:
      sqlite3_bind_blob (row, at, cell->bytes, (int) cell->length, SQLITE_STATIC);
      break;
    }
}

/* Texts of the history are read by people and by undo. */
static gboolean
is_text (const XlRaw *raw)
{
  for (guint i = 0; i < raw->n_cells; i++)
    if (raw->cells[i].type == XL_CELL_TEXT
        && (memchr (raw->cells[i].bytes, 0, raw->cells[i].length) != NULL
            || !g_utf8_validate (raw->cells[i].bytes, (gssize) raw->cells[i].length, NULL)))
      return FALSE;
  return TRUE;
}

/* Steps, and says whether the row was taken; an error of the disk is one. */
static gboolean
step_row (sqlite3 *db, sqlite3_stmt *row, gboolean *taken, GError **error)
{
  int rc = sqlite3_step (row);

  *taken = rc == SQLITE_DONE;
  sqlite3_reset (row);
  return rc == SQLITE_DONE || (rc & 0xff) == SQLITE_CONSTRAINT || (rc & 0xff) == SQLITE_MISMATCH
         || (rc & 0xff) == SQLITE_TOOBIG || xl_store_fail (db, rc, "write the copy", error);
}

static gboolean
write_raw (XlRepairJob *self, const char *table, GPtrArray *rows, guint *n_taken, GError **error)
{
  char **columns = g_hash_table_lookup (self->salvage->columns, table);
  guint n_columns = g_strv_length (columns), n_ready = 0;
  sqlite3_stmt *row = NULL;
  gboolean ok = TRUE;

  *n_taken = 0;
  for (guint i = 0; ok && i < rows->len; i++)
    {
      const XlRaw *raw = g_ptr_array_index (rows, i);
      guint n = MIN (raw->n_cells, n_columns);
      gboolean taken = FALSE;

      if (row == NULL || n != n_ready)
        {
          g_autofree char *sql = insert_sql (table, columns, n);

          sqlite3_finalize (row);
          row = NULL;
          n_ready = n;
          if (sqlite3_prepare_v2 (self->db, sql, -1, &row, NULL) != SQLITE_OK)
            return xl_store_fail (self->db, sqlite3_extended_errcode (self->db), sql, error);
        }
      for (guint c = 0; c < n; c++)
        bind_cell (row, (int) c + 1, &raw->cells[c]);
      if (is_text (raw))
        ok = step_row (self->db, row, &taken, error);
      *n_taken += taken;
    }
  sqlite3_finalize (row);
  return ok;
}

static const char *const past_words[] = { "insert", "set", "delete" };

/* What a merge took stays with its heading, too. */
static gboolean
cut_merges (XlRepairJob *self, GError **error)
{
  if (!g_hash_table_contains (self->salvage->columns, "taken"))
    return TRUE;
  return xl_store_exec (self->db,
                        "DELETE FROM merge WHERE tx NOT IN (SELECT seq FROM tx);"
                        "DELETE FROM taken WHERE tx NOT IN (SELECT tx FROM merge)",
                        error);
}

/* Rows of the history stay with their headings; others are lost with theirs. */
static gboolean
write_past (XlRepairJob *self, GError **error)
{
  sqlite3_stmt *row = NULL;
  gboolean ok = sqlite3_prepare_v2 (self->db,
                                    "INSERT INTO chg (tx, n, op, tbl, id, field, old, new)"
                                    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ?1 IN (SELECT seq FROM tx)",
                                    -1, &row, NULL) == SQLITE_OK;
  GPtrArray *all = self->salvage->past;

  if (!ok)
    return xl_store_fail (self->db, sqlite3_extended_errcode (self->db), "history", error);
  self->written = g_ptr_array_sized_new (all->len);
  for (guint i = 0; ok && i < all->len; i++)
    {
      XlPast *past = g_ptr_array_index (all, i);
      gboolean taken = FALSE;

      sqlite3_bind_int64 (row, 1, past->tx);
      sqlite3_bind_int64 (row, 2, past->n);
      sqlite3_bind_text (row, 3, past_words[past->type], -1, SQLITE_STATIC);
      sqlite3_bind_text (row, 4, past->kind->table, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (row, 5, past->id);
      sqlite3_bind_text (row, 6, past->field != NULL ? past->field->name : NULL, -1, SQLITE_STATIC);
      sqlite3_bind_text (row, 7, past->old_text, -1, SQLITE_STATIC);
      sqlite3_bind_text (row, 8, past->new_text, -1, SQLITE_STATIC);
      ok = step_row (self->db, row, &taken, error);
      if (taken && sqlite3_changes (self->db) == 1)
        g_ptr_array_add (self->written, past);
    }
  self->salvage->fits = self->salvage->fits && self->written->len == all->len;
  sqlite3_finalize (row);
  return ok;
}

/**
 * xl_repair_write_history:
 *
 * The history and the facts of the file, as they are; then whether the seal says that this is all of it.
 */
gboolean
xl_repair_write_history (XlRepairJob *self, GError **error)
{
  GHashTableIter iter;
  gpointer table, rows;
  gint64 last = 0;
  XlSeal found = { 0 };
  g_autofree char *seal = NULL;

  g_hash_table_iter_init (&iter, self->salvage->raw);
  while (g_hash_table_iter_next (&iter, &table, &rows))
    {
      guint n = 0;

      if (!write_raw (self, table, rows, &n, error))
        return FALSE;
      if (strcmp (table, "tx") == 0)
        self->report->steps = n;
      if (n < ((GPtrArray *) rows)->len && strcmp (table, "meta") != 0)
        self->salvage->fits = FALSE;
    }
  if (!write_past (self, error) || !cut_merges (self, error) || !xl_store_query_int (self->db, "SELECT max (seq) FROM tx", &last, error)
      || !xl_store_query_text (self->db, "SELECT value FROM meta WHERE key = 'seal'", &seal, error)
      || !xl_seal_sum (self->db, &found, error))
    return FALSE;
  if (!xl_seal_parse (seal, &self->seal) || self->seal.seq < last)
    memset (&self->seal, 0, sizeof self->seal);
  self->proven = self->seal.seq != 0 && self->seal.seq == last
                 && memcmp (&self->seal.history, &found.history, sizeof found.history) == 0;
  if (self->seal.seq != 0 && !self->proven)
    self->salvage->fits = FALSE;
  return xl_store_exec (self->db, "DELETE FROM meta WHERE key = 'seal'", error);
}

/* --- records -------------------------------------------------------------------------------- */

/**
 * xl_repair_put:
 * @again: whether an earlier state of the record may be there
 * @taken: (out): whether the file took it
 *
 * Writes one record.
 */
gboolean
xl_repair_put (XlRepairJob *self, const XlSaved *saved, gboolean again, gboolean *taken, GError **error)
{
  char **columns = g_hash_table_lookup (self->salvage->columns, saved->kind->table);
  g_autofree char *sql = insert_sql (saved->kind->table, columns, g_strv_length (columns));
  sqlite3_stmt *row = NULL;
  gboolean ok;

  *taken = FALSE;
  if (again)
    {
      g_autofree char *remove = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = %" G_GINT64_FORMAT,
                                                 saved->kind->table, saved->id);

      if (!xl_store_exec (self->db, remove, error))
        return FALSE;
    }
  if (sqlite3_prepare_v2 (self->db, sql, -1, &row, NULL) != SQLITE_OK)
    return xl_store_fail (self->db, sqlite3_extended_errcode (self->db), sql, error);
  ok = TRUE;
  for (int c = 0; ok && columns[c] != NULL; c++)
    {
      const XlField *field = xl_kind_field (saved->kind, columns[c]);

      if (field == NULL)
        sqlite3_bind_int64 (row, c + 1, saved->id);
      else
        ok = xl_store_bind_value (row, c + 1, field, saved->texts[xl_kind_field_index (saved->kind, field)]);
    }
  ok = !ok || step_row (self->db, row, taken, error);
  sqlite3_finalize (row);
  return ok;
}
