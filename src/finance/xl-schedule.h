/* xl-schedule.h - how a loan is repaid: interest, principal and debt outstanding by year */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-cash.h"

G_BEGIN_DECLS

/**
 * XlSchedule:
 * @years: years of debt service
 * @interest: interest paid, by year of debt service
 * @principal: principal repaid; sums to the loan
 * @outstanding: debt at the end of the year; 0 in the last
 *
 * Index 0 is the year of the first payment, whatever year that is in the plan; a schedule is whole
 * even where the plan ends before it.
 */
typedef struct
{
  int years;
  double interest[XL_CASH_YEARS];
  double principal[XL_CASH_YEARS];
  double outstanding[XL_CASH_YEARS];
} XlSchedule;

gboolean xl_schedule_make (XlSchedule   *schedule,
                           const XlLoan *loan);
double   xl_annuity       (double        amount,
                           double        rate,
                           int           years);

G_END_DECLS
