/* xl-project-cash.c - a project's rows as a cash plan of the finance room, and its appraisal */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-project-cash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "xl-fold.h"
#include "xl-rules-private.h"
#include "xl-settings.h"

/* Invariants:
 * 1. Nothing is invented: a loan without rate or tenor makes the plan faulty (and is a finding of
 *    "loan-terms"); a row without a year, or with one outside the plan, is left out (and is a finding
 *    of "cash-outside-horizon").
 * 2. Eligible cost is capex that is marked so. Replacement of short-lived equipment is an operating
 *    cost in the funding gap (Delegated Regulation (EU) 480/2014, article 17), so it is not.
 * 3. A guarantee is no cash and no source of funding: it is summed by instrument only.
 * 4. An appraisal is kept with the revision of its project, which changes when any of its rows does
 *    and before anybody is told of it; and with the settings that it was made with. While an edit is
 *    tried, no revision changes: then nothing is kept and nothing kept is used. */

/* --- rows ------------------------------------------------------------------------------------- */

/**
 * xl_project_dup_funding:
 *
 * Returns: (transfer container) (element-type XlFundingLine): the live funding of @project that is
 *   not refused and has an amount, by id
 */
GPtrArray *
xl_project_dup_funding (XlPlan *plan, const XlProject *project)
{
  GPtrArray *rows = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_funding_line, "project");

  for (guint i = rows->len; i-- > 0;)
    {
      const XlFundingLine *line = g_ptr_array_index (rows, i);

      if (line->status == XL_FUNDING_REFUSED || line->amount == XL_NONE || line->amount <= 0)
        g_ptr_array_remove_index (rows, i);
    }
  return rows;
}

/**
 * xl_project_loan:
 * @index: place among the loans of the project's cash plan
 *
 * Returns: (transfer none) (nullable): the funding line behind it
 */
XlFundingLine *
xl_project_loan (XlPlan *plan, const XlProject *project, int index)
{
  g_autoptr (GPtrArray) rows = xl_project_dup_funding (plan, project);

  for (guint i = 0; i < rows->len; i++)
    {
      XlFundingLine *line = g_ptr_array_index (rows, i);

      if (line->instrument == XL_INSTRUMENT_LOAN && index-- == 0)
        return line;
    }
  return NULL;
}

/*
 * xl_loan_principal:
 * @line: a loan with a schedule of principal
 * @out: (out caller-allocates): what it says
 *
 * Reads "2028=1250000.00", one per year. Years between that are not named have no principal, and so
 * have those from the first payment on where that comes earlier.
 *
 * Returns: whether every line reads; else out->bad is the first that does not
 */
gboolean
xl_loan_principal (const XlFundingLine *line, XlPrincipal *out)
{
  gint64 minor[XL_CASH_YEARS] = { 0 };
  int last = 0;

  *out = (XlPrincipal){ 0 };
  for (guint i = 0; line->schedule != NULL && line->schedule[i] != NULL; i++)
    {
      const char *item = line->schedule[i], *equals = strchr (item, '=');
      gint64 amount = 0;
      guint64 year = 0;
      g_autofree char *word = equals != NULL ? g_strstrip (g_strndup (item, equals - item)) : NULL;
      g_autofree char *money = equals != NULL ? g_strstrip (g_strdup (equals + 1)) : NULL;

      out->bad = item;
      if (word == NULL || !g_ascii_string_to_unsigned (word, 10, 1900, 2200, &year, NULL)
          || !xl_number_parse_scaled (money, &xl_number_plain, 2, &amount) || amount < 0)
        return FALSE;
      /* The set is sorted, so the first line has the first year. */
      if (out->first == 0)
        out->first = line->first_payment != XL_NONE ? MIN ((int) line->first_payment, (int) year) : (int) year;
      if ((int) year <= last || (int) year - out->first >= XL_CASH_YEARS
          || __builtin_add_overflow (out->sum, amount, &out->sum))
        return FALSE;
      last = (int) year;
      minor[last - out->first] = amount;
      out->bad = NULL;
    }
  out->years = last > 0 ? last - out->first + 1 : 0;
  for (int k = 0; k < out->years; k++)
    out->principal[k] = (double) minor[k] / 100;
  return TRUE;
}

/* --- the cash plan ---------------------------------------------------------------------------- */

static gboolean
is_money (const XlCashLine *line)
{
  return line->category >= XL_LINE_CAPEX && line->category < XL_LINE_CO2 && line->amount != XL_NONE;
}

static GPtrArray *
dup_cash_lines (XlPlan *plan, const XlProject *project)
{
  return xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");
}

/**
 * xl_project_has_cash:
 *
 * Returns: whether any amount of money stands in the cash plan of @project; an estimate of the
 *   investment is no cash plan
 */
gboolean
xl_project_has_cash (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) lines = dup_cash_lines (plan, project);

  for (guint i = 0; i < lines->len; i++)
    if (is_money (g_ptr_array_index (lines, i)))
      return TRUE;
  return FALSE;
}

/**
 * xl_project_has_operation:
 *
 * Returns: whether the cash plan of @project says what it earns or costs to run; without that nothing tells whether
 *   it is viable or bankable, and no verdict is shown
 */
gboolean
xl_project_has_operation (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) lines = dup_cash_lines (plan, project);

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (is_money (line) && (line->category == XL_LINE_REVENUE || line->category == XL_LINE_OPEX))
        return TRUE;
    }
  return FALSE;
}

/*
 * xl_project_span:
 * @base: (out): base year: the project's price base year, else the first year with a cash line
 * @years: (out): the project's horizon, else to the last year with a cash line; 0 when there is none
 *
 * Returns: whether @project has a base year and years
 */
gboolean
xl_project_span (XlPlan *plan, const XlProject *project, int *base, int *years)
{
  g_autoptr (GPtrArray) lines = dup_cash_lines (plan, project);
  int first = 0, last = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->year == XL_NONE)
        continue;
      first = first == 0 ? (int) line->year : MIN (first, (int) line->year);
      last = MAX (last, (int) line->year);
    }
  *base = project->price_year != XL_NONE ? (int) project->price_year : first;
  *years = project->horizon != XL_NONE ? (int) project->horizon : last > 0 && last >= *base ? last - *base + 1 : 0;
  return *base > 0 && *years > 0;
}

static double
rate_or (gint64 basis_points, XlPlan *plan, const char *setting)
{
  return basis_points != XL_NONE ? (double) basis_points / 10000 : xl_settings_get (plan, setting);
}

gboolean
xl_project_in_euro (const XlProject *project)
{
  return project->currency == NULL || strcmp (project->currency, "EUR") == 0;
}

/* Shadow prices are in EUR per tonne: a project in another currency is appraised without them. */
static void
set_carbon (XlPlan *plan, const XlProject *project, XlCashPlan *cash)
{
  cash->n_carbon = 0;
  for (guint i = 0; i < xl_settings_count () && xl_project_in_euro (project); i++)
    {
      const XlSettingInfo *info = xl_settings_info (i);

      if (g_str_has_prefix (info->name, "carbon.") && cash->n_carbon < XL_CARBON_POINTS)
        cash->carbon[cash->n_carbon++] =
            (XlCarbonPoint){ atoi (info->name + strlen ("carbon.")), xl_settings_get (plan, info->name) };
    }
}

static void
add_lines (XlPlan *plan, const XlProject *project, XlCashPlan *cash)
{
  g_autoptr (GPtrArray) lines = dup_cash_lines (plan, project);

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);
      int t = (int) line->year - cash->base_year;
      int c = line->category - 1;

      if (is_money (line) && line->category == XL_LINE_CAPEX)
        cash->eligible = (isnan (cash->eligible) ? 0 : cash->eligible) + (line->eligible ? (double) line->amount / 100 : 0);
      if (t < 0 || t >= MIN (cash->years, XL_CASH_YEARS))
        continue;
      if (is_money (line))
        cash->line[c][t] += (double) line->amount / 100;
      else if (line->category == XL_LINE_CO2 && !isnan (line->tonnes))
        cash->line[XL_CASH_CO2][t] += line->tonnes;
    }
}

/* Tranches of one loan: one financier, one set of terms, drawn in different years. */
static gboolean
same_terms (const XlFundingLine *a, const XlFundingLine *b)
{
  return a->organisation == b->organisation && a->rate == b->rate && a->tenor == b->tenor && a->grace == b->grace
         && a->first_payment == b->first_payment && a->first_payment != XL_NONE && a->repayment == b->repayment
         && a->repayment != XL_REPAY_CUSTOM;
}

static void
add_loan (XlCashPlan *cash, const XlFundingLine *line, guint facility)
{
  gint64 first = line->first_payment != XL_NONE ? line->first_payment
                 : line->year != XL_NONE        ? line->year + 1
                                                : XL_NONE;
  XlPrincipal custom;
  XlLoan loan = {
    .amount = (double) line->amount / 100,
    .rate = line->rate != XL_NONE ? (double) line->rate / 10000 : NAN,
    .drawn = line->year != XL_NONE ? (int) line->year - cash->base_year : -1,
    .years = line->tenor != XL_NONE ? (int) line->tenor : 0,
    .grace = line->grace != XL_NONE ? (int) line->grace : 0,
    .first = first != XL_NONE ? (int) first - cash->base_year : -1,
    .repayment = line->repayment != 0 ? (XlRepayment) line->repayment : XL_REPAY_ANNUITY,
    .facility = facility,
  };

  /* -1 says that the year is not known; one before the plan is a fault. */
  if (line->year != XL_NONE && loan.drawn < 0)
    loan.drawn = -2;
  if (loan.repayment == XL_REPAY_CUSTOM)
    {
      loan.years = 0;
      if (xl_loan_principal (line, &custom) && custom.years > 0)
        {
          loan.years = custom.years;
          loan.first = custom.first - cash->base_year;
          /* A cent that rounding left belongs to the last payment. */
          if (ABS (custom.sum - line->amount) <= 1)
            custom.principal[custom.years - 1] += (double) (line->amount - custom.sum) / 100;
          loan.principal = custom.principal;
        }
    }
  xl_cash_plan_add_loan (cash, &loan);
}

static void
add_funding (XlPlan *plan, const XlProject *project, XlCashPlan *cash)
{
  g_autoptr (GPtrArray) rows = xl_project_dup_funding (plan, project);

  for (guint i = 0; i < rows->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (rows, i);
      double *by_year = NULL;
      int t = line->year != XL_NONE ? (int) line->year - cash->base_year : -1;
      guint facility = i;

      switch ((XlInstrument) line->instrument)
        {
        case XL_INSTRUMENT_EU_GRANT:
          by_year = cash->eu_grant;
          break;
        case XL_INSTRUMENT_NATIONAL_GRANT:
          by_year = cash->national_grant;
          break;
        case XL_INSTRUMENT_EQUITY:
        case XL_INSTRUMENT_QUASI_EQUITY:
        case XL_INSTRUMENT_OWN_FUNDS:
          by_year = cash->equity;
          break;
        case XL_INSTRUMENT_LOAN:
          for (guint j = i; j-- > 0;)
            {
              const XlFundingLine *other = g_ptr_array_index (rows, j);

              if (other->instrument == XL_INSTRUMENT_LOAN && same_terms (other, line))
                facility = j;
            }
          add_loan (cash, line, facility + 1);
          break;
        case XL_INSTRUMENT_GUARANTEE:
          break;
        }
      if (by_year != NULL && t >= 0 && t < MIN (cash->years, XL_CASH_YEARS))
        by_year[t] += (double) line->amount / 100;
    }
}

/**
 * xl_project_cash:
 * @cash: (out caller-allocates): the cash plan, to be cleared in any case; not initialised before
 *
 * Loans are in the order of xl_project_loan().
 *
 * Returns: whether @project has a cash plan; whether it is sound, xl_cash_plan_check() says
 */
gboolean
xl_project_cash (XlPlan *plan, const XlProject *project, XlCashPlan *cash)
{
  xl_cash_plan_init (cash);
  if (!xl_project_has_cash (plan, project) || !xl_project_span (plan, project, &cash->base_year, &cash->years))
    return FALSE;
  cash->rate = rate_or (project->discount_rate, plan, "rate.financial");
  cash->social_rate = rate_or (project->social_rate, plan, "rate.social");
  cash->cofinancing = rate_or (project->cofinancing_rate, plan, "rate.cofinancing");
  cash->target_dscr = xl_settings_get (plan, "gate.dscr");
  cash->target_llcr = xl_settings_get (plan, "gate.llcr");
  set_carbon (plan, project, cash);
  add_lines (plan, project, cash);
  add_funding (plan, project, cash);
  return TRUE;
}

static double
factor_of (gint64 change)
{
  return change != XL_NONE ? 1 + (double) change / 10000 : 1;
}

/**
 * xl_project_scenario:
 * @record: changes, in basis points of the lines; the interest change is added to each loan's rate
 * @cash: the project's cash plan
 * @result: (out caller-allocates): the cash plan as it would be, to be cleared
 */
void
xl_project_scenario (const XlProjectScenario *record, const XlCashPlan *cash, XlCashPlan *result)
{
  double grants = factor_of (record->grant_change);
  XlScenario scenario;

  xl_scenario_init (&scenario);
  scenario.factor[XL_CASH_CAPEX] = factor_of (record->capex_change);
  scenario.factor[XL_CASH_REVENUE] = factor_of (record->revenue_change);
  scenario.factor[XL_CASH_OPEX] = factor_of (record->opex_change);
  scenario.delay = record->delay != XL_NONE ? (double) record->delay : 0;
  xl_scenario_apply (&scenario, cash, result);
  result->eligible *= scenario.factor[XL_CASH_CAPEX];
  for (int t = 0; t < XL_CASH_YEARS; t++)
    {
      result->eu_grant[t] *= grants;
      result->national_grant[t] *= grants;
    }
  for (guint i = 0; i < result->n_loans && record->interest_change != XL_NONE; i++)
    result->loans[i].rate += (double) record->interest_change / 10000;
}

/**
 * xl_project_investment:
 *
 * Returns: what is invested, in currency units: the capex of the cash plan, else the estimate; NAN
 *   when neither is there
 */
double
xl_project_investment (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) lines = dup_cash_lines (plan, project);
  double sum = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category != XL_LINE_CAPEX || line->amount == XL_NONE)
        continue;
      sum += (double) line->amount / 100;
      any = TRUE;
    }
  if (any)
    return sum;
  return project->investment != XL_NONE ? (double) project->investment / 100 : NAN;
}

/* --- funding ---------------------------------------------------------------------------------- */

/* Sums stop at the ends of the numbers rather than leave them. */
static void
add_to (gint64 *sum, gint64 amount)
{
  if (__builtin_add_overflow (*sum, amount, sum))
    *sum = amount > 0 ? G_MAXINT64 : G_MININT64 + 1;
}

static gboolean
is_bank_name (const char *text)
{
  static const char *const names[] = { "eib", "european investment bank", "europaische investitionsbank",
                                       "banque europeenne d'investissement", NULL };
  g_autofree char *folded = text != NULL ? g_strstrip (xl_fold (text)) : NULL;

  return folded != NULL && g_strv_contains (names, folded);
}

/**
 * xl_organisation_is_eib:
 *
 * Returns: whether @organisation is the European Investment Bank, by its name or an alias
 */
gboolean
xl_organisation_is_eib (const XlOrganisation *organisation)
{
  if (is_bank_name (organisation->name))
    return TRUE;
  for (guint i = 0; organisation->aliases != NULL && organisation->aliases[i] != NULL; i++)
    if (is_bank_name (organisation->aliases[i]))
      return TRUE;
  return FALSE;
}

static void
add_uses (XlPlan *plan, const XlProject *project, XlFundingSums *sums)
{
  g_autoptr (GPtrArray) lines = dup_cash_lines (plan, project);
  gboolean any = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);

      if (line->category != XL_LINE_CAPEX || line->amount == XL_NONE)
        continue;
      any = TRUE;
      add_to (&sums->uses, line->amount);
      if (line->eligible)
        add_to (&sums->eligible, line->amount);
    }
  if (!any && project->investment != XL_NONE)
    sums->uses = project->investment;
}

/**
 * xl_project_funding:
 * @sums: (out caller-allocates): sums in minor units
 *
 * What the funding of @project sums to. Guarantees stand in by_instrument alone.
 */
void
xl_project_funding (XlPlan *plan, const XlProject *project, XlFundingSums *sums)
{
  g_autoptr (GPtrArray) rows =
      xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_funding_line, "project");

  memset (sums, 0, sizeof *sums);
  add_uses (plan, project, sums);
  for (guint i = 0; i < rows->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (rows, i);
      XlRecord *financier = xl_plan_lookup (plan, line->organisation);

      if (line->amount == XL_NONE || line->instrument == 0 || line->status == 0)
        continue;
      if (line->status != XL_FUNDING_REFUSED)
        add_to (&sums->by_instrument[line->instrument], line->amount);
      if (line->instrument == XL_INSTRUMENT_GUARANTEE)
        continue;
      add_to (&sums->by_status[line->status], line->amount);
      if (line->status == XL_FUNDING_REFUSED)
        continue;
      add_to (&sums->sources, line->amount);
      if (line->status >= XL_FUNDING_APPROVED)
        add_to (&sums->committed, line->amount);
      if (line->instrument == XL_INSTRUMENT_EU_GRANT || line->instrument == XL_INSTRUMENT_NATIONAL_GRANT)
        add_to (&sums->public_money, line->amount);
      if (financier != NULL && xl_organisation_is_eib ((XlOrganisation *) financier))
        add_to (&sums->eib, line->amount);
    }
}

/* --- the appraisal, kept ---------------------------------------------------------------------- */

typedef struct
{
  XlRecord *project;      /* owned: another record of the same id is another project */
  guint revision;         /* of the project */
  guint64 settings;       /* what the settings were */
  XlAppraisal *appraisal; /* NULL: no cash plan */
} Kept;

typedef struct
{
  GHashTable *by_id;      /* id of a project -> Kept */
  XlAppraisal *tried;     /* answer while an edit is tried */
} Cache;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->project);
  g_free (kept->appraisal);
  g_free (kept);
}

static void
cache_free (gpointer data)
{
  Cache *cache = data;

  g_hash_table_unref (cache->by_id);
  g_free (cache->tried);
  g_free (cache);
}

static Cache *
get_cache (XlPlan *plan)
{
  static GQuark quark;
  Cache *cache;

  if (quark == 0)
    quark = g_quark_from_static_string ("xl-project-cash");
  cache = g_object_get_qdata (G_OBJECT (plan), quark);
  if (cache == NULL)
    {
      cache = g_new0 (Cache, 1);
      cache->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, kept_free);
      g_object_set_qdata_full (G_OBJECT (plan), quark, cache, cache_free);
    }
  return cache;
}

/* A number that changes when any setting does: FNV-1a over ids and revisions. */
static guint64
settings_state (XlPlan *plan)
{
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_setting);
  guint64 hash = 14695981039346656037u;

  for (guint i = 0; i < live->len; i++)
    {
      const XlRecord *record = g_ptr_array_index (live, i);

      hash = (hash ^ (guint64) record->id) * 1099511628211u;
      hash = (hash ^ record->revision) * 1099511628211u;
    }
  return hash;
}

static void
unset (XlFigure *figure)
{
  *figure = (XlFigure){ NAN, XL_UNDEFINED_FAULTY };
}

/* A loan that cannot be served leaves what does not depend on loans: whether the project is worth it
 * and needs a grant. */
static void
appraise_without_loans (XlAppraisal *a, const XlCashPlan *cash)
{
  XlCashFault fault = a->fault;
  XlCashFaultAt at = a->at;
  XlFigure *loans[] = { &a->dscr_min, &a->dscr_min_year, &a->llcr, &a->plcr, &a->fnpv_k, &a->max_debt };
  XlCashPlan without;

  xl_cash_plan_copy (&without, cash);
  xl_cash_plan_clear (&without);
  xl_appraise (a, &without, XL_WANT_RATES);
  xl_cash_plan_clear (&without);
  a->fault = fault;
  a->at = at;
  for (guint i = 0; i < G_N_ELEMENTS (loans); i++)
    unset (loans[i]);
  a->frr_k.n = 0;
  a->frr_k.why = XL_UNDEFINED_FAULTY;
  for (int t = 0; t < a->years; t++)
    a->cash[t] = a->service[t] = a->dscr[t] = NAN;
  a->cash_low = NAN;
  a->cash_low_year = a->cash_negative_year = 0;
  a->verdict.bankable = FALSE;
  a->verdict.cause = XL_CAUSE_FAULT;
  a->verdict.year = 0;
  a->verdict.value = NAN;
}

static XlAppraisal *
make_appraisal (XlPlan *plan, const XlProject *project)
{
  g_auto (XlCashPlan) cash;
  XlAppraisal *appraisal;

  if (!xl_project_cash (plan, project, &cash))
    return NULL;
  appraisal = g_new0 (XlAppraisal, 1);
  xl_appraise (appraisal, &cash, XL_WANT_ALL);
  if (appraisal->fault >= XL_CASH_FAULT_LOAN_AMOUNT && appraisal->fault <= XL_CASH_FAULT_LOAN_CUSTOM)
    appraise_without_loans (appraisal, &cash);
  return appraisal;
}

/**
 * xl_project_appraisal:
 *
 * The appraisal of a project, kept until something of it changes. With a loan that cannot be served
 * as it stands (fault %XL_CASH_FAULT_LOAN_AMOUNT to %XL_CASH_FAULT_LOAN_CUSTOM) the figures that need
 * no loan are there all the same.
 *
 * Returns: (transfer none) (nullable): valid until the plan changes; %NULL without a cash plan
 */
const XlAppraisal *
xl_project_appraisal (XlPlan *plan, const XlProject *project)
{
  Cache *cache = get_cache (plan);
  XlRecord *record = (XlRecord *) project;
  guint64 settings;
  Kept *kept;

  if (xl_plan_is_tried (plan))
    {
      g_free (cache->tried);
      return cache->tried = make_appraisal (plan, project);
    }
  settings = settings_state (plan);
  kept = g_hash_table_lookup (cache->by_id, &record->id);
  if (kept != NULL && kept->project == record && kept->revision == record->revision && kept->settings == settings)
    return kept->appraisal;
  kept = g_new0 (Kept, 1);
  kept->project = g_object_ref (record);
  kept->revision = record->revision;
  kept->settings = settings;
  kept->appraisal = make_appraisal (plan, project);
  g_hash_table_replace (cache->by_id, g_memdup2 (&record->id, sizeof record->id), kept);
  return kept->appraisal;
}
