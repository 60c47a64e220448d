/* xl-desk-calendar.c - what happens on each day of a month */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-calendar.h"

/* The days of an event; whether both of them are known. */
static gboolean
span_of (const XlEvent *event, XlDate *first, XlDate *last)
{
  XlDate from = event->starts != XL_DATE_NONE ? event->starts : event->ends;
  XlDate to = event->ends != XL_DATE_NONE ? event->ends : event->starts;

  *first = xl_date_first (from);
  *last = xl_date_last (to);
  return XL_DATE_DAY (from) != 0 && XL_DATE_DAY (to) != 0;
}

/* What began earlier stands first: a bar goes on in its row from day to day where it can. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const XlEvent *one = *(XlEvent *const *) a, *two = *(XlEvent *const *) b;
  XlDate first_one, first_two, last;

  span_of (one, &first_one, &last);
  span_of (two, &first_two, &last);
  if (first_one != first_two)
    return first_one < first_two ? -1 : 1;
  return g_strcmp0 (one->from_time, two->from_time) != 0 ? g_strcmp0 (one->from_time, two->from_time)
                                                         : g_strcmp0 (one->title, two->title);
}

/**
 * xl_calendar_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 *
 * Returns: (transfer full): the month; it lends the events of @plan, and is old after the next edit
 */
XlCalendar *
xl_calendar_new (XlPlan *plan, int year, int month)
{
  XlCalendar *calendar = g_new0 (XlCalendar, 1);
  XlDate start = xl_date_make (year, month, 1), end = xl_date_last (xl_date_make (year, month, 0));
  const GPtrArray *events = plan != NULL ? xl_plan_get_live (plan, &xl_kind_event) : NULL;

  calendar->year = year;
  calendar->month = month;
  calendar->n_days = XL_DATE_DAY (end);
  calendar->vague = g_ptr_array_new ();
  for (int day = 1; day <= calendar->n_days; day++)
    calendar->days[day] = g_ptr_array_new ();
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      XlEvent *event = g_ptr_array_index (events, i);
      XlDate first, last;
      gboolean known = span_of (event, &first, &last);

      if (first == XL_DATE_NONE || first > end || last < start)
        continue;
      if (!known)
        g_ptr_array_add (calendar->vague, event);
      for (XlDate day = MAX (first, start); known && day <= MIN (last, end); day++)
        g_ptr_array_add (calendar->days[XL_DATE_DAY (day)], event);
    }
  g_ptr_array_sort (calendar->vague, compare_events);
  for (int day = 1; day <= calendar->n_days; day++)
    g_ptr_array_sort (calendar->days[day], compare_events);
  return calendar;
}

void
xl_calendar_free (XlCalendar *calendar)
{
  for (int day = 1; day <= calendar->n_days; day++)
    g_ptr_array_unref (calendar->days[day]);
  g_ptr_array_unref (calendar->vague);
  g_free (calendar);
}

/**
 * xl_calendar_weekday:
 * @first: weekday that weeks begin with, 0 for Sunday
 *
 * Returns: the column of the first day of the month, 0 to 6
 */
int
xl_calendar_weekday (int year, int month, int first)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, (GDateMonth) month, (GDateYear) year);
  return ((int) g_date_get_weekday (&day) % 7 - first + 7) % 7;
}
