/* xl-put.h - pieces of files as text: what is escaped how, and a field's value in plain words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier-private.h"

G_BEGIN_DECLS

void xl_put_xml (GString *out, const char *text);
void xl_put_json (GString *out, const char *text);
char *xl_put_dup_value (XlPlan *plan, const XlField *field, const XlRecord *record);
void xl_put_json_field (GString *out, XlPlan *plan, const XlField *field, const XlRecord *record);

G_END_DECLS
