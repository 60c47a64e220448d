/* fault-vfs.h - an SQLite VFS that fails the n-th operation, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  FAULT_EIO,    /* the operation does nothing and says I/O error */
  FAULT_FULL,   /* a write says that the disk is full; other operations are not counted */
  FAULT_TORN,   /* a write does half of its work and says I/O error; others are not counted */
  FAULT_LATE,   /* the operation is done and says I/O error all the same */
  FAULT_SNAP,   /* nothing fails: fault_snapshot() is called, as if the power went off */
} FaultKind;

void fault_vfs_install (void);
void fault_arm (FaultKind kind, guint nth, gboolean sticky);
gboolean fault_disarm (void);
void fault_set_snapshot (void (*snapshot) (gpointer data), gpointer data);
