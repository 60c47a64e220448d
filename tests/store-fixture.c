/* store-fixture.c - a plan file in a private folder, and random valid edits, for the tests of the store */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

const char *fixture_next_step;
guint fixture_last_step = G_MAXUINT;

/* The shipped steps, read from where they are written; the program has them as resources. */
GBytes *
fixture_step (guint step)
{
  g_autoptr (GDir) dir = g_dir_open (XL_SQL_DIR, 0, NULL);
  g_autofree char *prefix = g_strdup_printf ("%04u-", step);
  g_autofree char *before = g_strdup_printf ("%04u-", step - 1);
  gboolean next = FALSE;

  if (step > fixture_last_step)
    return NULL;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *path = g_build_filename (XL_SQL_DIR, name, NULL);
        char *text = NULL;
        gsize length = 0;

        g_assert_true (g_file_get_contents (path, &text, &length, NULL));
        return g_bytes_new_take (text, length);
      }
    else if (g_str_has_prefix (name, before))
      next = TRUE;
  return next && fixture_next_step != NULL ? g_bytes_new (fixture_next_step, strlen (fixture_next_step)) : NULL;
}

/* --- the plan file ---------------------------------------------------------------------------- */

static void
load_plan (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->plan);
  f->plan = xl_store_load (f->store, &error);
  g_assert_no_error (error);
}

Fixture *
fixture_new_empty (guint seed)
{
  g_autoptr (GError) error = NULL;
  Fixture *f = g_new0 (Fixture, 1);

  xl_store_set_schema_loader (fixture_step);
  /* Laws do not need a disk; the campaigns use one. */
  f->folder = g_strdup ("/dev/shm/crosslink-test-XXXXXX");
  if (g_mkdtemp (f->folder) == NULL)
    {
      g_free (f->folder);
      f->folder = g_dir_make_tmp ("crosslink-test-XXXXXX", NULL);
    }
  g_assert_nonnull (f->folder);
  f->path = g_build_filename (f->folder, "Łódź & co.crosslink", NULL);
  f->rand = g_rand_new_with_seed (seed);
  f->store = xl_store_create (f->path, &error);
  g_assert_no_error (error);
  xl_store_set_author (f->store, "tester", "laptop");
  load_plan (f);
  return f;
}

/* With two records of each kind, every field filled. */
Fixture *
fixture_new (guint seed)
{
  Fixture *f = fixture_new_empty (seed);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new ("Make a plan");

      for (guint k = 0; k < XL_N_KINDS; k++)
        edit_insert_random (edit, f->rand, f->plan, xl_kind_get (k), round > 0);
      fixture_write (f, edit);
    }
  return f;
}

void
fixture_close (Fixture *f)
{
  g_clear_object (&f->plan);
  g_clear_pointer (&f->store, xl_store_free);
  g_clear_pointer (&f->reader, xl_store_free);
}

void
fixture_reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_close (f);
  f->store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  load_plan (f);
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
fixture_free (Fixture *f)
{
  fixture_close (f);
  fixture_remove_folder (f->folder);
  g_rand_free (f->rand);
  g_free (f->folder);
  g_free (f->path);
  g_free (f);
}

gboolean
fixture_try (Fixture *f, XlEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  gboolean ok = xl_store_write (f->store, edit, &changes, error);

  g_assert_nonnull (changes);
  xl_plan_apply (f->plan, changes);
  return ok;
}

void
fixture_write (Fixture *f, XlEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = fixture_try (f, edit, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
take_back (Fixture *f, XlEdit *edit)
{
  g_assert_nonnull (edit);
  fixture_write (f, edit);
  xl_edit_unref (edit);
}

void
fixture_undo (Fixture *f)
{
  const XlTx *tx = xl_history_peek_undo (xl_plan_get_history (f->plan));

  g_assert_nonnull (tx);
  take_back (f, xl_store_undo_edit (f->store, tx->seq, NULL));
}

void
fixture_redo (Fixture *f)
{
  const XlTx *tx = xl_history_peek_redo (xl_plan_get_history (f->plan));

  g_assert_nonnull (tx);
  take_back (f, xl_store_redo_edit (f->store, tx->seq, NULL));
}

/* --- digests ---------------------------------------------------------------------------------- */

char *
fixture_digest (Fixture *f)
{
  return xl_plan_dup_digest (f->plan);
}

char *
fixture_file_digest (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlStore) store = xl_store_open (path, XL_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (XlPlan) plan = NULL;

  g_assert_no_error (error);
  plan = xl_store_load (store, &error);
  g_assert_no_error (error);
  return xl_plan_dup_digest (plan);
}

/* The plan in memory, to which changes were applied, is the plan in the file. */
void
fixture_assert_same (Fixture *f)
{
  g_autofree char *memory = fixture_digest (f);
  g_autofree char *file = NULL;
  g_autoptr (XlPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (f->reader == NULL)
    f->reader = xl_store_open (f->path, XL_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  plan = xl_store_load (f->reader, &error);
  g_assert_no_error (error);
  file = xl_plan_dup_digest (plan);
  g_assert_cmpstr (memory, ==, file);
}

GBytes *
file_bytes (const char *path)
{
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  return g_bytes_new_take (text, length);
}

gboolean
file_is_same (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) now = file_bytes (path);

  return now != NULL ? bytes != NULL && g_bytes_equal (now, bytes) : bytes == NULL;
}

/* --- random edits ----------------------------------------------------------------------------- */

gint64
random_record (GRand *rand, XlPlan *plan, const char *target)
{
  const XlKind *kind = strcmp (target, "*") != 0 ? xl_kind_find (target) : &xl_kind_region;
  const GPtrArray *all = xl_plan_get_all (plan, kind);

  return all->len == 0 ? 0 : xl_record_get_id (all->pdata[g_rand_int_range (rand, 0, (gint32) all->len)]);
}

static char *
random_words (GRand *rand, guint most)
{
  static const char *const words[] = { "Łódź",  "<b>",   "Limburg", "'; DROP TABLE tx; --", "π", "\xe2\x80\xae", "a\"b",
                                       "\\u00", "x\ty",  "é\xcc\x81", "&amp;", "0", "%s%n" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 1 + (guint) g_rand_int_range (rand, 0, (gint32) most); n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
random_set (GRand *rand, const XlField *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  if (field->choices != NULL)
    for (guint i = 0; field->choices[i].nick != NULL; i++)
      if (i == 0 || g_rand_boolean (rand))
        g_ptr_array_add (items, g_strdup (field->choices[i].nick));
  if (field->choices == NULL)
    g_ptr_array_add (items, random_words (rand, 3));
  g_ptr_array_add (items, NULL);
  return xl_set_to_text ((const char *const *) items->pdata);
}

/* Canonical text that the field may have; NULL where a reference has nothing to refer to. */
char *
random_text (GRand *rand, XlPlan *plan, const XlField *field)
{
  double min = field->min < field->max ? field->min : -1e6;
  double max = field->min < field->max ? field->max : 1e6;
  guint n = 0;

  switch (field->type)
    {
    case XL_FIELD_TEXT:
      if (field->flags & XL_FIELD_CLOCK)
        return xl_clock_text (g_rand_int_range (rand, 0, 24 * 60));
      if (field->codes != NULL)
        return g_strdup (strcmp (field->codes, "countries") == 0 ? "PL" : "EUR");
      return random_words (rand, 6);
    case XL_FIELD_LONG_TEXT:
      return random_words (rand, 100);
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) floor (g_rand_double_range (rand, min, max)));
    case XL_FIELD_REAL:
      return xl_number_to_text (g_rand_double_range (rand, min, max));
    case XL_FIELD_DATE:
      return xl_date_to_text (xl_date_make (g_rand_int_range (rand, 1, 10000), g_rand_int_range (rand, 1, 13),
                                            g_rand_int_range (rand, 0, 29)));
    case XL_FIELD_CHOICE:
      while (field->choices[n].nick != NULL)
        n++;
      return g_strdup (field->choices[g_rand_int_range (rand, 0, (gint32) n)].nick);
    case XL_FIELD_FLAG:
      return g_strdup (g_rand_boolean (rand) ? "1" : "0");
    case XL_FIELD_SET:
      return random_set (rand, field);
    case XL_FIELD_REFERENCE:
      {
        gint64 id = random_record (rand, plan, field->target);

        return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
      }
    }
  return NULL;
}

static gboolean
can_fill (XlPlan *plan, const XlKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];

      if (field->type == XL_FIELD_REFERENCE && (field->flags & XL_FIELD_REQUIRED) != 0)
        {
          const XlKind *target = *field->target != '*' ? xl_kind_find (field->target) : &xl_kind_region;

          if (xl_plan_get_all (plan, target)->len == 0)
            return FALSE;
        }
    }
  return TRUE;
}

/* Inserts a record with all of its fields, or with the required and some; 0 where it would have to
 * refer to something that is not there yet. */
gint64
edit_insert_random (XlEdit *edit, GRand *rand, XlPlan *plan, const XlKind *kind, gboolean full)
{
  gint64 id;

  if (!can_fill (plan, kind))
    return 0;
  id = xl_edit_insert (edit, kind, 0);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if ((field->flags & XL_FIELD_REQUIRED) == 0 && !full && g_rand_boolean (rand))
        continue;
      text = random_text (rand, plan, field);
      if (text != NULL)
        xl_edit_give (edit, id, field->name, text);
    }
  return id;
}

static void
add_random_op (XlEdit *edit, GRand *rand, XlPlan *plan)
{
  const XlKind *kind = xl_kind_get ((guint) g_rand_int_range (rand, 0, XL_N_KINDS));
  const GPtrArray *all = xl_plan_get_all (plan, kind);
  XlRecord *record = all->len > 0 ? all->pdata[g_rand_int_range (rand, 0, (gint32) all->len)] : NULL;
  int dice = g_rand_int_range (rand, 0, 10);

  if (record == NULL || dice < 3)
    {
      edit_insert_random (edit, rand, plan, kind, dice == 0);
      return;
    }
  if (xl_edit_find (edit, xl_record_get_id (record)) != NULL)
    return;
  if (dice == 3 && (kind->flags & XL_KIND_LINK) != 0)
    {
      g_autoptr (GPtrArray) backlinks = xl_plan_dup_backlinks (plan, record);

      if (backlinks->len == 0)
        xl_edit_delete (edit, record);
      return;
    }
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      const XlField *field = &kind->fields[g_rand_int_range (rand, 0, (gint32) kind->n_fields)];
      gboolean clear = (field->flags & XL_FIELD_REQUIRED) == 0 && field->type != XL_FIELD_FLAG
                       && g_rand_int_range (rand, 0, 4) == 0;
      g_autofree char *text = clear ? NULL : random_text (rand, plan, field);

      if (text != NULL || clear)
        xl_edit_set (edit, record, field->name, text);
    }
}

/* An edit of one to five operations that the door takes; it has at least one. */
XlEdit *
random_edit (GRand *rand, XlPlan *plan)
{
  XlEdit *edit = xl_edit_new ("Random edit");
  int n = g_rand_int_range (rand, 1, 6);

  while (n-- > 0 || xl_edit_is_empty (edit))
    add_random_op (edit, rand, plan);
  return edit;
}

guint
files_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What another program does to the file. */
void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}
