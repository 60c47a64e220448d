/* xl-kinds-places.c - field tables: regions, networks, organisations, persons and what ties them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-private.h"

/* A new field: append its row before XL_RECORD_FIELDS, its member to the struct in xl-kinds.h, its
 * column to a new SQL step, an XlFieldRow to the form, a line to dossier.xsd. Tests fail when they
 * disagree. */

static const XlChoice schemes[] = {
  { "nuts-2016", N_("NUTS 2016") },
  { "nuts-2021", N_("NUTS 2021") },
  { "nuts-2024", N_("NUTS 2024") },
  { "itl", N_("ITL") },
  { "iso-3166-2", N_("ISO 3166-2") },
  { "none", N_("no code") },
  { NULL }
};

static const XlField region_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlRegion, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "local_name", XL_FIELD_TEXT, XL_AT (XlRegion, local_name), N_("Local name"),
    XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "country", XL_FIELD_TEXT, XL_AT (XlRegion, country), N_("Country"), XL_FIELD_REQUIRED,
    .codes = "countries" },
  { "scheme", XL_FIELD_CHOICE, XL_AT (XlRegion, scheme), N_("Code scheme"), XL_FIELD_REQUIRED,
    .choices = schemes, .fallback = "nuts-2024" },
  { "code", XL_FIELD_TEXT, XL_AT (XlRegion, code), N_("Code"), XL_FIELD_SEARCHED },
  { "lat", XL_FIELD_REAL, XL_AT (XlRegion, lat), N_("Latitude"), 0, .min = -90, .max = 90, .unit = "°" },
  { "lon", XL_FIELD_REAL, XL_AT (XlRegion, lon), N_("Longitude"), 0, .min = -180, .max = 180, .unit = "°" },
  { "site", XL_FIELD_TEXT, XL_AT (XlRegion, site), N_("Main site"), XL_FIELD_SEARCHED },
  { "population", XL_FIELD_INTEGER, XL_AT (XlRegion, population), N_("Population"), XL_FIELD_FIGURE,
    .min = 0, .max = 2e9 },
  { "chemical_employment", XL_FIELD_INTEGER, XL_AT (XlRegion, chemical_employment),
    N_("Chemical employment"), XL_FIELD_FIGURE, .min = 0, .max = 1e9 },
  { "employment", XL_FIELD_INTEGER, XL_AT (XlRegion, employment), N_("Total employment"),
    XL_FIELD_FIGURE, .min = 0, .max = 1e9 },
  { "priorities", XL_FIELD_LONG_TEXT, XL_AT (XlRegion, priorities), N_("Priorities"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlRegion, xl_region, region, "region", N_("Region"), N_("Regions"), 0)

static const XlField network_fields[] = {
  { "acronym", XL_FIELD_TEXT, XL_AT (XlNetwork, acronym), N_("Acronym"), XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "name", XL_FIELD_TEXT, XL_AT (XlNetwork, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "purpose", XL_FIELD_LONG_TEXT, XL_AT (XlNetwork, purpose), N_("Purpose"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlNetwork, xl_network, network, "network", N_("Network"), N_("Networks"), 0)

static const XlChoice member_roles[] = {
  { "lead", N_("lead") },
  { "member", N_("member") },
  { "observer", N_("observer") },
  { "applicant", N_("applicant") },
  { "non-eu-partner", N_("non-EU partner") },
  { "founder", N_("founder") },
  { "contact", N_("contact") },
  { "former", N_("former") },
  { NULL }
};

static const XlField membership_fields[] = {
  { "region", XL_FIELD_REFERENCE, XL_AT (XlMembership, region), N_("Region"), XL_FIELD_REQUIRED,
    .target = "region" },
  { "network", XL_FIELD_REFERENCE, XL_AT (XlMembership, network), N_("Network"), XL_FIELD_REQUIRED,
    .target = "network" },
  { "role", XL_FIELD_CHOICE, XL_AT (XlMembership, role), N_("Role"), XL_FIELD_REQUIRED,
    .choices = member_roles, .fallback = "member" },
  { "since", XL_FIELD_DATE, XL_AT (XlMembership, since), N_("From") },
  { "until", XL_FIELD_DATE, XL_AT (XlMembership, until), N_("To") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlMembership, xl_membership, membership, "membership", N_("Membership"), N_("Memberships"),
                XL_KIND_LINK)

static const XlChoice organisation_types[] = {
  { "authority", N_("authority") },
  { "agency", N_("agency") },
  { "network", N_("network") },
  { "association", N_("association") },
  { "cluster", N_("cluster") },
  { "chemical-park", N_("chemical park") },
  { "company", N_("company") },
  { "research", N_("research") },
  { "promotional-bank", N_("promotional bank") },
  { "ifi", N_("international financial institution") },
  { "investor", N_("investor") },
  { "eu-body", N_("EU body") },
  { "ngo", N_("NGO") },
  { "citizens-group", N_("citizens' group") },
  { NULL }
};

static const XlChoice nace_schemes[] = {
  { "rev-2", N_("NACE Rev. 2") },
  { "rev-2.1", N_("NACE Rev. 2.1") },
  { NULL }
};

static const XlChoice sizes[] = {
  { "micro", N_("micro") },
  { "small", N_("small") },
  { "medium", N_("medium") },
  { "large", N_("large") },
  { NULL }
};

static const XlChoice accreditations[] = {
  { "none", N_("none") },
  { "bronze", N_("bronze") },
  { "silver", N_("silver") },
  { "gold", N_("gold") },
  { NULL }
};

static const XlField organisation_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlOrganisation, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "aliases", XL_FIELD_SET, XL_AT (XlOrganisation, aliases), N_("Aliases"), XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "type", XL_FIELD_CHOICE, XL_AT (XlOrganisation, type), N_("Type"), 0,
    .choices = organisation_types },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlOrganisation, region), N_("Region"), 0, .target = "region" },
  { "country", XL_FIELD_TEXT, XL_AT (XlOrganisation, country), N_("Country"), 0, .codes = "countries" },
  { "website", XL_FIELD_TEXT, XL_AT (XlOrganisation, website), N_("Website"), 0 },
  { "nace_scheme", XL_FIELD_CHOICE, XL_AT (XlOrganisation, nace_scheme), N_("NACE revision"), 0,
    .choices = nace_schemes },
  { "nace", XL_FIELD_SET, XL_AT (XlOrganisation, nace), N_("NACE codes"), XL_FIELD_SEARCHED },
  { "size", XL_FIELD_CHOICE, XL_AT (XlOrganisation, size), N_("Size"), 0, .choices = sizes },
  { "members", XL_FIELD_INTEGER, XL_AT (XlOrganisation, members), N_("Members"), XL_FIELD_FIGURE,
    .min = 0, .max = 1e7 },
  { "accreditation", XL_FIELD_CHOICE, XL_AT (XlOrganisation, accreditation), N_("Accreditation"), 0,
    .choices = accreditations },
  { "circularity", XL_FIELD_LONG_TEXT, XL_AT (XlOrganisation, circularity), N_("Circularity criteria") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlOrganisation, xl_organisation, organisation, "organisation", N_("Partner"), N_("Partners"), 0)

static const XlChoice consents[] = {
  { "unknown", N_("unknown") },
  { "given", N_("given") },
  { "withdrawn", N_("withdrawn") },
  { NULL }
};

static const XlField person_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlPerson, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "aliases", XL_FIELD_SET, XL_AT (XlPerson, aliases), N_("Aliases"), XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlPerson, organisation), N_("Partner"), 0,
    .target = "organisation" },
  { "function", XL_FIELD_TEXT, XL_AT (XlPerson, function), N_("Function"), XL_FIELD_SEARCHED },
  { "email", XL_FIELD_TEXT, XL_AT (XlPerson, email), N_("E-mail"), XL_FIELD_SEARCHED },
  { "consent", XL_FIELD_CHOICE, XL_AT (XlPerson, consent), N_("Consent"), XL_FIELD_REQUIRED,
    .choices = consents, .fallback = "unknown" },
  { "public_role", XL_FIELD_FLAG, XL_AT (XlPerson, public_role), N_("Public role"), 0, .fallback = "0" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlPerson, xl_person, person, "person", N_("Person"), N_("Persons"), XL_KIND_PERSONAL)

static const XlChoice tie_types[] = {
  { "member-of", N_("member of") },
  { "partner", N_("partner") },
  { "supplier", N_("supplier") },
  { "customer", N_("customer") },
  { "funds", N_("funds") },
  { "advises", N_("advises") },
  { "owns", N_("owns") },
  { NULL }
};

static const XlField tie_fields[] = {
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlTie, organisation), N_("Partner"), XL_FIELD_REQUIRED,
    .target = "organisation" },
  { "type", XL_FIELD_CHOICE, XL_AT (XlTie, type), N_("Tie"), XL_FIELD_REQUIRED, .choices = tie_types,
    .fallback = "partner" },
  { "other", XL_FIELD_REFERENCE, XL_AT (XlTie, other), N_("Other partner"), XL_FIELD_REQUIRED,
    .target = "organisation" },
  { "strength", XL_FIELD_INTEGER, XL_AT (XlTie, strength), N_("Strength"), 0, .min = 1, .max = 5 },
  { "since", XL_FIELD_DATE, XL_AT (XlTie, since), N_("Since") },
  { "until", XL_FIELD_DATE, XL_AT (XlTie, until), N_("Until") },
  { "evidence", XL_FIELD_TEXT, XL_AT (XlTie, evidence), N_("Evidence") },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlTie, xl_tie, tie, "tie", N_("Tie"), N_("Ties"), XL_KIND_LINK)
