/* xl-history.c - what can be undone and redone, read off the transactions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-history.h"

/* Invariants:
 * 1. A transaction that undoes nothing goes on the undo stack and empties the redo stack.
 * 2. One that undoes the top of the undo stack moves it to the redo stack: it is an undo.
 * 3. One that undoes the undo on top of the redo stack is a redo: it goes back on the undo stack.
 * 4. Whatever else claims to undo something (a merged history) counts as a new edit.
 * 5. Nothing at or below the floor can be undone. History itself is never rewritten. */

typedef struct
{
  guint tx;      /* the transaction whose effect is undone or redone next */
  guint origin;  /* the edit that it stands for: an edit that was redone has a later transaction */
} Step;

struct _XlHistory
{
  GPtrArray *headings;  /* owned XlTx without ops */
  GArray *undo;         /* Step; tx: the edit, or its last redo */
  GArray *redo;         /* Step; tx: the undo */
  gint64 floor;
};

XlHistory *
xl_history_new (void)
{
  XlHistory *self = g_new0 (XlHistory, 1);

  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_tx_free);
  self->undo = g_array_new (FALSE, FALSE, sizeof (Step));
  self->redo = g_array_new (FALSE, FALSE, sizeof (Step));
  return self;
}

void
xl_history_free (XlHistory *self)
{
  g_array_unref (self->undo);
  g_array_unref (self->redo);
  g_ptr_array_unref (self->headings);
  g_free (self);
}

/**
 * xl_history_set_floor:
 * @seq: transactions up to this one cannot be undone: the sample's making
 */
void
xl_history_set_floor (XlHistory *self, gint64 seq)
{
  self->floor = seq;
}

static const XlTx *
top_tx (const XlHistory *self, const GArray *stack)
{
  if (stack->len == 0)
    return NULL;
  return g_ptr_array_index (self->headings, g_array_index (stack, Step, stack->len - 1).tx);
}

/**
 * xl_history_push:
 * @tx: (transfer none): the next transaction; its heading is copied
 */
void
xl_history_push (XlHistory *self, const XlTx *tx)
{
  XlTx *heading = xl_tx_new ();
  Step step = { self->headings->len, self->headings->len };
  const XlTx *undo = top_tx (self, self->undo);
  const XlTx *redo = top_tx (self, self->redo);

  heading->seq = tx->seq;
  heading->uid = g_strdup (tx->uid);
  heading->at = g_strdup (tx->at);
  heading->who = g_strdup (tx->who);
  heading->replica = g_strdup (tx->replica);
  heading->label = g_strdup (tx->label);
  heading->undoes = g_strdup (tx->undoes);
  heading->merged = g_strdup (tx->merged);
  g_ptr_array_add (self->headings, heading);
  if (tx->seq <= self->floor)
    return;
  if (tx->undoes != NULL && undo != NULL && g_strcmp0 (tx->undoes, undo->uid) == 0)
    {
      step.origin = g_array_index (self->undo, Step, self->undo->len - 1).origin;
      g_array_set_size (self->undo, self->undo->len - 1);
      g_array_append_val (self->redo, step);
    }
  else if (tx->undoes != NULL && redo != NULL && g_strcmp0 (tx->undoes, redo->uid) == 0)
    {
      step.origin = g_array_index (self->redo, Step, self->redo->len - 1).origin;
      g_array_set_size (self->redo, self->redo->len - 1);
      g_array_append_val (self->undo, step);
    }
  else
    {
      g_array_append_val (self->undo, step);
      g_array_set_size (self->redo, 0);
    }
}

guint
xl_history_size (const XlHistory *self)
{
  return self->headings->len;
}

/**
 * xl_history_nth:
 * @n: 0 is the oldest
 *
 * Returns: (transfer none): a transaction's heading, without its operations
 */
const XlTx *
xl_history_nth (const XlHistory *self, guint n)
{
  return g_ptr_array_index (self->headings, n);
}

guint
xl_history_n_undo (const XlHistory *self)
{
  return self->undo->len;
}

guint
xl_history_n_redo (const XlHistory *self)
{
  return self->redo->len;
}

/**
 * xl_history_peek_undo:
 *
 * Returns: (transfer none) (nullable): the transaction that undo takes back next
 */
const XlTx *
xl_history_peek_undo (const XlHistory *self)
{
  return top_tx (self, self->undo);
}

/**
 * xl_history_peek_redo:
 *
 * Returns: (transfer none) (nullable): the undo that redo takes back next
 */
const XlTx *
xl_history_peek_redo (const XlHistory *self)
{
  return top_tx (self, self->redo);
}

/**
 * xl_history_origin:
 * @tx: what a peek returned
 *
 * Returns: (transfer none): the edit whose label people know it by
 */
const XlTx *
xl_history_origin (const XlHistory *self, const XlTx *tx)
{
  const GArray *stacks[] = { self->undo, self->redo };

  for (guint s = 0; s < G_N_ELEMENTS (stacks); s++)
    for (guint i = stacks[s]->len; i-- > 0;)
      {
        const Step *step = &g_array_index (stacks[s], Step, i);

        if (g_ptr_array_index (self->headings, step->tx) == (gconstpointer) tx)
          return g_ptr_array_index (self->headings, step->origin);
      }
  return tx;
}
