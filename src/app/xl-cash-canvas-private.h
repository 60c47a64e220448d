/* xl-cash-canvas-private.h - what the files of the grid of a cash plan share: its state, and where things are */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-appearance.h"
#include "xl-cash-canvas.h"

G_BEGIN_DECLS

/* px at text scale 1 */
#define XL_CASH_ROW 30
#define XL_CASH_HEAD 28

struct _XlCashCanvas
{
  GtkWidget parent_instance;

  /* owned */
  XlCashSheet *sheet; /* or NULL */
  char **texts;       /* what its cells show, row by row */
  GtkWidget *entry;   /* children */
  GtkWidget *bar;
  GtkAdjustment *across;
  /* and */
  int exponent;
  guint row, year;           /* the cursor */
  guint from_row, from_year; /* the other corner of the chosen block */
  double names, cell;        /* widths, px */
  gboolean editing;
  gboolean renaming;         /* the entry is over a name, not over a cell */
};

static inline guint
n_rows (XlCashCanvas *self)
{
  return self->sheet != NULL ? self->sheet->rows->len : 0;
}

static inline guint
n_years (XlCashCanvas *self)
{
  return self->sheet != NULL ? (guint) self->sheet->years : 0;
}

static inline double
scale (XlCashCanvas *self)
{
  return xl_app_theme (GTK_WIDGET (self))->text_scale;
}

static inline double
cells_width (XlCashCanvas *self)
{
  return self->cell * n_years (self);
}

static inline double
cell_x (XlCashCanvas *self, guint year)
{
  return self->names + self->cell * year - gtk_adjustment_get_value (self->across);
}

static inline double
row_y (XlCashCanvas *self, guint row)
{
  return (XL_CASH_HEAD + XL_CASH_ROW * row) * scale (self);
}

/* xl-cash-paint.c: what cells show, how wide they are, and all of it drawn. */
void xl_cash_paint_prepare (XlCashCanvas *self);
void xl_cash_paint_measure (XlCashCanvas *self);
void xl_cash_paint (XlCashCanvas *self, cairo_t *cr, int width, int height);

G_END_DECLS
