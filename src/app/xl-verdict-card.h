/* xl-verdict-card.h - the 2 x 2 of viable and bankable, and words beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlVerdictCard:
 *
 * Draws the four squares at its start; its one child stands beside them. Where there is little room
 * the squares become narrower before the words do.
 */
#define XL_TYPE_VERDICT_CARD (xl_verdict_card_get_type ())
G_DECLARE_FINAL_TYPE (XlVerdictCard, xl_verdict_card, XL, VERDICT_CARD, GtkWidget)

void xl_verdict_card_set (XlVerdictCard *self, gboolean judged, gboolean viable, gboolean bankable);

G_END_DECLS
