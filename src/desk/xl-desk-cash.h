/* xl-desk-cash.h - a project's cash plan as a grid of lines by years, and the edits behind it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-paste.h"
#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlCashRowType:
 * @XL_CASH_ROW_LINE: what people enter
 * @XL_CASH_ROW_FUNDING: grants, equity and loans that are paid out; computed, like all below
 * @XL_CASH_ROW_SERVICE: debt service
 * @XL_CASH_ROW_CASH: cumulated cash
 * @XL_CASH_ROW_DSCR: debt service cover
 */
typedef enum
{
  XL_CASH_ROW_LINE,
  XL_CASH_ROW_FUNDING,
  XL_CASH_ROW_SERVICE,
  XL_CASH_ROW_CASH,
  XL_CASH_ROW_DSCR,
} XlCashRowType;

/**
 * XlCashCell:
 * @given: whether a cash line says it
 * @amount: of a line of money, in minor units as stored: positive, the category gives the sign
 * @value: as people see it: money with its sign, in currency units; tonnes; the cover; NAN when undefined
 * @n_records: how many cash lines make it up
 * @record: id of the first of them, or 0
 * @illustrative: whether one of them is
 * @sourced: whether one of them has a source or evidence of its own
 */
typedef struct
{
  gboolean given;
  gint64 amount;
  double value;
  guint n_records;
  gint64 record;
  gboolean illustrative;
  gboolean sourced;
} XlCashCell;

/**
 * XlCashRow:
 * @type: what it is
 * @category: one of XL_LINE_*; 0 in a computed row
 * @label: (nullable): which line of that category
 * @name: what stands before it, translated: "Operating cost: electricity"
 * @illustrative: whether one of its cells is
 * @filled: whether one of its cells is given
 * @cells: one a year
 */
typedef struct
{
  XlCashRowType type;
  int category;
  char *label;
  char *name;
  gboolean illustrative;
  gboolean filled;
  XlCashCell *cells;
} XlCashRow;

/* A line that is shown although no year has an amount of it yet. */
typedef struct
{
  int category;
  char *label; /* or NULL */
} XlCashLineName;

/**
 * XlCashSheet:
 * @base: calendar year of the first column
 * @years: number of columns, 1 to %XL_CASH_YEARS
 * @currency: (nullable): of the project
 * @exponent: power of ten that suits its money: 0, 3 or 6
 * @tonnes_exponent: 0 or 3, for tonnes
 * @decimals: figures behind the mark that tell its money in units of 1, thousands, millions
 * @tonnes_decimals: the same for its tonnes
 * @rows: (element-type XlCashRow): lines first, then what is computed from them
 * @n_lines: how many rows are lines
 * @n_outside: cash lines with a year that has no column
 *
 * What a project's cash plan says, at the time of asking; it never changes.
 */
typedef struct
{
  int base, years;
  char *currency;
  int exponent;
  int tonnes_exponent;
  int decimals[3];
  int tonnes_decimals;
  GPtrArray *rows;
  guint n_lines;
  guint n_outside;
} XlCashSheet;

XlCashSheet *xl_cash_sheet_new (XlPlan *plan, const XlProject *project, const XlCashLineName *extra, guint n_extra);
void xl_cash_sheet_free (XlCashSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCashSheet, xl_cash_sheet_free)
const XlCashRow *xl_cash_sheet_row (const XlCashSheet *sheet, guint row);
const XlCashCell *xl_cash_sheet_cell (const XlCashSheet *sheet, guint row, guint column);
int xl_cash_sheet_find (const XlCashSheet *sheet, int category, const char *label);

/* Some of its cells. */
typedef struct
{
  guint row, column, n_rows, n_columns;
} XlCashBlock;

/* As one would type it, exactly, in units of 10^@exponent: "" for an empty cell. (transfer full) */
char *xl_cash_sheet_typed (const XlCashSheet *sheet, guint row, guint column, int exponent, const XlNumberStyle *style);
char *xl_cash_sheet_copy (const XlCashSheet *sheet, const XlCashBlock *block, int exponent,
                          const XlNumberStyle *style);

/**
 * XlCashValue:
 * @category: one of XL_LINE_*
 * @label: (nullable): which line of it
 * @year: calendar year
 * @clear: delete what is there
 * @amount: minor units as stored, for money
 * @tonnes: for %XL_LINE_CO2
 */
typedef struct
{
  int category;
  const char *label;
  int year;
  gboolean clear;
  gint64 amount;
  double tonnes;
} XlCashValue;

/* Edits; NULL with a sentence where the input is bad, NULL without one where nothing would change. Numbers are in
 * units of 10^@exponent, with the sign that the grid shows. @note (transfer full) says what is worth knowing of how
 * they were taken. */
XlEdit *xl_edits_cash_cells (XlPlan *plan, XlProject *project, const XlCashValue *values, guint n, char **sentence);
XlEdit *xl_edits_cash_typed (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlCashBlock *block,
                             const char *typed, int exponent, const XlNumberStyle *style, char **note, char **sentence);
XlEdit *xl_edits_cash_paste (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlPaste *paste,
                             XlCashBlock *block, int exponent, char **note, char **sentence);
XlEdit *xl_edits_cash_clear (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlCashBlock *block);
XlEdit *xl_edits_cash_fill_right (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlCashBlock *block,
                                  char **sentence);
XlEdit *xl_edits_cash_rename (XlPlan *plan, XlProject *project, int category, const char *label, const char *name,
                              char **sentence);

/* --- words (xl-desk-words-cash.c) --- */

/**
 * XlCashRefused:
 *
 * Why a grid stays as it is.
 */
typedef enum
{
  XL_CASH_REFUSED_YEAR_BEFORE,  /* year; n: the first year there is */
  XL_CASH_REFUSED_YEAR_AFTER,   /* year; n: the last year there is; m: the horizon that would do */
  XL_CASH_REFUSED_NO_YEAR,
  XL_CASH_REFUSED_YEARS,        /* year: beyond the longest horizon */
  XL_CASH_REFUSED_NEGATIVE,     /* line, year */
  XL_CASH_REFUSED_SIGNS,        /* line, year, text */
  XL_CASH_REFUSED_AMOUNT,       /* line, year */
  XL_CASH_REFUSED_PERCENT,      /* text */
  XL_CASH_REFUSED_CURRENCY,     /* text, other */
  XL_CASH_REFUSED_TONNES,       /* line, text */
  XL_CASH_REFUSED_ROWS,         /* n: rows in the block; m: lines that are there */
  XL_CASH_REFUSED_NO_NAME,      /* n: row of the block */
  XL_CASH_REFUSED_NAME,         /* text */
  XL_CASH_REFUSED_TWICE,        /* text */
  XL_CASH_REFUSED_EXISTS,       /* line */
  XL_CASH_REFUSED_COMPUTED,
  XL_CASH_REFUSED_NUMBER,       /* text */
} XlCashRefused;

typedef struct
{
  XlCashRefused why;
  int category;
  const char *label;
  int year;
  int n, m;
  const char *text, *other;
} XlCashRefusal;

char *xl_words_cash_refusal (const XlCashRefusal *refusal);
char *xl_words_cash_line (int category, const char *label);
const char *xl_words_cash_category (int category);
const char *xl_words_cash_row (XlCashRowType type);
char *xl_words_cash_cell (const XlCashSheet *sheet, guint row, guint column, int exponent);
char *xl_words_cash_unit (const XlCashSheet *sheet, guint row, int exponent);
char *xl_words_cash_said (const XlCashSheet *sheet, guint row, guint column, int exponent);
char *xl_words_cash_outside (const XlCashSheet *sheet);
char *xl_words_cash_signs (const char *line, gboolean tax, int year, gboolean in);
char *xl_words_cash_left_out (const char *line);
char *xl_words_paste_fault (const XlPaste *paste);
char *xl_words_paste_reading (const XlPaste *paste);

G_END_DECLS
