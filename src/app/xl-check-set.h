/* xl-check-set.h - a check box for each item of a closed set */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-field.h"

G_BEGIN_DECLS

GtkWidget *xl_check_set_new (const XlField *field, GCallback toggled, gpointer data);
void xl_check_set_show (GtkWidget *checks, const XlField *field, const char *const *items);
char *xl_check_set_dup_text (GtkWidget *checks, const XlField *field);

G_END_DECLS
