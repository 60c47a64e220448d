/* xl-dossier-value.c - values as XML Schema writes them, and as the plan does */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include "xl-id.h"

#include <math.h>
#include <string.h>

#define MONEY_DIGITS 2 /* decimals of an amount: minor units */
#define SHARE_DIGITS 4 /* decimals of a fraction: basis points */

/**
 * xl_dossier_is_attribute:
 *
 * Returns: whether @field, one that every record has, is an attribute of the record's element
 */
gboolean
xl_dossier_is_attribute (const XlField *field)
{
  return strcmp (field->name, "key") == 0 || strcmp (field->name, "provenance") == 0
         || strcmp (field->name, "retired") == 0;
}

/* --- out -------------------------------------------------------------------------------------- */

/* A share loses its closing zeros: 0.04, 1; an amount keeps both decimals: 1500000.00. */
static void
put_scaled (GString *out, gint64 value, int digits, gboolean keep)
{
  guint64 size = value < 0 ? 0 - (guint64) value : (guint64) value, scale = 1;

  for (int i = 0; i < digits; i++)
    scale *= 10;
  if (value < 0)
    g_string_append_c (out, '-');
  xl_number_put_digits (out, size / scale, 1);
  size %= scale;
  for (; !keep && size % 10 == 0 && digits > 0; digits--)
    size /= 10;
  if (digits > 0)
    {
      g_string_append_c (out, '.');
      xl_number_put_digits (out, size, digits);
    }
}

/**
 * xl_dossier_put_number:
 *
 * Appends the value of an integer, real, money, share, date or flag field, which must have one.
 */
void
xl_dossier_put_number (GString *out, const XlField *field, const XlRecord *record)
{
  if (field->type == XL_FIELD_MONEY)
    put_scaled (out, xl_field_get_int (field, record), MONEY_DIGITS, TRUE);
  else if (field->type == XL_FIELD_SHARE)
    put_scaled (out, xl_field_get_int (field, record), SHARE_DIGITS, FALSE);
  else if (field->type == XL_FIELD_FLAG)
    g_string_append (out, xl_field_get_int (field, record) != 0 ? "true" : "false");
  else
    xl_field_put_text (field, record, out);
}

/* --- in --------------------------------------------------------------------------------------- */

/* xs:decimal times 10^digits as an integer in canonical text; NULL when it does not read, says more
 * than @digits decimals, or is out of range. */
static char *
read_scaled (const char *text, int digits)
{
  const char *at = text + (*text == '-' || *text == '+');
  guint64 sum = 0;
  gboolean any = FALSE, point = FALSE;
  int left = digits;

  for (; *at != '\0'; at++)
    {
      if (*at == '.' && !point && digits > 0)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*at))
        return NULL;
      any = TRUE;
      if (point && left == 0)
        {
          if (*at != '0')
            return NULL;
          continue;
        }
      left -= point ? 1 : 0;
      if (sum > (G_MAXINT64 - 9) / 10)
        return NULL;
      sum = sum * 10 + (guint64) (*at - '0');
    }
  for (; left > 0; left--)
    {
      if (sum > G_MAXINT64 / 10)
        return NULL;
      sum *= 10;
    }
  if (!any)
    return NULL;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, *text == '-' && sum != 0 ? "-" : "", sum);
}

/* xs:double, but for NaN and the infinities. */
static char *
read_real (const char *text)
{
  gboolean digit = FALSE;
  double value;
  char *end;

  for (const char *p = text; *p != '\0'; p++)
    {
      digit = digit || g_ascii_isdigit (*p);
      if (!g_ascii_isdigit (*p) && strchr ("+-.eE", *p) == NULL)
        return NULL;
    }
  value = g_ascii_strtod (text, &end);
  return digit && *end == '\0' && isfinite (value) ? xl_number_to_text (value) : NULL;
}

/**
 * xl_dossier_read_boolean:
 * @value: (out): what it says
 *
 * Returns: whether @text is an xs:boolean
 */
gboolean
xl_dossier_read_boolean (const char *text, gboolean *value)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  *value = strcmp (word, "true") == 0 || strcmp (word, "1") == 0;
  return *value || strcmp (word, "false") == 0 || strcmp (word, "0") == 0;
}

static XlFaultCode
code_of (const XlField *field)
{
  return field->type == XL_FIELD_DATE                                    ? XL_FAULT_NOT_A_DATE
         : field->type == XL_FIELD_CHOICE || field->type == XL_FIELD_FLAG ? XL_FAULT_NOT_A_CHOICE
                                                                          : XL_FAULT_NOT_A_NUMBER;
}

/**
 * xl_dossier_read_value:
 * @field: any but a set and a reference
 * @text: what the file has
 * @fault: (out): why it is refused
 *
 * Returns: (transfer full) (nullable): canonical text, checked as far as the field goes
 */
char *
xl_dossier_read_value (const XlField *field, const char *text, XlFault **fault)
{
  g_autofree char *value = NULL, *word = NULL;
  gboolean flag;

  if (field->type == XL_FIELD_TEXT || field->type == XL_FIELD_LONG_TEXT)
    return xl_field_check (field, text, fault) ? g_strdup (text) : NULL;
  word = g_strstrip (g_strdup (text));
  if (field->type == XL_FIELD_INTEGER)
    value = read_scaled (word, 0);
  else if (field->type == XL_FIELD_MONEY)
    value = read_scaled (word, MONEY_DIGITS);
  else if (field->type == XL_FIELD_SHARE)
    value = read_scaled (word, SHARE_DIGITS);
  else if (field->type == XL_FIELD_REAL)
    value = read_real (word);
  else if (field->type == XL_FIELD_FLAG)
    value = xl_dossier_read_boolean (word, &flag) ? g_strdup (flag ? "1" : "0") : NULL;
  else
    value = g_strdup (word);
  if (value == NULL)
    {
      *fault = xl_fault_new (*word == '\0' ? XL_FAULT_REQUIRED : code_of (field), NULL, 0, field,
                             strlen (word) > 60 ? NULL : word, NULL);
      return NULL;
    }
  return xl_field_check (field, value, fault) ? g_steal_pointer (&value) : NULL;
}
