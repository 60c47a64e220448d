/* xl-chain-draw.h - the steps of a value chain as chevrons, large and small */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-chains.h"
#include "xl-theme.h"

G_BEGIN_DECLS

void xl_chain_draw (cairo_t *cr, const XlTheme *theme, const XlStepState *states, guint n, double width, double height,
                    double notch, double gap);
double xl_chain_step_width (guint n, double width, double gap);

G_END_DECLS
