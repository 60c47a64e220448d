/* xl-one-stop.h - a region of the window that Tab reaches once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_ONE_STOP (xl_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (XlOneStop, xl_one_stop, XL, ONE_STOP, GtkWidget)

G_END_DECLS
