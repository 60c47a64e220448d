/* xl-iati-private.h - code lists of IATI beside our choices, and what reader and writer share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier-private.h"
#include "xl-iati.h"

G_BEGIN_DECLS

#define XL_IATI_CHEMICALS "32164" /* the purpose of the chemical industry, DAC list */

/* --- codes (xl-iati-codes.c) --- */

typedef enum
{
  XL_IATI_ORGANISATION, /* OrganisationType of an organisation's type */
  XL_IATI_ROLE,         /* OrganisationRole of a participation's role */
  XL_IATI_FINANCE,      /* FinanceType of an instrument */
  XL_IATI_STATUS,       /* ActivityStatus of a stage */
  XL_IATI_RESULT,       /* ResultType of a logframe level */
  XL_IATI_DOCUMENT,     /* DocumentCategory of a document's type */
  XL_IATI_AGREEMENT,    /* DocumentCategory of an agreement's type */
} XlIatiList;

const char *xl_iati_code (XlIatiList list, int choice);
int xl_iati_choice (XlIatiList list, const char *code);
gboolean xl_iati_rides (const XlKind *kind);

/* --- records that come in (xl-iati-rows.c) --- */

typedef struct _XlIatiRows XlIatiRows;
typedef struct _XlIatiDraft XlIatiDraft;

XlIatiRows *xl_iati_rows_new (XlPlan *plan, XlDossierResult *result);
void xl_iati_rows_free (XlIatiRows *rows);
XlIatiDraft *xl_iati_rows_draft (XlIatiRows *rows, const XlKind *kind, gint64 id, guint line);
XlIatiDraft *xl_iati_rows_find (XlIatiRows *rows, const XlKind *kind, gint64 id);
gboolean xl_iati_rows_knows (XlIatiRows *rows, const XlKind *kind, gint64 id);
void xl_iati_rows_give (XlIatiRows *rows, XlIatiDraft *draft, const char *field, const char *text,
                        guint line);
void xl_iati_rows_give_plain (XlIatiRows *rows, XlIatiDraft *draft, const XlField *field,
                              const char *text, guint line);
const char *xl_iati_rows_get (XlIatiDraft *draft, const char *field);
void xl_iati_rows_note (XlIatiRows *rows, XlDossierFaultCode code, guint line, const char *detail);
void xl_iati_rows_finish (XlIatiRows *rows, const char *label);

G_END_DECLS
