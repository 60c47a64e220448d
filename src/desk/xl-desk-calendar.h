/* xl-desk-calendar.h - what happens on each day of a month, as bars over its days */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/* A month touches at most so many weeks. */
#define XL_CALENDAR_WEEKS 6

/**
 * XlCalendarBar:
 * @event: what it stands for
 * @first: column of its first day in the week, 0 to 6
 * @last: column of its last one
 * @lane: from 0, the topmost; no other bar of the week that shares a day with it has the same
 * @before: whether the event began earlier than that
 * @after: whether it goes on after it
 *
 * What one event covers of one week of a month.
 */
typedef struct
{
  XlEvent *event;
  int first, last;
  guint lane;
  gboolean before, after;
} XlCalendarBar;

/**
 * XlCalendar:
 * @n_days: days of the month
 * @offset: column of its first day, 0 to 6
 * @n_weeks: weeks that it touches
 * @weeks: (element-type XlCalendarBar): bars of each of them, those that began earlier first
 * @days: (element-type XlEvent): events on each day, 1 to @n_days, those that last first
 * @vague: (element-type XlEvent): events that touch the month, but whose days are not known
 *
 * One month of events.
 */
typedef struct
{
  int year, month;
  int n_days, offset, n_weeks;
  GArray *weeks[XL_CALENDAR_WEEKS];
  GPtrArray *days[32];
  GPtrArray *vague;
} XlCalendar;

XlCalendar *xl_calendar_new (const GPtrArray *events, int year, int month, int weekday);
void xl_calendar_free (XlCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCalendar, xl_calendar_free)

int xl_calendar_weekday (int year, int month, int first);
gboolean xl_calendar_is_empty (const XlCalendar *calendar);
gboolean xl_calendar_shows (const GArray *bars, guint place, guint fit);
guint xl_calendar_n_hidden (const GArray *bars, int column, guint fit);
XlDate xl_calendar_nearest (const GPtrArray *events, int year, int month);

/* Sentences of it. */
char *xl_words_calendar_day (XlPlan *plan, const XlCalendar *calendar, int day);
char *xl_words_calendar_vague (XlPlan *plan, const XlEvent *event);
char *xl_words_calendar_event (XlPlan *plan, const XlEvent *event);
char *xl_words_calendar_more (guint n);
char *xl_words_calendar_nearest (XlDate date);

G_END_DECLS
