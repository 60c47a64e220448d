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
 * XlDesk:plan: (nullable): the #XlPlan that is open; another object after another file is opened
 * XlDesk:path: (nullable): its file
 * XlDesk:title: what the header bar shows: the file's base name without its ending, "Sample plan", or "Crosslink"
 * XlDesk:status: the small line: "All changes saved", "Saving…", "Read-only: …", "No plan open"
 * XlDesk:read-only: whether edits are refused
 * XlDesk:undo-words: (nullable): "Undo: name of Łódź", or NULL when there is nothing to undo
 * XlDesk:redo-words: (nullable): the same for redo
 * XlDesk:n-findings: how many warnings and errors xl_desk_list_findings() has
 *
 * XlDesk::said: (const char *sentence, gboolean undoable): what a toast shows after an edit, undo or redo
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

/* Lists for the window: they live as long as the desk and follow it from file to file. */
GListModel *xl_desk_list_records (XlDesk *desk, const XlKind *kind);
GListModel *xl_desk_list_findings (XlDesk *desk);
GListModel *xl_desk_search (XlDesk *desk, const char *words, guint limit);

/* Files out and in, as long jobs of the store's thread with a plan of their own. */
typedef struct
{
  gboolean persons;
  gboolean private_projects;
  GArray *projects; /* of gint64; NULL for the whole plan */
} XlDeskExport;
void xl_desk_export_dossier_async (XlDesk *desk, const char *path, const XlDeskExport *what, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
gboolean xl_desk_export_dossier_finish (XlDesk *desk, GAsyncResult *result, GError **error);

/* An import is read first and shown; the window then hands import->edit to xl_desk_edit(). */
typedef struct
{
  const char *action; /* "created", "updated", "skipped", "error" */
  const XlKind *kind;
  char *id;           /* as text */
  char *name;
  char *reason;       /* a sentence, or NULL */
  guint line;
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
XlImport *xl_desk_read_dossier (XlPlan *plan, const char *path, gboolean large, GError **error);

G_END_DECLS
