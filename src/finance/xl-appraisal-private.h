/* xl-appraisal-private.h - what the appraisal and its verdict share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-appraisal.h"

/* A ratio that misses its target by less than this share of it reaches it: the loan that is found to
 * give exactly 1.20 must give 1.20. */
#define XL_RATIO_SLACK 1e-9

/* Less than this share of all that was moved is what rounding leaves of nothing. */
#define XL_CASH_SLACK 1e-12

void xl_appraisal_judge  (XlAppraisal      *appraisal,
                          const XlCashPlan *plan);
void xl_appraisal_remedy (XlAppraisal      *appraisal,
                          const XlCashPlan *plan);
