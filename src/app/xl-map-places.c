/* xl-map-places.c - where the nodes of the map are, a layout each, worked out while nothing waits */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Layouts are made of the whole map, whatever a filter leaves of it: a filter moves nothing. What is
 * known of a layout is where the next one starts, so nodes that were there keep about their place. */

#include "xl-map-places.h"

/* How long one slice may hold the main loop, microseconds. */
#define SLICE 8000

struct _XlMapPlaces
{
  XlMapPlacesFunc ready;
  gpointer data;
  XlGraph *graph;                         /* owned */
  XlPositions *known[XL_N_LAYOUT_MODES];  /* owned; may be of a former graph */
  gboolean current[XL_N_LAYOUT_MODES];
  double width[XL_N_LAYOUT_MODES], height[XL_N_LAYOUT_MODES]; /* px, that the first of them was made for */
  XlMapPins *pins[XL_N_LAYOUT_MODES];     /* owned */
  XlLayout *job;                          /* owned */
  XlLayoutOptions job_options;            /* its lists are borrowed and not kept up */
  guint idle;
};

static void
stop (XlMapPlaces *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->job, xl_layout_free);
}

static gboolean step_cb (gpointer data);

static void
begin (XlMapPlaces *self, const XlLayoutOptions *options)
{
  XlLayoutOptions o = *options;

  o.previous = self->known[o.mode];
  o.pinned = xl_map_pins_get_ids (self->pins[o.mode], &o.n_pinned);
  self->job = xl_layout_new (self->graph, &o);
  o.previous = NULL;
  o.pinned = NULL;
  o.n_pinned = 0;
  self->job_options = o;
  self->idle = g_idle_add (step_cb, self);
}

static gboolean
step_cb (gpointer data)
{
  XlMapPlaces *self = data;
  XlLayoutMode mode = self->job_options.mode;
  XlPositions *positions, *pinned;
  gboolean at_pins;

  if (!xl_layout_step (self->job, SLICE))
    return G_SOURCE_CONTINUE;
  positions = xl_layout_dup_positions (self->job);
  self->idle = 0;
  stop (self);
  if (positions == NULL)
    return G_SOURCE_REMOVE;
  pinned = xl_map_pins_apply (self->pins[mode], positions, self->width[mode], self->height[mode]);
  at_pins = pinned == positions;
  xl_positions_unref (positions);
  g_clear_pointer (&self->known[mode], xl_positions_unref);
  self->known[mode] = pinned;
  if (!at_pins)
    {
      /* The others settle around what was just put at its pin. */
      begin (self, &self->job_options);
      return G_SOURCE_REMOVE;
    }
  self->current[mode] = TRUE;
  self->ready (mode, positions, self->data);
  return G_SOURCE_REMOVE;
}

/**
 * xl_map_places_new:
 * @ready: called when a layout is finished
 * @data: for @ready
 *
 * Returns: (transfer full): places of nothing yet
 */
XlMapPlaces *
xl_map_places_new (XlMapPlacesFunc ready, gpointer data)
{
  XlMapPlaces *self = g_new0 (XlMapPlaces, 1);

  self->ready = ready;
  self->data = data;
  for (guint i = 0; i < XL_N_LAYOUT_MODES; i++)
    self->pins[i] = xl_map_pins_new ();
  return self;
}

/**
 * xl_map_places_free:
 * @self: (nullable): places
 */
void
xl_map_places_free (XlMapPlaces *self)
{
  if (self == NULL)
    return;
  stop (self);
  for (guint i = 0; i < XL_N_LAYOUT_MODES; i++)
    {
      xl_positions_unref (self->known[i]);
      xl_map_pins_free (self->pins[i]);
    }
  xl_graph_unref (self->graph);
  g_free (self);
}

/**
 * xl_map_places_set_graph:
 * @graph: the whole map; a reference is taken
 *
 * The plan has changed, or is another one: what is known are old places now.
 */
void
xl_map_places_set_graph (XlMapPlaces *self, XlGraph *graph)
{
  stop (self);
  xl_graph_ref (graph);
  xl_graph_unref (self->graph);
  self->graph = graph;
  for (guint i = 0; i < XL_N_LAYOUT_MODES; i++)
    self->current[i] = FALSE;
}

/* Whether every node of the graph has a place there. */
static gboolean
knows_all (XlMapPlaces *self, XlPositions *positions)
{
  for (guint i = 0; i < xl_graph_get_n_nodes (self->graph); i++)
    if (xl_positions_lookup (positions, xl_graph_get_node (self->graph, i)->id) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * xl_map_places_take:
 * @from: places of the same plan, on another canvas
 *
 * Takes over what is known there of layouts that are not made for the canvas, and all pins: nodes are at the same
 * places in both.
 */
void
xl_map_places_take (XlMapPlaces *self, XlMapPlaces *from)
{
  stop (self);
  for (guint i = 0; i < XL_N_LAYOUT_MODES; i++)
    {
      g_autofree char *pins = xl_map_pins_dup_text (from->pins[i]);

      xl_map_pins_read (self->pins[i], pins);
      if (xl_map_places_is_fluid ((XlLayoutMode) i) || from->known[i] == NULL)
        continue;
      g_clear_pointer (&self->known[i], xl_positions_unref);
      self->known[i] = xl_positions_ref (from->known[i]);
      self->width[i] = from->width[i];
      self->height[i] = from->height[i];
      self->current[i] = from->current[i] && self->graph != NULL && knows_all (self, self->known[i]);
    }
}

/**
 * xl_map_places_is_fluid:
 * @mode: a layout
 *
 * Returns: whether it is made for the canvas as it is, and anew for a canvas of another size
 */
gboolean
xl_map_places_is_fluid (XlLayoutMode mode)
{
  return mode == XL_LAYOUT_PIPELINE || mode == XL_LAYOUT_CIRCLE;
}

/**
 * xl_map_places_want:
 * @options: how; its previous positions and its pins are set here
 *
 * Works out a layout in idle slices, unless it is known or in work. The first of a mode, while it is in work,
 * begins anew for a canvas of another size.
 */
void
xl_map_places_want (XlMapPlaces *self, const XlLayoutOptions *options)
{
  const XlLayoutOptions o = *options;
  gboolean same_size = self->width[o.mode] == o.width && self->height[o.mode] == o.height;
  gboolean fluid = xl_map_places_is_fluid (o.mode);

  if (self->graph == NULL || (self->current[o.mode] && (same_size || !fluid)))
    return;
  if (self->job != NULL && self->job_options.mode == o.mode && (same_size || (self->known[o.mode] != NULL && !fluid)))
    return;
  stop (self);
  if (self->known[o.mode] == NULL || fluid)
    {
      self->width[o.mode] = o.width;
      self->height[o.mode] = o.height;
    }
  begin (self, &o);
}

/**
 * xl_map_places_get:
 * @mode: a layout
 *
 * Returns: (transfer none) (nullable): its positions, which may be those of a former graph
 */
XlPositions *
xl_map_places_get (XlMapPlaces *self, XlLayoutMode mode)
{
  return self->known[mode];
}

/**
 * xl_map_places_get_size:
 * @mode: a layout
 * @width: (out): px
 * @height: (out): px
 *
 * The size of the canvas that the layout was made to fill.
 *
 * Returns: %FALSE when nothing is known of it
 */
gboolean
xl_map_places_get_size (XlMapPlaces *self, XlLayoutMode mode, double *width, double *height)
{
  *width = self->width[mode];
  *height = self->height[mode];
  return self->known[mode] != NULL;
}

/**
 * xl_map_places_is_current:
 * @mode: a layout
 *
 * Returns: whether its positions are those of the present graph
 */
gboolean
xl_map_places_is_current (XlMapPlaces *self, XlLayoutMode mode)
{
  return self->current[mode];
}

/**
 * xl_map_places_get_pins:
 * @mode: a layout
 *
 * Returns: (transfer none): the pins in it; pins of a layout where a place says something are never used
 */
XlMapPins *
xl_map_places_get_pins (XlMapPlaces *self, XlLayoutMode mode)
{
  return self->pins[mode];
}

/**
 * xl_map_places_pin:
 * @mode: a layout that is known
 * @id: id of a node
 * @x: world px
 * @y: world px
 *
 * Puts a node there for good. The layout is no longer current: when it is wanted again, the other nodes give way.
 */
void
xl_map_places_pin (XlMapPlaces *self, XlLayoutMode mode, gint64 id, double x, double y)
{
  XlPositions *moved;

  if (self->known[mode] == NULL || self->width[mode] <= 0 || self->height[mode] <= 0)
    return;
  stop (self);
  moved = xl_map_pins_move (self->known[mode], id, x, y);
  xl_positions_unref (self->known[mode]);
  self->known[mode] = moved;
  xl_map_pins_set (self->pins[mode], id, x / self->width[mode], y / self->height[mode]);
  self->current[mode] = FALSE;
}
