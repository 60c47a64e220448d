/* xl-desk-settings.h - settings that change together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

XlEdit *xl_edits_weights (XlPlan *plan, const double values[XL_N_CRITERIA], char **sentence);

G_END_DECLS
