/* xl-plot-frame.c - a chart that Tab reaches once, with a menu that exports it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-plot-frame.h"

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-part.h"
#include "xl-picture-save.h"
#include "xl-sheet.h"

/* px: a chart on a sheet is at least as wide as a page has room for */
#define SHEET_WIDTH 960
#define SHEET_EDGE 64
#define PNG_SCALE 2

struct _XlPlotFrame
{
  GtkWidget parent_instance;

  char *label; /* owned */
  /* template */
  XlPlotView *plot;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (XlPlotFrame, xl_plot_frame, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LABEL = 1,
} XlPlotFrameProperty;

static GParamSpec *properties[PROP_LABEL + 1];

/* ---- export ---- */

static void
draw_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  xl_plot_view_draw (data, cr, theme, width, height);
}

static XlRecord *
find_project (XlPlotFrame *self)
{
  GtkWidget *part = gtk_widget_get_ancestor (GTK_WIDGET (self), XL_TYPE_PART);

  return part != NULL ? xl_part_get_record (XL_PART (part)) : NULL;
}

/* On white paper, whatever the screen looks like. */
static GByteArray *
draw_sheet (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  XlPlotFrame *self = XL_PLOT_FRAME (widget);
  int width = gtk_widget_get_width (GTK_WIDGET (self->plot)), height = gtk_widget_get_height (GTK_WIDGET (self->plot));
  XlRecord *project = find_project (self);
  XlPlan *plan = xl_desk_get_plan (xl_widget_get_desk (GTK_WIDGET (self)));
  const XlChartHead *head = xl_plot_view_get_head (self->plot);
  g_autofree char *title = project != NULL && plan != NULL ? xl_words_name (plan, project) : NULL;
  XlSheet sheet = {
    .width = MAX (width, SHEET_WIDTH),
    .height = MAX (width, SHEET_WIDTH) * (double) MAX (height, 1) / MAX (width, 1) + SHEET_EDGE,
    .scale = picture->what == XL_ASK_PNG ? PNG_SCALE : 1,
    .background = TRUE,
    .title = title,
    .footer = head != NULL && head->illustrative ? _("Hatched: illustrative, invented to show something") : NULL,
  };

  return (picture->what == XL_ASK_SVG   ? xl_sheet_chart_svg
          : picture->what == XL_ASK_PNG ? xl_sheet_chart_png
                                        : xl_sheet_chart_pdf) (&sheet, xl_theme_get (XL_THEME_LIGHT), draw_cb,
                                                               self->plot, error);
}

static const XlPicture pictures[] = {
  { "plot.export-svg", ".svg", XL_ASK_SVG, N_("Export the chart as SVG"), draw_sheet },
  { "plot.export-png", ".png", XL_ASK_PNG, N_("Export the chart as PNG"), draw_sheet },
  { "plot.export-pdf", ".pdf", XL_ASK_PDF, N_("Export the chart as PDF"), draw_sheet },
};

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlPlotFrame *self = XL_PLOT_FRAME (widget);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_str_equal (action, pictures[i].action))
      xl_picture_save (widget, xl_widget_get_desk (widget), &pictures[i], self->label != NULL ? self->label : _("Chart"), NULL);
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, XlPlotFrame *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu);
}

static void
xl_plot_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlPlotFrameProperty) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, XL_PLOT_FRAME (object)->label);
      break;
    }
}

static void
xl_plot_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlPlotFrame *self = XL_PLOT_FRAME (object);
  g_autofree char *words = NULL;

  switch ((XlPlotFrameProperty) id)
    {
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      /* Translators: %s is the name of a chart */
      words = g_strdup_printf (_("Export the chart: %s"), self->label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      break;
    }
}

static void
xl_plot_frame_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&XL_PLOT_FRAME (object)->label, g_free);
  G_OBJECT_CLASS (xl_plot_frame_parent_class)->dispose (object);
}

static void
xl_plot_frame_class_init (XlPlotFrameClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_plot_frame_get_property;
  object_class->set_property = xl_plot_frame_set_property;
  object_class->dispose = xl_plot_frame_dispose;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PLOT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-plot-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPlotFrame, plot);
  gtk_widget_class_bind_template_child (widget_class, XlPlotFrame, menu);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    gtk_widget_class_install_action (widget_class, pictures[i].action, NULL, export_action);
}

static void
xl_plot_frame_init (XlPlotFrame *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * xl_plot_frame_get_plot:
 *
 * Returns: (transfer none): the chart in it
 */
XlPlotView *
xl_plot_frame_get_plot (XlPlotFrame *self)
{
  return self->plot;
}
