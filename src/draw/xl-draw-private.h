/* xl-draw-private.h - what the parts of draw share with each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-draw.h"

G_BEGIN_DECLS

/**
 * XlArcsLook:
 * @hover: scene node under the pointer, or -1: its arcs stay as they are
 * @others: how much of themselves the other arcs show, 0 .. 1
 * @clip: what need be drawn
 * @marks: (nullable): says which arc is selected
 */
typedef struct
{
  int hover;
  double others;
  XlSceneBox clip;
  const XlDrawMarks *marks;
} XlArcsLook;

void xl_draw_arcs      (cairo_t          *cr,
                        const XlScene    *scene,
                        const XlTheme    *theme,
                        const XlArcsLook *look);

G_END_DECLS
