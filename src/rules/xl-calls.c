/* xl-calls.c - which projects a call for proposals takes, and which rule keeps the others out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-calls.h"

#include "xl-project-cash.h"

/* Invariants:
 * 1. Rules are judged each for itself: what keeps a project out is the list of those that it fails.
 * 2. What a project does not say fails no rule and meets none: it is unknown, and work to do.
 * 3. Grants are the EU grants of its funding plan that are not refused. The call pays in EUR; what a
 *    project plans in another currency is unknown, for no rate of exchange is kept. */

static const struct
{
  const char *name, *field;
} rules[XL_CALL_N_RULES] = {
  [XL_CALL_COUNTRIES] = { "countries", "countries" },
  [XL_CALL_MIN_COUNTRIES] = { "min-countries", "min_countries" },
  [XL_CALL_TRL] = { "trl", "trl_from" },
  [XL_CALL_BUDGET] = { "budget", "min_grant" },
  [XL_CALL_SHARE] = { "share", "share" },
};

/**
 * xl_call_rule_name:
 *
 * Returns: (transfer none): "countries": stable, never translated
 */
const char *
xl_call_rule_name (XlCallRule rule)
{
  g_return_val_if_fail (rule < XL_CALL_N_RULES, NULL);
  return rules[rule].name;
}

/**
 * xl_call_rule_field:
 *
 * Returns: (transfer none): the field of the call that asks
 */
const char *
xl_call_rule_field (XlCallRule rule)
{
  g_return_val_if_fail (rule < XL_CALL_N_RULES, NULL);
  return rules[rule].field;
}

static void
check_countries (XlPlan *plan, const XlCall *call, const XlProject *project, XlCallFit *fit)
{
  g_autoptr (GPtrArray) countries = xl_plan_dup_countries (plan, &project->parent_instance);

  fit->countries = countries->len;
  fit->state[XL_CALL_COUNTRIES] = call->countries == NULL ? XL_CALL_NO_RULE
                                  : countries->len == 0   ? XL_CALL_UNKNOWN
                                                          : XL_CALL_MET;
  for (guint i = 0; call->countries != NULL && i < countries->len; i++)
    if (!g_strv_contains ((const char *const *) call->countries, g_ptr_array_index (countries, i)))
      {
        if (*fit->country == '\0')
          g_strlcpy (fit->country, g_ptr_array_index (countries, i), sizeof fit->country);
        fit->state[XL_CALL_COUNTRIES] = XL_CALL_FAILED;
      }
  fit->state[XL_CALL_MIN_COUNTRIES] = call->min_countries == XL_NONE                           ? XL_CALL_NO_RULE
                                      : countries->len == 0                                    ? XL_CALL_UNKNOWN
                                      : (gint64) countries->len < call->min_countries          ? XL_CALL_FAILED
                                                                                               : XL_CALL_MET;
}

static void
check_trl (const XlCall *call, const XlProject *project, XlCallFit *fit)
{
  gint64 trl = project->trl_now;

  fit->trl = trl != XL_NONE ? (int) trl : 0;
  if (call->trl_from == XL_NONE && call->trl_to == XL_NONE)
    fit->state[XL_CALL_TRL] = XL_CALL_NO_RULE;
  else if (trl == XL_NONE)
    fit->state[XL_CALL_TRL] = XL_CALL_UNKNOWN;
  else
    fit->state[XL_CALL_TRL] = (call->trl_from != XL_NONE && trl < call->trl_from)
                                      || (call->trl_to != XL_NONE && trl > call->trl_to)
                                  ? XL_CALL_FAILED
                                  : XL_CALL_MET;
}

static void
sum_money (XlPlan *plan, const XlProject *project, XlCallFit *fit)
{
  XlFundingSums sums;

  fit->grant = fit->share = -1;
  xl_project_funding (plan, project, &sums);
  if (!xl_project_in_euro (project) || sums.by_instrument[XL_INSTRUMENT_EU_GRANT] <= 0)
    return;
  fit->grant = sums.by_instrument[XL_INSTRUMENT_EU_GRANT];
  if (sums.uses > 0)
    fit->share = (gint64) ((double) fit->grant / (double) sums.uses * 10000 + 0.5);
}

static void
check_money (const XlCall *call, XlCallFit *fit)
{
  if (call->min_grant == XL_NONE && call->max_grant == XL_NONE && call->budget == XL_NONE)
    fit->state[XL_CALL_BUDGET] = XL_CALL_NO_RULE;
  else if (fit->grant < 0)
    fit->state[XL_CALL_BUDGET] = XL_CALL_UNKNOWN;
  else
    fit->state[XL_CALL_BUDGET] = (call->min_grant != XL_NONE && fit->grant < call->min_grant)
                                         || (call->max_grant != XL_NONE && fit->grant > call->max_grant)
                                         || (call->budget != XL_NONE && fit->grant > call->budget)
                                     ? XL_CALL_FAILED
                                     : XL_CALL_MET;
  if (call->share == XL_NONE)
    fit->state[XL_CALL_SHARE] = XL_CALL_NO_RULE;
  else
    fit->state[XL_CALL_SHARE] = fit->share < 0              ? XL_CALL_UNKNOWN
                                : fit->share > call->share ? XL_CALL_FAILED
                                                           : XL_CALL_MET;
}

/**
 * xl_call_check:
 * @fit: (out): how @project fits, rule by rule
 */
void
xl_call_check (XlPlan *plan, const XlCall *call, const XlProject *project, XlCallFit *fit)
{
  *fit = (XlCallFit) { .grant = -1, .share = -1 };
  check_countries (plan, call, project, fit);
  check_trl (call, project, fit);
  sum_money (plan, project, fit);
  check_money (call, fit);
  fit->fits = TRUE;
  for (guint i = 0; i < XL_CALL_N_RULES; i++)
    fit->fits = fit->fits && fit->state[i] != XL_CALL_FAILED && fit->state[i] != XL_CALL_UNKNOWN;
}

/**
 * xl_call_time:
 * @on: a day
 *
 * Returns: whether the call is open on that day; without an opening day it is open until it closes
 */
XlCallTime
xl_call_time (const XlCall *call, XlDate on)
{
  if (call->opens == XL_DATE_NONE && call->closes == XL_DATE_NONE)
    return XL_CALL_NO_DATES;
  if (call->closes != XL_DATE_NONE && xl_date_last (call->closes) < on)
    return XL_CALL_CLOSED;
  return call->opens != XL_DATE_NONE && xl_date_first (call->opens) > on ? XL_CALL_COMING : XL_CALL_OPEN;
}
