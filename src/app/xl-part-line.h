/* xl-part-line.h - cells side by side in columns that all lines of a list share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XlPartLine:
 *
 * Its children are as wide as the widths say that it was made with, one each: up to 9 a share of what
 * is left, above that px at text scale 1.
 */
#define XL_TYPE_PART_LINE (xl_part_line_get_type ())
G_DECLARE_FINAL_TYPE (XlPartLine, xl_part_line, XL, PART_LINE, GtkWidget)

GtkWidget *xl_part_line_new (GArray *widths);
void xl_part_line_append (XlPartLine *self, GtkWidget *cell);

G_END_DECLS
