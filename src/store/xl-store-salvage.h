/* xl-store-salvage.h - what a damaged file still holds: its rows, its history, and what the history says of the rows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-store-pages.h"
#include "xl-store-private.h"

/* A record, as the file or as its history has it. */
typedef struct
{
  const XlKind *kind;
  gint64 id;
  char **texts;       /* of each field, canonical; NULL: no value */
  guint64 unread;     /* bit by field: the value does not read */
  gboolean gone;      /* of a replayed one: deleted */
  gint64 since;       /* of a replayed one: the transaction that inserted or deleted it */
} XlSaved;

/* A row that is copied as it is. */
typedef struct
{
  XlCell *cells;      /* texts and blobs are owned */
  guint n_cells;
} XlRaw;

/* A row of the history. */
typedef struct
{
  gint64 tx, n;
  XlOpType type;
  const XlKind *kind;
  gint64 id;
  const XlField *field; /* NULL where the record has no value at all */
  char *old_text, *new_text;
} XlPast;

typedef struct
{
  guint version;
  GHashTable *columns;  /* table -> GStrv, of the steps up to that version */
  GHashTable *rows;     /* id -> XlSaved, as read from the tables */
  GHashTable *replayed; /* id -> XlSaved, as the history has it, with those that are gone */
  GHashTable *known;    /* id -> XlKind: ids that an index of the kind's table still has */
  GHashTable *raw;      /* table that is no kind's -> GPtrArray of XlRaw */
  GPtrArray *past;      /* of XlPast, in order */
  gboolean whole[XL_N_KINDS]; /* of each kind: all of its rows were read */
  gboolean fits;        /* the history is without gaps and contradictions, as far as can be seen */
  guint past_lost;      /* rows of it that are known to be missing or do not read */
  gboolean header;      /* of a file of ours */
} XlSalvage;

XlSalvage *xl_salvage_of (GBytes *bytes, GCancellable *cancellable, GError **error);
XlSalvage *xl_salvage_read (const char *path, GCancellable *cancellable, GError **error);
void xl_salvage_free (XlSalvage *salvage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlSalvage, xl_salvage_free)

GHashTable *xl_salvage_replay (const GPtrArray *past, gboolean *fits);

XlSaved *xl_saved_new (const XlKind *kind, gint64 id);
XlSaved *xl_saved_copy (const XlSaved *saved);
void xl_saved_free (XlSaved *saved);
