/* xl-print.c - what is drawn, on a printer: asked for, drawn page by page, told */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-print.h"

#include "xl-ask.h"

typedef struct
{
  XlPrint print;
  GtkWidget *widget; /* weak: it may go while the printer works */
  char *failed;      /* owned */
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_clear_weak_pointer (&job->widget);
  if (job->print.free != NULL)
    job->print.free (job->print.data);
  g_free (job->failed);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Job *job = data;

  if (job->widget != NULL)
    job->print.draw (gtk_print_context_get_cairo_context (context), (guint) page, gtk_print_context_get_width (context),
                     gtk_print_context_get_height (context), job->print.data);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (job->widget == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      xl_ask_tell (GTK_WINDOW (gtk_widget_get_root (job->widget)), job->failed, error != NULL ? error->message : "");
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && job->print.printed != NULL)
    job->print.printed (job->print.data);
}

/**
 * xl_print:
 * @widget: what is printed; it stands in a window
 * @print: what and how; its data is owned from now on
 *
 * Asks for a printer and draws the pages.
 */
void
xl_print (GtkWidget *widget, const XlPrint *print)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Job *job = g_new0 (Job, 1);

  job->print = *print;
  job->failed = g_strdup (print->failed);
  g_set_weak_pointer (&job->widget, widget);
  gtk_page_setup_set_orientation (setup, print->orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, print->job);
  gtk_print_operation_set_n_pages (operation, (int) print->n_pages);
  gtk_print_operation_set_use_full_page (operation, print->whole);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  /* The last handler takes the job with it when the operation ends. */
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}
