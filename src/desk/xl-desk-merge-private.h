/* xl-desk-merge-private.h - a merge as window and command line share it: read, compared, answered, made an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-private.h"
#include "xl-merge.h"

/**
 * XlMerging:
 * @diff: the differences and who made them
 * @other: whom or what it is with, as people call it; never empty
 * @met: (nullable): when the two last met, as in #XlTx; %NULL where they never did
 * @copies: whether both go back to one plan; %FALSE for a dossier too
 * @taken: (element-type utf8): uids that the other side knows and this one does not
 * @times: (element-type utf8): by "side id field" when that side last changed it since they met; field may be ""
 *
 * Two plans read and compared. In one thread at a time.
 */
struct _XlMerging
{
  XlMergeDiff *diff;
  char *other;
  char *met;
  gboolean copies;
  GPtrArray *taken;
  GHashTable *times;
};

XlMerging *xl_merging_read (XlStore *store, const char *path, guint64 most, GCancellable *cancellable, guint *progress,
                            GError **error);
XlMerging *xl_merging_ref (XlMerging *merging);
const char *xl_merging_time (XlMerging *merging, XlMergeSide side, gint64 id, const XlField *field);
gboolean xl_merging_is_nothing (XlMerging *merging);
XlEdit *xl_merging_edit (XlMerging *merging, const XlMergeUnit **instead, GError **error);

/* xl-desk-words-merge.c: (transfer full) */
char *xl_words_merge_name (XlMerging *merging, const XlMergeUnit *unit);
char *xl_words_merge_field (XlMerging *merging, const XlMergeUnit *unit);
char *xl_words_merge_value (XlMerging *merging, const XlMergeUnit *unit, XlMergeSide side);
char *xl_words_merge_taken (XlMerging *merging, const XlMergeUnit *unit);
char *xl_words_merge_sentence (XlMerging *merging, const GPtrArray *units);
char *xl_words_merge_conflict (XlMerging *merging, const XlFault *fault, const GPtrArray *ways, gboolean each);
void xl_words_merge_labels (const GPtrArray *units, const char **mine, const char **theirs);
char *xl_words_merge_markup (const char *base, const char *text);
char *xl_words_merge_met (const char *met);
char *xl_words_merge_note (XlMerging *merging);
