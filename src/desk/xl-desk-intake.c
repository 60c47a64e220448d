/* xl-desk-intake.c - a table that comes in: what it is, which column is which field, what a person decided */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-intake.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "xl-csv.h"
#include "xl-desk-private.h"
#include "xl-desk-words-files.h"
#include "xl-desk-words-table.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

G_STATIC_ASSERT (XL_INTAKE_KEY == XL_CSV_KEY && XL_INTAKE_NONE == XL_CSV_NONE);
G_STATIC_ASSERT ((int) XL_INTAKE_UPDATE == (int) XL_CSV_UPDATE && (int) XL_INTAKE_SKIP == (int) XL_CSV_SKIP);

struct _XlIntake
{
  gatomicrefcount refs;
  char *name;
  XlCsvTable *table;
  GPtrArray *readings;  /* of XlIntakeReading: maps that fit, then kinds */
  guint reading;
  XlCsvShape *shape;    /* of a map; NULL for a kind */
  GArray *columns;      /* of XlCsvColumn: of a kind */
  GArray *decisions;    /* of XlCsvDecision */
  guint progress;       /* per cent; atomic */
};

/* --- maps ------------------------------------------------------------------------------------- */

static const char *const shipped_maps[] = { "cordis-organization", "cordis-project",   "keep-partners",  "sample-flows",
                                            "sample-organisations", "sample-projects", "sample-regions", NULL };

static char *
own_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "crosslink", "maps", NULL);
}

static char *
own_path (const char *name)
{
  g_autofree char *folder = own_folder ();
  g_autofree char *base = g_strconcat (name, ".map", NULL);

  return g_build_filename (folder, base, NULL);
}

/* The map of that name: this person's own before the program's. */
static XlCsvShape *
load_map (const char *name, char **wrong)
{
  g_autofree char *path = strpbrk (name, "/\\") == NULL ? own_path (name) : NULL;
  g_autofree char *resource = g_strdup_printf ("maps/%s.map", name);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (path != NULL && g_file_get_contents (path, &text, &length, NULL))
    return xl_csv_shape_new (text, length, wrong);
  bytes = xl_desk_resource (resource);
  return bytes != NULL ? xl_csv_shape_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), wrong) : NULL;
}

static void
reading_free (gpointer data)
{
  XlIntakeReading *reading = data;

  g_free (reading->name);
  g_free (reading->label);
  g_free (reading);
}

static void
add_reading (XlIntake *self, const char *name, const char *label, const XlKind *kind, gboolean own)
{
  XlIntakeReading *reading = g_new0 (XlIntakeReading, 1);

  reading->name = g_strdup (name);
  reading->label = g_strdup (label);
  reading->kind = kind;
  reading->own = own;
  g_ptr_array_add (self->readings, reading);
}

/* --- columns ---------------------------------------------------------------------------------- */

static char **
heading_of (XlIntake *self)
{
  return g_ptr_array_index (self->table->rows, 0);
}

/* What fields are called in the language of this desk, folded -> index + 1; the first of two with one name counts. */
static GHashTable *
labels_of (const XlKind *kind)
{
  GHashTable *labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint f = kind->n_fields; f-- > 0;)
    if (!(kind->fields[f].flags & XL_FIELD_PLUMBING))
      g_hash_table_replace (labels, xl_fold (xl_words_field (&kind->fields[f])), GUINT_TO_POINTER (f + 1));
  return labels;
}

/* As fields are called in files, in English, or in the language of this desk. */
static int
guess_field (const XlKind *kind, GHashTable *labels, const char *heading)
{
  g_autofree char *word = g_strstrip (g_strdup (heading));
  g_autofree char *folded = xl_fold (word);
  int found = xl_csv_find_field (kind, word);
  gpointer label = found == XL_CSV_NONE ? g_hash_table_lookup (labels, folded) : NULL;

  return label != NULL ? (int) GPOINTER_TO_UINT (label) - 1 : found;
}

/* The first column of several for one field counts. Returns how many are found. */
static guint
guess_columns (XlIntake *self, const XlKind *kind, GArray *columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL), labels = labels_of (kind);
  char **heading = heading_of (self);

  g_array_set_size (columns, 0);
  for (guint c = 0; heading[c] != NULL; c++)
    {
      XlCsvColumn column = { guess_field (kind, labels, heading[c]), FALSE };

      if (column.field != XL_CSV_NONE && !g_hash_table_add (taken, GINT_TO_POINTER (column.field + 3)))
        column.field = XL_CSV_NONE;
      g_array_append_val (columns, column);
    }
  return g_hash_table_size (taken);
}

/* The field that a new record must have and that no column is; @lacks says whether there is one. */
static const XlField *
find_lacking (XlIntake *self, const XlKind *kind, const GArray *columns, gboolean *lacks)
{
  gboolean any = FALSE, key = FALSE;

  for (guint c = 0; c < columns->len; c++)
    {
      any = any || g_array_index (columns, XlCsvColumn, c).field != XL_CSV_NONE;
      key = key || g_array_index (columns, XlCsvColumn, c).field == XL_CSV_KEY;
    }
  *lacks = TRUE;
  for (guint f = 0; any && !key && f < kind->n_fields; f++)
    {
      gboolean there = !(kind->fields[f].flags & XL_FIELD_REQUIRED) || kind->fields[f].fallback != NULL;

      for (guint c = 0; !there && c < columns->len; c++)
        there = g_array_index (columns, XlCsvColumn, c).field == (int) f;
      if (!there)
        return &kind->fields[f];
    }
  *lacks = !any;
  return NULL;
}

/* --- readings --------------------------------------------------------------------------------- */

static void
take_own_maps (XlIntake *self)
{
  g_autofree char *folder = own_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *base;

  while (dir != NULL && (base = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_str_has_suffix (base, ".map") ? g_strndup (base, strlen (base) - 4) : NULL;
      g_autoptr (XlCsvShape) shape = name != NULL && g_utf8_validate (name, -1, NULL) ? load_map (name, NULL) : NULL;

      if (shape != NULL && xl_csv_shape_score (shape, self->table) > 0)
        add_reading (self, name, name, NULL, TRUE);
    }
}

/* The maps that fit and all kinds; chosen is what uses most of the columns, and of equals the kind, whose columns can be
 * chosen one by one. */
static void
take_readings (XlIntake *self)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (XlCsvColumn));
  guint best = 0, chosen = 0;

  self->readings = g_ptr_array_new_with_free_func (reading_free);
  take_own_maps (self);
  best = self->readings->len > 0 ? G_MAXUINT : 0; /* what this person has made for such a table */
  for (guint m = 0; shipped_maps[m] != NULL; m++)
    {
      g_autoptr (XlCsvShape) shape = load_map (shipped_maps[m], NULL);
      guint score = shape != NULL ? xl_csv_shape_score (shape, self->table) * 2 : 0;

      if (score == 0)
        continue;
      add_reading (self, shipped_maps[m], xl_words_map (shipped_maps[m]), NULL, FALSE);
      if (score > best)
        {
          best = score;
          chosen = self->readings->len - 1;
        }
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      guint score = guess_columns (self, kind, columns) * 2;
      gboolean lacks;

      find_lacking (self, kind, columns, &lacks);
      add_reading (self, kind->name, xl_words_kind (kind, TRUE), kind, FALSE);
      score = score > 0 && !lacks ? score + 1 : score / 2;
      if (score > best)
        {
          best = score;
          chosen = self->readings->len - 1;
        }
    }
  xl_intake_set_reading (self, chosen);
}

/**
 * xl_intake_new:
 * @name: what people call it: the name of the file, "Clipboard"
 * @sentence: (out) (transfer full): why not; %NULL where it was cancelled
 *
 * Returns: (transfer full) (nullable): the table, read as it seems to be meant
 */
XlIntake *
xl_intake_new (const char *bytes, gsize size, const char *name, GCancellable *cancellable, char **sentence)
{
  g_autoptr (XlDossierFault) fault = NULL;
  XlCsvTable *table = xl_csv_table_new (bytes, size, cancellable, &fault);
  XlIntake *self;

  *sentence = fault != NULL ? xl_words_dossier (NULL, fault, TRUE) : NULL;
  if (table == NULL)
    return NULL;
  self = g_new0 (XlIntake, 1);
  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  self->table = table;
  self->columns = g_array_new (FALSE, TRUE, sizeof (XlCsvColumn));
  self->decisions = g_array_new (FALSE, TRUE, sizeof (XlCsvDecision));
  for (char **word = heading_of (self); *word != NULL; word++)
    g_strstrip (*word);
  take_readings (self);
  return self;
}

/**
 * xl_intake_open:
 * @large: more than 64 MiB too
 *
 * Returns: (transfer full) (nullable): the table of a file
 */
XlIntake *
xl_intake_open (const char *path, gboolean large, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = xl_import_bytes (path, large, cancellable, error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence = NULL;
  XlIntake *table;

  if (bytes == NULL)
    return NULL;
  table = xl_intake_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, cancellable, &sentence);
  if (table == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    xl_desk_fail (error, "%s", sentence);
  return table;
}

XlIntake *
xl_intake_ref (XlIntake *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
intake_free (gpointer data)
{
  XlIntake *self = data;

  g_free (self->name);
  xl_csv_table_free (self->table);
  g_ptr_array_unref (self->readings);
  g_clear_pointer (&self->shape, xl_csv_shape_free);
  g_array_unref (self->columns);
  g_array_unref (self->decisions);
  g_free (self);
}

void
xl_intake_unref (XlIntake *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->table->rows->len > XL_SHED_MANY)
    xl_shed (self, intake_free);
  else
    intake_free (self);
}

const char *
xl_intake_get_name (XlIntake *self)
{
  return self->name;
}

guint
xl_intake_count_rows (XlIntake *self)
{
  return self->table->rows->len - 1;
}

guint
xl_intake_count_columns (XlIntake *self)
{
  return g_strv_length (heading_of (self));
}

const char *
xl_intake_get_heading (XlIntake *self, guint column)
{
  return heading_of (self)[column];
}

/**
 * xl_intake_dup_sample:
 *
 * Returns: (transfer full): the first three texts of a column
 */
char *
xl_intake_dup_sample (XlIntake *self, guint column)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint r = 1; r < MIN (self->table->rows->len, 50) && n < 3; r++)
    {
      char **cells = g_ptr_array_index (self->table->rows, r);
      g_autofree char *text = column < g_strv_length (cells) ? g_strdup (cells[column]) : NULL;

      if (text == NULL || *text == '\0')
        continue;
      g_strdelimit (text, "\n\r\t", ' ');
      g_string_append (out, n++ > 0 ? "  ·  " : "");
      if (g_utf8_strlen (text, -1) > 60)
        {
          g_string_append_len (out, text, g_utf8_offset_to_pointer (text, 59) - text);
          g_string_append (out, "…");
        }
      else
        g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

char *
xl_intake_dup_about (XlIntake *self)
{
  return xl_words_table (self->table);
}

/**
 * xl_intake_get_readings:
 *
 * Returns: (transfer none) (element-type XlIntakeReading): this person's maps and the program's that fit, then the kinds
 */
const GPtrArray *
xl_intake_get_readings (XlIntake *self)
{
  return self->readings;
}

guint
xl_intake_get_reading (XlIntake *self)
{
  return self->reading;
}

void
xl_intake_set_reading (XlIntake *self, guint index)
{
  const XlIntakeReading *reading = g_ptr_array_index (self->readings, index);

  self->reading = index;
  g_clear_pointer (&self->shape, xl_csv_shape_free);
  g_array_set_size (self->decisions, 0);
  if (reading->kind != NULL)
    guess_columns (self, reading->kind, self->columns);
  else
    self->shape = load_map (reading->name, NULL);
}

/**
 * xl_intake_use_map:
 * @name: of a map, as the command line has it
 *
 * Returns: whether there is such a map and it fits
 */
gboolean
xl_intake_use_map (XlIntake *self, const char *name, GError **error)
{
  g_autofree char *wrong = NULL;
  g_autoptr (XlCsvShape) shape = load_map (name, &wrong);

  if (shape == NULL && wrong != NULL)
    return xl_desk_fail (error, _("The map “%s” does not read: “%s”."), name, wrong);
  if (shape == NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) shipped_maps);

      return xl_desk_fail (error, _("There is no map “%s”; there are %s."), name, names);
    }
  for (guint i = 0; i < self->readings->len; i++)
    {
      const XlIntakeReading *reading = g_ptr_array_index (self->readings, i);

      if (reading->kind == NULL && strcmp (reading->name, name) == 0)
        {
          xl_intake_set_reading (self, i);
          return TRUE;
        }
    }
  {
    const char *missing = xl_csv_shape_missing (shape, self->table);
    g_autofree char *sentence = xl_words_map_needs (name, missing != NULL ? missing : "");

    return xl_desk_fail (error, "%s", sentence);
  }
}

/**
 * xl_intake_get_kind:
 *
 * Returns: (nullable): what the rows are, where the columns can be chosen; %NULL while a map says it all
 */
const XlKind *
xl_intake_get_kind (XlIntake *self)
{
  return ((XlIntakeReading *) g_ptr_array_index (self->readings, self->reading))->kind;
}

int
xl_intake_get_field (XlIntake *self, guint column)
{
  return g_array_index (self->columns, XlCsvColumn, column).field;
}

/* Another column that was this field is left out from now on. */
void
xl_intake_set_field (XlIntake *self, guint column, int field)
{
  for (guint c = 0; field != XL_CSV_NONE && c < self->columns->len; c++)
    if (g_array_index (self->columns, XlCsvColumn, c).field == field)
      g_array_index (self->columns, XlCsvColumn, c).field = XL_CSV_NONE;
  g_array_index (self->columns, XlCsvColumn, column).field = field;
  g_array_set_size (self->decisions, 0);
}

/**
 * xl_intake_dup_target:
 *
 * Returns: (transfer full): what a column becomes, in words; "" where it is left out
 */
char *
xl_intake_dup_target (XlIntake *self, guint column)
{
  GString *out = g_string_new (NULL);
  const XlKind *kind = xl_intake_get_kind (self);
  const XlField *field = NULL;

  if (kind != NULL)
    {
      int at = xl_intake_get_field (self, column);

      g_string_append (out, at == XL_CSV_NONE  ? ""
                            : at == XL_CSV_KEY ? xl_words_field (xl_kind_field (kind, "key"))
                                               : xl_words_field (&kind->fields[at]));
      return g_string_free (out, FALSE);
    }
  for (guint n = 0; self->shape != NULL
                    && (kind = xl_csv_shape_target (self->shape, heading_of (self)[column], n, &field)) != NULL;
       n++)
    {
      g_autofree char *one = g_strdup_printf ("%s: %s", xl_words_kind (kind, FALSE),
                                              xl_words_field (field != NULL ? field : xl_kind_field (kind, "key")));

      if (strstr (out->str, one) == NULL)
        g_string_append_printf (out, out->len > 0 ? " · %s" : "%s", one);
    }
  return g_string_free (out, FALSE);
}

/**
 * xl_intake_dup_missing:
 *
 * Returns: (transfer full) (nullable): what has to be chosen before the table can be read
 */
char *
xl_intake_dup_missing (XlIntake *self)
{
  const XlKind *kind = xl_intake_get_kind (self);
  const XlField *field;
  gboolean lacks = FALSE;

  if (kind == NULL)
    return NULL;
  field = find_lacking (self, kind, self->columns, &lacks);
  return lacks ? xl_words_no_column (kind, field) : NULL;
}

/**
 * xl_intake_save_map:
 * @name: what this person calls it
 * @sentence: (out) (transfer full): why not
 *
 * Keeps which column is which field, for the next table of this kind. It lies in the user's folder of settings.
 *
 * Returns: whether it is kept
 */
gboolean
xl_intake_save_map (XlIntake *self, const char *name, char **sentence)
{
  const XlKind *kind = xl_intake_get_kind (self);
  g_autofree char *folder = own_folder ();
  g_autofree char *path = NULL, *plain = g_strstrip (g_strdup (name));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (kind != NULL, FALSE);
  if (*plain == '\0' || *plain == '.' || strpbrk (plain, "/\\=") != NULL)
    {
      *sentence = g_strdup (_("Give the map a name without “/”, “\\” and “=”."));
      return FALSE;
    }
  g_string_append_printf (text, "[%s]\n", kind->name);
  for (guint c = 0; c < self->columns->len; c++)
    {
      int at = g_array_index (self->columns, XlCsvColumn, c).field;
      const char *heading = heading_of (self)[c];

      if (at == XL_CSV_NONE)
        continue;
      if (*heading == '\0' || strpbrk (heading, "|\n\r\"") != NULL || strstr (heading, " > ") != NULL)
        {
          *sentence = g_strdup_printf (_("A map cannot keep the heading “%s”: call it something plainer."), heading);
          return FALSE;
        }
      g_string_append_printf (text, "%s=%s\n", at == XL_CSV_KEY ? "id" : kind->fields[at].name, heading);
    }
  path = own_path (plain);
  g_mkdir_with_parents (folder, 0700); /* what comes to nothing here, writing says */
  if (g_file_set_contents (path, text->str, (gssize) text->len, &error))
    return TRUE;
  *sentence = g_strdup (error->message);
  return FALSE;
}

/* --- rows ------------------------------------------------------------------------------------- */

/**
 * xl_intake_decide:
 * @part: of an XlImportRow
 * @line: of it
 * @id: with %XL_INTAKE_UPDATE, which record the row is
 *
 * What is to become of a row, from the next reading on.
 */
void
xl_intake_decide (XlIntake *self, guint part, guint line, XlIntakeChoice choice, gint64 id)
{
  XlCsvDecision decision = { part, line, (XlCsvChoice) choice, id };

  for (guint i = 0; i < self->decisions->len; i++)
    {
      XlCsvDecision *there = &g_array_index (self->decisions, XlCsvDecision, i);

      if (there->part == part && there->line == line)
        {
          *there = decision;
          return;
        }
    }
  g_array_append_val (self->decisions, decision);
}

/* Returns: what was decided, or 0 */
XlIntakeChoice
xl_intake_get_choice (XlIntake *self, guint part, guint line)
{
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const XlCsvDecision *there = &g_array_index (self->decisions, XlCsvDecision, i);

      if (there->part == part && there->line == line)
        return (XlIntakeChoice) there->choice;
    }
  return 0;
}

/* Some rows alone, for a look at how they read; shares the cells. */
static XlCsvTable *
dup_rows (const XlCsvTable *table, guint first, guint n)
{
  XlCsvTable *out = g_new0 (XlCsvTable, 1);

  *out = *table;
  out->rows = g_ptr_array_new ();
  out->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint r = 0; r < table->rows->len && r < first + n; r++)
    if (r == 0 || r >= first)
      {
        g_ptr_array_add (out->rows, g_ptr_array_index (table->rows, r));
        g_array_append_val (out->lines, g_array_index (table->lines, guint, r));
      }
  return out;
}

static XlImport *
read_table (XlIntake *self, XlCsvTable *table, XlPlan *plan, gboolean near, GCancellable *cancellable)
{
  const XlKind *kind = xl_intake_get_kind (self);
  g_autofree char *label = g_strdup_printf ("Import %s", self->name);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (XlDossierResult) result = NULL;
  XlImport *import;

  xl_desk_let_stop (plan, cancellable);
  if (kind == NULL)
    parts = xl_csv_shape_spread (self->shape, table, plan, cancellable);
  else
    {
      XlCsvPart *part = xl_csv_part_new (kind, table, FALSE);

      g_array_append_vals (part->columns, self->columns->data, self->columns->len);
      parts = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_csv_part_free);
      g_ptr_array_add (parts, part);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    result = xl_csv_take (parts, plan, self->decisions, label, cancellable, &self->progress);
  import = result != NULL ? xl_import_of_table (plan, result, near) : NULL;
  xl_desk_let_stop (plan, NULL);
  return import;
}

/**
 * xl_intake_read:
 *
 * Compares the table with @plan.
 *
 * Returns: (transfer full) (nullable): what an import would do; %NULL where it was cancelled
 */
XlImport *
xl_intake_read (XlIntake *self, XlPlan *plan, GCancellable *cancellable)
{
  g_atomic_int_set ((int *) &self->progress, 0);
  return read_table (self, self->table, plan, TRUE, cancellable);
}

/**
 * xl_intake_read_rows:
 * @first: from 1
 *
 * Returns: (transfer full): what an import of some rows alone would do; not whether they are called nearly like others
 */
XlImport *
xl_intake_read_rows (XlIntake *self, XlPlan *plan, guint first, guint n)
{
  g_autoptr (XlCsvTable) rows = dup_rows (self->table, first, n);

  return read_table (self, rows, plan, FALSE, NULL);
}

/* Returns: per cent of xl_intake_read() that are done */
guint
xl_intake_get_progress (XlIntake *self)
{
  return (guint) g_atomic_int_get ((int *) &self->progress);
}

/**
 * xl_intake_is_path:
 *
 * Returns: whether a file is called as tables are
 */
gboolean
xl_intake_is_path (const char *path)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".tab" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}
