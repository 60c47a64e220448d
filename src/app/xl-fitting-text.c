/* xl-fitting-text.c - a text of several lines, as high as its words */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 knows the height of a text only after it has laid it out, and tells nobody when that text was there before the
 * view was shown or when its width is another one. So the view is placed once more after each of these. */

#include "xl-fitting-text.h"

struct _XlFittingText
{
  GtkTextView parent_instance;

  guint fit;
  double fitted; /* the width that it was last fitted to */
};

G_DEFINE_FINAL_TYPE (XlFittingText, xl_fitting_text, GTK_TYPE_TEXT_VIEW)

static gboolean
fit_cb (gpointer data)
{
  XlFittingText *self = data;

  self->fit = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
fit_later (XlFittingText *self)
{
  if (self->fit == 0)
    self->fit = g_idle_add_full (G_PRIORITY_LOW, fit_cb, self, NULL);
}

/* The view tells its width each time it is placed, the same one, too: whoever answered that with one more placing would
 * never come to rest. */
static void
width_cb (XlFittingText *self, GParamSpec *pspec, GtkAdjustment *across)
{
  double width = gtk_adjustment_get_page_size (across);

  if (width == self->fitted)
    return;
  self->fitted = width;
  fit_later (self);
}

static void
xl_fitting_text_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_fitting_text_parent_class)->map (widget);
  fit_later (XL_FITTING_TEXT (widget));
}

static void
xl_fitting_text_dispose (GObject *object)
{
  g_clear_handle_id (&XL_FITTING_TEXT (object)->fit, g_source_remove);
  G_OBJECT_CLASS (xl_fitting_text_parent_class)->dispose (object);
}

static void
xl_fitting_text_class_init (XlFittingTextClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_fitting_text_dispose;
  GTK_WIDGET_CLASS (class)->map = xl_fitting_text_map;
}

static void
xl_fitting_text_init (XlFittingText *self)
{
  GtkAdjustment *across = gtk_adjustment_new (0, 0, 0, 0, 0, 0);

  gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (self), across);
  g_signal_connect_object (across, "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed", G_CALLBACK (fit_later), self,
                           G_CONNECT_SWAPPED);
}

/**
 * xl_fitting_text_new:
 *
 * Returns: (transfer floating): an empty text
 */
GtkWidget *
xl_fitting_text_new (void)
{
  return g_object_new (XL_TYPE_FITTING_TEXT, NULL);
}
