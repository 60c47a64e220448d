/* xl-quiet.c - a widget of GTK that no longer listens to what it should leave to others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-quiet.h"

/**
 * xl_quiet:
 * @widget: a widget of GTK
 * @type: a type of controllers, such as %GTK_TYPE_EVENT_CONTROLLER_SCROLL: a wheel that scrolls a page is not to
 *   change the slider that passes below the pointer
 *
 * Silences the controllers of that type which @widget itself has now.
 */
void
xl_quiet (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}
