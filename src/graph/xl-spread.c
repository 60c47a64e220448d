/* xl-spread.c - removes overlaps of nodes and labels, with as little movement as it can */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-layout-private.h"

/* Free space around a node's square and around a label, px. */
#define NODE_MARGIN 3.f
#define LABEL_MARGIN 2.f

/* The two rectangles of a block: the node, and its label. Returns how many there are. */
guint
xl_block_rects (const XlBlock *b, XlRect rects[2])
{
  float r = b->r + NODE_MARGIN, gap = b->r + (float) XL_LABEL_GAP;

  rects[0] = (XlRect) { b->x - r, b->y - r, 2 * r, 2 * r };
  if (b->lw <= 0)
    return 1;
  rects[1] = (XlRect) { b->x - b->lw / 2 - LABEL_MARGIN, b->y + gap, b->lw + 2 * LABEL_MARGIN,
                        b->lh + LABEL_MARGIN };
  if (b->side == 1 || b->side == 2)
    {
      rects[1].x = b->side == 1 ? b->x + gap : b->x - gap - b->lw - 2 * LABEL_MARGIN - 2;
      rects[1].width += 2;
      rects[1].y = b->y - b->lh / 2 - LABEL_MARGIN / 2;
    }
  else if (b->side == 3)
    rects[1].y = b->y - gap - b->lh - LABEL_MARGIN;
  return 2;
}

/* The smallest push that frees @a from @b, written to dx, dy for @a; FALSE if they do not touch. */
static gboolean
rect_push (const XlRect *a, const XlRect *b, float *dx, float *dy)
{
  float left = a->x + a->width - b->x, right = b->x + b->width - a->x;
  float up = a->y + a->height - b->y, down = b->y + b->height - a->y;
  float px, py;

  if (left <= 0 || right <= 0 || up <= 0 || down <= 0)
    return FALSE;
  px = left < right ? -left : right;
  py = up < down ? -up : down;
  *dx = fabsf (px) <= fabsf (py) ? px : 0;
  *dy = fabsf (px) <= fabsf (py) ? 0 : py;
  return TRUE;
}

/* Nodes are round enough: apart along the line of their middles, so that one can slide out between
 * two others. */
static float
round_push (const XlBlock *a, const XlBlock *b, float *dx, float *dy)
{
  float x = a->x - b->x, y = a->y - b->y, length = sqrtf (x * x + y * y);
  float depth = a->r + b->r + NODE_MARGIN - length;

  if (depth <= 0)
    return 0;
  if (length < 0.01f)
    {
      x = 0;
      y = length = 1;
    }
  *dx = x / length * depth;
  *dy = y / length * depth;
  return depth;
}

/* Parts two blocks by the deepest of their overlaps. */
static gboolean
part_blocks (XlBlock *a, XlBlock *b)
{
  XlRect ra[2], rb[2];
  guint na = xl_block_rects (a, ra), nb = xl_block_rects (b, rb);
  float bx = 0, by = 0, share, sum = a->mobility + b->mobility, best;

  best = round_push (a, b, &bx, &by);
  for (guint i = 0; i < na; i++)
    for (guint j = i ? 0 : 1; j < nb; j++)
      {
        float dx, dy;

        if (rect_push (&ra[i], &rb[j], &dx, &dy) && fabsf (dx) + fabsf (dy) > best)
          {
            best = fabsf (dx) + fabsf (dy);
            bx = dx;
            by = dy;
          }
      }
  if (best <= 0.01f)
    return FALSE;
  if (sum <= 0)
    return FALSE;
  share = a->mobility / sum;
  bx *= 1.02f;
  by *= 1.02f;
  a->x += bx * share;
  a->y += by * share;
  b->x -= bx * (1 - share);
  b->y -= by * (1 - share);
  return TRUE;
}

/* Keeps a block inside the area and out of the obstacles. */
static gboolean
confine (XlBlock *b, const XlRect *area, const XlRect *obstacles, guint n_obstacles)
{
  float ox = b->x, oy = b->y;

  if (b->mobility <= 0)
    return FALSE;
  for (guint o = 0; o < n_obstacles; o++)
    {
      XlRect rects[2];
      guint n = xl_block_rects (b, rects);
      float dx, dy;

      for (guint i = 0; i < n; i++)
        if (rect_push (&rects[i], &obstacles[o], &dx, &dy))
          {
            b->x += dx;
            b->y += dy;
            xl_block_rects (b, rects);
          }
    }
  if (area)
    {
      float half = MAX (b->r + NODE_MARGIN, b->lw / 2 + LABEL_MARGIN);
      float above = b->r + NODE_MARGIN;
      float below = b->lw > 0 ? b->r + (float) XL_LABEL_GAP + b->lh + LABEL_MARGIN : above;

      b->x = MIN (b->x, area->x + area->width - half);
      b->x = MAX (b->x, area->x + half);
      b->y = MIN (b->y, area->y + area->height - below);
      b->y = MAX (b->y, area->y + above);
    }
  return fabsf (b->x - ox) + fabsf (b->y - oy) > 0.01f;
}

typedef struct
{
  guint cell;
  guint block;
} CellEntry;

static int
compare_entries (const void *a, const void *b)
{
  const CellEntry *p = a, *q = b;

  if (p->cell != q->cell)
    return p->cell < q->cell ? -1 : 1;
  return p->block < q->block ? -1 : p->block > q->block;
}

/* Parts all blocks that touch, looking at neighbouring cells only. */
static gboolean
round_with_grid (XlBlock *blocks, guint n, float cell)
{
  g_autofree CellEntry *entries = g_new (CellEntry, n);
  float x0 = G_MAXFLOAT, y0 = G_MAXFLOAT, x1 = -G_MAXFLOAT;
  gboolean moved = FALSE;
  guint columns;

  for (guint i = 0; i < n; i++)
    {
      x0 = MIN (x0, blocks[i].x);
      x1 = MAX (x1, blocks[i].x);
      y0 = MIN (y0, blocks[i].y);
    }
  columns = (guint) ((x1 - x0) / cell) + 3;
  for (guint i = 0; i < n; i++)
    {
      entries[i].cell = ((guint) ((blocks[i].y - y0) / cell) + 1) * columns
                        + (guint) ((blocks[i].x - x0) / cell) + 1;
      entries[i].block = i;
    }
  qsort (entries, n, sizeof *entries, compare_entries);
  for (guint i = 0; i < n; i++)
    {
      /* The rest of this cell and the next, then three cells of the row below. */
      guint at = i + 1;

      for (; at < n && entries[at].cell <= entries[i].cell + 1; at++)
        moved |= part_blocks (&blocks[entries[i].block], &blocks[entries[at].block]);
      {
        guint first = entries[i].cell + columns - 1, low = at, high = n;

        while (low < high)
          {
            guint middle = (low + high) / 2;

            if (entries[middle].cell < first)
              low = middle + 1;
            else
              high = middle;
          }
        for (; low < n && entries[low].cell <= first + 2; low++)
          moved |= part_blocks (&blocks[entries[i].block], &blocks[entries[low].block]);
      }
    }
  return moved;
}

/**
 * xl_spread:
 * @blocks: (inout) (array length=n): moved apart
 * @n: how many
 * @area: (nullable): blocks stay inside
 * @obstacles: (array length=n_obstacles): blocks stay outside
 * @n_obstacles: how many
 * @rounds: at most so many passes
 *
 * Pushes overlapping blocks apart along the shorter way, again and again.
 *
 * Returns: %TRUE when nothing overlaps any more
 */
gboolean
xl_spread (XlBlock *blocks, guint n, const XlRect *area, const XlRect *obstacles, guint n_obstacles, guint rounds)
{
  float cell = 1;

  for (guint i = 0; i < n; i++)
    cell = MAX (cell, MAX (MAX (2 * blocks[i].r, blocks[i].lw) + 2 * NODE_MARGIN,
                           2 * blocks[i].r + blocks[i].lh + 3 * NODE_MARGIN));
  for (guint turn = 0; turn < rounds; turn++)
    {
      gboolean moved = FALSE;

      if (n <= 64)
        {
          for (guint i = 0; i < n; i++)
            for (guint j = i + 1; j < n; j++)
              moved |= part_blocks (&blocks[i], &blocks[j]);
        }
      else
        moved |= round_with_grid (blocks, n, cell);
      for (guint i = 0; i < n; i++)
        moved |= confine (&blocks[i], area, obstacles, n_obstacles);
      if (!moved)
        return TRUE;
    }
  return FALSE;
}
