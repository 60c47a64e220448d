/* bench-table.c - a table of 100 000 partners into a plan file, with history, beside bare parsing of the same bytes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "private-folder.h"
#include "xl-desk-file.h"
#include "xl-desk-intake.h"

#define ROWS 100000
#define ROUNDS 3

/* CPU seconds: other programs do not count. */
static double
now (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);
  return (double) at.tv_sec + (double) at.tv_nsec / 1e9;
}

static GString *
make_table (void)
{
  GString *text = g_string_new ("id;Name;Type;Country;Website;Members;Note\n");

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "bench-%u;\"Bench %c%c Works; No. %u\";company;DE;https://bench-%u.example;%u;Row %u of a table\n",
                            i, 'A' + i % 26, 'A' + i / 26 % 26, i, i, i % 900, i);
  return text;
}

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

static void
bench_once (const char *folder, const GString *text, guint round, double *best)
{
  g_autofree char *base = g_strdup_printf ("bench %u.crosslink", round);
  g_autofree char *path = g_build_filename (folder, base, NULL), *sentence = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = xl_file_create (path, &error);
  double start = now (), opened, read, stored;
  g_autoptr (XlIntake) table = xl_intake_new (text->str, text->len, "bench.csv", NULL, &sentence);
  g_autoptr (XlImport) import = NULL;

  g_assert_no_error (error);
  opened = now ();
  import = xl_intake_read (table, xl_file_get_plan (file), NULL);
  read = now ();
  g_assert_cmpuint (import->n_created, ==, ROWS);
  xl_file_edit (file, import->edit, NULL, &error);
  g_assert_no_error (error);
  stored = now ();
  best[0] = MIN (best[0], opened - start);
  best[1] = MIN (best[1], read - opened);
  best[2] = MIN (best[2], stored - read);
  best[3] = MIN (best[3], stored - start);
}

int
main (void)
{
  g_autofree char *folder = private_folder_new ();
  g_autoptr (GString) text = make_table ();
  double best[] = { 1e9, 1e9, 1e9, 1e9 }, bare = 1e9;

  xl_desk_start ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = now ();

      g_assert_cmpuint (parse_bare (text->str), >, ROWS);
      bare = MIN (bare, now () - start);
      bench_once (folder, text, i, best);
    }
  printf ("%d rows, %.1f MB, the best of %d rounds\n", ROWS, (double) text->len / 1e6, ROUNDS);
  printf ("bare parsing           %6.3f s\n", bare);
  printf ("taken apart            %6.3f s\n", best[0]);
  printf ("compared with the plan %6.3f s\n", best[1]);
  printf ("written with history   %6.3f s\n", best[2]);
  printf ("together               %6.3f s  %.0f records/s (wanted: 40000)\n", best[3], ROWS / best[3]);
  private_folder_remove (folder);
  return 0;
}
