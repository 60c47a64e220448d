/* xl-kinds-flows.c - field tables: value chains, who can do what, resource flows and matches, readiness, strategies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-private.h"

static const XlField value_chain_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlValueChain, name), N_("Name"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "summary", XL_FIELD_LONG_TEXT, XL_AT (XlValueChain, summary), N_("Summary"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlValueChain, xl_value_chain, value_chain, "value-chain", N_("Value chain"), N_("Value chains"), 0)

static const XlChoice step_category_choices[] = {
  { "feedstock", N_("feedstock") },
  { "pre-treatment", N_("pre-treatment") },
  { "conversion", N_("conversion") },
  { "product", N_("product") },
  { "user", N_("user") },
  { "recovery", N_("recovery") },
  { NULL }
};

static const XlField step_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlChainStep, name), N_("Name"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "chain", XL_FIELD_REFERENCE, XL_AT (XlChainStep, chain), N_("Value chain"), XL_FIELD_REQUIRED,
    .target = "value-chain" },
  { "position", XL_FIELD_INTEGER, XL_AT (XlChainStep, position), N_("Place in the order"), 0,
    .min = 0, .max = 100000 },
  { "category", XL_FIELD_CHOICE, XL_AT (XlChainStep, category), N_("Part of the chain"), 0,
    .choices = step_category_choices },
  { "feeds", XL_FIELD_REFERENCE, XL_AT (XlChainStep, feeds), N_("Feeds"), 0, .target = "step" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlChainStep, xl_step, step, "step", N_("Step"), N_("Steps"), 0)

static const XlChoice capability_level_choices[] = {
  { "has", N_("has") },
  { "wants", N_("wants") },
  { "plans", N_("plans") },
  { NULL }
};

static const XlField capability_fields[] = {
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlCapability, organisation), N_("Partner"), XL_FIELD_REQUIRED,
    .target = "organisation" },
  { "step", XL_FIELD_REFERENCE, XL_AT (XlCapability, step), N_("Step"), XL_FIELD_REQUIRED, .target = "step" },
  { "level", XL_FIELD_CHOICE, XL_AT (XlCapability, level), N_("Has, wants or plans it"), XL_FIELD_REQUIRED,
    .choices = capability_level_choices, .fallback = "has" },
  { "since", XL_FIELD_DATE, XL_AT (XlCapability, since), N_("Since"), 0 },
  { "until", XL_FIELD_DATE, XL_AT (XlCapability, until), N_("Until"), 0 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlCapability, xl_capability, capability, "capability", N_("Capability"), N_("Capabilities"), XL_KIND_LINK)

static const XlChoice flow_direction_choices[] = {
  { "offer", N_("offer") },
  { "need", N_("need") },
  { NULL }
};

static const XlChoice flow_class_choices[] = {
  { "waste", N_("waste") },
  { "by-product", N_("by-product") },
  { "effluent-gas", N_("effluent gas") },
  { "heat", N_("heat") },
  { "water", N_("water") },
  { "capacity", N_("capacity") },
  { "biomass", N_("biomass") },
  { NULL }
};

static const XlChoice flow_unit_choices[] = {
  { "t/y", N_("t/y") },
  { "kt/y", N_("kt/y") },
  { "MW", N_("MW") },
  { "MWh/y", N_("MWh/y") },
  { "m³/y", N_("m³/y") },
  { NULL }
};

static const XlChoice flow_confidentiality_choices[] = {
  { "open", N_("open") },
  { "partners", N_("partners") },
  { "private", N_("private") },
  { NULL }
};

static const XlField flow_fields[] = {
  { "material", XL_FIELD_TEXT, XL_AT (XlFlow, material), N_("Material"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "direction", XL_FIELD_CHOICE, XL_AT (XlFlow, direction), N_("Offer or need"), XL_FIELD_REQUIRED,
    .choices = flow_direction_choices, .fallback = "offer" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlFlow, region), N_("Region"), XL_FIELD_REQUIRED, .target = "region" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlFlow, organisation), N_("Partner"), 0, .target = "organisation" },
  { "class", XL_FIELD_CHOICE, XL_AT (XlFlow, flow_class), N_("Class"), XL_FIELD_REQUIRED,
    .choices = flow_class_choices, .fallback = "waste" },
  { "codes", XL_FIELD_SET, XL_AT (XlFlow, codes), N_("Codes of the List of Waste"), XL_FIELD_SEARCHED },
  { "nace", XL_FIELD_SET, XL_AT (XlFlow, nace), N_("NACE codes"), XL_FIELD_SEARCHED },
  { "quantity", XL_FIELD_REAL, XL_AT (XlFlow, quantity), N_("Quantity"), XL_FIELD_FIGURE, .min = 0, .max = 1e+12 },
  { "unit", XL_FIELD_CHOICE, XL_AT (XlFlow, unit), N_("Unit"), XL_FIELD_REQUIRED,
    .choices = flow_unit_choices, .fallback = "t/y" },
  { "price", XL_FIELD_MONEY, XL_AT (XlFlow, price), N_("Price per unit"), 0,
    .min = -9e+17, .max = 9e+17, .unit = "EUR" },
  { "max_km", XL_FIELD_REAL, XL_AT (XlFlow, max_km), N_("Farthest"), 0, .min = 0, .max = 50000, .unit = "km" },
  { "seasonality", XL_FIELD_TEXT, XL_AT (XlFlow, seasonality), N_("Seasonality"), 0 },
  { "form", XL_FIELD_TEXT, XL_AT (XlFlow, form), N_("Form"), 0 },
  { "purity", XL_FIELD_TEXT, XL_AT (XlFlow, purity), N_("Purity"), 0 },
  { "since", XL_FIELD_DATE, XL_AT (XlFlow, since), N_("From"), 0 },
  { "until", XL_FIELD_DATE, XL_AT (XlFlow, until), N_("To"), 0 },
  { "confidentiality", XL_FIELD_CHOICE, XL_AT (XlFlow, confidentiality), N_("Confidentiality"), XL_FIELD_REQUIRED,
    .choices = flow_confidentiality_choices, .fallback = "open" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlFlow, xl_flow, flow, "flow", N_("Resource flow"), N_("Resource flows"), 0)

static const XlChoice match_status_choices[] = {
  { "candidate", N_("candidate") },
  { "in-discussion", N_("in discussion") },
  { "negotiated", N_("negotiated") },
  { "implemented", N_("implemented") },
  { "rejected", N_("rejected") },
  { NULL }
};

static const XlField match_fields[] = {
  { "offer", XL_FIELD_REFERENCE, XL_AT (XlMatch, offer), N_("Offer"), XL_FIELD_REQUIRED, .target = "flow" },
  { "need", XL_FIELD_REFERENCE, XL_AT (XlMatch, need), N_("Need"), XL_FIELD_REQUIRED, .target = "flow" },
  { "status", XL_FIELD_CHOICE, XL_AT (XlMatch, status), N_("Status"), XL_FIELD_REQUIRED,
    .choices = match_status_choices, .fallback = "candidate" },
  { "reason", XL_FIELD_LONG_TEXT, XL_AT (XlMatch, reason), N_("Reason"), 0 },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlMatch, project), N_("Project"), 0, .target = "project" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlMatch, xl_match, match, "match", N_("Match"), N_("Matches"), XL_KIND_LINK)

static const XlField disruption_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlDisruption, title), N_("Title"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "step", XL_FIELD_REFERENCE, XL_AT (XlDisruption, step), N_("Step"), XL_FIELD_REQUIRED, .target = "step" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlDisruption, region), N_("Region"), 0, .target = "region" },
  { "material", XL_FIELD_TEXT, XL_AT (XlDisruption, material), N_("Material"), XL_FIELD_SEARCHED },
  { "severity", XL_FIELD_INTEGER, XL_AT (XlDisruption, severity), N_("Severity"), 0, .min = 1, .max = 5 },
  { "since", XL_FIELD_DATE, XL_AT (XlDisruption, since), N_("From"), 0 },
  { "until", XL_FIELD_DATE, XL_AT (XlDisruption, until), N_("To"), 0 },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlDisruption, project), N_("Project that answers"), 0,
    .target = "project" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlDisruption, xl_disruption, disruption, "disruption", N_("Disruption"), N_("Disruptions"), 0)

static const XlChoice readiness_feedstock_choices[] = {
  { "biomass", N_("biomass") },
  { "waste", N_("waste") },
  { "effluent-gas", N_("effluent gas") },
  { NULL }
};

static const XlField readiness_fields[] = {
  { "region", XL_FIELD_REFERENCE, XL_AT (XlReadiness, region), N_("Region"), XL_FIELD_REQUIRED, .target = "region" },
  { "feedstock", XL_FIELD_CHOICE, XL_AT (XlReadiness, feedstock), N_("Feedstock"), XL_FIELD_REQUIRED,
    .choices = readiness_feedstock_choices, .fallback = "biomass" },
  { "supply", XL_FIELD_INTEGER, XL_AT (XlReadiness, supply), N_("Feedstock supply"), 0, .min = 0, .max = 10 },
  { "infrastructure", XL_FIELD_INTEGER, XL_AT (XlReadiness, infrastructure), N_("Infrastructure"), 0,
    .min = 0, .max = 10 },
  { "finance", XL_FIELD_INTEGER, XL_AT (XlReadiness, finance), N_("Access to finance"), 0, .min = 0, .max = 10 },
  { "skills", XL_FIELD_INTEGER, XL_AT (XlReadiness, skills), N_("Skilled workforce"), 0, .min = 0, .max = 10 },
  { "support", XL_FIELD_INTEGER, XL_AT (XlReadiness, support), N_("Support institutions"), 0, .min = 0, .max = 10 },
  { "markets", XL_FIELD_INTEGER, XL_AT (XlReadiness, markets), N_("Regional markets"), 0, .min = 0, .max = 10 },
  { "entrepreneurship", XL_FIELD_INTEGER, XL_AT (XlReadiness, entrepreneurship), N_("Entrepreneurship"), 0,
    .min = 0, .max = 10 },
  { "policy", XL_FIELD_INTEGER, XL_AT (XlReadiness, policy), N_("Public support"), 0, .min = 0, .max = 10 },
  { "date", XL_FIELD_DATE, XL_AT (XlReadiness, date), N_("Date"), 0 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlReadiness, xl_readiness, readiness, "readiness", N_("Readiness"), N_("Readiness"), 0)

static const XlField strategy_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlStrategy, title), N_("Title"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlStrategy, region), N_("Region"), XL_FIELD_REQUIRED, .target = "region" },
  { "material", XL_FIELD_TEXT, XL_AT (XlStrategy, material), N_("Material"), XL_FIELD_SEARCHED },
  { "goals", XL_FIELD_LONG_TEXT, XL_AT (XlStrategy, goals), N_("Goals"), XL_FIELD_SEARCHED },
  { "indicator", XL_FIELD_TEXT, XL_AT (XlStrategy, indicator), N_("Indicator"), XL_FIELD_SEARCHED },
  { "baseline", XL_FIELD_TEXT, XL_AT (XlStrategy, baseline), N_("Baseline"), 0 },
  { "target", XL_FIELD_TEXT, XL_AT (XlStrategy, target), N_("Target"), 0 },
  { "due", XL_FIELD_DATE, XL_AT (XlStrategy, due), N_("Due"), 0 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlStrategy, xl_strategy, strategy, "strategy", N_("Resource strategy"), N_("Resource strategies"), 0)
