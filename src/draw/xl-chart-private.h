/* xl-chart-private.h - what charts are built from: boxes, text in them, fills, keys, free places */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "xl-axis.h"
#include "xl-chart-base.h"
#include "xl-pen.h"

G_BEGIN_DECLS

typedef cairo_rectangle_t XlBox;

/* Sizes of text at scale 1. */
#define XL_KIT_TITLE 14.0
#define XL_KIT_TEXT 12.0
#define XL_KIT_SMALL 11.0

/* Lines of a wrapped text. */
#define XL_KIT_LINES 4

/* Is it a figure that a chart can show? What is not, is left out like NAN. */
static inline gboolean
xl_kit_is_figure (double value)
{
  return isfinite (value) && fabs (value) <= 1e30;
}

static inline double
xl_kit_right (const XlBox *box)
{
  return box->x + box->width;
}

static inline double
xl_kit_bottom (const XlBox *box)
{
  return box->y + box->height;
}

static inline gboolean
xl_kit_inside (const XlBox *box, double x, double y)
{
  return x >= box->x && y >= box->y && x < xl_kit_right (box) && y < xl_kit_bottom (box);
}

/**
 * XlKitFill:
 *
 * How firm a figure is. Where solid is taken, since all figures of a chart are invented and so hatched, what
 * is not firm beyond that is open.
 */
typedef enum
{
  XL_KIT_SOLID,
  XL_KIT_HATCHED,
  XL_KIT_OPEN,
} XlKitFill;

static inline XlKitFill
xl_kit_fill_of (const XlChartHead *head, gboolean firm)
{
  return firm ? (head->illustrative ? XL_KIT_HATCHED : XL_KIT_SOLID)
              : (head->illustrative ? XL_KIT_OPEN : XL_KIT_HATCHED);
}

/* The width of a line that carries a meaning: on a projector it must be seen from the last row. */
static inline double
xl_kit_stroke (const XlTheme *theme, double width)
{
  return width * CLAMP (theme->text_scale * 0.75, 1, 3);
}

/* The halo of a text that may lie upon something, px, and what it takes from a box, rounded edges and all. */
static inline double
xl_kit_halo (const XlTheme *theme)
{
  return 2 * MIN (theme->text_scale, 2);
}

static inline double
xl_kit_halo_room (const XlTheme *theme)
{
  return xl_kit_halo (theme) + 1.5;
}

/* A box that is smaller on all sides, at least by nothing. */
static inline XlBox
xl_kit_inset (const XlBox *box, double by)
{
  return (XlBox) { box->x + by, box->y + by, MAX (box->width - 2 * by, 0), MAX (box->height - 2 * by, 0) };
}

/**
 * XlKitKeyStyle:
 *
 * The sign of an entry in a key.
 */
typedef enum
{
  XL_KIT_KEY_SOLID = XL_KIT_SOLID,
  XL_KIT_KEY_HATCHED = XL_KIT_HATCHED,
  XL_KIT_KEY_OPEN = XL_KIT_OPEN,
  XL_KIT_KEY_LINE,
  XL_KIT_KEY_DASHED,
  XL_KIT_KEY_FRAMED,
} XlKitKeyStyle;

/**
 * XlKitKey:
 *
 * An entry of a key; @ground fills a framed one.
 */
typedef struct
{
  const char *name;
  XlKitKeyStyle style;
  XlColour colour, ground;
} XlKitKey;

/**
 * XlKitPlaces:
 *
 * What is drawn already, so that words keep clear of it.
 */
typedef struct
{
  GArray *boxes; /* of XlBox */
} XlKitPlaces;

XlColour xl_kit_grid_colour (const XlTheme     *theme);
double   xl_kit_line        (const XlTheme     *theme,
                             double             size);
double   xl_kit_width       (const XlTheme     *theme,
                             const char        *text,
                             double             size,
                             int                weight);
gboolean xl_kit_write       (cairo_t           *cr,
                             const XlTheme     *theme,
                             const char        *text,
                             double             size,
                             int                weight,
                             const XlBox       *within,
                             double             x,
                             double             y,
                             double             align,
                             XlColour           colour,
                             const XlColour    *halo);
guint    xl_kit_wrap        (const XlTheme     *theme,
                             const char        *text,
                             double             size,
                             int                weight,
                             double             width,
                             char              *lines[XL_KIT_LINES],
                             guint              most);
gboolean xl_kit_fits        (const XlTheme     *theme,
                             const char        *text,
                             double             size,
                             int                weight,
                             const XlBox       *within);
double   xl_kit_shrink      (const XlTheme     *theme,
                             const char        *text,
                             int                weight,
                             const XlBox       *within);
void     xl_kit_write_wrapped (cairo_t         *cr,
                             const XlTheme     *theme,
                             const char        *text,
                             double             size,
                             int                weight,
                             const XlBox       *within,
                             double             align,
                             XlColour           colour);
char    *xl_kit_figure      (const XlChartHead *head,
                             double             value,
                             guint              decimals);
XlBox    xl_kit_body        (const XlTheme     *theme,
                             const XlChartHead *head,
                             double             width,
                             double             height);
void     xl_kit_draw_head   (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlChartHead *head,
                             double             width,
                             double             height);
void     xl_kit_draw_empty  (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlChartHead *head,
                             const XlBox       *body);
double   xl_kit_key         (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlKitKey    *keys,
                             guint              n,
                             const XlBox       *within);
void     xl_kit_fill        (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlBox       *box,
                             XlColour           colour,
                             XlKitFill          fill);
double   xl_kit_row_size    (const XlTheme     *theme,
                             double             size,
                             double             row);
void     xl_kit_hatch       (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlBox       *box,
                             XlColour           colour);
void     xl_kit_round       (cairo_t           *cr,
                             const XlBox       *box,
                             double             radius);
void     xl_kit_rule        (cairo_t           *cr,
                             double             x0,
                             double             y0,
                             double             x1,
                             double             y1,
                             double             line,
                             double             dash,
                             XlColour           colour);
void     xl_kit_mark_part   (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlChartHead *head,
                             guint              index,
                             const XlBox       *box);
double   xl_kit_gutter      (const XlTheme     *theme,
                             const XlChartHead *head,
                             const XlAxis      *axis,
                             double             width);
void     xl_kit_draw_grid   (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlChartHead *head,
                             const XlAxis      *axis,
                             const XlBox       *plot,
                             const XlBox       *gutter);
void     xl_kit_draw_feet   (cairo_t           *cr,
                             const XlTheme     *theme,
                             const XlChartHead *head,
                             const XlAxis      *axis,
                             const XlBox       *plot,
                             const XlBox       *feet);
void     xl_kit_places_init (XlKitPlaces       *places);
void     xl_kit_places_free (XlKitPlaces       *places);
void     xl_kit_places_add  (XlKitPlaces       *places,
                             const XlBox       *box);
double   xl_kit_places_hit  (const XlKitPlaces *places,
                             const XlBox       *box);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XlKitPlaces, xl_kit_places_free)

G_END_DECLS
