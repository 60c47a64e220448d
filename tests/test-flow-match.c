/* test-flow-match.c - needs and offers of resources: pairs beside a plain double loop, plans beside a plain search */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-flow-match.h"

#define PAIR(pairs, i) (&g_array_index (pairs, XlFlowPair, i))
#define SHIPMENT(plan, i) (&g_array_index ((plan)->shipments, XlShipment, i))
#define CODES(...) ((const char *const[]) { __VA_ARGS__, NULL })

static GBytes *
load_codes (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".tsv", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "codes", base, NULL);
  char *text;
  gsize size;

  return g_file_get_contents (path, &text, &size, NULL) ? g_bytes_new_take (text, size) : NULL;
}

static gboolean
same (double one, double two)
{
  return isnan (one) ? isnan (two) : one == two;
}

/* --- the sample plan ---------------------------------------------------------------------------- */

#define LOMBARDY "IT", 45.46, 9.19
#define PIEDMONT "IT", 45.44, 8.62
#define LIMBURG "NL", 50.97, 5.79
#define GRONINGEN "NL", 53.31, 6.95
#define WALLONIA "BE", 50.56, 4.25
#define FLANDERS "BE", 51.26, 4.35
#define USTI "CZ", 50.6, 13.61
#define MAZOVIA "PL", 52.55, 19.7
#define SAXONY_ANHALT "DE", 51.32, 12.02
#define NRW "DE", 51.02, 6.98
#define SCHLESWIG_HOLSTEIN "DE", 53.9, 9.13
#define BAVARIA "DE", 48.17, 12.83
#define HUELVA "ES", 37.2, -6.9
#define AURA "FR", 45.37, 4.8
#define KOSICE "SK", 48.72, 21.26
#define VARNA "BG", 43.22, 27.57
#define JIANGSU "CN", 33.35, 120.16

enum { TONNES, MEGAWATTS };

static const XlFlowSide sample_offers[] = {
  { 1, MAZOVIA, CODES ("by-product"), TONNES, 42000, NAN, 25 },
  { 2, LOMBARDY, CODES ("02 01 03"), TONNES, 60000, NAN, 30 },
  { 3, NRW, CODES ("19 12 04"), TONNES, 90000, NAN, -80 },
  { 4, FLANDERS, CODES ("07 02 13"), TONNES, 12000, NAN, 60 },
  { 5, BAVARIA, CODES ("07 01 04*"), TONNES, 5500, NAN, -120 },
  { 6, SAXONY_ANHALT, CODES ("14 06 03*"), TONNES, 7000, NAN, -110 },
  { 7, NRW, CODES ("06 01 02*"), TONNES, 30000, NAN, -15 },
  { 8, HUELVA, CODES ("06 09 04"), TONNES, 400000, NAN, -5 },
  { 9, SCHLESWIG_HOLSTEIN, CODES ("effluent-gas"), TONNES, 120000, NAN, 20 },
  { 10, LIMBURG, CODES ("effluent-gas"), TONNES, 300000, NAN, 15 },
  { 11, PIEDMONT, CODES ("16 01 03"), TONNES, 25000, NAN, -60 },
  { 12, KOSICE, CODES ("02 01 03"), TONNES, 150000, NAN, 45 },
  { 13, WALLONIA, CODES ("heat"), MEGAWATTS, 18, NAN, 0 },
  { 14, USTI, CODES ("16 08 02*"), TONNES, 300, NAN, 400 },
};

static const XlFlowSide sample_needs[] = {
  { 1, LOMBARDY, CODES ("02 01 03", "by-product"), TONNES, 20000, 1500, 40 },
  { 2, LIMBURG, CODES ("19 12 04", "15 01 02", "07 02 13"), TONNES, 70000, 400, -60 },
  { 3, USTI, CODES ("07 01 04*", "14 06 03*"), TONNES, 10000, 500, -100 },
  { 4, JIANGSU, CODES ("07 01 04*", "14 06 03*"), TONNES, 20000, 12000, -20 },
  { 5, LIMBURG, CODES ("06 01 02*"), TONNES, 25000, 200, -10 },
  { 6, VARNA, CODES ("06 09 04"), TONNES, 80000, 2500, -2 },
  { 7, GRONINGEN, CODES ("effluent-gas"), TONNES, 150000, 300, 25 },
  { 8, AURA, CODES ("16 01 03"), TONNES, 20000, 500, -50 },
  { 9, KOSICE, CODES ("02 01 03"), TONNES, 120000, 400, 50 },
  { 10, FLANDERS, CODES ("heat"), MEGAWATTS, 10, 30, 3 },
};

static GArray *
sample_pairs (void)
{
  return xl_flow_pairs (sample_needs, G_N_ELEMENTS (sample_needs), sample_offers, G_N_ELEMENTS (sample_offers));
}

static void
test_sample (void)
{
  static const struct
  {
    gint64 need, offer;
    double km, cover;
    const char *near;
    double gap;
    XlRegime regime;
    guint fails;
    const char *code;
  } rows[] = {
    { 1, 1, 1098, 1, "0.268", 15, XL_REGIME_NOT_WASTE, 0, "by-product" },
    { 1, 12, 982, 1, "0.346", -5, XL_REGIME_ANNEX_VII, XL_FAILS_PRICE, "02 01 03" },
    { 2, 3, 83, 1, "0.791", 20, XL_REGIME_ANNEX_VII, 0, "19 12 04" },
    { 3, 6, 137, 0.7, "0.726", 10, XL_REGIME_NOTIFICATION, 0, "14 06 03*" },
    { 4, 6, 8288, 0.35, "0.309", 90, XL_REGIME_FORBIDDEN, XL_FAILS_FORBIDDEN, "14 06 03*" },
    { 6, 8, 2980, 1, "0.000", 3, XL_REGIME_ANNEX_VII, XL_FAILS_DISTANCE, "06 09 04" },
  };
  g_autoptr (GArray) pairs = sample_pairs ();
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++, at++)
    {
      const XlFlowPair *pair;
      g_autofree char *near = NULL;

      /* the rows come in this order, with others between them */
      while (at < pairs->len && (sample_needs[PAIR (pairs, at)->need].id != rows[i].need
                                 || sample_offers[PAIR (pairs, at)->offer].id != rows[i].offer))
        at++;
      g_assert_cmpuint (at, <, pairs->len);
      pair = PAIR (pairs, at);
      near = g_strdup_printf ("%.3f", pair->near);
      g_assert_cmpfloat (round (pair->km), ==, rows[i].km);
      g_assert_cmpfloat (pair->cover, ==, rows[i].cover);
      g_assert_cmpstr (near, ==, rows[i].near);
      g_assert_cmpfloat (pair->price_gap, ==, rows[i].gap);
      g_assert_cmpint (pair->regime, ==, rows[i].regime);
      g_assert_cmpuint (pair->fails, ==, rows[i].fails);
      g_assert_cmpstr (pair->code, ==, rows[i].code);
    }
  /* at home first */
  g_assert_cmpint (sample_offers[PAIR (pairs, 0)->offer].id, ==, 2);
  g_assert_cmpfloat (PAIR (pairs, 0)->km, ==, 0);
  g_assert_cmpint (PAIR (pairs, 0)->regime, ==, XL_REGIME_NATIONAL);
}

/* --- regimes ------------------------------------------------------------------------------------ */

static void
test_regimes (void)
{
  static const struct { const char *code, *from, *to; XlRegime regime; } rows[] = {
    { "07 01 04*", "NL", "CN", XL_REGIME_FORBIDDEN },
    { "07 01 04", "DE", "CN", XL_REGIME_CHECK },
    { "07 01 04*", "DE", "GB", XL_REGIME_NOTIFICATION },
    { "07 01 04*", "DE", "NL", XL_REGIME_NOTIFICATION },
    { "07 01 04*", "CN", "NL", XL_REGIME_NOTIFICATION },
    { "07 01 04*", "GB", "BG", XL_REGIME_NOTIFICATION }, /* in the EU, not in the OECD */
    { "07 01 04*", "BG", "CN", XL_REGIME_FORBIDDEN },
    { "07 01 04*", "GB", "CN", XL_REGIME_FORBIDDEN },    /* in the OECD, not in the EU */
    { "07 01 04*", "DE", "LI", XL_REGIME_FORBIDDEN },    /* in EFTA alone */
    { "07 01 04*", "CN", "IN", XL_REGIME_CHECK },
    { "07 01 04*", "CN", "CN", XL_REGIME_NATIONAL },
    { "07 01 04*", "de", "DE", XL_REGIME_NATIONAL },
    { "07 01 04*", NULL, "DE", XL_REGIME_CHECK },
    { "07 01 04*", "DE", NULL, XL_REGIME_CHECK },
    { "07 01 04*", NULL, NULL, XL_REGIME_CHECK },
    { "07 01 04*", "", "", XL_REGIME_CHECK },
    { "07 01 04*", "DE", "ZZ", XL_REGIME_CHECK },
    { "07 01 04", "DE", "BG", XL_REGIME_ANNEX_VII },
    { "07 01 04", "DE", "GB", XL_REGIME_ANNEX_VII },
    { "07 01 04", "LI", "JP", XL_REGIME_ANNEX_VII },
    { "07 01 04", "CN", "DE", XL_REGIME_CHECK },
    { "07 01 04", "ZZ", "DE", XL_REGIME_CHECK },
    { " 07 01 04*\t", "nl", "cn", XL_REGIME_FORBIDDEN },
    { "by-product", "NL", "CN", XL_REGIME_NOT_WASTE },
    { "by-product*", "NL", "CN", XL_REGIME_NOT_WASTE },
    { "heat", NULL, "NL", XL_REGIME_NOT_WASTE },
    { "heat", "NL", "NL", XL_REGIME_NATIONAL },
    { NULL, "NL", "DE", XL_REGIME_CHECK },
    { " ", "NL", "DE", XL_REGIME_CHECK },
    { NULL, "NL", "NL", XL_REGIME_NATIONAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (xl_flow_regime (rows[i].code, rows[i].from, rows[i].to), ==, rows[i].regime);
}

/* --- pairs -------------------------------------------------------------------------------------- */

static void
assert_common (const char *const *need, const char *const *offer, const char *code)
{
  XlFlowSide needs = { .codes = need, .quantity = NAN, .max_km = NAN, .price = NAN, .lat = NAN, .lon = NAN };
  XlFlowSide offers = needs;
  g_autoptr (GArray) pairs = NULL;

  offers.codes = offer;
  pairs = xl_flow_pairs (&needs, 1, &offers, 1);
  g_assert_cmpuint (pairs->len, ==, code != NULL);
  if (code != NULL)
    g_assert_cmpstr (PAIR (pairs, 0)->code, ==, code);
}

static void
test_codes (void)
{
  assert_common (CODES ("heat", "07 01 04", "14 06 03*"), CODES ("14 06 03*", "heat", "07 01 04"), "14 06 03*");
  assert_common (CODES ("heat", "07 01 04", "14 06 03*"), CODES ("heat", "07 01 04"), "07 01 04");
  assert_common (CODES ("14 06 03*", "07 01 04*"), CODES ("14 06 03*", "07 01 04*"), "07 01 04*");
  assert_common (CODES ("water", "heat"), CODES ("water", "heat"), "heat");
  assert_common (CODES (" 02 01 03\n"), CODES ("02 01 03 "), "02 01 03");
  assert_common (CODES ("02 01 03", "02 01 03"), CODES ("02 01 03", "02 01 03"), "02 01 03");
  assert_common (CODES ("07 01 04"), CODES ("07 01 04*"), NULL);
  assert_common (CODES ("", " "), CODES (" ", ""), NULL);
  assert_common (NULL, NULL, NULL);
  assert_common (CODES (NULL), CODES ("heat"), NULL);
}

static const char *const code_pool[] = {
  "07 01 04*", " 07 01 04* ", "07 01 04", "14 06 03*", "02 01 03", "heat", "by-product", "", "water*",
};
static const char *const country_pool[] = { "NL", "nl", "DE", "BG", "GB", "LI", "CN", "IN", "ZZ", "", NULL };

static double
pick (GRand *rand, const double *pool, gint32 n)
{
  return pool[g_rand_int_range (rand, 0, n)];
}

#define PICK(rand, pool) pick (rand, pool, G_N_ELEMENTS (pool))

/* @codes: room for four */
static XlFlowSide
random_side (GRand *rand, const char **codes)
{
  static const double quantities[] = { NAN, 1, 2, 3, 1000, 0, -1, INFINITY };
  static const double distances[] = { NAN, NAN, 0, 100, 800, 20000, INFINITY };
  static const double prices[] = { NAN, -10, 0, 5, 5.5 };
  static const double lats[] = { NAN, 50, 50.5, 48, -90, 90 }, lons[] = { NAN, 5, 5.5, 12, -180, 180 };
  gint32 n = g_rand_int_range (rand, 0, 4);

  for (gint32 i = 0; i < n; i++)
    codes[i] = code_pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (code_pool))];
  codes[n] = NULL;
  return (XlFlowSide) {
    .country = country_pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (country_pool))],
    .lat = PICK (rand, lats), .lon = PICK (rand, lons), .codes = n > 0 || g_rand_boolean (rand) ? codes : NULL,
    .unit = g_rand_int_range (rand, 0, 3) - 1, .quantity = PICK (rand, quantities),
    .max_km = PICK (rand, distances), .price = PICK (rand, prices),
  };
}

/* Hazardous waste, waste, the rest; and by strcmp() among equals. */
static gboolean
decides (const char *code, const char *other)
{
  int ranks[2];

  for (int i = 0; i < 2; i++)
    {
      const char *text = i == 0 ? code : other;

      ranks[i] = !g_ascii_isdigit (*text) ? 2 : text[strlen (text) - 1] == '*' ? 0 : 1;
    }
  return ranks[0] < ranks[1] || (ranks[0] == ranks[1] && strcmp (code, other) < 0);
}

/* The common code that decides, or NULL. */
static char *
common_code (const XlFlowSide *need, const XlFlowSide *offer)
{
  char *best = NULL;

  if (need->unit != offer->unit)
    return NULL;
  for (guint i = 0; need->codes != NULL && need->codes[i] != NULL; i++)
    for (guint j = 0; offer->codes != NULL && offer->codes[j] != NULL; j++)
      {
        g_autofree char *one = g_strstrip (g_strdup (need->codes[i]));
        g_autofree char *two = g_strstrip (g_strdup (offer->codes[j]));

        if (*one == '\0' || strcmp (one, two) != 0 || (best != NULL && !decides (one, best)))
          continue;
        g_free (best);
        best = g_steal_pointer (&one);
      }
  return best;
}

/* Through the angle of two vectors, for comparison. */
static double
arc_km (const XlFlowSide *one, const XlFlowSide *two)
{
  double a = one->lat * G_PI / 180, b = two->lat * G_PI / 180, c = (two->lon - one->lon) * G_PI / 180;
  double x = cos (a) * sin (b) - sin (a) * cos (b) * cos (c), y = cos (b) * sin (c);

  return 6371.0088 * atan2 (hypot (x, y), sin (a) * sin (b) + cos (a) * cos (b) * cos (c));
}

static double
usable (double value)
{
  return value > 0 && !isinf (value) ? value : NAN;
}

static void
assert_pair (const XlFlowPair *pair, const XlFlowSide *need, const XlFlowSide *offer, const char *code)
{
  double km = arc_km (need, offer), one = usable (need->max_km), two = usable (offer->max_km);
  double farthest = isnan (one) || two < one ? two : one, gap = need->price - offer->price;
  double cover = usable (offer->quantity) / usable (need->quantity);
  guint fails = 0;

  if (gap < 0)
    fails |= XL_FAILS_PRICE;
  if (km > farthest)
    fails |= XL_FAILS_DISTANCE;
  if (pair->regime == XL_REGIME_FORBIDDEN)
    fails |= XL_FAILS_FORBIDDEN;
  g_assert_cmpstr (pair->code, ==, code);
  g_assert_true (isnan (km) ? isnan (pair->km) : fabs (pair->km - km) < 1e-6);
  g_assert_true (same (pair->cover, isnan (cover) ? NAN : MIN (cover, 1)));
  g_assert_true (same (pair->near, isnan (pair->km / farthest) ? NAN : MAX (0, 1 - pair->km / farthest)));
  g_assert_true (same (pair->price_gap, gap));
  g_assert_cmpint (pair->regime, ==, xl_flow_regime (code, offer->country, need->country));
  g_assert_cmpuint (pair->fails, ==, fails);
}

/* Does @one come before @two? */
static gboolean
in_order (const XlFlowPair *one, const XlFlowPair *two)
{
  double first = one->cover * one->near, second = two->cover * two->near;

  if (one->need != two->need)
    return one->need < two->need;
  if (!one->fails != !two->fails)
    return !one->fails;
  first = isnan (first) ? 0 : first;
  second = isnan (second) ? 0 : second;
  return first != second ? first > second : one->offer < two->offer;
}

static void
test_pairs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_pairs = 0;

  for (int round = 0; round < 400; round++)
    {
      guint n_needs = (guint) g_rand_int_range (rand, 0, 13), n_offers = (guint) g_rand_int_range (rand, 0, 13);
      XlFlowSide needs[12], offers[12];
      const char *codes[2][12][4];
      guint index[12][12] = { { 0 } }, n = 0;
      g_autoptr (GArray) pairs = NULL;

      for (guint i = 0; i < n_needs; i++)
        needs[i] = random_side (rand, codes[0][i]);
      for (guint i = 0; i < n_offers; i++)
        offers[i] = random_side (rand, codes[1][i]);
      pairs = xl_flow_pairs (needs, n_needs, offers, n_offers);
      for (guint i = 0; i < pairs->len; i++)
        {
          g_assert_cmpuint (index[PAIR (pairs, i)->need][PAIR (pairs, i)->offer], ==, 0);
          index[PAIR (pairs, i)->need][PAIR (pairs, i)->offer] = i + 1;
          if (i > 0)
            g_assert_true (in_order (PAIR (pairs, i - 1), PAIR (pairs, i)));
        }
      for (guint i = 0; i < n_needs; i++)
        for (guint j = 0; j < n_offers; j++)
          {
            g_autofree char *code = common_code (&needs[i], &offers[j]);

            g_assert_cmpint (index[i][j] > 0, ==, code != NULL);
            if (code == NULL)
              continue;
            assert_pair (PAIR (pairs, index[i][j] - 1), &needs[i], &offers[j], code);
            n++;
          }
      g_assert_cmpuint (pairs->len, ==, n);
      n_pairs += n;
    }
  g_assert_cmpuint (n_pairs, >, 1000);
}

/* --- plans -------------------------------------------------------------------------------------- */

typedef struct
{
  guint n_needs, n_offers;
  XlFlowSide *needs, *offers;
  GArray *pairs;
} Case;

static void
case_clear (Case *self)
{
  g_free (self->needs);
  g_free (self->offers);
  g_array_unref (self->pairs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Quantities and values from 1 to @most; @whole: whole numbers only, and now and then one that is not known. */
static void
case_init (Case *self, GRand *rand, guint n_needs, guint n_offers, int most, gboolean whole, double density)
{
  *self = (Case) { n_needs, n_offers, g_new0 (XlFlowSide, n_needs), g_new0 (XlFlowSide, n_offers),
                   g_array_new (FALSE, FALSE, sizeof (XlFlowPair)) };
  for (guint i = 0; i < n_needs + n_offers; i++)
    {
      double quantity = whole ? g_rand_int_range (rand, 1, most + 1) : g_rand_double_range (rand, 0, most);

      if (g_rand_int_range (rand, 0, 20) == 0)
        quantity = NAN;
      *(i < n_needs ? &self->needs[i].quantity : &self->offers[i - n_needs].quantity) = quantity;
    }
  for (guint i = 0; i < n_needs; i++)
    for (guint j = 0; j < n_offers; j++)
      {
        XlFlowPair pair = { .need = i, .offer = j, .fails = g_rand_double (rand) < density ? 0 : XL_FAILS_DISTANCE };

        pair.km = whole ? g_rand_int_range (rand, 1, most + 1) : g_rand_double_range (rand, 0, most);
        pair.price_gap = whole ? g_rand_int_range (rand, 1, most + 1) : g_rand_double_range (rand, 0, most);
        if (g_rand_int_range (rand, 0, 10) == 0)
          pair.km = pair.price_gap = NAN;
        if (g_rand_int_range (rand, 0, 10) > 0)
          g_array_append_val (self->pairs, pair);
      }
}

static double
value_of (const XlFlowPair *pair, XlAssignGoal goal)
{
  double value = goal == XL_ASSIGN_DISTANCE ? pair->km : pair->price_gap;

  return isnan (value) ? 0 : value;
}

/* Never too much, candidates only, in order, and the sums are those of the shipments. */
static void
assert_sound (const Case *c, const XlAssignment *plan, XlAssignGoal goal)
{
  g_autofree double *got = g_new0 (double, c->n_needs + 1), *sent = g_new0 (double, c->n_offers + 1);
  double quantity = 0, worth = 0;

  for (guint i = 0; i < plan->shipments->len; i++)
    {
      const XlShipment *shipment = SHIPMENT (plan, i);
      const XlFlowPair *pair;

      g_assert_cmpuint (shipment->pair, <, c->pairs->len);
      g_assert_true (i == 0 || shipment->pair > SHIPMENT (plan, i - 1)->pair);
      pair = PAIR (c->pairs, shipment->pair);
      g_assert_cmpuint (pair->fails, ==, 0);
      g_assert_cmpfloat (shipment->quantity, >, 0);
      got[pair->need] += shipment->quantity;
      sent[pair->offer] += shipment->quantity;
      quantity += shipment->quantity;
      worth += shipment->quantity * value_of (pair, goal);
    }
  for (guint i = 0; i < c->n_needs; i++)
    g_assert_true (got[i] == 0 || got[i] <= c->needs[i].quantity * (1 + 1e-14));
  for (guint i = 0; i < c->n_offers; i++)
    g_assert_true (sent[i] == 0 || sent[i] <= c->offers[i].quantity * (1 + 1e-14));
  g_assert_cmpfloat_with_epsilon (plan->quantity, quantity, 1e-9 * (1 + quantity));
  g_assert_cmpfloat_with_epsilon (plan->worth, worth, 1e-9 * (1 + worth));
}

static void
assert_same_plan (const XlAssignment *one, const XlAssignment *two)
{
  g_assert_cmpuint (one->shipments->len, ==, two->shipments->len);
  for (guint i = 0; i < one->shipments->len; i++)
    {
      g_assert_cmpuint (SHIPMENT (one, i)->pair, ==, SHIPMENT (two, i)->pair);
      g_assert_cmpfloat (SHIPMENT (one, i)->quantity, ==, SHIPMENT (two, i)->quantity);
    }
}

/* The plan, after what holds of every plan: sound, always the same, never worse than one pair after the other. */
static XlAssignment *
assign (const Case *c, XlAssignGoal goal)
{
  XlAssignment *plan = xl_flow_assign (c->needs, c->n_needs, c->offers, c->n_offers, c->pairs, goal);
  g_autoptr (XlAssignment) again = xl_flow_assign (c->needs, c->n_needs, c->offers, c->n_offers, c->pairs, goal);
  g_autoptr (XlAssignment) greedy =
      xl_flow_assign_greedy (c->needs, c->n_needs, c->offers, c->n_offers, c->pairs, goal);
  double better = goal == XL_ASSIGN_DISTANCE ? greedy->worth - plan->worth : plan->worth - greedy->worth;

  assert_sound (c, plan, goal);
  assert_sound (c, greedy, goal);
  assert_same_plan (plan, again);
  g_assert_cmpfloat (plan->quantity, >=, greedy->quantity);
  if (plan->quantity == greedy->quantity)
    g_assert_cmpfloat (better, >=, -1e-5 * plan->quantity);
  return plan;
}

/* All plans of a small case: need by need, remembering the best for what offers have left. */
#define MOST_LEFT 1296 /* 6^4 */
#define A_LOT 100000   /* is one unit worth: more than any distance */

typedef struct
{
  const Case *c;
  XlAssignGoal goal;
  gboolean seen[5][MOST_LEFT];
  int best[5][MOST_LEFT];
} Search;

static int best_from (Search *search, guint need, int *left);

/* Deals what is wanted still among the offers from @offer on, in all ways. */
static int
best_deal (Search *search, guint need, guint offer, int wanted, int *left)
{
  const Case *c = search->c;
  int best;

  if (offer == c->n_offers)
    return best_from (search, need + 1, left);
  best = best_deal (search, need, offer + 1, wanted, left);
  for (guint i = 0; i < c->pairs->len; i++)
    {
      const XlFlowPair *pair = PAIR (c->pairs, i);
      int one = (int) value_of (pair, search->goal);

      if (pair->need != need || pair->offer != offer || pair->fails != 0)
        continue;
      one = A_LOT + (search->goal == XL_ASSIGN_DISTANCE ? -one : one);
      for (int q = 1; q <= MIN (wanted, left[offer]); q++)
        {
          left[offer] -= q;
          best = MAX (best, q * one + best_deal (search, need, offer + 1, wanted - q, left));
          left[offer] += q;
        }
    }
  return best;
}

static int
best_from (Search *search, guint need, int *left)
{
  const Case *c = search->c;
  guint state = 0;
  double wanted;

  if (need == c->n_needs)
    return 0;
  for (guint i = 0; i < c->n_offers; i++)
    state = state * 6 + (guint) left[i];
  if (!search->seen[need][state])
    {
      wanted = c->needs[need].quantity;
      search->best[need][state] = best_deal (search, need, 0, isnan (wanted) ? 0 : (int) wanted, left);
      search->seen[need][state] = TRUE;
    }
  return search->best[need][state];
}

static void
test_small_plans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_better = 0;

  for (int round = 0; round < 400; round++)
    {
      g_auto (Case) c;
      XlAssignGoal goal = round % 2 == 0 ? XL_ASSIGN_DISTANCE : XL_ASSIGN_PRICE;
      g_autofree Search *search = g_new0 (Search, 1);
      g_autoptr (XlAssignment) plan = NULL, greedy = NULL;
      int left[4] = { 0 }, best, sign = goal == XL_ASSIGN_DISTANCE ? -1 : 1;

      case_init (&c, rand, (guint) g_rand_int_range (rand, 1, 5), (guint) g_rand_int_range (rand, 1, 5), 5, TRUE, 0.8);
      for (guint i = 0; i < c.n_offers; i++)
        left[i] = isnan (c.offers[i].quantity) ? 0 : (int) c.offers[i].quantity;
      search->c = &c;
      search->goal = goal;
      best = best_from (search, 0, left);
      plan = assign (&c, goal);
      g_assert_cmpfloat (plan->quantity * A_LOT + sign * plan->worth, ==, best);
      greedy = xl_flow_assign_greedy (c.needs, c.n_needs, c.offers, c.n_offers, c.pairs, goal);
      n_better += greedy->quantity < plan->quantity || greedy->worth != plan->worth;
    }
  g_assert_cmpuint (n_better, >, 20);
}

/* Nothing can be changed for the better: from where something can be taken back to where it can be sent, there is no
 * way round that saves, and none from an offer that is left to a need that is. */
static void
assert_best (const Case *c, const XlAssignment *plan, XlAssignGoal goal)
{
  guint n = c->n_needs + c->n_offers + 2, source = n - 2, sink = n - 1;
  g_autofree double *ways = g_new (double, n * n), *left = g_new (double, n);

#define WAY(i, j) ways[(i) * n + (j)]
  for (guint i = 0; i < n * n; i++)
    ways[i] = i % (n + 1) == 0 ? 0 : INFINITY;
  for (guint i = 0; i < n - 2; i++)
    left[i] = i < c->n_offers ? c->offers[i].quantity : c->needs[i - c->n_offers].quantity;
  for (guint i = 0; i < c->pairs->len; i++)
    {
      const XlFlowPair *pair = PAIR (c->pairs, i);
      guint from = pair->offer, to = c->n_offers + pair->need;

      if (pair->fails == 0 && left[from] >= 0.001 && left[to] >= 0.001)
        WAY (from, to) = value_of (pair, goal) * (goal == XL_ASSIGN_DISTANCE ? 1 : -1);
    }
  for (guint i = 0; i < plan->shipments->len; i++)
    {
      const XlFlowPair *pair = PAIR (c->pairs, SHIPMENT (plan, i)->pair);
      guint from = pair->offer, to = c->n_offers + pair->need;

      WAY (to, from) = -WAY (from, to);
      WAY (from, source) = WAY (sink, to) = 0;
      left[from] -= SHIPMENT (plan, i)->quantity;
      left[to] -= SHIPMENT (plan, i)->quantity;
    }
  for (guint i = 0; i < n - 2; i++)
    if (left[i] > 0.00101) /* less is what thousandths leave */
      *(i < c->n_offers ? &WAY (source, i) : &WAY (i, sink)) = 0;
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n; j++)
        WAY (i, j) = MIN (WAY (i, j), WAY (i, k) + WAY (k, j));
  g_assert_true (isinf (WAY (source, sink)));
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (WAY (i, i), >=, -1e-4);
#undef WAY
}

static void
test_plans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 60; round++)
    {
      g_auto (Case) c;
      XlAssignGoal goal = round % 2 == 0 ? XL_ASSIGN_DISTANCE : XL_ASSIGN_PRICE;
      g_autoptr (XlAssignment) plan = NULL;

      case_init (&c, rand, (guint) g_rand_int_range (rand, 1, 40), (guint) g_rand_int_range (rand, 1, 40),
                 round % 3 == 0 ? 4 : 1000, round % 4 < 2, g_rand_double (rand));
      plan = assign (&c, goal);
      assert_best (&c, plan, goal);
    }
}

static void
test_sample_plan (void)
{
  g_autoptr (GArray) pairs = sample_pairs ();
  g_autoptr (XlAssignment) plan = xl_flow_assign (sample_needs, G_N_ELEMENTS (sample_needs), sample_offers,
                                                  G_N_ELEMENTS (sample_offers), pairs, XL_ASSIGN_DISTANCE);
  double solvents = 0, straw = 0;

  for (guint i = 0; i < plan->shipments->len; i++)
    {
      const XlFlowPair *pair = PAIR (pairs, SHIPMENT (plan, i)->pair);

      /* Jiangsu gets none */
      g_assert_cmpint (sample_needs[pair->need].id, !=, 4);
      solvents += sample_needs[pair->need].id == 3 ? SHIPMENT (plan, i)->quantity : 0;
      straw += sample_needs[pair->need].id == 1 ? SHIPMENT (plan, i)->quantity : 0;
    }
  g_assert_cmpfloat (solvents, ==, 10000);
  g_assert_cmpfloat (straw, ==, 20000);
}

/* --- what is odd -------------------------------------------------------------------------------- */

static void
test_rounding (void)
{
  static const double offers[] = { 0.3, 1.001, 1.0 / 3, 2.0 / 3, 0.0004, 0.0006, 1e300, 1e-300, 0, -1, INFINITY };
  static const double shipped[] = { 0.3, 1.001, 0.333, 0.666, 0, 0, 1000, 0, 0, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      XlFlowSide need = { .codes = CODES ("heat"), .quantity = 1000, .price = NAN, .lat = NAN, .max_km = NAN };
      XlFlowSide offer = need;
      g_autoptr (GArray) pairs = NULL;

      offer.quantity = offers[i];
      pairs = xl_flow_pairs (&need, 1, &offer, 1);
      g_assert_cmpuint (pairs->len, ==, 1);
      for (int greedy = 0; greedy < 2; greedy++)
        {
          g_autoptr (XlAssignment) plan =
              (greedy ? xl_flow_assign_greedy : xl_flow_assign) (&need, 1, &offer, 1, pairs, XL_ASSIGN_PRICE);

          g_assert_cmpfloat (plan->quantity, ==, shipped[i]);
          g_assert_cmpfloat (plan->worth, ==, 0);
          g_assert_cmpuint (plan->shipments->len, ==, shipped[i] > 0);
        }
    }
}

static void
assert_nothing (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers, const GArray *pairs)
{
  for (int i = 0; i < 4; i++)
    {
      XlAssignGoal goal = i % 2 == 0 ? XL_ASSIGN_DISTANCE : XL_ASSIGN_PRICE;
      g_autoptr (XlAssignment) plan =
          (i < 2 ? xl_flow_assign : xl_flow_assign_greedy) (needs, n_needs, offers, n_offers, pairs, goal);

      g_assert_cmpuint (plan->shipments->len, ==, 0);
      g_assert_cmpfloat (plan->quantity, ==, 0);
      g_assert_cmpfloat (plan->worth, ==, 0);
    }
}

static void
test_nothing (void)
{
  const XlFlowSide unknown = { 0, NULL, NAN, NAN, CODES ("heat"), 0, NAN, NAN, NAN };
  const XlFlowSide needs[] = { unknown, unknown }, offers[] = { unknown, unknown, unknown };
  g_autoptr (GArray) nobody = xl_flow_pairs (NULL, 0, NULL, 0);
  g_autoptr (GArray) no_needs = xl_flow_pairs (NULL, 0, offers, 3);
  g_autoptr (GArray) no_offers = xl_flow_pairs (needs, 2, NULL, 0);
  g_autoptr (GArray) pairs = xl_flow_pairs (needs, 2, offers, 3);

  g_assert_cmpuint (nobody->len + no_needs->len + no_offers->len, ==, 0);
  assert_nothing (NULL, 0, NULL, 0, nobody);
  assert_nothing (NULL, 0, offers, 3, nobody);
  assert_nothing (needs, 2, NULL, 0, nobody);
  assert_nothing (needs, 2, offers, 3, nobody);
  g_assert_cmpuint (pairs->len, ==, 6);
  for (guint i = 0; i < pairs->len; i++)
    {
      const XlFlowPair *pair = PAIR (pairs, i);

      g_assert_cmpuint (pair->need * 3 + pair->offer, ==, i);
      g_assert_true (isnan (pair->km) && isnan (pair->cover) && isnan (pair->near) && isnan (pair->price_gap));
      g_assert_cmpuint (pair->fails, ==, 0);
      g_assert_cmpint (pair->regime, ==, XL_REGIME_NOT_WASTE);
    }
  assert_nothing (needs, 2, offers, 3, pairs);
}

/* Values beyond all measure are compared more coarsely, and nothing overflows. */
static void
test_huge (void)
{
  static const double values[] = { 1e300, 5e299, 1e300, 2e300 };

  for (int goal = 0; goal < 2; goal++)
    {
      XlFlowSide sides[2] = { { .quantity = 1e15 }, { .quantity = 1e15 } };
      g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));
      g_autoptr (XlAssignment) plan = NULL;

      for (guint i = 0; i < 4; i++)
        {
          XlFlowPair pair = { .need = i / 2, .offer = i % 2, .km = values[i], .price_gap = -values[i] };

          g_array_append_val (pairs, pair);
        }
      plan = xl_flow_assign (sides, 2, sides, 2, pairs, (XlAssignGoal) goal);
      g_assert_cmpfloat (plan->quantity, ==, 2e15);
      g_assert_cmpuint (plan->shipments->len, ==, 2);
      g_assert_cmpuint (SHIPMENT (plan, 0)->pair, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xl_codes_set_loader (load_codes);
  g_test_add_func ("/flow-match/sample", test_sample);
  g_test_add_func ("/flow-match/sample-plan", test_sample_plan);
  g_test_add_func ("/flow-match/regimes", test_regimes);
  g_test_add_func ("/flow-match/codes", test_codes);
  g_test_add_func ("/flow-match/pairs", test_pairs);
  g_test_add_func ("/flow-match/plans/small", test_small_plans);
  g_test_add_func ("/flow-match/plans/best", test_plans);
  g_test_add_func ("/flow-match/rounding", test_rounding);
  g_test_add_func ("/flow-match/nothing", test_nothing);
  g_test_add_func ("/flow-match/huge", test_huge);
  return g_test_run ();
}
