/* fault-vfs.c - an SQLite VFS that fails the n-th operation, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static struct
{
  gboolean armed, sticky, met;
  FaultKind kind;
  guint left;
  void (*snapshot) (gpointer data);
  gpointer data;
} fault;

static sqlite3_vfs vfs;
static sqlite3_vfs *below;

void
fault_arm (FaultKind kind, guint nth, gboolean sticky)
{
  fault.armed = TRUE;
  fault.met = FALSE;
  fault.kind = kind;
  fault.left = nth;
  fault.sticky = sticky;
}

/* Returns: whether the fault was met */
gboolean
fault_disarm (void)
{
  fault.armed = FALSE;
  return fault.met;
}

void
fault_set_snapshot (void (*snapshot) (gpointer data), gpointer data)
{
  fault.snapshot = snapshot;
  fault.data = data;
}

/* Is it this operation's turn? */
static gboolean
due (gboolean writes)
{
  if (!fault.armed || ((fault.kind == FAULT_FULL || fault.kind == FAULT_TORN) && !writes))
    return FALSE;
  if (fault.met && fault.sticky)
    return TRUE;
  if (fault.left == 0 || --fault.left > 0)
    return FALSE;
  fault.met = TRUE;
  if (fault.kind == FAULT_SNAP)
    {
      fault.snapshot (fault.data);
      return FALSE;
    }
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

#define DO_OR_FAIL(call, code)                                                                                         \
  if (due (FALSE))                                                                                                     \
    {                                                                                                                  \
      if (fault.kind == FAULT_LATE)                                                                                    \
        call;                                                                                                          \
      return code;                                                                                                     \
    }                                                                                                                  \
  return call;

static int
fault_read (sqlite3_file *file, void *into, int n, sqlite3_int64 at)
{
  DO_OR_FAIL (real_of (file)->pMethods->xRead (real_of (file), into, n, at), SQLITE_IOERR_READ)
}

static int
fault_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  sqlite3_file *real = real_of (file);

  if (!due (TRUE))
    return real->pMethods->xWrite (real, from, n, at);
  if (fault.kind == FAULT_TORN)
    real->pMethods->xWrite (real, from, n / 2, at);
  if (fault.kind == FAULT_LATE)
    real->pMethods->xWrite (real, from, n, at);
  return fault.kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  DO_OR_FAIL (real_of (file)->pMethods->xTruncate (real_of (file), size), SQLITE_IOERR_TRUNCATE)
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  DO_OR_FAIL (real_of (file)->pMethods->xSync (real_of (file), flags), SQLITE_IOERR_FSYNC)
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  DO_OR_FAIL (real_of (file)->pMethods->xFileSize (real_of (file), size), SQLITE_IOERR_FSTAT)
}

static int
fault_lock (sqlite3_file *file, int level)
{
  DO_OR_FAIL (real_of (file)->pMethods->xLock (real_of (file), level), SQLITE_IOERR_LOCK)
}

static int
fault_close (sqlite3_file *file)
{
  sqlite3_file *real = real_of (file);
  int rc = real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;

  return rc;
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
fault_reserved (sqlite3_file *file, int *answer)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), answer);
}

static int
fault_control (sqlite3_file *file, int op, void *arg)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, arg);
}

static int
fault_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector,
  .xDeviceCharacteristics = fault_characteristics,
};

static int
fault_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
  FaultFile *mine = (FaultFile *) file;
  int rc;

  file->pMethods = NULL;
  mine->real = (sqlite3_file *) (mine + 1);
  if (due (FALSE) && fault.kind != FAULT_LATE)
    return SQLITE_CANTOPEN;
  rc = below->xOpen (below, name, mine->real, flags, out);
  if (rc == SQLITE_OK)
    file->pMethods = &methods;
  return rc;
}

/* The last step of a commit; FAULT_LATE is the folder that cannot be synced. */
static int
fault_delete (sqlite3_vfs *self, const char *name, int sync)
{
  DO_OR_FAIL (below->xDelete (below, name, sync),
              fault.kind == FAULT_LATE ? SQLITE_IOERR_DIR_FSYNC : SQLITE_IOERR_DELETE)
}

static int
fault_access (sqlite3_vfs *self, const char *name, int flags, int *answer)
{
  DO_OR_FAIL (below->xAccess (below, name, flags, answer), SQLITE_IOERR_ACCESS)
}

/**
 * fault_vfs_install:
 *
 * Becomes the VFS of every connection from now on.
 */
void
fault_vfs_install (void)
{
  if (below != NULL)
    return;
  below = sqlite3_vfs_find (NULL);
  vfs = *below;
  vfs.pNext = NULL;
  vfs.zName = "fault";
  vfs.szOsFile = below->szOsFile + (int) sizeof (FaultFile);
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  vfs.xAccess = fault_access;
  sqlite3_vfs_register (&vfs, 1);
}
