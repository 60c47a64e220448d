/* xl-codes.c - code lists: countries, NUTS, NACE, List of Waste, TRL, time zones */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-codes.h"

#include <string.h>

#include "xl-fold.h"

/* A list is one block of text whose tabs and line ends have become NULs, and where its cells begin
 * in it. Lists live as long as the program, so their texts can be lent without counting. */
struct _XlCodes
{
  char *text;           /* owned */
  GPtrArray *columns;   /* names, borrowed from text */
  GArray *cells;        /* guint32 offsets into text, row by row */
  guint n_rows;
  GHashTable *rows;     /* code, borrowed -> row */
  GHashTable *names;    /* folded name, owned -> row; only of countries, else NULL */
};

static GMutex lock;
static XlCodesLoader load_list;  /* under lock */
static GHashTable *lists;        /* name -> XlCodes or NULL; under lock */

static void
codes_free (XlCodes *codes)
{
  g_clear_pointer (&codes->rows, g_hash_table_unref);
  g_clear_pointer (&codes->names, g_hash_table_unref);
  g_clear_pointer (&codes->columns, g_ptr_array_unref);
  g_clear_pointer (&codes->cells, g_array_unref);
  g_free (codes->text);
  g_free (codes);
}

/* The cell that begins at *at, ended with a NUL; *at becomes the next one, NULL after the last. */
static char *
take_cell (char **at)
{
  char *cell = *at, *tab = strchr (cell, '\t');

  if (tab != NULL)
    *tab = '\0';
  *at = tab != NULL ? tab + 1 : NULL;
  return cell;
}

static void
add_row (XlCodes *codes, char *line, const char *nothing)
{
  const char *code = line;

  for (guint i = 0; i < codes->columns->len; i++)
    {
      const char *cell = line != NULL ? take_cell (&line) : nothing;
      guint32 offset = (guint32) (cell - codes->text);

      g_array_append_val (codes->cells, offset);
    }
  if (!g_hash_table_contains (codes->rows, code))
    g_hash_table_insert (codes->rows, (gpointer) code, GUINT_TO_POINTER (codes->n_rows));
  codes->n_rows++;
}

static void
index_names (XlCodes *codes)
{
  codes->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < codes->n_rows; i++)
    {
      const char *name = xl_codes_cell (codes, i, "name");
      g_autofree char *folded = xl_fold (name);

      if (*folded != '\0' && !g_hash_table_contains (codes->names, folded))
        g_hash_table_insert (codes->names, g_steal_pointer (&folded), GUINT_TO_POINTER (i));
    }
}

/* %NULL when the bytes are not a list: not UTF-8, too long for offsets, or without a heading. */
static XlCodes *
codes_parse (const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  XlCodes *codes;
  char *line, *end;

  if (data == NULL || size >= G_MAXUINT32 || !g_utf8_validate (data, (gssize) size, NULL))
    return NULL;
  codes = g_new0 (XlCodes, 1);
  codes->text = g_strndup (data, size);
  codes->columns = g_ptr_array_new ();
  codes->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  codes->rows = g_hash_table_new (g_str_hash, g_str_equal);
  line = codes->text + (g_str_has_prefix (codes->text, "\xef\xbb\xbf") ? 3 : 0);
  for (end = codes->text + size; line < end;)
    {
      char *stop = strchr (line, '\n'), *next;

      if (stop == NULL)
        stop = end;
      next = stop + 1;
      *stop = '\0';
      if (stop > line && stop[-1] == '\r')
        *--stop = '\0';
      if (*line != '\0' && *line != '#')
        {
          if (codes->columns->len > 0)
            add_row (codes, line, end);
          else
            for (char *at = line; at != NULL;)
              g_ptr_array_add (codes->columns, take_cell (&at));
        }
      line = next;
    }
  if (codes->columns->len == 0)
    {
      codes_free (codes);
      return NULL;
    }
  if (g_str_equal (name, "countries"))
    index_names (codes);
  return codes;
}

/**
 * xl_codes_set_loader:
 * @loader: (nullable): where lists come from; called at most once for each name, perhaps from
 *   another thread, and it may not call xl_codes_get() itself
 *
 * Says where lists come from; once, before the first one is asked for.
 */
void
xl_codes_set_loader (XlCodesLoader loader)
{
  g_mutex_lock (&lock);
  load_list = loader;
  g_mutex_unlock (&lock);
}

/**
 * xl_codes_get:
 * @name: see #XlCodesLoader
 *
 * The list of that name, read when it is first asked for. Any thread may ask.
 *
 * Returns: (transfer none) (nullable): the list, for the rest of the program's life; %NULL when
 *   there is no loader or no such list
 */
const XlCodes *
xl_codes_get (const char *name)
{
  gpointer codes = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_mutex_lock (&lock);
  if (lists == NULL)
    lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_lookup_extended (lists, name, NULL, &codes) && load_list != NULL)
    {
      g_autoptr (GBytes) bytes = load_list (name);

      codes = bytes != NULL ? codes_parse (name, bytes) : NULL;
      g_hash_table_insert (lists, g_strdup (name), codes);
    }
  g_mutex_unlock (&lock);
  return codes;
}

/**
 * xl_codes_size:
 * @codes: (nullable): a list
 *
 * Returns: how many rows it has, without heading and comments; 0 for %NULL
 */
guint
xl_codes_size (const XlCodes *codes)
{
  return codes != NULL ? codes->n_rows : 0;
}

/**
 * xl_codes_code:
 * @codes: a list
 * @row: 0 to xl_codes_size() - 1
 *
 * Returns: (transfer none) (nullable): the code of the row; %NULL when there is no such row
 */
const char *
xl_codes_code (const XlCodes *codes, guint row)
{
  if (codes == NULL || row >= codes->n_rows)
    return NULL;
  return codes->text + g_array_index (codes->cells, guint32, row * codes->columns->len);
}

/**
 * xl_codes_cell:
 * @codes: a list
 * @row: 0 to xl_codes_size() - 1
 * @column: a name of its heading
 *
 * Returns: (transfer none) (nullable): the text of the cell, perhaps ""; %NULL when there is no
 *   such row or column
 */
const char *
xl_codes_cell (const XlCodes *codes, guint row, const char *column)
{
  if (codes == NULL || column == NULL || row >= codes->n_rows)
    return NULL;
  for (guint i = 0; i < codes->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (codes->columns, i), column))
      return codes->text + g_array_index (codes->cells, guint32, row * codes->columns->len + i);
  return NULL;
}

/**
 * xl_codes_find:
 * @codes: (nullable): a list
 * @code: (nullable): a code, exactly as listed; of countries in any case
 *
 * Returns: the (first) row of the code, or -1
 */
int
xl_codes_find (const XlCodes *codes, const char *code)
{
  g_autofree char *upper = NULL;
  gpointer row;

  if (codes == NULL || code == NULL)
    return -1;
  if (codes->names != NULL)
    code = upper = g_ascii_strup (code, -1);
  if (!g_hash_table_lookup_extended (codes->rows, code, NULL, &row))
    return -1;
  return (int) GPOINTER_TO_UINT (row);
}

/**
 * xl_codes_lookup:
 * @list: the name of a list
 * @code: (nullable): a code
 * @column: a name of its heading
 *
 * Returns: (transfer none) (nullable): what the list says of the code in that column; %NULL when
 *   there is no such list, code or column
 */
const char *
xl_codes_lookup (const char *list, const char *code, const char *column)
{
  const XlCodes *codes = xl_codes_get (list);
  int row = xl_codes_find (codes, code);

  return row >= 0 ? xl_codes_cell (codes, (guint) row, column) : NULL;
}

/**
 * xl_codes_country:
 * @typed: (nullable): a country as people and offices write it: an alpha-2 code in any case, also
 *   the EL and UK of the European Union, or the English name
 *
 * Returns: (transfer full) (nullable): the ISO 3166 alpha-2 code; %NULL when there is no such
 *   country, or no list of them
 */
char *
xl_codes_country (const char *typed)
{
  const XlCodes *codes = xl_codes_get ("countries");
  g_autofree char *folded = NULL;
  gpointer row;
  int found;

  if (codes == NULL || typed == NULL)
    return NULL;
  folded = xl_fold (typed);
  if (g_str_equal (folded, "el"))
    found = xl_codes_find (codes, "GR");
  else if (g_str_equal (folded, "uk"))
    found = xl_codes_find (codes, "GB");
  else
    found = xl_codes_find (codes, folded);
  if (found < 0 && g_hash_table_lookup_extended (codes->names, folded, NULL, &row))
    found = (int) GPOINTER_TO_UINT (row);
  return found >= 0 ? g_strdup (xl_codes_code (codes, (guint) found)) : NULL;
}

/* --- finding by words ------------------------------------------------------------------------- */

/* What stands below no other row: "14 06 03*" and not "14 06"; "20.16" and not "20.1". */
static gboolean
is_leaf (const XlCodes *codes, guint row)
{
  const char *code = xl_codes_code (codes, row);
  const char *next = row + 1 < codes->n_rows ? xl_codes_code (codes, row + 1) : "";

  return !g_str_has_prefix (next, code);
}

/**
 * xl_codes_heading:
 *
 * Returns: (transfer none): the name of the group that the row stands in; "" at the top
 */
const char *
xl_codes_heading (const XlCodes *codes, guint row)
{
  const char *code = xl_codes_code (codes, row);

  for (guint above = row; above-- > 0;)
    if (strlen (xl_codes_code (codes, above)) < strlen (code) && g_str_has_prefix (code, xl_codes_code (codes, above)))
      return xl_codes_cell (codes, above, "name");
  return "";
}

/* 0 the code begins so, 1 the name does, 2 a word of the name does, 3 elsewhere or in the heading; -1 nowhere. Each word
 * must be somewhere. */
static int
rank_row (const XlCodes *codes, guint row, char **words, const char *all)
{
  g_autofree char *name = xl_fold (xl_codes_cell (codes, row, "name")), *heading = xl_fold (xl_codes_heading (codes, row));
  const char *code = xl_codes_code (codes, row), *at;

  if (g_str_has_prefix (code, all))
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (name, words[i]) == NULL && strstr (heading, words[i]) == NULL && strstr (code, words[i]) == NULL)
      return -1;
  if (g_str_has_prefix (name, all))
    return 1;
  at = words[0] != NULL ? strstr (name, words[0]) : NULL;
  return at != NULL && (at == name || at[-1] == ' ') ? 2 : 3;
}

/**
 * xl_codes_search:
 * @codes: a list whose rows have names, in the order of their codes
 * @words: parts of a code, or words of its name or its group's, in any order; blank for all
 * @limit: so many at most
 *
 * Groups themselves are not found: what is asked for is a code that a record can have.
 *
 * Returns: (transfer full) (element-type guint): rows, the best first
 */
GArray *
xl_codes_search (const XlCodes *codes, const char *words, guint limit)
{
  g_autofree char *folded = xl_fold (words);
  g_auto (GStrv) parts = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *ranked[4];

  g_strstrip (folded);
  parts = g_strsplit_set (folded, " ,;", -1);
  for (guint r = 0; r < G_N_ELEMENTS (ranked); r++)
    ranked[r] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint row = 0; codes != NULL && row < codes->n_rows; row++)
    {
      int rank = is_leaf (codes, row) ? rank_row (codes, row, parts, folded) : -1;

      if (rank >= 0)
        g_array_append_val (ranked[rank], row);
    }
  for (guint r = 0; r < G_N_ELEMENTS (ranked); r++)
    {
      g_array_append_vals (rows, ranked[r]->data, MIN (ranked[r]->len, limit - rows->len));
      g_array_unref (ranked[r]);
    }
  return rows;
}
