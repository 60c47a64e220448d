/* xl-map-choice.h - a filter of the map: a button with check marks below it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlMapChoice:title: what is chosen: "Stage"
 * XlMapChoice:single: one at most, else several
 * XlMapChoice:value: 0 for all; with @single the number of the chosen one from 1, else bits 1 << number
 *   from 0
 */
#define XL_TYPE_MAP_CHOICE (xl_map_choice_get_type ())
G_DECLARE_FINAL_TYPE (XlMapChoice, xl_map_choice, XL, MAP_CHOICE, GtkWidget)

void xl_map_choice_set_options (XlMapChoice *self, const char *const *words, const char *const *brief);
guint xl_map_choice_get_value (XlMapChoice *self);
void xl_map_choice_set_value (XlMapChoice *self, guint value);

G_END_DECLS
