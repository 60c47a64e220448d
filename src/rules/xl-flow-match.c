/* xl-flow-match.c - who could supply whom, pair by pair */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offers stand in an index, sorted by unit and code, and each need looks up its own codes there, the one that decides
 * the regime first: so an offer is found under the code that decides, and passed over under the others. The time goes
 * with the pairs that there are and not with those that there could be. How much then goes where: xl-flow-assign.c. */

#include "xl-flow-match.h"

#include <math.h>
#include <string.h>

#include "xl-codes.h"

#define EARTH_KM 6371.0088
#define RADIANS (G_PI / 180)

/* --- regimes ------------------------------------------------------------------------------------ */

/* In the order in which they decide. */
typedef enum
{
  HAZARDOUS,
  WASTE,
  OTHER, /* outside waste law */
} Kind;

enum
{
  IN_LIST = 1 << 0, /* of countries */
  IN_EU = 1 << 1,
  IN_OECD = 1 << 2,
  IN_EFTA = 1 << 3,
};

typedef struct
{
  const char *country; /* nullable */
  guint facts;
} Place;

static Kind
kind_of (const char *code)
{
  if (!g_ascii_isdigit (code[0]))
    return OTHER;
  return g_str_has_suffix (code, "*") ? HAZARDOUS : WASTE;
}

/* Without blanks around it, for the rest of the program's life: there are as many as codes that people use. */
static const char *
intern_code (const char *code)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (code));

  return g_intern_string (trimmed);
}

static Place
place_of (const char *country)
{
  static const struct { const char *column; guint fact; } facts[] = {
    { "code", IN_LIST }, { "eu", IN_EU }, { "oecd", IN_OECD }, { "efta", IN_EFTA },
  };
  Place place = { country != NULL && *country != '\0' ? country : NULL, 0 };

  for (guint i = 0; place.country != NULL && i < G_N_ELEMENTS (facts); i++)
    {
      const char *cell = xl_codes_lookup ("countries", country, facts[i].column);

      if (cell != NULL && (facts[i].fact == IN_LIST || strcmp (cell, "1") == 0))
        place.facts |= facts[i].fact;
    }
  return place;
}

static XlRegime
regime_of (Kind kind, Place from, Place to)
{
  const guint strict = IN_EU | IN_OECD, any = strict | IN_EFTA;

  if (from.country != NULL && to.country != NULL && g_ascii_strcasecmp (from.country, to.country) == 0)
    return XL_REGIME_NATIONAL;
  if (kind == OTHER)
    return XL_REGIME_NOT_WASTE;
  if (!(from.facts & IN_LIST) || !(to.facts & IN_LIST))
    return XL_REGIME_CHECK;
  if (kind == WASTE)
    return (from.facts & any) && (to.facts & any) ? XL_REGIME_ANNEX_VII : XL_REGIME_CHECK;
  if (to.facts & strict)
    return XL_REGIME_NOTIFICATION;
  return from.facts & strict ? XL_REGIME_FORBIDDEN : XL_REGIME_CHECK;
}

/**
 * xl_flow_regime:
 * @code: (nullable): of the List of Waste, or what it is besides waste; blanks around it do not count
 * @from: (nullable): the country of the offer, ISO 3166-1 alpha-2
 * @to: (nullable): the country of the need
 *
 * A country that is not in the list of countries is one that is not known.
 *
 * Returns: what the law asks; without a code nothing simple can be said, but that both are in one country
 */
XlRegime
xl_flow_regime (const char *code, const char *from, const char *to)
{
  g_autofree char *clean = g_strstrip (g_strdup (code != NULL ? code : ""));
  XlRegime regime = regime_of (kind_of (clean), place_of (from), place_of (to));

  return *clean == '\0' && regime == XL_REGIME_NOT_WASTE ? XL_REGIME_CHECK : regime;
}

/* --- one pair ----------------------------------------------------------------------------------- */

static double
known (double value)
{
  return isfinite (value) && value > 0 ? value : NAN;
}

/**
 * xl_flow_km:
 *
 * Returns: between the sites of two sides, great circle by haversine, R = 6371.0088 km; NAN where one is not known
 */
double
xl_flow_km (const XlFlowSide *one, const XlFlowSide *two)
{
  double a = sin ((two->lat - one->lat) * RADIANS / 2), b = sin ((two->lon - one->lon) * RADIANS / 2);
  double h = a * a + cos (one->lat * RADIANS) * cos (two->lat * RADIANS) * b * b;

  return h >= 1 ? G_PI * EARTH_KM : 2 * EARTH_KM * asin (sqrt (h));
}

static XlFlowPair
make_pair (const XlFlowSide *need, const XlFlowSide *offer, XlRegime regime)
{
  XlFlowPair pair = { .km = xl_flow_km (need, offer), .price_gap = need->price - offer->price, .regime = regime };
  double farthest = fmin (known (need->max_km), known (offer->max_km)); /* the one that is known, if only one is */
  double cover = known (offer->quantity) / known (need->quantity), near = 1 - pair.km / farthest;

  pair.cover = cover > 1 ? 1 : cover;
  pair.near = near < 0 ? 0 : near;
  pair.fails |= pair.price_gap < 0 ? XL_FAILS_PRICE : 0;
  pair.fails |= pair.km > farthest ? XL_FAILS_DISTANCE : 0;
  pair.fails |= regime == XL_REGIME_FORBIDDEN ? XL_FAILS_FORBIDDEN : 0;
  return pair;
}

/* --- all pairs ---------------------------------------------------------------------------------- */

/* A side under one of its codes. */
typedef struct
{
  const char *code; /* interned */
  Kind kind;
  int unit;
  guint side;
} Entry;

/* The one that decides first. */
static int
compare_codes (const Entry *one, const Entry *two)
{
  if (one->code == two->code)
    return 0;
  return one->kind != two->kind ? (int) one->kind - (int) two->kind : strcmp (one->code, two->code);
}

static int
compare_places (const Entry *one, const Entry *two)
{
  return one->unit != two->unit ? (one->unit < two->unit ? -1 : 1) : compare_codes (one, two);
}

/* As needs are taken: one by one, with the code that decides first. */
static int
compare_needs_cb (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *two = b;

  return one->side != two->side ? (one->side < two->side ? -1 : 1) : compare_codes (one, two);
}

/* As offers are looked up. */
static int
compare_offers_cb (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *two = b;
  int order = compare_places (one, two);

  return order != 0 ? order : (one->side > two->side) - (one->side < two->side);
}

static GArray *
list_entries (const XlFlowSide *sides, guint n, GCompareFunc order)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 2 * n);

  for (guint i = 0; i < n; i++)
    for (const char *const *code = sides[i].codes; code != NULL && *code != NULL; code++)
      {
        Entry entry = { .code = intern_code (*code), .unit = sides[i].unit, .side = i };

        entry.kind = kind_of (entry.code);
        if (*entry.code != '\0')
          g_array_append_val (entries, entry);
      }
  g_array_sort (entries, order);
  return entries;
}

/* The first of the offers that are not before @entry. */
static guint
find_offers (const GArray *offers, const Entry *entry)
{
  guint low = 0, high = offers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (&g_array_index (offers, Entry, middle), entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static double
merit (const XlFlowPair *pair)
{
  return isnan (pair->cover) || isnan (pair->near) ? 0 : pair->cover * pair->near;
}

/**
 * xl_flow_pair_compare:
 *
 * Returns: below 0 where @one comes before @two: candidates first, the best of cover × near first, where what is not
 *   known counts 0; then by offer and need
 */
int
xl_flow_pair_compare (const XlFlowPair *one, const XlFlowPair *two)
{
  double first = merit (one), second = merit (two);

  if ((one->fails == 0) != (two->fails == 0))
    return one->fails == 0 ? -1 : 1;
  if (first != second)
    return first > second ? -1 : 1;
  return one->offer != two->offer ? (one->offer < two->offer ? -1 : 1) : (one->need > two->need) - (one->need < two->need);
}

/* Of pairs of one need. */
static int
compare_pairs_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return xl_flow_pair_compare (a, b);
}

typedef struct
{
  const XlFlowSide *needs, *offers;
  GArray *index;    /* of Entry: of offers */
  Place *places;    /* of offers */
  guint *found_by;  /* of each offer: one more than the last need that found it */
  GArray *pairs;
} Finder;

/* Adds the offers under one code of a need, but those that it has found already. */
static void
add_pairs (Finder *finder, const Entry *entry, Place place)
{
  for (guint i = find_offers (finder->index, entry); i < finder->index->len; i++)
    {
      const Entry *offer = &g_array_index (finder->index, Entry, i);
      XlFlowPair pair;

      if (compare_places (offer, entry) != 0)
        return;
      if (finder->found_by[offer->side] == entry->side + 1)
        continue;
      finder->found_by[offer->side] = entry->side + 1;
      pair = make_pair (&finder->needs[entry->side], &finder->offers[offer->side],
                        regime_of (entry->kind, finder->places[offer->side], place));
      pair.need = entry->side;
      pair.offer = offer->side;
      pair.code = entry->code;
      g_array_append_val (finder->pairs, pair);
    }
}

/* All pairs of the need whose entries begin at *@at, which becomes the next need's. */
static void
add_need (Finder *finder, const GArray *entries, guint *at)
{
  guint need = g_array_index (entries, Entry, *at).side, first = finder->pairs->len;
  Place place = place_of (finder->needs[need].country);

  for (; *at < entries->len && g_array_index (entries, Entry, *at).side == need; (*at)++)
    add_pairs (finder, &g_array_index (entries, Entry, *at), place);
  if (finder->pairs->len > first + 1)
    g_qsort_with_data (&g_array_index (finder->pairs, XlFlowPair, first), (int) (finder->pairs->len - first),
                       sizeof (XlFlowPair), compare_pairs_cb, NULL);
}

/**
 * xl_flow_pairs:
 * @needs: (array length=n_needs) (nullable): who wants
 * @n_needs: how many
 * @offers: (array length=n_offers) (nullable): who has
 * @n_offers: how many
 *
 * Every need with every offer in the same unit with which it has a code in common. Codes are compared without the
 * blanks around them; a `*` at the end is part of the code. Quantities and distances of 0 or less and infinite ones
 * count as not known.
 *
 * Returns: (transfer full) (element-type XlFlowPair): by need; then candidates before others, the best of cover × near
 *   first, where what is not known counts 0; then by offer. Its codes live as long as the program
 */
GArray *
xl_flow_pairs (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers)
{
  g_autoptr (GArray) entries = list_entries (needs, n_needs, compare_needs_cb);
  g_autoptr (GArray) index = list_entries (offers, n_offers, compare_offers_cb);
  g_autofree Place *places = g_new (Place, MAX (n_offers, 1));
  g_autofree guint *found_by = g_new0 (guint, MAX (n_offers, 1));
  Finder finder = { needs, offers, index, places, found_by, g_array_new (FALSE, FALSE, sizeof (XlFlowPair)) };

  for (guint i = 0; i < n_offers; i++)
    places[i] = place_of (offers[i].country);
  for (guint at = 0; at < entries->len;)
    add_need (&finder, entries, &at);
  return finder.pairs;
}
