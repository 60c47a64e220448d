/* xl-event-calendar.h - a month of events, day by day */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-records-view.h"

G_BEGIN_DECLS

#define XL_TYPE_EVENT_CALENDAR (xl_event_calendar_get_type ())
G_DECLARE_FINAL_TYPE (XlEventCalendar, xl_event_calendar, XL, EVENT_CALENDAR, XlRecordsView)

void xl_event_calendar_show_date (XlEventCalendar *self, XlDate date);

G_END_DECLS
