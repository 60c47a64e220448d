/* partner-laws.h - what the tests of who could work with whom share: random plans, and a plain search beside the desk's */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readiness-marks.h"
#include "xl-desk-partners.h"
#include "xl-matches.h"

static void
give_text (XlEdit *edit, gint64 id, const char *field, char *text)
{
  xl_edit_give (edit, id, field, text);
  g_free (text);
}

/* The plan that @edit makes, of records that come in any order where that is asked for. */
static XlPlan *
plan_in_any_order (XlEdit *edit, gboolean shuffled)
{
  for (guint i = edit->ops->len; shuffled && i-- > 1;)
    {
      guint k = (guint) g_random_int_range (0, (gint32) i + 1);
      gpointer op = g_ptr_array_index (edit->ops, i);

      g_ptr_array_index (edit->ops, i) = g_ptr_array_index (edit->ops, k);
      g_ptr_array_index (edit->ops, k) = op;
    }
  return plan_of (edit);
}

/* Needs of the one that an offer of the other covers, both ways. @whose: of a flow, "region" or "organisation". */
static guint
count_flows (XlPlan *p, const char *whose, gint64 a, gint64 b)
{
  const GPtrArray *flows = xl_plan_get_live (p, &xl_kind_flow);
  const XlField *field = xl_kind_field (&xl_kind_flow, whose);
  guint n = 0;

  for (guint i = 0; i < flows->len; i++)
    for (guint k = 0; k < flows->len; k++)
      {
        const XlFlow *need = g_ptr_array_index (flows, i), *offer = g_ptr_array_index (flows, k);
        gint64 one = xl_field_get_reference (field, &need->parent_instance);
        gint64 other = xl_field_get_reference (field, &offer->parent_instance);
        XlFlowPair pair;

        n += need->direction == XL_FLOW_NEED && offer->direction == XL_FLOW_OFFER
             && ((one == a && other == b) || (one == b && other == a)) && xl_match_pair (p, need, offer, &pair)
             && pair.fails == 0;
      }
  return n;
}

/* Great circle by the law of cosines, not by the haversine. */
static double
kilometres (const XlRegion *a, const XlRegion *b)
{
  double one = a->lat * G_PI / 180, two = b->lat * G_PI / 180, turn = (b->lon - a->lon) * G_PI / 180;

  return 6371.0088 * acos (CLAMP (sin (one) * sin (two) + cos (one) * cos (two) * cos (turn), -1, 1));
}

static const XlPartner *
find_partner (const GPtrArray *partners, const XlRecord *other)
{
  for (guint i = 0; i < partners->len; i++)
    if (((const XlPartner *) g_ptr_array_index (partners, i))->b == other)
      return g_ptr_array_index (partners, i);
  return NULL;
}
