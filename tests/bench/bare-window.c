/* bare-window.c - the least GTK program with a window: the measure for the first frame of ours */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       application)
{
  g_application_quit (application);
}

static void
activate_cb (GtkApplication *application,
             gpointer        unused)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_title (GTK_WINDOW (window), "Bare");
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Bare"));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), application);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application =
    gtk_application_new ("io.github.crosslink.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
