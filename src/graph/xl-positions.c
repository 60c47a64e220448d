/* xl-positions.c - an immutable set of places, by node id */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "xl-layout-private.h"

struct _XlPositions
{
  gatomicrefcount refs;
  XlLayoutMode mode;
  guint n;
  gint64 *ids;       /* owned */
  XlPlace *places;   /* owned */
  GHashTable *by_id; /* owned; &ids[i] -> i + 1 */
  gboolean has_geo;
  XlProjection projection;
  double geo_scale, geo_x, geo_y;
  gboolean has_middle;
  double middle_x, middle_y;
  double frame_width, frame_height; /* 0 without a frame */
  XlHeading *headings; /* owned */
  guint n_headings;
};

/**
 * xl_positions_new:
 * @mode: the layout that they come from
 * @ids: (array length=n): node ids, each once; copied
 * @places: (array length=n): copied
 * @n: how many
 *
 * Returns: (transfer full): the set
 */
XlPositions *
xl_positions_new (XlLayoutMode mode, const gint64 *ids, const XlPlace *places, guint n)
{
  XlPositions *self = g_new0 (XlPositions, 1);

  g_atomic_ref_count_init (&self->refs);
  self->mode = mode;
  self->n = n;
  self->ids = g_memdup2 (ids, n * sizeof *ids);
  self->places = g_memdup2 (places, n * sizeof *places);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->by_id, &self->ids[i], GUINT_TO_POINTER (i + 1));
  return self;
}

/**
 * xl_positions_ref:
 * @self: a set
 *
 * Returns: (transfer full): @self
 */
XlPositions *
xl_positions_ref (XlPositions *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * xl_positions_unref:
 * @self: (nullable): a set
 */
void
xl_positions_unref (XlPositions *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_id);
  g_free (self->ids);
  g_free (self->places);
  g_free (self->headings);
  g_free (self);
}

/**
 * xl_positions_get_mode:
 * @self: a set
 *
 * Returns: the layout that it comes from
 */
XlLayoutMode
xl_positions_get_mode (XlPositions *self)
{
  return self->mode;
}

/**
 * xl_positions_get_n:
 * @self: a set
 *
 * Returns: how many places
 */
guint
xl_positions_get_n (XlPositions *self)
{
  return self->n;
}

/**
 * xl_positions_get_id:
 * @self: a set
 * @index: 0 .. n - 1
 *
 * Returns: the id of a node
 */
gint64
xl_positions_get_id (XlPositions *self, guint index)
{
  g_return_val_if_fail (index < self->n, 0);
  return self->ids[index];
}

/**
 * xl_positions_lookup:
 * @self: a set
 * @id: a node's id
 *
 * Returns: (transfer none) (nullable): its place, or %NULL
 */
const XlPlace *
xl_positions_lookup (XlPositions *self, gint64 id)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  return at ? &self->places[at - 1] : NULL;
}

/**
 * xl_positions_count_flag:
 * @self: a set
 * @flag: e.g. %XL_PLACE_UNLINKED
 *
 * Returns: how many places have this flag
 */
guint
xl_positions_count_flag (XlPositions *self, XlPlaceFlags flag)
{
  guint count = 0;

  for (guint i = 0; i < self->n; i++)
    count += (self->places[i].flags & flag) != 0;
  return count;
}

/**
 * xl_positions_get_bounds:
 * @self: a set
 * @x: (out): world px
 * @y: (out): world px
 * @width: (out): world px; 0 without nodes
 * @height: (out): world px
 *
 * The rectangle of all middles of nodes; ports, which stand at the border anyway, do not count.
 */
void
xl_positions_get_bounds (XlPositions *self, double *x, double *y, double *width, double *height)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n; i++)
    {
      const XlPlace *place = &self->places[i];

      if (place->flags & (XL_PLACE_PORT | XL_PLACE_NOWHERE))
        continue;
      x1 = MIN (x1, place->x);
      y1 = MIN (y1, place->y);
      x2 = MAX (x2, place->x);
      y2 = MAX (y2, place->y);
    }
  if (x1 > x2)
    x1 = x2 = y1 = y2 = 0;
  *x = x1;
  *y = y1;
  *width = x2 - x1;
  *height = y2 - y1;
}

/* Says how km of @projection become world px. */
void
xl_positions_set_geo (XlPositions *self, XlProjection projection, double scale, double x, double y)
{
  self->has_geo = TRUE;
  self->projection = projection;
  self->geo_scale = scale;
  self->geo_x = x;
  self->geo_y = y;
}

/**
 * xl_positions_get_geo:
 * @self: a set
 * @projection: (out): the projection below it
 * @scale: (out): world px per projected km
 * @x: (out): world px of the projection's origin
 * @y: (out): the same, downwards
 *
 * Returns: %FALSE when the places have nothing to do with the globe
 */
gboolean
xl_positions_get_geo (XlPositions *self, XlProjection *projection, double *scale, double *x, double *y)
{
  if (!self->has_geo)
    return FALSE;
  *projection = self->projection;
  *scale = self->geo_scale;
  *x = self->geo_x;
  *y = self->geo_y;
  return TRUE;
}

/* Says where the middle of the circle is on which they stand, world px. */
void
xl_positions_set_middle (XlPositions *self, double x, double y)
{
  self->has_middle = TRUE;
  self->middle_x = x;
  self->middle_y = y;
}

/* FALSE when they do not stand on a circle. */
gboolean
xl_positions_get_middle (XlPositions *self, double *x, double *y)
{
  *x = self->middle_x;
  *y = self->middle_y;
  return self->has_middle;
}

/* Says how large the picture is with all that belongs to it, labels beside the outer nodes too, world px: it is shown
 * as a whole, whichever nodes are in it. */
void
xl_positions_set_frame (XlPositions *self, double width, double height)
{
  self->frame_width = width;
  self->frame_height = height;
}

/* FALSE when the nodes alone say how large the picture is. */
gboolean
xl_positions_get_frame (XlPositions *self, double *width, double *height)
{
  *width = self->frame_width;
  *height = self->frame_height;
  return self->frame_width > 0 && self->frame_height > 0;
}

/* Says what titles the picture has; copied. */
void
xl_positions_set_headings (XlPositions *self, const XlHeading *headings, guint n)
{
  g_free (self->headings);
  self->headings = g_memdup2 (headings, n * sizeof *headings);
  self->n_headings = n;
}

/**
 * xl_positions_get_headings:
 * @self: a set
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the titles of columns or arcs, from left to right or clockwise
 */
const XlHeading *
xl_positions_get_headings (XlPositions *self, guint *n)
{
  *n = self->n_headings;
  return self->headings;
}

/* What is true of the whole picture, whichever nodes are in it. */
static void
copy_ground (XlPositions *to, const XlPositions *from)
{
  if (from->has_geo)
    xl_positions_set_geo (to, from->projection, from->geo_scale, from->geo_x, from->geo_y);
  if (from->has_middle)
    xl_positions_set_middle (to, from->middle_x, from->middle_y);
  xl_positions_set_frame (to, from->frame_width, from->frame_height);
  xl_positions_set_headings (to, from->headings, from->n_headings);
}

/**
 * xl_positions_of_graph:
 * @self: a set
 * @graph: what is shown, e.g. after a filter
 *
 * Returns: (transfer full): the places of the nodes of @graph, as far as @self knows them, on the
 *   same ground
 */
XlPositions *
xl_positions_of_graph (XlPositions *self, XlGraph *graph)
{
  guint n = xl_graph_get_n_nodes (graph), known = 0;
  g_autofree gint64 *ids = g_new (gint64, n + 1);
  g_autofree XlPlace *places = g_new (XlPlace, n + 1);
  XlPositions *some;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = xl_graph_get_node (graph, i)->id;
      const XlPlace *place = xl_positions_lookup (self, id);

      if (!place)
        continue;
      ids[known] = id;
      places[known++] = *place;
    }
  some = xl_positions_new (self->mode, ids, places, known);
  copy_ground (some, self);
  return some;
}

/**
 * xl_positions_mix:
 * @from: where nodes come from
 * @to: where they go
 * @t: 0 .. 1
 *
 * For gliding: a place on the way for every node of @to; a node that @from does not know is at its
 * end already.
 *
 * Returns: (transfer full): the mixed set, or @to itself at the end of the way
 */
XlPositions *
xl_positions_mix (XlPositions *from, XlPositions *to, double t)
{
  XlPositions *self;

  if (t >= 1 || !from)
    return xl_positions_ref (to);
  self = xl_positions_new (to->mode, to->ids, to->places, to->n);
  for (guint i = 0; i < self->n; i++)
    {
      const XlPlace *start = xl_positions_lookup (from, self->ids[i]);
      XlPlace *place = &self->places[i];

      if (!start)
        continue;
      place->x = (float) (start->x + t * (place->x - start->x));
      place->y = (float) (start->y + t * (place->y - start->y));
      place->dx = (float) (start->dx + t * (place->dx - start->dx));
      place->dy = (float) (start->dy + t * (place->dy - start->dy));
    }
  copy_ground (self, to);
  return self;
}
