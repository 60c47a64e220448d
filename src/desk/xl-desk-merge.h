/* xl-desk-merge.h - two laptops merged: what each changed since they last met, and what a person must decide */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlDeskMergeKeep:
 * @XL_DESK_MERGE_OPEN: not answered yet
 * @XL_DESK_MERGE_MINE: what the open plan has stays
 * @XL_DESK_MERGE_THEIRS: what the other file has comes in
 */
typedef enum
{
  XL_DESK_MERGE_OPEN,
  XL_DESK_MERGE_MINE,
  XL_DESK_MERGE_THEIRS,
} XlDeskMergeKeep;

/**
 * XlDeskMergeShape:
 * @XL_DESK_MERGE_WORDS: a short value: a name, a choice, a date, a reference
 * @XL_DESK_MERGE_NUMBER: a number: aligned to the right, with tabular figures
 * @XL_DESK_MERGE_LONG: a long text that wraps; see XlDeskMergeQuestion:mine-markup
 * @XL_DESK_MERGE_SENTENCE: no values but one sentence, and two labels of its own
 *
 * How a question is laid out.
 */
typedef enum
{
  XL_DESK_MERGE_WORDS,
  XL_DESK_MERGE_NUMBER,
  XL_DESK_MERGE_LONG,
  XL_DESK_MERGE_SENTENCE,
} XlDeskMergeShape;

#define XL_TYPE_DESK_MERGE_QUESTION (xl_desk_merge_question_get_type ())
G_DECLARE_FINAL_TYPE (XlDeskMergeQuestion, xl_desk_merge_question, XL, DESK_MERGE_QUESTION, GObject)

/**
 * XlDeskMergeQuestion:name: what people call the record; for a link row, who is linked
 * XlDeskMergeQuestion:field: label of the field with its unit, "Loan tenor, years"; "" where the shape is a sentence
 * XlDeskMergeQuestion:shape: #XlDeskMergeShape as an int
 * XlDeskMergeQuestion:base: the value at the last meeting; "" where there was none
 * XlDeskMergeQuestion:mine: the value of the open plan; "" for no value
 * XlDeskMergeQuestion:theirs: the value of the other file; "" for no value
 * XlDeskMergeQuestion:mine-markup: @mine as Pango markup; of a long text what is new since the last meeting is bold
 * XlDeskMergeQuestion:theirs-markup: the same of @theirs
 * XlDeskMergeQuestion:sentence: where the shape is a sentence, what each side did: "You retired it on 14 Nov 2026;
 *   Anna changed its size on 19 Nov 2026."; else ""
 * XlDeskMergeQuestion:mine-label: what the button for mine says: "Mine", "Retired", "Removed", …
 * XlDeskMergeQuestion:theirs-label: what the button for theirs says: "Theirs", "Edited", "Kept", …
 * XlDeskMergeQuestion:keep: #XlDeskMergeKeep as an int; the one property that can be set, and that notifies
 *
 * One question. The words are those of the time of reading and never change.
 */
const XlKind *xl_desk_merge_question_get_kind (XlDeskMergeQuestion *question);
gint64 xl_desk_merge_question_get_record_id (XlDeskMergeQuestion *question);
XlDeskMergeShape xl_desk_merge_question_get_shape (XlDeskMergeQuestion *question);
XlDeskMergeKeep xl_desk_merge_question_get_keep (XlDeskMergeQuestion *question);
void xl_desk_merge_question_set_keep (XlDeskMergeQuestion *question, XlDeskMergeKeep keep);

#define XL_TYPE_DESK_MERGE_TAKEN (xl_desk_merge_taken_get_type ())
G_DECLARE_FINAL_TYPE (XlDeskMergeTaken, xl_desk_merge_taken, XL, DESK_MERGE_TAKEN, GObject)

/**
 * XlDeskMergeTaken:name: what people call the record
 * XlDeskMergeTaken:sentence: what changed: "Horizon: 20 → 22", "Partner added", "Retired"
 * XlDeskMergeTaken:side: #XlDeskMergeKeep as an int: who changed it; never %XL_DESK_MERGE_OPEN
 * XlDeskMergeTaken:side-words: the same, translated: "mine", "theirs"
 *
 * One change that only one side made, and that stands without a question.
 */
const XlKind *xl_desk_merge_taken_get_kind (XlDeskMergeTaken *taken);
gint64 xl_desk_merge_taken_get_record_id (XlDeskMergeTaken *taken);

#define XL_TYPE_DESK_MERGE (xl_desk_merge_get_type ())
G_DECLARE_FINAL_TYPE (XlDeskMerge, xl_desk_merge, XL, DESK_MERGE, GObject)

/**
 * XlDeskMerge:path: (construct only): the other file: a plan file or a dossier
 * XlDeskMerge:other-name: who the other side is: the person who wrote it last or, where that is nobody else, the name of
 *   the file; "" until it is read
 * XlDeskMerge:last-meeting: "last meeting 3 Nov 2026, 16:40" or "never met"; "" until it is read
 * XlDeskMerge:note: a sentence worth saying, such as that the two are not copies of one plan; "" for none
 * XlDeskMerge:n-mine: changes by this side only: kept
 * XlDeskMerge:n-theirs: changes by the other side only: taken
 * XlDeskMerge:n-questions: how many questions
 * XlDeskMerge:n-open: how many of them are still open; notifies
 * XlDeskMerge:nothing-new: whether the other side has nothing that this one does not know: a merge would write nothing
 * XlDeskMerge:can-apply: whether every question is answered and there is something to write; notifies
 * XlDeskMerge:backup-words: "A backup is made and checked before anything is written. …", and once it is merged, which
 *   backup that was; notifies
 *
 * A merge that is being prepared: made with a path, filled by xl_desk_merge_read_async(), answered by a person, written
 * by xl_desk_merge_apply_async(). Until then nothing changes, and the other file never does. In the main thread.
 */
XlDeskMerge *xl_desk_merge_new (const char *path);

/* The store's thread reads the other file, after the whole checklist, and compares: merge is filled when it answers
 * without an error. Errors carry the sentence: not a plan file, newer, damaged, the open file itself, a dossier with
 * errors. Meanwhile xl_desk_merge_get_progress() says how far it is, 0 to 100. */
void xl_desk_merge_read_async (XlDesk *desk, XlDeskMerge *merge, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_merge_read_finish (XlDesk *desk, GAsyncResult *result, GError **error);
guint xl_desk_merge_get_progress (XlDeskMerge *merge);

/* (transfer none): of #XlDeskMergeQuestion, by kind, name and field; and of #XlDeskMergeTaken, theirs first. Empty until
 * it is read; they live as long as the merge. */
GListModel *xl_desk_merge_list_questions (XlDeskMerge *merge);
GListModel *xl_desk_merge_list_taken (XlDeskMerge *merge);

guint xl_desk_merge_get_n_questions (XlDeskMerge *merge);
guint xl_desk_merge_get_n_open (XlDeskMerge *merge);
void xl_desk_merge_answer_rest (XlDeskMerge *merge, XlDeskMergeKeep keep);

/* A verified backup, then one edit through the door: one undo step, "Merged with Anna: 17 changes". Answers when it is
 * on the disk; the plan in memory follows, as after xl_desk_edit(). Errors carry the sentence, and then nothing is: answers that do not go together, a value that was changed
 * since the other file was read (read it again). Not to be called with open questions. */
void xl_desk_merge_apply_async (XlDesk *desk, XlDeskMerge *merge, GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_merge_apply_finish (XlDesk *desk, GAsyncResult *result, GError **error);
guint xl_desk_merge_get_instead (XlDeskMerge *merge);

G_END_DECLS
