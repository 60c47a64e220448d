/* xl-csv-read.c - tables of records, compared with the plan and made into an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-csv-private.h"
#include "xl-dossier-private.h"

#include <string.h>

#include "xl-fold.h"
#include "xl-id.h"

/* Invariants:
 * 1. The edit is whole or not there: any fault of any row refuses the file.
 * 2. Only fields that have a column change. An empty cell is "no value", in a gentle part it says nothing.
 * 3. Reading the same table again gives an empty edit. So a row without a key that is in the plan is found by what it
 *    says: a name where names identify, the ends of a link, else all of its values. */

/* A part of the table while it is read. */
typedef struct
{
  XlCsvPart *part;
  guint index;
  guint first;        /* its first row in the result */
  int key;            /* column of the key, or -1 */
  XlCsvStyle *styles; /* owned, by column */
  gint64 *ids;        /* owned, by row from 1 */
  gboolean *left_out; /* owned, by row: a person said so, or it hangs on such a row */
  GArray *identity;   /* of guint: columns that say which record a row without a key is */
  char *signature;    /* of these columns; parts of one kind with the same one share what they found */
} Part;

typedef struct
{
  XlPlan *plan;
  Part *parts;
  guint n_parts;
  Part *part;             /* the present one */
  const XlKind *kind;     /* its kind */
  XlCsvTable *table;      /* its table */
  XlCsvNames *names;
  GHashTable *own[XL_N_KINDS]; /* folded key of this file -> id (gint64 *); 0 where the row is left out */
  GHashTable *seen;       /* ids of this file */
  GHashTable *there;      /* signature and values of an identity -> id, of the plan and of rows before */
  GHashTable *decisions;  /* gint64: part and line -> XlCsvDecision */
  GArray *new_ids;        /* of gint64, ascending: a plan takes records fastest in the order of their ids */
  guint n_given;          /* of these */
  gboolean any_left_out;  /* of the rows so far */
  XlEdit *edit;
  XlDossierResult *result;
  GCancellable *cancellable;
} Reader;

/* --- faults ----------------------------------------------------------------------------------- */

static XlDossierRow *
row_at (Reader *self, guint r)
{
  return &g_array_index (self->result->rows, XlDossierRow, self->part->first + r - 1);
}

/* @r: the row, from 1; 0 for the file. Takes @fault. */
static void
blame (Reader *self, guint r, XlDossierFaultCode code, const XlField *field, const char *detail, XlFault *fault)
{
  XlDossierFault *new_fault;

  if (self->result->faults->len >= XL_CSV_MAX_FAULTS)
    {
      g_clear_pointer (&fault, xl_fault_free);
      if (r > 0)
        row_at (self, r)->action = XL_DOSSIER_ERROR;
      return;
    }
  new_fault = g_new0 (XlDossierFault, 1);
  new_fault->code = code;
  new_fault->line = g_array_index (self->table->lines, guint, r);
  new_fault->kind = self->kind;
  new_fault->field = field;
  new_fault->detail = g_strdup (detail);
  new_fault->fault = fault;
  g_ptr_array_add (self->result->faults, new_fault);
  if (r == 0)
    return;
  row_at (self, r)->action = XL_DOSSIER_ERROR;
  if (row_at (self, r)->fault == NULL)
    row_at (self, r)->fault = new_fault;
}

/* --- names of records ------------------------------------------------------------------------- */

/* The record of the plan with this id, unless it is of another kind: the word before an id may be a wrong one. */
static XlRecord *
find_own (Reader *self, const XlKind *kind, gint64 id)
{
  XlRecord *record = xl_plan_lookup (self->plan, id);

  return record != NULL && record->kind == kind ? record : NULL;
}

/* The record that @word means; 0 where there is none, -1 where there are several, -2 where its row is left out. A row's
 * own id is never a name. */
static gint64
find_record (Reader *self, const XlKind *kind, const char *word, gboolean by_name)
{
  const XlKind *of = NULL;
  gint64 id = xl_id_parse (word, &of);
  g_autofree char *folded = NULL;
  XlRecord *record;
  gint64 *own;

  if (id != 0 && of == kind
      && (find_own (self, kind, id) != NULL
          || (xl_plan_lookup (self->plan, id) == NULL && g_hash_table_contains (self->seen, &id))))
    return id;
  folded = xl_fold (word);
  own = g_hash_table_lookup (self->own[xl_kind_index (kind)], folded);
  if (own != NULL)
    return *own != 0 ? *own : -2;
  if (xl_csv_names_key (self->names, kind, folded, &record)
      || (by_name && xl_csv_names_name (self->names, kind, folded, &record)))
    return record != NULL ? record->id : -1;
  return 0;
}

static const char *
cell_at (Reader *self, guint r, guint c)
{
  char **cells = g_ptr_array_index (self->table->rows, r);

  for (guint i = 0; i <= c; i++)
    if (cells[i] == NULL)
      return "";
  return xl_csv_plain_cell (cells[c]);
}

static const XlField *
field_of (Reader *self, guint c)
{
  int at = g_array_index (self->part->part->columns, XlCsvColumn, c).field;

  return at >= 0 ? &self->kind->fields[at] : NULL;
}

static gboolean
is_weak (Reader *self, guint c)
{
  return g_array_index (self->part->part->columns, XlCsvColumn, c).weak;
}

/* Two regions of one name lie in two countries, as both Limburgs do. */
static gboolean
other_country (Reader *self, guint r, XlRecord *record)
{
  for (guint c = 0; self->kind == &xl_kind_region && c < self->part->part->columns->len; c++)
    {
      const XlField *field = field_of (self, c);
      const char *cell = cell_at (self, r, c);

      if (field != NULL && strcmp (field->name, "country") == 0 && *cell != '\0')
        return g_ascii_strcasecmp (cell, ((XlRegion *) record)->country) != 0;
    }
  return FALSE;
}

/* The record of the plan that has the row's code, name or acronym; NULL where there is none or are several. */
static XlRecord *
find_alike (Reader *self, guint r, XlDossierHow *how)
{
  for (guint c = 0; xl_csv_names_identify (self->kind) && c < self->part->part->columns->len; c++)
    {
      const XlField *field = field_of (self, c);
      gboolean code = field != NULL && self->kind == &xl_kind_region && strcmp (field->name, "code") == 0;
      const char *cell = cell_at (self, r, c);
      g_autofree char *folded = NULL;
      XlRecord *record;

      if (field == NULL || *cell == '\0' || field->type != XL_FIELD_TEXT || !(code || (field->flags & XL_FIELD_NAME)))
        continue;
      folded = xl_fold (cell);
      if (!xl_csv_names_name (self->names, self->kind, folded, &record) || record == NULL
          || g_hash_table_contains (self->seen, &record->id) || (!code && other_country (self, r, record)))
        continue;
      *how = code ? XL_DOSSIER_BY_CODE : XL_DOSSIER_BY_NAME;
      return record;
    }
  return NULL;
}

/* --- values ----------------------------------------------------------------------------------- */

/* As find_record(), of whatever kind the field takes. */
static gint64
find_target (Reader *self, const XlField *field, const char *cell)
{
  const XlKind *of = *field->target != '*' ? xl_kind_find (field->target) : NULL;

  if (of == NULL)
    xl_id_parse (cell, &of);
  return of != NULL ? find_record (self, of, cell, TRUE) : 0;
}

static char *
read_reference (Reader *self, guint r, const XlField *field, const char *cell)
{
  const gint64 id = find_target (self, field, cell);

  if (id > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (id != -2)
    blame (self, r, id < 0 ? XL_DOSSIER_CSV_AMBIGUOUS : XL_DOSSIER_CSV_NO_RECORD, field, cell, NULL);
  return NULL;
}

/* Canonical text, or NULL for no value and where a fault was blamed. */
static char *
read_cell (Reader *self, guint r, guint c)
{
  const XlField *field = field_of (self, c);
  const char *cell = cell_at (self, r, c);
  XlFault *fault = NULL;
  char *text;

  if (*cell == '\0')
    return field->type == XL_FIELD_FLAG ? g_strdup (field->fallback != NULL ? field->fallback : "0") : NULL;
  if (field->type == XL_FIELD_REFERENCE)
    return read_reference (self, r, field, cell);
  text = xl_csv_read_value (field, &self->part->styles[c], cell, &fault);
  if (text != NULL)
    return text;
  if (fault == NULL)
    fault = xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, cell, NULL);
  blame (self, r, XL_DOSSIER_VALUE, field, NULL, fault);
  return NULL;
}

/* --- which record a row is -------------------------------------------------------------------- */

static XlCsvDecision *
decision_of (Reader *self, guint r)
{
  gint64 at = ((gint64) self->part->index << 32) | g_array_index (self->table->lines, guint, r);

  return g_hash_table_lookup (self->decisions, &at);
}

static void
take_id (Reader *self, guint r, gint64 id, const char *word)
{
  self->part->ids[r] = id;
  row_at (self, r)->id = id;
  if (xl_plan_lookup (self->plan, id) != NULL && find_own (self, self->kind, id) == NULL)
    blame (self, r, XL_DOSSIER_VALUE, NULL, word, xl_fault_new (XL_FAULT_EXISTS, self->kind, id, NULL, NULL, NULL));
  if (!g_hash_table_add (self->seen, &self->part->ids[r]))
    blame (self, r, XL_DOSSIER_CSV_TWICE, NULL, word, NULL);
  else if (*word != '\0')
    g_hash_table_insert (self->own[xl_kind_index (self->kind)], xl_fold (word), &self->part->ids[r]);
}

static const char *
key_of (Reader *self, guint r)
{
  return self->part->key >= 0 ? cell_at (self, r, (guint) self->part->key) : "";
}

/* By decision, id and key; the others wait until it is known which records these have taken. */
static void
take_known (Reader *self, guint r)
{
  const char *word = key_of (self, r);
  XlDossierRow row = { XL_DOSSIER_CREATED, self->kind, 0, g_array_index (self->table->lines, guint, r), NULL, NULL,
                       self->part->index };
  const XlCsvDecision *decision = decision_of (self, r);
  gint64 id = 0;

  g_array_append_val (self->result->rows, row);
  if (decision != NULL && decision->choice == XL_CSV_SKIP)
    {
      self->part->left_out[r] = self->any_left_out = TRUE;
      row_at (self, r)->how = XL_DOSSIER_BY_CHOICE;
      if (*word != '\0')
        g_hash_table_insert (self->own[xl_kind_index (self->kind)], xl_fold (word), &self->part->ids[r]);
      return;
    }
  if (decision != NULL && decision->choice == XL_CSV_UPDATE)
    {
      row_at (self, r)->how = XL_DOSSIER_BY_CHOICE;
      id = decision->id;
    }
  else if (*word != '\0')
    id = find_record (self, self->kind, word, FALSE);
  if (id < 0)
    blame (self, r, XL_DOSSIER_CSV_AMBIGUOUS, NULL, word, NULL);
  if (id > 0)
    take_id (self, r, id, word);
}

/* By name, else new. */
static void
take_rest (Reader *self, guint r)
{
  const char *word = key_of (self, r);
  const XlCsvDecision *decision = decision_of (self, r);
  const XlKind *of = NULL;
  XlRecord *alike = NULL;
  gint64 id;

  if (self->part->ids[r] != 0 || self->part->left_out[r])
    return;
  id = xl_id_parse (word, &of);
  if (*word != '\0')
    {
      g_autofree char *folded = xl_fold (word);
      const gint64 *own = g_hash_table_lookup (self->own[xl_kind_index (self->kind)], folded);

      id = own != NULL && *own != 0 ? *own : of == self->kind ? id : 0; /* a row before has the key: it is there twice */
    }
  if (id != 0)
    {
      take_id (self, r, id, word);
      return;
    }
  if (decision == NULL)
    alike = find_alike (self, r, &row_at (self, r)->how);
  else
    row_at (self, r)->how = XL_DOSSIER_BY_CHOICE;
  take_id (self, r, alike != NULL ? alike->id : g_array_index (self->new_ids, gint64, self->n_given++), word);
}

/* What tells rows without a key apart: of links their ends and what must be said of them, else everything. */
static GArray *
identity_new (Reader *self)
{
  GArray *identity = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean link = (self->kind->flags & XL_KIND_LINK) != 0;

  for (guint c = 0; c < self->part->part->columns->len; c++)
    {
      const XlField *field = field_of (self, c);
      gboolean end = field != NULL && field->type == XL_FIELD_REFERENCE && strcmp (field->name, "source") != 0;

      if (field != NULL && !is_weak (self, c)
          && (!link || end || ((field->flags & XL_FIELD_REQUIRED) && strcmp (field->name, "provenance") != 0)))
        g_array_append_val (identity, c);
    }
  return identity;
}

/* What the columns of an identity say, of a record or of a row. */
static char *
dup_values (Reader *self, XlRecord *record, char **texts)
{
  GString *values = g_string_new (self->part->signature);

  for (guint n = 0; n < self->part->identity->len; n++)
    {
      guint c = g_array_index (self->part->identity, guint, n);
      g_autofree char *now = record != NULL ? xl_field_dup_text (field_of (self, c), record) : g_strdup (texts[c]);

      g_string_append (values, now != NULL ? now : "");
      g_string_append_c (values, '\x1f');
    }
  return g_string_free (values, FALSE);
}

/* Takes @values. */
static void
note_there (Reader *self, char *values, gint64 id)
{
  gint64 *at;

  if (g_hash_table_contains (self->there, values))
    {
      g_free (values);
      return;
    }
  at = g_new (gint64, 1);
  *at = id;
  g_hash_table_insert (self->there, values, at);
}

static char *
dup_signature (Reader *self)
{
  GString *text = g_string_new (self->kind->name);

  for (guint n = 0; n < self->part->identity->len; n++)
    {
      int at = g_array_index (self->part->part->columns, XlCsvColumn, g_array_index (self->part->identity, guint, n)).field;

      g_string_append_printf (text, " %s", self->kind->fields[at].name);
    }
  return g_string_free (text, FALSE);
}

static void
note_plan (Reader *self)
{
  const GPtrArray *all = xl_plan_get_live (self->plan, self->kind);

  if (!g_hash_table_insert (self->there, g_strdup (self->part->signature), g_new0 (gint64, 1)))
    return; /* a part before has done so */
  for (guint i = 0; i < all->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      XlRecord *record = g_ptr_array_index (all, i);

      note_there (self, dup_values (self, record, NULL), record->id);
    }
}

/* Links and rows without a key of what is known by no name: the id of the record that says the same, or 0. */
static gint64
find_same (Reader *self, guint r, char **texts, char **values)
{
  const gint64 *found;

  *values = NULL;
  if (row_at (self, r)->how == XL_DOSSIER_BY_CHOICE || *key_of (self, r) != '\0' || self->part->identity->len == 0
      || xl_csv_names_identify (self->kind))
    return 0;
  if (self->part->signature == NULL)
    {
      self->part->signature = dup_signature (self);
      note_plan (self);
    }
  *values = dup_values (self, NULL, texts);
  found = g_hash_table_lookup (self->there, *values);
  return found != NULL ? *found : 0;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* A key is given to what is new; a row of the plan keeps its own. */
static void
put_key (Reader *self, XlOp *op, guint r)
{
  const char *word = key_of (self, r);

  if (*word != '\0' && xl_id_parse (word, NULL) == 0)
    xl_op_put (op, xl_kind_field (self->kind, "key"), NULL, word);
}

static gboolean
has_column (Reader *self, guint f)
{
  for (guint c = 0; c < self->part->part->columns->len; c++)
    if (g_array_index (self->part->part->columns, XlCsvColumn, c).field == (int) f)
      return TRUE;
  return FALSE;
}

static void
put_fallbacks (Reader *self, guint r, XlOp *op)
{
  for (guint f = 0; f < self->kind->n_fields; f++)
    {
      const XlField *field = &self->kind->fields[f];

      if (xl_op_field (op, field) != NULL)
        continue;
      if (field->fallback != NULL)
        xl_op_put (op, field, NULL, field->fallback);
      else if (field->type == XL_FIELD_FLAG)
        xl_op_put (op, field, NULL, "0");
      else if ((field->flags & XL_FIELD_REQUIRED) && row_at (self, r)->action != XL_DOSSIER_ERROR)
        blame (self, r, has_column (self, f) ? XL_DOSSIER_VALUE : XL_DOSSIER_CSV_NO_COLUMN, field, field->name,
               xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, NULL, NULL));
    }
}

/* What was told by an alias, a code or a person is called as the plan calls it. */
static gboolean
keeps_name (Reader *self, guint r, const XlField *field)
{
  XlDossierHow how = row_at (self, r)->how;

  return (field->flags & XL_FIELD_NAME) && field->type == XL_FIELD_TEXT
         && (how == XL_DOSSIER_BY_CODE || how == XL_DOSSIER_BY_NAME || how == XL_DOSSIER_BY_CHOICE);
}

static void
put_value (Reader *self, guint r, guint c, XlOp *op, XlRecord *record, const char *text)
{
  const XlField *field = field_of (self, c);
  g_autofree char *now = NULL;

  if (record != NULL && (is_weak (self, c) || (self->part->part->gentle && *cell_at (self, r, c) == '\0')))
    return;
  now = record != NULL ? xl_field_dup_text (field, record) : NULL;
  if (g_strcmp0 (now, text) == 0 || (now != NULL && keeps_name (self, r, field)))
    return;
  if (text != NULL)
    xl_op_put (op, field, now, text);
  else if (!(field->flags & XL_FIELD_REQUIRED))
    xl_op_put (op, field, now, NULL);
  else if (record != NULL || field->fallback == NULL || !self->part->part->gentle)
    blame (self, r, XL_DOSSIER_VALUE, field, NULL, xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, NULL, NULL));
}

/* The name goes into the list of what will be done, the texts into the edit. */
static void
read_cells (Reader *self, guint r, char **texts)
{
  char **cells = g_ptr_array_index (self->table->rows, r);
  const guint n_columns = self->part->part->columns->len;

  if (g_strv_length (cells) > n_columns)
    blame (self, r, XL_DOSSIER_CSV_CELLS, NULL, cells[n_columns], NULL);
  for (guint c = 0; c < n_columns; c++)
    {
      const XlField *field = field_of (self, c);

      if (field == NULL)
        continue;
      texts[c] = read_cell (self, r, c);
      if ((field->flags & XL_FIELD_NAME) && texts[c] != NULL && row_at (self, r)->name == NULL)
        row_at (self, r)->name = g_strdup (texts[c]);
    }
  if (row_at (self, r)->action == XL_DOSSIER_ERROR && row_at (self, r)->name == NULL && *key_of (self, r) != '\0')
    row_at (self, r)->name = g_strdup (key_of (self, r));
}

/* Whether the row cannot be without one that is left out. */
static gboolean
hangs_on_left_out (Reader *self, guint r)
{
  for (guint c = 0; self->any_left_out && c < self->part->part->columns->len; c++)
    {
      const XlField *field = field_of (self, c);

      if (field != NULL && field->type == XL_FIELD_REFERENCE && (field->flags & XL_FIELD_REQUIRED)
          && *cell_at (self, r, c) != '\0' && find_target (self, field, cell_at (self, r, c)) == -2)
        return TRUE;
    }
  return FALSE;
}

/* What is left out need not read; it is only told what it was. */
static void
name_row (Reader *self, guint r)
{
  for (guint c = 0; c < self->part->part->columns->len && row_at (self, r)->name == NULL; c++)
    {
      const XlField *field = field_of (self, c);

      if (field != NULL && (field->flags & XL_FIELD_NAME) && field->type == XL_FIELD_TEXT && *cell_at (self, r, c) != '\0')
        row_at (self, r)->name = g_strdup (cell_at (self, r, c));
    }
}

static XlDossierAction
make_row (Reader *self, guint r, char **texts)
{
  const guint n = g_strv_length (g_ptr_array_index (self->table->rows, r));
  g_autofree char *values = NULL;
  gint64 same;
  XlRecord *record;
  XlOp *op;

  if (row_at (self, r)->action == XL_DOSSIER_ERROR)
    return XL_DOSSIER_ERROR; /* what does not read is like nothing */
  same = find_same (self, r, texts, &values);
  if (same != 0)
    {
      record = xl_plan_lookup (self->plan, same);
      row_at (self, r)->how = XL_DOSSIER_BY_VALUES;
      row_at (self, r)->id = self->part->ids[r] = same;
      if (record == NULL || !g_hash_table_add (self->seen, &self->part->ids[r]))
        return XL_DOSSIER_SKIPPED; /* a row before says the same */
    }
  else
    record = find_own (self, self->kind, self->part->ids[r]);
  op = xl_op_new (record != NULL ? XL_OP_SET : XL_OP_INSERT, self->kind, self->part->ids[r]);
  if (record == NULL)
    put_key (self, op, r);
  for (guint c = 0; c < MIN (n, self->part->part->columns->len); c++)
    if (field_of (self, c) != NULL && row_at (self, r)->action != XL_DOSSIER_ERROR)
      put_value (self, r, c, op, record, texts[c]);
  if (record == NULL)
    put_fallbacks (self, r, op);
  if (row_at (self, r)->action == XL_DOSSIER_ERROR || (record != NULL && op->fields->len == 0))
    {
      xl_op_free (op);
      return row_at (self, r)->action == XL_DOSSIER_ERROR ? XL_DOSSIER_ERROR : XL_DOSSIER_SKIPPED;
    }
  if (record == NULL && values != NULL)
    note_there (self, g_steal_pointer (&values), self->part->ids[r]);
  xl_edit_add_op (self->edit, op);
  return record == NULL ? XL_DOSSIER_CREATED : XL_DOSSIER_UPDATED;
}

static void
read_row (Reader *self, guint r)
{
  const guint n_columns = self->part->part->columns->len;
  g_autofree char **texts = NULL;

  if (row_at (self, r)->action != XL_DOSSIER_ERROR && (self->part->left_out[r] || hangs_on_left_out (self, r)))
    {
      name_row (self, r);
      self->any_left_out = TRUE;
      self->part->ids[r] = 0; /* what refers to it is left out, too */
      row_at (self, r)->id = 0;
      row_at (self, r)->action = XL_DOSSIER_SKIPPED;
      row_at (self, r)->how = XL_DOSSIER_BY_CHOICE;
      return;
    }
  texts = g_new0 (char *, n_columns + 1);
  read_cells (self, r, texts);
  row_at (self, r)->action = make_row (self, r, texts);
  for (guint c = 0; c < n_columns; c++)
    g_free (texts[c]);
}

static void
enter_part (Reader *self, guint p)
{
  self->part = &self->parts[p];
  self->kind = self->part->part->kind;
  self->table = self->part->part->table;
}

static void
begin_part (Reader *self, guint p)
{
  enter_part (self, p);
  self->part->index = p;
  self->part->key = -1;
  self->part->first = self->result->rows->len;
  self->part->ids = g_new0 (gint64, self->table->rows->len);
  self->part->left_out = g_new0 (gboolean, self->table->rows->len);
  self->part->styles = xl_csv_styles_new (self->part->part);
  self->part->identity = identity_new (self);
  for (guint c = 0; c < self->part->part->columns->len; c++)
    if (g_array_index (self->part->part->columns, XlCsvColumn, c).field == XL_CSV_KEY)
      self->part->key = (int) c;
  for (guint r = 1; r < self->table->rows->len && !g_cancellable_is_cancelled (self->cancellable); r++)
    take_known (self, r);
}

static void
end_part (Part *part)
{
  g_free (part->ids);
  g_free (part->left_out);
  g_free (part->styles);
  g_array_unref (part->identity);
  g_free (part->signature);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *two = b;

  return (*one > *two) - (*one < *two);
}

static void
draw_ids (Reader *self)
{
  self->new_ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->result->rows->len);
  for (guint i = 0; i < self->result->rows->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      gint64 id = xl_id_new ();

      g_array_append_val (self->new_ids, id);
    }
  g_array_sort (self->new_ids, compare_ids);
}

/* First all ids, so that a row may refer to a later one. */
static void
read_parts (Reader *self, guint *progress)
{
  for (guint p = 0; p < self->n_parts; p++)
    begin_part (self, p);
  draw_ids (self);
  for (guint p = 0; p < self->n_parts; p++)
    {
      enter_part (self, p);
      for (guint r = 1; r < self->table->rows->len && !g_cancellable_is_cancelled (self->cancellable); r++)
        take_rest (self, r);
    }
  for (guint p = 0; p < self->n_parts; p++)
    {
      enter_part (self, p);
      for (guint r = 1; r < self->table->rows->len && !g_cancellable_is_cancelled (self->cancellable); r++)
        {
          read_row (self, r);
          if (progress != NULL)
            g_atomic_int_set ((int *) progress, (int) ((guint64) (self->part->first + r) * 100 / self->result->rows->len));
        }
    }
}

/* The gate that every edit passes, and where it does not, row by row: codes that stand for nothing in the scheme beside them, references to
 * what may not be referred to. A row that refers to one with a fault is not at fault itself. */
static void
check_rows (Reader *self)
{
  const gboolean whole = self->result->faults->len == 0;

  if (whole && xl_plan_check_edit (self->plan, self->edit, NULL))
    return;
  for (guint p = 0; p < self->n_parts; p++)
    {
      enter_part (self, p);
      for (guint r = 1; r < self->table->rows->len && !g_cancellable_is_cancelled (self->cancellable); r++)
        {
          const XlDossierAction action = row_at (self, r)->action;
          const XlOp *op = action == XL_DOSSIER_CREATED || action == XL_DOSSIER_UPDATED
                               ? xl_edit_find (self->edit, row_at (self, r)->id)
                               : NULL;
          XlFault *fault = NULL;

          if (op == NULL || xl_plan_check_op (self->plan, self->edit, op, &fault))
            continue;
          if (whole || fault->code != XL_FAULT_DANGLING)
            blame (self, r, XL_DOSSIER_VALUE, fault->field, NULL, fault);
          else
            xl_fault_free (fault);
        }
    }
}

/**
 * xl_csv_take:
 * @parts: (element-type XlCsvPart): tables whose rows are records; one may refer to rows of another by their keys
 * @decisions: (nullable) (element-type XlCsvDecision): what a person decided of rows
 * @label: of the edit
 * @progress: (nullable): per cent that are done, set atomically
 *
 * Compares tables with @plan.
 *
 * Returns: (transfer full) (nullable): what the import would do, row by row, and what is wrong; %NULL where it was
 *   cancelled
 */
XlDossierResult *
xl_csv_take (GPtrArray *parts, XlPlan *plan, const GArray *decisions, const char *label, GCancellable *cancellable,
             guint *progress)
{
  g_autoptr (XlDossierResult) result = xl_csv_result_new ();
  g_autoptr (XlEdit) edit = xl_edit_new (label);
  g_autofree Part *own_parts = g_new0 (Part, parts->len);
  Reader self = { plan, own_parts, parts->len, .edit = edit, .result = result, .cancellable = cancellable };

  self.names = xl_csv_names_new (plan);
  self.seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint k = 0; k < XL_N_KINDS; k++)
    self.own[k] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    {
      const XlCsvDecision *decision = &g_array_index (decisions, XlCsvDecision, i);
      gint64 *at = g_new (gint64, 1);

      *at = ((gint64) decision->part << 32) | decision->line;
      g_hash_table_insert (self.decisions, at, (gpointer) decision);
    }
  for (guint p = 0; p < parts->len; p++)
    own_parts[p].part = g_ptr_array_index (parts, p);
  read_parts (&self, progress);
  if (!g_cancellable_is_cancelled (cancellable))
    check_rows (&self);
  for (guint p = 0; p < parts->len; p++)
    end_part (&own_parts[p]);
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_hash_table_unref (self.own[k]);
  g_hash_table_unref (self.decisions);
  g_hash_table_unref (self.there);
  g_array_unref (self.new_ids);
  g_hash_table_unref (self.seen);
  xl_csv_names_free (self.names);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  if (result->faults->len == 0)
    result->edit = xl_edit_ref (edit);
  xl_dossier_result_settle (result);
  return g_steal_pointer (&result);
}
