/* xl-desk-words-partners.c - why a region could work with another one, criterion by criterion */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include <math.h>

#include "xl-desk-partners.h"
#include "xl-desk-words-map.h"
#include "xl-desk-words-readiness.h"
#include "xl-desk-words.h"

/**
 * xl_words_partner_criterion:
 *
 * Returns: (transfer none): its head: "Priorities"
 */
const char *
xl_words_partner_criterion (XlPartnerCriterion criterion)
{
  switch (criterion)
    {
    case XL_PARTNER_PRIORITIES:
      return _ ("Priorities");
    case XL_PARTNER_CODES:
      return _ ("Codes");
    case XL_PARTNER_OBJECTIVES:
      return _ ("Objectives");
    case XL_PARTNER_FLOWS:
      return _ ("Offers and needs");
    case XL_PARTNER_READINESS:
      return _ ("Readiness");
    case XL_PARTNER_DISTANCE:
      return _ ("Distance");
    case XL_N_PARTNER_CRITERIA:
      break;
    }
  return "";
}

static char *
or_nothing (GString *text)
{
  gboolean empty = text->len == 0;

  return g_string_free (text, empty);
}

/* "1.2 kt/y", "" */
static char *
dup_quantity (XlPlan *plan, const XlFlow *flow)
{
  g_autofree char *figure = NULL, *unit = NULL;

  if (isnan (flow->quantity))
    return g_strdup ("");
  figure = xl_words_value (plan, &flow->parent_instance, xl_kind_field (&xl_kind_flow, "quantity"));
  unit = xl_words_value (plan, &flow->parent_instance, xl_kind_field (&xl_kind_flow, "unit"));
  return g_strdup_printf (" (%s\u00a0%s)", figure, unit);
}

static char *
dup_flows (XlPlan *plan, const XlPartner *partner)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < partner->flows->len; i++)
    {
      const XlPartnerFlow *flow = &g_array_index (partner->flows, XlPartnerFlow, i);
      gboolean ours = flow->offer->region == partner->pair->a->parent_instance.id;
      g_autofree char *offered = dup_quantity (plan, flow->offer), *needed = dup_quantity (plan, flow->need);

      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text,
                              /* Translators: what we offer and how much, what they need and how much; and the reverse */
                              ours ? _ ("We offer %s%s, they need %s%s") : _ ("They offer %s%s, we need %s%s"),
                              flow->offer->material, offered, flow->need->material, needed);
    }
  return or_nothing (text);
}

static char *
dup_fills (const XlPartner *partner)
{
  GString *text = g_string_new (NULL);
  const XlField *feedstock = xl_kind_field (&xl_kind_readiness, "feedstock");

  for (guint f = 0; f < XL_N_FEEDSTOCKS; f++)
    if (partner->fills[f] != 0)
      {
        g_autofree char *factors = xl_words_readiness_factors (partner->fills[f]);

        g_string_append (text, text->len > 0 ? "\n" : "");
        /* Translators: a feedstock and a list of factors: "For waste, strong where we are weak: access to finance" */
        g_string_append_printf (text, _ ("For %s, strong where we are weak: %s"),
                                xl_words_choice (feedstock, (int) f + 1), factors);
      }
  return or_nothing (text);
}

static char *
dup_objectives (const XlPartner *partner)
{
  const XlField *field = xl_kind_field (&xl_kind_project, "objectives");
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 4; i++)
    if (partner->pair->objectives & 1u << i)
      g_string_append_printf (text, "%s%s\u00a0%s", text->len > 0 ? "\n" : "", field->choices[i].nick,
                              xl_words_choice (field, i + 1));
  return or_nothing (text);
}

static char *
dup_distance (const XlPartner *partner)
{
  const XlRegion *other = partner->pair->b;
  gboolean abroad = g_strcmp0 (partner->pair->a->country, other->country) != 0;
  g_autofree char *km = NULL;

  if (isnan (partner->km))
    return g_strdup (abroad ? _ ("A main site is not known; another country") : _ ("A main site is not known; the same country"));
  km = xl_words_number (partner->km, 0);
  return g_strdup_printf (abroad ? _ ("%s\u00a0km between the main sites, another country")
                                 : _ ("%s\u00a0km between the main sites, the same country"),
                          km);
}

/**
 * xl_words_partner:
 *
 * Returns: (transfer full) (nullable): what is to be said of one criterion, a line each; %NULL where there is nothing
 */
char *
xl_words_partner (XlPlan *plan, const XlPartner *partner, XlPartnerCriterion criterion)
{
  switch (criterion)
    {
    case XL_PARTNER_PRIORITIES:
      return *partner->pair->priorities != NULL ? g_strjoinv (", ", partner->pair->priorities) : NULL;
    case XL_PARTNER_CODES:
      return *partner->pair->codes != NULL ? g_strjoinv (", ", partner->pair->codes) : NULL;
    case XL_PARTNER_OBJECTIVES:
      return dup_objectives (partner);
    case XL_PARTNER_FLOWS:
      return dup_flows (plan, partner);
    case XL_PARTNER_READINESS:
      return dup_fills (partner);
    case XL_PARTNER_DISTANCE:
      return dup_distance (partner);
    case XL_N_PARTNER_CRITERIA:
      break;
    }
  return NULL;
}

/**
 * xl_words_partner_bridge:
 * @bridge: (nullable) (element-type XlMapStep): see xl_desk_partners_bridges()
 *
 * Returns: (transfer full): how the two are related today, in a sentence
 */
char *
xl_words_partner_bridge (XlPlan *plan, const XlPartner *partner, const GArray *bridge)
{
  if (bridge == NULL)
    return g_strdup (_ ("None yet: no chain of projects, ties, seats and networks joins the two."));
  return xl_words_map_path (plan, (const XlMapStep *) bridge->data, bridge->len);
}

/**
 * xl_words_partner_rule:
 *
 * Returns: (transfer none): what the order of the list is
 */
const char *
xl_words_partner_rule (void)
{
  return _ ("Regions without a project with this one. First comes who shares most priorities and codes, then most "
            "objectives of projects; among equals, who is in another country, whose offers and needs fit, who is strong "
            "where we are weak, and who is nearer. Nothing is added up into a score.");
}
