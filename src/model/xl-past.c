/* xl-past.c - a plan as it was: what is in it now, with its newest transactions taken back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-past.h"

/* Invariant: only records that a transaction touched since are kept here, whole; all others are the plan's. */
typedef struct
{
  const XlKind *kind;
  char *texts[];      /* by field */
} Row;

struct _XlPast
{
  XlPlan *plan;       /* owned */
  GHashTable *rows;   /* id -> Row (owned); NULL for a record that was not there */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; row != NULL && i < row->kind->n_fields; i++)
    g_free (row->texts[i]);
  g_free (row);
}

static Row *
row_new (const XlKind *kind)
{
  Row *row = g_malloc0 (sizeof (Row) + kind->n_fields * sizeof (char *));

  row->kind = kind;
  return row;
}

/**
 * xl_past_new:
 *
 * Returns: (transfer full): the plan as it is, which must not change from here on
 */
XlPast *
xl_past_new (XlPlan *plan)
{
  XlPast *past = g_new0 (XlPast, 1);

  past->plan = g_object_ref (plan);
  past->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, row_free);
  return past;
}

void
xl_past_free (XlPast *past)
{
  g_hash_table_unref (past->rows);
  g_object_unref (past->plan);
  g_free (past);
}

static void
put (XlPast *past, gint64 id, Row *row)
{
  g_hash_table_replace (past->rows, g_memdup2 (&id, sizeof id), row);
}

/* The row as it is by now, to be changed; NULL where there is none. */
static Row *
take_row (XlPast *past, const XlKind *kind, gint64 id)
{
  XlRecord *record;
  gpointer known;
  Row *row;

  if (g_hash_table_lookup_extended (past->rows, &id, NULL, &known))
    return known != NULL && ((Row *) known)->kind == kind ? known : NULL; /* history may be of another's making */
  record = xl_plan_lookup (past->plan, id);
  if (record == NULL || xl_record_get_kind (record) != kind)
    return NULL;
  row = row_new (kind);
  for (guint i = 0; i < kind->n_fields; i++)
    row->texts[i] = xl_field_dup_text (&kind->fields[i], record);
  put (past, id, row);
  return row;
}

static void
give_old (Row *row, const XlOp *op)
{
  for (guint i = 0; row != NULL && i < op->fields->len; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);
      char **text = &row->texts[xl_kind_field_index (op->kind, item->field)];

      g_free (*text);
      *text = g_strdup (item->old_text);
    }
}

/**
 * xl_past_take_back:
 * @ops: (element-type XlOp): of the newest transaction that is not yet taken back
 */
void
xl_past_take_back (XlPast *past, const GPtrArray *ops)
{
  for (guint i = ops->len; i-- > 0;)
    {
      const XlOp *op = g_ptr_array_index (ops, i);
      Row *row;

      switch (op->type)
        {
        case XL_OP_INSERT:
          put (past, op->id, NULL);
          break;
        case XL_OP_SET:
          give_old (take_row (past, op->kind, op->id), op);
          break;
        case XL_OP_DELETE:
          row = row_new (op->kind);
          give_old (row, op);
          put (past, op->id, row);
          break;
        }
    }
}

/* Where the record stands: a row of the past, a record of the plan, or nowhere. */
static const Row *
find (XlPast *past, const XlKind *kind, gint64 id, XlRecord **record)
{
  gpointer known;

  *record = NULL;
  if (g_hash_table_lookup_extended (past->rows, &id, NULL, &known))
    return known != NULL && ((Row *) known)->kind == kind ? known : NULL;
  *record = xl_plan_lookup (past->plan, id);
  if (*record != NULL && xl_record_get_kind (*record) != kind)
    *record = NULL;
  return NULL;
}

gboolean
xl_past_has (XlPast *past, const XlKind *kind, gint64 id)
{
  XlRecord *record;

  return find (past, kind, id, &record) != NULL || record != NULL;
}

/**
 * xl_past_dup_text:
 *
 * Returns: (transfer full) (nullable): canonical text of the field as it was; %NULL for no value or no such record
 */
char *
xl_past_dup_text (XlPast *past, const XlKind *kind, gint64 id, const XlField *field)
{
  XlRecord *record;
  const Row *row = find (past, kind, id, &record);

  if (row != NULL)
    return g_strdup (row->texts[xl_kind_field_index (kind, field)]);
  return record != NULL ? xl_field_dup_text (field, record) : NULL;
}

/**
 * xl_past_differs:
 *
 * Returns: whether a transaction that was taken back touched the record; else it was as it is
 */
gboolean
xl_past_differs (XlPast *past, gint64 id)
{
  return g_hash_table_contains (past->rows, &id);
}

/**
 * xl_past_had_more:
 *
 * Returns: whether there was a record that neither plan has
 */
gboolean
xl_past_had_more (XlPast *past, XlPlan *one, XlPlan *two)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, past->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (row != NULL && xl_plan_lookup (one, *(gint64 *) id) == NULL && xl_plan_lookup (two, *(gint64 *) id) == NULL)
      return TRUE;
  return FALSE;
}
