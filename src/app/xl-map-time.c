/* xl-map-time.c - the time slider below the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stop for each year since the first dated fact, and at the right end one for all dates. Diamonds above the line are
 * the days on which something changed. */

#include <glib/gi18n.h>

#include "xl-map-time.h"

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-desk-map-time.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-pen.h"

/* Milliseconds that a year stands while it plays. */
#define BEAT 900

/* Half a diamond, and from its middle down to the line, px. */
#define DIAMOND 4.0
#define KNOB 13.0

struct _XlMapTime
{
  GtkWidget parent_instance;

  GArray *dates;     /* owned; XlDate */
  int first, last;   /* years; the stop after the last is for all dates */
  XlDate day;
  guint playing;
  gboolean setting;

  /* template */
  GtkToggleButton *play;
  GtkRange *scale;
  GtkAdjustment *stops;
  GtkLabel *now;
};

G_DEFINE_FINAL_TYPE (XlMapTime, xl_map_time, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DAY = 1,
} XlMapTimeProperty;

static GParamSpec *properties[PROP_DAY + 1];

static void
say (XlMapTime *self)
{
  g_autofree char *text = self->day != XL_DATE_NONE ? xl_words_date (self->day) : g_strdup (_("All dates"));

  gtk_label_set_text (self->now, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
stop_playing (XlMapTime *self)
{
  g_clear_handle_id (&self->playing, g_source_remove);
  gtk_toggle_button_set_active (self->play, FALSE);
}

static gboolean
beat_cb (gpointer data)
{
  XlMapTime *self = data;
  double value = gtk_adjustment_get_value (self->stops);

  if (value + 1 >= gtk_adjustment_get_upper (self->stops) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->playing = 0;
      gtk_adjustment_set_value (self->stops, gtk_adjustment_get_upper (self->stops));
      gtk_toggle_button_set_active (self->play, FALSE);
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (self->stops, value + 1);
  return G_SOURCE_CONTINUE;
}

static void
play_cb (XlMapTime *self)
{
  gboolean play = gtk_toggle_button_get_active (self->play);

  gtk_button_set_icon_name (GTK_BUTTON (self->play), play ? "xl-pause-symbolic" : "media-playback-start-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  play ? _("Pause") : _("Play the years"), -1);
  g_clear_handle_id (&self->playing, g_source_remove);
  if (!play)
    return;
  /* From the end it begins anew. */
  if (self->day == XL_DATE_NONE)
    gtk_adjustment_set_value (self->stops, self->first);
  self->playing = g_timeout_add (BEAT, beat_cb, self);
}

static void
value_cb (XlMapTime *self)
{
  int year = (int) (gtk_adjustment_get_value (self->stops) + 0.5);
  XlDate day = year <= self->last ? xl_date_make (year, 0, 0) : XL_DATE_NONE;

  /* A scale moves freely under the pointer; time here goes by years. */
  if (!self->setting && gtk_adjustment_get_value (self->stops) != year)
    {
      gtk_adjustment_set_value (self->stops, year);
      return;
    }
  if (self->setting || day == self->day)
    return;
  self->day = day;
  say (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/* Few enough names of years to stand in the narrowest window. */
static void
label_years (XlMapTime *self)
{
  int years = self->last - self->first + 1;
  int step = years > 50 ? 20 : years > 24 ? 5 : years > 8 ? 2 : 1;

  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  for (int year = self->first + (step - self->first % step) % step; year <= self->last; year += step)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      gtk_scale_add_mark (GTK_SCALE (self->scale), year, GTK_POS_BOTTOM, text);
    }
}

/* Where the line of the slider lies. */
static gboolean
find_line (XlMapTime *self, graphene_rect_t *line)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->scale));

  while (child != NULL && g_strcmp0 (gtk_widget_get_css_name (child), "trough") != 0)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL && gtk_widget_compute_bounds (child, GTK_WIDGET (self), line);
}

static void
xl_map_time_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlMapTime *self = XL_MAP_TIME (widget);
  graphene_rect_t line;
  cairo_t *cr;

  GTK_WIDGET_CLASS (xl_map_time_parent_class)->snapshot (widget, snapshot);
  if (!find_line (self, &line))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                                 (float) gtk_widget_get_height (widget)));
  xl_pen_set (cr, xl_app_theme (widget)->ink2);
  for (guint i = 0; i < self->dates->len; i++)
    {
      XlDate date = g_array_index (self->dates, XlDate, i);
      double year = XL_DATE_YEAR (date) + (MAX (XL_DATE_MONTH (date), 1) - 1) / 12.0;
      double x = (double) line.origin.x
                 + (double) line.size.width * (year - self->first) / MAX (self->last + 1 - self->first, 1);
      double y = MAX ((double) line.origin.y - KNOB, DIAMOND + 1);

      cairo_move_to (cr, x, y - DIAMOND);
      cairo_line_to (cr, x + DIAMOND, y);
      cairo_line_to (cr, x, y + DIAMOND);
      cairo_line_to (cr, x - DIAMOND, y);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
xl_map_time_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMapTimeProperty) id)
    {
    case PROP_DAY:
      g_value_set_uint (value, XL_MAP_TIME (object)->day);
      break;
    }
}

static void
xl_map_time_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMapTimeProperty) id)
    {
    case PROP_DAY:
      xl_map_time_set_day (XL_MAP_TIME (object), g_value_get_uint (value));
      break;
    }
}

static void
xl_map_time_dispose (GObject *object)
{
  XlMapTime *self = XL_MAP_TIME (object);
  GtkWidget *child;

  g_clear_handle_id (&self->playing, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_map_time_parent_class)->dispose (object);
}

static void
xl_map_time_finalize (GObject *object)
{
  g_array_unref (XL_MAP_TIME (object)->dates);
  G_OBJECT_CLASS (xl_map_time_parent_class)->finalize (object);
}

static void
xl_map_time_class_init (XlMapTimeClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_map_time_get_property;
  object_class->set_property = xl_map_time_set_property;
  object_class->dispose = xl_map_time_dispose;
  object_class->finalize = xl_map_time_finalize;
  widget_class->snapshot = xl_map_time_snapshot;
  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-time.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapTime, play);
  gtk_widget_class_bind_template_child (widget_class, XlMapTime, scale);
  gtk_widget_class_bind_template_child (widget_class, XlMapTime, stops);
  gtk_widget_class_bind_template_child (widget_class, XlMapTime, now);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_map_time_init (XlMapTime *self)
{
  self->dates = g_array_new (FALSE, FALSE, sizeof (XlDate));
  self->first = self->last = XL_DATE_YEAR (xl_date_today ());
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_app_theme_redraws (GTK_WIDGET (self));
  say (self);
}

/* ---- public ---- */

/**
 * xl_map_time_set_plan:
 * @plan: (nullable): whose dates
 *
 * The plan changed. Without dates there is no slider. The year that was chosen stays, where it is still there.
 */
void
xl_map_time_set_plan (XlMapTime *self, XlPlan *plan)
{
  XlDate day = self->day;
  int first = self->first, last = self->last;

  g_array_unref (self->dates);
  self->dates = plan != NULL ? xl_desk_map_dates (plan) : g_array_new (FALSE, FALSE, sizeof (XlDate));
  gtk_widget_set_visible (GTK_WIDGET (self), self->dates->len > 0);
  self->last = XL_DATE_YEAR (xl_date_today ());
  self->first = self->last;
  if (self->dates->len > 0)
    {
      self->first = MIN (self->first, XL_DATE_YEAR (g_array_index (self->dates, XlDate, 0)));
      self->last = MAX (self->last, XL_DATE_YEAR (g_array_index (self->dates, XlDate, self->dates->len - 1)));
    }
  self->setting = TRUE;
  gtk_adjustment_configure (self->stops, self->last + 1, self->first, self->last + 1, 1, 5, 0);
  self->setting = FALSE;
  if (first != self->first || last != self->last)
    label_years (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->dates->len == 0 || XL_DATE_YEAR (day) > self->last || XL_DATE_YEAR (day) < self->first)
    day = XL_DATE_NONE;
  if (day != self->day)
    stop_playing (self);
  xl_map_time_set_day (self, day);
}

/**
 * xl_map_time_get_day:
 *
 * Returns: see #XlMapTime:day
 */
XlDate
xl_map_time_get_day (XlMapTime *self)
{
  return self->day;
}

/**
 * xl_map_time_set_day:
 * @day: a date, of which the year counts; none for all dates
 */
void
xl_map_time_set_day (XlMapTime *self, XlDate day)
{
  gboolean changed;

  if (day != XL_DATE_NONE)
    day = xl_date_make (CLAMP (XL_DATE_YEAR (day), self->first, self->last), 0, 0);
  changed = day != self->day;
  self->day = day;
  self->setting = TRUE;
  gtk_adjustment_set_value (self->stops, day != XL_DATE_NONE ? XL_DATE_YEAR (day) : self->last + 1);
  self->setting = FALSE;
  say (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}
