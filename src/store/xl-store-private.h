/* xl-store-private.h - what the files of this room share; SQLite's own header stays in the .c files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-hash.h"
#include "xl-store.h"

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

/* A file as the system knows it, whatever its name. */
typedef struct
{
  guint64 dev;
  guint64 ino;
} XlFileId;

/* What an INSERT … SELECT of xl-store-rows.c reads, and how far it is. */
typedef struct
{
  const GPtrArray *ops;  /* of XlOp; NULL while no statement runs */
  guint first, end;      /* of these */
  guint at;
  const XlField *unread; /* of the operation at @at: its value does not read */
} XlStoreFeed;

/* When a statement ends early. */
typedef struct
{
  gint64 deadline;           /* monotonic time, in microseconds; 0 for none */
  GCancellable *cancellable; /* or NULL */
} XlPatience;

struct _XlStore
{
  GThread *owner;            /* NULL: the next thread that comes */
  sqlite3 *db;
  char *path;
  char *migration_backup;
  XlFileId file;
  gboolean registered;
  gboolean read_only;
  guint schema;              /* user_version that this program knows */
  char *who;
  char *replica;
  XlStoreTextSource clock;
  gpointer clock_data;
  XlStoreTextSource uid_source;
  gpointer uid_data;
  gint64 seq;                /* last transaction that the caller knows */
  char *uid;                 /* its uid: a file that was replaced in place does not have it */
  GHashTable *statements;    /* SQL text -> sqlite3_stmt, prepared once */
  gboolean feeding;          /* the tables of xl-store-rows.c are there */
  XlStoreFeed feed;
  GCancellable *cancellable; /* or NULL: stops what the store is at */
  XlPatience patience;       /* of the same, for SQLite */
  char *insert_sql[XL_N_KINDS];
  char *delete_sql[XL_N_KINDS];
};

/* For copying only: an older schema is left as it is. */
#define XL_STORE_OPEN_AS_IT_IS ((XlStoreOpenFlags) (1 << 8))

/* xl-store-db.c: connections, statements, errors */
extern guint xl_store_busy_ms; /* 5000; tests wait less */
void xl_store_assert_owner (XlStore *store);
void xl_store_set_error (GError **error, XlStoreError code, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean xl_store_fail (sqlite3 *db, int rc, const char *doing, GError **error);
gboolean xl_store_exec (sqlite3 *db, const char *sql, GError **error);
gboolean xl_store_query_int (sqlite3 *db, const char *sql, gint64 *value, GError **error);
gboolean xl_store_query_text (sqlite3 *db, const char *sql, char **value, GError **error);
sqlite3 *xl_store_connect (const char *path, int flags, GError **error);
void xl_store_set_patience (sqlite3 *db, XlPatience *patience);
sqlite3_stmt *xl_store_statement (XlStore *store, const char *sql, GError **error);
void xl_store_forget_statements (XlStore *store);
gboolean xl_store_read_text (sqlite3_stmt *row, int column, const char **text);
void xl_store_roll_back (XlStore *store);
void xl_store_listen (XlStore *store, gboolean listen);
void xl_store_note_stop (XlStore *store, GError **error);

/* xl-store.c */
gboolean xl_store_begin (XlStore *store, GError **error);
XlTx *xl_store_make_tx (XlStore *store, const XlEdit *edit);
gboolean xl_store_does_not_read (const XlOp *op, const XlField *field, GError **error);
gboolean xl_store_is_stale (const XlOp *op, GError **error);

/* xl-store-rows.c: many rows by one statement */
gboolean xl_store_bind_value (sqlite3_stmt *statement, int index, const XlField *field, const char *text);
gboolean xl_store_insert_rows (XlStore *store, const GPtrArray *ops, guint first, guint end, GError **error);
gboolean xl_store_insert_history (XlStore *store, gint64 seq, const GPtrArray *ops, GError **error);
const char *xl_store_op_word (XlOpType type);

/* xl-store-file.c: the file below SQLite */
gboolean xl_file_claim (const char *path, XlFileId *file, GError **error);
void xl_file_release (const XlFileId *file);
gboolean xl_file_is_same (const char *path, const XlFileId *file);
gboolean xl_file_has_journal (const char *path);
gboolean xl_file_has_wal (const char *path);
gboolean xl_file_is_writable (const char *path);
gboolean xl_file_copy_with_journal (const char *path, const XlFileId *file, const char *folder, char **copy,
                                    GError **error);
gboolean xl_file_read_raw (const char *path, GBytes **bytes, GBytes **journal, GError **error);
char *xl_file_temporary (const char *path, GError **error);
gboolean xl_file_settle (const char *temporary, const char *path, gboolean replace, GError **error);
void xl_file_remove (const char *path);
gboolean xl_file_fail (int saved_errno, const char *doing, GError **error);

/* xl-store-schema.c: numbered steps */
gboolean xl_schema_run (sqlite3 *db, guint from, guint to, GError **error);
gboolean xl_schema_verify (sqlite3 *db, guint version, GError **error);
GHashTable *xl_schema_dup_columns (guint version, GError **error);
gboolean xl_schema_migrate (XlStore *store, guint from, GError **error);
gboolean xl_schema_migrate_copy (XlStore *store, GError **error);

/* xl-store-open.c: the checklist on an open connection */
gboolean xl_store_check (sqlite3 *db, guint *version, GCancellable *cancellable, GError **error);

/* xl-store-seal.c: sums over all rows */
typedef struct
{
  gint64 seq;   /* the transaction that it was made with; 0: none */
  char uid[65];
  XlHash rows;
  XlHash history;
} XlSeal;

gboolean xl_seal_parse (const char *text, XlSeal *seal);
gboolean xl_seal_sum (sqlite3 *db, XlSeal *seal, GError **error);
gboolean xl_seal_row (sqlite3 *db, XlHash *sum, const XlKind *kind, gint64 id, gboolean take_out, GError **error);
gboolean xl_seal_make (sqlite3 *db, GError **error);
gboolean xl_seal_check (sqlite3 *db, gboolean *sealed, GError **error);
gboolean xl_seal_begin (XlStore *store, XlSeal *seal, GError **error);
gboolean xl_seal_op (XlStore *store, XlSeal *seal, const XlOp *op, gboolean take_out, GError **error);
gboolean xl_seal_end (XlStore *store, XlSeal *seal, const XlTx *tx, GError **error);

/* xl-store-backup.c */
gboolean xl_store_copy_pages (XlStore *store, const char *path, gboolean replace, GError **error);

/* xl-store-merge.c */
gboolean xl_store_append_taken (XlStore *store, const XlTx *tx, GError **error);

/* xl-store-history.c */
gboolean xl_store_last_tx (XlStore *store, gint64 *seq, char **uid, GError **error);
GPtrArray *xl_store_read_ops (XlStore *store, gint64 seq, GError **error);
XlTx *xl_store_tx_from_row (sqlite3_stmt *row);
gboolean xl_store_catch_up (XlStore *store, XlChanges *changes, GError **error);
gboolean xl_store_append_tx (XlStore *store, const XlTx *tx, GError **error);

#define XL_STORE_TX_COLUMNS "seq, uid, at, who, replica, label, undoes"
#define XL_STORE_TX_READ XL_STORE_TX_COLUMNS ", (SELECT other FROM merge WHERE tx = seq)"
