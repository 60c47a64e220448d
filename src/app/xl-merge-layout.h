/* xl-merge-layout.h - the six columns that all lines of a merge share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_MERGE_LAYOUT (xl_merge_layout_get_type ())
G_DECLARE_FINAL_TYPE (XlMergeLayout, xl_merge_layout, XL, MERGE_LAYOUT, GtkLayoutManager)

#define XL_TYPE_MERGE_LAYOUT_CHILD (xl_merge_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (XlMergeLayoutChild, xl_merge_layout_child, XL, MERGE_LAYOUT_CHILD, GtkLayoutChild)

G_END_DECLS
