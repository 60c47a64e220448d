/* xl-sensitivity-private.h - a cash plan laid out for many changes of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-sensitivity.h"

/* What the uncertain values are in one case: factors of lines, rate, delay in years. */
typedef struct
{
  double driver[XL_N_DRIVERS];
} XlCase;

gboolean xl_spreads_are_sound (const XlCashPlan *plan,
                               const XlSpread   *spreads,
                               guint             n_spreads);
void     xl_case_init         (XlCase           *at);
double   xl_case_fnpv         (const XlCase     *at,
                               const XlCashPlan *plan,
                               double           *cfads);
