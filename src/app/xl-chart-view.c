/* xl-chart-view.c - a small chart whose bars and cells can be read, reached and opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart is drawn in one go. Over each bar and each figure of a grid lies a bare widget that
 * draws nothing but its focus and hover: it takes the click and the key, and says in words what is
 * drawn there, since the drawing itself is opaque to assistive technology. */

#include "xl-chart-view.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-chart.h"
#include "xl-chart-spot.h"

#define LINE_HEIGHT 22
#define NARROW_HEIGHT 30
#define KEY_HEIGHT 24

/* ---- the chart ---- */

typedef struct
{
  char *label;
  char *count;  /* or NULL */
  char *figure; /* or NULL */
  double solid, hatched;
} Line;

struct _XlChartView
{
  GtkWidget parent_instance;

  XlChartViewStyle style;
  /* owned */
  GArray *lines;
  char **columns;
  char **rows;
  guint *values;
  char *total;
  guint *totals;
  guint *hints;
  gboolean *alarms;
  char *solid_key;
  char *hatched_key;
  GtkWidget *pressed; /* borrowed, weak */

  guint n_columns, n_rows;
  double maximum;
  guint n_used; /* spots that have been told since begin */
};

G_DEFINE_FINAL_TYPE (XlChartView, xl_chart_view, GTK_TYPE_WIDGET)

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->label);
  g_free (line->count);
  g_free (line->figure);
}

static void
forget (XlChartView *self)
{
  g_array_set_size (self->lines, 0);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->rows, g_strfreev);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->total, g_free);
  g_clear_pointer (&self->totals, g_free);
  g_clear_pointer (&self->hints, g_free);
  g_clear_pointer (&self->alarms, g_free);
  g_clear_pointer (&self->solid_key, g_free);
  g_clear_pointer (&self->hatched_key, g_free);
  self->n_columns = self->n_rows = self->maximum = 0;
}

static XlChartHeat
get_heat (XlChartView *self)
{
  return (XlChartHeat) {
    .columns = (const char *const *) self->columns,
    .n_columns = self->n_columns,
    .rows = (const char *const *) self->rows,
    .n_rows = self->n_rows,
    .values = self->values,
    .total = self->total,
    .totals = self->totals,
    .hints = self->hints,
    .alarms = self->alarms,
  };
}

static double
key_height (XlChartView *self)
{
  gboolean shown = self->solid_key != NULL || self->hatched_key != NULL;

  return shown ? KEY_HEIGHT * xl_app_theme (GTK_WIDGET (self))->text_scale : 0;
}

/* Lines keep together when there is much room: a chart of four bars is no ladder. */
static double
chart_height (XlChartView *self, int height)
{
  double room = MAX (height - key_height (self), 0), scale = xl_app_theme (GTK_WIDGET (self))->text_scale;
  double most = self->style == XL_CHART_VIEW_HEAT      ? (self->n_rows + 2) * 2.2
                : self->style == XL_CHART_VIEW_NARROW  ? self->lines->len * 2.4
                : self->style == XL_CHART_VIEW_COLUMNS ? 12
                                                       : self->lines->len * 2.0;

  return MIN (room, most * LINE_HEIGHT * scale);
}

static void
draw_bars (XlChartView *self, cairo_t *cr, const XlTheme *theme, int width, double height)
{
  g_autofree XlChartBar *bars = g_new0 (XlChartBar, self->lines->len + 1);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      bars[i].label = line->label;
      bars[i].solid = line->solid;
      bars[i].hatched = line->hatched;
      bars[i].count = line->count;
      bars[i].value = line->figure;
    }
  if (self->style == XL_CHART_VIEW_COLUMNS)
    xl_chart_columns (cr, theme, bars, self->lines->len, width, height);
  else if (self->style == XL_CHART_VIEW_NARROW)
    xl_chart_narrow_bars (cr, theme, bars, self->lines->len, self->maximum, width, height);
  else
    xl_chart_bars (cr, theme, bars, self->lines->len, width, height);
}

static void
xl_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlChartView *self = XL_CHART_VIEW (widget);
  const XlTheme *theme = xl_app_theme (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double chart = chart_height (self, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (self->style == XL_CHART_VIEW_HEAT)
    {
      XlChartHeat heat = get_heat (self);

      xl_chart_heat (cr, theme, &heat, width, chart);
    }
  else
    draw_bars (self, cr, theme, width, chart);
  if (key_height (self) > 0)
    {
      cairo_translate (cr, 0, height - 16 * theme->text_scale);
      xl_chart_key (cr, theme, self->solid_key, self->hatched_key);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (xl_chart_view_parent_class)->snapshot (widget, snapshot);
}

static void
xl_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  XlChartView *self = XL_CHART_VIEW (widget);
  double scale = xl_app_theme (widget)->text_scale;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (144 * scale);
      *natural = (int) ceil ((self->style == XL_CHART_VIEW_HEAT ? 110 + 28 * self->n_columns : 240) * scale);
      *natural = MAX (*minimum, *natural); /* few columns are narrower */
      return;
    }
  if (self->style == XL_CHART_VIEW_HEAT)
    *minimum = (int) ceil ((self->n_rows + (self->total ? 2 : 1)) * LINE_HEIGHT * scale + key_height (self));
  else if (self->style == XL_CHART_VIEW_COLUMNS)
    *minimum = (int) ceil (4 * LINE_HEIGHT * scale + key_height (self));
  else
    *minimum = (int) ceil (self->lines->len * (self->style == XL_CHART_VIEW_NARROW ? NARROW_HEIGHT : LINE_HEIGHT) * scale
                           + key_height (self));
  *natural = *minimum;
}

static void
xl_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlChartView *self = XL_CHART_VIEW (widget);
  double chart = chart_height (self, height);
  XlChartHeat heat = get_heat (self);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      cairo_rectangle_t area = { 0, 0, width, chart };
      guint row, column;
      int least;

      xl_chart_spot_get_place (XL_CHART_SPOT (child), &row, &column);
      if (self->style == XL_CHART_VIEW_HEAT)
        xl_chart_heat_cell (xl_app_theme (widget), &heat, width, chart, row, column, &area);
      else if (self->style == XL_CHART_VIEW_COLUMNS)
        {
          area.width = (double) width / MAX (self->lines->len, 1);
          area.x = area.width * row;
        }
      else
        {
          area.height = chart / MAX (self->lines->len, 1);
          area.y = area.height * row;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { (int) floor (area.x), (int) floor (area.y),
                                                   MAX ((int) ceil (area.width), least), (int) ceil (area.height) },
                                -1);
    }
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, XlChartView *self)
{
  g_set_weak_pointer (&self->pressed, xl_chart_spot_pick (GTK_WIDGET (self), x, y));
  /* What is beside the bars belongs to the tile. */
  gtk_gesture_set_state (GTK_GESTURE (gesture),
                         self->pressed ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, XlChartView *self)
{
  GtkWidget *spot = xl_chart_spot_pick (GTK_WIDGET (self), x, y);

  if (spot != NULL && spot == self->pressed)
    xl_chart_spot_activate (XL_CHART_SPOT (spot));
  g_clear_weak_pointer (&self->pressed);
}

static void
xl_chart_view_dispose (GObject *object)
{
  XlChartView *self = XL_CHART_VIEW (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->pressed);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_chart_view_parent_class)->dispose (object);
}

static void
xl_chart_view_finalize (GObject *object)
{
  XlChartView *self = XL_CHART_VIEW (object);

  forget (self);
  g_array_unref (self->lines);
  G_OBJECT_CLASS (xl_chart_view_parent_class)->finalize (object);
}

static void
xl_chart_view_class_init (XlChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_chart_view_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_chart_view_finalize;
  widget_class->measure = xl_chart_view_measure;
  widget_class->size_allocate = xl_chart_view_size_allocate;
  widget_class->snapshot = xl_chart_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
xl_chart_view_init (XlChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  xl_app_theme_connect (GTK_WIDGET (self), gtk_widget_queue_resize);
}

static void
tell_spot (XlChartView *self, guint row, guint column, const char *words, const char *action)
{
  GtkWidget *spot = xl_chart_spot_at (GTK_WIDGET (self), self->n_used++);

  xl_chart_spot_tell (XL_CHART_SPOT (spot), row, column, words, action);
}

/**
 * xl_chart_view_begin:
 * @style: what kind of chart it is
 *
 * Forgets what was shown.
 */
void
xl_chart_view_begin (XlChartView *view, XlChartViewStyle style)
{
  forget (view);
  view->style = style;
  view->n_used = 0;
}

/**
 * xl_chart_view_add_line:
 * @label: name of the bar
 * @solid: how many of its things are known
 * @hatched: how many are invented
 * @words: the same as a sentence
 * @action: detailed name of what the bar opens
 *
 * Adds a bar, below the others.
 */
void
xl_chart_view_add_line (XlChartView *view, const char *label, guint solid, guint hatched, const char *words,
                        const char *action)
{
  g_autofree char *figure = g_strdup_printf ("%u", solid + hatched);
  gboolean narrow = view->style == XL_CHART_VIEW_NARROW;

  xl_chart_view_add_bar (view, label, narrow ? NULL : figure, solid, hatched, narrow ? figure : NULL, words, action);
}

/**
 * xl_chart_view_add_bar:
 * @label: name of the bar
 * @count: (nullable): a figure before the bar: how many things it stands for
 * @solid: how long it is by what is known
 * @hatched: how long by what is invented
 * @value: (nullable): its length, written
 * @words: the same as a sentence
 * @action: detailed name of what the bar opens
 *
 * Adds a bar for an amount, below or right of the others.
 */
void
xl_chart_view_add_bar (XlChartView *view, const char *label, const char *count, double solid, double hatched,
                       const char *value, const char *words, const char *action)
{
  Line line = { g_strdup (label), g_strdup (count), g_strdup (value), MAX (solid, 0), MAX (hatched, 0) };

  tell_spot (view, view->lines->len, 0, words, action);
  g_array_append_val (view->lines, line);
}

/**
 * xl_chart_view_set_grid:
 * @columns: (array zero-terminated=1): heads
 * @rows: (array zero-terminated=1): heads
 * @total: (nullable): head of a last row
 * @totals: (nullable): its figures, one a column; needed with @total
 *
 * Makes a grid; its cells are empty.
 */
void
xl_chart_view_set_grid (XlChartView *view, const char *const *columns, const char *const *rows, const char *total,
                        const guint *totals)
{
  view->columns = g_strdupv ((char **) columns);
  view->rows = g_strdupv ((char **) rows);
  view->n_columns = g_strv_length (view->columns);
  view->n_rows = g_strv_length (view->rows);
  view->values = g_new0 (guint, view->n_columns * view->n_rows + 1);
  view->total = g_strdup (total);
  view->totals = total ? g_memdup2 (totals, view->n_columns * sizeof *totals) : NULL;
}

/**
 * xl_chart_view_set_cell:
 * @row: which row of the grid
 * @column: which column
 * @value: the figure; 0 leaves the cell empty, but it can be read and opened
 * @words: the same as a sentence
 * @action: detailed name of what the cell opens
 *
 * Fills a cell.
 */
void
xl_chart_view_set_cell (XlChartView *view, guint row, guint column, guint value, const char *words, const char *action)
{
  g_return_if_fail (row < view->n_rows && column < view->n_columns);
  view->values[row * view->n_columns + column] = value;
  tell_spot (view, row, column, words, action);
}

/**
 * xl_chart_view_set_hint:
 * @row: which row of the grid
 * @column: which column
 * @hint: printed small in the cell where its figure is 0
 */
void
xl_chart_view_set_hint (XlChartView *view, guint row, guint column, guint hint)
{
  g_return_if_fail (row < view->n_rows && column < view->n_columns);
  if (view->hints == NULL)
    view->hints = g_new0 (guint, view->n_columns * view->n_rows);
  view->hints[row * view->n_columns + column] = hint;
}

/**
 * xl_chart_view_set_alarms:
 * @alarms: one a column of the grid: whether something is missing there
 */
void
xl_chart_view_set_alarms (XlChartView *view, const gboolean *alarms)
{
  g_free (view->alarms);
  view->alarms = g_memdup2 (alarms, view->n_columns * sizeof *alarms);
}

/**
 * xl_chart_view_set_maximum:
 * @maximum: the figure whose bar fills the width; 0 for the longest bar
 *
 * For narrow bars: what all of them are a part of.
 */
void
xl_chart_view_set_maximum (XlChartView *view, double maximum)
{
  view->maximum = maximum;
}

/**
 * xl_chart_view_set_key:
 * @solid: (nullable): what solid means
 * @hatched: (nullable): what hatched means
 *
 * Shows a line below the chart.
 */
void
xl_chart_view_set_key (XlChartView *view, const char *solid, const char *hatched)
{
  view->solid_key = g_strdup (solid);
  view->hatched_key = g_strdup (hatched);
}

/**
 * xl_chart_view_end:
 *
 * All has been told: shows it.
 */
void
xl_chart_view_end (XlChartView *view)
{
  xl_chart_spot_trim (GTK_WIDGET (view), view->n_used);
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

/**
 * xl_chart_view_get_spot:
 *
 * Returns: (transfer none) (nullable): what lies over the bar or the cell there
 */
GtkWidget *
xl_chart_view_get_spot (XlChartView *view, guint row, guint column)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child; child = gtk_widget_get_next_sibling (child))
    {
      guint r, c;

      xl_chart_spot_get_place (XL_CHART_SPOT (child), &r, &c);
      if (r == row && c == column)
        return child;
    }
  return NULL;
}
