/* xl-matches.c - the needs and offers of a plan, and who could supply whom */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-matches.h"

#include <math.h>
#include <string.h>

/* --- needs and offers --------------------------------------------------------------------------- */

static const char *
sort_text (const XlFlow *flow)
{
  return flow->parent_instance.key != NULL ? flow->parent_instance.key : flow->material;
}

/* "n2" before "n10", as people count. */
static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const XlFlow *one = *(XlFlow *const *) a, *two = *(XlFlow *const *) b;
  g_autofree char *first = g_utf8_collate_key_for_filename (sort_text (one), -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (sort_text (two), -1);
  int order = g_strcmp0 (first, second);

  return order != 0 ? order : (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

static GPtrArray *
list_flows (XlPlan *plan, XlFlowDirection direction, XlDate day)
{
  const GPtrArray *flows = xl_plan_get_live (plan, &xl_kind_flow);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < flows->len; i++)
    {
      const XlFlow *flow = g_ptr_array_index (flows, i);

      if ((int) direction == flow->direction && (flow->until == XL_DATE_NONE || xl_date_last (flow->until) >= day))
        g_ptr_array_add (list, g_ptr_array_index (flows, i));
    }
  g_ptr_array_sort (list, compare_flows);
  return list;
}

/* Its codes; what is outside waste law goes by its class. The array goes into @owned. */
static const char *const *
codes_of (GPtrArray *owned, const XlFlow *flow)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; flow->codes != NULL && flow->codes[i] != NULL; i++)
    g_ptr_array_add (codes, flow->codes[i]);
  if (flow->flow_class > XL_FLOW_WASTE)
    g_ptr_array_add (codes, (gpointer) xl_field_get_nick (xl_kind_field (&xl_kind_flow, "class"), &flow->parent_instance));
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (owned, codes);
  return (const char *const *) codes->pdata;
}

static XlFlowSide
side_of (XlPlan *plan, const XlFlow *flow, GPtrArray *owned)
{
  const XlRegion *region = (const XlRegion *) xl_plan_lookup (plan, flow->region);

  return (XlFlowSide) {
    .id = flow->parent_instance.id,
    .country = region != NULL ? region->country : NULL,
    .lat = region != NULL ? region->lat : NAN,
    .lon = region != NULL ? region->lon : NAN,
    .codes = codes_of (owned, flow),
    .unit = flow->unit,
    .quantity = flow->quantity > 0 ? flow->quantity : NAN,
    .max_km = flow->max_km > 0 ? flow->max_km : NAN,
    .price = flow->price != XL_NONE ? (double) flow->price / 100 : NAN,
  };
}

static XlFlowSide *
make_sides (XlMatches *self, XlPlan *plan, const GPtrArray *flows)
{
  XlFlowSide *sides = g_new (XlFlowSide, MAX (flows->len, 1));

  for (guint i = 0; i < flows->len; i++)
    sides[i] = side_of (plan, g_ptr_array_index (flows, i), self->codes);
  return sides;
}

/**
 * xl_match_pair:
 * @pair: (out caller-allocates): what is to be said of the two; its code is not
 *
 * Returns: whether the two have one unit and a code in common
 */
gboolean
xl_match_pair (XlPlan *plan, const XlFlow *need, const XlFlow *offer, XlFlowPair *pair)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  XlFlowSide need_side = side_of (plan, need, owned), offer_side = side_of (plan, offer, owned);
  g_autoptr (GArray) pairs = xl_flow_pairs (&need_side, 1, &offer_side, 1);

  if (pairs->len == 0)
    return FALSE;
  *pair = g_array_index (pairs, XlFlowPair, 0);
  pair->code = NULL;
  return TRUE;
}

static void
count_one (XlMatches *self, XlFlow *flow)
{
  g_hash_table_insert (self->counts, flow, GUINT_TO_POINTER (xl_matches_count (self, flow) + 1));
}

/**
 * xl_matches_new:
 * @day: what ended before it does not count
 *
 * Returns: (transfer full): every need with every offer of the same unit and a common code
 */
XlMatches *
xl_matches_new (XlPlan *plan, XlDate day)
{
  XlMatches *self = g_new0 (XlMatches, 1);

  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->needs = list_flows (plan, XL_FLOW_NEED, day);
  self->offers = list_flows (plan, XL_FLOW_OFFER, day);
  self->need_sides = make_sides (self, plan, self->needs);
  self->offer_sides = make_sides (self, plan, self->offers);
  self->pairs = xl_flow_pairs (self->need_sides, self->needs->len, self->offer_sides, self->offers->len);
  self->counts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (self->pairs, XlFlowPair, i);

      if (pair->fails == 0)
        {
          count_one (self, xl_matches_need (self, pair));
          count_one (self, xl_matches_offer (self, pair));
        }
    }
  return self;
}

void
xl_matches_free (XlMatches *self)
{
  g_hash_table_unref (self->counts);
  g_array_unref (self->pairs);
  g_free (self->need_sides);
  g_free (self->offer_sides);
  g_ptr_array_unref (self->needs);
  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->codes);
  g_free (self);
}

/* What was made of a plan, and of which version of it. */
typedef struct
{
  guint64 version;
  XlDate day;
  XlMatches *matches;
} Kept;

static void
kept_free (gpointer data)
{
  xl_matches_free (((Kept *) data)->matches);
  g_free (data);
}

/**
 * xl_matches_get:
 * @day: as xl_matches_new() has it
 *
 * Returns: (transfer none): the same, made once and kept until the plan changes
 */
const XlMatches *
xl_matches_get (XlPlan *plan, XlDate day)
{
  static GQuark quark;
  Kept *kept;

  if (quark == 0)
    quark = g_quark_from_static_string ("xl-matches");
  kept = g_object_get_qdata (G_OBJECT (plan), quark);
  if (kept == NULL || kept->version != xl_plan_get_version (plan) || kept->day != day)
    {
      kept = g_new (Kept, 1);
      *kept = (Kept) { xl_plan_get_version (plan), day, xl_matches_new (plan, day) };
      g_object_set_qdata_full (G_OBJECT (plan), quark, kept, kept_free);
    }
  return kept->matches;
}

/* --- of one flow -------------------------------------------------------------------------------- */

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return xl_flow_pair_compare (a, b);
}

/**
 * xl_matches_of:
 * @flow: a need or an offer of the plan
 *
 * Returns: (transfer full) (element-type XlFlowPair): its pairs: candidates first, the best of cover × near first
 */
GArray *
xl_matches_of (const XlMatches *self, const XlFlow *flow)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (self->pairs, XlFlowPair, i);

      if (xl_matches_need (self, pair) == flow || xl_matches_offer (self, pair) == flow)
        g_array_append_val (pairs, *pair);
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/**
 * xl_matches_count:
 *
 * Returns: how many candidates @flow has
 */
guint
xl_matches_count (const XlMatches *self, const XlFlow *flow)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, flow));
}

static gboolean
share_code (const XlFlowSide *one, const XlFlowSide *two)
{
  for (guint i = 0; one->codes[i] != NULL; i++)
    if (g_strv_contains (two->codes, one->codes[i]))
      return TRUE;
  return FALSE;
}

/* Waste of one chapter of the List of Waste ("07" of "07 01 04*"), or what is outside waste law alike. */
static gboolean
share_chapter (const XlFlowSide *one, const XlFlowSide *two)
{
  for (guint i = 0; one->codes[i] != NULL; i++)
    for (guint j = 0; two->codes[j] != NULL; j++)
      if (strncmp (one->codes[i], two->codes[j], 2) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
is_hazardous (const XlFlowSide *side)
{
  for (guint i = 0; side->codes[i] != NULL; i++)
    if (g_str_has_suffix (side->codes[i], "*"))
      return TRUE;
  return FALSE;
}

static int
compare_misses (gconstpointer a, gconstpointer b)
{
  const XlFlowMiss *one = a, *two = b;
  double first = isnan (one->km) ? G_MAXDOUBLE : one->km, second = isnan (two->km) ? G_MAXDOUBLE : two->km;

  if (one->other_unit != two->other_unit)
    return one->other_unit ? -1 : 1;
  return first != second ? (first < second ? -1 : 1)
                         : (one->flow->parent_instance.id > two->flow->parent_instance.id) - (one->flow->parent_instance.id < two->flow->parent_instance.id);
}

/**
 * xl_matches_misses:
 *
 * Flows that are no pair with @flow although somebody may think so: with a code in common but another unit; or in its
 * unit, of the same chapter of the List of Waste or hazardous both, but without a code in common.
 *
 * Returns: (transfer full) (element-type XlFlowMiss): those of another unit first, then the nearest
 */
GArray *
xl_matches_misses (const XlMatches *self, const XlFlow *flow)
{
  gboolean is_need = flow->direction == XL_FLOW_NEED;
  const GPtrArray *own = is_need ? self->needs : self->offers, *others = is_need ? self->offers : self->needs;
  const XlFlowSide *sides = is_need ? self->offer_sides : self->need_sides;
  GArray *misses = g_array_new (FALSE, FALSE, sizeof (XlFlowMiss));
  const XlFlowSide *side;
  guint at;

  if (!g_ptr_array_find ((GPtrArray *) own, flow, &at))
    return misses;
  side = is_need ? &self->need_sides[at] : &self->offer_sides[at];
  for (guint i = 0; i < others->len; i++)
    {
      gboolean unit = side->unit == sides[i].unit, code = share_code (side, &sides[i]);
      XlFlowMiss miss = { g_ptr_array_index (others, i), xl_flow_km (side, &sides[i]), code };

      if (code != unit
          && (code || share_chapter (side, &sides[i]) || (is_hazardous (side) && is_hazardous (&sides[i]))))
        g_array_append_val (misses, miss);
    }
  g_array_sort (misses, compare_misses);
  return misses;
}

XlFlow *
xl_matches_need (const XlMatches *self, const XlFlowPair *pair)
{
  return g_ptr_array_index (self->needs, pair->need);
}

XlFlow *
xl_matches_offer (const XlMatches *self, const XlFlowPair *pair)
{
  return g_ptr_array_index (self->offers, pair->offer);
}

/**
 * xl_matches_record:
 *
 * Returns: (transfer none) (nullable): what people have noted about @pair
 */
XlMatch *
xl_matches_record (XlPlan *plan, const XlMatches *self, const XlFlowPair *pair)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &xl_matches_need (self, pair)->parent_instance, &xl_kind_match, "need");
  gint64 offer = xl_matches_offer (self, pair)->parent_instance.id;

  for (guint i = 0; i < links->len; i++)
    if (((XlMatch *) g_ptr_array_index (links, i))->offer == offer)
      return g_ptr_array_index (links, i);
  return NULL;
}

/**
 * xl_matches_assign:
 * @pairs: (nullable): some of its pairs; %NULL for all
 * @greedy: take the best pairs one by one instead
 *
 * Returns: (transfer full): how much of which offer goes to which need, so that as much as possible is shipped and
 *   @goal is best
 */
XlAssignment *
xl_matches_assign (const XlMatches *self, const GArray *pairs, XlAssignGoal goal, gboolean greedy)
{
  return (greedy ? xl_flow_assign_greedy : xl_flow_assign) (self->need_sides, self->needs->len, self->offer_sides,
                                                            self->offers->len, pairs != NULL ? pairs : self->pairs, goal);
}

/* --- in files ----------------------------------------------------------------------------------- */

/**
 * xl_matches_regime_nick:
 *
 * Returns: its name in tables, never translated
 */
const char *
xl_matches_regime_nick (XlRegime regime)
{
  static const char *const nicks[XL_N_REGIMES] = {
    [XL_REGIME_NATIONAL] = "national",         [XL_REGIME_NOT_WASTE] = "not-waste",
    [XL_REGIME_ANNEX_VII] = "annex-vii",       [XL_REGIME_NOTIFICATION] = "notification",
    [XL_REGIME_FORBIDDEN] = "forbidden",       [XL_REGIME_CHECK] = "check",
  };

  return nicks[regime];
}

/**
 * xl_matches_fails_nicks:
 *
 * Returns: (transfer full): "price;distance", never translated; "" for a candidate
 */
char *
xl_matches_fails_nicks (guint fails)
{
  static const char *const nicks[] = { "price", "distance", "forbidden" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (fails & 1u << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", nicks[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
