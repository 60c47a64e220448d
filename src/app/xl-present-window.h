/* xl-present-window.h - the map for a room: full screen, large, one scene after the other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlPresentWindow:
 *
 * Keys: Page Down, Space and right go on, Page Up, Backspace and left go back, Home and End go to the first and the
 * last scene, B blanks the screen and shows it again, Escape and F5 end.
 */
#define XL_TYPE_PRESENT_WINDOW (xl_present_window_get_type ())
G_DECLARE_FINAL_TYPE (XlPresentWindow, xl_present_window, XL, PRESENT_WINDOW, GtkWindow)

XlPresentWindow *xl_present_window_show (XlPage *page, GdkMonitor *screen);

G_END_DECLS
