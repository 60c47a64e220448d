/* xl-date.c - dates of year, month or day precision */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-date.h"

#include "xl-number.h"

#include <string.h>

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Reads @least to @most decimal digits and moves on; -1 when there are fewer or more. */
static int
read_digits (const char **text, int least, int most)
{
  int value = 0, n = 0;

  for (; g_ascii_isdigit (**text); (*text)++)
    {
      if (++n > most)
        return -1;
      value = value * 10 + (**text - '0');
    }
  return n >= least ? value : -1;
}

/**
 * xl_date_make:
 * @year: 1 to 9999
 * @month: 1 to 12, or 0 for a year
 * @day: 1 to the month's last day, or 0 for a month; 0 where @month is 0
 *
 * Returns: the date in the Gregorian calendar, or %XL_DATE_NONE when there is no such date
 */
XlDate
xl_date_make (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0)
    return XL_DATE_NONE;
  if (day > (month == 0 ? 0 : days_in_month (year, month)))
    return XL_DATE_NONE;
  return (XlDate) year << 9 | (XlDate) month << 5 | (XlDate) day;
}

/**
 * xl_date_parse:
 * @text: (nullable): YYYY, YYYY-MM or YYYY-MM-DD, and nothing else
 *
 * Reads a date as plan files and dossiers hold it.
 *
 * Returns: the date, or %XL_DATE_NONE when @text is not one
 */
XlDate
xl_date_parse (const char *text)
{
  int year, month = 0, day = 0;

  if (text == NULL || (year = read_digits (&text, 4, 4)) < 0)
    return XL_DATE_NONE;
  if (*text == '-')
    {
      text++;
      if ((month = read_digits (&text, 2, 2)) < 1)
        return XL_DATE_NONE;
      if (*text == '-')
        {
          text++;
          if ((day = read_digits (&text, 2, 2)) < 1)
            return XL_DATE_NONE;
        }
    }
  return *text == '\0' ? xl_date_make (year, month, day) : XL_DATE_NONE;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

/**
 * xl_date_parse_typed:
 * @text: (nullable): what xl_date_parse() reads, or the day first with points or slashes:
 *   30.6.2027, 30. 6. 2027, 30/06/2027, 6/2027, 06.2027
 *
 * Reads a date as people type it, in any locale: four digits are a year, and the day comes before
 * the month.
 *
 * Returns: the date, or %XL_DATE_NONE when @text is not one
 */
XlDate
xl_date_parse_typed (const char *text)
{
  g_autofree char *trimmed = NULL;
  const char *at;
  int parts[3], n = 0;
  char mark = '\0';
  XlDate date;

  if (text == NULL)
    return XL_DATE_NONE;
  trimmed = g_strstrip (g_strdup (text));
  date = xl_date_parse (trimmed);
  if (date != XL_DATE_NONE)
    return date;

  for (at = trimmed;;)
    {
      const char *start = at;

      if ((parts[n] = read_digits (&at, 1, 4)) < 1)
        return XL_DATE_NONE;
      n++;
      if (*at == '\0')
        {
          if (n < 2 || at - start != 4)
            return XL_DATE_NONE;
          break;
        }
      if (n == 3 || at - start > 2)
        return XL_DATE_NONE;
      skip_spaces (&at);
      if ((*at != '.' && *at != '/') || (mark != '\0' && *at != mark))
        return XL_DATE_NONE;
      mark = *at++;
      skip_spaces (&at);
    }
  return n == 2 ? xl_date_make (parts[1], parts[0], 0)
                : xl_date_make (parts[2], parts[1], parts[0]);
}

/**
 * xl_date_to_text:
 * @date: a date
 *
 * Returns: (transfer full): YYYY, YYYY-MM or YYYY-MM-DD; "" for %XL_DATE_NONE
 */
char *
xl_date_to_text (XlDate date)
{
  GString *text = g_string_sized_new (sizeof "2027-06-30");

  xl_date_put (text, date);
  return g_string_free (text, FALSE);
}

/**
 * xl_date_put:
 * @out: where to
 *
 * Appends what xl_date_to_text() gives.
 */
void
xl_date_put (GString *out, XlDate date)
{
  const int parts[] = { XL_DATE_YEAR (date), XL_DATE_MONTH (date), XL_DATE_DAY (date) };

  for (guint i = 0; i < G_N_ELEMENTS (parts) && parts[i] != 0; i++)
    {
      if (i > 0)
        g_string_append_c (out, '-');
      xl_number_put_digits (out, (guint64) parts[i], i == 0 ? 4 : 2);
    }
}

/**
 * xl_date_first:
 * @date: a date of any precision
 *
 * Returns: its first day: 2027 gives 2027-01-01; %XL_DATE_NONE for none
 */
XlDate
xl_date_first (XlDate date)
{
  int month = XL_DATE_MONTH (date), day = XL_DATE_DAY (date);

  if (date == XL_DATE_NONE)
    return XL_DATE_NONE;
  return xl_date_make (XL_DATE_YEAR (date), MAX (month, 1), MAX (day, 1));
}

/**
 * xl_date_last:
 * @date: a date of any precision
 *
 * Returns: its last day: 2028-02 gives 2028-02-29; %XL_DATE_NONE for none
 */
XlDate
xl_date_last (XlDate date)
{
  int year = XL_DATE_YEAR (date), month = XL_DATE_MONTH (date), day = XL_DATE_DAY (date);

  if (date == XL_DATE_NONE)
    return XL_DATE_NONE;
  if (month == 0)
    month = 12;
  if (month > 12)
    return XL_DATE_NONE;
  return xl_date_make (year, month, day != 0 ? day : days_in_month (year, month));
}

/**
 * xl_date_today:
 *
 * Returns: today, in local time
 */
XlDate
xl_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return xl_date_make (g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now));
}

/**
 * xl_date_spans_overlap:
 * @from_a: first date of a span, or %XL_DATE_NONE for ever before
 * @to_a: last date of it, or %XL_DATE_NONE for ever after
 * @from_b: the same of another span
 * @to_b: the same of another span
 *
 * A "from" counts from its first day, a "to" up to and with its last. A span that ends before it
 * begins has no days.
 *
 * Returns: %TRUE when at least one day is in both
 */
gboolean
xl_date_spans_overlap (XlDate from_a, XlDate to_a, XlDate from_b, XlDate to_b)
{
  XlDate first = MAX (xl_date_first (from_a), xl_date_first (from_b));
  XlDate last_a = to_a != XL_DATE_NONE ? xl_date_last (to_a) : G_MAXUINT32;
  XlDate last_b = to_b != XL_DATE_NONE ? xl_date_last (to_b) : G_MAXUINT32;

  return first <= MIN (last_a, last_b);
}

/**
 * xl_date_in_span:
 * @day: a date; of a month or a year, any of its days will do
 * @from: first date of a span, or %XL_DATE_NONE for ever before
 * @to: last date of it, or %XL_DATE_NONE for ever after
 *
 * Returns: %TRUE when @day is in the span; %FALSE for no day
 */
gboolean
xl_date_in_span (XlDate day, XlDate from, XlDate to)
{
  return day != XL_DATE_NONE && xl_date_spans_overlap (day, day, from, to);
}
