/* xl-desk-door.c - the door, from above: edits in turn, undo, redo, what others write */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-object.h"
#include "xl-desk-words.h"
#include "xl-rules.h"

/* Invariants:
 * 1. One wish is on its way at a time. The next one is checked against the plan that the former made, so that two
 *    quick edits cannot break together a rule that neither breaks alone.
 * 2. An edit that waited for other edits of the same person expects what these wrote, and only then is it changed.
 * 3. What the store answers is applied before anything else is asked.
 * 4. Changes of more than RELOAD operations come as another plan, loaded in the store's thread, and an edit of so many
 *    is judged there, on a plan of its own: the main thread never waits for either. */
#define RELOAD 2000
#define REMEMBERED 500

typedef struct
{
  XlWishType type;
  XlEdit *edit;        /* with XL_WISH_EDIT */
  GTask *caller;       /* (owned) of an import or a merge: who wants to know, and may stop it; or NULL */
  GHashTable *touched; /* (owned) "id field" that earlier wishes wrote while this one waited; or NULL */
} Wish;

/* What goes to the store's thread and comes back. */
typedef struct
{
  guint serial;
  XlWishType type;
  XlEdit *edit;
  GTask *caller;        /* (owned) of an import; answered once */
  GError *no_backup;    /* of an import: why none was made */
  gboolean judge;       /* in the store's thread */
  gint64 seq, origin_seq;
  XlTx *origin;         /* the edit that people know an undo by */
  GPtrArray *changes;
  XlPlan *plan;         /* instead of @changes where they are many */
} Work;

static void
wish_free (Wish *wish)
{
  xl_shed_edit (wish->edit);
  g_clear_object (&wish->caller);
  g_clear_pointer (&wish->touched, g_hash_table_unref);
  g_free (wish);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_assert (work->caller == NULL); /* its last reference is the main thread's */
  g_clear_error (&work->no_backup);
  xl_shed_edit (work->edit);
  xl_shed_tx (work->origin);
  xl_shed (work->changes, (GDestroyNotify) g_ptr_array_unref);
  xl_shed (work->plan, g_object_unref); /* nobody has seen it */
  g_free (work);
}

static Work *
work_new (XlDesk *self, XlWishType type)
{
  Work *work = g_new0 (Work, 1);

  work->serial = self->serial;
  work->type = type;
  return work;
}

/* --- in the store's thread -------------------------------------------------------------------- */

static void
load_instead (Work *work, XlStore *store)
{
  guint n = 0;

  for (guint i = 0; i < work->changes->len; i++)
    {
      const XlTx *tx = g_ptr_array_index (work->changes, i);

      n += tx->ops != NULL ? tx->ops->len : 0;
    }
  if (n > RELOAD)
    work->plan = xl_store_load (store, NULL);
}

/* On a plan of its own, so that nobody waits; @plan outlives the answer, since it takes its time to go. */
static gboolean
judge (Work *work, XlStore *store, GCancellable *cancellable, XlPlan **plan, GError **error)
{
  g_autoptr (XlFault) fault = NULL;

  *plan = xl_store_load_aside (store, error);
  if (*plan == NULL)
    return FALSE;
  xl_desk_let_stop (*plan, cancellable);
  if (xl_plan_check_edit (*plan, work->edit, &fault) && xl_rules_admit (*plan, work->edit, &fault))
    {
      xl_desk_give_label (*plan, work->edit);
      return TRUE;
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_autofree char *sentence = xl_words_fault (*plan, fault);

      g_set_error_literal (error, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, sentence);
    }
  return FALSE;
}

static void
write_job (GTask *task, XlStore **store, gpointer data)
{
  Work *work = data;
  GCancellable *cancellable = work->caller != NULL ? g_task_get_cancellable (work->caller) : NULL;
  g_autoptr (XlPlan) plan = NULL;
  GError *error = NULL;
  gboolean written;

  xl_store_set_cancellable (*store, cancellable);
  if (work->caller != NULL)
    g_task_set_task_data (work->caller,
                          xl_backup_make (*store, work->edit->merged != NULL ? "merge" : "import", &work->no_backup), g_free);
  written = !g_cancellable_set_error_if_cancelled (cancellable, &error)
            && (!work->judge || judge (work, *store, cancellable, &plan, &error))
            && xl_store_write (*store, work->edit, &work->changes, &error);
  xl_store_set_cancellable (*store, NULL);
  if (written && work->caller != NULL)
    g_task_return_boolean (work->caller, TRUE); /* it is done, and nothing that follows can be stopped */
  if (work->changes != NULL)
    load_instead (work, *store);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
fetch_job (GTask *task, XlStore **store, gpointer data)
{
  Work *work = data;
  GError *error = NULL;

  work->edit = work->type == XL_WISH_REDO ? xl_store_redo_edit (*store, work->seq, &error)
                                          : xl_store_undo_edit (*store, work->seq, &error);
  if (work->edit != NULL)
    work->origin = xl_store_read_tx (*store, work->origin_seq, NULL);
  if (work->edit != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
poll_job (GTask *task, XlStore **store, gpointer data)
{
  Work *work = data;
  GError *error = NULL;

  work->changes = xl_store_poll (*store, &error);
  if (work->changes != NULL)
    {
      load_instead (work, *store);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
read_job (GTask *task, XlStore **store, gpointer data)
{
  Work *work = data;
  GError *error = NULL;

  work->origin = xl_store_read_tx (*store, work->seq, &error);
  if (work->origin != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- what can be undone, in words ------------------------------------------------------------- */

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Work *work = g_task_get_task_data (G_TASK (result));

  if (work->serial != self->serial)
    return;
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    {
      XlTx *tx = g_steal_pointer (&work->origin);

      g_hash_table_replace (self->told, &tx->seq, tx);
      self->fetching = 0;
      xl_desk_door_words (self);
    }
}

/* The operations make the words; those of an earlier session are read when they are needed. */
static char *
dup_words (XlDesk *self, gboolean redo)
{
  XlHistory *history = xl_plan_get_history (self->plan);
  const XlTx *top = redo ? xl_history_peek_redo (history) : xl_history_peek_undo (history);
  const XlTx *origin = top != NULL ? xl_history_origin (history, top) : NULL;
  const XlTx *told = origin != NULL ? g_hash_table_lookup (self->told, &origin->seq) : NULL;
  g_autofree char *words = NULL;

  if (origin == NULL)
    return NULL;
  if (told == NULL && self->fetching == 0)
    {
      Work *work = work_new (self, XL_WISH_EDIT);

      work->seq = self->fetching = origin->seq;
      xl_desk_push (self, read_job, work, work_free, words_read_cb);
    }
  words = xl_words_tx (self->plan, told != NULL ? told : origin);
  return redo ? g_strdup_printf (_ ("Redo: %s"), words) : g_strdup_printf (_ ("Undo: %s"), words);
}

void
xl_desk_door_words (XlDesk *self)
{
  for (int redo = 0; redo < 2; redo++)
    xl_desk_set_words (self, redo, self->plan != NULL ? dup_words (self, redo) : NULL);
}

/* --- answers ---------------------------------------------------------------------------------- */

static gboolean
saving_cb (gpointer data)
{
  XlDesk *self = data;

  self->saving_source = 0;
  self->saving = TRUE;
  xl_desk_tell_status (self);
  return G_SOURCE_REMOVE;
}

/* "Saving…" is only said of what takes long enough to be read. */
static void
set_busy (XlDesk *self, gboolean busy)
{
  self->jobs = busy ? self->jobs + 1 : self->jobs - 1;
  if (busy && self->saving_source == 0 && !self->saving)
    self->saving_source = g_timeout_add (300, saving_cb, self);
  if (self->jobs > 0)
    return;
  g_clear_handle_id (&self->saving_source, g_source_remove);
  if (self->saving)
    {
      self->saving = FALSE;
      xl_desk_tell_status (self);
    }
}

static void
remember (XlDesk *self, GPtrArray *changes)
{
  if (g_hash_table_size (self->told) > REMEMBERED)
    g_hash_table_remove_all (self->told);
  while (changes->len > 0)
    {
      XlTx *tx = g_ptr_array_steal_index (changes, 0);

      g_hash_table_replace (self->told, &tx->seq, tx);
    }
}

/* Invariant 4. */
static gboolean
is_large (const XlEdit *edit)
{
  return edit->ops->len > RELOAD;
}

static char *
touch_word (gint64 id, const XlField *field)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, field->name);
}

/* Invariant 2: those who wait hear which fields have just been written for the same person. */
static void
touch_waiting (XlDesk *self, const XlEdit *edit)
{
  for (GList *node = self->wishes.head; node != NULL; node = node->next)
    {
      Wish *wish = node->data;

      /* Whichever of the two is large: what both of them say is looked for. */
      for (guint i = 0; wish->edit != NULL && i < wish->edit->ops->len; i++)
        {
          const XlOp *op = xl_edit_find (edit, ((const XlOp *) g_ptr_array_index (wish->edit->ops, i))->id);

          if (op == NULL)
            continue;
          if (wish->touched == NULL)
            wish->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          for (guint f = 0; f < op->fields->len; f++)
            g_hash_table_add (wish->touched, touch_word (op->id, g_array_index (op->fields, XlOpField, f).field));
        }
    }
}

static gboolean
take_changes (XlDesk *self, Work *work)
{
  if (work->changes == NULL || work->changes->len == 0)
    return FALSE;
  if (work->plan != NULL)
    {
      remember (self, work->changes);
      xl_desk_put_plan (self, work->plan);
      g_clear_object (&work->plan);
      return TRUE;
    }
  xl_plan_apply (self->plan, work->changes);
  remember (self, work->changes);
  xl_desk_door_words (self);
  return TRUE;
}

/* Takes @below; who asked hears of it, else everybody. */
static void
fail (XlDesk *self, GTask *caller, GError *below)
{
  gboolean moved = g_error_matches (below, XL_STORE_ERROR, XL_STORE_ERROR_MOVED)
                   || g_error_matches (below, XL_STORE_ERROR, XL_STORE_ERROR_NEWER);
  g_autoptr (GError) error = NULL;

  xl_desk_take_error (&error, below, self->path);
  if (moved)
    xl_desk_set_trouble (self, error->message);
  if (caller != NULL)
    g_task_return_error (caller, g_steal_pointer (&error));
  else
    xl_desk_say_failed (self, error->message);
}

static void
say_done (XlDesk *self, const Work *work, const XlTx *own)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (work->type == XL_WISH_EDIT)
    {
      words = xl_words_tx (self->plan, own);
      xl_desk_say (self, words, TRUE);
      return;
    }
  words = xl_words_tx (self->plan, work->origin != NULL ? work->origin : own);
  sentence = g_strdup_printf (work->type == XL_WISH_UNDO ? _ ("Undone: %s") : _ ("Done again: %s"), words);
  xl_desk_say (self, sentence, FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&work->caller);
  GError *error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);
  gint64 seq = 0;

  set_busy (self, FALSE);
  if (work->no_backup != NULL && !g_error_matches (work->no_backup, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    xl_desk_say_no_backup (self, work->no_backup);
  if (work->changes != NULL && work->changes->len > 0)
    seq = ((XlTx *) g_ptr_array_index (work->changes, work->changes->len - 1))->seq;
  if (work->serial == self->serial)
    {
      take_changes (self, work);
      if (written && !xl_edit_is_empty (work->edit))
        {
          const XlTx *own = g_hash_table_lookup (self->told, &seq);

          touch_waiting (self, work->edit);
          say_done (self, work, own);
        }
    }
  if (!written)
    fail (self, caller, error);
  xl_desk_door_next (self);
}

static void
send (XlDesk *self, Work *work)
{
  g_autofree char *sentence = NULL;

  work->judge = is_large (work->edit);
  if (!work->judge && !xl_desk_admit (self->plan, work->edit, &sentence))
    {
      g_autoptr (GTask) caller = g_steal_pointer (&work->caller);

      fail (self, caller, g_error_new_literal (XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, sentence));
      work_free (work);
      xl_desk_door_next (self);
      return;
    }
  if (!work->judge)
    xl_desk_give_label (self->plan, work->edit);
  set_busy (self, TRUE);
  xl_desk_push (self, write_job, work, work_free, written_cb);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Work *work = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean fetched = g_task_propagate_boolean (G_TASK (result), &error);

  set_busy (self, FALSE);
  if (!fetched)
    fail (self, NULL, error);
  if (fetched && work->serial == self->serial && self->plan != NULL)
    {
      Work *next = work_new (self, work->type);

      next->edit = g_steal_pointer (&work->edit);
      next->origin = g_steal_pointer (&work->origin);
      send (self, next);
      return;
    }
  xl_desk_door_next (self);
}

/* --- wishes ----------------------------------------------------------------------------------- */

/* Invariant 2. (transfer full): @wish's edit, or one that expects what the plan has now */
static XlEdit *
rebase (XlDesk *self, Wish *wish)
{
  XlEdit *edit;

  if (wish->touched == NULL)
    return g_steal_pointer (&wish->edit);
  edit = xl_edit_new (wish->edit->label);
  edit->undoes = g_strdup (wish->edit->undoes);
  edit->merged = g_strdup (wish->edit->merged);
  edit->taken = wish->edit->taken != NULL ? g_ptr_array_ref (wish->edit->taken) : NULL;
  for (guint i = 0; i < wish->edit->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (wish->edit->ops, i);
      XlRecord *record = xl_plan_lookup (self->plan, op->id);
      XlOp *copy;

      if (op->type != XL_OP_SET || record == NULL)
        {
          xl_edit_add_op (edit, xl_op_copy (op));
          continue;
        }
      copy = xl_op_new (XL_OP_SET, op->kind, op->id);
      for (guint f = 0; f < op->fields->len; f++)
        {
          const XlOpField *item = &g_array_index (op->fields, XlOpField, f);
          g_autofree char *word = touch_word (op->id, item->field);
          g_autofree char *now = xl_field_dup_text (item->field, record);

          xl_op_put (copy, item->field, g_hash_table_contains (wish->touched, word) ? now : item->old_text,
                     item->new_text);
        }
      xl_edit_add_op (edit, copy);
    }
  return edit;
}

static gboolean
send_fetch (XlDesk *self, XlWishType type)
{
  XlHistory *history = xl_plan_get_history (self->plan);
  const XlTx *top = type == XL_WISH_REDO ? xl_history_peek_redo (history) : xl_history_peek_undo (history);
  Work *work;

  if (top == NULL)
    return FALSE;
  work = work_new (self, type);
  work->seq = top->seq;
  work->origin_seq = xl_history_origin (history, top)->seq;
  set_busy (self, TRUE);
  xl_desk_push (self, fetch_job, work, work_free, fetched_cb);
  return TRUE;
}

/* Sends the next wish, if none is on its way; with none left, a file that waits takes its place. */
void
xl_desk_door_next (XlDesk *self)
{
  while (self->jobs == 0 && self->plan != NULL && !g_queue_is_empty (&self->wishes))
    {
      Wish *wish = g_queue_pop_head (&self->wishes);

      if (wish->type == XL_WISH_EDIT)
        {
          Work *work = work_new (self, wish->type);

          work->edit = rebase (self, wish);
          work->caller = g_steal_pointer (&wish->caller);
          wish_free (wish);
          send (self, work);
          return;
        }
      send_fetch (self, wish->type);
      wish_free (wish);
    }
  if (xl_desk_door_idle (self) && self->opened != NULL)
    xl_desk_adopt (self);
}

gboolean
xl_desk_door_idle (XlDesk *self)
{
  return self->jobs == 0 && g_queue_is_empty (&self->wishes);
}

void
xl_desk_door_clear (XlDesk *self)
{
  g_queue_clear_full (&self->wishes, (GDestroyNotify) wish_free);
}

static void
wish (XlDesk *self, XlWishType type, XlEdit *edit, GTask *caller)
{
  Wish *new = g_new0 (Wish, 1);

  new->type = type;
  new->edit = edit != NULL ? xl_edit_ref (edit) : NULL;
  new->caller = caller;
  g_queue_push_tail (&self->wishes, new);
  xl_desk_door_next (self);
}

static gboolean
refuse_read_only (XlDesk *self, char **sentence)
{
  if (!xl_desk_get_read_only (self))
    return FALSE;
  if (sentence != NULL)
    *sentence = self->trouble != NULL ? g_strdup (self->trouble)
                : self->plan == NULL  ? g_strdup (_ ("No plan is open."))
                                      : g_strdup (_ ("This plan is read-only: save a copy and edit that."));
  return TRUE;
}

/**
 * xl_desk_check_edit:
 * @sentence: (out) (optional) (transfer full): why not
 *
 * Returns: whether xl_desk_edit() would take @edit now
 */
gboolean
xl_desk_check_edit (XlDesk *self, const XlEdit *edit, char **sentence)
{
  return !refuse_read_only (self, sentence) && xl_desk_admit (self->plan, edit, sentence);
}

/**
 * xl_desk_edit:
 * @edit: (transfer none): as the functions of xl-desk-edits.h make it
 * @sentence: (out) (optional) (transfer full): why not
 *
 * Checks @edit at once, a large one in the store's thread, then writes it there. Success is told by #XlDesk::said, what goes wrong on the
 * way by #XlDesk::failed. An edit without operations is no error and does nothing.
 *
 * Returns: whether it is on its way
 */
gboolean
xl_desk_edit (XlDesk *self, XlEdit *edit, char **sentence)
{
  if (refuse_read_only (self, sentence))
    return FALSE;
  if (xl_edit_is_empty (edit))
    return TRUE;
  /* With others on their way it is judged when its turn comes: the plan does not know them yet. */
  if (xl_desk_door_idle (self) && !is_large (edit) && !xl_desk_admit (self->plan, edit, sentence))
    return FALSE;
  wish (self, XL_WISH_EDIT, edit, NULL);
  return TRUE;
}

/* As xl_desk_edit(), after a backup, which stops nothing where it cannot be made: @caller (transfer full) is answered
 * with TRUE as soon as @edit is in the file, and can stop it until then. Its task data is the backup's path, or NULL. */
void
xl_desk_door_import (XlDesk *self, XlEdit *edit, GTask *caller)
{
  g_autofree char *sentence = NULL;

  if (!refuse_read_only (self, &sentence))
    {
      wish (self, XL_WISH_EDIT, edit, caller);
      return;
    }
  g_task_return_new_error (caller, XL_DESK_ERROR, XL_DESK_ERROR_FAILED, "%s", sentence);
  g_object_unref (caller);
}

/**
 * xl_desk_undo:
 *
 * Takes back the last edit that is not yet taken back, after those that are on their way.
 */
void
xl_desk_undo (XlDesk *self)
{
  g_autofree char *sentence = NULL;

  if (refuse_read_only (self, &sentence))
    xl_desk_say_failed (self, sentence);
  else
    wish (self, XL_WISH_UNDO, NULL, NULL);
}

void
xl_desk_redo (XlDesk *self)
{
  g_autofree char *sentence = NULL;

  if (refuse_read_only (self, &sentence))
    xl_desk_say_failed (self, sentence);
  else
    wish (self, XL_WISH_REDO, NULL, NULL);
}

/**
 * xl_desk_flush:
 *
 * Returns when everything that was asked for is written, or has failed and said so: for the closing of a window. The
 * main context runs meanwhile.
 */
void
xl_desk_flush (XlDesk *self)
{
  g_object_ref (self);
  while (!xl_desk_door_idle (self))
    g_main_context_iteration (NULL, TRUE);
  xl_thread_drain (self->thread);
  g_object_unref (self);
}

/* --- what others write ------------------------------------------------------------------------ */

static void
say_foreign (XlDesk *self, guint n, gint64 last)
{
  const XlTx *tx = g_hash_table_lookup (self->told, &last);
  g_autofree char *words = n == 1 ? xl_words_tx (self->plan, tx) : NULL;
  g_autofree char *sentence
      = n == 1 ? g_strdup_printf (_ ("%s, by %s elsewhere"), words, tx->who)
               : g_strdup_printf (ngettext ("%u change made elsewhere", "%u changes made elsewhere", n), n);

  xl_desk_say (self, sentence, FALSE);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean polled = g_task_propagate_boolean (G_TASK (result), &error);

  self->polling = FALSE;
  if (work->serial != self->serial)
    return;
  if (polled && work->changes->len > 0)
    {
      guint n = work->changes->len;
      gint64 last = ((XlTx *) g_ptr_array_index (work->changes, n - 1))->seq;

      take_changes (self, work);
      say_foreign (self, n, last);
    }
  /* "Busy" will pass; a file that is gone will not, and is said once. */
  if (!polled && self->trouble == NULL
      && (g_error_matches (error, XL_STORE_ERROR, XL_STORE_ERROR_MOVED)
          || g_error_matches (error, XL_STORE_ERROR, XL_STORE_ERROR_NEWER)))
    fail (self, NULL, g_steal_pointer (&error));
}

/* Each second: has anyone else written? */
void
xl_desk_door_poll (XlDesk *self)
{
  if (self->plan == NULL || self->polling || self->jobs > 0 || self->trouble != NULL)
    return;
  self->polling = TRUE;
  xl_desk_push (self, poll_job, work_new (self, XL_WISH_EDIT), work_free, polled_cb);
}
