/* xl-dossier-private.h - what the files of the dossier share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

/* --- what was found (xl-dossier-result.c) --- */

void xl_dossier_result_settle (XlDossierResult *result);

/* --- what libxml2 says (xl-dossier-read.c) --- */

char *xl_dossier_shorten (const char *message);

/* --- which records (xl-dossier-select.c) --- */

typedef struct _XlDossierChoice XlDossierChoice;

XlDossierChoice *xl_dossier_choice_new (XlPlan *plan, const XlDossierOptions *options);
void xl_dossier_choice_free (XlDossierChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlDossierChoice, xl_dossier_choice_free)
gboolean xl_dossier_choice_has (const XlDossierChoice *choice, const XlRecord *record);
gboolean xl_dossier_choice_has_field (const XlDossierChoice *choice, const XlRecord *record, const XlField *field);

/* --- values (xl-dossier-value.c) --- */

#define XL_DOSSIER_SPACE " \t\n\r"

gboolean xl_dossier_is_attribute (const XlField *field);
void xl_dossier_put_number (GString *out, const XlField *field, const XlRecord *record);
char *xl_dossier_read_value (const XlField *field, const char *text, XlFault **fault);
gboolean xl_dossier_read_boolean (const char *text, gboolean *value);

/* --- a look at the bytes before libxml2 sees them (xl-dossier-scan.c) --- */

/**
 * XlDossierScan:
 * @code: why the bytes are refused, or 0
 * @line: the line that has been reached, from 1
 * @detail: (nullable): see #XlDossierFaultCode
 *
 * Only sees bytes: it knows where tags, comments and texts begin and end, and no more.
 */
typedef struct
{
  XlDossierFaultCode code;
  guint line;
  char *detail;
  /*< private >*/
  int state;
  guint depth, attributes;
  gsize length;    /* of the present tag, text, comment ... */
  guint matched;   /* bytes of the present opening or closing mark that have been seen */
  char quote;
  char last;       /* the byte before, in a tag */
  gboolean rooted; /* a tag has been seen */
  char head[256];  /* of the first processing instruction: the XML declaration */
  guint n_head;
  gboolean declared;
} XlDossierScan;

void xl_dossier_scan_init (XlDossierScan *scan);
void xl_dossier_scan_clear (XlDossierScan *scan);
gboolean xl_dossier_scan_feed (XlDossierScan *scan, const char *bytes, gsize n);
gboolean xl_dossier_scan_is_whole (const XlDossierScan *scan);

/* --- the rows, without XML (xl-dossier-rows.c) --- */

#define XL_DOSSIER_MAX_FIELDS 32

/* A reference, to be resolved when all rows are known. */
typedef struct
{
  gint64 id;
  const XlField *field;
  guint row, line;
} XlDossierLink;

/* An amount that must be in its project's currency. */
typedef struct
{
  gint64 project;
  const char *currency; /* interned */
  const XlField *field;
  guint row, line;
} XlDossierAmount;

typedef struct
{
  gint64 id;
  guint row;
  const char *currency; /* interned; of a project */
} XlDossierKey;

/**
 * XlDossierRows:
 *
 * Takes records field by field, compares each with the plan and collects the edit.
 */
typedef struct
{
  XlPlan *plan;            /* borrowed */
  XlDossierResult *result; /* borrowed */
  XlEdit *edit;
  XlDigest *digest;
  gboolean persons, private_projects; /* what the file can hold */
  gboolean full;           /* too many faults */
  GArray *links;           /* XlDossierLink */
  GArray *amounts;         /* XlDossierAmount */
  GArray *keys;            /* XlDossierKey, by row until xl_dossier_rows_finish() sorts it */
  /* the present record */
  const XlKind *kind;
  gint64 id;
  gboolean faulty, ignored;
  char *values[XL_DOSSIER_MAX_FIELDS]; /* canonical texts, by field */
  GString *hints;          /* names of what it refers to */
  guint first_link, first_amount; /* of this record */
} XlDossierRows;

void xl_dossier_rows_init (XlDossierRows *rows, XlPlan *plan, XlDossierResult *result, const char *label);
void xl_dossier_rows_clear (XlDossierRows *rows);
XlDossierFault *xl_dossier_rows_fault (XlDossierRows *rows, XlDossierFaultCode code, guint line, const XlField *field,
                                       const char *detail, XlFault *fault);
void xl_dossier_rows_begin (XlDossierRows *rows, const XlKind *kind, const char *id, guint line);
void xl_dossier_rows_value (XlDossierRows *rows, const XlField *field, const char *text, guint line);
void xl_dossier_rows_set (XlDossierRows *rows, const XlField *field, GPtrArray *items, guint line);
void xl_dossier_rows_reference (XlDossierRows *rows, const XlField *field, const char *id, guint line, gboolean newer);
void xl_dossier_rows_hint (XlDossierRows *rows, const XlField *field, const char *hint);
void xl_dossier_rows_amount (XlDossierRows *rows, const XlField *field, const char *currency, guint line);
void xl_dossier_rows_end (XlDossierRows *rows, guint line);
void xl_dossier_rows_finish (XlDossierRows *rows);

G_END_DECLS
