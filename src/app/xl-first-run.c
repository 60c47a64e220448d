/* xl-first-run.c - what a window without a plan shows: four ways in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-first-run.h"

#include "xl-application.h"

struct _XlFirstRun
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scroller;
  GtkWidget *sample;
};

G_DEFINE_FINAL_TYPE (XlFirstRun, xl_first_run, GTK_TYPE_WIDGET)

/* Return is enough: the best way in has the focus. */
static gboolean
xl_first_run_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (XL_FIRST_RUN (widget)->sample);
}

static void
xl_first_run_dispose (GObject *object)
{
  g_clear_pointer (&XL_FIRST_RUN (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_first_run_parent_class)->dispose (object);
}

static void
xl_first_run_class_init (XlFirstRunClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_first_run_dispose;
  widget_class->grab_focus = xl_first_run_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFirstRun, scroller);
  gtk_widget_class_bind_template_child (widget_class, XlFirstRun, sample);
}

static void
xl_first_run_init (XlFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
