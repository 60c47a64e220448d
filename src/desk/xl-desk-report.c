/* xl-desk-report.c - the dossier on paper: made in the store's thread, as pages or as a PDF */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-minutes.h"
#include "xl-desk-object.h"
#include "xl-desk-report.h"
#include "xl-desk-words-report.h"

/* --- the report --------------------------------------------------------------------------------- */

typedef struct
{
  XlPlan *plan;
} Order;

/* By stage, as the pipeline is read, then by title; the id decides the rest. */
static int
project_order (gconstpointer a, gconstpointer b, gpointer data)
{
  const XlProject *one = *(XlProject *const *) a, *two = *(XlProject *const *) b;
  XlPlan *plan = ((Order *) data)->plan;
  int stages = xl_plan_stage (plan, one) - xl_plan_stage (plan, two);
  int titles = g_strcmp0 (one->title, two->title);

  if (stages != 0 || titles != 0)
    return stages != 0 ? stages : titles;
  return (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

static GHashTable *
leaving_ids (XlPlan *plan, const XlDeskExport *what)
{
  const XlDossierOptions options = xl_out_options (what);
  GHashTable *leaving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = xl_dossier_dup_ids (plan, &options);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (leaving, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return leaving;
}

static gboolean
is_asked_for (const XlDeskExport *what, gint64 id)
{
  for (guint i = 0; what->projects != NULL && i < what->projects->len; i++)
    if (g_array_index (what->projects, gint64, i) == id)
      return TRUE;
  return what->projects == NULL;
}

static GPtrArray *
list_projects (XlPlan *plan, const XlDeskExport *what, GHashTable *leaving)
{
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_project);
  GPtrArray *projects = g_ptr_array_new ();
  Order order = { plan };

  for (guint i = 0; i < live->len; i++)
    {
      XlRecord *record = g_ptr_array_index (live, i);

      if (is_asked_for (what, record->id) && g_hash_table_contains (leaving, &record->id))
        g_ptr_array_add (projects, record);
    }
  g_ptr_array_sort_with_data (projects, project_order, &order);
  return projects;
}

/* NULL with an error. */
static XlReport *
make_report (XlPlan *plan, const XlDeskExport *what, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) dossier = xl_out_dossier_bytes (plan, what, cancellable, error);
  g_autofree char *sha256 = dossier != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, dossier) : NULL;
  g_autoptr (GHashTable) leaving = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  XlFolio folio = { .plan = plan, .persons = what->persons, .sha256 = sha256 };
  gboolean one;

  if (dossier == NULL)
    return NULL;
  leaving = leaving_ids (plan, what);
  projects = list_projects (plan, what, leaving);
  one = what->projects != NULL && what->projects->len == 1 && projects->len == 1;
  folio.leaving = leaving;
  folio.report = xl_report_new ();
  if (one)
    xl_folio_project (&folio, g_ptr_array_index (projects, 0));
  else
    xl_folio_portfolio (&folio, (XlProject *const *) projects->pdata, projects->len);
  xl_folio_about (&folio, projects->len > 1);
  return folio.report;
}

/**
 * xl_report_bytes:
 * @what: which projects, and what may leave: a project whose id is alone, or a portfolio
 *
 * Returns: (transfer full) (nullable): the dossier on paper, a PDF; the same plan file gives the same bytes
 */
GBytes *
xl_report_bytes (XlPlan *plan, const XlDeskExport *what, GError **error)
{
  g_autoptr (XlReport) report = make_report (plan, what, NULL, error);
  g_autoptr (GError) below = NULL;
  GByteArray *bytes = report != NULL ? xl_desk_report_pdf (report, &below) : NULL;

  if (below != NULL)
    xl_desk_fail (error, _ ("The document could not be drawn: %s"), below->message);
  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}

/* --- in the store's thread ---------------------------------------------------------------------- */

typedef struct
{
  /* owned */
  GTask *caller; /* answered in the main thread */
  XlDeskExport what;
  GPtrArray *pages;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->caller);
  g_clear_pointer (&job->what.projects, g_array_unref);
  g_clear_pointer (&job->pages, g_ptr_array_unref);
  g_free (job);
}

static gboolean
make_pages (Job *job, XlPlan *plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (XlReport) report = make_report (plan, &job->what, cancellable, error);

  if (report != NULL)
    job->pages = xl_desk_report_record (report);
  return report != NULL;
}

static void
report_job (GTask *task, XlStore **store, gpointer data)
{
  Job *job = data;
  GCancellable *cancellable = g_task_get_cancellable (job->caller);
  GError *error = NULL, *below = NULL;
  g_autoptr (XlPlan) plan = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    ;
  else if (*store == NULL)
    xl_desk_fail (&error, "%s", _ ("No plan is open."));
  else if ((plan = xl_store_load_aside (*store, &below)) == NULL)
    xl_desk_take_error (&error, below, xl_store_get_path (*store));
  else
    make_pages (job, plan, cancellable, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlDesk) self = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) caller = g_steal_pointer (&job->caller);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (caller, error);
  else
    g_task_return_pointer (caller, g_steal_pointer (&job->pages), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * xl_desk_report_pages_async:
 * @what: which projects, and what may leave: a project whose id is alone, or a portfolio
 */
void
xl_desk_report_pages_async (XlDesk *self, const XlDeskExport *what, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->caller = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (job->caller, xl_desk_report_pages_async);
  job->what = *what;
  if (what->projects != NULL)
    job->what.projects = g_array_copy (what->projects);
  xl_desk_push (self, report_job, job, job_free, ready_cb);
}

/**
 * xl_desk_report_pages_finish:
 *
 * Returns: (transfer full) (nullable) (element-type cairo_surface_t): see xl_report_paint()
 */
GPtrArray *
xl_desk_report_pages_finish (XlDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xl_desk_report_pages_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
