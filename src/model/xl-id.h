/* xl-id.h - record ids: random positive 63-bit integers, and their text form */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-fault.h"

G_BEGIN_DECLS

gint64 xl_id_new (void);
gint64 xl_id_from_key (const XlKind *kind, const char *key);
char *xl_id_to_text (const XlKind *kind, gint64 id);
gint64 xl_id_parse (const char *text, const XlKind **kind);

G_END_DECLS
