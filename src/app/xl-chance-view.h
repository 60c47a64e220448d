/* xl-chance-view.h - chance: how FNPV(C) spreads when revenue, operating cost and investment do */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-sensitivity.h"

G_BEGIN_DECLS

#define XL_TYPE_CHANCE_VIEW (xl_chance_view_get_type ())
G_DECLARE_FINAL_TYPE (XlChanceView, xl_chance_view, XL, CHANCE_VIEW, GtkWidget)

void xl_chance_view_show (XlChanceView *self, const XlCashPlan *cash, const char *currency, gboolean illustrative);

G_END_DECLS
