/* xl-cash.h - a cash plan: what a project costs, brings and is funded with, year by year */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest horizon, in years; also the length of every vector by year. */
#define XL_CASH_YEARS 50

/* No amount is larger, in currency units (or tonnes): beyond it a cent is lost in a double. */
#define XL_CASH_LARGEST 1e15

/* What a plan starts with; all can be edited, none is official. */
#define XL_CASH_RATE 0.04        /* financial rate, real: Delegated Regulation (EU) 480/2014, article 19 */
#define XL_CASH_SOCIAL_RATE 0.03 /* social rate: EU Guide to Cost-Benefit Analysis (2014), section 2.8 */
#define XL_CASH_TARGET_DSCR 1.20
#define XL_CASH_TARGET_LLCR 1.25

/**
 * XlCashCategory:
 * @XL_CASH_CAPEX: investment, paid
 * @XL_CASH_REPLACEMENT: short-lived equipment that is bought again, paid
 * @XL_CASH_WORKING_CAPITAL: change of working capital: an increase is positive and is cash out
 * @XL_CASH_REVENUE: received from users
 * @XL_CASH_OPEX: operation and maintenance, paid
 * @XL_CASH_RESIDUAL: value at the end of the horizon, received; in the last year only
 * @XL_CASH_TAX: income tax, paid; a refund is negative
 * @XL_CASH_EXTERNALITY: benefit to others, in money, without carbon; a benefit is positive
 * @XL_CASH_CO2: greenhouse gas avoided, in tonnes of CO2 equivalent: no money
 *
 * Amounts are entered positive and the category gives the sign. Only working capital and tax may be
 * negative.
 */
typedef enum
{
  XL_CASH_CAPEX,
  XL_CASH_REPLACEMENT,
  XL_CASH_WORKING_CAPITAL,
  XL_CASH_REVENUE,
  XL_CASH_OPEX,
  XL_CASH_RESIDUAL,
  XL_CASH_TAX,
  XL_CASH_EXTERNALITY,
  XL_CASH_CO2,
  XL_N_CASH
} XlCashCategory;

typedef enum
{
  XL_REPAY_ANNUITY = 1, /* interest + principal are level */
  XL_REPAY_EQUAL,       /* principal is level */
  XL_REPAY_BULLET,      /* all principal in the last year */
  XL_REPAY_CUSTOM       /* principal as given, by year */
} XlRepayment;

/**
 * XlLoan:
 * @amount: in currency units, more than 0
 * @drawn: index of the year in which it is paid out; -1 when unknown: it is drawn as needed before
 *   the first payment, and what is left of it in the year before the first payment
 * @rate: interest per year as a fraction, more than -1
 * @years: years of debt service, grace included, 1 or more
 * @grace: of these, the first years in which only interest is paid
 * @first: index of the year of the first payment; interest of earlier years is not charged, as it
 *   belongs to the investment
 * @repayment: how the principal is repaid
 * @principal: (nullable): with %XL_REPAY_CUSTOM the principal by year of debt service, @years long,
 *   summing to @amount; grace is not looked at then
 * @facility: loans of the same number, other than 0, are tranches of one loan, drawn in different
 *   years: a remedy changes them together
 */
typedef struct
{
  double amount;
  double rate;
  int drawn;
  int years;
  int grace;
  int first;
  XlRepayment repayment;
  const double *principal;
  guint facility;
} XlLoan;

/**
 * XlCarbonPoint:
 * @year: calendar year
 * @price: shadow price of carbon, EUR per tonne of CO2 equivalent
 */
typedef struct
{
  int year;
  double price;
} XlCarbonPoint;

#define XL_CARBON_POINTS 12

/**
 * XlCashPlan:
 * @base_year: calendar year of index 0, to which everything is discounted (t = 0)
 * @years: horizon, 1 to %XL_CASH_YEARS
 * @line: amounts by category and year, in currency units at constant prices (CO2: tonnes)
 * @eligible: eligible cost for the grant; NAN when unknown
 * @cofinancing: co-financing rate of the grant, 0 to 1
 * @rate: financial discount rate, real, as a fraction
 * @social_rate: social discount rate
 * @target_dscr: debt service cover that a bank asks for in every year
 * @target_llcr: loan life cover that a bank asks for
 * @eu_grant: grants of the European Union, by year
 * @national_grant: other public grants, by year
 * @equity: equity, quasi-equity and own funds, by year
 * @conversion: factors that turn market prices into social ones, by category, 1 unless known;
 *   those of tax and CO2 are not used
 * @carbon: shadow prices, ascending years, linear between, flat outside
 * @n_carbon: how many of @carbon are set; 0 leaves carbon out of the economic figures
 * @loans: (array length=n_loans): owned by the plan; add with xl_cash_plan_add_loan()
 * @n_loans: number of loans
 *
 * The money of one project, a plain value: xl_cash_plan_init() before, xl_cash_plan_clear() after,
 * and xl_cash_plan_copy() rather than assignment. Everything but the loans may be set directly.
 */
typedef struct
{
  int base_year;
  int years;
  double line[XL_N_CASH][XL_CASH_YEARS];
  double eu_grant[XL_CASH_YEARS];
  double national_grant[XL_CASH_YEARS];
  double equity[XL_CASH_YEARS];
  double rate;
  double social_rate;
  double eligible;
  double cofinancing;
  double target_dscr;
  double target_llcr;
  double conversion[XL_N_CASH];
  XlCarbonPoint carbon[XL_CARBON_POINTS];
  guint n_carbon;
  XlLoan *loans;
  guint n_loans;
} XlCashPlan;

/**
 * XlCashFault:
 * @XL_CASH_SOUND: nothing is wrong
 * @XL_CASH_FAULT_HORIZON: @years is not within 1 to %XL_CASH_YEARS
 * @XL_CASH_FAULT_RATE: the financial rate is not a number above -100 %
 * @XL_CASH_FAULT_SOCIAL_RATE: the social rate is not a number above -100 %
 * @XL_CASH_FAULT_TARGET: a target of cover is not a number above 0
 * @XL_CASH_FAULT_COFINANCING: the co-financing rate is not within 0 to 1
 * @XL_CASH_FAULT_ELIGIBLE: the eligible cost is negative or beyond %XL_CASH_LARGEST
 * @XL_CASH_FAULT_AMOUNT: an amount, factor or carbon price is not finite or beyond %XL_CASH_LARGEST
 * @XL_CASH_FAULT_NEGATIVE: an amount is negative whose category gives the sign, or a funding amount
 * @XL_CASH_FAULT_EARLY_RESIDUAL: residual value before the last year
 * @XL_CASH_FAULT_EMPTY: no line holds anything but CO2
 * @XL_CASH_FAULT_CARBON: the years of the carbon prices do not ascend
 * @XL_CASH_FAULT_LOAN_AMOUNT: a loan's amount is not above 0
 * @XL_CASH_FAULT_LOAN_RATE: a loan's rate is not a number above -100 %
 * @XL_CASH_FAULT_LOAN_YEARS: a loan's term is not within 1 to %XL_CASH_YEARS
 * @XL_CASH_FAULT_LOAN_GRACE: a loan's grace leaves no year for the principal
 * @XL_CASH_FAULT_LOAN_FIRST: a loan's first payment lies outside the horizon
 * @XL_CASH_FAULT_LOAN_DRAWN: a loan is drawn outside the horizon or after its first payment
 * @XL_CASH_FAULT_LOAN_CUSTOM: a custom repayment is missing, negative, or does not sum to the loan
 * @XL_CASH_FAULT_LOAN_LONGER: a loan runs longer than the plan. The only fault with which a plan is
 *   appraised all the same: what is paid after the horizon is not seen
 *
 * In the order in which they are looked for.
 */
typedef enum
{
  XL_CASH_SOUND,
  XL_CASH_FAULT_HORIZON,
  XL_CASH_FAULT_RATE,
  XL_CASH_FAULT_SOCIAL_RATE,
  XL_CASH_FAULT_TARGET,
  XL_CASH_FAULT_COFINANCING,
  XL_CASH_FAULT_ELIGIBLE,
  XL_CASH_FAULT_AMOUNT,
  XL_CASH_FAULT_NEGATIVE,
  XL_CASH_FAULT_EARLY_RESIDUAL,
  XL_CASH_FAULT_EMPTY,
  XL_CASH_FAULT_CARBON,
  XL_CASH_FAULT_LOAN_AMOUNT,
  XL_CASH_FAULT_LOAN_RATE,
  XL_CASH_FAULT_LOAN_YEARS,
  XL_CASH_FAULT_LOAN_GRACE,
  XL_CASH_FAULT_LOAN_FIRST,
  XL_CASH_FAULT_LOAN_DRAWN,
  XL_CASH_FAULT_LOAN_CUSTOM,
  XL_CASH_FAULT_LOAN_LONGER
} XlCashFault;

/**
 * XlCashFaultAt:
 * @category: the line at fault, or %XL_N_CASH when it is none of the lines
 * @loan: index of the loan at fault, or -1
 * @year: calendar year of the fault, or 0
 * @value: what stands there
 */
typedef struct
{
  XlCashCategory category;
  int loan;
  int year;
  double value;
} XlCashFaultAt;

void           xl_cash_plan_init     (XlCashPlan       *plan);
void           xl_cash_plan_clear    (XlCashPlan       *plan);
void           xl_cash_plan_copy     (XlCashPlan       *plan,
                                      const XlCashPlan *from);
void           xl_cash_plan_add_loan (XlCashPlan       *plan,
                                      const XlLoan     *loan);
XlCashFault    xl_cash_plan_check    (const XlCashPlan *plan,
                                      XlCashFaultAt    *at);
double         xl_cash_plan_carbon   (const XlCashPlan *plan,
                                      int               year);
const char    *xl_cash_get_nick      (XlCashCategory    category);
XlCashCategory xl_cash_from_nick     (const char       *nick);
int            xl_cash_get_sign      (XlCashCategory    category);
gboolean       xl_cash_may_be_negative (XlCashCategory  category);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XlCashPlan, xl_cash_plan_clear)

G_END_DECLS
