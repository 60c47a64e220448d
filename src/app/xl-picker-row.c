/* xl-picker-row.c - one line of the record picker: a record, or an offer in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-picker-row.h"

#include "xl-desk-words.h"
#include "xl-item.h"
#include "xl-kind-icon.h"

struct _XlPickerRow
{
  XlPart parent_instance;

  GObject *item;    /* owned: an XlRecord, or a GtkStringObject */

  /* template */
  XlKindIcon *icon;
  GtkWidget *sign;
  GtkLabel *name;
  GtkLabel *about;
};

G_DEFINE_FINAL_TYPE (XlPickerRow, xl_picker_row, XL_TYPE_PART)

typedef enum
{
  PROP_ITEM = 1,
} XlPickerRowProperty;

static GParamSpec *properties[PROP_ITEM + 1];

static void
xl_picker_row_refresh (XlPart *part)
{
  XlPickerRow *self = XL_PICKER_ROW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autofree char *name = NULL;
  g_autofree char *about = NULL;

  if (record != NULL && plan != NULL)
    {
      name = xl_words_name (plan, record);
      about = xl_words_about (plan, record);
    }
  else if (GTK_IS_STRING_OBJECT (self->item))
    name = g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (self->item)));
  else if (XL_IS_ITEM (self->item))
    g_object_get (self->item, "name", &name, "about", &about, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), record != NULL);
  gtk_widget_set_visible (self->sign, record == NULL && !XL_IS_ITEM (self->item));
  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_label_set_text (self->about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL && *about != '\0');
}

static void
xl_picker_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlPickerRowProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, XL_PICKER_ROW (object)->item);
      break;
    }
}

static void
xl_picker_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlPickerRow *self = XL_PICKER_ROW (object);

  switch ((XlPickerRowProperty) id)
    {
    case PROP_ITEM:
      g_set_object (&self->item, g_value_get_object (value));
      xl_part_set_record (XL_PART (self), XL_IS_RECORD (self->item) ? (XlRecord *) self->item : NULL);
      xl_part_refresh (XL_PART (self));
      break;
    }
}

static void
xl_picker_row_dispose (GObject *object)
{
  g_clear_object (&XL_PICKER_ROW (object)->item);
  G_OBJECT_CLASS (xl_picker_row_parent_class)->dispose (object);
}

static void
xl_picker_row_class_init (XlPickerRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_picker_row_get_property;
  object_class->set_property = xl_picker_row_set_property;
  object_class->dispose = xl_picker_row_dispose;
  XL_PART_CLASS (class)->refresh = xl_picker_row_refresh;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_KIND_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-picker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPickerRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XlPickerRow, sign);
  gtk_widget_class_bind_template_child (widget_class, XlPickerRow, name);
  gtk_widget_class_bind_template_child (widget_class, XlPickerRow, about);
}

static void
xl_picker_row_init (XlPickerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
