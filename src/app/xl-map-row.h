/* xl-map-row.h - a record in a list beside the map: its shape, its name, its role */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_MAP_ROW (xl_map_row_get_type ())
G_DECLARE_FINAL_TYPE (XlMapRow, xl_map_row, XL, MAP_ROW, XlPart)

GtkWidget *xl_map_row_new (XlRecord *record, const char *role);

G_END_DECLS
