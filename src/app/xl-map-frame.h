/* xl-map-frame.h - frames of the map: pictures that are kept, so that panning and hovering are cheap */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-draw.h"

G_BEGIN_DECLS

/* Height of the stripe that one step of work draws, px; so many device pixels a px that it ends with one. */
#define XL_MAP_STRIPE 72

typedef struct _XlMapFrame XlMapFrame;

XlMapFrame *xl_map_frame_new (void);
void xl_map_frame_free (XlMapFrame *self);

void xl_map_frame_begin (XlMapFrame *self, XlScene *scene, const XlTheme *theme, double device, gint64 selected,
                         const XlDrawMarks *marks);
void xl_map_frame_drop_work (XlMapFrame *self);
gboolean xl_map_frame_is_working (XlMapFrame *self);
gboolean xl_map_frame_work (XlMapFrame *self, gint64 budget_us);
void xl_map_frame_fade (XlMapFrame *self, gint64 budget_us);
gboolean xl_map_frame_can_fade (XlMapFrame *self);

XlScene *xl_map_frame_get_scene (XlMapFrame *self);
void xl_map_frame_paint (XlMapFrame *self, cairo_t *cr, const XlView *view, gint64 hover, double fade);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlMapFrame, xl_map_frame_free)

G_END_DECLS
