/* xl-tab-layout.h - tabs in a line: closer together where there is little room, in a second line where there is none */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_TAB_LAYOUT (xl_tab_layout_get_type ())
G_DECLARE_FINAL_TYPE (XlTabLayout, xl_tab_layout, XL, TAB_LAYOUT, GtkLayoutManager)

G_END_DECLS
