/* xl-draw-marks.h - what a person marked on the map: pins, a path, a pair */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-scene.h"
#include "xl-theme.h"

G_BEGIN_DECLS

/**
 * XlDrawMarks:
 * @path: (array length=n_path): ids of nodes, each linked with the next: the line is drawn strong
 * @n_path: how many
 * @rings: (array length=n_rings): ids of nodes that get a ring: what an answer is about
 * @n_rings: how many
 * @pins: (array length=n_pins): ids of nodes that a person put where they are
 * @n_pins: how many
 *
 * @offer: id of the offer of the selected match, 0 for none
 * @need: id of its need
 *
 * What lies upon a scene without changing it. Ids that are not in the scene are passed over.
 */
typedef struct
{
  const gint64 *path;
  guint n_path;
  const gint64 *rings;
  guint n_rings;
  const gint64 *pins;
  guint n_pins;
  gint64 offer, need;
} XlDrawMarks;

void xl_draw_marks_below (cairo_t *cr, const XlScene *scene, const XlTheme *theme, const XlDrawMarks *marks);
void xl_draw_marks_above (cairo_t *cr, const XlScene *scene, const XlTheme *theme, const XlDrawMarks *marks);

G_END_DECLS
