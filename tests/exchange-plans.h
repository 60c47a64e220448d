/* exchange-plans.h - random plans for the tests and benches of exchange */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

XlPlan *plans_random (guint32 seed, guint size);
XlPlan *plans_empty (void);
void plans_apply (XlPlan *plan, XlEdit *edit);
GBytes *plans_write (XlPlan *plan, const XlDossierOptions *options);
XlDossierResult *plans_read (XlPlan *plan, const char *text, gssize size);
void plans_use_schema (void);
