/* xl-window-files.h - plan files and dossiers, as a person asks for them in a window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

void xl_window_open_path (XlWindow *window, const char *path, XlDeskOpen how);
void xl_window_open_sample (XlWindow *window);
void xl_window_ask_open (XlWindow *window);
void xl_window_ask_new (XlWindow *window);
void xl_window_ask_copy (XlWindow *window);
void xl_window_ask_work_on_copy (XlWindow *window);
void xl_window_open_backup (XlWindow *window, const char *path);
void xl_window_ask_repair (XlWindow *window, const char *path);
void xl_window_fill_recent (GMenu *menu);
void xl_window_ask_import (XlWindow *window);
void xl_window_import_path (XlWindow *window, const char *path);
void xl_window_copy_table (XlWindow *window);
void xl_window_paste_table (XlWindow *window);
void xl_window_ask_export (XlWindow *window);
void xl_window_merge_path (XlWindow *window, const char *path);
void xl_window_ask_merge (XlWindow *window);
void xl_window_offer_file (XlWindow *window, const char *path);
gboolean xl_window_drop_file (XlWindow *window, GFile *file);
void xl_window_add_file_actions (XlWindow *window);
gboolean xl_window_take_file (XlWindow *window, GFile *file);

G_END_DECLS
