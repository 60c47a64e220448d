/* xl-csv-part.c - tables of one kind of record: which column is which field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-csv-private.h"
#include "xl-dossier-private.h"

#include <string.h>

#include "xl-fold.h"

static void
clear_row (gpointer data)
{
  g_free (((XlDossierRow *) data)->name);
}

XlDossierResult *
xl_csv_result_new (void)
{
  XlDossierResult *result = g_new0 (XlDossierResult, 1);

  result->rows = g_array_new (FALSE, TRUE, sizeof (XlDossierRow));
  g_array_set_clear_func (result->rows, clear_row);
  result->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_dossier_fault_free);
  result->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_dossier_fault_free);
  return result;
}

/* What the fields of a kind are called, folded -> index + 1; made once, by whoever asks first. */
static GHashTable *
words_of (const XlKind *kind)
{
  static GHashTable *words[XL_N_KINDS];
  GHashTable **at = &words[xl_kind_index (kind)];

  if (g_once_init_enter (at))
    {
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint f = kind->n_fields; f-- > 0;) /* the first of two with one name counts, and so comes last */
        if (!(kind->fields[f].flags & XL_FIELD_PLUMBING))
          {
            g_hash_table_replace (made, xl_fold (kind->fields[f].name), GUINT_TO_POINTER (f + 1));
            g_hash_table_replace (made, xl_fold (kind->fields[f].label), GUINT_TO_POINTER (f + 1));
          }
      g_once_init_leave (at, made);
    }
  return *at;
}

/**
 * xl_csv_find_field:
 * @word: a heading
 *
 * Returns: the field that is called so in files or in English, %XL_CSV_KEY, or %XL_CSV_NONE
 */
int
xl_csv_find_field (const XlKind *kind, const char *word)
{
  g_autofree char *folded = xl_fold (word);
  gpointer found;

  if (strcmp (folded, "id") == 0 || strcmp (folded, "key") == 0)
    return XL_CSV_KEY;
  found = g_hash_table_lookup (words_of (kind), folded);
  return found != NULL ? (int) GPOINTER_TO_UINT (found) - 1 : XL_CSV_NONE;
}

XlCsvPart *
xl_csv_part_new (const XlKind *kind, XlCsvTable *table, gboolean own)
{
  XlCsvPart *part = g_new0 (XlCsvPart, 1);

  part->kind = kind;
  part->table = table;
  part->own = own;
  part->columns = g_array_new (FALSE, TRUE, sizeof (XlCsvColumn));
  return part;
}

void
xl_csv_part_free (XlCsvPart *part)
{
  if (part->own)
    xl_csv_table_free (part->table);
  g_array_unref (part->columns);
  g_free (part);
}

static void
add_fault (GPtrArray *faults, XlDossierFaultCode code, const XlKind *kind, const char *detail)
{
  XlDossierFault *fault = g_new0 (XlDossierFault, 1);

  fault->code = code;
  fault->line = 1;
  fault->kind = kind;
  fault->detail = g_strdup (detail);
  g_ptr_array_add (faults, fault);
}

static void
take_heading (XlCsvPart *part, const XlCsvMap *map, guint n_map, XlDossierResult *result)
{
  char **heading = g_ptr_array_index (part->table->rows, 0);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint m = 0; m < n_map; m++)
    if (!g_strv_contains ((const char *const *) heading, map[m].column))
      add_fault (result->faults, XL_DOSSIER_CSV_NO_COLUMN, part->kind, map[m].column);
  for (guint c = 0; heading[c] != NULL; c++)
    {
      const char *word = g_strstrip (heading[c]);
      XlCsvColumn column = { XL_CSV_NONE, FALSE };

      for (guint m = 0; m < n_map; m++)
        if (strcmp (map[m].column, word) == 0)
          word = map[m].field;
      column.field = xl_csv_find_field (part->kind, word);
      g_array_append_val (part->columns, column);
      if (column.field == XL_CSV_NONE && word != heading[c])
        add_fault (result->faults, XL_DOSSIER_CSV_NO_FIELD, part->kind, word);
      else if (column.field == XL_CSV_NONE)
        add_fault (result->notes, XL_DOSSIER_IGNORED, NULL, heading[c]);
      else if (!g_hash_table_add (taken, GINT_TO_POINTER (column.field + 2)))
        add_fault (result->faults, XL_DOSSIER_CSV_TWICE, part->kind, heading[c]);
    }
  if (g_hash_table_size (taken) == 0)
    add_fault (result->faults, XL_DOSSIER_CSV_NO_FIELD, part->kind, heading[0]);
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
 * References name records by id, key, acronym, name, alias or code, whatever the case. Encoding, separator, decimal
 * mark and the order of dates are told from the file.
 *
 * Returns: (transfer full): what the import would do, row by row, and what is wrong
 */
XlDossierResult *
xl_csv_read (const char *bytes, gsize size, XlPlan *plan, const XlKind *kind, const XlCsvMap *map, guint n_map,
             const char *label)
{
  g_autoptr (XlDossierResult) heading = xl_csv_result_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_csv_part_free);
  XlDossierFault *fault = NULL;
  XlCsvTable *table = xl_csv_table_new (bytes, size, NULL, &fault);
  XlDossierResult *result;
  XlCsvPart *part;

  if (table == NULL)
    {
      g_ptr_array_add (heading->faults, fault);
      return g_steal_pointer (&heading);
    }
  part = xl_csv_part_new (kind, table, TRUE);
  g_ptr_array_add (parts, part);
  take_heading (part, map, n_map, heading);
  if (heading->faults->len > 0)
    {
      xl_dossier_result_settle (heading);
      return g_steal_pointer (&heading);
    }
  result = xl_csv_take (parts, plan, NULL, label, NULL, NULL);
  g_ptr_array_extend_and_steal (result->notes, g_steal_pointer (&heading->notes));
  heading->notes = g_ptr_array_new ();
  return result;
}
