/* xl-plan.c - the whole plan in memory: records, the links between them, and what changes in them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-plan-private.h"

/* Invariants:
 * 1. A record is in the table of ids and in all[kind], sorted by id, exactly once.
 * 2. A record stands in the backlinks of every record that it refers to, once per reference.
 * 3. live[kind] is all[kind] without what xl_plan_is_live() denies, whenever a signal runs.
 * 4. Only xl_plan_apply(), with what the store has written, changes a plan that is in use;
 *    xl_plan_try() changes it for the length of a check, signals nothing and is taken back. */

enum
{
  LIST_CHANGED,
  APPLIED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XlPlan, xl_plan, G_TYPE_OBJECT)

/* What an apply must tell; NULL while trying. */
typedef struct
{
  GHashTable *revised;   /* XlRecord, owned -> NULL */
  GHashTable *unsettled; /* XlRecord, owned -> NULL: may have become live or hidden */
  GPtrArray *notes;      /* XlRecord, property name, in turn */
} News;

/* --- sorted arrays ---------------------------------------------------------------------------- */

/* Where @id stands in @records or would stand. */
static guint
place_of (const GPtrArray *records, gint64 id, gboolean *found)
{
  guint low = 0, high = records->len;

  /* What is new mostly comes in the order of the ids, and is taken back from the end. */
  if (high > 0 && ((const XlRecord *) g_ptr_array_index (records, high - 1))->id <= id)
    low = ((const XlRecord *) g_ptr_array_index (records, high - 1))->id == id ? --high : high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const XlRecord *) g_ptr_array_index (records, middle))->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  *found = low < records->len && ((const XlRecord *) g_ptr_array_index (records, low))->id == id;
  return low;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 id_a = (*(XlRecord *const *) a)->id, id_b = (*(XlRecord *const *) b)->id;

  return id_a < id_b ? -1 : id_a > id_b;
}

/* --- links ------------------------------------------------------------------------------------ */

static XlRecord *
lookup (XlPlan *self, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (self->records, &id) : NULL;
}

static void
link_reference (XlPlan *self, XlRecord *from, gint64 id)
{
  XlRecord *to = lookup (self, id);

  if (to == NULL)
    return;
  if (to->backlinks == NULL)
    to->backlinks = g_ptr_array_new ();
  g_ptr_array_add (to->backlinks, from);
}

static void
unlink_reference (XlPlan *self, XlRecord *from, gint64 id)
{
  XlRecord *to = lookup (self, id);

  if (to != NULL && to->backlinks != NULL)
    g_ptr_array_remove_fast (to->backlinks, from);
}

typedef void (*LinkFunc) (XlPlan *self, XlRecord *from, gint64 id);

static void
each_reference (XlPlan *self, XlRecord *record, LinkFunc func)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->kind->fields[i].type == XL_FIELD_REFERENCE)
      func (self, record, xl_field_get_reference (&record->kind->fields[i], record));
}

/**
 * xl_plan_is_live:
 *
 * Returns: whether @record is shown: not retired, and no record that it cannot be without is
 */
gboolean
xl_plan_is_live (XlPlan *self, const XlRecord *record)
{
  if (record->retired)
    return FALSE;
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];
      XlRecord *target;

      if (field->type != XL_FIELD_REFERENCE || !(field->flags & XL_FIELD_REQUIRED))
        continue;
      target = lookup (self, xl_field_get_reference (field, record));
      if (target == NULL || target == record || !xl_plan_is_live (self, target))
        return FALSE;
    }
  return TRUE;
}

/* --- changing --------------------------------------------------------------------------------- */

static void
mark (GHashTable *set, XlRecord *record)
{
  if (record != NULL && !g_hash_table_contains (set, record))
    g_hash_table_add (set, g_object_ref (record));
}

/* Derived facts and names of these may have changed with @record. */
static void
mark_neighbours (XlPlan *self, GHashTable *set, XlRecord *record, int depth)
{
  mark (set, record);
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->kind->fields[i].type == XL_FIELD_REFERENCE)
      mark (set, lookup (self, xl_field_get_reference (&record->kind->fields[i], record)));
  for (guint i = 0; depth > 0 && record->backlinks != NULL && i < record->backlinks->len; i++)
    mark_neighbours (self, set, g_ptr_array_index (record->backlinks, i), depth - 1);
}

static void
mark_unsettled (GHashTable *set, XlRecord *record)
{
  if (g_hash_table_contains (set, record))
    return;
  mark (set, record);
  for (guint i = 0; record->backlinks != NULL && i < record->backlinks->len; i++)
    mark_unsettled (set, g_ptr_array_index (record->backlinks, i));
}

static void
tell (XlPlan *self, News *news, XlRecord *record, gboolean settled)
{
  if (news == NULL)
    return;
  mark_neighbours (self, news->revised, record, 1);
  if (!settled)
    mark_unsettled (news->unsettled, record);
}

/* One run over the operations of an edit, or back over them. The order of its operations is free (a
 * dossier names a source before it brings it), so links are taken off before a record's first
 * operation and put back when all records are what they shall be. */
typedef struct
{
  XlPlan *plan;
  GHashTable *loose; /* ids, of the operations, of records whose references are to be linked again */
  News *news;        /* NULL while trying */
  gboolean back;     /* takes the operations back */
} Run;

static void
loosen (Run *run, XlRecord *record, const XlOp *op)
{
  if (g_hash_table_add (run->loose, (gpointer) &op->id))
    each_reference (run->plan, record, unlink_reference);
}

static void
put_text (Run *run, XlRecord *record, const XlOpField *item)
{
  if (!xl_record_set_text (record, item->field, run->back ? item->old_text : item->new_text))
    g_warning ("%s.%s: a value of the history does not read", record->kind->name, item->field->name);
}

static void
insert_record (Run *run, const XlOp *op)
{
  XlPlan *self = run->plan;
  XlRecord *record = g_hash_table_lookup (self->limbo, &op->id);
  GPtrArray *all = self->all[xl_kind_index (op->kind)];
  gboolean found;
  guint place = place_of (all, op->id, &found);

  g_return_if_fail (!found);
  if (record != NULL)
    {
      g_object_ref (record);
      g_hash_table_remove (self->limbo, &op->id);
    }
  else
    record = xl_record_new (op->kind, op->id);
  for (guint i = 0; i < op->fields->len; i++)
    put_text (run, record, &g_array_index (op->fields, XlOpField, i));
  g_ptr_array_insert (all, place, record);
  g_hash_table_insert (self->records, &record->id, record);
  g_hash_table_add (run->loose, (gpointer) &op->id);
}

static void
delete_record (Run *run, const XlOp *op)
{
  XlPlan *self = run->plan;
  XlRecord *record = lookup (self, op->id);
  GPtrArray *all = self->all[xl_kind_index (op->kind)];
  gboolean found;
  guint place = place_of (all, op->id, &found);

  g_return_if_fail (record != NULL && found);
  tell (self, run->news, record, FALSE);
  loosen (run, record, op);
  g_clear_pointer (&record->backlinks, g_ptr_array_unref);
  g_ptr_array_remove_index (all, place);
  if (run->news == NULL && !run->back)
    g_hash_table_insert (self->limbo, &record->id, g_object_ref (record));
  g_hash_table_remove (self->records, &op->id);
}

static void
set_record (Run *run, const XlOp *op)
{
  XlRecord *record = lookup (run->plan, op->id);
  gboolean settled = TRUE;

  g_return_if_fail (record != NULL);
  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlField *field = g_array_index (op->fields, XlOpField, i).field;

      settled = settled && field->type != XL_FIELD_REFERENCE
                && field->offset != G_STRUCT_OFFSET (XlRecord, retired);
      if (field->type == XL_FIELD_REFERENCE)
        {
          tell (run->plan, run->news, record, TRUE);
          loosen (run, record, op);
        }
    }
  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);

      put_text (run, record, item);
      if (run->news != NULL)
        {
          g_ptr_array_add (run->news->notes, record);
          g_ptr_array_add (run->news->notes, (gpointer) item->field->name);
        }
    }
  xl_record_forget_folded (record);
  tell (run->plan, run->news, record, settled);
}

/* Returns: how many operations were done: fewer than @n where somebody stopped a try */
static guint
do_ops (XlPlan *self, const GPtrArray *ops, guint n, gboolean back, News *news)
{
  Run run = { self, g_hash_table_new (g_int64_hash, g_int64_equal), news, back };
  GHashTableIter iter;
  gpointer id;
  guint done = 0;

  for (; done < n && (back || news != NULL || !xl_plan_is_stopped (self)); done++)
    {
      const XlOp *op = g_ptr_array_index (ops, back ? n - 1 - done : done);

      if (op->type == XL_OP_SET)
        set_record (&run, op);
      else if ((op->type == XL_OP_INSERT) != back)
        insert_record (&run, op);
      else
        delete_record (&run, op);
    }
  g_hash_table_iter_init (&iter, run.loose);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      XlRecord *record = lookup (self, *(gint64 *) id);

      if (record != NULL)
        each_reference (self, record, link_reference);
    }
  g_hash_table_iter_init (&iter, run.loose);
  while (news != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      XlRecord *record = lookup (self, *(gint64 *) id);

      if (record != NULL)
        tell (self, news, record, FALSE);
    }
  g_hash_table_unref (run.loose);
  return done;
}

/* --- live lists ------------------------------------------------------------------------------- */

static void
collect_live (XlPlan *self, guint kind)
{
  g_ptr_array_set_size (self->live[kind], 0);
  for (guint i = 0; i < self->all[kind]->len; i++)
    if (xl_plan_is_live (self, g_ptr_array_index (self->all[kind], i)))
      g_ptr_array_add (self->live[kind], g_object_ref (g_ptr_array_index (self->all[kind], i)));
}

static void
settle_one (XlPlan *self, guint kind, XlRecord *record)
{
  gboolean was, is = lookup (self, record->id) == record && xl_plan_is_live (self, record);
  guint place = place_of (self->live[kind], record->id, &was);

  if (was == is)
    return;
  if (is)
    g_ptr_array_insert (self->live[kind], place, g_object_ref (record));
  else
    g_ptr_array_remove_index (self->live[kind], place);
  g_signal_emit (self, signals[LIST_CHANGED], 0, xl_kind_get (kind), place, was ? 1 : 0, is ? 1 : 0);
}

static void
settle (XlPlan *self, GHashTable *unsettled)
{
  GPtrArray *of[XL_N_KINDS];
  GHashTableIter iter;
  gpointer record;

  for (guint kind = 0; kind < XL_N_KINDS; kind++)
    of[kind] = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, unsettled);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    g_ptr_array_add (of[xl_kind_index (((XlRecord *) record)->kind)], record);
  for (guint kind = 0; kind < XL_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) mine = of[kind];
      guint before = self->live[kind]->len;

      if (mine->len <= 64) /* more are collected in the order of the table */
        g_ptr_array_sort (mine, compare_ids);
      if (mine->len <= 64)
        for (guint i = 0; i < mine->len; i++)
          settle_one (self, kind, g_ptr_array_index (mine, i));
      else
        {
          collect_live (self, kind);
          g_signal_emit (self, signals[LIST_CHANGED], 0, xl_kind_get (kind), 0, before, self->live[kind]->len);
        }
    }
}

/* --- GObject ---------------------------------------------------------------------------------- */

static void
xl_plan_finalize (GObject *object)
{
  XlPlan *self = XL_PLAN (object);

  for (guint i = 0; i < XL_N_KINDS; i++)
    {
      g_ptr_array_unref (self->live[i]);
      g_ptr_array_unref (self->all[i]);
    }
  g_hash_table_unref (self->limbo);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->records);
  xl_history_free (self->history);
  G_OBJECT_CLASS (xl_plan_parent_class)->finalize (object);
}

static void
xl_plan_class_init (XlPlanClass *class)
{
  G_OBJECT_CLASS (class)->finalize = xl_plan_finalize;
  signals[LIST_CHANGED] = g_signal_new ("list-changed", XL_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 4, G_TYPE_POINTER, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[APPLIED] = g_signal_new ("applied", XL_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_POINTER);
}

static void
xl_plan_init (XlPlan *self)
{
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->limbo = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->history = xl_history_new ();
  for (guint i = 0; i < XL_N_KINDS; i++)
    {
      self->all[i] = g_ptr_array_new ();
      self->live[i] = g_ptr_array_new_with_free_func (g_object_unref);
    }
}

/**
 * xl_plan_new:
 *
 * Returns: (transfer full): an empty plan
 */
XlPlan *
xl_plan_new (void)
{
  return g_object_new (XL_TYPE_PLAN, NULL);
}

/* Returns: what is left of @n */
static guint
shed_some (GPtrArray *records, guint n)
{
  const guint some = MIN (n, records->len);

  g_ptr_array_set_size (records, (int) (records->len - some));
  return n - some;
}

/**
 * xl_plan_shed:
 * @n: so many records at once
 *
 * For the last owner, who will ask nothing of the plan any more: lets go of a large plan bit by bit.
 *
 * Returns: whether there are more records
 */
gboolean
xl_plan_shed (XlPlan *self, guint n)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      n = shed_some (self->live[k], n);
      for (; n > 0 && self->all[k]->len > 0; n--)
        {
          XlRecord *record = g_ptr_array_steal_index_fast (self->all[k], self->all[k]->len - 1);

          g_hash_table_remove (self->records, &record->id);
        }
    }
  return n == 0;
}

/* --- loading ---------------------------------------------------------------------------------- */

/**
 * xl_plan_take:
 * @record: (transfer full): a record, read from the plan file
 *
 * For loading; call xl_plan_link() after the last one. A second record of one id replaces nothing
 * and is dropped: the file's primary keys make that impossible within a kind, and random ids
 * between kinds.
 */
void
xl_plan_take (XlPlan *self, XlRecord *record)
{
  if (lookup (self, record->id) != NULL)
    {
      g_object_unref (record);
      return;
    }
  self->version++;
  g_hash_table_insert (self->records, &record->id, record);
  g_ptr_array_add (self->all[xl_kind_index (record->kind)], record);
}

/**
 * xl_plan_link:
 * @fault: (out) (optional): the first reference to a record that is not there
 *
 * Resolves the references between all records that were taken.
 *
 * Returns: whether every reference leads to a record of the right kind
 */
gboolean
xl_plan_link (XlPlan *self, XlFault **fault)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      g_ptr_array_sort (self->all[k], compare_ids);
      for (guint i = 0; i < self->all[k]->len; i++)
        {
          XlRecord *record = g_ptr_array_index (self->all[k], i);

          for (guint f = 0; f < record->kind->n_fields; f++)
            {
              const XlField *field = &record->kind->fields[f];
              XlRecord *target;
              gint64 id;

              if (field->type != XL_FIELD_REFERENCE || (id = xl_field_get_reference (field, record)) == 0)
                continue;
              target = lookup (self, id);
              if (target == NULL || (*field->target != '*' && target->kind != xl_kind_find (field->target)))
                {
                  g_autofree char *detail = g_strdup_printf ("%" G_GINT64_FORMAT, id);

                  xl_fault_take (fault, xl_fault_new (XL_FAULT_DANGLING, record->kind, record->id, field, NULL,
                                                      detail));
                  return FALSE;
                }
              link_reference (self, record, id);
            }
        }
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    collect_live (self, k);
  return TRUE;
}

/**
 * xl_plan_set_floor:
 * @seq: transactions up to this one cannot be undone
 */
void
xl_plan_set_floor (XlPlan *self, gint64 seq)
{
  xl_history_set_floor (self->history, seq);
}

/**
 * xl_plan_push_heading:
 * @tx: (transfer none): the next transaction of the file's history, operations not needed
 */
void
xl_plan_push_heading (XlPlan *self, const XlTx *tx)
{
  xl_history_push (self->history, tx);
}

/* --- the door's inner side -------------------------------------------------------------------- */

/**
 * xl_plan_apply:
 * @changes: what the store has written
 *
 * Changes the records, tells the lists, notifies exactly the properties that changed, then emits
 * #XlPlan::applied.
 */
void
xl_plan_apply (XlPlan *self, const XlChanges *changes)
{
  News news = {
    g_hash_table_new_full (NULL, NULL, g_object_unref, NULL),
    g_hash_table_new_full (NULL, NULL, g_object_unref, NULL),
    g_ptr_array_new (),
  };
  GHashTableIter iter;
  gpointer record;

  self->version++;
  for (guint t = 0; t < changes->len; t++)
    {
      const XlTx *tx = g_ptr_array_index (changes, t);

      if (tx->ops != NULL)
        do_ops (self, tx->ops, tx->ops->len, FALSE, &news);
      xl_history_push (self->history, tx);
    }
  g_hash_table_iter_init (&iter, news.revised);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      ((XlRecord *) record)->revision++;
      g_object_freeze_notify (record);
    }
  settle (self, news.unsettled);
  for (guint i = 0; i < news.notes->len; i += 2)
    g_object_notify (g_ptr_array_index (news.notes, i), g_ptr_array_index (news.notes, i + 1));
  g_hash_table_iter_init (&iter, news.revised);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      g_object_notify (record, "revision");
      g_object_thaw_notify (record);
    }
  g_signal_emit (self, signals[APPLIED], 0, changes);
  g_ptr_array_unref (news.notes);
  g_hash_table_unref (news.unsettled);
  g_hash_table_unref (news.revised);
}

/**
 * xl_plan_get_version:
 *
 * Returns: a number that grows before anybody hears of a change: what was made of the plan under another one is old.
 *   An edit that is only tried does not count
 */
guint64
xl_plan_get_version (XlPlan *self)
{
  return self->version;
}

static void
take_back (XlPlan *self, const XlEdit *edit, guint n)
{
  do_ops (self, edit->ops, n, TRUE, NULL);
  g_hash_table_remove_all (self->limbo);
}

/**
 * xl_plan_try:
 *
 * Makes the plan what it would be after @edit, for the length of a rule's question: no signal, no
 * notify, and xl_plan_get_live() stays as it was. Take it back with xl_plan_untry() at once.
 *
 * Returns: whether it is tried; else somebody stopped it, and the plan is what it was
 */
gboolean
xl_plan_try (XlPlan *self, const XlEdit *edit)
{
  guint done = do_ops (self, edit->ops, edit->ops->len, FALSE, NULL);

  self->tried = done == edit->ops->len;
  if (!self->tried)
    take_back (self, edit, done);
  return self->tried;
}

void
xl_plan_untry (XlPlan *self, const XlEdit *edit)
{
  take_back (self, edit, edit->ops->len);
  self->tried = FALSE;
}

/**
 * xl_plan_is_tried:
 *
 * Returns: whether the plan is what it would be after an edit: what is kept from one question to the
 *   next must neither be answered with nor be filled now, since no record's revision tells of it
 */
gboolean
xl_plan_is_tried (XlPlan *self)
{
  return self->tried;
}

/* --- reading ---------------------------------------------------------------------------------- */

/**
 * xl_plan_lookup:
 *
 * Returns: (transfer none) (nullable): the record of that id
 */
XlRecord *
xl_plan_lookup (XlPlan *self, gint64 id)
{
  return lookup (self, id);
}

/**
 * xl_plan_get_all:
 *
 * Returns: (transfer none) (element-type XlRecord): every record of @kind, retired ones too, by id
 */
const GPtrArray *
xl_plan_get_all (XlPlan *self, const XlKind *kind)
{
  return self->all[xl_kind_index (kind)];
}

/**
 * xl_plan_get_live:
 *
 * Returns: (transfer none) (element-type XlRecord): the records of @kind that are shown, by id
 */
const GPtrArray *
xl_plan_get_live (XlPlan *self, const XlKind *kind)
{
  return self->live[xl_kind_index (kind)];
}

guint
xl_plan_count (XlPlan *self, const XlKind *kind)
{
  return self->live[xl_kind_index (kind)]->len;
}

XlHistory *
xl_plan_get_history (XlPlan *self)
{
  return self->history;
}

/**
 * xl_plan_dup_links:
 * @kind: kind of the link rows
 * @field: (nullable): the field by which they refer to @record; NULL for any
 *
 * Returns: (transfer container) (element-type XlRecord): the live records of @kind that refer to
 *   @record, by id
 */
GPtrArray *
xl_plan_dup_links (XlPlan *self, const XlRecord *record, const XlKind *kind, const char *field)
{
  const XlField *row = field != NULL ? xl_kind_field (kind, field) : NULL;
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; record->backlinks != NULL && i < record->backlinks->len; i++)
    {
      XlRecord *link = g_ptr_array_index (record->backlinks, i);

      if (link->kind == kind && (row == NULL || xl_field_get_reference (row, link) == record->id)
          && xl_plan_is_live (self, link))
        g_ptr_array_add (links, link);
    }
  g_ptr_array_sort (links, compare_ids);
  for (guint i = links->len; i-- > 1;)
    if (g_ptr_array_index (links, i) == g_ptr_array_index (links, i - 1))
      g_ptr_array_remove_index (links, i);
  return links;
}

/**
 * xl_plan_dup_backlinks:
 *
 * Returns: (transfer container) (element-type XlRecord): all records, hidden ones too, that refer
 *   to @record, by id
 */
GPtrArray *
xl_plan_dup_backlinks (XlPlan *self, const XlRecord *record)
{
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; record->backlinks != NULL && i < record->backlinks->len; i++)
    g_ptr_array_add (links, g_ptr_array_index (record->backlinks, i));
  g_ptr_array_sort (links, compare_ids);
  for (guint i = links->len; i-- > 1;)
    if (g_ptr_array_index (links, i) == g_ptr_array_index (links, i - 1))
      g_ptr_array_remove_index (links, i);
  return links;
}

/**
 * xl_plan_set_gone:
 * @ids: documents that are not where their path says; a plan cannot look for itself
 *
 * Returns: whether these are others than before
 */
gboolean
xl_plan_set_gone (XlPlan *self, const gint64 *ids, guint n)
{
  gboolean same = g_hash_table_size (self->gone) == n;

  for (guint i = 0; i < n && same; i++)
    same = g_hash_table_contains (self->gone, &ids[i]);
  g_hash_table_remove_all (self->gone);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (self->gone, g_memdup2 (&ids[i], sizeof ids[i]));
  return !same;
}

/**
 * xl_plan_copy_gone:
 *
 * What @from was told by xl_plan_set_gone(), told to a second plan of the same file.
 */
void
xl_plan_copy_gone (XlPlan *self, XlPlan *from)
{
  g_autofree gint64 *ids = g_new (gint64, g_hash_table_size (from->gone) + 1);
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, from->gone);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    ids[n++] = *(gint64 *) id;
  xl_plan_set_gone (self, ids, n);
}

/**
 * xl_plan_is_gone:
 *
 * Returns: whether the document was not found when somebody looked
 */
gboolean
xl_plan_is_gone (XlPlan *self, const XlDocument *document)
{
  return g_hash_table_contains (self->gone, &document->parent_instance.id);
}
