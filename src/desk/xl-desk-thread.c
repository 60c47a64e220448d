/* xl-desk-thread.c - the store's own thread: one queue, one store, answers in the main thread */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-private.h"

/* Invariants:
 * 1. Jobs run one after the other, in the order in which they were pushed.
 * 2. The store is made, used and closed in this thread only.
 * 3. Every job answers through its GTask, in the context that the task was made in. */

typedef struct
{
  GTask *task; /* owned; NULL: a word to the thread itself */
  XlJob job;
} Item;

struct _XlThread
{
  /* owned */
  GThread *thread;
  GAsyncQueue *queue;
  XlStore *store; /* the thread's alone */
  GMutex lock;    /* for @passed */
  GCond passed_cond;
  guint passed;   /* drain marks that the thread has come by */
};

static void
pass_mark (XlThread *self)
{
  g_mutex_lock (&self->lock);
  self->passed++;
  g_cond_broadcast (&self->passed_cond);
  g_mutex_unlock (&self->lock);
}

static gpointer
run (gpointer data)
{
  XlThread *self = data;

  for (;;)
    {
      Item *item = g_async_queue_pop (self->queue);
      GTask *task = item->task;

      if (task == NULL)
        {
          gboolean end = item->job == NULL;

          g_free (item);
          if (end)
            break;
          pass_mark (self);
          continue;
        }
      item->job (task, &self->store, g_task_get_task_data (task));
      g_object_unref (task);
      g_free (item);
    }
  g_clear_pointer (&self->store, xl_store_free);
  return NULL;
}

static void
push (XlThread *self, GTask *task, XlJob job)
{
  Item *item = g_new0 (Item, 1);

  item->task = task;
  item->job = job;
  g_async_queue_push (self->queue, item);
}

/* Never runs: its address marks a drain. */
static void
mark_job (GTask *task, XlStore **store, gpointer data)
{
}

XlThread *
xl_thread_new (void)
{
  XlThread *self = g_new0 (XlThread, 1);

  self->queue = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->passed_cond);
  self->thread = g_thread_new ("crosslink-store", run, self);
  return self;
}

/**
 * xl_thread_free:
 *
 * Waits until all jobs have run, closes the store and ends the thread.
 */
void
xl_thread_free (XlThread *self)
{
  push (self, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->passed_cond);
  g_free (self);
}

/**
 * xl_thread_push:
 * @task: (transfer full): answered by @job, with its task data
 * @job: runs in the thread; may put another store in the place of the present one
 */
void
xl_thread_push (XlThread *self, GTask *task, XlJob job)
{
  push (self, task, job);
}

/**
 * xl_thread_drain:
 *
 * Blocks until everything that was pushed so far has run. Its answers wait in the main context.
 */
void
xl_thread_drain (XlThread *self)
{
  guint goal;

  g_mutex_lock (&self->lock);
  goal = self->passed + 1;
  push (self, NULL, mark_job);
  while (self->passed < goal)
    g_cond_wait (&self->passed_cond, &self->lock);
  g_mutex_unlock (&self->lock);
}
