/* xl-offer-bar.c - a line below the header bar: one sentence, and what can be done about it */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In place of a window that asks and holds everything up: whoever does not care goes on, and the line stays until it is
 * answered or closed. */

#include "xl-offer-bar.h"

#include "xl-application.h"

struct _XlOfferBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *label;
  GtkBox *offers;
};

G_DEFINE_FINAL_TYPE (XlOfferBar, xl_offer_bar, GTK_TYPE_WIDGET)

static void
close_cb (XlOfferBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
xl_offer_bar_dispose (GObject *object)
{
  g_clear_pointer (&XL_OFFER_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_offer_bar_parent_class)->dispose (object);
}

static void
xl_offer_bar_class_init (XlOfferBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_offer_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-offer-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, XlOfferBar, box);
  gtk_widget_class_bind_template_child (widget_class, XlOfferBar, label);
  gtk_widget_class_bind_template_child (widget_class, XlOfferBar, offers);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
xl_offer_bar_init (XlOfferBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_offer_bar_say:
 * @sentence: (nullable): what it is about; taken literally
 *
 * Shows the sentence, without an offer yet; hides the line where there is none.
 */
void
xl_offer_bar_say (XlOfferBar *self, const char *sentence)
{
  GtkWidget *offer;

  while ((offer = gtk_widget_get_first_child (GTK_WIDGET (self->offers))) != NULL)
    gtk_box_remove (self->offers, offer);
  gtk_label_set_text (self->label, sentence != NULL ? sentence : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), sentence);
  if (sentence != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

/**
 * xl_offer_bar_offer:
 * @label: what a button says
 * @action: name of the action that it does
 * @target: (transfer floating): what with
 *
 * Adds a button. The line goes when it is pressed.
 */
void
xl_offer_bar_offer (XlOfferBar *self, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (self->offers, button);
}
