/* xl-geo.h - outlines of countries, projections, distances on the globe */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Mean radius of the Earth (IUGG), kilometres. */
#define XL_GEO_EARTH_KM 6371.0088

/* Returned where a country has no outline. */
#define XL_GEO_UNKNOWN (-1.0)

typedef enum
{
  XL_PROJECTION_EUROPE, /* Lambert azimuthal equal-area, centre 52 N 10 E (as ETRS89-LAEA) */
  XL_PROJECTION_WORLD,  /* Equal Earth, centre 0 E (the outlines are cut at 180 E) */
} XlProjection;

#define XL_GEO_ERROR (xl_geo_error_quark ())
GQuark xl_geo_error_quark (void);

typedef enum
{
  XL_GEO_ERROR_MALFORMED, /* the outlines are not in the expected form; the message names the line */
} XlGeoError;

typedef struct _XlGeo XlGeo;

XlGeo   *xl_geo_new                   (const char   *europe,
                                       gsize         europe_length,
                                       const char   *world,
                                       gsize         world_length,
                                       GError      **error);
XlGeo   *xl_geo_ref                   (XlGeo        *self);
void     xl_geo_unref                 (XlGeo        *self);

guint    xl_geo_get_n_rings           (XlGeo        *self,
                                       XlProjection  projection);
const float *xl_geo_get_ring          (XlGeo        *self,
                                       XlProjection  projection,
                                       guint         ring,
                                       guint        *n_points,
                                       const char  **country);
void     xl_geo_get_ring_box          (XlGeo        *self,
                                       XlProjection  projection,
                                       guint         ring,
                                       float         box[4]);

void     xl_geo_project               (XlProjection  projection,
                                       double        lon,
                                       double        lat,
                                       double       *x,
                                       double       *y);
double   xl_geo_distance_km           (double        lon1,
                                       double        lat1,
                                       double        lon2,
                                       double        lat2);
double   xl_geo_distance_to_country_km (XlGeo       *self,
                                       double        lon,
                                       double        lat,
                                       const char   *country);
gboolean xl_geo_in_europe             (double        lon,
                                       double        lat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlGeo, xl_geo_unref)

G_END_DECLS
