/* xl-item-list.c - a long list of rows, each made when it is looked at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-item-list.h"

struct _XlItemList
{
  GObject parent_instance;

  GArray *indices; /* owned: of guint: what is shown, in its order */
  XlItemMaker maker;
  gpointer data;
};

static GType
get_item_type (GListModel *list)
{
  return XL_TYPE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return XL_ITEM_LIST (list)->indices->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  XlItemList *self = XL_ITEM_LIST (list);

  if (position >= self->indices->len)
    return NULL;
  return self->maker (g_array_index (self->indices, guint, position), self->data);
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XlItemList, xl_item_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
xl_item_list_finalize (GObject *object)
{
  g_array_unref (XL_ITEM_LIST (object)->indices);
  G_OBJECT_CLASS (xl_item_list_parent_class)->finalize (object);
}

static void
xl_item_list_class_init (XlItemListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = xl_item_list_finalize;
}

static void
xl_item_list_init (XlItemList *self)
{
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * xl_item_list_set_maker:
 * @maker: makes a row; another one each time, so that rows of one number are told by it and not by where they lie
 * @data: lent to @maker
 */
void
xl_item_list_set_maker (XlItemList *list, XlItemMaker maker, gpointer data)
{
  list->maker = maker;
  list->data = data;
}

/**
 * xl_item_list_show:
 * @indices: (element-type guint): of all that is shown from now on, copied
 *
 * With one items-changed.
 */
void
xl_item_list_show (XlItemList *list, const GArray *indices)
{
  const guint before = list->indices->len;

  g_array_set_size (list->indices, 0);
  g_array_append_vals (list->indices, indices->data, indices->len);
  if (before > 0 || indices->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), 0, before, indices->len);
}

/**
 * xl_item_list_find:
 *
 * Returns: where number @index stands; #GTK_INVALID_LIST_POSITION where it is not shown
 */
guint
xl_item_list_find (XlItemList *list, guint index)
{
  for (guint i = 0; i < list->indices->len; i++)
    if (g_array_index (list->indices, guint, i) == index)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
