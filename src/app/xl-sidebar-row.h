/* xl-sidebar-row.h - a page in the sidebar: icon, title, count */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-pages.h"

G_BEGIN_DECLS

#define XL_TYPE_SIDEBAR_ROW (xl_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (XlSidebarRow, xl_sidebar_row, XL, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *xl_sidebar_row_new (const XlPageInfo *info, XlDesk *desk);
const XlPageInfo *xl_sidebar_row_get_info (XlSidebarRow *row);

G_END_DECLS
