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
void xl_draw_arc_icon  (cairo_t          *cr,
                        const XlTheme    *theme,
                        XlArcRegime       regime,
                        XlArcState        state,
                        double            x,
                        double            y,
                        double            width,
                        double            scale);

G_END_DECLS
