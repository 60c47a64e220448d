/* xl-taken.c - rectangles of a picture that are taken, found quickly by place */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "xl-scene-private.h"

#define CELL 32.0

void
xl_taken_init (XlTaken *self, double width, double height)
{
  self->columns = (guint) (MAX (width, 1) / CELL) + 1;
  self->rows = (guint) (MAX (height, 1) / CELL) + 1;
  self->rects = g_array_new (FALSE, FALSE, sizeof (XlRect));
  self->links = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  self->heads = g_new0 (guint, (gsize) self->columns * self->rows);
}

void
xl_taken_clear (XlTaken *self)
{
  g_array_unref (self->rects);
  g_array_unref (self->links);
  g_free (self->heads);
}

/* The cells that a rectangle touches; FALSE if it lies outside. */
static gboolean
cells_of (const XlTaken *self, const XlRect *r, guint cells[4])
{
  double x2 = ((double) r->x + (double) r->width) / CELL, y2 = ((double) r->y + (double) r->height) / CELL;

  if (x2 < 0 || y2 < 0 || (double) r->x >= self->columns * CELL || (double) r->y >= self->rows * CELL)
    return FALSE;
  cells[0] = (guint) MAX ((double) r->x / CELL, 0);
  cells[1] = (guint) MAX ((double) r->y / CELL, 0);
  cells[2] = MIN ((guint) x2, self->columns - 1);
  cells[3] = MIN ((guint) y2, self->rows - 1);
  return TRUE;
}

void
xl_taken_add (XlTaken *self, const XlRect *rect)
{
  guint cells[4];

  if (!cells_of (self, rect, cells))
    return;
  g_array_append_val (self->rects, *rect);
  for (guint y = cells[1]; y <= cells[3]; y++)
    for (guint x = cells[0]; x <= cells[2]; x++)
      {
        guint link[2] = { self->rects->len - 1, self->heads[y * self->columns + x] };

        g_array_append_val (self->links, link);
        self->heads[y * self->columns + x] = self->links->len;
      }
}

gboolean
xl_taken_hits (XlTaken *self, const XlRect *r)
{
  guint cells[4];

  if (!cells_of (self, r, cells))
    return FALSE;
  for (guint y = cells[1]; y <= cells[3]; y++)
    for (guint x = cells[0]; x <= cells[2]; x++)
      for (guint at = self->heads[y * self->columns + x]; at;)
        {
          const guint *link = (const guint *) (gpointer) (self->links->data) + 2 * (at - 1);
          const XlRect *o = &g_array_index (self->rects, XlRect, link[0]);

          if (r->x < o->x + o->width && o->x < r->x + r->width && r->y < o->y + o->height
              && o->y < r->y + r->height)
            return TRUE;
          at = link[1];
        }
  return FALSE;
}

/* Remembers what is taken now; xl_taken_mark_clear() forgets it. */
void
xl_taken_set_mark (const XlTaken *self, XlTakenMark *mark)
{
  mark->n_rects = self->rects->len;
  mark->n_links = self->links->len;
  mark->heads = g_memdup2 (self->heads, (gsize) self->columns * self->rows * sizeof *self->heads);
}

void
xl_taken_mark_clear (XlTakenMark *mark)
{
  g_free (mark->heads);
}

/* Gives back what was taken since. */
void
xl_taken_return (XlTaken *self, const XlTakenMark *mark)
{
  g_array_set_size (self->rects, mark->n_rects);
  g_array_set_size (self->links, mark->n_links);
  memcpy (self->heads, mark->heads, (gsize) self->columns * self->rows * sizeof *self->heads);
}
