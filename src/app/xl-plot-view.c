/* xl-plot-view.c - a chart of a project or of many, whose parts can be read, reached and opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-plot-view.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-chart-frontier.h"
#include "xl-chart-gantt.h"
#include "xl-chart-spot.h"

/* ---- kinds ---- */

static void
draw_gantt (cairo_t *cr, const XlTheme *theme, const XlChartHead *chart, double width, double height)
{
  xl_chart_gantt (cr, theme, (const XlChartGantt *) chart, width, height);
}

static int
pick_gantt (const XlTheme *theme, const XlChartHead *chart, double width, double height, double x, double y)
{
  return xl_chart_gantt_pick (theme, (const XlChartGantt *) chart, width, height, x, y);
}

static void
area_gantt (const XlTheme *theme, const XlChartHead *chart, double width, double height, guint index,
            cairo_rectangle_t *area)
{
  xl_chart_gantt_area (theme, (const XlChartGantt *) chart, width, height, index, area);
}

static double
height_gantt (const XlTheme *theme, const XlChartHead *chart)
{
  return xl_chart_gantt_height (theme, (const XlChartGantt *) chart);
}

const XlPlotKind xl_plot_gantt = { draw_gantt, pick_gantt, area_gantt, height_gantt };

static void
draw_frontier (cairo_t *cr, const XlTheme *theme, const XlChartHead *chart, double width, double height)
{
  xl_chart_frontier (cr, theme, (const XlChartFrontier *) chart, width, height);
}

static int
pick_frontier (const XlTheme *theme, const XlChartHead *chart, double width, double height, double x, double y)
{
  return xl_chart_frontier_pick (theme, (const XlChartFrontier *) chart, width, height, x, y);
}

static void
area_frontier (const XlTheme *theme, const XlChartHead *chart, double width, double height, guint index,
               cairo_rectangle_t *area)
{
  xl_chart_frontier_area (theme, (const XlChartFrontier *) chart, width, height, index, area);
}

const XlPlotKind xl_plot_frontier = { draw_frontier, pick_frontier, area_frontier, NULL };

/* ---- the view ---- */

struct _XlPlotView
{
  GtkWidget parent_instance;

  guint n_used; /* parts that have been told since begin */
  /* borrowed */
  const XlPlotKind *kind;
  XlChartHead *chart; /* or NULL: nothing to draw yet */
  GtkWidget *pressed; /* weak */
};

G_DEFINE_FINAL_TYPE (XlPlotView, xl_plot_view, GTK_TYPE_WIDGET)

static void
xl_plot_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlPlotView *self = XL_PLOT_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->chart != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

      self->kind->draw (cr, xl_app_theme (widget), self->chart, width, height);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (xl_plot_view_parent_class)->snapshot (widget, snapshot);
}

static void
xl_plot_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  XlPlotView *self = XL_PLOT_VIEW (widget);
  const XlTheme *theme = xl_app_theme (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) ceil (240 * theme->text_scale);
  else if (self->chart != NULL && self->kind->height != NULL)
    *minimum = *natural = (int) ceil (self->kind->height (theme, self->chart));
  else
    *minimum = *natural = (int) ceil (140 * theme->text_scale);
}

static void
xl_plot_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlPlotView *self = XL_PLOT_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      cairo_rectangle_t area = { 0 };
      guint index;
      int least;

      xl_chart_spot_get_place (XL_CHART_SPOT (child), &index, NULL);
      if (self->chart != NULL)
        self->kind->area (xl_app_theme (widget), self->chart, width, height, index, &area);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { (int) floor (area.x), (int) floor (area.y),
                                                   MAX ((int) ceil (area.width), least), (int) ceil (area.height) },
                                -1);
    }
}

/* The chart itself marks the part under the pointer. */
static void
hover (XlPlotView *self, double x, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self)), part;

  if (self->chart == NULL || self->kind->pick == NULL)
    return;
  part = x < 0 ? -1 : self->kind->pick (xl_app_theme (GTK_WIDGET (self)), self->chart, width, height, x, y);
  if (self->chart->hover == (guint) (part + 1))
    return;
  self->chart->hover = (guint) (part + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, XlPlotView *self)
{
  hover (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *motion, XlPlotView *self)
{
  hover (self, -1, -1);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, XlPlotView *self)
{
  g_set_weak_pointer (&self->pressed, xl_chart_spot_pick (GTK_WIDGET (self), x, y));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, XlPlotView *self)
{
  GtkWidget *spot = xl_chart_spot_pick (GTK_WIDGET (self), x, y), *pressed = self->pressed;

  g_clear_weak_pointer (&self->pressed);
  if (spot != NULL && spot == pressed)
    xl_chart_spot_activate (XL_CHART_SPOT (spot));
}

static void
xl_plot_view_dispose (GObject *object)
{
  XlPlotView *self = XL_PLOT_VIEW (object);

  g_clear_weak_pointer (&self->pressed);
  self->chart = NULL;
  xl_chart_spot_trim (GTK_WIDGET (object), 0);
  G_OBJECT_CLASS (xl_plot_view_parent_class)->dispose (object);
}

static void
xl_plot_view_class_init (XlPlotViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_plot_view_dispose;
  widget_class->measure = xl_plot_view_measure;
  widget_class->size_allocate = xl_plot_view_size_allocate;
  widget_class->snapshot = xl_plot_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
xl_plot_view_init (XlPlotView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  xl_app_theme_connect (GTK_WIDGET (self), gtk_widget_queue_resize);
}

/**
 * xl_plot_view_begin:
 * @kind: which functions draw it
 * @chart: (nullable): the first member of a chart of that kind; borrowed until the next begin or the end of the view
 *
 * Forgets what was shown.
 */
void
xl_plot_view_begin (XlPlotView *view, const XlPlotKind *kind, XlChartHead *chart)
{
  view->kind = kind;
  view->chart = chart;
  view->n_used = 0;
}

/**
 * xl_plot_view_add_part:
 * @words: what the next part of the chart is, as a sentence
 * @action: (nullable): detailed name of what it opens
 */
void
xl_plot_view_add_part (XlPlotView *view, const char *words, const char *action)
{
  GtkWidget *spot = xl_chart_spot_at (GTK_WIDGET (view), view->n_used);

  xl_chart_spot_tell (XL_CHART_SPOT (spot), view->n_used, 0, words, action);
  view->n_used++;
}

/**
 * xl_plot_view_end:
 *
 * All has been told: shows it.
 */
void
xl_plot_view_end (XlPlotView *view)
{
  xl_chart_spot_trim (GTK_WIDGET (view), view->n_used);
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

/**
 * xl_plot_view_draw:
 * @cr: where, from the origin
 * @theme: colours and fonts
 * @width: px
 * @height: px
 *
 * Draws the chart once more, for a file, without what the pointer is over.
 */
void
xl_plot_view_draw (XlPlotView *view, cairo_t *cr, const XlTheme *theme, double width, double height)
{
  guint hover = view->chart != NULL ? view->chart->hover : 0;

  if (view->chart == NULL)
    return;
  view->chart->hover = 0;
  view->kind->draw (cr, theme, view->chart, width, height);
  view->chart->hover = hover;
}

/**
 * xl_plot_view_get_head:
 *
 * Returns: (transfer none) (nullable): what all charts share; %NULL before one is told
 */
const XlChartHead *
xl_plot_view_get_head (XlPlotView *view)
{
  return view->chart;
}
