/* xl-merge.c - two copies of a plan compared with what both go back to, field by field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-merge.h"

#include <string.h>

/* Invariants:
 * 1. The units are all differences between the two plans: a plan in which each unit has the value of its keep is the
 *    one plan, the other, or something between them, and from either side the same edits lead there.
 * 2. A unit that only one side changed keeps that side. What both changed alike is no difference, and no question.
 * 3. Comparing (a, b) and (b, a) gives the same units, with sides exchanged. */

static void
unit_free (gpointer data)
{
  XlMergeUnit *unit = data;

  g_free (unit->base);
  g_free (unit->mine);
  g_free (unit->theirs);
  g_free (unit);
}

static XlMergeSide
other_side (XlMergeSide side)
{
  return side == XL_MERGE_MINE ? XL_MERGE_THEIRS : XL_MERGE_MINE;
}

/* --- comparing -------------------------------------------------------------------------------- */

typedef struct
{
  XlMergeDiff *diff;
  XlPast *base;       /* NULL: both began with nothing */
  XlPast *other_base; /* NULL unless neither base descends from the other */
} Comparison;

static XlMergeUnit *
add_unit (Comparison *self, const XlKind *kind, gint64 id, const XlField *field)
{
  XlMergeUnit *unit = g_new0 (XlMergeUnit, 1);

  unit->kind = kind;
  unit->id = id;
  unit->field = field;
  unit->mine_there = unit->theirs_there = TRUE;
  g_ptr_array_add (self->diff->units, unit);
  return unit;
}

static void
set_by (XlMergeUnit *unit, XlMergeSide by)
{
  unit->by = by;
  unit->why = by == XL_MERGE_NOBODY ? XL_MERGE_BOTH : XL_MERGE_TAKEN;
  unit->keep = by;
}

/* Whether it is known that the record was there, or that it was not. */
static gboolean
base_has (Comparison *self, const XlKind *kind, gint64 id, gboolean *there)
{
  *there = self->base != NULL && xl_past_has (self->base, kind, id);
  return self->other_base == NULL || xl_past_has (self->other_base, kind, id) == *there;
}

/* Whether it is known how the field was. */
static gboolean
base_text (Comparison *self, const XlKind *kind, gint64 id, const XlField *field, char **text)
{
  g_autofree char *other = NULL;
  gboolean there;

  *text = NULL;
  if (!base_has (self, kind, id, &there) || !there)
    return FALSE;
  *text = xl_past_dup_text (self->base, kind, id, field);
  if (self->other_base == NULL)
    return TRUE;
  other = xl_past_dup_text (self->other_base, kind, id, field);
  if (g_strcmp0 (*text, other) == 0)
    return TRUE;
  g_clear_pointer (text, g_free);
  return FALSE;
}

/* Whether what is alike on both sides was never otherwise. */
static gboolean
is_untouched (Comparison *self, gint64 id)
{
  return self->base != NULL && !xl_past_differs (self->base, id)
         && (self->other_base == NULL || !xl_past_differs (self->other_base, id));
}

static void
compare_field (Comparison *self, XlRecord *mine, XlRecord *theirs, const XlField *field)
{
  const XlKind *kind = xl_record_get_kind (mine);
  g_autofree char *a = xl_field_dup_text (field, mine);
  g_autofree char *b = xl_field_dup_text (field, theirs);
  g_autofree char *base = NULL;
  gboolean has_base, differ = g_strcmp0 (a, b) != 0;
  XlMergeUnit *unit;

  /* What a dossier does not say may have been left out of it. */
  if (self->diff->partial && b == NULL)
    return;
  if (!differ && (self->diff->partial || self->diff->news || is_untouched (self, mine->id)))
    return;
  has_base = base_text (self, kind, mine->id, field, &base);
  if (!has_base || g_strcmp0 (base, b) != 0)
    self->diff->news = TRUE;
  if (!differ)
    return;
  unit = add_unit (self, kind, mine->id, field);
  set_by (unit, !has_base                     ? XL_MERGE_NOBODY
                : g_strcmp0 (base, b) == 0 ? XL_MERGE_MINE
                : g_strcmp0 (base, a) == 0 ? XL_MERGE_THEIRS
                                           : XL_MERGE_NOBODY);
  unit->has_base = has_base;
  unit->base = g_steal_pointer (&base);
  unit->mine = g_steal_pointer (&a);
  unit->theirs = g_steal_pointer (&b);
}

static gboolean
is_as_base (Comparison *self, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *now = xl_field_dup_text (&kind->fields[i], record);
      g_autofree char *base = NULL;

      if (!base_text (self, kind, record->id, &kind->fields[i], &base) || g_strcmp0 (now, base) != 0)
        return FALSE;
    }
  return TRUE;
}

/* A record that only @side has. */
static void
compare_whole (Comparison *self, XlRecord *record, XlMergeSide side)
{
  const XlKind *kind = xl_record_get_kind (record);
  gboolean there, known = base_has (self, kind, record->id, &there);
  XlMergeUnit *unit;

  /* What a dossier does not hold may have been left out of it. */
  if (self->diff->partial && side == XL_MERGE_MINE)
    return;
  unit = add_unit (self, kind, record->id, NULL);
  unit->mine_there = side == XL_MERGE_MINE;
  unit->theirs_there = side == XL_MERGE_THEIRS;
  unit->has_base = known && there;
  if (known && !there)
    set_by (unit, side); /* it is new */
  else if (known && is_as_base (self, record))
    set_by (unit, other_side (side)); /* the other deleted it */
  else
    {
      set_by (unit, XL_MERGE_NOBODY);
      unit->why = known ? XL_MERGE_REMOVED : XL_MERGE_BOTH;
    }
  if (!known || (side == XL_MERGE_THEIRS ? !there || !is_as_base (self, record) : there))
    self->diff->news = TRUE;
}

static gboolean
compare_kind (Comparison *self, const XlKind *kind)
{
  const GPtrArray *mine = xl_plan_get_all (self->diff->mine, kind);
  const GPtrArray *theirs = xl_plan_get_all (self->diff->theirs, kind);
  guint i = 0, j = 0;

  while (i < mine->len || j < theirs->len)
    {
      XlRecord *a = i < mine->len ? g_ptr_array_index (mine, i) : NULL;
      XlRecord *b = j < theirs->len ? g_ptr_array_index (theirs, j) : NULL;
      XlRecord *elsewhere = NULL;

      if (a != NULL && b != NULL && a->id == b->id)
        {
          for (guint f = 0; f < kind->n_fields; f++)
            compare_field (self, a, b, &kind->fields[f]);
          i++;
          j++;
          continue;
        }
      if (b == NULL || (a != NULL && a->id < b->id))
        {
          elsewhere = xl_plan_lookup (self->diff->theirs, a->id);
          compare_whole (self, a, XL_MERGE_MINE);
          i++;
        }
      else
        {
          elsewhere = xl_plan_lookup (self->diff->mine, b->id);
          compare_whole (self, b, XL_MERGE_THEIRS);
          j++;
        }
      if (elsewhere != NULL)
        {
          self->diff->clash = kind;
          self->diff->clash_id = elsewhere->id;
          return FALSE;
        }
    }
  return TRUE;
}

/* --- retired against edited ------------------------------------------------------------------- */

static gboolean
retires (const XlMergeUnit *unit)
{
  return unit->field != NULL && unit->field->offset == G_STRUCT_OFFSET (XlRecord, retired) && unit->why == XL_MERGE_TAKEN
         && g_strcmp0 (unit->by == XL_MERGE_MINE ? unit->mine : unit->theirs, "1") == 0;
}

/* Whether the other side has linked something new to the record, which nobody would see. */
static gboolean
is_used_anew (GHashTable *used, const XlMergeUnit *unit)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (used, &unit->id)) & (1 << other_side (unit->by));
}

/* By id of what a new row cannot be without: bits 1 << side of who added such a row. */
static GHashTable *
find_used (const XlMergeDiff *diff)
{
  GHashTable *used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < diff->units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (diff->units, i);
      XlRecord *record;

      if (unit->field != NULL || unit->why != XL_MERGE_TAKEN || unit->has_base)
        continue;
      record = xl_plan_lookup (unit->mine_there ? diff->mine : diff->theirs, unit->id);
      for (guint f = 0; f < unit->kind->n_fields; f++)
        {
          const XlField *field = &unit->kind->fields[f];
          gint64 target;
          int sides;

          if (field->type != XL_FIELD_REFERENCE || !(field->flags & XL_FIELD_REQUIRED))
            continue;
          target = xl_field_get_reference (field, record);
          sides = GPOINTER_TO_INT (g_hash_table_lookup (used, &target)) | 1 << unit->by;
          g_hash_table_replace (used, g_memdup2 (&target, sizeof target), GINT_TO_POINTER (sides));
        }
    }
  return used;
}

/* @units from @first on are all of one record. */
static void
ask_about_retired (const XlMergeDiff *diff, GHashTable *used, guint first, guint n)
{
  XlMergeUnit *retired = NULL;
  gboolean edited = FALSE;

  for (guint i = first; i < first + n; i++)
    if (retires (g_ptr_array_index (diff->units, i)))
      retired = g_ptr_array_index (diff->units, i);
  if (retired == NULL)
    return;
  for (guint i = first; i < first + n; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      edited = edited || (unit != retired && unit->by != retired->by);
    }
  if (!edited && !is_used_anew (used, retired))
    return;
  retired->why = XL_MERGE_RETIRED;
  retired->keep = XL_MERGE_NOBODY;
}

static void
look_for_retired (const XlMergeDiff *diff)
{
  g_autoptr (GHashTable) used = find_used (diff);
  guint first = 0;

  for (guint i = 1; i <= diff->units->len; i++)
    {
      const XlMergeUnit *before = g_ptr_array_index (diff->units, i - 1);

      if (i < diff->units->len && ((XlMergeUnit *) g_ptr_array_index (diff->units, i))->id == before->id)
        continue;
      ask_about_retired (diff, used, first, i - first);
      first = i;
    }
}

/* --- the whole -------------------------------------------------------------------------------- */

/**
 * xl_merge_compare:
 * @mine: the plan of this side
 * @theirs: the plan of the other
 * @base: (nullable): what both go back to; %NULL for the empty plan
 * @other_base: (nullable): another such, where neither descends from the other: what the two do not say alike is not
 *   known
 * @partial: @theirs may be a part of a plan: what is not in it says nothing
 *
 * Returns: (transfer full): every difference, and who made it; it holds the plans, which must not change
 */
XlMergeDiff *
xl_merge_compare (XlPlan *mine, XlPlan *theirs, XlPast *base, XlPast *other_base, gboolean partial)
{
  XlMergeDiff *diff = g_new0 (XlMergeDiff, 1);
  Comparison self = { diff, base, other_base };

  diff->mine = g_object_ref (mine);
  diff->theirs = g_object_ref (theirs);
  diff->partial = partial;
  diff->units = g_ptr_array_new_with_free_func (unit_free);
  for (guint k = 0; k < XL_N_KINDS; k++)
    if (!compare_kind (&self, xl_kind_get (k)))
      return diff;
  if ((base != NULL && xl_past_had_more (base, mine, theirs))
      || (other_base != NULL && xl_past_had_more (other_base, mine, theirs)))
    diff->news = TRUE;
  look_for_retired (diff);
  return diff;
}

void
xl_merge_diff_free (XlMergeDiff *diff)
{
  g_ptr_array_unref (diff->units);
  g_object_unref (diff->mine);
  g_object_unref (diff->theirs);
  g_free (diff);
}

/**
 * xl_merge_answer:
 * @side: what every question that is still open gets
 */
void
xl_merge_answer (const XlMergeDiff *diff, XlMergeSide side)
{
  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit->keep == XL_MERGE_NOBODY)
        unit->keep = side;
    }
}

static void
add_op (XlEdit *edit, const XlMergeUnit *unit, XlPlan *from, XlPlan *to, gboolean mine)
{
  const XlOp *before = xl_edit_find (edit, unit->id);
  XlRecord *record;
  XlOp *op;

  if (unit->field != NULL)
    {
      op = (XlOp *) before;
      if (op == NULL)
        xl_edit_add_op (edit, op = xl_op_new (XL_OP_SET, unit->kind, unit->id));
      xl_op_put (op, unit->field, mine ? unit->mine : unit->theirs, mine ? unit->theirs : unit->mine);
      return;
    }
  if (mine ? unit->mine_there : unit->theirs_there)
    {
      xl_edit_delete (edit, xl_plan_lookup (from, unit->id));
      return;
    }
  op = xl_op_new (XL_OP_INSERT, unit->kind, unit->id);
  record = xl_plan_lookup (to, unit->id);
  for (guint i = 0; i < unit->kind->n_fields; i++)
    {
      g_autofree char *text = xl_field_dup_text (&unit->kind->fields[i], record);

      if (text != NULL)
        xl_op_put (op, &unit->kind->fields[i], NULL, text);
    }
  xl_edit_add_op (edit, op);
}

/**
 * xl_merge_edit:
 * @from: whose plan the edit is of; what is not decided stays as it is there
 * @label: (nullable): of the edit
 *
 * Returns: (transfer full): the edit that makes the merged plan of that side's plan
 */
XlEdit *
xl_merge_edit (const XlMergeDiff *diff, XlMergeSide from, const char *label)
{
  XlEdit *edit = xl_edit_new (label);
  gboolean mine = from == XL_MERGE_MINE;

  for (guint i = 0; i < diff->units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit->keep == other_side (from))
        add_op (edit, unit, mine ? diff->mine : diff->theirs, mine ? diff->theirs : diff->mine, mine);
    }
  return edit;
}
