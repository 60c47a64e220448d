/* xl-help-window.h - the help: topics left, the one that is read right; one window for the program */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_HELP_WINDOW (xl_help_window_get_type ())
G_DECLARE_FINAL_TYPE (XlHelpWindow, xl_help_window, XL, HELP_WINDOW, GtkWindow)

void xl_help_window_present (GtkApplication *app, const char *topic, GtkWindow *asked);
void xl_help_on_f1 (GtkWidgetClass *class, const char *topic);

G_END_DECLS
