/* xl-merge-row.h - one question of a merge: what it was, what each side made of it, and which is kept */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-merge.h"

G_BEGIN_DECLS

/**
 * XlMergeRow:question: the #XlDeskMergeQuestion that is shown
 *
 * A click on a button answers it and selects the row of the list that it is in.
 */
#define XL_TYPE_MERGE_ROW (xl_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (XlMergeRow, xl_merge_row, XL, MERGE_ROW, GtkWidget)

XlDeskMergeQuestion *xl_merge_row_get_question (XlMergeRow *row);

G_END_DECLS
