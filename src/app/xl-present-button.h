/* xl-present-button.h - starts presenting the map, on a chosen screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlPresentButton:
 *
 * Gives its window the actions win.present, which begins or ends, and win.present-on (s: connector of a screen).
 * They are enabled while it is visible.
 */
#define XL_TYPE_PRESENT_BUTTON (xl_present_button_get_type ())
G_DECLARE_FINAL_TYPE (XlPresentButton, xl_present_button, XL, PRESENT_BUTTON, GtkWidget)

G_END_DECLS
