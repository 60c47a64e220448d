/* xl-ical-event.c - one event of a calendar, with its hours (RFC 5545) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-ical-event.h"

#include <string.h>

/* Times are written in UTC: who reads the file needs no rules of the zone, and a change to daylight
 * saving between writing and meeting cannot move it. */

#define LINE_OCTETS 75 /* RFC 5545, 3.1: longer lines are folded, without their CRLF */

/* A content line, folded between characters and never within one. */
static void
put_line (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, value, NULL);
  gsize used = 0;

  for (const char *p = line; *p != '\0';)
    {
      gsize octets = g_utf8_next_char (p) - p;

      if (used + octets > LINE_OCTETS)
        {
          g_string_append (out, "\r\n ");
          used = 1;
        }
      g_string_append_len (out, p, octets);
      used += octets;
      p += octets;
    }
  g_string_append (out, "\r\n");
}

/**
 * xl_ical_put_text:
 * @name: with its colon: "SUMMARY:"
 * @text: (nullable): %NULL for no line
 *
 * A line with a value of type TEXT (RFC 5545, 3.3.11), escaped and folded between characters.
 */
void
xl_ical_put_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (escaped, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (escaped, "\\%c", *p);
    else if ((guchar) *p >= 0x20 && *p != 0x7f)
      g_string_append_c (escaped, *p);
  put_line (out, name, escaped->str);
}

static void
put_day (GString *out, const char *name, XlDate day, int plus)
{
  GDate date;
  char text[16];

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) XL_DATE_DAY (day), XL_DATE_MONTH (day), (GDateYear) XL_DATE_YEAR (day));
  g_date_add_days (&date, (guint) plus);
  g_snprintf (text, sizeof text, "%04d%02d%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
  put_line (out, name, text);
}

static void
put_time (GString *out, const char *name, XlDate day, int minutes, GTimeZone *zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) local = g_date_time_new (zone != NULL ? zone : utc, XL_DATE_YEAR (day), XL_DATE_MONTH (day),
                                                 XL_DATE_DAY (day), minutes / 60, minutes % 60, 0);
  g_autoptr (GDateTime) time = local != NULL ? g_date_time_to_utc (local) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, zone != NULL ? "%Y%m%dT%H%M%SZ" : "%Y%m%dT%H%M%S") : NULL;

  if (text != NULL)
    put_line (out, name, text);
}

/**
 * xl_ical_put_event:
 *
 * Appends the event to a calendar; nothing for an event without a day.
 */
void
xl_ical_put_event (GString *out, const XlIcalEvent *event)
{
  g_autoptr (GTimeZone) zone = event->zone != NULL ? g_time_zone_new_identifier (event->zone) : NULL;
  XlDate last = event->last != XL_DATE_NONE ? event->last : event->first;
  g_autofree char *uid = g_strconcat (event->uid, "@crosslink", NULL);

  if (event->first == XL_DATE_NONE)
    return;
  g_string_append (out, "BEGIN:VEVENT\r\n");
  xl_ical_put_text (out, "UID:", uid);
  g_string_append (out, "DTSTAMP:19700101T000000Z\r\n");
  if (event->from >= 0 && XL_DATE_DAY (event->first) != 0)
    {
      put_time (out, "DTSTART:", event->first, event->from, zone);
      if (event->to >= 0)
        put_time (out, "DTEND:", xl_date_last (last), event->to, zone);
    }
  else
    {
      put_day (out, "DTSTART;VALUE=DATE:", xl_date_first (event->first), 0);
      put_day (out, "DTEND;VALUE=DATE:", xl_date_last (last), 1); /* the day after the last */
    }
  xl_ical_put_text (out, "SUMMARY:", event->summary);
  xl_ical_put_text (out, "LOCATION:", event->location);
  xl_ical_put_text (out, "DESCRIPTION:", event->description);
  g_string_append (out, "END:VEVENT\r\n");
}

/**
 * xl_ical_event:
 *
 * Returns: (transfer full) (nullable): a calendar with this one event; %NULL for an event without a day
 */
char *
xl_ical_event (const XlIcalEvent *event)
{
  GString *out;

  if (event->first == XL_DATE_NONE)
    return NULL;
  out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Crosslink//" XL_VERSION "//EN\r\n");
  xl_ical_put_event (out, event);
  g_string_append (out, "END:VCALENDAR\r\n");
  return g_string_free (out, FALSE);
}
