/* xl-link-row.h - one record that another is linked with: role, dates, letter, and away with it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlLinkRow:
 *
 * XlLinkRow::remove: the link is to be removed
 *
 * XlPart:record is the record at the other end.
 */
#define XL_TYPE_LINK_ROW (xl_link_row_get_type ())
G_DECLARE_FINAL_TYPE (XlLinkRow, xl_link_row, XL, LINK_ROW, XlPart)

GtkWidget *xl_link_row_new (XlRecord *near, XlRecord *record, XlRecord *link);
XlRecord *xl_link_row_get_link (XlLinkRow *self);
void xl_link_row_say (XlLinkRow *self, const char *role, const char *dates, gboolean dated);

G_END_DECLS
