/* xl-filter-drop.h - a drop-down that filters: all, or one of what there is */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlFilterDrop:
 *
 * XlFilterDrop:title: what it filters by, shown while all is let through: "Country"
 * XlFilterDrop:value: (nullable): the key of what is let through, %NULL for all
 */
#define XL_TYPE_FILTER_DROP (xl_filter_drop_get_type ())
G_DECLARE_FINAL_TYPE (XlFilterDrop, xl_filter_drop, XL, FILTER_DROP, GtkWidget)

void xl_filter_drop_set_choices (XlFilterDrop *drop, const char *const *keys, const char *const *labels);
const char *xl_filter_drop_get_value (XlFilterDrop *drop);
void xl_filter_drop_set_value (XlFilterDrop *drop, const char *value);
const char *xl_filter_drop_get_label (XlFilterDrop *drop);

G_END_DECLS
