/* xl-dossier.h - the dossier: records as XML out, and back in as an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-plan.h"

G_BEGIN_DECLS

#define XL_DOSSIER_NAMESPACE "urn:crosslink:dossier:1"
#define XL_DOSSIER_MAJOR 1
#define XL_DOSSIER_MINOR 2

/* Limits of what is read; TRUST.md, "Text that comes in". */
#define XL_DOSSIER_MAX_FILE (64u * 1024 * 1024) /* bytes, unless asked for a large one */
#define XL_DOSSIER_MAX_TEXT (1024u * 1024)      /* bytes of one text, after decoding */
#define XL_DOSSIER_MAX_TAG (64u * 1024)         /* bytes of one tag */
#define XL_DOSSIER_MAX_ATTRIBUTES 64
#define XL_DOSSIER_MAX_DEPTH 64
#define XL_DOSSIER_MAX_FAULTS 100               /* after so many the reader stops */

/**
 * XlDossierFigure:
 * @name: "fnpv_c", as the command `appraise` has it
 * @unit: "EUR", "1", "years"
 * @values: (nullable): decimal numbers with a point, a blank between several; %NULL where it is undefined
 * @why: (nullable): why it is undefined, in English
 * @method: how it was computed, in English
 * @rate: (nullable): the rate that was used, a fraction as a decimal number
 * @base_year: the year to whose prices and beginning it refers; 0 for none
 *
 * A figure that was computed from a project's records. It goes into the dossier for those who read it there; an
 * import does not look at it, for it follows from the records again.
 */
typedef struct
{
  const char *name;
  char *unit;
  char *values;
  char *why;
  char *method;
  char *rate;
  int base_year;
} XlDossierFigure;

/**
 * XlDossierFigures:
 * @figures: (element-type XlDossierFigure): where they go; it frees their texts
 *
 * Appends the figures of @project, always the same ones in the same order for the same plan.
 */
typedef void (*XlDossierFigures) (XlPlan *plan, const XlProject *project, GArray *figures, gpointer data);

/**
 * XlDossierOptions:
 * @persons: with persons, and with fields that are personal
 * @private_projects: with projects whose confidentiality is "private"
 * @projects: (nullable) (array length=n_projects): ids of projects, or %NULL for the whole plan
 * @n_projects: how many
 * @figures: (nullable): tells what was computed of a project
 * @figures_data: for @figures
 *
 * What a dossier holds. Without the flags, persons and private projects are left out together with
 * every row that cannot be without them, and every optional reference to them.
 *
 * With @projects a dossier holds these projects; their project regions, participations and stage
 * moves; the memberships of the regions, the persons of the organisations, ties between the
 * organisations, and agreements of the regions and organisations that came in (of their parties
 * only those that came in); evidence about all of this; and every record that one of these refers
 * to. A programme that came in as a parent does not bring its own partnership.
 */
typedef struct
{
  gboolean persons;
  gboolean private_projects;
  const gint64 *projects;
  guint n_projects;
  XlDossierFigures figures;
  gpointer figures_data;
} XlDossierOptions;

/**
 * XlDossierProgress:
 * @done: records (writing) or bytes (reading) so far
 * @total: of so many; 0 where not known
 */
typedef void (*XlDossierProgress) (guint64 done, guint64 total, gpointer data);

gboolean xl_dossier_write (XlPlan *plan, const XlDossierOptions *options, GOutputStream *out,
                           GCancellable *cancellable, XlDossierProgress progress, gpointer data, GError **error);
GArray *xl_dossier_dup_ids (XlPlan *plan, const XlDossierOptions *options);

/**
 * XlDossierSchemaLoader:
 *
 * Returns: (transfer full): the bytes of dossier.xsd
 */
typedef GBytes *(*XlDossierSchemaLoader) (void);
void xl_dossier_set_schema_loader (XlDossierSchemaLoader loader);

/**
 * XlDossierFaultCode:
 *
 * What is wrong with a dossier, or worth saying about it (the notes). desk's words make the
 * sentence.
 */
typedef enum
{
  XL_DOSSIER_NOT_A_DOSSIER = 1, /* other root element or namespace, or not XML at all; detail: the root's name */
  XL_DOSSIER_NOT_WELL_FORMED,   /* the XML is broken; detail: libxml2's words, shortened */
  XL_DOSSIER_TRUNCATED,         /* the file ends too early, or is empty */
  XL_DOSSIER_ENCODING,          /* not UTF-8; detail: the encoding it says, or NULL */
  XL_DOSSIER_CHARACTERS,        /* control characters, NUL, U+FFFE/F, or bytes that are no UTF-8 */
  XL_DOSSIER_DOCTYPE,           /* a document type declaration */
  XL_DOSSIER_TOO_LARGE,         /* file over 64 MiB; detail: "64 MiB" */
  XL_DOSSIER_TOO_DEEP,          /* elements nested deeper than 64 */
  XL_DOSSIER_TOO_MANY_ATTRIBUTES, /* a tag with more than 64 attributes, or longer than 64 KiB */
  XL_DOSSIER_TEXT_TOO_LONG,     /* a text longer than 1 MiB */
  XL_DOSSIER_NEWER_MAJOR,       /* written for a newer major version; detail: the version */
  XL_DOSSIER_BAD_VERSION,       /* no version, or one that does not read; detail: it */
  XL_DOSSIER_INVALID,           /* the schema says no; detail: libxml2's words, shortened */
  XL_DOSSIER_BAD_ID,            /* a record without id, or with an id of another kind; detail: it */
  XL_DOSSIER_DUPLICATE_ID,      /* two records with one id; detail: it */
  XL_DOSSIER_WRONG_KIND,        /* a reference to a record of a kind that cannot stand there; detail: its id */
  XL_DOSSIER_DANGLING,          /* a reference to a record that the dossier does not hold; detail: its id */
  XL_DOSSIER_CURRENCY,          /* an amount in another currency than its project's; detail: the currency */
  XL_DOSSIER_VALUE,             /* a value is refused; @fault says which and why */
  /* Of a table (xl-csv.h). */
  XL_DOSSIER_CSV_QUOTE,         /* a quote that never closes; the line is where its row begins */
  XL_DOSSIER_CSV_COLUMNS,       /* too many columns; detail: how many may be */
  XL_DOSSIER_CSV_NO_COLUMN,     /* the map names a column that is not there; detail: it */
  XL_DOSSIER_CSV_NO_FIELD,      /* no column, or the map's, is a field of the kind; detail: the first */
  XL_DOSSIER_CSV_TWICE,         /* two columns of one field, or two rows of one id; detail: it */
  XL_DOSSIER_CSV_CELLS,         /* a row has more cells than the heading; detail: the first of these */
  XL_DOSSIER_CSV_NO_RECORD,     /* names a record that is not there; detail: it */
  XL_DOSSIER_CSV_AMBIGUOUS,     /* several records are called so; detail: it */
  XL_DOSSIER_CSV_EMPTY,         /* no heading */
  XL_DOSSIER_CSV_MIXED,         /* letters of two encodings; the line is the first that is not UTF-8 */

  XL_DOSSIER_TOO_MANY,          /* more faults than are worth listing; the reader stopped */

  /* Notes: the dossier is taken all the same. */
  XL_DOSSIER_NEWER_MINOR,       /* a newer minor version: what is unknown is left out; detail: the version */
  XL_DOSSIER_EDITED,            /* the rows are not those that its digest was made of: edited by hand */
  XL_DOSSIER_IGNORED,           /* something that only a newer version knows is left out; detail: its name */
} XlDossierFaultCode;

/**
 * XlDossierFault:
 * @code: what is wrong
 * @line: line of the file, from 1; 0 where there is none
 * @kind: (nullable): kind of the record that it is about
 * @id: that record, or 0
 * @field: (nullable): its field
 * @detail: (nullable): see #XlDossierFaultCode
 * @fault: (nullable): with %XL_DOSSIER_VALUE, what is wrong with the value
 */
typedef struct
{
  XlDossierFaultCode code;
  guint line;
  const XlKind *kind;
  gint64 id;
  const XlField *field;
  char *detail;
  XlFault *fault;
} XlDossierFault;

void xl_dossier_fault_free (XlDossierFault *fault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlDossierFault, xl_dossier_fault_free)

/* How a row of a table was told to be a record of the plan. */
typedef enum
{
  XL_DOSSIER_BY_ID,     /* its id or key, or it is new */
  XL_DOSSIER_BY_CODE,   /* the code of a region */
  XL_DOSSIER_BY_NAME,   /* its name, acronym or an alias */
  XL_DOSSIER_BY_VALUES, /* all that the row says */
  XL_DOSSIER_BY_CHOICE, /* a person decided */
} XlDossierHow;

typedef enum
{
  XL_DOSSIER_CREATED = 1,
  XL_DOSSIER_UPDATED,
  XL_DOSSIER_SKIPPED, /* the plan has the same record already */
  XL_DOSSIER_ERROR,
} XlDossierAction;

/**
 * XlDossierRow:
 * @action: what the import will do with the record
 * @kind: its kind
 * @id: its id; 0 where the file gives none that reads
 * @line: where it begins
 * @name: (nullable): its name as the file has it
 * @fault: (nullable): with %XL_DOSSIER_ERROR, the first fault of the row; borrowed from the result
 * @part: of a table: which of the records that its rows are made into
 * @how: of a table: how it was found in the plan
 */
typedef struct
{
  XlDossierAction action;
  const XlKind *kind;
  gint64 id;
  guint line;
  char *name;
  const XlDossierFault *fault;
  guint part;
  XlDossierHow how;
} XlDossierRow;

/**
 * XlDossierResult:
 * @edit: (nullable): what the import does, one undo step; empty when the plan has it all already;
 *   %NULL when there is any fault
 * @rows: (element-type XlDossierRow): one for each record of the file, in its order
 * @faults: (element-type XlDossierFault): everything that is wrong, by line; empty when the dossier
 *   can be imported
 * @notes: (element-type XlDossierFault): what is worth saying about a dossier that is taken
 * @n_created, @n_updated, @n_skipped, @n_errors: rows by action
 */
typedef struct
{
  XlEdit *edit;
  GArray *rows;
  GPtrArray *faults;
  GPtrArray *notes;
  guint n_created, n_updated, n_skipped, n_errors;
} XlDossierResult;

void xl_dossier_result_free (XlDossierResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlDossierResult, xl_dossier_result_free)

XlDossierResult *xl_dossier_read (GInputStream *in, XlPlan *plan, const char *label, gboolean large,
                                  GCancellable *cancellable, XlDossierProgress progress, gpointer data,
                                  GError **error);
GPtrArray *xl_dossier_validate (GInputStream *in, gboolean large, GCancellable *cancellable, GError **error);

G_END_DECLS
