/* xl-tab-layout.c - tabs in a line: closer together where there is little room, in a second line where there is none */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-tab-layout.h"

/* px that a tab gets beyond what it needs */
#define MOST_EXTRA 18

struct _XlTabLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (XlTabLayout, xl_tab_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The tab that is shown is bold: room for that is kept for all, so that none moves when another is chosen. */
static int
width_of (GtkWidget *tab)
{
  GtkWidget *label = GTK_IS_BUTTON (tab) ? gtk_button_get_child (GTK_BUTTON (tab)) : NULL;
  int width, own, bold;

  gtk_widget_measure (tab, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (GTK_IS_LABEL (label))
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, gtk_label_get_text (GTK_LABEL (label)));
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
      pango_layout_get_pixel_size (layout, &bold, NULL);
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &own, NULL, NULL);
      width += MAX (bold - own, 0);
    }
  return width;
}

static int
height_of (GtkWidget *tab)
{
  int height;

  gtk_widget_measure (tab, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* Places the tabs into @width, or only counts: returns the height. */
static int
place (GtkWidget *bar, int width, gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL;
  int n = 0, needed = 0, line = 0, x = 0, y = 0, extra;

  for (GtkWidget *tab = gtk_widget_get_first_child (bar); tab != NULL; tab = gtk_widget_get_next_sibling (tab), n++)
    {
      needed += width_of (tab);
      line = MAX (line, height_of (tab));
    }
  extra = n > 0 ? CLAMP ((width - needed) / n, 0, MOST_EXTRA) : 0;
  for (GtkWidget *tab = gtk_widget_get_first_child (bar); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    {
      int room = width_of (tab) + extra;

      if (x > 0 && x + room > width)
        {
          x = 0;
          y += line;
        }
      if (allocate)
        gtk_widget_size_allocate (tab, &(GtkAllocation) { mirrored ? width - x - room : x, y, room, line }, -1);
      x += room;
    }
  return y + line;
}

static GtkSizeRequestMode
xl_tab_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *bar)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_tab_layout_measure (GtkLayoutManager *manager, GtkWidget *bar, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  int widest = 0, all = 0;

  for (GtkWidget *tab = gtk_widget_get_first_child (bar); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    {
      widest = MAX (widest, width_of (tab));
      all += width_of (tab) + MOST_EXTRA;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (all, widest);
    }
  else
    *minimum = *natural = place (bar, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
xl_tab_layout_allocate (GtkLayoutManager *manager, GtkWidget *bar, int width, int height, int baseline)
{
  place (bar, width, TRUE);
}

static void
xl_tab_layout_class_init (XlTabLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = xl_tab_layout_get_request_mode;
  layout_class->measure = xl_tab_layout_measure;
  layout_class->allocate = xl_tab_layout_allocate;
}

static void
xl_tab_layout_init (XlTabLayout *self)
{
}
