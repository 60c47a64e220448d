/* xl-tile.h - a tile of the overview: title, scope, a chart or what to do first */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-view.h"

G_BEGIN_DECLS

#define XL_TYPE_TILE (xl_tile_get_type ())
G_DECLARE_FINAL_TYPE (XlTile, xl_tile, XL, TILE, GtkBox)

XlChartView *xl_tile_get_chart (XlTile *tile);
void xl_tile_show_chart (XlTile *tile, const char *scope, const char *summary);
void xl_tile_show_empty (XlTile *tile, const char *sentence, const char *button, const char *action);
void xl_tile_show_body (XlTile *tile, const char *scope, const char *summary);
void xl_tile_set_figure (XlTile *tile, const char *figure, const char *unit, const char *note, gboolean illustrative);
void xl_tile_set_chip (XlTile *tile, const char *text, const char *meaning);

G_END_DECLS
