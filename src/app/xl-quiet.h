/* xl-quiet.h - a widget of GTK that no longer listens to what it should leave to others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void xl_quiet (GtkWidget *widget, GType type);

G_END_DECLS
