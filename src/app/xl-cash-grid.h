/* xl-cash-grid.h - the cash plan of a project, to be read and typed like a spreadsheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

#define XL_TYPE_CASH_GRID (xl_cash_grid_get_type ())
G_DECLARE_FINAL_TYPE (XlCashGrid, xl_cash_grid, XL, CASH_GRID, GtkBox)

void xl_cash_grid_show (XlCashGrid *grid, XlDesk *desk, XlProject *project);
void xl_cash_grid_focus (XlCashGrid *grid, const XlCashLine *line);

G_END_DECLS
