/* xl-lineage.h - where two copies of a plan last met, read off their transactions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-edit.h"

G_BEGIN_DECLS

/**
 * XlMeeting:
 * @mine: number of the transaction after which my past was known to them; 0 where that is the empty plan
 * @theirs: the same of their past, which I know
 * @mine_counts: whether my past is what both go back to
 * @theirs_counts: whether theirs is; where both count, neither descends from the other: each took the other in without
 *   knowing that the other did the same
 * @at: (nullable): when they met, as in #XlTx; %NULL where they never did
 * @taken: (element-type utf8): uids that they know and I do not
 */
typedef struct
{
  gint64 mine;
  gint64 theirs;
  gboolean mine_counts;
  gboolean theirs_counts;
  char *at;
  GPtrArray *taken;
} XlMeeting;

XlMeeting *xl_meeting_find (const GPtrArray *mine, const GPtrArray *theirs);
void xl_meeting_free (XlMeeting *meeting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlMeeting, xl_meeting_free)

G_END_DECLS
