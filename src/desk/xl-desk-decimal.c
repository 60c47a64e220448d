/* xl-desk-decimal.c - numbers as text, so that no digit is lost between a cell and the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-decimal.h"

#include <string.h>

/**
 * xl_decimal_shift:
 * @plain: a number as #xl_number_plain writes it, without exponent
 * @exponent: power of ten
 *
 * Returns: (transfer full): @plain times 10^@exponent, exactly, without needless zeros and never "-0"
 */
char *
xl_decimal_shift (const char *plain, int exponent)
{
  gboolean negative = *plain == '-';
  const char *at = plain + (negative ? 1 : 0), *mark = strchr (at, '.');
  g_autoptr (GString) digits = g_string_new (at);
  gssize point = mark != NULL ? mark - at : (gssize) digits->len;

  if (mark != NULL)
    g_string_erase (digits, point, 1);
  point += exponent;
  while (point <= 0)
    {
      g_string_prepend_c (digits, '0');
      point++;
    }
  while (point > (gssize) digits->len)
    g_string_append_c (digits, '0');
  while (point > 1 && digits->str[0] == '0')
    {
      g_string_erase (digits, 0, 1);
      point--;
    }
  while ((gssize) digits->len > point && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  if (strspn (digits->str, "0") == digits->len)
    return g_strdup ("0");
  if (point < (gssize) digits->len)
    g_string_insert_c (digits, point, '.');
  if (negative)
    g_string_prepend_c (digits, '-');
  return g_strdup (digits->str);
}

/**
 * xl_decimal_scale:
 * @plain: a number as #xl_number_plain writes it, without exponent
 * @exponent: power of ten
 * @value: (out): @plain times 10^@exponent, rounded half away from zero; untouched on failure
 *
 * Returns: %FALSE when it is beyond ±%G_MAXINT64
 */
gboolean
xl_decimal_scale (const char *plain, int exponent, gint64 *value)
{
  g_autofree char *moved = xl_decimal_shift (plain, exponent);
  char *point = strchr (moved, '.');
  gboolean up = point != NULL && point[1] >= '5';
  gint64 sum;

  if (point != NULL)
    *point = '\0';
  if (!xl_number_parse_scaled (moved, &xl_number_plain, 0, &sum))
    return FALSE;
  if (up && __builtin_add_overflow (sum, *moved == '-' ? -1 : 1, &sum))
    return FALSE;
  *value = sum;
  return TRUE;
}

/**
 * xl_decimal_localise:
 * @plain: a number as #xl_number_plain writes it
 *
 * Returns: (transfer full): the same with the decimal mark of @style, without groups, with an ASCII
 *   minus: what every spreadsheet of that locale takes for a number
 */
char *
xl_decimal_localise (const char *plain, const XlNumberStyle *style)
{
  const char *point = strchr (plain, '.');

  if (point == NULL)
    return g_strdup (plain);
  return g_strdup_printf ("%.*s%s%s", (int) (point - plain), plain, style->decimal, point + 1);
}
