/* xl-merge-name.h - in a line of a merge: the mark and the name of a record, which opens it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlMergeName:item: an #XlDeskMergeQuestion or an #XlDeskMergeTaken
 *
 * The mark is the one of the record in this plan or, where that has no such record yet, the plain one of its kind. The name
 * is a button as long as there is a record to open.
 */
#define XL_TYPE_MERGE_NAME (xl_merge_name_get_type ())
G_DECLARE_FINAL_TYPE (XlMergeName, xl_merge_name, XL, MERGE_NAME, XlPart)

G_END_DECLS
