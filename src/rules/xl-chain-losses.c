/* xl-chain-losses.c - what a value chain takes and gives, and what it loses without one country */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-chains.h"

#include <string.h>

#include "xl-fold.h"
#include "xl-matches.h"

/* --- offers and needs --------------------------------------------------------------------------- */

/* Whether a word of four letters or more stands in both. */
static gboolean
share_word (const char *one, const char *two)
{
  g_autofree char *folded = xl_fold (one), *other = xl_fold (two);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,;:/()-", -1), others = g_strsplit_set (other, " ,;:/()-", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= 4 && g_strv_contains ((const char *const *) others, words[i]))
      return TRUE;
  return FALSE;
}

/* Where a flow of a partner stands: at its only step, or at the only one of its steps whose name speaks of the
 * material; -1 where the plan does not say it. */
static int
place_of_flow (const XlChain *self, const XlFlow *flow)
{
  int only = -1, spoken = -1;
  guint n = 0, n_spoken = 0;

  for (guint i = 0; flow->organisation != 0 && i < self->places->len; i++)
    {
      const XlChainPlace *place = xl_chain_place (self, i);
      gboolean there = FALSE;

      for (guint j = 0; j < place->capabilities->len && !there; j++)
        there = ((XlCapability *) g_ptr_array_index (place->capabilities, j))->organisation == flow->organisation;
      if (!there)
        continue;
      only = (int) i;
      n++;
      if (share_word (flow->material, place->step->name))
        {
          spoken = (int) i;
          n_spoken++;
        }
    }
  return n == 1 ? only : n_spoken == 1 ? spoken : -1;
}

/* The step of a chain where what feeds @index comes from: the first feedstock upstream, else @index. */
static guint
feedstock_of (const XlChain *self, guint index)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      g_autoptr (GArray) way = NULL;

      if (xl_chain_place (self, i)->step->category != 1 || i == index)
        continue;
      way = xl_chain_downstream (self, i);
      for (guint j = 0; j < way->len; j++)
        if (g_array_index (way, guint, j) == index)
          return i;
    }
  return index;
}

/* Offers of others that fit a need of the chain. */
static void
add_suppliers (XlPlan *plan, const XlChain *self, GArray *flows)
{
  g_autoptr (XlMatches) matches = xl_matches_new (plan, self->day);
  guint n = flows->len;

  for (guint i = 0; i < matches->pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (matches->pairs, XlFlowPair, i);
      XlFlow *need = xl_matches_need (matches, pair), *offer = xl_matches_offer (matches, pair);
      XlChainFlow supplier = { offer, 0, need };
      int at = -1;
      gboolean known = FALSE;

      for (guint j = 0; j < flows->len; j++)
        {
          const XlChainFlow *flow = &g_array_index (flows, XlChainFlow, j);

          known = known || flow->flow == offer;
          if (j < n && flow->flow == need)
            at = (int) flow->place;
        }
      if (pair->fails != 0 || at < 0 || known)
        continue;
      supplier.place = feedstock_of (self, (guint) at);
      g_array_append_val (flows, supplier);
    }
}

/**
 * xl_chain_flows:
 *
 * Offers and needs of partners of the chain stand where the plan says so: at the partner's only step, or at the only
 * one whose name shares a word with the material. Offers of others stand at the feedstock where they fit such a need.
 *
 * Returns: (transfer full) (element-type XlChainFlow): what the chain takes and gives, on its day
 */
GArray *
xl_chain_flows (XlPlan *plan, const XlChain *self)
{
  const GPtrArray *all = xl_plan_get_live (plan, &xl_kind_flow);
  GArray *flows = g_array_new (FALSE, FALSE, sizeof (XlChainFlow));

  for (guint i = 0; i < all->len; i++)
    {
      XlFlow *flow = g_ptr_array_index (all, i);
      int place = xl_date_in_span (self->day, flow->since, flow->until) ? place_of_flow (self, flow) : -1;
      XlChainFlow own = { flow, place >= 0 ? (guint) place : 0, NULL };

      if (place >= 0)
        g_array_append_val (flows, own);
    }
  if (flows->len > 0)
    add_suppliers (plan, self, flows);
  return flows;
}

/* --- without a country -------------------------------------------------------------------------- */

static void
loss_clear (gpointer data)
{
  XlChainLoss *loss = data;

  g_array_unref (loss->lost);
  g_array_unref (loss->unplanned);
  g_ptr_array_unref (loss->flows);
}

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  const XlChainLoss *one = a, *two = b;
  guint first = one->lost->len + one->unplanned->len, second = two->lost->len + two->unplanned->len;

  if (first != second)
    return first > second ? -1 : 1;
  if (one->n_partners != two->n_partners)
    return one->n_partners > two->n_partners ? -1 : 1;
  return strcmp (one->country, two->country);
}

static XlChainLoss *
loss_of (GArray *losses, const char *country)
{
  XlChainLoss loss;

  for (guint i = 0; i < losses->len; i++)
    if (strcmp (g_array_index (losses, XlChainLoss, i).country, country) == 0)
      return &g_array_index (losses, XlChainLoss, i);
  loss = (XlChainLoss) { .lost = g_array_new (FALSE, FALSE, sizeof (guint)),
                         .unplanned = g_array_new (FALSE, FALSE, sizeof (guint)), .flows = g_ptr_array_new () };
  g_strlcpy (loss.country, country, sizeof loss.country);
  g_array_append_val (losses, loss);
  return &g_array_index (losses, XlChainLoss, losses->len - 1);
}

/* What is left of a step without @country. */
static XlStepState
state_without (XlPlan *plan, const XlChain *self, const XlChainPlace *place, const char *country)
{
  XlStepState state = XL_STEP_GAP;

  for (guint i = 0; i < place->capabilities->len; i++)
    {
      const XlCapability *capability = g_ptr_array_index (place->capabilities, i);
      const char *home = xl_plan_country (plan, xl_plan_lookup (plan, capability->organisation));
      int level = xl_capability_level (capability, self->day);

      if (g_strcmp0 (home, country) == 0 || level == XL_CAPABILITY_WANTS)
        continue;
      state = MAX (state, level == XL_CAPABILITY_HAS ? XL_STEP_HAS : XL_STEP_PLANNED);
    }
  return state;
}

static XlOrganisation *
partner_of (XlPlan *plan, const XlCapability *capability)
{
  return (XlOrganisation *) xl_plan_lookup (plan, capability->organisation);
}

static void
count_partners (XlPlan *plan, const XlChain *self, GArray *losses)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->places->len; i++)
    for (guint j = 0; j < xl_chain_place (self, i)->capabilities->len; j++)
      {
        XlOrganisation *partner = partner_of (plan, g_ptr_array_index (xl_chain_place (self, i)->capabilities, j));
        const char *country = xl_plan_country (plan, &partner->parent_instance);

        if (country != NULL && g_hash_table_add (seen, partner))
          loss_of (losses, country)->n_partners++;
      }
}

/**
 * xl_chain_losses:
 * @flows: (element-type XlChainFlow): of xl_chain_flows()
 *
 * Returns: (transfer full) (element-type XlChainLoss): for each country with a partner or a flow of the chain, what is
 *   lost without it; the greatest loss first
 */
GArray *
xl_chain_losses (XlPlan *plan, const XlChain *self, const GArray *flows)
{
  GArray *losses = g_array_new (FALSE, FALSE, sizeof (XlChainLoss));

  g_array_set_clear_func (losses, loss_clear);
  count_partners (plan, self, losses);
  for (guint i = 0; i < flows->len; i++)
    {
      XlFlow *flow = g_array_index (flows, XlChainFlow, i).flow;
      const char *country = xl_plan_country (plan, xl_plan_lookup (plan, flow->region));

      if (country != NULL)
        g_ptr_array_add (loss_of (losses, country)->flows, flow);
    }
  for (guint i = 0; i < losses->len; i++)
    {
      XlChainLoss *loss = &g_array_index (losses, XlChainLoss, i);

      for (guint p = 0; p < self->places->len; p++)
        {
          const XlChainPlace *place = xl_chain_place (self, p);
          XlStepState left = state_without (plan, self, place, loss->country);

          if (place->state == XL_STEP_HAS && left != XL_STEP_HAS)
            g_array_append_val (loss->lost, p);
          else if (place->state == XL_STEP_PLANNED && left == XL_STEP_GAP)
            g_array_append_val (loss->unplanned, p);
        }
    }
  g_array_sort (losses, compare_losses);
  return losses;
}
