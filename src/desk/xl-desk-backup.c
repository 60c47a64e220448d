/* xl-desk-backup.c - dated, rotating copies of a plan file in the user's data folder */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Invariants:
 * 1. A backup is made under a name of its own by the store, which verifies it; none is ever written over another.
 * 2. A file whose values are not those that were written is not backed up: good backups would go for bad ones.
 * 3. Old ones go only after a new one is there, oldest first, until ten are left. */
#define KEEP 10
#define ENDING ".crosslink"

/**
 * xl_backup_folder:
 *
 * Returns: (transfer full): where the backups of a plan file lie; plan files of one name in two folders have two
 */
char *
xl_backup_folder (const char *plan_path)
{
  g_autofree char *full = g_canonicalize_filename (plan_path, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
  g_autofree char *base = g_path_get_basename (full);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ENDING) && strlen (base) > strlen (ENDING))
    base[strlen (base) - strlen (ENDING)] = '\0';
  if (strlen (base) > 100) /* room for the sum within 255 bytes; not through the middle of a letter */
    *g_utf8_find_prev_char (base, base + 101) = '\0';
  name = g_strdup_printf ("%s-%.8s", base, sum);
  return g_build_filename (g_get_user_data_dir (), "crosslink", "backups", name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names begin with date and time, so their order is their age. */
static GPtrArray *
list_backups (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ENDING) && g_ascii_isdigit (*name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
rotate (const char *folder)
{
  g_autoptr (GPtrArray) names = list_backups (folder);

  for (guint i = 0; i + KEEP < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

/**
 * xl_backup_make:
 * @why: word in its name: "daily", "import", "asked"
 *
 * Returns: (transfer full) (nullable): path of a new, verified backup
 */
char *
xl_backup_make (XlStore *store, const char *why, GError **error)
{
  const char *plan_path = xl_store_get_path (store);
  g_autofree char *folder = xl_backup_folder (plan_path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *path = NULL;
  g_autoptr (GError) below = NULL;

  if (!xl_store_verify (store, &below))
    {
      xl_desk_take_error (error, g_steal_pointer (&below), plan_path);
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      xl_desk_fail (error, _("There is no room for backups: the folder “%s” cannot be made."), folder);
      return NULL;
    }
  for (guint n = 0; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *name = n == 0 ? g_strdup_printf ("%s-%s" ENDING, stamp, why)
                                     : g_strdup_printf ("%s.%03u-%s" ENDING, stamp, n, why);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }
  if (!xl_store_backup (store, path, &below))
    {
      xl_desk_take_error (error, g_steal_pointer (&below), path);
      return NULL;
    }
  rotate (folder);
  return g_steal_pointer (&path);
}

/**
 * xl_backup_dup_last:
 *
 * Returns: (transfer full) (nullable): path of the last backup of a plan file, which need not be there any more
 */
char *
xl_backup_dup_last (const char *plan_path)
{
  g_autofree char *folder = xl_backup_folder (plan_path);
  g_autoptr (GPtrArray) names = list_backups (folder);

  return names->len > 0 ? g_build_filename (folder, g_ptr_array_index (names, names->len - 1), NULL) : NULL;
}

/**
 * xl_backup_daily:
 *
 * Makes a backup unless there is one of today. Either way the values of the file are compared with their seal.
 */
gboolean
xl_backup_daily (XlStore *store, GError **error)
{
  g_autofree char *folder = xl_backup_folder (xl_store_get_path (store));
  g_autoptr (GPtrArray) names = list_backups (folder);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *path = NULL;

  if (names->len > 0 && g_str_has_prefix (g_ptr_array_index (names, names->len - 1), today))
    {
      g_autoptr (GError) below = NULL;

      return xl_store_verify (store, &below)
             || xl_desk_take_error (error, g_steal_pointer (&below), xl_store_get_path (store));
    }
  path = xl_backup_make (store, "daily", error);
  return path != NULL;
}
