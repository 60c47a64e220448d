/* xl-cash-paint.c - the cells of a cash plan, drawn */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-cash-canvas-private.h"

#include <math.h>

#include "xl-draw.h"
#include "xl-pen.h"

#define ROW XL_CASH_ROW
#define HEAD XL_CASH_HEAD
#define GAP 10
#define MARK 10

static gboolean
is_bold (const XlCashRow *row)
{
  return row->type == XL_CASH_ROW_CASH || row->type == XL_CASH_ROW_DSCR;
}

static const char *
text_at (XlCashCanvas *self, guint row, guint year)
{
  return self->texts[row * n_years (self) + year];
}

/* The name of a row, with its unit where that is not the one above. */
static char *
dup_title (XlCashCanvas *self, guint row)
{
  const XlCashRow *line = xl_cash_sheet_row (self->sheet, row);
  g_autofree char *unit = line->category == XL_LINE_CO2 ? xl_words_cash_unit (self->sheet, row, self->exponent) : NULL;

  return unit != NULL ? g_strdup_printf ("%s, %s", line->name, unit) : g_strdup (line->name);
}

static double
text_width (XlCashCanvas *self, const char *text, int weight)
{
  double width, height;

  xl_pen_size (xl_pen_layout (xl_app_theme (GTK_WIDGET (self)), text, 13, weight), &width, &height);
  return width;
}

/* Texts are made once, for measuring and all drawing until the sheet changes. */
void
xl_cash_paint_prepare (XlCashCanvas *self)
{
  g_clear_pointer (&self->texts, g_strfreev);
  if (self->sheet == NULL)
    return;
  self->texts = g_new0 (char *, n_rows (self) * n_years (self) + 1);
  for (guint r = 0; r < n_rows (self); r++)
    for (guint t = 0; t < n_years (self); t++)
      self->texts[r * n_years (self) + t] = xl_words_cash_cell (self->sheet, r, t, self->exponent);
}

void
xl_cash_paint_measure (XlCashCanvas *self)
{
  double widest = 120 * scale (self), cell = 44 * scale (self);

  for (guint r = 0; r < n_rows (self); r++)
    {
      const XlCashRow *row = xl_cash_sheet_row (self->sheet, r);
      g_autofree char *title = dup_title (self, r);

      widest = MAX (widest, text_width (self, title, is_bold (row) ? 700 : 400) + (row->illustrative ? MARK + 6 : 0));
      for (guint t = 0; t < n_years (self); t++)
        cell = MAX (cell, text_width (self, text_at (self, r, t), 700));
    }
  self->names = MIN (widest, 220 * scale (self)) + GAP;
  self->cell = cell + 2 * 8;
}

static XlColour
colour_of (const XlTheme *theme, const XlCashRow *row, const XlCashCell *cell)
{
  if ((row->type == XL_CASH_ROW_CASH && cell->value < 0) || (row->type == XL_CASH_ROW_DSCR && cell->value < 1))
    return theme->red;
  if (is_bold (row))
    return theme->ink;
  return row->type == XL_CASH_ROW_LINE && cell->given ? theme->ink : theme->ink2;
}

static void
draw_block (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme)
{
  double h = ROW * theme->text_scale;
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));
  XlCashBlock block;

  xl_cash_canvas_get_block (self, &block);
  if (block.n_rows > 1 || block.n_columns > 1)
    {
      cairo_rectangle (cr, cell_x (self, block.column), row_y (self, block.row), self->cell * block.n_columns,
                       h * block.n_rows);
      xl_pen_set (cr, theme->accent_tint);
      cairo_fill_preserve (cr);
      /* In high contrast the tint is the background. */
      xl_pen_set (cr, theme->accent);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  cairo_rectangle (cr, cell_x (self, self->year) + 1, row_y (self, self->row) + 1, self->cell - 2, h - 2);
  xl_pen_set (cr, focused ? theme->accent : theme->line2);
  cairo_set_line_width (cr, focused ? 2 : 1);
  cairo_stroke (cr);
}

/* A corner says that the figure has a source of its own. */
static void
draw_corner (cairo_t *cr, const XlTheme *theme, double right, double top)
{
  double size = 5 * theme->text_scale;

  cairo_move_to (cr, right - size, top + 1);
  cairo_line_to (cr, right, top + 1);
  cairo_line_to (cr, right, top + 1 + size);
  cairo_close_path (cr);
  xl_pen_set (cr, theme->accent);
  cairo_fill (cr);
}

static void
draw_year (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme, guint t)
{
  double h = ROW * theme->text_scale, head = HEAD * theme->text_scale, right = cell_x (self, t) + self->cell;
  char year[16];

  g_snprintf (year, sizeof year, "%d", self->sheet->base + (int) t);
  xl_pen_write (cr, theme, year, 12, 700, right - 8, head / 2, 1, 0, t == self->year ? theme->accent : theme->ink2);
  for (guint r = 0; r < n_rows (self); r++)
    {
      const XlCashRow *row = xl_cash_sheet_row (self->sheet, r);
      const char *text = text_at (self, r, t);

      if (*text != '\0')
        xl_pen_write (cr, theme, text, 13, is_bold (row) ? 700 : 400, right - 8, row_y (self, r) + h / 2, 1, 0,
                      colour_of (theme, row, &row->cells[t]));
      if (row->cells[t].sourced)
        draw_corner (cr, theme, right - 1, row_y (self, r));
    }
}

static void
draw_cells (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme, double width)
{
  for (guint t = 0; t < n_years (self); t++)
    if (cell_x (self, t) + self->cell >= self->names && cell_x (self, t) <= width)
      draw_year (self, cr, theme, t);
}

static void
draw_names (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme, double width)
{
  double h = ROW * theme->text_scale;

  for (guint r = 0; r < n_rows (self); r++)
    {
      const XlCashRow *row = xl_cash_sheet_row (self->sheet, r);
      double x = row->illustrative ? MARK + 6 : 0, y = row_y (self, r);
      g_autofree char *title = dup_title (self, r);

      if (row->illustrative)
        xl_draw_hatch_mark (cr, theme, 0, y + h / 2 - MARK / 2.0, MARK);
      xl_pen_write (cr, theme, title, 13, is_bold (row) ? 700 : 400, x, y + h / 2, 0, self->names - x - GAP, theme->ink);
      cairo_move_to (cr, 0, y + 0.5);
      cairo_line_to (cr, width, y + 0.5);
      xl_pen_set (cr, theme->line);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

void
xl_cash_paint (XlCashCanvas *self, cairo_t *cr, int width, int height)
{
  const XlTheme *theme = xl_app_theme (GTK_WIDGET (self));

  if (n_rows (self) == 0)
    return;
  draw_names (self, cr, theme, width);
  cairo_save (cr);
  cairo_rectangle (cr, self->names, 0, MAX (width - self->names, 0), height);
  cairo_clip (cr);
  draw_block (self, cr, theme);
  draw_cells (self, cr, theme, width);
  cairo_restore (cr);
}
