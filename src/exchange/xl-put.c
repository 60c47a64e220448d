/* xl-put.c - pieces of files as text: what is escaped how, and a field's value in plain words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-put.h"

#include "xl-fold.h"

/**
 * xl_put_xml:
 *
 * Appends @text as XML 1.0 has it, in a text or an attribute: a parser gives the same text back, line ends and tabs
 * included.
 */
void
xl_put_xml (GString *out, const char *text)
{
  g_autofree char *clean = xl_text_clean (text);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  for (const char *p = escaped; *p != '\0'; p++)
    if (*p == '\t' || *p == '\n' || *p == '\r')
      g_string_append_printf (out, "&#%d;", *p);
    else
      g_string_append_c (out, *p);
}

/**
 * xl_put_json:
 *
 * Appends @text as a JSON string, quotes included.
 */
void
xl_put_json (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if ((guchar) *text < 0x20 || *text == 0x7f)
      g_string_append_printf (out, "\\u%04x", (guchar) *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

/**
 * xl_put_dup_value:
 *
 * Returns: (transfer full) (nullable): the value as files of plain fields have it: a point in numbers, amounts in
 *   currency units, shares as fractions, a set between semicolons, a reference as an id; %NULL for no value
 */
char *
xl_put_dup_value (XlPlan *plan, const XlField *field, const XlRecord *record)
{
  XlRecord *target;
  GString *number;

  if (!xl_field_has_value (field, record))
    return NULL;
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      return g_strdup (xl_field_get_string (field, record));
    case XL_FIELD_CHOICE:
      return g_strdup (xl_field_get_nick (field, record));
    case XL_FIELD_SET:
      return g_strjoinv (";", (char **) xl_field_get_set (field, record));
    case XL_FIELD_REFERENCE:
      target = xl_plan_lookup (plan, xl_field_get_reference (field, record));
      return target != NULL ? xl_record_dup_id_text (target) : NULL;
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_DATE:
    case XL_FIELD_FLAG:
      break;
    }
  number = g_string_new (NULL);
  xl_dossier_put_number (number, field, record);
  return g_string_free (number, FALSE);
}

/**
 * xl_put_json_field:
 *
 * Appends `,"name":value` when there is a value: numbers as numbers, sets as arrays.
 */
void
xl_put_json_field (GString *out, XlPlan *plan, const XlField *field, const XlRecord *record)
{
  g_autofree char *value = xl_put_dup_value (plan, field, record);

  if (value == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", field->name);
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_FLAG:
      g_string_append (out, value);
      return;
    case XL_FIELD_SET:
      for (const char *const *item = xl_field_get_set (field, record), *const *first = item; *item != NULL; item++)
        {
          g_string_append_c (out, item == first ? '[' : ',');
          xl_put_json (out, *item);
        }
      g_string_append_c (out, ']');
      return;
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_CHOICE:
    case XL_FIELD_DATE:
    case XL_FIELD_REFERENCE:
      xl_put_json (out, value);
      return;
    }
}
