/* xl-glyph.h - the shapes of the map: one alphabet for canvas, legend and lists */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-graph.h"
#include "xl-theme.h"

G_BEGIN_DECLS

void xl_glyph_path  (cairo_t       *cr,
                     XlNodeKind     kind,
                     double         x,
                     double         y,
                     double         r,
                     double         scale);
void xl_glyph_hatch (cairo_t       *cr,
                     XlColour       colour,
                     double         x,
                     double         y,
                     double         width,
                     double         height,
                     double         pitch,
                     double         line);
void xl_glyph_node  (cairo_t       *cr,
                     const XlTheme *theme,
                     XlNodeKind     kind,
                     XlColour       colour,
                     gboolean       illustrative,
                     const char    *code,
                     double         x,
                     double         y,
                     double         r,
                     double         scale);

G_END_DECLS
