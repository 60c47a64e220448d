/* xl-store-replay.c - what the history says that the records are */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-salvage.h"

#include <string.h>

/* --- records ---------------------------------------------------------------------------------- */

XlSaved *
xl_saved_new (const XlKind *kind, gint64 id)
{
  XlSaved *self = g_new0 (XlSaved, 1);

  self->kind = kind;
  self->id = id;
  self->texts = g_new0 (char *, kind->n_fields);
  return self;
}

XlSaved *
xl_saved_copy (const XlSaved *saved)
{
  XlSaved *copy = xl_saved_new (saved->kind, saved->id);

  for (guint i = 0; i < saved->kind->n_fields; i++)
    copy->texts[i] = g_strdup (saved->texts[i]);
  copy->unread = saved->unread;
  return copy;
}

static void
clear_texts (XlSaved *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

void
xl_saved_free (XlSaved *self)
{
  clear_texts (self);
  g_free (self->texts);
  g_free (self);
}

/* --- replaying -------------------------------------------------------------------------------- */

static gint64 *
key_of (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Returns whether it follows from what was before. */
static gboolean
replay (GHashTable *replayed, const XlPast *past)
{
  XlSaved *saved = g_hash_table_lookup (replayed, &past->id);
  guint i = past->field != NULL ? xl_kind_field_index (past->kind, past->field) : 0;
  gboolean follows = TRUE;

  if (saved == NULL || saved->kind != past->kind)
    {
      follows = saved == NULL && past->type == XL_OP_INSERT;
      saved = xl_saved_new (past->kind, past->id);
      saved->gone = TRUE;
      g_hash_table_replace (replayed, key_of (past->id), saved);
    }
  switch (past->type)
    {
    case XL_OP_INSERT:
      if (saved->gone || saved->since != past->tx)
        {
          follows &= saved->gone;
          clear_texts (saved);
          saved->gone = FALSE;
          saved->since = past->tx;
        }
      break;
    case XL_OP_SET:
      follows &= !saved->gone;
      break;
    case XL_OP_DELETE:
      follows &= !saved->gone || saved->since == past->tx;
      saved->gone = TRUE;
      saved->since = past->tx;
      break;
    }
  if (past->field == NULL)
    return follows;
  if (past->type != XL_OP_INSERT)
    follows &= g_strcmp0 (saved->texts[i], past->old_text) == 0;
  if (past->type != XL_OP_DELETE)
    {
      g_free (saved->texts[i]);
      saved->texts[i] = g_strdup (past->new_text);
    }
  return follows;
}

/* A flag is never without a value. */
static void
complete_flags (GHashTable *replayed)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, replayed);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      XlSaved *saved = value;

      for (guint i = 0; i < saved->kind->n_fields; i++)
        if (saved->kind->fields[i].type == XL_FIELD_FLAG && saved->texts[i] == NULL)
          saved->texts[i] = g_strdup ("0");
    }
}

/**
 * xl_salvage_replay:
 * @past: (element-type XlPast): in order
 * @fits: (out) (optional): whether each row follows from those before it
 *
 * Returns: (transfer full): what the history says of each record, by id; those that are gone, too
 */
GHashTable *
xl_salvage_replay (const GPtrArray *past, gboolean *fits)
{
  GHashTable *replayed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) xl_saved_free);
  const XlPast *before = NULL;
  gboolean follows = TRUE;

  for (guint i = 0; i < past->len; i++)
    {
      const XlPast *row = g_ptr_array_index (past, i);

      follows &= row->n == (before != NULL && before->tx == row->tx ? before->n + 1 : 1);
      follows &= replay (replayed, row);
      before = row;
    }
  complete_flags (replayed);
  if (fits != NULL)
    *fits = follows;
  return replayed;
}
