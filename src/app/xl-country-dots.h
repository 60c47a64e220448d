/* xl-country-dots.h - countries as squares in their colours, each with its code */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_COUNTRY_DOTS (xl_country_dots_get_type ())
G_DECLARE_FINAL_TYPE (XlCountryDots, xl_country_dots, XL, COUNTRY_DOTS, GtkWidget)

G_END_DECLS
