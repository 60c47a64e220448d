/* xl-desk.c - the desk: properties, lists, and what follows when the plan changes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-documents.h"
#include "xl-desk-object.h"

#include <string.h>

typedef enum
{
  PROP_PLAN = 1,
  PROP_PATH,
  PROP_TITLE,
  PROP_STATUS,
  PROP_READ_ONLY,
  PROP_UNDO_WORDS,
  PROP_REDO_WORDS,
  PROP_N_FINDINGS,
  N_PROPS
} DeskProperty;

static GParamSpec *properties[N_PROPS];

enum
{
  REPLACING,
  SAID,
  DOUBTFUL,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XlDesk, xl_desk, G_TYPE_OBJECT)

/* --- properties ------------------------------------------------------------------------------- */

static char *
dup_title (XlDesk *self)
{
  g_autofree char *base = self->path != NULL ? g_path_get_basename (self->path) : NULL;

  if (base == NULL)
    return g_strdup (_ ("Crosslink"));
  if (self->sample)
    return g_strdup (_ ("Sample plan"));
  if (g_str_has_suffix (base, ".crosslink") && strlen (base) > strlen (".crosslink"))
    base[strlen (base) - strlen (".crosslink")] = '\0';
  return g_filename_display_name (base);
}

static char *
dup_status (XlDesk *self)
{
  if (self->plan == NULL)
    return g_strdup (_ ("No plan open"));
  if (self->trouble != NULL)
    return g_strdup (self->trouble);
  if (self->read_only)
    return g_strdup (_ ("Read-only: save a copy to edit"));
  return g_strdup (self->saving ? _ ("Saving…") : _ ("All changes saved"));
}

static void
xl_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  XlDesk *self = XL_DESK (object);

  switch ((DeskProperty) id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_STATUS:
      g_value_take_string (value, dup_status (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, xl_desk_get_read_only (self));
      break;
    case PROP_UNDO_WORDS:
      g_value_set_string (value, self->undo_words);
      break;
    case PROP_REDO_WORDS:
      g_value_set_string (value, self->redo_words);
      break;
    case PROP_N_FINDINGS:
      g_value_set_uint (value, self->n_findings);
      break;
    case N_PROPS:
      break;
    }
}

/* --- what follows when the plan changes ------------------------------------------------------- */

void
xl_desk_count_findings (XlDesk *self)
{
  guint n = xl_desk_findings_count (self->findings);

  if (n == self->n_findings)
    return;
  self->n_findings = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FINDINGS]);
}

/* Records that are judged within a frame or two. */
#define FEW 3000
#define PATIENCE 400 /* ms without a change before many are judged */

static gboolean
is_large (XlPlan *plan)
{
  guint n = 0;

  for (guint k = 0; plan != NULL && k < XL_N_KINDS; k++)
    n += xl_plan_count (plan, xl_kind_get (k));
  return n > FEW;
}

static gboolean
findings_cb (gpointer data)
{
  XlDesk *self = data;

  self->findings_source = 0;
  if (is_large (self->plan))
    {
      self->judging = g_cancellable_new ();
      xl_desk_judge_aside (self, self->judging);
      return G_SOURCE_REMOVE;
    }
  xl_desk_findings_update (self->findings, self->plan);
  xl_desk_count_findings (self);
  return G_SOURCE_REMOVE;
}

static void
stop_judging (XlDesk *self)
{
  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
}

/* Judged when there is nothing more urgent to do, once for many changes. */
static void
judge_later (XlDesk *self)
{
  const gboolean large = is_large (self->plan);

  stop_judging (self);
  if (large)
    g_clear_handle_id (&self->findings_source, g_source_remove);
  if (self->findings_source == 0)
    self->findings_source = large ? g_timeout_add (PATIENCE, findings_cb, self) : g_idle_add (findings_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (xl_desk_look_finish (XL_DESK (source), result))
    judge_later (XL_DESK (source));
}

static gboolean
touches_documents (const XlChanges *changes)
{
  for (guint t = 0; t < changes->len; t++)
    {
      const XlTx *tx = g_ptr_array_index (changes, t);

      for (guint i = 0; tx->ops != NULL && i < tx->ops->len; i++)
        if (((const XlOp *) g_ptr_array_index (tx->ops, i))->kind == &xl_kind_document)
          return TRUE;
    }
  return FALSE;
}

static void
applied_cb (XlPlan *plan, gpointer changes, XlDesk *self)
{
  judge_later (self);
  if (touches_documents (changes))
    xl_desk_look_async (self, looked_cb, NULL);
}

static gboolean
poll_cb (gpointer data)
{
  xl_desk_door_poll (data);
  return G_SOURCE_CONTINUE;
}

/* Puts @plan (nullable) in the place of the present one: lists, findings, polling. */
void
xl_desk_put_plan (XlDesk *self, XlPlan *plan)
{
  XlPlan *old = self->plan;

  if (old != NULL)
    g_clear_signal_handler (&self->applied_handler, old);
  if (old != NULL && plan != NULL)
    g_signal_emit (self, signals[REPLACING], 0, plan);
  self->plan = plan != NULL ? g_object_ref (plan) : NULL;
  if (plan != NULL)
    self->applied_handler = g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), self);
  for (guint k = 0; k < XL_N_KINDS; k++)
    xl_desk_records_set_plan (self->records[k], plan);
  if (is_large (plan)) /* what is in the list is of the plan before, and will be for a while */
    xl_desk_findings_update (self->findings, NULL);
  if (plan == NULL && self->findings_source == 0)
    {
      stop_judging (self);
      findings_cb (self);
    }
  else
    judge_later (self);
  if (plan != NULL && self->path != NULL)
    xl_desk_look_async (self, looked_cb, NULL);
  if (plan != NULL && self->poll_source == 0)
    self->poll_source = g_timeout_add_seconds (1, poll_cb, self);
  if (plan == NULL)
    g_clear_handle_id (&self->poll_source, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
  xl_desk_door_words (self);
  if (old != NULL)
    xl_shed_plan (old);
}

/* Path, title, status and read-only may all be others now. */
void
xl_desk_tell_status (XlDesk *self)
{
  static const DeskProperty all[] = { PROP_PATH, PROP_TITLE, PROP_STATUS, PROP_READ_ONLY };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[all[i]]);
}

/* @sentence (nullable): the file is not there any more, or not ours to write */
void
xl_desk_set_trouble (XlDesk *self, const char *sentence)
{
  if (g_strcmp0 (self->trouble, sentence) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (sentence);
  xl_desk_tell_status (self);
}

/* Takes @words (nullable). */
void
xl_desk_set_words (XlDesk *self, gboolean redo, char *words)
{
  char **where = redo ? &self->redo_words : &self->undo_words;
  gboolean same = g_strcmp0 (*where, words) == 0;

  g_free (*where);
  *where = words;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[redo ? PROP_REDO_WORDS : PROP_UNDO_WORDS]);
}

void
xl_desk_say (XlDesk *self, const char *sentence, gboolean undoable)
{
  g_signal_emit (self, signals[SAID], 0, sentence, undoable);
}

/* What is open is in doubt; @ways are lent. */
void
xl_desk_say_doubtful (XlDesk *self, XlWaysOn *ways)
{
  g_signal_emit (self, signals[DOUBTFUL], 0, ways);
}

void
xl_desk_say_failed (XlDesk *self, const char *sentence)
{
  g_signal_emit (self, signals[FAILED], 0, sentence);
}

/* The task has no source object: its last reference may go in the store's thread, the desk's must not. */
void
xl_desk_push (XlDesk *self, XlJob job, gpointer data, GDestroyNotify destroy, GAsyncReadyCallback ready)
{
  GTask *task = g_task_new (NULL, NULL, ready, g_object_ref (self));

  g_task_set_task_data (task, data, destroy);
  xl_thread_push (self->thread, task, job);
}

typedef struct
{
  GTask *caller;
  GDestroyNotify free_value;
} Aside;

static void
aside_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Aside *aside = data;
  g_autoptr (GTask) caller = aside->caller;
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (caller, error);
  else
    g_task_return_pointer (caller, value, aside->free_value);
}

void
xl_desk_aside (GTask *caller, GTaskThreadFunc func, gpointer data, GDestroyNotify destroy, GDestroyNotify free_value)
{
  Aside *aside = g_new (Aside, 1);
  g_autoptr (GTask) task = g_task_new (NULL, g_task_get_cancellable (caller), aside_cb, aside);

  *aside = (Aside) { caller, free_value };
  g_task_set_check_cancellable (task, g_task_get_check_cancellable (caller));
  g_task_set_task_data (task, data, destroy);
  g_task_run_in_thread (task, func);
}

void
xl_desk_job_end (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
xl_desk_job_forward (GAsyncResult *result, GTask *caller, gpointer value, GDestroyNotify free_value)
{
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (caller, error);
      if (value != NULL)
        free_value (value);
    }
  else if (value != NULL)
    g_task_return_pointer (caller, value, free_value);
  else
    g_task_return_boolean (caller, TRUE);
}

/* --- GObject ---------------------------------------------------------------------------------- */

static void
xl_desk_dispose (GObject *object)
{
  XlDesk *self = XL_DESK (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_handle_id (&self->findings_source, g_source_remove);
  stop_judging (self);
  g_clear_handle_id (&self->saving_source, g_source_remove);
  if (self->plan != NULL)
    g_clear_signal_handler (&self->applied_handler, self->plan);
  g_clear_object (&self->plan);
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_clear_object (&self->records[k]);
  g_clear_object (&self->findings);
  xl_desk_door_clear (self);
  g_clear_pointer (&self->thread, xl_thread_free);
  xl_shed_rest ();
  G_OBJECT_CLASS (xl_desk_parent_class)->dispose (object);
}

static void
xl_desk_finalize (GObject *object)
{
  XlDesk *self = XL_DESK (object);

  g_hash_table_unref (self->told);
  g_free (self->path);
  g_free (self->trouble);
  g_free (self->undo_words);
  g_free (self->redo_words);
  G_OBJECT_CLASS (xl_desk_parent_class)->finalize (object);
}

static void
xl_desk_class_init (XlDeskClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (class)->get_property = xl_desk_get_property;
  G_OBJECT_CLASS (class)->dispose = xl_desk_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_desk_finalize;
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, XL_TYPE_PLAN, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_WORDS] = g_param_spec_string ("undo-words", NULL, NULL, NULL, flags);
  properties[PROP_REDO_WORDS] = g_param_spec_string ("redo-words", NULL, NULL, NULL, flags);
  properties[PROP_N_FINDINGS] = g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
  /* Before another plan takes the place of the present one: lists are as they were. */
  signals[REPLACING] = g_signal_new ("replacing", XL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     XL_TYPE_PLAN);
  signals[SAID] = g_signal_new ("said", XL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[DOUBTFUL] = g_signal_new ("doubtful", XL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", XL_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
xl_desk_init (XlDesk *self)
{
  self->thread = xl_thread_new ();
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) xl_shed_tx);
  self->findings = xl_desk_findings_new ();
  g_queue_init (&self->wishes);
  for (guint k = 0; k < XL_N_KINDS; k++)
    self->records[k] = xl_desk_records_new (xl_kind_get (k));
}

/**
 * xl_desk_new:
 *
 * Returns: (transfer full): a desk with nothing on it
 */
XlDesk *
xl_desk_new (void)
{
  xl_desk_start ();
  return g_object_new (XL_TYPE_DESK, NULL);
}

/* --- reading ---------------------------------------------------------------------------------- */

/**
 * xl_desk_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan that is open
 */
XlPlan *
xl_desk_get_plan (XlDesk *self)
{
  return self->plan;
}

const char *
xl_desk_get_path (XlDesk *self)
{
  return self->path;
}

/**
 * xl_desk_get_read_only:
 *
 * Returns: whether edits are refused: nothing is open, or it cannot be written
 */
gboolean
xl_desk_get_read_only (XlDesk *self)
{
  return self->plan == NULL || self->read_only || self->trouble != NULL;
}

guint
xl_desk_get_n_findings (XlDesk *self)
{
  return self->n_findings;
}

/**
 * xl_desk_list_records:
 *
 * Returns: (transfer none): the live records of @kind, by id
 */
GListModel *
xl_desk_list_records (XlDesk *self, const XlKind *kind)
{
  return G_LIST_MODEL (self->records[xl_kind_index (kind)]);
}

/**
 * xl_desk_list_findings:
 *
 * Returns: (transfer none): what the rules found, errors first; #XlDeskFinding
 */
GListModel *
xl_desk_list_findings (XlDesk *self)
{
  return G_LIST_MODEL (self->findings);
}

/**
 * xl_desk_search:
 * @words: whatever was typed
 * @limit: at most so many
 *
 * Returns: (transfer full): a list of #XlRecord, best first
 */
GListModel *
xl_desk_search (XlDesk *self, const char *words, guint limit)
{
  g_autoptr (GArray) hits = self->plan != NULL ? xl_plan_search (self->plan, NULL, words, limit) : NULL;
  GListStore *list = g_list_store_new (XL_TYPE_RECORD);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    g_list_store_append (list, g_array_index (hits, XlHit, i).record);
  return G_LIST_MODEL (list);
}
