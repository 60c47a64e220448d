/* xl-csv-table.c - bytes of a spreadsheet's export as rows of cells: encoding, separator, quotes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-csv.h"

#include <string.h>

#include "xl-fold.h"

/* Rows outside quotes that are looked at to tell the separator. */
#define SNIFF_ROWS 20

static XlCsvTable *
fail (XlDossierFault **fault, XlDossierFaultCode code, guint line, const char *detail)
{
  *fault = g_new0 (XlDossierFault, 1);
  (*fault)->code = code;
  (*fault)->line = line;
  (*fault)->detail = g_strdup (detail);
  return NULL;
}

/* Whether every other byte of the beginning is NUL, which only UTF-16 without its mark has. */
static gboolean
alternates (const char *bytes, gsize size, guint odd)
{
  gsize n = MIN (size, 200) & ~(gsize) 1, nul = 0;

  for (gsize i = odd; i < n; i += 2)
    nul += bytes[i] == '\0';
  return n >= 4 && nul * 2 >= n / 2 && memchr (bytes, '\0', n) != NULL && bytes[1 - odd] != '\0';
}

/* Texts of two encodings in one file: some letters are UTF-8 and some are not. A pair of letters of Windows-1252 may
 * look like one of UTF-8 by chance, so one among many does not count. */
static guint
find_mixture (const char *bytes, gsize size)
{
  guint good = 0, bad = 0, line = 1, first = 0;

  for (gsize i = 0; i < size;)
    {
      const char *at = bytes + i;
      gunichar c;

      line += *at == '\n';
      if ((guchar) *at < 0x80)
        {
          i++;
          continue;
        }
      c = g_utf8_get_char_validated (at, (gssize) MIN (size - i, 6));
      if (c != (gunichar) -1 && c != (gunichar) -2)
        {
          good++;
          i += (gsize) g_unichar_to_utf8 (c, NULL);
          continue;
        }
      if (bad++ == 0)
        first = line;
      i++;
    }
  return good > 0 && good * 8 >= bad ? first : 0;
}

/* UTF-8 with or without its mark, UTF-16, else Windows-1252, which older spreadsheets write; NULL for what is none. */
static char *
to_utf8 (const char *bytes, gsize size, XlCsvEncoding *encoding, guint *mixed)
{
  const char *order = NULL;

  *encoding = XL_CSV_UTF8;
  if (size == 0)
    return g_strdup ("");
  if (size >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || alternates (bytes, size, 1)))
    order = "UTF-16LE";
  else if (size >= 2 && (memcmp (bytes, "\xfe\xff", 2) == 0 || alternates (bytes, size, 0)))
    order = "UTF-16BE";
  if (order != NULL)
    {
      gsize mark = memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0 ? 2 : 0;
      gsize length = 0;
      char *text = g_convert (bytes + mark, (gssize) (size - mark), "UTF-8", order, NULL, &length, NULL);

      *encoding = XL_CSV_UTF16;
      if (text != NULL && memchr (text, '\0', length) == NULL)
        return text;
      g_free (text);
      return NULL;
    }
  if (memchr (bytes, '\0', size) != NULL)
    return NULL;
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      size -= 3;
    }
  if (g_utf8_validate (bytes, (gssize) size, NULL))
    return g_strndup (bytes, size);
  *mixed = find_mixture (bytes, size);
  if (*mixed > 0)
    return NULL;
  *encoding = XL_CSV_WINDOWS_1252;
  return g_convert (bytes, (gssize) size, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
}

/* The separator that the first rows have as often as the heading, and most often: a comma in a text does not count. */
static char
sniff (const char *text)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[3][SNIFF_ROWS] = { 0 }, rows = 0;
  gboolean quoted = FALSE, any = FALSE;
  char best = ',';
  guint most = 0;

  for (const char *p = text; *p != '\0' && rows < SNIFF_ROWS; p++)
    {
      any = any || (*p != '\n' && *p != '\r');
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && *p == '\n')
        {
          rows += any;
          any = FALSE;
        }
      else if (!quoted)
        for (guint c = 0; c < G_N_ELEMENTS (candidates); c++)
          counts[c][rows] += *p == candidates[c];
    }
  rows += any && rows < SNIFF_ROWS;
  for (guint c = 0; c < G_N_ELEMENTS (candidates); c++)
    {
      guint score = counts[c][0] * 2;

      for (guint r = 1; r < rows; r++)
        score += counts[c][r] == counts[c][0] && counts[c][0] > 0 ? counts[c][0] : 0;
      if (score > most)
        {
          most = score;
          best = candidates[c];
        }
    }
  return best;
}

typedef struct
{
  XlCsvTable *table;
  GPtrArray *cells; /* of the row that is being read */
  GString *cell;
  guint row_line;
  GCancellable *cancellable;
} Reader;

static void
end_cell (Reader *self)
{
  g_ptr_array_add (self->cells, g_strdup (self->cell->str));
  g_string_truncate (self->cell, 0);
}

/* Rows without any text are no rows. */
static void
end_row (Reader *self)
{
  gboolean empty = TRUE;

  end_cell (self);
  for (guint i = 0; i < self->cells->len; i++)
    empty = empty && *(const char *) g_ptr_array_index (self->cells, i) == '\0';
  if (empty)
    {
      g_ptr_array_set_size (self->cells, 0);
      return;
    }
  g_ptr_array_add (self->cells, NULL);
  g_ptr_array_add (self->table->rows, g_ptr_array_steal (self->cells, NULL));
  g_array_append_val (self->table->lines, self->row_line);
}

/* RFC 4180, and what spreadsheets write besides: any line end, quotes only where a cell begins with one. */
static gboolean
read_rows (Reader *self, const char *text, guint *line)
{
  const char separator = self->table->separator;
  gboolean quoted = FALSE, fresh = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (quoted && *p == '"' && p[1] == '"')
        g_string_append_c (self->cell, *p++);
      else if (*p == '"' && (quoted || fresh))
        {
          quoted = !quoted;
          fresh = FALSE;
          if (quoted)
            *line = self->row_line;
        }
      else if (!quoted && *p == separator)
        {
          end_cell (self);
          fresh = TRUE;
        }
      else if (!quoted && (*p == '\n' || *p == '\r'))
        {
          if (*p == '\r' && p[1] == '\n')
            p++;
          end_row (self);
          self->row_line++;
          fresh = TRUE;
          if (g_cancellable_is_cancelled (self->cancellable))
            return FALSE;
        }
      else
        {
          self->row_line += *p == '\n';
          g_string_append_c (self->cell, *p);
          fresh = FALSE;
        }
      if (self->cell->len > XL_DOSSIER_MAX_TEXT || self->cells->len > XL_CSV_MAX_COLUMNS)
        return FALSE;
    }
  if (quoted)
    return FALSE;
  if (self->cell->len > 0 || self->cells->len > 0)
    end_row (self);
  *line = 0;
  return TRUE;
}

/**
 * xl_csv_table_new:
 * @fault: (out): what is wrong where it does not read; %NULL where it was cancelled
 *
 * Tells encoding and separator from the bytes, and takes the cells apart.
 *
 * Returns: (transfer full) (nullable): the table; has at least a heading
 */
XlCsvTable *
xl_csv_table_new (const char *bytes, gsize size, GCancellable *cancellable, XlDossierFault **fault)
{
  XlCsvEncoding encoding;
  guint mixed = 0;
  g_autofree char *text = to_utf8 (bytes, size, &encoding, &mixed);
  g_autoptr (XlCsvTable) table = NULL;
  Reader reader = { NULL, NULL, NULL, 1, cancellable };
  guint line = 0;
  gboolean good;

  *fault = NULL;
  if (text == NULL)
    return mixed > 0 ? fail (fault, XL_DOSSIER_CSV_MIXED, mixed, NULL) : fail (fault, XL_DOSSIER_ENCODING, 0, NULL);
  table = g_new0 (XlCsvTable, 1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  table->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  table->separator = sniff (text);
  table->encoding = encoding;
  reader.table = table;
  reader.cells = g_ptr_array_new_with_free_func (g_free);
  reader.cell = g_string_new (NULL);
  good = read_rows (&reader, text, &line);
  if (g_cancellable_is_cancelled (cancellable))
    good = FALSE;
  else if (!good && reader.cells->len > XL_CSV_MAX_COLUMNS)
    fail (fault, XL_DOSSIER_CSV_COLUMNS, reader.row_line, "200");
  else if (!good && reader.cell->len > XL_DOSSIER_MAX_TEXT && line == 0)
    fail (fault, XL_DOSSIER_TEXT_TOO_LONG, reader.row_line, NULL);
  else if (!good)
    fail (fault, XL_DOSSIER_CSV_QUOTE, line, NULL);
  else if (table->rows->len == 0)
    fail (fault, XL_DOSSIER_CSV_EMPTY, 0, NULL);
  good = good && table->rows->len > 0;
  g_ptr_array_unref (reader.cells);
  g_string_free (reader.cell, TRUE);
  return good ? g_steal_pointer (&table) : NULL;
}

void
xl_csv_table_free (XlCsvTable *table)
{
  g_ptr_array_unref (table->rows);
  g_array_unref (table->lines);
  g_free (table);
}
