/* xl-desk-partners.c - who a region could work with, and why: every criterion apart */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invariants
 * 1. Nobody is found who has a project with the region, who is retired, or who neither shares anything with it nor has
 *    an offer or a need that fits.
 * 2. The order is that of the pairs of the map (most priorities and codes in common, then most objectives, then another
 *    country), and among equals: most offers and needs that fit, most weak factors filled, nearest, by name. There is no
 *    sum of any of these: each is said apart.
 * 3. The same plan gives the same list on every machine, in whatever order its records came. */

#include "xl-desk-partners.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "xl-geo.h"

static void
partner_free (gpointer data)
{
  XlPartner *partner = data;

  xl_map_pair_free (partner->pair);
  g_array_unref (partner->flows);
  g_free (partner);
}

static gboolean
is_between (const XlFlow *one, const XlFlow *other, const XlMapPair *pair)
{
  gint64 a = pair->a->parent_instance.id, b = pair->b->parent_instance.id;

  return (one->region == a && other->region == b) || (one->region == b && other->region == a);
}

static GArray *
find_flows (const XlMatches *matches, const XlMapPair *pair)
{
  GArray *flows = g_array_new (FALSE, FALSE, sizeof (XlPartnerFlow));

  for (guint i = 0; i < matches->pairs->len; i++)
    {
      const XlFlowPair *match = &g_array_index (matches->pairs, XlFlowPair, i);
      XlPartnerFlow flow = { xl_matches_need (matches, match), xl_matches_offer (matches, match) };

      if (match->fails == 0 && is_between (flow.need, flow.offer, pair))
        g_array_append_val (flows, flow);
    }
  return flows;
}

static int
compare_partners (gconstpointer a, gconstpointer b)
{
  const XlPartner *one = *(XlPartner *const *) a, *two = *(XlPartner *const *) b;
  int order = xl_map_pair_compare (one->pair, two->pair);

  if (order == 0)
    order = (int) two->flows->len - (int) one->flows->len;
  if (order == 0)
    order = (int) two->n_fills - (int) one->n_fills;
  /* What is not known comes last. */
  if (order == 0 && isnan (one->km) != isnan (two->km))
    order = isnan (one->km) ? 1 : -1;
  if (order == 0)
    order = (one->km > two->km) - (one->km < two->km);
  /* The sort is stable, and they come by name. */
  return order;
}

/**
 * xl_desk_partners:
 * @region: a region
 * @day: today: of which offers, needs and marks count
 *
 * Returns: (transfer full) (element-type XlPartner): who it could work with, the best first
 */
GPtrArray *
xl_desk_partners (XlPlan *plan, XlRegion *region, XlDate day)
{
  g_autoptr (GPtrArray) pairs = xl_desk_map_pairs_of (plan, &xl_map_filter_all, region);
  g_autoptr (XlMatches) matches = xl_matches_new (plan, day);
  GPtrArray *partners = g_ptr_array_new_with_free_func (partner_free);
  XlReadinessScores ours[XL_N_FEEDSTOCKS];

  for (guint f = 0; f < XL_N_FEEDSTOCKS; f++)
    xl_readiness_scores (plan, region, (int) f + 1, day, &ours[f]);
  for (guint i = 0; i < pairs->len; i++)
    {
      XlMapPair *pair = g_ptr_array_index (pairs, i);
      GArray *flows = find_flows (matches, pair);
      XlPartner *partner;

      if (!xl_map_pair_shares (pair) && flows->len == 0)
        {
          g_array_unref (flows);
          xl_map_pair_free (pair);
          continue;
        }
      partner = g_new0 (XlPartner, 1);
      partner->pair = pair;
      partner->flows = flows;
      partner->km = xl_geo_distance_km (pair->a->lon, pair->a->lat, pair->b->lon, pair->b->lat);
      for (guint f = 0; f < XL_N_FEEDSTOCKS; f++)
        {
          partner->fills[f] = xl_readiness_fills (plan, &ours[f], pair->b, (int) f + 1, day);
          partner->n_fills += (guint) __builtin_popcount (partner->fills[f]);
        }
      g_ptr_array_add (partners, partner);
    }
  /* They have gone into the partners, or nowhere. */
  g_ptr_array_set_free_func (pairs, NULL);
  g_ptr_array_sort (partners, compare_partners);
  return partners;
}

/**
 * xl_desk_partners_bridges:
 * @partners: (element-type XlPartner): of one region
 * @n: for how many of the first of them
 *
 * How each is related with the region today: over projects, partners and ties; where these do not reach, over networks.
 *
 * Returns: (transfer full) (element-type GArray): of #XlMapStep; %NULL where nothing joins the two
 */
GPtrArray *
xl_desk_partners_bridges (XlPlan *plan, const GPtrArray *partners, guint n)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autoptr (GPtrArray) wider = NULL;
  XlMapFilter networks = xl_map_filter_all;
  XlRecord *from;
  GPtrArray *paths;

  if (n == 0 || partners->len == 0)
    return g_ptr_array_new ();
  from = &((const XlPartner *) g_ptr_array_index (partners, 0))->pair->a->parent_instance;
  for (guint i = 0; i < MIN (n, partners->len); i++)
    g_ptr_array_add (ends, ((const XlPartner *) g_ptr_array_index (partners, i))->pair->b);
  paths = xl_desk_map_paths (plan, &xl_map_filter_all, from, (XlRecord **) ends->pdata, ends->len);
  networks.kinds |= XL_MAP_NETWORKS;
  for (guint i = 0; i < paths->len; i++)
    if (g_ptr_array_index (paths, i) == NULL)
      {
        if (wider == NULL)
          wider = xl_desk_map_paths (plan, &networks, from, (XlRecord **) ends->pdata, ends->len);
        g_ptr_array_index (paths, i) = g_steal_pointer (&g_ptr_array_index (wider, i));
      }
  return paths;
}

static void
give_region (XlEdit *edit, gint64 project, const XlRegion *region, const char *role)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_project_region, 0);

  xl_edit_give_number (edit, id, "project", project);
  xl_edit_give_number (edit, id, "region", region->parent_instance.id);
  xl_edit_give (edit, id, "role", role);
}

/**
 * xl_edits_start_together:
 * @pair: two regions, the first of which leads
 * @id: (out): the id that the project will have
 *
 * Returns: (transfer full): the edit that makes a project of both, with the objectives that they share
 */
XlEdit *
xl_edits_start_together (XlPlan *plan, const XlMapPair *pair, gint64 *id)
{
  XlEdit *edit = xl_edit_new (NULL);
  /* Translators: title of a new project of two regions, to be typed over */
  g_autofree char *title = g_strdup_printf (_ ("Project of %s and %s"), pair->a->name, pair->b->name);
  const XlChoice *choices = xl_kind_field (&xl_kind_project, "objectives")->choices;
  const char *objectives[5] = { NULL };
  g_autofree char *set = NULL;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    if (pair->objectives & 1u << i)
      objectives[n++] = choices[i].nick;
  *id = xl_edit_insert (edit, &xl_kind_project, 0);
  xl_edit_give (edit, *id, "title", title);
  set = n > 0 ? xl_set_to_text (objectives) : NULL;
  if (set != NULL)
    xl_edit_give (edit, *id, "objectives", set);
  give_region (edit, *id, pair->a, "lead");
  give_region (edit, *id, pair->b, "partner");
  return edit;
}
