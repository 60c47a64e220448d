/* xl-desk-minutes.c - what changed in a workshop, read from the history of the file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-minutes.h"
#include "xl-desk-object.h"
#include "xl-desk-words-workshop.h"

typedef struct
{
  /* owned */
  GTask *caller; /* answered in the main thread; its data is @since */
  XlChanges *changes;
} Minutes;

static void
minutes_free (gpointer data)
{
  Minutes *minutes = data;

  g_clear_object (&minutes->caller);
  g_clear_pointer (&minutes->changes, g_ptr_array_unref);
  g_free (minutes);
}

/* Newest first in the file, oldest first for people. */
static XlChanges *
read_since (XlStore *store, const char *since, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  g_autoptr (GPtrArray) headings = xl_store_list_history (store, 0, 0, error);

  if (headings == NULL)
    return NULL;
  for (guint i = headings->len; i > 0; i--)
    {
      const XlTx *heading = g_ptr_array_index (headings, i - 1);
      XlTx *tx;

      if (strcmp (heading->at, since) < 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      tx = xl_store_read_tx (store, heading->seq, error);
      if (tx == NULL)
        return NULL;
      g_ptr_array_add (changes, tx);
    }
  return g_steal_pointer (&changes);
}

static void
minutes_job (GTask *task, XlStore **store, gpointer data)
{
  Minutes *minutes = data;
  GError *error = NULL, *below = NULL;

  if (*store == NULL)
    xl_desk_fail (&error, "%s", _ ("No plan is open."));
  else
    {
      minutes->changes = read_since (*store, g_task_get_task_data (minutes->caller),
                                     g_task_get_cancellable (minutes->caller), &below);
      if (minutes->changes == NULL)
        xl_desk_take_error (&error, below, xl_store_get_path (*store));
    }
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
minutes_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Minutes *minutes = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&minutes->caller);
  XlPlan *plan = xl_desk_get_plan (self);
  GError *error = NULL;
  g_autofree char *title = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || (plan == NULL && !xl_desk_fail (&error, "%s", _ ("No plan is open."))))
    {
      g_task_return_error (caller, error);
      return;
    }
  g_object_get (self, "title", &title, NULL);
  g_task_return_pointer (caller, xl_words_minutes (plan, title, g_task_get_task_data (caller), minutes->changes),
                         (GDestroyNotify) xl_report_free);
}

/**
 * xl_desk_minutes_async:
 * @since: UTC time, as of a transaction: xl_desk_now() of the beginning, or xl_desk_today()
 *
 * Reads what was changed since then, by whomever, also before the program was started.
 */
void
xl_desk_minutes_async (XlDesk *self, const char *since, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  Minutes *minutes = g_new0 (Minutes, 1);

  minutes->caller = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (minutes->caller, xl_desk_minutes_async);
  g_task_set_task_data (minutes->caller, g_strdup (since), g_free);
  xl_desk_push (self, minutes_job, minutes, minutes_free, minutes_ready_cb);
}

/**
 * xl_desk_minutes_finish:
 *
 * Returns: (transfer full) (nullable): the minutes
 */
XlReport *
xl_desk_minutes_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_minutes_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const char *
page_words (void)
{
  /* Translators: which page of how many: {1} and {2} stand for the numbers */
  return _ ("Page {1} of {2}");
}

/**
 * xl_desk_report_pdf:
 *
 * Returns: (transfer full) (nullable): @report on pages of A4
 */
GByteArray *
xl_desk_report_pdf (const XlReport *report, GError **error)
{
  return xl_report_pdf (report, xl_theme_get (XL_THEME_LIGHT), page_words (), error);
}

/**
 * xl_desk_report_record:
 *
 * Returns: (transfer full) (element-type cairo_surface_t): the same pages, for xl_report_paint()
 */
GPtrArray *
xl_desk_report_record (const XlReport *report)
{
  return xl_report_record (report, xl_theme_get (XL_THEME_LIGHT), page_words ());
}

static char *
utc_text (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);
  g_autofree char *seconds = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (utc) / 1000);
}

/**
 * xl_desk_now:
 *
 * Returns: (transfer full): the time, as a transaction would bear it
 */
char *
xl_desk_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return utc_text (now);
}

/**
 * xl_desk_today:
 *
 * Returns: (transfer full): when this day began here
 */
char *
xl_desk_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                          g_date_time_get_day_of_month (now), 0, 0, 0);

  return utc_text (midnight);
}
