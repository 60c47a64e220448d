/* xl-finding-row.h - a finding in the list of To check */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_FINDING_ROW (xl_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (XlFindingRow, xl_finding_row, XL, FINDING_ROW, GtkBox)

GtkWidget *xl_finding_row_new (void);
void xl_finding_row_show (XlFindingRow *row, XlDesk *desk, XlDeskFinding *finding);
gboolean xl_finding_row_justify (XlFindingRow *row);

G_END_DECLS
