/* xl-field-editor.h - edits one value in place, in the way its type asks for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlFieldEditor:
 *
 * XlFieldEditor::typed: (const char *text): what was typed is finished: the field was left, Enter was
 *   pressed, or a long text has rested for 2 s
 * XlFieldEditor::chosen: (const char *text): canonical text of what was chosen; %NULL for no value
 * XlFieldEditor::created: (const char *name): a record of that name is to be made and referred to
 * XlFieldEditor::restored: Esc brought back what was there
 *
 * It never changes anything itself: who listens makes the edit and says how it went.
 */
#define XL_TYPE_FIELD_EDITOR (xl_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (XlFieldEditor, xl_field_editor, XL, FIELD_EDITOR, GtkWidget)

GtkWidget *xl_field_editor_new (const XlField *field);
void xl_field_editor_show (XlFieldEditor *self, XlDesk *desk, XlRecord *record);
void xl_field_editor_finish (XlFieldEditor *self);
void xl_field_editor_settle (XlFieldEditor *self, gboolean accepted);
void xl_field_editor_reset (XlFieldEditor *self);
void xl_field_editor_set_cell (XlFieldEditor *self);
void xl_field_editor_set_chars (XlFieldEditor *self, int chars);
void xl_field_editor_set_name (XlFieldEditor *self, const char *name);

G_END_DECLS
