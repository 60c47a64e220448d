/* xl-map-hand.c - what pointer, touch and keys do on the canvas of the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "xl-map-view-private.h"

/* Milliseconds before the others step back, and before they return. */
#define HOVER_DELAY 300
#define HOVER_NEXT 90
#define HOVER_LEAVE 120

/* So long they take, microseconds. */
#define FADE_TIME 150000.0

/* px that a press may tremble */
#define TREMBLE 4.0

#define ZOOM_STEP 1.25
#define PAN_STEP 64.0

/* ---- hover ---- */

static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double step = self->fade_frame != 0 ? (double) (now - self->fade_frame) / FADE_TIME : 0;

  self->fade_frame = now;
  gtk_widget_queue_draw (widget);
  /* The faded picture of a large map is drawn in slices; it is waited for. */
  if (self->fading > 0 && !xl_map_frame_can_fade (self->frame))
    return G_SOURCE_CONTINUE;
  self->fade = CLAMP (self->fade + self->fading * step, 0, 1);
  if (self->fade > 0 && self->fade < 1)
    return G_SOURCE_CONTINUE;
  if (self->fade <= 0 && self->fading > 0)
    return G_SOURCE_CONTINUE;
  if (self->fading < 0)
    self->hover = 0;
  self->fading = 0;
  self->fade_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
start_fading (XlMapView *self, int direction)
{
  self->fading = direction;
  if (!xl_map_view_can_animate (self))
    {
      self->fade = direction > 0 ? 1 : 0;
      self->fading = 0;
      if (direction < 0)
        self->hover = 0;
    }
  else if (self->fade_tick == 0)
    {
      self->fade_frame = 0;
      self->fade_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
hover_cb (gpointer data)
{
  XlMapView *self = data;

  self->hover_timeout = 0;
  if (self->pointed != 0)
    {
      self->hover = self->pointed;
      start_fading (self, 1);
    }
  else if (self->hover != 0)
    start_fading (self, -1);
  return G_SOURCE_REMOVE;
}

static void
point_at (XlMapView *self, gint64 id)
{
  guint delay = id == 0 ? HOVER_LEAVE : self->fade > 0 ? HOVER_NEXT : HOVER_DELAY;

  if (id == self->pointed)
    return;
  self->pointed = id;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), id != 0 ? "pointer" : NULL);
  g_clear_handle_id (&self->hover_timeout, g_source_remove);
  self->hover_timeout = g_timeout_add (delay, hover_cb, self);
}

/* The picture changes below the pointer: nothing is hovered until it moves again. */
void
xl_map_hand_let_go (XlMapView *self)
{
  g_clear_handle_id (&self->hover_timeout, g_source_remove);
  if (self->fade_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fade_tick);
  self->fade_tick = 0;
  self->pointed = self->hover = 0;
  self->fade = 0;
  self->fading = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (XlMapView *self, double x, double y)
{
  gint64 id, offer, need;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragged)
    return;
  id = xl_map_view_pick (self, x, y);
  /* The ring is a handle: the node stays hovered while the pointer goes to it. */
  if (id == 0 && xl_map_pick_on_ring (self, self->hover, x, y))
    id = self->hover;
  point_at (self, id);
  if (id != 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     xl_map_pick_on_ring (self, id, x, y) ? "crosshair" : "pointer");
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     xl_map_view_pick_match (self, x, y, &offer, &need) ? "pointer" : NULL);
  if (self->pick != XL_MAP_PICK_NONE && id != 0)
    xl_map_view_set_pick (self, id);
}

static void
leave_cb (XlMapView *self)
{
  point_at (self, 0);
}

/* ---- pan and zoom ---- */

static void
zoom_at (XlMapView *self, const XlView *start, double factor, double x, double y)
{
  XlView view = *start;

  view.zoom = CLAMP (start->zoom * factor, XL_MAP_ZOOM_MIN, XL_MAP_ZOOM_MAX);
  view.x = x - (x - start->x) * view.zoom / start->zoom;
  view.y = y - (y - start->y) * view.zoom / start->zoom;
  xl_map_view_move (self, &view);
}

static void
pan (XlMapView *self, double dx, double dy)
{
  XlView view = self->views[self->mode].view;

  view.x += dx;
  view.y += dy;
  xl_map_view_move (self, &view);
}

/* ---- dragging ---- */

/* Where the press began decides: on a node it moves it, with Ctrl or on its ring it draws a line, else it pans. */
static void
drag_begin_cb (XlMapView *self, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean ring = xl_map_pick_on_ring (self, self->hover, x, y);
  gint64 id = ring ? self->hover : xl_map_view_pick (self, x, y);
  const XlPlace *place;

  self->dragged = self->was_dragged = FALSE;
  self->drag_view = self->views[self->mode].view;
  self->drag_node = 0;
  self->drawing = id != 0 && (ring || (state & GDK_CONTROL_MASK) != 0);
  if (self->drawing)
    self->drag_node = id;
  else if (id != 0 && xl_map_view_can_pin (self, id))
    {
      if (self->glide_tick != 0)
        xl_map_view_stop_gliding (self);
      place = xl_positions_lookup (self->at, id);
      self->drag_node = id;
      self->drag_x = (double) place->x;
      self->drag_y = (double) place->y;
    }
}

static void
drag_node_to (XlMapView *self, double dx, double dy)
{
  g_autoptr (XlPositions) moved = xl_map_pins_move (self->at, self->drag_node, self->drag_x + dx / self->view.zoom,
                                                    self->drag_y + dy / self->view.zoom);

  xl_map_view_set_at (self, moved);
  xl_map_view_redraw (self);
}

static void
drag_update_cb (XlMapView *self, double dx, double dy, GtkGesture *gesture)
{
  XlView view = self->drag_view;

  if (!self->dragged && hypot (dx, dy) < TREMBLE)
    return;
  if (!self->dragged)
    {
      self->dragged = TRUE;
      xl_map_hand_let_go (self);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->drawing ? "crosshair" : "grabbing");
    }
  if (self->drawing)
    {
      double x, y;

      gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
      self->pointer_x = x + dx;
      self->pointer_y = y + dy;
      self->pick_to = xl_map_view_pick (self, self->pointer_x, self->pointer_y);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  if (self->drag_node != 0)
    {
      drag_node_to (self, dx, dy);
      return;
    }
  view.x += dx;
  view.y += dy;
  xl_map_view_move (self, &view);
}

/* The click that ends a drag or a pinch comes before or after this: it must know of it either way. */
static void
drag_end_cb (XlMapView *self)
{
  gint64 node = self->drag_node, to = self->pick_to;
  gboolean dragged = self->dragged, drawing = self->drawing;

  if (self->dragged)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  self->was_dragged = self->dragged;
  self->dragged = self->drawing = FALSE;
  self->drag_node = 0;
  if (!dragged || node == 0)
    return;
  if (!drawing)
    {
      xl_map_view_pin (self, node);
      return;
    }
  self->pick_to = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (to != 0 && to != node)
    g_signal_emit_by_name (self, "linked", node, to);
}

static void
released_cb (XlMapView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gint64 id, offer, need;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->dragged || self->was_dragged)
    return;
  id = xl_map_view_pick (self, x, y);
  if (self->pick != XL_MAP_PICK_NONE)
    {
      xl_map_view_set_pick (self, id);
      if (!xl_map_view_take_pick (self))
        xl_map_view_end_pick (self);
      return;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && id != 0 && self->selected != 0 && id != self->selected)
    {
      g_signal_emit_by_name (self, "related", self->selected, id);
      return;
    }
  if (id == 0 && xl_map_view_pick_match (self, x, y, &offer, &need))
    {
      g_signal_emit_by_name (self, "matched", offer, need);
      return;
    }
  xl_map_view_select (self, id);
  if (id == 0)
    g_signal_emit_by_name (self, "matched", G_GINT64_CONSTANT (0), G_GINT64_CONSTANT (0));
  if (n_press == 2 && id != 0)
    g_signal_emit_by_name (self, "activated", id);
}

static void
menu_cb (XlMapView *self, int n_press, double x, double y)
{
  gint64 id = xl_map_view_pick (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (id != 0)
    xl_map_view_select (self, id);
  g_signal_emit_by_name (self, "menu", id, x, y);
}

/* Fingers pan, a wheel zooms; with Ctrl both zoom. X11 gives no unit for a touch pad, but says what it is. */
static gboolean
scroll_cb (XlMapView *self, double dx, double dy, GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);
  gboolean fingers = gtk_event_controller_scroll_get_unit (GTK_EVENT_CONTROLLER_SCROLL (controller))
                     == GDK_SCROLL_UNIT_SURFACE;
  double lines = 1;

  if (!fingers && device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD)
    {
      fingers = TRUE;
      lines = 24;
    }
  xl_map_hand_let_go (self);
  if (fingers && (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    pan (self, -dx * lines, -dy * lines);
  else
    zoom_at (self, &self->views[self->mode].view, pow (fingers ? 1.01 : 1.2, -dy), self->pointer_x,
             self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (XlMapView *self)
{
  self->drag_node = 0;
  self->drawing = FALSE;
  self->drag_view = self->views[self->mode].view;
  self->dragged = TRUE;
  xl_map_hand_let_go (self);
}

static void
pinch_cb (XlMapView *self, double scale, GtkGesture *gesture)
{
  double x = self->width / 2.0, y = self->height / 2.0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  zoom_at (self, &self->drag_view, scale, x, y);
}

/* ---- keys ---- */

static gboolean
zoom_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  xl_map_view_zoom (XL_MAP_VIEW (widget), g_variant_get_double (args));
  return TRUE;
}

static gboolean
fit_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  xl_map_view_fit (XL_MAP_VIEW (widget));
  return TRUE;
}

static gboolean
pan_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  double dx, dy;

  g_variant_get (args, "(dd)", &dx, &dy);
  pan (XL_MAP_VIEW (widget), dx, dy);
  return TRUE;
}

static gboolean
open_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);

  if (self->pick != XL_MAP_PICK_NONE)
    {
      xl_map_view_take_pick (self);
      return TRUE;
    }
  if (self->selected == 0)
    return FALSE;
  g_signal_emit_by_name (self, "activated", self->selected);
  return TRUE;
}

/* ---- shared with the canvas ---- */

void
xl_map_hand_class_init (GtkWidgetClass *class)
{
  static const struct
  {
    guint key, pad;
    double dx, dy;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, PAN_STEP, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, -PAN_STEP, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, PAN_STEP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, -PAN_STEP },
  };
  static const guint nearer[] = { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal };
  static const guint farther[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  static const guint fit[] = { GDK_KEY_0, GDK_KEY_KP_0, GDK_KEY_Home };
  static const guint open[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (class, arrows[i].key, GDK_CONTROL_MASK, pan_key_cb, "(dd)", arrows[i].dx,
                                    arrows[i].dy);
      gtk_widget_class_add_binding (class, arrows[i].pad, GDK_CONTROL_MASK, pan_key_cb, "(dd)", arrows[i].dx,
                                    arrows[i].dy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nearer); i++)
    gtk_widget_class_add_binding (class, nearer[i], 0, zoom_key_cb, "d", ZOOM_STEP);
  for (guint i = 0; i < G_N_ELEMENTS (farther); i++)
    gtk_widget_class_add_binding (class, farther[i], 0, zoom_key_cb, "d", 1 / ZOOM_STEP);
  for (guint i = 0; i < G_N_ELEMENTS (fit); i++)
    gtk_widget_class_add_binding (class, fit[i], 0, fit_key_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    gtk_widget_class_add_binding (class, open[i], 0, open_key_cb, NULL);
}

void
xl_map_hand_init (XlMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_gesture_group (drag, click);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

void
xl_map_hand_clear (XlMapView *self)
{
  g_clear_handle_id (&self->hover_timeout, g_source_remove);
  if (self->fade_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fade_tick);
  self->fade_tick = 0;
}
