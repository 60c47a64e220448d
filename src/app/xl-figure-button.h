/* xl-figure-button.h - a figure of an appraisal; a click tells its method, its rate and its terms */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-finance.h"

G_BEGIN_DECLS

/**
 * XlFigureButton:
 *
 * XlFigureButton:figure: name of a figure, as xl_appraisal_figures() has it: "fnpv_c"
 * XlFigureButton:title: (nullable): what stands above it, where that is shorter than its name
 */
#define XL_TYPE_FIGURE_BUTTON (xl_figure_button_get_type ())
G_DECLARE_FINAL_TYPE (XlFigureButton, xl_figure_button, XL, FIGURE_BUTTON, GtkWidget)

void xl_figure_button_show (XlFigureButton *self, XlPlan *plan, XlProject *project, const XlAppraisal *appraisal);
const XlFigureInfo *xl_figure_find (const char *name);

G_END_DECLS
