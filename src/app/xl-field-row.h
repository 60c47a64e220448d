/* xl-field-row.h - one field of a record: label, editor, unit, error, and where the value comes from */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlFieldRow:
 *
 * XlFieldRow:field: (construct-only in .ui): name of the field, as in the field table
 * XlFieldRow:compact: without label and mark, for rows of a table
 * XlFieldRow:title: (nullable): what stands in the place of the table's label
 *
 * Placed by hand in a form, filled from the field table. Asks "record.show-source" (s) of the view
 * around it when it gets the focus.
 */
#define XL_TYPE_FIELD_ROW (xl_field_row_get_type ())
G_DECLARE_FINAL_TYPE (XlFieldRow, xl_field_row, XL, FIELD_ROW, XlPart)

/**
 * XlFieldEdit:
 * @typed: what was typed into @field
 * @fault: (out): what is wrong with it
 *
 * Returns: (transfer full) (nullable): the edit; see xl_edits_field()
 */
typedef XlEdit *(*XlFieldEdit) (XlPlan *plan, XlRecord *record, const XlField *field, const char *typed, XlFault **fault,
                                gpointer data);

GtkWidget *xl_field_row_new (const char *field, gboolean compact);
const char *xl_field_row_get_field (XlFieldRow *self);
void xl_field_row_set_edit (XlFieldRow *self, XlFieldEdit make, gpointer data);

G_END_DECLS
