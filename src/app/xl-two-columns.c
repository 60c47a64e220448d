/* xl-two-columns.c - two children side by side where there is room, else one below the other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-two-columns.h"

/* The first child takes what is left beside the second, which is as wide as :side says. In a .ui file:
 * the children in reading order. */
struct _XlTwoColumns
{
  GtkWidget parent_instance;

  int room; /* px: from this width on side by side */
  int side; /* px: width of the second */
  int gap;  /* px */
};

G_DEFINE_FINAL_TYPE (XlTwoColumns, xl_two_columns, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ROOM = 1,
  PROP_SIDE,
  PROP_GAP,
} XlTwoColumnsProperty;

static GParamSpec *properties[PROP_GAP + 1];

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static GtkSizeRequestMode
xl_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (is_shown (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
xl_two_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  XlTwoColumns *self = XL_TWO_COLUMNS (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget), *second = gtk_widget_get_last_child (widget);
  gboolean beside = for_size < 0 || for_size >= self->room;
  int min1, nat1, min2, nat2;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_child (first, orientation, -1, &min1, &nat1);
      measure_child (second, orientation, -1, &min2, &nat2);
      *minimum = MAX (min1, min2);
      *natural = MAX (*minimum, nat1 + (is_shown (second) ? self->gap + self->side : 0));
      return;
    }
  if (!is_shown (second))
    measure_child (first, orientation, for_size, minimum, natural);
  else if (beside)
    {
      measure_child (first, orientation, for_size < 0 ? -1 : for_size - self->gap - self->side, &min1, &nat1);
      measure_child (second, orientation, for_size < 0 ? -1 : self->side, &min2, &nat2);
      *minimum = MAX (min1, min2);
      *natural = MAX (nat1, nat2);
    }
  else
    {
      measure_child (first, orientation, for_size, &min1, &nat1);
      measure_child (second, orientation, for_size, &min2, &nat2);
      *minimum = min1 + self->gap + min2;
      *natural = nat1 + self->gap + nat2;
    }
}

static void
xl_two_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlTwoColumns *self = XL_TWO_COLUMNS (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget), *second = gtk_widget_get_last_child (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int minimum, natural, height_of_second;

  if (!is_shown (second))
    {
      if (is_shown (first))
        gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, height }, -1);
      return;
    }
  if (width >= self->room)
    {
      int rest = width - self->gap - self->side;

      gtk_widget_size_allocate (first, &(GtkAllocation) { mirrored ? self->side + self->gap : 0, 0, rest, height }, -1);
      gtk_widget_size_allocate (second, &(GtkAllocation) { mirrored ? 0 : rest + self->gap, 0, self->side, height }, -1);
      return;
    }
  measure_child (first, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural);
  natural = MAX (minimum, natural);
  gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, natural }, -1);
  measure_child (second, GTK_ORIENTATION_VERTICAL, width, &minimum, &height_of_second);
  gtk_widget_size_allocate (
      second, &(GtkAllocation) { 0, natural + self->gap, width, MAX (minimum, height - natural - self->gap) }, -1);
}

/* Tab goes through the first child and then through the second, as one reads them. GTK would begin with
 * the one whose middle lies higher: the side column, before the facts that it is about. */
static gboolean
xl_two_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && !backward)
    return GTK_WIDGET_CLASS (xl_two_columns_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
xl_two_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlTwoColumns *self = XL_TWO_COLUMNS (object);

  switch ((XlTwoColumnsProperty) id)
    {
    case PROP_ROOM:
      g_value_set_int (value, self->room);
      break;
    case PROP_SIDE:
      g_value_set_int (value, self->side);
      break;
    case PROP_GAP:
      g_value_set_int (value, self->gap);
      break;
    }
}

static void
xl_two_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlTwoColumns *self = XL_TWO_COLUMNS (object);

  switch ((XlTwoColumnsProperty) id)
    {
    case PROP_ROOM:
      self->room = g_value_get_int (value);
      break;
    case PROP_SIDE:
      self->side = g_value_get_int (value);
      break;
    case PROP_GAP:
      self->gap = g_value_get_int (value);
      break;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
xl_two_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_two_columns_parent_class)->dispose (object);
}

static void
xl_two_columns_class_init (XlTwoColumnsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xl_two_columns_get_property;
  object_class->set_property = xl_two_columns_set_property;
  object_class->dispose = xl_two_columns_dispose;
  widget_class->focus = xl_two_columns_focus;
  widget_class->get_request_mode = xl_two_columns_get_request_mode;
  widget_class->measure = xl_two_columns_measure;
  widget_class->size_allocate = xl_two_columns_size_allocate;
  properties[PROP_ROOM] = g_param_spec_int ("room", NULL, NULL, 0, G_MAXINT, 740, flags);
  properties[PROP_SIDE] = g_param_spec_int ("side", NULL, NULL, 0, G_MAXINT, 300, flags);
  properties[PROP_GAP] = g_param_spec_int ("gap", NULL, NULL, 0, G_MAXINT, 24, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_two_columns_init (XlTwoColumns *self)
{
}
