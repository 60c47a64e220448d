/* xl-desk-words-life.c - network life in words: when, what of it, programmes and minutes, why a call does not fit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-words-life.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-life.h"
#include "xl-desk-minutes.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words-private.h"
#include "xl-fold.h"
#include "xl-ical-event.h"
#include "xl-programme.h"

/* --- lists -------------------------------------------------------------------------------------- */

static char *
span_words (XlDate from, XlDate to)
{
  g_autofree char *first = from != XL_DATE_NONE ? xl_words_date (from) : NULL;
  g_autofree char *last = to != XL_DATE_NONE && to != from ? xl_words_date (to) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s – %s", first, last);
  if (last != NULL)
    return g_strdup_printf (_ ("until %s"), last);
  return first != NULL ? g_steal_pointer (&first) : g_strdup ("");
}

/**
 * xl_words_event_when:
 *
 * Returns: (transfer full): "7 July 2020, 08:30–09:30, Europe/Brussels"; "" where nothing is said
 */
char *
xl_words_event_when (const XlEvent *event)
{
  g_autofree char *days = span_words (event->starts, event->ends);
  g_autoptr (GString) out = g_string_new (days);

  if (event->from_time != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", event->from_time);
  if (event->from_time != NULL && event->to_time != NULL)
    g_string_append_printf (out, "–%s", event->to_time);
  if (event->from_time != NULL && event->zone != NULL)
    g_string_append_printf (out, ", %s", event->zone);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * xl_words_event_about:
 * @dated: whether it says when
 *
 * Returns: (transfer full): "Event · 7 July 2020, 08:30–09:30, Europe/Brussels · online"
 */
char *
xl_words_event_about (XlPlan *plan, const XlEvent *event, gboolean dated)
{
  const XlField *type = xl_kind_field (&xl_kind_event, "type");
  g_autofree char *when = xl_words_event_when (event);
  GString *out = g_string_new (event->type > 0 ? xl_words_choice (type, event->type) : xl_words_kind (&xl_kind_event, FALSE));

  if (dated && *when != '\0')
    g_string_append_printf (out, " · %s", when);
  if (event->place != NULL)
    g_string_append_printf (out, " · %s", event->place);
  return g_string_free (out, FALSE);
}

/**
 * xl_words_training_about:
 *
 * Returns: (transfer full): whose it is, who gave it and how long it took: "Ada Newcomer · Province of Limburg · 16 h"
 */
char *
xl_words_training_about (XlPlan *plan, const XlTraining *training)
{
  g_autofree char *who = xl_words_value (plan, &training->parent_instance, xl_kind_field (&xl_kind_training, "person"));
  g_autofree char *by = xl_words_value (plan, &training->parent_instance, xl_kind_field (&xl_kind_training, "organisation"));
  g_autofree char *hours = training->hours != XL_NONE ? xl_words_number ((double) training->hours, 0) : NULL;
  GString *out = g_string_new (who);

  if (*by != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", by);
  if (hours != NULL)
    g_string_append_printf (out, "%s%s\u00a0h", out->len > 0 ? " · " : "", hours);
  return g_string_free (out, FALSE);
}

static XlDate
day_of (const XlRecord *record)
{
  static const char *const names[] = { "starts", "date", "closes", "since", "due" };
  const XlKind *kind = xl_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const XlField *field = xl_kind_field (kind, names[i]);

      if (field != NULL && xl_field_has_value (field, record))
        return G_STRUCT_MEMBER (XlDate, record, field->offset);
    }
  return XL_DATE_NONE;
}

/**
 * xl_words_life_when:
 *
 * Returns: (transfer full) (nullable): the day of an event, an agreement, a position, a call, a group, a training
 */
char *
xl_words_life_when (XlPlan *plan, const XlRecord *record)
{
  XlDate day = day_of (record);

  return day != XL_DATE_NONE ? xl_words_date (day) : NULL;
}

/**
 * xl_words_life_day:
 *
 * Returns: the same as a number that grows with time; without a day the least
 */
double
xl_words_life_day (XlPlan *plan, const XlRecord *record)
{
  XlDate day = day_of (record);

  return day != XL_DATE_NONE ? xl_date_first (day) : 0;
}

static char *
count_words (XlPlan *plan, const XlRecord *record, const XlKind *kind, const char *field)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, record, kind, field);

  return xl_words_number (links->len, 0);
}

static const char *
call_time_words (XlCallTime time)
{
  switch (time)
    {
    case XL_CALL_NO_DATES:
      return "";
    case XL_CALL_COMING:
      return C_ ("call", "coming");
    case XL_CALL_OPEN:
      return C_ ("call", "open");
    case XL_CALL_CLOSED:
      return C_ ("call", "closed");
    }
  return "";
}

/**
 * xl_words_life_state:
 *
 * Returns: (transfer full) (nullable): in one word how it stands: parties of an agreement, status of a position; who was trained
 */
char *
xl_words_life_state (XlPlan *plan, const XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);
  g_autofree char *number = NULL;

  if (kind == &xl_kind_event)
    return g_strdup (((const XlEvent *) record)->place);
  if (kind == &xl_kind_position)
    return xl_words_value (plan, record, xl_kind_field (kind, "status"));
  if (kind == &xl_kind_training)
    return xl_words_value (plan, record, xl_kind_field (kind, "person"));
  if (kind == &xl_kind_call)
    return g_strdup (call_time_words (xl_call_time ((const XlCall *) record, xl_date_today ())));
  if (kind == &xl_kind_agreement)
    return count_words (plan, record, &xl_kind_party, "agreement");
  if (kind == &xl_kind_practice)
    return count_words (plan, record, &xl_kind_transfer, "practice");
  if (kind == &xl_kind_working_group)
    return count_words (plan, record, &xl_kind_attendance, "working_group");
  return NULL;
}

/* --- programme and minutes ----------------------------------------------------------------------- */

static char *
ref_words (XlPlan *plan, gint64 id)
{
  XlRecord *record = id != 0 ? xl_plan_lookup (plan, id) : NULL;

  return record != NULL ? xl_words_name (plan, record) : NULL;
}

static void
append_part (GString *out, const char *before, const char *text, const char *after)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s%s", before, text, after);
}

/* "Welcome – Antonio Novo, European Clusters Alliance (BI-REX)" */
static char *
item_words (XlPlan *plan, const XlAgendaItem *item)
{
  g_autofree char *person = ref_words (plan, item->person), *from = ref_words (plan, item->organisation);
  g_autofree char *project = ref_words (plan, item->project);
  GString *out = g_string_new (item->title);

  append_part (out, " – ", person, "");
  append_part (out, person != NULL ? ", " : " – ", from, "");
  append_part (out, " (", project, ")");
  return g_string_free (out, FALSE);
}

static void
add_head (XlReport *report, XlPlan *plan, const XlEvent *event, const char *title)
{
  g_autofree char *when = xl_words_event_when (event);
  g_autoptr (GString) where = g_string_new (when);

  xl_report_add (report, XL_REPORT_TITLE, NULL, title);
  append_part (where, where->len > 0 ? ", " : "", event->place, "");
  if (where->len > 0)
    xl_report_add (report, XL_REPORT_QUIET, NULL, where->str);
}

/* Who is there as what: "Hosts: European Chemical Regions Network; Cefic". Those without a status are taken as present. */
static void
add_attendance (XlReport *report, XlPlan *plan, const XlEvent *event, gboolean hosts_only)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &event->parent_instance, &xl_kind_attendance, "event");
  const XlField *role_field = xl_kind_field (&xl_kind_attendance, "role");
  const XlField *status_field = xl_kind_field (&xl_kind_attendance, "status");

  for (int role = XL_ROLE_HOST; role <= (hosts_only ? XL_ROLE_HOST : XL_ROLE_MEMBER); role++)
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < links->len; i++)
        {
          const XlAttendance *one = g_ptr_array_index (links, i);
          g_autofree char *person = ref_words (plan, one->person);
          g_autofree char *from = ref_words (plan, one->organisation != 0 ? one->organisation
                                                   : one->region != 0     ? one->region
                                                                          : one->project);

          if (one->role != role)
            continue;
          append_part (names, names->len > 0 ? "; " : "", person != NULL ? person : from, "");
          if (person != NULL)
            append_part (names, ", ", from, "");
          if (one->people != XL_NONE)
            g_string_append_printf (names, " (%d)", (int) one->people);
          if (one->status != 0 && one->status != XL_ATTENDANCE_ATTENDED)
            append_part (names, " (", xl_words_choice (status_field, one->status), ")");
        }
      if (names->len > 0)
        xl_report_add (report, XL_REPORT_ITEM, xl_words_choice (role_field, role), names->str);
    }
}

static char *
lead_words (const XlAgendaItem *item)
{
  return item->from_time == NULL ? g_strdup ("")
         : item->to_time == NULL ? g_strdup (item->from_time)
                                 : g_strdup_printf ("%s–%s", item->from_time, item->to_time);
}

static void
add_items (XlReport *report, XlPlan *plan, const XlEvent *event, gboolean with_minutes)
{
  g_autoptr (GArray) items = xl_programme_items (plan, event);
  gint64 day = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const XlProgrammeItem *one = &g_array_index (items, XlProgrammeItem, i);
      g_autofree char *lead = lead_words (one->item), *text = item_words (plan, one->item);

      /* Events of several days say which. */
      if (one->item->date != XL_DATE_NONE && one->from / (24 * 60) != day)
        {
          g_autofree char *words = xl_words_date (one->item->date);

          day = one->from / (24 * 60);
          xl_report_add (report, XL_REPORT_HEADING, NULL, words);
        }
      xl_report_add (report, XL_REPORT_ITEM, lead, text);
      if (with_minutes && one->item->minutes != NULL)
        xl_report_add (report, XL_REPORT_ITEM, "", one->item->minutes);
    }
  if (items->len == 0)
    xl_report_add (report, XL_REPORT_TEXT, NULL, _ ("Nothing is planned yet."));
}

/**
 * xl_words_programme:
 *
 * Returns: (transfer full): the programme of an event, for those who come
 */
XlReport *
xl_words_programme (XlPlan *plan, const XlEvent *event)
{
  XlReport *report = xl_report_new ();
  g_autofree char *name = xl_words_name (plan, &event->parent_instance);

  add_head (report, plan, event, name);
  if (event->summary != NULL)
    xl_report_add (report, XL_REPORT_TEXT, NULL, event->summary);
  add_attendance (report, plan, event, TRUE);
  xl_report_add (report, XL_REPORT_HEADING, NULL, _ ("Programme"));
  add_items (report, plan, event, FALSE);
  return report;
}

static char *
outcome_words (XlPlan *plan, const XlOutcome *outcome)
{
  g_autofree char *owner = ref_words (plan, outcome->organisation), *person = ref_words (plan, outcome->person);
  g_autofree char *due = outcome->due != XL_DATE_NONE ? xl_words_date (outcome->due) : NULL;
  g_autofree char *done = outcome->done != XL_DATE_NONE ? xl_words_date (outcome->done) : NULL;
  GString *out = g_string_new (outcome->title);

  append_part (out, " – ", person, "");
  append_part (out, person != NULL ? ", " : " – ", owner, "");
  if (done != NULL)
    /* Translators: of an outcome: " (done on 3 May 2027)" */
    g_string_append_printf (out, _ (" (done on %s)"), done);
  else if (due != NULL)
    /* Translators: of an outcome: " (due on 3 May 2027)" */
    g_string_append_printf (out, _ (" (due on %s)"), due);
  return g_string_free (out, FALSE);
}

/**
 * xl_words_event_minutes:
 *
 * Returns: (transfer full): who was there, what was said to each item, and what came of it
 */
XlReport *
xl_words_event_minutes (XlPlan *plan, const XlEvent *event)
{
  XlReport *report = xl_report_new ();
  g_autoptr (GPtrArray) outcomes = xl_plan_dup_links (plan, &event->parent_instance, &xl_kind_outcome, "event");
  const XlField *type = xl_kind_field (&xl_kind_outcome, "type");
  g_autofree char *name = xl_words_name (plan, &event->parent_instance);
  g_autofree char *title = g_strdup_printf (_ ("Minutes: %s"), name);

  add_head (report, plan, event, title);
  xl_report_add (report, XL_REPORT_HEADING, NULL, _ ("Attendance"));
  add_attendance (report, plan, event, FALSE);
  xl_report_add (report, XL_REPORT_HEADING, NULL, _ ("Programme"));
  add_items (report, plan, event, TRUE);
  xl_report_add (report, XL_REPORT_HEADING, NULL, _ ("Outcomes"));
  for (guint i = 0; i < outcomes->len; i++)
    {
      const XlOutcome *outcome = g_ptr_array_index (outcomes, i);
      g_autofree char *text = outcome_words (plan, outcome);

      xl_report_add (report, XL_REPORT_ITEM, xl_words_choice (type, outcome->type), text);
    }
  if (outcomes->len == 0)
    xl_report_add (report, XL_REPORT_TEXT, NULL, _ ("No outcome is written down."));
  return report;
}

/**
 * xl_words_event_calendar:
 *
 * Returns: (transfer full) (nullable): the event as an iCalendar file, its programme as the description; %NULL where it
 *   has no day
 */
char *
xl_words_event_calendar (XlPlan *plan, const XlEvent *event)
{
  g_autofree char *uid = xl_record_dup_id_text (&event->parent_instance);
  g_autoptr (GArray) items = xl_programme_items (plan, event);
  g_autoptr (GString) text = g_string_new (event->summary);
  XlIcalEvent out = {
    .uid = uid, .summary = event->title, .location = event->place, .first = event->starts, .last = event->ends,
    .from = xl_clock_minutes (event->from_time), .to = xl_clock_minutes (event->to_time), .zone = event->zone,
  };

  for (guint i = 0; i < items->len; i++)
    {
      const XlAgendaItem *item = g_array_index (items, XlProgrammeItem, i).item;
      g_autofree char *lead = lead_words (item), *words = item_words (plan, item);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", lead, *lead != '\0' ? " " : "", words);
    }
  out.description = text->len > 0 ? text->str : NULL;
  return xl_ical_event (&out);
}

/* --- calls --------------------------------------------------------------------------------------- */

/**
 * xl_words_call_rule:
 *
 * Returns: (transfer none): what the rule is about
 */
const char *
xl_words_call_rule (XlCallRule rule)
{
  switch (rule)
    {
    case XL_CALL_COUNTRIES:
      return _ ("Eligible countries");
    case XL_CALL_MIN_COUNTRIES:
      return _ ("Number of countries");
    case XL_CALL_TRL:
      return _ ("TRL");
    case XL_CALL_BUDGET:
      return _ ("Size of the grant");
    case XL_CALL_SHARE:
      return _ ("Share of the cost");
    case XL_CALL_N_RULES:
      break;
    }
  g_return_val_if_reached ("");
}

static char *
unknown_words (XlCallRule rule)
{
  switch (rule)
    {
    case XL_CALL_COUNTRIES:
    case XL_CALL_MIN_COUNTRIES:
      return g_strdup (_ ("no region yet"));
    case XL_CALL_TRL:
      return g_strdup (_ ("no TRL yet"));
    case XL_CALL_BUDGET:
      return g_strdup (_ ("asks for no EU grant in euro yet"));
    case XL_CALL_SHARE:
      return g_strdup (_ ("share of the grant not known: no grant or no investment"));
    case XL_CALL_N_RULES:
      break;
    }
  return g_strdup ("");
}

static char *
trl_words (const XlCall *call, const XlCallFit *fit)
{
  if (call->trl_from != XL_NONE && fit->trl < call->trl_from)
    return g_strdup_printf (_ ("TRL %d, and the call begins at %d"), fit->trl, (int) call->trl_from);
  return g_strdup_printf (_ ("TRL %d, and the call ends at %d"), fit->trl, (int) call->trl_to);
}

static char *
grant_words (const XlCall *call, const XlCallFit *fit)
{
  g_autofree char *grant = xl_words_money ((double) fit->grant / 100, "EUR");
  gboolean small = call->min_grant != XL_NONE && fit->grant < call->min_grant;
  gboolean large = !small && call->max_grant != XL_NONE && fit->grant > call->max_grant;
  g_autofree char *edge = xl_words_money ((double) (small ? call->min_grant : large ? call->max_grant : call->budget) / 100,
                                          "EUR");

  if (small)
    return g_strdup_printf (_ ("asks for %s, and the smallest grant is %s"), grant, edge);
  if (large)
    return g_strdup_printf (_ ("asks for %s, and the largest grant is %s"), grant, edge);
  return g_strdup_printf (_ ("asks for %s, and the whole call has %s"), grant, edge);
}

/**
 * xl_words_call_why:
 *
 * Returns: (transfer full) (nullable): why the rule keeps the project out; %NULL where it does not
 */
char *
xl_words_call_why (const XlCall *call, const XlCallFit *fit, XlCallRule rule)
{
  g_autofree char *share = NULL, *most = NULL;

  if (fit->state[rule] == XL_CALL_UNKNOWN)
    return unknown_words (rule);
  if (fit->state[rule] != XL_CALL_FAILED)
    return NULL;
  switch (rule)
    {
    case XL_CALL_COUNTRIES:
      return g_strdup_printf (_ ("%s may not take part"), xl_words_country (fit->country));
    case XL_CALL_MIN_COUNTRIES:
      return g_strdup_printf (ngettext ("%u country, and the call wants %d", "%u countries, and the call wants %d",
                                        fit->countries), fit->countries, (int) call->min_countries);
    case XL_CALL_TRL:
      return trl_words (call, fit);
    case XL_CALL_BUDGET:
      return grant_words (call, fit);
    case XL_CALL_SHARE:
      share = xl_words_per_cent ((double) fit->share / 10000, 1);
      most = xl_words_per_cent ((double) call->share / 10000, 1);
      return g_strdup_printf (_ ("the grant is %s of the cost, and the call pays %s"), share, most);
    case XL_CALL_N_RULES:
      break;
    }
  return NULL;
}

/**
 * xl_words_call_fit:
 *
 * Returns: (transfer full): "fits", or every rule that keeps the project out, each with its reason
 */
char *
xl_words_call_fit (const XlCall *call, const XlCallFit *fit)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < XL_CALL_N_RULES; i++)
    {
      g_autofree char *why = xl_words_call_why (call, fit, (XlCallRule) i);

      if (why != NULL)
        g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "; " : "", xl_words_call_rule ((XlCallRule) i), why);
    }
  if (out->len == 0)
    g_string_append (out, _ ("fits"));
  return g_string_free (out, FALSE);
}

/* --- what is asked of each in turn ---------------------------------------------------------------- */

const char *
xl_words_judge_title (const XlKind *kind)
{
  return kind == &xl_kind_call       ? _ ("Which projects fit, and why not")
         : kind == &xl_kind_position ? _ ("Who contributed, and who has not")
                                     : _ ("Who has it, and who could use it");
}

/**
 * xl_words_judge_do:
 *
 * Returns: (transfer none) (nullable): what can be done about one that is not good
 */
const char *
xl_words_judge_do (const XlKind *kind)
{
  return kind == &xl_kind_position ? _ ("Contributed") : kind == &xl_kind_practice ? _ ("Offer it") : NULL;
}

char *
xl_words_judge_count (const XlKind *kind, guint good, guint n)
{
  /* Translators: how many of how many fit, contributed or have it */
  return g_strdup_printf (_ ("%u of %u"), good, n);
}

/* --- positions ------------------------------------------------------------------------------------ */

static void
add_countries (GPtrArray *all, const GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find_with_equal_func (all, g_ptr_array_index (more, i), g_str_equal, NULL))
      g_ptr_array_add (all, g_ptr_array_index (more, i));
}

/* The jobs that a project aims at: the targets of its indicators that count in jobs, whatever the word for them. */
static double
project_jobs (XlPlan *plan, const XlProject *project)
{
  static const char *const words[] = { "job", "jobs", "fte", "full-time equivalents", "arbeitsplatze", "vza",
                                       "vollzeitaquivalente", NULL };
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_indicator, "project");
  double sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const XlIndicator *indicator = g_ptr_array_index (rows, i);
      g_autofree char *unit = xl_fold (indicator->unit != NULL ? indicator->unit : "");

      if (g_strv_contains (words, unit) && indicator->target > 0)
        sum += indicator->target;
    }
  return sum;
}

/* "BI-REX: 12 kt CO2e a year, 40 jobs, Italy, Netherlands (source: CORDIS)" */
static char *
evidence_words (XlPlan *plan, XlProject *project, double tonnes, double jobs, const GPtrArray *countries)
{
  g_autofree char *name = xl_words_name (plan, &project->parent_instance);
  g_autofree char *source = ref_words (plan, project->parent_instance.source);
  GString *out = g_string_new (name);

  if (tonnes > 0)
    {
      g_autofree char *amount = xl_words_number (tonnes / 1000, 1);

      /* Translators: greenhouse gas that a project avoids: ": 12.5 kt CO₂e/y" */
      g_string_append_printf (out, _ (": %s kt CO₂e/y avoided"), amount);
    }
  if (jobs > 0)
    {
      g_autofree char *amount = xl_words_number (jobs, 0);

      g_string_append (out, tonnes > 0 ? ", " : ": ");
      g_string_append_printf (out, ngettext ("%s job", "%s jobs", (gulong) jobs), amount);
    }
  for (guint i = 0; i < countries->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 || tonnes > 0 || jobs > 0 ? ", " : ": ",
                            xl_words_country (g_ptr_array_index (countries, i)));
  if (xl_plan_is_illustrative (plan, &project->parent_instance, NULL))
    g_string_append (out, _ (" (illustrative)"));
  else if (source != NULL)
    /* Translators: where a figure comes from */
    g_string_append_printf (out, _ (" (source: %s)"), source);
  else
    g_string_append (out, _ (" (no source)"));
  return g_string_free (out, FALSE);
}

/**
 * xl_words_position_text:
 *
 * The text of a position with its figures: {projects}, {countries}, {jobs} and {co2} are counted over the projects that
 * are evidence for it, {contributions} over the regions; then each project with its source.
 *
 * Returns: (transfer full): the text; "" where there is neither text nor evidence
 */
char *
xl_words_position_text (XlPlan *plan, const XlPosition *position)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, &position->parent_instance, &xl_kind_contribution, "position");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (position->text), evidence = g_string_new (NULL);
  guint projects = 0, regions = 0;
  double sum = 0, all_jobs = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const XlContribution *one = g_ptr_array_index (rows, i);
      XlProject *project = (XlProject *) xl_plan_lookup (plan, one->project);
      gboolean invented;
      double tonnes = project != NULL ? xl_project_co2 (plan, project, &invented) : 0;
      double jobs = project != NULL ? project_jobs (plan, project) : 0;
      g_autoptr (GPtrArray) countries = project != NULL ? xl_plan_dup_countries (plan, &project->parent_instance) : NULL;
      g_autofree char *line = NULL;

      regions += one->region != 0 || one->organisation != 0;
      if (project == NULL)
        continue;
      projects++;
      sum += tonnes > 0 ? tonnes : 0; /* not where it is NAN */
      all_jobs += jobs;
      add_countries (all, countries);
      line = evidence_words (plan, project, tonnes, jobs, countries);
      g_string_append_printf (evidence, "%s• %s", evidence->len > 0 ? "\n" : "", line);
    }
  {
    g_autofree char *n_projects = xl_words_number (projects, 0), *n_countries = xl_words_number (all->len, 0);
    g_autofree char *n_regions = xl_words_number (regions, 0), *amount = xl_words_number (sum / 1000, 1);
    g_autofree char *n_jobs = xl_words_number (all_jobs, 0);

    g_string_replace (text, "{projects}", n_projects, 0);
    g_string_replace (text, "{countries}", n_countries, 0);
    g_string_replace (text, "{contributions}", n_regions, 0);
    g_string_replace (text, "{co2}", amount, 0);
    g_string_replace (text, "{jobs}", n_jobs, 0);
  }
  if (evidence->len > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", evidence->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
