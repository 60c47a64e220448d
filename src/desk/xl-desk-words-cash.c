/* xl-desk-words-cash.c - the grid of a cash plan in words: lines, cells, how a block was read, why it was not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-desk-cash.h"
#include "xl-desk-decimal.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"

#define SHORT 40

/* A foreign cell inside a sentence: on one line, short, and with its own direction of writing. */
static char *
dup_short (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *cut = g_utf8_strlen (valid, -1) > SHORT ? g_utf8_substring (valid, 0, SHORT) : NULL;
  char *line = g_strdelimit (g_strdup (cut != NULL ? cut : valid), "\t\r\n", ' ');
  char *out = g_strdup_printf ("\u2068%s%s\u2069", line, cut != NULL ? "…" : "");

  g_free (line);
  return out;
}

/* --- lines ------------------------------------------------------------------------------------ */

/**
 * xl_words_cash_category:
 * @category: one of XL_LINE_*
 *
 * Returns: (transfer none): what its line is called
 */
const char *
xl_words_cash_category (int category)
{
  return xl_words_choice (xl_kind_field (&xl_kind_cash_line, "category"), category);
}

/**
 * xl_words_cash_line:
 *
 * Returns: (transfer full): "Operating cost", "Operating cost: electricity"
 */
char *
xl_words_cash_line (int category, const char *label)
{
  return label != NULL ? g_strdup_printf ("%s: %s", xl_words_cash_category (category), label)
                       : g_strdup (xl_words_cash_category (category));
}

const char *
xl_words_cash_row (XlCashRowType type)
{
  switch (type)
    {
    case XL_CASH_ROW_FUNDING:
      return _ ("Grant, equity, loan");
    case XL_CASH_ROW_SERVICE:
      return _ ("Debt service");
    case XL_CASH_ROW_CASH:
      return _ ("Cumulated cash");
    case XL_CASH_ROW_DSCR:
      return _ ("DSCR");
    case XL_CASH_ROW_LINE:
      break;
    }
  return "";
}

/* --- cells ------------------------------------------------------------------------------------ */

static int
find_decimals (const XlCashSheet *sheet, gboolean tonnes, int exponent)
{
  return tonnes ? sheet->tonnes_decimals : sheet->decimals[CLAMP (exponent, 0, 6) / 3];
}

/**
 * xl_words_cash_cell:
 * @exponent: power of ten of the unit for money
 *
 * Returns: (transfer full): what the cell shows: "−90.0", "0" for nothing, "" where the whole line has
 *   nothing, an en dash for what is undefined
 */
char *
xl_words_cash_cell (const XlCashSheet *sheet, guint row, guint column, int exponent)
{
  const XlCashRow *line = xl_cash_sheet_row (sheet, row);
  double value = xl_cash_sheet_cell (sheet, row, column)->value;
  gboolean tonnes = line->category == XL_LINE_CO2;
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  if (line->type == XL_CASH_ROW_DSCR)
    return xl_words_number (value, 2);
  /* A line that has amounts has none in other years; an empty one says nothing yet. */
  if (value == 0)
    return g_strdup (line->filled ? "0" : "");
  number = tonnes ? xl_words_number (value / pow (10, sheet->tonnes_exponent), find_decimals (sheet, TRUE, 0))
                  : xl_words_money_in (value, exponent, find_decimals (sheet, FALSE, exponent));
  /* Where the other sign is the usual one, this one is shown. */
  if (value > 0 && (line->category == XL_LINE_TAX || line->category == XL_LINE_WORKING_CAPITAL))
    return g_strconcat ("+", number, NULL);
  return g_steal_pointer (&number);
}

/**
 * xl_words_cash_unit:
 *
 * Returns: (transfer full): unit of a row: "M€", "kt"; "" of the cover
 */
char *
xl_words_cash_unit (const XlCashSheet *sheet, guint row, int exponent)
{
  const XlCashRow *line = xl_cash_sheet_row (sheet, row);

  if (line->type == XL_CASH_ROW_DSCR)
    return g_strdup ("");
  if (line->category == XL_LINE_CO2)
    return g_strdup (sheet->tonnes_exponent > 0 ? _ ("kt") : _ ("t"));
  return xl_words_money_unit (exponent, sheet->currency);
}

/**
 * xl_words_cash_said:
 *
 * Returns: (transfer full): the cell for who does not see it: "Cash plan, Revenue 2028: 21.0 M€, illustrative"
 */
char *
xl_words_cash_said (const XlCashSheet *sheet, guint row, guint column, int exponent)
{
  const XlCashRow *line = xl_cash_sheet_row (sheet, row);
  const XlCashCell *cell = xl_cash_sheet_cell (sheet, row, column);
  g_autofree char *number = xl_words_cash_cell (sheet, row, column, exponent);
  g_autofree char *unit = xl_words_cash_unit (sheet, row, exponent);
  const char *shown = !isfinite (cell->value)                           ? _ ("undefined")
                      : line->type == XL_CASH_ROW_LINE && !cell->given ? _ ("empty")
                                                                       : number;
  gboolean bare = shown != number || *unit == '\0';

  /* Translators: a line of the cash plan, a year, an amount with its unit */
  return g_strdup_printf (_ ("Cash plan, %s %d: %s%s%s%s%s"), line->name, sheet->base + (int) column, shown, bare ? "" : "\u00a0",
                          bare ? "" : unit, cell->illustrative ? ", " : "", cell->illustrative ? _ ("illustrative") : "");
}

/**
 * xl_words_cash_outside:
 *
 * Returns: (transfer full) (nullable): that some of the plan has no column; %NULL when all has
 */
char *
xl_words_cash_outside (const XlCashSheet *sheet)
{
  if (sheet->n_outside == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u amount lies outside %d–%d and is not shown.",
                                       "%u amounts lie outside %d–%d and are not shown.", sheet->n_outside),
                          sheet->n_outside, sheet->base, sheet->base + sheet->years - 1);
}

/* --- how it was read -------------------------------------------------------------------------- */

/**
 * xl_words_cash_signs:
 * @line: its name
 * @tax: whether it is the line of taxes
 * @in: a line that mostly is money out got money that comes in; else one that can only be money out
 *   was written with a minus
 *
 * Returns: (transfer full): a sentence
 */
char *
xl_words_cash_signs (const char *line, gboolean tax, int year, gboolean in)
{
  if (!in)
    return g_strdup_printf (_ ("%s: negative numbers were taken as cost."), line);
  if (tax)
    /* Translators: a line and a year */
    return g_strdup_printf (_ ("%s %d is a refund; tax that is paid has a minus."), line, year);
  return g_strdup_printf (_ ("%s %d sets cash free; an increase has a minus."), line, year);
}

char *
xl_words_cash_left_out (const char *line)
{
  g_autofree char *name = dup_short (line);

  return g_strdup_printf (_ ("%s is computed here and was left out."), name);
}

/**
 * xl_words_paste_reading:
 *
 * Returns: (transfer full): how a block was read: "11 × 5 cells pasted, read with decimal comma."
 */
char *
xl_words_paste_reading (const XlPaste *paste)
{
  g_autofree char *first = NULL, *guess = NULL, *text = NULL, *number = NULL;

  if (paste->decimal == NULL)
    /* Translators: columns and rows of a block, here and below */
    first = g_strdup_printf (_ ("%u × %u cells pasted."), paste->n_columns, paste->n_rows);
  else if (strcmp (paste->decimal, ",") == 0)
    first = g_strdup_printf (_ ("%u × %u cells pasted, read with decimal comma."), paste->n_columns, paste->n_rows);
  else if (strcmp (paste->decimal, ".") == 0)
    first = g_strdup_printf (_ ("%u × %u cells pasted, read with decimal point."), paste->n_columns, paste->n_rows);
  else
    first = g_strdup_printf (_ ("%u × %u cells pasted, read with decimal mark “%s”."), paste->n_columns, paste->n_rows,
                             paste->decimal);
  if (paste->guess == NULL)
    return g_steal_pointer (&first);
  text = dup_short (paste->guess);
  number = xl_decimal_localise (paste->guess_plain, xl_number_locale ());
  guess = g_strdup_printf (_ ("“%s” was read as %s."), text, number);
  return g_strdup_printf ("%s %s", first, guess);
}

/* --- why not ---------------------------------------------------------------------------------- */

/**
 * xl_words_paste_fault:
 *
 * Returns: (transfer full): one sentence
 */
char *
xl_words_paste_fault (const XlPaste *paste)
{
  g_autofree char *text = dup_short (paste->fault_text);
  g_autofree char *other = dup_short (paste->fault_other);

  switch (paste->fault)
    {
    case XL_PASTE_SOUND:
      break;
    case XL_PASTE_FAULT_EMPTY:
      return g_strdup (_ ("There is no number to paste."));
    case XL_PASTE_FAULT_LARGE:
      if (paste->fault_row == 0)
        return g_strdup (_ ("What is on the clipboard is too large for a cash plan, or is no text."));
      return g_strdup_printf (_ ("The block has %u rows and %u columns; at most %d and %d can be pasted."), paste->fault_row,
                              paste->fault_column, XL_PASTE_ROWS, XL_PASTE_COLUMNS);
    case XL_PASTE_FAULT_TEXT:
      return g_strdup_printf (_ ("“%s” in row %u, column %u of the block is not a number."), text, paste->fault_row,
                              paste->fault_column);
    case XL_PASTE_FAULT_MARKS:
      return g_strdup_printf (_ ("“%s” in row %u, column %u of the block has another decimal mark than “%s”."), text,
                              paste->fault_row, paste->fault_column, other);
    case XL_PASTE_FAULT_CURRENCIES:
      return g_strdup_printf (_ ("The block mixes two currencies, %s and %s."), other, text);
    }
  return g_strdup ("");
}

static char *
year_refusal (const XlCashRefusal *refusal)
{
  switch (refusal->why)
    {
    case XL_CASH_REFUSED_YEAR_BEFORE:
      return g_strdup_printf (_ ("%d is before the first year of the plan, %d: set an earlier price base year first."),
                              refusal->year, refusal->n);
    case XL_CASH_REFUSED_YEAR_AFTER:
      return g_strdup_printf (_ ("%d is after the last year of the plan, %d: set the horizon to %d years or more first."),
                              refusal->year, refusal->n, refusal->m);
    case XL_CASH_REFUSED_NO_YEAR:
      return g_strdup (_ ("A column of the block has numbers but no year above it."));
    default:
      return g_strdup_printf (_ ("%d is too late: a plan from %d on has at most %d years."), refusal->year, refusal->n,
                              XL_CASH_YEARS);
    }
}

static char *
line_refusal (const XlCashRefusal *refusal, const char *text)
{
  g_autofree char *line = refusal->category > 0 ? xl_words_cash_line (refusal->category, refusal->label) : g_strdup ("");

  switch (refusal->why)
    {
    case XL_CASH_REFUSED_NEGATIVE:
      return g_strdup_printf (_ ("%s %d cannot be negative."), line, refusal->year);
    case XL_CASH_REFUSED_SIGNS:
      return g_strdup_printf (_ ("%s %d: “%s” has another sign than the rest of the line."), line, refusal->year, text);
    case XL_CASH_REFUSED_AMOUNT:
      return g_strdup_printf (_ ("%s %d: the number is too large."), line, refusal->year);
    case XL_CASH_REFUSED_TONNES:
      if (refusal->category == XL_LINE_CO2)
        return g_strdup_printf (_ ("%s is in tonnes, but “%s” is money."), line, text);
      return g_strdup_printf (_ ("%s is in money, but “%s” is in tonnes."), line, text);
    default:
      return g_strdup_printf (_ ("There is a line “%s” already."), line);
    }
}

/**
 * xl_words_cash_refusal:
 *
 * Returns: (transfer full): one sentence
 */
char *
xl_words_cash_refusal (const XlCashRefusal *refusal)
{
  g_autofree char *text = dup_short (refusal->text);

  switch (refusal->why)
    {
    case XL_CASH_REFUSED_YEAR_BEFORE:
    case XL_CASH_REFUSED_YEAR_AFTER:
    case XL_CASH_REFUSED_NO_YEAR:
    case XL_CASH_REFUSED_YEARS:
      return year_refusal (refusal);
    case XL_CASH_REFUSED_NEGATIVE:
    case XL_CASH_REFUSED_SIGNS:
    case XL_CASH_REFUSED_AMOUNT:
    case XL_CASH_REFUSED_TONNES:
    case XL_CASH_REFUSED_EXISTS:
      return line_refusal (refusal, text);
    case XL_CASH_REFUSED_PERCENT:
      return g_strdup_printf (_ ("“%s” is a share; a cash plan has amounts."), text);
    case XL_CASH_REFUSED_CURRENCY:
      return g_strdup_printf (_ ("The block is in %s, the cash plan in %s."), text, refusal->other);
    case XL_CASH_REFUSED_ROWS:
      return g_strdup_printf (_ ("The block is %d rows high, but from here on there is room for %d."), refusal->n,
                              refusal->m);
    case XL_CASH_REFUSED_NO_NAME:
      return g_strdup_printf (_ ("Row %d of the block has numbers but no name."), refusal->n);
    case XL_CASH_REFUSED_NAME:
      return g_strdup_printf (_ ("There is no line “%s”: add it first, or paste without the names."), text);
    case XL_CASH_REFUSED_TWICE:
      return g_strdup_printf (_ ("The block has two rows for “%s”."), text);
    case XL_CASH_REFUSED_COMPUTED:
      return g_strdup (_ ("This line is computed from those above; change them."));
    case XL_CASH_REFUSED_NUMBER:
      return g_strdup_printf (_ ("“%s” is not a number."), text);
    }
  return g_strdup ("");
}
