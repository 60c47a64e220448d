/* xl-job-bar.c - a bar for what takes longer than a blink, with Cancel */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-job-bar.h"

#include "xl-application.h"

#define PATIENCE 300 /* ms; what is over by then shows no bar */
#define PULSE 80     /* ms */

struct _XlJobBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *label;
  GtkProgressBar *progress;

  GPtrArray *jobs; /* owned, of GCancellable: those that run, the oldest first */
  guint timer;
};

G_DEFINE_FINAL_TYPE (XlJobBar, xl_job_bar, GTK_TYPE_WIDGET)

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (XL_JOB_BAR (data)->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  XlJobBar *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timer = g_timeout_add (PULSE, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (XlJobBar *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    g_cancellable_cancel (g_ptr_array_index (self->jobs, i));
}

static void
xl_job_bar_dispose (GObject *object)
{
  XlJobBar *self = XL_JOB_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_job_bar_parent_class)->dispose (object);
}

static void
xl_job_bar_finalize (GObject *object)
{
  g_ptr_array_unref (XL_JOB_BAR (object)->jobs);
  G_OBJECT_CLASS (xl_job_bar_parent_class)->finalize (object);
}

static void
xl_job_bar_class_init (XlJobBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_job_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_job_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, XlJobBar, box);
  gtk_widget_class_bind_template_child (widget_class, XlJobBar, label);
  gtk_widget_class_bind_template_child (widget_class, XlJobBar, progress);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
xl_job_bar_init (XlJobBar *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_job_bar_begin:
 * @words: what is being done: "Reading the dossier…"
 * @cancellable: what Cancel cancels; also tells this job from others
 *
 * A job begins. The bar shows when it takes more than 0.3 s.
 */
void
xl_job_bar_begin (XlJobBar *self, const char *words, GCancellable *cancellable)
{
  g_ptr_array_add (self->jobs, g_object_ref (cancellable));
  gtk_label_set_text (self->label, words);
  if (!self->timer)
    self->timer = g_timeout_add (PATIENCE, show_cb, self);
}

/**
 * xl_job_bar_end:
 * @cancellable: what the job began with
 *
 * The job is over, well or not.
 */
void
xl_job_bar_end (XlJobBar *self, GCancellable *cancellable)
{
  g_ptr_array_remove (self->jobs, cancellable);
  if (self->jobs->len > 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
