/* bench-table.c - a table of 100 000 partners into a plan file, with history, beside bare SQLite in the same run */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * 1. How fast: in one thread, as the command line does it. The peers parse the same bytes by lines and separators, and
 *    write the same rows, without and with their history, through one prepared statement each, with the same schema,
 *    journal and synchronous setting.
 * 2. How soon it can be stopped, and what holds the main loop: through the desk, as the window does it, into a plan that
 *    has 100 000 partners already. Each step is stopped at many moments between its beginning and its end; what counts
 *    is the time from then to the answer, a rolled back transaction included: in CPU time, and by the clock, in which other
 *    programs count.
 */

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "private-folder.h"
#include "xl-desk-file.h"
#include "xl-desk-intake.h"

#define ROWS 100000
#define ROUNDS 3
#define MOMENTS 16 /* at which each step is stopped */

static double
clock_now (clockid_t clock)
{
  struct timespec at;

  clock_gettime (clock, &at);
  return (double) at.tv_sec + (double) at.tv_nsec / 1e9;
}

/* CPU seconds: other programs do not count. */
static double
now (void)
{
  return clock_now (CLOCK_PROCESS_CPUTIME_ID);
}

/* Of this program so far, MiB. */
static double
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static GString *
make_table (const char *prefix)
{
  GString *text = g_string_new ("id;Name;Type;Country;Website;Members;Note\n");

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "%s-%u;\"%s %c%c Works; No. %u\";company;DE;https://%s-%u.example;%u;Row %u of a table\n",
                            prefix, i, prefix, 'A' + i % 26, 'A' + i / 26 % 26, i, prefix, i, i % 900, i);
  return text;
}

/* --- peers ------------------------------------------------------------------------------------ */

/* What no reader can do without: lines, and cells by their separator. */
static guint
parse_bare (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ";", -1);

      n += g_strv_length (cells);
    }
  return n;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
step (sqlite3 *db, sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("bare SQLite: %s", sqlite3_errmsg (db));
  sqlite3_reset (statement);
}

/* Inserts of one kind, row by row, in one transaction; with @history a row of chg for each field, too. */
static void
write_bare (const char *path, const XlEdit *edit, gboolean history)
{
  const XlKind *kind = ((const XlOp *) g_ptr_array_index (edit->ops, 0))->kind;
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *row, *chg;
  gint64 n = 0;
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON; BEGIN IMMEDIATE;"
                           "INSERT INTO tx (seq, uid, at, who, replica, label) VALUES (1, 'u', '2026-11-22T09:12:33.120Z',"
                           " 'bench', '0123456789abcdef', 'Import')", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  g_string_printf (sql, "INSERT INTO \"%s\" (id", kind->table);
  for (guint f = 0; f < kind->n_fields; f++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[f].name);
  g_string_append (sql, ") VALUES (?");
  for (guint f = 0; f < kind->n_fields; f++)
    g_string_append (sql, ", ?");
  row = prepare (db, g_string_append_c (sql, ')')->str);
  chg = prepare (db, "INSERT INTO chg (tx, n, op, tbl, id, field, new) VALUES (1, ?, 'insert', ?, ?, ?, ?)");
  for (guint i = 0; i < edit->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (edit->ops, i);

      sqlite3_bind_int64 (row, 1, op->id);
      for (guint f = 0; f < op->fields->len; f++)
        {
          const XlOpField *item = &g_array_index (op->fields, XlOpField, f);

          sqlite3_bind_text (row, (int) xl_kind_field_index (kind, item->field) + 2, item->new_text, -1, SQLITE_STATIC);
        }
      step (db, row);
      for (guint f = 0; history && f < op->fields->len; f++)
        {
          const XlOpField *item = &g_array_index (op->fields, XlOpField, f);

          sqlite3_bind_int64 (chg, 1, ++n);
          sqlite3_bind_text (chg, 2, kind->table, -1, SQLITE_STATIC);
          sqlite3_bind_int64 (chg, 3, op->id);
          sqlite3_bind_text (chg, 4, item->field->name, -1, SQLITE_STATIC);
          sqlite3_bind_text (chg, 5, item->new_text, -1, SQLITE_STATIC);
          step (db, chg);
        }
    }
  sqlite3_finalize (row);
  sqlite3_finalize (chg);
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  sqlite3_close (db);
}

/* --- how fast --------------------------------------------------------------------------------- */

typedef enum
{
  BARE_PARSING,
  BARE_ROWS,
  BARE_HISTORY,
  TAKEN_APART,
  COMPARED,
  WRITTEN,
  TOGETHER,
  N_TIMES
} Time;

static void
keep_best (double *best, double start)
{
  *best = MIN (*best, now () - start);
}

static char *
new_file (const char *folder, const char *name, guint round)
{
  g_autofree char *base = g_strdup_printf ("%s %u.crosslink", name, round);
  char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = xl_file_create (path, &error);

  g_assert_no_error (error);
  return path;
}

static char *
bench_once (const char *folder, const GString *text, guint round, double *best)
{
  g_autofree char *rows = new_file (folder, "rows", round), *history = new_file (folder, "history", round), *sentence = NULL;
  char *path = new_file (folder, "bench", round);
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = xl_file_open (path, FALSE, &error);
  g_autoptr (XlIntake) table = NULL;
  g_autoptr (XlImport) import = NULL;
  double start = now (), part = start;

  g_assert_no_error (error);
  table = xl_intake_new (text->str, text->len, "bench.csv", NULL, &sentence);
  keep_best (&best[TAKEN_APART], part);
  part = now ();
  import = xl_intake_read (table, xl_file_get_plan (file), NULL);
  keep_best (&best[COMPARED], part);
  g_assert_cmpuint (import->n_created, ==, ROWS);
  part = now ();
  xl_file_edit (file, import->edit, NULL, &error);
  g_assert_no_error (error);
  keep_best (&best[WRITTEN], part);
  keep_best (&best[TOGETHER], start);
  part = now ();
  write_bare (rows, import->edit, FALSE);
  keep_best (&best[BARE_ROWS], part);
  part = now ();
  write_bare (history, import->edit, TRUE);
  keep_best (&best[BARE_HISTORY], part);
  return path;
}

/* --- how soon, and who waits ------------------------------------------------------------------ */

static struct
{
  double woke;    /* CPU seconds of this thread, when it last had something to do */
  double longest; /* ms, of all that it has done at one go */
} loop;

/* As GLib's, with a watch on what happens between two waits. */
static gint
poll_watched (GPollFD *fds, guint n, gint timeout)
{
  gint ready;

  loop.longest = MAX (loop.longest, (clock_now (CLOCK_THREAD_CPUTIME_ID) - loop.woke) * 1000);
  ready = g_poll (fds, n, timeout);
  loop.woke = clock_now (CLOCK_THREAD_CPUTIME_ID);
  return ready;
}

typedef struct
{
  gboolean done;
  GError *error;
  gpointer pointer;
  GCancellable *cancellable;
  gint64 start, stopped, answered; /* by the clock */
  double spent;                    /* CPU seconds from being stopped to the answer */
} Answer;

static void
note_answer (Answer *answer)
{
  answer->answered = g_get_monotonic_time ();
  answer->spent = now () - answer->spent;
  answer->done = TRUE;
}

static void
answer_open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  xl_desk_open_finish (XL_DESK (source), result, &answer->error);
  answer->done = TRUE;
}

static void
answer_taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->pointer = xl_desk_open_table_finish (XL_DESK (source), result, &answer->error);
  note_answer (answer);
}

static void
answer_compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->pointer = xl_desk_read_table_finish (XL_DESK (source), result, &answer->error);
  note_answer (answer);
}

static void
answer_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  xl_desk_import_finish (XL_DESK (source), result, &answer->error);
  note_answer (answer);
}

static gboolean
stop_cb (gpointer data)
{
  Answer *answer = data;

  answer->stopped = g_get_monotonic_time ();
  answer->spent = now ();
  g_cancellable_cancel (answer->cancellable);
  return G_SOURCE_REMOVE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the desk has nothing left to do. */
static void
settle (XlDesk *desk)
{
  xl_desk_flush (desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean judged;

static void
judged_cb (GListModel *findings)
{
  judged = g_list_model_get_n_items (findings) > 0;
}

/* Until the findings are those of the plan as it is. */
static void
settle_judged (XlDesk *desk)
{
  settle (desk);
  judged = FALSE;
  while (!judged)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  XlDesk *desk;
  const char *csv;
  XlIntake *table;
  XlImport *import;
} Ground;

static void
begin_taking (Ground *ground, Answer *answer)
{
  xl_desk_open_table_async (ground->desk, ground->csv, FALSE, answer->cancellable, answer_taken_cb, answer);
}

static void
begin_comparing (Ground *ground, Answer *answer)
{
  xl_desk_read_table_async (ground->desk, ground->table, answer->cancellable, answer_compared_cb, answer);
}

static void
begin_importing (Ground *ground, Answer *answer)
{
  xl_desk_import_async (ground->desk, ground->import, answer->cancellable, answer_imported_cb, answer);
}

/* One step of an import, stopped after @ms; without where that is 0. */
static Answer
run_step (Ground *ground, void (*begin) (Ground *ground, Answer *answer), guint ms)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { .cancellable = cancellable, .start = g_get_monotonic_time () };
  guint source = ms > 0 ? g_timeout_add (ms, stop_cb, &answer) : 0;

  begin (ground, &answer);
  wait_for (&answer);
  if (source != 0 && answer.stopped == 0)
    g_source_remove (source);
  if (answer.error != NULL && !g_error_matches (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error ("%s", answer.error->message);
  return answer;
}

/* Stops a step that takes @whole at many moments; prints how long the answers took. */
static void
bench_stop (Ground *ground, const char *name, void (*begin) (Ground *ground, Answer *answer), void (*forget) (gpointer),
            gint64 whole)
{
  double worst = 0, worst_spent = 0, sum = 0;
  guint n = 0, at = 0;

  for (guint i = 0; i < MOMENTS; i++)
    {
      guint ms = (guint) (whole * (2 * i + 1) / (2 * MOMENTS) / 1000) + 1;
      Answer answer = run_step (ground, begin, ms);

      if (answer.pointer != NULL)
        forget (answer.pointer);
      if (answer.error != NULL)
        {
          double took = (double) (answer.answered - answer.stopped) / 1000, spent = answer.spent * 1000;

          if (spent > worst_spent)
            at = (2 * i + 1) * 100 / (2 * MOMENTS);
          worst = MAX (worst, took);
          worst_spent = MAX (worst_spent, spent);
          sum += spent;
          n++;
        }
      else if (begin == begin_importing)
        {
          xl_desk_undo (ground->desk); /* it was on the disk before */
          settle (ground->desk);
        }
      g_clear_error (&answer.error);
      settle (ground->desk);
    }
  printf ("  %-36s %6.0f %8.1f %8.1f %8.1f  (%u of %u; at %u %%)\n", name, (double) whole / 1000, n > 0 ? sum / n : 0,
          worst_spent, worst, n, MOMENTS, at);
}

static void
tell_loop (const char *what)
{
  printf ("  %-36s %6.1f ms\n", what, loop.longest);
  loop.longest = 0;
}

static void
bench_desk (const char *folder, const char *path)
{
  g_autoptr (GString) text = make_table ("more");
  g_autofree char *csv = g_build_filename (folder, "more.csv", NULL);
  g_autoptr (XlDesk) desk = xl_desk_new ();
  Ground ground = { desk, csv };
  Answer opened = { 0 }, taken, compared, imported;

  g_file_set_contents (csv, text->str, (gssize) text->len, NULL);
  g_signal_connect (xl_desk_list_findings (desk), "items-changed", G_CALLBACK (judged_cb), NULL);
  loop.woke = clock_now (CLOCK_THREAD_CPUTIME_ID);
  g_main_context_set_poll_func (NULL, poll_watched);
  xl_desk_open_async (desk, path, XL_DESK_OPEN, NULL, answer_open_cb, &opened);
  wait_for (&opened);
  g_assert_no_error (opened.error);
  settle_judged (desk);
  printf ("the main loop, into a plan that has as many; longest block, CPU\n");
  tell_loop ("while it is opened");
  taken = run_step (&ground, begin_taking, 0);
  ground.table = taken.pointer;
  tell_loop ("while the table is read");
  compared = run_step (&ground, begin_comparing, 0);
  ground.import = compared.pointer;
  tell_loop ("while it is compared");
  g_assert_cmpuint (ground.import->n_created, ==, ROWS);
  imported = run_step (&ground, begin_importing, 0);
  tell_loop ("while it is imported (wanted: 50)");
  settle (desk);
  tell_loop ("while the plan takes it in");
  settle_judged (desk);
  tell_loop ("while that is judged");
  xl_desk_undo (desk);
  settle_judged (desk);
  tell_loop ("while that is undone and judged");

  printf ("stopped at many moments, ms until the answer\n");
  printf ("  %-36s %6s %8s %8s %8s\n", "(wanted: 100)", "whole", "mean CPU", "worst", "by clock");
  bench_stop (&ground, "reading the file", begin_taking, (void (*) (gpointer)) xl_intake_unref, taken.answered - taken.start);
  bench_stop (&ground, "comparing: rows, near names, checks", begin_comparing, (void (*) (gpointer)) xl_import_free,
              compared.answered - compared.start);
  bench_stop (&ground, "importing: copy, checks, writing", begin_importing, NULL, imported.answered - imported.start);
  xl_import_free (ground.import);
  xl_intake_unref (ground.table);
  xl_desk_close (desk);
  settle (desk);
}

int
main (void)
{
  g_autofree char *folder = private_folder_new (), *path = NULL;
  g_autoptr (GString) text = make_table ("bench");
  double best[N_TIMES], memory;

  for (guint i = 0; i < N_TIMES; i++)
    best[i] = 1e9;
  xl_desk_start ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = now ();

      g_assert_cmpuint (parse_bare (text->str), >, ROWS);
      keep_best (&best[BARE_PARSING], start);
      g_free (path);
      path = bench_once (folder, text, i, best);
    }
  memory = peak_memory ();
  printf ("%d rows, %.1f MB, the best of %d rounds\n", ROWS, (double) text->len / 1e6, ROUNDS);
  printf ("bare parsing                %6.3f s\n", best[BARE_PARSING]);
  printf ("bare SQLite, the rows alone %6.3f s  %.0f records/s\n", best[BARE_ROWS], ROWS / best[BARE_ROWS]);
  printf ("bare SQLite, with history   %6.3f s  %.0f records/s\n", best[BARE_HISTORY], ROWS / best[BARE_HISTORY]);
  printf ("taken apart                 %6.3f s\n", best[TAKEN_APART]);
  printf ("compared with the plan      %6.3f s\n", best[COMPARED]);
  printf ("written with history        %6.3f s  %.0f records/s\n", best[WRITTEN], ROWS / best[WRITTEN]);
  printf ("together                    %6.3f s  %.0f records/s (wanted: 40000)\n", best[TOGETHER], ROWS / best[TOGETHER]);
  printf ("peak memory                 %6.0f MiB\n", memory);
  bench_desk (folder, path);
  private_folder_remove (folder);
  return 0;
}
