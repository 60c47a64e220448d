/* xl-desk-intake-job.c - a table opened and compared with the plan while the window goes on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-object.h"
#include "xl-desk-intake.h"

/* Invariant: nothing changes here, so who stops it is answered at once, while the store's thread still tidies up. */

typedef struct
{
  GTask *caller; /* owned; answered in the main thread, once */
  GSource *stop; /* owned; or NULL: waits for the caller's cancellable */
  gboolean answered;
  char *path;
  gboolean large;
  XlIntake *table;
  XlImport *import;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->import, xl_import_free);
  g_clear_pointer (&errand->table, xl_intake_unref);
  g_free (errand->path);
  g_free (errand);
}

static gboolean
stopped_cb (GCancellable *cancellable, gpointer data)
{
  Errand *errand = data;

  errand->answered = g_task_return_error_if_cancelled (errand->caller);
  return G_SOURCE_REMOVE;
}

static Errand *
errand_new (XlDesk *desk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, gpointer tag)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->caller = g_task_new (desk, cancellable, callback, data);
  g_task_set_source_tag (errand->caller, tag);
  if (cancellable != NULL)
    {
      errand->stop = g_cancellable_source_new (cancellable);
      g_source_set_callback (errand->stop, G_SOURCE_FUNC (stopped_cb), errand, NULL);
      g_source_attach (errand->stop, NULL);
    }
  return errand;
}

/* The job has come back with @value (transfer full). */
static void
answer (Errand *errand, GAsyncResult *result, gpointer value, GDestroyNotify free_value)
{
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);

  if (errand->stop != NULL)
    g_source_destroy (errand->stop);
  g_clear_pointer (&errand->stop, g_source_unref);
  if (!errand->answered)
    xl_desk_job_forward (result, caller, value, free_value);
  else if (value != NULL)
    free_value (value);
}

/* --- opening ---------------------------------------------------------------------------------- */

static void
open_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GError *error = NULL;

  errand->table = xl_intake_open (errand->path, errand->large, g_task_get_cancellable (errand->caller), &error);
  xl_desk_job_end (task, errand->table != NULL, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));

  answer (errand, result, g_steal_pointer (&errand->table), (GDestroyNotify) xl_intake_unref);
}

/**
 * xl_desk_open_table_async:
 * @large: more than 64 MiB too
 *
 * Reads a table of a file; see xl_intake_open().
 */
void
xl_desk_open_table_async (XlDesk *desk, const char *path, gboolean large, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand = errand_new (desk, cancellable, callback, data, xl_desk_open_table_async);

  errand->path = g_strdup (path);
  errand->large = large;
  xl_desk_push (desk, open_job, errand, errand_free, opened_cb);
}

/**
 * xl_desk_open_table_finish:
 *
 * Returns: (transfer full) (nullable): the table
 */
XlIntake *
xl_desk_open_table_finish (XlDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_open_table_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- comparing -------------------------------------------------------------------------------- */

static void
read_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GCancellable *cancellable = g_task_get_cancellable (errand->caller);
  GError *error = NULL, *below = NULL;
  g_autoptr (XlPlan) plan = NULL;

  if (*store == NULL)
    xl_desk_fail (&error, "%s", _ ("No plan is open."));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      xl_store_set_cancellable (*store, cancellable);
      plan = xl_store_load_aside (*store, &below);
      xl_store_set_cancellable (*store, NULL);
    }
  if (plan != NULL && (errand->import = xl_intake_read (errand->table, plan, cancellable)) == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &error);
  if (below != NULL)
    xl_desk_take_error (&error, below, xl_store_get_path (*store));
  xl_desk_job_end (task, errand->import != NULL, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));

  answer (errand, result, g_steal_pointer (&errand->import), (GDestroyNotify) xl_import_free);
}

/**
 * xl_desk_read_table_async:
 * @table: must not be changed before the answer, nor after it where it was cancelled
 *
 * Compares a table with the plan; nothing changes yet. When it is cancelled it is answered at once, and stops within a
 * row.
 */
void
xl_desk_read_table_async (XlDesk *desk, XlIntake *table, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  Errand *errand = errand_new (desk, cancellable, callback, data, xl_desk_read_table_async);

  errand->table = xl_intake_ref (table);
  xl_desk_push (desk, read_job, errand, errand_free, read_cb);
}

/**
 * xl_desk_read_table_finish:
 *
 * Returns: (transfer full) (nullable): what an import would do
 */
XlImport *
xl_desk_read_table_finish (XlDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_read_table_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
