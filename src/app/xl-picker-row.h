/* xl-picker-row.h - one line of the record picker: a record, or an offer in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PICKER_ROW (xl_picker_row_get_type ())
G_DECLARE_FINAL_TYPE (XlPickerRow, xl_picker_row, XL, PICKER_ROW, XlPart)

G_END_DECLS
