/* test-out.c - files that leave: whole under their name, or nothing anywhere */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk-file.h"
#include "xl-desk-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static char *folder;
static XlFile *file;

#define OLD "what was there before\n"

/* Everything that the program writes for others, by one function: the formats of the plan, its map, and plain bytes. */
static const char *const plain[] = { "map-svg", "map-png", "map-pdf", "schema", NULL };

static gboolean
write_one (const char *format, const char *path, GError **error)
{
  XlPlan *plan = xl_file_get_plan (file);
  XlMapExport map = { .width = 800, .height = 500, .seed = 1,
                      .format = strcmp (format, "map-png") == 0   ? XL_MAP_PNG
                                : strcmp (format, "map-pdf") == 0 ? XL_MAP_PDF
                                                                  : XL_MAP_SVG };
  XlDeskExport what = { .format = format, .kind = &xl_kind_project };
  g_autoptr (GByteArray) picture = NULL;
  g_autoptr (GBytes) schema = NULL;

  if (!g_strv_contains (plain, format))
    return xl_file_export (plan, &what, path, error);
  if (strcmp (format, "schema") == 0)
    {
      schema = xl_desk_resource ("dossier.xsd");
      return xl_file_write_bytes (path, g_bytes_get_data (schema, NULL), g_bytes_get_size (schema), error);
    }
  picture = xl_file_map (plan, &map, error);
  return picture != NULL && xl_file_write_bytes (path, picture->data, picture->len, error);
}

static GPtrArray *
all_formats (void)
{
  GPtrArray *all = g_ptr_array_new ();

  for (const XlDeskFormat *format = xl_desk_formats; format->name != NULL; format++)
    if (xl_desk_format_is_here (format))
      g_ptr_array_add (all, (gpointer) format->name);
  for (guint i = 0; plain[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) plain[i]);
  return all;
}

static char *
new_folder (void)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("out %u", n++);
  char *path = g_build_filename (folder, base, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  return path;
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
must_be (const char *path, const char *wanted)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
}

/* Law: in a folder with room each format is one file, twice the same, over what was there. */
static void
test_room (gconstpointer format)
{
  g_autofree char *in = new_folder (), *path = g_build_filename (in, "Out", NULL);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_first, n_second;

  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  write_one (format, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &first, &n_first, &error);
  g_assert_no_error (error);
  write_one (format, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &second, &n_second, &error);
  g_assert_cmpmem (first, n_first, second, n_second);
  g_assert_cmpuint (n_first, >, 100);
  g_assert_cmpuint (count_files (in), ==, 1);
}

/* Law: where the disk is full after some bytes, or the folder takes no file, what was there stays as it was, and there is
 * nothing beside it. */
static void
test_no_room (gconstpointer format)
{
  g_autofree char *in = new_folder (), *path = g_build_filename (in, "Out", NULL);
  g_autofree char *nowhere = g_build_filename (in, "nowhere", "Out", NULL);
  const rlim_t sizes[] = { 0, 200 };
  struct rlimit was, small;

  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  getrlimit (RLIMIT_FSIZE, &was);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      small = (struct rlimit) { sizes[i], was.rlim_max };
      setrlimit (RLIMIT_FSIZE, &small);
      done = write_one (format, path, &error);
      setrlimit (RLIMIT_FSIZE, &was);
      g_assert_false (done);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_suffix (error->message, "."));
      must_be (path, OLD);
      g_assert_cmpuint (count_files (in), ==, 1);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (write_one (format, nowhere, &error));
    g_assert_nonnull (strstr (error->message, "nowhere"));
  }
  if (geteuid () != 0) /* whom nothing is forbidden */
    {
      g_autoptr (GError) error = NULL;

      g_chmod (in, 0500);
      g_assert_false (write_one (format, path, &error));
      g_chmod (in, 0700);
      must_be (path, OLD);
    }
  g_assert_cmpuint (count_files (in), ==, 1);
}

/* Law: a disk that gives back something else than was written is noticed before the name is given. */
static void
test_other_bytes (void)
{
  g_autofree char *in = new_folder (), *path = g_build_filename (in, "Out", NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      XlOut out;

      g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
      g_assert_true (xl_out_begin (&out, path, &error));
      g_assert_true (xl_out_write (&out, (const guint8 *) "0123456789", 10, &error));
      if (i == 0)
        g_assert_cmpint (pwrite (out.fd, "x", 1, 5), ==, 1);
      if (i == 1)
        g_assert_cmpint (ftruncate (out.fd, 9), ==, 0);
      g_assert_cmpint (xl_out_finish (&out, &error), ==, i == 2);
      g_assert_cmpint (error == NULL, ==, i == 2);
      must_be (path, i == 2 ? "0123456789" : OLD);
      g_assert_cmpuint (count_files (in), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) formats = all_formats ();
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = NULL;
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  signal (SIGXFSZ, SIG_IGN);
  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  plan = g_build_filename (folder, "Sample.crosslink", NULL);
  file = xl_file_sample (plan, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < formats->len; i++)
    {
      const char *format = g_ptr_array_index (formats, i);
      g_autofree char *room = g_strconcat ("/out/room/", format, NULL), *no_room = g_strconcat ("/out/no-room/", format, NULL);

      g_test_add_data_func (room, format, test_room);
      g_test_add_data_func (no_room, format, test_no_room);
    }
  g_test_add_func ("/out/other-bytes", test_other_bytes);
  status = g_test_run ();
  xl_file_free (file);
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
