/* xl-draw.h - a scene on cairo: the same call for screen, PNG and SVG */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-draw-marks.h"
#include "xl-scene.h"
#include "xl-theme.h"

G_BEGIN_DECLS

/**
 * XlDrawPart:
 * @XL_DRAW_WHOLE: everything
 * @XL_DRAW_PICTURE: all that moves with the view: everything but the legend
 * @XL_DRAW_FADED: the picture with every node stepped back, as below a hovered one
 * @XL_DRAW_NEAR: the hovered node, its neighbours, their lines and labels; goes upon the faded one
 * @XL_DRAW_LEGEND: the legend alone
 *
 * A window keeps pictures of the parts and lays them upon each other: each frame of panning and
 * hovering then costs little, however large the map. Picture and legend make the whole.
 */
typedef enum
{
  XL_DRAW_WHOLE,
  XL_DRAW_PICTURE,
  XL_DRAW_FADED,
  XL_DRAW_NEAR,
  XL_DRAW_LEGEND,
} XlDrawPart;

/**
 * XlDrawState:
 * @part: what of the scene is drawn; the whole unless said
 * @selected: id of the selected node: ring, halos, accent edges; 0 for none
 * @hover: id of the node under the pointer; 0 for none
 * @fade: 0..1, how far the others have stepped back because of @hover
 * @moving: %TRUE while panning or zooming: anti-aliasing of thin lines is left out
 * @marks: (nullable): pins, a path; part of the picture
 */
typedef struct
{
  XlDrawPart part;
  gint64 selected;
  gint64 hover;
  double fade;
  gboolean moving;
  const XlDrawMarks *marks;
} XlDrawState;

void xl_draw_scene     (cairo_t                     *cr,
                        const XlScene               *scene,
                        const XlTheme               *theme,
                        const XlDrawState           *state,
                        const cairo_rectangle_int_t *clip);
void xl_draw_measure   (const char                  *text,
                        XlTextStyle                  style,
                        double                      *width,
                        double                      *height,
                        gpointer                     theme);
void xl_draw_node_icon (cairo_t                     *cr,
                        const XlTheme               *theme,
                        XlNodeKind                   kind,
                        guint                        slot,
                        gboolean                     illustrative,
                        const char                  *code,
                        double                       x,
                        double                       y,
                        double                       size);
void xl_draw_hatch_mark (cairo_t                    *cr,
                        const XlTheme               *theme,
                        double                       x,
                        double                       y,
                        double                       size);
void xl_draw_flow_icon (cairo_t                    *cr,
                        const XlTheme               *theme,
                        guint                        slot,
                        gboolean                     offer,
                        gboolean                     illustrative,
                        double                       x,
                        double                       y,
                        double                       size);
void xl_draw_arc_icon  (cairo_t                     *cr,
                        const XlTheme               *theme,
                        XlArcRegime                  regime,
                        XlArcState                   state,
                        double                       x,
                        double                       y,
                        double                       width,
                        double                       scale);
void xl_draw_drop_caches (void);

G_END_DECLS
