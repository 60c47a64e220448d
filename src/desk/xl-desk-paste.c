/* xl-desk-paste.c - a block of figures from a spreadsheet: read as a whole, or refused as a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-paste.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Invariants:
 * 1. A block is judged as a whole: one decimal mark that fits every cell, or none of it is taken.
 * 2. What is refused is refused with one sentence that says which cell, and why. */

/* Beyond this a cent is lost in a double. */
#define LARGEST 9e15

typedef struct
{
  GPtrArray *rows; /* of char **, the cells as they came */
  guint columns;   /* of the widest row */
} Block;

static gpointer
refuse (char **sentence, char *words)
{
  if (sentence != NULL)
    *sentence = words;
  else
    g_free (words);
  return NULL;
}

void
xl_paste_free (XlPaste *paste)
{
  g_free (paste->values);
  g_strfreev (paste->labels);
  g_free (paste->years);
  g_free (paste->currency);
  g_free (paste);
}

/* --- cells ------------------------------------------------------------------------------------ */

static const struct
{
  const char *text, *code;
} currencies[] = {
  { "€", "EUR" }, { "EUR", "EUR" }, { "£", "GBP" }, { "GBP", "GBP" }, { "$", "USD" },    { "USD", "USD" },
  { "CHF", "CHF" }, { "PLN", "PLN" }, { "zł", "PLN" }, { "CZK", "CZK" }, { "Kč", "CZK" }, { "HUF", "HUF" },
  { "SEK", "SEK" }, { "DKK", "DKK" }, { "NOK", "NOK" }, { "BGN", "BGN" }, { "RON", "RON" }, { "CNY", "CNY" },
  { "¥", "CNY" },
};

/* Takes a currency off an end of @cell; its code, or NULL. */
static const char *
take_currency (char *cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      const char *text = currencies[i].text;
      gsize length = strlen (text);

      if (g_str_has_prefix (cell, text))
        memmove (cell, cell + length, strlen (cell) - length + 1);
      else if (g_str_has_suffix (cell, text))
        cell[strlen (cell) - length] = '\0';
      else
        continue;
      g_strstrip (cell);
      return currencies[i].code;
    }
  return NULL;
}

/* "(200)" and "200-" as "-200"; a true minus as a hyphen; blanks of every kind and apostrophes are gone. */
static char *
bare_number (const char *cell)
{
  GString *out = g_string_new (NULL);
  gboolean negative = FALSE;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212 || c == 0x2013 || c == '-' || c == '(')
        negative = TRUE;
      else if (c != ')' && c != '\'' && c != 0x2019 && c != '+' && !g_unichar_isspace (c) && c != 0x202f && c != 0xa0)
        g_string_append_unichar (out, c);
    }
  if (negative && out->len > 0)
    g_string_prepend_c (out, '-');
  return g_string_free (out, FALSE);
}

/* Whether brackets and signs stand where they may: "(200)", "-200", "200-", but not "2-0" or "(200". */
static gboolean
signs_fit (const char *cell)
{
  g_autofree char *bare = g_strstrip (g_strdup (cell));
  const char *open = strchr (bare, '('), *close = strchr (bare, ')');
  guint minus = 0;

  if ((open == NULL) != (close == NULL) || (open != NULL && (open != bare || close[1] != '\0')))
    return FALSE;
  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0x2212 && c != 0x2013 && c != '-')
        continue;
      if (++minus > 1 || open != NULL || (p != bare && *g_utf8_next_char (p) != '\0'))
        return FALSE;
    }
  return TRUE;
}

/* "1.234,5" with decimal "," and group ".": groups are of three. */
static gboolean
read_number (const char *bare, char decimal, char group, double *value)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *p = bare + (*bare == '-');
  guint digits = 0, in_group = 0;
  gboolean grouped = FALSE, fraction = FALSE;

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (plain, *p);
          digits++;
          in_group++;
        }
      else if (*p == group && !fraction && digits > 0 && (grouped ? in_group == 3 : in_group <= 3))
        {
          grouped = TRUE;
          in_group = 0;
        }
      else if (*p == decimal && !fraction && (!grouped || in_group == 3))
        {
          g_string_append_c (plain, '.');
          fraction = TRUE;
          in_group = 0;
        }
      else
        return FALSE;
    }
  if (digits == 0 || (grouped && !fraction && in_group != 3))
    return FALSE;
  *value = g_ascii_strtod (plain->str, NULL) * (*bare == '-' ? -1 : 1);
  return TRUE;
}

static gboolean
is_year (const char *cell)
{
  return strlen (cell) == 4 && strspn (cell, "0123456789") == 4 && atoi (cell) >= 1900 && atoi (cell) <= 2200;
}

static gboolean
has_digit (const char *cell)
{
  return strpbrk (cell, "0123456789") != NULL;
}

/* --- the block -------------------------------------------------------------------------------- */

static void
block_clear (Block *block)
{
  g_clear_pointer (&block->rows, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Block, block_clear)

static const char *
cell_at (const Block *block, guint r, guint c)
{
  char **cells = g_ptr_array_index (block->rows, r);

  return c < g_strv_length (cells) ? cells[c] : "";
}

static gboolean
split (Block *block, const char *text, char **sentence)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *separator = strchr (text, '\t') != NULL ? "\t" : strchr (text, ';') != NULL ? ";" : "\t";
  guint n = g_strv_length (lines);

  while (n > 0 && *g_strstrip (lines[n - 1]) == '\0' && strchr (lines[n - 1], '\t') == NULL)
    n--;
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint r = 0; r < n; r++)
    {
      char **cells;
      guint columns;

      g_strchomp (lines[r]);
      cells = g_strsplit (lines[r], separator, -1);
      columns = g_strv_length (cells);
      for (guint c = 0; c < columns; c++)
        g_strstrip (cells[c]);
      block->columns = MAX (block->columns, columns);
      g_ptr_array_add (block->rows, cells);
    }
  if (n == 0 || block->columns == 0)
    {
      refuse (sentence, g_strdup (_ ("There is nothing to paste: copy cells with figures first.")));
      return FALSE;
    }
  if (n > XL_PASTE_MAX_ROWS + 1 || block->columns > XL_PASTE_MAX_COLUMNS + 1)
    {
      refuse (sentence, g_strdup_printf (_ ("The block has %u rows and %u columns; at most %d and %d fit, so nothing was "
                                            "pasted: copy the part that belongs here."),
                                         n, block->columns, XL_PASTE_MAX_ROWS, XL_PASTE_MAX_COLUMNS));
      return FALSE;
    }
  return TRUE;
}

/* Words in the first column, below a heading if there is one. */
static gboolean
has_labels (const Block *block, guint first_row)
{
  gboolean any = FALSE;

  for (guint r = first_row; r < block->rows->len; r++)
    {
      const char *cell = cell_at (block, r, 0);

      if (*cell != '\0' && has_digit (cell) && !g_ascii_isalpha (*cell))
        return FALSE;
      any = any || *cell != '\0';
    }
  return any && block->columns > 1;
}

static gboolean
has_years (const Block *block)
{
  guint n = 0;

  if (block->rows->len < 2)
    return FALSE;
  for (guint c = 0; c < block->columns; c++)
    {
      const char *cell = cell_at (block, 0, c);

      if (is_year (cell))
        n++;
      else if (*cell != '\0' && (c > 0 || has_digit (cell)))
        return FALSE;
    }
  return n > 0 && (n > 1 || block->columns <= 2);
}

static char *
where (guint row, guint column, const char *cell)
{
  g_autofree char *short_cell = g_utf8_strlen (cell, -1) > 24 ? g_utf8_substring (cell, 0, 24) : g_strdup (cell);

  return g_strdup_printf (_ ("Row %u, column %u: “%s” is not a number, so nothing was pasted: copy figures only."), row, column,
                          short_cell);
}

/* Reads every cell with one mark; FALSE with the first that does not read. */
static gboolean
read_all (XlPaste *paste, char **bare, gboolean comma, guint *bad)
{
  for (guint i = 0; i < paste->n_rows * paste->n_columns; i++)
    {
      paste->values[i] = NAN;
      if (*bare[i] != '\0' && !read_number (bare[i], comma ? ',' : '.', comma ? '.' : ',', &paste->values[i]))
        {
          *bad = i;
          return FALSE;
        }
    }
  return TRUE;
}

/* The cells of figures without currency and signs; NULL with a sentence. */
static char **
take_cells (XlPaste *paste, const Block *block, guint first_row, guint first_column, char **sentence)
{
  g_auto (GStrv) bare = g_new0 (char *, paste->n_rows * paste->n_columns + 1);

  for (guint i = 0; i < paste->n_rows * paste->n_columns; i++)
    {
      guint r = i / paste->n_columns + first_row, c = i % paste->n_columns + first_column;
      g_autofree char *cell = g_strdup (cell_at (block, r, c));
      const char *code = take_currency (cell);

      if (code != NULL && paste->currency != NULL && strcmp (code, paste->currency) != 0)
        return refuse (sentence, g_strdup_printf (_ ("The block has amounts in %s and in %s, so nothing was pasted: bring them to "
                                                     "one currency first."),
                                                  paste->currency, code));
      if (code != NULL && paste->currency == NULL)
        paste->currency = g_strdup (code);
      if (strcmp (cell, "-") == 0 || strcmp (cell, "–") == 0 || strcmp (cell, "−") == 0)
        *cell = '\0'; /* how accountants write nothing */
      if (!signs_fit (cell) || (*cell != '\0' && !has_digit (cell)))
        return refuse (sentence, where (r + 1, c + 1, cell));
      bare[i] = bare_number (cell);
    }
  return g_steal_pointer (&bare);
}

static gboolean
read_values (XlPaste *paste, const Block *block, guint first_row, guint first_column, const XlNumberStyle *style,
             char **sentence)
{
  g_auto (GStrv) bare = take_cells (paste, block, first_row, first_column, sentence);
  gboolean prefer = g_strcmp0 (style->decimal, ",") == 0, point, comma;
  guint bad_point = 0, bad_comma = 0, bad;

  if (bare == NULL)
    return FALSE;
  point = read_all (paste, bare, FALSE, &bad_point);
  comma = read_all (paste, bare, TRUE, &bad_comma);
  if (!point && !comma)
    {
      bad = MAX (bad_point, bad_comma);
      refuse (sentence, where (bad / paste->n_columns + first_row + 1, bad % paste->n_columns + first_column + 1,
                               cell_at (block, bad / paste->n_columns + first_row, bad % paste->n_columns + first_column)));
      return FALSE;
    }
  paste->comma = point && comma ? prefer : comma;
  for (guint i = 0; bare[i] != NULL && point && comma; i++)
    paste->ambiguous = paste->ambiguous || strpbrk (bare[i], ".,") != NULL;
  read_all (paste, bare, paste->comma, &bad);
  for (guint i = 0; i < paste->n_rows * paste->n_columns; i++)
    if (fabs (paste->values[i]) > LARGEST)
      {
        refuse (sentence, g_strdup_printf (_ ("Row %u, column %u: the number is too large, so nothing was pasted."),
                                           i / paste->n_columns + first_row + 1, i % paste->n_columns + first_column + 1));
        return FALSE;
      }
  return TRUE;
}

/**
 * xl_paste_parse:
 * @text: as it comes from the clipboard: cells between tabs or semicolons
 * @style: how the reader writes numbers; decides where either mark fits
 * @sentence: (out) (optional): why it is refused
 *
 * Understands "1.234,5", "1 234,5", "1,234.5", "1'234.5", "(200)", "−200", "200-", "€ 12", a first row of years and a
 * first column of words.
 *
 * Returns: (transfer full) (nullable): the figures; %NULL with a sentence where they do not read
 */
XlPaste *
xl_paste_parse (const char *text, const XlNumberStyle *style, char **sentence)
{
  g_autoptr (XlPaste) paste = g_new0 (XlPaste, 1);
  g_auto (Block) block = { NULL, 0 };
  gboolean years, labels;

  if (!split (&block, text, sentence))
    return NULL;
  years = has_years (&block);
  labels = has_labels (&block, years);
  paste->n_rows = block.rows->len - years;
  paste->n_columns = block.columns - labels;
  if (paste->n_rows == 0 || paste->n_columns == 0)
    return refuse (sentence, g_strdup (_ ("There is nothing to paste: copy cells with figures first.")));
  paste->values = g_new0 (double, paste->n_rows * paste->n_columns);
  if (years)
    paste->years = g_new0 (int, paste->n_columns);
  for (guint c = 0; years && c < paste->n_columns; c++)
    paste->years[c] = atoi (cell_at (&block, 0, c + labels));
  if (labels)
    paste->labels = g_new0 (char *, paste->n_rows + 1);
  for (guint r = 0; labels && r < paste->n_rows; r++)
    paste->labels[r] = g_strdup (cell_at (&block, r + years, 0));
  if (!read_values (paste, &block, years, labels, style, sentence))
    return NULL;
  return g_steal_pointer (&paste);
}
