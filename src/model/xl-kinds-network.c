/* xl-kinds-network.c - field tables: events and what comes of them, positions, know-how, calls, working groups */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-private.h"

static const XlChoice event_type_choices[] = {
  { "conference", N_("conference") },
  { "forum", N_("forum") },
  { "webinar", N_("webinar") },
  { "symposium", N_("symposium") },
  { "meeting", N_("meeting") },
  { "assembly", N_("assembly") },
  { "training", N_("training") },
  { "other", N_("other") },
  { NULL }
};

static const XlField event_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlEvent, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "type", XL_FIELD_CHOICE, XL_AT (XlEvent, type), N_("Kind of event"), 0, .choices = event_type_choices },
  { "starts", XL_FIELD_DATE, XL_AT (XlEvent, starts), N_("Begins on"), 0 },
  { "ends", XL_FIELD_DATE, XL_AT (XlEvent, ends), N_("Ends on"), 0 },
  { "from_time", XL_FIELD_TEXT, XL_AT (XlEvent, from_time), N_("Begins at"), XL_FIELD_CLOCK },
  { "to_time", XL_FIELD_TEXT, XL_AT (XlEvent, to_time), N_("Ends at"), XL_FIELD_CLOCK },
  { "zone", XL_FIELD_TEXT, XL_AT (XlEvent, zone), N_("Time zone"), 0, .codes = "zones" },
  { "letters", XL_FIELD_TEXT, XL_AT (XlEvent, letters), N_("Letters of the time zone"), 0 },
  { "place", XL_FIELD_TEXT, XL_AT (XlEvent, place), N_("Place"), XL_FIELD_SEARCHED },
  { "network", XL_FIELD_REFERENCE, XL_AT (XlEvent, network), N_("Network"), 0, .target = "network" },
  { "announced", XL_FIELD_INTEGER, XL_AT (XlEvent, announced), N_("Presentations"), 0,
    .min = 0, .max = 1000 },
  { "speakers", XL_FIELD_SET, XL_AT (XlEvent, speakers), N_("Speakers"),
    XL_FIELD_SEARCHED | XL_FIELD_PERSONAL },
  { "summary", XL_FIELD_LONG_TEXT, XL_AT (XlEvent, summary), N_("Summary"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlEvent, xl_event, event, "event", N_("Event"), N_("Events"), 0)

static const XlChoice agenda_item_type_choices[] = {
  { "opening", N_("opening") },
  { "talk", N_("talk") },
  { "debate", N_("debate") },
  { "signing", N_("signing") },
  { "break", N_("break") },
  { "closing", N_("closing") },
  { "other", N_("other") },
  { NULL }
};

static const XlField agenda_item_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlAgendaItem, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "event", XL_FIELD_REFERENCE, XL_AT (XlAgendaItem, event), N_("Event"), XL_FIELD_REQUIRED, .target = "event" },
  { "type", XL_FIELD_CHOICE, XL_AT (XlAgendaItem, type), N_("Kind of item"), 0, .choices = agenda_item_type_choices },
  { "date", XL_FIELD_DATE, XL_AT (XlAgendaItem, date), N_("Day"), 0 },
  { "from_time", XL_FIELD_TEXT, XL_AT (XlAgendaItem, from_time), N_("From"), XL_FIELD_CLOCK },
  { "to_time", XL_FIELD_TEXT, XL_AT (XlAgendaItem, to_time), N_("To"), XL_FIELD_CLOCK },
  { "person", XL_FIELD_REFERENCE, XL_AT (XlAgendaItem, person), N_("Speaker"), 0, .target = "person" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlAgendaItem, organisation), N_("Partner"), 0,
    .target = "organisation" },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlAgendaItem, project), N_("Project"), 0, .target = "project" },
  { "minutes", XL_FIELD_LONG_TEXT, XL_AT (XlAgendaItem, minutes), N_("Minutes"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlAgendaItem, xl_agenda_item, agenda_item, "agenda-item", N_("Agenda item"), N_("Agenda items"), 0)

static const XlChoice attendance_role_choices[] = {
  { "host", N_("host") },
  { "chair", N_("chair") },
  { "speaker", N_("speaker") },
  { "participant", N_("participant") },
  { "member", N_("member") },
  { NULL }
};

static const XlChoice attendance_status_choices[] = {
  { "invited", N_("invited") },
  { "registered", N_("registered") },
  { "attended", N_("attended") },
  { "excused", N_("excused") },
  { NULL }
};

static const XlField attendance_fields[] = {
  { "event", XL_FIELD_REFERENCE, XL_AT (XlAttendance, event), N_("Event"), 0, .target = "event" },
  { "working_group", XL_FIELD_REFERENCE, XL_AT (XlAttendance, working_group), N_("Working group"), 0,
    .target = "working-group" },
  { "person", XL_FIELD_REFERENCE, XL_AT (XlAttendance, person), N_("Person"), 0, .target = "person" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlAttendance, organisation), N_("Partner"), 0,
    .target = "organisation" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlAttendance, region), N_("Region"), 0, .target = "region" },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlAttendance, project), N_("Project"), 0, .target = "project" },
  { "role", XL_FIELD_CHOICE, XL_AT (XlAttendance, role), N_("Role"), XL_FIELD_REQUIRED,
    .choices = attendance_role_choices, .fallback = "participant" },
  { "status", XL_FIELD_CHOICE, XL_AT (XlAttendance, status), N_("Status"), 0, .choices = attendance_status_choices },
  { "people", XL_FIELD_INTEGER, XL_AT (XlAttendance, people), N_("Number of people"), 0, .min = 0, .max = 1000000 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlAttendance, xl_attendance, attendance, "attendance", N_("Attendance"), N_("Attendances"),
                XL_KIND_LINK)

static const XlChoice outcome_type_choices[] = {
  { "mou", N_("memorandum of understanding") },
  { "decision", N_("decision") },
  { "action", N_("action") },
  { "contact", N_("contact") },
  { NULL }
};

static const XlField outcome_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlOutcome, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "event", XL_FIELD_REFERENCE, XL_AT (XlOutcome, event), N_("Event"), XL_FIELD_REQUIRED, .target = "event" },
  { "type", XL_FIELD_CHOICE, XL_AT (XlOutcome, type), N_("Kind of outcome"), XL_FIELD_REQUIRED,
    .choices = outcome_type_choices, .fallback = "action" },
  { "agreement", XL_FIELD_REFERENCE, XL_AT (XlOutcome, agreement), N_("Agreement"), 0, .target = "agreement" },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlOutcome, project), N_("Project"), 0, .target = "project" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlOutcome, organisation), N_("Owner"), 0, .target = "organisation" },
  { "person", XL_FIELD_REFERENCE, XL_AT (XlOutcome, person), N_("Person in charge"), 0, .target = "person" },
  { "due", XL_FIELD_DATE, XL_AT (XlOutcome, due), N_("Due"), 0 },
  { "done", XL_FIELD_DATE, XL_AT (XlOutcome, done), N_("Done"), 0 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlOutcome, xl_outcome, outcome, "outcome", N_("Outcome"), N_("Outcomes"), 0)

static const XlField topic_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlTopic, name), N_("Name"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "summary", XL_FIELD_LONG_TEXT, XL_AT (XlTopic, summary), N_("Summary"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlTopic, xl_topic, topic, "topic", N_("Policy topic"), N_("Policy topics"), 0)

static const XlChoice position_status_choices[] = {
  { "draft", N_("draft") },
  { "consultation", N_("consultation") },
  { "adopted", N_("adopted") },
  { NULL }
};

static const XlField position_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlPosition, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "topic", XL_FIELD_REFERENCE, XL_AT (XlPosition, topic), N_("Policy topic"), 0, .target = "topic" },
  { "network", XL_FIELD_REFERENCE, XL_AT (XlPosition, network), N_("Network"), 0, .target = "network" },
  { "status", XL_FIELD_CHOICE, XL_AT (XlPosition, status), N_("Status"), XL_FIELD_REQUIRED,
    .choices = position_status_choices, .fallback = "draft" },
  { "addressee", XL_FIELD_REFERENCE, XL_AT (XlPosition, addressee), N_("Addressee"), 0, .target = "organisation" },
  { "due", XL_FIELD_DATE, XL_AT (XlPosition, due), N_("Contributions until"), 0 },
  { "date", XL_FIELD_DATE, XL_AT (XlPosition, date), N_("Adopted on"), 0 },
  { "text", XL_FIELD_LONG_TEXT, XL_AT (XlPosition, text), N_("Text"), XL_FIELD_SEARCHED },
  { "document", XL_FIELD_REFERENCE, XL_AT (XlPosition, document), N_("Document"), 0, .target = "document" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlPosition, xl_position, position, "position", N_("Position"), N_("Positions"), 0)

static const XlField contribution_fields[] = {
  { "position", XL_FIELD_REFERENCE, XL_AT (XlContribution, position), N_("Position"), XL_FIELD_REQUIRED,
    .target = "position" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlContribution, region), N_("Region"), 0, .target = "region" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlContribution, organisation), N_("Partner"), 0,
    .target = "organisation" },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlContribution, project), N_("Project as evidence"), 0, .target = "project" },
  { "date", XL_FIELD_DATE, XL_AT (XlContribution, date), N_("Date"), 0 },
  { "text", XL_FIELD_LONG_TEXT, XL_AT (XlContribution, text), N_("Text"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlContribution, xl_contribution, contribution, "contribution", N_("Contribution"), N_("Contributions"),
                XL_KIND_LINK)

static const XlField practice_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlPractice, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "summary", XL_FIELD_LONG_TEXT, XL_AT (XlPractice, summary), N_("Summary"), XL_FIELD_SEARCHED },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlPractice, region), N_("Region"), 0, .target = "region" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlPractice, organisation), N_("Partner"), 0, .target = "organisation" },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlPractice, project), N_("Project"), 0, .target = "project" },
  { "objectives", XL_FIELD_SET, XL_AT (XlPractice, objectives), N_("Objectives"), 0, .choices = xl_objective_choices },
  { "since", XL_FIELD_DATE, XL_AT (XlPractice, since), N_("Since"), 0 },
  { "document", XL_FIELD_REFERENCE, XL_AT (XlPractice, document), N_("Document"), 0, .target = "document" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlPractice, xl_practice, practice, "practice", N_("Good practice"), N_("Good practices"), 0)

static const XlChoice transfer_status_choices[] = {
  { "offered", N_("offered") },
  { "in-transfer", N_("in transfer") },
  { "adopted", N_("adopted") },
  { "dropped", N_("dropped") },
  { NULL }
};

static const XlField transfer_fields[] = {
  { "practice", XL_FIELD_REFERENCE, XL_AT (XlTransfer, practice), N_("Good practice"), XL_FIELD_REQUIRED,
    .target = "practice" },
  { "giver", XL_FIELD_REFERENCE, XL_AT (XlTransfer, giver), N_("From region"), 0, .target = "region" },
  { "region", XL_FIELD_REFERENCE, XL_AT (XlTransfer, region), N_("To region"), XL_FIELD_REQUIRED, .target = "region" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlTransfer, organisation), N_("Adopter"), 0, .target = "organisation" },
  { "status", XL_FIELD_CHOICE, XL_AT (XlTransfer, status), N_("Status"), XL_FIELD_REQUIRED,
    .choices = transfer_status_choices, .fallback = "offered" },
  { "date", XL_FIELD_DATE, XL_AT (XlTransfer, date), N_("Date"), 0 },
  { "reason", XL_FIELD_LONG_TEXT, XL_AT (XlTransfer, reason), N_("Reason"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlTransfer, xl_transfer, transfer, "transfer", N_("Transfer"), N_("Transfers"), XL_KIND_LINK)

static const XlField call_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlCall, title), N_("Title"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "programme", XL_FIELD_TEXT, XL_AT (XlCall, programme), N_("Programme"), XL_FIELD_SEARCHED },
  { "opens", XL_FIELD_DATE, XL_AT (XlCall, opens), N_("Opens"), 0 },
  { "closes", XL_FIELD_DATE, XL_AT (XlCall, closes), N_("Closes"), 0 },
  { "budget", XL_FIELD_MONEY, XL_AT (XlCall, budget), N_("Budget"), 0, .min = 0, .max = 9e+17, .unit = "EUR" },
  { "countries", XL_FIELD_SET, XL_AT (XlCall, countries), N_("Eligible countries"), 0 },
  { "min_countries", XL_FIELD_INTEGER, XL_AT (XlCall, min_countries), N_("Countries at least"), 0,
    .min = 1, .max = 50 },
  { "trl_from", XL_FIELD_INTEGER, XL_AT (XlCall, trl_from), N_("TRL from"), 0, .min = 1, .max = 9 },
  { "trl_to", XL_FIELD_INTEGER, XL_AT (XlCall, trl_to), N_("TRL to"), 0, .min = 1, .max = 9 },
  { "share", XL_FIELD_SHARE, XL_AT (XlCall, share), N_("Grant share at most"), 0, .min = 0, .max = 10000 },
  { "min_grant", XL_FIELD_MONEY, XL_AT (XlCall, min_grant), N_("Smallest grant"), 0,
    .min = 0, .max = 9e+17, .unit = "EUR" },
  { "max_grant", XL_FIELD_MONEY, XL_AT (XlCall, max_grant), N_("Largest grant"), 0,
    .min = 0, .max = 9e+17, .unit = "EUR" },
  { "website", XL_FIELD_TEXT, XL_AT (XlCall, website), N_("Website"), 0 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlCall, xl_call, call, "call", N_("Call"), N_("Calls"), 0)

static const XlField working_group_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlWorkingGroup, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "purpose", XL_FIELD_LONG_TEXT, XL_AT (XlWorkingGroup, purpose), N_("Purpose"), XL_FIELD_SEARCHED },
  { "network", XL_FIELD_REFERENCE, XL_AT (XlWorkingGroup, network), N_("Network"), 0, .target = "network" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlWorkingGroup, organisation), N_("Lead partner"), 0,
    .target = "organisation" },
  { "since", XL_FIELD_DATE, XL_AT (XlWorkingGroup, since), N_("Since"), 0 },
  { "until", XL_FIELD_DATE, XL_AT (XlWorkingGroup, until), N_("Until"), 0 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlWorkingGroup, xl_working_group, working_group, "working-group", N_("Working group"), N_("Working groups"),
                0)

static const XlField training_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlTraining, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "person", XL_FIELD_REFERENCE, XL_AT (XlTraining, person), N_("Person"), XL_FIELD_REQUIRED, .target = "person" },
  { "organisation", XL_FIELD_REFERENCE, XL_AT (XlTraining, organisation), N_("Given by"), 0, .target = "organisation" },
  { "event", XL_FIELD_REFERENCE, XL_AT (XlTraining, event), N_("Event"), 0, .target = "event" },
  { "since", XL_FIELD_DATE, XL_AT (XlTraining, since), N_("Since"), 0 },
  { "until", XL_FIELD_DATE, XL_AT (XlTraining, until), N_("Until"), 0 },
  { "hours", XL_FIELD_INTEGER, XL_AT (XlTraining, hours), N_("Hours"), 0, .min = 0, .max = 10000, .unit = "h" },
  { "result", XL_FIELD_TEXT, XL_AT (XlTraining, result), N_("Result"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlTraining, xl_training, training, "training", N_("Training"), N_("Trainings"), 0)
