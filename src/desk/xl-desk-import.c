/* xl-desk-import.c - a file read: what it will create, update and skip, and why it cannot be taken */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-csv.h"
#include "xl-desk-private.h"
#include "xl-desk-intake.h"
#include "xl-desk-words-files.h"
#include "xl-desk-words-table.h"
#include "xl-desk-words.h"
#include "xl-iati.h"
#include "xl-id.h"
#include "xl-near-names.h"
#include "xl-rules.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* --- rows ------------------------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  XlImportRow *row = data;

  g_free (row->id);
  g_free (row->name);
  g_free (row->reason);
  g_free (row);
}

static void
import_free (gpointer data)
{
  XlImport *import = data;

  g_clear_pointer (&import->edit, xl_edit_unref);
  g_ptr_array_unref (import->rows);
  g_strfreev (import->notes);
  g_free (import);
}

/**
 * xl_import_free:
 *
 * Nobody waits until a large one is gone.
 */
void
xl_import_free (XlImport *import)
{
  if (import->rows->len > XL_SHED_MANY)
    xl_shed (import, import_free);
  else
    import_free (import);
}

static XlImportRow *
add_row (XlImport *import, const char *action, const XlKind *kind, gint64 id, guint line)
{
  XlImportRow *row = g_new0 (XlImportRow, 1);

  row->action = action;
  row->kind = kind;
  row->id = kind != NULL && id != 0 ? xl_id_to_text (kind, id) : NULL;
  row->line = line;
  g_ptr_array_add (import->rows, row);
  return row;
}

static void
add_error (XlImport *import, const XlKind *kind, gint64 id, guint line, char *reason)
{
  add_row (import, "error", kind, id, line)->reason = reason;
  import->n_errors++;
}

static const char *
action_word (XlDossierAction action)
{
  static const char *const actions[] = { NULL, "created", "updated", "skipped", "error" };

  return actions[action];
}

static void
take_rows (XlImport *import, XlPlan *plan, const XlDossierResult *result)
{
  static const XlDossierFault many = { .code = XL_DOSSIER_TOO_MANY };
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < result->rows->len && !xl_plan_is_stopped (plan); i++)
    {
      const XlDossierRow *from = &g_array_index (result->rows, XlDossierRow, i);
      XlImportRow *row = add_row (import, action_word (from->action), from->kind, from->id, from->line);

      row->name = g_strdup (from->name);
      row->left_out = from->action == XL_DOSSIER_SKIPPED && from->how == XL_DOSSIER_BY_CHOICE && from->id == 0;
      if (from->fault != NULL)
        {
          row->reason = xl_words_dossier (plan, from->fault, TRUE);
          g_hash_table_add (told, (gpointer) from->fault);
        }
      else if (from->action == XL_DOSSIER_ERROR)
        row->reason = xl_words_dossier (plan, &many, TRUE);
      else if (row->left_out)
        row->reason = g_strdup (_("Left out."));
      else if (from->action == XL_DOSSIER_SKIPPED)
        row->reason = g_strdup (_("The plan has it already."));
      else
        row->reason = xl_words_found (plan, from->how);
      row->part = from->part;
      row->record = from->action != XL_DOSSIER_CREATED && xl_plan_lookup (plan, from->id) != NULL ? from->id : 0;
      row->doubtful = from->how == XL_DOSSIER_BY_NAME || (from->how == XL_DOSSIER_BY_CHOICE && from->kind != NULL
                                                          && !(from->kind->flags & XL_KIND_LINK));
    }
  import->n_created = result->n_created;
  import->n_updated = result->n_updated;
  import->n_skipped = result->n_skipped;
  import->n_errors = result->n_errors;
  for (guint i = 0; i < result->faults->len; i++)
    {
      const XlDossierFault *fault = g_ptr_array_index (result->faults, i);

      if (!g_hash_table_contains (told, fault))
        add_error (import, fault->kind, fault->id, fault->line, xl_words_dossier (plan, fault, TRUE));
    }
}

/* The door would refuse it: say so now, beside the record. */
static void
ask_the_door (XlImport *import, XlPlan *plan)
{
  g_autoptr (XlFault) fault = NULL;
  const XlOp *op;

  if (import->edit == NULL || (xl_plan_check_edit (plan, import->edit, &fault) && xl_rules_admit (plan, import->edit, &fault)))
    return;
  if (fault->code == XL_FAULT_STOPPED)
    return;
  op = xl_edit_find (import->edit, fault->id);
  add_error (import, op != NULL ? op->kind : fault->kind, fault->id, 0, xl_words_fault (plan, fault));
  g_clear_pointer (&import->edit, xl_edit_unref);
}

static GInputStream *
open_regular (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) below = NULL;
  GFileInputStream *in;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      xl_desk_fail (error, _("There is no file “%s”."), path);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      xl_desk_fail (error, _("“%s” is not an ordinary file."), path);
      return NULL;
    }
  in = g_file_read (file, NULL, &below);
  if (in == NULL)
    xl_desk_fail (error, _("“%s” cannot be read: %s"), path, below->message);
  return G_INPUT_STREAM (in);
}

static XlImport *
import_new (XlPlan *plan, const XlDossierResult *result)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  XlImport *import = g_new0 (XlImport, 1);

  import->rows = g_ptr_array_new_with_free_func (row_free);
  take_rows (import, plan, result);
  for (guint i = 0; i < result->notes->len; i++)
    g_ptr_array_add (notes, xl_words_dossier (plan, g_ptr_array_index (result->notes, i), TRUE));
  g_ptr_array_add (notes, NULL);
  import->notes = (char **) g_ptr_array_steal (notes, NULL);
  if (import->n_errors == 0 && result->edit != NULL)
    import->edit = xl_edit_ref (result->edit);
  ask_the_door (import, plan);
  return import;
}

static gboolean
stop_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/* From now on the work over @plan ends early when @cancellable (nullable) says so; it must outlive that. */
void
xl_desk_let_stop (XlPlan *plan, GCancellable *cancellable)
{
  xl_plan_set_stop (plan, cancellable != NULL ? stop_cb : NULL, cancellable);
}

/* Takes @import: nothing of what was stopped half way is told. */
static XlImport *
unless_stopped (XlImport *import, XlPlan *plan, GError **error)
{
  if (!xl_plan_is_stopped (plan))
    return import;
  xl_import_free (import);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  return NULL;
}

static char *
dup_label (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_strdup_printf ("Import %s", base);
}

/**
 * xl_import_is_large:
 * @path: of a file that is to come in
 *
 * Returns: whether it is read only where somebody says that so large a file is meant
 */
gboolean
xl_import_is_large (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > XL_DOSSIER_MAX_FILE;
}

/* The whole file, of a size that is meant. */
GBytes *
xl_import_bytes (const char *path, gboolean large, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) in = open_regular (path, error);
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GError) below = NULL;

  if (in == NULL)
    return NULL;
  if (!large && xl_import_is_large (path))
    {
      xl_desk_fail (error, _("“%s” is larger than 64 MiB: say with --large that it is meant."), path);
      return NULL;
    }
  out = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, &below) < 0)
    {
      if (g_error_matches (below, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&below));
          return NULL;
        }
      xl_desk_fail (error, _("“%s” cannot be read: %s"), path, below->message);
      return NULL;
    }
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

#define PEEK (64 * 1024) /* bytes in which the first element is looked for */

/* Whether the file holds activities rather than a dossier; @in is at its beginning afterwards. */
static gboolean
is_iati (GInputStream *in)
{
  g_autofree char *head = g_malloc (PEEK);
  gsize length = 0;

  return g_input_stream_read_all (in, head, PEEK, &length, NULL, NULL) && xl_iati_is (head, length);
}

static XlDossierResult *
read_iati (XlPlan *plan, const char *path, const char *label, gboolean large, GError **error)
{
  g_autoptr (GBytes) bytes = xl_import_bytes (path, large, NULL, error);

  return bytes != NULL ? xl_iati_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), plan, label) : NULL;
}

/**
 * xl_import_read:
 * @large: more than 64 MiB too
 *
 * Reads a dossier, or IATI activities, against @plan; nothing changes yet. A file that cannot be taken is no error: its
 * rows say why.
 *
 * Returns: (transfer full) (nullable): what an import would do; NULL where the file cannot be read at all
 */
XlImport *
xl_import_read (XlPlan *plan, const char *path, gboolean large, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) in = open_regular (path, error);
  g_autofree char *label = dup_label (path);
  g_autoptr (XlDossierResult) result = NULL;
  g_autoptr (GError) below = NULL;
  XlImport *import;

  if (in == NULL)
    return NULL;
  xl_desk_let_stop (plan, cancellable);
  if (is_iati (in))
    result = read_iati (plan, path, label, large, &below);
  else if (g_seekable_seek (G_SEEKABLE (in), 0, G_SEEK_SET, cancellable, &below))
    result = xl_dossier_read (in, plan, label, large, cancellable, NULL, NULL, &below);
  if (result == NULL)
    xl_desk_take_error (error, g_steal_pointer (&below), path);
  import = result != NULL ? unless_stopped (import_new (plan, result), plan, error) : NULL;
  xl_desk_let_stop (plan, NULL);
  return import;
}

XlImport *
xl_file_read_dossier (XlPlan *plan, const char *path, gboolean large, GError **error)
{
  return xl_import_read (plan, path, large, NULL, error);
}

/**
 * xl_file_validate:
 * @large: more than 64 MiB too
 *
 * Returns: (transfer full) (nullable) (element-type XlImportRow): a row with line and reason for everything that is
 *   wrong with a dossier, by line; NULL where the file cannot be read at all
 */
GPtrArray *
xl_file_validate (const char *path, gboolean large, GError **error)
{
  g_autoptr (GInputStream) in = open_regular (path, error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (XlPlan) nothing = xl_plan_new ();
  g_autoptr (GError) below = NULL;
  GPtrArray *rows;

  if (in == NULL)
    return NULL;
  faults = xl_dossier_validate (in, large, NULL, &below);
  if (faults == NULL)
    {
      xl_desk_take_error (error, g_steal_pointer (&below), path);
      return NULL;
    }
  rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < faults->len; i++)
    {
      const XlDossierFault *fault = g_ptr_array_index (faults, i);
      XlImportRow *row = g_new0 (XlImportRow, 1);

      row->action = "error";
      row->kind = fault->kind;
      row->id = fault->kind != NULL && fault->id != 0 ? xl_id_to_text (fault->kind, fault->id) : NULL;
      row->line = fault->line;
      row->reason = xl_words_dossier (nothing, fault, FALSE);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* --- tables ----------------------------------------------------------------------------------- */

/* New records that are called nearly like one of the plan: a person may know better. */
static void
find_near (XlImport *import, XlPlan *plan)
{
  XlNearNames *names[XL_N_KINDS] = { NULL };

  for (guint i = 0; i < import->rows->len && !xl_plan_is_stopped (plan); i++)
    {
      XlImportRow *row = g_ptr_array_index (import->rows, i);
      guint k = row->kind != NULL ? xl_kind_index (row->kind) : 0;
      XlRecord *near;

      if (g_strcmp0 (row->action, "created") != 0 || row->name == NULL || row->kind->flags & XL_KIND_LINK
          || row->kind == &xl_kind_flow)
        continue;
      if (names[k] == NULL)
        names[k] = xl_near_names_new (plan, row->kind);
      near = xl_near_names_find (names[k], row->name);
      if (near == NULL)
        continue;
      row->record = near->id;
      row->doubtful = TRUE;
      if (row->reason == NULL)
        row->reason = xl_words_near (plan, near);
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_clear_pointer (&names[k], xl_near_names_free);
}

/* Links have no name: they are told by what they join, in the plan or in the table. */
static void
name_links (XlImport *import, XlPlan *plan)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal), links = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < import->rows->len && !xl_plan_is_stopped (plan); i++)
    {
      XlImportRow *row = g_ptr_array_index (import->rows, i);
      XlRecord *record = xl_plan_lookup (plan, row->record);

      if (row->id != NULL && row->name != NULL)
        g_hash_table_insert (names, row->id, row->name);
      else if (record != NULL)
        row->name = xl_words_name (plan, record);
      else if (row->id != NULL && row->kind->flags & XL_KIND_LINK)
        g_hash_table_insert (links, row->id, row);
    }
  for (guint i = 0; import->edit != NULL && i < import->edit->ops->len && !xl_plan_is_stopped (plan); i++)
    {
      const XlOp *op = g_ptr_array_index (import->edit->ops, i);
      g_autofree char *id = op->kind->flags & XL_KIND_LINK ? xl_id_to_text (op->kind, op->id) : NULL;
      XlImportRow *row = id != NULL ? g_hash_table_lookup (links, id) : NULL;
      g_autoptr (GString) name = g_string_new (NULL);

      for (guint f = 0; row != NULL && f < op->fields->len; f++)
        {
          const XlOpField *of = &g_array_index (op->fields, XlOpField, f);
          gint64 end = of->field->type == XL_FIELD_REFERENCE && of->new_text != NULL
                           ? g_ascii_strtoll (of->new_text, NULL, 10) : 0;
          XlRecord *record = xl_plan_lookup (plan, end);
          const XlKind *of_kind = end != 0 && record == NULL ? xl_kind_find (of->field->target) : NULL;
          g_autofree char *there = record != NULL ? xl_words_name (plan, record) : NULL;
          g_autofree char *end_id = of_kind != NULL ? xl_id_to_text (of_kind, end) : NULL;
          const char *one = there != NULL ? there : end_id != NULL ? g_hash_table_lookup (names, end_id) : NULL;

          if (one != NULL)
            g_string_append_printf (name, "%s%s", name->len > 0 ? " – " : "", one);
        }
      if (row != NULL && name->len > 0)
        row->name = g_strdup (name->str);
    }
}

/**
 * xl_import_of_table:
 * @near: whether names of new records are compared with all that the plan has
 *
 * Returns: (transfer full) (nullable): what an import of a table would do, with what a person may want to decide; %NULL
 *   where the work over @plan is stopped
 */
XlImport *
xl_import_of_table (XlPlan *plan, const XlDossierResult *result, gboolean near)
{
  XlImport *import = import_new (plan, result);

  if (near)
    find_near (import, plan);
  name_links (import, plan);
  return unless_stopped (import, plan, NULL);
}

/**
 * xl_file_read_mapped:
 * @map: name of a map
 * @large: more than 64 MiB too
 *
 * Reads a table by a map against @plan; nothing changes yet.
 *
 * Returns: (transfer full) (nullable): what an import would do; NULL where the file cannot be read at all, or there is
 *   no such map
 */
XlImport *
xl_file_read_mapped (XlPlan *plan, const char *path, const char *map, gboolean large, GError **error)
{
  g_autoptr (XlIntake) table = xl_intake_open (path, large, NULL, error);

  if (table == NULL || !xl_intake_use_map (table, map, error))
    return NULL;
  return xl_intake_read (table, plan, NULL);
}

/**
 * xl_file_read_table:
 * @kind: what its rows are
 * @map: (nullable) (array zero-terminated=1): "COLUMN=FIELD", where a heading is not the name of a field
 * @large: more than 64 MiB too
 *
 * Reads a table of comma-separated values against @plan; nothing changes yet.
 *
 * Returns: (transfer full) (nullable): what an import would do; NULL where the file cannot be read at all, or the map
 *   does not read
 */
XlImport *
xl_file_read_table (XlPlan *plan, const char *path, const XlKind *kind, char **map, gboolean large, GError **error)
{
  g_autoptr (GBytes) bytes = xl_import_bytes (path, large, NULL, error);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (XlCsvMap));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *label = dup_label (path);
  g_autoptr (XlDossierResult) result = NULL;

  if (bytes == NULL)
    return NULL;
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    {
      char **pair = g_strsplit (map[i], "=", 2);
      XlCsvMap column = { pair[0], pair[1] };

      g_ptr_array_add (words, pair);
      if (pair[0] == NULL || pair[1] == NULL)
        {
          xl_desk_fail (error, _("“%s” does not say which column is which field: write it as COLUMN=FIELD."), map[i]);
          return NULL;
        }
      g_array_append_val (columns, column);
    }
  result = xl_csv_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), plan, kind,
                        (const XlCsvMap *) columns->data, columns->len, label);
  return xl_import_of_table (plan, result, TRUE);
}
