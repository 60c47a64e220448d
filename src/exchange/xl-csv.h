/* xl-csv.h - records as tables: comma-separated out, and back in as an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

/* Limits of what is read, beside XL_DOSSIER_MAX_FILE and XL_DOSSIER_MAX_TEXT. */
#define XL_CSV_MAX_COLUMNS 200
#define XL_CSV_MAX_FAULTS 10000 /* after so many, rows are only counted */

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

/* --- a table as it stands in a file (xl-csv-table.c) --- */

typedef enum
{
  XL_CSV_UTF8,
  XL_CSV_UTF16,
  XL_CSV_WINDOWS_1252,
} XlCsvEncoding;

/**
 * XlCsvTable:
 * @rows: (element-type GStrv): cells as UTF-8, the heading first
 * @lines: (element-type guint): the line of the file on which each row begins
 * @separator: comma, semicolon or tab
 * @encoding: of the bytes
 *
 * A table as it stands in a file, before anything is made of it.
 */
typedef struct
{
  GPtrArray *rows;
  GArray *lines;
  char separator;
  XlCsvEncoding encoding;
} XlCsvTable;

XlCsvTable *xl_csv_table_new (const char *bytes, gsize size, GCancellable *cancellable, XlDossierFault **fault);
void xl_csv_table_free (XlCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCsvTable, xl_csv_table_free)

/* --- records that a table is made into (xl-csv-part.c, xl-csv-read.c) --- */

#define XL_CSV_KEY (-1)  /* of XlCsvColumn.field: the key */
#define XL_CSV_NONE (-2) /* of XlCsvColumn.field: left out */

/**
 * XlCsvColumn:
 * @field: index into the kind's fields, %XL_CSV_KEY or %XL_CSV_NONE
 * @weak: given to new records only; what the plan has stays
 */
typedef struct
{
  int field;
  gboolean weak;
} XlCsvColumn;

/**
 * XlCsvPart:
 * @kind: what its rows are
 * @table: the cells; the first row is a heading
 * @own: free @table with it
 * @columns: (element-type XlCsvColumn): what each column is
 * @gentle: an empty cell says nothing; else it means "no value"
 */
typedef struct
{
  const XlKind *kind;
  XlCsvTable *table;
  gboolean own;
  GArray *columns;
  gboolean gentle;
} XlCsvPart;

XlCsvPart *xl_csv_part_new (const XlKind *kind, XlCsvTable *table, gboolean own);
void xl_csv_part_free (XlCsvPart *part);
int xl_csv_find_field (const XlKind *kind, const char *word);

typedef enum
{
  XL_CSV_UPDATE = 1, /* the row is that record */
  XL_CSV_CREATE,     /* the row is a record of its own */
  XL_CSV_SKIP,       /* the row is left out */
} XlCsvChoice;

/**
 * XlCsvDecision:
 * @part: index of the part
 * @line: the row's, of the file
 * @choice: what a person decided
 * @id: with %XL_CSV_UPDATE, the record
 */
typedef struct
{
  guint part, line;
  XlCsvChoice choice;
  gint64 id;
} XlCsvDecision;

XlDossierResult *xl_csv_take (GPtrArray *parts, XlPlan *plan, const GArray *decisions, const char *label,
                              GCancellable *cancellable, guint *progress);

/* --- what a row of a table is made into (xl-csv-shape.c) --- */

/**
 * XlCsvShape:
 *
 * A map with a name: of each row of a table one or several records, of one or several kinds.
 */
typedef struct _XlCsvShape XlCsvShape;
XlCsvShape *xl_csv_shape_new (const char *text, gsize length, char **wrong);
void xl_csv_shape_free (XlCsvShape *shape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlCsvShape, xl_csv_shape_free)
const char *xl_csv_shape_missing (const XlCsvShape *shape, const XlCsvTable *table);
guint xl_csv_shape_score (const XlCsvShape *shape, const XlCsvTable *table);
const XlKind *xl_csv_shape_target (const XlCsvShape *shape, const char *heading, guint nth, const XlField **field);
GPtrArray *xl_csv_shape_spread (const XlCsvShape *shape, const XlCsvTable *table, XlPlan *plan,
                                GCancellable *cancellable);

G_END_DECLS
