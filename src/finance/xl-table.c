/* xl-table.c - a cash plan as a text that people and scripts write: `appraise --table` */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line is one of
 *   category TAB label TAB year TAB amount
 *   @rate 0.04             @social_rate 0.03     @target_dscr 1.3      @base_year 2026    once each
 *   @grant YEAR AMOUNT     @national_grant YEAR AMOUNT                 @equity YEAR AMOUNT
 *   @loan AMOUNT RATE YEARS FIRST_YEAR annuity|equal|bullet
 * or blank, or a comment from a # at its begin. Rows of a year add up, and so do grants and equity;
 * each @loan is one more loan. Settings may stand anywhere.
 *
 * The base year is the earliest year that a row, grant, equity or loan names, unless it is said. The
 * horizon runs to the last year so named; a loan's is that of its first payment, and debt service
 * beyond the horizon is not seen. */

#include "xl-table.h"

#include <math.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2999

typedef enum
{
  ROW_LINE,
  ROW_EU_GRANT,
  ROW_NATIONAL_GRANT,
  ROW_EQUITY,
  ROW_LOAN
} RowKind;

/* What names a year; placed when the base year is known. */
typedef struct
{
  RowKind kind;
  XlCashCategory category;
  guint line;
  int year;
  double amount;
  XlLoan loan;
} Row;

typedef struct
{
  XlCashPlan *plan;
  GArray *rows; /* of Row */
  XlTableFaultAt *at;
  guint line;
  int base_year; /* as said, or 0 */
  guint base_line;
  gboolean seen[8]; /* by setting */
} Reader;

static XlTableFault
fault_at (Reader *reader, XlTableFault fault, guint line, const char *word)
{
  gsize length = MIN (strlen (word), sizeof reader->at->word - 1);

  /* not in the middle of a character */
  while (length > 0 && ((guchar) word[length] & 0xc0) == 0x80)
    length--;
  reader->at->line = line;
  memcpy (reader->at->word, word, length);
  reader->at->word[length] = '\0';
  return fault;
}

/* A number with a point, perhaps an exponent: digits are looked at first, as g_ascii_strtod() also
 * reads "inf", "nan" and hexadecimals. */
static XlTableFault
read_number (const char *word, double *value)
{
  const char *c = word;
  gsize digits = 0;

  if (*c == '-' || *c == '+')
    c++;
  for (; g_ascii_isdigit (*c); c++)
    digits++;
  if (*c == '.')
    for (c++; g_ascii_isdigit (*c); c++)
      digits++;
  if (digits > 0 && (*c == 'e' || *c == 'E'))
    {
      c += c[1] == '-' || c[1] == '+' ? 2 : 1;
      if (!g_ascii_isdigit (*c))
        return XL_TABLE_FAULT_NUMBER;
      while (g_ascii_isdigit (*c))
        c++;
    }
  if (digits == 0 || *c != '\0')
    return XL_TABLE_FAULT_NUMBER;
  *value = g_ascii_strtod (word, NULL) + 0.0; /* no -0 */
  return fabs (*value) <= XL_CASH_LARGEST ? XL_TABLE_SOUND : XL_TABLE_FAULT_TOO_LARGE;
}

static gboolean
read_year (const char *word, int *year)
{
  if (strlen (word) != 4 || strspn (word, "0123456789") != 4)
    return FALSE;
  *year = (int) g_ascii_strtoll (word, NULL, 10);
  return *year >= FIRST_YEAR && *year <= LAST_YEAR;
}

/* An amount that may not be negative unless @negative. */
static XlTableFault
read_amount (Reader *reader, const char *word, gboolean negative, double *value)
{
  XlTableFault fault = read_number (word, value);

  if (fault == XL_TABLE_SOUND && *value < 0 && !negative)
    fault = XL_TABLE_FAULT_NEGATIVE;
  return fault != XL_TABLE_SOUND ? fault_at (reader, fault, reader->line, word) : XL_TABLE_SOUND;
}

static XlTableFault
read_rate (Reader *reader, const char *word, double *rate)
{
  XlTableFault fault = read_number (word, rate);

  if (fault == XL_TABLE_SOUND && *rate <= -1)
    fault = XL_TABLE_FAULT_RATE;
  return fault != XL_TABLE_SOUND ? fault_at (reader, fault, reader->line, word) : XL_TABLE_SOUND;
}

static XlTableFault
read_row (Reader *reader, char *text)
{
  g_auto (GStrv) fields = g_strsplit (text, "\t", -1);
  Row row = { .kind = ROW_LINE, .line = reader->line };
  XlTableFault fault;

  if (g_strv_length (fields) != 4)
    return fault_at (reader, XL_TABLE_FAULT_FIELDS, reader->line, g_strstrip (text));
  for (guint i = 0; i < 4; i++)
    g_strstrip (fields[i]);
  row.category = xl_cash_from_nick (fields[0]);
  if (row.category == XL_N_CASH)
    return fault_at (reader, XL_TABLE_FAULT_CATEGORY, reader->line, fields[0]);
  if (!read_year (fields[2], &row.year))
    return fault_at (reader, XL_TABLE_FAULT_YEAR, reader->line, fields[2]);
  fault = read_amount (reader, fields[3], xl_cash_may_be_negative (row.category), &row.amount);
  if (fault == XL_TABLE_SOUND)
    g_array_append_val (reader->rows, row);
  return fault;
}

/* YEAR AMOUNT */
static XlTableFault
read_funding (Reader *reader, char **words, RowKind kind)
{
  Row row = { .kind = kind, .line = reader->line };
  XlTableFault fault;

  if (!read_year (words[1], &row.year))
    return fault_at (reader, XL_TABLE_FAULT_YEAR, reader->line, words[1]);
  fault = read_amount (reader, words[2], FALSE, &row.amount);
  if (fault == XL_TABLE_SOUND)
    g_array_append_val (reader->rows, row);
  return fault;
}

/* AMOUNT RATE YEARS FIRST_YEAR REPAYMENT */
static XlTableFault
read_loan (Reader *reader, char **words)
{
  static const char *const repayments[] = { "annuity", "equal", "bullet" };
  Row row = { .kind = ROW_LOAN, .line = reader->line, .loan = { .drawn = -1 } };
  XlLoan *loan = &row.loan;
  XlTableFault fault;
  double years;

  if ((fault = read_amount (reader, words[1], FALSE, &loan->amount)) != XL_TABLE_SOUND
      || (fault = read_rate (reader, words[2], &loan->rate)) != XL_TABLE_SOUND)
    return fault;
  if (loan->amount <= 0)
    return fault_at (reader, XL_TABLE_FAULT_LOAN, reader->line, words[1]);
  if (read_number (words[3], &years) != XL_TABLE_SOUND)
    return fault_at (reader, XL_TABLE_FAULT_NUMBER, reader->line, words[3]);
  if (years < 1 || years > XL_CASH_YEARS || years != floor (years))
    return fault_at (reader, XL_TABLE_FAULT_LOAN, reader->line, words[3]);
  loan->years = (int) years;
  if (!read_year (words[4], &row.year))
    return fault_at (reader, XL_TABLE_FAULT_YEAR, reader->line, words[4]);
  for (guint i = 0; i < G_N_ELEMENTS (repayments); i++)
    if (g_str_equal (words[5], repayments[i]))
      loan->repayment = XL_REPAY_ANNUITY + i;
  if (loan->repayment == 0)
    return fault_at (reader, XL_TABLE_FAULT_LOAN, reader->line, words[5]);
  g_array_append_val (reader->rows, row);
  return XL_TABLE_SOUND;
}

static XlTableFault
read_base_year (Reader *reader, const char *word)
{
  if (!read_year (word, &reader->base_year))
    return fault_at (reader, XL_TABLE_FAULT_YEAR, reader->line, word);
  reader->base_line = reader->line;
  return XL_TABLE_SOUND;
}

static XlTableFault
read_target (Reader *reader, const char *word)
{
  XlTableFault fault = read_number (word, &reader->plan->target_dscr);

  if (fault == XL_TABLE_SOUND && reader->plan->target_dscr <= 0)
    fault = XL_TABLE_FAULT_TARGET;
  return fault != XL_TABLE_SOUND ? fault_at (reader, fault, reader->line, word) : XL_TABLE_SOUND;
}

static XlTableFault
read_setting (Reader *reader, const char *text)
{
  enum { RATE, SOCIAL_RATE, TARGET_DSCR, BASE_YEAR, GRANT, NATIONAL_GRANT, EQUITY, LOAN, N_SETTINGS };
  static const struct
  {
    const char *word;
    guint n; /* words after it */
    gboolean once;
  } settings[] = {
    [RATE] = { "@rate", 1, TRUE },
    [SOCIAL_RATE] = { "@social_rate", 1, TRUE },
    [TARGET_DSCR] = { "@target_dscr", 1, TRUE },
    [BASE_YEAR] = { "@base_year", 1, TRUE },
    [GRANT] = { "@grant", 2, FALSE },
    [NATIONAL_GRANT] = { "@national_grant", 2, FALSE },
    [EQUITY] = { "@equity", 2, FALSE },
    [LOAN] = { "@loan", 5, FALSE },
  };
  g_auto (GStrv) split = g_strsplit_set (text, " \t", -1);
  char *words[6] = { NULL };
  guint n = 0, s = 0;

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0' && n++ < G_N_ELEMENTS (words))
      words[n - 1] = split[i];
  while (s < N_SETTINGS && !g_str_equal (settings[s].word, words[0]))
    s++;
  if (s == N_SETTINGS)
    return fault_at (reader, XL_TABLE_FAULT_SETTING, reader->line, words[0]);
  if (n != settings[s].n + 1)
    return fault_at (reader, XL_TABLE_FAULT_FIELDS, reader->line, words[0]);
  if (settings[s].once && reader->seen[s])
    return fault_at (reader, XL_TABLE_FAULT_DUPLICATE, reader->line, words[0]);
  reader->seen[s] = TRUE;
  switch (s)
    {
    case RATE:
      return read_rate (reader, words[1], &reader->plan->rate);
    case SOCIAL_RATE:
      return read_rate (reader, words[1], &reader->plan->social_rate);
    case TARGET_DSCR:
      return read_target (reader, words[1]);
    case BASE_YEAR:
      return read_base_year (reader, words[1]);
    case LOAN:
      return read_loan (reader, words);
    default:
      return read_funding (reader, words, ROW_EU_GRANT + (s - GRANT));
    }
}

/* Base year and horizon, from the years that were named. */
static XlTableFault
span_years (Reader *reader)
{
  XlCashPlan *plan = reader->plan;
  const Row *rows = (gpointer) reader->rows->data, *first, *last;
  char word[16];

  if (reader->rows->len == 0)
    return fault_at (reader, XL_TABLE_FAULT_EMPTY, 0, "");
  first = last = rows;
  for (guint i = 1; i < reader->rows->len; i++)
    {
      first = rows[i].year < first->year ? &rows[i] : first;
      last = rows[i].year > last->year ? &rows[i] : last;
    }
  plan->base_year = reader->base_year != 0 ? reader->base_year : first->year;
  g_snprintf (word, sizeof word, "%d", first->year);
  if (first->year < plan->base_year)
    return fault_at (reader, XL_TABLE_FAULT_YEAR, first->line, word);
  g_snprintf (word, sizeof word, "%d", last->year);
  if (last->year - plan->base_year >= XL_CASH_YEARS)
    return fault_at (reader, XL_TABLE_FAULT_HORIZON, last->line, word);
  plan->years = last->year - plan->base_year + 1;
  return XL_TABLE_SOUND;
}

static XlTableFault
place_row (Reader *reader, const Row *row)
{
  XlCashPlan *plan = reader->plan;
  int t = row->year - plan->base_year;
  double *year = plan->line[row->category];
  XlLoan loan = row->loan;
  char word[64];

  switch (row->kind)
    {
    case ROW_LINE:
      break;
    case ROW_EU_GRANT:
      year = plan->eu_grant;
      break;
    case ROW_NATIONAL_GRANT:
      year = plan->national_grant;
      break;
    case ROW_EQUITY:
      year = plan->equity;
      break;
    case ROW_LOAN:
      loan.first = t;
      xl_cash_plan_add_loan (plan, &loan);
      return XL_TABLE_SOUND;
    }
  year += t;
  *year += row->amount;
  g_snprintf (word, sizeof word, "%d", row->year);
  if (fabs (*year) > XL_CASH_LARGEST)
    return fault_at (reader, XL_TABLE_FAULT_TOO_LARGE, row->line, word);
  if (row->kind == ROW_LINE && row->category == XL_CASH_RESIDUAL && row->amount != 0 && t != plan->years - 1)
    return fault_at (reader, XL_TABLE_FAULT_EARLY_RESIDUAL, row->line, word);
  return XL_TABLE_SOUND;
}

static XlTableFault
read_lines (Reader *reader, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  XlTableFault fault;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]), *start = line + strspn (line, " \t");

      reader->line = i + 1;
      if (*start == '\0' || *start == '#')
        continue;
      fault = *start == '@' ? read_setting (reader, start) : read_row (reader, lines[i]);
      if (fault != XL_TABLE_SOUND)
        return fault;
    }
  if ((fault = span_years (reader)) != XL_TABLE_SOUND)
    return fault;
  for (guint i = 0; i < reader->rows->len; i++)
    if ((fault = place_row (reader, &g_array_index (reader->rows, Row, i))) != XL_TABLE_SOUND)
      return fault;
  return XL_TABLE_SOUND;
}

/**
 * xl_table_read:
 * @plan: (out caller-allocates): the cash plan, to be cleared in any case; not initialised before
 * @text: the whole text
 * @length: its length in bytes, or -1 when it ends with a NUL
 * @at: (out) (optional): where the fault is
 *
 * Reads a table; the head of xl-table.c says how it looks. Numbers use a point in every locale. A
 * plan that is read is sound, but that a loan may run longer than it.
 *
 * Returns: the first fault, or %XL_TABLE_SOUND
 */
XlTableFault
xl_table_read (XlCashPlan *plan, const char *text, gssize length, XlTableFaultAt *at)
{
  XlTableFaultAt none;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Reader reader = { .plan = plan, .rows = rows, .at = at != NULL ? at : &none };
  g_autofree char *copy = NULL;
  XlTableFault fault;
  XlCashFault cash;

  *reader.at = (XlTableFaultAt){ 0, "" };
  xl_cash_plan_init (plan);
  if (!g_utf8_validate (text, length, NULL))
    return XL_TABLE_FAULT_TEXT;
  copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  fault = read_lines (&reader, g_str_has_prefix (copy, "\xef\xbb\xbf") ? copy + 3 : copy);
  if (fault != XL_TABLE_SOUND)
    return fault;
  cash = xl_cash_plan_check (plan, NULL);
  /* All else was found above, with its line. */
  return cash == XL_CASH_SOUND || cash == XL_CASH_FAULT_LOAN_LONGER ? XL_TABLE_SOUND : XL_TABLE_FAULT_EMPTY;
}
