/* xl-verdict.h - the 2 x 2 of viable and bankable, small and large, and the pips of a gate */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

G_BEGIN_DECLS

/**
 * XlQuadrant:
 * @XL_VERDICT_NONE: nothing to judge yet: no square is filled
 *
 * In the order of the squares: line by line from the top left.
 */
typedef enum
{
  XL_VERDICT_NONE,
  XL_VERDICT_VIABLE_NOT_YET,   /* amber */
  XL_VERDICT_VIABLE_BANKABLE,  /* green */
  XL_VERDICT_SUPPORT_NOT_YET,  /* red */
  XL_VERDICT_SUPPORT_BANKABLE, /* amber */
} XlQuadrant;

/* The size of the badge on cards and of the card on a page, px at text scale 1. */
#define XL_VERDICT_BADGE 20
#define XL_VERDICT_CARD_WIDTH 264
#define XL_VERDICT_CARD_HEIGHT 116

XlQuadrant xl_verdict_of        (gboolean           viable,
                                gboolean           bankable);
void      xl_verdict_badge     (cairo_t           *cr,
                                const XlTheme     *theme,
                                XlQuadrant          verdict,
                                double             x,
                                double             y,
                                double             size);
void      xl_verdict_card      (cairo_t           *cr,
                                const XlTheme     *theme,
                                XlQuadrant          verdict,
                                const char *const  words[4],
                                double             width,
                                double             height);
double    xl_gate_pips_width   (guint              n,
                                double             scale);
void      xl_gate_pips         (cairo_t           *cr,
                                const XlTheme     *theme,
                                guint              n,
                                guint              filled,
                                double             x,
                                double             y,
                                double             scale);

G_END_DECLS
