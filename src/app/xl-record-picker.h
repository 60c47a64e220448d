/* xl-record-picker.h - find a record of a kind by typing, or make a new one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlRecordPicker:
 *
 * XlRecordPicker::picked: (XlRecord *record): this one; %NULL for none
 * XlRecordPicker::create: (const char *name): a new one of that name
 * XlRecordPicker::code: (const char *code): that code of a list of codes
 */
#define XL_TYPE_RECORD_PICKER (xl_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (XlRecordPicker, xl_record_picker, XL, RECORD_PICKER, GtkPopover)

GtkWidget *xl_record_picker_new (XlDesk *desk, const XlKind *kind);
GtkWidget *xl_record_picker_new_codes (XlDesk *desk, const char *list, const char *name);
XlDesk *xl_record_picker_get_desk (XlRecordPicker *self);
void xl_record_picker_set_clearable (XlRecordPicker *self, gboolean clearable);
void xl_record_picker_set_without (XlRecordPicker *self, XlRecord *record);

G_END_DECLS
