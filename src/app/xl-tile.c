/* xl-tile.c - a tile of the overview: title, scope, a chart or what to do first */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-tile.h"

#include "xl-application.h"
#include "xl-label.h"
#include "xl-one-stop.h"
#include "xl-wrap.h"

struct _XlTile
{
  GtkBox parent_instance;

  /* owned */
  char *title;
  char *action;
  /* borrowed */
  GtkWidget *body;  /* what stands in the place of the chart, or NULL */
  GtkWidget *empty; /* made when it is first needed */
  GtkLabel *empty_label;
  GtkWidget *empty_button;
  const char *meaning; /* class of the chip */
  /* template */
  GtkWidget *title_button;
  GtkWidget *title_label;
  GtkLabel *chip;
  GtkLabel *scope;
  GtkWidget *mark;
  GtkWidget *figure_row;
  GtkLabel *figure;
  GtkLabel *unit;
  GtkLabel *note;
  GtkWidget *stop;
  XlChartView *chart;
};

G_DEFINE_FINAL_TYPE (XlTile, xl_tile, GTK_TYPE_BOX)

typedef enum
{
  PROP_TITLE = 1,
  PROP_ACTION,
  PROP_BODY,
} XlTileProperty;

static GParamSpec *properties[PROP_BODY + 1];

/* The target first: GTK compares its type with the action's as soon as it has the name. */
static void
set_action (GtkWidget *button, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    g_return_if_reached ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

/* A click beside bars and buttons opens what the title opens. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, XlTile *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (at != NULL && gtk_widget_get_visible (self->title_button))
    gtk_widget_activate (self->title_button);
}

static void
xl_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlTileProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, XL_TILE (object)->title);
      break;
    case PROP_ACTION:
      g_value_set_string (value, XL_TILE (object)->action);
      break;
    case PROP_BODY:
      g_value_set_object (value, XL_TILE (object)->body);
      break;
    }
}

static void
xl_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlTile *self = XL_TILE (object);

  switch ((XlTileProperty) id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      break;
    case PROP_ACTION:
      g_free (self->action);
      self->action = g_value_dup_string (value);
      set_action (self->title_button, self->action);
      break;
    case PROP_BODY:
      self->body = g_value_get_object (value);
      if (self->body != NULL)
        gtk_box_append (GTK_BOX (self), self->body);
      break;
    }
}

static void
xl_tile_finalize (GObject *object)
{
  g_free (XL_TILE (object)->title);
  g_free (XL_TILE (object)->action);
  G_OBJECT_CLASS (xl_tile_parent_class)->finalize (object);
}

static void
xl_tile_class_init (XlTileClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_tile_get_property;
  object_class->set_property = xl_tile_set_property;
  object_class->finalize = xl_tile_finalize;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* detailed name of what the tile opens */
  properties[PROP_ACTION] =
      g_param_spec_string ("action", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* what stands in the place of the chart */
  properties[PROP_BODY] =
      g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_CHART_VIEW);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, XlTile, title_button);
  gtk_widget_class_bind_template_child (widget_class, XlTile, title_label);
  gtk_widget_class_bind_template_child (widget_class, XlTile, chip);
  gtk_widget_class_bind_template_child (widget_class, XlTile, scope);
  gtk_widget_class_bind_template_child (widget_class, XlTile, mark);
  gtk_widget_class_bind_template_child (widget_class, XlTile, figure_row);
  gtk_widget_class_bind_template_child (widget_class, XlTile, figure);
  gtk_widget_class_bind_template_child (widget_class, XlTile, unit);
  gtk_widget_class_bind_template_child (widget_class, XlTile, note);
  gtk_widget_class_bind_template_child (widget_class, XlTile, stop);
  gtk_widget_class_bind_template_child (widget_class, XlTile, chart);
}

static void
xl_tile_init (XlTile *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The title is read together with the figures; the scope says what is counted. */
static void
show_scope (XlTile *self, const char *scope, const char *summary)
{
  g_autofree char *words = summary ? g_strconcat (self->title, ": ", summary, NULL) : g_strdup (self->title);

  gtk_label_set_text (self->scope, scope ? scope : "");
  gtk_widget_set_visible (GTK_WIDGET (self->scope), scope != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_one (XlTile *self, GtkWidget *shown)
{
  gtk_widget_set_visible (self->stop, shown == self->stop);
  if (self->body != NULL)
    gtk_widget_set_visible (self->body, shown == self->body);
  if (self->empty != NULL)
    gtk_widget_set_visible (self->empty, shown == self->empty);
}

/**
 * xl_tile_get_chart:
 *
 * Returns: (transfer none): the chart of the tile, to be told its figures
 */
XlChartView *
xl_tile_get_chart (XlTile *tile)
{
  return tile->chart;
}

/**
 * xl_tile_show_chart:
 * @scope: (nullable): what is counted, in a few words
 * @summary: (nullable): the figures as a sentence, for those who cannot see the chart
 *
 * Shows the chart.
 */
void
xl_tile_show_chart (XlTile *tile, const char *scope, const char *summary)
{
  show_scope (tile, scope, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, tile->title, -1);
  show_one (tile, tile->stop);
}

static void
make_empty (XlTile *self)
{
  GtkWidget *label = gtk_label_new (NULL), *button = gtk_button_new ();

  self->empty = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  xl_label_wrap (GTK_LABEL (label));
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "xl-secondary");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->empty), label);
  gtk_box_append (GTK_BOX (self->empty), button);
  gtk_box_append (GTK_BOX (self), self->empty);
  self->empty_label = GTK_LABEL (label);
  self->empty_button = button;
}

/**
 * xl_tile_show_empty:
 * @sentence: why there is nothing to show
 * @button: (nullable): what to do about it
 * @action: (nullable): detailed name of what the button does
 *
 * Shows that there is nothing yet, and what to do first.
 */
void
xl_tile_show_empty (XlTile *tile, const char *sentence, const char *button, const char *action)
{
  if (tile->empty == NULL)
    make_empty (tile);
  show_scope (tile, NULL, sentence);
  xl_tile_set_figure (tile, NULL, NULL, NULL, FALSE);
  gtk_label_set_text (tile->empty_label, sentence);
  gtk_widget_set_visible (tile->empty_button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (tile->empty_button), button);
      g_object_set (gtk_button_get_child (GTK_BUTTON (tile->empty_button)), "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER,
                    "margin-top", 3, "margin-bottom", 3, NULL);
      set_action (tile->empty_button, action);
    }
  show_one (tile, tile->empty);
}

/**
 * xl_tile_show_body:
 * @scope: (nullable): a few words at the right of the title
 * @summary: (nullable): what the tile says, as a sentence
 *
 * Shows XlTile:body.
 */
void
xl_tile_show_body (XlTile *tile, const char *scope, const char *summary)
{
  show_scope (tile, scope, summary);
  show_one (tile, tile->body);
}

/**
 * xl_tile_set_chip:
 * @text: (nullable): a figure beside the title; %NULL for none
 * @meaning: (nullable): class of the style sheet: "red", "amber"; lives as long as the program
 *
 * Shows a chip beside the title.
 */
void
xl_tile_set_chip (XlTile *tile, const char *text, const char *meaning)
{
  if (tile->meaning != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (tile->chip), tile->meaning);
  tile->meaning = meaning;
  if (meaning != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (tile->chip), meaning);
  gtk_label_set_text (tile->chip, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (tile->chip), text != NULL);
}

/**
 * xl_tile_set_figure:
 * @figure: (nullable): the one big figure of the tile; %NULL for none
 * @unit: (nullable): its unit and a word or two, lighter
 * @note: (nullable): a remark below the chart
 * @illustrative: all of it is invented
 *
 * Shows a figure above the chart.
 */
void
xl_tile_set_figure (XlTile *tile, const char *figure, const char *unit, const char *note, gboolean illustrative)
{
  gtk_label_set_text (tile->figure, figure ? figure : "");
  gtk_label_set_text (tile->unit, unit ? unit : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile->unit), unit);
  gtk_widget_set_visible (tile->figure_row, figure != NULL);
  gtk_label_set_text (tile->note, note ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile->note), note);
  gtk_widget_set_visible (GTK_WIDGET (tile->note), note != NULL);
  gtk_widget_set_visible (tile->mark, illustrative);
}
