/* xl-desk-words-partners.c - why a region or an organisation could work with another one, criterion by criterion */
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
    case XL_PARTNER_SKILLS:
      return _ ("Capabilities");
    case XL_PARTNER_OBJECTIVES:
      return _ ("Objectives");
    case XL_PARTNER_FLOWS:
      return _ ("Offers and needs");
    case XL_PARTNER_READINESS:
      return _ ("Readiness");
    case XL_PARTNER_COUNTRY:
      return _ ("Country");
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
      gboolean ours = flow->offer->region == partner->a->id || flow->offer->organisation == partner->a->id;
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
    if (partner->objectives & 1u << i)
      g_string_append_printf (text, "%s%s\u00a0%s", text->len > 0 ? "\n" : "", field->choices[i].nick,
                              xl_words_choice (field, i + 1));
  return or_nothing (text);
}

static char *
dup_skills (XlPlan *plan, const XlPartner *partner)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < partner->skills->len; i++)
    {
      const XlPartnerSkill *skill = &g_array_index (partner->skills, XlPartnerSkill, i);
      XlRecord *chain = xl_plan_lookup (plan, skill->step->chain);
      g_autofree char *step = xl_words_name (plan, &skill->step->parent_instance);
      g_autofree char *name = chain != NULL ? xl_words_name (plan, chain) : g_strdup ("–");

      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: a step of a value chain, and the chain */
      g_string_append_printf (text,
                              skill->ours      ? skill->planned ? _ ("We plan %s (%s), they want it")
                                                                : _ ("We have %s (%s), they want it")
                              : skill->planned ? _ ("They plan %s (%s), we want it")
                                               : _ ("They have %s (%s), we want it"),
                              step, name);
    }
  return or_nothing (text);
}

static char *
dup_country (const XlPartner *partner)
{
  if (partner->country_a == NULL || partner->country_b == NULL)
    return NULL;
  if (g_str_equal (partner->country_a, partner->country_b))
    return g_strdup_printf (_ ("The same: %s"), xl_words_country (partner->country_a));
  /* Translators: the country of the one that asks and the other's */
  return g_strdup_printf (_ ("Across a border: %s and %s"), xl_words_country (partner->country_a),
                          xl_words_country (partner->country_b));
}

static char *
dup_distance (const XlPartner *partner)
{
  g_autofree char *km = NULL;

  if (isnan (partner->km))
    return g_strdup (partner->pair != NULL ? _ ("A main site is not known") : _ ("A region or its main site is not known"));
  km = xl_words_number (partner->km, 0);
  return g_strdup_printf (partner->pair != NULL ? _ ("%s\u00a0km between the main sites")
                                                : _ ("%s\u00a0km between the main sites of their regions"),
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
      return partner->pair != NULL && *partner->pair->priorities != NULL ? g_strjoinv (", ", partner->pair->priorities) : NULL;
    case XL_PARTNER_CODES:
      return partner->pair != NULL && *partner->pair->codes != NULL ? g_strjoinv (", ", partner->pair->codes) : NULL;
    case XL_PARTNER_OBJECTIVES:
      return dup_objectives (partner);
    case XL_PARTNER_FLOWS:
      return dup_flows (plan, partner);
    case XL_PARTNER_READINESS:
      return dup_fills (partner);
    case XL_PARTNER_SKILLS:
      return dup_skills (plan, partner);
    case XL_PARTNER_COUNTRY:
      return dup_country (partner);
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
xl_words_partner_rule (const XlKind *kind)
{
  if (kind == &xl_kind_organisation)
    return _ ("Partners without a project with this one. First comes who has most of what the other wants on a value chain, "
              "then most offers and needs that fit; among equals, who shares most objectives of projects, who is in another "
              "country, and who is nearer. Nothing is added up into a score.");
  return _ ("Regions without a project with this one. First comes who shares most priorities and codes, then most "
            "objectives of projects; among equals, who is in another country, whose offers and needs fit, who is strong "
            "where we are weak, and who is nearer. Nothing is added up into a score.");
}

/**
 * xl_words_partner_nobody:
 *
 * Returns: (transfer none): what to do where nobody is found
 */
const char *
xl_words_partner_nobody (const XlKind *kind)
{
  if (kind == &xl_kind_organisation)
    return _ ("Nobody yet: no other partner without a common project has a capability that this one wants, or the reverse, "
              "has an offer or need that fits, or serves the same objectives. Capabilities on a value chain, and flows with "
              "their partner, help to find them.");
  return _ ("Nobody yet: no other region without a common project shares a priority, a code or an objective with this one, or "
            "has an offer or need that fits. Priorities, and the NACE codes of partners, help to find them.");
}
