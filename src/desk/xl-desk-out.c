/* xl-desk-out.c - files out: temporary file, fsync, read again, rename; or nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-private.h"
#include "xl-desk-words.h"
#include "xl-formats.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (256 * 1024)

static gboolean
fail_errno (GError **error, int saved, const char *path)
{
  return xl_desk_fail (error, _("“%s” cannot be written: %s."), path != NULL ? path : "-", g_strerror (saved));
}

/* A plan file holds work that nothing else holds; whatever is exported never takes its place. */
static gboolean
is_plan_file (const char *path)
{
  char head[16] = "";
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  ssize_t n = fd >= 0 ? read (fd, head, sizeof head) : -1;

  if (fd >= 0)
    close (fd);
  return n == (ssize_t) sizeof head && memcmp (head, "SQLite format 3", 16) == 0;
}

static gboolean
begin_file (XlOut *out, const char *path, const struct stat *there, GError **error)
{
  mode_t mask = umask (0);
  mode_t mode = there != NULL ? there->st_mode & 0777 : 0666 & ~mask;

  umask (mask);
  out->temporary = g_strconcat (out->target, ".XXXXXX", NULL);
  out->fd = g_mkstemp_full (out->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (out->fd < 0)
    {
      int saved = errno;

      g_clear_pointer (&out->temporary, g_free);
      return fail_errno (error, saved, path);
    }
  if (fchmod (out->fd, mode) != 0)
    return fail_errno (error, errno, path);
  return TRUE;
}

/**
 * xl_out_begin:
 * @path: a file, or "-" for the standard output
 *
 * Starts writing. Until xl_out_finish() nothing is at @path that was not there before; end with that or with
 * xl_out_abandon(). A device or a pipe is written directly.
 */
gboolean
xl_out_begin (XlOut *out, const char *path, GError **error)
{
  struct stat there;
  char *real;

  *out = (XlOut) { NULL, NULL, -1, NULL };
  if (strcmp (path, "-") == 0)
    {
      out->fd = STDOUT_FILENO;
      return TRUE;
    }
  if (g_stat (path, &there) != 0)
    {
      out->target = g_strdup (path);
      return begin_file (out, path, NULL, error);
    }
  if (S_ISDIR (there.st_mode))
    return xl_desk_fail (error, _("“%s” is a folder: name a file."), path);
  real = realpath (path, NULL);
  out->target = g_strdup (real != NULL ? real : path);
  free (real);
  if (!S_ISREG (there.st_mode))
    {
      out->fd = g_open (path, O_WRONLY | O_CLOEXEC);
      return out->fd >= 0 || fail_errno (error, errno, path);
    }
  if (is_plan_file (out->target))
    return xl_desk_fail (error, _("“%s” is a plan file and is not overwritten: choose another name."), path);
  return begin_file (out, path, &there, error);
}

gboolean
xl_out_write (XlOut *out, const guint8 *data, gsize length, GError **error)
{
  if (out->temporary != NULL && out->sum == NULL)
    out->sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (out->sum != NULL)
    g_checksum_update (out->sum, data, (gssize) length);
  while (length > 0)
    {
      ssize_t n = write (out->fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_errno (error, errno, out->target);
      data += n;
      length -= n;
    }
  return TRUE;
}

void
xl_out_abandon (XlOut *out)
{
  if (out->temporary != NULL)
    g_unlink (out->temporary);
  if (out->fd >= 0 && out->fd != STDOUT_FILENO)
    close (out->fd);
  g_clear_pointer (&out->temporary, g_free);
  g_clear_pointer (&out->target, g_free);
  g_clear_pointer (&out->sum, g_checksum_free);
  out->fd = -1;
}

/* The new name must survive a power cut too. Not every file system can do it for a folder. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void) !fsync (fd);
  close (fd);
}

/* What the disk gives back is what was written: by its name, and not from memory where the system lets us say so. */
static gboolean
reads_back (const XlOut *out)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int fd = g_open (out->temporary, O_RDONLY | O_CLOEXEC);
  ssize_t n = fd >= 0 ? posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED), 1 : -1;

  while (n > 0)
    {
      n = read (fd, chunk, CHUNK);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n > 0)
        g_checksum_update (sum, chunk, n);
    }
  if (fd >= 0)
    close (fd);
  return n == 0 && strcmp (g_checksum_get_string (sum), g_checksum_get_string (out->sum)) == 0;
}

/* Under its own name at last. */
static gboolean
put_in_place (XlOut *out, GError **error)
{
  if (fsync (out->fd) != 0)
    return fail_errno (error, errno, out->target);
  if (out->sum != NULL && !reads_back (out))
    return xl_desk_fail (error, _("The file was written, but does not read back; nothing was saved as “%s”."), out->target);
  if (g_rename (out->temporary, out->target) != 0)
    return fail_errno (error, errno, out->target);
  sync_folder (out->target);
  g_clear_pointer (&out->temporary, g_free);
  return TRUE;
}

/**
 * xl_out_finish:
 *
 * What was written is on the disk, reads back, and then stands under its name. @out is done with either way.
 */
gboolean
xl_out_finish (XlOut *out, GError **error)
{
  gboolean done = out->temporary == NULL || put_in_place (out, error);

  if (done && out->fd >= 0 && out->fd != STDOUT_FILENO)
    {
      done = close (out->fd) == 0 || fail_errno (error, errno, out->target);
      out->fd = -1;
    }
  xl_out_abandon (out);
  return done;
}

/**
 * xl_file_write_bytes:
 * @path: a file, or "-" for the standard output
 *
 * Writes @data as a whole or not at all.
 */
gboolean
xl_file_write_bytes (const char *path, const guint8 *data, gsize length, GError **error)
{
  XlOut out;

  if (xl_out_begin (&out, path, error) && xl_out_write (&out, data, length, error))
    return xl_out_finish (&out, error);
  xl_out_abandon (&out);
  return FALSE;
}

/* --- dossier ---------------------------------------------------------------------------------- */

static gboolean
read_again (GInputStream *in, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (GPtrArray) faults = xl_dossier_validate (in, TRUE, cancellable, &below);

  if (faults == NULL)
    return xl_desk_take_error (error, g_steal_pointer (&below), path);
  if (faults->len > 0)
    return xl_desk_fail (error, _("The dossier was written, but does not read back; nothing was saved as “%s”."), path);
  return TRUE;
}

static gboolean
write_dossier (XlPlan *plan, const XlDossierOptions *options, GOutputStream *stream, const char *path,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) below = NULL;

  if (xl_dossier_write (plan, options, stream, cancellable, NULL, NULL, &below))
    return TRUE;
  return xl_desk_take_error (error, g_steal_pointer (&below), path);
}

/* Into memory, read again, out: for pipes, devices and the standard output. */
static gboolean
dossier_through_memory (XlPlan *plan, const XlDossierOptions *options, XlOut *out, const char *path,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!write_dossier (plan, options, memory, path, cancellable, error)
      || !g_output_stream_close (memory, NULL, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  in = g_memory_input_stream_new_from_bytes (bytes);
  return read_again (in, path, cancellable, error)
         && xl_out_write (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static gboolean
dossier_through_file (XlPlan *plan, const XlDossierOptions *options, XlOut *out, const char *path,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (out->fd, FALSE);
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, 1 << 16);
  g_autoptr (GFile) file = g_file_new_for_path (out->temporary);
  g_autoptr (GFileInputStream) in = NULL;
  g_autoptr (GError) below = NULL;

  if (!write_dossier (plan, options, buffered, path, cancellable, error))
    return FALSE;
  if (!g_output_stream_close (buffered, cancellable, &below) || fsync (out->fd) != 0
      || (in = g_file_read (file, cancellable, &below)) == NULL)
    return below != NULL ? xl_desk_take_error (error, g_steal_pointer (&below), path) : fail_errno (error, errno, path);
  return read_again (G_INPUT_STREAM (in), path, cancellable, error);
}

/**
 * xl_out_options:
 *
 * Returns: what may leave, as the exchange room takes it; the projects are borrowed from @what
 */
XlDossierOptions
xl_out_options (const XlDeskExport *what)
{
  XlDossierOptions options = { what->persons, what->private_projects };

  if (what->projects != NULL)
    {
      options.projects = (const gint64 *) (gpointer) what->projects->data;
      options.n_projects = what->projects->len;
    }
  return options;
}

static XlDossierOptions
dossier_options (const XlDeskExport *what)
{
  XlDossierOptions options = xl_out_options (what);

  options.figures = xl_desk_dossier_figures;
  return options;
}

/**
 * xl_out_dossier_bytes:
 * @what: what may leave
 *
 * Returns: (transfer full) (nullable): the dossier that xl_out_plan() would write
 */
GBytes *
xl_out_dossier_bytes (XlPlan *plan, const XlDeskExport *what, GCancellable *cancellable, GError **error)
{
  XlDossierOptions options = dossier_options (what);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (!write_dossier (plan, &options, memory, "", cancellable, error)
      || !g_output_stream_close (memory, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
write_format (XlPlan *plan, const XlDeskExport *what, XlOut *out, const char *path, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GBytes) bytes = xl_format_bytes (plan, what, error);
  const char *data;
  gsize size;

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (!xl_format_is_whole (what->format, data, size))
    return xl_desk_fail (error, _("The file was made, but does not read as what it is; nothing was saved as “%s”."), path);
  return xl_out_write (out, (const guint8 *) data, size, error);
}

/**
 * xl_out_plan:
 * @what: what may leave, and as what
 * @path: its name, for sentences
 * @out: begun; done with afterwards, either way
 *
 * Writes the plan in another format, reads it again, a dossier against the schema, and only then gives it its name.
 */
gboolean
xl_out_plan (XlPlan *plan, const XlDeskExport *what, const char *path, XlOut *out, GCancellable *cancellable,
             GError **error)
{
  XlDossierOptions options = dossier_options (what);
  gboolean done;

  if (what->format != NULL && strcmp (what->format, "dossier") != 0)
    done = write_format (plan, what, out, path, cancellable, error);
  else
    done = out->temporary != NULL ? dossier_through_file (plan, &options, out, path, cancellable, error)
                                  : dossier_through_memory (plan, &options, out, path, cancellable, error);
  if (done)
    return xl_out_finish (out, error);
  xl_out_abandon (out);
  return FALSE;
}

/**
 * xl_file_export:
 * @path: a file, or "-" for the standard output
 *
 * See xl_out_plan().
 */
gboolean
xl_file_export (XlPlan *plan, const XlDeskExport *what, const char *path, GError **error)
{
  XlOut out;

  if (xl_out_begin (&out, path, error))
    return xl_out_plan (plan, what, path, &out, NULL, error);
  xl_out_abandon (&out);
  return FALSE;
}
