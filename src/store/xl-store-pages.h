/* xl-store-pages.h - the rows of a damaged file, read off its pages without SQLite */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XL_CELL_NULL,
  XL_CELL_INTEGER,
  XL_CELL_REAL,
  XL_CELL_TEXT,
  XL_CELL_BLOB,
} XlCellType;

typedef struct
{
  XlCellType type;
  gint64 integer;
  double real;
  const char *bytes; /* of a text or blob: not terminated, and nobody has looked whether it is UTF-8 */
  gsize length;
} XlCell;

/**
 * XlPagesRow:
 * @table: (nullable): the table or, of an index, the indexed table; NULL where no tree of the schema leads to the page
 * @index: (nullable): name of the index that the row belongs to
 * @keyed: whether the row stands in a table that has a rowid
 * @rowid: then its key
 * @cells: lent until the function returns
 */
typedef struct
{
  const char *table;
  const char *index;
  gboolean keyed;
  gint64 rowid;
  const XlCell *cells;
  guint n_cells;
} XlPagesRow;

typedef void (*XlPagesRowFunc) (const XlPagesRow *row, gpointer data);
typedef gboolean (*XlPagesStopFunc) (gpointer data);

typedef struct _XlPages XlPages;
XlPages *xl_pages_new (GBytes *bytes);
void xl_pages_free (XlPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlPages, xl_pages_free)
guint xl_pages_version (const XlPages *pages);
gboolean xl_pages_is_ours (const XlPages *pages, guint32 application_id);
gboolean xl_pages_has_table (const XlPages *pages, const char *table);
guint xl_pages_n_tables (const XlPages *pages);
gboolean xl_pages_read (XlPages *pages, XlPagesRowFunc func, XlPagesStopFunc stop, gpointer data);
gboolean xl_pages_is_whole (const XlPages *pages, const char *table);
guint xl_pages_get_bad (const XlPages *pages);

G_END_DECLS
