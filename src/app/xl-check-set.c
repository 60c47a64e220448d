/* xl-check-set.c - a check box for each item of a closed set */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-check-set.h"

#include "xl-desk-words.h"
#include "xl-label.h"

/**
 * xl_check_set_new:
 * @field: a set with choices
 * @toggled: called with @data alone when one of them was switched
 *
 * Returns: (transfer floating): a box with a check box for each choice, in their order
 */
GtkWidget *
xl_check_set_new (const XlField *field, GCallback toggled, gpointer data)
{
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 1; field->choices[i - 1].nick != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *label = gtk_label_new (NULL);
      g_autofree char *text = g_strdup_printf ("%s · %s", field->choices[i - 1].nick, xl_words_choice (field, i));

      gtk_label_set_text (GTK_LABEL (label), text);
      xl_label_wrap (GTK_LABEL (label));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_signal_connect_swapped (check, "toggled", toggled, data);
      gtk_box_append (GTK_BOX (checks), check);
    }
  return checks;
}

/**
 * xl_check_set_show:
 * @items: (nullable): what is in the set
 */
void
xl_check_set_show (GtkWidget *checks, const XlField *field, const char *const *items)
{
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (checks); check != NULL; check = gtk_widget_get_next_sibling (check), i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), items != NULL && g_strv_contains (items, field->choices[i].nick));
}

/**
 * xl_check_set_dup_text:
 *
 * Returns: (transfer full) (nullable): canonical text of what is switched on; NULL for nothing
 */
char *
xl_check_set_dup_text (GtkWidget *checks, const XlField *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (checks); check != NULL; check = gtk_widget_get_next_sibling (check), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (items, (gpointer) field->choices[i].nick);
  g_ptr_array_add (items, NULL);
  return items->len > 1 ? xl_set_to_text ((const char *const *) items->pdata) : NULL;
}
