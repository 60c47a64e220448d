/* xl-desk-words-finance.c - money, the figures of an appraisal and how each comes about, in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-words-private.h"

/* --- money ------------------------------------------------------------------------------------ */

static const char *
currency_sign (const char *currency)
{
  static const struct
  {
    const char *code, *sign;
  } signs[] = { { "EUR", "€" }, { "GBP", "£" }, { "USD", "$" } };

  if (currency == NULL)
    return signs[0].sign;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].code, currency) == 0)
      return signs[i].sign;
  return NULL;
}

/* What rounds to nothing has no sign. */
static double
without_tiny (double value, int decimals)
{
  return fabs (value) * pow (10, decimals) < 0.5 ? 0 : value;
}

static char *
number_words (double value, int decimals)
{
  return isfinite (value) ? xl_words_number (without_tiny (value, decimals), decimals) : g_strdup ("–");
}

/**
 * xl_words_money_exponent:
 * @largest: in currency units
 *
 * Returns: 0, 3, 6 or 9: the power of ten in which amounts up to @largest are shown; thousands of
 *   millions stay millions, since no plan needs another word for them
 */
int
xl_words_money_exponent (double largest)
{
  double size = fabs (largest);

  if (!(size >= 9999.5))
    return 0;
  return size >= 999.5e9 ? 9 : size >= 999500 ? 6 : 3;
}

/**
 * xl_words_money_unit:
 * @exponent: 0, 3, 6 or 9
 * @currency: (nullable): ISO 4217; the euro unless said
 *
 * Returns: (transfer full): "M€", "k€", "M PLN"
 */
char *
xl_words_money_unit (int exponent, const char *currency)
{
  const char *prefix = exponent >= 9 ? "G" : exponent >= 6 ? "M" : exponent >= 3 ? "k" : "";
  const char *sign = currency_sign (currency);

  if (sign != NULL)
    return g_strconcat (prefix, sign, NULL);
  return *prefix != '\0' ? g_strconcat (prefix, "\u00a0", currency, NULL) : g_strdup (currency);
}

/**
 * xl_words_money_in:
 * @amount: in currency units
 * @exponent: 0, 3, 6 or 9
 * @decimals: figures behind the decimal mark
 *
 * Returns: (transfer full): the number alone: "−58.9"
 */
char *
xl_words_money_in (double amount, int exponent, int decimals)
{
  return number_words (amount / pow (10, exponent), decimals);
}

/* Three figures or more: "1.25 M€", "58.9 M€", "180.0 M€", "4 000 M€". */
static int
money_decimals (double amount, int exponent)
{
  double shown = fabs (amount) / pow (10, exponent);

  if (exponent < 6)
    return 0;
  return shown < 9.995 ? 2 : shown < 999.95 ? 1 : 0;
}

/**
 * xl_words_money:
 * @amount: in currency units
 * @currency: (nullable): ISO 4217; the euro unless said
 *
 * Returns: (transfer full): "180.0 M€", "1.25 M€", "−58.9 M€", "450 k€", "12 €"; an en dash for none
 */
char *
xl_words_money (double amount, const char *currency)
{
  int exponent = xl_words_money_exponent (amount);
  g_autofree char *number = xl_words_money_in (amount, exponent, money_decimals (amount, exponent));
  g_autofree char *unit = xl_words_money_unit (exponent, currency);

  return isfinite (amount) ? g_strconcat (number, "\u00a0", unit, NULL) : g_strdup ("–");
}

/*
 * xl_words_per_cent:
 * @share: a fraction
 *
 * Returns: (transfer full): "33.4 %"
 */
char *
xl_words_per_cent (double share, int decimals)
{
  g_autofree char *number = number_words (share * 100, decimals);

  return g_strconcat (number, "\u00a0%", NULL);
}

/* --- figures ---------------------------------------------------------------------------------- */

#define GUIDE N_("EU Guide to Cost-Benefit Analysis 2014, section 2.7")
#define GUIDE_SOCIETY N_("EU Guide to Cost-Benefit Analysis 2014, section 2.8")
#define GAP N_("Delegated Regulation (EU) 480/2014, articles 15 to 19")
#define PROJECT_FINANCE N_("common practice of project finance")
#define OURS N_("this program; three ways are common, so each is named")

/* Which rate a figure is discounted at. */
typedef enum
{
  RATE_NONE,
  RATE_FINANCIAL,
  RATE_SOCIAL,
  RATE_LOAN,
} Rate;

static const struct
{
  const char *name, *title;
  gboolean per_cent;
  Rate rate;
  const char *method, *source;
} figures[] = {
  { "fnpv_c", N_("FNPV(C)"), FALSE, RATE_FINANCIAL,
    N_("Sum of the discounted net flow: revenue + residual value − investment − replacement − operating cost − increase of "
       "working capital; without interest, income tax, grants and contingencies."), GUIDE },
  { "frr_c", N_("FRR(C)"), TRUE, RATE_NONE,
    N_("The rate at which FNPV(C) is 0, looked for between −99 % and +1000 %; several are all reported."), GUIDE },
  { "bcr", N_("B/C"), FALSE, RATE_FINANCIAL,
    N_("Present value of revenue and residual value divided by that of investment, replacement and operating cost."), GUIDE },
  { "payback", N_("Payback"), FALSE, RATE_NONE,
    N_("Years from the base year until the cumulated net flow is 0, linear inside the year."), GUIDE },
  { "discounted_payback", N_("Discounted payback"), FALSE, RATE_FINANCIAL,
    N_("Years from the base year until the cumulated discounted net flow is 0, linear inside the year."), GUIDE },
  { "dic", N_("Discounted investment cost"), FALSE, RATE_FINANCIAL, N_("Present value of the investment."), GAP },
  { "dnr", N_("Discounted net revenue"), FALSE, RATE_FINANCIAL,
    N_("Present value of revenue and residual value − that of operating cost and replacement."), GAP },
  { "gap_rate", N_("Funding gap"), TRUE, RATE_FINANCIAL,
    N_("(Discounted investment cost − discounted net revenue) / discounted investment cost, within 0 and 1."), GAP },
  { "grant", N_("Grant for the gap"), FALSE, RATE_FINANCIAL,
    N_("Eligible cost × funding gap × co-financing rate; eligible is the investment that is marked so."), GAP },
  { "dscr_min", N_("Min DSCR"), FALSE, RATE_NONE,
    N_("Least of all years: (revenue − operating cost − replacement − tax − increase of working capital) / (interest + "
       "principal)."), PROJECT_FINANCE },
  { "dscr_min_year", N_("Year of min DSCR"), FALSE, RATE_NONE, N_("The first year with the least debt service cover."),
    PROJECT_FINANCE },
  { "llcr", N_("LLCR"), FALSE, RATE_LOAN,
    N_("Present value of the cash flow for debt service until the last payment, divided by the debt at the end of the year "
       "before the first payment."), PROJECT_FINANCE },
  { "plcr", N_("PLCR"), FALSE, RATE_LOAN,
    N_("As LLCR, but to the end of the plan and with the residual value."), PROJECT_FINANCE },
  { "fnpv_k", N_("FNPV(K)"), FALSE, RATE_FINANCIAL,
    N_("Sum of the discounted flow of the owners: revenue + residual value − operating cost − replacement − debt service − "
       "equity − national grants."), GUIDE },
  { "frr_k", N_("FRR(K)"), TRUE, RATE_NONE, N_("The rate at which FNPV(K) is 0."), GUIDE },
  { "abatement_levelised", N_("Abatement cost, levelised"), FALSE, RATE_FINANCIAL,
    N_("Present value of investment, replacement and operating cost − that of revenue and residual value, divided by the "
       "present value of the tonnes avoided."), OURS },
  { "abatement_annuity", N_("Abatement cost, annuity"), FALSE, RATE_FINANCIAL,
    N_("Investment as an annuity over ten years, without replacement, + operating cost − revenue of a full operating year, "
       "divided by the tonnes of that year."), OURS },
  { "abatement_grant", N_("Grant per tonne"), FALSE, RATE_NONE,
    N_("Planned grants divided by the tonnes avoided in ten operating years."), OURS },
  { "enpv", N_("ENPV"), FALSE, RATE_SOCIAL,
    N_("Sum of the discounted economic flow: the net flow, externalities, and the tonnes avoided at the shadow price of "
       "their year."), GUIDE_SOCIETY },
  { "err", N_("ERR"), TRUE, RATE_NONE, N_("The rate at which ENPV is 0."), GUIDE_SOCIETY },
  { "max_debt", N_("Max debt"), FALSE, RATE_LOAN,
    N_("Present value of the cash flow for debt service divided by the target DSCR, until the last payment."),
    PROJECT_FINANCE },
};

static guint
find_figure (const XlFigureInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (strcmp (figures[i].name, info->name) == 0)
      return i;
  g_return_val_if_reached (0);
}

/**
 * xl_words_figure_title:
 *
 * Returns: (transfer full): "FNPV(C)", "Min DSCR", "Abatement cost, levelised"
 */
char *
xl_words_figure_title (const XlFigureInfo *info)
{
  return g_strdup (_ (figures[find_figure (info)].title));
}

static char *
one_value (const XlFigureInfo *info, double value, int exponent, int decimals)
{
  switch (info->unit)
    {
    case XL_UNIT_MONEY:
      return xl_words_money_in (value, exponent, decimals);
    case XL_UNIT_RATIO:
      return figures[find_figure (info)].per_cent ? number_words (value * 100, 1) : number_words (value, 2);
    case XL_UNIT_YEAR:
      return g_strdup_printf ("%d", (int) value);
    case XL_UNIT_YEARS:
    case XL_UNIT_PER_TONNE:
      break;
    }
  return number_words (value, 1);
}

static char *
unit_words (const XlFigureInfo *info, int exponent, const char *currency)
{
  g_autofree char *money = NULL;

  switch (info->unit)
    {
    case XL_UNIT_MONEY:
      return xl_words_money_unit (exponent, currency);
    case XL_UNIT_RATIO:
      return g_strdup (figures[find_figure (info)].per_cent ? "%" : "");
    case XL_UNIT_YEARS:
      return g_strdup (_ ("years"));
    case XL_UNIT_YEAR:
      return g_strdup ("");
    case XL_UNIT_PER_TONNE:
      money = xl_words_money_unit (0, currency);
      return g_strconcat (money, "/t", NULL);
    }
  return g_strdup ("");
}

/**
 * xl_words_figure:
 * @currency: (nullable): ISO 4217; the euro unless said
 * @unit: (out) (optional) (transfer full): what stands beside it: "M€", "%", "€/t", "years"; may be ""
 *
 * Returns: (transfer full): the figure without its unit: "−58.9"; several rates of return parted by
 *   ";"; an en dash for one without a value, and xl_words_undefined() says why
 */
char *
xl_words_figure (const XlFigureInfo *info, const XlAppraisal *appraisal, const char *currency, char **unit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const double *values;
  XlUndefined why;
  guint n = xl_appraisal_get (appraisal, info, &values, &why);
  int exponent = n > 0 && info->unit == XL_UNIT_MONEY ? xl_words_money_exponent (values[0]) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = one_value (info, values[i], exponent, money_decimals (values[i], exponent));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", value);
    }
  if (unit != NULL)
    *unit = n > 0 ? unit_words (info, exponent, currency) : g_strdup ("");
  return n > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("–");
}

/**
 * xl_words_figure_method:
 *
 * Returns: (transfer full): how the figure comes about: formula in words, rate, base year, source
 */
char *
xl_words_figure_method (XlPlan *plan, const XlProject *project, const XlFigureInfo *info)
{
  guint f = find_figure (info);
  g_autofree char *rate = NULL;
  g_autofree char *basis = NULL;
  g_auto (XlCashPlan) cash;
  gboolean there = xl_project_cash (plan, project, &cash);

  switch (figures[f].rate)
    {
    case RATE_NONE:
      break;
    case RATE_FINANCIAL:
    case RATE_SOCIAL:
      rate = xl_words_per_cent (figures[f].rate == RATE_SOCIAL ? cash.social_rate : cash.rate, 1);
      if (there)
        /* Translators: a discount rate and a year */
        basis = g_strdup_printf (_ ("Discounted at %s real; t = 0 is %d."), rate, cash.base_year);
      break;
    case RATE_LOAN:
      basis = g_strdup (_ ("Discounted at the rate of the loan."));
      break;
    }
  if (basis == NULL && there)
    /* Translators: a year */
    basis = g_strdup_printf (_ ("Constant prices; t = 0 is %d."), cash.base_year);
  /* Translators: formula, rate and base year, source */
  return g_strdup_printf (_ ("%s %s Source: %s."), _ (figures[f].method), basis != NULL ? basis : "", _ (figures[f].source));
}

/**
 * xl_words_undefined_plain:
 *
 * Returns: (transfer none): why a figure has no value, in English, for files; "" for a defined one
 */
const char *
xl_words_undefined_plain (XlUndefined why)
{
  switch (why)
    {
    case XL_UNDEFINED_NOT_WANTED:
      return N_("not computed");
    case XL_UNDEFINED_FAULTY:
      return N_("the cash plan has a fault");
    case XL_UNDEFINED_TOO_LARGE:
      return N_("too large a number");
    case XL_UNDEFINED_NO_SIGN_CHANGE:
      return N_("the flow never changes its sign");
    case XL_UNDEFINED_NO_RATE_IN_RANGE:
      return N_("no rate between −99 % and +1000 %");
    case XL_UNDEFINED_NO_CAPEX:
      return N_("nothing is invested");
    case XL_UNDEFINED_NO_COST:
      return N_("nothing is paid");
    case XL_UNDEFINED_NOTHING_TO_PAY_BACK:
      return N_("nothing to pay back");
    case XL_UNDEFINED_NEVER_PAID_BACK:
      return N_("not paid back within the plan");
    case XL_UNDEFINED_NO_DEBT:
      return N_("no loan");
    case XL_UNDEFINED_NO_DEBT_SERVICE:
      return N_("no debt service");
    case XL_UNDEFINED_NO_TONNES:
      return N_("no tonnes avoided");
    case XL_UNDEFINED_NO_GRANT:
      return N_("no grant");
    case XL_UNDEFINED_NO_ELIGIBLE_COST:
      return N_("no eligible cost");
    case XL_DEFINED:
    case XL_N_UNDEFINED:
      break;
    }
  return "";
}

/**
 * xl_words_undefined:
 *
 * Returns: (transfer full): why a figure has no value, a few words; "" for a defined one
 */
char *
xl_words_undefined (XlUndefined why)
{
  const char *plain = xl_words_undefined_plain (why);

  return g_strdup (*plain != '\0' ? _ (plain) : "");
}

/**
 * xl_words_figure_unit_plain:
 *
 * Returns: (transfer full): the unit as files and the command line have it: "EUR", "1", "years", "year", "EUR/t"
 */
char *
xl_words_figure_unit_plain (const XlFigureInfo *info, const char *currency)
{
  switch (info->unit)
    {
    case XL_UNIT_MONEY:
      return g_strdup (currency);
    case XL_UNIT_RATIO:
      return g_strdup ("1");
    case XL_UNIT_YEARS:
      return g_strdup ("years");
    case XL_UNIT_YEAR:
      return g_strdup ("year");
    case XL_UNIT_PER_TONNE:
      return g_strconcat (currency, "/t", NULL);
    }
  return g_strdup ("");
}

/**
 * xl_words_figure_formula:
 * @social: (out) (optional): whether it is discounted at the social rate
 * @discounted: (out) (optional): whether it is discounted at a rate of the cash plan at all
 *
 * Returns: (transfer none): how the figure comes about, in English, for files
 */
const char *
xl_words_figure_formula (const XlFigureInfo *info, gboolean *social, gboolean *discounted)
{
  guint f = find_figure (info);

  if (social != NULL)
    *social = figures[f].rate == RATE_SOCIAL;
  if (discounted != NULL)
    *discounted = figures[f].rate == RATE_SOCIAL || figures[f].rate == RATE_FINANCIAL;
  return figures[f].method;
}

/* --- faults of a cash plan -------------------------------------------------------------------- */

static char *
loan_fault (XlPlan *plan, const XlProject *project, const XlAppraisal *a)
{
  XlFundingLine *line = xl_project_loan (plan, project, a->at.loan);
  g_autofree char *name = line != NULL ? xl_words_name (plan, &line->parent_instance) : g_strdup (_ ("A loan"));

  switch (a->fault)
    {
    case XL_CASH_FAULT_LOAN_AMOUNT:
      return g_strdup_printf (_ ("%s: its amount must be above 0."), name);
    case XL_CASH_FAULT_LOAN_RATE:
      return g_strdup_printf (_ ("%s has no interest rate, so its debt service is not known: fill it in."), name);
    case XL_CASH_FAULT_LOAN_YEARS:
      return g_strdup_printf (_ ("%s has no tenor, so its debt service is not known: fill it in."), name);
    case XL_CASH_FAULT_LOAN_GRACE:
      return g_strdup_printf (_ ("%s: grace leaves no year to repay in."), name);
    case XL_CASH_FAULT_LOAN_FIRST:
      return g_strdup_printf (_ ("%s: its first payment lies outside the plan."), name);
    case XL_CASH_FAULT_LOAN_DRAWN:
      return g_strdup_printf (_ ("%s is paid out before the plan begins, or after its first payment."), name);
    case XL_CASH_FAULT_LOAN_CUSTOM:
      return g_strdup_printf (_ ("%s: its schedule does not sum to its amount."), name);
    case XL_CASH_FAULT_LOAN_LONGER:
      return g_strdup_printf (_ ("%s runs until %d, longer than the plan: what is paid later is not seen."), name, a->at.year);
    case XL_CASH_SOUND:
    case XL_CASH_FAULT_HORIZON:
    case XL_CASH_FAULT_RATE:
    case XL_CASH_FAULT_SOCIAL_RATE:
    case XL_CASH_FAULT_TARGET:
    case XL_CASH_FAULT_COFINANCING:
    case XL_CASH_FAULT_ELIGIBLE:
    case XL_CASH_FAULT_AMOUNT:
    case XL_CASH_FAULT_NEGATIVE:
    case XL_CASH_FAULT_EARLY_RESIDUAL:
    case XL_CASH_FAULT_EMPTY:
    case XL_CASH_FAULT_CARBON:
      break;
    }
  return g_strdup ("");
}

/**
 * xl_words_cash_fault:
 *
 * Returns: (transfer full): what is wrong with the cash plan, one sentence; "" for a sound one
 */
char *
xl_words_cash_fault (XlPlan *plan, const XlProject *project, const XlAppraisal *appraisal)
{
  const XlCashFaultAt *at = &appraisal->at;
  const char *line = at->category < XL_N_CASH
                         ? xl_words_choice (xl_kind_field (&xl_kind_cash_line, "category"), (int) at->category + 1)
                         : _ ("Funding");

  switch (appraisal->fault)
    {
    case XL_CASH_SOUND:
      return g_strdup ("");
    case XL_CASH_FAULT_HORIZON:
      return g_strdup_printf (_ ("The plan must have 1 to %d years: correct the horizon or the base year."), XL_CASH_YEARS);
    case XL_CASH_FAULT_RATE:
      return g_strdup (_ ("The financial discount rate must be above −100 %: correct it."));
    case XL_CASH_FAULT_SOCIAL_RATE:
      return g_strdup (_ ("The social discount rate must be above −100 %: correct it."));
    case XL_CASH_FAULT_TARGET:
      return g_strdup (_ ("The cover that a bank asks for must be above 0: correct the settings."));
    case XL_CASH_FAULT_COFINANCING:
      return g_strdup (_ ("The co-financing rate must lie between 0 and 100 %: correct it."));
    case XL_CASH_FAULT_ELIGIBLE:
      return g_strdup (_ ("The eligible cost is negative or too large to be computed with: correct its lines."));
    case XL_CASH_FAULT_AMOUNT:
      return g_strdup_printf (_ ("%s %d: the amount is too large to be computed with."), line, at->year);
    case XL_CASH_FAULT_NEGATIVE:
      return g_strdup_printf (_ ("%s %d is negative: type it as a positive number."), line, at->year);
    case XL_CASH_FAULT_EARLY_RESIDUAL:
      return g_strdup_printf (_ ("A residual value stands in %d, before the last year of the plan: move it there."), at->year);
    case XL_CASH_FAULT_EMPTY:
      return g_strdup (_ ("The cash plan is empty: type the investment first."));
    case XL_CASH_FAULT_CARBON:
      return g_strdup (_ ("The shadow prices of carbon must be in the order of their years: correct the settings."));
    case XL_CASH_FAULT_LOAN_AMOUNT:
    case XL_CASH_FAULT_LOAN_RATE:
    case XL_CASH_FAULT_LOAN_YEARS:
    case XL_CASH_FAULT_LOAN_GRACE:
    case XL_CASH_FAULT_LOAN_FIRST:
    case XL_CASH_FAULT_LOAN_DRAWN:
    case XL_CASH_FAULT_LOAN_CUSTOM:
    case XL_CASH_FAULT_LOAN_LONGER:
      break;
    }
  return loan_fault (plan, project, appraisal);
}

/* --- tables ----------------------------------------------------------------------------------- */

static const char *
table_fault (XlTableFault fault)
{
  switch (fault)
    {
    case XL_TABLE_SOUND:
      break;
    case XL_TABLE_FAULT_TEXT:
      return _ ("The table is not UTF-8 text: save it so.");
    case XL_TABLE_FAULT_EMPTY:
      return _ ("The table has no row with an amount of money: write one as category, label, year and amount, with tabs between.");
    case XL_TABLE_FAULT_FIELDS:
      return _ ("Not as many words as wanted: a row has category, label, year and amount, with tabs between.");
    case XL_TABLE_FAULT_CATEGORY:
      return _ ("No category of a cash plan: write capex, replacement, working-capital, revenue, opex, residual, tax, externality "
                "or co2.");
    case XL_TABLE_FAULT_SETTING:
      return _ ("No setting: write @rate, @social_rate, @base_year, @target_dscr, @loan, @grant, @national_grant or @equity.");
    case XL_TABLE_FAULT_NUMBER:
      return _ ("Not a number: write figures, with a point before the decimals.");
    case XL_TABLE_FAULT_TOO_LARGE:
      return _ ("Too large a number to be computed with: write smaller ones.");
    case XL_TABLE_FAULT_NEGATIVE:
      return _ ("Negative where the category gives the sign: write it without a minus.");
    case XL_TABLE_FAULT_YEAR:
      return _ ("Not a year, or one before the base year: write one as 2026.");
    case XL_TABLE_FAULT_HORIZON:
      return _ ("Too long a plan: at most 50 years from the base year.");
    case XL_TABLE_FAULT_EARLY_RESIDUAL:
      return _ ("A residual value before the last year: move it there.");
    case XL_TABLE_FAULT_DUPLICATE:
      return _ ("This setting is there already: give it once.");
    case XL_TABLE_FAULT_RATE:
      return _ ("A rate must be above −1: write 4 % as 0.04.");
    case XL_TABLE_FAULT_TARGET:
      return _ ("The target DSCR must be above 0.");
    case XL_TABLE_FAULT_LOAN:
      return _ ("Not a loan: write @loan AMOUNT RATE YEARS FIRST_YEAR and annuity, equal or bullet.");
    }
  return "";
}

/**
 * xl_words_table_fault:
 *
 * Returns: (transfer full): what is wrong with a table of `appraise --table`, one sentence with its line
 */
char *
xl_words_table_fault (XlTableFault fault, const XlTableFaultAt *at)
{
  if (at->line == 0)
    return g_strdup (table_fault (fault));
  if (*at->word == '\0')
    return g_strdup_printf (_ ("Line %u: %s"), at->line, table_fault (fault));
  /* Translators: number of a line, the word at fault, a sentence */
  return g_strdup_printf (_ ("Line %u, “%s”: %s"), at->line, at->word, table_fault (fault));
}

/**
 * xl_words_basis:
 * @info: a figure
 * @cash: what it was computed from
 *
 * Returns: (transfer full): conventions of the figure: "t = 0 is 2026, 4 % real"
 */
char *
xl_words_basis (const XlFigureInfo *info, const XlCashPlan *cash)
{
  Rate kind = figures[find_figure (info)].rate;
  double rate = kind == RATE_SOCIAL ? cash->social_rate : cash->rate;
  g_autofree char *share = xl_words_per_cent (rate, fabs (rate * 100 - round (rate * 100)) < 1e-9 ? 0 : 2);

  if (kind == RATE_LOAN)
    return g_strdup_printf (_ ("t = 0 is %d, rate of the loan"), cash->base_year);
  if (kind == RATE_NONE)
    return g_strdup_printf (_ ("t = 0 is %d"), cash->base_year);
  return g_strdup_printf (_ ("t = 0 is %d, %s real"), cash->base_year, share);
}
