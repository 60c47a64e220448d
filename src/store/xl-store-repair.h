/* xl-store-repair.h - a repair at work, for its own two files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-store-salvage.h"

typedef struct
{
  GCancellable *cancellable;
  XlSalvage *salvage;   /* owned */
  GHashTable *result;   /* id -> XlSaved: the records of the copy; owned */
  GHashTable *rebuilt;  /* ids of those to which the history gave something; owned */
  GArray *disputed;     /* of gint64: records whose row and history differ; owned */
  GPtrArray *written;   /* of XlPast, borrowed: the history of the copy; owned */
  XlRepair *report;     /* owned until it is given away */
  sqlite3 *db;          /* of the new file */
  XlSeal seal;          /* of the damaged file; number 0: none */
  gboolean proven;      /* the history, by the seal */
} XlRepairJob;

gboolean xl_repair_write_history (XlRepairJob *job, GError **error);
gboolean xl_repair_put (XlRepairJob *job, const XlSaved *saved, gboolean again, gboolean *taken, GError **error);
