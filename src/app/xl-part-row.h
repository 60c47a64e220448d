/* xl-part-row.h - one part of a project as a line of cells, with more fields below when it is opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part-list.h"

G_BEGIN_DECLS

/**
 * XlPartColumn:
 * @field: (nullable): the field that is edited in it
 * @width: see xl-part-line.h
 * @title: its head
 * @figure: (nullable): what stands in it instead
 * @share: (nullable): or the bar that stands in it
 * @verdict: (nullable): or the 2 x 2
 * @edit: (nullable): makes the edit of what is typed into @field
 * @data: for @figure, @share, @verdict or @edit
 */
typedef struct
{
  const XlField *field;
  double width;
  char *title;
  XlPartFigure figure;
  XlPartShare share;
  XlPartVerdict verdict;
  XlFieldEdit edit;
  gpointer data;
} XlPartColumn;

/**
 * XlPartRow:
 *
 * XlPartRow::remove: away with it
 */
#define XL_TYPE_PART_ROW (xl_part_row_get_type ())
G_DECLARE_FINAL_TYPE (XlPartRow, xl_part_row, XL, PART_ROW, XlPart)

GtkWidget *xl_part_row_new (XlRecord *part, GPtrArray *columns, GArray *widths, const char *second,
                            const char *const *details);
gboolean xl_part_row_focus_field (XlPartRow *self, const char *field);
GtkWidget *xl_part_row_make_verdict (void);
gboolean xl_part_row_is_number (const XlField *field);

G_END_DECLS
