/* xl-map-pins.c - nodes of the map that a person put where they are */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kept as shares of the area that the layout fills: the same plan in another window has another area. */

#include "xl-map-pins.h"

#include <math.h>

/* A share of the area beyond which nobody drags anything; what a spoilt state file says is dropped. */
#define FAR_AWAY 50.0

/* px; a pin that is as near as this need not be applied */
#define NEAR 0.05

typedef struct
{
  double x, y; /* shares of width and height */
} Pin;

struct _XlMapPins
{
  GArray *ids;       /* owned; gint64, sorted */
  GHashTable *by_id; /* owned; copies of ids to Pin */
};

/**
 * xl_map_pins_possible:
 * @mode: a layout
 *
 * Returns: whether a place says nothing of its own in it, so that a person may choose it
 */
gboolean
xl_map_pins_possible (XlLayoutMode mode)
{
  return mode == XL_LAYOUT_NETWORK || mode == XL_LAYOUT_CLUSTERS;
}

/**
 * xl_map_pins_new:
 *
 * Returns: (transfer full): no pins
 */
XlMapPins *
xl_map_pins_new (void)
{
  XlMapPins *self = g_new0 (XlMapPins, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/**
 * xl_map_pins_free:
 * @self: (nullable): pins
 */
void
xl_map_pins_free (XlMapPins *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ids);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *two = b;

  return *one < *two ? -1 : *one > *two;
}

static void
list_ids (XlMapPins *self)
{
  GHashTableIter iter;
  gpointer id;

  g_array_set_size (self->ids, 0);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (self->ids, id, 1);
  g_array_sort (self->ids, compare_ids);
}

/**
 * xl_map_pins_set:
 * @id: id of a node
 * @x: share of the width of the layout's area
 * @y: share of its height
 */
void
xl_map_pins_set (XlMapPins *self, gint64 id, double x, double y)
{
  Pin pin = { x, y };

  g_hash_table_replace (self->by_id, g_memdup2 (&id, sizeof id), g_memdup2 (&pin, sizeof pin));
  list_ids (self);
}

/**
 * xl_map_pins_remove:
 * @id: id of a node
 *
 * Returns: whether it was pinned
 */
gboolean
xl_map_pins_remove (XlMapPins *self, gint64 id)
{
  gboolean was = g_hash_table_remove (self->by_id, &id);

  list_ids (self);
  return was;
}

void
xl_map_pins_clear (XlMapPins *self)
{
  g_hash_table_remove_all (self->by_id);
  list_ids (self);
}

gboolean
xl_map_pins_has (XlMapPins *self, gint64 id)
{
  return g_hash_table_contains (self->by_id, &id);
}

/**
 * xl_map_pins_get_ids:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): ids of the pinned nodes, in their order
 */
const gint64 *
xl_map_pins_get_ids (XlMapPins *self, guint *n)
{
  *n = self->ids->len;
  return (const gint64 *) (gpointer) self->ids->data;
}

/**
 * xl_map_pins_dup_text:
 *
 * Returns: (transfer full) (nullable): the pins as text, "id x y" each, separated by ";"; %NULL for none
 */
char *
xl_map_pins_dup_text (XlMapPins *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);
      const Pin *pin = g_hash_table_lookup (self->by_id, &id);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (x, sizeof x, "%.5f", pin->x);
      g_ascii_formatd (y, sizeof y, "%.5f", pin->y);
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %s %s", i > 0 ? ";" : "", id, x, y);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * xl_map_pins_read:
 * @text: (nullable): what xl_map_pins_dup_text() gave; what does not read in it is dropped
 *
 * Puts these pins in the place of all others.
 */
void
xl_map_pins_read (XlMapPins *self, const char *text)
{
  g_auto (GStrv) pins = g_strsplit (text != NULL ? text : "", ";", -1);

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; pins[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (pins[i], " ", 3);
      gint64 id = *parts != NULL ? g_ascii_strtoll (parts[0], NULL, 10) : 0;
      Pin pin;

      if (id <= 0 || g_strv_length (parts) != 3)
        continue;
      pin.x = g_ascii_strtod (parts[1], NULL);
      pin.y = g_ascii_strtod (parts[2], NULL);
      if (fabs (pin.x) <= FAR_AWAY && fabs (pin.y) <= FAR_AWAY)
        g_hash_table_replace (self->by_id, g_memdup2 (&id, sizeof id), g_memdup2 (&pin, sizeof pin));
    }
  list_ids (self);
}

/* The same positions with other places for some of them. */
static XlPositions *
with_places (XlPositions *positions, gboolean (*place_of) (gint64 id, XlPlace *place, gpointer data), gpointer data)
{
  guint n = xl_positions_get_n (positions);
  g_autofree gint64 *ids = g_new (gint64, n + 1);
  g_autofree XlPlace *places = g_new (XlPlace, n + 1);
  gboolean changed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      ids[i] = xl_positions_get_id (positions, i);
      places[i] = *xl_positions_lookup (positions, ids[i]);
      changed |= place_of (ids[i], &places[i], data);
    }
  return changed ? xl_positions_new (xl_positions_get_mode (positions), ids, places, n) : xl_positions_ref (positions);
}

typedef struct
{
  XlMapPins *pins;
  double width, height;
} Area;

static gboolean
pin_place (gint64 id, XlPlace *place, gpointer data)
{
  const Area *area = data;
  const Pin *pin = g_hash_table_lookup (area->pins->by_id, &id);
  double x, y;

  if (pin == NULL || place->flags & XL_PLACE_UNLINKED)
    return FALSE;
  x = pin->x * area->width;
  y = pin->y * area->height;
  if (fabs (x - (double) place->x) <= NEAR && fabs (y - (double) place->y) <= NEAR)
    return FALSE;
  place->x = (float) x;
  place->y = (float) y;
  return TRUE;
}

/**
 * xl_map_pins_apply:
 * @positions: a layout
 * @width: px of the area that it was made for
 * @height: the same
 *
 * Returns: (transfer full): the layout with every pinned node at its pin; @positions itself where all are
 */
XlPositions *
xl_map_pins_apply (XlMapPins *self, XlPositions *positions, double width, double height)
{
  Area area = { self, width, height };

  return with_places (positions, pin_place, &area);
}

typedef struct
{
  gint64 id;
  double x, y;
} Move;

static gboolean
move_place (gint64 id, XlPlace *place, gpointer data)
{
  const Move *move = data;

  if (id != move->id)
    return FALSE;
  place->x = (float) move->x;
  place->y = (float) move->y;
  return TRUE;
}

/**
 * xl_map_pins_move:
 * @positions: a layout
 * @id: id of a node
 * @x: world px
 * @y: world px
 *
 * Returns: (transfer full): the layout with that node there
 */
XlPositions *
xl_map_pins_move (XlPositions *positions, gint64 id, double x, double y)
{
  Move move = { id, x, y };

  return with_places (positions, move_place, &move);
}
