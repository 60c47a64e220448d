/* xl-plan-check.c - what every edit must pass before the rules see it: types, codes, references */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-codes.h"
#include "xl-id.h"
#include "xl-plan-private.h"

#include <string.h>

/* --- asked once, and stopped ------------------------------------------------------------------ */

/**
 * xl_plan_has_passed:
 * @on: day as of which it was asked, %XL_DATE_NONE where the day does not matter
 *
 * Returns: whether this very edit has passed @pass since the plan last changed
 */
gboolean
xl_plan_has_passed (XlPlan *self, const XlEdit *edit, XlPass pass, XlDate on)
{
  const Passed *passed = &self->passed[pass];

  return passed->stamp == edit->stamp && passed->version == self->version && passed->on == on && !self->tried;
}

/**
 * xl_plan_note_passed:
 *
 * For who lets it pass: see xl_plan_has_passed().
 */
void
xl_plan_note_passed (XlPlan *self, const XlEdit *edit, XlPass pass, XlDate on)
{
  if (!self->tried)
    self->passed[pass] = (Passed){ edit->stamp, self->version, on };
}

/**
 * xl_plan_set_stop:
 * @stop: (nullable): is asked now and then by checks and other long work over the plan, which end early then
 *
 * For a plan that belongs to one job.
 */
void
xl_plan_set_stop (XlPlan *self, XlStopFunc stop, gpointer data)
{
  self->stop = stop;
  self->stop_data = data;
}

gboolean
xl_plan_is_stopped (XlPlan *self)
{
  return self->stop != NULL && self->stop (self->stop_data);
}

/**
 * xl_plan_stop_fault:
 * @fault: (out) (optional): %XL_FAULT_STOPPED
 *
 * Returns: whether the work goes on
 */
gboolean
xl_plan_stop_fault (XlPlan *self, XlFault **fault)
{
  if (!xl_plan_is_stopped (self))
    return TRUE;
  xl_fault_take (fault, xl_fault_new (XL_FAULT_STOPPED, NULL, 0, NULL, NULL, NULL));
  return FALSE;
}

/* --- values ----------------------------------------------------------------------------------- */

static gboolean
refuse (XlFault **fault, XlFaultCode code, const XlOp *op, const XlField *field, const char *value,
        const char *detail)
{
  xl_fault_take (fault, xl_fault_new (code, op->kind, op->id, field, value, detail));
  return FALSE;
}

/* The kind of the record that @id will be after the edit; NULL if there will be none. */
static const XlKind *
kind_after (XlPlan *plan, const XlEdit *edit, gint64 id)
{
  const XlOp *op = xl_edit_find (edit, id);
  XlRecord *record = xl_plan_lookup (plan, id);

  if (op != NULL)
    return op->type == XL_OP_DELETE ? NULL : op->kind;
  return record != NULL ? record->kind : NULL;
}

static gboolean
check_reference (XlPlan *plan, const XlEdit *edit, const XlOp *op, const XlOpField *item, XlFault **fault)
{
  gint64 id = g_ascii_strtoll (item->new_text, NULL, 10);
  const XlKind *kind = kind_after (plan, edit, id);
  const XlKind *wanted = *item->field->target != '*' ? xl_kind_find (item->field->target) : NULL;
  g_autofree char *text = NULL;

  /* Evidence about evidence could go round in a circle, and says nothing that one row could not. */
  if (kind != NULL && (wanted == NULL ? !(kind->flags & XL_KIND_ABOUT) : kind == wanted))
    return TRUE;
  text = xl_id_to_text (wanted != NULL ? wanted : op->kind, id);
  return refuse (fault, kind == NULL ? XL_FAULT_DANGLING : XL_FAULT_NOT_A_REFERENCE, op, item->field, text, text);
}

static gboolean
check_value (XlPlan *plan, const XlEdit *edit, const XlOp *op, const XlOpField *item, XlFault **fault)
{
  XlFault *own = NULL;

  if (!xl_field_check (item->field, item->new_text, &own))
    {
      own->kind = op->kind;
      own->id = op->id;
      xl_fault_take (fault, own);
      return FALSE;
    }
  return item->field->type != XL_FIELD_REFERENCE || item->new_text == NULL
         || check_reference (plan, edit, op, item, fault);
}

static gboolean
check_insert (XlPlan *plan, const XlEdit *edit, const XlOp *op, XlFault **fault)
{
  /* Both stand in table order. */
  for (guint i = 0, at = 0; i < op->kind->n_fields; i++)
    {
      const XlField *field = &op->kind->fields[i];
      gboolean there = at < op->fields->len && g_array_index (op->fields, XlOpField, at).field == field;
      const XlOpField *item = there ? &g_array_index (op->fields, XlOpField, at++) : NULL;
      XlOpField none = { field, NULL, NULL };

      if (!check_value (plan, edit, op, item != NULL ? item : &none, fault))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_old (XlPlan *plan, const XlOp *op, XlFault **fault)
{
  XlRecord *record = xl_plan_lookup (plan, op->id);

  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);
      g_autofree char *now = xl_field_dup_text (item->field, record);

      if (g_strcmp0 (now, item->old_text) != 0)
        return refuse (fault, XL_FAULT_STALE, op, item->field, item->old_text, now);
    }
  return TRUE;
}

/* Nobody may be left who refers to a deleted record. */
static gboolean
check_unused (XlPlan *plan, const XlEdit *edit, const XlOp *op, XlFault **fault)
{
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (plan, xl_plan_lookup (plan, op->id));

  for (guint i = 0; i < users->len; i++)
    {
      XlRecord *user = g_ptr_array_index (users, i);
      const XlOp *change = xl_edit_find (edit, user->id);
      gboolean uses = change == NULL || change->type != XL_OP_DELETE;

      for (guint f = 0; uses && change != NULL && f < user->kind->n_fields; f++)
        {
          const XlField *field = &user->kind->fields[f];
          const XlOpField *item = field->type == XL_FIELD_REFERENCE ? xl_op_field (change, field) : NULL;

          if (item != NULL && xl_field_get_reference (field, user) == op->id)
            uses = FALSE;
        }
      if (uses)
        {
          g_autofree char *text = xl_record_dup_id_text (user);

          return refuse (fault, XL_FAULT_STILL_USED, op, NULL, NULL, text);
        }
    }
  return TRUE;
}

/* A code belongs to the scheme that stands beside it; the hint names the older scheme it is from. */
static gboolean
check_region_code (XlPlan *plan, const XlOp *op, XlFault **fault)
{
  const XlField *code_field = xl_kind_field (&xl_kind_region, "code");
  const XlField *scheme_field = xl_kind_field (&xl_kind_region, "scheme");
  XlRegion *region = (XlRegion *) xl_plan_lookup (plan, op->id);
  const XlOpField *code_item = xl_op_field (op, code_field);
  const XlOpField *scheme_item = xl_op_field (op, scheme_field);
  const char *code = code_item != NULL ? code_item->new_text : region != NULL ? region->code : NULL;
  const char *scheme = scheme_item != NULL ? scheme_item->new_text
                       : region != NULL    ? xl_field_get_nick (scheme_field, &region->parent_instance)
                                           : NULL;
  const char *version, *last, *today;
  g_autofree char *hint = NULL;

  if (code == NULL || scheme == NULL || strcmp (scheme, "nuts-2024") != 0 || xl_codes_get ("nuts") == NULL)
    return TRUE;
  version = xl_codes_lookup ("nuts", code, "version");
  if (version != NULL && strcmp (version, "2024") == 0)
    return TRUE;
  last = xl_codes_lookup ("nuts-old", code, "last");
  today = xl_codes_lookup ("nuts-old", code, "hint");
  if (last != NULL || version != NULL)
    hint = g_strdup_printf ("%s %s", last != NULL ? last : version, today != NULL ? today : "");
  return refuse (fault, hint != NULL ? XL_FAULT_OLD_CODE : XL_FAULT_UNKNOWN_CODE, op, code_field, code,
                 hint != NULL ? g_strchomp (hint) : "nuts");
}

static gboolean
check_nace (XlPlan *plan, const XlOp *op, XlFault **fault)
{
  const XlField *field = xl_kind_field (&xl_kind_organisation, "nace");
  const XlField *scheme_field = xl_kind_field (&xl_kind_organisation, "nace_scheme");
  XlOrganisation *there = (XlOrganisation *) xl_plan_lookup (plan, op->id);
  const XlOpField *item = xl_op_field (op, field);
  const XlOpField *scheme_item = xl_op_field (op, scheme_field);
  g_auto (GStrv) codes = NULL;
  const char *scheme, *list;

  if (item == NULL || item->new_text == NULL)
    return TRUE;
  scheme = scheme_item != NULL ? scheme_item->new_text
           : there != NULL     ? xl_field_get_nick (scheme_field, &there->parent_instance)
                               : NULL;
  list = g_strcmp0 (scheme, "rev-2.1") == 0 ? "nace21" : "nace2";
  codes = xl_set_from_text (item->new_text);
  for (guint i = 0; xl_codes_get (list) != NULL && codes[i] != NULL; i++)
    if (xl_codes_find (xl_codes_get (list), codes[i]) < 0)
      return refuse (fault, XL_FAULT_UNKNOWN_CODE, op, field, codes[i], list);
  return TRUE;
}

/* Codes of the List of Waste, or words for what is outside of it; NACE codes of either revision. */
static gboolean
check_flow_codes (const XlOp *op, XlFault **fault)
{
  const XlField *classes = xl_kind_field (&xl_kind_flow, "class");
  const XlField *fields[] = { xl_kind_field (&xl_kind_flow, "codes"), xl_kind_field (&xl_kind_flow, "nace") };

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      const XlOpField *item = xl_op_field (op, fields[f]);
      g_auto (GStrv) codes = item != NULL && item->new_text != NULL ? xl_set_from_text (item->new_text) : NULL;
      const char *list = f == 0 ? "ewc" : "nace2";

      for (guint i = 0; codes != NULL && xl_codes_get (list) != NULL && codes[i] != NULL; i++)
        if (xl_codes_find (xl_codes_get (list), codes[i]) < 0
            && (f == 0 ? xl_field_find_choice (classes, codes[i]) <= XL_FLOW_WASTE
                       : xl_codes_find (xl_codes_get ("nace21"), codes[i]) < 0))
          return refuse (fault, XL_FAULT_UNKNOWN_CODE, op, fields[f], codes[i], list);
    }
  return TRUE;
}

/* Countries that may take part in a call. */
static gboolean
check_call_countries (const XlOp *op, XlFault **fault)
{
  const XlField *field = xl_kind_field (&xl_kind_call, "countries");
  const XlOpField *item = xl_op_field (op, field);
  g_auto (GStrv) codes = item != NULL && item->new_text != NULL ? xl_set_from_text (item->new_text) : NULL;

  for (guint i = 0; codes != NULL && xl_codes_get ("countries") != NULL && codes[i] != NULL; i++)
    if (xl_codes_find (xl_codes_get ("countries"), codes[i]) < 0)
      return refuse (fault, XL_FAULT_UNKNOWN_CODE, op, field, codes[i], "countries");
  return TRUE;
}

/**
 * xl_plan_check_op:
 * @edit: the edit that it is part of, whose other operations may bring what it refers to
 * @fault: (out) (optional): the first thing that is wrong with it
 *
 * Checks one operation of an edit that undoes nothing, for those who say of each what is wrong with it.
 *
 * Returns: whether it alone would not keep the edit from going on
 */
gboolean
xl_plan_check_op (XlPlan *plan, const XlEdit *edit, const XlOp *op, XlFault **fault)
{
  XlRecord *record = xl_plan_lookup (plan, op->id);

  if (op->type == XL_OP_INSERT)
    {
      if (record != NULL)
        return refuse (fault, XL_FAULT_EXISTS, op, NULL, NULL, NULL);
      if (!check_insert (plan, edit, op, fault))
        return FALSE;
    }
  else
    {
      if (record == NULL || record->kind != op->kind)
        return refuse (fault, XL_FAULT_MISSING, op, NULL, NULL, NULL);
      if (!check_old (plan, op, fault))
        return FALSE;
      if (op->type == XL_OP_DELETE)
        return check_unused (plan, edit, op, fault);
      for (guint i = 0; i < op->fields->len; i++)
        if (!check_value (plan, edit, op, &g_array_index (op->fields, XlOpField, i), fault))
          return FALSE;
    }
  if (op->kind == &xl_kind_region)
    return check_region_code (plan, op, fault);
  if (op->kind == &xl_kind_organisation)
    return check_nace (plan, op, fault);
  if (op->kind == &xl_kind_flow)
    return check_flow_codes (op, fault);
  if (op->kind == &xl_kind_call)
    return check_call_countries (op, fault);
  return TRUE;
}

/**
 * xl_plan_check_edit:
 * @fault: (out) (optional): the first thing that is wrong
 *
 * Checks every operation against the tables and the plan: types, ranges, codes, references, what
 * the edit expects. An edit that undoes something restores what was there and is not held to code
 * lists or ranges that came later: only its references and expectations are checked. What has passed once is not
 * checked again as long as it and the plan are the same.
 *
 * Returns: whether the edit may go on to the rules, and then to the store
 */
gboolean
xl_plan_check_edit (XlPlan *plan, const XlEdit *edit, XlFault **fault)
{
  g_autoptr (GHashTable) seen = NULL;

  if (xl_plan_has_passed (plan, edit, XL_PASS_TABLES, XL_DATE_NONE))
    return TRUE;
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < edit->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (edit->ops, i);

      if (!xl_plan_stop_fault (plan, fault))
        return FALSE;
      /* One operation a record: a second could only say what the first should have said. */
      if (!g_hash_table_add (seen, (gpointer) &op->id))
        return refuse (fault, XL_FAULT_EXISTS, op, NULL, NULL, NULL);
      if (edit->undoes == NULL)
        {
          if (!xl_plan_check_op (plan, edit, op, fault))
            return FALSE;
          continue;
        }
      if (op->type == XL_OP_INSERT ? xl_plan_lookup (plan, op->id) != NULL : xl_plan_lookup (plan, op->id) == NULL)
        return refuse (fault, op->type == XL_OP_INSERT ? XL_FAULT_EXISTS : XL_FAULT_MISSING, op, NULL, NULL, NULL);
      if (op->type != XL_OP_INSERT && !check_old (plan, op, fault))
        return FALSE;
      if (op->type == XL_OP_DELETE && !check_unused (plan, edit, op, fault))
        return FALSE;
    }
  xl_plan_note_passed (plan, edit, XL_PASS_TABLES, XL_DATE_NONE);
  return TRUE;
}
