/* fuzz-map.c - tables by maps, both in every broken shape: taken or refused, and nothing else */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

#include "exchange-plans.h"
#include "xl-csv.h"
#include "xl-desk-intake.h"

/* The input is a table, read as the program guesses; or a map, a line of "%%", and a table. */
#define BETWEEN "\n%%\n"

static XlPlan *plan;

/* Makes the plan hold what the tables of the tests say, so that names are near others. */
static void
take_table (const char *base)
{
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests", "data", base, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XlIntake) table = xl_intake_open (path, FALSE, NULL, &error);
  g_autoptr (XlImport) import = NULL;

  g_assert_no_error (error);
  import = xl_intake_read (table, plan, NULL);
  g_assert_nonnull (import->edit);
  plans_apply (plan, import->edit);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  g_setenv ("XDG_CONFIG_HOME", "/nonexistent", TRUE); /* no maps but the program's */
  plan = plans_random (1, 2); /* before there are codes, of which it knows nothing */
  xl_desk_start ();
  take_table ("table-regions.csv");
  take_table ("table-organisations.csv");
  take_table ("table-cordis-organization.csv");
  return 0;
}

static void
must_be_sound (const XlEdit *edit, guint n_errors)
{
  g_autoptr (XlFault) fault = NULL;

  if ((edit != NULL) != (n_errors == 0))
    g_error ("neither an edit nor an error, or both: %u", n_errors);
  if (edit != NULL && !xl_plan_check_edit (plan, edit, &fault))
    g_error ("the gate does not let the edit through: fault %d, %s %s: %s", fault->code, fault->kind->name,
             fault->field != NULL ? fault->field->name : "", fault->value != NULL ? fault->value : "");
}

/* Law: a map reads, or says what of it does not; what it makes of any table is an edit, or faults. */
static void
read_by_map (const char *map, gsize map_size, const char *bytes, gsize size)
{
  g_autofree char *wrong = NULL;
  g_autoptr (XlCsvShape) shape = xl_csv_shape_new (map, map_size, &wrong);
  g_autoptr (XlDossierFault) fault = NULL;
  g_autoptr (XlCsvTable) table = xl_csv_table_new (bytes, size, NULL, &fault);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (XlDossierResult) result = NULL;
  char **heading;

  if ((table != NULL) != (fault == NULL))
    g_error ("neither a table nor a fault, or both");
  if (shape == NULL || table == NULL)
    return;
  heading = g_ptr_array_index (table->rows, 0);
  if ((xl_csv_shape_score (shape, table) > 0) && xl_csv_shape_missing (shape, table) != NULL)
    g_error ("a map fits and does not");
  for (guint c = 0; heading[c] != NULL; c++)
    for (guint n = 0; xl_csv_shape_target (shape, heading[c], n, NULL) != NULL; n++)
      ;
  parts = xl_csv_shape_spread (shape, table, plan, NULL);
  result = xl_csv_take (parts, plan, NULL, "Fuzz", NULL, NULL);
  must_be_sound (result->edit, result->faults->len);
}

/* What a person would decide: of every doubtful row something else, in turn. */
static void
decide (XlIntake *table, const XlImport *import)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (import->rows, i);
      XlIntakeChoice choice = XL_INTAKE_UPDATE + i % 3;

      if (row->doubtful || strcmp (row->action, "error") == 0)
        xl_intake_decide (table, row->part, row->line, row->record == 0 ? XL_INTAKE_SKIP : choice, row->record);
    }
}

/* Law: as above, for what the window does with a table: guess, look, read, decide, read again. */
static void
read_as_guessed (const char *bytes, gsize size)
{
  g_autofree char *sentence = NULL;
  g_autoptr (XlIntake) table = xl_intake_new (bytes, size, "Fuzz", NULL, &sentence);
  g_autoptr (XlImport) import = NULL, again = NULL;
  g_autofree char *missing = NULL, *about = NULL;

  if ((table != NULL) != (sentence == NULL))
    g_error ("neither a table nor a sentence, or both");
  if (table == NULL)
    return;
  about = xl_intake_dup_about (table);
  missing = xl_intake_dup_missing (table);
  for (guint c = 0; c < xl_intake_count_columns (table); c++)
    {
      g_autofree char *sample = xl_intake_dup_sample (table, c), *target = xl_intake_dup_target (table, c);

      g_assert_nonnull (sample);
      g_assert_nonnull (target);
    }
  if (missing != NULL)
    return;
  g_ptr_array_unref (xl_intake_look (table, plan, 3));
  import = xl_intake_read (table, plan, NULL);
  must_be_sound (import->edit, import->n_errors);
  decide (table, import);
  again = xl_intake_read (table, plan, NULL);
  must_be_sound (again->edit, again->n_errors);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *between = size > 0 ? memmem (data, size, BETWEEN, strlen (BETWEEN)) : NULL;
  const gsize map = between != NULL ? (gsize) (between - data) + 1 : 0;
  const gsize from = between != NULL ? map + strlen (BETWEEN) - 1 : 0;
  g_autofree char *exact = g_malloc (MAX (size - from, 1)); /* so that a byte too far is seen */
  g_autofree char *exact_map = g_malloc (MAX (map, 1));

  if (size > 0)
    {
      memcpy (exact_map, data, map);
      memcpy (exact, data + from, size - from);
    }
  if (between != NULL)
    read_by_map (exact_map, map, exact, size - from);
  else
    read_as_guessed (exact, size);
  return 0;
}
