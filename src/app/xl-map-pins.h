/* xl-map-pins.h - nodes of the map that a person put where they are */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-layout.h"

G_BEGIN_DECLS

typedef struct _XlMapPins XlMapPins;

gboolean xl_map_pins_possible (XlLayoutMode mode);

XlMapPins *xl_map_pins_new (void);
void xl_map_pins_free (XlMapPins *self);
void xl_map_pins_set (XlMapPins *self, gint64 id, double x, double y);
gboolean xl_map_pins_remove (XlMapPins *self, gint64 id);
void xl_map_pins_clear (XlMapPins *self);
gboolean xl_map_pins_has (XlMapPins *self, gint64 id);
const gint64 *xl_map_pins_get_ids (XlMapPins *self, guint *n);
char *xl_map_pins_dup_text (XlMapPins *self);
void xl_map_pins_read (XlMapPins *self, const char *text);
XlPositions *xl_map_pins_apply (XlMapPins *self, XlPositions *positions, double width, double height);
XlPositions *xl_map_pins_move (XlPositions *positions, gint64 id, double x, double y);

G_END_DECLS
