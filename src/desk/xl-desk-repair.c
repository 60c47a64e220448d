/* xl-desk-repair.c - a plan file that is refused or in doubt: the ways on, and what can be saved of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-repair.h"

#include "xl-desk-object.h"
#include "xl-desk-private.h"
#include "xl-desk-words-files.h"
#include "xl-desk-words.h"

#include <string.h>

/* --- ways on ---------------------------------------------------------------------------------- */

/**
 * xl_ways_on_new:
 * @path: a file that was asked for as a plan
 * @error: why it is not open, or what is wrong with it though it is
 *
 * Returns: (transfer full): what is wrong, and what can be done about it
 */
XlWaysOn *
xl_ways_on_new (const char *path, const GError *error)
{
  XlWaysOn *ways = g_new0 (XlWaysOn, 1);
  gboolean damaged = xl_file_error_is_damage (error);

  ways->path = g_canonicalize_filename (path, NULL);
  ways->sentence = g_strdup (error->message);
  ways->repair = damaged;
  ways->read_only = g_error_matches (error, XL_DESK_ERROR, XL_DESK_ERROR_VALUES);
  if (damaged || g_error_matches (error, XL_DESK_ERROR, XL_DESK_ERROR_GONE))
    ways->backup = xl_backup_dup_last (path);
  if (ways->backup != NULL)
    ways->backup_words = xl_words_backup (ways->backup);
  return ways;
}

/**
 * xl_ways_on_new_place:
 * @path: a sound plan file
 * @sentence: what is wrong with where it lies
 *
 * Returns: (transfer full): what can be done about it
 */
XlWaysOn *
xl_ways_on_new_place (const char *path, const char *sentence)
{
  XlWaysOn *ways = g_new0 (XlWaysOn, 1);

  ways->path = g_canonicalize_filename (path, NULL);
  ways->sentence = g_strdup (sentence);
  ways->read_only = ways->copy = TRUE;
  return ways;
}

/**
 * xl_ways_on_is_any:
 *
 * Returns: whether there is a way on that a button can be for
 */
gboolean
xl_ways_on_is_any (const XlWaysOn *ways)
{
  return ways->backup != NULL || ways->repair || ways->read_only;
}

void
xl_ways_on_free (XlWaysOn *ways)
{
  g_free (ways->path);
  g_free (ways->sentence);
  g_free (ways->backup);
  g_free (ways->backup_words);
  g_free (ways);
}

/* --- repair ----------------------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  XlRescueRow *row = data;

  g_free (row->sentence);
  g_free (row);
}

static void
add_row (XlRescue *rescue, const XlKind *kind, guint saved, guint rebuilt, guint lost, char *sentence)
{
  XlRescueRow *row = g_new0 (XlRescueRow, 1);

  row->kind = kind;
  row->saved = saved;
  row->rebuilt = rebuilt;
  row->lost = lost;
  row->sentence = sentence;
  g_ptr_array_add (rescue->rows, row);
}

static XlRescue *
make_rescue (const XlRepair *repair, const char *copy)
{
  XlRescue *rescue = g_new0 (XlRescue, 1);
  g_autoptr (GPtrArray) losses = g_ptr_array_new ();

  rescue->copy = g_canonicalize_filename (copy, NULL);
  rescue->complete = xl_repair_is_complete (repair);
  rescue->summary = xl_words_repair (repair, copy);
  rescue->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlRepairCount *count = &repair->kinds[k];

      if (count->saved + count->rebuilt + count->lost > 0 || count->unsure)
        add_row (rescue, xl_kind_get (k), count->saved, count->rebuilt, count->lost, xl_words_repair_count (count));
    }
  add_row (rescue, NULL, repair->steps, 0, repair->steps_lost, xl_words_repair_history (repair));
  for (guint i = 0; i < repair->losses->len; i++)
    g_ptr_array_add (losses, xl_words_repair_loss (g_ptr_array_index (repair->losses, i)));
  g_ptr_array_add (losses, NULL);
  rescue->losses = (char **) g_ptr_array_free (g_steal_pointer (&losses), FALSE);
  return rescue;
}

/**
 * xl_file_repair:
 * @path: a plan file, damaged or not; it stays as it is
 * @copy: where nothing is yet
 *
 * Saves what can be saved into a new plan file.
 *
 * Returns: (transfer full) (nullable): what was saved and what was lost; or the sentence why there is no copy
 */
XlRescue *
xl_file_repair (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (XlRepair) repair = xl_store_repair (path, copy, xl_desk_who (), xl_desk_replica (), cancellable, &below);
  static const XlStoreError writing[] = { XL_STORE_ERROR_EXISTS, XL_STORE_ERROR_FULL, XL_STORE_ERROR_READ_ONLY };
  const char *about = path;

  if (repair != NULL)
    return make_rescue (repair, copy);
  /* Said of the file that it is about. */
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    about = g_error_matches (below, XL_STORE_ERROR, writing[i]) ? copy : about;
  xl_desk_take_error (error, g_steal_pointer (&below), about);
  return NULL;
}

void
xl_rescue_free (XlRescue *rescue)
{
  g_free (rescue->copy);
  g_free (rescue->summary);
  g_ptr_array_unref (rescue->rows);
  g_strfreev (rescue->losses);
  g_free (rescue);
}

typedef struct
{
  char *path, *copy;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->path);
  g_free (errand->copy);
  g_free (errand);
}

static void
repair_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;
  XlRescue *rescue = xl_file_repair (errand->path, errand->copy, cancellable, &error);

  if (rescue != NULL)
    g_task_return_pointer (task, rescue, (GDestroyNotify) xl_rescue_free);
  else
    g_task_return_error (task, error);
}

/**
 * xl_desk_repair_async:
 *
 * As xl_file_repair(), in a thread of its own: what is open on the desk stays open, and is not waited for.
 */
void
xl_desk_repair_async (XlDesk *self, const char *path, const char *copy, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  GTask *caller = g_task_new (self, cancellable, callback, data);
  Errand *errand = g_new0 (Errand, 1);

  errand->path = g_strdup (path);
  errand->copy = g_strdup (copy);
  g_task_set_source_tag (caller, xl_desk_repair_async);
  g_task_set_check_cancellable (caller, FALSE); /* a copy that was finished in time is told */
  xl_desk_aside (caller, repair_thread, errand, errand_free, (GDestroyNotify) xl_rescue_free);
}

XlRescue *
xl_desk_repair_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_repair_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
