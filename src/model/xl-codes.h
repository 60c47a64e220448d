/* xl-codes.h - code lists: countries, NUTS, NACE, List of Waste, TRL, time zones */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlCodesLoader:
 * @name: "countries", "nuts", "nuts-old", "nace2", "nace21", "ewc", "trl", "zones"
 *
 * Returns: (transfer full) (nullable): the list as tab-separated text: comment lines begin with
 *   "#", the first other line is the heading, the first column is the code
 */
typedef GBytes *(*XlCodesLoader) (const char *name);

typedef struct _XlCodes XlCodes;

void xl_codes_set_loader (XlCodesLoader loader);
const XlCodes *xl_codes_get (const char *name);
guint xl_codes_size (const XlCodes *codes);
const char *xl_codes_code (const XlCodes *codes, guint row);
const char *xl_codes_cell (const XlCodes *codes, guint row, const char *column);
int xl_codes_find (const XlCodes *codes, const char *code);
const char *xl_codes_lookup (const char *list, const char *code, const char *column);
char *xl_codes_country (const char *typed);
GArray *xl_codes_search (const XlCodes *codes, const char *words, guint limit);
const char *xl_codes_heading (const XlCodes *codes, guint row);

G_END_DECLS
