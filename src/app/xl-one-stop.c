/* xl-one-stop.c - a region of the window that Tab reaches once */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 walks every row of a list with Tab. Put the list (or a tool bar) into an XlOneStop: Tab
 * enters it at the row that had the focus last, and the next Tab leaves it; arrows move inside.
 * In a .ui file: <object class="XlOneStop"><child>...</child></object>; the class registers itself
 * where xl-window is built, a program that builds templates alone calls g_type_ensure(). */

#include "xl-one-stop.h"

struct _XlOneStop
{
  GtkWidget parent_instance;

  GtkWidget *last; /* borrowed, weak: what had the focus when it left */
};

G_DEFINE_FINAL_TYPE (XlOneStop, xl_one_stop, GTK_TYPE_WIDGET)

static void
set_last (XlOneStop *self, GtkWidget *widget)
{
  g_set_weak_pointer (&self->last, widget);
}

static gboolean
xl_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  XlOneStop *self = XL_ONE_STOP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (focus && gtk_widget_is_ancestor (focus, widget))
    {
      if (tab)
        {
          set_last (self, focus);
          return FALSE;
        }
    }
  else if (tab && self->last && gtk_widget_get_mapped (self->last) && gtk_widget_is_ancestor (self->last, widget)
           && gtk_widget_grab_focus (self->last))
    return TRUE;

  for (child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
xl_one_stop_dispose (GObject *object)
{
  GtkWidget *child;

  set_last (XL_ONE_STOP (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_one_stop_parent_class)->dispose (object);
}

static void
xl_one_stop_class_init (XlOneStopClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_one_stop_dispose;
  widget_class->focus = xl_one_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_one_stop_init (XlOneStop *self)
{
}
