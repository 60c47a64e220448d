/* xl-record-browser.h - records of a kind: list left, record right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlRecordBrowser:
 *
 * XlRecordBrowser:kind: name of the kind of its records
 * XlRecordBrowser:empty-title: what stands there while there is none
 * XlRecordBrowser:empty-text: and what to do about it
 * XlRecordBrowser:empty-button: and the button that does it
 *
 * In a .ui file its columns are its children (GtkColumnViewColumn, sorted by XlColumnSorter); those
 * after the third, and those of type "more", are shown while the list is wide. An
 * XlRecordsView among them is another look at the same records. XlPart:record is the record that is selected.
 */
#define XL_TYPE_RECORD_BROWSER (xl_record_browser_get_type ())
G_DECLARE_FINAL_TYPE (XlRecordBrowser, xl_record_browser, XL, RECORD_BROWSER, XlPart)

gboolean xl_record_browser_show_record (XlRecordBrowser *self, gint64 id);
void xl_record_browser_show_view (XlRecordBrowser *self, gboolean shown);
gboolean xl_record_browser_focus_search (XlRecordBrowser *self);
gboolean xl_record_browser_focus_name (XlRecordBrowser *self);
GArray *xl_record_browser_dup_selection (XlRecordBrowser *self);

G_END_DECLS
