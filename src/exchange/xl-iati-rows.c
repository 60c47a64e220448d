/* xl-iati-rows.c - records that come in from activities, made into an edit that changes what
 * differs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-iati-private.h"

#include "xl-id.h"

#include <string.h>

/* 1. A value that is not there changes nothing: what others publish knows less of a project than
 * the plan does.
 * 2. A value that is refused is left out with a note, a record that cannot be without it as well,
 * and so on.
 * 3. The same file once more changes nothing: ids follow from what the file says. */

struct _XlIatiDraft
{
  const XlKind *kind;
  gint64 id;
  guint line;
  gboolean dropped;
  char *values[XL_DOSSIER_MAX_FIELDS]; /* canonical texts, by field */
};

struct _XlIatiRows
{
  XlPlan *plan;            /* borrowed */
  XlDossierResult *result; /* borrowed */
  GPtrArray *drafts;       /* in the order of the file */
  GHashTable *by_id;       /* gint64 to draft */
};

static void
draft_free (gpointer data)
{
  XlIatiDraft *draft = data;

  for (guint i = 0; i < G_N_ELEMENTS (draft->values); i++)
    g_free (draft->values[i]);
  g_free (draft);
}

static void
fault_free (gpointer data)
{
  xl_dossier_fault_free (data);
}

static void
row_clear (gpointer data)
{
  g_free (((XlDossierRow *)data)->name);
}

XlIatiRows *
xl_iati_rows_new (XlPlan *plan, XlDossierResult *result)
{
  XlIatiRows *self = g_new0 (XlIatiRows, 1);

  self->plan = plan;
  self->result = result;
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  result->rows = g_array_new (FALSE, TRUE, sizeof (XlDossierRow));
  g_array_set_clear_func (result->rows, row_clear);
  result->faults = g_ptr_array_new_with_free_func (fault_free);
  result->notes = g_ptr_array_new_with_free_func (fault_free);
  return self;
}

void
xl_iati_rows_free (XlIatiRows *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->drafts);
  g_free (self);
}

/* --- notes ------------------------------------------------------------------------------------ */

static XlDossierFault *
add_note (XlIatiRows *self, XlDossierFaultCode code, guint line, const char *detail)
{
  XlDossierFault *note;

  for (guint i = 0; i < self->result->notes->len; i++)
    {
      const XlDossierFault *there = g_ptr_array_index (self->result->notes, i);

      if (there->code == code && code != XL_DOSSIER_VALUE && g_strcmp0 (there->detail, detail) == 0)
        return NULL;
    }
  if (self->result->notes->len > XL_DOSSIER_MAX_FAULTS)
    return NULL;
  if (self->result->notes->len == XL_DOSSIER_MAX_FAULTS)
    code = XL_DOSSIER_TOO_MANY;
  note = g_new0 (XlDossierFault, 1);
  note->code = code;
  note->line = line;
  note->detail = g_strdup (detail);
  g_ptr_array_add (self->result->notes, note);
  return note;
}

/**
 * xl_iati_rows_note:
 * @detail: see #XlDossierFaultCode
 *
 * Something is left out; each is said once.
 */
void
xl_iati_rows_note (XlIatiRows *self, XlDossierFaultCode code, guint line, const char *detail)
{
  add_note (self, code, line, detail);
}

/* Takes @fault. */
static void
note_fault (XlIatiRows *self, const XlIatiDraft *draft, guint line, XlFault *fault)
{
  XlDossierFault *note = add_note (self, XL_DOSSIER_VALUE, line, NULL);

  if (note == NULL || note->code != XL_DOSSIER_VALUE)
    {
      xl_fault_free (fault);
      return;
    }
  fault->kind = draft->kind;
  fault->id = draft->id;
  fault->line = line;
  note->kind = draft->kind;
  note->id = draft->id;
  note->field = fault->field;
  note->fault = fault;
}

/* --- drafts ----------------------------------------------------------------------------------- */

/**
 * xl_iati_rows_find:
 *
 * Returns: (transfer none) (nullable): what the file has said of the record so far
 */
XlIatiDraft *
xl_iati_rows_find (XlIatiRows *self, const XlKind *kind, gint64 id)
{
  XlIatiDraft *draft = g_hash_table_lookup (self->by_id, &id);

  return draft != NULL && draft->kind == kind ? draft : NULL;
}

/**
 * xl_iati_rows_draft:
 *
 * Returns: (transfer none) (nullable): where values of the record go; %NULL where its id is one of
 * another kind
 */
XlIatiDraft *
xl_iati_rows_draft (XlIatiRows *self, const XlKind *kind, gint64 id, guint line)
{
  XlIatiDraft *draft = g_hash_table_lookup (self->by_id, &id);
  const XlRecord *there = xl_plan_lookup (self->plan, id);

  if (draft != NULL)
    return draft->kind == kind ? draft : NULL;
  if (id == 0 || (there != NULL && xl_record_get_kind (there) != kind))
    return NULL;
  draft = g_new0 (XlIatiDraft, 1);
  draft->kind = kind;
  draft->id = id;
  draft->line = line;
  g_ptr_array_add (self->drafts, draft);
  g_hash_table_insert (self->by_id, &draft->id, draft);
  return draft;
}

/**
 * xl_iati_rows_knows:
 *
 * Returns: whether the file or the plan has the record
 */
gboolean
xl_iati_rows_knows (XlIatiRows *self, const XlKind *kind, gint64 id)
{
  const XlRecord *there = xl_plan_lookup (self->plan, id);

  return xl_iati_rows_find (self, kind, id) != NULL
         || (there != NULL && xl_record_get_kind (there) == kind);
}

/**
 * xl_iati_rows_give:
 * @text: (nullable): canonical; %NULL says nothing
 *
 * The first value of a field counts.
 */
void
xl_iati_rows_give (XlIatiRows *self, XlIatiDraft *draft, const char *name, const char *text,
                   guint line)
{
  const XlField *field = xl_kind_field (draft->kind, name);
  char **value = &draft->values[xl_kind_field_index (draft->kind, field)];
  XlFault *fault = NULL;

  if (text == NULL || *value != NULL)
    return;
  if (xl_field_check (field, text, &fault))
    *value = g_strdup (text);
  else
    note_fault (self, draft, line, fault);
}

/**
 * xl_iati_rows_give_plain:
 * @field: any but a set and a reference
 * @text: as files have it: amounts in currency units, shares as fractions
 */
void
xl_iati_rows_give_plain (XlIatiRows *self, XlIatiDraft *draft, const XlField *field,
                         const char *text, guint line)
{
  char **value = &draft->values[xl_kind_field_index (draft->kind, field)];
  XlFault *fault = NULL;

  if (*value != NULL)
    return;
  *value = xl_dossier_read_value (field, text, &fault);
  if (*value == NULL)
    note_fault (self, draft, line, fault);
}

const char *
xl_iati_rows_get (XlIatiDraft *draft, const char *field)
{
  return draft->values[xl_kind_field_index (draft->kind, xl_kind_field (draft->kind, field))];
}

/* --- all of them ------------------------------------------------------------------------------ */

/* Whether the reference leads somewhere that will be there. */
static gboolean
leads (XlIatiRows *self, const XlField *field, const char *text)
{
  gint64 id = g_ascii_strtoll (text, NULL, 10);
  const XlIatiDraft *draft = g_hash_table_lookup (self->by_id, &id);
  const XlRecord *there = xl_plan_lookup (self->plan, id);
  const XlKind *kind = there != NULL                      ? xl_record_get_kind (there)
                       : draft != NULL && !draft->dropped ? draft->kind
                                                          : NULL;

  return kind != NULL && strcmp (kind->name, field->target) == 0;
}

/* Drops what cannot be; whether anything was dropped, on which something else may have stood. */
static gboolean
settle (XlIatiRows *self, XlIatiDraft *draft)
{
  const gboolean new = xl_plan_lookup (self->plan, draft->id) == NULL;

  for (guint f = 0; f < draft->kind->n_fields && !draft->dropped; f++)
    {
      const XlField *field = &draft->kind->fields[f];

      if (field->type == XL_FIELD_REFERENCE && draft->values[f] != NULL
          && !leads (self, field, draft->values[f]))
        {
          g_autofree char *id = xl_id_to_text (xl_kind_find (field->target),
                                               g_ascii_strtoll (draft->values[f], NULL, 10));

          note_fault (self, draft, draft->line,
                      xl_fault_new (XL_FAULT_DANGLING, NULL, 0, field, NULL, id));
          g_clear_pointer (&draft->values[f], g_free);
        }
      if (new && draft->values[f] == NULL && field->fallback != NULL)
        draft->values[f] = g_strdup (field->fallback);
      if (new && draft->values[f] == NULL && (field->flags & XL_FIELD_REQUIRED))
        {
          note_fault (self, draft, draft->line,
                      xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, NULL, NULL));
          draft->dropped = TRUE;
        }
    }
  return draft->dropped;
}

static XlDossierAction
add_op (XlIatiRows *self, const XlIatiDraft *draft, XlEdit *edit)
{
  const XlRecord *there = xl_plan_lookup (self->plan, draft->id);
  XlOp *op = there == NULL ? xl_op_new (XL_OP_INSERT, draft->kind, draft->id) : NULL;

  for (guint f = 0; f < draft->kind->n_fields; f++)
    {
      const XlField *field = &draft->kind->fields[f];
      g_autofree char *now = there != NULL ? xl_field_dup_text (field, there) : NULL;

      if (draft->values[f] == NULL || g_strcmp0 (now, draft->values[f]) == 0)
        continue;
      if (op == NULL)
        op = xl_op_new (XL_OP_SET, draft->kind, draft->id);
      xl_op_put (op, field, now, draft->values[f]);
    }
  if (op == NULL)
    return XL_DOSSIER_SKIPPED;
  xl_edit_add_op (edit, op);
  return there == NULL ? XL_DOSSIER_CREATED : XL_DOSSIER_UPDATED;
}

static char *
dup_name (const XlIatiDraft *draft)
{
  for (guint f = 0; f < draft->kind->n_fields; f++)
    if ((draft->kind->fields[f].flags & XL_FIELD_NAME)
        && draft->kind->fields[f].type == XL_FIELD_TEXT && draft->values[f] != NULL)
      return g_strdup (draft->values[f]);
  return NULL;
}

/* The gate that every edit passes; what it still refuses is a fault. */
static void
check (XlIatiRows *self, const XlEdit *edit)
{
  XlFault *fault = NULL;
  XlDossierFault *told;

  if (xl_plan_check_edit (self->plan, edit, &fault))
    return;
  told = g_new0 (XlDossierFault, 1);
  told->code = XL_DOSSIER_VALUE;
  told->kind = fault->kind;
  told->id = fault->id;
  told->field = fault->field;
  told->fault = fault;
  g_ptr_array_add (self->result->faults, told);
}

/**
 * xl_iati_rows_finish:
 *
 * All is here: rows, notes and the edit go into the result.
 */
void
xl_iati_rows_finish (XlIatiRows *self, const char *label)
{
  g_autoptr (XlEdit) edit = xl_edit_new (label);
  gboolean again;

  do
    {
      again = FALSE;
      for (guint i = 0; i < self->drafts->len; i++)
        {
          XlIatiDraft *draft = g_ptr_array_index (self->drafts, i);

          if (!draft->dropped)
            again = settle (self, draft) || again;
        }
    }
  while (again);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const XlIatiDraft *draft = g_ptr_array_index (self->drafts, i);
      XlDossierRow row = { .kind = draft->kind, .id = draft->id, .line = draft->line };

      if (draft->dropped)
        continue;
      row.action = add_op (self, draft, edit);
      row.name = dup_name (draft);
      g_array_append_val (self->result->rows, row);
    }
  check (self, edit);
  xl_dossier_result_settle (self->result);
  if (self->result->faults->len == 0)
    self->result->edit = g_steal_pointer (&edit);
}
