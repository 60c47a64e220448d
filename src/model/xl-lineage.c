/* xl-lineage.c - where two copies of a plan last met, read off their transactions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-lineage.h"

#include <string.h>

/* Invariants:
 * 1. A copy knows its own transactions and those that its merges took, but a merge that was undone took nothing: who
 *    takes a merge back says "not yet" of it, and never takes back what the other did.
 * 2. What one copy knows of another is a beginning of the other's history: a merge takes all that the other knows.
 * 3. A past with a merge in it that was undone since is none to go back to, see 1.
 * 4. xl_meeting_find (a, b) and xl_meeting_find (b, a) say the same, with sides exchanged. */

typedef struct
{
  const GPtrArray *txs; /* XlTx with what they took, oldest first */
  GHashTable *undone;   /* uids of transactions that do not stand any more */
  GHashTable *known;    /* uids that the copy knows: invariant 1 */
} Copy;

/* Takes the newest first: an undo that was undone itself undoes nothing. */
static GHashTable *
find_undone (const GPtrArray *txs, guint n)
{
  GHashTable *undone = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = n; i-- > 0;)
    {
      const XlTx *tx = g_ptr_array_index (txs, i);

      if (tx->undoes != NULL && !g_hash_table_contains (undone, tx->uid))
        g_hash_table_add (undone, tx->undoes);
    }
  return undone;
}

/* What the copy knew after its first @n transactions. */
static GHashTable *
find_known (const GPtrArray *txs, guint n)
{
  g_autoptr (GHashTable) undone = find_undone (txs, n);
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const XlTx *tx = g_ptr_array_index (txs, i);

      g_hash_table_add (known, tx->uid);
      for (guint t = 0; tx->taken != NULL && !g_hash_table_contains (undone, tx->uid) && t < tx->taken->len; t++)
        g_hash_table_add (known, g_ptr_array_index (tx->taken, t));
    }
  return known;
}

static void
copy_init (Copy *self, const GPtrArray *txs)
{
  self->txs = txs;
  self->undone = find_undone (txs, txs->len);
  self->known = find_known (txs, txs->len);
}

static void
copy_clear (Copy *self)
{
  g_hash_table_unref (self->undone);
  g_hash_table_unref (self->known);
}

/* Invariant 3. Whether no merge stood after the first @n transactions that does not stand any more. */
static gboolean
is_past (const Copy *self, guint n)
{
  g_autoptr (GHashTable) undone = NULL;

  for (guint i = 0; i < n; i++)
    {
      const XlTx *tx = g_ptr_array_index (self->txs, i);

      if (tx->merged == NULL || !g_hash_table_contains (self->undone, tx->uid))
        continue;
      if (undone == NULL)
        undone = find_undone (self->txs, n);
      if (!g_hash_table_contains (undone, tx->uid))
        return FALSE;
    }
  return TRUE;
}

/* Of how many transactions of @self the newest past consists that @other knows. */
static guint
find_past (const Copy *self, const Copy *other)
{
  for (guint n = self->txs->len; n > 0; n--)
    {
      const XlTx *tx = g_ptr_array_index (self->txs, n - 1);

      if (g_hash_table_contains (other->known, tx->uid) && is_past (self, n))
        return n;
    }
  return 0;
}

static gboolean
holds (GHashTable *all, GHashTable *some)
{
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    if (!g_hash_table_contains (all, uid))
      return FALSE;
  return TRUE;
}

/* When @self heard of @uid: by its own transaction, or by the merge that took it. */
static const char *
heard_at (const Copy *self, const char *uid)
{
  for (guint i = 0; i < self->txs->len; i++)
    {
      const XlTx *tx = g_ptr_array_index (self->txs, i);

      if (strcmp (tx->uid, uid) == 0)
        return tx->at;
      for (guint t = 0; tx->taken != NULL && !g_hash_table_contains (self->undone, tx->uid) && t < tx->taken->len; t++)
        if (strcmp (g_ptr_array_index (tx->taken, t), uid) == 0)
          return tx->at;
    }
  return NULL;
}

static gint64
seq_of (const Copy *self, guint n)
{
  return n > 0 ? ((const XlTx *) g_ptr_array_index (self->txs, n - 1))->seq : 0;
}

static const char *
uid_of (const Copy *self, guint n)
{
  return n > 0 ? ((const XlTx *) g_ptr_array_index (self->txs, n - 1))->uid : NULL;
}

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
dup_missing (GHashTable *theirs, GHashTable *mine)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    if (!g_hash_table_contains (mine, uid))
      g_ptr_array_add (missing, g_strdup (uid));
  g_ptr_array_sort (missing, compare_uids);
  return missing;
}

/**
 * xl_meeting_find:
 * @mine: (element-type XlTx): all transactions of one copy, oldest first, merges with what they took
 * @theirs: (element-type XlTx): those of the other
 *
 * Finds the state that both go back to: of my newest past that they know, and of their newest past that I know, the one
 * that descends from the other.
 *
 * Returns: (transfer full): it; at least one side counts
 */
XlMeeting *
xl_meeting_find (const GPtrArray *mine, const GPtrArray *theirs)
{
  XlMeeting *meeting = g_new0 (XlMeeting, 1);
  Copy me, them;
  guint n_mine, n_theirs;
  g_autoptr (GHashTable) my_past = NULL;
  g_autoptr (GHashTable) their_past = NULL;

  copy_init (&me, mine);
  copy_init (&them, theirs);
  n_mine = find_past (&me, &them);
  n_theirs = find_past (&them, &me);
  my_past = find_known (mine, n_mine);
  their_past = find_known (theirs, n_theirs);
  meeting->mine = seq_of (&me, n_mine);
  meeting->theirs = seq_of (&them, n_theirs);
  meeting->mine_counts = holds (my_past, their_past);
  meeting->theirs_counts = holds (their_past, my_past);
  if (meeting->mine_counts == meeting->theirs_counts)
    meeting->mine_counts = meeting->theirs_counts = TRUE;
  if (n_mine > 0 || n_theirs > 0)
    {
      const char *by_me = n_theirs > 0 ? heard_at (&me, uid_of (&them, n_theirs)) : NULL;
      const char *by_them = n_mine > 0 ? heard_at (&them, uid_of (&me, n_mine)) : NULL;

      meeting->at = g_strdup (g_strcmp0 (by_me, by_them) > 0 ? by_me : by_them);
    }
  meeting->taken = dup_missing (them.known, me.known);
  copy_clear (&me);
  copy_clear (&them);
  return meeting;
}

void
xl_meeting_free (XlMeeting *meeting)
{
  g_ptr_array_unref (meeting->taken);
  g_free (meeting->at);
  g_free (meeting);
}
