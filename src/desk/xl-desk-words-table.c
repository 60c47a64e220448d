/* xl-desk-words-table.c - sentences about tables that come in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-words-table.h"

#include <glib/gi18n-lib.h>

#include "xl-desk-words.h"

static const char *
separator_words (char separator)
{
  return separator == ';' ? _ ("separated by semicolons") : separator == '\t' ? _ ("separated by tabs")
                                                                               : _ ("separated by commas");
}

/**
 * xl_words_table:
 *
 * Returns: (transfer full): "120 rows, 8 columns, separated by semicolons, UTF-8"
 */
char *
xl_words_table (const XlCsvTable *table)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16", "Windows-1252" };
  guint n_rows = table->rows->len - 1, n_columns = g_strv_length (g_ptr_array_index (table->rows, 0));
  g_autofree char *number = xl_words_number (n_rows, 0);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", n_rows), number);
  g_autofree char *columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);

  return g_strdup_printf ("%s, %s, %s, %s", rows, columns, separator_words (table->separator),
                          encodings[table->encoding]);
}

/**
 * xl_words_map:
 * @name: of a map that comes with the program
 *
 * Returns: (transfer none): what its files are called
 */
const char *
xl_words_map (const char *name)
{
  static const struct
  {
    const char *name;
    const char *label; /* N_() */
  } maps[] = {
    { "cordis-organization", N_ ("CORDIS organization.csv: projects with their partners") },
    { "cordis-project", N_ ("CORDIS project.csv: projects") },
    { "keep-partners", N_ ("Partner list of keep.eu: projects with partners and regions") },
    { "sample-flows", N_ ("Offers and needs, as in the sample") },
    { "sample-organisations", N_ ("Partners, as in the sample") },
    { "sample-projects", N_ ("Projects with regions and partners, as in the sample") },
    { "sample-regions", N_ ("Regions with memberships, as in the sample") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    if (g_strcmp0 (name, maps[i].name) == 0)
      return _ (maps[i].label);
  return name;
}

/**
 * xl_words_no_column:
 *
 * Returns: (transfer full): what is missing before the table can be read
 */
char *
xl_words_no_column (const XlKind *kind, const XlField *field)
{
  if (field == NULL)
    return g_strdup (_ ("Say of one column at least which field it is."));
  /* Translators: a field and a kind of record: “Name” and “Region”. */
  return g_strdup_printf (_ ("No column is the field “%s”, which every new record of the kind “%s” must have."),
                          xl_words_field (field), xl_words_kind (kind, FALSE));
}

char *
xl_words_map_needs (const char *label, const char *heading)
{
  return g_strdup_printf (_ ("The map “%s” needs a column “%s”, which the table does not have."), label, heading);
}

/**
 * xl_words_found:
 *
 * Returns: (transfer full) (nullable): how a row was told to be a record of the plan, where that is not plain
 */
char *
xl_words_found (XlPlan *plan, XlDossierHow how)
{
  switch (how)
    {
    case XL_DOSSIER_BY_CODE:
      return g_strdup (_ ("Found by its code."));
    case XL_DOSSIER_BY_NAME:
      return g_strdup (_ ("Found by its name."));
    case XL_DOSSIER_BY_CHOICE:
      return g_strdup (_ ("As you chose."));
    case XL_DOSSIER_BY_ID:
    case XL_DOSSIER_BY_VALUES:
      break;
    }
  return NULL;
}

/**
 * xl_words_near:
 *
 * Returns: (transfer full): that a record is called nearly so
 */
char *
xl_words_near (XlPlan *plan, const XlRecord *record)
{
  g_autofree char *name = xl_words_name (plan, record);

  return g_strdup_printf (_ ("“%s” has nearly the same name."), name);
}
