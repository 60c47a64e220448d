/* xl-workshop-bar.h - the line that is typed before a room, with what it means and what may be meant */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlWorkshopBar:
 *
 * XlWorkshopBar::show: (gint64 id): a record is to be shown, which may be about to be made
 *
 * Enter does what the line says; Tab takes the first offer, Down and Up choose another one, Ctrl+Z in an empty line
 * undoes the last step.
 */
#define XL_TYPE_WORKSHOP_BAR (xl_workshop_bar_get_type ())
G_DECLARE_FINAL_TYPE (XlWorkshopBar, xl_workshop_bar, XL, WORKSHOP_BAR, GtkWidget)

void xl_workshop_bar_set_desk (XlWorkshopBar *self, XlDesk *desk);
void xl_workshop_bar_set_text_size (XlWorkshopBar *self, double px);
void xl_workshop_bar_begin (XlWorkshopBar *self, const char *text);

G_END_DECLS
