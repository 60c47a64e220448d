/* xl-tree.h - the push of all points upon each, from a tree of boxes (Barnes and Hut) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _XlTree XlTree;

XlTree *xl_tree_new   (guint         most);
void    xl_tree_free  (XlTree       *self);
void    xl_tree_build (XlTree       *self,
                       guint         n,
                       const float  *x,
                       const float  *y,
                       const float  *mass);
guint   xl_tree_push  (XlTree       *self,
                       guint         first,
                       guint         work,
                       float        *fx,
                       float        *fy,
                       double       *sum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlTree, xl_tree_free)

G_END_DECLS
