/* xl-setting-row.h - a threshold, weight or rate: name, value, unit, where it comes from, and the way back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-settings.h"

G_BEGIN_DECLS

/**
 * XlSettingRow:
 *
 * XlSettingRow::edited: what is typed changed
 * XlSettingRow::committed: what is typed is finished: Enter was pressed or the entry was left
 * XlSettingRow::reset: the program's own value is wanted back
 *
 * It never changes anything itself.
 */
#define XL_TYPE_SETTING_ROW (xl_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (XlSettingRow, xl_setting_row, XL, SETTING_ROW, GtkBox)

GtkWidget *xl_setting_row_new (const XlSettingInfo *info);
const XlSettingInfo *xl_setting_row_get_info (XlSettingRow *row);
void xl_setting_row_show (XlSettingRow *row, double value, gboolean writable);
gboolean xl_setting_row_get_typed (XlSettingRow *row, double *value);
gboolean xl_setting_row_is_edited (XlSettingRow *row);
void xl_setting_row_type (XlSettingRow *row, double value);
void xl_setting_row_fail (XlSettingRow *row, const char *sentence);

G_END_DECLS
