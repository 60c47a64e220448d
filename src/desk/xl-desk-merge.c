/* xl-desk-merge.c - a merge on the desk: read beside the plan, answered by a person, written as one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-merge-object.h"
#include "xl-desk-object.h"

#include <string.h>

/* Invariants:
 * 1. Words are made in the store's thread, once: a merge of thousands of changes must not hold the window.
 * 2. Questions do not know the differences that they are about; answers are carried over when the merge is written. */

/* Bytes of a dossier: a person sees how far it is and can stop it, but memory for the whole of it must be there. */
#define LARGEST (G_GUINT64_CONSTANT (1) << 30)

/* --- the merge -------------------------------------------------------------------------------- */

struct _XlDeskMerge
{
  GObject parent_instance;
  /* owned */
  char *path;
  XlMerging *merging;    /* NULL until it is read */
  GListStore *questions; /* of XlDeskMergeQuestion */
  GListStore *taken;     /* of XlDeskMergeTaken */
  char *backup;          /* path, once there is one */
  /* and */
  guint progress;        /* any thread may look */
  guint serial;          /* of the plan that it was read beside */
  guint n_mine, n_theirs, n_open;
  guint instead;         /* see xl_desk_merge_get_instead() */
  gboolean applying, applied;
};

enum
{
  PROP_PATH = 1,
  PROP_OTHER_NAME,
  PROP_LAST_MEETING,
  PROP_NOTE,
  PROP_N_MINE,
  PROP_N_THEIRS,
  PROP_N_QUESTIONS,
  PROP_N_OPEN,
  PROP_NOTHING_NEW,
  PROP_CAN_APPLY,
  PROP_BACKUP_WORDS,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (XlDeskMerge, xl_desk_merge, G_TYPE_OBJECT)

static char *
dup_note (XlDeskMerge *self)
{
  char *note = self->merging != NULL ? xl_words_merge_note (self->merging) : NULL;

  return note != NULL ? note : g_strdup ("");
}

static char *
dup_backup_words (XlDeskMerge *self)
{
  g_autofree char *name = self->backup != NULL ? g_filename_display_basename (self->backup) : NULL;

  if (name == NULL)
    return g_strdup (_ ("A backup is made and checked first. The merge is one step that Undo takes back; merging "
                        "twice changes nothing."));
  return g_strdup_printf (_ ("Backup made and checked: %s. The merge is one step that Undo takes back; merging twice "
                             "changes nothing."),
                          name);
}

static void
xl_desk_merge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlDeskMerge *self = XL_DESK_MERGE (object);
  gboolean nothing = self->merging != NULL && xl_merging_is_nothing (self->merging);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_OTHER_NAME:
      g_value_set_string (value, self->merging != NULL ? self->merging->other : "");
      break;
    case PROP_LAST_MEETING:
      g_value_take_string (value, self->merging != NULL ? xl_words_merge_met (self->merging->met) : g_strdup (""));
      break;
    case PROP_NOTE:
      g_value_take_string (value, dup_note (self));
      break;
    case PROP_N_MINE:
      g_value_set_uint (value, self->n_mine);
      break;
    case PROP_N_THEIRS:
      g_value_set_uint (value, self->n_theirs);
      break;
    case PROP_N_QUESTIONS:
      g_value_set_uint (value, xl_desk_merge_get_n_questions (self));
      break;
    case PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PROP_NOTHING_NEW:
      g_value_set_boolean (value, nothing);
      break;
    case PROP_CAN_APPLY:
      g_value_set_boolean (value, self->merging != NULL && self->n_open == 0 && !nothing && !self->applied
                                    && !self->applying);
      break;
    case PROP_BACKUP_WORDS:
      g_value_take_string (value, dup_backup_words (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xl_desk_merge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XL_DESK_MERGE (object)->path = g_value_dup_string (value);
}

static void
xl_desk_merge_finalize (GObject *object)
{
  XlDeskMerge *self = XL_DESK_MERGE (object);

  for (guint i = 0; i < xl_desk_merge_get_n_questions (self); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      g_signal_handlers_disconnect_by_data (question, self);
      g_ptr_array_set_size (question->units, 0);
    }
  g_object_unref (self->questions);
  g_object_unref (self->taken);
  g_clear_pointer (&self->merging, xl_merging_free);
  g_free (self->backup);
  g_free (self->path);
  G_OBJECT_CLASS (xl_desk_merge_parent_class)->finalize (object);
}

static void
xl_desk_merge_class_init (XlDeskMergeClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (class)->get_property = xl_desk_merge_get_property;
  G_OBJECT_CLASS (class)->set_property = xl_desk_merge_set_property;
  G_OBJECT_CLASS (class)->finalize = xl_desk_merge_finalize;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OTHER_NAME] = g_param_spec_string ("other-name", NULL, NULL, NULL, flags);
  properties[PROP_LAST_MEETING] = g_param_spec_string ("last-meeting", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_N_MINE] = g_param_spec_uint ("n-mine", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_THEIRS] = g_param_spec_uint ("n-theirs", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_QUESTIONS] = g_param_spec_uint ("n-questions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NOTHING_NEW] = g_param_spec_boolean ("nothing-new", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_APPLY] = g_param_spec_boolean ("can-apply", NULL, NULL, FALSE, flags);
  properties[PROP_BACKUP_WORDS] = g_param_spec_string ("backup-words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
}

static void
xl_desk_merge_init (XlDeskMerge *self)
{
  self->instead = G_MAXUINT;
  self->questions = g_list_store_new (XL_TYPE_DESK_MERGE_QUESTION);
  self->taken = g_list_store_new (XL_TYPE_DESK_MERGE_TAKEN);
}

/**
 * xl_desk_merge_new:
 * @path: the other's plan file, or a dossier
 *
 * Returns: (transfer full): a merge that is yet to be read
 */
XlDeskMerge *
xl_desk_merge_new (const char *path)
{
  return g_object_new (XL_TYPE_DESK_MERGE, "path", path, NULL);
}

GListModel *
xl_desk_merge_list_questions (XlDeskMerge *self)
{
  return G_LIST_MODEL (self->questions);
}

GListModel *
xl_desk_merge_list_taken (XlDeskMerge *self)
{
  return G_LIST_MODEL (self->taken);
}

guint
xl_desk_merge_get_n_questions (XlDeskMerge *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->questions));
}

guint
xl_desk_merge_get_n_open (XlDeskMerge *self)
{
  return self->n_open;
}

/**
 * xl_desk_merge_get_instead:
 *
 * Returns: where the answers did not go together, the place of the first question to answer differently; else
 *   %G_MAXUINT
 */
guint
xl_desk_merge_get_instead (XlDeskMerge *self)
{
  return self->instead;
}

/**
 * xl_desk_merge_get_progress:
 *
 * Returns: how far reading is, 0 to 100
 */
guint
xl_desk_merge_get_progress (XlDeskMerge *self)
{
  return (guint) g_atomic_int_get ((int *) &self->progress);
}

static void
count_open (XlDeskMerge *self)
{
  guint n = 0;

  for (guint i = 0; i < xl_desk_merge_get_n_questions (self); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      n += question->keep == XL_DESK_MERGE_OPEN;
    }
  self->n_open = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_APPLY]);
}

static void
kept_cb (XlDeskMergeQuestion *question, GParamSpec *pspec, XlDeskMerge *self)
{
  count_open (self);
}

/**
 * xl_desk_merge_answer_rest:
 * @keep: what every question that is still open gets
 */
void
xl_desk_merge_answer_rest (XlDeskMerge *self, XlDeskMergeKeep keep)
{
  for (guint i = 0; i < xl_desk_merge_get_n_questions (self); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      if (question->keep != XL_DESK_MERGE_OPEN)
        continue;
      g_signal_handlers_block_by_func (question, kept_cb, self);
      xl_desk_merge_question_set_keep (question, keep);
      g_signal_handlers_unblock_by_func (question, kept_cb, self);
    }
  count_open (self);
}

/* --- reading ---------------------------------------------------------------------------------- */

typedef struct
{
  GTask *caller; /* owned; answered in the main thread */
  XlDeskMerge *merge;
  guint serial; /* of the plan that was open when it was asked for */
  XlMerging *merging;
  GPtrArray *questions, *taken;
  XlEdit *edit;
  const XlMergeUnit *instead; /* borrowed from the merging: of a question to answer differently; or NULL */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->merging, xl_merging_free);
  g_clear_pointer (&errand->questions, g_ptr_array_unref);
  g_clear_pointer (&errand->taken, g_ptr_array_unref);
  g_clear_pointer (&errand->edit, xl_edit_unref);
  g_clear_object (&errand->merge);
  g_free (errand);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const XlDeskMergeQuestion *one = *(XlDeskMergeQuestion *const *) a, *two = *(XlDeskMergeQuestion *const *) b;
  const XlMergeUnit *first = g_ptr_array_index (one->units, 0), *second = g_ptr_array_index (two->units, 0);
  int order = strcmp (one->order, two->order);

  if (order == 0)
    order = one->id < two->id ? -1 : one->id > two->id;
  return order != 0 ? order : first->field < second->field ? -1 : first->field > second->field;
}

static int
compare_sides (gconstpointer a, gconstpointer b)
{
  const XlDeskMergeTaken *one = *(XlDeskMergeTaken *const *) a, *two = *(XlDeskMergeTaken *const *) b;

  return (int) two->side - (int) one->side;
}

/* Invariant 1. Questions of one group are one. */
static void
make_words (Errand *errand)
{
  const GPtrArray *units = errand->merging->diff->units;
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);

  errand->questions = g_ptr_array_new_with_free_func (g_object_unref);
  errand->taken = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (units, i);
      XlDeskMergeQuestion *question = NULL;

      if (unit->why == XL_MERGE_TAKEN)
        {
          g_ptr_array_add (errand->taken, xl_desk_merge_taken_new (errand->merging, unit));
          continue;
        }
      if (unit->group > 0)
        question = g_hash_table_lookup (groups, GUINT_TO_POINTER (unit->group));
      if (question == NULL)
        {
          question = g_object_new (XL_TYPE_DESK_MERGE_QUESTION, NULL);
          g_ptr_array_add (errand->questions, question);
        }
      if (unit->group > 0)
        g_hash_table_insert (groups, GUINT_TO_POINTER (unit->group), question);
      g_ptr_array_add (question->units, unit);
    }
  for (guint i = 0; i < errand->questions->len; i++)
    xl_desk_merge_question_put_words (g_ptr_array_index (errand->questions, i), errand->merging);
  g_ptr_array_sort (errand->questions, compare_questions);
  g_ptr_array_sort (errand->taken, compare_sides);
}

static void
read_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GCancellable *cancellable = g_task_get_cancellable (errand->caller);
  GError *error = NULL;

  if (*store == NULL)
    xl_desk_fail (&error, "%s", _ ("No plan is open."));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, &error)
           && (errand->merging = xl_merging_read (*store, errand->merge->path, LARGEST, cancellable,
                                                  &errand->merge->progress, &error)) != NULL)
    make_words (errand);
  xl_desk_job_end (task, errand->merging != NULL, error);
}

static void
fill (XlDeskMerge *self, Errand *errand)
{
  guint n_old = xl_desk_merge_get_n_questions (self), n_old_taken = g_list_model_get_n_items (G_LIST_MODEL (self->taken));

  for (guint i = 0; i < n_old; i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      g_signal_handlers_disconnect_by_data (question, self);
      g_ptr_array_set_size (question->units, 0);
    }
  g_clear_pointer (&self->merging, xl_merging_free);
  self->merging = g_steal_pointer (&errand->merging);
  self->n_mine = self->n_theirs = 0;
  self->applied = FALSE;
  for (guint i = 0; i < errand->taken->len; i++)
    if (((XlDeskMergeTaken *) g_ptr_array_index (errand->taken, i))->side == XL_DESK_MERGE_MINE)
      self->n_mine++;
    else
      self->n_theirs++;
  for (guint i = 0; i < errand->questions->len; i++)
    g_signal_connect (g_ptr_array_index (errand->questions, i), "notify::keep", G_CALLBACK (kept_cb), self);
  g_list_store_splice (self->questions, 0, n_old, errand->questions->pdata, errand->questions->len);
  g_list_store_splice (self->taken, 0, n_old_taken, errand->taken->pdata, errand->taken->len);
  count_open (self);
  for (guint i = PROP_OTHER_NAME; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) desk = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);
  g_autoptr (XlDeskMerge) self = g_steal_pointer (&errand->merge); /* not to end in the other thread */

  if (errand->merging != NULL)
    {
      self->serial = errand->serial;
      fill (self, errand);
    }
  xl_desk_job_forward (result, caller, NULL, NULL);
}

/**
 * xl_desk_merge_read_async:
 * @merge: filled when it answers; what it had before is gone then
 *
 * Reads the other file beside the open plan; nothing changes.
 */
void
xl_desk_merge_read_async (XlDesk *desk, XlDeskMerge *merge, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->caller = g_task_new (desk, cancellable, callback, data);
  g_task_set_source_tag (errand->caller, xl_desk_merge_read_async);
  errand->merge = g_object_ref (merge);
  errand->serial = desk->serial;
  xl_desk_push (desk, read_job, errand, errand_free, read_cb);
}

gboolean
xl_desk_merge_read_finish (XlDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_merge_read_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* Invariant 2. */
static void
carry_answers (XlDeskMerge *self)
{
  for (guint i = 0; i < xl_desk_merge_get_n_questions (self); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      for (guint u = 0; u < question->units->len; u++)
        ((XlMergeUnit *) g_ptr_array_index (question->units, u))->keep
            = question->keep == XL_DESK_MERGE_MINE ? XL_MERGE_MINE : XL_MERGE_THEIRS;
    }
}

static void
prepare_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GError *error = NULL;

  if (*store == NULL)
    xl_desk_fail (&error, "%s", _ ("No plan is open."));
  else
    errand->edit = xl_merging_edit (errand->merging, &errand->instead, &error);
  xl_desk_job_end (task, errand->edit != NULL, error);
}

static void
end (XlDeskMerge *self, GTask *caller, gboolean applied, GError *error)
{
  self->applying = FALSE;
  self->applied = applied;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_APPLY]);
  if (error != NULL)
    g_task_return_error (caller, error);
  else
    g_task_return_boolean (caller, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) caller = data;
  XlDeskMerge *self = g_task_get_task_data (caller);
  const char *backup = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  if (backup != NULL)
    {
      g_free (self->backup);
      self->backup = g_strdup (backup);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKUP_WORDS]);
    }
  end (self, caller, written, error);
}

/* The place of the question about @unit; %G_MAXUINT where there is none. */
static guint
find_question (XlDeskMerge *self, const XlMergeUnit *unit)
{
  for (guint i = 0; unit != NULL && i < xl_desk_merge_get_n_questions (self); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      if (g_ptr_array_find (question->units, unit, NULL))
        return i;
    }
  return G_MAXUINT;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) desk = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);
  XlDeskMerge *self = g_task_get_task_data (caller);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->instead = find_question (self, errand->instead);
      end (self, caller, FALSE, error);
      return;
    }
  if (xl_edit_is_empty (errand->edit))
    end (self, caller, TRUE, NULL);
  else
    xl_desk_door_import (desk, errand->edit, g_task_new (desk, NULL, written_cb, g_steal_pointer (&caller)));
}

/**
 * xl_desk_merge_apply_async:
 * @merge: read, and with every question answered
 *
 * Writes the merge.
 */
void
xl_desk_merge_apply_async (XlDesk *desk, XlDeskMerge *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) caller = g_task_new (desk, NULL, callback, data);
  g_autoptr (XlEdit) nothing = xl_edit_new (NULL);
  g_autofree char *sentence = NULL;
  Errand *errand;

  g_return_if_fail (self->merging != NULL && self->n_open == 0 && !self->applying);
  g_task_set_source_tag (caller, xl_desk_merge_apply_async);
  g_task_set_task_data (caller, g_object_ref (self), g_object_unref);
  if (self->serial != desk->serial)
    {
      g_task_return_new_error (caller, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, "%s",
                               _ ("Another plan is open now: read the other file again."));
      return;
    }
  if (!xl_desk_check_edit (desk, nothing, &sentence)) /* read-only: no backup for nothing */
    {
      g_task_return_new_error (caller, XL_DESK_ERROR, XL_DESK_ERROR_REFUSED, "%s", sentence);
      return;
    }
  carry_answers (self);
  self->instead = G_MAXUINT;
  self->applying = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_APPLY]);
  errand = g_new0 (Errand, 1);
  errand->caller = g_steal_pointer (&caller);
  errand->merging = xl_merging_ref (self->merging);
  xl_desk_push (desk, prepare_job, errand, errand_free, prepared_cb);
}

gboolean
xl_desk_merge_apply_finish (XlDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_merge_apply_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
