/* xl-kinds-projects.c - field tables: projects, who takes part, papers and evidence */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-private.h"

static const XlChoice project_types[] = {
  { "investment", N_("investment") },
  { "pilot-or-demo", N_("pilot or demo") },
  { "cooperation", N_("cooperation") },
  { "policy-learning", N_("policy learning") },
  { "programme", N_("programme") },
  { NULL }
};

const XlChoice xl_objective_choices[] = {
  { "O1", N_("Renewable raw materials and clean energy") },
  { "O2", N_("Less GHG, energy and resource use in plants") },
  { "O3", N_("New value chains across borders and sectors") },
  { "O4", N_("Close-to-market products, scale-ups, pilots, demos") },
  { NULL }
};

static const XlChoice confidentialities[] = {
  { "open", N_("open") },
  { "partners", N_("partners") },
  { "private", N_("private") },
  { NULL }
};

static const XlChoice permit_states[] = {
  { "not-needed", N_("not needed") },
  { "needed", N_("needed") },
  { "applied", N_("applied for") },
  { "granted", N_("granted") },
  { NULL }
};

static const XlField project_fields[] = {
  { "acronym", XL_FIELD_TEXT, XL_AT (XlProject, acronym), N_("Acronym"), XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "title", XL_FIELD_TEXT, XL_AT (XlProject, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "summary", XL_FIELD_LONG_TEXT, XL_AT (XlProject, summary), N_("Summary"), XL_FIELD_SEARCHED },
  { "type", XL_FIELD_CHOICE, XL_AT (XlProject, type), N_("Kind"), XL_FIELD_REQUIRED, .choices = project_types,
    .fallback = "cooperation" },
  { "objectives", XL_FIELD_SET, XL_AT (XlProject, objectives), N_("Objectives"), 0, .choices = xl_objective_choices },
  { "trl_now", XL_FIELD_INTEGER, XL_AT (XlProject, trl_now), N_("TRL now"), XL_FIELD_FIGURE, .min = 1, .max = 9 },
  { "trl_goal", XL_FIELD_INTEGER, XL_AT (XlProject, trl_goal), N_("TRL goal"), XL_FIELD_FIGURE, .min = 1,
    .max = 9 },
  { "starts", XL_FIELD_DATE, XL_AT (XlProject, starts), N_("Start") },
  { "ends", XL_FIELD_DATE, XL_AT (XlProject, ends), N_("End") },
  { "price_year", XL_FIELD_INTEGER, XL_AT (XlProject, price_year), N_("Price base year"), 0, .min = 1900,
    .max = 2200 },
  { "currency", XL_FIELD_TEXT, XL_AT (XlProject, currency), N_("Currency"), XL_FIELD_REQUIRED, .codes = "currencies",
    .fallback = "EUR" },
  { "horizon", XL_FIELD_INTEGER, XL_AT (XlProject, horizon), N_("Horizon"), 0, .min = 1, .max = 50,
    .unit = N_("years") },
  { "discount_rate", XL_FIELD_SHARE, XL_AT (XlProject, discount_rate), N_("Discount rate, real"), 0, .min = -9999,
    .max = 100000, .unit = "%" },
  { "parent", XL_FIELD_REFERENCE, XL_AT (XlProject, parent), N_("Programme"), 0, .target = "project" },
  { "confidentiality", XL_FIELD_CHOICE, XL_AT (XlProject, confidentiality), N_("Confidentiality"),
    XL_FIELD_REQUIRED, .choices = confidentialities, .fallback = "open" },
  { "investment", XL_FIELD_MONEY, XL_AT (XlProject, investment), N_("Investment estimate"), XL_FIELD_FIGURE,
    .min = 0, .max = 9e17 },
  { "social_rate", XL_FIELD_SHARE, XL_AT (XlProject, social_rate), N_("Social discount rate, real"), 0, .min = -9999,
    .max = 100000, .unit = "%" },
  { "cofinancing_rate", XL_FIELD_SHARE, XL_AT (XlProject, cofinancing_rate), N_("Co-financing rate"), 0, .min = 0,
    .max = 10000, .unit = "%" },
  { "offtake", XL_FIELD_SHARE, XL_AT (XlProject, offtake), N_("Off-take agreed"), XL_FIELD_FIGURE, .min = 0,
    .max = 10000,
    /* xgettext:no-c-format */
    .unit = N_("% of capacity") },
  { "permits", XL_FIELD_CHOICE, XL_AT (XlProject, permits), N_("Permits"), 0, .choices = permit_states },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlProject, xl_project, project, "project", N_("Project"), N_("Projects"), 0)

static const XlChoice project_region_roles[] = {
  { "lead", N_("lead") },
  { "partner", N_("partner") },
  { "site", N_("site") },
  { "market", N_("market") },
  { "feedstock", N_("feedstock") },
  { NULL }
};

static const XlField project_region_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlProjectRegion, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlProjectRegion, region), N_("Region"), XL_FIELD_REQUIRED,
    .target = "region" },
  { "role", XL_FIELD_CHOICE, XL_AT (XlProjectRegion, role), N_("Role"), XL_FIELD_REQUIRED,
    .choices = project_region_roles, .fallback = "partner" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlProjectRegion, xl_project_region, project_region, "project-region", N_("Project region"),
                N_("Project regions"), XL_KIND_LINK)

static const XlChoice participation_roles[] = {
  { "coordinator", N_("coordinator") },
  { "partner", N_("partner") },
  { "promoter", N_("promoter") },
  { "technology", N_("technology") },
  { "off-taker", N_("off-taker") },
  { "feedstock", N_("feedstock") },
  { "financier", N_("financier") },
  { "authority", N_("authority") },
  { "adviser", N_("adviser") },
  { NULL }
};

static const XlField participation_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlParticipation, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlParticipation, organisation), N_("Partner"), XL_FIELD_REQUIRED,
    .target = "organisation" },
  { "role", XL_FIELD_CHOICE, XL_AT (XlParticipation, role), N_("Role"), XL_FIELD_REQUIRED,
    .choices = participation_roles, .fallback = "partner" },
  { "budget", XL_FIELD_MONEY, XL_AT (XlParticipation, budget), N_("Budget"), XL_FIELD_FIGURE, .min = 0,
    .max = 9e17 },
  { "cofinancing", XL_FIELD_SHARE, XL_AT (XlParticipation, cofinancing), N_("Co-financing"), XL_FIELD_FIGURE,
    .min = 0, .max = 10000, .unit = "%" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlParticipation, xl_participation, participation, "participation", N_("Participation"),
                N_("Participations"), XL_KIND_LINK)

static const XlChoice stages[] = {
  { "learn", N_("Learn") },
  { "connect", N_("Connect") },
  { "demonstrate", N_("Demonstrate") },
  { "commercialise", N_("Commercialise") },
  { "scale-up", N_("Scale-up") },
  { NULL }
};

static const XlField stage_move_fields[] = {
  { "project", XL_FIELD_REFERENCE, XL_AT (XlStageMove, project), N_("Project"), XL_FIELD_REQUIRED,
    .target = "project" },
  { "from_stage", XL_FIELD_CHOICE, XL_AT (XlStageMove, from_stage), N_("From stage"), 0, .choices = stages },
  { "to_stage", XL_FIELD_CHOICE, XL_AT (XlStageMove, to_stage), N_("To stage"), XL_FIELD_REQUIRED,
    .choices = stages, .fallback = "learn" },
  { "date", XL_FIELD_DATE, XL_AT (XlStageMove, date), N_("Date") },
  { "decided_by", XL_FIELD_TEXT, XL_AT (XlStageMove, decided_by), N_("Decided by") },
  { "reason", XL_FIELD_LONG_TEXT, XL_AT (XlStageMove, reason), N_("Reason") },
  { "gate_result", XL_FIELD_LONG_TEXT, XL_AT (XlStageMove, gate_result), N_("Gate result then") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlStageMove, xl_stage_move, stage_move, "stage-move", N_("Stage move"), N_("Stage moves"),
                XL_KIND_LINK)

static const XlChoice agreement_types[] = {
  { "letter-of-interest", N_("letter of interest") },
  { "mou", N_("memorandum of understanding") },
  { "co-investment-protocol", N_("co-investment protocol") },
  { "consortium-agreement", N_("consortium agreement") },
  { NULL }
};

static const XlField agreement_fields[] = {
  { "type", XL_FIELD_CHOICE, XL_AT (XlAgreement, type), N_("Kind"), XL_FIELD_REQUIRED,
    .choices = agreement_types, .fallback = "letter-of-interest" },
  { "title", XL_FIELD_TEXT, XL_AT (XlAgreement, title), N_("Title"), XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "date", XL_FIELD_DATE, XL_AT (XlAgreement, date), N_("Date") },
  { "network", XL_FIELD_REFERENCE, XL_AT (XlAgreement, network), N_("Network"), 0, .target = "network" },
  { "document", XL_FIELD_REFERENCE, XL_AT (XlAgreement, document), N_("Document"), 0, .target = "document" },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlAgreement, project), N_("Project"), 0, .target = "project" },
  { "event", XL_FIELD_REFERENCE, XL_AT (XlAgreement, event), N_("Signed at"), 0, .target = "event" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlAgreement, xl_agreement, agreement, "agreement", N_("Agreement"), N_("Agreements"), 0)

static const XlField party_fields[] = {
  { "agreement", XL_FIELD_REFERENCE, XL_AT (XlParty, agreement), N_("Agreement"), XL_FIELD_REQUIRED,
    .target = "agreement" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlParty, region), N_("Region"), 0, .target = "region" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlParty, organisation), N_("Partner"), 0,
    .target = "organisation" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlParty, xl_party, party, "party", N_("Party"), N_("Parties"), XL_KIND_LINK)

static const XlField source_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlSource, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "publisher", XL_FIELD_TEXT, XL_AT (XlSource, publisher), N_("Publisher"), XL_FIELD_SEARCHED },
  { "date", XL_FIELD_DATE, XL_AT (XlSource, date), N_("Date") },
  { "address", XL_FIELD_TEXT, XL_AT (XlSource, address), N_("Address"), XL_FIELD_SEARCHED },
  { "licence", XL_FIELD_TEXT, XL_AT (XlSource, licence), N_("Licence") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlSource, xl_source, source, "source", N_("Source"), N_("Sources"), 0)

static const XlChoice document_types[] = {
  { "letter", N_("letter") },
  { "agreement", N_("agreement") },
  { "study", N_("study") },
  { "permit", N_("permit") },
  { "presentation", N_("presentation") },
  { "minutes", N_("minutes") },
  { "other", N_("other") },
  { NULL }
};

static const XlField document_fields[] = {
  { "type", XL_FIELD_CHOICE, XL_AT (XlDocument, type), N_("Kind"), XL_FIELD_REQUIRED,
    .choices = document_types, .fallback = "other" },
  { "title", XL_FIELD_TEXT, XL_AT (XlDocument, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "date", XL_FIELD_DATE, XL_AT (XlDocument, date), N_("Date") },
  { "sha256", XL_FIELD_TEXT, XL_AT (XlDocument, sha256), N_("SHA-256") },
  { "path", XL_FIELD_TEXT, XL_AT (XlDocument, path), N_("Path") },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlDocument, project), N_("Project"), 0, .target = "project" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlDocument, xl_document, document, "document", N_("Document"), N_("Documents"), 0)

static const XlField evidence_fields[] = {
  { "record", XL_FIELD_REFERENCE, XL_AT (XlEvidence, record), N_("Record"), XL_FIELD_REQUIRED, .target = "*" },
  { "field", XL_FIELD_TEXT, XL_AT (XlEvidence, field), N_("Field"), XL_FIELD_REQUIRED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlEvidence, xl_evidence, evidence, "evidence", N_("Evidence"), N_("Evidence"),
                XL_KIND_LINK | XL_KIND_ABOUT)
