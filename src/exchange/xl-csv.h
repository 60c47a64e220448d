/* xl-csv.h - records of one kind as a table: comma-separated out, and back in as an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

/* Limits of what is read, beside XL_DOSSIER_MAX_FILE and XL_DOSSIER_MAX_TEXT. */
#define XL_CSV_MAX_COLUMNS 200

/**
 * XlCsvMap:
 * @column: heading of the file
 * @field: name of the field that it is, "id" for the key
 *
 * Where a heading is not itself the name of a field.
 */
typedef struct
{
  const char *column;
  const char *field;
} XlCsvMap;

void xl_csv_write (XlPlan *plan, const XlKind *kind, const XlDossierOptions *options, GString *out);
XlDossierResult *xl_csv_read (const char *bytes, gsize size, XlPlan *plan, const XlKind *kind, const XlCsvMap *map,
                              guint n_map, const char *label);

/**
 * XlCsvTable:
 * @rows: (element-type GStrv): cells as UTF-8, the heading first
 * @lines: (element-type guint): the line of the file on which each row begins
 * @separator: comma, semicolon or tab
 *
 * A table as it stands in a file, before anything is made of it.
 */
typedef struct
{
  GPtrArray *rows;
  GArray *lines;
  char separator;
} XlCsvTable;

XlCsvTable *xl_csv_table_new (const char *bytes, gsize size, XlDossierFault **fault);
void xl_csv_table_free (XlCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCsvTable, xl_csv_table_free)

G_END_DECLS
