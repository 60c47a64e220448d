/* xl-desk-preview.c - the dossier of one project as text, to be looked at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-object.h"
#include "xl-desk-parts.h"

typedef struct
{
  /* owned */
  GTask *caller; /* answered in the main thread */
  GArray *projects;
  GBytes *bytes;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_clear_object (&preview->caller);
  g_array_unref (preview->projects);
  g_clear_pointer (&preview->bytes, g_bytes_unref);
  g_free (preview);
}

static void
preview_job (GTask *task, XlStore **store, gpointer data)
{
  Preview *preview = data;
  GCancellable *cancellable = g_task_get_cancellable (preview->caller);
  /* It stays in the window: what a project keeps private is shown to who has the file open anyway. */
  const XlDeskExport what = { .persons = FALSE, .private_projects = TRUE, .projects = preview->projects };
  GError *error = NULL, *below = NULL;
  g_autoptr (XlPlan) plan = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    ;
  else if (*store == NULL)
    xl_desk_fail (&error, "%s", _("No plan is open."));
  else if ((plan = xl_store_load_aside (*store, &below)) == NULL)
    xl_desk_take_error (&error, below, xl_store_get_path (*store));
  else
    preview->bytes = xl_out_dossier_bytes (plan, &what, cancellable, &error);
  xl_desk_job_end (task, error == NULL, error);
}

static void
preview_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Preview *preview = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&preview->caller);

  xl_desk_job_forward (result, caller, g_steal_pointer (&preview->bytes), (GDestroyNotify) g_bytes_unref);
}

/**
 * xl_desk_preview_dossier_async:
 * @project: id of a project
 * @limit: most bytes to be shown
 *
 * The same bytes that an export of this project would write, without persons.
 */
void
xl_desk_preview_dossier_async (XlDesk *self, gint64 project, gsize limit, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  Preview *preview = g_new0 (Preview, 1);

  preview->caller = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (preview->caller, xl_desk_preview_dossier_async);
  g_task_set_task_data (preview->caller, GSIZE_TO_POINTER (limit), NULL);
  preview->projects = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (preview->projects, project);
  xl_desk_push (self, preview_job, preview, preview_free, preview_ready_cb);
}

/**
 * xl_desk_preview_dossier_finish:
 * @length: (out): how many bytes the whole dossier has
 *
 * Returns: (transfer full) (nullable): its text, valid UTF-8, whole lines
 */
char *
xl_desk_preview_dossier_finish (XlDesk *self, GAsyncResult *result, gsize *length, GError **error)
{
  gsize limit = GPOINTER_TO_SIZE (g_task_get_task_data (G_TASK (result)));
  g_autoptr (GBytes) bytes = NULL;
  const char *text;

  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_preview_dossier_async), NULL);
  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, length);
  if (*length > limit)
    {
      const char *end = g_strrstr_len (text, limit, "\n");

      limit = end != NULL ? (gsize) (end - text) : 0;
    }
  return g_strndup (text, MIN (*length, limit));
}
