/* xl-desk-cash.h - the cash plan of a project as a grid: lines by year; and the edits of its cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-paste.h"
#include "xl-project-cash.h"

G_BEGIN_DECLS

typedef enum
{
  XL_SHEET_LINE,     /* cells can be edited */
  XL_SHEET_FUNDING,  /* grants, equity and loans paid out */
  XL_SHEET_SERVICE,  /* interest and principal */
  XL_SHEET_CASH,     /* cumulated cash */
  XL_SHEET_DSCR,
} XlSheetRowType;

/**
 * XlSheetRow:
 * @type: whether it is a line or follows from the lines
 * @category: #XlLineCategory of a line, else 0
 * @label: (nullable): tells lines of one category apart
 * @title: what stands before the row, translated
 * @illustrative: some of it is invented
 * @values: by year, with the sign that people see: costs are negative; NAN for nothing. Currency units, tonnes, a ratio
 */
typedef struct
{
  XlSheetRowType type;
  int category;
  char *label;
  char *title;
  gboolean illustrative;
  double values[XL_CASH_YEARS];
} XlSheetRow;

/**
 * XlCashSheet:
 * @base_year: year of the first column
 * @n_years: columns
 * @rows: (element-type XlSheetRow): lines, then what follows from them
 * @largest: the largest amount of money, for its unit
 *
 * A value: it does not follow the plan.
 */
typedef struct
{
  int base_year;
  guint n_years;
  GPtrArray *rows;
  double largest;
} XlCashSheet;

XlCashSheet *xl_cash_sheet_new (XlPlan *plan, const XlProject *project);
void xl_cash_sheet_free (XlCashSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCashSheet, xl_cash_sheet_free)
XlSheetRow *xl_cash_sheet_row (const XlCashSheet *sheet, guint row);
char *xl_cash_sheet_text (const XlCashSheet *sheet, guint row, guint year, int exponent, gboolean typed);
char *xl_cash_sheet_copy (const XlCashSheet *sheet, guint row, guint year, guint n_rows, guint n_years, int exponent);

/**
 * XlSheetCell:
 * @row: a line of the sheet
 * @year: column
 * @value: as people see it, in currency units or tonnes; NAN for nothing
 */
typedef struct
{
  guint row, year;
  double value;
} XlSheetCell;

/* NULL with a sentence where the input is bad, NULL without one where nothing would change. */
XlEdit *xl_edits_cash_cells (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlSheetCell *cells, guint n,
                             char **sentence);
XlEdit *xl_edits_cash_typed (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, guint row, guint year,
                             const char *typed, int exponent, char **sentence);
XlEdit *xl_edits_cash_paste (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, guint row, guint year,
                             const XlPaste *paste, int exponent, char **sentence);

G_END_DECLS
