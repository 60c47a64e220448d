/* xl-merge.h - two copies of a plan compared with what both go back to, field by field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-past.h"

G_BEGIN_DECLS

typedef enum
{
  XL_MERGE_NOBODY, /* not decided, or not known */
  XL_MERGE_MINE,
  XL_MERGE_THEIRS,
} XlMergeSide;

/**
 * XlMergeWhy:
 * @XL_MERGE_TAKEN: no question: one side changed it, the other did not
 * @XL_MERGE_BOTH: a question: both changed the field, each in its own way, or nobody knows who did
 * @XL_MERGE_RETIRED: a question: one side retired the record, the other went on with it
 * @XL_MERGE_REMOVED: a question: one side deleted the row, the other changed it
 * @XL_MERGE_TOGETHER: a question: one side changed it, but together with what the other did it breaks a rule
 */
typedef enum
{
  XL_MERGE_TAKEN,
  XL_MERGE_BOTH,
  XL_MERGE_RETIRED,
  XL_MERGE_REMOVED,
  XL_MERGE_TOGETHER,
} XlMergeWhy;

/**
 * XlMergeUnit:
 * @kind: of the record
 * @id: the record
 * @field: (nullable): what differs; %NULL for the record as a whole, which only one of the sides has
 * @by: who changed it; %XL_MERGE_NOBODY where both did, or nobody knows
 * @why: whether it is a question, and why
 * @has_base: whether it is known how it was
 * @base: (nullable): canonical text of the field as it was
 * @mine: (nullable): as it is here
 * @theirs: (nullable): as it is there
 * @mine_there, @theirs_there: whether that side has the record
 * @rule: (nullable): of %XL_MERGE_TOGETHER, the name of the rule; %NULL for a link that would lead nowhere
 * @group: questions of one number, above 0, are answered alike; 0: this one stands alone
 * @keep: whose value the merged plan gets
 *
 * One difference between the two copies.
 */
typedef struct
{
  const XlKind *kind;
  gint64 id;
  const XlField *field;
  XlMergeSide by;
  XlMergeWhy why;
  gboolean has_base;
  char *base, *mine, *theirs;
  gboolean mine_there, theirs_there;
  const char *rule;
  guint group;
  XlMergeSide keep;
} XlMergeUnit;

/**
 * XlMergeDiff:
 * @mine: the plan of this side
 * @theirs: the plan of the other
 * @units: (element-type XlMergeUnit): every difference between them, by kind, id and field
 * @partial: the other side may be a part of a plan: what is not in it says nothing
 * @news: whether the other side is not as both were: there is something to know of it, if only that both changed alike
 * @clash: (nullable): a kind that one side has the record @clash_id as; the other has it as another kind, and then
 *   nothing can be said
 */
typedef struct
{
  XlPlan *mine;
  XlPlan *theirs;
  GPtrArray *units;
  gboolean partial;
  gboolean news;
  const XlKind *clash;
  gint64 clash_id;
} XlMergeDiff;

XlMergeDiff *xl_merge_compare (XlPlan *mine, XlPlan *theirs, XlPast *base, XlPast *other_base, gboolean partial);
void xl_merge_diff_free (XlMergeDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlMergeDiff, xl_merge_diff_free)

void xl_merge_answer (const XlMergeDiff *diff, XlMergeSide side);
XlEdit *xl_merge_edit (const XlMergeDiff *diff, XlMergeSide from, const char *label);

G_END_DECLS
