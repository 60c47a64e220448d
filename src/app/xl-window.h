/* xl-window.h - one open plan on the screen: header bar, sidebar, pages, toasts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-application.h"
#include "xl-desk.h"

G_BEGIN_DECLS

#define XL_TYPE_WINDOW (xl_window_get_type ())
G_DECLARE_FINAL_TYPE (XlWindow, xl_window, XL, WINDOW, GtkApplicationWindow)

XlWindow *xl_window_new (XlApplication *app);
XlDesk *xl_window_get_desk (XlWindow *window);
void xl_window_open (XlWindow *window, const char *path, XlDeskOpen how);
void xl_window_toast (XlWindow *window, const char *sentence, gboolean undoable);

G_END_DECLS
