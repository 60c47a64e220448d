/* xl-kinds-finance.c - field tables: what makes a project bankable: cash, funding, risks, indicators, scores */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-private.h"

static const XlField milestone_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlMilestone, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "title", XL_FIELD_TEXT, XL_AT (XlMilestone, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "starts", XL_FIELD_DATE, XL_AT (XlMilestone, starts), N_("Start") },
  { "due", XL_FIELD_DATE, XL_AT (XlMilestone, due), N_("Due") },
  { "done", XL_FIELD_DATE, XL_AT (XlMilestone, done), N_("Done") },
  { "depends_on", XL_FIELD_REFERENCE, XL_AT (XlMilestone, depends_on), N_("Depends on"), 0,
    .target = "milestone" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlMilestone, xl_milestone, milestone, "milestone", N_("Milestone"), N_("Milestones"),
                XL_KIND_PART)

static const XlChoice cash_categories[] = {
  { "capex", N_("Investment") },
  { "replacement", N_("Replacement") },
  { "working-capital", N_("Working capital") },
  { "revenue", N_("Revenue") },
  { "opex", N_("Operating cost") },
  { "residual", N_("Residual value") },
  { "tax", N_("Tax") },
  { "externality", N_("Externality") },
  { "co2", N_("CO₂e avoided") },
  { NULL }
};

static const XlField cash_line_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlCashLine, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "category", XL_FIELD_CHOICE, XL_AT (XlCashLine, category), N_("Category"), XL_FIELD_REQUIRED,
    .choices = cash_categories, .fallback = "revenue" },
  { "label", XL_FIELD_TEXT, XL_AT (XlCashLine, label), N_("Line") },
  { "year", XL_FIELD_INTEGER, XL_AT (XlCashLine, year), N_("Year"), XL_FIELD_REQUIRED,
    .min = 1900, .max = 2200 },
  { "amount", XL_FIELD_MONEY, XL_AT (XlCashLine, amount), N_("Amount"), 0, .min = -9e17, .max = 9e17 },
  { "tonnes", XL_FIELD_REAL, XL_AT (XlCashLine, tonnes), N_("CO₂e avoided"), 0, .min = -1e12, .max = 1e12,
    .unit = "t" },
  { "eligible", XL_FIELD_FLAG, XL_AT (XlCashLine, eligible), N_("Eligible cost"), 0, .fallback = "1" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlCashLine, xl_cash_line, cash_line, "cash-line", N_("Cash line"), N_("Cash lines"),
                XL_KIND_LINK | XL_KIND_PART)

static const XlChoice instruments[] = {
  { "eu-grant", N_("EU grant") },
  { "national-grant", N_("national grant") },
  { "loan", N_("loan") },
  { "guarantee", N_("guarantee") },
  { "equity", N_("equity") },
  { "quasi-equity", N_("quasi-equity") },
  { "own-funds", N_("own funds") },
  { NULL }
};

static const XlChoice funding_statuses[] = {
  { "idea", N_("idea") },
  { "applied", N_("applied") },
  { "appraised", N_("appraised") },
  { "approved", N_("approved") },
  { "signed", N_("signed") },
  { "disbursed", N_("disbursed") },
  { "refused", N_("refused") },
  { NULL }
};

static const XlChoice finance_tracks[] = {
  { "proposal", N_("proposal") },
  { "appraisal", N_("appraisal") },
  { "approval", N_("approval") },
  { "signature", N_("signature") },
  { "disbursement", N_("disbursement") },
  { "monitoring", N_("monitoring") },
  { "repayment", N_("repayment") },
  { NULL }
};

static const XlChoice repayments[] = {
  { "annuity", N_("annuity") },
  { "equal-principal", N_("equal principal") },
  { "bullet", N_("bullet") },
  { "custom", N_("custom") },
  { NULL }
};

static const XlField funding_line_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlFundingLine, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "label", XL_FIELD_TEXT, XL_AT (XlFundingLine, label), N_("Name"), XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlFundingLine, organisation), N_("Financier"), 0,
    .target = "organisation" },
  { "instrument", XL_FIELD_CHOICE, XL_AT (XlFundingLine, instrument), N_("Instrument"), XL_FIELD_REQUIRED,
    .choices = instruments, .fallback = "eu-grant" },
  { "amount", XL_FIELD_MONEY, XL_AT (XlFundingLine, amount), N_("Amount"), XL_FIELD_FIGURE,
    .min = 0, .max = 9e17 },
  { "year", XL_FIELD_INTEGER, XL_AT (XlFundingLine, year), N_("Year"), 0, .min = 1900, .max = 2200 },
  { "status", XL_FIELD_CHOICE, XL_AT (XlFundingLine, status), N_("Status"), XL_FIELD_REQUIRED,
    .choices = funding_statuses, .fallback = "idea" },
  { "track", XL_FIELD_CHOICE, XL_AT (XlFundingLine, track), N_("Finance track"), 0, .choices = finance_tracks },
  { "track_since", XL_FIELD_DATE, XL_AT (XlFundingLine, track_since), N_("On the track since") },
  { "rate", XL_FIELD_SHARE, XL_AT (XlFundingLine, rate), N_("Interest rate"), XL_FIELD_FIGURE,
    .min = 0, .max = 100000, .unit = "%" },
  { "tenor", XL_FIELD_INTEGER, XL_AT (XlFundingLine, tenor), N_("Tenor"), XL_FIELD_FIGURE,
    .min = 1, .max = 50, .unit = N_("years") },
  { "grace", XL_FIELD_INTEGER, XL_AT (XlFundingLine, grace), N_("Grace"), XL_FIELD_FIGURE,
    .min = 0, .max = 49, .unit = N_("years") },
  { "first_payment", XL_FIELD_INTEGER, XL_AT (XlFundingLine, first_payment), N_("First payment"), 0,
    .min = 1900, .max = 2200 },
  { "repayment", XL_FIELD_CHOICE, XL_AT (XlFundingLine, repayment), N_("Repayment"), 0, .choices = repayments },
  { "schedule", XL_FIELD_SET, XL_AT (XlFundingLine, schedule), N_("Schedule of principal") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlFundingLine, xl_funding_line, funding_line, "funding-line", N_("Funding line"),
                N_("Funding lines"), XL_KIND_PART)

static const XlChoice risk_statuses[] = {
  { "open", N_("open") },
  { "mitigated", N_("mitigated") },
  { "closed", N_("closed") },
  { "occurred", N_("occurred") },
  { NULL }
};

static const XlField risk_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlRisk, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "cause", XL_FIELD_TEXT, XL_AT (XlRisk, cause), N_("Cause"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "effect", XL_FIELD_TEXT, XL_AT (XlRisk, effect), N_("Effect"), XL_FIELD_SEARCHED },
  { "probability", XL_FIELD_INTEGER, XL_AT (XlRisk, probability), N_("Probability"), 0, .min = 1, .max = 5 },
  { "impact", XL_FIELD_INTEGER, XL_AT (XlRisk, impact), N_("Impact"), 0, .min = 1, .max = 5 },
  { "owner", XL_FIELD_REFERENCE, XL_AT (XlRisk, owner), N_("Owner"), 0, .target = "organisation" },
  { "mitigation", XL_FIELD_LONG_TEXT, XL_AT (XlRisk, mitigation), N_("Mitigation") },
  { "residual_probability", XL_FIELD_INTEGER, XL_AT (XlRisk, residual_probability), N_("Residual probability"), 0,
    .min = 1, .max = 5 },
  { "residual_impact", XL_FIELD_INTEGER, XL_AT (XlRisk, residual_impact), N_("Residual impact"), 0,
    .min = 1, .max = 5 },
  { "status", XL_FIELD_CHOICE, XL_AT (XlRisk, status), N_("Status"), XL_FIELD_REQUIRED,
    .choices = risk_statuses, .fallback = "open" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlRisk, xl_risk, risk, "risk", N_("Risk"), N_("Risks"), XL_KIND_PART)

static const XlChoice logframe_levels[] = {
  { "impact", N_("impact") },
  { "outcome", N_("outcome") },
  { "output", N_("output") },
  { "activity", N_("activity") },
  { NULL }
};

static const XlField indicator_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlIndicator, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "level", XL_FIELD_CHOICE, XL_AT (XlIndicator, level), N_("Logframe level"), XL_FIELD_REQUIRED,
    .choices = logframe_levels, .fallback = "output" },
  { "title", XL_FIELD_TEXT, XL_AT (XlIndicator, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "unit", XL_FIELD_TEXT, XL_AT (XlIndicator, unit), N_("Unit") },
  { "baseline", XL_FIELD_REAL, XL_AT (XlIndicator, baseline), N_("Baseline"), XL_FIELD_FIGURE,
    .min = -1e15, .max = 1e15 },
  { "target", XL_FIELD_REAL, XL_AT (XlIndicator, target), N_("Target"), XL_FIELD_FIGURE,
    .min = -1e15, .max = 1e15 },
  { "actual", XL_FIELD_REAL, XL_AT (XlIndicator, actual), N_("Actual"), XL_FIELD_FIGURE,
    .min = -1e15, .max = 1e15 },
  { "verification", XL_FIELD_LONG_TEXT, XL_AT (XlIndicator, verification), N_("Means of verification") },
  { "assumption", XL_FIELD_LONG_TEXT, XL_AT (XlIndicator, assumption), N_("Assumption") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlIndicator, xl_indicator, indicator, "indicator", N_("Indicator"), N_("Indicators"),
                XL_KIND_PART)

static const XlChoice criteria[] = {
  { "eligibility", N_("Eligibility") },
  { "cross-border-value", N_("Cross-border value") },
  { "technical-soundness", N_("Technical soundness and TRL") },
  { "promoter", N_("Promoter") },
  { "operation", N_("Operation and feedstock") },
  { "market", N_("Market and off-take") },
  { "environment", N_("Environment and permits") },
  { "finance", N_("Finance") },
  { "economics", N_("Economics") },
  { NULL }
};

static const XlField score_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlScore, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "criterion", XL_FIELD_CHOICE, XL_AT (XlScore, criterion), N_("Criterion"), XL_FIELD_REQUIRED,
    .choices = criteria, .fallback = "eligibility" },
  { "score", XL_FIELD_INTEGER, XL_AT (XlScore, score), N_("Score"), XL_FIELD_REQUIRED, .min = 0, .max = 5,
    .fallback = "0" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlScore, xl_score, score, "score", N_("Score"), N_("Scores"), XL_KIND_LINK | XL_KIND_PART)

static const XlField scenario_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlProjectScenario, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "title", XL_FIELD_TEXT, XL_AT (XlProjectScenario, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "capex_change", XL_FIELD_SHARE, XL_AT (XlProjectScenario, capex_change), N_("Investment"), 0,
    .min = -10000, .max = 100000, .unit = "%" },
  { "revenue_change", XL_FIELD_SHARE, XL_AT (XlProjectScenario, revenue_change), N_("Revenue"), 0,
    .min = -10000, .max = 100000, .unit = "%" },
  { "opex_change", XL_FIELD_SHARE, XL_AT (XlProjectScenario, opex_change), N_("Operating cost"), 0,
    .min = -10000, .max = 100000, .unit = "%" },
  { "grant_change", XL_FIELD_SHARE, XL_AT (XlProjectScenario, grant_change), N_("Grants"), 0,
    .min = -10000, .max = 100000, .unit = "%" },
  { "interest_change", XL_FIELD_SHARE, XL_AT (XlProjectScenario, interest_change), N_("Interest rate"), 0,
    .min = -10000, .max = 10000, .unit = "%" },
  { "delay", XL_FIELD_INTEGER, XL_AT (XlProjectScenario, delay), N_("Delay of operation"), 0, .min = 0, .max = 10,
    .unit = N_("years") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlProjectScenario, xl_scenario, scenario, "scenario", N_("Scenario"), N_("Scenarios"), XL_KIND_PART)

static const XlField setting_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlSetting, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "value", XL_FIELD_REAL, XL_AT (XlSetting, value), N_("Value"), 0, .min = -1e12, .max = 1e12 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlSetting, xl_setting, setting, "setting", N_("Setting"), N_("Settings"), 0)

static const XlField justification_fields[] = {
  { "record", XL_FIELD_REFERENCE, XL_AT (XlJustification, record), N_("Record"), XL_FIELD_REQUIRED,
    .target = "*" },
  { "rule", XL_FIELD_TEXT, XL_AT (XlJustification, rule), N_("Check"), XL_FIELD_REQUIRED },
  { "field", XL_FIELD_TEXT, XL_AT (XlJustification, field), N_("Field") },
  { "reason", XL_FIELD_LONG_TEXT, XL_AT (XlJustification, reason), N_("Reason"), XL_FIELD_REQUIRED },
  { "decided_by", XL_FIELD_TEXT, XL_AT (XlJustification, decided_by), N_("Decided by") },
  { "date", XL_FIELD_DATE, XL_AT (XlJustification, date), N_("Date") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlJustification, xl_justification, justification, "justification", N_("Justification"),
                N_("Justifications"), XL_KIND_LINK | XL_KIND_ABOUT)
