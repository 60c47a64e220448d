/* xl-desk-documents.h - documents: copied beside the plan file or linked, and whether they are still there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

G_BEGIN_DECLS

/* Copied are files of up to so many bytes, linked ones of up to so many: both are read whole, for their SHA-256. */
#define XL_DOCUMENT_COPY_MAX (G_GINT64_CONSTANT (64) << 20)
#define XL_DOCUMENT_LINK_MAX (G_GINT64_CONSTANT (1) << 30)

/**
 * XlAttached:
 * @title: its base name without the ending
 * @path: relative to the plan file's folder where it was copied, else whole
 * @sha256: 64 hex digits
 *
 * A file that is ready to be put on record.
 */
typedef struct
{
  char *title, *path, *sha256;
} XlAttached;

void xl_attached_free (XlAttached *attached);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlAttached, xl_attached_free)

XlAttached *xl_documents_attach (const char *plan_path, const char *path, gboolean copy, GCancellable *cancellable,
                                 GError **error);
void xl_desk_attach_async (XlDesk *desk, const char *path, gboolean copy, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
XlAttached *xl_desk_attach_finish (XlDesk *desk, GAsyncResult *result, GError **error);

void xl_documents_look (XlPlan *plan, const char *plan_path);
void xl_desk_look_async (XlDesk *desk, GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_look_finish (XlDesk *desk, GAsyncResult *result);

/* Letters of interest: who has one, and how one comes on file. */
typedef struct
{
  XlMembership *membership;
  XlRegion *region;
  XlNetwork *network;
  XlAgreement *letter;   /* or NULL */
  XlDocument *document;  /* of the letter, or NULL */
} XlLetter;

GArray *xl_letters_list (XlPlan *plan, XlDate on);
XlEdit *xl_edits_attach_letter (XlPlan *plan, XlRegion *region, XlNetwork *network, const XlAttached *attached, XlDate date);
XlEdit *xl_edits_attach (XlPlan *plan, XlRecord *record, const XlAttached *attached);

G_END_DECLS
