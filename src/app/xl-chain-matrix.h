/* xl-chain-matrix.h - who has which step of a value chain, by region or by type, as a heat map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chains.h"
#include "xl-chart-view.h"

G_BEGIN_DECLS

void xl_chain_fill_matrix (XlChartView *view, XlPlan *plan, const XlCoverage *coverage);

G_END_DECLS
