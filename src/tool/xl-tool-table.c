/* xl-tool-table.c - tables on the standard output: tabs between, nothing translated */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-tool-private.h"

#include <stdarg.h>
#include <stdio.h>

/**
 * tool_cell:
 * @text: (nullable): UTF-8; NULL is an empty cell
 * @last: ends the row
 */
void
tool_cell (const char *text, gboolean last)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    switch (*p)
      {
      case '\t':
        fputs ("\\t", stdout);
        break;
      case '\n':
        fputs ("\\n", stdout);
        break;
      case '\r':
        fputs ("\\r", stdout);
        break;
      case '\\':
        fputs ("\\\\", stdout);
        break;
      default:
        putc (*p, stdout);
      }
  putc (last ? '\n' : '\t', stdout);
}

/**
 * tool_row:
 * @first: its first cell, then the others, then NULL; an empty cell is ""
 */
void
tool_row (const char *first, ...)
{
  va_list args;
  const char *cell = first;

  va_start (args, first);
  while (cell != NULL)
    {
      const char *next = va_arg (args, const char *);

      tool_cell (cell, next == NULL);
      cell = next;
    }
  va_end (args);
}

/**
 * tool_value:
 *
 * Returns: (transfer full): a field as tables have it: money in currency units with two decimals, shares as
 *   fractions, references as ids, all else as it is stored; "" for no value
 */
char *
tool_value (XlPlan *plan, const XlRecord *record, const XlField *field)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  XlRecord *target;

  if (!xl_field_has_value (field, record))
    return g_strdup ("");
  switch (field->type)
    {
    case XL_FIELD_MONEY:
      return xl_number_format_scaled (xl_field_get_int (field, record), 2, &xl_number_plain);
    case XL_FIELD_SHARE:
      return g_strdup (g_ascii_formatd (number, sizeof number, "%.12g",
                                        (double) xl_field_get_int (field, record) / 10000.0));
    case XL_FIELD_REAL:
      return g_strdup (g_ascii_formatd (number, sizeof number, "%.12g", xl_field_get_real (field, record)));
    case XL_FIELD_REFERENCE:
      target = xl_plan_lookup (plan, xl_field_get_reference (field, record));
      return target != NULL ? xl_record_dup_id_text (target) : g_strdup ("");
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_INTEGER:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_FLAG:
    case XL_FIELD_SET:
      return xl_field_dup_text (field, record);
    }
  return g_strdup ("");
}

/**
 * tool_flush:
 *
 * Returns: whether all that was printed has left: a full disk behind the standard output is a failure
 */
gboolean
tool_flush (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}
