/* xl-merge-layout.c - the six columns that all lines of a merge share */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Record, field, at last meeting, mine, theirs, keep. A table of cells cannot have a sentence run over several of them, nor
 * can two lists share the widths of one: so each line is a widget with this layout, and a child says from which column to
 * which it goes:  <layout><property name="column">1</property><property name="span">4</property></layout> */

#include "xl-merge-layout.h"

#include <math.h>

#include "xl-appearance.h"

#define N_COLUMNS 6
/* px between columns and px of the last one, two buttons side by side, at text scale 1: in a line of ROOMY, and in a shorter */
#define ROOMY 900
#define GAP 16
#define GAP_TIGHT 10
#define KEEP 184
#define KEEP_TIGHT 164
/* px of a line below which nothing can be read, at text scale 1 */
#define LEAST 480
/* px that a line is taken to have as long as nobody said, at text scale 1 */
#define USUAL 960

/* What the others get of the rest; together 1. */
static const double shares[N_COLUMNS] = { 0.252, 0.163, 0.135, 0.225, 0.225, 0 };

struct _XlMergeLayoutChild
{
  GtkLayoutChild parent_instance;

  int column;
  int span;
};

G_DEFINE_FINAL_TYPE (XlMergeLayoutChild, xl_merge_layout_child, GTK_TYPE_LAYOUT_CHILD)

typedef enum
{
  PROP_COLUMN = 1,
  PROP_SPAN,
} XlMergeLayoutChildProperty;

static GParamSpec *properties[PROP_SPAN + 1];

static void
xl_merge_layout_child_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlMergeLayoutChild *self = XL_MERGE_LAYOUT_CHILD (object);

  switch ((XlMergeLayoutChildProperty) id)
    {
    case PROP_COLUMN:
      g_value_set_int (value, self->column);
      break;
    case PROP_SPAN:
      g_value_set_int (value, self->span);
      break;
    }
}

static void
xl_merge_layout_child_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlMergeLayoutChild *self = XL_MERGE_LAYOUT_CHILD (object);

  switch ((XlMergeLayoutChildProperty) id)
    {
    case PROP_COLUMN:
      self->column = g_value_get_int (value);
      break;
    case PROP_SPAN:
      self->span = g_value_get_int (value);
      break;
    }
  gtk_layout_manager_layout_changed (gtk_layout_child_get_layout_manager (GTK_LAYOUT_CHILD (self)));
}

static void
xl_merge_layout_child_class_init (XlMergeLayoutChildClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = xl_merge_layout_child_get_property;
  object_class->set_property = xl_merge_layout_child_set_property;
  properties[PROP_COLUMN] = g_param_spec_int ("column", NULL, NULL, 0, N_COLUMNS - 1, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPAN] = g_param_spec_int ("span", NULL, NULL, 1, N_COLUMNS, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_merge_layout_child_init (XlMergeLayoutChild *self)
{
  self->span = 1;
}

struct _XlMergeLayout
{
  GtkLayoutManager parent_instance;

  int width;     /* px that the line got last, or 0 */
  guint changed; /* source that has the line measured again */
};

G_DEFINE_FINAL_TYPE (XlMergeLayout, xl_merge_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
gap_of (GtkWidget *line, int width)
{
  return width < ROOMY * xl_app_theme (line)->text_scale ? GAP_TIGHT : GAP;
}

/* Where a column begins in a line of @width; of the one behind the last: where the line ends, and a gap. */
static int
start_of (GtkWidget *line, int column, int width)
{
  int gap = gap_of (line, width);
  double keep = (gap == GAP ? KEEP : KEEP_TIGHT) * xl_app_theme (line)->text_scale, x = 0;
  double rest = MAX (width - keep - (N_COLUMNS - 1) * gap, 0);

  if (column == N_COLUMNS)
    return width + gap;
  for (int i = 0; i < column; i++)
    x += shares[i] * rest + gap;
  return (int) floor (x);
}

static XlMergeLayoutChild *
place_of (GtkLayoutManager *manager, GtkWidget *child)
{
  return XL_MERGE_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child));
}

static int
room_of (GtkLayoutManager *manager, GtkWidget *line, GtkWidget *child, int width)
{
  XlMergeLayoutChild *place = place_of (manager, child);
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, start_of (line, MIN (place->column + place->span, N_COLUMNS), width) - gap_of (line, width)
                         - start_of (line, place->column, width));
}

static GtkSizeRequestMode
xl_merge_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *line)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_merge_layout_measure (GtkLayoutManager *manager, GtkWidget *line, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  XlMergeLayout *self = XL_MERGE_LAYOUT (manager);
  double scale = xl_app_theme (line)->text_scale;
  int width = (int) ceil (LEAST * scale), height;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  /* A scrolled window asks its list how high it would like to be without a word about the width. */
  width = MAX (width, for_size >= 0 ? for_size : self->width > 0 ? self->width : (int) (USUAL * scale));
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        gtk_widget_measure (child, orientation, room_of (manager, line, child, width), &height, NULL, NULL, NULL);
        *minimum = *natural = MAX (*minimum, height);
      }
}

static gboolean
changed_cb (gpointer data)
{
  XL_MERGE_LAYOUT (data)->changed = 0;
  gtk_layout_manager_layout_changed (data);
  return G_SOURCE_REMOVE;
}

static void
xl_merge_layout_allocate (GtkLayoutManager *manager, GtkWidget *line, int width, int height, int baseline)
{
  XlMergeLayout *self = XL_MERGE_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL;

  if (self->width != width)
    {
      self->width = width;
      if (self->changed == 0)
        self->changed = g_idle_add (changed_cb, self);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int x = start_of (line, place_of (manager, child)->column, width), room = room_of (manager, line, child, width);

        gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - room : x, 0, room, height }, -1);
      }
}

static void
xl_merge_layout_dispose (GObject *object)
{
  g_clear_handle_id (&XL_MERGE_LAYOUT (object)->changed, g_source_remove);
  G_OBJECT_CLASS (xl_merge_layout_parent_class)->dispose (object);
}

static void
xl_merge_layout_class_init (XlMergeLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_merge_layout_dispose;
  layout_class->layout_child_type = XL_TYPE_MERGE_LAYOUT_CHILD;
  layout_class->get_request_mode = xl_merge_layout_get_request_mode;
  layout_class->measure = xl_merge_layout_measure;
  layout_class->allocate = xl_merge_layout_allocate;
}

static void
xl_merge_layout_init (XlMergeLayout *self)
{
}
