/* xl-desk-map.h - from the plan to the map: which records are nodes, which links are edges */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-draw-marks.h"
#include "xl-layout.h"
#include "xl-plan.h"
#include "xl-scene.h"
#include "xl-sheet.h"
#include "xl-theme.h"

G_BEGIN_DECLS

/* What sizes a node; measures are those of what is shown. In the order of the field size_by of a saved view, from 1. */
typedef enum
{
  XL_MAP_SIZE_PROJECTS,    /* its projects; a project has none */
  XL_MAP_SIZE_DEGREE,
  XL_MAP_SIZE_BETWEENNESS,
  XL_MAP_SIZE_CLOSENESS,
  XL_MAP_SIZE_CORE,
  XL_MAP_SIZE_MONEY,       /* investment of a project, of a region or partner the sum over its projects */
  XL_MAP_SIZE_CO2,         /* t CO2e avoided in a full operating year, the same */
} XlMapSize;

/* What its colour stands for. In the order of the field colour_by of a saved view, from 1. */
typedef enum
{
  XL_MAP_COLOUR_COUNTRY,
  XL_MAP_COLOUR_STAGE,     /* of projects */
  XL_MAP_COLOUR_TYPE,      /* sector of partners, kind of projects */
  XL_MAP_COLOUR_COMPONENT, /* connected part, 1 the largest */
  XL_MAP_COLOUR_CORE,
} XlMapColour;

/* Beside the bits of XlNodeKind: networks, and the memberships of regions in them. */
#define XL_MAP_NETWORKS (1u << XL_N_NODE_KINDS)

/* The same for matches of resource flows, as arcs. */
#define XL_MAP_MATCHES (1u << (XL_N_NODE_KINDS + 1))
/* No part of the whole map while nobody asks for them: networks, and events with agreements, which are diamonds. */
#define XL_MAP_ASKED (XL_MAP_NETWORKS | 1u << XL_NODE_EVENT)

/**
 * XlMapFilter:
 * @kinds: bits 1 << XlNodeKind, %XL_MAP_NETWORKS and %XL_MAP_MATCHES
 * @stages: bits 1 << XlStage; 0 for all
 * @objectives: bits 1 << 0 for O1 to 1 << 3 for O4; 0 for all
 * @country: (nullable): ISO 3166-1 alpha-2; NULL for all
 * @around: id of a record, or 0
 * @hops: with @around: how far from it
 * @tag: (nullable): what is shown carries this tag, or is a neighbour of what does; an interned string
 * @day: as of which day; none for all that there ever was
 * @hide_private: without projects that are private, and what is there only because of them
 * @size_by: which figure sizes the nodes
 * @colour_by: what their colour stands for
 * @regimes: of matches: bits 1 << XlArcRegime; 0 for all
 * @material: (nullable): of matches: that of the need; an interned string
 * @flow: of matches: id of the flow whose matches are in focus; 0 for all. A saved view keeps none of these three
 *
 * What of the plan is on the map. Stage and objective choose projects; regions and partners without a project that
 * is left are left out then. Country keeps what lies there and the projects that touch it.
 */
typedef struct
{
  guint kinds, stages, objectives;
  char country[3];
  gint64 around;
  guint hops;
  const char *tag;
  XlDate day;
  gboolean hide_private;
  XlMapSize size_by;
  XlMapColour colour_by;
  guint regimes;
  const char *material;
  gint64 flow;
} XlMapFilter;

extern const XlMapFilter xl_map_filter_all;

XlGraph *xl_desk_map_graph (XlPlan *plan, const XlMapFilter *filter);
gboolean xl_desk_map_has_private (XlPlan *plan);
gboolean xl_desk_map_has_tag (XlPlan *plan, const XlRecord *record, const char *tag);
XlGeo *xl_desk_map_geo (void);

/* What legend and notes say, translated; holds its texts, so keep it while a scene is made. */
typedef struct
{
  XlLegendWords words;
  XlMapColour colour_by;
  char unlinked[80], nowhere[80], region[80], colour[80], group[80], stages[6][80];
} XlMapWords;
void xl_desk_map_words (XlPositions *positions, const XlMapFilter *filter, XlMapWords *words);
guint xl_desk_map_slot (const char *country);

typedef struct
{
  XlMapFilter filter;
  XlLayoutMode mode;
  guint64 seed;
  double width, height, scale; /* of the sheet; with @view of the map on it, without title and notices */
  XlPaper paper;           /* of a PDF */
  const XlTheme *theme;
  XlPositions *positions;  /* as seen on the screen, or NULL: laid out afresh */
  const XlView *view;      /* the same */
  gint64 selected;
  const XlDrawMarks *marks; /* or NULL */
  gboolean bare;           /* without legend */
  const char *title;
} XlMapSheet;

/* The same draw call as the screen. (transfer full) */
GByteArray *xl_desk_map_svg (XlPlan *plan, const XlMapSheet *sheet, GError **error);
GByteArray *xl_desk_map_pdf (XlPlan *plan, const XlMapSheet *sheet, GError **error);
GByteArray *xl_desk_map_png (XlPlan *plan, const XlMapSheet *sheet, GError **error);
typedef struct _XlMapPicture XlMapPicture;
XlMapPicture *xl_desk_map_picture_new (XlPlan *plan, const XlMapSheet *sheet);
void xl_desk_map_picture_draw (XlMapPicture *picture, cairo_t *cr, double width, double height);
void xl_desk_map_picture_free (XlMapPicture *picture);
gboolean xl_desk_map_paint (XlPlan *plan, const XlMapSheet *sheet, cairo_t *cr, double width, double height,
                            GError **error);

G_END_DECLS
