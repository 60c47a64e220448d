/* xl-desk-words-flows.c - resource flows and their matches in words: quantities, prices, regimes, reasons */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-flows.h"
#include "xl-desk-words-private.h"

/* --- regimes ------------------------------------------------------------------------------------ */

static const struct
{
  const char *name, *badge, *rule;
} regimes[XL_N_REGIMES] = {
  [XL_REGIME_NATIONAL] = { N_("national"), "N",
                           N_("National: both sites lie in one country, so its own law applies and no border is crossed.") },
  [XL_REGIME_NOT_WASTE]
  = { N_("outside waste law"), "–",
      N_("Outside waste law: a by-product, gas, heat or the like is no waste (Directive 2008/98/EC). It is not outside REACH, "
         "Regulation (EC) 1907/2006.") },
  [XL_REGIME_ANNEX_VII] = { N_("green list"), "VII",
                            N_("Green list: waste without hazard between these countries moves with general information, the "
                               "form of Annex VII. Regulation (EU) 2024/1157.") },
  [XL_REGIME_NOTIFICATION] = { N_("prior notification"), "PIC",
                               N_("Prior notification: hazardous waste between two of these countries needs the consent of both "
                                  "before it moves. Regulation (EU) 2024/1157.") },
  [XL_REGIME_FORBIDDEN] = { N_("forbidden"), "✕",
                            N_("Forbidden: hazardous waste may not go to a country outside the OECD (the Basel ban). Regulation "
                               "(EU) 2024/1157. It stays a candidate.") },
  [XL_REGIME_CHECK] = { N_("to be checked"), "?",
                        N_("To be checked: for this waste and these countries nothing simple can be said; ask the competent "
                           "authorities. Regulation (EU) 2024/1157.") },
};

/**
 * xl_words_regime:
 *
 * Returns: (transfer none): its name, within a sentence
 */
const char *
xl_words_regime (XlRegime regime)
{
  return _(regimes[regime].name);
}

/**
 * xl_words_regime_badge:
 *
 * Returns: (transfer none): one to three signs that say it where there is no room, never translated
 */
const char *
xl_words_regime_badge (XlRegime regime)
{
  return regimes[regime].badge;
}

/**
 * xl_words_regime_rule:
 *
 * Returns: (transfer none): what it asks, and the rule behind it
 */
const char *
xl_words_regime_rule (XlRegime regime)
{
  return _(regimes[regime].rule);
}

const char *
xl_words_no_legal_advice (void)
{
  return _("A flag, not legal advice.");
}

/* --- figures ------------------------------------------------------------------------------------ */

static const char *
unit_word (int unit)
{
  return xl_words_choice (xl_kind_field (&xl_kind_flow, "unit"), unit);
}

/* "t/y" that no line breaks after its slash. */
static char *
unit_text (int unit)
{
  g_auto (GStrv) parts = g_strsplit (unit_word (unit), "/", -1);

  return g_strjoinv ("/\u2060", parts);
}

/* Of which a price is: "t" of "t/y". */
static char *
unit_stem (int unit)
{
  const char *word = unit_word (unit), *slash = strrchr (word, '/');

  return slash != NULL ? g_strndup (word, (gsize) (slash - word)) : g_strdup (word);
}

static char *
amount (double value)
{
  return xl_words_number (value, fabs (value) >= 100 || value == trunc (value) ? 0 : 1);
}

/**
 * xl_words_quantity:
 * @quantity: in @unit; NAN for one that is not known
 * @unit: choice of flow.unit
 *
 * Returns: (transfer full): "7,000 t/y"
 */
char *
xl_words_quantity (double quantity, int unit)
{
  g_autofree char *number = isnan (quantity) ? g_strdup ("–") : amount (quantity), *text = unit_text (unit);

  return g_strconcat (number, "\u00a0", text, NULL);
}

/**
 * xl_words_km:
 * @km: NAN for a distance that is not known
 *
 * Returns: (transfer full): "137 km", to the nearest one
 */
char *
xl_words_km (double km)
{
  g_autofree char *number = isnan (km) ? g_strdup ("–") : xl_words_number (round (km), 0);

  return g_strconcat (number, "\u00a0km", NULL);
}

static char *
price_number (double price, gboolean sign)
{
  g_autofree char *number = NULL;

  if (isnan (price))
    return g_strdup ("–");
  number = xl_words_number (price, price == trunc (price) ? 0 : 2);
  return g_strconcat (sign && price > 0 ? "+" : "", number, NULL);
}

/**
 * xl_words_unit_price:
 * @price: EUR per unit; NAN for one that is not known
 * @unit: choice of flow.unit
 * @sign: whether a plus is written
 *
 * Returns: (transfer full): "+10 €/t"
 */
char *
xl_words_unit_price (double price, int unit, gboolean sign)
{
  g_autofree char *number = price_number (price, sign), *stem = unit_stem (unit);

  return g_strconcat (number, "\u00a0€/", stem, NULL);
}

/**
 * xl_words_flow_place:
 *
 * Returns: (transfer full): region and site: "Saxony-Anhalt, Leuna"
 */
char *
xl_words_flow_place (XlPlan *plan, const XlFlow *flow)
{
  const XlRegion *region = (const XlRegion *) xl_plan_lookup (plan, flow->region);
  g_autofree char *name = region != NULL ? xl_words_name (plan, &region->parent_instance) : g_strdup ("–");

  return region != NULL && region->site != NULL ? g_strdup_printf ("%s, %s", name, region->site) : g_steal_pointer (&name);
}

/**
 * xl_words_flow_about:
 *
 * Returns: (transfer full): "Need of Ústí (CZ), Litvínov: 10,000 t/y, at most 500 km, pays −100 €/t"
 */
char *
xl_words_flow_about (XlPlan *plan, const XlFlow *flow)
{
  const XlRegion *region = (const XlRegion *) xl_plan_lookup (plan, flow->region);
  gboolean need = flow->direction == XL_FLOW_NEED;
  g_autofree char *name = region != NULL ? xl_words_name (plan, &region->parent_instance) : g_strdup ("–");
  g_autofree char *place = region == NULL || region->country == NULL
                               ? g_strdup (name)
                               : g_strdup_printf ("%s (%s)", name, region->country);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, need ? _("Need of %s") : _("Offer of %s"), place);
  if (region != NULL && region->site != NULL)
    g_string_append_printf (text, ", %s", region->site);
  if (flow->quantity > 0)
    {
      g_autofree char *quantity = xl_words_quantity (flow->quantity, flow->unit);

      g_string_append_printf (text, ": %s", quantity);
    }
  if (flow->max_km > 0)
    {
      g_autofree char *km = xl_words_km (flow->max_km);

      g_string_append (text, ", ");
      g_string_append_printf (text, _("at most %s"), km);
    }
  if (flow->price != XL_NONE)
    {
      g_autofree char *price = xl_words_unit_price ((double) flow->price / 100, flow->unit, FALSE);

      g_string_append (text, ", ");
      g_string_append_printf (text, need ? _("pays %s") : _("asks %s"), price);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- one pair ----------------------------------------------------------------------------------- */

static const XlFlowSide *
need_side (const XlMatches *matches, const XlFlowPair *pair)
{
  return &matches->need_sides[pair->need];
}

static const XlFlowSide *
offer_side (const XlMatches *matches, const XlFlowPair *pair)
{
  return &matches->offer_sides[pair->offer];
}

/* The one that is known, if only one is; NAN for any distance. */
static double
farthest (const XlMatches *matches, const XlFlowPair *pair)
{
  return fmin (need_side (matches, pair)->max_km, offer_side (matches, pair)->max_km);
}

/* A code, or the word for what is outside waste law. */
static const char *
code_word (const char *code)
{
  const XlField *field = xl_kind_field (&xl_kind_flow, "class");
  int choice = xl_field_find_choice (field, code);

  return choice > 0 ? xl_words_choice (field, choice) : code;
}

/**
 * xl_pair_words_init:
 * @words: (out caller-allocates): cleared with xl_pair_words_clear()
 */
void
xl_pair_words_init (XlPairWords *words, const XlMatches *matches, const XlFlowPair *pair)
{
  const XlFlowSide *need = need_side (matches, pair), *offer = offer_side (matches, pair);
  double limit = farthest (matches, pair), shipped = fmin (offer->quantity, need->quantity);
  g_autofree char *have = isnan (need->quantity) || isnan (offer->quantity) ? g_strdup ("–") : amount (shipped);
  g_autofree char *want = xl_words_quantity (need->quantity, need->unit);
  g_autofree char *most = xl_words_km (limit);
  g_autofree char *pays = price_number (need->price, FALSE), *asks = price_number (offer->price, FALSE);
  gboolean hazardous = g_str_has_suffix (pair->code, "*");

  words->cover = isnan (pair->cover) ? g_strdup ("–") : xl_words_per_cent (pair->cover, 0);
  words->nearness = xl_words_km (pair->km);
  words->price = xl_words_unit_price (pair->price_gap, need->unit, TRUE);
  words->code = g_strdup (code_word (pair->code));
  words->cover_about = g_strdup_printf (_("%s of %s"), have, want);
  words->nearness_about = isnan (limit) ? g_strdup (_("any distance")) : g_strdup_printf (_("limit %s"), most);
  words->price_about = g_strdup_printf (_("%s against %s"), pays, asks);
  words->code_about = g_strdup (hazardous ? _("in common, hazardous")
                                : g_ascii_isdigit (pair->code[0]) ? _("in common") : _("in common, no waste"));
}

void
xl_pair_words_clear (XlPairWords *words)
{
  char **texts[] = { &words->cover, &words->nearness, &words->price, &words->code,
                     &words->cover_about, &words->nearness_about, &words->price_about, &words->code_about };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

static void
add_reason (GString *text, char *reason)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", reason);
  g_free (reason);
}

/**
 * xl_words_fails:
 *
 * Returns: (transfer full): which conditions fail, with the figures: "982 km, limit 400 km"; "" for a candidate
 */
char *
xl_words_fails (const XlMatches *matches, const XlFlowPair *pair)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (pair->fails & XL_FAILS_PRICE)
    {
      g_autofree char *gap = xl_words_unit_price (-pair->price_gap, need_side (matches, pair)->unit, FALSE);

      /* Translators: why two do not match: the offer "asks 5 €/t too much" */
      add_reason (text, g_strdup_printf (_("asks %s too much"), gap));
    }
  if (pair->fails & XL_FAILS_DISTANCE)
    {
      g_autofree char *km = xl_words_km (pair->km), *limit = xl_words_km (farthest (matches, pair));

      add_reason (text, g_strdup_printf (_("%s, limit %s"), km, limit));
    }
  if (pair->fails & XL_FAILS_FORBIDDEN)
    add_reason (text, g_strdup (_("forbidden: hazardous waste to a country outside the OECD")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- what comes close --------------------------------------------------------------------------- */

static char *
codes_words (const XlFlow *flow)
{
  g_autofree char *codes = flow->codes != NULL ? g_strjoinv (", ", flow->codes) : NULL;
  const char *class = flow->flow_class > XL_FLOW_WASTE
                          ? xl_words_choice (xl_kind_field (&xl_kind_flow, "class"), flow->flow_class) : NULL;

  if (codes == NULL)
    return g_strdup (class != NULL ? class : "–");
  return class != NULL ? g_strdup_printf ("%s, %s", codes, class) : g_steal_pointer (&codes);
}

/**
 * xl_words_miss:
 * @flow: the one that is looked at
 *
 * Returns: (transfer full): why the other is no pair with it
 */
char *
xl_words_miss (const XlFlow *flow, const XlFlowMiss *miss)
{
  g_autofree char *theirs = codes_words (miss->flow), *ours = codes_words (flow);

  if (miss->other_unit)
    return g_strdup_printf (_("other unit: %s against %s"), unit_word (miss->flow->unit), unit_word (flow->unit));
  return g_strdup_printf (_("no code in common: %s against %s"), theirs, ours);
}

/* --- plans of supply ---------------------------------------------------------------------------- */

/**
 * xl_words_work:
 * @work: in @unit × km; NAN for one that is not known
 *
 * Returns: (transfer full): "1.79 million t·km"
 */
char *
xl_words_work (double work, int unit)
{
  g_autofree char *stem = unit_stem (unit);
  double scale = fabs (work) >= 1e9 ? 1e9 : fabs (work) >= 1e6 ? 1e6 : 1;
  g_autofree char *number = isnan (work) ? g_strdup ("–") : xl_words_number (work / scale, scale > 1 ? 2 : 0);
  const char *word = isnan (work) ? NULL : scale == 1e9 ? _("billion") : scale == 1e6 ? _("million") : NULL;

  return word != NULL ? g_strdup_printf ("%s\u00a0%s\u00a0%s·km", number, word, stem)
                      : g_strdup_printf ("%s\u00a0%s·km", number, stem);
}

/* The other sides of @flow of which something is left. */
static void
add_what_stays (GString *text, XlPlan *plan, const XlMatches *matches, const GArray *pairs, const XlAssignment *best,
                const XlFlow *flow)
{
  for (guint i = 0; i < best->shipments->len; i++)
    {
      const XlShipment *shipment = &g_array_index (best->shipments, XlShipment, i);
      const XlFlowPair *pair = &g_array_index (pairs, XlFlowPair, shipment->pair);
      gboolean is_need = flow->direction == XL_FLOW_NEED;
      XlFlow *other = is_need ? xl_matches_offer (matches, pair) : xl_matches_need (matches, pair);
      double left = other->quantity - shipment->quantity;
      XlRecord *region = xl_plan_lookup (plan, other->region);
      g_autofree char *name = region != NULL ? xl_words_name (plan, region) : g_strdup ("–");
      g_autofree char *quantity = xl_words_quantity (left, other->unit);

      if (!(left > 0.5e-6 * other->quantity))
        continue;
      g_string_append (text, "; ");
      g_string_append_printf (text, is_need ? _("%s of %s stay free") : _("%s of %s stay open"), quantity, name);
    }
}

/**
 * xl_words_supply:
 * @pairs: (element-type XlFlowPair): those of @flow
 * @best: the plan over them
 *
 * Returns: (transfer full): "10,000 of 10,000 t/y covered; 1.79 million t·km a year; 2,500 t/y of Bavaria stay free"
 */
char *
xl_words_supply (XlPlan *plan, const XlMatches *matches, const GArray *pairs, const XlAssignment *best, const XlFlow *flow)
{
  g_autofree char *shipped = amount (best->quantity), *all = xl_words_quantity (flow->quantity, flow->unit);
  g_autofree char *work = xl_words_work (best->worth, flow->unit);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, flow->direction == XL_FLOW_NEED ? _("%s of %s covered") : _("%s of %s placed"), shipped, all);
  g_string_append (text, "; ");
  g_string_append_printf (text, _("%s a year"), work);
  add_what_stays (text, plan, matches, pairs, best, flow);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
worth_words (double worth, XlAssignGoal goal, int unit)
{
  if (goal == XL_ASSIGN_DISTANCE)
    return xl_words_work (worth, unit);
  return xl_words_money (worth, "EUR");
}

/**
 * xl_words_supply_all:
 * @unit: of all that is shipped
 *
 * Returns: (transfer full): what the exact plan ships, and what it adds over taking the best pairs one by one
 */
char *
xl_words_supply_all (const XlAssignment *best, const XlAssignment *greedy, XlAssignGoal goal, int unit)
{
  g_autofree char *shipped = xl_words_quantity (best->quantity, unit), *worth = worth_words (best->worth, goal, unit);
  g_autofree char *other_shipped = xl_words_quantity (greedy->quantity, unit);
  g_autofree char *other_worth = worth_words (greedy->worth, goal, unit);
  double more = best->quantity - greedy->quantity, gain = best->worth - greedy->worth;

  if (fabs (more) <= 1e-6 * best->quantity && fabs (gain) <= 1e-6 * fabs (best->worth))
    return g_strdup_printf (_("%s, %s a year: the same as the best pairs taken one by one."), shipped, worth);
  return g_strdup_printf (_("%s, %s a year. The best pairs taken one by one would be %s, %s."), shipped, worth, other_shipped,
                          other_worth);
}
