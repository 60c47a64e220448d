/* xl-desk-judge.c - what is to check, of a plan so large that the window would stand still meanwhile */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-object.h"

/* Invariants:
 * 1. The store's thread only loads a second plan; another thread judges it, and edits go on.
 * 2. The main thread makes the findings of the list a few at a time; the list changes once.
 * 3. What was judged of a plan that has changed since is thrown away: whoever changed it has it judged again. */

#define SLICE 1000 /* findings at once */

typedef struct
{
  XlDesk *desk; /* owned, by the main thread alone */
  XlPlan *of;   /* owned: the desk's, as it was at @version */
  guint64 version;
  GCancellable *cancellable; /* owned */
  XlPlan *plan;              /* owned: a second one of the same file */
  GPtrArray *drafts;         /* owned */
  guint taken;
} Judgement;

static void
judgement_free (Judgement *self)
{
  g_clear_object (&self->desk);
  g_clear_object (&self->of);
  g_clear_object (&self->cancellable);
  xl_shed (self->plan, g_object_unref);
  xl_shed (self->drafts, (GDestroyNotify) g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_old (Judgement *self)
{
  return g_cancellable_is_cancelled (self->cancellable) || self->desk->plan != self->of
         || xl_plan_get_version (self->of) != self->version;
}

static gboolean
take_cb (gpointer data)
{
  Judgement *self = data;
  gboolean old = is_old (self);

  if (!old && xl_desk_findings_take (self->desk->findings, self->of, self->drafts, self->taken, SLICE))
    {
      self->taken += SLICE;
      return G_SOURCE_CONTINUE;
    }
  if (!old)
    xl_desk_count_findings (self->desk);
  judgement_free (self);
  return G_SOURCE_REMOVE;
}

static void
judge_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Judgement *self = data;

  xl_desk_let_stop (self->plan, self->cancellable);
  self->drafts = xl_desk_findings_judge (self->plan);
  g_clear_object (&self->plan);
  g_task_return_boolean (task, TRUE);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_idle_add (take_cb, data);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) desk = data;
  Judgement *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) judging = NULL;

  if (self->plan == NULL || is_old (self))
    {
      judgement_free (self);
      return;
    }
  xl_plan_copy_gone (self->plan, self->of);
  judging = g_task_new (NULL, NULL, judged_cb, self);
  g_task_set_task_data (judging, self, NULL);
  g_task_run_in_thread (judging, judge_thread);
}

static void
load_job (GTask *task, XlStore **store, gpointer data)
{
  Judgement *self = data;

  if (*store != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      xl_store_set_cancellable (*store, self->cancellable);
      self->plan = xl_store_load_aside (*store, NULL);
      xl_store_set_cancellable (*store, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

/* Judges the desk's plan, unless it is stopped; then counts. */
void
xl_desk_judge_aside (XlDesk *desk, GCancellable *cancellable)
{
  Judgement *self = g_new0 (Judgement, 1);

  self->desk = g_object_ref (desk);
  self->of = g_object_ref (desk->plan);
  self->version = xl_plan_get_version (desk->plan);
  self->cancellable = g_object_ref (cancellable);
  xl_desk_push (desk, load_job, self, NULL, loaded_cb);
}
