/* xl-desk-merge-read.c - the other laptop's file read with suspicion, and compared since the two last met */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-merge-private.h"
#include "xl-desk-words-files.h"
#include "xl-desk-words.h"
#include "xl-lineage.h"
#include "xl-merge-rules.h"

#include <glib/gstdio.h>
#include <string.h>

/* Invariants:
 * 1. The other file is opened with the whole checklist of a plan file, and read-only; it never changes.
 * 2. The plan, its transactions and what is taken back of them are of one moment: see read_copy().
 * 3. A dossier is no copy: it has no transactions, and what it does not hold says nothing. */

#define TRIES 5 /* at a file that somebody writes to meanwhile */

/* One side. */
typedef struct
{
  XlStore *store; /* borrowed */
  XlPlan *plan;
  GPtrArray *txs; /* of XlTx, oldest first */
} Copy;

static void
copy_clear (Copy *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->txs, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

static void
tell (guint *progress, guint per_cent)
{
  g_atomic_int_set ((int *) progress, (int) per_cent);
}

static const char *
last_uid (const GPtrArray *txs)
{
  return txs->len > 0 ? ((const XlTx *) g_ptr_array_index (txs, txs->len - 1))->uid : NULL;
}

/* Invariant 2: nobody wrote between the first look at the history and the last. */
static gboolean
read_copy (Copy *self, GError **error)
{
  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (GPtrArray) now = NULL;

      copy_clear (self);
      if ((self->txs = xl_store_list_lineage (self->store, error)) == NULL
          || (self->plan = xl_store_load_aside (self->store, error)) == NULL
          || (now = xl_store_list_history (self->store, 0, 1, error)) == NULL)
        return FALSE;
      if (g_strcmp0 (now->len > 0 ? ((const XlTx *) g_ptr_array_index (now, 0))->uid : NULL, last_uid (self->txs)) == 0)
        return TRUE;
    }
  g_set_error_literal (error, XL_STORE_ERROR, XL_STORE_ERROR_LOCKED, "somebody writes to it all the time");
  return FALSE;
}

/* --- what each did since ---------------------------------------------------------------------- */

static char *
time_key (XlMergeSide side, gint64 id, const XlField *field)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", side, id, field != NULL ? field->name : "");
}

static void
note_time (XlMerging *merging, XlMergeSide side, gint64 id, const XlField *field, const char *at)
{
  g_autofree char *key = time_key (side, id, field);

  if (!g_hash_table_contains (merging->times, key))
    g_hash_table_insert (merging->times, g_steal_pointer (&key), g_strdup (at));
}

/* Newest first: what comes later is older. */
static void
note_times (XlMerging *merging, XlMergeSide side, const XlTx *tx)
{
  for (guint i = 0; i < tx->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (tx->ops, i);

      note_time (merging, side, op->id, NULL, tx->at);
      for (guint f = 0; op->type == XL_OP_SET && f < op->fields->len; f++)
        note_time (merging, side, op->id, g_array_index (op->fields, XlOpField, f).field, tx->at);
    }
}

/* Walks back to after transaction @seq. Returns what the plan was then, where that is asked for. */
static gboolean
walk_back (XlMerging *merging, Copy *copy, XlMergeSide side, gint64 seq, gboolean counts, XlPast **past,
           GCancellable *cancellable, GError **error)
{
  *past = counts ? xl_past_new (copy->plan) : NULL;
  for (guint i = copy->txs->len; i-- > 0;)
    {
      const XlTx *heading = g_ptr_array_index (copy->txs, i);
      g_autoptr (XlTx) tx = NULL;

      if (heading->seq <= seq)
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (tx = xl_store_read_tx (copy->store, heading->seq, error)) == NULL)
        {
          g_clear_pointer (past, xl_past_free);
          return FALSE;
        }
      note_times (merging, side, tx);
      if (*past != NULL)
        xl_past_take_back (*past, tx->ops);
    }
  return TRUE;
}

/* Who wrote there last, where that is somebody else; else what the file is called. */
static char *
name_other (const GPtrArray *txs, GPtrArray *taken, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot;

  for (guint i = txs->len; i-- > 0;)
    {
      const XlTx *tx = g_ptr_array_index (txs, i);

      if (!g_ptr_array_find_with_equal_func (taken, tx->uid, g_str_equal, NULL))
        continue;
      if (*tx->who != '\0' && strcmp (tx->who, xl_desk_who ()) != 0)
        return g_strdup (tx->who);
      break;
    }
  dot = strrchr (base, '.');
  if (dot != NULL && dot > base)
    *dot = '\0';
  return g_filename_display_name (base);
}

static gboolean
clashes (const XlMerging *merging, const char *path, GError **error)
{
  const XlMergeDiff *diff = merging->diff;
  g_autofree char *base = g_filename_display_basename (path);
  XlRecord *mine = xl_plan_lookup (diff->mine, diff->clash_id);
  g_autofree char *name = NULL;

  if (diff->clash == NULL)
    return FALSE;
  name = xl_words_name (diff->mine, mine);
  xl_desk_fail (error, _("“%s” cannot be merged: what is %s here is another kind of record there."), base, name);
  return TRUE;
}

/* Whether what both go back to is the sample plan itself, which every copy of it begins with: nobody met then. */
static gboolean
is_sample (const Copy *mine, const XlMeeting *meeting)
{
  const XlTx *first = mine->txs->len > 0 ? g_ptr_array_index (mine->txs, 0) : NULL;

  return first != NULL && meeting->mine == first->seq && meeting->theirs == first->seq
         && strcmp (first->uid, XL_SAMPLE_UID) == 0;
}

static gboolean
compare (XlMerging *merging, Copy *mine, Copy *theirs, const char *path, GCancellable *cancellable, guint *progress,
         GError **error)
{
  g_autoptr (XlMeeting) meeting = xl_meeting_find (mine->txs, theirs->txs);
  g_autoptr (XlPast) my_past = NULL;
  g_autoptr (XlPast) their_past = NULL;
  XlPast *base;

  merging->copies = meeting->mine > 0 || meeting->theirs > 0;
  merging->met = is_sample (mine, meeting) ? NULL : g_strdup (meeting->at);
  merging->taken = g_ptr_array_ref (meeting->taken);
  merging->other = name_other (theirs->txs, meeting->taken, path);
  /* Where they never met, both began with nothing. */
  if (merging->copies
      && (!walk_back (merging, mine, XL_MERGE_MINE, meeting->mine, meeting->mine_counts, &my_past, cancellable, error)
          || !walk_back (merging, theirs, XL_MERGE_THEIRS, meeting->theirs, meeting->theirs_counts, &their_past,
                         cancellable, error)))
    return FALSE;
  tell (progress, 70);
  base = my_past != NULL ? my_past : their_past;
  merging->diff = xl_merge_compare (mine->plan, theirs->plan, base, my_past != NULL ? their_past : NULL, FALSE);
  return TRUE;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Looks at names and numbers of files only, for a plain open() would drop the lock of a plan file that is open. */
static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf one, two;

  return g_stat (a, &one) == 0 && g_stat (b, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

static XlPlan *
plan_of (const XlEdit *edit)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  XlPlan *plan = xl_plan_new ();
  XlTx *tx = xl_tx_new ();

  tx->seq = 1;
  tx->ops = g_ptr_array_ref (edit->ops);
  g_ptr_array_add (changes, tx);
  xl_plan_apply (plan, changes);
  return plan;
}

static gboolean
is_small_enough (const char *path, guint64 most, GError **error)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *limit = g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS);
  GStatBuf info;

  if (g_stat (path, &info) != 0 || (guint64) info.st_size <= most)
    return TRUE;
  return xl_desk_fail (error, _("“%s” is larger than %s: “crosslink merge --large” on a command line merges it."), base, limit);
}

/* Invariant 3. */
static gboolean
compare_dossier (XlMerging *merging, XlPlan *mine, const char *path, guint64 most, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GBytes) bytes = is_small_enough (path, most, error) ? xl_import_bytes (path, TRUE, cancellable, error) : NULL;
  g_autoptr (GInputStream) in = bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (XlPlan) empty = xl_plan_new ();
  g_autoptr (XlPlan) theirs = NULL;
  g_autoptr (XlDossierResult) result = NULL;
  g_autofree char *base = g_filename_display_basename (path);

  if (in == NULL)
    return FALSE;
  result = xl_dossier_read (in, empty, NULL, TRUE, cancellable, NULL, NULL, error);
  if (result == NULL)
    return FALSE;
  if (result->edit == NULL)
    {
      g_autofree char *why = result->faults->len > 0
                                 ? xl_words_dossier (mine, g_ptr_array_index (result->faults, 0), TRUE)
                                 : g_strdup (_("The dossier has errors and cannot be imported."));
      g_autofree char *sentence = g_strdup_printf (_("“%s” cannot be merged. %s"), base, why);

      g_set_error_literal (error, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, sentence);
      return FALSE;
    }
  theirs = plan_of (result->edit);
  merging->other = name_other (nothing, nothing, path);
  merging->diff = xl_merge_compare (mine, theirs, NULL, NULL, TRUE);
  return TRUE;
}

static gboolean
looks_like_xml (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = NULL;
  char head[64] = "";
  const char *text = head;
  gsize length = 0;

  /* Not a plan file, so nobody has a lock on it; but a pipe would keep us waiting. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || (in = g_file_read (file, NULL, NULL)) == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (in), head, sizeof head - 1, &length, NULL, NULL))
    return FALSE;
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  while (g_ascii_isspace (*text))
    text++;
  return *text == '<';
}

static gboolean
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
read_both (XlMerging *merging, XlStore *store, const char *path, guint64 most, GCancellable *cancellable,
           guint *progress, GError **error)
{
  g_auto (Copy) mine = { store };
  g_auto (Copy) theirs = { NULL };
  g_autoptr (XlStore) other = NULL;
  g_autoptr (GError) below = NULL;
  gboolean done;

  if (is_same_file (path, xl_store_get_path (store)))
    return xl_desk_fail (error, "%s", _("This is the plan itself: choose the file of the other laptop."));
  other = xl_store_open (path, XL_STORE_OPEN_READ_ONLY, &below);
  tell (progress, 10);
  if (other == NULL && !(g_error_matches (below, XL_STORE_ERROR, XL_STORE_ERROR_NOT_A_PLAN) && looks_like_xml (path)))
    return xl_desk_take_error (error, g_steal_pointer (&below), path);
  g_clear_error (&below);
  if (!read_copy (&mine, &below))
    return xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (store));
  tell (progress, 30);
  theirs.store = other;
  done = other == NULL ? compare_dossier (merging, mine.plan, path, most, cancellable, &below)
                       : read_copy (&theirs, &below)
                             && compare (merging, &mine, &theirs, path, cancellable, progress, &below);
  if (!done)
    return xl_desk_take_error (error, g_steal_pointer (&below), path);
  if (clashes (merging, path, error))
    return FALSE;
  tell (progress, 80);
  xl_merge_settle (merging->diff, is_cancelled, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  tell (progress, 100);
  return TRUE;
}

/**
 * xl_merging_read:
 * @store: the plan file that is merged into; nothing is written
 * @path: the other's plan file, or a dossier
 * @most: bytes of a dossier that are read; a plan file may be of any size
 * @progress: how far it is, 0 to 100; another thread may look
 *
 * Returns: (transfer full) (nullable): both compared; %NULL with the sentence why not
 */
XlMerging *
xl_merging_read (XlStore *store, const char *path, guint64 most, GCancellable *cancellable, guint *progress,
                 GError **error)
{
  g_autoptr (XlMerging) merging = g_atomic_rc_box_new0 (XlMerging);

  merging->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return read_both (merging, store, path, most, cancellable, progress, error) ? g_steal_pointer (&merging) : NULL;
}

static void
merging_clear (XlMerging *merging)
{
  g_clear_pointer (&merging->diff, xl_merge_diff_free);
  g_clear_pointer (&merging->taken, g_ptr_array_unref);
  g_hash_table_unref (merging->times);
  g_free (merging->other);
  g_free (merging->met);
}

/**
 * xl_merging_free:
 *
 * Lets go of it; the last who does frees it. See xl_merging_ref().
 */
void
xl_merging_free (XlMerging *merging)
{
  g_atomic_rc_box_release_full (merging, (GDestroyNotify) merging_clear);
}

/**
 * xl_merging_ref:
 *
 * Returns: (transfer full): the same, for somebody else
 */
XlMerging *
xl_merging_ref (XlMerging *merging)
{
  return g_atomic_rc_box_acquire (merging);
}

/**
 * xl_merging_get_diff:
 *
 * Returns: (transfer none): every difference; its questions are answered there
 */
XlMergeDiff *
xl_merging_get_diff (XlMerging *merging)
{
  return merging->diff;
}

/**
 * xl_merging_dup_note:
 *
 * Returns: (transfer full) (nullable): a sentence worth saying
 */
char *
xl_merging_dup_note (XlMerging *merging)
{
  return xl_words_merge_note (merging);
}

/**
 * xl_merging_time:
 * @field: (nullable): %NULL for the record as a whole
 *
 * Returns: (transfer none) (nullable): when @side last changed it since the two met
 */
const char *
xl_merging_time (XlMerging *merging, XlMergeSide side, gint64 id, const XlField *field)
{
  g_autofree char *key = time_key (side, id, field);

  return g_hash_table_lookup (merging->times, key);
}

/* --- writing ---------------------------------------------------------------------------------- */

/**
 * xl_merging_is_nothing:
 *
 * Returns: whether the other side has nothing that this one does not know: no merge is written then
 */
gboolean
xl_merging_is_nothing (XlMerging *merging)
{
  return merging->diff->partial ? merging->diff->units->len == 0 : !merging->diff->news;
}

/**
 * xl_merging_edit:
 *
 * @instead: (out) (optional) (nullable): where the answers do not go together, the first question to answer differently
 *
 * With every question answered: the edit that merges, which also says what was taken. Empty where there is nothing to
 * write: what a dossier says is not remembered, for it has no transactions.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL with the sentence why the answers do not go together, and which
 *   are to be given differently
 */
XlEdit *
xl_merging_edit (XlMerging *merging, const XlMergeUnit **instead, GError **error)
{
  XlMergeDiff *diff = merging->diff;
  g_autoptr (XlFault) fault = NULL;
  XlEdit *edit;

  if (instead != NULL)
    *instead = NULL;
  if (!xl_merge_admit (diff, &fault))
    {
      gboolean each;
      g_autoptr (GPtrArray) ways = xl_merge_list_ways_out (diff, fault, &each);
      g_autofree char *sentence = xl_words_merge_conflict (merging, fault, ways, each);

      if (instead != NULL)
        *instead = ways->len > 0 ? g_ptr_array_index (ways, 0) : NULL;
      g_set_error_literal (error, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, sentence);
      return NULL;
    }
  edit = xl_merge_edit (diff, XL_MERGE_MINE, NULL);
  if (edit->ops->len == 0 && (diff->partial || !diff->news))
    return edit;
  edit->merged = g_strdup (merging->other);
  edit->taken = merging->taken != NULL ? g_ptr_array_ref (merging->taken) : NULL;
  return edit;
}
