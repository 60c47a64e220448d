/* xl-intake-pane.h - a table before it is compared: what its rows are, and which column is which field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-intake.h"

G_BEGIN_DECLS

/**
 * XlIntakePane:
 *
 * XlIntakePane::changed: the table reads otherwise now
 */
#define XL_TYPE_INTAKE_PANE (xl_intake_pane_get_type ())
G_DECLARE_FINAL_TYPE (XlIntakePane, xl_intake_pane, XL, INTAKE_PANE, GtkWidget)

void xl_intake_pane_set_table (XlIntakePane *pane, XlIntake *table, XlPlan *plan);

G_END_DECLS
