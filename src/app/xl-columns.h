/* xl-columns.h - what lists of records show in their columns, and how they sort by them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlCell:
 *
 * XlCell:column: name of a column: "name", "about", "country", "code", "networks", "type", "projects", "class",
 *   "quantity", "matches", "when", "state"
 *
 * One fact about a record as a line of text, for the rows of lists.
 */
#define XL_TYPE_CELL (xl_cell_get_type ())
G_DECLARE_FINAL_TYPE (XlCell, xl_cell, XL, CELL, XlPart)

/**
 * XlColumnSorter:
 *
 * XlColumnSorter:column: name of a column, as above
 *
 * Sorts records by a column. The keys are made once and kept until the plan changes.
 */
#define XL_TYPE_COLUMN_SORTER (xl_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (XlColumnSorter, xl_column_sorter, XL, COLUMN_SORTER, GtkSorter)

void xl_column_sorter_set_plan (XlColumnSorter *self, XlPlan *plan);
void xl_column_sorter_forget (XlColumnSorter *self, gboolean resort);

GtkColumnViewColumn *xl_columns_dup_first (GtkColumnView *list);
gboolean xl_columns_sort_by (const XlKind *kind, const XlOp *op);
void xl_columns_mend_clicks (GtkColumnView *list);

G_END_DECLS
