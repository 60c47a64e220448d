/* xl-feedstocks.h - a switch with a button for each feedstock */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*XlFeedstockChosen) (int feedstock, gpointer data);

void xl_feedstocks_fill (GtkBox *box, XlFeedstockChosen chosen, gpointer data);
void xl_feedstocks_show (GtkBox *box, int feedstock);

G_END_DECLS
