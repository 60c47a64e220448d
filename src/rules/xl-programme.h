/* xl-programme.h - the programme of an event: its items in their order, as minutes; who speaks in it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlProgrammeItem:
 * @item: borrowed from the plan
 * @from: minutes since the first midnight of the calendar, local time; -1 where no time is given
 * @to: the same, not before @from; @from where the item has no end
 */
typedef struct
{
  XlAgendaItem *item;
  gint64 from, to;
} XlProgrammeItem;

int xl_programme_compare (XlPlan *plan, const XlAgendaItem *one, const XlAgendaItem *two);
GArray *xl_programme_items (XlPlan *plan, const XlEvent *event);
void xl_programme_item_span (XlPlan *plan, const XlAgendaItem *item, gint64 *from, gint64 *to);
gboolean xl_programme_event_span (const XlEvent *event, gint64 *from, gint64 *to);

typedef enum
{
  XL_SPEAKER_OTHER,   /* another person */
  XL_SPEAKER_NEAR,    /* the same one, spelt otherwise: an alias, or a part of the name */
  XL_SPEAKER_SAME,
} XlSpeakerMatch;

XlSpeakerMatch xl_programme_same_speaker (const XlPerson *person, const char *name);
GPtrArray *xl_programme_speakers (XlPlan *plan, const XlEvent *event);
gboolean xl_programme_talk_names (const XlAgendaItem *talk, const XlProject *project);
char *xl_programme_letters (const XlEvent *event);

G_END_DECLS
