/* xl-way-on.h - a bar that says what is wrong with a plan file, and offers the ways on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-repair.h"

G_BEGIN_DECLS

#define XL_TYPE_WAY_ON (xl_way_on_get_type ())
G_DECLARE_FINAL_TYPE (XlWayOn, xl_way_on, XL, WAY_ON, GtkWidget)

void xl_way_on_show (XlWayOn *bar, const XlWaysOn *ways);
void xl_way_on_show_backup (XlWayOn *bar, const char *path);
void xl_way_on_show_rescue (XlWayOn *bar, const XlRescue *rescue);
void xl_way_on_hide (XlWayOn *bar);

G_END_DECLS
