/* bench-edit.c - one durable edit through the door, beside bare SQLite in the same run */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Both change the name of an organisation, in turn, each in its own copy of the same plan file, with
 * the journal mode and the synchronous setting of law 6 (xl-store.c). Through the door an edit is
 * built, checked, written with its history and applied to the plan in memory. Bare SQLite is one
 * prepared UPDATE in one transaction; a second one also writes the two rows of history.
 * Goal: the door takes at most 1.5 times as long as the first.
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "xl-id.h"
#include "xl-store.h"

#define N_ORGANISATIONS 500
#define N_EDITS 600

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *begin, *commit, *update, *tx, *chg;
  gint64 seq;
} Bare;

/* The numbered schema steps, from the program's resources. */
static GBytes *
load_step (guint step)
{
  const char *folder = "/io/github/crosslink/Crosslink/sql";
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  g_autofree char *prefix = g_strdup_printf ("%04u-", step);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix))
      {
        g_autofree char *path = g_build_path ("/", folder, names[i], NULL);
        return g_resources_lookup_data (path, 0, NULL);
      }
  return NULL;
}

static void
must (gboolean    done,
      const char *what,
      GError     *error)
{
  if (!done)
    g_error ("%s: %s", what, error != NULL ? error->message : "refused");
}

static void
write_edit (XlStore *store,
            XlPlan  *plan,
            XlEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFault) fault = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  must (xl_plan_check_edit (plan, edit, &fault), "check", NULL);
  must (xl_store_write (store, edit, &changes, &error), "write", error);
  xl_plan_apply (plan, changes);
}

static void
fill (XlStore *store,
      XlPlan  *plan)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("Fill the plan");

  for (guint i = 0; i < N_ORGANISATIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Organisation %u", i);
      gint64 id = xl_edit_insert (edit, &xl_kind_organisation, 0);

      xl_edit_give (edit, id, "name", name);
      xl_edit_give (edit, id, "type", "company");
    }
  write_edit (store, plan, edit);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
step (Bare         *bare,
      sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("bare SQLite: %s", sqlite3_errmsg (bare->db));
  sqlite3_reset (statement);
}

static void
bare_open (Bare       *bare,
           const char *path)
{
  if (sqlite3_open (path, &bare->db) != SQLITE_OK
      || sqlite3_exec (bare->db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
                                 "PRAGMA foreign_keys=ON", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (bare->db));
  bare->begin = prepare (bare->db, "BEGIN IMMEDIATE");
  bare->commit = prepare (bare->db, "COMMIT");
  bare->update = prepare (bare->db, "UPDATE organisation SET name = ?1 WHERE id = ?2");
  bare->tx = prepare (bare->db, "INSERT INTO tx (seq, uid, at, who, replica, label) "
                                "VALUES (?1, lower(hex(randomblob(16))), '2026-11-22T09:12:33.120Z', 'bench', "
                                "'0123456789abcdef', 'Change name')");
  bare->chg = prepare (bare->db, "INSERT INTO chg (tx, n, op, tbl, id, field, old, new) "
                                 "VALUES (?1, 1, 'set', 'organisation', ?2, 'name', 'old', ?3)");
  bare->seq = 1000000;
}

static void
bare_close (Bare *bare)
{
  sqlite3_finalize (bare->begin);
  sqlite3_finalize (bare->commit);
  sqlite3_finalize (bare->update);
  sqlite3_finalize (bare->tx);
  sqlite3_finalize (bare->chg);
  sqlite3_close (bare->db);
}

static void
bare_edit (Bare       *bare,
           gint64      id,
           const char *name,
           gboolean    history)
{
  step (bare, bare->begin);
  sqlite3_bind_text (bare->update, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->update, 2, id);
  step (bare, bare->update);
  if (history)
    {
      bare->seq++;
      sqlite3_bind_int64 (bare->tx, 1, bare->seq);
      step (bare, bare->tx);
      sqlite3_bind_int64 (bare->chg, 1, bare->seq);
      sqlite3_bind_int64 (bare->chg, 2, id);
      sqlite3_bind_text (bare->chg, 3, name, -1, SQLITE_STATIC);
      step (bare, bare->chg);
    }
  step (bare, bare->commit);
}

static void
door_edit (XlStore    *store,
           XlPlan     *plan,
           gint64      id,
           const char *name)
{
  XlRecord *record = xl_plan_lookup (plan, id);
  g_autofree char *label = g_strdup_printf ("Change name of %s", name);
  g_autoptr (XlEdit) edit = xl_edit_new (label);

  xl_edit_set (edit, record, "name", name);
  write_edit (store, plan, edit);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Milliseconds; sorts the times, which are microseconds. */
static double
quantile (GArray *times,
          double  share)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, (guint) (share * (times->len - 1))) / 1000.0;
}

static void
print_row (const char *title,
           GArray     *times,
           double      peer)
{
  double median = quantile (times, 0.5);

  g_print ("%-34s %8.3f %8.3f %8.2f\n", title, median, quantile (times, 0.9), median / peer);
}

/* In turn, so that what else the machine does meets all three alike. */
static void
run_turns (XlStore *store,
           XlPlan  *plan,
           Bare    *bare,
           GArray **times)
{
  const GPtrArray *all = xl_plan_get_all (plan, &xl_kind_organisation);

  for (guint i = 0; i < N_EDITS; i++)
    {
      gint64 id = ((XlRecord *) g_ptr_array_index (all, i * 7 % all->len))->id;
      g_autofree char *name = g_strdup_printf ("Organisation %u, renamed", i);

      for (guint j = 0; j < 3; j++)
        {
          gint64 start = g_get_monotonic_time (), took;

          if (j == 0)
            door_edit (store, plan, id, name);
          else
            bare_edit (&bare[j - 1], id, name, j == 2);
          took = g_get_monotonic_time () - start;
          g_array_append_val (times[j], took);
        }
    }
}

static void
print_table (GArray **times)
{
  double peer = quantile (times[1], 0.5);

  g_print ("%-34s %8s %8s %8s\n", "one durable edit, ms", "median", "p90", "ratio");
  print_row ("bare SQLite, the row alone", times[1], peer);
  print_row ("bare SQLite, with two history rows", times[2], peer);
  print_row ("through the door (goal 1.5)", times[0], peer);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("xl-bench-XXXXXX", NULL);
  char *paths[3];
  GArray *times[3];
  Bare bare[2];
  XlStore *store;
  XlPlan *plan;

  for (guint i = 0; i < 3; i++)
    {
      paths[i] = g_strdup_printf ("%s/%u.crosslink", folder, i);
      times[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  xl_store_set_schema_loader (load_step);
  store = xl_store_create (paths[0], &error);
  must (store != NULL, "create", error);
  xl_store_set_author (store, "bench", "0123456789abcdef");
  plan = xl_store_load (store, &error);
  must (plan != NULL, "load", error);
  fill (store, plan);
  for (guint i = 0; i < 2; i++)
    {
      must (xl_store_backup (store, paths[i + 1], &error), "backup", error);
      bare_open (&bare[i], paths[i + 1]);
    }

  run_turns (store, plan, bare, times);
  print_table (times);

  g_object_unref (plan);
  xl_store_free (store);
  bare_close (&bare[0]);
  bare_close (&bare[1]);
  for (guint i = 0; i < 3; i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
      g_array_unref (times[i]);
    }
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
