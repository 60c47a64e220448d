/* xl-desk-words-rules.c - what the checks find, as sentences: what, where, what to do */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-words-private.h"
#include "xl-id.h"

typedef XlRuleFacts Facts;

static double
number_at (const Facts *facts, guint place)
{
  const char *at = facts->detail;

  while (at != NULL && place-- > 0)
    at = (at = strchr (at, '/')) != NULL ? at + 1 : NULL;
  return at != NULL ? g_ascii_strtod (at, NULL) : 0;
}

/* An amount of the detail, in minor units, in the currency of the project. */
static char *
money_at (const Facts *facts, guint place)
{
  XlRecord *project = facts->record;
  const XlField *field = project != NULL ? xl_kind_field (xl_record_get_kind (project), "project") : NULL;

  if (field != NULL)
    project = xl_plan_lookup (facts->plan, xl_field_get_reference (field, project));
  return xl_words_money (number_at (facts, place) / 100,
                         project != NULL && xl_record_get_kind (project) == &xl_kind_project
                             ? ((XlProject *) project)->currency : NULL);
}

/* --- the hard rules --------------------------------------------------------------------------- */

static char *
lead_region (const Facts *f)
{
  return f->other != NULL ? g_strdup_printf (_ ("%s has two lead regions, %s is one of them: give one of them another role."),
                                             f->name, f->other_name)
                          : g_strdup_printf (_ ("%s has no lead region: choose one of its regions."), f->name);
}

static char *
trl_goal (const Facts *f)
{
  int now = (int) number_at (f, 0), goal = (int) number_at (f, 1);

  return g_strdup_printf (_ ("%s: the TRL goal %d is below the TRL now, %d: the goal must be %d or more."), f->name, goal,
                          now, now);
}

static char *
membership_overlap (const Facts *f)
{
  return g_strdup_printf (_ ("%s: two memberships of the same role overlap in time: end one before the other begins."),
                          f->name);
}

static char *
residual_year (const Facts *f)
{
  return g_strdup_printf (_ ("%s: a residual value stands in the last year of the plan only, %d: move it there."), f->name,
                          (int) number_at (f, 0));
}

static char *
cash_sign (const Facts *f)
{
  if (strcmp (f->detail, "negative") == 0)
    return g_strdup_printf (_ ("%s is negative: type it as a positive number, its category gives the sign."), f->name);
  return g_strdup_printf (_ ("%s: avoided greenhouse gas has tonnes and no amount, every other line an amount and no tonnes."),
                          f->name);
}

static char *
one_currency (const Facts *f)
{
  const char *slash = strchr (f->detail, '/');
  g_autofree char *currency = slash != NULL ? g_strndup (f->detail, (gsize) (slash - f->detail)) : g_strdup (f->detail);
  const XlKind *kind;
  XlRecord *hidden = slash != NULL ? xl_plan_lookup (f->plan, xl_id_parse (slash + 1, &kind)) : NULL;
  g_autofree char *hidden_name = hidden != NULL ? xl_words_name (f->plan, hidden) : NULL;

  if (hidden == NULL)
    return g_strdup_printf (_ ("%s has amounts in its currency already, which would say something else in %s: remove them first."),
                            f->name, currency);
  return g_strdup_printf (_ ("%s has an amount in its currency that is retired, in %s, and would say something else in %s "
                             "when it comes back: restore it and empty the amount first."),
                          f->name, hidden_name, currency);
}

static char *
loan_schedule (const Facts *f)
{
  g_autofree char *sum = NULL;

  if (g_str_has_prefix (f->detail, "line:"))
    return g_strdup_printf (_ ("%s: “%s” is no line of a schedule; write each year once, as 2028=1250000.00."), f->name,
                            f->detail + strlen ("line:"));
  if (!g_str_has_prefix (f->detail, "sum:"))
    return g_strdup_printf (_ ("%s: grace must be shorter than the tenor of %d years, so that a year is left to repay in."),
                            f->name, (int) number_at (f, 0));
  sum = xl_words_number (g_ascii_strtod (f->detail + strlen ("sum:"), NULL) / 100, 2);
  return g_strdup_printf (_ ("%s: the schedule sums to %s and not to the amount of the loan: correct one of them."), f->name,
                          sum);
}

static char *
milestone_cycle (const Facts *f)
{
  if (f->other != NULL && f->other != f->record)
    return g_strdup_printf (_ ("%s depends on %s, a milestone of another project: choose one of its own project."), f->name,
                            f->other_name);
  return g_strdup_printf (_ ("%s would depend on itself, through the milestones before it: choose another one."), f->name);
}

static char *
score_twice (const Facts *f)
{
  return g_strdup_printf (_ ("%s: the criterion has a score already: change that one."), f->name);
}

static char *
move_reason (const Facts *f)
{
  return g_strdup_printf (_ ("%s moves back: say why in the reason of the move."), f->other != NULL ? f->other_name : f->name);
}

static char *
setting_range (const Facts *f)
{
  const XlSettingInfo *info = xl_settings_find (f->detail);
  g_autofree char *low = info != NULL ? xl_words_number (info->min * info->scale, 0) : g_strdup ("");
  g_autofree char *high = info != NULL ? xl_words_number (info->max * info->scale, 0) : g_strdup ("");

  return g_strdup_printf (_ ("%s: the value must lie between %s and %s."), info != NULL ? _ (info->title) : f->name, low,
                          high);
}

static char *
weights (const Facts *f)
{
  g_autofree char *sum = xl_words_number (number_at (f, 0), 1);

  return g_strdup_printf (_ ("The weights of the scorecard would sum to %s: change them together, so that they sum to 100."),
                          sum);
}

/* --- the soft rules --------------------------------------------------------------------------- */

static char *
one_country (const Facts *f)
{
  return *f->detail != '\0' ? g_strdup_printf (_ ("%s has regions of one country only, %s: add a region of another country."),
                                               f->name, xl_words_country (f->detail))
                            : g_strdup_printf (_ ("%s has no region yet: add regions of two countries or more."), f->name);
}

/* The detail is the gate's result, "G3: 5 of 7; missing: cumulated-cash, high-risks-owned". */
static char *
gate_open (const Facts *f)
{
  int gate = CLAMP (atoi (f->detail + 1), 1, XL_N_GATES);
  g_autoptr (GString) titles = g_string_new (NULL);
  XlGate now;

  xl_gate_check (f->plan, (XlProject *) f->record, gate, &now);
  for (guint i = 0; i < now.n; i++)
    if (!now.conditions[i].met)
      {
        g_autofree char *title = xl_words_condition (f->plan, &now.conditions[i]);

        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
      }
  /* Translators: project, number of the gate, its open conditions */
  return g_strdup_printf (_ ("%s has passed gate %d with open conditions: %s."), f->name, gate, titles->str);
}

static char *
commercial_trl (const Facts *f)
{
  return g_strdup_printf (_ ("%s stands at %s with TRL %d, and TRL %d is expected there: move it back or say what is proven."),
                          f->name, xl_words_stage (xl_plan_stage (f->plan, (XlProject *) f->record)),
                          (int) number_at (f, 0), (int) number_at (f, 1));
}

static char *
partner_mix (const Facts *f)
{
  if (strcmp (f->detail, "private") == 0)
    return g_strdup_printf (_ ("%s has no private partner: add a company, a chemical park or a cluster."), f->name);
  if (strcmp (f->detail, "research") == 0)
    return g_strdup_printf (_ ("%s has no research partner: add a university or an institute."), f->name);
  return g_strdup_printf (_ ("%s has neither a private nor a research partner: add both."), f->name);
}

static char *
sources_uses (const Facts *f)
{
  g_autofree char *sources = money_at (f, 0);
  g_autofree char *uses = money_at (f, 1);

  return g_strdup_printf (_ ("%s: the sources of its funding, %s, differ from what it invests, %s: complete or correct them."),
                          f->name, sources, uses);
}

static char *
public_money (const Facts *f)
{
  g_autofree char *public = money_at (f, 0);
  g_autofree char *eligible = money_at (f, 1);

  return g_strdup_printf (_ ("%s: its grants, %s, exceed its eligible cost, %s: lower them or mark what is eligible."), f->name,
                          public, eligible);
}

static char *
eib_share (const Facts *f)
{
  g_autofree char *share = xl_words_per_cent (number_at (f, 0), 1);
  g_autofree char *most = xl_words_per_cent (xl_settings_get (f->plan, "check.eib-share"), 0);

  return g_strdup_printf (_ ("%s: the EIB finances %s of the cost and usually takes at most %s: find other sources."), f->name,
                          share, most);
}

static char *
eib_direct_loan (const Facts *f)
{
  g_autofree char *sum = money_at (f, 0);
  g_autofree char *least = xl_words_money (xl_settings_get (f->plan, "check.eib-direct-loan"), "EUR");

  return g_strdup_printf (_ ("%s: the EIB lends %s and usually lends directly from %s on: ask a bank that passes its loans on."),
                          f->name, sum, least);
}

static char *
portal_floor (const Facts *f)
{
  g_autofree char *sum = NULL;
  g_autofree char *floor = NULL;

  if (f->other != NULL)
    return g_strdup_printf (_ ("%s has its site outside the European Union, in %s: the InvestEU Portal does not take it."),
                            f->name, f->other_name);
  sum = money_at (f, 0);
  floor = xl_words_money (xl_settings_get (f->plan, "check.portal-floor"), "EUR");
  return g_strdup_printf (_ ("%s invests %s, and the InvestEU Portal takes projects from %s on: bundle it with others."), f->name,
                          sum, floor);
}

static char *
loan_terms (const Facts *f)
{
  if (strcmp (f->detail, "early") == 0)
    return g_strdup_printf (_ ("%s is repaid before it is paid out: correct the year or the first payment."), f->name);
  return g_strdup_printf (_ ("%s has no %s, so its debt service is not known: ask the bank and fill it in."), f->name,
                          f->field != NULL ? xl_words_field (f->field) : "–");
}

static char *
loan_beyond_plan (const Facts *f)
{
  return g_strdup_printf (_ ("%s is repaid until %d and the plan ends in %d: lengthen the plan or shorten the loan."), f->name,
                          (int) number_at (f, 0), (int) number_at (f, 1));
}

static char *
cash_outside_horizon (const Facts *f)
{
  guint n = (guint) number_at (f, 0);

  return g_strdup_printf (ngettext ("%s: %u amount lies in no year of the plan, which runs from %d to %d: see %s.",
                                    "%s: %u amounts lie in no year of the plan, which runs from %d to %d: see %s.", n),
                          f->name, n, (int) number_at (f, 1), (int) number_at (f, 2), f->other_name);
}

static char *
overdue_milestone (const Facts *f)
{
  g_autofree char *due = f->record != NULL ? xl_words_date (((XlMilestone *) f->record)->due) : g_strdup ("–");

  return g_strdup_printf (_ ("%s was due in %s and is not done: say when it was, or give it a new date."), f->name, due);
}

static char *
letter_of_interest (const Facts *f)
{
  return g_strdup_printf (_ ("%s: no letter of interest on file: add the letter and its date."), f->name);
}

static char *
similar_names (const Facts *f)
{
  return g_strdup_printf (_ ("%s and %s are nearly equal: is it one? Then keep one and make the other an alias."), f->name,
                          f->other_name);
}

static char *
figure_without_source (const Facts *f)
{
  g_autofree char *value = NULL;
  guint n = (guint) number_at (f, 0);

  if (f->field == NULL)
    return g_strdup_printf (ngettext ("%s: %u figure of its cash plan and funding has no source: say where it comes from.",
                                      "%s: %u figures of its cash plan and funding have no source: say where they come from.",
                                      n), f->name, n);
  value = f->record != NULL ? xl_words_value (f->plan, f->record, f->field) : g_strdup ("");
  return g_strdup_printf (_ ("%s: %s %s has no source: say where it comes from."), f->name, xl_words_field (f->field), value);
}

/* --- matches, resource flows, value chains ----------------------------------------------------- */

static char *
match_fits (const Facts *f)
{
  if (strcmp (f->detail, "direction") == 0)
    return g_strdup_printf (_ ("%s: a match joins an offer with a need: choose one of each."), f->name);
  if (strcmp (f->detail, "unit") == 0)
    return g_strdup_printf (_ ("%s: offer and need have different units: bring them to the same one first."), f->name);
  return g_strdup_printf (_ ("%s: offer and need have no code in common: add the one that both mean, or match others."),
                          f->name);
}

static char *
forbidden_shipment (const Facts *f)
{
  return g_strdup_printf (_ ("%s: this shipment is forbidden (hazardous waste to a country outside the OECD, the Basel "
                             "ban): it stays a candidate."), f->name);
}

static char *
step_feeds (const Facts *f)
{
  if (strcmp (f->detail, "chain") == 0)
    return g_strdup_printf (_ ("%s feeds %s, a step of another value chain: choose one of its own."), f->name, f->other_name);
  return g_strdup_printf (_ ("%s feeds steps that come back to it: let one of them feed another."), f->name);
}

static char *
capability_gap (const Facts *f)
{
  return g_strdup_printf (_ ("%s (%s): nobody has this capability: ask who could, or start a project."), f->name,
                          f->other_name);
}

static char *
chain_steps (const Facts *f)
{
  return strcmp (f->detail, "0") == 0 ? g_strdup_printf (_ ("%s has no step yet: add its steps in their order."), f->name)
                                      : g_strdup_printf (_ ("%s has one step only: add what comes before or after it."), f->name);
}

static char *
flow_incomplete (const Facts *f)
{
  if (f->field != NULL && strcmp (f->field->name, "quantity") == 0)
    return g_strdup_printf (_ ("%s has no quantity: say how much, or nobody can tell whether it is enough."), f->name);
  return g_strdup_printf (_ ("%s has no code of the List of Waste: without one it finds nobody."), f->name);
}

static const struct
{
  const char *rule;
  char *(*say) (const Facts *facts);
} sentences[] = {
  { "lead-region", lead_region },
  { "trl-goal", trl_goal },
  { "membership-overlap", membership_overlap },
  { "residual-year", residual_year },
  { "cash-sign", cash_sign },
  { "one-currency", one_currency },
  { "loan-schedule", loan_schedule },
  { "milestone-cycle", milestone_cycle },
  { "score-twice", score_twice },
  { "move-reason", move_reason },
  { "setting-range", setting_range },
  { "weights", weights },
  { "match-fits", match_fits },
  { "forbidden-shipment", forbidden_shipment },
  { "step-feeds", step_feeds },
  { "one-country", one_country },
  { "gate-open", gate_open },
  { "trl-at-commercialise", commercial_trl },
  { "partner-mix", partner_mix },
  { "sources-uses", sources_uses },
  { "public-money", public_money },
  { "eib-share", eib_share },
  { "eib-direct-loan", eib_direct_loan },
  { "portal-floor", portal_floor },
  { "loan-terms", loan_terms },
  { "loan-beyond-plan", loan_beyond_plan },
  { "cash-outside-horizon", cash_outside_horizon },
  { "overdue-milestone", overdue_milestone },
  { "capability-gap", capability_gap },
  { "chain-steps", chain_steps },
  { "flow-incomplete", flow_incomplete },
  { "letter-of-interest", letter_of_interest },
  { "similar-names", similar_names },
  { "figure-without-source", figure_without_source },
};

/*
 * xl_words_rule:
 * @name: what people call the record
 * @record: (nullable): what it is about
 * @other: (nullable): the second record of the story
 * @detail: (nullable): see #XlFinding
 *
 * Returns: (transfer full): the sentence
 */
char *
xl_words_rule (XlPlan *plan, const char *rule, const char *name, XlRecord *record, const XlField *field, XlRecord *other,
               const char *detail)
{
  g_autofree char *other_name = other != NULL ? xl_words_name (plan, other) : g_strdup ("–");
  Facts facts = { plan, name, record, field, other, other_name, detail != NULL ? detail : "" };
  char *sentence;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].rule, rule) == 0)
      return sentences[i].say (&facts);
  sentence = xl_words_rule_network (rule, &facts);
  if (sentence != NULL)
    return sentence;
  return g_strdup_printf ("%s: %s", name, rule);
}
