/* xl-map-tools.c - the tool bar of the map: its layout, and what gives way where the window is narrow */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-desk-map-views.h"
#include "xl-map-page-private.h"

/* What gives way, one after the other: words beside icons, the word of the matches, then the row of layouts
 * becomes a menu. */
typedef enum
{
  FIT_ALL,
  FIT_ICONS,
  FIT_MATCHES,
  FIT_MENU,
} Fit;

enum
{
  PROP_LAYOUT = 1,
};

/* ---- the layout ---- */

static const char *
mode_words (XlLayoutMode mode)
{
  switch (mode)
    {
    case XL_LAYOUT_GEOGRAPHY:
      return _("Geography");
    case XL_LAYOUT_CLUSTERS:
      return _("Clusters");
    case XL_LAYOUT_PIPELINE:
      return _("Pipeline");
    case XL_LAYOUT_CIRCLE:
      return _("Circle");
    case XL_LAYOUT_NETWORK:
    default:
      return _("Network");
    }
}

static void
say_mode (XlMapPage *self)
{
  const char *words = mode_words (xl_map_view_get_mode (self->view));
  /* Translators: what a screen reader says of a button, and which layout the map has: "Layout: Network" */
  g_autofree char *said = g_strdup_printf (_("Layout: %s"), words);

  gtk_menu_button_set_label (self->layout_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->layout_button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/* Shows another layout, and says so in the tool bar. */
void
xl_map_page_set_mode (XlMapPage *self, XlLayoutMode mode)
{
  if (mode == xl_map_view_get_mode (self->view))
    return;
  xl_map_view_set_mode (self->view, mode);
  say_mode (self);
  g_object_notify (G_OBJECT (self), "layout");
  xl_map_relate_update (self);
  xl_map_tools_queue_fit (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_static_string (value, xl_desk_map_nick (xl_map_view_get_mode (XL_MAP_PAGE (object)->view)));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  xl_map_page_set_mode (XL_MAP_PAGE (object), xl_desk_map_mode (g_value_get_string (value)));
}

/* ---- the width ---- */

static void
apply_fit (XlMapPage *self, Fit fit)
{
  if (fit >= FIT_ICONS)
    gtk_menu_button_set_icon_name (self->look_button, "xl-look-symbolic");
  else
    gtk_menu_button_set_label (self->look_button, C_ ("map", "Look"));
  if (fit >= FIT_MATCHES)
    gtk_button_set_icon_name (GTK_BUTTON (self->matches), "xl-flow-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->matches), _("Matches"));
  xl_map_views_set_compact (self->views, fit >= FIT_ICONS);
  gtk_widget_set_visible (self->export_word, fit < FIT_ICONS);
  gtk_widget_set_visible (self->layouts, fit < FIT_MENU);
  gtk_widget_set_visible (GTK_WIDGET (self->layout_button), fit >= FIT_MENU);
}

static gboolean
fit_cb (gpointer data)
{
  XlMapPage *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), natural = G_MAXINT;

  self->fit_idle = 0;
  for (Fit fit = FIT_ALL; fit <= FIT_MENU && natural > width; fit++)
    {
      apply_fit (self, fit);
      gtk_widget_measure (self->toolbar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* The page or a word in its tool bar has another width: before the next frame, not amid this one. */
void
xl_map_tools_queue_fit (XlMapPage *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

void
xl_map_tools_class_init (GtkWidgetClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  /* The nick of the layout that is shown. */
  g_object_class_install_property (object_class, PROP_LAYOUT,
                                   g_param_spec_string ("layout", NULL, NULL, "network",
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                            | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (class, "map.layout", "layout");
  gtk_widget_class_bind_template_child (class, XlMapPage, toolbar);
  gtk_widget_class_bind_template_child (class, XlMapPage, layouts);
  gtk_widget_class_bind_template_child (class, XlMapPage, layout_button);
  gtk_widget_class_bind_template_child (class, XlMapPage, look_button);
  gtk_widget_class_bind_template_child (class, XlMapPage, export_word);
}

void
xl_map_tools_init (XlMapPage *self)
{
  say_mode (self);
  apply_fit (self, FIT_MENU);
}
