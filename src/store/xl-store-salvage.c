/* xl-store-salvage.c - what a damaged file still holds: its rows, its history, and what the history says of the rows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-salvage.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

/* Invariants:
 * 1. Columns are found by their place, not by their name: a step only appends them.
 * 2. Rows on pages that no tree leads to count only where the tree of their table is broken, and then after all
 *    others: they may be of old.
 * 3. Every value has passed what loading asks of it, or its field is marked as unread. */

typedef struct
{
  XlSalvage *out;
  GCancellable *cancellable;
  GPtrArray *strays;    /* of XlRaw: rows of tables, the key first, that no tree leads to */
  GPtrArray *stray_raw; /* of XlRaw: rows of tables without a rowid, the same */
  GHashTable *indexed;  /* "tx:n" of the index over the history */
  gboolean past_unread; /* a row of the history does not read */
} Reader;

/* --- rows ------------------------------------------------------------------------------------- */

static XlRaw *
raw_new (const XlPagesRow *row, gboolean key_first)
{
  XlRaw *raw = g_new0 (XlRaw, 1);
  guint from = key_first ? 1 : 0;

  raw->n_cells = row->n_cells + from;
  raw->cells = g_new0 (XlCell, raw->n_cells);
  if (key_first)
    raw->cells[0] = (XlCell) { .type = XL_CELL_INTEGER, .integer = row->rowid };
  for (guint i = 0; i < row->n_cells; i++)
    {
      raw->cells[from + i] = row->cells[i];
      if (row->cells[i].bytes != NULL)
        raw->cells[from + i].bytes = g_memdup2 (row->cells[i].bytes, row->cells[i].length);
    }
  return raw;
}

static void
raw_free (gpointer data)
{
  XlRaw *raw = data;

  for (guint i = 0; i < raw->n_cells; i++)
    g_free ((char *) raw->cells[i].bytes);
  g_free (raw->cells);
  g_free (raw);
}

static void
past_free (gpointer data)
{
  XlPast *past = data;

  if (past == NULL)
    return;
  g_free (past->old_text);
  g_free (past->new_text);
  g_free (past);
}

/* --- values ----------------------------------------------------------------------------------- */

/* A text that may be one: UTF-8 without a zero byte. NULL else. */
static char *
dup_text (const XlCell *cell)
{
  return cell->type == XL_CELL_TEXT && memchr (cell->bytes, 0, cell->length) == NULL
                 && g_utf8_validate (cell->bytes, (gssize) cell->length, NULL)
             ? g_strndup (cell->bytes, cell->length)
             : NULL;
}

static gboolean
in_range (const XlField *field, double value)
{
  return field->min >= field->max || (value >= field->min && value <= field->max);
}

/* As loading does; @scratch is a record of the kind that is tried on. */
static gboolean
read_value (const XlField *field, const XlCell *cell, XlRecord *scratch, char **text)
{
  double real;

  *text = NULL;
  if (cell->type == XL_CELL_NULL)
    return (field->flags & XL_FIELD_REQUIRED) == 0 && field->type != XL_FIELD_FLAG;
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_FLAG:
    case XL_FIELD_REFERENCE:
      if (cell->type != XL_CELL_INTEGER || cell->integer == XL_NONE || !in_range (field, (double) cell->integer)
          || (field->type == XL_FIELD_FLAG && (cell->integer & ~(gint64) 1) != 0)
          || (field->type == XL_FIELD_REFERENCE && cell->integer <= 0))
        return FALSE;
      *text = g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
      return TRUE;
    case XL_FIELD_REAL:
      real = cell->type == XL_CELL_INTEGER ? (double) cell->integer : cell->real;
      if ((cell->type != XL_CELL_REAL && cell->type != XL_CELL_INTEGER) || !isfinite (real) || !in_range (field, real))
        return FALSE;
      *text = xl_number_to_text (real);
      return TRUE;
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_SET:
      *text = dup_text (cell);
      if (*text != NULL && **text != '\0' && xl_record_set_text (scratch, field, *text))
        return TRUE;
      g_clear_pointer (text, g_free);
      return FALSE;
    }
  return FALSE;
}

/* @cells are the columns of the kind's table, of which the last may be missing in a row from before they were
 * appended. */
static XlSaved *
saved_from_cells (XlSalvage *out, const XlKind *kind, gint64 id, const XlCell *cells, guint n_cells)
{
  const char *const *columns = g_hash_table_lookup (out->columns, kind->table);
  g_autoptr (XlRecord) scratch = xl_record_new (kind, id);
  XlSaved *saved = xl_saved_new (kind, id);

  for (guint c = 0; columns[c] != NULL; c++)
    {
      const XlField *field = xl_kind_field (kind, columns[c]);
      guint i = field != NULL ? xl_kind_field_index (kind, field) : 0;

      if (field == NULL)
        continue;
      if (c < n_cells ? read_value (field, &cells[c], scratch, &saved->texts[i]) : field->fallback == NULL)
        continue;
      if (c >= n_cells)
        saved->texts[i] = g_strdup (field->fallback);
      else
        saved->unread |= (guint64) 1 << i;
    }
  return saved;
}

/* --- the history ------------------------------------------------------------------------------ */

static gboolean
past_type (const char *word, XlOpType *type)
{
  static const char *const words[] = { "insert", "set", "delete" };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        *type = (XlOpType) i;
        return TRUE;
      }
  return FALSE;
}

/* Columns: tx, n, op, tbl, id, field, old, new */
static gboolean
add_past (Reader *reader, const XlCell *cells, guint n_cells)
{
  g_autofree char *op = n_cells >= 8 ? dup_text (&cells[2]) : NULL;
  g_autofree char *table = n_cells >= 8 ? dup_text (&cells[3]) : NULL;
  g_autofree char *field = n_cells >= 8 ? dup_text (&cells[5]) : NULL;
  XlPast past = { 0 };

  if (table == NULL || !past_type (op, &past.type) || cells[0].type != XL_CELL_INTEGER
      || cells[1].type != XL_CELL_INTEGER || cells[4].type != XL_CELL_INTEGER || cells[0].integer <= 0
      || cells[1].integer <= 0 || cells[4].integer <= 0)
    return FALSE;
  past.kind = xl_kind_find_table (table);
  past.field = past.kind != NULL && field != NULL ? xl_kind_field (past.kind, field) : NULL;
  if (past.kind == NULL || (past.field == NULL) != (cells[5].type == XL_CELL_NULL))
    return FALSE;
  past.tx = cells[0].integer;
  past.n = cells[1].integer;
  past.id = cells[4].integer;
  past.old_text = dup_text (&cells[6]);
  past.new_text = dup_text (&cells[7]);
  if ((past.old_text == NULL) != (cells[6].type == XL_CELL_NULL)
      || (past.new_text == NULL) != (cells[7].type == XL_CELL_NULL))
    {
      g_free (past.old_text);
      g_free (past.new_text);
      return FALSE;
    }
  g_ptr_array_add (reader->out->past, g_memdup2 (&past, sizeof past));
  return TRUE;
}

static void
add_raw (Reader *reader, const char *table, XlRaw *raw)
{
  GPtrArray *list = g_hash_table_lookup (reader->out->raw, table);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (raw_free);
      g_hash_table_insert (reader->out->raw, g_strdup (table), list);
    }
  g_ptr_array_add (list, raw);
}

/* --- what the pages give ---------------------------------------------------------------------- */

static gint64 *
key_of (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
index_row (Reader *reader, const XlPagesRow *row)
{
  const XlCell *last = &row->cells[row->n_cells - 1];
  const XlKind *kind = xl_kind_find_table (row->table);

  if (last->type != XL_CELL_INTEGER || last->integer <= 0)
    return;
  if (kind != NULL)
    g_hash_table_insert (reader->out->known, key_of (last->integer), (gpointer) kind);
  else if (strcmp (row->index, "chg_id") == 0 && row->n_cells == 3 && row->cells[1].type == XL_CELL_INTEGER)
    g_hash_table_add (reader->indexed,
                      g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, row->cells[1].integer, last->integer));
}

static void
row_cb (const XlPagesRow *row, gpointer data)
{
  Reader *reader = data;
  const XlKind *kind = row->table != NULL ? xl_kind_find_table (row->table) : NULL;
  gboolean named = row->table != NULL && g_hash_table_contains (reader->out->columns, row->table);

  if (row->index != NULL)
    index_row (reader, row);
  else if (!named)
    g_ptr_array_add (row->keyed ? reader->strays : reader->stray_raw, raw_new (row, row->keyed));
  else if (kind != NULL)
    {
      if (row->keyed && row->rowid > 0 && !g_hash_table_contains (reader->out->rows, &row->rowid))
        g_hash_table_insert (reader->out->rows, key_of (row->rowid),
                             saved_from_cells (reader->out, kind, row->rowid, row->cells, row->n_cells));
    }
  else if (strcmp (row->table, "chg") == 0)
    reader->past_unread |= !add_past (reader, row->cells, row->n_cells);
  else
    {
      XlRaw *raw = raw_new (row, FALSE);

      /* The alias of the rowid is stored as NULL, in its column. */
      if (row->keyed && raw->cells[0].type == XL_CELL_NULL)
        raw->cells[0] = (XlCell) { .type = XL_CELL_INTEGER, .integer = row->rowid };
      add_raw (reader, row->table, raw);
    }
}

static gboolean
stop_cb (gpointer data)
{
  return g_cancellable_is_cancelled (((Reader *) data)->cancellable);
}

/* --- what no tree leads to -------------------------------------------------------------------- */

static gboolean
is_heading (const XlRaw *raw)
{
  g_autofree char *uid = raw->n_cells >= 8 ? dup_text (&raw->cells[2]) : NULL;
  g_autofree char *at = raw->n_cells >= 8 ? dup_text (&raw->cells[3]) : NULL;

  return uid != NULL && at != NULL && *uid != '\0' && strlen (at) >= 20 && at[4] == '-' && at[10] == 'T'
         && g_str_has_suffix (at, "Z") && raw->cells[1].type == XL_CELL_NULL;
}

/* A heading without its key in front: the key stands in its column. */
static void
take_heading (Reader *reader, XlRaw *raw)
{
  raw->cells[1] = raw->cells[0];
  memmove (raw->cells, raw->cells + 1, (raw->n_cells - 1) * sizeof *raw->cells);
  raw->n_cells--;
  add_raw (reader, "tx", raw);
}

/* The one kind of which all values read. */
static XlSaved *
guess_kind (XlSalvage *out, const XlRaw *raw)
{
  XlSaved *guess = NULL;

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      char **columns = g_hash_table_lookup (out->columns, kind->table);
      XlSaved *saved;

      if (columns == NULL || out->whole[k] || g_strv_length (columns) != raw->n_cells - 1)
        continue;
      saved = saved_from_cells (out, kind, raw->cells[0].integer, raw->cells + 1, raw->n_cells - 1);
      if (saved->unread != 0)
        xl_saved_free (saved);
      else if (guess == NULL)
        guess = saved;
      else
        {
          xl_saved_free (saved);
          xl_saved_free (guess);
          return NULL;
        }
    }
  return guess;
}

static const XlKind *
kind_by_past (XlSalvage *out, gint64 id)
{
  const XlSaved *replayed = g_hash_table_lookup (out->replayed, &id);

  return replayed != NULL ? replayed->kind : g_hash_table_lookup (out->known, &id);
}

static void
take_stray (XlSalvage *out, const XlRaw *raw)
{
  gint64 id = raw->cells[0].integer;
  const XlKind *kind = kind_by_past (out, id);
  XlSaved *saved = NULL;

  if (id <= 0 || g_hash_table_contains (out->rows, &id))
    return;
  if (kind == NULL)
    saved = guess_kind (out, raw);
  else if (!out->whole[xl_kind_index (kind)] && g_hash_table_contains (out->columns, kind->table))
    saved = saved_from_cells (out, kind, id, raw->cells + 1, raw->n_cells - 1);
  if (saved != NULL)
    g_hash_table_insert (out->rows, key_of (id), saved);
}

/* Headings, and rows without a rowid: of the history, and of the facts of the file. */
static void
take_stray_past (Reader *reader, const XlPages *pages)
{
  static const char *const keys[] = { "seal", "undo_floor", "plan_name" };
  gboolean headings = xl_pages_is_whole (pages, "tx"), past = xl_pages_is_whole (pages, "chg");
  gboolean meta = xl_pages_is_whole (pages, "meta");

  for (guint i = reader->strays->len; !headings && i-- > 0;)
    if (is_heading (g_ptr_array_index (reader->strays, i)))
      take_heading (reader, g_ptr_array_steal_index_fast (reader->strays, i));
  for (guint i = 0; i < reader->stray_raw->len; i++)
    {
      XlRaw *raw = g_ptr_array_index (reader->stray_raw, i);
      g_autofree char *key = raw->n_cells == 2 ? dup_text (&raw->cells[0]) : NULL;

      if (!past && raw->n_cells >= 8)
        add_past (reader, raw->cells, raw->n_cells);
      for (guint k = 0; !meta && key != NULL && k < G_N_ELEMENTS (keys); k++)
        if (strcmp (keys[k], key) == 0)
          {
            add_raw (reader, "meta", raw);
            g_ptr_array_index (reader->stray_raw, i) = NULL;
            break;
          }
    }
}

/* --- the history in order --------------------------------------------------------------------- */

static int
compare_past (gconstpointer a, gconstpointer b)
{
  const XlPast *one = *(const XlPast *const *) a, *other = *(const XlPast *const *) b;

  if (one->tx != other->tx)
    return one->tx < other->tx ? -1 : 1;
  return one->n < other->n ? -1 : one->n > other->n;
}

/* In order, each row once: the first of two is the one that a tree led to. */
static void
sort_past (XlSalvage *out)
{
  g_autoptr (GPtrArray) all = out->past;
  const XlPast *before = NULL;

  g_ptr_array_sort (all, compare_past);
  out->past = g_ptr_array_new_with_free_func (past_free);
  for (guint i = 0; i < all->len; i++)
    {
      XlPast *past = g_ptr_array_index (all, i);

      if (before != NULL && compare_past (&before, &past) == 0)
        continue;
      g_ptr_array_add (out->past, past);
      g_ptr_array_index (all, i) = NULL;
      before = past;
    }
}

/* What the index over the history has and the history has not. */
static void
count_lost_past (Reader *reader)
{
  for (guint i = 0; i < reader->out->past->len; i++)
    {
      const XlPast *past = g_ptr_array_index (reader->out->past, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, past->tx, past->n);

      g_hash_table_remove (reader->indexed, key);
    }
  reader->out->past_lost = g_hash_table_size (reader->indexed);
}

static int
compare_seq (gconstpointer a, gconstpointer b)
{
  gint64 one = (*(const XlRaw *const *) a)->cells[0].integer, other = (*(const XlRaw *const *) b)->cells[0].integer;

  return one < other ? -1 : one > other;
}

/* Whether the headings are numbered without a gap, and every row of the history has one. */
static gboolean
headings_fit (XlSalvage *out)
{
  GPtrArray *headings = g_hash_table_lookup (out->raw, "tx");
  const XlPast *last = out->past->len > 0 ? g_ptr_array_index (out->past, out->past->len - 1) : NULL;

  if (headings == NULL)
    return last == NULL;
  g_ptr_array_sort (headings, compare_seq);
  for (guint i = 0; i < headings->len; i++)
    if (((const XlRaw *) g_ptr_array_index (headings, i))->cells[0].integer != (gint64) i + 1)
      return FALSE;
  return last == NULL || last->tx <= (gint64) headings->len;
}

/* --- the schema ------------------------------------------------------------------------------- */

/* How many tables that schema has, where the file has all of them; else 0. */
static guint
has_all_tables (const XlPages *pages, GHashTable *columns)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    if (!xl_pages_has_table (pages, table))
      return 0;
  return g_hash_table_size (columns);
}

/* The header's number counts as far as it is one of ours; the tables that are there count more. Returns FALSE with
 * NEWER where there are other tables than ours as well. */
static gboolean
find_version (XlSalvage *out, const XlPages *pages, GError **error)
{
  guint ours = xl_store_schema_version (), header = xl_pages_version (pages), n = 0;
  guint floor = header >= 1 && header <= ours ? header : 0;

  for (out->version = ours; n == 0 && out->version > 0; out->version--)
    {
      g_clear_pointer (&out->columns, g_hash_table_unref);
      out->columns = xl_schema_dup_columns (out->version, error);
      if (out->columns == NULL)
        return FALSE;
      n = has_all_tables (pages, out->columns);
      if (n > 0 || out->version == floor)
        break;
    }
  if (out->header && header > ours && n < xl_pages_n_tables (pages))
    {
      xl_store_set_error (error, XL_STORE_ERROR_NEWER, "schema %u, this program knows %u", header, ours);
      return FALSE;
    }
  if (out->version > 0)
    return TRUE;
  g_clear_pointer (&out->columns, g_hash_table_unref);
  out->version = ours;
  out->columns = xl_schema_dup_columns (ours, error);
  return out->columns != NULL;
}

/* --- the file --------------------------------------------------------------------------------- */

/* A file that a store of this process has open is read through SQLite (law 7). */
static GBytes *
read_open (const char *path, GError **error)
{
  sqlite3 *db = xl_store_connect (path, SQLITE_OPEN_READONLY, error);
  sqlite3_int64 size = 0;
  guint8 *pages;
  GBytes *bytes = NULL;

  if (db == NULL)
    return NULL;
  pages = sqlite3_serialize (db, "main", &size, 0);
  if (pages != NULL)
    bytes = g_bytes_new (pages, (gsize) size);
  else
    xl_store_fail (db, sqlite3_extended_errcode (db), "read the open file", error);
  sqlite3_free (pages);
  sqlite3_close (db);
  return bytes;
}

/* Rolls the journal back into a private copy. Where that does not go, the file as it is must do. */
static GBytes *
roll_back (GBytes *bytes, GBytes *journal)
{
  g_autofree char *folder = g_dir_make_tmp ("crosslink-XXXXXX", NULL);
  g_autofree char *plan = folder != NULL ? g_build_filename (folder, "plan", NULL) : NULL;
  g_autofree char *beside = folder != NULL ? g_strconcat (plan, "-journal", NULL) : NULL;
  GBytes *rolled = NULL;
  sqlite3 *db = NULL;
  char *text = NULL;
  gsize length = 0;
  gboolean ok;

  if (folder == NULL)
    return g_bytes_ref (bytes);
  if (g_file_set_contents (plan, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL)
      && g_file_set_contents (beside, g_bytes_get_data (journal, NULL), (gssize) g_bytes_get_size (journal), NULL))
    db = xl_store_connect (plan, SQLITE_OPEN_READWRITE, NULL);
  if (db != NULL)
    {
      XlPatience patience = { g_get_monotonic_time () + 30 * G_USEC_PER_SEC, NULL };

      xl_store_set_patience (db, &patience);
      ok = sqlite3_exec (db, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK;
      sqlite3_close (db);
      if (ok && g_file_get_contents (plan, &text, &length, NULL))
        rolled = g_bytes_new_take (text, length);
    }
  xl_file_remove (plan);
  g_rmdir (folder);
  return rolled != NULL ? rolled : g_bytes_ref (bytes);
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) journal = NULL;

  if (!xl_file_read_raw (path, &bytes, &journal, error))
    return NULL;
  if (bytes == NULL)
    return read_open (path, error);
  return journal != NULL ? roll_back (bytes, journal) : g_steal_pointer (&bytes);
}

/* --- all of it -------------------------------------------------------------------------------- */

static void
resolve (Reader *reader, const XlPages *pages)
{
  XlSalvage *out = reader->out;

  for (guint k = 0; k < XL_N_KINDS; k++)
    out->whole[k] = !g_hash_table_contains (out->columns, xl_kind_get (k)->table)
                    || xl_pages_is_whole (pages, xl_kind_get (k)->table);
  take_stray_past (reader, pages);
  sort_past (out);
  out->replayed = xl_salvage_replay (out->past, &out->fits);
  count_lost_past (reader);
  out->fits = headings_fit (out) && out->fits && out->past_lost == 0 && !reader->past_unread
              && xl_pages_is_whole (pages, "tx") && xl_pages_is_whole (pages, "chg");
  for (guint i = 0; i < reader->strays->len; i++)
    take_stray (out, g_ptr_array_index (reader->strays, i));
}

static void
free_maybe (gpointer data)
{
  if (data != NULL)
    raw_free (data);
}

static gboolean
read_all (Reader *reader, XlPages *pages, GError **error)
{
  gboolean ok;

  reader->strays = g_ptr_array_new_with_free_func (raw_free);
  reader->stray_raw = g_ptr_array_new_with_free_func (free_maybe);
  reader->indexed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ok = xl_pages_read (pages, row_cb, stop_cb, reader);
  if (ok)
    resolve (reader, pages);
  else
    g_cancellable_set_error_if_cancelled (reader->cancellable, error);
  g_ptr_array_unref (reader->strays);
  g_ptr_array_unref (reader->stray_raw);
  g_hash_table_unref (reader->indexed);
  return ok;
}

/**
 * xl_salvage_of:
 * @bytes: a plan file of which nothing need be right
 *
 * Errors: NOT_A_PLAN, NEWER; TRUNCATED where not even a page is left.
 *
 * Returns: (transfer full) (nullable): everything that is in it
 */
XlSalvage *
xl_salvage_of (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (XlPages) pages = xl_pages_new (bytes);
  g_autoptr (XlSalvage) out = NULL;
  Reader reader = { .cancellable = cancellable };

  if (pages == NULL)
    {
      xl_store_set_error (error, XL_STORE_ERROR_TRUNCATED, "less than a page");
      return NULL;
    }
  reader.out = out = g_new0 (XlSalvage, 1);
  out->header = xl_pages_is_ours (pages, XL_STORE_APPLICATION_ID);
  out->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) xl_saved_free);
  out->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  out->raw = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  out->past = g_ptr_array_new_with_free_func (past_free);
  if (!find_version (out, pages, error) || !read_all (&reader, pages, error))
    return NULL;
  if (!out->header && out->past->len == 0 && g_hash_table_size (out->rows) == 0 && !xl_pages_has_table (pages, "chg"))
    {
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "nothing of a plan file is in it");
      return NULL;
    }
  return g_steal_pointer (&out);
}

/**
 * xl_salvage_read:
 * @path: a plan file of which nothing need be right
 *
 * Errors: NOT_FOUND, DENIED, EMPTY, LOCKED, IO; and those of xl_salvage_of()
 *
 * Returns: (transfer full) (nullable): everything that is in it
 */
XlSalvage *
xl_salvage_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (path, error);

  return bytes != NULL ? xl_salvage_of (bytes, cancellable, error) : NULL;
}

void
xl_salvage_free (XlSalvage *self)
{
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->replayed, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->raw, g_hash_table_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_free (self);
}
