/* xl-report-view.c - pages of a document, one below the other, as wide as there is room */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "xl-report-view.h"

#include "xl-report.h"

/* px */
#define LEAST_WIDTH 200
#define USUAL_WIDTH 794 /* A4 at 96 px to the inch */
#define MOST_WIDTH 900
#define SPACING 16
#define STEP 64

/* --- a page ------------------------------------------------------------------------------------- */

#define XL_TYPE_REPORT_PAGE (xl_report_page_get_type ())
G_DECLARE_FINAL_TYPE (XlReportPage, xl_report_page, XL, REPORT_PAGE, GtkWidget)

struct _XlReportPage
{
  GtkWidget parent_instance;

  GPtrArray *pages; /* owned */
  guint index;
};

G_DEFINE_FINAL_TYPE (XlReportPage, xl_report_page, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
xl_report_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_report_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
    }
  else
    *minimum = *natural =
        (int) ceil (MIN (for_size >= 0 ? for_size : USUAL_WIDTH, MOST_WIDTH) * XL_REPORT_HEIGHT / XL_REPORT_WIDTH);
}

static void
xl_report_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlReportPage *self = XL_REPORT_PAGE (widget);
  const XlTheme *paper = xl_theme_get (XL_THEME_LIGHT);
  int width = MIN (gtk_widget_get_width (widget), MOST_WIDTH), height = gtk_widget_get_height (widget);
  graphene_rect_t sheet = GRAPHENE_RECT_INIT ((float) (gtk_widget_get_width (widget) - width) / 2, 0, (float) width,
                                              (float) height);
  GskRoundedRect edge;
  GdkRGBA line;
  cairo_t *cr;

  /* On paper, whatever the screen looks like. */
  line = (GdkRGBA) { (float) paper->line.red, (float) paper->line.green, (float) paper->line.blue, 1 };
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { (float) paper->surface.red, (float) paper->surface.green,
                                                    (float) paper->surface.blue, 1 }, &sheet);
  gsk_rounded_rect_init_from_rect (&edge, &sheet, 0);
  gtk_snapshot_append_border (snapshot, &edge, (float[]) { 1, 1, 1, 1 }, (GdkRGBA[]) { line, line, line, line });
  if (self->pages == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  cairo_translate (cr, sheet.origin.x, 0);
  cairo_scale (cr, width / XL_REPORT_WIDTH, width / XL_REPORT_WIDTH);
  xl_report_paint (self->pages, self->index, cr);
  cairo_destroy (cr);
}

static void
xl_report_page_finalize (GObject *object)
{
  g_clear_pointer (&XL_REPORT_PAGE (object)->pages, g_ptr_array_unref);
  G_OBJECT_CLASS (xl_report_page_parent_class)->finalize (object);
}

static void
xl_report_page_class_init (XlReportPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_report_page_finalize;
  widget_class->get_request_mode = xl_report_page_get_request_mode;
  widget_class->measure = xl_report_page_measure;
  widget_class->snapshot = xl_report_page_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
xl_report_page_init (XlReportPage *self)
{
}

static char *
page_words (guint page, guint n)
{
  g_autofree char *one = g_strdup_printf ("%u", page), *all = g_strdup_printf ("%u", n);
  /* Translators: which page of how many: {1} and {2} stand for the numbers */
  g_autoptr (GString) words = g_string_new (_("Page {1} of {2}"));

  g_string_replace (words, "{1}", one, 1);
  g_string_replace (words, "{2}", all, 1);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
page_show (XlReportPage *self, GPtrArray *pages, guint index)
{
  g_autofree char *words = page_words (index + 1, pages->len);

  g_ptr_array_ref (pages);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = pages;
  self->index = index;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- all of them -------------------------------------------------------------------------------- */

struct _XlReportView
{
  GtkWidget parent_instance;

  GPtrArray *pages; /* owned, or NULL */
  guint page;       /* that is read, from 1; 0 without pages */
  guint idle;
  /* children */
  GtkWidget *scrolled;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (XlReportView, xl_report_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WORDS = 1,
  N_PROPS
} XlReportViewProperty;

static GParamSpec *properties[N_PROPS];

static GtkAdjustment *
get_adjustment (XlReportView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* From the top of one page to that of the next, px. */
static double
pitch (XlReportView *self)
{
  guint n = self->pages != NULL ? self->pages->len : 0;

  /* As much above the first and below the last as between two. */
  return n > 0 ? MAX (gtk_adjustment_get_upper (get_adjustment (self)) - SPACING, 1) / n : 1;
}

/* The page that lies across the middle is read. */
static void
find_page (XlReportView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  guint n = self->pages != NULL ? self->pages->len : 0, page = 0;

  if (n > 0)
    page = (guint) CLAMP (middle / pitch (self), 0, n - 1) + 1;
  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static gboolean
idle_cb (gpointer data)
{
  XlReportView *self = data;

  self->idle = 0;
  find_page (self);
  return G_SOURCE_REMOVE;
}

/* The adjustment changes while the window is laid out, when nothing else may. */
static void
find_page_soon (XlReportView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
go_to (XlReportView *self, int page)
{
  guint n = self->pages != NULL ? self->pages->len : 0;

  if (n > 0)
    gtk_adjustment_set_value (get_adjustment (self), (CLAMP (page, 1, (int) n) - 1) * pitch (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, XlReportView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  if (state & gtk_accelerator_get_default_mod_mask ())
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      xl_report_view_turn (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_space:
      xl_report_view_turn (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, G_MAXINT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
xl_report_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlReportView *self = XL_REPORT_VIEW (object);

  switch ((XlReportViewProperty) id)
    {
    case PROP_WORDS:
      if (self->page > 0)
        g_value_take_string (value, page_words (self->page, self->pages->len));
      return;
    case N_PROPS:
      break;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
xl_report_view_dispose (GObject *object)
{
  XlReportView *self = XL_REPORT_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  G_OBJECT_CLASS (xl_report_view_parent_class)->dispose (object);
}

static void
xl_report_view_class_init (XlReportViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->get_property = xl_report_view_get_property;
  G_OBJECT_CLASS (class)->dispose = xl_report_view_dispose;
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "xl-report-view");
}

static void
xl_report_view_init (XlReportView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", SPACING, "margin-top", SPACING,
                            "margin-bottom", SPACING, "margin-start", SPACING, "margin-end", SPACING, NULL);
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->box,
                                 "focusable", FALSE, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (gtk_widget_grab_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (get_adjustment (self), "value-changed", G_CALLBACK (find_page_soon), self);
  g_signal_connect_swapped (get_adjustment (self), "changed", G_CALLBACK (find_page_soon), self);
}

/**
 * xl_report_view_set_pages:
 * @pages: (nullable) (element-type cairo_surface_t): see xl_report_record()
 *
 * Shows these; where somebody reads stays where it is.
 */
void
xl_report_view_set_pages (XlReportView *self, GPtrArray *pages)
{
  GtkWidget *page = gtk_widget_get_first_child (self->box);
  guint n = pages != NULL ? pages->len : 0;

  if (pages != NULL)
    g_ptr_array_ref (pages);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = pages;
  for (guint i = 0; i < n; i++)
    {
      if (page == NULL)
        {
          page = g_object_new (XL_TYPE_REPORT_PAGE, NULL);
          gtk_box_append (GTK_BOX (self->box), page);
        }
      page_show (XL_REPORT_PAGE (page), pages, i);
      page = gtk_widget_get_next_sibling (page);
    }
  while (page != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (page);

      gtk_box_remove (GTK_BOX (self->box), page);
      page = next;
    }
  self->page = 0;
  find_page (self);
}

/**
 * xl_report_view_get_pages:
 *
 * Returns: (transfer none) (nullable) (element-type cairo_surface_t): what is shown
 */
GPtrArray *
xl_report_view_get_pages (XlReportView *self)
{
  return self->pages;
}

/**
 * xl_report_view_turn:
 * @by: so many pages forward, or back
 *
 * To the top of another page; back first to the top of the one that is read.
 */
void
xl_report_view_turn (XlReportView *self, int by)
{
  double at = gtk_adjustment_get_value (get_adjustment (self)) / pitch (self);
  int page = (int) floor (at + 0.02) + 1;

  if (by < 0 && at - (page - 1) > 0.02)
    by++;
  go_to (self, page + by);
}
