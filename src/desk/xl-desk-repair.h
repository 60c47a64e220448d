/* xl-desk-repair.h - a plan file that is refused or in doubt: the ways on, and what can be saved of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlWaysOn:
 * @path: the plan file
 * @sentence: what is wrong with it, and the way on
 * @backup: (nullable): the last backup of it
 * @backup_words: (nullable): of when that is
 * @repair: whether something may be saved of it
 * @read_only: whether it can be opened, if not for writing
 * @copy: whether it is sound, and a copy elsewhere is a way on
 */
typedef struct
{
  char *path;
  char *sentence;
  char *backup;
  char *backup_words;
  gboolean repair;
  gboolean read_only;
  gboolean copy;
} XlWaysOn;

XlWaysOn *xl_ways_on_new (const char *path, const GError *error);
XlWaysOn *xl_ways_on_new_place (const char *path, const char *sentence);
gboolean xl_ways_on_is_any (const XlWaysOn *ways);
void xl_ways_on_free (XlWaysOn *ways);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlWaysOn, xl_ways_on_free)

/**
 * XlRescueRow:
 * @kind: (nullable): %NULL for the history
 * @saved: how many are as the file had them
 * @rebuilt: how many the history gave back, or some of their values
 * @lost: how many are not in the copy
 * @sentence: (nullable): what else there is to say
 */
typedef struct
{
  const XlKind *kind;
  guint saved, rebuilt, lost;
  char *sentence;
} XlRescueRow;

/**
 * XlRescue:
 * @copy: the new plan file
 * @complete: whether all that was in the damaged file is in it
 * @summary: one sentence
 * @rows: (element-type XlRescueRow): kinds of which there is anything, then the history
 * @losses: a sentence for each record or value that is known to be lost
 */
typedef struct
{
  char *copy;
  gboolean complete;
  char *summary;
  GPtrArray *rows;
  char **losses;
} XlRescue;

XlRescue *xl_file_repair (const char *path, const char *copy, GCancellable *cancellable, GError **error);
void xl_rescue_free (XlRescue *rescue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlRescue, xl_rescue_free)
void xl_desk_repair_async (XlDesk *desk, const char *path, const char *copy, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
XlRescue *xl_desk_repair_finish (XlDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
