/* xl-appearance.h - light, dark, high contrast: what the desktop or the person wants, for CSS and cairo */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-theme.h"

G_BEGIN_DECLS

void xl_appearance_start (void);
const char *xl_appearance_get_choice (void);
void xl_appearance_choose (const char *choice);
void xl_appearance_step_text (int step);

const XlTheme *xl_app_theme (GtkWidget *widget);
XlColour xl_app_ground (GtkWidget *widget);
void xl_app_theme_redraws (GtkWidget *widget);
void xl_app_theme_connect (GtkWidget *widget, void (*changed) (GtkWidget *widget));

G_END_DECLS
