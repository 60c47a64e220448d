/* xl-item.h - a row to be shown once: texts that a list item template looks up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_ITEM (xl_item_get_type ())
G_DECLARE_FINAL_TYPE (XlItem, xl_item, XL, ITEM, GObject)

XlItem *xl_item_new (gint64 id, int group, const char *icon, const char *name, const char *about, const char *tag);
gint64 xl_item_get_id (XlItem *item);
int xl_item_get_group (XlItem *item);

G_END_DECLS
