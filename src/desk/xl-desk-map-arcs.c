/* xl-desk-map-arcs.c - matches of resource flows as arcs of the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-arcs.h"

#include <string.h>

#include "xl-desk-map-time.h"

/**
 * xl_desk_map_arc_regime:
 *
 * Returns: @regime as the map has it
 */
XlArcRegime
xl_desk_map_arc_regime (XlRegime regime)
{
  static const XlArcRegime regimes[XL_N_REGIMES] = {
    [XL_REGIME_NATIONAL] = XL_ARC_NATIONAL,   [XL_REGIME_NOT_WASTE] = XL_ARC_NOT_WASTE,
    [XL_REGIME_ANNEX_VII] = XL_ARC_ANNEX_VII, [XL_REGIME_NOTIFICATION] = XL_ARC_NOTIFICATION,
    [XL_REGIME_FORBIDDEN] = XL_ARC_FORBIDDEN, [XL_REGIME_CHECK] = XL_ARC_CHECK,
  };

  return regimes[regime];
}

/* What people decided comes first; a forbidden shipment is a candidate of its own colour. */
static XlArcState
state_of (const XlMatch *record, const XlFlowPair *pair)
{
  if (record != NULL && record->status == XL_MATCH_REJECTED)
    return XL_ARC_REJECTED;
  if (record != NULL && (record->status == XL_MATCH_NEGOTIATED || record->status == XL_MATCH_IMPLEMENTED))
    return XL_ARC_AGREED;
  return (pair->fails & (XL_FAILS_PRICE | XL_FAILS_DISTANCE)) != 0 ? XL_ARC_FAILING : XL_ARC_CANDIDATE;
}

static gboolean
flow_passes (XlPlan *plan, const XlFlow *flow, const XlMapFilter *filter)
{
  if (filter->hide_private && flow->confidentiality == XL_CONFIDENTIALITY_PRIVATE)
    return FALSE;
  return xl_desk_map_was_there (plan, &flow->parent_instance, filter->day);
}

/**
 * xl_desk_map_matches:
 * @day: none for today: what has ended by then is left out, since nobody can be supplied by it any more
 *
 * Returns: (transfer none): what the arcs of the map are made of; until the plan changes
 */
const XlMatches *
xl_desk_map_matches (XlPlan *plan, XlDate day)
{
  return xl_matches_get (plan, day != XL_DATE_NONE ? xl_date_last (day) : xl_date_today ());
}

/**
 * xl_desk_map_each_arc:
 * @filter: its day, regimes, material, flow and privacy are read
 * @func: gets each match that passes, with the regions that it joins
 *
 * In the order of xl_matches_new().
 */
void
xl_desk_map_each_arc (XlPlan *plan, const XlMapFilter *filter, XlArcFunc func, gpointer data)
{
  const XlMatches *matches = xl_desk_map_matches (plan, filter->day);

  for (guint i = 0; i < matches->pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (matches->pairs, XlFlowPair, i);
      XlFlow *need = xl_matches_need (matches, pair), *offer = xl_matches_offer (matches, pair);
      XlArc arc = {
        .offer = offer->parent_instance.id,
        .need = need->parent_instance.id,
        .regime = xl_desk_map_arc_regime (pair->regime),
        .illustrative_offer = xl_plan_is_illustrative (plan, &offer->parent_instance, NULL),
        .illustrative_need = xl_plan_is_illustrative (plan, &need->parent_instance, NULL),
      };

      if (!flow_passes (plan, need, filter) || !flow_passes (plan, offer, filter)
          || (filter->regimes != 0 && (filter->regimes & 1u << arc.regime) == 0)
          || (filter->material != NULL && g_strcmp0 (need->material, filter->material) != 0))
        continue;
      arc.state = state_of (xl_matches_record (plan, matches, pair), pair);
      arc.dim = filter->flow != 0 && filter->flow != arc.offer && filter->flow != arc.need;
      func (&arc, offer->region, need->region, data);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * xl_desk_map_dup_materials:
 * @day: none for today
 *
 * Returns: (transfer full) (array zero-terminated=1): what is needed and somebody has, by name, each once
 */
char **
xl_desk_map_dup_materials (XlPlan *plan, XlDate day)
{
  const XlMatches *matches = xl_desk_map_matches (plan, day);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < matches->pairs->len; i++)
    {
      const XlFlow *need = xl_matches_need (matches, &g_array_index (matches->pairs, XlFlowPair, i));

      if (need->material != NULL && !g_ptr_array_find_with_equal_func (names, need->material, g_str_equal, NULL))
        g_ptr_array_add (names, need->material);
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strdupv ((char **) names->pdata);
}
