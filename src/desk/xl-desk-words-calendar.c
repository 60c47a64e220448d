/* xl-desk-words-calendar.c - sentences of the calendar of events */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-calendar.h"
#include "xl-desk-words.h"

/**
 * xl_words_calendar_day:
 *
 * Returns: (transfer full): "12 Jun 2018: Forum, Meeting"; the date alone where nothing happens
 */
char *
xl_words_calendar_day (XlPlan *plan, const XlCalendar *calendar, int day)
{
  g_autofree char *date = xl_words_date (xl_date_make (calendar->year, calendar->month, day));
  g_autoptr (GString) names = g_string_new (NULL);
  const GPtrArray *events = calendar->days[day];

  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *name = xl_words_name (plan, g_ptr_array_index (events, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (events->len == 0)
    return g_steal_pointer (&date);
  /* Translators: a day and what happens on it */
  return g_strdup_printf (C_ ("calendar", "%s: %s"), date, names->str);
}

/**
 * xl_words_calendar_vague:
 *
 * Returns: (transfer full): when an event takes place whose days are not known
 */
char *
xl_words_calendar_vague (XlPlan *plan, const XlEvent *event)
{
  XlDate date = event->starts != XL_DATE_NONE ? event->starts : event->ends;
  g_autofree char *when = xl_words_date (date);
  g_autofree char *name = xl_words_name (plan, (XlRecord *) event);

  if (XL_DATE_DAY (date) != 0) /* its last day is not known */
    return g_strdup_printf (C_ ("calendar", "%s: %s"), when, name);
  /* Translators: an event of which the month or the year is known; name, then month */
  return g_strdup_printf (_ ("%s (%s, day not known)"), name, when);
}

/**
 * xl_words_calendar_event:
 *
 * Returns: (transfer full): its name and its days: "Forum, 12 Jun 2018 to 14 Jun 2018"
 */
char *
xl_words_calendar_event (XlPlan *plan, const XlEvent *event)
{
  g_autofree char *name = xl_words_name (plan, (XlRecord *) event);
  g_autofree char *first = event->starts != XL_DATE_NONE ? xl_words_date (event->starts) : NULL;
  g_autofree char *last = event->ends != XL_DATE_NONE && event->ends != event->starts ? xl_words_date (event->ends) : NULL;

  if (first == NULL || last == NULL)
    return g_strdup_printf ("%s, %s", name, first != NULL ? first : last);
  /* Translators: name, first day and last day of an event */
  return g_strdup_printf (C_ ("calendar", "%s, %s to %s"), name, first, last);
}

/**
 * xl_words_calendar_more:
 *
 * Returns: (transfer full): how many more events a day has than there is room for: "+2 more"
 */
char *
xl_words_calendar_more (guint n)
{
  /* Translators: so many more events are on this day */
  return g_strdup_printf (ngettext ("+%u more", "+%u more", n), n);
}

/**
 * xl_words_calendar_nearest:
 * @date: a month
 *
 * Returns: (transfer full): where to go from a month without events: "Nearest: September 2022"
 */
char *
xl_words_calendar_nearest (XlDate date)
{
  g_autofree char *month = xl_words_date (date);

  /* Translators: leads to the month nearest to this one in which something happens */
  return g_strdup_printf (C_ ("calendar", "Nearest: %s"), month);
}
