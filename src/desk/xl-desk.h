/* xl-desk.h - the desk: one open plan, its thread, its lists; every use case without a screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-plan.h"

G_BEGIN_DECLS

void xl_desk_start (void);

#define XL_TYPE_DESK (xl_desk_get_type ())
G_DECLARE_FINAL_TYPE (XlDesk, xl_desk, XL, DESK, GObject)

/**
 * XlDesk:plan: (nullable): the #XlPlan that is open; another object after another file is opened, or after so much
 *   changed at once that it was loaded again (a large import)
 * XlDesk:path: (nullable): its file
 * XlDesk:title: what the header bar shows: the file's base name without its ending, "Sample plan", or "Crosslink"
 * XlDesk:status: the small line: "All changes saved", "Saving…", "Read-only: …", "No plan open"
 * XlDesk:read-only: whether edits are refused
 * XlDesk:undo-words: (nullable): "Undo: name of Łódź", or NULL when there is nothing to undo
 * XlDesk:redo-words: (nullable): the same for redo
 * XlDesk:n-findings: how many warnings and errors xl_desk_list_findings() has
 *
 * XlDesk::replacing: (XlPlan *next): before another plan takes the place of the present one; lists are as they were
 * XlDesk::said: (const char *sentence, gboolean undoable): what a toast shows after an edit, undo or redo
 * XlDesk::doubtful: (gpointer ways): #XlWaysOn, see xl-desk-repair.h: what was opened is not as it was written, or lies
 *   where two computers may write to it
 * XlDesk::failed: (const char *sentence): an edit that came to nothing, and why
 *
 * All of it in the main thread; the store has a thread of its own inside.
 */
XlDesk *xl_desk_new (void);

XlPlan *xl_desk_get_plan (XlDesk *desk);
const char *xl_desk_get_path (XlDesk *desk);
gboolean xl_desk_get_read_only (XlDesk *desk);
guint xl_desk_get_n_findings (XlDesk *desk);

typedef enum
{
  XL_DESK_OPEN,        /* an existing plan file; falls back to read-only where it cannot be written */
  XL_DESK_READ_ONLY,   /* an existing plan file, never to be written */
  XL_DESK_NEW,         /* an empty plan file; refuses to overwrite */
  XL_DESK_SAMPLE,      /* the sample plan; refuses to overwrite */
} XlDeskOpen;

/* Opens @path and, when all is well, puts it in the place of what is open. Errors carry the sentence. */
void xl_desk_open_async (XlDesk *desk, const char *path, XlDeskOpen how, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_open_finish (XlDesk *desk, GAsyncResult *result, GError **error);
void xl_desk_close (XlDesk *desk);
void xl_desk_copy_async (XlDesk *desk, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data);
gboolean xl_desk_copy_finish (XlDesk *desk, GAsyncResult *result, GError **error);
void xl_desk_flush (XlDesk *desk);

/* The door, from above. xl_desk_edit() checks at once (FALSE and a sentence: nothing happens), then writes in the
 * store's thread; what goes wrong there arrives as ::failed and leaves plan and file as they were. */
gboolean xl_desk_check_edit (XlDesk *desk, const XlEdit *edit, char **sentence);
gboolean xl_desk_edit (XlDesk *desk, XlEdit *edit, char **sentence);
void xl_desk_undo (XlDesk *desk);
void xl_desk_redo (XlDesk *desk);

/* Lists for the window: they live as long as the desk and follow it from file to file. (transfer none) The one of
 * records has #XlRecord, live ones by id; the one of findings #XlDeskFinding, worst first. A search is a list of
 * its own, (transfer full), of #XlRecord, best first: what was found at the time of asking. */
GListModel *xl_desk_list_records (XlDesk *desk, const XlKind *kind);
GListModel *xl_desk_list_findings (XlDesk *desk);
GListModel *xl_desk_search (XlDesk *desk, const char *words, guint limit);

#define XL_TYPE_DESK_FINDING (xl_desk_finding_get_type ())
G_DECLARE_FINAL_TYPE (XlDeskFinding, xl_desk_finding, XL, DESK_FINDING, GObject)

/**
 * XlDeskFinding:severity: #XlSeverity as an int: 0 error, 1 warning, 2 justified
 * XlDeskFinding:severity-words: the same, translated
 * XlDeskFinding:rule: the rule's name, never translated
 * XlDeskFinding:title: what the rule is about, translated
 * XlDeskFinding:sentence: what was found, translated
 * XlDeskFinding:record: where a click leads
 * XlDeskFinding:field: (nullable): name of the field to jump to
 * XlDeskFinding:reason: (nullable): why it is right as it is, where somebody has justified it
 */
XlRecord *xl_desk_finding_get_record (XlDeskFinding *finding);
const char *xl_desk_finding_get_field (XlDeskFinding *finding);
int xl_desk_finding_get_severity (XlDeskFinding *finding);
const char *xl_desk_finding_get_sentence (XlDeskFinding *finding);
const char *xl_desk_finding_get_rule (XlDeskFinding *finding);
const char *xl_desk_finding_get_reason (XlDeskFinding *finding);
XlRecord *xl_desk_finding_get_justification (XlDeskFinding *finding);

/* Files out and in, as long jobs of the store's thread with a plan of their own. */
typedef struct
{
  gboolean persons;
  gboolean private_projects;
  GArray *projects;   /* of gint64; NULL for the whole plan */
  const char *format; /* name of one of xl_desk_formats; NULL for a dossier */
  const XlKind *kind; /* of a table: what its rows are */
} XlDeskExport;
void xl_desk_export_async (XlDesk *desk, const char *path, const XlDeskExport *what, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_export_finish (XlDesk *desk, GAsyncResult *result, GError **error);

/**
 * XlDeskFormat:
 * @name: the word of the command line; %NULL ends the list
 * @suffix: of its files, with the point
 * @label: N_(), for the window
 * @use: N_(), what it is good for
 *
 * A format that records are written in (pictures have their own). The first is the dossier.
 */
typedef struct
{
  const char *name;
  const char *suffix;
  const char *label;
  const char *use;
} XlDeskFormat;
extern const XlDeskFormat xl_desk_formats[];
const XlDeskFormat *xl_desk_format_find (const char *name);
gboolean xl_desk_format_is_here (const XlDeskFormat *format);

/* Bytes that are ready, such as a picture of the map: into a temporary file, then in its place. */
void xl_desk_write_async (XlDesk *desk, const char *path, GBytes *bytes, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_write_finish (XlDesk *desk, GAsyncResult *result, GError **error);

/* An import is read first and shown; xl_desk_import_async() then does it: a backup, and one edit. */
typedef struct
{
  const char *action; /* "created", "updated", "skipped", "error" */
  const XlKind *kind; /* NULL where the whole file is meant */
  char *id;           /* as text; NULL where there is none */
  char *name;         /* or NULL */
  char *reason;       /* a sentence, or NULL */
  guint line;
  guint part;         /* of a table: which of the records that a row is made into */
  gint64 record;      /* the record of the plan that it is or, where it is new, is nearly called like; 0 for none */
  gboolean doubtful;  /* of a table: a person may want to decide whether it is that record */
  gboolean left_out;  /* of a table: a person left it out, or what it cannot be without */
} XlImportRow;
typedef struct
{
  XlEdit *edit;       /* NULL when a row has an error */
  GPtrArray *rows;    /* of XlImportRow */
  char **notes;
  guint n_created, n_updated, n_skipped, n_errors;
} XlImport;
void xl_import_free (XlImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlImport, xl_import_free)
gboolean xl_import_is_large (const char *path);
void xl_desk_read_dossier_async (XlDesk *desk, const char *path, gboolean large, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
XlImport *xl_desk_read_dossier_finish (XlDesk *desk, GAsyncResult *result, GError **error);
void xl_desk_import_async (XlDesk *desk, const XlImport *import, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer data);
gboolean xl_desk_import_finish (XlDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
