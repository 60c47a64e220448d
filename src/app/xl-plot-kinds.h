/* xl-plot-kinds.h - the charts of one project for XlPlotView */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-radar.h"
#include "xl-chart-risk.h"
#include "xl-chart-spread.h"
#include "xl-chart-years.h"
#include "xl-plot-view.h"

G_BEGIN_DECLS

extern const XlPlotKind xl_plot_years, xl_plot_tornado, xl_plot_histogram, xl_plot_radar, xl_plot_risk;

G_END_DECLS
