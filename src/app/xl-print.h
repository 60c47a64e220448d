/* xl-print.h - what is drawn, on a printer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlPrint:
 * @job: its name
 * @failed: heading of the message that says why it was not printed
 * @orientation: of the paper, as it is proposed
 * @whole: the margins of the paper are drawn on too: what is drawn has its own
 * @n_pages: how many
 * @draw: (not nullable): draws a page, from 0, into a room in points
 * @printed: (nullable): it is on its way
 * @data: for both; they are not called any more when the widget is gone
 * @free: (nullable): frees @data
 */
typedef struct
{
  const char *job, *failed;
  GtkPageOrientation orientation;
  gboolean whole;
  guint n_pages;
  void (*draw) (cairo_t *cr, guint page, double width, double height, gpointer data);
  void (*printed) (gpointer data);
  gpointer data;
  GDestroyNotify free;
} XlPrint;

void xl_print (GtkWidget *widget, const XlPrint *print);

G_END_DECLS
