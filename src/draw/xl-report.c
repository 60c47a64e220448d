/* xl-report.c - a text for paper: what it says, and as plain text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-report-private.h"

static void
row_free (gpointer data)
{
  XlReportRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
block_free (gpointer data)
{
  XlReportBlock *block = data;

  g_free (block->line.lead);
  g_free (block->line.text);
  g_free (block->line.note);
  for (guint i = 0; i < block->n_columns; i++)
    g_free ((char *) block->columns[i].title);
  g_free (block->columns);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  for (guint i = 0; i < block->n_pictures; i++)
    if (block->pictures[i].free != NULL)
      block->pictures[i].free (block->pictures[i].data);
  g_free (block->pictures);
  g_free (block);
}

XlReport *
xl_report_new (void)
{
  XlReport *self = g_new0 (XlReport, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

void
xl_report_free (XlReport *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static XlReportBlock *
add_block (XlReport *self, XlReportStyle style, const char *text)
{
  XlReportBlock *block = g_new0 (XlReportBlock, 1);

  block->line.style = style;
  block->line.text = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * xl_report_add:
 * @lead: (nullable): what stands in front of an item; of a fact, what it is
 * @text: literal UTF-8; a long one is broken into lines
 */
void
xl_report_add (XlReport *self, XlReportStyle style, const char *lead, const char *text)
{
  add_block (self, style, text)->line.lead = g_strdup (lead);
}

/**
 * xl_report_add_marked:
 * @mark: in front of @text
 * @text: literal UTF-8; a long one is broken into lines
 */
void
xl_report_add_marked (XlReport *self, XlReportStyle style, XlReportMark mark, const char *text)
{
  add_block (self, style, text)->line.mark = mark;
}

/**
 * xl_report_add_figure:
 * @title: what it is
 * @value: with its unit
 * @note: (nullable): small, below: the basis
 */
void
xl_report_add_figure (XlReport *self, const char *title, const char *value, const char *note)
{
  XlReportLine *line = &add_block (self, XL_REPORT_FIGURE, value)->line;

  line->lead = g_strdup (title);
  line->note = g_strdup (note);
}

/**
 * xl_report_add_table:
 * @columns: (array length=n): from the left
 *
 * Begins a table; xl_report_add_row() goes on with it. Its headings stand on each of its pages.
 */
void
xl_report_add_table (XlReport *self, const XlReportColumn *columns, guint n)
{
  XlReportBlock *block = add_block (self, XL_REPORT_TABLE, "");

  block->columns = g_memdup2 (columns, n * sizeof *columns);
  block->n_columns = n;
  block->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < n; i++)
    block->columns[i].title = g_strdup (columns[i].title);
}

/**
 * xl_report_add_row:
 * @mark: before the first cell
 * @cells: (array): one a column of the last table; NULL for an empty one
 */
void
xl_report_add_row (XlReport *self, XlReportMark mark, const char *const *cells)
{
  XlReportBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  XlReportRow *row = g_new0 (XlReportRow, 1);

  g_return_if_fail (block->line.style == XL_REPORT_TABLE);
  row->mark = mark;
  row->cells = g_new0 (char *, block->n_columns + 1);
  for (guint i = 0; i < block->n_columns; i++)
    row->cells[i] = g_utf8_make_valid (cells[i] != NULL ? cells[i] : "", -1);
  g_ptr_array_add (block->rows, row);
}

/**
 * xl_report_add_pictures:
 * @pictures: (array length=n): beside each other; their data is owned from now on
 * @height: pt, of all of them
 * @least: pt: so low may they be where the page would have to be turned for them
 */
void
xl_report_add_pictures (XlReport *self, const XlReportPicture *pictures, guint n, double height,
                        double least)
{
  XlReportBlock *block = add_block (self, XL_REPORT_PICTURE, "");

  block->pictures = g_memdup2 (pictures, n * sizeof *pictures);
  block->n_pictures = n;
  block->height = height;
  block->least = least;
}

/**
 * xl_report_add_beside:
 * @picture: with its share of the width; its data is owned from now on
 * @height: pt
 *
 * A picture at the left; what follows until %XL_REPORT_CLEAR stands at its right.
 */
void
xl_report_add_beside (XlReport *self, const XlReportPicture *picture, double height)
{
  xl_report_add_pictures (self, picture, 1, height, height);
  ((XlReportBlock *) g_ptr_array_index (self->blocks, self->blocks->len - 1))->beside = TRUE;
}

guint
xl_report_size (const XlReport *self)
{
  return self->blocks->len;
}

const XlReportLine *
xl_report_nth (const XlReport *self, guint n)
{
  return g_ptr_array_index (self->blocks, n);
}

/* --- as plain text ------------------------------------------------------------------------------ */

static void
underline (GString *out, const char *text, char with)
{
  for (long i = 0; i < g_utf8_strlen (text, -1); i++)
    g_string_append_c (out, with);
  g_string_append_c (out, '\n');
}

static void
append_row (GString *out, char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", cells[i]);
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const XlReportBlock *block)
{
  for (guint i = 0; i < block->n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", block->columns[i].title);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < block->rows->len; i++)
    append_row (out, ((XlReportRow *) g_ptr_array_index (block->rows, i))->cells, block->n_columns);
}

static void
append_line (GString *out, const XlReportLine *line)
{
  if (line->style == XL_REPORT_ITEM)
    g_string_append_printf (out, "%-5s  ", line->lead != NULL ? line->lead : "");
  else if (line->lead != NULL)
    g_string_append_printf (out, "%s: ", line->lead);
  g_string_append_printf (out, "%s\n", line->text);
}

/**
 * xl_report_dup_text:
 *
 * Returns: (transfer full): the report as plain text, as people write it in a mail; without its pictures
 */
char *
xl_report_dup_text (const XlReport *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const XlReportBlock *block = g_ptr_array_index (self->blocks, i);
      XlReportStyle style = block->line.style;
      gboolean title = style == XL_REPORT_TITLE || style == XL_REPORT_PART;

      if (style == XL_REPORT_HEADING || (i > 0 && title))
        g_string_append_c (out, '\n');
      if (style == XL_REPORT_TABLE)
        append_table (out, block);
      else if (style != XL_REPORT_PICTURE && style != XL_REPORT_CLEAR)
        append_line (out, &block->line);
      if (title || style == XL_REPORT_HEADING)
        underline (out, block->line.text, title ? '=' : '-');
    }
  return g_string_free (out, FALSE);
}
