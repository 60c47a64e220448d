/* xl-desk-supply.c - who should supply whom: the exact plan for all flows of one unit, beside pairs taken one by one */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan is made in a thread of its own, of copies: quantities, prices and pairs; nothing of it is a record. */

#include "xl-desk-supply.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "xl-desk-flows.h"
#include "xl-number.h"

void
xl_supply_free (XlSupply *supply)
{
  g_array_unref (supply->pairs);
  g_clear_pointer (&supply->best, xl_assignment_free);
  g_clear_pointer (&supply->greedy, xl_assignment_free);
  g_free (supply->needs);
  g_free (supply->offers);
  g_free (supply);
}

/**
 * xl_desk_supply_units:
 *
 * Returns: (transfer full) (element-type int): choices of flow.unit in which there is something to plan, in their order
 */
GArray *
xl_desk_supply_units (XlPlan *plan)
{
  const XlMatches *matches = xl_matches_get (plan, xl_date_today ());
  const XlField *field = xl_kind_field (&xl_kind_flow, "unit");
  GArray *units = g_array_new (FALSE, FALSE, sizeof (int));

  for (int unit = 1; field->choices[unit - 1].nick != NULL; unit++)
    {
      g_autoptr (GArray) pairs = xl_flow_open_pairs (plan, matches, matches->pairs, unit);

      if (pairs->len > 0)
        g_array_append_val (units, unit);
    }
  return units;
}

/* A side as the plan of supply sees it, without what belongs to the records. */
static XlFlowSide *
copy_sides (const XlFlowSide *sides, guint n)
{
  XlFlowSide *copy = g_memdup2 (sides, n * sizeof *sides);

  for (guint i = 0; i < n; i++)
    {
      copy[i].country = NULL;
      copy[i].codes = NULL;
    }
  return copy;
}

static void
solve (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  XlSupply *supply = data;

  supply->best = xl_flow_assign (supply->needs, supply->n_needs, supply->offers, supply->n_offers, supply->pairs, supply->goal);
  supply->greedy = xl_flow_assign_greedy (supply->needs, supply->n_needs, supply->offers, supply->n_offers, supply->pairs,
                                          supply->goal);
  g_task_return_boolean (task, TRUE);
}

/**
 * xl_desk_supply_async:
 * @unit: choice of flow.unit
 * @goal: what is made best, once as much as possible is shipped
 *
 * Asks who should supply whom, today; answered in the main context.
 */
void
xl_desk_supply_async (XlPlan *plan, int unit, XlAssignGoal goal, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer data)
{
  const XlMatches *matches = xl_matches_get (plan, xl_date_today ());
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  XlSupply *supply = g_new0 (XlSupply, 1);

  supply->version = xl_plan_get_version (plan);
  supply->unit = unit;
  supply->goal = goal;
  supply->pairs = xl_flow_open_pairs (plan, matches, matches->pairs, unit);
  supply->n_needs = matches->needs->len;
  supply->n_offers = matches->offers->len;
  supply->needs = copy_sides (matches->need_sides, supply->n_needs);
  supply->offers = copy_sides (matches->offer_sides, supply->n_offers);
  g_task_set_source_tag (task, xl_desk_supply_async);
  g_task_set_task_data (task, supply, (GDestroyNotify) xl_supply_free);
  g_task_run_in_thread (task, solve);
}

/**
 * xl_desk_supply_finish:
 *
 * Returns: (transfer full) (nullable): the answer; %NULL when it was cancelled
 */
XlSupply *
xl_desk_supply_finish (GAsyncResult *result, GError **error)
{
  XlSupply *supply = g_task_get_task_data (G_TASK (result)), *answer;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  answer = g_memdup2 (supply, sizeof *supply);
  *supply = (XlSupply) { .pairs = g_array_new (FALSE, FALSE, sizeof (XlFlowPair)) };
  return answer;
}

static void
add_cell (GString *text, char *cell, gboolean last)
{
  g_autofree char *clean = g_strdelimit (cell, "\t\n\r", ' ');

  g_string_append_printf (text, "%s%c", clean, last ? '\n' : '\t');
}

/**
 * xl_desk_supply_table:
 * @supply: made of @plan as it is
 *
 * Returns: (transfer full): its shipments as lines with tabs, for a spreadsheet, with headings
 */
char *
xl_desk_supply_table (XlPlan *plan, const XlSupply *supply)
{
  const XlMatches *matches = xl_matches_get (plan, xl_date_today ());
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", _("Offer"), _("From"), _("Need"), _("To"), _("Quantity"),
                          _("Unit"), _("km"), _("Regime"));
  for (guint i = 0; i < supply->best->shipments->len; i++)
    {
      const XlShipment *shipment = &g_array_index (supply->best->shipments, XlShipment, i);
      const XlFlowPair *pair = &g_array_index (supply->pairs, XlFlowPair, shipment->pair);
      XlFlow *need = xl_matches_need (matches, pair), *offer = xl_matches_offer (matches, pair);

      add_cell (text, g_strdup (offer->material), FALSE);
      add_cell (text, xl_words_flow_place (plan, offer), FALSE);
      add_cell (text, g_strdup (need->material), FALSE);
      add_cell (text, xl_words_flow_place (plan, need), FALSE);
      add_cell (text, xl_number_format (shipment->quantity, 3, xl_number_locale ()), FALSE);
      add_cell (text, g_strdup (xl_field_get_nick (xl_kind_field (&xl_kind_flow, "unit"), &need->parent_instance)), FALSE);
      add_cell (text, isnan (pair->km) ? g_strdup ("") : xl_number_format (pair->km, 1, xl_number_locale ()), FALSE);
      add_cell (text, g_strdup (xl_words_regime (pair->regime)), TRUE);
    }
  return g_string_free (text, FALSE);
}
