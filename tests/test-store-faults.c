/* test-store-faults.c - every I/O operation fails once: the file is the one before or the one after */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"
#include "store-fixture.h"
#include "xl-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* So many operations no edit of these tests needs. */
#define MOST 1000

/* Every operation in the campaign (-m thorough); every third, from another start each time, in the
 * quick suite; fewer under a sanitizer, which records the stack of each of SQLite's allocations. */
#ifdef XL_SANITIZED
#define STRIDE 17u
#else
#define STRIDE (g_test_thorough () ? 1u : 3u)
#endif

static const struct
{
  const char *name;
  FaultKind kind;
  gboolean sticky;
} faults[] = {
  { "eio", FAULT_EIO, FALSE },   { "eio-sticky", FAULT_EIO, TRUE }, { "full", FAULT_FULL, FALSE },
  { "full-sticky", FAULT_FULL, TRUE }, { "torn", FAULT_TORN, FALSE },     { "late", FAULT_LATE, FALSE },
};

/* The same edit each time: it inserts, sets and deletes. */
static XlEdit *
make_edit (Fixture *f)
{
  XlEdit *edit = xl_edit_new ("Insert, set, delete");
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  XlRecord *region = xl_plan_get_all (f->plan, &xl_kind_region)->pdata[0];

  edit_insert_random (edit, rand, f->plan, &xl_kind_project, TRUE);
  edit_insert_random (edit, rand, f->plan, &xl_kind_evidence, TRUE);
  xl_edit_set (edit, region, "name", "Changed");
  xl_edit_delete (edit, xl_plan_get_all (f->plan, &xl_kind_tie)->pdata[0]);
  return edit;
}

static void
restore (Fixture *f, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  fixture_close (f);
  g_assert_true (g_file_set_contents (f->path, data, (gssize) length, NULL));
  fixture_reopen (f);
}

static void
assert_error_says_so (const GError *error, FaultKind kind)
{
  g_assert_true (error->domain == XL_STORE_ERROR);
  if (kind == FAULT_FULL)
    g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_FULL);
  else
    g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_IO);
}

/* Law: whichever operation fails, the file has the edit or has it not; success is never said of a
 * lost edit; the plan in memory says what the file says; and the next edit works. */
static void
test_write (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  Fixture *f = fixture_new (40);
  g_autofree char *before = fixture_digest (f);
  g_autoptr (GBytes) bytes = NULL;
  guint n = 1 + row % STRIDE, failed = 0;

  fixture_close (f);
  bytes = file_bytes (f->path);
  for (; n < MOST; n += STRIDE)
    {
      g_autoptr (XlEdit) edit = NULL;
      g_autoptr (XlEdit) next = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) late = NULL;
      g_autofree char *after = NULL;
      g_autofree char *now = NULL;
      g_autofree char *shown = NULL;
      gboolean ok, met;

      restore (f, bytes);
      edit = make_edit (f);
      xl_plan_try (f->plan, edit);
      after = fixture_digest (f);
      xl_plan_untry (f->plan, edit);
      fault_arm (faults[row].kind, n, faults[row].sticky);
      ok = fixture_try (f, edit, &error);
      met = fault_disarm ();
      if (!ok)
        assert_error_says_so (error, faults[row].kind);
      now = fixture_file_digest (f->path);
      g_assert_true (strcmp (now, after) == 0 || (!ok && strcmp (now, before) == 0));
      g_clear_error (&error);
      late = xl_store_poll (f->store, &error);
      g_assert_no_error (error);
      xl_plan_apply (f->plan, late);
      shown = fixture_digest (f);
      g_assert_cmpstr (shown, ==, now);
      next = random_edit (f->rand, f->plan);
      fixture_write (f, next);
      fixture_assert_same (f);
      if (!met)
        break;
      failed += !ok;
    }
  g_assert_cmpuint (n, <, MOST);
  g_assert_cmpuint (failed, >, 0);
  g_test_message ("up to operation %u, %u edits refused", n - STRIDE, failed);
  fixture_free (f);
}

/* Law: an open that fails changes nothing; the next one works. */
static void
test_open (void)
{
  Fixture *f = fixture_new (41);
  g_autofree char *before = fixture_digest (f);
  g_autoptr (GBytes) bytes = NULL;
  guint n = 1;

  fixture_close (f);
  bytes = file_bytes (f->path);
  for (; n < MOST; n += STRIDE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XlPlan) plan = NULL;
      gboolean met;

      fault_arm (FAULT_EIO, n, FALSE);
      f->store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error);
      if (f->store != NULL)
        plan = xl_store_load (f->store, &error);
      met = fault_disarm ();
      g_assert_true ((plan == NULL) == (error != NULL));
      fixture_close (f);
      g_assert_true (file_is_same (f->path, bytes));
      if (!met)
        break;
    }
  g_assert_cmpuint (n, <, MOST);
  fixture_reopen (f);
  {
    g_autofree char *now = fixture_digest (f);

    g_assert_cmpstr (now, ==, before);
  }
  fixture_free (f);
}

/* Law: a backup that fails leaves what was there, and nothing else; one that does not is whole. */
static void
test_backup (void)
{
  static const FaultKind kinds[] = { FAULT_EIO, FAULT_FULL, FAULT_TORN };
  Fixture *f = fixture_new (42);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree char *digest = fixture_digest (f);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      guint n = 1;

      g_assert_true (g_file_set_contents (copy, "the last good one", -1, NULL));
      for (; n < MOST; n += STRIDE + n / 15)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) old = file_bytes (copy);
          g_autofree char *now = NULL;
          gboolean met, ok;

          fault_arm (kinds[k], n, FALSE);
          ok = xl_store_backup (f->store, copy, &error);
          met = fault_disarm ();
          g_assert_true (ok == (error == NULL));
          if (!ok)
            {
              g_assert_true (file_is_same (copy, old));
              continue;
            }
          now = fixture_file_digest (copy);
          g_assert_cmpstr (now, ==, digest);
          if (!met)
            break;
        }
      g_assert_cmpuint (n, <, MOST);
    }
  {
    g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
    guint files = 0;

    while (g_dir_read_name (dir) != NULL)
      files++;
    g_assert_cmpuint (files, ==, 2);
  }
  fixture_free (f);
}

/* --- the power goes off ----------------------------------------------------------------------- */

static void
copy_one (const char *from, const char *to)
{
  g_autofree char *text = NULL;
  gsize length;

  g_unlink (to);
  if (g_file_get_contents (from, &text, &length, NULL))
    g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
}

static void
snapshot (gpointer data)
{
  Fixture *f = data;
  g_autofree char *to = g_build_filename (f->folder, "snapshot.crosslink", NULL);
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
  g_autofree char *journal_to = g_strconcat (to, "-journal", NULL);

  copy_one (f->path, to);
  copy_one (journal, journal_to);
}

/* Law: what lies on the disk between any two operations of a commit opens, for writing and
 * read-only, as the plan before or after. */
static void
test_power (void)
{
  Fixture *f = fixture_new (43);
  g_autofree char *to = g_build_filename (f->folder, "snapshot.crosslink", NULL);
  g_autofree char *before = fixture_digest (f);
  g_autoptr (GBytes) bytes = NULL;
  guint n = 1, old = 0, hot = 0;

  fixture_close (f);
  bytes = file_bytes (f->path);
  fault_set_snapshot (snapshot, f);
  for (; n < MOST; n += STRIDE)
    {
      g_autoptr (XlEdit) edit = NULL;
      g_autoptr (XlStore) store = NULL;
      g_autofree char *after = NULL;
      g_autofree char *now = NULL;
      g_autoptr (GError) error = NULL;

      restore (f, bytes);
      edit = make_edit (f);
      fault_arm (FAULT_SNAP, n, FALSE);
      fixture_write (f, edit);
      if (!fault_disarm ())
        break;
      after = fixture_digest (f);
      hot += xl_file_has_journal (to);
      if (n % 2 == 0)
        {
          store = xl_store_open (to, XL_STORE_OPEN_DEFAULT, &error);
          g_assert_no_error (error);
        }
      now = fixture_file_digest (to);
      g_assert_true (strcmp (now, before) == 0 || strcmp (now, after) == 0);
      old += strcmp (now, before) == 0;
    }
  g_assert_cmpuint (n, <, MOST);
  g_assert_cmpuint (old, >, 0);
  g_assert_cmpuint (hot, >, 0);
  fixture_free (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strconcat ("/store/faults/", faults[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_write);
    }
  g_test_add_func ("/store/faults/open", test_open);
  g_test_add_func ("/store/faults/backup", test_backup);
  g_test_add_func ("/store/faults/power", test_power);
  return g_test_run ();
}
