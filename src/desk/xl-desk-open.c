/* xl-desk-open.c - plan files onto the desk and off it, copies, files in and out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-object.h"

/* A job with one path and an answer for the caller. */
typedef struct
{
  GTask *caller; /* owned; answered in the main thread */
  char *path;
  XlDeskOpen how;
  XlOpened *opened;
  gboolean large;
  XlImport *import;
  XlDeskExport what;
  XlPlan *plan;
  XlOut out;
  GBytes *bytes;
} Errand;

static void
opened_free (XlOpened *opened)
{
  xl_shed (opened->plan, g_object_unref); /* nobody has seen it */
  g_free (opened->path);
  g_free (opened->place);
  g_free (opened);
}

static Errand *
errand_new (XlDesk *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data,
            gpointer tag)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->caller = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (errand->caller, tag);
  g_task_set_check_cancellable (errand->caller, FALSE); /* what was done in time is told as done */
  errand->path = g_strdup (path);
  errand->out.fd = -1;
  return errand;
}

/* In whatever thread the task ends; the caller's task has been stolen by then. */
static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_assert (errand->caller == NULL);
  g_clear_pointer (&errand->import, xl_import_free);
  g_clear_pointer (&errand->opened, opened_free);
  g_clear_pointer (&errand->what.projects, g_array_unref);
  g_clear_pointer (&errand->bytes, g_bytes_unref);
  xl_shed (errand->plan, g_object_unref);
  g_free (errand->path);
  g_free (errand);
}

/* Whether the caller has lost interest before the errand began. */
static gboolean
given_up (Errand *errand, GError **error)
{
  return g_cancellable_set_error_if_cancelled (g_task_get_cancellable (errand->caller), error);
}

/* For errands that answer with yes or with an error. */
static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);

  xl_desk_job_forward (result, caller, NULL, NULL);
}

/* --- open ------------------------------------------------------------------------------------- */

static XlStore *
open_store (Errand *errand, XlPlan **plan, GError **error)
{
  g_autoptr (GError) below = NULL;
  XlStore *store = NULL;

  if (errand->how == XL_DESK_SAMPLE)
    return xl_sample_store (errand->path, plan, error);
  store = errand->how == XL_DESK_NEW ? xl_store_create (errand->path, &below)
                                     : xl_store_open (errand->path, errand->how == XL_DESK_READ_ONLY
                                                                            ? XL_STORE_OPEN_READ_ONLY
                                                                            : XL_STORE_OPEN_DEFAULT,
                                                      &below);
  /* A medium that cannot be written may still be read. */
  if (store == NULL && errand->how == XL_DESK_OPEN && g_error_matches (below, XL_STORE_ERROR, XL_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&below);
      store = xl_store_open (errand->path, XL_STORE_OPEN_READ_ONLY, &below);
    }
  if (store != NULL && (*plan = xl_store_load (store, &below)) == NULL)
    g_clear_pointer (&store, xl_store_free);
  if (store == NULL)
    xl_desk_take_error (error, g_steal_pointer (&below), errand->path);
  return store;
}

static void
open_job (GTask *task, XlStore **present, gpointer data)
{
  Errand *errand = data;
  XlPlan *plan = NULL;
  GError *error = NULL;
  XlStore *store = given_up (errand, &error) ? NULL : open_store (errand, &plan, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  xl_store_set_author (store, xl_desk_who (), xl_desk_replica ());
  errand->opened = g_new0 (XlOpened, 1);
  errand->opened->store = store;
  errand->opened->plan = plan;
  errand->opened->path = g_strdup (xl_store_get_path (store));
  errand->opened->read_only = xl_store_is_read_only (store);
  errand->opened->sample = xl_sample_is (store);
  errand->opened->daily = errand->how == XL_DESK_OPEN && !errand->opened->read_only;
  if (errand->opened->daily)
    errand->opened->place = xl_desk_place_words (errand->opened->path);
  g_task_return_boolean (task, TRUE);
}

static void
swap_job (GTask *task, XlStore **present, gpointer data)
{
  g_clear_pointer (present, xl_store_free);
  *present = data;
  g_task_return_boolean (task, TRUE);
}

/* A store that was opened for nothing. */
static void
close_job (GTask *task, XlStore **present, gpointer data)
{
  xl_store_free (data);
  g_task_return_boolean (task, TRUE);
}

static void
unref_desk_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_object_unref (data);
}

static void
daily_job (GTask *task, XlStore **store, gpointer data)
{
  GError *error = NULL;
  gboolean done = *store == NULL || xl_backup_daily (*store, &error);

  xl_desk_job_end (task, done, error);
}

/* A backup that could not be made is said, and stops nothing; of a file that is not as it was written none is. */
void
xl_desk_say_no_backup (XlDesk *self, const GError *error)
{
  g_autofree char *sentence = g_strdup_printf (_ ("No backup was made: %s"), error->message);

  if (g_error_matches (error, XL_DESK_ERROR, XL_DESK_ERROR_VALUES) && self->path != NULL)
    {
      g_autoptr (XlWaysOn) ways = xl_ways_on_new (self->path, error);

      xl_desk_say_doubtful (self, ways);
      return;
    }
  xl_desk_say_failed (self, sentence);
}

static void
backup_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    xl_desk_say_no_backup (self, error);
}

/* Takes what is open off the desk, and puts @opened (nullable) on it. */
static void
change_file (XlDesk *self, XlOpened *opened)
{
  self->serial++;
  self->fetching = 0;
  self->polling = FALSE;
  g_hash_table_remove_all (self->told);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->trouble, g_free);
  self->read_only = opened != NULL && opened->read_only;
  self->sample = opened != NULL && opened->sample;
  self->path = opened != NULL ? g_strdup (opened->path) : NULL;
  xl_desk_push (self, swap_job, opened != NULL ? opened->store : NULL, NULL, unref_desk_cb);
  xl_desk_put_plan (self, opened != NULL ? opened->plan : NULL);
  xl_desk_tell_status (self);
  if (opened != NULL && opened->daily)
    xl_desk_push (self, daily_job, NULL, NULL, backup_cb);
  if (opened != NULL && opened->place != NULL)
    {
      g_autoptr (XlWaysOn) ways = xl_ways_on_new_place (opened->path, opened->place);

      xl_desk_say_doubtful (self, ways);
    }
}

/* The file that was opened takes its place; the door is idle. */
void
xl_desk_adopt (XlDesk *self)
{
  XlOpened *opened = g_steal_pointer (&self->opened);
  g_autoptr (GTask) caller = g_steal_pointer (&self->opening);

  change_file (self, opened);
  g_clear_object (&opened->plan);
  opened_free (opened);
  g_task_return_boolean (caller, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (caller, error);
      return;
    }
  if (g_task_return_error_if_cancelled (caller))
    {
      xl_desk_push (self, close_job, errand->opened->store, NULL, unref_desk_cb);
      opened_free (g_steal_pointer (&errand->opened));
      return;
    }
  if (self->opening != NULL) /* another file was faster and still waits: it comes first */
    xl_desk_flush (self);
  self->opening = g_steal_pointer (&caller);
  self->opened = g_steal_pointer (&errand->opened);
  xl_desk_door_next (self);
}

/**
 * xl_desk_open_async:
 *
 * Opens @path and, when all is well, puts it in the place of what is open; what was asked of the present file is
 * written first. Where something is wrong the present file stays.
 */
void
xl_desk_open_async (XlDesk *self, const char *path, XlDeskOpen how, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand = errand_new (self, path, cancellable, callback, data, xl_desk_open_async);

  errand->how = how;
  xl_desk_push (self, open_job, errand, errand_free, opened_cb);
}

gboolean
xl_desk_open_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_open_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * xl_desk_close:
 *
 * Takes the plan off the desk. What was asked for before is still written.
 */
void
xl_desk_close (XlDesk *self)
{
  xl_desk_flush (self);
  if (self->plan != NULL)
    change_file (self, NULL);
}

/* --- copies ----------------------------------------------------------------------------------- */

static gboolean
nothing_open (XlStore *store, GError **error)
{
  if (store != NULL)
    return FALSE;
  xl_desk_fail (error, "%s", _ ("No plan is open."));
  return TRUE;
}

static void
copy_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GError *error = NULL, *below = NULL;
  gboolean done = !given_up (errand, &error) && !nothing_open (*store, &error)
                  && xl_store_backup (*store, errand->path, &below);

  if (below != NULL)
    xl_desk_take_error (&error, below, errand->path);
  xl_desk_job_end (task, done, error);
}

/**
 * xl_desk_copy_async:
 * @path: where to; the person has agreed to replace what is there
 *
 * Saves a verified copy. What is open stays open.
 */
void
xl_desk_copy_async (XlDesk *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer data)
{
  xl_desk_push (self, copy_job, errand_new (self, path, cancellable, callback, data, xl_desk_copy_async), errand_free,
                answer_cb);
}

gboolean
xl_desk_copy_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_copy_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- out -------------------------------------------------------------------------------------- */

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;
  gboolean done = xl_out_plan (errand->plan, &errand->what, errand->path, &errand->out, cancellable, &error);

  xl_desk_job_end (task, done, error);
}

/* The store's thread has a plan ready and the file begun; it goes on with edits while another thread writes. */
static void
export_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);
  g_autoptr (GTask) writing = NULL;
  GError *error = NULL;
  Errand *next;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (caller, error);
      return;
    }
  next = g_new0 (Errand, 1);
  next->plan = g_steal_pointer (&errand->plan);
  next->path = g_steal_pointer (&errand->path);
  next->what = errand->what;
  errand->what.projects = NULL;
  next->out = errand->out;
  next->caller = g_steal_pointer (&caller);
  writing = g_task_new (NULL, g_task_get_cancellable (next->caller), answer_cb, g_object_ref (self));
  g_task_set_task_data (writing, next, errand_free);
  g_task_run_in_thread (writing, export_thread);
}

static void
export_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GError *error = NULL, *below = NULL;
  gboolean done = !given_up (errand, &error) && !nothing_open (*store, &error)
                  && (errand->plan = xl_store_load_aside (*store, &below)) != NULL;

  if (below != NULL)
    xl_desk_take_error (&error, below, xl_store_get_path (*store));
  /* Here, because it looks into what is at @path already, which might be the plan file (law 7 of xl-store.h). */
  done = done && xl_out_begin (&errand->out, errand->path, &error);
  if (!done)
    xl_out_abandon (&errand->out);
  xl_desk_job_end (task, done, error);
}

/**
 * xl_desk_export_async:
 * @what: what may leave, and as what; copied
 *
 * Writes the plan as it is now, while editing goes on.
 */
void
xl_desk_export_async (XlDesk *self, const char *path, const XlDeskExport *what, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand = errand_new (self, path, cancellable, callback, data, xl_desk_export_async);

  errand->what = *what;
  if (what->projects != NULL)
    errand->what.projects = g_array_copy (what->projects);
  xl_desk_push (self, export_job, errand, errand_free, export_ready_cb);
}

gboolean
xl_desk_export_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_export_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
bytes_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GError *error = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (errand->bytes, &length);
  gboolean done = !given_up (errand, &error) && xl_file_write_bytes (errand->path, bytes, length, &error);

  xl_desk_job_end (task, done, error);
}

/**
 * xl_desk_write_async:
 * @bytes: such as a picture of the map
 *
 * Writes a file as a whole or not at all. Needs no open plan.
 */
void
xl_desk_write_async (XlDesk *self, const char *path, GBytes *bytes, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand = errand_new (self, path, cancellable, callback, data, xl_desk_write_async);

  errand->bytes = g_bytes_ref (bytes);
  xl_desk_push (self, bytes_job, errand, errand_free, answer_cb);
}

gboolean
xl_desk_write_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_write_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- in --------------------------------------------------------------------------------------- */

static void
import_job (GTask *task, XlStore **store, gpointer data)
{
  Errand *errand = data;
  GError *error = NULL, *below = NULL;

  if (!given_up (errand, &error) && !nothing_open (*store, &error))
    {
      xl_store_set_cancellable (*store, g_task_get_cancellable (errand->caller));
      errand->plan = xl_store_load_aside (*store, &below);
      xl_store_set_cancellable (*store, NULL);
    }
  if (errand->plan != NULL)
    errand->import = xl_import_read (errand->plan, errand->path, errand->large,
                                     g_task_get_cancellable (errand->caller), &error);
  if (below != NULL)
    xl_desk_take_error (&error, below, xl_store_get_path (*store));
  xl_desk_job_end (task, errand->import != NULL, error);
}

static void
import_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&errand->caller);

  xl_desk_job_forward (result, caller, g_steal_pointer (&errand->import), (GDestroyNotify) xl_import_free);
}

/**
 * xl_desk_read_dossier_async:
 * @large: more than 64 MiB too
 *
 * Reads a dossier against the plan; nothing changes yet.
 */
void
xl_desk_read_dossier_async (XlDesk *self, const char *path, gboolean large, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand = errand_new (self, path, cancellable, callback, data, xl_desk_read_dossier_async);

  errand->large = large;
  xl_desk_push (self, import_job, errand, errand_free, import_read_cb);
}

/**
 * xl_desk_read_dossier_finish:
 *
 * Returns: (transfer full) (nullable): what an import would do; NULL where the file cannot be read at all
 */
XlImport *
xl_desk_read_dossier_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_read_dossier_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * xl_desk_import_async:
 * @import: without errors, as xl_desk_read_dossier_finish() or xl_desk_read_table_finish() returned it
 *
 * Makes a backup and takes the file in, as one edit. It is answered as soon as that is on the disk; the plan in memory
 * follows, as after xl_desk_edit(). Until then it can be stopped, and nothing is changed.
 */
void
xl_desk_import_async (XlDesk *self, const XlImport *import, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer data)
{
  GTask *caller = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (caller, xl_desk_import_async);
  g_task_set_check_cancellable (caller, FALSE); /* what was done in time is told as done */
  if (import->edit != NULL && !xl_edit_is_empty (import->edit))
    {
      xl_desk_door_import (self, import->edit, caller);
      return;
    }
  if (import->edit != NULL)
    g_task_return_boolean (caller, TRUE);
  else
    g_task_return_new_error (caller, XL_DESK_ERROR, XL_DESK_ERROR_FAILED, "%s",
                             _ ("The dossier has errors and cannot be imported."));
  g_object_unref (caller);
}

/**
 * xl_desk_import_finish:
 *
 * Returns: whether it is on the disk; else the sentence why not, or %G_IO_ERROR_CANCELLED
 */
gboolean
xl_desk_import_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_import_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
