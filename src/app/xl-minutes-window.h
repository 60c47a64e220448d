/* xl-minutes-window.h - what changed in a workshop, to be read, copied and kept */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_MINUTES_WINDOW (xl_minutes_window_get_type ())
G_DECLARE_FINAL_TYPE (XlMinutesWindow, xl_minutes_window, XL, MINUTES_WINDOW, GtkWindow)

void xl_minutes_window_present (XlWindow *parent, const char *since);

G_END_DECLS
