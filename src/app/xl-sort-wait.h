/* xl-sort-wait.h - a view of a long list has no rows while the list is sorted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

void xl_sort_wait_follow (GtkColumnView *view, GtkSortListModel *sorted, XlDesk *desk, const XlKind *kind);
void xl_sort_wait_end (GtkColumnView *view);

G_END_DECLS
