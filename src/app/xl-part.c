/* xl-part.c - what every part of a record's view is: it gets a record, and follows it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-part.h"

#include "xl-page.h"
#include "xl-record-picker.h"

typedef struct
{
  XlDesk *desk;          /* owned */
  XlRecord *record;      /* owned */
  GSignalGroup *signals; /* owned; of the record */
} XlPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XlPart, xl_part, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DESK = 1,
  PROP_RECORD,
} XlPartProperty;

static GParamSpec *properties[PROP_RECORD + 1];

/**
 * xl_widget_get_desk:
 *
 * Returns: (transfer none) (nullable): the desk of the page, part or picker that @widget is in
 */
XlDesk *
xl_widget_get_desk (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (XL_IS_PAGE (widget) && xl_page_get_desk (XL_PAGE (widget)) != NULL)
        return xl_page_get_desk (XL_PAGE (widget));
      if (XL_IS_PART (widget) && xl_part_get_desk (XL_PART (widget)) != NULL)
        return xl_part_get_desk (XL_PART (widget));
      if (XL_IS_RECORD_PICKER (widget))
        return xl_record_picker_get_desk (XL_RECORD_PICKER (widget));
    }
  return NULL;
}

static void
take_desk (XlPart *self, XlDesk *desk)
{
  XlPartPrivate *priv = xl_part_get_instance_private (self);

  if (desk == NULL || !g_set_object (&priv->desk, desk))
    return;
  if (XL_PART_GET_CLASS (self)->follow != NULL)
    XL_PART_GET_CLASS (self)->follow (self, desk);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
}

static void
xl_part_root (GtkWidget *widget)
{
  XlPartPrivate *priv = xl_part_get_instance_private (XL_PART (widget));

  /* Children are rooted after this, and find the desk and their record here. */
  if (priv->desk == NULL)
    take_desk (XL_PART (widget), xl_widget_get_desk (gtk_widget_get_parent (widget)));
  xl_part_refresh (XL_PART (widget));
  GTK_WIDGET_CLASS (xl_part_parent_class)->root (widget);
}

static void
xl_part_unroot (GtkWidget *widget)
{
  if (XL_PART_GET_CLASS (widget)->leave != NULL)
    XL_PART_GET_CLASS (widget)->leave (XL_PART (widget));
  GTK_WIDGET_CLASS (xl_part_parent_class)->unroot (widget);
}

static void
xl_part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlPartPrivate *priv = xl_part_get_instance_private (XL_PART (object));

  switch ((XlPartProperty) id)
    {
    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;
    case PROP_RECORD:
      g_value_set_object (value, priv->record);
      break;
    }
}

static void
xl_part_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlPartProperty) id)
    {
    case PROP_DESK:
      take_desk (XL_PART (object), g_value_get_object (value));
      xl_part_refresh (XL_PART (object));
      break;
    case PROP_RECORD:
      xl_part_set_record (XL_PART (object), g_value_get_object (value));
      break;
    }
}

static void
xl_part_dispose (GObject *object)
{
  XlPartPrivate *priv = xl_part_get_instance_private (XL_PART (object));
  GtkWidget *child;

  g_signal_group_set_target (priv->signals, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_part_parent_class)->dispose (object);
}

static void
xl_part_finalize (GObject *object)
{
  XlPartPrivate *priv = xl_part_get_instance_private (XL_PART (object));

  g_clear_object (&priv->signals);
  g_clear_object (&priv->record);
  g_clear_object (&priv->desk);
  G_OBJECT_CLASS (xl_part_parent_class)->finalize (object);
}

static void
xl_part_class_init (XlPartClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_part_get_property;
  object_class->set_property = xl_part_set_property;
  object_class->dispose = xl_part_dispose;
  object_class->finalize = xl_part_finalize;
  widget_class->root = xl_part_root;
  widget_class->unroot = xl_part_unroot;

  properties[PROP_DESK] =
      g_param_spec_object ("desk", NULL, NULL, XL_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECORD] =
      g_param_spec_object ("record", NULL, NULL, XL_TYPE_RECORD,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_part_init (XlPart *self)
{
  XlPartPrivate *priv = xl_part_get_instance_private (self);

  priv->signals = g_signal_group_new (XL_TYPE_RECORD);
  g_signal_group_connect_swapped (priv->signals, "notify::revision", G_CALLBACK (xl_part_refresh), self);
}

/**
 * xl_part_get_desk:
 *
 * Returns: (transfer none) (nullable): the desk; %NULL before the part is in a window
 */
XlDesk *
xl_part_get_desk (XlPart *self)
{
  XlPartPrivate *priv = xl_part_get_instance_private (self);

  return priv->desk;
}

/**
 * xl_part_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan that is open
 */
XlPlan *
xl_part_get_plan (XlPart *self)
{
  XlPartPrivate *priv = xl_part_get_instance_private (self);

  return priv->desk != NULL ? xl_desk_get_plan (priv->desk) : NULL;
}

/**
 * xl_part_get_record:
 *
 * Returns: (transfer none) (nullable): the record that is shown
 */
XlRecord *
xl_part_get_record (XlPart *self)
{
  XlPartPrivate *priv = xl_part_get_instance_private (self);

  return priv->record;
}

/**
 * xl_part_set_record:
 * @record: (nullable): the record to show
 */
void
xl_part_set_record (XlPart *self, XlRecord *record)
{
  XlPartPrivate *priv = xl_part_get_instance_private (self);

  if (priv->record == record)
    return;
  if (XL_PART_GET_CLASS (self)->leave != NULL)
    XL_PART_GET_CLASS (self)->leave (self);
  g_set_object (&priv->record, record);
  g_signal_group_set_target (priv->signals, record);
  xl_part_refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * xl_part_refresh:
 *
 * Shows what the record says now. Nothing to do before the part is in a window.
 */
void
xl_part_refresh (XlPart *self)
{
  if (xl_part_get_desk (self) != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL
      && XL_PART_GET_CLASS (self)->refresh != NULL)
    XL_PART_GET_CLASS (self)->refresh (self);
}
