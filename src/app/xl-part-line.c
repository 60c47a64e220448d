/* xl-part-line.c - cells side by side in columns that all lines of a list share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-part-line.h"

#include <math.h>

#include "xl-appearance.h"

#define GAP 8
#define MOST_SHARE 9
/* Least px of a share, at text scale 1: a column is never narrower than a short word. */
#define SHARE 40

struct _XlPartLine
{
  GtkWidget parent_instance;

  GArray *widths; /* owned, of double */
};

G_DEFINE_FINAL_TYPE (XlPartLine, xl_part_line, GTK_TYPE_WIDGET)

static double
width_of (XlPartLine *self, guint column)
{
  return column < self->widths->len ? g_array_index (self->widths, double, column) : 1;
}

static guint
n_cells (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* What one share of a line is wide, px. */
static double
share_of (XlPartLine *self, int width)
{
  double scale = xl_app_theme (GTK_WIDGET (self))->text_scale, rest = width, shares = 0;
  guint n = n_cells (GTK_WIDGET (self));

  for (guint i = 0; i < n; i++)
    {
      double w = width_of (self, i);

      if (w > MOST_SHARE)
        rest -= w * scale;
      else
        shares += w;
      rest -= i > 0 ? GAP : 0;
    }
  return shares > 0 ? MAX (rest, 0) / shares : 0;
}

static int
cell_width (XlPartLine *self, guint column, double share)
{
  double w = width_of (self, column);

  return (int) floor (w > MOST_SHARE ? w * xl_app_theme (GTK_WIDGET (self))->text_scale : w * share);
}

static GtkSizeRequestMode
xl_part_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_part_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  XlPartLine *self = XL_PART_LINE (widget);
  double share = for_size >= 0 ? share_of (self, for_size) : SHARE;
  guint i = 0;

  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child), i++)
    {
      int least = 0, across;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum += (i > 0 ? GAP : 0) + cell_width (self, i, SHARE);
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &across, NULL, NULL, NULL);
          gtk_widget_measure (child, orientation, MAX (across, cell_width (self, i, share)), &least, NULL, NULL, NULL);
          *minimum = MAX (*minimum, least);
        }
    }
  *natural = *minimum;
}

static void
xl_part_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlPartLine *self = XL_PART_LINE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double share = share_of (self, width);
  int x = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child), i++)
    {
      int room = cell_width (self, i, share), least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { mirrored ? width - x - room : x, 0, MAX (room, least), height }, -1);
      x += room + GAP;
    }
}

static void
xl_part_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&XL_PART_LINE (object)->widths, g_array_unref);
  G_OBJECT_CLASS (xl_part_line_parent_class)->dispose (object);
}

static void
xl_part_line_class_init (XlPartLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_part_line_dispose;
  widget_class->get_request_mode = xl_part_line_get_request_mode;
  widget_class->measure = xl_part_line_measure;
  widget_class->size_allocate = xl_part_line_size_allocate;
}

static void
xl_part_line_init (XlPartLine *self)
{
  xl_app_theme_connect (GTK_WIDGET (self), gtk_widget_queue_resize);
}

/**
 * xl_part_line_new:
 * @widths: (element-type double): shared with the other lines
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
xl_part_line_new (GArray *widths)
{
  XlPartLine *self = g_object_new (XL_TYPE_PART_LINE, NULL);

  self->widths = g_array_ref (widths);
  return GTK_WIDGET (self);
}

/**
 * xl_part_line_append:
 * @cell: (transfer floating): what stands in the next column
 */
void
xl_part_line_append (XlPartLine *self, GtkWidget *cell)
{
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}
