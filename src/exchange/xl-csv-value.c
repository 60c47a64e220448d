/* xl-csv-value.c - cells as values: how a column writes numbers and dates is judged on the whole file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-csv-private.h"
#include "xl-dossier-private.h"

#include <stdio.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-fold.h"

static const XlNumberStyle point_style = { ".", "," }, comma_style = { ",", "." };

/* The number in the one style, or with blanks between its groups, which go with either mark. */
static char *
dup_number (const char *cell, const XlNumberStyle *style)
{
  const XlNumberStyle blanks = { style->decimal, " " };
  char *plain = xl_number_dup_plain (cell, style);

  return plain != NULL ? plain : xl_number_dup_plain (cell, &blanks);
}

/**
 * xl_csv_plain_cell:
 *
 * An apostrophe keeps a spreadsheet from running a text as a formula; it is not part of the text.
 *
 * Returns: (transfer none): the cell without it
 */
const char *
xl_csv_plain_cell (const char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && strchr ("=+-@\t\r'", cell[1]) != NULL ? cell + 1 : cell;
}

gboolean
xl_csv_is_number (const XlField *field)
{
  return field->type == XL_FIELD_INTEGER || field->type == XL_FIELD_REAL || field->type == XL_FIELD_MONEY
         || field->type == XL_FIELD_SHARE;
}

/* --- numbers ---------------------------------------------------------------------------------- */

/* What the cells of a column say about its decimal mark. */
typedef struct
{
  guint point, comma; /* cells that read in one way only */
  guint open;         /* cells with one mark before three digits: 1,234 */
} Marks;

static void
look (Marks *marks, const char *cell)
{
  const char *dot = strrchr (cell, '.'), *comma = strrchr (cell, ',');
  g_autofree char *as_point = NULL, *as_comma = NULL;

  if (dot == NULL && comma == NULL)
    return;
  as_point = dup_number (cell, &point_style);
  as_comma = dup_number (cell, &comma_style);
  if (as_point != NULL && as_comma != NULL)
    marks->open += comma != NULL; /* 1.234 is as files write it */
  else
    {
      marks->point += as_point != NULL;
      marks->comma += as_comma != NULL;
    }
}

/* A column is written in one way. Where its cells leave it open the rest of the file decides, then the separator: who
 * separates cells by commas does not write numbers with them. */
static const XlNumberStyle *
choose (const Marks *column, const Marks *file, char separator)
{
  if (column->point != column->comma)
    return column->comma > column->point ? &comma_style : &point_style;
  if (column->open == 0)
    return &xl_number_plain;
  if (file->point != file->comma)
    return file->comma > file->point ? &comma_style : &point_style;
  return separator == ';' ? &comma_style : &point_style;
}

/* --- dates ------------------------------------------------------------------------------------ */

/* 31/12/2027 or 31-12-2027, in whichever order. */
static gboolean
split_date (const char *cell, guint *first, guint *second, guint *year)
{
  char mark, again;
  int end = 0;

  return sscanf (cell, "%2u%c%2u%c%4u%n", first, &mark, second, &again, year, &end) == 5
         && (cell[end] == '\0' || cell[end] == ' ') && mark == again && (mark == '/' || mark == '-') && *year >= 1000;
}

/* "2027-06-30 00:00:00" and "30/06/2027" as files have dates; as it is where it is neither. */
static char *
plain_date (const char *cell, gboolean month_first)
{
  guint first, second, year;

  if (strlen (cell) > 10 && (cell[10] == ' ' || cell[10] == 'T') && cell[4] == '-' && cell[7] == '-')
    return g_strndup (cell, 10);
  if (!split_date (cell, &first, &second, &year))
    return g_strdup (cell);
  return g_strdup_printf ("%04u-%02u-%02u", year, month_first ? first : second, month_first ? second : first);
}

/**
 * xl_csv_styles_new:
 *
 * Returns: (transfer full) (array): how each column of @part writes what it holds
 */
XlCsvStyle *
xl_csv_styles_new (const XlCsvPart *part)
{
  const guint n = part->columns->len;
  XlCsvStyle *styles = g_new0 (XlCsvStyle, n);
  g_autofree Marks *marks = g_new0 (Marks, n);
  g_autofree guint *late = g_new0 (guint, n), *early = g_new0 (guint, n);
  Marks file = { 0 };

  for (guint r = 1; r < part->table->rows->len; r++)
    {
      char **cells = g_ptr_array_index (part->table->rows, r);

      for (guint c = 0; c < n && cells[c] != NULL; c++)
        {
          int at = g_array_index (part->columns, XlCsvColumn, c).field;
          guint first, second, year;

          if (at < 0)
            continue;
          if (xl_csv_is_number (&part->kind->fields[at]))
            look (&marks[c], cells[c]);
          else if (part->kind->fields[at].type == XL_FIELD_DATE && split_date (cells[c], &first, &second, &year))
            {
              early[c] += first > 12;
              late[c] += second > 12;
            }
        }
    }
  for (guint c = 0; c < n; c++)
    {
      file.point += marks[c].point;
      file.comma += marks[c].comma;
    }
  for (guint c = 0; c < n; c++)
    {
      styles[c].numbers = *choose (&marks[c], &file, part->table->separator);
      styles[c].month_first = late[c] > 0 && early[c] == 0;
    }
  return styles;
}

/* --- values ----------------------------------------------------------------------------------- */

static char *
read_set (const char *cell)
{
  g_auto (GStrv) items = *cell == '[' ? xl_set_from_text (cell) : NULL;

  if (items == NULL)
    {
      items = g_strsplit (cell, ";", -1);
      for (guint i = 0; items[i] != NULL; i++)
        g_strstrip (items[i]);
    }
  return xl_set_to_text ((const char *const *) items);
}

static const char *
plain_flag (const char *cell)
{
  g_autofree char *folded = xl_fold (cell);

  if (strcmp (folded, "yes") == 0 || strcmp (folded, "y") == 0 || strcmp (folded, "ja") == 0 || strcmp (folded, "x") == 0
      || strcmp (folded, "true") == 0)
    return "1";
  if (strcmp (folded, "no") == 0 || strcmp (folded, "n") == 0 || strcmp (folded, "nein") == 0
      || strcmp (folded, "false") == 0)
    return "0";
  return cell;
}

/**
 * xl_csv_read_value:
 * @field: any but a reference
 * @cell: not empty
 * @fault: (out): why it is refused
 *
 * Returns: (transfer full) (nullable): canonical text
 */
char *
xl_csv_read_value (const XlField *field, const XlCsvStyle *style, const char *cell, XlFault **fault)
{
  g_autofree char *plain = NULL;
  char *text;

  switch (field->type)
    {
    case XL_FIELD_SET:
      text = read_set (cell);
      if (xl_field_check (field, text, fault))
        return text;
      g_free (text);
      return NULL;
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
      /* As files have it, else as people type it: 30.6.2027, "letter of interest". */
      plain = field->type == XL_FIELD_DATE ? plain_date (cell, style->month_first) : g_strdup (cell);
      if (xl_field_check (field, plain, NULL))
        return g_steal_pointer (&plain);
      return xl_field_parse (field, plain, &xl_number_plain, fault);
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      plain = dup_number (cell, &style->numbers);
      return xl_dossier_read_value (field, plain != NULL ? plain : cell, fault);
    case XL_FIELD_FLAG:
      return xl_dossier_read_value (field, plain_flag (cell), fault);
    case XL_FIELD_TEXT:
      if (g_strcmp0 (field->codes, "countries") == 0)
        plain = xl_codes_country (cell); /* "Poland" */
      break;
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_REFERENCE:
      break;
    }
  return xl_dossier_read_value (field, plain != NULL ? plain : cell, fault);
}
