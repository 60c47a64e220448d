/* xl-merge-rules.h - what two sides did, each by the rules, and what breaks a rule together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-merge.h"

G_BEGIN_DECLS

/**
 * XlMergeStop:
 *
 * Returns: whether nobody waits for it any more
 */
typedef gboolean (*XlMergeStop) (gpointer data);

gboolean xl_merge_settle (XlMergeDiff *diff, XlMergeStop stop, gpointer data);
gboolean xl_merge_admit (XlMergeDiff *diff, XlFault **fault);
GPtrArray *xl_merge_list_ways_out (XlMergeDiff *diff, const XlFault *fault, gboolean *each);

G_END_DECLS
