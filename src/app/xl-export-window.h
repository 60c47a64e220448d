/* xl-export-window.h - what a dossier is to hold, and where it goes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_EXPORT_WINDOW (xl_export_window_get_type ())
G_DECLARE_FINAL_TYPE (XlExportWindow, xl_export_window, XL, EXPORT_WINDOW, GtkWindow)

void xl_export_window_present (XlWindow *parent);

G_END_DECLS
