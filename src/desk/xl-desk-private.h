/* xl-desk-private.h - what the files of this room share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-file.h"
#include "xl-desk-shed.h"
#include "xl-dossier.h"
#include "xl-store.h"

/**
 * XlDeskError:
 * @XL_DESK_ERROR_FAILED: it could not be done
 * @XL_DESK_ERROR_DAMAGED: the plan file is a plan file, but does not hold together
 * @XL_DESK_ERROR_VALUES: the same, but it can be read: rows are not those that were written
 * @XL_DESK_ERROR_GONE: it is empty, or not there
 * @XL_DESK_ERROR_REFUSED: the edit breaks a rule, or expects what is no longer so
 *
 * Errors of this room; their message is the sentence that people read.
 */
typedef enum
{
  XL_DESK_ERROR_FAILED,
  XL_DESK_ERROR_DAMAGED,
  XL_DESK_ERROR_VALUES,
  XL_DESK_ERROR_GONE,
  XL_DESK_ERROR_REFUSED,
} XlDeskError;

#define XL_DESK_ERROR (xl_desk_error_quark ())
GQuark xl_desk_error_quark (void);
gboolean xl_desk_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean xl_desk_take_error (GError **error, GError *below, const char *path);

/* xl-desk-start.c: who writes, and where our own files lie */
const char *xl_desk_who (void);
const char *xl_desk_replica (void);
GBytes *xl_desk_resource (const char *path);

/* xl-desk-backup.c: dated copies in the user's data folder */
char *xl_backup_folder (const char *plan_path);
char *xl_backup_make (XlStore *store, const char *why, GError **error);
char *xl_desk_place_words (const char *path); /* xl-desk-place.c */
char *xl_backup_dup_last (const char *plan_path);
gboolean xl_backup_daily (XlStore *store, GError **error);

/* xl-desk-sample.c; the one transaction that every copy of the sample plan begins with */
#define XL_SAMPLE_UID "sample-1"
XlEdit *xl_sample_edit (GError **error);
XlStore *xl_sample_store (const char *path, XlPlan **plan, GError **error);
gboolean xl_sample_is (XlStore *store);

/* xl-desk-soak.c */
gboolean xl_desk_soak (XlFile *file, XlStore *store, guint edits, gboolean seeded, guint64 seed,
                       void (*ack) (gint64 tx, gpointer data), gpointer data, GError **error);

/* xl-desk-out.c: files out, through a temporary one */
typedef struct
{
  char *target;    /* where it will be, links followed; NULL for the standard output */
  char *temporary; /* NULL where bytes go straight into a device or pipe */
  int fd;
  GChecksum *sum;  /* of what xl_out_write() wrote; NULL before, and where another writes into @fd */
} XlOut;

/* xl-desk-dossier-figures.c */
void xl_desk_dossier_figures (XlPlan *plan, const XlProject *project, GArray *figures, gpointer data);

/* xl-desk-out.c */
gboolean xl_out_begin (XlOut *out, const char *path, GError **error);
gboolean xl_out_write (XlOut *out, const guint8 *data, gsize length, GError **error);
gboolean xl_out_finish (XlOut *out, GError **error);
void xl_out_abandon (XlOut *out);
GBytes *xl_out_dossier_bytes (XlPlan *plan, const XlDeskExport *what, GCancellable *cancellable, GError **error);
gboolean xl_out_plan (XlPlan *plan, const XlDeskExport *what, const char *path, XlOut *out, GCancellable *cancellable,
                      GError **error);
XlDossierOptions xl_out_options (const XlDeskExport *what);

/* xl-desk-formats.c */
GBytes *xl_format_bytes (XlPlan *plan, const XlDeskExport *what, GError **error);

/* xl-desk-report.c */
GBytes *xl_report_bytes (XlPlan *plan, const XlDeskExport *what, GError **error);

/* xl-desk-import.c */
GBytes *xl_import_bytes (const char *path, gboolean large, GCancellable *cancellable, GError **error);
void xl_desk_let_stop (XlPlan *plan, GCancellable *cancellable);
XlImport *xl_import_of_table (XlPlan *plan, const XlDossierResult *result, gboolean near);
XlImport *xl_import_read (XlPlan *plan, const char *path, gboolean large, GCancellable *cancellable, GError **error);

/* xl-desk-file.c: the door's outer side, for window and command line alike */
gboolean xl_desk_admit (XlPlan *plan, const XlEdit *edit, char **sentence);
void xl_desk_give_label (XlPlan *plan, XlEdit *edit);

/* xl-desk-thread.c: the store's thread */
typedef struct _XlThread XlThread;
typedef void (*XlJob) (GTask *task, XlStore **store, gpointer data);
XlThread *xl_thread_new (void);
void xl_thread_free (XlThread *thread);
void xl_thread_push (XlThread *thread, GTask *task, XlJob job);
void xl_thread_drain (XlThread *thread);

/* xl-desk-lists.c */
#define XL_TYPE_DESK_RECORDS (xl_desk_records_get_type ())
G_DECLARE_FINAL_TYPE (XlDeskRecords, xl_desk_records, XL, DESK_RECORDS, GObject)
XlDeskRecords *xl_desk_records_new (const XlKind *kind);
void xl_desk_records_set_plan (XlDeskRecords *records, XlPlan *plan);

#define XL_TYPE_DESK_FINDINGS (xl_desk_findings_get_type ())
G_DECLARE_FINAL_TYPE (XlDeskFindings, xl_desk_findings, XL, DESK_FINDINGS, GObject)
XlDeskFindings *xl_desk_findings_new (void);
GPtrArray *xl_desk_findings_judge (XlPlan *plan);
gboolean xl_desk_findings_take (XlDeskFindings *findings, XlPlan *plan, GPtrArray *drafts, guint first, guint n);
void xl_desk_findings_update (XlDeskFindings *findings, XlPlan *plan);
guint xl_desk_findings_count (XlDeskFindings *findings);
