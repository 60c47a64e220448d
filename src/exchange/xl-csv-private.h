/* xl-csv-private.h - what the readers of tables share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-csv.h"

/* How the numbers and dates of a column are written (xl-csv-value.c). */
typedef struct
{
  XlNumberStyle numbers;
  gboolean month_first;
} XlCsvStyle;

const char *xl_csv_plain_cell (const char *cell);
gboolean xl_csv_is_number (const XlField *field);
XlCsvStyle *xl_csv_styles_new (const XlCsvPart *part);
char *xl_csv_read_value (const XlField *field, const XlCsvStyle *style, const char *cell, XlFault **fault);

/* What people call the records of a plan (xl-csv-names.c). */
typedef struct _XlCsvNames XlCsvNames;
XlCsvNames *xl_csv_names_new (XlPlan *plan);
void xl_csv_names_free (XlCsvNames *names);
gboolean xl_csv_names_key (XlCsvNames *names, const XlKind *kind, const char *folded, XlRecord **record);
gboolean xl_csv_names_name (XlCsvNames *names, const XlKind *kind, const char *folded, XlRecord **record);
gboolean xl_csv_names_identify (const XlKind *kind);

/* xl-csv-part.c */
XlDossierResult *xl_csv_result_new (void);
