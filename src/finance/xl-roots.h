/* xl-roots.h - present values of a row of flows, and all the rates at which they are nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-cash.h"

G_BEGIN_DECLS

/* The open interval in which rates of return are looked for. */
#define XL_ROOTS_LOWEST (-0.99)
#define XL_ROOTS_HIGHEST 10.0

/**
 * XlUndefined:
 *
 * Why a figure has no value.
 */
typedef enum
{
  XL_DEFINED,
  XL_UNDEFINED_NOT_WANTED,       /* it was not asked for */
  XL_UNDEFINED_FAULTY,           /* the plan has a fault, see xl_cash_plan_check() */
  XL_UNDEFINED_TOO_LARGE,        /* it leaves the range of numbers */
  XL_UNDEFINED_NO_SIGN_CHANGE,   /* a rate of return: the flow never changes its sign */
  XL_UNDEFINED_NO_RATE_IN_RANGE, /* a rate of return: none in (-99 %, +1000 %) */
  XL_UNDEFINED_NO_CAPEX,         /* nothing is invested */
  XL_UNDEFINED_NO_COST,          /* nothing is paid */
  XL_UNDEFINED_NOTHING_TO_PAY_BACK, /* the cumulated flow is never negative */
  XL_UNDEFINED_NEVER_PAID_BACK,  /* not within the horizon */
  XL_UNDEFINED_NO_DEBT,          /* no loan */
  XL_UNDEFINED_NO_DEBT_SERVICE,  /* nothing is paid to lenders in that year, or in any */
  XL_UNDEFINED_NO_TONNES,        /* no greenhouse gas is avoided */
  XL_UNDEFINED_NO_GRANT,         /* no grant is planned */
  XL_UNDEFINED_NO_ELIGIBLE_COST, /* the eligible cost is not known */
  XL_N_UNDEFINED
} XlUndefined;

/**
 * XlFigure:
 * @value: NAN when undefined, never infinite
 * @why: %XL_DEFINED, or why there is no value
 */
typedef struct
{
  double value;
  XlUndefined why;
} XlFigure;

/**
 * XlRoots:
 * @n: how many rates; more than one: the rate of return is not unique
 * @why: %XL_DEFINED, or why there is none
 * @rate: ascending, as fractions
 */
typedef struct
{
  guint n;
  XlUndefined why;
  double rate[XL_CASH_YEARS];
} XlRoots;

double xl_npv        (const double *flow,
                      int           years,
                      double        rate);
void   xl_roots_find (XlRoots      *roots,
                      const double *flow,
                      int           years);

G_END_DECLS
