/* xl-dossier-rows.c - records that come in, field by field, made into an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include "xl-id.h"

#include <string.h>

/* 1. The edit says of a record exactly where it differs from the plan, and nothing of one that is
 *    the same.
 * 2. What the file could not hold (persons, private projects) is never taken for "no value".
 * 3. All references lead to rows of the file, whatever the plan has: a dossier stands for itself. */

static void
fault_clear (gpointer data)
{
  xl_dossier_fault_free (data);
}

static void
row_clear (gpointer data)
{
  g_free (((XlDossierRow *) data)->name);
}

void
xl_dossier_rows_init (XlDossierRows *self, XlPlan *plan, XlDossierResult *result, const char *label)
{
  memset (self, 0, sizeof *self);
  self->plan = plan;
  self->result = result;
  self->edit = xl_edit_new (label);
  self->digest = xl_digest_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (XlDossierLink));
  self->amounts = g_array_new (FALSE, FALSE, sizeof (XlDossierAmount));
  self->keys = g_array_new (FALSE, FALSE, sizeof (XlDossierKey));
  self->hints = g_string_new (NULL);
  result->rows = g_array_new (FALSE, TRUE, sizeof (XlDossierRow));
  g_array_set_clear_func (result->rows, row_clear);
  result->faults = g_ptr_array_new_with_free_func (fault_clear);
  result->notes = g_ptr_array_new_with_free_func (fault_clear);
}

static void
forget_values (XlDossierRows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_clear_pointer (&self->values[i], g_free);
}

void
xl_dossier_rows_clear (XlDossierRows *self)
{
  forget_values (self);
  g_clear_pointer (&self->edit, xl_edit_unref);
  if (self->digest != NULL)
    g_free (xl_digest_finish (self->digest));
  g_array_unref (self->links);
  g_array_unref (self->amounts);
  g_array_unref (self->keys);
  g_string_free (self->hints, TRUE);
}

/* --- faults ----------------------------------------------------------------------------------- */

static XlDossierRow *
row_at (XlDossierRows *self, guint row)
{
  return &g_array_index (self->result->rows, XlDossierRow, row);
}

static void
blame_row (XlDossierRow *row, XlDossierFault *fault)
{
  fault->kind = row->kind;
  fault->id = row->id;
  if (fault->fault != NULL)
    {
      fault->fault->kind = row->kind;
      fault->fault->id = row->id;
      fault->fault->line = fault->line;
    }
  if (row->action != XL_DOSSIER_ERROR)
    row->fault = fault;
  row->action = XL_DOSSIER_ERROR;
}

/* The schema was first to see what we can say better: its words give way to ours. */
static gboolean
say_better (XlDossierRow *row, XlDossierFaultCode code, const XlField *field, const char *detail, XlFault *value_fault)
{
  XlDossierFault *fault = (XlDossierFault *) row->fault;

  if (row->action != XL_DOSSIER_ERROR || fault == NULL || fault->code != XL_DOSSIER_INVALID)
    return FALSE;
  fault->code = code;
  fault->field = field;
  g_free (fault->detail);
  fault->detail = g_strdup (detail);
  fault->fault = value_fault;
  blame_row (row, fault);
  return TRUE;
}

/**
 * xl_dossier_rows_fault:
 * @fault: (transfer full) (nullable): with %XL_DOSSIER_VALUE
 *
 * Adds a fault, of the present record if there is one.
 *
 * Returns: (transfer none): it
 */
XlDossierFault *
xl_dossier_rows_fault (XlDossierRows *self, XlDossierFaultCode code, guint line, const XlField *field,
                       const char *detail, XlFault *fault)
{
  XlDossierFault *new = g_new0 (XlDossierFault, 1);

  if (self->result->faults->len >= XL_DOSSIER_MAX_FAULTS)
    {
      self->full = TRUE;
      code = XL_DOSSIER_TOO_MANY;
      detail = NULL;
      g_clear_pointer (&fault, xl_fault_free);
    }
  new->code = code;
  new->line = line;
  new->field = field;
  new->detail = g_strdup (detail);
  new->fault = fault;
  if (self->result->faults->len > XL_DOSSIER_MAX_FAULTS)
    {
      xl_dossier_fault_free (new);
      return g_ptr_array_index (self->result->faults, XL_DOSSIER_MAX_FAULTS);
    }
  g_ptr_array_add (self->result->faults, new);
  if (self->kind != NULL && code != XL_DOSSIER_TOO_MANY)
    {
      self->faulty = TRUE;
      blame_row (row_at (self, self->result->rows->len - 1), new);
    }
  return new;
}

/* --- one record ------------------------------------------------------------------------------- */

/**
 * xl_dossier_rows_begin:
 * @id: (nullable): what the file gives as its id
 *
 * A record begins; give its values, then call xl_dossier_rows_end().
 */
void
xl_dossier_rows_begin (XlDossierRows *self, const XlKind *kind, const char *id, guint line)
{
  XlDossierRow row = { .kind = kind, .line = line };
  const XlKind *id_kind = NULL;
  g_autofree char *word = id != NULL ? g_strstrip (g_strdup (id)) : NULL;

  self->kind = kind;
  self->id = xl_id_parse (word, &id_kind);
  if (id_kind != kind)
    self->id = 0;
  self->faulty = self->ignored = FALSE;
  self->first_link = self->links->len;
  self->first_amount = self->amounts->len;
  g_string_truncate (self->hints, 0);
  row.id = self->id;
  g_array_append_val (self->result->rows, row);
  if (self->id == 0)
    xl_dossier_rows_fault (self, XL_DOSSIER_BAD_ID, line, NULL, id != NULL && strlen (id) <= 60 ? id : NULL, NULL);
}

static void
take_value (XlDossierRows *self, const XlField *field, char *value)
{
  guint at = xl_kind_field_index (self->kind, field);

  g_free (self->values[at]);
  self->values[at] = value;
}

/**
 * xl_dossier_rows_value:
 * @field: any but a set and a reference
 * @text: as the file has it
 */
void
xl_dossier_rows_value (XlDossierRows *self, const XlField *field, const char *text, guint line)
{
  XlFault *fault = NULL;
  char *value = xl_dossier_read_value (field, text, &fault);

  if (value != NULL)
    take_value (self, field, value);
  else
    xl_dossier_rows_fault (self, XL_DOSSIER_VALUE, line, field, NULL, fault);
}

/**
 * xl_dossier_rows_set:
 * @items: (element-type utf8): in any order
 */
void
xl_dossier_rows_set (XlDossierRows *self, const XlField *field, GPtrArray *items, guint line)
{
  g_autofree char *value = NULL;
  XlFault *fault = NULL;

  g_ptr_array_add (items, NULL);
  value = xl_set_to_text ((const char *const *) items->pdata);
  if (value == NULL || xl_field_check (field, value, &fault))
    take_value (self, field, g_steal_pointer (&value));
  else
    xl_dossier_rows_fault (self, XL_DOSSIER_VALUE, line, field, NULL, fault);
}

/**
 * xl_dossier_rows_reference:
 * @id: (nullable): what the file gives as the record's id
 * @newer: the file is of a newer version, whose kinds need not all be known
 */
void
xl_dossier_rows_reference (XlDossierRows *self, const XlField *field, const char *id, guint line, gboolean newer)
{
  const XlKind *kind = NULL;
  g_autofree char *word = g_strstrip (g_strdup (id != NULL ? id : ""));
  XlDossierLink link = { xl_id_parse (word, &kind), field, self->result->rows->len - 1, line };

  if (link.id == 0 && newer && strrchr (word, '-') != NULL && strlen (strrchr (word, '-')) == 14)
    {
      /* To a kind that this version does not have: its record is ignored, so is what needs it. */
      self->ignored = self->ignored || (field->flags & XL_FIELD_REQUIRED);
      return;
    }
  if (link.id == 0)
    {
      XlFault *fault = xl_fault_new (XL_FAULT_NOT_A_REFERENCE, NULL, 0, field, strlen (word) <= 60 ? word : NULL, NULL);

      xl_dossier_rows_fault (self, XL_DOSSIER_VALUE, line, field, NULL, fault);
      return;
    }
  if (strcmp (field->target, "*") == 0 ? (kind->flags & XL_KIND_ABOUT) != 0 : strcmp (kind->name, field->target) != 0)
    {
      xl_dossier_rows_fault (self, XL_DOSSIER_WRONG_KIND, line, field, word, NULL);
      return;
    }
  g_array_append_val (self->links, link);
  take_value (self, field, g_strdup_printf ("%" G_GINT64_FORMAT, link.id));
}

/**
 * xl_dossier_rows_hint:
 * @hint: what the file calls the record that @field refers to; names the row, and no more
 */
void
xl_dossier_rows_hint (XlDossierRows *self, const XlField *field, const char *hint)
{
  if ((field->flags & XL_FIELD_REQUIRED) && self->hints->len < 200)
    g_string_append_printf (self->hints, "%s%.*s", self->hints->len > 0 ? " – " : "", 200, hint);
}

/**
 * xl_dossier_rows_amount:
 * @currency: (nullable): what the file gives as the currency of a money field
 */
void
xl_dossier_rows_amount (XlDossierRows *self, const XlField *field, const char *currency, guint line)
{
  const XlField *project = xl_kind_field (self->kind, "project");
  const char *id = project != NULL ? self->values[xl_kind_field_index (self->kind, project)] : NULL;
  XlDossierAmount amount = { 0, NULL, field, self->result->rows->len - 1, line };

  if (currency == NULL || strlen (currency) != 3 || (project == NULL && self->kind != &xl_kind_project && strcmp (currency, "EUR") != 0))
    {
      xl_dossier_rows_fault (self, XL_DOSSIER_CURRENCY, line, field, currency, NULL);
      return;
    }
  amount.currency = g_intern_string (currency);
  amount.project = self->kind == &xl_kind_project ? self->id : id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
  g_array_append_val (self->amounts, amount);
}

/* What people call it: its own name, or the names of what it joins. */
static char *
dup_name (XlDossierRows *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->kind->fields[i].flags & XL_FIELD_NAME) && self->kind->fields[i].type == XL_FIELD_TEXT
        && self->values[i] != NULL)
      return g_strdup (self->values[i]);
  if (self->hints->len == 0)
    return g_strdup (self->values[xl_kind_field_index (self->kind, xl_kind_field (self->kind, "key"))]);
  return g_utf8_make_valid (self->hints->str, self->hints->len);
}

static gboolean
may_be_elsewhere (XlDossierRows *self, const XlField *field)
{
  const XlKind *target;

  if ((field->flags & XL_FIELD_PERSONAL) && !self->persons)
    return TRUE;
  if (field->type != XL_FIELD_REFERENCE || (field->flags & XL_FIELD_REQUIRED))
    return FALSE;
  if (*field->target == '*')
    return !self->persons || !self->private_projects;
  target = xl_kind_find (field->target);
  return ((target == &xl_kind_project || (target->flags & XL_KIND_PART)) && !self->private_projects)
         || ((target->flags & XL_KIND_PERSONAL) && !self->persons);
}

static void
insert (XlDossierRows *self)
{
  XlOp *op = xl_op_new (XL_OP_INSERT, self->kind, self->id);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->values[i] != NULL)
      xl_op_put (op, &self->kind->fields[i], NULL, self->values[i]);
  xl_edit_add_op (self->edit, op);
  row_at (self, self->result->rows->len - 1)->action = XL_DOSSIER_CREATED;
}

/* xl_field_dup_text() without a copy where there need not be one; @made is to be freed. */
static const char *
text_of (const XlField *field, const XlRecord *record, char **made)
{
  *made = NULL;
  if (field->type == XL_FIELD_TEXT || field->type == XL_FIELD_LONG_TEXT)
    return xl_field_get_string (field, record);
  if (field->type == XL_FIELD_CHOICE)
    return xl_field_get_nick (field, record);
  return *made = xl_field_dup_text (field, record);
}

static void
update (XlDossierRows *self, const XlRecord *there)
{
  XlOp *op = NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const XlField *field = &self->kind->fields[i];
      g_autofree char *made = NULL;
      const char *now = text_of (field, there, &made);

      if (g_strcmp0 (now, self->values[i]) == 0 || (self->values[i] == NULL && may_be_elsewhere (self, field)))
        continue;
      if (op == NULL)
        op = xl_op_new (XL_OP_SET, self->kind, self->id);
      xl_op_put (op, field, now, self->values[i]);
    }
  row_at (self, self->result->rows->len - 1)->action = op != NULL ? XL_DOSSIER_UPDATED : XL_DOSSIER_SKIPPED;
  if (op != NULL)
    xl_edit_add_op (self->edit, op);
}

static void
miss_value (XlDossierRows *self, const XlField *field, guint line)
{
  XlDossierRow *row = row_at (self, self->result->rows->len - 1);
  XlFault *fault = xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, NULL, NULL);

  if (!self->faulty)
    xl_dossier_rows_fault (self, XL_DOSSIER_VALUE, line, field, NULL, fault);
  else if (!say_better (row, XL_DOSSIER_VALUE, field, NULL, fault))
    xl_fault_free (fault);
}

/**
 * xl_dossier_rows_end:
 * @line: where the record ends
 *
 * The record stays the present one, for what the schema still has to say about it.
 */
void
xl_dossier_rows_end (XlDossierRows *self, guint line)
{
  XlDossierKey key = { self->id, self->result->rows->len - 1, NULL };
  XlRecord *there = xl_plan_lookup (self->plan, self->id);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const XlField *field = &self->kind->fields[i];

      if (field->type == XL_FIELD_FLAG && self->values[i] == NULL)
        self->values[i] = g_strdup ("0");
      /* One fault a record is enough to begin with: a refused value is not also a missing one. */
      if (self->values[i] == NULL && (field->flags & XL_FIELD_REQUIRED) && !self->ignored)
        miss_value (self, field, line);
    }
  if (there != NULL && there->kind != self->kind && !self->faulty)
    xl_dossier_rows_fault (self, XL_DOSSIER_VALUE, line, NULL, NULL,
                           xl_fault_new (XL_FAULT_EXISTS, NULL, 0, NULL, NULL, NULL));
  if (self->ignored)
    {
      g_array_set_size (self->links, self->first_link);
      g_array_set_size (self->amounts, self->first_amount);
      if (!self->faulty)
        g_array_set_size (self->result->rows, self->result->rows->len - 1);
    }
  else
    {
      row_at (self, key.row)->name = dup_name (self);
      if (self->kind == &xl_kind_project)
        {
          guint at = xl_kind_field_index (self->kind, xl_kind_field (self->kind, "currency"));

          key.currency = g_intern_string (self->values[at]);
        }
      g_array_append_val (self->keys, key);
      if (!self->faulty)
        {
          xl_digest_add_texts (self->digest, self->kind, self->id, (const char *const *) self->values);
          if (there == NULL)
            insert (self);
          else
            update (self, there);
        }
    }
  forget_values (self);
}

/* --- all of them ------------------------------------------------------------------------------ */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const XlDossierKey *x = a, *y = b;

  return x->id != y->id ? (x->id < y->id ? -1 : 1) : x->row < y->row ? -1 : 1;
}

static const XlDossierKey *
find_key (XlDossierRows *self, gint64 id)
{
  guint from = 0, to = self->keys->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (self->keys, XlDossierKey, middle).id < id)
        from = middle + 1;
      else
        to = middle;
    }
  return from < self->keys->len && g_array_index (self->keys, XlDossierKey, from).id == id
             ? &g_array_index (self->keys, XlDossierKey, from)
             : NULL;
}

static void
blame (XlDossierRows *self, guint row, XlDossierFaultCode code, guint line, const XlField *field, const char *detail,
       XlFault *value_fault)
{
  XlDossierFault *fault = xl_dossier_rows_fault (self, code, line, field, detail, value_fault);

  if (fault->code != XL_DOSSIER_TOO_MANY)
    blame_row (row_at (self, row), fault);
}

static void
check_duplicates (XlDossierRows *self)
{
  for (guint i = 1; i < self->keys->len && !self->full; i++)
    {
      const XlDossierKey *key = &g_array_index (self->keys, XlDossierKey, i);
      XlDossierRow *row = row_at (self, key->row);

      if (key->id != 0 && key->id == key[-1].id)
        {
          g_autofree char *text = xl_id_to_text (row->kind, row->id);

          if (!say_better (row, XL_DOSSIER_DUPLICATE_ID, NULL, text, NULL))
            blame (self, key->row, XL_DOSSIER_DUPLICATE_ID, row->line, NULL, text, NULL);
        }
    }
}

static void
check_links (XlDossierRows *self)
{
  for (guint i = 0; i < self->links->len && !self->full; i++)
    {
      const XlDossierLink *link = &g_array_index (self->links, XlDossierLink, i);
      const XlDossierKey *key = find_key (self, link->id);
      const XlKind *target = xl_kind_find (link->field->target);

      if (key == NULL)
        {
          g_autofree char *text = xl_id_to_text (target != NULL ? target : row_at (self, link->row)->kind, link->id);

          blame (self, link->row, XL_DOSSIER_DANGLING, link->line, link->field, text, NULL);
        }
    }
  for (guint i = 0; i < self->amounts->len && !self->full; i++)
    {
      const XlDossierAmount *amount = &g_array_index (self->amounts, XlDossierAmount, i);
      const XlDossierKey *key = amount->project != 0 ? find_key (self, amount->project) : NULL;

      if (key != NULL && key->currency != NULL && key->currency != amount->currency)
        blame (self, amount->row, XL_DOSSIER_CURRENCY, amount->line, amount->field, amount->currency, NULL);
    }
}

/* The gate that every edit passes; what it refuses is said with the line of its record. */
static void
check_edit (XlDossierRows *self)
{
  XlFault *fault = NULL;
  const XlDossierKey *key;

  if (xl_plan_check_edit (self->plan, self->edit, &fault))
    return;
  key = find_key (self, fault->id);
  if (key != NULL)
    blame (self, key->row, XL_DOSSIER_VALUE, row_at (self, key->row)->line, fault->field, NULL, fault);
  else
    xl_dossier_rows_fault (self, XL_DOSSIER_VALUE, 0, fault->field, NULL, fault);
}

/**
 * xl_dossier_rows_finish:
 *
 * All records are here: resolves references and checks the edit. Every fault that it finds is in
 * the result.
 */
void
xl_dossier_rows_finish (XlDossierRows *self)
{
  self->kind = NULL;
  g_array_sort (self->keys, compare_keys);
  check_duplicates (self);
  check_links (self);
  if (self->result->faults->len == 0)
    check_edit (self);
}
