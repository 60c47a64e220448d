/* xl-desk-calendar.c - what happens on each day of a month, as bars over its days */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invariants
 * 1. Two bars of a week that share a day lie in different lanes, and a week has no more lanes than events on its
 *    busiest day: bars come in the order in which they begin, and each takes the topmost lane that is free.
 * 2. Where there is room for some lanes only, what a day does not show is counted on it, and the last of these lanes is
 *    free there for the count. */

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

/* What began earlier stands first, of those that began together what lasts longer. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const XlEvent *one = *(XlEvent *const *) a, *two = *(XlEvent *const *) b;
  XlDate first_one, first_two, last_one, last_two;
  int order;

  span_of (one, &first_one, &last_one);
  span_of (two, &first_two, &last_two);
  if (first_one != first_two)
    return first_one < first_two ? -1 : 1;
  if (last_one != last_two)
    return last_one > last_two ? -1 : 1;
  order = g_strcmp0 (one->from_time, two->from_time);
  if (order == 0)
    order = g_strcmp0 (one->title, two->title);
  return order != 0 ? order : (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

/* Bars come in the order in which they begin. */
static void
add_bar (GArray *bars, XlCalendarBar bar)
{
  gboolean taken;

  do
    {
      taken = FALSE;
      for (guint i = 0; i < bars->len && !taken; i++)
        {
          const XlCalendarBar *other = &g_array_index (bars, XlCalendarBar, i);

          taken = other->lane == bar.lane && other->last >= bar.first;
        }
      bar.lane += taken;
    }
  while (taken);
  g_array_append_val (bars, bar);
}

/* The days of @event in this month, week by week. */
static void
add_bars (XlCalendar *calendar, XlEvent *event, XlDate first, XlDate last)
{
  XlDate start = xl_date_make (calendar->year, calendar->month, 1);
  XlDate end = xl_date_make (calendar->year, calendar->month, calendar->n_days);
  int from = XL_DATE_DAY (MAX (first, start)) - 1 + calendar->offset;
  int to = XL_DATE_DAY (MIN (last, end)) - 1 + calendar->offset;

  for (int week = from / 7; week <= to / 7; week++)
    {
      int here = MAX (from, week * 7), until = MIN (to, week * 7 + 6);

      add_bar (calendar->weeks[week],
               (XlCalendarBar) { event, here % 7, until % 7, 0, here > from || first < start, until < to || last > end });
    }
}

/**
 * xl_calendar_new:
 * @events: (nullable) (element-type XlEvent): what there is, of any month
 * @year: 1 to 9999
 * @month: 1 to 12
 * @weekday: that weeks begin with, 0 for Sunday
 *
 * Returns: (transfer full): the month; it lends @events, and is old after the next edit
 */
XlCalendar *
xl_calendar_new (const GPtrArray *events, int year, int month, int weekday)
{
  XlCalendar *calendar = g_new0 (XlCalendar, 1);
  XlDate start = xl_date_make (year, month, 1), end = xl_date_last (xl_date_make (year, month, 0));
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  calendar->year = year;
  calendar->month = month;
  calendar->n_days = XL_DATE_DAY (end);
  calendar->offset = xl_calendar_weekday (year, month, weekday);
  calendar->n_weeks = (calendar->offset + calendar->n_days + 6) / 7;
  calendar->vague = g_ptr_array_new ();
  for (int week = 0; week < XL_CALENDAR_WEEKS; week++)
    calendar->weeks[week] = g_array_new (FALSE, FALSE, sizeof (XlCalendarBar));
  for (int day = 1; day <= calendar->n_days; day++)
    calendar->days[day] = g_ptr_array_new ();
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      XlEvent *event = g_ptr_array_index (events, i);
      XlDate first, last;
      gboolean is_known = span_of (event, &first, &last);

      /* Where it ends before it begins, which the check says, it is on the day on which it begins. */
      if (is_known)
        last = MAX (first, last);
      if (first != XL_DATE_NONE && first <= end && last >= start)
        g_ptr_array_add (is_known ? known : calendar->vague, event);
    }
  g_ptr_array_sort (calendar->vague, compare_events);
  g_ptr_array_sort (known, compare_events);
  for (guint i = 0; i < known->len; i++)
    {
      XlDate first, last;

      span_of (g_ptr_array_index (known, i), &first, &last);
      last = MAX (first, last);
      add_bars (calendar, g_ptr_array_index (known, i), first, last);
      for (XlDate day = MAX (first, start); day <= MIN (last, end); day++)
        g_ptr_array_add (calendar->days[XL_DATE_DAY (day)], g_ptr_array_index (known, i));
    }
  return calendar;
}

void
xl_calendar_free (XlCalendar *calendar)
{
  for (int day = 1; day <= calendar->n_days; day++)
    g_ptr_array_unref (calendar->days[day]);
  for (int week = 0; week < XL_CALENDAR_WEEKS; week++)
    g_array_unref (calendar->weeks[week]);
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

/**
 * xl_calendar_is_empty:
 *
 * Returns: whether nothing is known to happen in the month
 */
gboolean
xl_calendar_is_empty (const XlCalendar *calendar)
{
  gboolean empty = calendar->vague->len == 0;

  for (int week = 0; week < XL_CALENDAR_WEEKS; week++)
    empty = empty && calendar->weeks[week]->len == 0;
  return empty;
}

static gboolean
share_day (const XlCalendarBar *one, const XlCalendarBar *other)
{
  return one->first <= other->last && other->first <= one->last;
}

/**
 * xl_calendar_shows:
 * @bars: (element-type XlCalendarBar): of a week
 * @place: of one of them
 * @fit: how many lanes there is room for, at least 1
 *
 * Returns: whether the bar is shown: it has a lane, and in the last one no day of it has to count what is hidden
 */
gboolean
xl_calendar_shows (const GArray *bars, guint place, guint fit)
{
  const XlCalendarBar *bar = &g_array_index (bars, XlCalendarBar, place);

  for (guint i = 0; bar->lane + 1 == fit && i < bars->len; i++)
    if (g_array_index (bars, XlCalendarBar, i).lane >= fit && share_day (bar, &g_array_index (bars, XlCalendarBar, i)))
      return FALSE;
  return bar->lane < fit;
}

/**
 * xl_calendar_n_hidden:
 * @bars: (element-type XlCalendarBar): of a week
 * @column: a day of it, 0 to 6
 * @fit: how many lanes there is room for, at least 1
 *
 * Returns: how many of the day xl_calendar_shows() not
 */
guint
xl_calendar_n_hidden (const GArray *bars, int column, guint fit)
{
  guint n = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const XlCalendarBar *bar = &g_array_index (bars, XlCalendarBar, i);

      n += bar->first <= column && column <= bar->last && !xl_calendar_shows (bars, i, fit);
    }
  return n;
}

/* Months from @month to the span, 0 where it touches it. */
static int
months_away (int month, XlDate first, XlDate last)
{
  int from = XL_DATE_YEAR (first) * 12 + XL_DATE_MONTH (first) - 1, to = XL_DATE_YEAR (last) * 12 + XL_DATE_MONTH (last) - 1;

  return month < from ? from - month : month > to ? month - to : 0;
}

/**
 * xl_calendar_nearest:
 * @events: (element-type XlEvent): what there is
 *
 * Returns: the nearest month in which something happens; of two the later one; %XL_DATE_NONE where nothing has a date
 */
XlDate
xl_calendar_nearest (const GPtrArray *events, int year, int month)
{
  int here = year * 12 + month - 1, best = G_MAXINT;
  XlDate nearest = XL_DATE_NONE;

  for (guint i = 0; i < events->len; i++)
    {
      XlDate first, last, edge;
      int away;

      span_of (g_ptr_array_index (events, i), &first, &last);
      if (first == XL_DATE_NONE)
        continue;
      last = MAX (first, last);
      away = months_away (here, first, last);
      edge = here > XL_DATE_YEAR (last) * 12 + XL_DATE_MONTH (last) - 1 ? last : first;
      if (away < best || (away == best && edge > nearest))
        {
          best = away;
          nearest = xl_date_make (XL_DATE_YEAR (edge), XL_DATE_MONTH (edge), 0);
        }
    }
  return nearest;
}
