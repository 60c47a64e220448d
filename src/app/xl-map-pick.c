/* xl-map-pick.c - the second node: walking, choosing it, the line to it, pins and marks of the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To link or to relate, a second node is chosen: by a line that is drawn to it, or in a state of its own that
 * pointer, arrow keys and the list beside the map serve alike. The line lies upon the picture and is drawn each frame. */

#include <math.h>

#include "xl-appearance.h"
#include "xl-map-view-private.h"
#include "xl-pen.h"

/* px beyond the rim of a node: the ring that a line is drawn from */
#define RING_INNER 5.0
#define RING_OUTER 14.0

/* ---- on the canvas ---- */

/* A node of the picture as it stands now: the picture may be of a view that has moved since. */
static gboolean
find_node (XlMapView *self, gint64 id, double *x, double *y, double *r)
{
  XlScene *scene = xl_map_frame_get_scene (self->frame);
  int index = scene != NULL && id != 0 ? xl_scene_find (scene, id) : -1;
  const XlSceneNode *node;
  XlView made;
  guint n;

  if (index < 0 || self->front_mode != self->mode)
    return FALSE;
  node = xl_scene_get_nodes (scene, &n) + index;
  made = xl_scene_get_view (scene);
  *x = ((double) node->x - made.x) * self->view.zoom / made.zoom + self->view.x;
  *y = ((double) node->y - made.y) * self->view.zoom / made.zoom + self->view.y;
  *r = (double) node->r;
  return TRUE;
}

/* Whether a place of the canvas lies on the ring around a node. */
gboolean
xl_map_pick_on_ring (XlMapView *self, gint64 id, double x, double y)
{
  double nx, ny, r, away;

  if (!find_node (self, id, &nx, &ny, &r))
    return FALSE;
  away = hypot (x - nx, y - ny) - r;
  return away >= RING_INNER && away <= RING_OUTER;
}

static void
circle (cairo_t *cr, double x, double y, double r)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  cairo_stroke (cr);
}

/* What lies upon the picture: the ring of the hovered node, the line to the second one. */
void
xl_map_pick_paint (XlMapView *self, cairo_t *cr)
{
  static const double dash[] = { 9, 5 };
  const XlTheme *theme = xl_app_theme (GTK_WIDGET (self));
  gboolean picking = self->pick != XL_MAP_PICK_NONE;
  gint64 from = picking ? self->pick_from : self->drawing && self->dragged ? self->drag_node : 0;
  double x, y, r, tx, ty, tr = 0;
  gboolean to;

  if (from == 0)
    {
      if (!self->dragged && self->hover != 0 && find_node (self, self->hover, &x, &y, &r))
        {
          xl_pen_set_alpha (cr, theme->accent, 0.22 * MAX (self->fade, 0.2));
          cairo_set_line_width (cr, RING_OUTER - RING_INNER);
          circle (cr, x, y, r + (RING_INNER + RING_OUTER) / 2);
        }
      return;
    }
  if (!find_node (self, from, &x, &y, &r))
    return;
  xl_pen_set (cr, theme->accent);
  cairo_set_line_width (cr, 2.5);
  circle (cr, x, y, r + RING_INNER);
  to = self->pick_to != from && find_node (self, self->pick_to, &tx, &ty, &tr);
  if (to)
    circle (cr, tx, ty, tr + RING_INNER);
  else if (picking)
    return;
  else
    {
      tx = self->pointer_x;
      ty = self->pointer_y;
    }
  {
    double length = hypot (tx - x, ty - y), begin = r + RING_INNER, end = to ? tr + RING_INNER : 0;

    if (length <= begin + end)
      return;
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
    cairo_move_to (cr, x + (tx - x) * begin / length, y + (ty - y) * begin / length);
    cairo_line_to (cr, tx - (tx - x) * end / length, ty - (ty - y) * end / length);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
  }
}

/* ---- keys ---- */

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  XlScene *scene = xl_map_frame_get_scene (self->frame);
  gboolean picking = self->pick != XL_MAP_PICK_NONE;
  int dx, dy;
  gint64 next;

  g_variant_get (args, "(ii)", &dx, &dy);
  if (scene == NULL || self->front_mode != self->mode)
    return TRUE;
  next = xl_scene_walk (scene, !picking ? self->selected : self->pick_to != 0 ? self->pick_to : self->pick_from, dx, dy);
  if (next == 0)
    return TRUE;
  if (picking)
    xl_map_view_set_pick (self, next);
  else
    xl_map_view_select (self, next);
  xl_map_view_reveal (self, next);
  return TRUE;
}

static gboolean
pick_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  xl_map_view_begin_pick (XL_MAP_VIEW (widget), g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
pin_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);

  if (xl_map_view_is_pinned (self, self->selected))
    xl_map_view_unpin (self, self->selected);
  else
    xl_map_view_pin (self, self->selected);
  return TRUE;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  double x = self->width / 2.0, y = self->height / 2.0, r;

  find_node (self, self->selected, &x, &y, &r);
  g_signal_emit_by_name (self, "menu", self->selected, x, y);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);

  if (self->pick == XL_MAP_PICK_NONE)
    return FALSE;
  xl_map_view_end_pick (self);
  return TRUE;
}

void
xl_map_pick_class_init (GtkWidgetClass *class)
{
  static const struct
  {
    guint key, pad;
    int dx, dy;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (class, arrows[i].key, 0, walk_cb, "(ii)", arrows[i].dx, arrows[i].dy);
      gtk_widget_class_add_binding (class, arrows[i].pad, 0, walk_cb, "(ii)", arrows[i].dx, arrows[i].dy);
    }
  gtk_widget_class_add_binding (class, GDK_KEY_l, 0, pick_cb, "i", XL_MAP_PICK_LINK);
  gtk_widget_class_add_binding (class, GDK_KEY_r, 0, pick_cb, "i", XL_MAP_PICK_RELATED);
  gtk_widget_class_add_binding (class, GDK_KEY_p, 0, pin_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/* ---- public: choosing ---- */

/**
 * xl_map_view_begin_pick:
 * @what: what a second node is chosen for
 *
 * Begins to choose a second node beside the selected one.
 *
 * Returns: %FALSE when none is selected
 */
gboolean
xl_map_view_begin_pick (XlMapView *self, XlMapPick what)
{
  if (self->selected == 0 || self->shown == NULL || xl_graph_find (self->shown, self->selected) < 0)
    return FALSE;
  self->pick = what;
  self->pick_from = self->selected;
  self->pick_to = 0;
  xl_map_hand_let_go (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "picking");
  return TRUE;
}

/**
 * xl_map_view_end_pick:
 *
 * Leaves that state without a second node.
 */
void
xl_map_view_end_pick (XlMapView *self)
{
  if (self->pick == XL_MAP_PICK_NONE)
    return;
  self->pick = XL_MAP_PICK_NONE;
  self->pick_from = self->pick_to = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "picking");
}

/**
 * xl_map_view_get_pick:
 * @from: (out) (optional): the first node
 * @to: (out) (optional): the candidate, or 0
 *
 * Returns: what a second node is being chosen for
 */
XlMapPick
xl_map_view_get_pick (XlMapView *self, gint64 *from, gint64 *to)
{
  if (from != NULL)
    *from = self->pick_from;
  if (to != NULL)
    *to = self->pick_to;
  return self->pick;
}

/**
 * xl_map_view_set_pick:
 * @to: the candidate, or 0
 */
void
xl_map_view_set_pick (XlMapView *self, gint64 to)
{
  if (self->pick == XL_MAP_PICK_NONE || to == self->pick_to)
    return;
  self->pick_to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "picking");
}

/**
 * xl_map_view_take_pick:
 *
 * Takes the candidate as the second node.
 *
 * Returns: %FALSE when there is none
 */
gboolean
xl_map_view_take_pick (XlMapView *self)
{
  gint64 from = self->pick_from, to = self->pick_to;
  XlMapPick what = self->pick;

  if (what == XL_MAP_PICK_NONE || to == 0 || to == from)
    return FALSE;
  xl_map_view_end_pick (self);
  g_signal_emit_by_name (self, what == XL_MAP_PICK_LINK ? "linked" : "related", from, to);
  return TRUE;
}

/* ---- public: pins and marks ---- */

/**
 * xl_map_view_can_pin:
 * @id: id of a node
 *
 * Returns: whether its place may be chosen by hand in this layout
 */
gboolean
xl_map_view_can_pin (XlMapView *self, gint64 id)
{
  const XlPlace *place = self->at != NULL && id != 0 ? xl_positions_lookup (self->at, id) : NULL;

  return place != NULL && xl_map_pins_possible (self->mode) && xl_map_places_get (self->places, self->mode) != NULL
         && (place->flags & (XL_PLACE_UNLINKED | XL_PLACE_NOWHERE | XL_PLACE_PORT)) == 0;
}

gboolean
xl_map_view_is_pinned (XlMapView *self, gint64 id)
{
  return xl_map_pins_possible (self->mode) && xl_map_pins_has (xl_map_view_get_pins (self, self->mode), id);
}

/**
 * xl_map_view_pin:
 * @id: id of a node
 *
 * Pins it where it is; the others give way.
 */
void
xl_map_view_pin (XlMapView *self, gint64 id)
{
  const XlPlace *place;

  if (!xl_map_view_can_pin (self, id))
    return;
  place = xl_positions_lookup (self->at, id);
  xl_map_places_pin (self->places, self->mode, id, (double) place->x, (double) place->y);
  xl_map_view_settle (self);
}

/**
 * xl_map_view_unpin:
 * @id: id of a node; 0 for all of them
 *
 * Lets it go: it stays where it is until something needs the place.
 */
void
xl_map_view_unpin (XlMapView *self, gint64 id)
{
  XlMapPins *pins = xl_map_view_get_pins (self, self->mode);

  if (id == 0)
    xl_map_pins_clear (pins);
  else if (!xl_map_pins_remove (pins, id))
    return;
  xl_map_view_settle (self);
}

/**
 * xl_map_view_get_pins:
 * @mode: a layout
 *
 * Returns: (transfer none): its pins
 */
XlMapPins *
xl_map_view_get_pins (XlMapView *self, XlLayoutMode mode)
{
  return xl_map_places_get_pins (self->places, mode);
}

/**
 * xl_map_view_set_marked:
 * @path: (array length=n_path): ids of nodes along a path
 * @n_path: how many
 * @rings: (array length=n_rings): ids of nodes that get a ring
 * @n_rings: how many
 *
 * Marks the answer to a question.
 */
void
xl_map_view_set_marked (XlMapView *self, const gint64 *path, guint n_path, const gint64 *rings, guint n_rings)
{
  if (n_path + n_rings + self->path->len + self->rings->len == 0)
    return;
  g_array_set_size (self->path, 0);
  g_array_set_size (self->rings, 0);
  if (n_path > 0)
    g_array_append_vals (self->path, path, n_path);
  if (n_rings > 0)
    g_array_append_vals (self->rings, rings, n_rings);
  xl_map_view_redraw (self);
}

/**
 * xl_map_view_set_match:
 * @offer: id of an offer, or 0 for none
 * @need: id of a need
 *
 * Selects the arc of this match.
 */
void
xl_map_view_set_match (XlMapView *self, gint64 offer, gint64 need)
{
  if (offer == self->offer && need == self->need)
    return;
  self->offer = offer;
  self->need = need;
  xl_map_view_redraw (self);
}

/**
 * xl_map_view_get_marks:
 *
 * Returns: what is marked; its lists are lent until something else is
 */
XlDrawMarks
xl_map_view_get_marks (XlMapView *self)
{
  XlDrawMarks marks = {
    .path = (const gint64 *) (gpointer) self->path->data, .n_path = self->path->len,
    .rings = (const gint64 *) (gpointer) self->rings->data, .n_rings = self->rings->len,
    .offer = self->offer, .need = self->need,
  };

  if (xl_map_pins_possible (self->mode))
    marks.pins = xl_map_pins_get_ids (xl_map_view_get_pins (self, self->mode), &marks.n_pins);
  return marks;
}

/**
 * xl_map_view_get_place:
 * @id: id of a node
 * @place: (out): what it covers of the canvas
 *
 * Returns: %FALSE when it is not on the picture
 */
gboolean
xl_map_view_get_place (XlMapView *self, gint64 id, GdkRectangle *place)
{
  double x, y, r;

  if (!find_node (self, id, &x, &y, &r))
    return FALSE;
  *place = (GdkRectangle) { (int) (x - r), (int) (y - r), (int) (2 * r), (int) (2 * r) };
  return TRUE;
}
