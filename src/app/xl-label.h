/* xl-label.h - labels of what people type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void xl_label_wrap (GtkLabel *label);

G_END_DECLS
