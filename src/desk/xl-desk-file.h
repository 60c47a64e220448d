/* xl-desk-file.h - a plan file without a window: what the command line does, in one thread */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"
#include "xl-merge.h"

G_BEGIN_DECLS

/**
 * XlFile:
 *
 * An open plan file and its plan, in the calling thread. Errors carry the sentence that the command line prints.
 */
typedef struct _XlFile XlFile;

/* Whether an error means that the data says no; else it cannot be done. */
gboolean xl_file_error_is_damage (const GError *error);
gboolean xl_file_error_is_refusal (const GError *error);

XlFile *xl_file_open (const char *path, gboolean read_only, GError **error);
XlFile *xl_file_create (const char *path, GError **error);
XlFile *xl_file_sample (const char *path, GError **error);
void xl_file_free (XlFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlFile, xl_file_free)
XlPlan *xl_file_get_plan (XlFile *file);
gboolean xl_file_edit (XlFile *file, XlEdit *edit, gint64 *tx, GError **error);
gboolean xl_file_undo (XlFile *file, gboolean redo, XlTx **done, GError **error);
GPtrArray *xl_file_history (XlFile *file, GError **error);
gboolean xl_file_verify (XlFile *file, GError **error);
gboolean xl_file_backup (XlFile *file, const char *path, GError **error);
char *xl_file_backup_dated (XlFile *file, const char *why, GError **error);
gboolean xl_file_soak (XlFile *file, guint edits, gboolean seeded, guint64 seed, void (*ack) (gint64 tx, gpointer data),
                       gpointer data, GError **error);

/* Out: @path is a file, "-" the standard output. */
gboolean xl_file_write_bytes (const char *path, const guint8 *data, gsize length, GError **error);
gboolean xl_file_export (XlPlan *plan, const XlDeskExport *what, const char *path, GError **error);

/* Two laptops. What differs and who made it is read, every question answered, then written: a backup, and one edit. */
typedef struct _XlMerging XlMerging;
XlMerging *xl_file_merge_read (XlFile *file, const char *path, gboolean large, GError **error);
void xl_merging_free (XlMerging *merging);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlMerging, xl_merging_free)
XlMergeDiff *xl_merging_get_diff (XlMerging *merging);
char *xl_merging_dup_note (XlMerging *merging);
gboolean xl_file_merge (XlFile *file, XlMerging *merging, gboolean *written, GError **no_backup, GError **error);

/* In. */
XlImport *xl_file_read_dossier (XlPlan *plan, const char *path, gboolean large, GError **error);
XlImport *xl_file_read_mapped (XlPlan *plan, const char *path, const char *map, gboolean large, GError **error);
XlImport *xl_file_read_table (XlPlan *plan, const char *path, const XlKind *kind, char **map, gboolean large,
                              GError **error);
GPtrArray *xl_file_validate (const char *path, gboolean large, GError **error);

typedef enum
{
  XL_MAP_SVG,
  XL_MAP_PNG,
  XL_MAP_PDF,
} XlMapFormat;

/* The names of the layouts, NULL-terminated; a bare graph has the first two. */
extern const char *const xl_file_layouts[];
#define XL_FILE_BARE_LAYOUTS 2

/* A3 across, px: 96 to the inch. */
#define XL_FILE_A3_WIDTH 1587
#define XL_FILE_A3_HEIGHT 1123

/**
 * XlMapExport:
 * @what: what may leave
 * @format: of the picture
 * @layout: (nullable): one of xl_file_layouts; "network" is meant without
 * @width: px
 * @height: px
 * @paper: (nullable): of a PDF, a name that xl_file_is_paper() knows; the picture fills it
 * @seed: of the network layout; 1 unless said
 * @matches: who could supply whom today, between the regions alone
 */
typedef struct
{
  XlDeskExport what;
  XlMapFormat format;
  const char *layout;
  double width, height;
  const char *paper;
  guint64 seed;
  gboolean matches;
} XlMapExport;
gboolean xl_file_is_paper (const char *name);
GByteArray *xl_file_map (XlPlan *plan, const XlMapExport *map, GError **error);
GByteArray *xl_file_layout (const char *edges, gsize length, const char *mode, guint64 seed, GError **error);

G_END_DECLS
