/* xl-find.h - find anything: one entry over all records */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_FIND (xl_find_get_type ())
G_DECLARE_FINAL_TYPE (XlFind, xl_find, XL, FIND, GtkPopover)

GtkWidget *xl_find_new (XlDesk *desk);

G_END_DECLS
