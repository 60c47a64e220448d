/* xl-chain-matrix.c - who has which step of a value chain, by region or by type, as a heat map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chain-matrix.h"

#include "xl-desk-chains.h"

/**
 * xl_chain_fill_matrix:
 * @coverage: regions or types by steps
 *
 * Shows how many have a step; each cell asks "chains.cell" (uuu: by what, row, column) of the page around it.
 */
void
xl_chain_fill_matrix (XlChartView *view, XlPlan *plan, const XlCoverage *coverage)
{
  guint n = coverage->steps->len;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *totals = g_new0 (guint, n + 1);
  g_autofree gboolean *alarms = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (columns, g_strdup_printf ("%u", i + 1));
      totals[i] = coverage->totals[i].has;
      alarms[i] = totals[i] == 0;
    }
  for (guint i = 0; i < coverage->rows->len; i++)
    g_ptr_array_add (rows, xl_words_coverage_row (plan, coverage, i));
  g_ptr_array_add (columns, NULL);
  g_ptr_array_add (rows, NULL);
  xl_chart_view_begin (view, XL_CHART_VIEW_HEAT);
  xl_chart_view_set_grid (view, (const char *const *) columns->pdata, (const char *const *) rows->pdata,
                          _("Have it"), totals);
  xl_chart_view_set_alarms (view, alarms);
  for (guint r = 0; r < coverage->rows->len; r++)
    for (guint c = 0; c < n; c++)
      {
        g_autofree char *words = xl_words_coverage_cell (plan, coverage, r, c);
        g_autofree char *action = g_strdup_printf ("chains.cell((uint32 %u, uint32 %u, uint32 %u))", coverage->by, r, c);

        xl_chart_view_set_cell (view, r, c, xl_coverage_cell (coverage, r, c)->has, words, action);
        xl_chart_view_set_hint (view, r, c,
                                xl_coverage_cell (coverage, r, c)->plans + xl_coverage_cell (coverage, r, c)->wants);
      }
  xl_chart_view_end (view);
}
