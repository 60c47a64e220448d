/* xl-map-view.c - the canvas of the map: zoom, pan, hover, selection; it knows no plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. One cairo node a frame, painted by XlMapFrame. A picture that can be drawn within a frame is drawn
 *    at once; a costly one in idle slices, and the last one is moved meanwhile.
 * 2. Nodes are never thrown about: they glide from where they are, and the view with them.
 * 3. What is picked is what is painted: the scene of the picture on the screen. */

#include "xl-map-view-private.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-desk-map.h"

/* So long nodes glide, microseconds. */
#define GLIDE 300000.0

/* px from the border within which a node counts as out of sight */
#define MARGIN 24

G_DEFINE_FINAL_TYPE (XlMapView, xl_map_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} XlMapViewProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

/* ---- gliding ---- */

gboolean
xl_map_view_can_animate (XlMapView *self)
{
  gboolean animate;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  return animate && gtk_widget_get_mapped (GTK_WIDGET (self));
}

const XlTheme *
xl_map_view_get_theme (XlMapView *self)
{
  return self->themed ? &self->theme : xl_app_theme (GTK_WIDGET (self));
}

void
xl_map_view_set_at (XlMapView *self, XlPositions *positions)
{
  XlPositions *some = xl_positions_of_graph (positions, self->shown);

  xl_positions_unref (self->at);
  self->at = some;
}

/* Ends at once at the end of the way. */
void
xl_map_view_stop_gliding (XlMapView *self)
{
  if (self->glide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
  if (self->to != NULL)
    xl_map_view_set_at (self, self->to);
  g_clear_pointer (&self->from, xl_positions_unref);
  g_clear_pointer (&self->to, xl_positions_unref);
  self->view = self->views[self->mode].view;
  xl_map_view_redraw (self);
}

static gboolean
glide_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  const XlView *end = &self->views[self->mode].view;
  g_autoptr (XlPositions) mixed = NULL;
  double t;

  if (self->glide_began == 0)
    self->glide_began = now;
  t = (double) (now - self->glide_began) / GLIDE;
  if (t >= 1)
    {
      self->glide_tick = 0;
      xl_map_view_stop_gliding (self);
      return G_SOURCE_REMOVE;
    }
  t = 1 - pow (1 - t, 3);
  mixed = xl_positions_mix (self->from, self->to, t);
  xl_map_view_set_at (self, mixed);
  self->view.zoom = self->from_view.zoom * pow (end->zoom / self->from_view.zoom, t);
  self->view.x = self->from_view.x + t * (end->x - self->from_view.x);
  self->view.y = self->from_view.y + t * (end->y - self->from_view.y);
  xl_map_view_redraw (self);
  return G_SOURCE_CONTINUE;
}

/* Nodes and view go from where they are to @to and to the view of the layout. A map that cannot be drawn
 * within a frame is there at once. */
static void
glide_to (XlMapView *self, XlPositions *to)
{
  XlPositions *from = self->at != NULL ? xl_positions_ref (self->at) : NULL;

  xl_positions_ref (to);
  g_clear_pointer (&self->from, xl_positions_unref);
  xl_positions_unref (self->to);
  self->from = from;
  self->to = to;
  self->from_view = self->view;
  self->glide_began = 0;
  xl_map_hand_let_go (self);
  if (from == NULL || self->cost >= XL_MAP_AT_ONCE || !xl_map_view_can_animate (self))
    xl_map_view_stop_gliding (self);
  else if (self->glide_tick == 0)
    self->glide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
}

/* ---- the view ---- */

/* A canvas that has grown since the layout was made for it shows the same picture, larger: what the layout
 * left free for the legend stays free. */
static gboolean
grow (XlMapView *self, XlPositions *positions, XlView *view)
{
  double width, height, x, y, w, h;

  xl_positions_get_bounds (positions, &x, &y, &w, &h);
  if (!xl_map_places_get_size (self->places, self->mode, &width, &height) || self->shown != self->all
      || self->width < width || self->height < height || x < 0 || y < 0 || x + w > width || y + h > height)
    return FALSE;
  view->zoom = MIN (self->width / width, self->height / height);
  view->x = (self->width - width * view->zoom) / 2;
  view->y = (self->height - height * view->zoom) / 2;
  return view->zoom > 1;
}

static XlView
fitting_view (XlMapView *self, XlPositions *positions)
{
  g_autoptr (XlPositions) some = xl_positions_of_graph (positions, self->shown);
  XlSceneOptions options;
  XlMapWords words;
  XlView view;

  if (grow (self, some, &view))
    return view;
  xl_map_view_fill_options (self, some, NULL, &words, &options);
  return xl_scene_fit (self->shown, some, &options);
}

static void
remember_fit (XlMapView *self, XlPositions *positions)
{
  self->views[self->mode].view = fitting_view (self, positions);
  /* The view of an empty map says nothing about the one that comes. */
  self->views[self->mode].known = self->views[self->mode].fitted = xl_graph_get_n_nodes (self->shown) > 0;
}

/* The view that was asked for before there were places. */
static void
take_eye (XlMapView *self, XlPositions *positions)
{
  XlView view = fitting_view (self, positions);

  view.zoom = CLAMP (view.zoom * self->eye_zoom, XL_MAP_ZOOM_MIN, XL_MAP_ZOOM_MAX);
  view.x = self->width / 2.0 - self->eye_x * view.zoom;
  view.y = self->height / 2.0 - self->eye_y * view.zoom;
  self->views[self->mode].view = view;
  self->views[self->mode].known = TRUE;
  self->views[self->mode].fitted = FALSE;
  /* Nobody moves a map that is shown to a room: the eye stays there whatever its size. */
  if (self->model == NULL)
    self->eye_zoom = 0;
}

/* A person moves the view. */
void
xl_map_view_move (XlMapView *self, const XlView *view)
{
  xl_map_view_stop_gliding (self);
  self->view = self->views[self->mode].view = *view;
  self->views[self->mode].fitted = FALSE;
  xl_map_view_redraw (self);
}

static void
want_layout (XlMapView *self)
{
  /* What has a world of its own has the same in both; what fills the canvas fills this one. */
  XlMapView *of = self->model != NULL && self->model->width > 0 && !xl_map_places_is_fluid (self->mode) ? self->model
                                                                                                         : self;
  const XlTheme *theme = xl_map_view_get_theme (of);
  XlLayoutOptions layout = {
    .mode = self->mode, .seed = 1, .width = of->width, .height = of->height,
    .corner_width = of->corner_width, .corner_height = of->corner_height,
    .measure = xl_draw_measure, .measure_data = (gpointer) theme, .geo = xl_desk_map_geo (),
  };
  XlSceneOptions options;
  XlMapWords words;

  if (self->all == NULL || self->width <= 0)
    return;
  xl_map_view_fill_options (of, NULL, NULL, &words, &options);
  xl_scene_measure_legend (self->all, &options, &layout.legend_width, &layout.legend_height);
  xl_map_places_want (self->places, &layout);
}

/* Something was pinned or let go: the others settle. */
void
xl_map_view_settle (XlMapView *self)
{
  want_layout (self);
  xl_map_view_redraw (self);
  g_signal_emit_by_name (self, "pinned");
}

/* Whether nodes lie outside the view that was fitted to fewer of them. */
static gboolean
is_beyond (XlMapView *self, XlPositions *positions)
{
  const XlView *view = &self->views[self->mode].view;
  double x, y, width, height;

  xl_positions_get_bounds (positions, &x, &y, &width, &height);
  return x * view->zoom + view->x < 0 || (x + width) * view->zoom + view->x > self->width
         || y * view->zoom + view->y < 0 || (y + height) * view->zoom + view->y > self->height;
}

static void
places_cb (XlLayoutMode mode, XlPositions *positions, gpointer data)
{
  XlMapView *self = data;

  if (mode != self->mode)
    return;
  if (!self->views[mode].known
      || (self->views[mode].fitted && (xl_map_places_is_fluid (mode) || is_beyond (self, positions))))
    {
      gboolean first = self->at == NULL;

      remember_fit (self, positions);
      if (first)
        self->view = self->views[mode].view;
    }
  if (self->eye_zoom > 0)
    take_eye (self, positions);
  glide_to (self, positions);
  if (self->centre_later != 0)
    xl_map_view_centre (self, self->centre_later);
  self->centre_later = 0;
}

static void
xl_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  XlPositions *known = xl_map_places_get (self->places, self->mode);
  int old_width = self->width, old_height = self->height;

  width = (int) (width / self->magnified);
  height = (int) (height / self->magnified);
  if (width == old_width && height == old_height)
    return;
  self->width = width;
  self->height = height;
  for (guint i = 0; i < XL_N_LAYOUT_MODES; i++)
    if (self->views[i].known && self->views[i].fitted && i != self->mode)
      self->views[i].known = FALSE;
    else
      {
        self->views[i].view.x += (width - old_width) / 2.0;
        self->views[i].view.y += (height - old_height) / 2.0;
      }
  if (self->views[self->mode].fitted && known != NULL && self->shown != NULL)
    remember_fit (self, known);
  if (self->model != NULL && self->eye_zoom > 0 && known != NULL && self->shown != NULL)
    take_eye (self, known);
  if (self->at != NULL)
    xl_map_view_stop_gliding (self);
  want_layout (self);
}

/* ---- the widget ---- */

static void
theme_changed (GtkWidget *widget)
{
  xl_map_view_redraw (XL_MAP_VIEW (widget));
}

static void
xl_map_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  *minimum = 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static gboolean
xl_map_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  gint64 id = keyboard ? self->selected : xl_map_view_pick (self, x, y);
  XlScene *scene = xl_map_frame_get_scene (self->frame);
  int index = id != 0 ? xl_graph_find (self->shown, id) : -1;
  int node = index >= 0 ? xl_scene_find (scene, id) : -1;
  const char *name;
  guint n;

  if (node < 0)
    return FALSE;
  name = xl_graph_get_node (self->shown, (guint) index)->name;
  for (guint i = 0; i < (xl_scene_get_texts (scene, &n), n); i++)
    {
      const XlSceneText *text = xl_scene_get_texts (scene, &n) + i;

      if (text->node == node && g_str_equal (text->text, name))
        return FALSE;
    }
  gtk_tooltip_set_text (tooltip, name);
  return TRUE;
}

static void
xl_map_view_unmap (GtkWidget *widget)
{
  XlMapView *self = XL_MAP_VIEW (widget);

  xl_map_hand_let_go (self);
  if (self->glide_tick != 0)
    xl_map_view_stop_gliding (self);
  GTK_WIDGET_CLASS (xl_map_view_parent_class)->unmap (widget);
}

static void
xl_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMapViewProperty) id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, XL_MAP_VIEW (object)->selected);
      break;
    }
}

static void
xl_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMapViewProperty) id)
    {
    case PROP_SELECTED:
      xl_map_view_select (XL_MAP_VIEW (object), g_value_get_int64 (value));
      break;
    }
}

static void
xl_map_view_dispose (GObject *object)
{
  XlMapView *self = XL_MAP_VIEW (object);

  xl_map_hand_clear (self);
  if (self->glide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
  g_clear_handle_id (&self->work_idle, g_source_remove);
  g_clear_pointer (&self->places, xl_map_places_free);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (xl_map_view_parent_class)->dispose (object);
}

static void
xl_map_view_finalize (GObject *object)
{
  XlMapView *self = XL_MAP_VIEW (object);

  xl_graph_unref (self->all);
  xl_graph_unref (self->shown);
  xl_positions_unref (self->at);
  xl_positions_unref (self->from);
  xl_positions_unref (self->to);
  xl_map_frame_free (self->frame);
  g_array_unref (self->path);
  g_array_unref (self->rings);
  G_OBJECT_CLASS (xl_map_view_parent_class)->finalize (object);
}

static void
xl_map_view_class_init (XlMapViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_map_view_get_property;
  object_class->set_property = xl_map_view_set_property;
  object_class->dispose = xl_map_view_dispose;
  object_class->finalize = xl_map_view_finalize;
  widget_class->measure = xl_map_view_measure;
  widget_class->size_allocate = xl_map_view_size_allocate;
  widget_class->snapshot = xl_map_view_paint;
  widget_class->query_tooltip = xl_map_view_query_tooltip;
  widget_class->unmap = xl_map_view_unmap;

  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_signal_new ("activated", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  g_signal_new ("linked", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                G_TYPE_INT64);
  g_signal_new ("related", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                G_TYPE_INT64);
  g_signal_new ("matched", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                G_TYPE_INT64);
  g_signal_new ("pinned", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("picking", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("menu", XL_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  xl_map_pick_class_init (widget_class);
  xl_map_hand_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "xl-map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
xl_map_view_init (XlMapView *self)
{
  self->frame = xl_map_frame_new ();
  self->places = xl_map_places_new (places_cb, self);
  self->path = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rings = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->view.zoom = self->magnified = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "xl-canvas");
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (theme_changed), NULL);
  xl_app_theme_connect (GTK_WIDGET (self), theme_changed);
  xl_map_hand_init (self);
}

/* ---- public ---- */

/**
 * xl_map_view_set_graphs:
 * @all: the whole map, which layouts are made of
 * @shown: what the filters leave of it
 *
 * The plan changed. Nodes that are known stay about where they are, new ones come to them.
 */
void
xl_map_view_set_graphs (XlMapView *self, XlGraph *all, XlGraph *shown)
{
  xl_graph_ref (all);
  xl_graph_unref (self->all);
  self->all = all;
  xl_map_places_set_graph (self->places, all);
  if (self->model != NULL)
    xl_map_places_take (self->places, self->model->places);
  xl_map_view_set_shown (self, shown);
  want_layout (self);
}

/**
 * xl_map_view_set_shown:
 * @shown: what the filters leave of the whole map
 *
 * The filters changed: nothing moves.
 */
void
xl_map_view_set_shown (XlMapView *self, XlGraph *shown)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);

  xl_graph_ref (shown);
  xl_graph_unref (self->shown);
  self->shown = shown;
  xl_map_hand_let_go (self);
  if (known != NULL && self->glide_tick == 0)
    xl_map_view_set_at (self, known);
  xl_map_view_redraw (self);
}

/**
 * xl_map_view_set_look:
 * @look: says what size and colour stand for, for the legend
 */
void
xl_map_view_set_look (XlMapView *self, const XlMapFilter *look)
{
  self->look = *look;
  xl_map_view_redraw (self);
}

/**
 * xl_map_view_forget:
 *
 * Another plan is open: its map is laid out and fitted afresh.
 */
void
xl_map_view_forget (XlMapView *self)
{
  if (self->glide_tick != 0)
    xl_map_view_stop_gliding (self);
  xl_map_view_end_pick (self);
  xl_map_view_set_marked (self, NULL, 0, NULL, 0);
  xl_map_places_free (self->places);
  self->places = xl_map_places_new (places_cb, self);
  g_clear_pointer (&self->at, xl_positions_unref);
  xl_map_frame_drop_work (self->frame);
  for (guint i = 0; i < XL_N_LAYOUT_MODES; i++)
    self->views[i].known = self->views[i].fitted = FALSE;
}

/**
 * xl_map_view_follow:
 * @model: the canvas that people work with
 *
 * Shows a room what stands there: nodes are where they are on @model, and nobody takes hold of them here.
 */
void
xl_map_view_follow (XlMapView *self, XlMapView *model)
{
  g_set_object (&self->model, model);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * xl_map_view_set_magnified:
 * @factor: screen px per px of the map: above 1 for those who sit far away
 * @theme: its colours and text; copied
 *
 * Draws all that is on the map larger.
 */
void
xl_map_view_set_magnified (XlMapView *self, double factor, const XlTheme *theme)
{
  self->theme = *theme;
  self->themed = TRUE;
  /* No seam between two stripes of the picture. */
  self->magnified = ceil (factor * XL_MAP_STRIPE) / XL_MAP_STRIPE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  xl_map_view_redraw (self);
}

/**
 * xl_map_view_set_mode:
 * @mode: a layout
 *
 * Shows another layout: nodes glide there.
 */
void
xl_map_view_set_mode (XlMapView *self, XlLayoutMode mode)
{
  XlPositions *known = xl_map_places_get (self->places, mode);

  if (mode == self->mode)
    return;
  self->mode = mode;
  if (known != NULL && xl_map_places_is_current (self->places, mode))
    places_cb (mode, known, self);
  want_layout (self);
}

/**
 * xl_map_view_get_mode:
 *
 * Returns: the layout that is shown
 */
XlLayoutMode
xl_map_view_get_mode (XlMapView *self)
{
  return self->mode;
}

/**
 * xl_map_view_get_selected:
 *
 * Returns: id of the selected node, or 0
 */
gint64
xl_map_view_get_selected (XlMapView *self)
{
  return self->selected;
}

/**
 * xl_map_view_select:
 * @id: id of a record, 0 for none; one that is not on the map is selected without a ring
 */
void
xl_map_view_select (XlMapView *self, gint64 id)
{
  if (id == self->selected)
    return;
  self->selected = id;
  xl_map_view_redraw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * xl_map_view_centre:
 * @id: id of a node
 *
 * Brings the node into the middle, and near enough to read its name.
 *
 * Returns: %FALSE when the layout has no place for it
 */
gboolean
xl_map_view_centre (XlMapView *self, gint64 id)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);
  const XlPlace *place = known != NULL ? xl_positions_lookup (known, id) : NULL;
  XlView view = self->views[self->mode].view;

  if (!xl_map_places_is_current (self->places, self->mode) || !self->views[self->mode].known)
    {
      self->centre_later = id;
      return TRUE;
    }
  if (place == NULL || place->flags & XL_PLACE_NOWHERE)
    return FALSE;
  if (place->flags & XL_PLACE_PORT)
    return TRUE;
  view.zoom = MAX (view.zoom, 1);
  view.x = self->width / 2.0 - (double) place->x * view.zoom - (double) place->dx;
  view.y = self->height / 2.0 - (double) place->y * view.zoom - (double) place->dy;
  self->views[self->mode].view = view;
  self->views[self->mode].fitted = FALSE;
  glide_to (self, known);
  return TRUE;
}

/**
 * xl_map_view_reveal:
 * @id: id of a node
 *
 * Brings the node into sight where it is not.
 */
void
xl_map_view_reveal (XlMapView *self, gint64 id)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);
  const XlPlace *place = known != NULL ? xl_positions_lookup (known, id) : NULL;
  XlView view = self->views[self->mode].view;
  double x, y;

  if (place == NULL || place->flags & (XL_PLACE_NOWHERE | XL_PLACE_PORT))
    return;
  x = (double) place->x * view.zoom + view.x + (double) place->dx;
  y = (double) place->y * view.zoom + view.y + (double) place->dy;
  if (x >= MARGIN && x <= self->width - MARGIN && y >= MARGIN && y <= self->height - MARGIN)
    return;
  self->views[self->mode].view.x += self->width / 2.0 - x;
  self->views[self->mode].view.y += self->height / 2.0 - y;
  self->views[self->mode].fitted = FALSE;
  glide_to (self, known);
}

/**
 * xl_map_view_fit:
 *
 * Shows all nodes.
 */
void
xl_map_view_fit (XlMapView *self)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);

  if (known == NULL || self->shown == NULL)
    return;
  remember_fit (self, known);
  glide_to (self, known);
}

/**
 * xl_map_view_zoom:
 * @factor: above 1 comes nearer, below 1 goes away
 *
 * Zooms around the middle.
 */
void
xl_map_view_zoom (XlMapView *self, double factor)
{
  XlView view = self->views[self->mode].view;
  double zoom = CLAMP (view.zoom * factor, XL_MAP_ZOOM_MIN, XL_MAP_ZOOM_MAX);

  view.x = self->width / 2.0 - (self->width / 2.0 - view.x) * zoom / view.zoom;
  view.y = self->height / 2.0 - (self->height / 2.0 - view.y) * zoom / view.zoom;
  view.zoom = zoom;
  xl_map_view_move (self, &view);
}

/**
 * xl_map_view_dup_positions:
 *
 * Returns: (transfer full) (nullable): where the nodes are, for an export of what is seen
 */
XlPositions *
xl_map_view_dup_positions (XlMapView *self)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);

  return known != NULL ? xl_positions_of_graph (known, self->shown) : NULL;
}

/**
 * xl_map_view_set_corner:
 * @width: px, up to the borders of the canvas
 * @height: px
 *
 * How large that is what lies over the upper right corner: no node is put there.
 */
void
xl_map_view_set_corner (XlMapView *self, int width, int height)
{
  self->corner_width = width;
  self->corner_height = height;
}

/**
 * xl_map_view_get_view:
 *
 * Returns: where the world stands
 */
XlView
xl_map_view_get_view (XlMapView *self)
{
  return self->views[self->mode].view;
}

/**
 * xl_map_view_get_eye:
 * @zoom: (out): 1 shows all nodes; 0 where nobody moved the view
 * @x: (out): world px of what is in the middle
 * @y: (out): the same, downwards
 *
 * Where the eye is, in terms that mean the same in a window of another size.
 */
void
xl_map_view_get_eye (XlMapView *self, double *zoom, double *x, double *y)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);
  const XlView *view = &self->views[self->mode].view;

  *zoom = *x = *y = 0;
  if (known == NULL || self->shown == NULL || !self->views[self->mode].known || self->views[self->mode].fitted)
    return;
  *zoom = view->zoom / fitting_view (self, known).zoom;
  *x = (self->width / 2.0 - view->x) / view->zoom;
  *y = (self->height / 2.0 - view->y) / view->zoom;
}

/**
 * xl_map_view_set_eye:
 * @zoom: see xl_map_view_get_eye(); 0 shows all nodes
 * @x: world px
 * @y: world px
 *
 * Goes there; where the layout is not there yet, as soon as it is.
 */
void
xl_map_view_set_eye (XlMapView *self, double zoom, double x, double y)
{
  XlPositions *known = xl_map_places_get (self->places, self->mode);

  self->eye_zoom = zoom;
  self->eye_x = x;
  self->eye_y = y;
  if (zoom <= 0)
    xl_map_view_fit (self);
  else if (known != NULL && self->shown != NULL && xl_map_places_is_current (self->places, self->mode))
    {
      take_eye (self, known);
      glide_to (self, known);
    }
}
