/* xl-store.h - a plan file: opened with suspicion, loaded, written through one door */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlStore:
 *
 * An open plan file. Synchronous, and owned by one thread: the first that uses it after it was
 * made or after xl_store_disown(); every entry asserts it. Nothing here prints or translates:
 * messages are plain technical facts, the room desk makes sentences from code and path.
 */
typedef struct _XlStore XlStore;

/**
 * XlStoreError:
 * @XL_STORE_ERROR_NOT_FOUND: there is no such file, or no such folder
 * @XL_STORE_ERROR_DENIED: the system does not let this person read it, or write to that folder
 * @XL_STORE_ERROR_EXISTS: something is there already and is not overwritten
 * @XL_STORE_ERROR_NOT_A_PLAN: a file of another kind, a folder, a pipe, a device
 * @XL_STORE_ERROR_EMPTY: a file of 0 bytes
 * @XL_STORE_ERROR_TRUNCATED: shorter than its own header says
 * @XL_STORE_ERROR_DAMAGED: pages, values or links that do not hold together
 * @XL_STORE_ERROR_VALUES: rows that are not those that were last written: a bit flipped, or another program wrote
 * @XL_STORE_ERROR_ALTERED: a plan file whose tables another program changed (triggers and views too)
 * @XL_STORE_ERROR_NEWER: written by a newer Crosslink
 * @XL_STORE_ERROR_WAL: a write-ahead log lies beside it, or its header asks for one
 * @XL_STORE_ERROR_MOVED: moved, deleted or replaced while open: it must be opened again
 * @XL_STORE_ERROR_LOCKED: another process was busy with it for five seconds
 * @XL_STORE_ERROR_FULL: no space left
 * @XL_STORE_ERROR_READ_ONLY: it can be read but not written
 * @XL_STORE_ERROR_IO: the disk or the network did not do what was asked
 * @XL_STORE_ERROR_STALE: a value is not what the edit expects; nothing was written
 * @XL_STORE_ERROR_REFUSED: the file's own constraints refuse the edit; nothing was written
 * @XL_STORE_ERROR_NO_TX: there is no transaction of that number
 *
 * Why it cannot be done, named by what the caller can do about it.
 */
typedef enum
{
  XL_STORE_ERROR_NOT_FOUND,
  XL_STORE_ERROR_DENIED,
  XL_STORE_ERROR_EXISTS,
  XL_STORE_ERROR_NOT_A_PLAN,
  XL_STORE_ERROR_EMPTY,
  XL_STORE_ERROR_TRUNCATED,
  XL_STORE_ERROR_DAMAGED,
  XL_STORE_ERROR_VALUES,
  XL_STORE_ERROR_ALTERED,
  XL_STORE_ERROR_NEWER,
  XL_STORE_ERROR_WAL,
  XL_STORE_ERROR_MOVED,
  XL_STORE_ERROR_LOCKED,
  XL_STORE_ERROR_FULL,
  XL_STORE_ERROR_READ_ONLY,
  XL_STORE_ERROR_IO,
  XL_STORE_ERROR_STALE,
  XL_STORE_ERROR_REFUSED,
  XL_STORE_ERROR_NO_TX,
} XlStoreError;

#define XL_STORE_ERROR (xl_store_error_quark ())
GQuark xl_store_error_quark (void);

/* "Xlnk", in the header of every plan file. */
#define XL_STORE_APPLICATION_ID 0x586C6E6B

typedef enum
{
  XL_STORE_OPEN_DEFAULT = 0,
  XL_STORE_OPEN_READ_ONLY = 1 << 0,  /* never write, even where it could be written */
} XlStoreOpenFlags;

/**
 * XlStoreSchemaLoader:
 * @step: number of a schema step, from 1
 *
 * Returns: (transfer full) (nullable): the SQL text of resources/sql/000N-*.sql, or %NULL when
 *   there is no such step
 */
typedef GBytes *(*XlStoreSchemaLoader) (guint step);

/**
 * XlStoreTextSource:
 * @data: what was given with the function
 *
 * Where the uids and times of transactions come from, when not from chance and the clock.
 *
 * Returns: (transfer full): the next text
 */
typedef char *(*XlStoreTextSource) (gpointer data);

/* Before the first store: once, from main(). */
void xl_store_set_schema_loader (XlStoreSchemaLoader loader);
guint xl_store_schema_version (void);

/* Open, make, close. */
XlStore *xl_store_create (const char *path, GError **error);
XlStore *xl_store_open (const char *path, XlStoreOpenFlags flags, GError **error);
void xl_store_free (XlStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlStore, xl_store_free)
void xl_store_disown (XlStore *store);
const char *xl_store_get_path (const XlStore *store);
gboolean xl_store_is_read_only (const XlStore *store);
const char *xl_store_get_migration_backup (const XlStore *store);

/* Who writes, and when. */
void xl_store_set_author (XlStore *store, const char *who, const char *replica);
void xl_store_set_clock (XlStore *store, XlStoreTextSource func, gpointer data);
void xl_store_set_uid_source (XlStore *store, XlStoreTextSource func, gpointer data);

/* The door. */
XlPlan *xl_store_load (XlStore *store, GError **error);
XlPlan *xl_store_load_aside (XlStore *store, GError **error);
gboolean xl_store_write (XlStore *store, const XlEdit *edit, XlChanges **changes, GError **error);
XlChanges *xl_store_poll (XlStore *store, GError **error);
gint64 xl_store_get_seq (const XlStore *store);
void xl_store_set_cancellable (XlStore *store, GCancellable *cancellable);

/* History. */
XlEdit *xl_store_undo_edit (XlStore *store, gint64 seq, GError **error);
XlEdit *xl_store_redo_edit (XlStore *store, gint64 seq, GError **error);
XlTx *xl_store_read_tx (XlStore *store, gint64 seq, GError **error);
GPtrArray *xl_store_list_lineage (XlStore *store, GError **error);
GPtrArray *xl_store_list_history (XlStore *store, gint64 before, guint limit, GError **error);
gboolean xl_store_record_times (XlStore *store, const XlKind *kind, gint64 id, char **created, char **updated,
                                GError **error);
gboolean xl_store_set_floor (XlStore *store, GError **error);

/* Facts about the file itself: "plan_name", "undo_floor"; "seal" is the store's own. */
char *xl_store_dup_meta (XlStore *store, const char *key, GError **error);
gboolean xl_store_set_meta (XlStore *store, const char *key, const char *value, GError **error);

/* Copies, and whether what is copied is what was written. */
gboolean xl_store_verify (XlStore *store, GError **error);
gboolean xl_store_backup (XlStore *store, const char *path, GError **error);
gboolean xl_store_copy_path (const char *from, const char *to, GError **error);

typedef enum
{
  XL_REPAIR_LOST,     /* the record itself */
  XL_REPAIR_LEFT_OUT, /* it needs one that is lost */
  XL_REPAIR_DOUBTFUL, /* a field: record and history differ, and nothing says which is right */
  XL_REPAIR_EMPTIED,  /* a field: its value does not read, or refers to a record that is lost */
} XlRepairWhat;

/**
 * XlRepairLoss:
 * @name: (nullable): what people call the record, where that much is known
 * @field: (nullable): of what was emptied or is doubtful
 */
typedef struct
{
  XlRepairWhat what;
  const XlKind *kind;
  gint64 id;
  char *name;
  const XlField *field;
} XlRepairLoss;

/**
 * XlRepairCount:
 * @saved: records as the file has them
 * @rebuilt: records that the history gave back, or some of their values
 * @lost: records that are not in the copy
 * @emptied: fields of the others that are empty now
 * @doubtful: fields of the others that may be wrong
 * @unsure: whether more may be lost than is known: pages do not read, and nothing says what was on them
 */
typedef struct
{
  guint saved, rebuilt, lost, emptied, doubtful;
  gboolean unsure;
} XlRepairCount;

/**
 * XlRepair:
 * @kinds: by index of the kind
 * @losses: (element-type XlRepairLoss): what is known to be lost
 * @steps: transactions of the history that are in the copy
 * @steps_lost: rows of the history that are missing or do not read
 * @new_floor: whether what was done before the repair can no longer be undone
 * @proven: whether the records are, by their sum, all those that were there
 */
typedef struct
{
  XlRepairCount kinds[XL_N_KINDS];
  GPtrArray *losses;
  guint steps, steps_lost;
  gboolean new_floor;
  gboolean proven;
} XlRepair;

XlRepair *xl_store_repair (const char *path, const char *copy, const char *who, const char *replica,
                           GCancellable *cancellable, GError **error);
gboolean xl_repair_is_complete (const XlRepair *repair);
void xl_repair_free (XlRepair *repair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlRepair, xl_repair_free)

G_END_DECLS
