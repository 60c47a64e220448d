/* xl-report-table.c - tables of a report, with their marks: rows, pages, headings that are said again */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-pen.h"
#include "xl-report-press.h"

/* pt */
#define CELL_GAP 11.0
#define CELL_PAD 3.4

/* However long its words, no column takes more of the width. */
#define MOST_OF_ROOM 0.4

/* --- marks -------------------------------------------------------------------------------------- */

void
xl_press_mark (XlPress *press, XlReportMark mark, double x, double y, double size)
{
  const XlTheme *theme = press->theme;
  cairo_t *cr = press->cr;

  if (press->counting)
    return;
  if (mark == XL_REPORT_HATCHED)
    {
      xl_draw_hatch_mark (cr, theme, x, y, size);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 8, size / 8);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  xl_pen_set (cr, mark == XL_REPORT_YES ? theme->green : theme->red);
  if (mark == XL_REPORT_YES)
    {
      cairo_move_to (cr, 1, 4.2);
      cairo_line_to (cr, 3.2, 6.4);
      cairo_line_to (cr, 7, 1.8);
    }
  else
    {
      cairo_move_to (cr, 1.6, 1.6);
      cairo_line_to (cr, 6.4, 6.4);
      cairo_move_to (cr, 6.4, 1.6);
      cairo_line_to (cr, 1.6, 6.4);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

gboolean
xl_press_has_sign (XlReportMark mark)
{
  return mark == XL_REPORT_HATCHED || mark == XL_REPORT_YES || mark == XL_REPORT_NO;
}

/* --- tables ------------------------------------------------------------------------------------- */

static PangoWeight
weight_of (const XlReportRow *row, guint column)
{
  gboolean bold = row->mark == XL_REPORT_BOLD || (row->mark == XL_REPORT_NO && column == 0);

  return bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
}

/* The widest word says how narrow a column may become. */
static double
longest_word (XlPress *press, const char *text, double size, PangoWeight weight)
{
  PangoLayout *layout = xl_press_layout (press, text, size, weight, 1);
  PangoRectangle logical;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_extents (layout, NULL, &logical);
  g_object_unref (layout);
  return logical.width / (double) PANGO_SCALE + 0.5;
}

static double
least_width (XlPress *press, const XlReportBlock *block, guint column)
{
  double least = longest_word (press, block->columns[column].title, XL_PRESS_SMALL, PANGO_WEIGHT_BOLD);

  for (guint i = 0; i < block->rows->len; i++)
    {
      const XlReportRow *row = g_ptr_array_index (block->rows, i);
      double sign = column == 0 && xl_press_has_sign (row->mark) ? XL_PRESS_SIGN : 0;

      least = MAX (least, sign + longest_word (press, row->cells[column], XL_PRESS_CELL, weight_of (row, column)));
    }
  return least;
}

/* By their shares, but where a word would be broken that others have room for, they give some of it. */
static void
share_out (XlPress *press, const XlReportBlock *block)
{
  double least[XL_PRESS_COLUMNS], sum = 0, lack = 0, spare = 0, room = XL_PRESS_WIDTH - (block->n_columns - 1) * CELL_GAP;

  for (guint i = 0; i < block->n_columns; i++)
    sum += block->columns[i].share;
  for (guint i = 0; i < block->n_columns; i++)
    {
      press->widths[i] = room * block->columns[i].share / sum;
      least[i] = MIN (least_width (press, block, i), room * MOST_OF_ROOM);
      lack += MAX (least[i] - press->widths[i], 0);
      spare += MAX (press->widths[i] - least[i], 0);
    }
  for (guint i = 0; i < block->n_columns && lack > 0; i++)
    press->widths[i] += press->widths[i] < least[i] ? (least[i] - press->widths[i]) * MIN (1, spare / lack)
                                                    : -(press->widths[i] - least[i]) * MIN (1, lack / MAX (spare, 1e-9));
  press->measured = block;
}

static void
place_columns (XlPress *press, const XlReportBlock *block, guint column, double *x, double *width)
{
  if (press->measured != block)
    share_out (press, block);
  *x = XL_PRESS_MARGIN;
  for (guint i = 0; i < column; i++)
    *x += press->widths[i] + CELL_GAP;
  *width = press->widths[column];
}

static PangoLayout *
make_cell (XlPress *press, const XlReportBlock *block, guint column, const char *text, double size, PangoWeight weight,
           double indent)
{
  PangoLayout *layout;
  double x, width;

  place_columns (press, block, column, &x, &width);
  layout = xl_press_layout (press, text, size, weight, width - indent);
  if (block->columns[column].right)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static gboolean
has_titles (const XlReportBlock *block)
{
  for (guint i = 0; i < block->n_columns; i++)
    if (*block->columns[i].title != '\0')
      return TRUE;
  return FALSE;
}

static void
set_titles (XlPress *press, const XlReportBlock *block)
{
  PangoLayout *layouts[XL_PRESS_COLUMNS];
  double height = 0;

  if (!has_titles (block))
    return;
  for (guint i = 0; i < block->n_columns; i++)
    {
      layouts[i] = make_cell (press, block, i, block->columns[i].title, XL_PRESS_SMALL, PANGO_WEIGHT_BOLD, 0);
      height = MAX (height, xl_press_height (layouts[i]));
    }
  for (guint i = 0; i < block->n_columns; i++)
    {
      double x, width;

      place_columns (press, block, i, &x, &width);
      /* On one line below, so that they stand upon their columns. */
      xl_press_put (press, layouts[i], x, press->y + height - xl_press_height (layouts[i]), press->theme->ink2);
    }
  press->y += height + CELL_PAD;
  xl_press_rule (press, XL_PRESS_MARGIN, press->y, XL_PRESS_WIDTH, 0.75, press->theme->line2);
}

/* As many lines as have room, of each cell from where it stopped; whether all is told. */
static gboolean
set_part_of_row (XlPress *press, const XlReportBlock *block, const XlReportRow *row, PangoLayout **layouts, int *next,
                 double room, double *used)
{
  gboolean done = TRUE;

  *used = 0;
  for (guint i = 0; i < block->n_columns; i++)
    {
      int n = pango_layout_get_line_count (layouts[i]);
      double x, width, y = 0;
      XlColour colour = row->mark == XL_REPORT_NO ? press->theme->red : press->theme->ink;

      place_columns (press, block, i, &x, &width);
      x += i == 0 && xl_press_has_sign (row->mark) ? XL_PRESS_SIGN : 0;
      for (; next[i] < n; next[i]++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layouts[i], next[i]);
          PangoRectangle logical;
          double height, shift;

          pango_layout_line_get_extents (line, NULL, &logical);
          height = logical.height / (double) PANGO_SCALE;
          if (y + height > room && y > 0)
            break;
          shift = block->columns[i].right
                      ? pango_layout_get_width (layouts[i]) / (double) PANGO_SCALE - logical.width / (double) PANGO_SCALE
                      : 0;
          if (!press->counting)
            {
              xl_pen_set (press->cr, colour);
              cairo_move_to (press->cr, x + shift, press->y + y - logical.y / (double) PANGO_SCALE);
              pango_cairo_show_layout_line (press->cr, line);
            }
          y += height;
        }
      done = done && next[i] == n;
      *used = MAX (*used, y);
    }
  return done;
}

/* The cells of a row; how high it is. */
static double
make_row (XlPress *press, const XlReportBlock *block, const XlReportRow *row, PangoLayout **layouts)
{
  double height = 0;

  for (guint i = 0; i < block->n_columns; i++)
    {
      layouts[i] = make_cell (press, block, i, row->cells[i], XL_PRESS_CELL, weight_of (row, i),
                              i == 0 && xl_press_has_sign (row->mark) ? XL_PRESS_SIGN : 0);
      height = MAX (height, xl_press_height (layouts[i]));
    }
  return height + 2 * CELL_PAD;
}

static double
row_height (XlPress *press, const XlReportBlock *block, guint row)
{
  PangoLayout *layouts[XL_PRESS_COLUMNS];
  double height;

  if (row >= block->rows->len)
    return 0;
  height = make_row (press, block, g_ptr_array_index (block->rows, row), layouts);
  for (guint i = 0; i < block->n_columns; i++)
    g_object_unref (layouts[i]);
  return height;
}

/* Its headings and two rows stay together. */
double
xl_press_table_begin (XlPress *press, const XlReportBlock *block)
{
  double height = 3 * XL_PRESS_SMALL + row_height (press, block, 0) + row_height (press, block, 1);

  return MIN (height, (XL_PRESS_BOTTOM - XL_PRESS_MARGIN) / 2);
}

/* @with: what else has to stand on the same page. */
static void
set_table_row (XlPress *press, const XlReportBlock *block, const XlReportRow *row, double with)
{
  PangoLayout *layouts[XL_PRESS_COLUMNS];
  int next[XL_PRESS_COLUMNS] = { 0 };
  double height = make_row (press, block, row, layouts), used;
  gboolean done;

  /* A row that a page can hold is not broken. */
  if (height + with < (XL_PRESS_BOTTOM - XL_PRESS_MARGIN) * 0.6 && xl_press_need (press, height + with))
    set_titles (press, block);
  do
    {
      if (press->y + CELL_PAD + 2 * XL_PRESS_CELL > XL_PRESS_BOTTOM)
        {
          xl_press_turn (press);
          set_titles (press, block);
        }
      press->y += CELL_PAD;
      if (xl_press_has_sign (row->mark) && next[0] == 0)
        xl_press_mark (press, row->mark, XL_PRESS_MARGIN, press->y + 2, 7.5);
      done = set_part_of_row (press, block, row, layouts, next, XL_PRESS_BOTTOM - press->y, &used);
      press->y += used + CELL_PAD;
      xl_press_rule (press, XL_PRESS_MARGIN, press->y, XL_PRESS_WIDTH, 0.5, press->theme->line);
      if (!done)
        press->y = XL_PRESS_BOTTOM;
    }
  while (!done);
  for (guint i = 0; i < block->n_columns; i++)
    g_object_unref (layouts[i]);
}

void
xl_press_table (XlPress *press, const XlReportBlock *block)
{
  g_return_if_fail (block->n_columns <= XL_PRESS_COLUMNS);
  xl_press_need (press, xl_press_table_begin (press, block));
  set_titles (press, block);
  for (guint i = 0; i < block->rows->len; i++)
    {
      const XlReportRow *row = g_ptr_array_index (block->rows, i);

      /* Neither the last row alone on its page nor a bold one, which heads others, at the foot. */
      set_table_row (press, block, row,
                     i + 2 == block->rows->len || row->mark == XL_REPORT_BOLD ? row_height (press, block, i + 1) : 0);
    }
}
