/* xl-desk-words-table.h - sentences about tables that come in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-csv.h"

G_BEGIN_DECLS

char *xl_words_table (const XlCsvTable *table);
const char *xl_words_map (const char *name);
char *xl_words_no_column (const XlKind *kind, const XlField *field);
char *xl_words_map_needs (const char *label, const char *heading);
char *xl_words_found (XlPlan *plan, XlDossierHow how);
char *xl_words_near (XlPlan *plan, const XlRecord *record);

G_END_DECLS
