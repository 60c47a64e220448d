/* xl-filter-drop.c - a drop-down that filters: all, or one of what there is */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-filter-drop.h"

struct _XlFilterDrop
{
  GtkWidget parent_instance;

  /* owned */
  char *title;
  char *value;
  char **keys;
  char **labels;
  /* borrowed */
  GtkDropDown *drop;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (XlFilterDrop, xl_filter_drop, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_VALUE,
} XlFilterDropProperty;

static GParamSpec *properties[PROP_VALUE + 1];

/* Place of the value in the drop-down; 0 is all. */
static guint
find_value (XlFilterDrop *self)
{
  for (guint i = 0; self->value && self->keys && self->keys[i]; i++)
    if (g_str_equal (self->keys[i], self->value))
      return i + 1;
  return 0;
}

/* A value that nothing has any more stays chosen, and says so: a list that is empty has its reason. */
static void
fill (XlFilterDrop *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint place = find_value (self);

  self->filling = TRUE;
  gtk_string_list_append (list, self->title ? self->title : "");
  for (guint i = 0; self->labels && self->labels[i]; i++)
    gtk_string_list_append (list, self->labels[i]);
  if (self->value && place == 0)
    {
      gtk_string_list_append (list, self->value);
      place = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }
  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->drop, place);
  self->filling = FALSE;
}

static void
selected_cb (XlFilterDrop *self)
{
  guint place = gtk_drop_down_get_selected (self->drop);
  guint n = self->keys ? g_strv_length (self->keys) : 0;

  if (!self->filling && place <= n)
    xl_filter_drop_set_value (self, place > 0 ? self->keys[place - 1] : NULL);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *string = gtk_string_object_get_string (text);

  gtk_label_set_text (label, string);
  gtk_label_set_width_chars (label, (int) MIN (g_utf8_strlen (string, -1), 10));
}

/* The button cuts a long choice, so that it never widens the window; the list has room for all of it. */
static void
limit_button (XlFilterDrop *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) whole = gtk_drop_down_get_factory (self->drop);

  g_object_ref (whole);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (self->drop, factory);
  gtk_drop_down_set_list_factory (self->drop, whole);
}

static void
xl_filter_drop_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlFilterDropProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, XL_FILTER_DROP (object)->title);
      break;
    case PROP_VALUE:
      g_value_set_string (value, XL_FILTER_DROP (object)->value);
      break;
    }
}

static void
xl_filter_drop_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlFilterDrop *self = XL_FILTER_DROP (object);

  switch ((XlFilterDropProperty) id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
      fill (self);
      break;
    case PROP_VALUE:
      xl_filter_drop_set_value (self, g_value_get_string (value));
      break;
    }
}

static void
xl_filter_drop_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_filter_drop_parent_class)->dispose (object);
}

static void
xl_filter_drop_finalize (GObject *object)
{
  XlFilterDrop *self = XL_FILTER_DROP (object);

  g_free (self->title);
  g_free (self->value);
  g_strfreev (self->keys);
  g_strfreev (self->labels);
  G_OBJECT_CLASS (xl_filter_drop_parent_class)->finalize (object);
}

static void
xl_filter_drop_class_init (XlFilterDropClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_filter_drop_get_property;
  object_class->set_property = xl_filter_drop_set_property;
  object_class->dispose = xl_filter_drop_dispose;
  object_class->finalize = xl_filter_drop_finalize;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_filter_drop_init (XlFilterDrop *self)
{
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  limit_button (self);
  gtk_widget_set_parent (GTK_WIDGET (self->drop), GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * xl_filter_drop_set_choices:
 * @keys: (array zero-terminated=1): values
 * @labels: (array zero-terminated=1): what people read, as many
 *
 * Says what there is to choose from. What is chosen stays so.
 */
void
xl_filter_drop_set_choices (XlFilterDrop *drop, const char *const *keys, const char *const *labels)
{
  if (drop->keys && g_strv_equal ((const char *const *) drop->keys, keys)
      && g_strv_equal ((const char *const *) drop->labels, labels))
    return;
  g_strfreev (drop->keys);
  g_strfreev (drop->labels);
  drop->keys = g_strdupv ((char **) keys);
  drop->labels = g_strdupv ((char **) labels);
  fill (drop);
}

/**
 * xl_filter_drop_get_value:
 *
 * Returns: (transfer none) (nullable): the key of what is let through; %NULL for all
 */
const char *
xl_filter_drop_get_value (XlFilterDrop *drop)
{
  return drop->value;
}

/**
 * xl_filter_drop_set_value:
 * @value: (nullable): a key; %NULL for all
 */
void
xl_filter_drop_set_value (XlFilterDrop *drop, const char *value)
{
  guint place;

  if (g_strcmp0 (drop->value, value) == 0)
    return;
  g_free (drop->value);
  drop->value = g_strdup (value);
  place = find_value (drop);
  if ((value && place == 0) || gtk_drop_down_get_selected (drop->drop) != place)
    fill (drop);
  g_object_notify_by_pspec (G_OBJECT (drop), properties[PROP_VALUE]);
}

/**
 * xl_filter_drop_get_label:
 *
 * Returns: (transfer none) (nullable): what people read of the value; %NULL for all
 */
const char *
xl_filter_drop_get_label (XlFilterDrop *drop)
{
  guint place = find_value (drop);

  return place > 0 ? drop->labels[place - 1] : drop->value;
}
