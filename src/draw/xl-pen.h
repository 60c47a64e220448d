/* xl-pen.h - writing with pango: styles, cached layouts, nothing but literal text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "xl-text.h"
#include "xl-theme.h"

G_BEGIN_DECLS

PangoLayout *xl_pen_layout     (const XlTheme *theme,
                                const char    *text,
                                double         size,
                                int            weight);
PangoLayout *xl_pen_styled     (const XlTheme *theme,
                                const char    *text,
                                XlTextStyle    style);
void         xl_pen_size       (PangoLayout   *layout,
                                double        *width,
                                double        *height);
void         xl_pen_show       (cairo_t       *cr,
                                PangoLayout   *layout,
                                double         x,
                                double         y,
                                XlColour       colour);
void         xl_pen_show_halo  (cairo_t       *cr,
                                PangoLayout   *layout,
                                double         x,
                                double         y,
                                XlColour       colour,
                                XlColour       halo,
                                double         width);
void         xl_pen_write      (cairo_t       *cr,
                                const XlTheme *theme,
                                const char    *text,
                                double         size,
                                int            weight,
                                double         x,
                                double         y,
                                double         align,
                                double         max_width,
                                XlColour       colour);
void         xl_pen_drop       (void);

static inline void
xl_pen_set (cairo_t *cr, XlColour c)
{
  cairo_set_source_rgb (cr, c.red, c.green, c.blue);
}

static inline void
xl_pen_set_alpha (cairo_t *cr, XlColour c, double alpha)
{
  cairo_set_source_rgba (cr, c.red, c.green, c.blue, alpha);
}

G_END_DECLS
