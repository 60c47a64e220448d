/* xl-store-merge.c - what merges took: which transactions of other files this one knows of */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>

static gboolean
append_other (XlStore *store, const XlTx *tx, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (store, "INSERT INTO merge (tx, other) VALUES (?, ?)", error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, tx->seq);
  sqlite3_bind_text (row, 2, tx->merged, -1, SQLITE_STATIC);
  return sqlite3_step (row) == SQLITE_DONE
         || xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "merge", error);
}

/**
 * xl_store_append_taken:
 * @tx: a merge
 *
 * Writes with whom it is and what it took, inside the edit's transaction.
 */
gboolean
xl_store_append_taken (XlStore *store, const XlTx *tx, GError **error)
{
  if (!append_other (store, tx, error))
    return FALSE;
  for (guint i = 0; tx->taken != NULL && i < tx->taken->len; i++)
    {
      sqlite3_stmt *row = xl_store_statement (store, "INSERT INTO taken (tx, uid) VALUES (?, ?)", error);

      if (row == NULL)
        return FALSE;
      sqlite3_bind_int64 (row, 1, tx->seq);
      sqlite3_bind_text (row, 2, g_ptr_array_index (tx->taken, i), -1, SQLITE_STATIC);
      if (sqlite3_step (row) != SQLITE_DONE)
        return xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "merge", error);
    }
  return TRUE;
}

/* Gives the headings, oldest first, what they took. */
static gboolean
read_taken (XlStore *store, GPtrArray *headings, GError **error)
{
  sqlite3_stmt *row = xl_store_statement (store, "SELECT tx, uid FROM taken ORDER BY tx, uid", error);
  guint at = 0;
  int rc;

  if (row == NULL)
    return FALSE;
  while ((rc = sqlite3_step (row)) == SQLITE_ROW)
    {
      gint64 seq = sqlite3_column_int64 (row, 0);
      const char *uid;
      XlTx *tx;

      while (at < headings->len && ((XlTx *) g_ptr_array_index (headings, at))->seq < seq)
        at++;
      tx = at < headings->len ? g_ptr_array_index (headings, at) : NULL;
      if (tx == NULL || tx->seq != seq || !xl_store_read_text (row, 1, &uid) || uid == NULL)
        {
          sqlite3_reset (row);
          xl_store_set_error (error, XL_STORE_ERROR_DAMAGED, "what transaction %" G_GINT64_FORMAT
                              " took does not read", seq);
          return FALSE;
        }
      if (tx->taken == NULL)
        tx->taken = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (tx->taken, g_strdup (uid));
    }
  sqlite3_reset (row);
  return rc == SQLITE_DONE || xl_store_fail (store->db, rc, "merge", error);
}

/**
 * xl_store_list_lineage:
 *
 * Errors: LOCKED, DAMAGED, IO.
 *
 * Returns: (transfer full) (nullable) (element-type XlTx): headings of all transactions, oldest first, merges with what
 *   they took
 */
GPtrArray *
xl_store_list_lineage (XlStore *store, GError **error)
{
  g_autoptr (GPtrArray) headings = NULL;

  xl_store_assert_owner (store);
  headings = xl_store_list_history (store, 0, 0, error);
  if (headings == NULL)
    return NULL;
  for (guint i = 0; i < headings->len / 2; i++)
    {
      gpointer swap = headings->pdata[i];

      headings->pdata[i] = headings->pdata[headings->len - 1 - i];
      headings->pdata[headings->len - 1 - i] = swap;
    }
  return read_taken (store, headings, error) ? g_steal_pointer (&headings) : NULL;
}
