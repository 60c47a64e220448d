/* private-folder.c - a folder of the test's own, and in it everything that the user's home would get */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"

#include <glib/gstdio.h>

/* Before anything asks GLib where the user's folders are. In memory, where there is such a place: laws do not need a
 * disk; the campaigns use one. */
char *
private_folder_new (void)
{
  static const char *const homes[] = { "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" };
  char *folder = g_strdup ("/dev/shm/crosslink-test-XXXXXX");

  if (g_mkdtemp (folder) == NULL)
    {
      g_free (folder);
      folder = g_dir_make_tmp ("crosslink-test-XXXXXX", NULL);
    }
  g_assert_nonnull (folder);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autofree char *home = g_build_filename (folder, homes[i], NULL);

      g_setenv (homes[i], home, TRUE);
    }
  return folder;
}

void
private_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      private_folder_remove (child);
    }
  g_remove (path);
}
