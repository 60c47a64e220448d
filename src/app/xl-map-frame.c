/* xl-map-frame.c - frames of the map: pictures that are kept, so that panning and hovering are cheap */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. What is shown was drawn by xl_draw_scene() and by nothing else; between two full pictures the last
 *    one is moved and scaled.
 * 2. The legend does not move with the map: it is drawn upon it, each frame.
 * 3. A picture that is shown is never drawn on again: a render node may still hold it. */

#include "xl-map-frame.h"

#include <math.h>

#include "xl-pen.h"

/* A scene and its picture, as far as that is drawn. */
typedef struct
{
  XlScene *scene;           /* owned */
  cairo_surface_t *surface; /* owned */
  cairo_surface_t *faded;   /* owned; as below a hovered node, or NULL */
  gint64 selected;
  XlDrawMarks marks;        /* its lists are owned */
  int done, faded_done;     /* px from above */
} Picture;

struct _XlMapFrame
{
  XlTheme theme;
  double device;
  Picture front, back;
};

static void
picture_clear (Picture *p)
{
  g_clear_pointer (&p->scene, xl_scene_unref);
  g_clear_pointer (&p->surface, cairo_surface_destroy);
  g_clear_pointer (&p->faded, cairo_surface_destroy);
  g_free ((gpointer) p->marks.path);
  g_free ((gpointer) p->marks.rings);
  g_free ((gpointer) p->marks.pins);
  p->marks = (XlDrawMarks) { 0 };
  p->done = p->faded_done = 0;
}

static cairo_surface_t *
make_surface (XlMapFrame *self, XlScene *scene)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  xl_scene_get_size (scene, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * self->device),
                                        (int) ceil (height * self->device));
  cairo_surface_set_device_scale (surface, self->device, self->device);
  if (self->device != floor (self->device))
    {
      /* The last pixels are covered in part only: what lies below is not to be black. */
      cr = cairo_create (surface);
      xl_pen_set (cr, self->theme.canvas);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  return surface;
}

/* Draws the next stripe of @surface. Returns whether it was the last. */
static gboolean
draw_stripe (XlMapFrame *self, Picture *p, cairo_surface_t *surface, XlDrawPart part, int *done)
{
  XlDrawState state = { .part = part, .selected = p->selected, .marks = &p->marks };
  cairo_rectangle_int_t clip = { 0, *done, 0, XL_MAP_STRIPE };
  double width, height;
  cairo_t *cr;

  xl_scene_get_size (p->scene, &width, &height);
  clip.width = (int) ceil (width);
  cr = cairo_create (surface);
  cairo_rectangle (cr, clip.x, clip.y, clip.width, clip.height);
  xl_pen_set (cr, self->theme.canvas);
  cairo_fill (cr);
  xl_draw_scene (cr, p->scene, &self->theme, &state, &clip);
  cairo_destroy (cr);
  *done += XL_MAP_STRIPE;
  return *done >= height;
}

/**
 * xl_map_frame_new:
 *
 * Returns: (transfer full): frames, of nothing yet
 */
XlMapFrame *
xl_map_frame_new (void)
{
  return g_new0 (XlMapFrame, 1);
}

/**
 * xl_map_frame_free:
 * @self: (nullable): frames
 */
void
xl_map_frame_free (XlMapFrame *self)
{
  if (self == NULL)
    return;
  picture_clear (&self->front);
  picture_clear (&self->back);
  g_free (self);
}

/**
 * xl_map_frame_begin:
 * @scene: what is to be shown; a reference is taken
 * @theme: colours; copied
 * @device: device pixels per px
 * @selected: id of the selected node, or 0
 * @marks: pins and path; copied
 *
 * Begins a new picture; xl_map_frame_work() draws it. An unfinished one is dropped.
 */
void
xl_map_frame_begin (XlMapFrame *self, XlScene *scene, const XlTheme *theme, double device, gint64 selected,
                    const XlDrawMarks *marks)
{
  picture_clear (&self->back);
  self->theme = *theme;
  self->device = device;
  self->back.scene = xl_scene_ref (scene);
  self->back.surface = make_surface (self, scene);
  self->back.selected = selected;
  self->back.marks = *marks;
  self->back.marks.path = g_memdup2 (marks->path, marks->n_path * sizeof (gint64));
  self->back.marks.rings = g_memdup2 (marks->rings, marks->n_rings * sizeof (gint64));
  self->back.marks.pins = g_memdup2 (marks->pins, marks->n_pins * sizeof (gint64));
}

/**
 * xl_map_frame_drop_work:
 *
 * Drops the picture that is not finished.
 */
void
xl_map_frame_drop_work (XlMapFrame *self)
{
  picture_clear (&self->back);
}

/**
 * xl_map_frame_is_working:
 *
 * Returns: whether a picture was begun and is not finished
 */
gboolean
xl_map_frame_is_working (XlMapFrame *self)
{
  return self->back.scene != NULL;
}

/**
 * xl_map_frame_work:
 * @budget_us: for how long, in microseconds; at least one stripe is drawn
 *
 * Returns: whether the new picture is finished: it is the one that is shown now
 */
gboolean
xl_map_frame_work (XlMapFrame *self, gint64 budget_us)
{
  gint64 deadline = g_get_monotonic_time () + budget_us;

  if (self->back.scene == NULL)
    return TRUE;
  while (!draw_stripe (self, &self->back, self->back.surface, XL_DRAW_PICTURE, &self->back.done))
    if (g_get_monotonic_time () >= deadline)
      return FALSE;
  picture_clear (&self->front);
  self->front = self->back;
  self->back = (Picture) { 0 };
  return TRUE;
}

/**
 * xl_map_frame_fade:
 * @budget_us: for how long, in microseconds; at least one stripe is drawn
 *
 * Draws the faded picture that lies below a hovered node; see xl_map_frame_can_fade().
 */
void
xl_map_frame_fade (XlMapFrame *self, gint64 budget_us)
{
  gint64 deadline = g_get_monotonic_time () + budget_us;
  Picture *p = &self->front;

  if (p->scene == NULL)
    return;
  if (p->faded == NULL)
    p->faded = make_surface (self, p->scene);
  while (!xl_map_frame_can_fade (self))
    if (draw_stripe (self, p, p->faded, XL_DRAW_FADED, &p->faded_done) || g_get_monotonic_time () >= deadline)
      return;
}

/**
 * xl_map_frame_can_fade:
 *
 * Returns: whether the faded picture is there
 */
gboolean
xl_map_frame_can_fade (XlMapFrame *self)
{
  double width, height;

  if (self->front.scene == NULL || self->front.faded == NULL)
    return FALSE;
  xl_scene_get_size (self->front.scene, &width, &height);
  return self->front.faded_done >= height;
}

/**
 * xl_map_frame_get_scene:
 *
 * Returns: (transfer none) (nullable): the scene of the picture that is shown
 */
XlScene *
xl_map_frame_get_scene (XlMapFrame *self)
{
  return self->front.scene;
}

/* Moves the picture from the view that it was made for to @view. On whole pixels where it is not scaled:
 * that is sharp, and a copy instead of an interpolation. */
static void
move_to_view (XlMapFrame *self, cairo_t *cr, const XlView *view)
{
  XlView made = xl_scene_get_view (self->front.scene);
  double zoom = view->zoom / made.zoom;
  double x = view->x - made.x * zoom, y = view->y - made.y * zoom;

  if (fabs (zoom - 1) < 1e-9)
    {
      x = round (x * self->device) / self->device;
      y = round (y * self->device) / self->device;
    }
  cairo_translate (cr, x, y);
  cairo_scale (cr, zoom, zoom);
}

static void
paint_surface (cairo_t *cr, cairo_surface_t *surface, double alpha)
{
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  if (alpha < 1)
    cairo_paint_with_alpha (cr, alpha);
  else
    cairo_paint (cr);
}

/**
 * xl_map_frame_paint:
 * @cr: where; the map's upper left corner at the origin
 * @view: where the world stands now
 * @hover: id of the hovered node, or 0
 * @fade: 0..1, how far the others have stepped back
 *
 * Paints a frame out of what is there: the picture, moved to @view; where a node is hovered, the faded
 * one and the node's surroundings upon it; the legend.
 */
void
xl_map_frame_paint (XlMapFrame *self, cairo_t *cr, const XlView *view, gint64 hover, double fade)
{
  Picture *p = &self->front;
  XlDrawState state = { .part = XL_DRAW_NEAR, .selected = p->selected, .hover = hover, .fade = 1 };

  if (p->scene == NULL)
    return;
  if (!xl_map_frame_can_fade (self) || xl_scene_find (p->scene, hover) < 0)
    fade = 0;
  xl_pen_set (cr, self->theme.canvas);
  cairo_paint (cr);
  cairo_save (cr);
  move_to_view (self, cr, view);
  if (fade < 1)
    paint_surface (cr, p->surface, 1);
  if (fade > 0)
    {
      paint_surface (cr, p->faded, fade);
      xl_draw_scene (cr, p->scene, &self->theme, &state, NULL);
    }
  cairo_restore (cr);
  state.part = XL_DRAW_LEGEND;
  xl_draw_scene (cr, p->scene, &self->theme, &state, NULL);
}
