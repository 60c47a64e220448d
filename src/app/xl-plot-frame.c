/* xl-plot-frame.c - a chart that Tab reaches once, with a menu that exports it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-plot-frame.h"

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-ask.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-part.h"
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

typedef struct
{
  XlPlotFrame *frame; /* owned */
  char *path;         /* owned */
  gboolean png;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->frame);
  g_free (export->path);
  g_free (export);
}

static void
export_failed (Export *export, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (export->frame));

  xl_ask_tell (root != NULL ? GTK_WINDOW (root) : NULL, _("The picture was not written"), error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  if (xl_desk_write_finish (XL_DESK (source), result, &error))
    {
      g_autofree char *name = g_filename_display_basename (export->path);
      g_autofree char *sentence = g_strdup_printf (_("Written: \u2068%s\u2069"), name);

      g_signal_emit_by_name (source, "said", sentence, FALSE);
    }
  else
    export_failed (export, error);
  export_free (export);
}

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
draw_sheet (XlPlotFrame *self, gboolean png, GError **error)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->plot)), height = gtk_widget_get_height (GTK_WIDGET (self->plot));
  XlRecord *project = find_project (self);
  XlPlan *plan = xl_desk_get_plan (xl_widget_get_desk (GTK_WIDGET (self)));
  const XlChartHead *head = xl_plot_view_get_head (self->plot);
  g_autofree char *title = project != NULL && plan != NULL ? xl_words_name (plan, project) : NULL;
  XlSheet sheet = {
    .width = MAX (width, SHEET_WIDTH),
    .height = MAX (width, SHEET_WIDTH) * (double) MAX (height, 1) / MAX (width, 1) + SHEET_EDGE,
    .scale = png ? PNG_SCALE : 1,
    .background = TRUE,
    .title = title,
    .footer = head != NULL && head->illustrative ? _("Hatched: illustrative, invented to show something") : NULL,
  };

  return png ? xl_sheet_chart_png (&sheet, xl_theme_get (XL_THEME_LIGHT), draw_cb, self->plot, error)
             : xl_sheet_chart_svg (&sheet, xl_theme_get (XL_THEME_LIGHT), draw_cb, self->plot, error);
}

static void
export_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (export->frame));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = xl_ask_save_finish (result, &error);
  g_autoptr (GByteArray) drawn = NULL;
  g_autoptr (GBytes) bytes = NULL;

  export->path = file != NULL ? g_file_get_path (file) : NULL;
  if (export->path != NULL && desk != NULL && xl_desk_get_plan (desk) != NULL)
    drawn = draw_sheet (export->frame, export->png, &error);
  if (drawn == NULL)
    {
      if (file != NULL && error != NULL)
        export_failed (export, error);
      export_free (export);
      return;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
  xl_desk_write_async (desk, export->path, bytes, NULL, written_cb, export);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlPlotFrame *self = XL_PLOT_FRAME (widget);
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = NULL;

  export->frame = g_object_ref (self);
  export->png = g_str_equal (action, "plot.export-png");
  name = g_strconcat (self->label != NULL ? self->label : _("Chart"), export->png ? ".png" : ".svg", NULL);
  g_strdelimit (name, "/", '-');
  xl_ask_save_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                     export->png ? _("Export the chart as PNG") : _("Export the chart as SVG"), name,
                     export->png ? XL_ASK_PNG : XL_ASK_SVG, export_cb, export);
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
  gtk_widget_class_install_action (widget_class, "plot.export-svg", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "plot.export-png", NULL, export_action);
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
