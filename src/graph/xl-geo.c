/* xl-geo.c - outlines of countries, projections, distances on the globe */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-geo.h"

#include <math.h>
#include <string.h>

#define RADIANS (G_PI / 180.0)

/* Europe's view: outlines are at hand from -32 to 62 E and 27 to 74 N; sites within this box are
 * shown in it. */
#define EUROPE_WEST (-26.0)
#define EUROPE_EAST 46.0
#define EUROPE_SOUTH 33.0
#define EUROPE_NORTH 72.0

typedef struct
{
  char country[3];
  guint first, n; /* points */
  float box[4];   /* projected: x1, y1, x2, y2 */
} Ring;

typedef struct
{
  GArray *rings;     /* of Ring */
  GArray *degrees;   /* of float: lon, lat */
  GArray *projected; /* of float: x, y, km, y downwards */
} Outlines;

struct _XlGeo
{
  gatomicrefcount refs;
  Outlines outlines[2]; /* by XlProjection */
};

G_DEFINE_QUARK (xl-geo-error-quark, xl_geo_error)

/**
 * xl_geo_project:
 * @projection: which
 * @lon: degrees east
 * @lat: degrees north
 * @x: (out): km eastwards
 * @y: (out): km southwards, so that pictures stand upright
 *
 * Both projections keep areas. The Earth is a sphere here: at the scale of a window the ellipsoid
 * does not show. Formulas: Snyder, Map Projections (1987), p. 185; Šavrič, Patterson, Jenny, The
 * Equal Earth map projection (2018).
 */
void
xl_geo_project (XlProjection projection, double lon, double lat, double *x, double *y)
{
  double phi = lat * RADIANS;

  if (projection == XL_PROJECTION_EUROPE)
    {
      double phi0 = 52 * RADIANS, lambda = (lon - 10) * RADIANS;
      double below = 1 + sin (phi0) * sin (phi) + cos (phi0) * cos (phi) * cos (lambda);
      double k = sqrt (2 / MAX (below, 1e-9));

      *x = XL_GEO_EARTH_KM * k * cos (phi) * sin (lambda);
      *y = -XL_GEO_EARTH_KM * k * (cos (phi0) * sin (phi) - sin (phi0) * cos (phi) * cos (lambda));
    }
  else
    {
      const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796;
      double theta = asin (sqrt (3) / 2 * sin (phi)), t2 = theta * theta, t6 = t2 * t2 * t2;

      *x = XL_GEO_EARTH_KM * 2 * sqrt (3) * lon * RADIANS * cos (theta)
           / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1));
      *y = -XL_GEO_EARTH_KM * theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1);
    }
}

/* Reads a number with a point; no locale, no exponent. */
static gboolean
read_degrees (const char **at, const char *end, float *value)
{
  const char *p = *at;
  gboolean minus = p < end && *p == '-';
  double number = 0, unit = 1;
  guint digits = 0;

  if (minus)
    p++;
  for (; p < end && g_ascii_isdigit (*p) && digits < 9; p++, digits++)
    number = number * 10 + (*p - '0');
  if (p < end && *p == '.')
    for (p++; p < end && g_ascii_isdigit (*p) && digits < 18; p++, digits++)
      {
        unit /= 10;
        number += unit * (*p - '0');
      }
  if (!digits || number > 180)
    return FALSE;
  *value = (float) (minus ? -number : number);
  *at = p;
  return TRUE;
}

/* "lon lat,lon lat,...;lon lat,..." */
static gboolean
read_rings (Outlines *to, XlProjection projection, const char *country, const char *at, const char *end)
{
  while (at < end)
    {
      Ring ring = { .first = to->degrees->len / 2,
                    .box = { G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT } };

      ring.country[0] = country[0];
      ring.country[1] = country[0] == '-' ? '\0' : country[1];
      while (at < end && *at != ';')
        {
          float point[2], place[2];
          double x, y;

          if (!read_degrees (&at, end, &point[0]) || at == end || *at++ != ' '
              || !read_degrees (&at, end, &point[1]) || fabsf (point[1]) > 90)
            return FALSE;
          if (at < end && *at == ',')
            at++;
          else if (at < end && *at != ';')
            return FALSE;
          xl_geo_project (projection, (double) point[0], (double) point[1], &x, &y);
          place[0] = (float) x;
          place[1] = (float) y;
          g_array_append_vals (to->degrees, point, 2);
          g_array_append_vals (to->projected, place, 2);
          ring.box[0] = MIN (ring.box[0], place[0]);
          ring.box[1] = MIN (ring.box[1], place[1]);
          ring.box[2] = MAX (ring.box[2], place[0]);
          ring.box[3] = MAX (ring.box[3], place[1]);
          ring.n++;
        }
      if (at < end)
        at++;
      if (ring.n >= 3)
        g_array_append_val (to->rings, ring);
    }
  return TRUE;
}

static gboolean
read_outlines (Outlines *to, XlProjection projection, const char *data, gsize length, GError **error)
{
  const char *at = data, *end = data + length;

  to->rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  to->degrees = g_array_new (FALSE, FALSE, sizeof (float));
  to->projected = g_array_new (FALSE, FALSE, sizeof (float));
  for (guint line = 1; at < end; line++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      const char *name, *rings;

      if (!stop)
        stop = end;
      if (stop > at && *at != '#')
        {
          name = memchr (at, '\t', (gsize) (stop - at));
          rings = name ? memchr (name + 1, '\t', (gsize) (stop - name - 1)) : NULL;
          if (!rings || name - at > 2 || name == at
              || !read_rings (to, projection, at, rings + 1,
                              stop > at && stop[-1] == '\r' ? stop - 1 : stop))
            {
              g_set_error (error, XL_GEO_ERROR, XL_GEO_ERROR_MALFORMED,
                           "Line %u: expected country, name and rings of degrees", line);
              return FALSE;
            }
        }
      at = stop < end ? stop + 1 : end;
    }
  return TRUE;
}

/**
 * xl_geo_new:
 * @europe: (array length=europe_length): outlines for Europe's view: lines of country, tab, name,
 *   tab, rings "lon lat,lon lat,…;…"; lines that begin with # are comments
 * @europe_length: bytes
 * @world: (array length=world_length): the same, coarser, for the whole world
 * @world_length: bytes
 * @error: %XL_GEO_ERROR_MALFORMED, with the number of the line
 *
 * Returns: (transfer full): the outlines, or %NULL
 */
XlGeo *
xl_geo_new (const char *europe, gsize europe_length, const char *world, gsize world_length,
            GError **error)
{
  g_autoptr (XlGeo) self = g_new0 (XlGeo, 1);

  g_atomic_ref_count_init (&self->refs);
  if (!read_outlines (&self->outlines[XL_PROJECTION_EUROPE], XL_PROJECTION_EUROPE, europe,
                      europe_length, error)
      || !read_outlines (&self->outlines[XL_PROJECTION_WORLD], XL_PROJECTION_WORLD, world,
                         world_length, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * xl_geo_ref:
 * @self: outlines
 *
 * Returns: (transfer full): @self
 */
XlGeo *
xl_geo_ref (XlGeo *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * xl_geo_unref:
 * @self: (nullable): outlines
 */
void
xl_geo_unref (XlGeo *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->outlines[i].rings, g_array_unref);
      g_clear_pointer (&self->outlines[i].degrees, g_array_unref);
      g_clear_pointer (&self->outlines[i].projected, g_array_unref);
    }
  g_free (self);
}

/**
 * xl_geo_get_n_rings:
 * @self: outlines
 * @projection: which
 *
 * Returns: how many rings
 */
guint
xl_geo_get_n_rings (XlGeo *self, XlProjection projection)
{
  return self->outlines[projection].rings->len;
}

/**
 * xl_geo_get_ring:
 * @self: outlines
 * @projection: which
 * @ring: 0 .. n - 1
 * @n_points: (out): how many points
 * @country: (out) (transfer none): two letters, or "-"
 *
 * Returns: (transfer none): x, y pairs in km, y southwards; not repeated at the end
 */
const float *
xl_geo_get_ring (XlGeo *self, XlProjection projection, guint ring, guint *n_points,
                 const char **country)
{
  const Ring *r = &g_array_index (self->outlines[projection].rings, Ring, ring);

  *n_points = r->n;
  *country = r->country;
  return &g_array_index (self->outlines[projection].projected, float, 2 * r->first);
}

/**
 * xl_geo_get_ring_box:
 * @self: outlines
 * @projection: which
 * @ring: 0 .. n - 1
 * @box: (out caller-allocates): x1, y1, x2, y2 in km
 */
void
xl_geo_get_ring_box (XlGeo *self, XlProjection projection, guint ring, float box[4])
{
  memcpy (box, g_array_index (self->outlines[projection].rings, Ring, ring).box, 4 * sizeof (float));
}

/**
 * xl_geo_distance_km:
 * @lon1: degrees east
 * @lat1: degrees north
 * @lon2: degrees east
 * @lat2: degrees north
 *
 * Returns: great-circle distance by the haversine formula, R = 6371.0088 km
 */
double
xl_geo_distance_km (double lon1, double lat1, double lon2, double lat2)
{
  double a = sin ((lat2 - lat1) * RADIANS / 2), b = sin ((lon2 - lon1) * RADIANS / 2);
  double h = a * a + cos (lat1 * RADIANS) * cos (lat2 * RADIANS) * b * b;

  return 2 * XL_GEO_EARTH_KM * asin (MIN (1.0, sqrt (h)));
}

/* Is the point inside? Rings inside rings are holes. */
static gboolean
inside_rings (const Outlines *o, double lon, double lat, const char *country, gboolean *known)
{
  gboolean inside = FALSE;

  *known = FALSE;
  for (guint i = 0; i < o->rings->len; i++)
    {
      const Ring *ring = &g_array_index (o->rings, Ring, i);
      const float *p = &g_array_index (o->degrees, float, 2 * ring->first);

      if (strcmp (ring->country, country) != 0)
        continue;
      *known = TRUE;
      for (guint a = 0, b = ring->n - 1; a < ring->n; b = a++)
        if ((p[2 * a + 1] > lat) != (p[2 * b + 1] > lat)
            && lon < (double) (p[2 * b] - p[2 * a]) * (lat - p[2 * a + 1])
                             / (double) (p[2 * b + 1] - p[2 * a + 1])
                         + p[2 * a])
          inside = !inside;
    }
  return inside;
}

/* The nearest point of all its outlines: by sides, flat around the point, then on the globe. */
static double
distance_to_rings (const Outlines *o, double lon, double lat, const char *country)
{
  double best = G_MAXDOUBLE, flat = G_MAXDOUBLE, squeeze = cos (lat * RADIANS);

  for (guint i = 0; i < o->rings->len; i++)
    {
      const Ring *ring = &g_array_index (o->rings, Ring, i);
      const float *p = &g_array_index (o->degrees, float, 2 * ring->first);

      if (strcmp (ring->country, country) != 0)
        continue;
      for (guint a = 0, b = ring->n - 1; a < ring->n; b = a++)
        {
          double ax = (p[2 * a] - lon) * squeeze, ay = p[2 * a + 1] - lat;
          double bx = (p[2 * b] - lon) * squeeze, by = p[2 * b + 1] - lat;
          double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
          double t = length > 0 ? CLAMP (-(ax * dx + ay * dy) / length, 0, 1) : 0;
          double x = ax + t * dx, y = ay + t * dy;

          if (x * x + y * y < flat)
            {
              flat = x * x + y * y;
              best = xl_geo_distance_km (lon, lat, lon + (squeeze > 1e-6 ? x / squeeze : 0), lat + y);
            }
        }
    }
  return best;
}

/**
 * xl_geo_distance_to_country_km:
 * @self: outlines
 * @lon: degrees east
 * @lat: degrees north
 * @country: ISO 3166-1 alpha-2; EL and UK are understood
 *
 * The finer outlines of Europe's view are used where they know the country and the point lies in it.
 *
 * Returns: 0 inside, else km to the nearest point of the outline; %XL_GEO_UNKNOWN if there is none
 */
double
xl_geo_distance_to_country_km (XlGeo *self, double lon, double lat, const char *country)
{
  const Outlines *o = &self->outlines[xl_geo_in_europe (lon, lat) ? XL_PROJECTION_EUROPE
                                                                  : XL_PROJECTION_WORLD];
  gboolean known;

  if (g_str_equal (country, "EL"))
    country = "GR";
  else if (g_str_equal (country, "UK"))
    country = "GB";
  if (inside_rings (o, lon, lat, country, &known))
    return 0;
  if (!known)
    {
      o = &self->outlines[XL_PROJECTION_WORLD];
      if (inside_rings (o, lon, lat, country, &known))
        return 0;
      if (!known)
        return XL_GEO_UNKNOWN;
    }
  return distance_to_rings (o, lon, lat, country);
}

/**
 * xl_geo_in_europe:
 * @lon: degrees east
 * @lat: degrees north
 *
 * Returns: whether the point is shown in Europe's view
 */
gboolean
xl_geo_in_europe (double lon, double lat)
{
  return lon >= EUROPE_WEST && lon <= EUROPE_EAST && lat >= EUROPE_SOUTH && lat <= EUROPE_NORTH;
}
