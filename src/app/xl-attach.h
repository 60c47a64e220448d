/* xl-attach.h - a document is asked for and put on file: by copy, or as a link */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-documents.h"
#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlAttachFunc:
 * @part: who asked
 * @id: what it asked for
 * @attached: the document, copied and weighed
 *
 * Returns: (transfer full) (nullable): the edit that puts it on record; %NULL where what it was for is gone
 */
typedef XlEdit *(*XlAttachFunc) (XlPart *part, gint64 id, const XlAttached *attached);
/* What went wrong, in a sentence; or %NULL: nothing did. */
typedef void (*XlAttachSay) (XlPart *part, const char *sentence);

void xl_attach_ask (XlPart *part, gint64 id, gboolean copy, XlAttachFunc func, XlAttachSay say);
GtkWidget *xl_attach_button_new (gboolean copy, const char *to);

/* Two buttons for a record with a field "document". */
#define XL_TYPE_ATTACH_ROW (xl_attach_row_get_type ())
G_DECLARE_FINAL_TYPE (XlAttachRow, xl_attach_row, XL, ATTACH_ROW, XlPart)

G_END_DECLS
