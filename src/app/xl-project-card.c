/* xl-project-card.c - a project on the board */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-card.h"

#include "xl-application.h"
#include "xl-country-dots.h"

struct _XlProjectCard
{
  GtkBox parent_instance;

  XlProjectItem *item; /* owned */
  /* template */
  GtkWidget *mark;
  GtkLabel *name;
  GtkWidget *alarm;
  GtkLabel *about;
  GtkWidget *countries;
  GtkLabel *trl;
  GtkLabel *lead;
};

G_DEFINE_FINAL_TYPE (XlProjectCard, xl_project_card, GTK_TYPE_BOX)

typedef enum
{
  PROP_ITEM = 1,
} XlProjectCardProperty;

static GParamSpec *properties[PROP_ITEM + 1];

/* The row of the list has the focus, so the row says it. */
static void
name_row (XlProjectCard *self, const char *words)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
refresh (XlProjectCard *self)
{
  g_autofree char *words = NULL;
  g_autofree char *about = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *trl = NULL;
  gboolean illustrative, alarm;
  int now;

  if (!self->item)
    return;
  words = xl_project_item_dup_words (self->item);
  now = xl_project_item_get_trl (self->item);
  g_object_get (self->item, "about", &about, "lead", &lead, "illustrative", &illustrative, "alarm", &alarm, NULL);
  if (now > 0)
    trl = g_strdup_printf ("TRL %d", now);
  gtk_widget_set_visible (self->mark, illustrative);
  gtk_widget_set_visible (self->alarm, alarm);
  gtk_label_set_text (self->name, xl_project_item_get_name (self->item));
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->trl, trl ? trl : "");
  gtk_label_set_text (self->lead, *lead ? lead : _("no lead region"));
  g_object_set (self->countries, "countries", xl_project_item_get_countries (self->item), NULL);
  name_row (self, words);
}

static void
set_item (XlProjectCard *self, XlProjectItem *item)
{
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item)
    {
      g_signal_connect_swapped (item, "notify::name", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (item, "notify::alarm", G_CALLBACK (refresh), self);
    }
  refresh (self);
}

static void
xl_project_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlProjectCardProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, XL_PROJECT_CARD (object)->item);
      break;
    }
}

static void
xl_project_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlProjectCardProperty) id)
    {
    case PROP_ITEM:
      set_item (XL_PROJECT_CARD (object), g_value_get_object (value));
      break;
    }
}

static void
xl_project_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_project_card_parent_class)->root (widget);
  refresh (XL_PROJECT_CARD (widget));
}

static void
xl_project_card_dispose (GObject *object)
{
  set_item (XL_PROJECT_CARD (object), NULL);
  G_OBJECT_CLASS (xl_project_card_parent_class)->dispose (object);
}

static void
xl_project_card_class_init (XlProjectCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_project_card_get_property;
  object_class->set_property = xl_project_card_set_property;
  object_class->dispose = xl_project_card_dispose;
  widget_class->root = xl_project_card_root;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, XL_TYPE_PROJECT_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_COUNTRY_DOTS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-card.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, mark);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, name);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, alarm);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, about);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, countries);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, trl);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, lead);
}

static void
xl_project_card_init (XlProjectCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
