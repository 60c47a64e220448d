/* xl-import-window.h - what a file would create, update and skip, before it does */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-intake.h"
#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_IMPORT_WINDOW (xl_import_window_get_type ())
G_DECLARE_FINAL_TYPE (XlImportWindow, xl_import_window, XL, IMPORT_WINDOW, GtkWindow)

void xl_import_window_present (XlWindow *parent, const char *path, XlImport *import);
void xl_import_window_present_table (XlWindow *parent, XlIntake *intake);

G_END_DECLS
