/* xl-date.h - dates of year, month or day precision */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlDate:
 *
 * A date of year, month or day precision in 32 bits: year << 9 | month << 5 | day; month and day
 * are 0 where the precision is coarser; 0 is "no date". Years 1 to 9999. Dates of one precision
 * compare as integers; across precisions compare xl_date_first() or xl_date_last().
 */
typedef guint32 XlDate;

#define XL_DATE_NONE ((XlDate) 0)
#define XL_DATE_YEAR(date) ((int) ((date) >> 9))
#define XL_DATE_MONTH(date) ((int) (((date) >> 5) & 15))
#define XL_DATE_DAY(date) ((int) ((date) & 31))

XlDate xl_date_make (int year, int month, int day);
XlDate xl_date_parse (const char *text);
XlDate xl_date_parse_typed (const char *text);
char *xl_date_to_text (XlDate date);
void xl_date_put (GString *out, XlDate date);
XlDate xl_date_first (XlDate date);
XlDate xl_date_last (XlDate date);
XlDate xl_date_today (void);
gboolean xl_date_spans_overlap (XlDate from_a, XlDate to_a, XlDate from_b, XlDate to_b);
gboolean xl_date_in_span (XlDate day, XlDate from, XlDate to);

G_END_DECLS
