/* test-calendar.c - a month of events: who stands on which day, in which lane, and what has no room */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-calendar.h"
#include "xl-plan.h"

#include <locale.h>

static XlEvent *
add_event (GPtrArray *events, const char *title, XlDate starts, XlDate ends)
{
  XlEvent *event = (XlEvent *) xl_record_new (&xl_kind_event, (gint64) events->len + 1);

  event->title = g_strdup (title);
  event->starts = starts;
  event->ends = ends;
  g_ptr_array_add (events, event);
  return event;
}

static XlDate
day_of (int year, int month, int days)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (first, days);

  return xl_date_make (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day));
}

/* Some of a day, some of many, some that begin before the month or go on after it, some with one day known. */
static GPtrArray *
random_events (GRand *rand, int year, int month)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = (guint) g_rand_int_range (rand, 0, 24);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event %d", g_rand_int_range (rand, 0, 9));
      int from = g_rand_int_range (rand, -12, 40), days = g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 0, 20);

      add_event (events, title, g_rand_int_range (rand, 0, 8) == 0 ? XL_DATE_NONE : day_of (year, month, from),
                 g_rand_int_range (rand, 0, 8) == 0 ? XL_DATE_NONE : day_of (year, month, from + days));
    }
  return events;
}

static gboolean
is_on (const XlEvent *event, XlDate day)
{
  XlDate first = event->starts != XL_DATE_NONE ? event->starts : event->ends;
  XlDate last = event->ends != XL_DATE_NONE ? event->ends : event->starts;

  return first != XL_DATE_NONE && first <= day && day <= last;
}

static const XlCalendarBar *
bar_on (const GArray *bars, const XlEvent *event, int column)
{
  for (guint i = 0; i < bars->len; i++)
    {
      const XlCalendarBar *bar = &g_array_index (bars, XlCalendarBar, i);

      if (bar->event == event && bar->first <= column && column <= bar->last)
        return bar;
    }
  return NULL;
}

/* Law: an event has a bar on exactly its days, is counted on exactly these, and its bar says where it is cut. */
static void
check_days (const XlCalendar *calendar, const GPtrArray *events)
{
  for (int place = 0; place < calendar->n_weeks * 7; place++)
    {
      int day = place - calendar->offset + 1;
      XlDate date = day >= 1 && day <= calendar->n_days ? xl_date_make (calendar->year, calendar->month, day) : XL_DATE_NONE;

      for (guint i = 0; i < events->len; i++)
        {
          XlEvent *event = g_ptr_array_index (events, i);
          const XlCalendarBar *bar = bar_on (calendar->weeks[place / 7], event, place % 7);
          gboolean expected = date != XL_DATE_NONE && is_on (event, date);

          g_assert_cmpint (bar != NULL, ==, expected);
          if (date != XL_DATE_NONE)
            g_assert_cmpint (g_ptr_array_find (calendar->days[day], event, NULL), ==, expected);
          if (bar != NULL && bar->first == place % 7)
            g_assert_cmpint (bar->before, ==, is_on (event, day_of (calendar->year, calendar->month, day - 2)));
          if (bar != NULL && bar->last == place % 7)
            g_assert_cmpint (bar->after, ==, is_on (event, day_of (calendar->year, calendar->month, day)));
        }
    }
}

/* Law: no two bars that share a day share a lane, and there are no more lanes than the busiest day has events. */
static guint
check_lanes (const XlCalendar *calendar, int week)
{
  const GArray *bars = calendar->weeks[week];
  guint lanes = 0, busiest = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const XlCalendarBar *one = &g_array_index (bars, XlCalendarBar, i);

      g_assert_cmpint (one->first, <=, one->last);
      lanes = MAX (lanes, one->lane + 1);
      for (guint k = 0; k < i; k++)
        {
          const XlCalendarBar *other = &g_array_index (bars, XlCalendarBar, k);

          g_assert_true (one->lane != other->lane || one->last < other->first || other->last < one->first);
        }
    }
  for (int column = 0; column < 7; column++)
    {
      int day = week * 7 + column - calendar->offset + 1;

      busiest = MAX (busiest, day >= 1 && day <= calendar->n_days ? calendar->days[day]->len : 0);
    }
  g_assert_cmpuint (lanes, ==, busiest);
  return lanes;
}

/* Law: with room for so many lanes, each day shows or counts every event of its own, and has a place for the count. */
static guint
check_room (const XlCalendar *calendar, int week, guint fit)
{
  const GArray *bars = calendar->weeks[week];
  guint n_hidden = 0;

  for (int column = 0; column < 7; column++)
    {
      guint hidden = xl_calendar_n_hidden (bars, column, fit), shown = 0, all = 0;

      for (guint i = 0; i < bars->len; i++)
        {
          const XlCalendarBar *bar = &g_array_index (bars, XlCalendarBar, i);

          if (bar->first > column || bar->last < column)
            continue;
          all++;
          if (!xl_calendar_shows (bars, i, fit))
            continue;
          shown++;
          g_assert_cmpuint (bar->lane, <, fit - (hidden > 0));
        }
      g_assert_cmpuint (shown + hidden, ==, all);
      n_hidden += hidden;
    }
  return n_hidden;
}

static void
test_laws (void)
{
  guint n_lanes = 0, n_hidden = 0, n_cut = 0;

  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      int year = g_rand_int_range (rand, 2015, 2035), month = g_rand_int_range (rand, 1, 13);
      g_autoptr (GPtrArray) events = random_events (rand, year, month);
      g_autoptr (XlCalendar) calendar = xl_calendar_new (events, year, month, g_rand_int_range (rand, 0, 7));

      check_days (calendar, events);
      for (int week = 0; week < XL_CALENDAR_WEEKS; week++)
        {
          guint lanes = check_lanes (calendar, week);

          n_lanes = MAX (n_lanes, lanes);
          g_assert_cmpuint (check_room (calendar, week, MAX (lanes, 1)), ==, 0);
          for (guint fit = 1; fit < lanes; fit++)
            n_hidden += check_room (calendar, week, fit);
          for (guint i = 0; i < calendar->weeks[week]->len; i++)
            n_cut += g_array_index (calendar->weeks[week], XlCalendarBar, i).after;
        }
    }
  g_assert_cmpuint (n_lanes, >, 5);
  g_assert_cmpuint (n_hidden, >, 100);
  g_assert_cmpuint (n_cut, >, 100);
}

/* Law: in whatever order the events come, the month is the same. */
static void
test_order (void)
{
  for (guint32 seed = 1; seed <= 50; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) events = random_events (rand, 2027, 5), other = g_ptr_array_new ();
      g_autoptr (XlCalendar) one = xl_calendar_new (events, 2027, 5, 1), two = NULL;

      for (guint i = events->len; i > 0; i--)
        g_ptr_array_add (other, g_ptr_array_index (events, i - 1));
      two = xl_calendar_new (other, 2027, 5, 1);
      for (int week = 0; week < XL_CALENDAR_WEEKS; week++)
        {
          g_assert_cmpuint (one->weeks[week]->len, ==, two->weeks[week]->len);
          for (guint i = 0; i < one->weeks[week]->len; i++)
            {
              const XlCalendarBar *a = &g_array_index (one->weeks[week], XlCalendarBar, i);
              const XlCalendarBar *b = &g_array_index (two->weeks[week], XlCalendarBar, i);

              g_assert_true (a->event == b->event && a->lane == b->lane && a->first == b->first && a->last == b->last);
            }
        }
    }
}

/* May 2027 begins on a Saturday: with weeks from Monday its first one has two days. */
static void
test_month (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  XlEvent *week = add_event (events, "Week", xl_date_make (2027, 4, 28), xl_date_make (2027, 5, 4));
  XlEvent *vague = add_event (events, "Some day", xl_date_make (2027, 5, 0), XL_DATE_NONE);
  XlEvent *wrong = add_event (events, "Ends first", xl_date_make (2027, 5, 20), xl_date_make (2027, 5, 3));
  g_autoptr (XlCalendar) calendar = xl_calendar_new (events, 2027, 5, 1), none = NULL, june = NULL;
  g_autofree char *more = NULL, *nearest = NULL;
  const XlCalendarBar *bar;

  g_assert_cmpint (calendar->offset, ==, 5);
  g_assert_cmpint (calendar->n_weeks, ==, 6);
  bar = bar_on (calendar->weeks[0], week, 5);
  g_assert_true (bar != NULL && bar->first == 5 && bar->last == 6 && bar->before && bar->after);
  bar = bar_on (calendar->weeks[1], week, 0);
  g_assert_true (bar != NULL && bar->first == 0 && bar->last == 1 && bar->before && !bar->after);
  g_assert_cmpuint (calendar->vague->len, ==, 1);
  g_assert_true (g_ptr_array_index (calendar->vague, 0) == vague);
  bar = bar_on (calendar->weeks[3], wrong, 3);
  g_assert_true (bar != NULL && bar->first == 3 && bar->last == 3 && !bar->after);
  g_assert_false (xl_calendar_is_empty (calendar));

  /* From a month without events to the nearest one: forwards where both are as near. */
  june = xl_calendar_new (events, 2027, 8, 1);
  g_assert_true (xl_calendar_is_empty (june));
  g_assert_cmpuint (xl_calendar_nearest (events, 2027, 8), ==, xl_date_make (2027, 5, 0));
  g_assert_cmpuint (xl_calendar_nearest (events, 2026, 1), ==, xl_date_make (2027, 4, 0));
  add_event (events, "Autumn", xl_date_make (2027, 11, 0), XL_DATE_NONE);
  g_assert_cmpuint (xl_calendar_nearest (events, 2027, 8), ==, xl_date_make (2027, 11, 0));
  none = xl_calendar_new (NULL, 2027, 5, 0);
  g_assert_true (xl_calendar_is_empty (none));
  more = xl_words_calendar_more (2);
  g_assert_cmpstr (more, ==, "+2 more");
  nearest = xl_words_calendar_nearest (xl_date_make (2027, 11, 0));
  g_assert_cmpstr (nearest, ==, "Nearest: November 2027");
}

/* Events of known and of vague days, month by month: on how many days and above how many months each of them stands. */
static void
test_years (void)
{
  static const struct
  {
    const char *starts, *ends;
    guint n_days, n_vague;
  } cases[] = {
    { "2024-02-28", "2024-03-01", 3, 0 }, { "2023-02-28", "2023-03-01", 2, 0 }, { "2023-12-30", "2024-01-02", 4, 0 },
    { "2024-05-05", NULL, 1, 0 },         { "2024-06", NULL, 0, 1 },            { "2024", NULL, 0, 12 },
    { "2023-11-20", "2024-02-03", 76, 0 }, { "2023-11", "2024-01", 0, 3 },      { "2024-05-05", "2024-06", 0, 2 },
    { NULL, NULL, 0, 0 },
  };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_days[G_N_ELEMENTS (cases)] = { 0 }, n_vague[G_N_ELEMENTS (cases)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_event (events, "E", cases[i].starts != NULL ? xl_date_parse (cases[i].starts) : XL_DATE_NONE,
               cases[i].ends != NULL ? xl_date_parse (cases[i].ends) : XL_DATE_NONE);
  for (int month = 2022 * 12; month < 2026 * 12; month++)
    {
      g_autoptr (XlCalendar) calendar = xl_calendar_new (events, month / 12, month % 12 + 1, 1);

      g_assert_cmpint (calendar->n_days, ==, g_date_get_days_in_month ((GDateMonth) calendar->month, (GDateYear) calendar->year));
      for (guint i = 0; i < events->len; i++)
        {
          n_vague[i] += g_ptr_array_find (calendar->vague, g_ptr_array_index (events, i), NULL);
          for (int day = 1; day <= calendar->n_days; day++)
            n_days[i] += g_ptr_array_find (calendar->days[day], g_ptr_array_index (events, i), NULL);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (n_days[i], ==, cases[i].n_days);
      g_assert_cmpuint (n_vague[i], ==, cases[i].n_vague);
    }
  /* The 1st of June 2018 was a Friday, the 1st of September 2024 a Sunday. */
  g_assert_cmpint (xl_calendar_weekday (2018, 6, 1), ==, 4);
  g_assert_cmpint (xl_calendar_weekday (2018, 6, 0), ==, 5);
  g_assert_cmpint (xl_calendar_weekday (2024, 9, 1), ==, 6);
  g_assert_cmpint (xl_calendar_weekday (2024, 9, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/laws", test_laws);
  g_test_add_func ("/calendar/order", test_order);
  g_test_add_func ("/calendar/month", test_month);
  g_test_add_func ("/calendar/years", test_years);
  return g_test_run ();
}
