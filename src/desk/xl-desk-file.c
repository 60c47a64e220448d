/* xl-desk-file.c - a plan file in one thread: opened, edited through the door, undone */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-merge-private.h"
#include "xl-desk-private.h"
#include "xl-desk-words.h"
#include "xl-rules.h"

G_DEFINE_QUARK (xl-desk-error-quark, xl_desk_error)

struct _XlFile
{
  /* owned */
  XlStore *store;
  XlPlan *plan;
};

/* --- errors ----------------------------------------------------------------------------------- */

/* Always FALSE, so that a caller can return it. */
gboolean
xl_desk_fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (XL_DESK_ERROR, XL_DESK_ERROR_FAILED, format, args);
  va_end (args);
  return FALSE;
}

static XlDeskError
code_of (const GError *below)
{
  static const XlStoreError damage[] = { XL_STORE_ERROR_TRUNCATED, XL_STORE_ERROR_DAMAGED, XL_STORE_ERROR_ALTERED,
                                         XL_STORE_ERROR_WAL };
  static const struct
  {
    XlStoreError below;
    XlDeskError code;
  } others[] = { { XL_STORE_ERROR_VALUES, XL_DESK_ERROR_VALUES },   { XL_STORE_ERROR_EMPTY, XL_DESK_ERROR_GONE },
                 { XL_STORE_ERROR_NOT_FOUND, XL_DESK_ERROR_GONE },  { XL_STORE_ERROR_STALE, XL_DESK_ERROR_REFUSED },
                 { XL_STORE_ERROR_REFUSED, XL_DESK_ERROR_REFUSED } };

  if (below->domain == XL_DESK_ERROR)
    return below->code;
  if (below->domain != XL_STORE_ERROR)
    return XL_DESK_ERROR_FAILED;
  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    if (below->code == (int) damage[i])
      return XL_DESK_ERROR_DAMAGED;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (below->code == (int) others[i].below)
      return others[i].code;
  return XL_DESK_ERROR_FAILED;
}

/* Turns what a room below says into a sentence. Takes @below; always FALSE. A cancelled job stays one. */
gboolean
xl_desk_take_error (GError **error, GError *below, const char *path)
{
  if (below->domain == XL_DESK_ERROR || g_error_matches (below, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, below);
      return FALSE;
    }
  if (error != NULL)
    {
      g_autofree char *sentence = xl_words_error (below, path);

      *error = g_error_new_literal (XL_DESK_ERROR, code_of (below), sentence);
    }
  g_error_free (below);
  return FALSE;
}

/**
 * xl_file_error_is_damage:
 *
 * Returns: whether @error says that a plan file is one but does not hold together: `crosslink check` then answers
 *   "the data says no" and not "wrong use"
 */
gboolean
xl_file_error_is_damage (const GError *error)
{
  return g_error_matches (error, XL_DESK_ERROR, XL_DESK_ERROR_DAMAGED)
         || g_error_matches (error, XL_DESK_ERROR, XL_DESK_ERROR_VALUES);
}

/**
 * xl_file_error_is_refusal:
 *
 * Returns: whether an edit was refused: by a rule, or because somebody else changed the same meanwhile
 */
gboolean
xl_file_error_is_refusal (const GError *error)
{
  return g_error_matches (error, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED);
}

/* --- the door's outer side -------------------------------------------------------------------- */

/**
 * xl_desk_admit:
 * @sentence: (out) (optional): why not
 *
 * Returns: whether types, codes, references and the hard rules let @edit in
 */
gboolean
xl_desk_admit (XlPlan *plan, const XlEdit *edit, char **sentence)
{
  g_autoptr (XlFault) fault = NULL;

  if (xl_plan_check_edit (plan, edit, &fault) && xl_rules_admit (plan, edit, &fault))
    return TRUE;
  if (sentence != NULL)
    *sentence = xl_words_fault (plan, fault);
  return FALSE;
}

/* An edit gets its label here, once, before anyone else sees it. */
void
xl_desk_give_label (XlPlan *plan, XlEdit *edit)
{
  if (edit->label == NULL)
    edit->label = xl_words_label (plan, edit);
}

/* --- open and make ---------------------------------------------------------------------------- */

static XlFile *
take_store (XlStore *store, XlPlan *plan, const char *path, GError **error)
{
  XlFile *self;
  g_autoptr (GError) below = NULL;

  xl_store_set_author (store, xl_desk_who (), xl_desk_replica ());
  if (plan == NULL)
    plan = xl_store_load (store, &below);
  if (plan == NULL)
    {
      xl_store_free (store);
      xl_desk_take_error (error, g_steal_pointer (&below), path);
      return NULL;
    }
  self = g_new0 (XlFile, 1);
  self->store = store;
  self->plan = plan;
  return self;
}

/**
 * xl_file_open:
 * @read_only: never write, even where it could be written
 *
 * Returns: (transfer full) (nullable): an open plan file, or the sentence why not
 */
XlFile *
xl_file_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (GError) below = NULL;
  XlStore *store = xl_store_open (path, read_only ? XL_STORE_OPEN_READ_ONLY : XL_STORE_OPEN_DEFAULT, &below);

  if (store != NULL && !read_only && xl_store_is_read_only (store))
    {
      g_set_error_literal (&below, XL_STORE_ERROR, XL_STORE_ERROR_READ_ONLY, "opened, but not for writing");
      g_clear_pointer (&store, xl_store_free);
    }
  if (store != NULL)
    return take_store (store, NULL, path, error);
  xl_desk_take_error (error, g_steal_pointer (&below), path);
  return NULL;
}

/**
 * xl_file_create:
 *
 * Returns: (transfer full) (nullable): a new, empty plan file; nothing is overwritten
 */
XlFile *
xl_file_create (const char *path, GError **error)
{
  g_autoptr (GError) below = NULL;
  XlStore *store = xl_store_create (path, &below);

  if (store != NULL)
    return take_store (store, NULL, path, error);
  xl_desk_take_error (error, g_steal_pointer (&below), path);
  return NULL;
}

/**
 * xl_file_sample:
 *
 * Returns: (transfer full) (nullable): a new plan file with the sample plan; nothing is overwritten
 */
XlFile *
xl_file_sample (const char *path, GError **error)
{
  XlPlan *plan = NULL;
  XlStore *store = xl_sample_store (path, &plan, error);

  return store != NULL ? take_store (store, plan, path, error) : NULL;
}

void
xl_file_free (XlFile *self)
{
  g_object_unref (self->plan);
  xl_store_free (self->store);
  g_free (self);
}

XlPlan *
xl_file_get_plan (XlFile *self)
{
  return self->plan;
}

/* --- edit, undo, redo ------------------------------------------------------------------------- */

/* What other processes wrote since the last look. */
static gboolean
catch_up (XlFile *self, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (GPtrArray) changes = xl_store_poll (self->store, &below);

  if (below != NULL)
    return xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (self->store));
  if (changes->len > 0)
    xl_plan_apply (self->plan, changes);
  return TRUE;
}

static gboolean
write_edit (XlFile *self, XlEdit *edit, XlTx **done, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *sentence = NULL;
  gboolean written;

  if (!xl_desk_admit (self->plan, edit, &sentence))
    {
      g_set_error_literal (error, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, sentence);
      return FALSE;
    }
  xl_desk_give_label (self->plan, edit);
  written = xl_store_write (self->store, edit, &changes, &below);
  xl_plan_apply (self->plan, changes);
  if (!written)
    return xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (self->store));
  if (done != NULL && !xl_edit_is_empty (edit))
    *done = g_ptr_array_steal_index (changes, changes->len - 1);
  return TRUE;
}

/**
 * xl_file_edit:
 * @tx: (out) (optional): number of the transaction; 0 where the edit had no operations
 *
 * Through the door: checked against the plan as it is now, other people's changes included, and written.
 *
 * Returns: whether it is written; else nothing is
 */
gboolean
xl_file_edit (XlFile *self, XlEdit *edit, gint64 *tx, GError **error)
{
  g_autoptr (XlTx) done = NULL;

  if (!catch_up (self, error) || !write_edit (self, edit, &done, error))
    return FALSE;
  if (tx != NULL)
    *tx = done != NULL ? done->seq : 0;
  return TRUE;
}

/**
 * xl_file_undo:
 * @redo: take the last undo back instead
 * @done: (out) (optional) (transfer full): the transaction that was written
 *
 * Returns: whether something was done; %FALSE without an error when there is nothing to undo
 */
gboolean
xl_file_undo (XlFile *self, gboolean redo, XlTx **done, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (XlEdit) edit = NULL;
  const XlTx *top;

  if (!catch_up (self, error))
    return FALSE;
  top = redo ? xl_history_peek_redo (xl_plan_get_history (self->plan))
             : xl_history_peek_undo (xl_plan_get_history (self->plan));
  if (top == NULL)
    return FALSE;
  edit = redo ? xl_store_redo_edit (self->store, top->seq, &below) : xl_store_undo_edit (self->store, top->seq, &below);
  if (edit == NULL)
    return xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (self->store));
  return write_edit (self, edit, done, error);
}

/**
 * xl_file_history:
 *
 * Returns: (transfer full) (nullable) (element-type XlTx): headings of all transactions, newest first
 */
GPtrArray *
xl_file_history (XlFile *self, GError **error)
{
  g_autoptr (GError) below = NULL;
  GPtrArray *headings = xl_store_list_history (self->store, 0, 0, &below);

  if (headings == NULL)
    xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (self->store));
  return headings;
}

/* --- two laptops ------------------------------------------------------------------------------ */

/**
 * xl_file_merge_read:
 * @path: the other's plan file, or a dossier; it never changes
 * @large: a dossier of more than 64 MiB too
 *
 * Returns: (transfer full) (nullable): what differs, and who made it; nothing is written yet
 */
XlMerging *
xl_file_merge_read (XlFile *self, const char *path, gboolean large, GError **error)
{
  guint progress = 0;

  return xl_merging_read (self->store, path, large ? G_MAXUINT64 : XL_DOSSIER_MAX_FILE, NULL, &progress, error);
}

/**
 * xl_file_merge:
 * @merging: with every question answered
 * @written: (out): whether there was anything to write
 * @no_backup: (out): why no backup could be made; the merge goes on, for it is one undo step
 *
 * Makes a backup and writes the merge as one edit.
 *
 * Returns: whether it is written, or was not needed; else nothing is
 */
gboolean
xl_file_merge (XlFile *self, XlMerging *merging, gboolean *written, GError **no_backup, GError **error)
{
  g_autoptr (XlEdit) edit = xl_merging_edit (merging, NULL, error);
  g_autofree char *backup = NULL;

  *written = edit != NULL && !xl_edit_is_empty (edit);
  if (edit == NULL || !*written)
    return edit != NULL;
  backup = xl_backup_make (self->store, "merge", no_backup);
  return xl_file_edit (self, edit, NULL, error);
}

/* --- copies ----------------------------------------------------------------------------------- */

/**
 * xl_file_verify:
 *
 * Returns: whether every record and the history are those that were last written, as far as the file can tell; else
 *   xl_file_error_is_damage()
 */
gboolean
xl_file_verify (XlFile *self, GError **error)
{
  g_autoptr (GError) below = NULL;

  if (xl_store_verify (self->store, &below))
    return TRUE;
  return xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (self->store));
}

/**
 * xl_file_backup:
 * @path: where to; nothing is overwritten
 *
 * Returns: whether a verified copy is there
 */
gboolean
xl_file_backup (XlFile *self, const char *path, GError **error)
{
  g_autoptr (GError) below = NULL;

  if (!xl_file_verify (self, error))
    return FALSE;
  if (xl_store_backup (self->store, path, &below))
    return TRUE;
  return xl_desk_take_error (error, g_steal_pointer (&below), path);
}

/**
 * xl_file_backup_dated:
 * @why: word in its name: "import", "asked"
 *
 * Returns: (transfer full) (nullable): path of a new backup among the rotating ones in the user's data folder
 */
char *
xl_file_backup_dated (XlFile *self, const char *why, GError **error)
{
  return xl_backup_make (self->store, why, error);
}

/**
 * xl_file_soak:
 *
 * See xl_desk_soak().
 */
gboolean
xl_file_soak (XlFile *self, guint edits, gboolean seeded, guint64 seed, void (*ack) (gint64 tx, gpointer data),
              gpointer data, GError **error)
{
  return xl_desk_soak (self, self->store, edits, seeded, seed, ack, data, error);
}
