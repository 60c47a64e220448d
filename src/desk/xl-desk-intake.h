/* xl-desk-intake.h - a table that comes in: what it is, which column is which field, what a person decided of its rows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

G_BEGIN_DECLS

/* Of xl_intake_get_field(), beside indices into the fields of the kind. */
#define XL_INTAKE_KEY (-1)  /* the key */
#define XL_INTAKE_NONE (-2) /* left out */

typedef enum
{
  XL_INTAKE_UPDATE = 1, /* the row is that record */
  XL_INTAKE_CREATE,     /* the row is a record of its own */
  XL_INTAKE_SKIP,       /* the row is left out */
} XlIntakeChoice;

/**
 * XlIntake:
 *
 * A table as it stands in a file or on the clipboard, and how it is to be read. It changes nothing; xl_intake_read()
 * says what an import would do.
 */
typedef struct _XlIntake XlIntake;

XlIntake *xl_intake_new (const char *bytes, gsize size, const char *name, GCancellable *cancellable, char **sentence);
XlIntake *xl_intake_open (const char *path, gboolean large, GCancellable *cancellable, GError **error);
XlIntake *xl_intake_ref (XlIntake *table);
void xl_intake_unref (XlIntake *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlIntake, xl_intake_unref)

const char *xl_intake_get_name (XlIntake *table);
guint xl_intake_count_rows (XlIntake *table);
guint xl_intake_count_columns (XlIntake *table);
const char *xl_intake_get_heading (XlIntake *table, guint column);
char *xl_intake_dup_sample (XlIntake *table, guint column);
char *xl_intake_dup_about (XlIntake *table);

/**
 * XlIntakeReading:
 * @name: of a map as the command line has it, or of a kind
 * @label: the same for people
 * @kind: of a kind: what the rows are; %NULL for a map that says so itself
 * @own: a map of this person
 *
 * One of the ways in which a table can be read.
 */
typedef struct
{
  char *name;
  char *label;
  const XlKind *kind;
  gboolean own;
} XlIntakeReading;
const GPtrArray *xl_intake_get_readings (XlIntake *table);
guint xl_intake_get_reading (XlIntake *table);
void xl_intake_set_reading (XlIntake *table, guint index);
gboolean xl_intake_use_map (XlIntake *table, const char *name, GError **error);

const XlKind *xl_intake_get_kind (XlIntake *table);
int xl_intake_get_field (XlIntake *table, guint column);
void xl_intake_set_field (XlIntake *table, guint column, int field);
char *xl_intake_dup_target (XlIntake *table, guint column);
char *xl_intake_dup_missing (XlIntake *table);
gboolean xl_intake_save_map (XlIntake *table, const char *name, char **sentence);

void xl_intake_decide (XlIntake *table, guint part, guint line, XlIntakeChoice choice, gint64 id);
XlIntakeChoice xl_intake_get_choice (XlIntake *table, guint part, guint line);
XlImport *xl_intake_read (XlIntake *table, XlPlan *plan, GCancellable *cancellable);
XlImport *xl_intake_read_rows (XlIntake *table, XlPlan *plan, guint first, guint n);
guint xl_intake_get_progress (XlIntake *table);

void xl_desk_read_table_async (XlDesk *desk, XlIntake *table, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
XlImport *xl_desk_read_table_finish (XlDesk *desk, GAsyncResult *result, GError **error);
void xl_desk_open_table_async (XlDesk *desk, const char *path, gboolean large, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
XlIntake *xl_desk_open_table_finish (XlDesk *desk, GAsyncResult *result, GError **error);

/* Whether a file is called as tables are. */
gboolean xl_intake_is_path (const char *path);

/**
 * XlIntakeLook:
 * @name: of the record
 * @about: what is read of the row, or why it is not
 * @wrong: it is not
 *
 * How one row reads.
 */
typedef struct
{
  char *name;
  char *about;
  gboolean wrong;
} XlIntakeLook;
GPtrArray *xl_intake_look (XlIntake *table, XlPlan *plan, guint n);
char *xl_desk_dup_block (XlPlan *plan, GPtrArray *records);
char *xl_desk_dup_findings (XlPlan *plan, GListModel *findings);

G_END_DECLS
