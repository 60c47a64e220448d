/* xl-item.c - a row to be shown once: texts that a list item template looks up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-item.h"

struct _XlItem
{
  GObject parent_instance;

  gint64 id;
  int group;
  const char *icon; /* interned */
  char *name;       /* owned */
  char *about;      /* owned */
  char *tag;        /* owned */
};

G_DEFINE_FINAL_TYPE (XlItem, xl_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_ICON = 1,
  PROP_NAME,
  PROP_ABOUT,
  PROP_TAG,
} XlItemProperty;

static GParamSpec *properties[PROP_TAG + 1];

static void
xl_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlItem *self = XL_ITEM (object);

  switch ((XlItemProperty) id)
    {
    case PROP_ICON:
      g_value_set_static_string (value, self->icon);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ABOUT:
      g_value_set_string (value, self->about);
      break;
    case PROP_TAG:
      g_value_set_string (value, self->tag);
      break;
    }
}

static void
xl_item_finalize (GObject *object)
{
  XlItem *self = XL_ITEM (object);

  g_free (self->name);
  g_free (self->about);
  g_free (self->tag);
  G_OBJECT_CLASS (xl_item_parent_class)->finalize (object);
}

static void
xl_item_class_init (XlItemClass *class)
{
  static const char *const names[] = { NULL, "icon", "name", "about", "tag" };

  G_OBJECT_CLASS (class)->get_property = xl_item_get_property;
  G_OBJECT_CLASS (class)->finalize = xl_item_finalize;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), G_N_ELEMENTS (properties), properties);
}

static void
xl_item_init (XlItem *self)
{
}

/**
 * xl_item_new:
 * @id: the record that it is about, or 0
 * @group: a number to sort and filter by
 * @icon: (nullable): icon name
 * @name: what it is called
 * @about: (nullable): a second line
 * @tag: (nullable): a word at the right
 *
 * Returns: (transfer full): a row; it never changes
 */
XlItem *
xl_item_new (gint64 id, int group, const char *icon, const char *name, const char *about, const char *tag)
{
  XlItem *self = g_object_new (XL_TYPE_ITEM, NULL);

  self->id = id;
  self->group = group;
  self->icon = g_intern_string (icon);
  self->name = g_strdup (name);
  self->about = g_strdup (about);
  self->tag = g_strdup (tag);
  return self;
}

/**
 * xl_item_get_id:
 *
 * Returns: id of the record that it is about, or 0
 */
gint64
xl_item_get_id (XlItem *item)
{
  return item->id;
}

/**
 * xl_item_get_group:
 *
 * Returns: the number to sort and filter by
 */
int
xl_item_get_group (XlItem *item)
{
  return item->group;
}
