/* xl-present-button.c - starts presenting the map, on a chosen screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-present-button.h"

#include "xl-application.h"
#include "xl-desk-minutes.h"
#include "xl-minutes-window.h"
#include "xl-present-window.h"
#include "xl-state.h"
#include "xl-window.h"

struct _XlPresentButton
{
  GtkWidget parent_instance;

  XlWindow *window;            /* borrowed: the root */
  XlPresentWindow *presenting; /* borrowed, weak; what is on a screen now */
  char *page;                  /* owned; name of the page to go back to */
  char *since;                 /* owned; when it began */
  XlPlan *plan;                /* owned; what is presented */
  guint n_changes;             /* of its history, when it began */
  GListModel *screens;         /* owned; of GdkMonitor */

  /* template */
  GtkWidget *choice;
  GMenu *monitors;
};

G_DEFINE_FINAL_TYPE (XlPresentButton, xl_present_button, GTK_TYPE_WIDGET)

/* ---- screens ---- */

static void
fill_choice (XlPresentButton *self)
{
  guint n = g_list_model_get_n_items (self->screens);

  g_menu_remove_all (self->monitors);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) screen = g_list_model_get_item (self->screens, i);
      const char *connector = gdk_monitor_get_connector (screen);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *words = NULL;
      GdkRectangle place;

      if (connector == NULL)
        continue;
      gdk_monitor_get_geometry (screen, &place);
      /* Translators: a screen: where it is connected, and its size: "HDMI-1, 1920 × 1080" */
      words = g_strdup_printf (_("%s, %d × %d"), connector, place.width * gdk_monitor_get_scale_factor (screen),
                               place.height * gdk_monitor_get_scale_factor (screen));
      item = g_menu_item_new (words, NULL);
      g_menu_item_set_action_and_target (item, "win.present-on", "s", connector);
      g_menu_append_item (self->monitors, item);
    }
  gtk_widget_set_visible (self->choice, g_menu_model_get_n_items (G_MENU_MODEL (self->monitors)) > 1);
}

static GdkMonitor *
find_screen (XlPresentButton *self, const char *connector)
{
  for (guint i = 0; connector != NULL && i < g_list_model_get_n_items (self->screens); i++)
    {
      g_autoptr (GdkMonitor) screen = g_list_model_get_item (self->screens, i);

      if (g_strcmp0 (gdk_monitor_get_connector (screen), connector) == 0)
        return g_steal_pointer (&screen);
    }
  return NULL;
}

/* The one chosen last time; else, where there are two, the one that people do not work on. */
static GdkMonitor *
default_screen (XlPresentButton *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  GdkMonitor *here = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface);
  g_autofree char *last = xl_state_dup_text ("present", "screen");
  GdkMonitor *found = find_screen (self, last);

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (self->screens); i++)
    {
      g_autoptr (GdkMonitor) screen = g_list_model_get_item (self->screens, i);

      if (screen != here)
        found = g_steal_pointer (&screen);
    }
  return found != NULL || here == NULL ? found : g_object_ref (here);
}

/* ---- begin and end ---- */

/* What was typed before the room is shown once more, to be kept. */
static void
offer_minutes (XlPresentButton *self)
{
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (self->window));

  if (self->plan == plan && xl_history_size (xl_plan_get_history (plan)) > self->n_changes)
    xl_minutes_window_present (self->window, self->since);
}

/* Everything is as before. */
static void
ended_cb (XlPresentButton *self)
{
  self->presenting = NULL;
  if (self->window == NULL || gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    return;
  if (self->page != NULL)
    xl_window_show_page (self->window, self->page);
  g_clear_pointer (&self->page, g_free);
  gtk_window_present (GTK_WINDOW (self->window));
  offer_minutes (self);
  g_clear_object (&self->plan);
}

static void
begin (XlPresentButton *self, GdkMonitor *screen)
{
  XlPage *page;

  g_free (self->page);
  self->page = g_strdup (xl_window_get_page_name (self->window));
  page = xl_window_show_page (self->window, "map");
  if (page == NULL)
    return;
  g_free (self->since);
  self->since = xl_desk_now ();
  g_set_object (&self->plan, xl_desk_get_plan (xl_window_get_desk (self->window)));
  self->n_changes = xl_history_size (xl_plan_get_history (self->plan));
  self->presenting = xl_present_window_show (page, screen);
  g_signal_connect_object (self->presenting, "destroy", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  XlPresentButton *self = data;
  g_autoptr (GdkMonitor) screen = NULL;

  if (self->presenting != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self->presenting));
      return;
    }
  screen = default_screen (self);
  begin (self, screen);
}

static void
present_on_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  XlPresentButton *self = data;
  const char *connector = g_variant_get_string (parameter, NULL);
  g_autoptr (GdkMonitor) screen = find_screen (self, connector);

  if (self->presenting != NULL || screen == NULL)
    return;
  xl_state_set_text ("present", "screen", connector);
  begin (self, screen);
}

static void
minutes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_minutes_window_present (XL_PRESENT_BUTTON (data)->window, NULL);
}

static const GActionEntry entries[] = {
  { "present", present_cb },
  { "present-on", present_on_cb, "s" },
  { "minutes", minutes_cb },
};

/* ---- the widget ---- */

static void
enable (XlPresentButton *self)
{
  for (guint i = 0; self->window != NULL && i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), gtk_widget_get_visible (GTK_WIDGET (self)));
    }
}

static void
xl_present_button_root (GtkWidget *widget)
{
  XlPresentButton *self = XL_PRESENT_BUTTON (widget);

  GTK_WIDGET_CLASS (xl_present_button_parent_class)->root (widget);
  if (!XL_IS_WINDOW (gtk_widget_get_root (widget)))
    return;
  self->window = XL_WINDOW (gtk_widget_get_root (widget));
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), entries, G_N_ELEMENTS (entries), self);
  enable (self);
}

static void
xl_present_button_unroot (GtkWidget *widget)
{
  XlPresentButton *self = XL_PRESENT_BUTTON (widget);

  for (guint i = 0; self->window != NULL && i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->window), entries[i].name);
  self->window = NULL;
  if (self->presenting != NULL)
    gtk_window_destroy (GTK_WINDOW (self->presenting));
  GTK_WIDGET_CLASS (xl_present_button_parent_class)->unroot (widget);
}

static void
xl_present_button_dispose (GObject *object)
{
  XlPresentButton *self = XL_PRESENT_BUTTON (object);
  GtkWidget *child;

  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->since, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->screens);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_present_button_parent_class)->dispose (object);
}

static void
xl_present_button_class_init (XlPresentButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_present_button_dispose;
  widget_class->root = xl_present_button_root;
  widget_class->unroot = xl_present_button_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-present-button.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPresentButton, choice);
  gtk_widget_class_bind_template_child (widget_class, XlPresentButton, monitors);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
xl_present_button_init (XlPresentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->screens = g_object_ref (gdk_display_get_monitors (gdk_display_get_default ()));
  g_signal_connect_object (self->screens, "items-changed", G_CALLBACK (fill_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::visible", G_CALLBACK (enable), NULL);
  fill_choice (self);
}
