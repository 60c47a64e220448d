/* xl-position-board.h - positions in three lanes: draft, in consultation, adopted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-records-view.h"

G_BEGIN_DECLS

#define XL_TYPE_POSITION_BOARD (xl_position_board_get_type ())
G_DECLARE_FINAL_TYPE (XlPositionBoard, xl_position_board, XL, POSITION_BOARD, XlRecordsView)

G_END_DECLS
