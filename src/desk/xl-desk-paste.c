/* xl-desk-paste.c - numbers as spreadsheets put them on the clipboard: read as a block, and the reading told */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-paste.h"

#include <stdlib.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-desk-decimal.h"

/* Invariants:
 * 1. A block is read with one decimal mark or not at all; which, its cells decide together, and the
 *    locale only where they leave it open. Then a cell that shows the guess is told.
 * 2. No double is between a cell and its number: digits stay text until they are scaled.
 * 3. What is not understood is a fault. Nothing is skipped but empty cells and rows. */

#define MAX_BYTES (1 << 20)
#define MAX_DIGITS 400
#define MAX_EXPONENT 60
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* A cell with its signs, unit and brackets taken off. */
typedef struct
{
  char *text;           /* owned, stripped */
  char *core;           /* digits and marks; NULL when the cell is empty or no number */
  gboolean negative;
  gboolean percent;
  int exponent;         /* -1: none */
  const char *currency; /* interned, or NULL */
} Token;

typedef struct
{
  const XlNumberStyle *style;
  XlPasteFlags flags;
  GPtrArray *rows;      /* of GArray of Token, with the heading and names still in it */
  guint n_columns;
  guint top, left;      /* 1 where a heading, or names, are there */
  const char *marks[3]; /* candidates for the decimal mark; the given one first */
  guint n_marks;
  XlPaste *paste;
} Reader;

/* --- one cell --------------------------------------------------------------------------------- */

static gboolean
take_front (char **text, const char *what)
{
  if (!g_str_has_prefix (*text, what))
    return FALSE;
  *text = g_strstrip (*text + strlen (what));
  return TRUE;
}

static gboolean
take_back (char *text, const char *what)
{
  if (!g_str_has_suffix (text, what))
    return FALSE;
  text[strlen (text) - strlen (what)] = '\0';
  g_strchomp (text);
  return TRUE;
}

/* g_strstrip() knows ASCII blanks only; spreadsheets put no-break ones around numbers. */
static char *
dup_stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && (g_unichar_isspace (g_utf8_get_char (text)) || g_utf8_get_char (text) == 0xfeff))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

static const char *
find_currency (const char *word)
{
  static const struct
  {
    const char *sign, *code;
  } signs[] = { { "€", "EUR" }, { "$", "USD" }, { "US$", "USD" }, { "£", "GBP" }, { "zł", "PLN" },
                { "Kč", "CZK" }, { "Fr.", "CHF" }, { "Ft", "HUF" }, { "Euro", "EUR" }, { "¥", "¥" },
                { XL_PASTE_TONNES, XL_PASTE_TONNES } };
  const XlCodes *list = xl_codes_get ("currencies");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (word, signs[i].sign) == 0)
      return signs[i].code;
  if (strlen (word) != 3 || strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
    return NULL;
  return list == NULL || xl_codes_find (list, word) >= 0 ? g_intern_string (word) : NULL;
}

static gboolean
is_tonnes (const char *currency)
{
  return currency != NULL && strcmp (currency, XL_PASTE_TONNES) == 0;
}

/* "k", "Mio." as a power of ten, with the length of the word in bytes. */
static int
find_prefix (const char *word, gsize *length)
{
  static const struct
  {
    const char *word;
    int exponent;
  } prefixes[] = { { "Tsd.", 3 }, { "Tsd", 3 }, { "tsd.", 3 }, { "k", 3 },  { "K", 3 },  { "T", 3 },
                   { "Mio.", 6 }, { "Mio", 6 }, { "mio.", 6 }, { "mio", 6 }, { "mln", 6 }, { "Mn", 6 },
                   { "mn", 6 },   { "M", 6 },   { "m", 6 },    { "Mrd.", 9 }, { "Mrd", 9 }, { "bn", 9 },
                   { "Bn", 9 },   { "G", 9 } };
  int best = -1;

  *length = 0;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (word, prefixes[i].word) && strlen (prefixes[i].word) > *length)
      {
        *length = strlen (prefixes[i].word);
        best = prefixes[i].exponent;
      }
  return best;
}

/* What stands beside the digits: "€", "M€", "Mio. EUR", "kt". */
static gboolean
read_unit (Token *token, const char *text)
{
  g_autofree char *word = dup_stripped (text);
  const char *currency = find_currency (word);
  g_autofree char *rest = NULL;
  gsize length;
  int exponent;

  if (currency == NULL)
    {
      exponent = find_prefix (word, &length);
      if (exponent < 0 || token->exponent >= 0)
        return FALSE;
      rest = dup_stripped (word + length);
      currency = *rest != '\0' ? find_currency (rest) : NULL;
      /* Bare "T" is no thousand: somebody means tonnes. */
      if (*rest != '\0' ? currency == NULL : strcmp (word, "T") == 0)
        return FALSE;
      token->exponent = exponent;
    }
  if (currency == NULL)
    return TRUE;
  if (token->currency != NULL && token->currency != currency)
    return FALSE;
  token->currency = currency;
  return TRUE;
}

static gboolean
take_sign (char **text, gboolean *negative)
{
  static const char *const minuses[] = { "-", "\u2212", "\u2013" };

  if (g_str_has_prefix (*text, "(") && take_back (*text, ")"))
    {
      take_front (text, "(");
      *negative = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (minuses); i++)
    if (take_front (text, minuses[i]) || take_back (*text, minuses[i]))
      {
        *negative = TRUE;
        return TRUE;
      }
  *negative = FALSE;
  return take_front (text, "+");
}

/* The unit in front: all up to the first digit, sign or bracket, but for a decimal mark: "€.5". */
static gboolean
take_front_unit (Token *token, char **text)
{
  gsize length = strcspn (*text, "0123456789-+(");
  const char *minus = strstr (*text, "\u2212");
  g_autofree char *word = NULL;

  if (minus != NULL)
    length = MIN (length, (gsize) (minus - *text));
  while (length > 0)
    {
      g_free (word);
      word = g_strndup (*text, length);
      if (read_unit (token, word))
        {
          *text = g_strchug (*text + length);
          return TRUE;
        }
      if ((*text)[length - 1] != '.' && (*text)[length - 1] != ',')
        return FALSE;
      length--;
    }
  return FALSE;
}

static gboolean
take_back_unit (Token *token, char *text)
{
  const char *last = text;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at) || strchr ("-+)%", *at) != NULL || g_utf8_get_char (at) == 0x2212)
      last = g_utf8_next_char (at);
  if (last == text || *last == '\0' || !read_unit (token, last))
    return FALSE;
  text[last - text] = '\0';
  return TRUE;
}

static gboolean
is_mark (const char *text, const char *mark)
{
  return *text == '.' || *text == ',' || g_str_has_prefix (text, mark);
}

/* Whether all of it may stand in a number: a name such as "2nd furnace" is none. */
static gboolean
is_core (const char *text, const XlNumberStyle *style)
{
  if (!g_ascii_isdigit (*text) && !is_mark (text, style->decimal))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (strchr ("0123456789.,'eE+-", *at) == NULL && !g_unichar_isspace (g_utf8_get_char (at))
        && g_utf8_get_char (at) != 0x2019 && !g_str_has_prefix (at, style->decimal)
        && (*style->group == '\0' || !g_str_has_prefix (at, style->group)))
      return FALSE;
  return strlen (text) <= MAX_DIGITS;
}

/* Signs, brackets, unit and share sign go from the outside to the inside; one sign is enough. */
static void
read_token (Token *token, const XlNumberStyle *style)
{
  g_autofree char *copy = dup_stripped (token->text);
  char *text = copy;
  guint n_signs = 0;

  token->exponent = -1;
  /* Accounting formats show nothing as a dash. */
  if (strcmp (copy, "-") == 0 || strcmp (copy, "\u2013") == 0 || strcmp (copy, "\u2014") == 0)
    {
      token->core = g_strdup ("0");
      return;
    }
  for (gboolean again = TRUE, negative; again;)
    {
      again = take_sign (&text, &negative);
      if (again)
        {
          token->negative = negative;
          n_signs++;
        }
      else if (take_back (text, "%"))
        {
          if (token->percent)
            return;
          token->percent = again = TRUE;
        }
      else
        again = take_front_unit (token, &text) || take_back_unit (token, text);
    }
  if (n_signs <= 1 && is_core (text, style))
    token->core = dup_stripped (text);
}

/* --- the block as text ------------------------------------------------------------------------ */

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->text);
  g_free (token->core);
}

/* Cells with quotes around them may hold anything; a doubled quote is one. */
static char *
take_cell (const char **at, char separator)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (**at == '"')
    {
      const char *closing = *at + 1;

      for (; *closing != '\0'; closing++)
        {
          if (*closing == '"' && closing[1] != '"')
            break;
          g_string_append_c (cell, *closing);
          closing += *closing == '"';
        }
      if (*closing == '"' && strchr ("\t;\r\n", closing[1]) != NULL)
        {
          *at = closing + 1;
          return dup_stripped (cell->str);
        }
      g_string_truncate (cell, 0);
    }
  for (; **at != '\0' && **at != '\n' && **at != '\r' && **at != separator; (*at)++)
    g_string_append_c (cell, **at);
  return dup_stripped (cell->str);
}

static GPtrArray *
split (const char *text, guint *n_columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  char separator = strchr (text, '\t') != NULL ? '\t' : ';';

  *n_columns = 0;
  while (*text != '\0')
    {
      GArray *row = g_array_new (FALSE, TRUE, sizeof (Token));

      g_array_set_clear_func (row, token_clear);
      g_ptr_array_add (rows, row);
      for (;;)
        {
          Token token = { .text = take_cell (&text, separator), .exponent = -1 };

          g_array_append_val (row, token);
          if (*text != separator)
            break;
          text++;
        }
      *n_columns = MAX (*n_columns, row->len);
      text += *text == '\r';
      text += *text == '\n';
    }
  return rows;
}

static Token *
token_at (Reader *reader, guint row, guint column)
{
  GArray *cells = g_ptr_array_index (reader->rows, row);

  return column < cells->len && *g_array_index (cells, Token, column).text != '\0'
             ? &g_array_index (cells, Token, column) : NULL;
}

static gboolean
fail (Reader *reader, XlPasteFault fault, guint row, guint column, const char *text)
{
  reader->paste->fault = fault;
  reader->paste->fault_row = row;
  reader->paste->fault_column = column;
  reader->paste->fault_text = g_strdup (text);
  return FALSE;
}

/* --- a first row of years, a first column of names -------------------------------------------- */

static int
read_year (const Token *token)
{
  int year = token != NULL && strlen (token->text) == 4 && strspn (token->text, "0123456789") == 4
                 ? atoi (token->text) : 0;

  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* Years are known by what is not a number in the corner above names, or by being one after the other:
 * 1990 and 2010 side by side may be amounts. */
static void
find_years (Reader *reader)
{
  guint n = 0;
  int last = 0;
  gboolean adjacent = TRUE;
  Token *corner = token_at (reader, 0, 0);

  if ((reader->flags & (XL_PASTE_BARE | XL_PASTE_TYPED)) || reader->rows->len < 2)
    return;
  for (guint c = reader->left; c < reader->n_columns; c++)
    {
      Token *token = token_at (reader, 0, c);
      int year = read_year (token);

      if (token == NULL)
        continue;
      if (year == 0 || year <= last)
        return;
      adjacent = adjacent && (last == 0 || year == last + 1);
      last = year;
      n++;
    }
  if (n == 0 || (reader->left == 0 && (n == 1 || !adjacent)))
    return;
  if (reader->left > 0 && corner != NULL && read_year (corner) > 0)
    return;
  reader->top = 1;
}

/* The first column holds names when none of its cells is a number. */
static void
find_labels (Reader *reader)
{
  gboolean any = FALSE;

  if ((reader->flags & (XL_PASTE_BARE | XL_PASTE_TYPED)) || reader->n_columns < 2)
    return;
  for (guint r = 0; r < reader->rows->len; r++)
    {
      Token *token = token_at (reader, r, 0);

      if (token != NULL && token->core != NULL)
        return;
      any = any || token != NULL;
    }
  reader->left = any ? 1 : 0;
}

/* A unit in the corner, "M€" or "in k€", holds for all money that names none. */
static void
take_corner (Reader *reader)
{
  Token *corner = reader->top > 0 && reader->left > 0 ? token_at (reader, 0, 0) : NULL;
  Token unit = { .exponent = -1 };
  const char *word;

  if (corner == NULL)
    return;
  word = g_str_has_prefix (corner->text, "in ") ? corner->text + 3 : corner->text;
  if (!read_unit (&unit, word) || is_tonnes (unit.currency))
    return;
  reader->paste->exponent = unit.currency != NULL ? MAX (unit.exponent, 0) : unit.exponent;
  reader->paste->currency = unit.currency;
}

/* --- one decimal mark for all ----------------------------------------------------------------- */

/* "1.5E+06" as a spreadsheet shows it where the column is narrow. */
static char *
take_exponent (const char *core, int *exponent)
{
  const char *e = strpbrk (core, "eE");
  char *end = NULL;
  long power = e != NULL && e > core ? strtol (e + 1, &end, 10) : 0;

  *exponent = 0;
  if (end == NULL || end == e + 1 || *end != '\0' || labs (power) > MAX_EXPONENT)
    return g_strdup (core);
  *exponent = (int) power;
  return g_strndup (core, (gsize) (e - core));
}

/* @core as plain text where it fits @mark, with any grouping that goes with it; else NULL. */
static char *
read_core (Reader *reader, const char *core, const char *mark)
{
  gboolean given = strcmp (mark, reader->style->decimal) == 0;
  const char *groups[] = { given ? reader->style->group : "",
                           " ", strcmp (mark, ".") == 0 ? "," : strcmp (mark, ",") == 0 ? "." : "" };
  guint n = reader->flags & XL_PASTE_TYPED ? 2 : G_N_ELEMENTS (groups);
  int exponent;
  g_autofree char *mantissa = take_exponent (core, &exponent);

  for (guint i = 0; i < n; i++)
    {
      XlNumberStyle style = { mark, groups[i] };
      g_autofree char *plain = NULL;

      if (i > 0 && strcmp (groups[i], mark) == 0)
        continue;
      plain = xl_number_dup_plain (mantissa, &style);
      if (plain != NULL)
        return xl_decimal_shift (plain, exponent);
    }
  return NULL;
}

static guint
count_fits (Reader *reader, const Token *token, int *only)
{
  guint n = 0;

  for (guint m = 0; m < reader->n_marks; m++)
    {
      g_autofree char *plain = read_core (reader, token->core, reader->marks[m]);

      if (plain != NULL)
        {
          n++;
          *only = (int) m;
        }
    }
  return n;
}

/* No mark fits all: is a cell no number at all, or do two contradict each other? */
static gboolean
fail_on_mark (Reader *reader)
{
  const char *first = NULL;
  int decided = -1;

  for (guint r = reader->top; r < reader->rows->len; r++)
    for (guint c = reader->left; c < reader->n_columns; c++)
      {
        Token *token = token_at (reader, r, c);
        int only = -1;
        guint n = token != NULL ? count_fits (reader, token, &only) : 2;

        if (n == 0)
          return fail (reader, XL_PASTE_FAULT_TEXT, r + 1, c + 1, token->text);
        if (n == 1 && decided < 0)
          {
            decided = only;
            first = token->text;
          }
        else if (n == 1 && only != decided)
          {
            reader->paste->fault_other = g_strdup (first);
            return fail (reader, XL_PASTE_FAULT_MARKS, r + 1, c + 1, token->text);
          }
      }
  return fail (reader, XL_PASTE_FAULT_TEXT, reader->top + 1, reader->left + 1, first);
}

static gboolean
fits_all (Reader *reader, const char *mark)
{
  for (guint r = reader->top; r < reader->rows->len; r++)
    for (guint c = reader->left; c < reader->n_columns; c++)
      {
        Token *token = token_at (reader, r, c);
        g_autofree char *plain = token != NULL ? read_core (reader, token->core, mark) : NULL;

        if (token != NULL && plain == NULL)
          return FALSE;
      }
  return TRUE;
}

/* The first cell that another mark, which fits all as well, would read as another number. */
static void
note_guess (Reader *reader, const char *mark, const char *other)
{
  for (guint r = reader->top; r < reader->rows->len; r++)
    for (guint c = reader->left; c < reader->n_columns; c++)
      {
        Token *token = token_at (reader, r, c);
        g_autofree char *one = token != NULL ? read_core (reader, token->core, mark) : NULL;
        g_autofree char *two = token != NULL ? read_core (reader, token->core, other) : NULL;

        if (g_strcmp0 (one, two) != 0)
          {
            reader->paste->guess = g_strdup (token->text);
            reader->paste->guess_plain = g_steal_pointer (&one);
            return;
          }
      }
}

static const char *
choose_mark (Reader *reader)
{
  const char *chosen = NULL;

  for (guint m = 0; m < reader->n_marks; m++)
    {
      if (!fits_all (reader, reader->marks[m]))
        continue;
      if (chosen == NULL)
        chosen = reader->marks[m];
      else if (reader->paste->guess == NULL)
        note_guess (reader, chosen, reader->marks[m]);
    }
  return chosen;
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Every cell is empty or has digits, and all name one currency or none. */
static gboolean
check_cells (Reader *reader)
{
  gboolean any = FALSE;

  for (guint r = reader->top; r < reader->rows->len; r++)
    for (guint c = reader->left; c < reader->n_columns; c++)
      {
        Token *token = token_at (reader, r, c);

        if (token == NULL)
          continue;
        if (token->core == NULL)
          return fail (reader, XL_PASTE_FAULT_TEXT, r + 1, c + 1, token->text);
        any = TRUE;
        /* Tonnes beside money are no second currency. */
        if (token->currency == NULL || is_tonnes (token->currency))
          continue;
        if (reader->paste->currency != NULL && reader->paste->currency != token->currency)
          {
            reader->paste->fault_other = g_strdup (reader->paste->currency);
            return fail (reader, XL_PASTE_FAULT_CURRENCIES, r + 1, c + 1, token->currency);
          }
        reader->paste->currency = token->currency;
      }
  return any ? TRUE : fail (reader, XL_PASTE_FAULT_EMPTY, 0, 0, NULL);
}

static void
fill (Reader *reader, const char *mark)
{
  XlPaste *paste = reader->paste;

  paste->n_rows = reader->rows->len - reader->top;
  paste->n_columns = reader->n_columns - reader->left;
  paste->cells = g_new0 (XlPasteCell, paste->n_rows * paste->n_columns);
  if (reader->left > 0)
    paste->labels = g_new0 (char *, paste->n_rows + 1);
  if (reader->top > 0)
    paste->years = g_new0 (int, paste->n_columns);
  for (guint c = 0; reader->top > 0 && c < paste->n_columns; c++)
    paste->years[c] = read_year (token_at (reader, 0, reader->left + c));
  for (guint r = 0; r < paste->n_rows; r++)
    {
      Token *name = reader->left > 0 ? token_at (reader, reader->top + r, 0) : NULL;

      if (name != NULL)
        paste->labels[r] = g_strdup (name->text);
      for (guint c = 0; c < paste->n_columns; c++)
        {
          Token *token = token_at (reader, reader->top + r, reader->left + c);
          XlPasteCell *cell = &paste->cells[r * paste->n_columns + c];
          g_autofree char *plain = NULL;

          cell->exponent = -1;
          if (token == NULL)
            continue;
          plain = read_core (reader, token->core, mark);
          cell->plain = token->negative && strcmp (plain, "0") != 0 ? g_strconcat ("-", plain, NULL) : g_strdup (plain);
          cell->text = g_strdup (token->text);
          cell->percent = token->percent;
          cell->currency = token->currency;
          cell->exponent = token->exponent < 0 && token->currency != NULL ? 0 : token->exponent;
          if (strstr (token->core, mark) != NULL)
            paste->decimal = g_intern_string (mark);
        }
    }
}

static void
read_block (Reader *reader)
{
  const char *mark;

  if (reader->rows->len == 0)
    {
      fail (reader, XL_PASTE_FAULT_EMPTY, 0, 0, NULL);
      return;
    }
  if (reader->rows->len > XL_PASTE_ROWS + 1 || reader->n_columns > XL_PASTE_COLUMNS + 1)
    {
      fail (reader, XL_PASTE_FAULT_LARGE, reader->rows->len, reader->n_columns, NULL);
      return;
    }
  for (guint r = 0; r < reader->rows->len; r++)
    for (guint c = 0; c < reader->n_columns; c++)
      if (token_at (reader, r, c) != NULL)
        read_token (token_at (reader, r, c), reader->style);
  find_labels (reader);
  find_years (reader);
  take_corner (reader);
  if (reader->rows->len - reader->top > XL_PASTE_ROWS || reader->n_columns - reader->left > XL_PASTE_COLUMNS)
    fail (reader, XL_PASTE_FAULT_LARGE, reader->rows->len - reader->top, reader->n_columns - reader->left, NULL);
  else if (check_cells (reader))
    {
      mark = choose_mark (reader);
      if (mark != NULL)
        fill (reader, mark);
      else
        fail_on_mark (reader);
    }
}

/**
 * xl_paste_parse:
 * @text: as it came from the clipboard: lines, with cells between tabs, or between semicolons where
 *   there is no tab
 * @style: how numbers are written here; decides where the block leaves it open
 * @flags: what not to look for
 *
 * Understands "1.234,5", "1 234,5", "1,234.5", "1'234.5" and "1.5E+06"; "−200", "200-" and "(200)";
 * signs and codes of currencies on either side, with k, M, Mio., Mrd.; a first row of years and a
 * first column of names.
 *
 * Returns: (transfer full): the block; with a fault it has no cells
 */
XlPaste *
xl_paste_parse (const char *text, const XlNumberStyle *style, XlPasteFlags flags)
{
  XlPaste *paste = g_new0 (XlPaste, 1);
  Reader reader = { .style = style, .flags = flags, .paste = paste };

  paste->exponent = paste->tonnes_exponent = -1;
  if (strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    {
      paste->fault = XL_PASTE_FAULT_LARGE;
      return paste;
    }
  reader.marks[reader.n_marks++] = style->decimal;
  for (const char *const *m = (const char *const[]){ ".", ",", NULL }; *m != NULL && !(flags & XL_PASTE_TYPED); m++)
    if (strcmp (*m, style->decimal) != 0)
      reader.marks[reader.n_marks++] = *m;
  reader.rows = split (text, &reader.n_columns);
  read_block (&reader);
  g_ptr_array_unref (reader.rows);
  return paste;
}

void
xl_paste_free (XlPaste *paste)
{
  for (guint i = 0; paste->cells != NULL && i < paste->n_rows * paste->n_columns; i++)
    {
      g_free (paste->cells[i].plain);
      g_free (paste->cells[i].text);
    }
  for (guint i = 0; paste->labels != NULL && i < paste->n_rows; i++)
    g_free (paste->labels[i]);
  g_free (paste->cells);
  g_free (paste->labels);
  g_free (paste->years);
  g_free (paste->fault_text);
  g_free (paste->fault_other);
  g_free (paste->guess);
  g_free (paste->guess_plain);
  g_free (paste);
}
