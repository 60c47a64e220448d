/* xl-plot-frame.h - a chart that Tab reaches once, with a menu that exports it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plot-view.h"

G_BEGIN_DECLS

/**
 * XlPlotFrame:
 *
 * XlPlotFrame:label: what assistive technology calls the chart, and the name of its file
 *
 * Its menu opens with a right click, too. The sheet bears the name of the project that it is in.
 */
#define XL_TYPE_PLOT_FRAME (xl_plot_frame_get_type ())
G_DECLARE_FINAL_TYPE (XlPlotFrame, xl_plot_frame, XL, PLOT_FRAME, GtkWidget)

XlPlotView *xl_plot_frame_get_plot (XlPlotFrame *self);

G_END_DECLS
