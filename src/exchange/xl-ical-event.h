/* xl-ical-event.h - one event of a calendar, with its hours (RFC 5545) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-date.h"

G_BEGIN_DECLS

/**
 * XlIcalEvent:
 * @uid: the record's id as text; the same each time, so that a calendar updates the entry
 * @summary: title
 * @location: (nullable): where
 * @description: (nullable): with line breaks
 * @first: first day; a month or a year is written as all its days
 * @last: last day, or none: @first
 * @from: minutes after midnight on the first day; -1 for the whole day
 * @to: minutes after midnight on the last day; -1 where it is not known
 * @zone: (nullable): IANA name of the zone of @from and @to; without it, or where the system does not know it, times are
 *   written as local ones, which RFC 5545 calls floating
 *
 * When it was written is no fact of the plan: the same event gives the same bytes.
 */
typedef struct
{
  const char *uid, *summary, *location, *description;
  XlDate first, last;
  int from, to;
  const char *zone;
} XlIcalEvent;

void xl_ical_put_text (GString *out, const char *name, const char *text);
void xl_ical_put_event (GString *out, const XlIcalEvent *event);
char *xl_ical_event (const XlIcalEvent *event);

G_END_DECLS
