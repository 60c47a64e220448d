/* xl-map-paint.c - the picture on the canvas of the map: when it is drawn, and what is shown meanwhile */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-map-view-private.h"

/* How long a slice may hold the main loop, microseconds. */
#define SLICE 8000

/* A smaller canvas would be all legend, px at text scale 1. */
#define LEGEND_WIDTH 420
#define LEGEND_HEIGHT 340

/* The pipeline needs the whole width for names at both sides, px at text scale 1. */
#define LEGEND_WIDTH_PIPELINE 760

/* px around a node where it still takes the pointer */
#define REACH 4.0

/* How a scene of the canvas is made; @words hold its texts, so keep them while it is. */
void
xl_map_view_fill_options (XlMapView *self, XlPositions *positions, const XlView *view, XlMapWords *words,
                          XlSceneOptions *options)
{
  const XlTheme *theme = xl_map_view_get_theme (self);

  xl_desk_map_words (positions, &self->look, words);
  *options = (XlSceneOptions) {
    .width = self->width, .height = self->height, .scale = 1, .selected = self->selected,
    .labels = XL_LABELS_FIT, .legend = xl_map_view_has_legend (self), .words = &words->words,
    .tight = self->model != NULL, .corner_width = self->corner_width, .corner_height = self->corner_height,
    .measure = xl_draw_measure, .measure_data = (gpointer) theme,
    .geo = self->mode == XL_LAYOUT_GEOGRAPHY ? xl_desk_map_geo () : NULL,
  };
  if (view != NULL)
    options->view = *view;
}

static void
begin_picture (XlMapView *self)
{
  gint64 began = g_get_monotonic_time ();
  XlSceneOptions options;
  XlMapWords words;
  XlDrawMarks marks;
  g_autoptr (XlScene) scene = NULL;

  xl_map_view_fill_options (self, self->at, &self->view, &words, &options);
  scene = xl_scene_new (self->shown, self->at, &options);
  marks = xl_map_view_get_marks (self);
  xl_map_frame_begin (self->frame, scene, xl_map_view_get_theme (self),
                      gtk_widget_get_scale_factor (GTK_WIDGET (self)) * self->magnified, self->selected, &marks);
  self->back_mode = self->mode;
  self->dirty = FALSE;
  self->spent = (double) (g_get_monotonic_time () - began);
}

static gboolean
work_on_picture (XlMapView *self, gint64 budget)
{
  gint64 began = g_get_monotonic_time ();
  gboolean done = xl_map_frame_work (self->frame, budget);

  self->spent += (double) (g_get_monotonic_time () - began);
  if (done)
    {
      self->front_mode = self->back_mode;
      self->cost = self->spent;
    }
  return done;
}

static gboolean
wants_faded (XlMapView *self)
{
  return self->hover != 0 && self->fading >= 0 && !xl_map_frame_can_fade (self->frame);
}

static gboolean
work_cb (gpointer data)
{
  XlMapView *self = data;

  if (xl_map_frame_is_working (self->frame))
    {
      if (work_on_picture (self, SLICE))
        gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (self->dirty && self->at != NULL)
    begin_picture (self);
  else if (wants_faded (self))
    {
      xl_map_frame_fade (self->frame, SLICE);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else
    {
      self->work_idle = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
work_later (XlMapView *self)
{
  if (self->work_idle == 0)
    self->work_idle = g_idle_add (work_cb, self);
}

/* The first picture and a cheap one are drawn before the frame is painted. */
static void
bring_up_to_date (XlMapView *self)
{
  gboolean at_once = self->cost < XL_MAP_AT_ONCE;

  if (self->dirty && self->at != NULL)
    {
      if (at_once)
        {
          begin_picture (self);
          work_on_picture (self, G_MAXINT64 / 4);
        }
      else
        work_later (self);
    }
  if (wants_faded (self))
    {
      if (at_once)
        xl_map_frame_fade (self->frame, G_MAXINT64 / 4);
      else
        work_later (self);
    }
}

/* Something changed that the picture shows. */
void
xl_map_view_redraw (XlMapView *self)
{
  self->dirty = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The canvas's snapshot. */
void
xl_map_view_paint (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlMapView *self = XL_MAP_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  XlScene *scene;
  cairo_t *cr;

  bring_up_to_date (self);
  scene = xl_map_frame_get_scene (self->frame);
  if (scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->magnified, self->magnified);
  if (self->front_mode == self->mode)
    {
      xl_map_frame_paint (self->frame, cr, &self->view, self->hover, self->fade);
      xl_map_pick_paint (self, cr);
    }
  else
    {
      /* Still the other layout: its world means nothing in the view of this one. */
      XlView view = xl_scene_get_view (scene);

      xl_map_frame_paint (self->frame, cr, &view, 0, 0);
    }
  cairo_destroy (cr);
}

/* The scene on the screen, and a place of the canvas as a place of it. NULL while another layout is still there. */
static XlScene *
scene_at (XlMapView *self, double *x, double *y)
{
  XlScene *scene = xl_map_frame_get_scene (self->frame);
  XlView made;

  if (scene == NULL || self->front_mode != self->mode)
    return NULL;
  made = xl_scene_get_view (scene);
  *x = (*x - self->view.x) * made.zoom / self->view.zoom + made.x;
  *y = (*y - self->view.y) * made.zoom / self->view.zoom + made.y;
  return scene;
}

/* Id of the node at a place of the canvas, or 0. */
gint64
xl_map_view_pick (XlMapView *self, double x, double y)
{
  XlScene *scene = scene_at (self, &x, &y);
  gboolean is_edge;
  gint64 id = scene != NULL ? xl_scene_pick (scene, x, y, REACH, &is_edge) : 0;

  return id == 0 || is_edge ? 0 : id;
}

/* Whether there is a match at a place of the canvas, and of which flows. */
gboolean
xl_map_view_pick_match (XlMapView *self, double x, double y, gint64 *offer, gint64 *need)
{
  XlScene *scene = scene_at (self, &x, &y);
  const XlSceneArc *arc = scene != NULL ? xl_scene_pick_arc (scene, x, y, REACH) : NULL;

  if (arc == NULL)
    return FALSE;
  *offer = arc->offer;
  *need = arc->need;
  return TRUE;
}

/**
 * xl_map_view_has_legend:
 *
 * Returns: whether there is room for the legend
 */
gboolean
xl_map_view_has_legend (XlMapView *self)
{
  double scale = xl_map_view_get_theme (self)->text_scale;

  return self->model == NULL
         && self->width >= (self->mode == XL_LAYOUT_PIPELINE ? LEGEND_WIDTH_PIPELINE : LEGEND_WIDTH) * scale
         && self->height >= LEGEND_HEIGHT * scale;
}
