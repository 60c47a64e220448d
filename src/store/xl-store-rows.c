/* xl-store-rows.c - the operations of an edit as tables that SQLite reads: one statement writes many rows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-private.h"

#include <sqlite3.h>
#include <string.h>

/* What SQLite prepares for the checks of a table it prepares once a statement, and a statement a row would spend most of
 * the time of an import on that. So records and history are written by INSERT … SELECT out of two tables that exist only
 * while the connection does, and never in the file:
 *
 *   edit_rows     id, f0, f1, …: a run of inserts of one kind, the fields in table order
 *   edit_history  n, op, tbl, id, field, old, new: the history of the whole edit
 *
 * Invariants:
 * 1. What they give is store->feed, which is set for the length of one statement.
 * 2. Texts are lent: the edit outlives the statement. */

typedef struct
{
  sqlite3_vtab base;
  XlStore *store;
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  guint field; /* of the operation: the next one that is asked for, or, of the history, the present one */
  gint64 n;    /* of the history: number of the present row */
} Cursor;

static const char *const op_words[] = { "insert", "set", "delete" };

/* --- values ----------------------------------------------------------------------------------- */

typedef struct
{
  int type; /* SQLITE_NULL, SQLITE_INTEGER, SQLITE_FLOAT or SQLITE_TEXT */
  gint64 integer;
  double real;
} Value;

/* Reads canonical text as the column's type. A flag is never NULL. */
static gboolean
read_value (const XlField *field, const char *text, Value *value)
{
  value->type = SQLITE_NULL;
  value->integer = 0;
  if (text == NULL && field->type != XL_FIELD_FLAG)
    return TRUE;
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_FLAG:
    case XL_FIELD_REFERENCE:
      value->type = SQLITE_INTEGER;
      return text == NULL || g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &value->integer, NULL);
    case XL_FIELD_REAL:
      value->type = SQLITE_FLOAT;
      return xl_number_parse (text, &xl_number_plain, &value->real);
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_SET:
      value->type = SQLITE_TEXT;
      return TRUE;
    }
  return FALSE;
}

/**
 * xl_store_bind_value:
 * @text: (nullable): canonical text; lent until the statement is reset
 *
 * Returns: FALSE where @text does not read as the field's type
 */
gboolean
xl_store_bind_value (sqlite3_stmt *statement, int index, const XlField *field, const char *text)
{
  Value value;

  if (!read_value (field, text, &value))
    return FALSE;
  switch (value.type)
    {
    case SQLITE_INTEGER:
      return sqlite3_bind_int64 (statement, index, value.integer) == SQLITE_OK;
    case SQLITE_FLOAT:
      return sqlite3_bind_double (statement, index, value.real) == SQLITE_OK;
    case SQLITE_TEXT:
      return sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC) == SQLITE_OK;
    default:
      return sqlite3_bind_null (statement, index) == SQLITE_OK;
    }
}

static void
give_text (sqlite3_context *context, const char *text)
{
  sqlite3_result_text (context, text, -1, SQLITE_STATIC); /* NULL is NULL */
}

static void
give_value (sqlite3_context *context, const char *text, const Value *value)
{
  if (value->type == SQLITE_INTEGER)
    sqlite3_result_int64 (context, value->integer);
  else if (value->type == SQLITE_FLOAT)
    sqlite3_result_double (context, value->real);
  else if (value->type == SQLITE_TEXT)
    give_text (context, text);
}

/* --- what both tables share ------------------------------------------------------------------- */

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  *cursor = (sqlite3_vtab_cursor *) g_new0 (Cursor, 1);
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  return SQLITE_OK; /* there is one way: from the first to the last */
}

static XlStoreFeed *
feed_of (sqlite3_vtab_cursor *cursor)
{
  return &((Table *) cursor->pVtab)->store->feed;
}

static const XlOp *
op_at (const XlStoreFeed *feed)
{
  return g_ptr_array_index (feed->ops, feed->at);
}

static int
filter_cb (sqlite3_vtab_cursor *base, int index, const char *text, int n, sqlite3_value **values)
{
  Cursor *cursor = (Cursor *) base;
  XlStoreFeed *feed = feed_of (base);

  cursor->field = 0;
  cursor->n = 1;
  feed->at = feed->first;
  feed->unread = NULL;
  return SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *base)
{
  const XlStoreFeed *feed = feed_of (base);

  return feed->ops == NULL || feed->at >= feed->end;
}

static int
rowid_cb (sqlite3_vtab_cursor *base, sqlite3_int64 *id)
{
  *id = ((Cursor *) base)->n;
  return SQLITE_OK;
}

static int
connect_table (sqlite3 *db, XlStore *store, const char *declaration, sqlite3_vtab **table)
{
  Table *self = g_new0 (Table, 1);
  int rc = sqlite3_declare_vtab (db, declaration);

  self->store = store;
  if (rc == SQLITE_OK)
    *table = &self->base;
  else
    g_free (self);
  return rc;
}

/* --- records ---------------------------------------------------------------------------------- */

static int
rows_connect_cb (sqlite3 *db, void *data, int n, const char *const *words, sqlite3_vtab **table, char **message)
{
  g_autoptr (GString) declaration = g_string_new ("CREATE TABLE x (id");
  guint most = 0;

  for (guint k = 0; k < XL_N_KINDS; k++)
    most = MAX (most, xl_kind_get (k)->n_fields);
  for (guint f = 0; f < most; f++)
    g_string_append_printf (declaration, ", f%u", f);
  g_string_append_c (declaration, ')');
  return connect_table (db, data, declaration->str, table);
}

static int
rows_next_cb (sqlite3_vtab_cursor *base)
{
  ((Cursor *) base)->field = 0;
  ((Cursor *) base)->n++;
  feed_of (base)->at++;
  return SQLITE_OK;
}

/* Columns are asked for in their order, as the operation has its fields: the search goes on where it was. */
static const XlOpField *
next_field (Cursor *cursor, const XlOp *op, const XlField *field)
{
  const GArray *fields = op->fields;

  if (cursor->field > 0 && g_array_index (fields, XlOpField, cursor->field - 1).field >= field)
    cursor->field = 0;
  while (cursor->field < fields->len && g_array_index (fields, XlOpField, cursor->field).field < field)
    cursor->field++;
  if (cursor->field >= fields->len || g_array_index (fields, XlOpField, cursor->field).field != field)
    return NULL;
  return &g_array_index (fields, XlOpField, cursor->field++);
}

static int
rows_column_cb (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  XlStoreFeed *feed = feed_of (base);
  const XlOp *op = op_at (feed);
  const XlField *field = column > 0 ? &op->kind->fields[column - 1] : NULL;
  const XlOpField *item = field != NULL ? next_field ((Cursor *) base, op, field) : NULL;
  const char *text = item != NULL ? item->new_text : NULL;
  Value value = { SQLITE_INTEGER, op->id };

  if (field != NULL && !read_value (field, text, &value))
    {
      feed->unread = field;
      return SQLITE_MISMATCH;
    }
  give_value (context, text, &value);
  return SQLITE_OK;
}

/* --- history ---------------------------------------------------------------------------------- */

static int
history_connect_cb (sqlite3 *db, void *data, int n, const char *const *words, sqlite3_vtab **table, char **message)
{
  return connect_table (db, data, "CREATE TABLE x (n, op, tbl, id, field, old, new)", table);
}

/* A record without any value has one row all the same. */
static int
history_next_cb (sqlite3_vtab_cursor *base)
{
  Cursor *cursor = (Cursor *) base;
  XlStoreFeed *feed = feed_of (base);

  cursor->n++;
  if (++cursor->field >= op_at (feed)->fields->len)
    {
      cursor->field = 0;
      feed->at++;
    }
  return SQLITE_OK;
}

static int
history_column_cb (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  const Cursor *cursor = (const Cursor *) base;
  const XlOp *op = op_at (feed_of (base));
  const XlOpField *item
      = cursor->field < op->fields->len ? &g_array_index (op->fields, XlOpField, cursor->field) : NULL;

  switch (column)
    {
    case 0:
      sqlite3_result_int64 (context, cursor->n);
      break;
    case 1:
      give_text (context, op_words[op->type]);
      break;
    case 2:
      give_text (context, op->kind->table);
      break;
    case 3:
      sqlite3_result_int64 (context, op->id);
      break;
    case 4:
      give_text (context, item != NULL ? item->field->name : NULL);
      break;
    case 5:
      give_text (context, item != NULL && op->type != XL_OP_INSERT ? item->old_text : NULL);
      break;
    default:
      give_text (context, item != NULL && op->type != XL_OP_DELETE ? item->new_text : NULL);
    }
  return SQLITE_OK;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* Tables without xCreate are there by their name alone, and nothing in the file can be made of them. */
static const sqlite3_module rows_module = {
  .xConnect = rows_connect_cb, .xBestIndex = best_index_cb, .xDisconnect = disconnect_cb, .xOpen = open_cb,
  .xClose = close_cb, .xFilter = filter_cb, .xNext = rows_next_cb, .xEof = eof_cb, .xColumn = rows_column_cb,
  .xRowid = rowid_cb,
};
static const sqlite3_module history_module = {
  .xConnect = history_connect_cb, .xBestIndex = best_index_cb, .xDisconnect = disconnect_cb, .xOpen = open_cb,
  .xClose = close_cb, .xFilter = filter_cb, .xNext = history_next_cb, .xEof = eof_cb, .xColumn = history_column_cb,
  .xRowid = rowid_cb,
};

/* @sql's statement, with @store's tables there. */
static sqlite3_stmt *
statement_of (XlStore *store, const char *sql, GError **error)
{
  int rc = SQLITE_OK;

  if (!store->feeding)
    {
      rc = sqlite3_create_module (store->db, "edit_rows", &rows_module, store);
      if (rc == SQLITE_OK)
        rc = sqlite3_create_module (store->db, "edit_history", &history_module, store);
      if (rc != SQLITE_OK)
        {
          xl_store_fail (store->db, rc, "tables", error);
          return NULL;
        }
      store->feeding = TRUE;
    }
  return xl_store_statement (store, sql, error);
}

static int
step (XlStore *store, sqlite3_stmt *statement, const GPtrArray *ops, guint first, guint end)
{
  int rc;

  store->feed = (XlStoreFeed){ ops, first, end, first, NULL };
  rc = sqlite3_step (statement);
  store->feed.ops = NULL;
  return rc;
}

static const char *
insert_sql (XlStore *store, const XlKind *kind)
{
  char **cached = &store->insert_sql[xl_kind_index (kind)];
  g_autoptr (GString) names = NULL, columns = NULL;

  if (*cached != NULL)
    return *cached;
  names = g_string_new ("id");
  columns = g_string_new ("id");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_string_append_printf (names, ", \"%s\"", kind->fields[i].name);
      g_string_append_printf (columns, ", f%u", i);
    }
  *cached = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s FROM edit_rows", kind->table, names->str, columns->str);
  return *cached;
}

/**
 * xl_store_insert_rows:
 * @ops: operations of an edit
 * @first: of a run of inserts of one kind
 * @end: after the last one of it
 *
 * Errors: as xl_store_write().
 */
gboolean
xl_store_insert_rows (XlStore *store, const GPtrArray *ops, guint first, guint end, GError **error)
{
  const XlKind *kind = ((const XlOp *) g_ptr_array_index (ops, first))->kind;
  sqlite3_stmt *statement = statement_of (store, insert_sql (store, kind), error);
  const XlOp *op;
  int rc;

  if (statement == NULL)
    return FALSE;
  rc = step (store, statement, ops, first, end);
  if (rc == SQLITE_DONE)
    return TRUE;
  op = g_ptr_array_index (ops, MIN (store->feed.at, end - 1));
  if (store->feed.unread != NULL)
    return xl_store_does_not_read (op, store->feed.unread, error);
  rc = sqlite3_extended_errcode (store->db);
  if (rc != SQLITE_CONSTRAINT_PRIMARYKEY && rc != SQLITE_CONSTRAINT_ROWID)
    return xl_store_fail (store->db, rc, kind->table, error);
  return xl_store_is_stale (op, error);
}

/**
 * xl_store_insert_history:
 * @seq: number of the transaction
 *
 * One row for each field of each operation, numbered from 1.
 */
gboolean
xl_store_insert_history (XlStore *store, gint64 seq, const GPtrArray *ops, GError **error)
{
  sqlite3_stmt *statement
      = statement_of (store,
                      "INSERT INTO chg (tx, n, op, tbl, id, field, old, new)"
                      " SELECT ?1, n, op, tbl, id, field, old, new FROM edit_history",
                      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, seq);
  return step (store, statement, ops, 0, ops->len) == SQLITE_DONE
         || xl_store_fail (store->db, sqlite3_extended_errcode (store->db), "history", error);
}

/**
 * xl_store_op_word:
 *
 * Returns: how the history calls it
 */
const char *
xl_store_op_word (XlOpType type)
{
  return op_words[type];
}
