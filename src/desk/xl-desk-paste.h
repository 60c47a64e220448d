/* xl-desk-paste.h - numbers as spreadsheets put them on the clipboard: read as a block, and the reading told */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-number.h"

G_BEGIN_DECLS

/* The largest block that is read, without a row of years and a column of names. */
#define XL_PASTE_ROWS 50
#define XL_PASTE_COLUMNS 60

/* What a cell says in place of a currency when it speaks of tonnes. */
#define XL_PASTE_TONNES "t"

/**
 * XlPasteFault:
 * @XL_PASTE_SOUND: nothing is wrong
 * @XL_PASTE_FAULT_EMPTY: there is no number
 * @XL_PASTE_FAULT_LARGE: more than %XL_PASTE_ROWS rows or %XL_PASTE_COLUMNS columns, or no text
 * @XL_PASTE_FAULT_TEXT: a cell is not a number
 * @XL_PASTE_FAULT_MARKS: one cell has a decimal comma, another a decimal point
 * @XL_PASTE_FAULT_CURRENCIES: cells name two currencies
 */
typedef enum
{
  XL_PASTE_SOUND,
  XL_PASTE_FAULT_EMPTY,
  XL_PASTE_FAULT_LARGE,
  XL_PASTE_FAULT_TEXT,
  XL_PASTE_FAULT_MARKS,
  XL_PASTE_FAULT_CURRENCIES,
} XlPasteFault;

typedef enum
{
  XL_PASTE_BARE = 1 << 0,  /* numbers only: a first row that looks like years is none */
  XL_PASTE_TYPED = 1 << 1, /* typed by hand: the given style alone is understood */
} XlPasteFlags;

/**
 * XlPasteCell:
 * @plain: (nullable): the number as #xl_number_plain writes it, of any length; %NULL in an empty cell
 * @text: (nullable): the cell as it was
 * @exponent: power of ten that the cell itself names: 6 in "1.2 M€"; -1 where it names none
 * @currency: (nullable): ISO 4217 code, sign, or %XL_PASTE_TONNES, that the cell names
 * @percent: whether it is a share
 */
typedef struct
{
  char *plain;
  char *text;
  int exponent;
  const char *currency;
  gboolean percent;
} XlPasteCell;

/**
 * XlPaste:
 * @fault: what is wrong; the block has no cells then
 * @fault_row: row of the text at fault, from 1; of a block that is too large, how many rows it has
 * @fault_column: column of the text at fault, from 1; of a block that is too large, how many columns
 * @fault_text: (nullable): the cell at fault
 * @fault_other: (nullable): the cell or currency that it contradicts
 * @n_rows: rows of numbers
 * @n_columns: columns of numbers
 * @cells: (array): row by row
 * @labels: (nullable) (array length=n_rows): the first column, where it held names; with %NULLs
 * @years: (nullable) (array length=n_columns): the first row, where it held years; 0 for none
 * @currency: (nullable): the money that cells, or the corner above the names, speak of
 * @exponent: power of ten that the corner names for all money; -1 where it names none
 * @tonnes_exponent: power of ten that all tonnes are in; -1 where it is that of the sheet
 * @decimal: (nullable): the decimal mark by which it was read; %NULL when no cell shows one
 * @guess: (nullable): a cell that could have been read with another mark; the given style decided
 * @guess_plain: (nullable): what it was read as, plain
 *
 * A block of numbers.
 */
typedef struct
{
  XlPasteFault fault;
  guint fault_row, fault_column;
  char *fault_text;
  char *fault_other;
  guint n_rows, n_columns;
  XlPasteCell *cells;
  char **labels;
  int *years;
  const char *currency;
  int exponent;
  int tonnes_exponent;
  const char *decimal;
  char *guess;
  char *guess_plain;
} XlPaste;

XlPaste *xl_paste_parse (const char *text, const XlNumberStyle *style, XlPasteFlags flags);
void xl_paste_free (XlPaste *paste);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlPaste, xl_paste_free)

G_END_DECLS
