/* xl-desk-words-files.h - sentences about dossiers; inside the desk only (it knows exchange) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

char *xl_words_dossier (XlPlan *plan, const XlDossierFault *fault, gboolean with_line);

G_END_DECLS
