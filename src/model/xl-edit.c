/* xl-edit.c - an edit as a value: a label and a list of operations with what they expect */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-edit.h"

#include "xl-id.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (XlEdit, xl_edit, xl_edit_ref, xl_edit_unref)

/* --- operations ------------------------------------------------------------------------------- */

static void
op_field_clear (gpointer data)
{
  XlOpField *item = data;

  g_free (item->old_text);
  g_free (item->new_text);
}

/**
 * xl_op_new:
 *
 * Returns: (transfer full): an operation without fields; free with xl_op_free()
 */
XlOp *
xl_op_new (XlOpType type, const XlKind *kind, gint64 id)
{
  XlOp *op = g_new0 (XlOp, 1);

  op->type = type;
  op->kind = kind;
  op->id = id;
  op->fields = g_array_sized_new (FALSE, TRUE, sizeof (XlOpField), type == XL_OP_SET ? 1 : kind->n_fields);
  g_array_set_clear_func (op->fields, op_field_clear);
  return op;
}

void
xl_op_free (XlOp *op)
{
  g_array_unref (op->fields);
  g_free (op);
}

/**
 * xl_op_copy:
 *
 * Returns: (transfer full): a deep copy
 */
XlOp *
xl_op_copy (const XlOp *op)
{
  XlOp *copy = xl_op_new (op->type, op->kind, op->id);

  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);

      xl_op_put (copy, item->field, item->old_text, item->new_text);
    }
  return copy;
}

/**
 * xl_op_put:
 *
 * Sets what the operation says of @field, in table order. A second word on the same field keeps
 * the first's expected old value.
 */
void
xl_op_put (XlOp *op, const XlField *field, const char *old_text, const char *new_text)
{
  XlOpField item = { field, NULL, NULL };
  guint i = 0;

  for (; i < op->fields->len; i++)
    {
      XlOpField *there = &g_array_index (op->fields, XlOpField, i);

      if (there->field == field)
        {
          char *text = g_strdup (new_text);

          g_free (there->new_text);
          there->new_text = text;
          return;
        }
      if (there->field > field)
        break;
    }
  item.old_text = g_strdup (old_text);
  item.new_text = g_strdup (new_text);
  g_array_insert_val (op->fields, i, item);
}

/**
 * xl_op_field:
 *
 * Returns: (nullable) (transfer none): what @op says of @field
 */
const XlOpField *
xl_op_field (const XlOp *op, const XlField *field)
{
  for (guint i = 0; i < op->fields->len; i++)
    if (g_array_index (op->fields, XlOpField, i).field == field)
      return &g_array_index (op->fields, XlOpField, i);
  return NULL;
}

/**
 * xl_op_new_text:
 *
 * Returns: (nullable) (transfer none): the new value of the field of that name
 */
const char *
xl_op_new_text (const XlOp *op, const char *field)
{
  const XlField *row = xl_kind_field (op->kind, field);
  const XlOpField *item = row != NULL ? xl_op_field (op, row) : NULL;

  return item != NULL ? item->new_text : NULL;
}

/* --- edits ------------------------------------------------------------------------------------ */

static void
stamp (XlEdit *edit)
{
  static gsize last;

  edit->stamp = (guint64) g_atomic_pointer_add (&last, 1) + 1;
}

/**
 * xl_edit_new:
 * @label: plain English for the shell, such as "Change name of Łódź"
 *
 * Returns: (transfer full): an empty edit
 */
XlEdit *
xl_edit_new (const char *label)
{
  XlEdit *edit = g_new0 (XlEdit, 1);

  edit->label = g_strdup (label);
  edit->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_op_free);
  edit->index = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_atomic_ref_count_init (&edit->refs);
  stamp (edit);
  return edit;
}

XlEdit *
xl_edit_ref (XlEdit *edit)
{
  g_atomic_ref_count_inc (&edit->refs);
  return edit;
}

void
xl_edit_unref (XlEdit *edit)
{
  if (!g_atomic_ref_count_dec (&edit->refs))
    return;
  g_hash_table_unref (edit->index);
  g_ptr_array_unref (edit->ops);
  g_clear_pointer (&edit->taken, g_ptr_array_unref);
  g_free (edit->label);
  g_free (edit->undoes);
  g_free (edit->merged);
  g_free (edit);
}

/**
 * xl_edit_add_op:
 * @op: (transfer full): appended as it is
 */
void
xl_edit_add_op (XlEdit *edit, XlOp *op)
{
  stamp (edit);
  g_ptr_array_add (edit->ops, op);
  g_hash_table_insert (edit->index, &op->id, op);
}

/**
 * xl_edit_find:
 *
 * Returns: (nullable) (transfer none): the last operation on that record
 */
const XlOp *
xl_edit_find (const XlEdit *edit, gint64 id)
{
  return g_hash_table_lookup (edit->index, &id);
}

/**
 * xl_edit_is_empty:
 *
 * Returns: whether there is nothing to write. A merge that changes no record still says what was taken, and so does
 *   its undo
 */
gboolean
xl_edit_is_empty (const XlEdit *edit)
{
  return edit->ops->len == 0 && edit->merged == NULL && edit->undoes == NULL;
}

/**
 * xl_edit_or_null:
 * @edit: (transfer full): an edit
 *
 * Returns: (transfer full) (nullable): the same; %NULL where it would change nothing
 */
XlEdit *
xl_edit_or_null (XlEdit *edit)
{
  if (!xl_edit_is_empty (edit))
    return edit;
  xl_edit_unref (edit);
  return NULL;
}

/**
 * xl_edit_insert:
 * @id: the new record's id, or 0 to mint one
 *
 * A new record with the fallback values of its table; give it the rest with xl_edit_give().
 *
 * Returns: its id
 */
gint64
xl_edit_insert (XlEdit *edit, const XlKind *kind, gint64 id)
{
  XlOp *op = xl_op_new (XL_OP_INSERT, kind, id != 0 ? id : xl_id_new ());

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].fallback != NULL)
      xl_op_put (op, &kind->fields[i], NULL, kind->fields[i].fallback);
  xl_edit_add_op (edit, op);
  return op->id;
}

/**
 * xl_edit_give:
 * @id: a record that this edit inserts
 * @field: name of the field
 * @text: (nullable): canonical text
 */
void
xl_edit_give (XlEdit *edit, gint64 id, const char *field, const char *text)
{
  XlOp *op = g_hash_table_lookup (edit->index, &id);
  const XlField *row;

  g_return_if_fail (op != NULL && op->type == XL_OP_INSERT);
  row = xl_kind_field (op->kind, field);
  g_return_if_fail (row != NULL);
  stamp (edit);
  if (text != NULL)
    {
      xl_op_put (op, row, NULL, text);
      return;
    }
  for (guint i = 0; i < op->fields->len; i++)
    if (g_array_index (op->fields, XlOpField, i).field == row)
      {
        g_array_remove_index (op->fields, i);
        return;
      }
}

/**
 * xl_edit_set:
 * @record: a record of the plan
 * @field: name of the field
 * @text: (nullable): its new value, canonical text
 *
 * The value that @record has now is what the edit expects. Nothing is added when it is the same.
 */
void
xl_edit_set (XlEdit *edit, const XlRecord *record, const char *field, const char *text)
{
  const XlField *row = xl_kind_field (xl_record_get_kind (record), field);
  gint64 id = xl_record_get_id (record);
  XlOp *op = g_hash_table_lookup (edit->index, &id);
  g_autofree char *old = NULL;

  g_return_if_fail (row != NULL);
  old = xl_field_dup_text (row, record);
  if (op == NULL || op->type != XL_OP_SET)
    {
      if (g_strcmp0 (old, text) == 0)
        return;
      op = xl_op_new (XL_OP_SET, xl_record_get_kind (record), id);
      xl_edit_add_op (edit, op);
    }
  stamp (edit);
  xl_op_put (op, row, old, text);
}

/* A reference to nothing is no value. */
static char *
number_text (const XlKind *kind, const char *field, gint64 number)
{
  const XlField *row = xl_kind_field (kind, field);

  return number == 0 && row != NULL && row->type == XL_FIELD_REFERENCE ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * xl_edit_give_number:
 * @id: a record that this edit inserts
 * @field: name of an integer, of an amount, or of a reference
 * @number: its value; for a reference the other's id, 0 for none
 */
void
xl_edit_give_number (XlEdit *edit, gint64 id, const char *field, gint64 number)
{
  const XlOp *op = xl_edit_find (edit, id);
  g_autofree char *text = op != NULL ? number_text (op->kind, field, number) : NULL;

  xl_edit_give (edit, id, field, text);
}

/**
 * xl_edit_set_number:
 * @record: a record of the plan
 * @field: name of an integer, of an amount, or of a reference
 * @number: its new value; for a reference the other's id, 0 for none
 */
void
xl_edit_set_number (XlEdit *edit, const XlRecord *record, const char *field, gint64 number)
{
  g_autofree char *text = number_text (xl_record_get_kind (record), field, number);

  xl_edit_set (edit, record, field, text);
}

/**
 * xl_edit_delete:
 * @record: a record of the plan
 *
 * Deletes the row and keeps every value in the history. People and merges retire records and
 * delete only link rows; undo of an insert deletes any (law 3 of xl-store.c).
 */
void
xl_edit_delete (XlEdit *edit, const XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);
  XlOp *op = xl_op_new (XL_OP_DELETE, kind, xl_record_get_id (record));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = xl_field_dup_text (&kind->fields[i], record);

      if (text != NULL)
        xl_op_put (op, &kind->fields[i], text, NULL);
    }
  xl_edit_add_op (edit, op);
}

/**
 * xl_edit_invert:
 * @label: of the new edit
 * @undoes: (nullable): uid of the transaction that the new edit undoes
 *
 * Returns: (transfer full): the edit that takes @edit back
 */
XlEdit *
xl_edit_invert (const XlEdit *edit, const char *label, const char *undoes)
{
  XlEdit *inverse = xl_edit_new (label);

  inverse->undoes = g_strdup (undoes);
  for (guint i = edit->ops->len; i-- > 0;)
    {
      const XlOp *op = g_ptr_array_index (edit->ops, i);
      XlOpType type = op->type == XL_OP_INSERT ? XL_OP_DELETE : op->type == XL_OP_DELETE ? XL_OP_INSERT : XL_OP_SET;
      XlOp *back = xl_op_new (type, op->kind, op->id);

      for (guint f = 0; f < op->fields->len; f++)
        {
          const XlOpField *item = &g_array_index (op->fields, XlOpField, f);

          xl_op_put (back, item->field, item->new_text, item->old_text);
        }
      xl_edit_add_op (inverse, back);
    }
  return inverse;
}

/* --- transactions ----------------------------------------------------------------------------- */

XlTx *
xl_tx_new (void)
{
  return g_new0 (XlTx, 1);
}

void
xl_tx_free (XlTx *tx)
{
  g_clear_pointer (&tx->ops, g_ptr_array_unref);
  g_clear_pointer (&tx->taken, g_ptr_array_unref);
  g_free (tx->merged);
  g_free (tx->uid);
  g_free (tx->at);
  g_free (tx->who);
  g_free (tx->replica);
  g_free (tx->label);
  g_free (tx->undoes);
  g_free (tx);
}

/**
 * xl_changes_new:
 *
 * Returns: (transfer full): an empty list that owns its transactions; g_ptr_array_unref() it
 */
XlChanges *
xl_changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xl_tx_free);
}
