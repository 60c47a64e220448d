/* test-tool-formats.c - each format of the command line: where it goes, and where it does not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "tool-run.h"

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

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  program = g_getenv ("XL_CROSSLINK");
  g_assert_nonnull (program);
  folder = private_folder_new ();
  must ("sample", "S.crosslink");
  g_test_add_func ("/tool/formats", test_formats);
  g_test_add_func ("/tool/no-project", test_no_project);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
