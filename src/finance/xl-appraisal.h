/* xl-appraisal.h - is a project worth it, does it need a grant, will a bank lend, and why not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-cash.h"
#include "xl-roots.h"

G_BEGIN_DECLS

/**
 * XlWant:
 * @XL_WANT_RATES: the rates of return FRR(C), FRR(K), ERR
 * @XL_WANT_REMEDIES: the loan terms that would do
 *
 * What takes time; everything else is always there.
 */
typedef enum
{
  XL_WANT_RATES = 1 << 0,
  XL_WANT_REMEDIES = 1 << 1,
  XL_WANT_ALL = XL_WANT_RATES | XL_WANT_REMEDIES
} XlWant;

/**
 * XlCause:
 * @XL_CAUSE_NONE: nothing stands against a loan
 * @XL_CAUSE_FAULT: the plan has a fault
 * @XL_CAUSE_CASH_NEGATIVE: cumulated cash falls below 0 first in the year, to the value
 * @XL_CAUSE_DSCR_UNDER_ONE: in the year operations bring less than the debt service takes
 * @XL_CAUSE_DSCR_UNDER_TARGET: in the year the cover is below the target
 * @XL_CAUSE_LLCR_UNDER_TARGET: loan life cover is below the target
 * @XL_CAUSE_FNPV_K_NOT_POSITIVE: the owners' capital earns less than the rate
 * @XL_CAUSE_NO_LOAN: no bank is asked
 */
typedef enum
{
  XL_CAUSE_NONE,
  XL_CAUSE_FAULT,
  XL_CAUSE_CASH_NEGATIVE,
  XL_CAUSE_DSCR_UNDER_ONE,
  XL_CAUSE_DSCR_UNDER_TARGET,
  XL_CAUSE_LLCR_UNDER_TARGET,
  XL_CAUSE_FNPV_K_NOT_POSITIVE,
  XL_CAUSE_NO_LOAN
} XlCause;

/**
 * XlVerdict:
 * @viable: worth it without a grant: FNPV(C) is not negative; else it needs support
 * @bankable: as structured: cumulated cash is never negative, DSCR and LLCR reach their targets and
 *   FNPV(K) is positive; else not yet
 * @cause: what decides that it is not bankable
 * @year: calendar year of it, or 0
 * @value: the figure that decides, NAN when there is none
 * @because: with a DSCR cause the line whose change against the neighbouring years explains the
 *   fall; %XL_N_CASH when no line does
 * @because_of_service: with a DSCR cause: it is the debt service that peaks in that year
 *
 * The two questions. With several causes the first decides: cash that runs out in a year that covers
 * its debt service or has none; no loan; DSCR below 1; DSCR below target; LLCR; FNPV(K).
 */
typedef struct
{
  gboolean viable;
  gboolean bankable;
  XlCause cause;
  int year;
  double value;
  XlCashCategory because;
  gboolean because_of_service;
} XlVerdict;

/**
 * XlRemedies:
 * @loan: index of the loan that is changed, the largest, or its first tranche; -1 without one
 * @term: shortest term in years, grace included, at which the loan's amount gives the target DSCR
 *   in every year; 0 when no term within the horizon does
 * @term_dscr: the least DSCR that this term gives
 * @amount: greatest amount of the loan, all its tranches together, that gives the target DSCR at its
 *   term; NAN when none does
 *
 * What would do, with everything else as it is.
 */
typedef struct
{
  int loan;
  int term;
  double term_dscr;
  double amount;
} XlRemedies;

/**
 * XlAppraisal:
 * @fault: what is wrong with the plan; any but %XL_CASH_FAULT_LOAN_LONGER leaves all undefined
 * @at: where
 * @base_year: of the plan
 * @years: of the plan
 * @target_dscr: of the plan
 * @target_llcr: of the plan
 * @fnpv_c: net present value of the investment, currency units
 * @frr_c: rate of return of the investment
 * @bcr: benefit-cost ratio
 * @payback: years from the base year until the cumulated net flow is 0
 * @discounted_payback: the same of the discounted flow
 * @dic: discounted investment cost
 * @dnr: discounted net revenue
 * @gap_rate: funding gap rate, 0 to 1
 * @grant: eligible cost × gap rate × co-financing rate
 * @dscr_min: least debt service cover ratio of all years
 * @dscr_min_year: calendar year of it, the first if several
 * @llcr: loan life cover ratio
 * @plcr: project life cover ratio
 * @fnpv_k: net present value of the owners' capital
 * @frr_k: rate of return of the owners' capital
 * @abatement_levelised: abatement cost, currency units per tonne, levelised
 * @abatement_annuity: abatement cost with the investment spread over ten years
 * @abatement_grant: planned grants per tonne avoided in ten operating years
 * @enpv: economic net present value
 * @err: economic rate of return
 * @max_debt: greatest debt that the cash flow carries at the target DSCR, sculpted
 * @net_flow: net flow of the investment by year, undiscounted
 * @drawn: loans paid out, by year
 * @cash: cumulated cash under the funding plan, by year
 * @cfads: cash flow available for debt service, by year
 * @service: debt service by year
 * @dscr: by year, NAN without debt service
 * @cash_low: least cumulated cash
 * @cash_low_year: calendar year of it, the first if several
 * @cash_negative_year: first calendar year with cumulated cash below 0, or 0
 * @loan_end_year: calendar year of the last debt service, also where it lies beyond the plan; 0
 * @verdict: the two questions
 * @remedies: what would do
 *
 * Vectors hold @years values. Formulas: xl-appraisal.c.
 */
typedef struct
{
  XlCashFault fault;
  XlCashFaultAt at;
  int base_year;
  int years;
  double target_dscr;
  double target_llcr;
  XlFigure fnpv_c;
  XlRoots frr_c;
  XlFigure bcr;
  XlFigure payback;
  XlFigure discounted_payback;
  XlFigure dic;
  XlFigure dnr;
  XlFigure gap_rate;
  XlFigure grant;
  XlFigure dscr_min;
  XlFigure dscr_min_year;
  XlFigure llcr;
  XlFigure plcr;
  XlFigure fnpv_k;
  XlRoots frr_k;
  XlFigure abatement_levelised;
  XlFigure abatement_annuity;
  XlFigure abatement_grant;
  XlFigure enpv;
  XlRoots err;
  XlFigure max_debt;
  double net_flow[XL_CASH_YEARS];
  double drawn[XL_CASH_YEARS];
  double cash[XL_CASH_YEARS];
  double cfads[XL_CASH_YEARS];
  double service[XL_CASH_YEARS];
  double dscr[XL_CASH_YEARS];
  double cash_low;
  int cash_low_year;
  int cash_negative_year;
  int loan_end_year;
  XlVerdict verdict;
  XlRemedies remedies;
} XlAppraisal;

typedef enum
{
  XL_UNIT_MONEY,     /* currency units */
  XL_UNIT_RATIO,     /* a fraction or a ratio */
  XL_UNIT_YEARS,     /* a number of years */
  XL_UNIT_YEAR,      /* a calendar year */
  XL_UNIT_PER_TONNE  /* currency units per tonne of CO2 equivalent */
} XlUnit;

/**
 * XlFigureInfo:
 * @name: as the command `appraise` writes it, never translated
 * @unit: of the value
 * @roots: whether it is an #XlRoots rather than an #XlFigure
 * @offset: in #XlAppraisal
 *
 * One row per figure, in the order of the command line's contract.
 */
typedef struct
{
  const char *name;
  XlUnit unit;
  gboolean roots;
  gsize offset;
} XlFigureInfo;

void                xl_appraise               (XlAppraisal        *appraisal,
                                               const XlCashPlan   *plan,
                                               XlWant              want);
const XlFigureInfo *xl_appraisal_figures      (guint              *n);
guint               xl_appraisal_get          (const XlAppraisal  *appraisal,
                                               const XlFigureInfo *info,
                                               const double      **values,
                                               XlUndefined        *why);

G_END_DECLS
