/* xl-two-columns.h - two children side by side where there is room, else one below the other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_TWO_COLUMNS (xl_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (XlTwoColumns, xl_two_columns, XL, TWO_COLUMNS, GtkWidget)

G_END_DECLS
