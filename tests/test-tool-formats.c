/* test-tool-formats.c - each format of the command line: where it goes, and where it does not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool-run.h"

#include <unistd.h>

/* Law: each format goes to a file and to the standard output alike; none takes the place of a plan file; help names all. */
static void
test_formats (void)
{
  static const struct
  {
    const char *name, *begins;
  } formats[] = { { "graphml", "<?xml" }, { "gexf", "<?xml" }, { "iati", "<?xml" }, { "dot", "digraph" },
                  { "geojson", "{" },     { "ics", "BEGIN:VCALENDAR\r\n" } };
  g_auto (Ran) help = run ("export", "--help", NULL);

  assert_status (help, 0);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Ran) shown = run ("export", "S.crosslink", "--format", formats[i].name, NULL);
      g_auto (Ran) over = run ("export", "S.crosslink", "--format", formats[i].name, "-o", "S.crosslink", NULL);
      g_autofree char *file = NULL;

      assert_status (shown, 0);
      assert_status (over, 2);
      g_assert_true (g_str_has_prefix (shown.out, formats[i].begins));
      must ("export", "S.crosslink", "--format", formats[i].name, "-o", "Format.out");
      file = contents ("Format.out", NULL);
      g_assert_cmpstr (file, ==, shown.out);
      g_assert_nonnull (strstr (help.out, formats[i].name));
    }
}

/* IATI knows no file without an activity: one sentence, and nothing is written. */
static void
test_no_project (void)
{
  g_auto (Ran) none = { 0 };
  g_autofree char *path = in_folder ("None.xml");

  must ("new", "Empty.crosslink");
  none = run ("export", "Empty.crosslink", "--format", "iati", "-o", "None.xml", NULL);
  assert_status (none, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  must ("export", "Empty.crosslink", "--format", "graphml", "-o", "None.graphml");
  must ("export", "Empty.crosslink", "--format", "ics", "-o", "None.ics");
}

static void
copy_data (const char *name)
{
  g_autofree char *from = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests", "data", name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL), *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
}

/* Law: a map by its name brings a table in, in one undo step, and once: the second time changes nothing. */
static void
test_maps (void)
{
  static const struct
  {
    const char *map, *file;
  } maps[] = { { "sample-regions", "table-regions.csv" },   { "sample-organisations", "table-organisations.csv" },
               { "sample-projects", "table-projects.csv" }, { "sample-flows", "table-flows.csv" },
               { "cordis-project", "table-cordis-project.csv" },
               { "cordis-organization", "table-cordis-organization.csv" }, { "keep-partners", "table-keep-partners.csv" } };
  g_auto (Ran) empty = { 0 }, back = { 0 }, figures = { 0 };

  must ("new", "Maps.crosslink");
  empty = run ("digest", "Maps.crosslink", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_auto (Ran) first = { 0 }, second = { 0 };

      copy_data (maps[i].file);
      first = run ("import", "Maps.crosslink", maps[i].file, "--map", maps[i].map, NULL);
      second = run ("import", "Maps.crosslink", maps[i].file, "--map", maps[i].map, NULL);
      assert_status (first, 0);
      assert_status (second, 0);
      g_assert_nonnull (strstr (first.out, "\ncreated\t"));
      g_assert_null (strstr (second.out, "\ncreated\t"));
      g_assert_null (strstr (second.out, "\nupdated\t"));
    }
  /* The money of a row is a cash plan whose figures are published for these very numbers. */
  figures = run ("appraise", "Maps.crosslink", "--project", "DEMORING", NULL);
  g_assert_nonnull (strstr (figures.out, "fnpv_c\t7282677"));
  g_assert_nonnull (strstr (figures.out, "dscr_min\t3.447"));
  must ("undo", "Maps.crosslink", "7");
  back = run ("digest", "Maps.crosslink", NULL);
  g_assert_cmpstr (empty.out, ==, back.out);
}

/* A table that cannot be taken changes nothing and says why; one that is too large is not read at all. */
static void
test_bad_tables (void)
{
  g_autofree char *path = g_build_filename (folder, "Large.csv", NULL);
  g_auto (Ran) before = run ("digest", "S.crosslink", NULL), after = { 0 }, none = { 0 }, unfit = { 0 }, rows = { 0 };
  g_auto (Ran) mixed = { 0 }, large = { 0 };

  copy_data ("bad-table-number.csv");
  copy_data ("bad-table-mixed-encodings.csv");
  copy_data ("table-flows.csv");
  g_assert_true (g_file_set_contents (path, "id,name\n", -1, NULL));
  g_assert_cmpint (truncate (path, 300 * 1000 * 1000), ==, 0); /* a hole: takes no room */
  none = run ("import", "S.crosslink", "table-flows.csv", "--map", "nothing", NULL);
  unfit = run ("import", "S.crosslink", "table-flows.csv", "--map", "cordis-project", NULL);
  rows = run ("import", "S.crosslink", "bad-table-number.csv", "--kind", "region", NULL);
  mixed = run ("import", "S.crosslink", "bad-table-mixed-encodings.csv", "--kind", "region", NULL);
  large = run ("import", "S.crosslink", "Large.csv", "--kind", "region", NULL);
  after = run ("digest", "S.crosslink", NULL);
  assert_status (none, 2);
  assert_status (unfit, 2);
  assert_status (rows, 1);
  assert_status (mixed, 1);
  assert_status (large, 2);
  g_assert_nonnull (strstr (rows.out, "\nerror\tregion\t"));
  g_assert_cmpstr (before.out, ==, after.out);
}

/* Law: a table that cannot be taken, and a dossier of a Crosslink to come, say in one sentence what, where and what to do,
 * and nothing changes; what has more than we know is taken without it, and that is said. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *file, *sentence;
    int status;
  } files[] = {
    { "bad-table-missing-column.csv", "Line 2: there is no column “name”: look at the heading of the table.", 1 },
    { "bad-table-extra-cell.csv", "Line 3: the row has more cells than the heading, the first of them “PL21”", 1 },
    { "bad-table-open-quote.csv", "Line 2: a quotation mark is opened here and never closed: close it or take it out.", 1 },
    { "bad-table-mixed-encodings.csv", "Line 3: the table mixes UTF-8 with another encoding: save it again in one.", 1 },
    { "bad-table-1000-columns.csv", "Line 1: the table has more than 200 columns: keep those that are needed.", 1 },
    { "bad-table-empty.csv", "The table is empty: its first row must be a heading.", 1 },
    { "bad-table-country.csv", "Line 2: Country: “Poldavia” is not a code of ISO 3166-1; look it up there.", 1 },
    { "bad-dossier-newer-major.xml", "Line 1: the dossier is of version 2.0, from a newer Crosslink: get that version to read it.", 1 },
    { "table-extra-column.csv", "Line 1: “motto” is not known here and was left out.", 0 },
    { "table-formulas.csv", "", 0 },
    { "newer-minor-dossier.xml", "the dossier is of version 1.99, a little newer: what is unknown here was left out.", 0 },
  };

  must ("new", "Sentences.crosslink");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const gboolean table = g_str_has_suffix (files[i].file, ".csv");
      g_auto (Ran) before = run ("digest", "Sentences.crosslink", NULL), after = { 0 }, ran = { 0 };
      g_autofree char *said = NULL;

      copy_data (files[i].file);
      ran = run ("import", "Sentences.crosslink", files[i].file, table ? "--kind" : NULL, "region", NULL);
      after = run ("digest", "Sentences.crosslink", NULL);
      assert_status (ran, files[i].status);
      said = g_strconcat (ran.out, ran.err, NULL);
      if (strstr (said, files[i].sentence) == NULL)
        g_error ("%s: %s", files[i].file, said);
      g_assert_cmpint (g_str_equal (before.out, after.out), ==, files[i].status == 1);
    }
}

/* Whoever is sent to a backup finds one; whoever has none is not, and is told so. */
static void
test_ways_on (void)
{
  static const struct
  {
    const char *what;
    gsize left;  /* bytes of the file, at most */
    gsize noise; /* from here on a page is overwritten; 0: none is */
  } files[] = { { "is empty", 0, 0 }, { "is cut off", 9000, 0 }, { "is damaged", G_MAXSIZE, 8192 } };

  must ("sample", "Sound.crosslink");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (int backup = 0; backup < 2; backup++)
      {
        gsize length;
        g_autofree char *name = g_strdup_printf ("Ways %u %d.crosslink", i, backup);
        g_autofree char *bytes = contents ("Sound.crosslink", &length);
        g_auto (Ran) ran = { 0 };

        put (name, bytes, (gssize) length);
        if (backup)
          must ("backup", name);
        if (files[i].noise > 0)
          memset (bytes + files[i].noise, 0, 4096);
        put (name, bytes, (gssize) MIN (length, files[i].left));
        ran = run ("list", name, "--kind", "region", NULL);
        assert_status (ran, 2);
        g_assert_nonnull (strstr (ran.err, files[i].what));
        g_assert_cmpint (strstr (ran.err, "open the last backup") != NULL, ==, backup);
        g_assert_cmpint (strstr (ran.err, "has no backup here") != NULL, ==, !backup);
      }
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  tool_begin (&argc, &argv);
  g_test_add_func ("/tool/formats", test_formats);
  g_test_add_func ("/tool/no-project", test_no_project);
  g_test_add_func ("/tool/maps", test_maps);
  g_test_add_func ("/tool/bad-tables", test_bad_tables);
  g_test_add_func ("/tool/sentences", test_sentences);
  g_test_add_func ("/tool/ways-on", test_ways_on);
  return tool_run ();
}
