/* xl-near-names.h - is there a record of nearly this name? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

typedef struct _XlNearNames XlNearNames;
XlNearNames *xl_near_names_new (XlPlan *plan, const XlKind *kind);
void xl_near_names_free (XlNearNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlNearNames, xl_near_names_free)
XlRecord *xl_near_names_find (XlNearNames *names, const char *name);

G_END_DECLS
