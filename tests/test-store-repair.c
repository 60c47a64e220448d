/* test-store-repair.c - laws of the seal and of repair: what is reported, what is saved, what stays as it is */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "xl-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096

static char *
ask_text (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (xl_store_query_text (db, sql, &text, NULL));
  sqlite3_close (db);
  return text;
}

static guint8 *
get_file (const char *path, gsize *length)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return (guint8 *) text;
}

static void
put_file (const char *path, const guint8 *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
}

/* --- damages ---------------------------------------------------------------------------------- */

/* What must come of a repair. */
typedef enum
{
  ALL,     /* the same digest, and nothing lost */
  RECORDS, /* the same digest; the history may be lost */
  SOME,    /* what is left holds together */
  NEWER,
  NOTHING, /* no copy */
} Outcome;

typedef struct
{
  const char *name;
  Outcome outcome;
  const char *sql;    /* what another program does to it; or */
  const char *page;   /* of a table or index, its root; or "1", the first; or "-", any page by number */
  guint number;
  gint64 offset;      /* within the page */
  guint length;       /* bytes that become 0; 0: one bit of the byte flips */
  gint64 cut;         /* pages that are left, negative: bytes that are cut off */
} Damage;

static const Damage damages[] = {
  { "sound", ALL },
  { "trigger", ALL, "CREATE TRIGGER evil AFTER INSERT ON tx BEGIN DELETE FROM region; END" },
  { "view", ALL, "CREATE VIEW evil AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT * FROM c" },
  { "view-for-table", ALL, "PRAGMA foreign_keys = OFF; ALTER TABLE tie RENAME TO tie_old; CREATE VIEW tie AS"
                           " WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c" },
  { "column", ALL, "ALTER TABLE region RENAME COLUMN site TO place" },
  { "more-columns", ALL, "ALTER TABLE region ADD COLUMN more TEXT; UPDATE region SET more = 'x'" },
  { "extra-table", ALL, "CREATE TABLE more (x); INSERT INTO more VALUES (1), (2), (3)" },
  { "missing-index", ALL, "DROP INDEX chg_id; DROP INDEX region_source" },
  { "dropped-table", ALL, "DROP TABLE risk" },
  { "vacuum", ALL, "VACUUM" },
  { "page-size", ALL, "PRAGMA page_size = 1024; VACUUM" },
  { "schema-text", ALL, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'region'" },
  { "no-schema", ALL, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema" },
  { "version-0", ALL, "PRAGMA user_version = 0" },
  { "version-1", ALL, "PRAGMA user_version = 1" },
  { "version-999", ALL, "PRAGMA user_version = 999" },
  { "newer", NEWER, "PRAGMA user_version = 999; CREATE TABLE later (x)" },
  { "application", ALL, "PRAGMA application_id = 42" },
  { "wal-mode", ALL, "PRAGMA journal_mode = WAL" },
  { "value", ALL, "UPDATE region SET name = name || '.'" },
  { "text", ALL, "UPDATE project SET title = 'Another'" },
  { "utf-8", ALL, "UPDATE region SET site = CAST (x'4cff' AS TEXT)" },
  { "zero-byte", ALL, "UPDATE region SET name = CAST (x'4c004c' AS TEXT)" },
  { "date", ALL, "UPDATE project SET starts = '2027-02-31'" },
  { "choice", ALL, "PRAGMA ignore_check_constraints = ON; UPDATE project_region SET role = 'boss'" },
  { "range", ALL, "PRAGMA ignore_check_constraints = ON; UPDATE region SET lat = 95" },
  { "link", ALL, "UPDATE membership SET region = 5" },
  { "free-link", ALL, "UPDATE evidence SET record = 5" },
  { "row-gone", ALL, "DELETE FROM risk WHERE id = (SELECT min (id) FROM risk)" },
  { "kind-gone", ALL, "DELETE FROM evidence" },
  { "phantom", ALL, "INSERT INTO source (id, title, provenance, retired) VALUES (77, 'Nobody wrote this', 'own', 0)" },
  { "floor", RECORDS, "INSERT INTO meta VALUES ('undo_floor', 'lots')" },
  { "history-value", RECORDS, "UPDATE chg SET new = 'x' WHERE tx = 2 AND n = 1" },
  { "history-row", RECORDS, "DELETE FROM chg WHERE tx = 2 AND n = 3" },
  { "history-gone", RECORDS, "DELETE FROM chg" },
  { "heading", RECORDS, "PRAGMA foreign_keys = OFF; DELETE FROM tx WHERE seq = 2" },
  { "headings-gone", RECORDS, "PRAGMA foreign_keys = OFF; DELETE FROM tx" },
  { "heading-uid", RECORDS, "UPDATE tx SET uid = 'x' WHERE seq = (SELECT max (seq) FROM tx)" },
  { "no-seal", ALL, "DELETE FROM meta" },
  { "seal", ALL, "UPDATE meta SET value = 'nonsense' WHERE key = 'seal'" },
  { "no-seal-row-gone", SOME, "DELETE FROM meta; DELETE FROM region WHERE id = (SELECT min (id) FROM region)" },
  { "no-seal-link", SOME, "DELETE FROM meta; UPDATE membership SET region = 5; DELETE FROM chg" },
  { "no-seal-values", SOME, "DELETE FROM meta; DELETE FROM chg; UPDATE region SET site = CAST (x'4cff' AS TEXT);"
                            " UPDATE source SET title = CAST (x'ff' AS TEXT)" },
  { "history-and-value", RECORDS, "UPDATE chg SET old = 'x' WHERE tx = (SELECT max (tx) FROM chg) AND n = 1;"
                                  " UPDATE region SET name = name || '.'" },
  { "history-and-link", SOME, "UPDATE chg SET new = 'x' WHERE tx = 2 AND n = 1; UPDATE membership SET region = 5" },
  { "magic", ALL, .page = "1", .offset = 3, .length = 1 },
  { "header", ALL, .page = "1", .length = 100 },
  { "page-size-bit", ALL, .page = "1", .offset = 17 },
  { "wal-bit", ALL, .page = "1", .offset = 18 },
  { "freelist-bit", ALL, .page = "1", .offset = 34 },
  { "page-count-bit", ALL, .page = "1", .offset = 30 },
  { "first-page", ALL, .page = "1", .offset = 100, .length = PAGE - 100 },
  { "whole-first-page", ALL, .page = "1", .length = PAGE },
  { "root", ALL, .page = "region", .length = PAGE },
  { "root-cells", ALL, .page = "organisation", .offset = 3, .length = 2 },
  { "root-type", ALL, .page = "project", .offset = 0 },
  { "root-pointers", ALL, .page = "cash_line", .offset = 8, .length = 6 },
  { "history-root", RECORDS, .page = "chg", .length = PAGE },
  { "headings-root", RECORDS, .page = "tx", .length = PAGE },
  { "meta-root", ALL, .page = "meta", .length = PAGE },
  { "index-root", ALL, .page = "region_source", .length = PAGE },
  { "history-index-root", ALL, .page = "chg_id", .length = PAGE },
  { "cut-1", SOME, .cut = -1 },
  { "cut-1000", SOME, .cut = -1000 },
  { "cut-half", SOME, .cut = 90 },
  { "first-page-left", SOME, .cut = 1 },
  { "less-than-a-page", NOTHING, .cut = -G_MAXINT32 },
};

static void
spoil (const char *path, const Damage *damage)
{
  gsize length = 0;
  guint8 *bytes;
  gint64 at = damage->offset;

  if (damage->sql != NULL)
    run_sql (path, damage->sql);
  if (damage->page == NULL && damage->cut == 0)
    return;
  if (damage->page != NULL && strcmp (damage->page, "1") != 0)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", damage->page);
      g_autofree char *root = ask_text (path, sql);

      at += (g_ascii_strtoll (root, NULL, 10) - 1) * PAGE;
    }
  bytes = get_file (path, &length);
  if (damage->page != NULL && damage->length == 0)
    bytes[at] ^= 4;
  else if (damage->page != NULL)
    memset (bytes + at, 0, damage->length);
  if (damage->cut > 0)
    length = (gsize) damage->cut * PAGE;
  else if (damage->cut < 0)
    length = length > (gsize) -damage->cut ? length - (gsize) -damage->cut : 500;
  put_file (path, bytes, length);
  g_free (bytes);
}

/* Some edits on top, undone in part, so that the history says more than the records do. */
static Fixture *
lived_in (guint seed)
{
  Fixture *f = fixture_new (seed);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);

      fixture_write (f, edit);
      if (i % 5 == 4)
        fixture_undo (f);
    }
  return f;
}

/* The same, made once: its bytes in a folder of their own. */
static char *
put_lived_in (char **folder, char **digest)
{
  static GBytes *made;
  static char *made_digest;
  char *path;

  if (made == NULL)
    {
      Fixture *f = lived_in (41);

      made_digest = fixture_digest (f);
      fixture_close (f);
      made = file_bytes (f->path);
      fixture_free (f);
    }
  *folder = g_dir_make_tmp ("crosslink-test-XXXXXX", NULL);
  *digest = g_strdup (made_digest);
  path = g_build_filename (*folder, "plan.crosslink", NULL);
  put_file (path, g_bytes_get_data (made, NULL), g_bytes_get_size (made));
  return path;
}

static XlRepair *
repair (const char *path, const char *copy, GError **error)
{
  return xl_store_repair (path, copy, "tester", "laptop", NULL, error);
}

/* Law: a copy opens, loads, is sealed, and its history ends where its records are: undoing all that can be undone and
 * doing it again is the same plan. */
static void
check_copy (const char *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlStore) store = xl_store_open (copy, XL_STORE_OPEN_DEFAULT, &error);
  g_autoptr (XlPlan) plan = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Fixture f = { 0 };
  guint n = 0;

  g_assert_no_error (error);
  g_assert_true (xl_store_verify (store, &error));
  g_assert_no_error (error);
  plan = xl_store_load (store, &error);
  g_assert_no_error (error);
  before = xl_plan_dup_digest (plan);
  f.store = store;
  f.plan = plan;
  while (xl_history_peek_undo (xl_plan_get_history (plan)) != NULL)
    {
      fixture_undo (&f);
      n++;
    }
  for (; n > 0; n--)
    fixture_redo (&f);
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autofree char *digest = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = put_lived_in (&folder, &digest);
  g_autofree char *copy = g_build_filename (folder, "copy.crosslink", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (XlRepair) report = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  guint files;

  spoil (path, damage);
  before = file_bytes (path);
  files = files_in (folder);
  report = repair (path, copy, &error);
  g_assert_true (file_is_same (path, before));
  if (damage->outcome == NEWER || damage->outcome == NOTHING)
    {
      g_assert_true (g_error_matches (error, XL_STORE_ERROR, damage->outcome == NEWER ? XL_STORE_ERROR_NEWER
                                                                                      : XL_STORE_ERROR_TRUNCATED));
      g_assert_cmpuint (files_in (folder), ==, files);
      fixture_remove_folder (folder);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (files_in (folder), ==, files + 1);
  saved = fixture_file_digest (copy);
  if (damage->outcome != SOME)
    {
      g_assert_cmpstr (saved, ==, digest);
      g_assert_true ((damage->outcome == ALL) == xl_repair_is_complete (report));
    }
  else if (strcmp (saved, digest) != 0)
    g_assert_false (xl_repair_is_complete (report));
  check_copy (copy);
  fixture_remove_folder (folder);
}

/* --- laws of pages ---------------------------------------------------------------------------- */

/* ids of all records in a file, one a line, "table id" */
static GHashTable *
list_ids (const char *path)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XlStore) store = xl_store_open (path, XL_STORE_OPEN_READ_ONLY, NULL);
  g_autoptr (XlPlan) plan = xl_store_load (store, NULL);

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *all = xl_plan_get_all (plan, xl_kind_get (k));

      for (guint i = 0; i < all->len; i++)
        g_hash_table_add (ids, xl_record_dup_id_text (g_ptr_array_index (all, i)));
    }
  return ids;
}

/* Law: with a page of zeros anywhere, and neither history nor seal to help, what is lost is at most the rows of that
 * page, and what needs them. With them, nothing is. */
static void
test_any_page (gconstpointer data)
{
  gboolean alone = GPOINTER_TO_INT (data);
  Fixture *f = lived_in (42);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autoptr (GHashTable) ids = NULL;
  g_autofree guint8 *sound = NULL;
  gsize length = 0;
  guint same = 0, most = 0;

  fixture_close (f);
  if (alone)
    run_sql (f->path, "DELETE FROM chg; PRAGMA foreign_keys = OFF; DELETE FROM tx; DELETE FROM meta; VACUUM");
  ids = list_ids (f->path);
  sound = get_file (f->path, &length);
  for (gsize at = 0; at < length; at += g_test_thorough () ? PAGE : 17 * PAGE)
    {
      g_autofree guint8 *bytes = g_memdup2 (sound, length);
      g_autoptr (XlRepair) report = NULL;
      g_autoptr (GHashTable) saved = NULL;
      g_autofree char *now = NULL;
      g_autoptr (GError) error = NULL;
      guint lost;

      memset (bytes + at, 0, PAGE);
      put_file (f->path, bytes, length);
      report = repair (f->path, copy, &error);
      g_assert_no_error (error);
      saved = list_ids (copy);
      now = fixture_file_digest (copy);
      lost = g_hash_table_size (ids) - g_hash_table_size (saved);
      same += strcmp (now, digest) == 0;
      most = MAX (most, lost);
      if (!alone)
        g_assert_cmpstr (now, ==, digest);
      else if (lost > 0) /* at most two records of a kind are in this plan */
        g_assert_false (xl_repair_is_complete (report));
      g_unlink (copy);
    }
  g_test_message ("%u pages, %u the same, at most %u of %u lost", (guint) (length / PAGE), same, most,
                  g_hash_table_size (ids));
  fixture_free (f);
}

/* Law: a flipped bit anywhere is refused, or found by the seal, or has changed nothing; and with the seal and the other
 * half of the facts nothing is lost by it. */
static void
test_any_bit (void)
{
  Fixture *f = lived_in (43);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree guint8 *sound = NULL;
  guint n = g_test_thorough () ? 20000 : 25, found = 0;
  gsize length = 0;

  fixture_close (f);
  sound = get_file (f->path, &length);
  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) g_rand_double_range (f->rand, 0, (double) length);
      guint8 bit = (guint8) (1 << g_rand_int_range (f->rand, 0, 8));
      g_autoptr (XlStore) store = NULL;
      g_autoptr (XlPlan) plan = NULL;
      g_autoptr (XlRepair) report = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *saved = NULL;

      sound[at] ^= bit;
      put_file (f->path, sound, length);
      before = file_bytes (f->path);
      store = xl_store_open (f->path, XL_STORE_OPEN_READ_ONLY, NULL);
      plan = store != NULL ? xl_store_load (store, NULL) : NULL;
      if (plan == NULL || !xl_store_verify (store, NULL))
        found++;
      else
        {
          g_autofree char *now = xl_plan_dup_digest (plan);

          g_assert_cmpstr (now, ==, digest);
        }
      g_clear_pointer (&store, xl_store_free);
      report = repair (f->path, copy, &error);
      g_assert_no_error (error);
      saved = fixture_file_digest (copy);
      g_assert_cmpstr (saved, ==, digest);
      g_assert_true (file_is_same (f->path, before));
      g_unlink (copy);
      sound[at] ^= bit;
    }
  g_test_message ("%u bits, %u found", n, found);
  fixture_free (f);
}

/* --- the seal --------------------------------------------------------------------------------- */

/* Law: every edit, undo and redo leaves the seal true, and an edit costs nothing of what stands beside it: what the sum
 * was kept to is what a sum from the start gives. */
static void
test_seal_kept (void)
{
  Fixture *f = fixture_new (44);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);

      fixture_write (f, edit);
      if (i % 7 == 0)
        fixture_undo (f);
      if (i % 14 == 0)
        fixture_redo (f);
      g_assert_true (xl_store_verify (f->store, &error));
      g_assert_no_error (error);
    }
  fixture_free (f);
}

/* What integrity_check passes and the seal does not. */
static void
test_seal_finds (void)
{
  static const char *const changes[] = {
    "UPDATE region SET name = name || '.' WHERE id = (SELECT min (id) FROM region)",
    "UPDATE project SET title = replace (title, 'a', 'c') || '.'",
    "DELETE FROM risk WHERE id = (SELECT min (id) FROM risk)",
    "INSERT INTO source (id, title, provenance, retired) VALUES (77, 'Nobody wrote this', 'own', 0)",
    "UPDATE chg SET old = 'x' WHERE tx = 2 AND n = 1",
    "UPDATE chg SET op = 'set' WHERE tx = 2 AND n = 1",
    "DELETE FROM chg WHERE tx = 3",
    "UPDATE tx SET label = label || '.' WHERE seq = 1",
    "UPDATE tx SET uid = 'x' WHERE seq = (SELECT max (seq) FROM tx)",
    "UPDATE meta SET value = 'x' || value WHERE key = 'seal'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Fixture *f = fixture_new (45);
      g_autofree char *checked = NULL;
      g_autoptr (GError) error = NULL;

      fixture_close (f);
      run_sql (f->path, changes[i]);
      checked = ask_text (f->path, "PRAGMA integrity_check");
      g_assert_cmpstr (checked, ==, "ok");
      f->store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_false (xl_store_verify (f->store, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_VALUES);
      fixture_free (f);
    }
}

/* Law: an edit beside a flipped bit does not hide it. */
static void
test_seal_stays_broken (void)
{
  Fixture *f = fixture_new (46);
  g_autoptr (GError) error = NULL;

  fixture_close (f);
  run_sql (f->path, "UPDATE region SET name = name || '.' WHERE id = (SELECT min (id) FROM region)");
  fixture_reopen (f);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new ("Add a source");

      edit_insert_random (edit, f->rand, f->plan, &xl_kind_source, TRUE);
      fixture_write (f, edit);
      g_assert_false (xl_store_verify (f->store, &error));
      g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_VALUES);
      g_clear_error (&error);
    }
  fixture_free (f);
}

/* Law: a file from before there were seals has none to compare with, and gets one with the next edit. */
static void
test_seal_missing (void)
{
  Fixture *f = fixture_new (47);
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *seal = NULL;

  fixture_close (f);
  run_sql (f->path, "DELETE FROM meta WHERE key = 'seal'; UPDATE region SET name = name || '.'");
  fixture_reopen (f);
  g_assert_true (xl_store_verify (f->store, NULL));
  edit = random_edit (f->rand, f->plan);
  fixture_write (f, edit);
  g_assert_true (xl_store_verify (f->store, NULL));
  seal = xl_store_dup_meta (f->store, "seal", NULL);
  g_assert_nonnull (seal);
  fixture_free (f);
}

/* --- the rest --------------------------------------------------------------------------------- */

/* Law: what a process that died left in a journal is rolled back for the copy, and for the copy only; a journal of
 * nonsense does not stand in the way. */
static void
test_journal (void)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  Fixture *f = lived_in (48);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (XlRepair) report = NULL;
  g_autoptr (GError) error = NULL;
  guint8 noise[6000];

  fixture_close (f);
  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) g_rand_int (f->rand);
  memcpy (noise, magic, sizeof magic);
  put_file (journal, noise, sizeof noise);
  report = repair (f->path, copy, &error);
  g_assert_no_error (error);
  saved = fixture_file_digest (copy);
  g_assert_cmpstr (saved, ==, digest);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  fixture_free (f);
}

/* Law: a file that is open here is read without dropping its lock, and as it is now. */
static void
test_open_here (void)
{
  Fixture *f = lived_in (49);
  g_autofree char *digest = fixture_digest (f);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (XlRepair) report = NULL;
  g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);
  g_autoptr (GError) error = NULL;

  report = repair (f->path, copy, &error);
  g_assert_no_error (error);
  g_assert_true (xl_repair_is_complete (report));
  saved = fixture_file_digest (copy);
  g_assert_cmpstr (saved, ==, digest);
  fixture_write (f, edit);
  fixture_assert_same (f);
  fixture_free (f);
}

static void
refused (const char *path, const char *copy, XlStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (repair (path, copy, &error));
  g_assert_error (error, XL_STORE_ERROR, (int) code);
}

static void
test_refused (void)
{
  Fixture *f = fixture_new (50);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "copy.crosslink", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  refused (f->path, f->path, XL_STORE_ERROR_EXISTS);
  refused (f->path, nowhere, XL_STORE_ERROR_NOT_FOUND);
  refused (other, copy, XL_STORE_ERROR_NOT_FOUND);
  refused (f->folder, copy, XL_STORE_ERROR_NOT_A_PLAN);
  put_file (other, (const guint8 *) "", 0);
  refused (other, copy, XL_STORE_ERROR_EMPTY);
  run_sql (other, "CREATE TABLE letters (x); INSERT INTO letters VALUES ('not a plan')");
  refused (other, copy, XL_STORE_ERROR_NOT_A_PLAN);
  {
    g_autofree guint8 *noise = g_malloc (100000);

    for (guint i = 0; i < 100000; i++)
      noise[i] = (guint8) g_rand_int (f->rand);
    put_file (other, noise, 100000);
    refused (other, copy, XL_STORE_ERROR_NOT_A_PLAN);
  }
  g_cancellable_cancel (cancelled);
  g_assert_null (xl_store_repair (f->path, copy, "tester", "laptop", cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (files_in (f->folder), ==, 2);
  fixture_free (f);
}

/* Law: an older file is repaired as it was, then brought up to date. */
static void
test_old_schemas (void)
{
  guint last;

  xl_store_set_schema_loader (fixture_step);
  last = xl_store_schema_version ();
  for (guint version = 1; version < last; version++)
    {
      g_autofree char *folder = g_dir_make_tmp ("crosslink-test-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "old.crosslink", NULL);
      g_autofree char *copy = g_build_filename (folder, "copy.crosslink", NULL);
      g_autofree char *titles = NULL;
      g_autoptr (XlRepair) report = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3 *db;

      put_file (path, (const guint8 *) "", 0);
      db = xl_store_connect (path, SQLITE_OPEN_READWRITE, NULL);
      g_assert_true (xl_schema_run (db, 0, version, NULL));
      g_assert_true (xl_store_exec (db, "INSERT INTO source (id, title, provenance, retired)"
                                        " VALUES (5, 'Old', 'own', 0)", NULL));
      sqlite3_close (db);
      report = repair (path, copy, &error);
      g_assert_no_error (error);
      check_copy (copy);
      titles = ask_text (copy, "SELECT title FROM source");
      g_assert_cmpstr (titles, ==, "Old");
      fixture_remove_folder (folder);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/repair/damage/", damages[i].name, NULL);

      g_test_add_data_func (name, &damages[i], test_damage);
    }
  g_test_add_data_func ("/repair/any-page", GINT_TO_POINTER (FALSE), test_any_page);
  g_test_add_data_func ("/repair/any-page-alone", GINT_TO_POINTER (TRUE), test_any_page);
  g_test_add_func ("/repair/any-bit", test_any_bit);
  g_test_add_func ("/repair/journal", test_journal);
  g_test_add_func ("/repair/open-here", test_open_here);
  g_test_add_func ("/repair/refused", test_refused);
  g_test_add_func ("/repair/old-schemas", test_old_schemas);
  g_test_add_func ("/seal/kept", test_seal_kept);
  g_test_add_func ("/seal/finds", test_seal_finds);
  g_test_add_func ("/seal/stays-broken", test_seal_stays_broken);
  g_test_add_func ("/seal/missing", test_seal_missing);
  return g_test_run ();
}
