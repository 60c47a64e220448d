/* xl-desk-words-files.h - sentences about plan files and dossiers; inside the desk only (it knows the rooms below) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"
#include "xl-store.h"

G_BEGIN_DECLS

char *xl_words_dossier (XlPlan *plan, const XlDossierFault *fault, gboolean with_line);
char *xl_words_backup (const char *path);
char *xl_words_repair (const XlRepair *repair, const char *copy);
char *xl_words_repair_count (const XlRepairCount *count);
char *xl_words_repair_history (const XlRepair *repair);
char *xl_words_repair_loss (const XlRepairLoss *loss);

G_END_DECLS
