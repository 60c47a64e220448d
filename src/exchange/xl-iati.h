/* xl-iati.h - projects as IATI 2.03 activities out, and activities back in as an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

#define XL_IATI_NAMESPACE "urn:crosslink:iati:1" /* of what has no home in IATI */
#define XL_IATI_PUBLISHER "crosslink"            /* what our identifiers begin with */

guint xl_iati_write (XlPlan *plan, const XlDossierOptions *options, GString *out);
gboolean xl_iati_is (const char *bytes, gsize size);
XlDossierResult *xl_iati_read (const char *bytes, gsize size, XlPlan *plan, const char *label);

G_END_DECLS
