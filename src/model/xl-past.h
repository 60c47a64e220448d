/* xl-past.h - a plan as it was: what is in it now, with its newest transactions taken back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

typedef struct _XlPast XlPast;

XlPast *xl_past_new (XlPlan *plan);
void xl_past_free (XlPast *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlPast, xl_past_free)
void xl_past_take_back (XlPast *past, const GPtrArray *ops);

gboolean xl_past_has (XlPast *past, const XlKind *kind, gint64 id);
char *xl_past_dup_text (XlPast *past, const XlKind *kind, gint64 id, const XlField *field);
gboolean xl_past_differs (XlPast *past, gint64 id);
gboolean xl_past_had_more (XlPast *past, XlPlan *one, XlPlan *two);

G_END_DECLS
