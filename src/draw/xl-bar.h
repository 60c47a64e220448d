/* xl-bar.h - thin bars: one fact on a track, and the shares that make up a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-theme.h"

G_BEGIN_DECLS

/**
 * XlBarShare:
 * @share: of the whole, from 0 to 1
 * @label: what is written in it, where there is room; UTF-8, taken literally
 */
typedef struct
{
  double share;
  const char *label;
} XlBarShare;

void xl_bar        (cairo_t          *cr,
                    const XlTheme    *theme,
                    double            width,
                    double            height,
                    double            from,
                    double            to);
void xl_bar_shares (cairo_t          *cr,
                    const XlTheme    *theme,
                    double            width,
                    double            height,
                    const XlBarShare *shares,
                    guint             n);

G_END_DECLS
