/* xl-wrap.c - children side by side, as many to a line as there is room for */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GtkFlowBox sets its children into columns; chips want to stand close. */

#include "xl-wrap.h"

/* Between the children of a line, and between lines, px. */
#define GAP 8
#define LINE_GAP 4

struct _XlWrap
{
  GtkWidget parent_instance;

  gboolean even;
};

G_DEFINE_FINAL_TYPE (XlWrap, xl_wrap, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_EVEN = 1,
} XlWrapProperty;

static GParamSpec *properties[PROP_EVEN + 1];

/* Where all stand in one line of @width and are to be even: how wide each is; 0: each as wide as it asks. */
static int
even_width (GtkWidget *widget, int width)
{
  int n = 0, widest = 0, natural;

  if (!XL_WRAP (widget)->even)
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
        widest = MAX (widest, natural);
        n++;
      }
  return n > 0 && n * widest + (n - 1) * GAP <= width ? (width - (n - 1) * GAP) / n : 0;
}

typedef struct
{
  int width;
  int height;
  int above; /* its baseline, where it is to stand on that of the line; else -1 */
} Size;

typedef struct
{
  int height;
  int above; /* the baseline; -1: nothing stands on one */
  int below;
} Line;

/* @even: how wide it is, 0 for as wide as it asks */
static Size
measure_child (GtkWidget *child, int width, int even)
{
  int least, natural;
  Size size;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  size.width = even > 0 ? even : CLAMP (natural, least, MAX (least, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, size.width, &size.height, NULL, &size.above, NULL);
  if (gtk_widget_get_valign (child) != GTK_ALIGN_BASELINE)
    size.above = -1;
  return size;
}

static void
widen_line (Line *line, Size size)
{
  line->height = MAX (line->height, size.height);
  if (size.above < 0)
    return;
  line->above = MAX (line->above, size.above);
  line->below = MAX (line->below, size.height - size.above);
  line->height = MAX (line->height, line->above + line->below);
}

/* Puts the children from @first up to @end side by side: those without a baseline stand in the middle of the line. */
static void
set_line (GtkWidget *widget, GtkWidget *first, GtkWidget *end, int y, Line line, int width, int even)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        Size size = measure_child (child, width, even);
        int down = size.above >= 0 ? line.above - size.above : (line.height - size.height) / 2;

        gtk_widget_size_allocate (
            child, &(GtkAllocation) { rtl ? width - x - size.width : x, y + down, size.width, size.height }, size.above);
        x += size.width + GAP;
      }
}

/* Sets the children into lines of @width. Returns the height of them all. */
static int
set_lines (GtkWidget *widget, int width, gboolean allocate)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  const Line none = { 0, -1, 0 };
  Line line = none;
  int x = 0, y = 0, even = even_width (widget, width);

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      Size size;

      if (!gtk_widget_should_layout (child))
        continue;
      size = measure_child (child, width, even);
      if (x > 0 && x + size.width > width)
        {
          if (allocate)
            set_line (widget, first, child, y, line, width, even);
          first = child;
          x = 0;
          y += line.height + LINE_GAP;
          line = none;
        }
      x += size.width + GAP;
      widen_line (&line, size);
    }
  if (allocate)
    set_line (widget, first, NULL, y, line, width, even);
  return y + line.height;
}

static GtkSizeRequestMode
xl_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_wrap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                 int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? GAP : 0);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = set_lines (widget, for_size >= 0 ? for_size : *natural, FALSE);
}

static void
xl_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  set_lines (widget, width, TRUE);
}

static void
xl_wrap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlWrapProperty) id)
    {
    case PROP_EVEN:
      XL_WRAP (object)->even = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    }
}

static void
xl_wrap_dispose (GObject *object)
{
  xl_wrap_clear (XL_WRAP (object));
  G_OBJECT_CLASS (xl_wrap_parent_class)->dispose (object);
}

static void
xl_wrap_class_init (XlWrapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->set_property = xl_wrap_set_property;
  G_OBJECT_CLASS (class)->dispose = xl_wrap_dispose;
  /* whether children that have room in one line are equally wide */
  properties[PROP_EVEN]
      = g_param_spec_boolean ("even", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), G_N_ELEMENTS (properties), properties);
  widget_class->get_request_mode = xl_wrap_get_request_mode;
  widget_class->measure = xl_wrap_measure;
  widget_class->size_allocate = xl_wrap_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xl_wrap_init (XlWrap *self)
{
}

/**
 * xl_wrap_append:
 * @child: (transfer floating): goes to the end
 */
void
xl_wrap_append (XlWrap *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * xl_wrap_clear:
 *
 * Takes all children out.
 */
void
xl_wrap_clear (XlWrap *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
