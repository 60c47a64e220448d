/* layout-score.h - how good a picture of a graph is: stress, neighbours kept, crossings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-el.h"

G_BEGIN_DECLS

/**
 * LayoutScore:
 * @stress: mean over pairs of (a |xi - xj| / dij - 1)^2 at the best scale a; 0 is perfect, less is better
 * @np2: mean over nodes of the Jaccard index of what is within two steps of it and of as many nearest nodes; more is
 *   better
 * @crossings: pairs of edges without a common end that cross; negative where there are too many edges to count
 */
typedef struct
{
  double stress, np2;
  gint64 crossings;
} LayoutScore;

LayoutScore layout_score (const XlEl *el, const float *xy);

G_END_DECLS
