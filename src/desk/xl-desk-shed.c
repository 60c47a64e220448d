/* xl-desk-shed.c - what is large and needed no more goes where nobody waits for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-shed.h"

/* Invariants:
 * 1. Values (edits, transactions, tables) go in a thread that does nothing else: nobody hears of their end.
 * 2. Objects go in the main thread, whose widgets may hear of it: a few milliseconds at a time, when nothing is more
 *    urgent.
 * 3. A plan goes when its last other owner has let go of it, whoever that is.
 * 4. With the last desk all that waits in the main thread goes at once: nobody looks any more. */

#define SLICE 3000 /* microseconds */
#define AT_ONCE 64 /* objects between two looks at the clock */

/* --- values ----------------------------------------------------------------------------------- */

typedef struct
{
  gpointer value;
  GDestroyNotify destroy;
} Value;

static void
destroy_value (gpointer data, gpointer user_data)
{
  Value *self = data;

  self->destroy (self->value);
  g_free (self);
}

/**
 * xl_shed:
 * @value: (transfer full) (nullable): a value that nothing watches
 * @destroy: frees it, or lets go of a reference; in another thread, soon
 *
 * In any thread. For what takes longer to free than to hand over.
 */
void
xl_shed (gpointer value, GDestroyNotify destroy)
{
  static GThreadPool *pool;
  Value *item;

  if (value == NULL)
    return;
  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (destroy_value, NULL, 1, FALSE, NULL));
  item = g_new (Value, 1);
  item->value = value;
  item->destroy = destroy;
  g_thread_pool_push (pool, item, NULL);
}

/**
 * xl_shed_tx:
 * @tx: (transfer full) (nullable): a transaction, with its operations or without
 */
void
xl_shed_tx (XlTx *tx)
{
  if (tx != NULL && tx->ops != NULL && tx->ops->len > XL_SHED_MANY)
    xl_shed (tx, (GDestroyNotify) xl_tx_free);
  else if (tx != NULL)
    xl_tx_free (tx);
}

/**
 * xl_shed_edit:
 * @edit: (transfer full) (nullable): an edit
 */
void
xl_shed_edit (XlEdit *edit)
{
  if (edit != NULL && edit->ops->len > XL_SHED_MANY)
    xl_shed (edit, (GDestroyNotify) xl_edit_unref);
  else if (edit != NULL)
    xl_edit_unref (edit);
}

/* --- objects ---------------------------------------------------------------------------------- */

/* Of the main thread alone. */
static GQueue heaps = G_QUEUE_INIT; /* of Heap */
static guint source;  /* while there are any */

typedef struct
{
  XlPlan *plan;       /* owned, and nobody else has it; or NULL */
  GPtrArray *objects; /* owned, with plan NULL */
} Heap;

/* Returns: whether there is more */
static gboolean
heap_shed (Heap *self, guint n)
{
  if (self->plan != NULL)
    return xl_plan_shed (self->plan, n);
  g_ptr_array_set_size (self->objects, (int) (self->objects->len - MIN (n, self->objects->len)));
  return self->objects->len > 0;
}

static void
heap_free (Heap *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_free (self);
}

static gboolean
shed_cb (gpointer data)
{
  const gint64 end = g_get_monotonic_time () + SLICE;

  while (!g_queue_is_empty (&heaps))
    {
      Heap *heap = g_queue_peek_head (&heaps);

      if (!heap_shed (heap, AT_ONCE))
        heap_free (g_queue_pop_head (&heaps));
      if (g_get_monotonic_time () > end)
        break;
    }
  if (!g_queue_is_empty (&heaps))
    return G_SOURCE_CONTINUE;
  source = 0;
  return G_SOURCE_REMOVE;
}

static void
add_heap (XlPlan *plan, GPtrArray *objects)
{
  Heap *heap = g_new (Heap, 1);

  *heap = (Heap){ plan, objects };
  g_queue_push_tail (&heaps, heap);
  if (source == 0)
    source = g_idle_add (shed_cb, NULL);
}

/**
 * xl_shed_objects:
 * @objects: (transfer full) (element-type GObject): an array that frees its elements and has no other owner
 *
 * In the main thread.
 */
void
xl_shed_objects (GPtrArray *objects)
{
  if (objects->len > XL_SHED_MANY)
    add_heap (NULL, objects);
  else
    g_ptr_array_unref (objects);
}

/* A plan that its desk has let go of, while others may still have it. */
typedef struct
{
  XlPlan *plan; /* a toggle reference */
  gint alone;   /* atomic: whether nobody else had it once */
} Waiting;

static void last_cb (gpointer data, GObject *plan, gboolean last);

static gboolean
alone_cb (gpointer data)
{
  Waiting *self = data;
  XlPlan *plan = g_object_ref (self->plan);

  g_object_remove_toggle_ref (G_OBJECT (plan), last_cb, self);
  g_free (self);
  if (g_atomic_int_get (&G_OBJECT (plan)->ref_count) == 1)
    add_heap (plan, NULL);
  else
    xl_shed_plan (plan); /* somebody has taken it again */
  return G_SOURCE_REMOVE;
}

/* In the thread of whoever lets go. */
static void
last_cb (gpointer data, GObject *plan, gboolean last)
{
  Waiting *self = data;

  if (last && g_atomic_int_compare_and_exchange (&self->alone, FALSE, TRUE))
    g_idle_add (alone_cb, self);
}

/**
 * xl_shed_plan:
 * @plan: (transfer full): a plan that the desk needs no more
 *
 * In the main thread. Others may keep it as long as they like.
 */
void
xl_shed_plan (XlPlan *plan)
{
  guint n = 0;

  for (guint k = 0; k < XL_N_KINDS; k++)
    n += xl_plan_get_all (plan, xl_kind_get (k))->len;
  if (n > XL_SHED_MANY)
    {
      Waiting *self = g_new0 (Waiting, 1);

      self->plan = plan;
      g_object_add_toggle_ref (G_OBJECT (plan), last_cb, self);
    }
  g_object_unref (plan);
}

/**
 * xl_shed_rest:
 *
 * Frees at once what waits in the main thread and nobody else has. For the end of a desk.
 */
void
xl_shed_rest (void)
{
  g_clear_handle_id (&source, g_source_remove);
  while (!g_queue_is_empty (&heaps))
    heap_free (g_queue_pop_head (&heaps));
}
