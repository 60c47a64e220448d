/* xl-cash-canvas.h - the cells of a cash plan: drawn, walked through, chosen, typed into */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-cash.h"

G_BEGIN_DECLS

#define XL_TYPE_CASH_CANVAS (xl_cash_canvas_get_type ())
G_DECLARE_FINAL_TYPE (XlCashCanvas, xl_cash_canvas, XL, CASH_CANVAS, GtkWidget)

/**
 * XlCashCanvas::typed: (row, year, text): a cell was typed into; %TRUE takes it, %FALSE goes on typing
 * XlCashCanvas::renamed: (row, text): another name was typed for a line; %TRUE takes it
 * XlCashCanvas::asked: (word): "copy", "cut", "paste", "clear" or "fill" of the chosen block; "source" or "menu" of the
 *   cell with the cursor; "computed": it cannot be typed into; "moved": the cursor went on, or typing ended
 */
void xl_cash_canvas_set_sheet (XlCashCanvas *canvas, XlCashSheet *sheet, int exponent);
const XlCashSheet *xl_cash_canvas_get_sheet (XlCashCanvas *canvas);
void xl_cash_canvas_get_block (XlCashCanvas *canvas, XlCashBlock *block);
void xl_cash_canvas_get_cursor (XlCashCanvas *canvas, guint *row, guint *year, GdkRectangle *area);
void xl_cash_canvas_select (XlCashCanvas *canvas, const XlCashBlock *block);
void xl_cash_canvas_rename (XlCashCanvas *canvas);
void xl_cash_canvas_choose (XlCashCanvas *canvas, guint row, guint year);

G_END_DECLS
