/* xl-ics.c - events with their times, and dates of projects as all-day events, of a calendar (RFC 5545) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-formats.h"
#include "xl-ical-event.h"
#include "xl-put.h"

#include <string.h>

/**
 * Dated:
 * @kind: records of this kind ...
 * @field: ... that have this date
 * @last: a coarse date means its last day, as a "to" does; else its first
 * @word: (nullable): English, what happens then, where the record's name does not say it
 *
 * One row for each date that makes an event.
 */
typedef struct
{
  const XlKind *kind;
  const char *field;
  gboolean last;
  const char *word;
} Dated;

static const Dated dated[] = {
  { &xl_kind_project, "starts", FALSE, "start" }, { &xl_kind_project, "ends", TRUE, "end" },
  { &xl_kind_milestone, "due", TRUE, NULL },      { &xl_kind_agreement, "date", FALSE, NULL },
  { &xl_kind_outcome, "due", TRUE, NULL },        { &xl_kind_call, "closes", TRUE, "closes" },
};

/* "PyroLink: Feedstock contracts signed", "PyroLink: start" */
static char *
dup_summary (XlPlan *plan, const XlRecord *record, const Dated *row)
{
  const XlField *of = xl_kind_field (record->kind, "project");
  XlRecord *project = of != NULL ? xl_plan_lookup (plan, xl_field_get_reference (of, record)) : NULL;
  g_autofree char *name = xl_plan_dup_name (plan, record);
  g_autofree char *before = project != NULL ? xl_plan_dup_name (plan, project) : NULL;

  if (row->word != NULL)
    return g_strdup_printf ("%s: %s", name, row->word);
  return before != NULL ? g_strdup_printf ("%s: %s", before, name) : g_steal_pointer (&name);
}

static void
put_event (XlPlan *plan, const XlRecord *record, const Dated *row, GString *out)
{
  XlDate date = (XlDate) xl_field_get_int (xl_kind_field (row->kind, row->field), record);
  XlDate day = row->last ? xl_date_last (date) : xl_date_first (date);
  g_autofree char *id = xl_record_dup_id_text (record);
  g_autofree char *uid = g_strdup_printf ("%s-%s@crosslink", id, row->field);
  g_autofree char *summary = dup_summary (plan, record, row);
  g_autofree char *given = xl_date_to_text (date);

  g_string_append (out, "BEGIN:VEVENT\r\n");
  xl_ical_put_text (out, "UID:", uid);
  /* When it was written is no fact of the plan: the same plan gives the same bytes. */
  g_string_append (out, "DTSTAMP:19700101T000000Z\r\n");
  g_string_append_printf (out, "DTSTART;VALUE=DATE:%04d%02d%02d\r\n", XL_DATE_YEAR (day), XL_DATE_MONTH (day),
                          XL_DATE_DAY (day));
  xl_ical_put_text (out, "SUMMARY:", summary);
  if (date != day)
    xl_ical_put_text (out, "DESCRIPTION:", given);
  xl_ical_put_text (out, "CATEGORIES:", row->kind->name);
  g_string_append (out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

/* What the network meets for, at its hour. */
static void
put_meeting (const XlEvent *event, GString *out)
{
  g_autofree char *id = xl_record_dup_id_text (&event->parent_instance);
  XlIcalEvent meeting = {
    .uid = id, .summary = event->title, .location = event->place, .description = event->summary, .first = event->starts,
    .last = event->ends, .from = xl_clock_minutes (event->from_time), .to = xl_clock_minutes (event->to_time),
    .zone = event->zone,
  };

  xl_ical_put_event (out, &meeting);
}

/**
 * xl_ics_write:
 *
 * Appends a calendar: events at their hours; starts and ends of projects, milestones, agreements, outcomes that are due
 * and calls that close, each an event of one whole day. A date
 * that is only a month or a year stands on its first or last day, and as it was given in the description.
 */
void
xl_ics_write (XlPlan *plan, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlDossierChoice) choice = xl_dossier_choice_new (plan, options);
  const GPtrArray *events = xl_plan_get_live (plan, &xl_kind_event);

  g_string_append (out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Crosslink//" XL_VERSION "//EN\r\n"
                        "CALSCALE:GREGORIAN\r\n");
  for (guint r = 0; r < G_N_ELEMENTS (dated); r++)
    {
      const GPtrArray *live = xl_plan_get_live (plan, dated[r].kind);
      const XlField *field = xl_kind_field (dated[r].kind, dated[r].field);

      for (guint i = 0; i < live->len; i++)
        {
          const XlRecord *record = g_ptr_array_index (live, i);

          if (xl_dossier_choice_has (choice, record) && xl_field_has_value (field, record)
              && xl_dossier_choice_has_field (choice, record, field))
            put_event (plan, record, &dated[r], out);
        }
    }
  for (guint i = 0; i < events->len; i++)
    if (xl_dossier_choice_has (choice, g_ptr_array_index (events, i)))
      put_meeting (g_ptr_array_index (events, i), out);
  g_string_append (out, "END:VCALENDAR\r\n");
}
