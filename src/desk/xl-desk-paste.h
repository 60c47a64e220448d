/* xl-desk-paste.h - a block of figures from a spreadsheet: read as a whole, or refused as a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-number.h"

G_BEGIN_DECLS

#define XL_PASTE_MAX_ROWS 50
#define XL_PASTE_MAX_COLUMNS 60

/**
 * XlPaste:
 * @n_rows: rows of figures
 * @n_columns: columns of figures
 * @values: n_rows × n_columns, row by row; NAN for an empty cell
 * @labels: (nullable) (array length=n_rows): what stood in a first column of words; "" where it was empty
 * @years: (nullable) (array length=n_columns): what stood in a first row of years
 * @comma: the decimal mark was taken to be a comma
 * @ambiguous: it could have been a point as well; the style of the reader decided
 * @currency: (nullable): the one currency that was named: "EUR"
 */
typedef struct
{
  guint n_rows, n_columns;
  double *values;
  char **labels;
  int *years;
  gboolean comma, ambiguous;
  char *currency;
} XlPaste;

XlPaste *xl_paste_parse (const char *text, const XlNumberStyle *style, char **sentence);
void xl_paste_free (XlPaste *paste);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlPaste, xl_paste_free)

G_END_DECLS
