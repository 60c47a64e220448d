/* xl-calendar-week.c - seven days side by side, and bars over them */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell holds the number of its day and is the day's place in the grid; bars lie over the cells that they cover, in
 * lanes below the numbers. How many lanes there is room for follows from the height that the week gets. */

#include "xl-calendar-week.h"

#define N_DAYS 7
#define LEAST_LANES 2 /* one bar, and how many more there are */
#define GAP 2         /* px: between lanes */
#define INSET 4       /* px: from the edge of a day to a bar that begins or ends on it */

typedef struct
{
  GtkWidget *bar; /* borrowed: a child */
  int first, last;
  guint lane;
} Place;

struct _XlCalendarWeek
{
  GtkWidget parent_instance;

  GtkWidget *cells[N_DAYS];
  GArray *places; /* owned */
  guint fit;
  guint idle;
};

G_DEFINE_FINAL_TYPE (XlCalendarWeek, xl_calendar_week, GTK_TYPE_WIDGET)

static guint fit_changed;

static int
least (GtkWidget *widget, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (widget, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Where the first lane begins, px from the top, and how high a lane is. */
static int
measure_lanes (XlCalendarWeek *self, int *lane)
{
  int top = 0;

  *lane = 0;
  for (int i = 0; i < N_DAYS; i++)
    {
      GtkWidget *number = gtk_widget_get_first_child (self->cells[i]);

      top = MAX (top, least (self->cells[i], GTK_ORIENTATION_VERTICAL));
      if (number != NULL)
        *lane = MAX (*lane, least (number, GTK_ORIENTATION_VERTICAL));
    }
  for (guint i = 0; i < self->places->len; i++)
    *lane = MAX (*lane, least (g_array_index (self->places, Place, i).bar, GTK_ORIENTATION_VERTICAL));
  return top;
}

static gboolean
idle_cb (gpointer data)
{
  XlCalendarWeek *self = data;

  self->idle = 0;
  g_signal_emit (self, fit_changed, 0);
  return G_SOURCE_REMOVE;
}

static void
xl_calendar_week_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  XlCalendarWeek *self = XL_CALENDAR_WEEK (widget);
  int most = 0, lane;

  for (int i = 0; i < N_DAYS && orientation == GTK_ORIENTATION_HORIZONTAL; i++)
    most = MAX (most, N_DAYS * least (self->cells[i], orientation));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      most = measure_lanes (self, &lane);
      most += LEAST_LANES * (lane + GAP) + GAP;
    }
  *minimum = *natural = most;
}

static void
allocate (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
xl_calendar_week_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlCalendarWeek *self = XL_CALENDAR_WEEK (widget);
  int lane, top = measure_lanes (self, &lane);
  guint fit = lane > 0 ? (guint) MAX ((height - top - GAP) / (lane + GAP), LEAST_LANES) : self->fit;

  for (int i = 0; i < N_DAYS; i++)
    allocate (widget, self->cells[i], i * width / N_DAYS, 0, (i + 1) * width / N_DAYS - i * width / N_DAYS, height);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      int x = place->first * width / N_DAYS, end = (place->last + 1) * width / N_DAYS;

      x += gtk_widget_has_css_class (place->bar, "before") ? 1 : INSET;
      end -= gtk_widget_has_css_class (place->bar, "after") ? 0 : INSET - 1;
      allocate (widget, place->bar, x, top + (int) place->lane * (lane + GAP),
                MAX (end - x, least (place->bar, GTK_ORIENTATION_HORIZONTAL)), lane);
    }
  /* What is shown must not change while it is being allocated. */
  if (fit != self->fit && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
  self->fit = fit;
}

static void
xl_calendar_week_dispose (GObject *object)
{
  XlCalendarWeek *self = XL_CALENDAR_WEEK (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_set_size (self->places, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_calendar_week_parent_class)->dispose (object);
}

static void
xl_calendar_week_finalize (GObject *object)
{
  g_array_unref (XL_CALENDAR_WEEK (object)->places);
  G_OBJECT_CLASS (xl_calendar_week_parent_class)->finalize (object);
}

static void
xl_calendar_week_class_init (XlCalendarWeekClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_calendar_week_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_calendar_week_finalize;
  widget_class->measure = xl_calendar_week_measure;
  widget_class->size_allocate = xl_calendar_week_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  fit_changed = g_signal_new ("fit-changed", XL_TYPE_CALENDAR_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
xl_calendar_week_init (XlCalendarWeek *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->fit = LEAST_LANES;
  for (int i = 0; i < N_DAYS; i++)
    {
      self->cells[i] = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
    }
}

GtkWidget *
xl_calendar_week_new (void)
{
  return g_object_new (XL_TYPE_CALENDAR_WEEK, NULL);
}

/**
 * xl_calendar_week_get_cell:
 * @column: 0 to 6
 *
 * Returns: (transfer none): the GtkBox of that day
 */
GtkWidget *
xl_calendar_week_get_cell (XlCalendarWeek *self, int column)
{
  g_return_val_if_fail (column >= 0 && column < N_DAYS, NULL);
  return self->cells[column];
}

/**
 * xl_calendar_week_get_fit:
 *
 * Returns: how many lanes there is room for
 */
guint
xl_calendar_week_get_fit (XlCalendarWeek *self)
{
  return self->fit;
}

/**
 * xl_calendar_week_clear:
 *
 * Takes all bars out.
 */
void
xl_calendar_week_clear (XlCalendarWeek *self)
{
  for (guint i = 0; i < self->places->len; i++)
    gtk_widget_unparent (g_array_index (self->places, Place, i).bar);
  g_array_set_size (self->places, 0);
}

/**
 * xl_calendar_week_add:
 * @bar: (transfer floating): lies over the days; with class "before" or "after" it goes to their very edge
 * @first: column of its first day
 * @last: column of its last one
 * @lane: from 0, the topmost
 */
void
xl_calendar_week_add (XlCalendarWeek *self, GtkWidget *bar, int first, int last, guint lane)
{
  Place place = { bar, first, last, lane };

  g_array_append_val (self->places, place);
  gtk_widget_insert_before (bar, GTK_WIDGET (self), NULL);
}
