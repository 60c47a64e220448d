/* xl-first-run.h - what a window without a plan shows: four ways in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_FIRST_RUN (xl_first_run_get_type ())
G_DECLARE_FINAL_TYPE (XlFirstRun, xl_first_run, XL, FIRST_RUN, GtkWidget)

G_END_DECLS
