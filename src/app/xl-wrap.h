/* xl-wrap.h - children side by side, as many to a line as there is room for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_WRAP (xl_wrap_get_type ())
G_DECLARE_FINAL_TYPE (XlWrap, xl_wrap, XL, WRAP, GtkWidget)

void xl_wrap_append (XlWrap *self, GtkWidget *child);
void xl_wrap_clear (XlWrap *self);

G_END_DECLS
