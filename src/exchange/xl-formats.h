/* xl-formats.h - the plan for other programs: networks, places, dates, activities, sheets */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

/* Each writes the live records that a dossier with the same options would hold; the bytes follow from these alone. */
void xl_graphml_write (XlPlan *plan, const XlDossierOptions *options, GString *out);
void xl_gexf_write (XlPlan *plan, const XlDossierOptions *options, GString *out);
void xl_dot_write (XlPlan *plan, const XlDossierOptions *options, GString *out);
void xl_geojson_write (XlPlan *plan, const XlDossierOptions *options, GString *out);
void xl_ics_write (XlPlan *plan, const XlDossierOptions *options, GString *out);

gboolean xl_format_is_whole (const char *format, const char *bytes, gsize size);

gboolean xl_xlsx_available (void);
GBytes *xl_xlsx_make (XlPlan *plan, const XlDossierOptions *options, GError **error);

G_END_DECLS
