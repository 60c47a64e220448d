/* xl-desk-words-verdict.c - is it bankable, and the sentence that decides; gates and their conditions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words-private.h"

/* In a sentence one figure behind the decimal mark is enough: "9.0 M€". */
static char *
short_money (double amount, const char *currency)
{
  int exponent = xl_words_money_exponent (amount);
  g_autofree char *number = xl_words_money_in (amount, exponent, exponent >= 6 ? 1 : 0);
  g_autofree char *unit = xl_words_money_unit (exponent, currency);

  return isfinite (amount) ? g_strconcat (number, "\u00a0", unit, NULL) : g_strdup ("–");
}

/* --- the verdict ------------------------------------------------------------------------------ */

/**
 * xl_words_quadrant:
 *
 * Returns: (transfer none): the field of the 2 × 2
 */
const char *
xl_words_quadrant (gboolean viable, gboolean bankable)
{
  if (viable)
    return bankable ? _ ("Viable alone, bankable") : _ ("Viable alone, not yet bankable");
  return bankable ? _ ("Needs support, bankable") : _ ("Needs support, not yet bankable");
}

static const char *
cause_line (const XlVerdict *verdict)
{
  switch (verdict->because)
    {
    case XL_CASH_REPLACEMENT:
      return _ ("because of the replacement");
    case XL_CASH_REVENUE:
      return _ ("because revenue is low");
    case XL_CASH_OPEX:
      return _ ("because of the operating cost");
    case XL_CASH_WORKING_CAPITAL:
      return _ ("because of working capital");
    case XL_CASH_TAX:
      return _ ("because of tax");
    case XL_CASH_CAPEX:
    case XL_CASH_RESIDUAL:
    case XL_CASH_EXTERNALITY:
    case XL_CASH_CO2:
    case XL_N_CASH:
      break;
    }
  return verdict->because_of_service ? _ ("because debt service peaks") : NULL;
}

/**
 * xl_words_verdict:
 * @currency: (nullable): ISO 4217; the euro unless said
 *
 * Returns: (transfer full): what decides: "2028: DSCR 0.87", "2032: DSCR 0.72, because of the
 *   replacement"
 */
char *
xl_words_verdict (const XlAppraisal *appraisal, const char *currency)
{
  const XlVerdict *verdict = &appraisal->verdict;
  const char *line = cause_line (verdict);
  gboolean money = verdict->cause == XL_CAUSE_CASH_NEGATIVE || verdict->cause == XL_CAUSE_FNPV_K_NOT_POSITIVE;
  g_autofree char *value = money ? short_money (verdict->value, currency) : xl_words_number (verdict->value, 2);

  switch (verdict->cause)
    {
    case XL_CAUSE_NONE:
      return g_strdup (_ ("Bankable as structured"));
    case XL_CAUSE_FAULT:
      return g_strdup (_ ("Not known: the cash plan has a fault"));
    case XL_CAUSE_CASH_NEGATIVE:
      /* Translators: year and amount */
      return g_strdup_printf (_ ("%d: cumulated cash %s"), verdict->year, value);
    case XL_CAUSE_DSCR_UNDER_ONE:
    case XL_CAUSE_DSCR_UNDER_TARGET:
      if (line != NULL)
        /* Translators: year, ratio, "because of the replacement" */
        return g_strdup_printf (_ ("%d: DSCR %s, %s"), verdict->year, value, line);
      return g_strdup_printf (_ ("%d: DSCR %s"), verdict->year, value);
    case XL_CAUSE_LLCR_UNDER_TARGET:
      return g_strdup_printf (_ ("LLCR %s"), value);
    case XL_CAUSE_FNPV_K_NOT_POSITIVE:
      return g_strdup_printf (_ ("FNPV(K) %s"), value);
    case XL_CAUSE_NO_LOAN:
      return g_strdup (_ ("No bank is asked"));
    }
  return g_strdup ("");
}

/* "ten": small numbers are written out. */
static char *
count_words (int n)
{
  static const char *const words[] = { N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"),
                                       N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve") };

  return n >= 2 && n - 2 < (int) G_N_ELEMENTS (words) ? g_strdup (_ (words[n - 2])) : g_strdup_printf ("%d", n);
}

/* How many years from index @t on are as @t is: the same cash flow and the same debt service. */
static int
years_running (const XlAppraisal *a, int t)
{
  int n = 1;

  while (t + n < a->years && fabs (a->service[t + n] - a->service[t]) <= 1e-3 * fabs (a->service[t])
         && fabs (a->cfads[t + n] - a->cfads[t]) <= 1e-3 * fabs (a->cfads[t]))
    n++;
  return n;
}

static void
say_lowest (GString *out, const XlAppraisal *a, const char *currency)
{
  g_autofree char *low = short_money (a->cash_low, currency);

  if (a->cash_low < 0)
    /* Translators: amount and year */
    g_string_append_printf (out, _ (" Cash falls to %s in %d."), low, a->cash_low_year);
}

static void
say_cover (GString *out, const XlAppraisal *a, const char *currency)
{
  int t = a->verdict.year - a->base_year, running;
  g_autofree char *brings = NULL, *takes = NULL, *count = NULL;

  if (t < 0 || t >= a->years)
    return;
  brings = short_money (a->cfads[t], currency);
  takes = short_money (a->service[t], currency);
  running = years_running (a, t);
  count = count_words (running);
  if (running > 1)
    /* Translators: two amounts and a number word: "..., ten years running." */
    g_string_append_printf (out, _ ("Operations bring %s, the loan takes %s, %s years running."), brings, takes, count);
  else
    g_string_append_printf (out, _ ("Operations bring %s in %d, the loan takes %s."), brings, a->verdict.year, takes);
}

/**
 * xl_words_verdict_because:
 * @currency: (nullable): ISO 4217; the euro unless said
 *
 * Returns: (transfer full): what lies behind it: "Operations bring 9.0 M€, the loan takes 10.4 M€, ten
 *   years running. Cash falls to −13.6 M€ in 2037."; "" with a fault, which xl_words_cash_fault() tells
 */
char *
xl_words_verdict_because (const XlAppraisal *appraisal, const char *currency)
{
  const XlVerdict *verdict = &appraisal->verdict;
  GString *out = g_string_new (NULL);
  g_autofree char *target = xl_words_number (appraisal->target_llcr, 2);
  g_autofree char *lowest = short_money (appraisal->cash_low, currency);

  switch (verdict->cause)
    {
    case XL_CAUSE_NONE:
      /* Translators: amount and year */
      g_string_append_printf (out, _ ("Cash is never below 0; it is lowest in %d, with %s."), appraisal->cash_low_year,
                              lowest);
      break;
    case XL_CAUSE_FAULT:
      break;
    case XL_CAUSE_CASH_NEGATIVE:
      g_string_append_printf (out, _ ("Until %d more is paid than funding and operations bring."), verdict->year);
      say_lowest (out, appraisal, currency);
      break;
    case XL_CAUSE_DSCR_UNDER_ONE:
    case XL_CAUSE_DSCR_UNDER_TARGET:
      say_cover (out, appraisal, currency);
      say_lowest (out, appraisal, currency);
      break;
    case XL_CAUSE_LLCR_UNDER_TARGET:
      g_string_append_printf (out, _ ("Over the life of the loan a bank asks for %s times what is owed."), target);
      break;
    case XL_CAUSE_FNPV_K_NOT_POSITIVE:
      g_string_append (out, _ ("The owners' capital earns less than the discount rate."));
      break;
    case XL_CAUSE_NO_LOAN:
      g_string_append (out, _ ("The funding has no loan, so whether a bank would lend is not known."));
      say_lowest (out, appraisal, currency);
      break;
    }
  return g_string_free (out, FALSE);
}

/**
 * xl_words_verdict_remedy:
 * @currency: (nullable): ISO 4217; the euro unless said
 *
 * Returns: (transfer full): what would do: "A 16-year loan gives 1.22; a loan of 57.9 M€ gives 1.20.";
 *   "" where no other loan is the answer
 */
char *
xl_words_verdict_remedy (const XlAppraisal *appraisal, const char *currency)
{
  const XlRemedies *remedies = &appraisal->remedies;
  g_autofree char *cover = xl_words_number (remedies->term_dscr, 2);
  g_autofree char *amount = short_money (remedies->amount, currency);
  g_autofree char *target = xl_words_number (appraisal->target_dscr, 2);
  gboolean term = remedies->term > 0 && isfinite (remedies->term_dscr), less = isfinite (remedies->amount);

  if (appraisal->verdict.cause != XL_CAUSE_DSCR_UNDER_ONE && appraisal->verdict.cause != XL_CAUSE_DSCR_UNDER_TARGET)
    return g_strdup ("");
  if (term && less)
    /* Translators: years, cover ratio, amount, cover ratio */
    return g_strdup_printf (_ ("A %d-year loan gives %s; a loan of %s gives %s."), remedies->term, cover, amount, target);
  if (term)
    return g_strdup_printf (_ ("A %d-year loan gives %s."), remedies->term, cover);
  if (less)
    return g_strdup_printf (_ ("A loan of %s gives %s."), amount, target);
  return g_strdup (_ ("No other loan would do: operations must bring more."));
}

/* --- gates ------------------------------------------------------------------------------------ */

/**
 * xl_words_gate_title:
 * @gate: 1 to 4; 0 at the last stage
 *
 * Returns: (transfer full): "Gate 3 to Commercialise"
 */
char *
xl_words_gate_title (int gate)
{
  if (gate < 1 || gate > XL_N_GATES)
    return g_strdup (_ ("Past the last gate"));
  /* Translators: number and stage */
  return g_strdup_printf (_ ("Gate %d to %s"), gate, xl_words_stage (gate + 1));
}

/**
 * xl_words_gate_state:
 *
 * Returns: (transfer full): "2 missing", "gate open"; "" at the last stage
 */
char *
xl_words_gate_state (const XlGate *gate)
{
  guint missing = gate->n - gate->n_met;

  if (gate->gate == 0)
    return g_strdup ("");
  if (missing == 0)
    return g_strdup (_ ("gate open"));
  return g_strdup_printf (ngettext ("%u missing", "%u missing", missing), missing);
}

const char *
xl_words_criterion (guint index)
{
  return xl_words_choice (xl_kind_field (&xl_kind_score, "criterion"), (int) index + 1);
}

static char *
threshold_words (XlPlan *plan, const char *name)
{
  const XlSettingInfo *info = xl_settings_find (name);
  double value = xl_settings_get (plan, name) * info->scale;

  if (g_strcmp0 (info->unit, "%") == 0)
    return xl_words_per_cent (value / 100, value == floor (value) ? 0 : 1);
  return xl_words_number (value, value == floor (value) && info->min >= 1 ? 0 : 2);
}

/**
 * xl_words_condition:
 *
 * Returns: (transfer full): "TRL 6 or more": the condition with its threshold
 */
char *
xl_words_condition (XlPlan *plan, const XlCondition *condition)
{
  const char *title = _ (condition->info->title), *place = strstr (title, "%s");
  g_autofree char *threshold = NULL;
  g_autofree char *before = NULL;

  if (place == NULL || condition->info->setting == NULL)
    return g_strdup (title);
  threshold = threshold_words (plan, condition->info->setting);
  before = g_strndup (title, (gsize) (place - title));
  return g_strconcat (before, threshold, place + 2, NULL);
}

static const char *
currency_of (const XlCondition *condition)
{
  return xl_record_get_kind (condition->record) == &xl_kind_project ? ((XlProject *) condition->record)->currency : NULL;
}

static char *
money_words (const XlCondition *condition)
{
  return short_money (condition->value / 100, currency_of (condition));
}

static char *
letter_proof (XlPlan *plan, const XlCondition *condition)
{
  const XlAgreement *letter = (const XlAgreement *) condition->record;
  g_autofree char *date = NULL;

  if (!condition->met)
    return g_strdup (condition->kind == &xl_kind_agreement ? _ ("no letter") : _ ("no lead region"));
  date = xl_words_date (letter->date);
  return *date != '\0' ? g_steal_pointer (&date) : g_strdup (_ ("on file"));
}

static char *
letters_proof (XlPlan *plan, const XlCondition *condition)
{
  if (condition->of == 0)
    return g_strdup (_ ("no partner region"));
  if (condition->met)
    return g_strdup_printf (_ ("all %u on file"), condition->of);
  return g_strdup_printf (_ ("%u of %u missing"), condition->count, condition->of);
}

static char *
trl_proof (XlPlan *plan, const XlCondition *condition)
{
  return isnan (condition->value) ? g_strdup (_ ("TRL not known")) : g_strdup_printf (_ ("TRL %d"), (int) condition->value);
}

static char *
investment_proof (XlPlan *plan, const XlCondition *condition)
{
  g_autofree char *money = money_words (condition);

  if (isnan (condition->value))
    return g_strdup (_ ("no figure yet"));
  if (condition->year == 0)
    return g_strdup (_ ("no price year"));
  return g_strdup_printf (_ ("%s, prices of %d"), money, condition->year);
}

static char *
cash_plan_proof (XlPlan *plan, const XlCondition *condition)
{
  int years = (int) condition->of;

  if (condition->met)
    return g_strdup_printf (ngettext ("complete, %d year", "complete, %d years", years), years);
  if (years == 0 || condition->count == condition->of)
    return g_strdup (_ ("no cash plan yet"));
  if (condition->count > 0)
    return g_strdup_printf (_ ("%d has no amount"), condition->year);
  return g_strdup (_ ("no investment or no operation"));
}

/* "180.0 = 180.0 M€": one unit for both. */
static char *
sources_proof (XlPlan *plan, const XlCondition *condition)
{
  XlFundingSums sums;
  int exponent, decimals;
  double gap;
  g_autofree char *sources = NULL, *uses = NULL, *unit = NULL;

  xl_project_funding (plan, (XlProject *) condition->record, &sums);
  if (sums.uses <= 0 || sums.sources <= 0)
    return g_strdup (sums.uses <= 0 ? _ ("no figure yet") : _ ("no funding yet"));
  exponent = xl_words_money_exponent ((double) MAX (sums.sources, sums.uses) / 100);
  /* As many figures as show that they differ, where they do. */
  gap = fabs ((double) sums.sources - (double) sums.uses) / 100 / pow (10, exponent);
  decimals = exponent == 0 ? 0 : gap == 0 || gap >= 0.05 ? 1 : 2;
  sources = xl_words_money_in ((double) sums.sources / 100, exponent, decimals);
  uses = xl_words_money_in ((double) sums.uses / 100, exponent, decimals);
  unit = xl_words_money_unit (exponent, currency_of (condition));
  return g_strdup_printf ("%s %s %s\u00a0%s", sources, gap == 0 ? "=" : condition->met ? "≈" : "≠", uses, unit);
}

static char *
cash_proof (XlPlan *plan, const XlCondition *condition)
{
  g_autofree char *money = money_words (condition);

  if (isnan (condition->value))
    return g_strdup (_ ("not known"));
  /* Translators: year and amount */
  return condition->met ? g_strdup_printf (_ ("least in %d: %s"), condition->year, money)
                        : g_strdup_printf (_ ("%d: %s"), condition->year, money);
}

static char *
ghg_proof (XlPlan *plan, const XlCondition *condition)
{
  return isnan (condition->value) ? g_strdup (_ ("no tonnes yet")) : xl_words_tonnes (condition->value, NULL);
}

static char *
risks_proof (XlPlan *plan, const XlCondition *condition)
{
  if (condition->of == 0)
    return g_strdup (_ ("no high risk"));
  if (condition->met)
    return g_strdup_printf (_ ("all %u owned"), condition->of);
  return g_strdup_printf (ngettext ("%u of %u has no owner", "%u of %u have no owner", condition->count), condition->count,
                          condition->of);
}

static char *
protocol_proof (XlPlan *plan, const XlCondition *condition)
{
  if (condition->met)
    return xl_words_date (((XlAgreement *) condition->record)->date);
  return g_strdup (condition->kind == NULL ? _ ("not dated") : _ ("none on file"));
}

static char *
committed_proof (XlPlan *plan, const XlCondition *condition)
{
  if (condition->of == 0)
    return g_strdup (_ ("no funding yet"));
  if (condition->met)
    return g_strdup_printf (_ ("all %u lines"), condition->of);
  return g_strdup_printf (_ ("%u of %u lines open"), condition->count, condition->of);
}

static char *
cover_proof (XlPlan *plan, const XlCondition *condition)
{
  g_autofree char *value = xl_words_number (condition->value, 2);

  if (isnan (condition->value))
    return g_strdup (condition->met ? _ ("no debt") : _ ("not known"));
  if (condition->year > 0)
    /* Translators: year and cover ratio */
    return g_strdup_printf (_ ("%d: %s"), condition->year, value);
  return g_steal_pointer (&value);
}

static char *
offtake_proof (XlPlan *plan, const XlCondition *condition)
{
  return isnan (condition->value) ? g_strdup (_ ("not known")) : xl_words_per_cent (condition->value, 0);
}

static char *
value_proof (XlPlan *plan, const XlCondition *condition)
{
  g_autofree char *value = xl_words_value (plan, condition->record, condition->field);

  return *value != '\0' ? g_steal_pointer (&value) : g_strdup (_ ("not known"));
}

static char *
summary_proof (XlPlan *plan, const XlCondition *condition)
{
  return g_strdup (condition->met ? _ ("written") : _ ("not written"));
}

static char *
countries_proof (XlPlan *plan, const XlCondition *condition)
{
  return g_strdup_printf (ngettext ("%u country", "%u countries", condition->count), condition->count);
}

static char *
name_proof (XlPlan *plan, const XlCondition *condition)
{
  return condition->met ? xl_words_name (plan, condition->record) : g_strdup (_ ("none yet"));
}

static const struct
{
  const char *name;
  char *(*say) (XlPlan *plan, const XlCondition *condition);
} proofs[] = {
  { "objectives", value_proof },
  { "lead-region", name_proof },
  { "letter-lead", letter_proof },
  { "summary", summary_proof },
  { "two-countries", countries_proof },
  { "private-partner", name_proof },
  { "cluster-or-research", name_proof },
  { "letters-partners", letters_proof },
  { "trl-connect", trl_proof },
  { "investment-estimate", investment_proof },
  { "trl-demonstrate", trl_proof },
  { "cash-plan", cash_plan_proof },
  { "sources-uses", sources_proof },
  { "cumulated-cash", cash_proof },
  { "ghg-estimate", ghg_proof },
  { "high-risks-owned", risks_proof },
  { "bank-contacted", name_proof },
  { "trl-commercialise", trl_proof },
  { "co-investment-protocol", protocol_proof },
  { "funding-committed", committed_proof },
  { "dscr", cover_proof },
  { "llcr", cover_proof },
  { "off-take", offtake_proof },
  { "permits", value_proof },
};

/**
 * xl_words_condition_proof:
 *
 * Returns: (transfer full): what satisfies the condition, or what is missing, in a few words: "TRL 6",
 *   "180.0 = 180.0 M€", "1 of 2 has no owner"
 */
char *
xl_words_condition_proof (XlPlan *plan, const XlCondition *condition)
{
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    if (strcmp (proofs[i].name, condition->info->name) == 0)
      return proofs[i].say (plan, condition);
  return g_strdup ("");
}
