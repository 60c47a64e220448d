/* xl-window.h - one open plan on the screen: header bar, sidebar, pages, toasts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-application.h"
#include "xl-offer-bar.h"
#include "xl-page.h"
#include "xl-way-on.h"

G_BEGIN_DECLS

#define XL_TYPE_WINDOW (xl_window_get_type ())
G_DECLARE_FINAL_TYPE (XlWindow, xl_window, XL, WINDOW, GtkApplicationWindow)

XlWindow *xl_window_new (XlApplication *app);
XlDesk *xl_window_get_desk (XlWindow *window);
void xl_window_ready (XlWindow *window);
const char *xl_window_get_page_name (XlWindow *window);
XlPage *xl_window_get_page (XlWindow *window);
XlPage *xl_window_show_page (XlWindow *window, const char *name);
gboolean xl_window_open_record (XlWindow *window, gint64 id);
void xl_window_open_made (XlWindow *window, gint64 id, gboolean nameless);
void xl_window_make (XlWindow *window, XlEdit *edit, gint64 id, GtkWindow *form, GtkLabel *error);

XlOfferBar *xl_window_get_offer (XlWindow *window);
void xl_window_say (XlWindow *window, const char *sentence, gboolean undoable);
void xl_window_fail (XlWindow *window, const char *sentence);
XlWayOn *xl_window_get_way_on (XlWindow *window);
void xl_window_begin_job (XlWindow *window, const char *words, GCancellable *cancellable);
void xl_window_end_job (XlWindow *window, GCancellable *cancellable);

G_END_DECLS
