/* xl-svg.h - texts of an SVG as texts, and the same bytes every time */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "xl-theme.h"

G_BEGIN_DECLS

typedef struct _XlSvgTexts XlSvgTexts;

XlSvgTexts *xl_svg_texts_new    (cairo_surface_t *surface);
void        xl_svg_texts_free   (XlSvgTexts      *self);
gboolean    xl_svg_texts_record (cairo_t         *cr,
                                 PangoLayout     *layout,
                                 double           x,
                                 double           y,
                                 XlColour         colour,
                                 const XlColour  *halo,
                                 double           halo_width);
GByteArray *xl_svg_finish       (XlSvgTexts      *self,
                                 const GByteArray *raw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlSvgTexts, xl_svg_texts_free)

G_END_DECLS
