/* xl-csv-read.c - a table of one kind of record, compared with the plan and made into an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include <string.h>

#include "xl-csv.h"
#include "xl-fold.h"
#include "xl-id.h"

/* Invariants:
 * 1. The edit is whole or not there: any fault of any row refuses the file.
 * 2. Only fields that have a column change. An empty cell is "no value".
 * 3. Reading the same table again gives an empty edit. */

#define KEY_COLUMN (-1) /* of Column.field: the key */

typedef struct
{
  int field;              /* index into the kind's fields; KEY_COLUMN; or left out: */
  gboolean ignored;
  XlNumberStyle style;    /* of its numbers */
} Column;

/* What people may call a record: key, acronym, name; folded -> XlRecord, or NULL where several are called so. */
typedef struct
{
  GHashTable *keys, *names;
} Names;

typedef struct
{
  XlPlan *plan;
  const XlKind *kind;
  XlCsvTable *table;
  Column *columns;
  guint n_columns;
  Names names[XL_N_KINDS];
  GHashTable *own;        /* folded key of this file -> id */
  GHashTable *seen;       /* ids of this file */
  gint64 *ids;            /* by row, from 1 */
  XlEdit *edit;
  XlDossierResult *result;
} Reader;

/* --- faults ----------------------------------------------------------------------------------- */

static XlDossierRow *
row_at (Reader *self, guint r)
{
  return &g_array_index (self->result->rows, XlDossierRow, r - 1);
}

/* @r: the row, from 1; 0 for the file. Takes @fault. */
static void
blame (Reader *self, guint r, XlDossierFaultCode code, const XlField *field, const char *detail, XlFault *fault)
{
  XlDossierFault *new_fault;

  if (self->result->faults->len >= XL_DOSSIER_MAX_FAULTS)
    {
      g_clear_pointer (&fault, xl_fault_free);
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

static void
note (Reader *self, XlDossierFaultCode code, const char *detail)
{
  XlDossierFault *fault = g_new0 (XlDossierFault, 1);

  fault->code = code;
  fault->line = 1;
  fault->detail = g_strdup (detail);
  g_ptr_array_add (self->result->notes, fault);
}

/* --- names of records ------------------------------------------------------------------------- */

static void
add_name (GHashTable *names, const char *name, XlRecord *record)
{
  char *folded;

  if (name == NULL)
    return;
  folded = xl_fold (name);
  if (g_hash_table_contains (names, folded) && g_hash_table_lookup (names, folded) != record)
    record = NULL;
  g_hash_table_insert (names, folded, record);
}

static Names *
names_of (Reader *self, const XlKind *kind)
{
  Names *names = &self->names[xl_kind_index (kind)];
  const GPtrArray *all = xl_plan_get_all (self->plan, kind);

  if (names->keys != NULL)
    return names;
  names->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      XlRecord *record = g_ptr_array_index (all, i);

      add_name (names->keys, record->key, record);
      for (guint f = 0; f < kind->n_fields; f++)
        if ((kind->fields[f].flags & XL_FIELD_NAME) && kind->fields[f].type == XL_FIELD_TEXT)
          add_name (names->names, xl_field_get_string (&kind->fields[f], record), record);
    }
  return names;
}

/* The record that @word means; 0 where there is none, -1 where there are several. A row's own id is never a name. */
static gint64
find_record (Reader *self, const XlKind *kind, const char *word, gboolean by_name)
{
  const XlKind *of = NULL;
  gint64 id = xl_id_parse (word, &of);
  g_autofree char *folded = NULL;
  Names *names;
  gpointer found;

  if (id != 0 && of == kind && (xl_plan_lookup (self->plan, id) != NULL || g_hash_table_contains (self->seen, &id)))
    return id;
  folded = xl_fold (word);
  if (kind == self->kind && (found = g_hash_table_lookup (self->own, folded)) != NULL)
    return *(gint64 *) found;
  names = names_of (self, kind);
  if (g_hash_table_lookup_extended (names->keys, folded, NULL, &found)
      || (by_name && g_hash_table_lookup_extended (names->names, folded, NULL, &found)))
    return found != NULL ? ((XlRecord *) found)->id : -1;
  return 0;
}

/* --- columns ---------------------------------------------------------------------------------- */

static int
find_field (const XlKind *kind, const char *word)
{
  g_autofree char *folded = xl_fold (word);

  if (strcmp (folded, "id") == 0 || strcmp (folded, "key") == 0)
    return KEY_COLUMN;
  for (guint f = 0; f < kind->n_fields; f++)
    {
      g_autofree char *name = xl_fold (kind->fields[f].name), *label = xl_fold (kind->fields[f].label);

      if (!(kind->fields[f].flags & XL_FIELD_PLUMBING) && (strcmp (folded, name) == 0 || strcmp (folded, label) == 0))
        return (int) f;
    }
  return G_MAXINT;
}

static gboolean
is_number (const XlField *field)
{
  return field->type == XL_FIELD_INTEGER || field->type == XL_FIELD_REAL || field->type == XL_FIELD_MONEY
         || field->type == XL_FIELD_SHARE;
}

/* A column is written in one way: with decimal commas where a comma stands in it and no cell reads with a point. */
static void
sniff_numbers (Reader *self, guint c)
{
  static const XlNumberStyle comma = { ",", "." };
  gboolean plain = TRUE, german = TRUE, any = FALSE;
  double value;

  self->columns[c].style = xl_number_plain;
  for (guint r = 1; r < self->table->rows->len; r++)
    {
      char **cells = g_ptr_array_index (self->table->rows, r);

      if (c >= g_strv_length (cells) || *cells[c] == '\0')
        continue;
      any = any || strchr (cells[c], ',') != NULL;
      plain = plain && xl_number_parse (cells[c], &xl_number_plain, &value);
      german = german && xl_number_parse (cells[c], &comma, &value);
    }
  if (any && !plain && german)
    self->columns[c].style = comma;
}

static gboolean
take_heading (Reader *self, const XlCsvMap *map, guint n_map)
{
  char **heading = g_ptr_array_index (self->table->rows, 0);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  self->n_columns = g_strv_length (heading);
  self->columns = g_new0 (Column, self->n_columns);
  for (guint m = 0; m < n_map; m++)
    if (!g_strv_contains ((const char *const *) heading, map[m].column))
      blame (self, 0, XL_DOSSIER_CSV_NO_COLUMN, NULL, map[m].column, NULL);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *word = g_strstrip (heading[c]);

      for (guint m = 0; m < n_map; m++)
        if (strcmp (map[m].column, word) == 0)
          word = map[m].field;
      self->columns[c].field = find_field (self->kind, word);
      self->columns[c].ignored = self->columns[c].field == G_MAXINT;
      if (self->columns[c].ignored && word != heading[c])
        blame (self, 0, XL_DOSSIER_CSV_NO_FIELD, NULL, word, NULL);
      else if (self->columns[c].ignored)
        note (self, XL_DOSSIER_IGNORED, heading[c]);
      else if (!g_hash_table_add (taken, GINT_TO_POINTER (self->columns[c].field + 2)))
        blame (self, 0, XL_DOSSIER_CSV_TWICE, NULL, heading[c], NULL);
      else if (self->columns[c].field != KEY_COLUMN && is_number (&self->kind->fields[self->columns[c].field]))
        sniff_numbers (self, c);
    }
  if (g_hash_table_size (taken) == 0)
    blame (self, 0, XL_DOSSIER_CSV_NO_FIELD, NULL, heading[0], NULL);
  return self->result->faults->len == 0;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* An apostrophe keeps a spreadsheet from running a text as a formula; it is not part of the text. */
static const char *
plain_cell (const char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && strchr ("=+-@\t\r'", cell[1]) != NULL ? cell + 1 : cell;
}

static char *
read_set (const XlField *field, const char *cell)
{
  g_auto (GStrv) items = *cell == '[' ? xl_set_from_text (cell) : NULL;

  if (items == NULL)
    {
      items = g_strsplit (cell, ";", -1);
      for (guint i = 0; items[i] != NULL; i++)
        g_strstrip (items[i]);
    }
  return xl_set_to_text ((const char *const *) items);
}

/* "1.234,5" as "1234.5"; as it is where it does not read. */
static char *
plain_number (const char *cell, const XlNumberStyle *style)
{
  GString *out;
  double value;

  if (style->decimal[0] != ',' || !xl_number_parse (cell, style, &value))
    return g_strdup (cell);
  out = g_string_new (NULL);
  for (; *cell != '\0'; cell++)
    if (*cell != '.')
      g_string_append_c (out, *cell == ',' ? '.' : *cell);
  return g_string_free (out, FALSE);
}

/* Canonical text, or NULL for no value and where a fault was blamed. */
static char *
read_cell (Reader *self, guint r, const Column *column, const char *cell)
{
  const XlField *field = &self->kind->fields[column->field];
  g_autofree char *plain = NULL;
  XlFault *fault = NULL;
  char *text;
  gint64 id;

  cell = plain_cell (cell);
  if (*cell == '\0')
    return field->type == XL_FIELD_FLAG ? g_strdup (field->fallback != NULL ? field->fallback : "0") : NULL;
  switch (field->type)
    {
    case XL_FIELD_REFERENCE:
      {
        const XlKind *of = *field->target != '*' ? xl_kind_find (field->target) : NULL;

        if (of == NULL)
          xl_id_parse (cell, &of);
        id = of != NULL ? find_record (self, of, cell, TRUE) : 0;
        if (id > 0)
          return g_strdup_printf ("%" G_GINT64_FORMAT, id);
        blame (self, r, id < 0 ? XL_DOSSIER_CSV_AMBIGUOUS : XL_DOSSIER_CSV_NO_RECORD, field, cell, NULL);
        return NULL;
      }
    case XL_FIELD_SET:
      text = read_set (field, cell);
      if (xl_field_check (field, text, &fault))
        return text;
      g_free (text);
      break;
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
      /* As files have it, else as people type it: 30.6.2027, "letter of interest". */
      if (xl_field_check (field, cell, NULL))
        return g_strdup (cell);
      text = xl_field_parse (field, cell, &xl_number_plain, &fault);
      if (text != NULL)
        return text;
      break;
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_FLAG:
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      plain = is_number (field) ? plain_number (cell, &column->style) : g_strdup (cell);
      text = xl_dossier_read_value (field, plain, &fault);
      if (text != NULL)
        return text;
      break;
    }
  if (fault == NULL)
    fault = xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, cell, NULL);
  blame (self, r, XL_DOSSIER_VALUE, field, NULL, fault);
  return NULL;
}

static int
key_column (Reader *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (!self->columns[c].ignored && self->columns[c].field == KEY_COLUMN)
      return (int) c;
  return -1;
}

/* First all ids, so that a row may refer to a later one. */
static void
take_ids (Reader *self)
{
  int at = key_column (self);

  for (guint r = 1; r < self->table->rows->len; r++)
    {
      char **cells = g_ptr_array_index (self->table->rows, r);
      const char *word = at >= 0 && (guint) at < g_strv_length (cells) ? plain_cell (cells[at]) : "";
      XlDossierRow row = { XL_DOSSIER_CREATED, self->kind, 0, g_array_index (self->table->lines, guint, r), NULL, NULL };
      const XlKind *of = NULL;
      gint64 id = *word != '\0' ? find_record (self, self->kind, word, FALSE) : 0;

      g_array_append_val (self->result->rows, row);
      if (id < 0)
        blame (self, r, XL_DOSSIER_CSV_AMBIGUOUS, NULL, word, NULL);
      if (id <= 0)
        {
          id = xl_id_parse (word, &of);
          if (id == 0 || of != self->kind)
            id = xl_id_new ();
        }
      self->ids[r] = id;
      row_at (self, r)->id = id;
      if (!g_hash_table_add (self->seen, &self->ids[r]))
        blame (self, r, XL_DOSSIER_CSV_TWICE, NULL, word, NULL);
      else if (*word != '\0')
        g_hash_table_insert (self->own, xl_fold (word), &self->ids[r]);
    }
}

/* A key is given to what is new; a row of the plan keeps its own. */
static void
put_key (Reader *self, XlOp *op, char **cells)
{
  const XlField *key = xl_kind_field (self->kind, "key");
  int at = key_column (self);
  const char *word = at >= 0 && (guint) at < g_strv_length (cells) ? plain_cell (cells[at]) : "";

  if (*word != '\0' && xl_id_parse (word, NULL) == 0)
    xl_op_put (op, key, NULL, word);
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
      else if (field->flags & XL_FIELD_REQUIRED)
        blame (self, r, XL_DOSSIER_VALUE, field, NULL, xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, NULL, NULL));
    }
}

static void
read_row (Reader *self, guint r)
{
  char **cells = g_ptr_array_index (self->table->rows, r);
  XlRecord *record = xl_plan_lookup (self->plan, self->ids[r]);
  XlOp *op = xl_op_new (record != NULL ? XL_OP_SET : XL_OP_INSERT, self->kind, self->ids[r]);
  guint n = g_strv_length (cells);

  if (n > self->n_columns)
    blame (self, r, XL_DOSSIER_CSV_CELLS, NULL, cells[self->n_columns], NULL);
  if (record == NULL)
    put_key (self, op, cells);
  for (guint c = 0; c < MIN (n, self->n_columns); c++)
    {
      const XlField *field;
      g_autofree char *text = NULL, *now = NULL;

      if (self->columns[c].ignored || self->columns[c].field == KEY_COLUMN)
        continue;
      field = &self->kind->fields[self->columns[c].field];
      text = read_cell (self, r, &self->columns[c], cells[c]);
      if ((field->flags & XL_FIELD_NAME) && text != NULL && row_at (self, r)->name == NULL)
        row_at (self, r)->name = g_strdup (text);
      now = record != NULL ? xl_field_dup_text (field, record) : NULL;
      if (row_at (self, r)->action == XL_DOSSIER_ERROR || g_strcmp0 (now, text) == 0)
        continue;
      if (text == NULL && (field->flags & XL_FIELD_REQUIRED))
        blame (self, r, XL_DOSSIER_VALUE, field, NULL, xl_fault_new (XL_FAULT_REQUIRED, NULL, 0, field, NULL, NULL));
      else
        xl_op_put (op, field, now, text);
    }
  if (record == NULL)
    put_fallbacks (self, r, op);
  if (row_at (self, r)->action != XL_DOSSIER_ERROR)
    row_at (self, r)->action = record == NULL        ? XL_DOSSIER_CREATED
                               : op->fields->len > 0 ? XL_DOSSIER_UPDATED
                                                     : XL_DOSSIER_SKIPPED;
  if (row_at (self, r)->action == XL_DOSSIER_CREATED || row_at (self, r)->action == XL_DOSSIER_UPDATED)
    xl_edit_add_op (self->edit, op);
  else
    xl_op_free (op);
}

static void
read_table (Reader *self, const XlCsvMap *map, guint n_map)
{
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->ids = g_new0 (gint64, self->table->rows->len);
  if (take_heading (self, map, n_map))
    {
      take_ids (self);
      for (guint r = 1; r < self->table->rows->len; r++)
        read_row (self, r);
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      g_clear_pointer (&self->names[k].keys, g_hash_table_unref);
      g_clear_pointer (&self->names[k].names, g_hash_table_unref);
    }
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->seen);
  g_free (self->ids);
  g_free (self->columns);
}

static void
clear_row (gpointer data)
{
  g_free (((XlDossierRow *) data)->name);
}

/**
 * xl_csv_read:
 * @bytes: the file
 * @size: its length
 * @kind: what its rows are
 * @map: (array length=n_map): headings that are not the names of fields
 * @label: of the edit
 *
 * Reads a table against @plan. The heading names fields, as they are called in files or in English; other columns are
 * left out with a note. `id` is an id of a record or its key: a record that is there is updated, another one created.
 * References name records by id, key, acronym or name, whatever the case. Encoding, separator and decimal mark are
 * told from the file.
 *
 * Returns: (transfer full): what the import would do, row by row, and what is wrong
 */
XlDossierResult *
xl_csv_read (const char *bytes, gsize size, XlPlan *plan, const XlKind *kind, const XlCsvMap *map, guint n_map,
             const char *label)
{
  g_autoptr (XlCsvTable) table = NULL;
  XlDossierResult *result = g_new0 (XlDossierResult, 1);
  XlDossierFault *fault = NULL;
  Reader self = { plan, kind };

  result->rows = g_array_new (FALSE, TRUE, sizeof (XlDossierRow));
  g_array_set_clear_func (result->rows, clear_row);
  result->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_dossier_fault_free);
  result->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_dossier_fault_free);
  table = xl_csv_table_new (bytes, size, &fault);
  if (table == NULL)
    {
      g_ptr_array_add (result->faults, fault);
      return result;
    }
  self.table = table;
  self.result = result;
  self.edit = xl_edit_new (label);
  read_table (&self, map, n_map);
  if (result->faults->len == 0)
    result->edit = xl_edit_ref (self.edit);
  xl_edit_unref (self.edit);
  xl_dossier_result_settle (result);
  return result;
}
