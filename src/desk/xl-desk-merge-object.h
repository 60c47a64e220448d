/* xl-desk-merge-object.h - questions of a merge from inside, for its own files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-merge-private.h"
#include "xl-desk-merge.h"

struct _XlDeskMergeQuestion
{
  GObject parent_instance;
  /* owned */
  char *name, *field, *base, *mine, *theirs, *mine_markup, *theirs_markup, *sentence, *mine_label, *theirs_label;
  char *order;
  GPtrArray *units; /* of XlMergeUnit, borrowed from the merge; only the merge looks at it */
  /* and */
  const XlKind *kind;
  gint64 id;
  XlDeskMergeShape shape;
  XlDeskMergeKeep keep;
};

struct _XlDeskMergeTaken
{
  GObject parent_instance;
  /* owned */
  char *name, *sentence;
  /* and */
  const XlKind *kind;
  gint64 id;
  XlDeskMergeKeep side;
};

void xl_desk_merge_question_put_words (XlDeskMergeQuestion *self, XlMerging *merging);
XlDeskMergeTaken *xl_desk_merge_taken_new (XlMerging *merging, const XlMergeUnit *unit);
