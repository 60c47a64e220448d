/* xl-desk-place.c - where a plan file lies: on a disk of this computer, on a network, in a folder that is synced */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-private.h"

#include <string.h>
#include <sys/vfs.h>

/* Numbers of filesystems on other computers; see statfs(2). */
static const guint32 remote[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFE534D42, /* SMB 2 */
  0xFF534D42, /* CIFS */
  0x01021997, /* 9P */
  0x5346414F, /* AFS */
  0x00C36400, /* Ceph */
  0x73757245, /* Coda */
  0x564C,     /* NCP */
};

#define FUSE 0x65735546

/* What a program that syncs leaves in the folder that it looks after. */
static const char *const marks[] = { ".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log",
                                     ".seafile-data", ".megaignore" };

/* And what it calls it. */
static const char *const names[] = { "Dropbox", "OneDrive", "Nextcloud", "ownCloud", "Google Drive", "GoogleDrive",
                                     "Seafile", "MEGA", "pCloudDrive" };

/* FUSE may be anything: the table of mounts says what. The last line whose folder leads to the path counts. */
static gboolean
is_remote_fuse (const char *folder)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize best = 0;
  gboolean answer = FALSE;

  if (!g_file_get_contents ("/proc/self/mounts", &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 4);
      g_autofree char *mount = g_strv_length (words) >= 3 ? g_strcompress (words[1]) : NULL;

      if (mount == NULL || strlen (mount) < best || !g_str_has_prefix (folder, mount))
        continue;
      best = strlen (mount);
      answer = g_str_has_prefix (words[2], "fuse.")
               && (strstr (words[2], "ssh") != NULL || strstr (words[2], "gvfs") != NULL || strstr (words[2], "rclone") != NULL
                   || strstr (words[2], "dav") != NULL || strstr (words[2], "s3fs") != NULL);
    }
  return answer;
}

static gboolean
is_remote (const char *folder)
{
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if ((guint32) info.f_type == remote[i])
      return TRUE;
  return (guint32) info.f_type == FUSE && is_remote_fuse (folder);
}

static gboolean
is_synced (const char *folder)
{
  for (g_autofree char *at = g_strdup (folder); strcmp (at, "/") != 0 && strcmp (at, ".") != 0;)
    {
      g_autofree char *base = g_path_get_basename (at);
      char *above;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (g_str_has_prefix (base, names[i]) && !g_ascii_isalnum (base[strlen (names[i])]))
          return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          g_autofree char *mark = g_build_filename (at, marks[i], NULL);

          if (g_file_test (mark, G_FILE_TEST_EXISTS))
            return TRUE;
        }
      above = g_path_get_dirname (at);
      g_free (at);
      at = above;
    }
  return FALSE;
}

/**
 * xl_desk_place_words:
 * @path: a plan file; its folder is asked, which may take long on a network
 *
 * Returns: (transfer full) (nullable): one sentence where two computers may write to the file without knowing of each
 *   other
 */
char *
xl_desk_place_words (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *base = g_path_get_basename (full);
  g_autofree char *name = g_filename_display_name (base);

  if (is_remote (folder))
    return g_strdup_printf (_ ("“%s” lies on a network drive, where two computers that write at once can damage it: open "
                               "it read-only, or work on a copy on this computer and merge it back."),
                            name);
  if (is_synced (folder))
    return g_strdup_printf (_ ("“%s” lies in a folder that is synced, where the copy of another computer may replace it: "
                               "open it read-only, or work on a copy elsewhere and merge it back."),
                            name);
  return NULL;
}
