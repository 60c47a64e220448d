/* xl-desk-workshop.h - one line typed before a room: who joins what, as what; or an idea for later */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlWorkshopLine:
 * @edit: (nullable): what Enter does, one step to undo; %NULL where there is nothing to do
 * @sentence: what it does; or what is wrong, or still missing, and what to write
 * @show: id of the record to show then, which @edit may be about to make; 0 for none
 *
 * What is to be understood by a line. With neither @edit nor @show the line is wrong, or not yet whole.
 *
 * `Nowal Chimica > BI-REX : technology` links two records, and makes those that nobody knows: a partner, a project.
 * Without a role they get the one that says least. `? cellulose` puts an idea on the parking lot. A known name alone
 * shows it. ` @ Maria` at the end says who proposes it.
 */
typedef struct
{
  XlEdit *edit;
  char *sentence;
  gint64 show;
} XlWorkshopLine;

XlWorkshopLine *xl_workshop_read (XlPlan *plan, const char *text);
void xl_workshop_line_free (XlWorkshopLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlWorkshopLine, xl_workshop_line_free)

/**
 * XlWorkshopOffer:
 * @name: what it is called
 * @about: what it is: "Project, Demonstrate"; "" for a role
 * @text: the whole line with @name in the place of what was being typed
 * @cursor: characters of @text before the cursor
 */
typedef struct
{
  char *name, *about, *text;
  int cursor;
} XlWorkshopOffer;

GPtrArray *xl_workshop_offers (XlPlan *plan, const char *text, int cursor, guint limit);

G_END_DECLS
