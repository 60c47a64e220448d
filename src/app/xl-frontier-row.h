/* xl-frontier-row.h - a project in the list of what a budget buys and what it does not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-portfolio.h"

G_BEGIN_DECLS

/* One row of an answer, in words. */
#define XL_TYPE_FRONTIER_ITEM (xl_frontier_item_get_type ())
G_DECLARE_FINAL_TYPE (XlFrontierItem, xl_frontier_item, XL, FRONTIER_ITEM, GObject)

XlFrontierItem *xl_frontier_item_new (XlPlan *plan, const XlDeskPortfolio *portfolio, const XlPortfolioRow *row);
gint64 xl_frontier_item_get_project (XlFrontierItem *item);

#define XL_TYPE_FRONTIER_ROW (xl_frontier_row_get_type ())
G_DECLARE_FINAL_TYPE (XlFrontierRow, xl_frontier_row, XL, FRONTIER_ROW, GtkBox)

GtkWidget *xl_frontier_row_new (void);
void xl_frontier_row_show (XlFrontierRow *row, XlFrontierItem *item);

G_END_DECLS
