/* xl-desk-calendar.h - what happens on each day of a month */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlCalendar:
 * @n_days: days of the month
 * @days: (element-type XlEvent): events on each day, 1 to @n_days, those that last first
 * @vague: (element-type XlEvent): events that touch the month, but whose days are not known
 *
 * One month of events.
 */
typedef struct
{
  int year, month;
  int n_days;
  GPtrArray *days[32];
  GPtrArray *vague;
} XlCalendar;

XlCalendar *xl_calendar_new (XlPlan *plan, int year, int month);
void xl_calendar_free (XlCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCalendar, xl_calendar_free)

int xl_calendar_weekday (int year, int month, int first);

/* Sentences of it. */
char *xl_words_calendar_day (XlPlan *plan, const XlCalendar *calendar, int day);
char *xl_words_calendar_vague (XlPlan *plan, const XlEvent *event);

G_END_DECLS
