/* xl-dossier-result.c - what the reading of a dossier found */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

void
xl_dossier_fault_free (XlDossierFault *fault)
{
  g_free (fault->detail);
  g_clear_pointer (&fault->fault, xl_fault_free);
  g_free (fault);
}

void
xl_dossier_result_free (XlDossierResult *result)
{
  g_clear_pointer (&result->edit, xl_edit_unref);
  g_clear_pointer (&result->rows, g_array_unref);
  g_clear_pointer (&result->faults, g_ptr_array_unref);
  g_clear_pointer (&result->notes, g_ptr_array_unref);
  g_free (result);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const XlDossierFault *x = *(const XlDossierFault *const *) a, *y = *(const XlDossierFault *const *) b;

  return x->line < y->line ? -1 : x->line > y->line;
}

/* All faults and rows are there: puts the faults in order and counts the rows. */
void
xl_dossier_result_settle (XlDossierResult *result)
{
  g_ptr_array_sort (result->faults, compare_lines);
  for (guint i = 0; i < result->rows->len; i++)
    switch (g_array_index (result->rows, XlDossierRow, i).action)
      {
      case XL_DOSSIER_CREATED:
        result->n_created++;
        break;
      case XL_DOSSIER_UPDATED:
        result->n_updated++;
        break;
      case XL_DOSSIER_SKIPPED:
        result->n_skipped++;
        break;
      case XL_DOSSIER_ERROR:
        result->n_errors++;
        break;
      }
}

/**
 * xl_dossier_validate:
 * @in: the file; read to its end, not closed
 * @large: whether it may be over 64 MiB
 *
 * Says what is wrong with a dossier, wherever it is to go: the faults that xl_dossier_read() finds
 * with an empty plan.
 *
 * Returns: (transfer full) (nullable) (element-type XlDossierFault): by line; empty for a dossier
 *   that can be imported; %NULL with @error (of the stream) when it could not be read
 */
GPtrArray *
xl_dossier_validate (GInputStream *in, gboolean large, GCancellable *cancellable, GError **error)
{
  g_autoptr (XlPlan) plan = xl_plan_new ();
  g_autoptr (XlDossierResult) result = xl_dossier_read (in, plan, "Validate", large, cancellable, NULL, NULL, error);

  /* Rows borrow faults, so they go first. */
  if (result != NULL)
    g_clear_pointer (&result->rows, g_array_unref);
  return result != NULL ? g_steal_pointer (&result->faults) : NULL;
}
