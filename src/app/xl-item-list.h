/* xl-item-list.h - a long list of rows, each made when it is looked at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-item.h"

G_BEGIN_DECLS

#define XL_TYPE_ITEM_LIST (xl_item_list_get_type ())
G_DECLARE_FINAL_TYPE (XlItemList, xl_item_list, XL, ITEM_LIST, GObject)

/**
 * XlItemMaker:
 *
 * Returns: (transfer full): what is shown of number @index
 */
typedef XlItem *(*XlItemMaker) (guint index, gpointer data);

void xl_item_list_set_maker (XlItemList *list, XlItemMaker maker, gpointer data);
void xl_item_list_show (XlItemList *list, const GArray *indices);
guint xl_item_list_find (XlItemList *list, guint index);

G_END_DECLS
