/* xl-map-views.c - the saved views of the map: keep this one, show, present, rename and retire others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-map-views.h"

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-map-scenes.h"
#include "xl-desk-map-views.h"
#include "xl-desk-words.h"
#include "xl-map-scenes.h"
#include "xl-part.h"

struct _XlMapViews
{
  GtkWidget parent_instance;

  gint64 renamed; /* id of the view whose name is being typed, or 0 */

  /* template */
  GtkMenuButton *button;
  GtkEntry *name;
  GtkWidget *save;
  GtkBox *views;
  GtkWidget *none;
  XlMapScenes *scenes;
};

G_DEFINE_FINAL_TYPE (XlMapViews, xl_map_views, GTK_TYPE_WIDGET)

static XlPlan *
get_plan (XlMapViews *self)
{
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (self));

  return desk != NULL ? xl_desk_get_plan (desk) : NULL;
}

static gint64
id_of (GtkWidget *widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), "xl-view");

  return *id;
}

/* Buttons know the view by its id: it may have changed since the row was made. */
static GtkWidget *
of_view (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "xl-view", g_memdup2 (&id, sizeof id), g_free);
  return widget;
}

static void
hand_over (XlMapViews *self, XlEdit *edit)
{
  if (edit != NULL)
    xl_desk_edit (xl_widget_get_desk (GTK_WIDGET (self)), edit, NULL);
}

static void
show_cb (XlMapViews *self, GtkWidget *button)
{
  gint64 id = id_of (button);

  gtk_menu_button_popdown (self->button);
  g_signal_emit_by_name (self, "show-view", id);
}

static void
retire_cb (XlMapViews *self, GtkWidget *button)
{
  XlPlan *plan = get_plan (self);
  XlRecord *view = plan != NULL ? xl_plan_lookup (plan, id_of (button)) : NULL;
  g_autoptr (XlEdit) edit = view != NULL ? xl_edits_retire (plan, &view, 1) : NULL;

  hand_over (self, edit);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
present_cb (XlMapViews *self, GtkWidget *button)
{
  XlPlan *plan = get_plan (self);
  XlRecord *view = plan != NULL ? xl_plan_lookup (plan, id_of (button)) : NULL;
  gint64 id;
  g_autoptr (XlEdit) edit = view != NULL ? xl_edits_add_scene (plan, (XlSavedView *) view, &id) : NULL;

  if (edit == NULL)
    return;
  xl_map_scenes_expect (self->scenes, id);
  hand_over (self, edit);
}

static void
renamed_cb (XlMapViews *self, GtkEntry *entry)
{
  XlPlan *plan = get_plan (self);
  XlRecord *view = plan != NULL ? xl_plan_lookup (plan, self->renamed) : NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (XlEdit) edit = NULL;

  self->renamed = 0;
  if (view != NULL && *name != '\0')
    edit = xl_edits_value (plan, view, xl_kind_field (&xl_kind_view, "name"), name);
  hand_over (self, edit);
  xl_map_views_refresh (self);
}

static void
rename_cb (XlMapViews *self, GtkWidget *button)
{
  self->renamed = id_of (button);
  xl_map_views_refresh (self);
}

static void
add_button (XlMapViews *self, GtkBox *row, const XlSavedView *view, const char *text, const char *icon, GCallback callback)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (text);
  /* Translators: what a button does and the name of a saved view: "Retire: Steering committee" */
  g_autofree char *said = g_strdup_printf (_("%s: %s"), text, view->name);

  of_view (button, view->parent_instance.id);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (row, button);
}

static GtkWidget *
make_row (XlMapViews *self, const XlSavedView *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  if (view->parent_instance.id == self->renamed)
    {
      GtkWidget *entry = gtk_entry_new ();

      gtk_widget_set_hexpand (entry, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (entry), view->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New name"), -1);
      g_signal_connect_swapped (entry, "activate", G_CALLBACK (renamed_cb), self);
      gtk_box_append (GTK_BOX (row), entry);
      return row;
    }
  {
    GtkWidget *button = of_view (gtk_button_new (), view->parent_instance.id), *label = gtk_label_new (view->name);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_button_set_child (GTK_BUTTON (button), label);
    gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
    gtk_widget_set_tooltip_text (button, view->name);
    gtk_widget_set_hexpand (button, TRUE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_cb), self);
    gtk_box_append (GTK_BOX (row), button);
  }
  add_button (self, GTK_BOX (row), view, _("Add to the presentation"), "xl-present-symbolic", G_CALLBACK (present_cb));
  add_button (self, GTK_BOX (row), view, _("Rename"), NULL, G_CALLBACK (rename_cb));
  add_button (self, GTK_BOX (row), view, _("Retire"), "xl-cross-symbolic", G_CALLBACK (retire_cb));
  return row;
}

static void
save_cb (XlMapViews *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_menu_button_popdown (self->button);
  g_signal_emit_by_name (self, "save", name);
}

static void
name_cb (XlMapViews *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_set_sensitive (self->save, *name != '\0');
}

static void
xl_map_views_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_map_views_parent_class)->dispose (object);
}

static void
xl_map_views_class_init (XlMapViewsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_map_views_dispose;
  g_signal_new ("save", XL_TYPE_MAP_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("show-view", XL_TYPE_MAP_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (XL_TYPE_MAP_SCENES);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-views.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapViews, button);
  gtk_widget_class_bind_template_child (widget_class, XlMapViews, name);
  gtk_widget_class_bind_template_child (widget_class, XlMapViews, save);
  gtk_widget_class_bind_template_child (widget_class, XlMapViews, views);
  gtk_widget_class_bind_template_child (widget_class, XlMapViews, none);
  gtk_widget_class_bind_template_child (widget_class, XlMapViews, scenes);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_map_views_init (XlMapViews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_map_views_refresh:
 *
 * The plan changed: lists its views anew.
 */
void
xl_map_views_refresh (XlMapViews *self)
{
  XlPlan *plan = get_plan (self);
  g_autoptr (GPtrArray) views = plan != NULL ? xl_desk_map_list_views (plan) : g_ptr_array_new ();
  GtkWidget *child;

  xl_map_scenes_set_plan (self->scenes, plan);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    gtk_box_remove (self->views, child);
  for (guint i = 0; i < views->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (views, i));

      gtk_box_append (self->views, row);
      if (((XlRecord *) g_ptr_array_index (views, i))->id == self->renamed)
        gtk_widget_grab_focus (gtk_widget_get_first_child (row));
    }
  gtk_widget_set_visible (self->none, views->len == 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->views), GTK_TYPE_SCROLLED_WINDOW), views->len > 0);
}

/**
 * xl_map_views_set_compact:
 * @compact: an icon instead of the word
 */
void
xl_map_views_set_compact (XlMapViews *self, gboolean compact)
{
  if (compact)
    gtk_menu_button_set_icon_name (self->button, "xl-views-symbolic");
  else
    gtk_menu_button_set_label (self->button, _("Views"));
}
