/* xl-store-file.c - the file below SQLite: its header, its neighbours, who has it open, copies put in place */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "xl-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Law 7: POSIX drops all locks of a process on a file when the process closes any descriptor of it.
 * So a file is read raw only while no store of this process has it open, and every store's file is
 * in this table from before its first connection until after its last. */
static GMutex open_files_lock;
static GHashTable *open_files; /* XlFileId -> number of stores, under open_files_lock */

#define HEADER_SIZE 100

typedef struct
{
  guint8 bytes[HEADER_SIZE];
  goffset size;
} Header;

static guint
file_id_hash (gconstpointer key)
{
  const XlFileId *file = key;

  return (guint) (file->ino ^ (file->ino >> 32) ^ (file->dev * 31));
}

static gboolean
file_id_equal (gconstpointer a, gconstpointer b)
{
  const XlFileId *one = a, *other = b;

  return one->dev == other->dev && one->ino == other->ino;
}

/**
 * xl_file_fail:
 * @saved_errno: the system's errno
 *
 * Returns: FALSE, so that callers can return it
 */
gboolean
xl_file_fail (int saved_errno, const char *doing, GError **error)
{
  XlStoreError code = XL_STORE_ERROR_IO;

  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
      code = XL_STORE_ERROR_NOT_FOUND;
      break;
    case EACCES:
    case EPERM:
      code = XL_STORE_ERROR_DENIED;
      break;
    case EROFS:
      code = XL_STORE_ERROR_READ_ONLY;
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      code = XL_STORE_ERROR_FULL;
      break;
    case EEXIST:
    case EISDIR:
    case ENOTEMPTY:
      code = XL_STORE_ERROR_EXISTS;
      break;
    case ENXIO:
    case ENODEV:
      code = XL_STORE_ERROR_NOT_A_PLAN;
      break;
    default:
      break;
    }
  xl_store_set_error (error, code, "%s: %s", doing, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
neighbour_has_bytes (const char *path, const char *suffix, goffset least)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  struct stat info;

  return lstat (name, &info) == 0 && info.st_size >= least;
}

/* A journal of 0 bytes is what a commit in the mode TRUNCATE leaves: nothing to recover. */
gboolean
xl_file_has_journal (const char *path)
{
  return neighbour_has_bytes (path, "-journal", 1);
}

gboolean
xl_file_has_wal (const char *path)
{
  return neighbour_has_bytes (path, "-wal", 0);
}

/**
 * xl_file_is_writable:
 *
 * Returns: whether this person may write the file and beside it (the journal). A file without any
 *   write bit counts as read-only for the superuser too: someone meant it.
 */
gboolean
xl_file_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  return stat (path, &info) == 0 && (info.st_mode & 0222) != 0 && access (path, W_OK) == 0
         && access (folder, W_OK) == 0;
}

/* --- the raw header --------------------------------------------------------------------------- */

static guint32
header_int (const Header *header, guint offset)
{
  guint32 value;

  memcpy (&value, header->bytes + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Only with open_files_lock held, and only when no store of this process has the file. */
static gboolean
read_header (const char *path, Header *header, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat info;
  gsize had = 0;
  gssize n = 0;

  memset (header, 0, sizeof *header);
  if (fd < 0)
    return xl_file_fail (errno, "open", error);
  if (fstat (fd, &info) != 0)
    n = -1;
  else if (!S_ISREG (info.st_mode))
    {
      close (fd);
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "not a regular file");
      return FALSE;
    }
  while (n >= 0 && had < HEADER_SIZE)
    {
      n = read (fd, header->bytes + had, HEADER_SIZE - had);
      if (n == 0)
        break;
      if (n > 0)
        had += (gsize) n;
      else if (errno == EINTR)
        n = 0;
    }
  header->size = n < 0 ? 0 : info.st_size;
  if (n < 0)
    xl_file_fail (errno, "read the header", error);
  close (fd);
  return n >= 0;
}

/* The page count of the header counts only when the change counter says that it was kept. */
static goffset
size_by_header (const Header *header)
{
  guint32 page_size = (guint32) (header->bytes[16] << 8 | header->bytes[17]);

  if (page_size == 1)
    page_size = 65536;
  if (header_int (header, 24) != header_int (header, 92))
    return HEADER_SIZE;
  return (goffset) page_size * header_int (header, 28);
}

/* Where another process is writing, header and size need not agree at the moment of reading: then
 * a journal lies beside it, or both have changed when they are read again. */
static gboolean
check_size (const char *path, Header *header, GError **error)
{
  for (guint tries = 0; header->size < size_by_header (header); tries++)
    {
      Header again;

      if (xl_file_has_journal (path))
        return TRUE;
      if (!read_header (path, &again, error))
        return FALSE;
      if (tries == 5 || memcmp (&again, header, sizeof again) == 0)
        {
          xl_store_set_error (error, XL_STORE_ERROR_TRUNCATED, "%" G_GOFFSET_FORMAT " bytes, its header says %"
                              G_GOFFSET_FORMAT, header->size, size_by_header (header));
          return FALSE;
        }
      *header = again;
    }
  return TRUE;
}

static gboolean
check_header (const char *path, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  guint version = xl_store_schema_version ();
  Header header;

  if (!read_header (path, &header, error))
    return FALSE;
  if (header.size == 0)
    {
      xl_store_set_error (error, XL_STORE_ERROR_EMPTY, "0 bytes");
      return FALSE;
    }
  if (memcmp (header.bytes, magic, MIN (header.size, (goffset) sizeof magic)) != 0)
    {
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "not an SQLite file");
      return FALSE;
    }
  if (header.size < HEADER_SIZE)
    {
      xl_store_set_error (error, XL_STORE_ERROR_TRUNCATED, "%" G_GOFFSET_FORMAT " bytes, less than a header",
                          header.size);
      return FALSE;
    }
  if (header_int (&header, 68) != XL_STORE_APPLICATION_ID)
    {
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "an SQLite file of another application (0x%08x)",
                          header_int (&header, 68));
      return FALSE;
    }
  if (header_int (&header, 60) > version)
    {
      xl_store_set_error (error, XL_STORE_ERROR_NEWER, "schema %u, this program knows %u", header_int (&header, 60),
                          version);
      return FALSE;
    }
  if (header.bytes[18] != 1 || header.bytes[19] != 1)
    {
      xl_store_set_error (error, XL_STORE_ERROR_WAL, "the header asks for a write-ahead log");
      return FALSE;
    }
  return check_size (path, &header, error);
}

/* --- who has it open -------------------------------------------------------------------------- */

static gboolean
identify (const char *path, struct stat *info, XlFileId *file)
{
  if (stat (path, info) != 0)
    return FALSE;
  file->dev = (guint64) info->st_dev;
  file->ino = (guint64) info->st_ino;
  return TRUE;
}

static gboolean
check_neighbours (const char *path, GError **error)
{
  if (!xl_file_has_wal (path))
    return TRUE;
  xl_store_set_error (error, XL_STORE_ERROR_WAL, "a -wal file lies beside it");
  return FALSE;
}

/**
 * xl_file_claim:
 * @file: (out): what xl_file_release() wants back
 *
 * Steps 1, 2 and 5 of the checklist, then enters the file in the table of open files. A file that
 * this process has open already is not read: it has passed before.
 */
gboolean
xl_file_claim (const char *path, XlFileId *file, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  struct stat info;
  guint count;

  if (open_files == NULL)
    open_files = g_hash_table_new_full (file_id_hash, file_id_equal, g_free, NULL);
  if (!identify (path, &info, file))
    return xl_file_fail (errno, "stat", error);
  if (!S_ISREG (info.st_mode))
    {
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "not a regular file");
      return FALSE;
    }
  count = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, file));
  if ((count == 0 && !check_header (path, error)) || !check_neighbours (path, error))
    return FALSE;
  g_hash_table_insert (open_files, g_memdup2 (file, sizeof *file), GUINT_TO_POINTER (count + 1));
  return TRUE;
}

/**
 * xl_file_release:
 *
 * After the last connection is closed.
 */
void
xl_file_release (const XlFileId *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, file));

  g_assert (count > 0);
  if (count == 1)
    g_hash_table_remove (open_files, file);
  else
    g_hash_table_insert (open_files, g_memdup2 (file, sizeof *file), GUINT_TO_POINTER (count - 1));
}

/* Is what lies at @path still the file that was claimed? */
gboolean
xl_file_is_same (const char *path, const XlFileId *file)
{
  struct stat info;
  XlFileId now;

  return identify (path, &info, &now) && file_id_equal (&now, file);
}

static gboolean
is_open_here (const char *path)
{
  struct stat info;
  XlFileId file;

  return open_files != NULL && identify (path, &info, &file) && g_hash_table_contains (open_files, &file);
}

/* --- copies ----------------------------------------------------------------------------------- */

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  int in = open (from, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  int out = in >= 0 ? open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gboolean ok = out >= 0;
  int failed = ok ? 0 : errno;
  guint8 block[16384];

  while (ok)
    {
      gssize n = read (in, block, sizeof block);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        break;
      ok = n > 0 && write (out, block, (gsize) n) == n;
      failed = ok ? 0 : errno != 0 ? errno : ENOSPC;
    }
  if (in >= 0)
    close (in);
  if (out >= 0 && close (out) != 0 && ok)
    {
      ok = FALSE;
      failed = errno;
    }
  return ok || xl_file_fail (failed, "copy", error);
}

/**
 * xl_file_copy_with_journal:
 * @file: the claimed file, on which the caller has no connection now
 * @folder: a private folder
 * @copy: (out) (transfer full) (nullable): path of the copy; NULL where another store of this process
 *   has the file open, so that it must not be read raw
 *
 * Copies a file and its journal, for a recovery that leaves the original alone.
 *
 * Returns: FALSE with LOCKED where someone else was recovering it meanwhile
 */
gboolean
xl_file_copy_with_journal (const char *path, const XlFileId *file, const char *folder, char **copy, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *to = g_build_filename (folder, "plan", NULL);
  g_autofree char *journal_to = g_strconcat (to, "-journal", NULL);
  struct stat before[2], after[2];

  *copy = NULL;
  if (GPOINTER_TO_UINT (g_hash_table_lookup (open_files, file)) > 1)
    return TRUE;
  if (stat (path, &before[0]) != 0 || stat (journal, &before[1]) != 0)
    return xl_file_fail (errno, "stat", error);
  if (!copy_file (path, to, error) || !copy_file (journal, journal_to, error))
    return FALSE;
  if (stat (path, &after[0]) != 0 || stat (journal, &after[1]) != 0
      || before[0].st_ino != after[0].st_ino || before[0].st_mtim.tv_nsec != after[0].st_mtim.tv_nsec
      || before[0].st_mtim.tv_sec != after[0].st_mtim.tv_sec || before[1].st_ino != after[1].st_ino
      || before[1].st_size != after[1].st_size)
    {
      xl_store_set_error (error, XL_STORE_ERROR_LOCKED, "another process is recovering it");
      return FALSE;
    }
  *copy = g_steal_pointer (&to);
  return TRUE;
}

/* The whole of a file and, where there is one, of its journal; NULL for a journal that is not there. */
static gboolean
read_both (const char *path, const char *journal, GBytes **bytes, GBytes **journal_bytes, GError **error)
{
  g_autoptr (GError) below = NULL;
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &below))
    {
      xl_store_set_error (error, g_error_matches (below, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? XL_STORE_ERROR_DENIED
                                                                                          : XL_STORE_ERROR_IO,
                          "%s", below->message);
      return FALSE;
    }
  *bytes = g_bytes_new_take (text, length);
  if (xl_file_has_journal (path) && g_file_get_contents (journal, &text, &length, NULL))
    *journal_bytes = g_bytes_new_take (text, length);
  return TRUE;
}

/**
 * xl_file_read_raw:
 * @bytes: (out) (transfer full) (nullable): NULL where a store of this process has the file open
 * @journal: (out) (transfer full) (nullable): of its journal
 *
 * Reads a file of which nothing need be right but that it is a file.
 *
 * Returns: FALSE with LOCKED where someone wrote to it meanwhile
 */
gboolean
xl_file_read_raw (const char *path, GBytes **bytes, GBytes **journal, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  g_autofree char *beside = g_strconcat (path, "-journal", NULL);
  struct stat before, after;

  *bytes = *journal = NULL;
  if (stat (path, &before) != 0)
    return xl_file_fail (errno, "stat", error);
  if (!S_ISREG (before.st_mode))
    {
      xl_store_set_error (error, XL_STORE_ERROR_NOT_A_PLAN, "not a regular file");
      return FALSE;
    }
  if (before.st_size == 0)
    {
      xl_store_set_error (error, XL_STORE_ERROR_EMPTY, "0 bytes");
      return FALSE;
    }
  if (is_open_here (path))
    return TRUE;
  if (!read_both (path, beside, bytes, journal, error))
    return FALSE;
  if (stat (path, &after) == 0 && before.st_ino == after.st_ino && before.st_size == after.st_size
      && before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
    return TRUE;
  g_clear_pointer (bytes, g_bytes_unref);
  g_clear_pointer (journal, g_bytes_unref);
  xl_store_set_error (error, XL_STORE_ERROR_LOCKED, "another process is writing to it");
  return FALSE;
}

/**
 * xl_file_temporary:
 * @path: what the file will be called
 *
 * Returns: (transfer full) (nullable): path of a new, empty file in the same folder
 */
char *
xl_file_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%.100s.XXXXXX", name);
  char *temporary = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd >= 0)
    {
      close (fd);
      return temporary;
    }
  xl_file_fail (errno, "make a file in the folder", error);
  g_free (temporary);
  return NULL;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  int failed = fd >= 0 && fsync (fd) == 0 ? 0 : errno;

  if (fd >= 0)
    close (fd);
  /* Some filesystems cannot sync a folder; they do not need it either. */
  return failed == 0 || (flags == O_DIRECTORY && failed == EINVAL) || xl_file_fail (failed, "sync", error);
}

/* renameat2() is the one step that cannot overwrite; where the filesystem lacks it, an empty file of
 * that name is claimed first. */
static gboolean
rename_to_new (const char *temporary, const char *path)
{
  int fd;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    return FALSE;
  close (fd);
  return rename (temporary, path) == 0;
}

/**
 * xl_file_settle:
 * @temporary: a finished file without connections
 * @path: its name from now on
 * @replace: whether a file of that name may be replaced; one that this process has open, or that has
 *   a journal beside it, never is: its journal would be rolled back into the new file
 *
 * Puts a file in place so that a crash leaves the old one or the new one.
 */
gboolean
xl_file_settle (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  g_autofree char *folder = g_path_get_dirname (path);

  if (neighbour_has_bytes (path, "-journal", 0) || neighbour_has_bytes (path, "-wal", 0))
    {
      xl_store_set_error (error, XL_STORE_ERROR_EXISTS, "a journal of another file lies at that place");
      return FALSE;
    }
  if (is_open_here (path))
    {
      xl_store_set_error (error, XL_STORE_ERROR_EXISTS, "that file is open");
      return FALSE;
    }
  if (!sync_path (temporary, 0, error))
    return FALSE;
  if (!(replace ? rename (temporary, path) == 0 : rename_to_new (temporary, path)))
    return xl_file_fail (errno, "rename", error);
  return sync_path (folder, O_DIRECTORY, error);
}

/**
 * xl_file_remove:
 *
 * Removes a file of our own making, and its journal.
 */
void
xl_file_remove (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}
