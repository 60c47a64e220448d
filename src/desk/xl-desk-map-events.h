/* xl-desk-map-events.h - who has to do with which event or agreement, for the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlMapSeat:
 * @row: the row that says so
 * @one: an event or agreement, or a party, or whoever gives a good practice
 * @other: who has to do with it
 */
typedef void (*XlMapSeat) (const XlRecord *row, gint64 one, gint64 other, gpointer data);

gboolean xl_desk_map_agreed (XlPlan *plan, gint64 agreement, XlDate day);
void xl_desk_map_each_seat (XlPlan *plan, XlMapSeat func, gpointer data);
void xl_desk_map_each_agreed (XlPlan *plan, XlDate day, XlMapSeat func, gpointer data);
void xl_desk_map_each_transfer (XlPlan *plan, XlDate day, XlMapSeat func, gpointer data);

G_END_DECLS
