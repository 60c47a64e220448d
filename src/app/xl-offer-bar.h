/* xl-offer-bar.h - a line below the header bar: one sentence, and what can be done about it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_OFFER_BAR (xl_offer_bar_get_type ())
G_DECLARE_FINAL_TYPE (XlOfferBar, xl_offer_bar, XL, OFFER_BAR, GtkWidget)

void xl_offer_bar_say (XlOfferBar *bar, const char *sentence);
void xl_offer_bar_offer (XlOfferBar *bar, const char *label, const char *action, GVariant *target);

G_END_DECLS
