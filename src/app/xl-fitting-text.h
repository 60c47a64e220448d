/* xl-fitting-text.h - a text of several lines, as high as its words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_FITTING_TEXT (xl_fitting_text_get_type ())
G_DECLARE_FINAL_TYPE (XlFittingText, xl_fitting_text, XL, FITTING_TEXT, GtkTextView)

GtkWidget *xl_fitting_text_new (void);

G_END_DECLS
