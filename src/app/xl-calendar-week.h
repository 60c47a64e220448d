/* xl-calendar-week.h - seven days side by side, and bars over them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlCalendarWeek:
 *
 * XlCalendarWeek::fit-changed: there is room for more or fewer lanes than before
 */
#define XL_TYPE_CALENDAR_WEEK (xl_calendar_week_get_type ())
G_DECLARE_FINAL_TYPE (XlCalendarWeek, xl_calendar_week, XL, CALENDAR_WEEK, GtkWidget)

GtkWidget *xl_calendar_week_new (void);
GtkWidget *xl_calendar_week_get_cell (XlCalendarWeek *self, int column);
guint xl_calendar_week_get_fit (XlCalendarWeek *self);
void xl_calendar_week_clear (XlCalendarWeek *self);
void xl_calendar_week_add (XlCalendarWeek *self, GtkWidget *bar, int first, int last, guint lane);

G_END_DECLS
