/* xl-application.h - the program with a window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_APPLICATION_ID "io.github.crosslink.Crosslink"
#define XL_RESOURCE "/io/github/crosslink/Crosslink/"

#define XL_TYPE_APPLICATION (xl_application_get_type ())
G_DECLARE_FINAL_TYPE (XlApplication, xl_application, XL, APPLICATION, GtkApplication)

GtkWindow *xl_application_get_latest (GtkApplication *app);
int xl_app_run (int argc, char **argv);

G_END_DECLS
