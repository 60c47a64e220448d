/* xl-settings.c - thresholds, weights and rates: ours unless a plan says otherwise; none is official */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-settings.h"

#include <math.h>

#include "xl-cash.h"
#include "xl-rules-private.h"

#define GATES N_("Gates")
#define SCORECARD N_("Scorecard")
#define RATES N_("Rates")
#define CARBON N_("Shadow carbon price")
#define CHECKS N_("Checks")
#define READINESS N_("Readiness")

#define OURS N_("This program's own, after what banks and programmes usually ask for")
#define TRL_SCALE N_("This program's own, after the stages of the S3P ladder (JRC report EUR 30172)")
#define WEIGHTS N_("This program's own; the nine weights sum to 100")
#define ROADMAP N_("European Investment Bank, Climate Bank Roadmap 2021–2025, prices of 2016")

#define WEIGHT(nick, title, value) { "weight." nick, title, SCORECARD, "%", 1, value, 0, 100, WEIGHTS }
#define PRICE(year, value) { "carbon." year, year, CARBON, N_("€/t"), 1, value, 0, 10000, ROADMAP }

static const XlSettingInfo settings[] = {
  { "gate.trl-connect", N_("TRL for Demonstrate"), GATES, NULL, 1, 4, 1, 9, TRL_SCALE },
  { "gate.trl-demonstrate", N_("TRL for Commercialise"), GATES, NULL, 1, 6, 1, 9, TRL_SCALE },
  { "gate.trl-commercialise", N_("TRL for Scale-up"), GATES, NULL, 1, 8, 1, 9, TRL_SCALE },
  { "gate.sources-uses-tolerance", N_("Sources may differ from uses by"), GATES, "%", 100, 0.005, 0, 0.5, OURS },
  { "gate.dscr", N_("Debt service cover in every year"), GATES, NULL, 1, XL_CASH_TARGET_DSCR, 0.01, 100, OURS },
  { "gate.llcr", N_("Loan life cover"), GATES, NULL, 1, XL_CASH_TARGET_LLCR, 0.01, 100, OURS },
  { "gate.offtake", N_("Off-take agreed, of capacity"), GATES, "%", 100, 0.5, 0, 1, OURS },
  { "gate.high-risk", N_("A risk is high from probability × impact"), GATES, NULL, 1, 15, 1, 25, OURS },
  WEIGHT ("eligibility", N_("Eligibility"), 10),
  WEIGHT ("cross-border-value", N_("Cross-border value"), 15),
  WEIGHT ("technical-soundness", N_("Technical soundness and TRL"), 15),
  WEIGHT ("promoter", N_("Promoter"), 10),
  WEIGHT ("operation", N_("Operation and feedstock"), 10),
  WEIGHT ("market", N_("Market and off-take"), 15),
  WEIGHT ("environment", N_("Environment and permits"), 10),
  WEIGHT ("finance", N_("Finance"), 10),
  WEIGHT ("economics", N_("Economics"), 5),
  { "rate.financial", N_("Financial discount rate, real"), RATES, "%", 100, XL_CASH_RATE, -0.99, 10,
    N_("Delegated Regulation (EU) 480/2014, article 19") },
  { "rate.social", N_("Social discount rate, real"), RATES, "%", 100, XL_CASH_SOCIAL_RATE, -0.99, 10,
    N_("EU Guide to Cost-Benefit Analysis 2014, section 2.8") },
  { "rate.cofinancing", N_("Co-financing rate of a grant"), RATES, "%", 100, 1, 0, 1,
    N_("This program's own: the whole gap, until the programme's rate is known") },
  { "check.eib-share", N_("EIB finances at most, of the cost"), CHECKS, "%", 100, 0.5, 0, 1,
    N_("European Investment Bank, terms of its loans to projects") },
  { "check.eib-direct-loan", N_("Least direct loan of the EIB"), CHECKS, N_("€"), 1, 25e6, 0, 1e12,
    N_("European Investment Bank, terms of its loans to projects") },
  { "check.portal-floor", N_("Least investment of the InvestEU Portal"), CHECKS, N_("€"), 1, 500000, 0, 1e12,
    N_("European Commission, conditions of the InvestEU Portal") },
  { "readiness.apart", N_("Points above or below the mean that stand out"), READINESS, NULL, 1, 2, 0.5, 10,
    N_("This program's own") },
  PRICE ("2020", 80),
  PRICE ("2025", 165),
  PRICE ("2030", 250),
  PRICE ("2035", 390),
  PRICE ("2040", 525),
  PRICE ("2045", 660),
  PRICE ("2050", 800),
};

guint
xl_settings_count (void)
{
  return G_N_ELEMENTS (settings);
}

/**
 * xl_settings_info:
 * @index: 0 to xl_settings_count() - 1
 *
 * Returns: (transfer none): the setting
 */
const XlSettingInfo *
xl_settings_info (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (settings), NULL);
  return &settings[index];
}

/**
 * xl_settings_find:
 * @name: "gate.dscr"
 *
 * Returns: (transfer none) (nullable): the setting of that name
 */
const XlSettingInfo *
xl_settings_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].name, name) == 0)
      return &settings[i];
  return NULL;
}

/**
 * xl_settings_record:
 * @name: "gate.dscr"
 *
 * After a merge two records may have one name: the one with the lesser id counts, on every laptop.
 *
 * Returns: (transfer none) (nullable): the plan's own row of that setting
 */
XlSetting *
xl_settings_record (XlPlan *plan, const char *name)
{
  /* Not the live list, which stays as it was while an edit is tried. */
  const GPtrArray *all = xl_plan_get_all (plan, &xl_kind_setting);

  for (guint i = 0; i < all->len; i++)
    {
      XlSetting *setting = g_ptr_array_index (all, i);

      if (g_strcmp0 (setting->name, name) == 0 && xl_plan_is_live (plan, &setting->parent_instance))
        return setting;
    }
  return NULL;
}

/**
 * xl_settings_get:
 * @name: name of a setting of the table
 *
 * Returns: its value in @plan: the plan's own, else the program's; never out of its range
 */
double
xl_settings_get (XlPlan *plan, const char *name)
{
  const XlSettingInfo *info = xl_settings_find (name);
  XlSetting *record;

  g_return_val_if_fail (info != NULL, NAN);
  record = xl_settings_record (plan, name);
  /* Comparisons with NAN are false. */
  return record != NULL && record->value >= info->min && record->value <= info->max ? record->value : info->value;
}

/* --- the rules about them --------------------------------------------------------------------- */

/* A value of the table within its range; names that this program does not know are another's. */
void
xl_check_setting (XlCheck *check, XlRecord *record)
{
  const XlSetting *setting = (const XlSetting *) record;
  const XlSettingInfo *info = xl_settings_find (setting->name);

  if (info != NULL && !isnan (setting->value) && !(setting->value >= info->min && setting->value <= info->max))
    xl_check_add (check, XL_SEVERITY_ERROR, record, "value", NULL, setting->name);
}

/* The weights of the scorecard sum to 100: they change together. */
void
xl_check_weights (XlCheck *check)
{
  XlSetting *own = NULL;
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_has_prefix (settings[i].name, "weight."))
      {
        XlSetting *record = xl_settings_record (check->plan, settings[i].name);

        own = own != NULL ? own : record;
        sum += xl_settings_get (check->plan, settings[i].name);
      }
  if (own != NULL && fabs (sum - 100) > 1e-6)
    {
      g_autofree char *detail = xl_number_to_text (sum);

      xl_check_add (check, XL_SEVERITY_ERROR, &own->parent_instance, "value", NULL, detail);
    }
}
