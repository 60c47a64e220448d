/* xl-move-back.h - why does a project go back to an earlier stage? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

#define XL_TYPE_MOVE_BACK (xl_move_back_get_type ())
G_DECLARE_FINAL_TYPE (XlMoveBack, xl_move_back, XL, MOVE_BACK, GtkPopover)

void xl_move_back_ask (XlMoveBack *self, XlDesk *desk, XlProject *project, int stage);

G_END_DECLS
