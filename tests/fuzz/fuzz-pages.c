/* fuzz-pages.c - a plan file of which nothing is right: what is read off its pages is in it, and no more than it can hold */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

#include "xl-store-salvage.h"

#define MOST_STEPS 100

static GBytes *steps[MOST_STEPS];

static GBytes *
load_step (guint step)
{
  return step < MOST_STEPS && steps[step] != NULL ? g_bytes_ref (steps[step]) : NULL;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "sql", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      guint64 step = g_ascii_strtoull (name, NULL, 10);
      char *text;
      gsize length;

      g_assert_true (step < MOST_STEPS && g_file_get_contents (path, &text, &length, NULL));
      steps[step] = g_bytes_new_take (text, length);
    }
  xl_store_set_schema_loader (load_step);
  return 0;
}

typedef struct
{
  guint64 bytes, rows;
  guint sum; /* so that every byte is looked at */
} Seen;

static void
row_cb (const XlPagesRow *row, gpointer data)
{
  Seen *seen = data;

  g_assert_cmpuint (row->n_cells, >, 0);
  g_assert_true (row->index == NULL || row->table != NULL);
  seen->rows++;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const XlCell *cell = &row->cells[i];

      g_assert_cmpint (cell->type == XL_CELL_TEXT || cell->type == XL_CELL_BLOB, ==, cell->bytes != NULL);
      for (gsize b = 0; cell->bytes != NULL && b < cell->length; b++)
        seen->sum += (guint8) cell->bytes[b];
      seen->bytes += cell->length;
    }
}

/* Law: the pages are read in one go, alike each time, and give no more than a file of that size can hold: rows do not
 * lie over each other, and pages are put together a few times at most. */
static void
read_pages (GBytes *bytes)
{
  const gsize size = g_bytes_get_size (bytes);
  guint64 rows = 0;

  for (guint time = 0; time < 2; time++)
    {
      g_autoptr (XlPages) pages = xl_pages_new (bytes);
      Seen seen = { 0 };

      if (pages == NULL)
        return;
      g_assert_true (xl_pages_read (pages, row_cb, NULL, &seen));
      g_assert_cmpuint (seen.bytes, <=, 6 * (guint64) (size + 65536)); /* 1 in its place, 4 put together */
      g_assert_cmpuint (seen.rows, <=, size);
      g_assert_true (time == 0 || seen.rows == rows);
      rows = seen.rows;
      for (guint k = 0; k < XL_N_KINDS; k++)
        if (xl_pages_is_whole (pages, xl_kind_get (k)->table))
          g_assert_true (xl_pages_has_table (pages, xl_kind_get (k)->table));
    }
}

/* Law: each value that was saved is one that its field takes. */
static void
must_be_sound (const XlSaved *saved)
{
  g_autoptr (XlRecord) record = xl_record_new (saved->kind, saved->id);

  g_assert_cmpint (saved->id, >, 0);
  for (guint i = 0; i < saved->kind->n_fields; i++)
    {
      const XlField *field = &saved->kind->fields[i];

      if (saved->texts[i] != NULL && !xl_record_set_text (record, field, saved->texts[i]))
        g_error ("%s %s: “%s” was saved", saved->kind->name, field->name, saved->texts[i]);
    }
}

/* Law: what is saved of a file is rows and history in order, or an error that says why not. */
static void
salvage (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlSalvage) salvage = xl_salvage_of (bytes, NULL, &error);
  GHashTableIter iter;
  gpointer saved;

  if ((salvage != NULL) != (error == NULL))
    g_error ("neither a salvage nor an error, or both");
  if (salvage == NULL)
    return;
  g_hash_table_iter_init (&iter, salvage->rows);
  while (g_hash_table_iter_next (&iter, NULL, &saved))
    must_be_sound (saved);
  for (guint i = 1; i < salvage->past->len; i++)
    {
      const XlPast *one = g_ptr_array_index (salvage->past, i - 1), *other = g_ptr_array_index (salvage->past, i);

      g_assert_true (one->tx < other->tx || (one->tx == other->tx && one->n < other->n));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size); /* exactly as long, so that a byte too far is seen */

  read_pages (bytes);
  salvage (bytes);
  return 0;
}
