/* xl-filter-drop.h - a drop-down that filters: what there is, how often, and which of it is asked for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlFilterDrop:
 *
 * XlFilterDrop::toggled: (const char *key, gboolean chosen): a person asks for a value, or does no more
 *
 * It never filters itself: who listens does, and gives it the values with their new counts.
 */
#define XL_TYPE_FILTER_DROP (xl_filter_drop_get_type ())
G_DECLARE_FINAL_TYPE (XlFilterDrop, xl_filter_drop, XL, FILTER_DROP, GtkWidget)

GtkWidget *xl_filter_drop_new (const char *title);
void xl_filter_drop_set_values (XlFilterDrop *drop, GPtrArray *values);

G_END_DECLS
