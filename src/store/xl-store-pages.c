/* xl-store-pages.c - the rows of a damaged file, read off its pages without SQLite */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-pages.h"

#include <math.h>
#include <string.h>

/* SQLite gives up a table where a page on the way to its rows is broken. This reader looks at every page: those that a
 * tree of the schema leads to, then those that none leads to and that are not free. The format is SQLite's, see
 * https://www.sqlite.org/fileformat2.html, sections 1.3 to 2.6.
 *
 * Invariants:
 * 1. No byte of the file is believed: each offset, length and page number is compared with what there is.
 * 2. Each page is visited once, and what its rows have on it is no more than the page, for rows do not lie over each
 *    other; what they have on others is put together up to a budget that the size of the file gives. So the work and
 *    the memory grow with the file, whatever stands in it.
 * 3. A row that is whole on sound pages is given, and exactly once. */

#define HEADER_SIZE 100
#define USUAL_PAGE_SIZE 4096
#define MAX_DEPTH 24
#define MAX_CELLS 2000            /* of one row: SQLite's own limit of columns */
#define MAX_PAYLOAD (64u << 20)   /* of one row */

#define LEAF_TABLE 13
#define INNER_TABLE 5
#define LEAF_INDEX 10
#define INNER_INDEX 2

/* Whose a page is, beside the number of a tree. */
#define NOBODYS G_MAXUINT
#define FREE (G_MAXUINT - 1)

typedef struct
{
  char *table;    /* owned */
  char *index;    /* owned, nullable */
  guint root;
  gboolean whole; /* all of its pages and cells read */
} Tree;

struct _XlPages
{
  GBytes *bytes;  /* owned */
  const guint8 *data;
  gsize size;
  guint page_size;
  guint n_pages;
  guint *owner;       /* of page number - 1 */
  GArray *trees;      /* of Tree; the first is the schema's */
  GByteArray *payload; /* of the row at hand where it lies on several pages */
  XlCell cells[MAX_CELLS];
  guint64 budget;     /* bytes on other pages that may still be put together */
  guint local;        /* bytes on the page at hand that no row has yet */
  guint taken;        /* those of the row at hand */
  guint bad;
  XlPagesRowFunc func;
  gpointer func_data;
};

/* --- numbers ---------------------------------------------------------------------------------- */

static guint
get16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint32
get32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* Returns how many bytes it has, 0 where it goes beyond @end. */
static guint
get_varint (const guint8 *at, const guint8 *end, guint64 *value)
{
  guint64 all = 0;

  for (guint i = 0; i < 9 && at + i < end; i++)
    {
      if (i == 8)
        {
          *value = all << 8 | at[i];
          return 9;
        }
      all = all << 7 | (at[i] & 0x7f);
      if ((at[i] & 0x80) == 0)
        {
          *value = all;
          return i + 1;
        }
    }
  return 0;
}

/* --- pages ------------------------------------------------------------------------------------ */

static const guint8 *
page_at (const XlPages *self, guint page)
{
  return page >= 1 && page <= self->n_pages ? self->data + (gsize) (page - 1) * self->page_size : NULL;
}

typedef struct
{
  const guint8 *page;
  const guint8 *cells;   /* array of pointers */
  guint type;
  guint n_cells;
  guint right;           /* of an inner page: the last child */
} Node;

static gboolean
read_node (const XlPages *self, guint number, Node *node)
{
  const guint8 *page = page_at (self, number);
  guint start = number == 1 ? HEADER_SIZE : 0;
  guint head;

  if (page == NULL)
    return FALSE;
  node->page = page;
  node->type = page[start];
  if (node->type != LEAF_TABLE && node->type != INNER_TABLE && node->type != LEAF_INDEX && node->type != INNER_INDEX)
    return FALSE;
  head = node->type == LEAF_TABLE || node->type == LEAF_INDEX ? 8 : 12;
  node->n_cells = get16 (page + start + 3);
  node->cells = page + start + head;
  node->right = head == 12 ? get32 (page + start + 8) : 0;
  return start + head + 2 * node->n_cells <= self->page_size;
}

/* NULL where the pointer does not lead into the page's part for cells. */
static const guint8 *
cell_at (const XlPages *self, const Node *node, guint i)
{
  guint offset = get16 (node->cells + 2 * i);
  const guint8 *after = node->cells + 2 * node->n_cells;

  return node->page + offset >= after && offset + 4 <= self->page_size ? node->page + offset : NULL;
}

static gboolean
is_table_page (guint type)
{
  return type == LEAF_TABLE || type == INNER_TABLE;
}

static void
spoilt (XlPages *self, guint tree)
{
  self->bad++;
  if (tree < self->trees->len)
    g_array_index (self->trees, Tree, tree).whole = FALSE;
}

/* Takes the pages below @number into the tree. */
static void
claim (XlPages *self, guint tree, guint number, gboolean table, guint depth)
{
  Node node;

  if (depth > MAX_DEPTH || !read_node (self, number, &node) || is_table_page (node.type) != table)
    {
      spoilt (self, tree);
      return;
    }
  if (self->owner[number - 1] != NOBODYS)
    {
      spoilt (self, tree);
      spoilt (self, self->owner[number - 1]);
      return;
    }
  self->owner[number - 1] = tree;
  if (node.type != INNER_TABLE && node.type != INNER_INDEX)
    return;
  for (guint i = 0; i < node.n_cells; i++)
    {
      const guint8 *cell = cell_at (self, &node, i);

      if (cell != NULL)
        claim (self, tree, get32 (cell), table, depth + 1);
      else
        spoilt (self, tree);
    }
  claim (self, tree, node.right, table, depth + 1);
}

static void
set_free (XlPages *self, guint page)
{
  if (page >= 1 && page <= self->n_pages && self->owner[page - 1] == NOBODYS)
    self->owner[page - 1] = FREE;
}

static void
claim_free (XlPages *self)
{
  guint trunk = get32 (self->data + 32);

  for (guint seen = 0; seen < self->n_pages; seen++)
    {
      const guint8 *page = page_at (self, trunk);
      guint n;

      if (page == NULL)
        return;
      set_free (self, trunk);
      n = MIN (get32 (page + 4), self->page_size / 4 - 2);
      for (guint i = 0; i < n; i++)
        set_free (self, get32 (page + 8 + 4 * i));
      trunk = get32 (page);
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

/* Puts a payload together; NULL where it goes where no payload can be. */
static const guint8 *
get_payload (XlPages *self, const guint8 *at, const guint8 *end, guint64 length, gboolean table)
{
  guint usable = self->page_size;
  guint least = (usable - 12) * 32 / 255 - 23;
  guint most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  guint64 local = least + (length - least) % (usable - 4);
  guint next;

  if (length <= most)
    local = length;
  else if (local > most)
    local = least;
  if (local > (guint64) (end - at) || local > self->local)
    return NULL;
  self->taken = (guint) local;
  if (length <= most)
    return at;
  if (end - at < (gssize) local + 4 || length > MAX_PAYLOAD || length > self->size)
    return NULL;
  g_byte_array_set_size (self->payload, 0);
  g_byte_array_append (self->payload, at, (guint) local);
  next = get32 (at + local);
  while (self->payload->len < length)
    {
      const guint8 *page = page_at (self, next);

      if (page == NULL || self->owner[next - 1] < FREE || self->budget < usable)
        return NULL;
      self->budget -= usable;
      g_byte_array_append (self->payload, page + 4, (guint) MIN (length - self->payload->len, usable - 4));
      next = get32 (page);
    }
  return self->payload->data;
}

static gboolean
read_cell (XlCell *cell, guint64 type, const guint8 *at, const guint8 *end)
{
  static const guint8 widths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
  gsize width = type < 10 ? widths[type] : (gsize) (type - 12) / 2;

  if (type == 10 || type == 11 || width > (gsize) (end - at))
    return FALSE;
  memset (cell, 0, sizeof *cell);
  cell->length = width;
  if (type == 0)
    cell->type = XL_CELL_NULL;
  else if (type >= 12)
    {
      cell->type = type % 2 == 0 ? XL_CELL_BLOB : XL_CELL_TEXT;
      cell->bytes = (const char *) at;
    }
  else if (type == 7)
    {
      guint64 bits = (guint64) get32 (at) << 32 | get32 (at + 4);

      cell->type = XL_CELL_REAL;
      memcpy (&cell->real, &bits, sizeof bits);
    }
  else
    {
      guint64 number = width > 0 && (at[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

      for (gsize i = 0; i < width; i++)
        number = number << 8 | at[i];
      cell->type = XL_CELL_INTEGER;
      cell->integer = type >= 8 ? (gint64) type - 8 : (gint64) number;
    }
  return TRUE;
}

/* Returns the number of cells, 0 where the record does not read. */
static guint
read_record (XlPages *self, const guint8 *payload, guint64 length)
{
  const guint8 *end = payload + length;
  const guint8 *types, *types_end, *values;
  guint64 head = 0;
  guint n = 0, step = get_varint (payload, end, &head);

  if (step == 0 || head < step || head > length)
    return 0;
  types = payload + step;
  types_end = values = payload + head;
  while (types < types_end)
    {
      guint64 type = 0;

      step = get_varint (types, types_end, &type);
      if (step == 0 || n == MAX_CELLS || !read_cell (&self->cells[n], type, values, end))
        return 0;
      values += self->cells[n++].length;
      types += step;
    }
  return values == end ? n : 0;
}

static gboolean
read_row (XlPages *self, const Node *node, const guint8 *at, guint tree)
{
  const guint8 *end = node->page + self->page_size;
  XlPagesRow row = { .keyed = node->type == LEAF_TABLE, .cells = self->cells };
  guint64 length = 0, key = 0;
  guint step;

  if (node->type == INNER_INDEX)
    at += 4;
  if ((step = get_varint (at, end, &length)) == 0)
    return FALSE;
  at += step;
  if (row.keyed)
    {
      if ((step = get_varint (at, end, &key)) == 0)
        return FALSE;
      at += step;
    }
  at = get_payload (self, at, end, length, row.keyed);
  row.n_cells = at != NULL ? read_record (self, at, length) : 0;
  row.rowid = (gint64) key;
  if (row.n_cells == 0)
    return FALSE;
  self->local -= self->taken; /* what does not read has none of it, that others beside it do */
  if (tree < self->trees->len)
    {
      row.table = g_array_index (self->trees, Tree, tree).table;
      row.index = g_array_index (self->trees, Tree, tree).index;
    }
  self->func (&row, self->func_data);
  return TRUE;
}

static void
read_page (XlPages *self, guint number)
{
  guint tree = self->owner[number - 1];
  Node node;

  if (!read_node (self, number, &node) || node.type == INNER_TABLE)
    return;
  self->local = self->page_size;
  for (guint i = 0; i < node.n_cells; i++)
    {
      const guint8 *at = cell_at (self, &node, i);

      if (at == NULL || !read_row (self, &node, at, tree))
        spoilt (self, tree);
    }
}

/* --- the schema ------------------------------------------------------------------------------- */

static char *
cell_text (const XlCell *cell)
{
  return cell->type == XL_CELL_TEXT && g_utf8_validate (cell->bytes, (gssize) cell->length, NULL)
             ? g_strndup (cell->bytes, cell->length)
             : NULL;
}

/* Columns: type, name, tbl_name, rootpage, sql */
static void
schema_row_cb (const XlPagesRow *row, gpointer data)
{
  XlPages *self = data;
  g_autofree char *type = row->n_cells == 5 ? cell_text (&row->cells[0]) : NULL;
  gboolean index = g_strcmp0 (type, "index") == 0;
  Tree tree = { .whole = TRUE };

  if (type == NULL || (!index && strcmp (type, "table") != 0) || row->cells[3].type != XL_CELL_INTEGER
      || row->cells[3].integer < 2 || row->cells[3].integer > self->n_pages)
    return;
  tree.table = cell_text (&row->cells[2]);
  tree.index = index ? cell_text (&row->cells[1]) : NULL;
  tree.root = (guint) row->cells[3].integer;
  if (tree.table != NULL)
    g_array_append_val (self->trees, tree);
  else
    g_free (tree.index);
}

static void
clear_tree (gpointer data)
{
  Tree *tree = data;

  g_free (tree->table);
  g_free (tree->index);
}

static void
read_schema (XlPages *self)
{
  Tree schema = { .table = g_strdup ("sqlite_schema"), .root = 1, .whole = TRUE };

  g_array_append_val (self->trees, schema);
  claim (self, 0, 1, TRUE, 0);
  self->func = schema_row_cb;
  self->func_data = self;
  for (guint page = 1; page <= self->n_pages; page++)
    if (self->owner[page - 1] == 0)
      read_page (self, page);
  for (guint i = 1; i < self->trees->len; i++)
    {
      const Tree *tree = &g_array_index (self->trees, Tree, i);
      Node node;

      /* The root itself says what it is the root of. */
      if (read_node (self, tree->root, &node))
        claim (self, i, tree->root, is_table_page (node.type), 0);
      else
        spoilt (self, i);
    }
}

static guint
page_size_of (const guint8 *data)
{
  guint size = get16 (data + 16);

  if (size == 1)
    return 65536;
  return size >= 512 && (size & (size - 1)) == 0 ? size : USUAL_PAGE_SIZE;
}

/* A page that is cut off holds the rows that are left of it. */
static GBytes *
whole_pages (GBytes *bytes, guint page_size)
{
  gsize size = g_bytes_get_size (bytes);
  gsize whole = (size + page_size - 1) / page_size * page_size;
  guint8 *padded;

  if (whole == size)
    return g_bytes_ref (bytes);
  padded = g_malloc0 (whole);
  memcpy (padded, g_bytes_get_data (bytes, NULL), size);
  return g_bytes_new_take (padded, whole);
}

/**
 * xl_pages_new:
 * @bytes: the file, of which nothing need be right
 *
 * Finds the pages and, where the schema reads, the trees.
 *
 * Returns: (transfer full) (nullable): %NULL where it is shorter than a page
 */
XlPages *
xl_pages_new (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  XlPages *self;

  if (size < HEADER_SIZE || size / page_size_of (data) == 0)
    return NULL;
  self = g_new0 (XlPages, 1);
  self->page_size = page_size_of (data);
  self->bytes = whole_pages (bytes, self->page_size);
  self->data = g_bytes_get_data (self->bytes, &self->size);
  self->n_pages = (guint) MIN (self->size / self->page_size, G_MAXINT32);
  self->owner = g_new (guint, self->n_pages);
  memset (self->owner, 0xff, self->n_pages * sizeof *self->owner);
  self->trees = g_array_new (FALSE, TRUE, sizeof (Tree));
  g_array_set_clear_func (self->trees, clear_tree);
  self->payload = g_byte_array_new ();
  self->budget = 4 * (guint64) self->size;
  read_schema (self);
  claim_free (self);
  return self;
}

void
xl_pages_free (XlPages *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->owner);
  g_array_unref (self->trees);
  g_byte_array_unref (self->payload);
  g_free (self);
}

/**
 * xl_pages_version:
 *
 * Returns: user_version, as the header has it
 */
guint
xl_pages_version (const XlPages *self)
{
  return get32 (self->data + 60);
}

/**
 * xl_pages_is_ours:
 *
 * Returns: whether the header is that of an SQLite file of this application
 */
gboolean
xl_pages_is_ours (const XlPages *self, guint32 application_id)
{
  return memcmp (self->data, "SQLite format 3", 16) == 0 && get32 (self->data + 68) == application_id;
}

/**
 * xl_pages_has_table:
 *
 * Returns: whether the schema, as far as it reads, has such a table
 */
gboolean
xl_pages_has_table (const XlPages *self, const char *table)
{
  for (guint i = 1; i < self->trees->len; i++)
    if (g_array_index (self->trees, Tree, i).index == NULL
        && strcmp (g_array_index (self->trees, Tree, i).table, table) == 0)
      return TRUE;
  return FALSE;
}

/**
 * xl_pages_n_tables:
 *
 * Returns: how many tables the schema has, as far as it reads
 */
guint
xl_pages_n_tables (const XlPages *self)
{
  guint n = 0;

  for (guint i = 1; i < self->trees->len; i++)
    n += g_array_index (self->trees, Tree, i).index == NULL;
  return n;
}

/**
 * xl_pages_read:
 * @func: gets each row, those of tables and indexes that the schema leads to first
 * @stop: (nullable): asked now and then
 *
 * Returns: whether it went through; else @stop said so
 */
gboolean
xl_pages_read (XlPages *self, XlPagesRowFunc func, XlPagesStopFunc stop, gpointer data)
{
  self->func = func;
  self->func_data = data;
  for (guint round = 0; round < 2; round++)
    for (guint page = 1; page <= self->n_pages; page++)
      {
        guint owner = self->owner[page - 1];

        if (stop != NULL && page % 256 == 1 && stop (data))
          return FALSE;
        if (round == 0 ? owner >= 1 && owner < FREE : owner == NOBODYS)
          read_page (self, page);
      }
  return TRUE;
}

/**
 * xl_pages_is_whole:
 *
 * Returns: whether the table was found and all of its pages and rows read: then what was not given was not there;
 *   asked after xl_pages_read()
 */
gboolean
xl_pages_is_whole (const XlPages *self, const char *table)
{
  gboolean found = FALSE;

  for (guint i = 1; i < self->trees->len; i++)
    {
      const Tree *tree = &g_array_index (self->trees, Tree, i);

      if (tree->index != NULL || strcmp (tree->table, table) != 0)
        continue;
      if (!tree->whole)
        return FALSE;
      found = TRUE;
    }
  return found;
}

/**
 * xl_pages_get_bad:
 *
 * Returns: how many pages and cells did not hold together
 */
guint
xl_pages_get_bad (const XlPages *self)
{
  return self->bad;
}
