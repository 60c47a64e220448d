/* xl-feedstocks.c - a switch with a button for each feedstock */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-feedstocks.h"

#include "xl-desk-words.h"
#include "xl-readiness.h"

typedef struct
{
  XlFeedstockChosen chosen;
  gpointer data;
} Switch;

static void
toggled_cb (GtkToggleButton *button, const Switch *one)
{
  if (gtk_toggle_button_get_active (button))
    one->chosen (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "xl-feedstock")), one->data);
}

/**
 * xl_feedstocks_fill:
 * @box: an empty box; it wants the classes "linked" and "xl-segmented"
 * @chosen: called when a person, or xl_feedstocks_show(), chooses another one
 * @data: for @chosen; lives as long as @box
 */
void
xl_feedstocks_fill (GtkBox *box, XlFeedstockChosen chosen, gpointer data)
{
  const XlField *field = xl_kind_field (&xl_kind_readiness, "feedstock");
  Switch *one = g_new (Switch, 1);
  GtkToggleButton *first = NULL;

  *one = (Switch) { chosen, data };
  g_object_set_data_full (G_OBJECT (box), "xl-switch", one, g_free);
  for (int f = 1; f <= XL_N_FEEDSTOCKS; f++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (xl_words_choice (field, f));

      g_object_set_data (G_OBJECT (button), "xl-feedstock", GINT_TO_POINTER (f));
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      else
        first = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), one);
      gtk_box_append (box, button);
    }
}

/**
 * xl_feedstocks_show:
 * @feedstock: 1 to %XL_N_FEEDSTOCKS: whose button is pressed
 */
void
xl_feedstocks_show (GtkBox *box, int feedstock)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (box)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "xl-feedstock")) == feedstock)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}
