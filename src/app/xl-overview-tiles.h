/* xl-overview-tiles.h - the tiles of the overview that tell money, CO2 and dates */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-figures.h"
#include "xl-tile.h"

G_BEGIN_DECLS

char *xl_overview_say_projects (const char *name, XlCount count);
void xl_overview_add_words (GString *summary, const char *words);
void xl_overview_show_stages (XlTile *tile, XlPlan *plan, const XlFigures *figures);
void xl_overview_show_grants (XlTile *tile, const XlFigures *figures);
void xl_overview_show_co2 (XlTile *tile, const XlFigures *figures);
void xl_overview_show_due (XlTile *tile, GtkListBox *list, XlPlan *plan, const XlFigures *figures);
GtkWidget *xl_overview_label (const char *text);

G_END_DECLS
