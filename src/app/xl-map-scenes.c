/* xl-map-scenes.c - the scenes of the presentation: their words, their order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-map-scenes.h"

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-map-scenes.h"
#include "xl-part.h"

/* A room reads no longer line. */
#define LONGEST 200

struct _XlMapScenes
{
  GtkWidget parent_instance;

  XlPlan *plan;     /* owned */
  GArray *shown;    /* owned; ids of the scenes in the rows */
  gint64 moved;     /* id of the scene whose button takes the focus when the rows are made, or 0 */
  int moved_by;

  /* template */
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (XlMapScenes, xl_map_scenes, GTK_TYPE_WIDGET)

static XlStoryScene *
scene_of (XlMapScenes *self, GtkWidget *widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), "xl-scene");

  return self->plan != NULL ? (XlStoryScene *) xl_plan_lookup (self->plan, *id) : NULL;
}

/* Widgets know the scene by its id: it may have changed since the row was made. */
static GtkWidget *
of_scene (GtkWidget *widget, const XlStoryScene *scene)
{
  const gint64 *id = &scene->parent_instance.id;

  g_object_set_data_full (G_OBJECT (widget), "xl-scene", g_memdup2 (id, sizeof *id), g_free);
  return widget;
}

static void
hand_over (XlMapScenes *self, XlEdit *edit)
{
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (self));

  if (edit != NULL && desk != NULL)
    xl_desk_edit (desk, edit, NULL);
}

/* ---- words ---- */

static const char *
field_of (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "xl-field");
}

/* What the plan says, in the place of what was typed. */
static void
restore (XlMapScenes *self, GtkWidget *entry)
{
  XlStoryScene *scene = scene_of (self, entry);
  const char *text = scene == NULL ? NULL : g_str_equal (field_of (entry), "title") ? scene->title : scene->line;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
commit (XlMapScenes *self, GtkWidget *entry)
{
  XlStoryScene *scene = scene_of (self, entry);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (XlEdit) edit = NULL;

  if (scene == NULL || (*text == '\0' && g_str_equal (field_of (entry), "title")))
    {
      restore (self, entry);
      return;
    }
  edit = xl_edits_value (self->plan, &scene->parent_instance, xl_kind_field (&xl_kind_scene, field_of (entry)),
                         *text != '\0' ? text : NULL);
  hand_over (self, edit);
}

static void
left_cb (XlMapScenes *self, GtkEventController *focus)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    commit (self, gtk_event_controller_get_widget (focus));
}

static gboolean
key_cb (XlMapScenes *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  GtkWidget *entry = gtk_event_controller_get_widget (keys);
  XlStoryScene *scene = scene_of (self, entry);
  const char *kept = scene == NULL ? NULL : g_str_equal (field_of (entry), "title") ? scene->title : scene->line;

  if (key != GDK_KEY_Escape || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), kept != NULL ? kept : "") == 0)
    return FALSE;
  restore (self, entry);
  return TRUE;
}

static GtkWidget *
make_entry (XlMapScenes *self, const XlStoryScene *scene, const char *field, const char *words)
{
  GtkWidget *entry = of_scene (gtk_entry_new (), scene);
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();
  /* Translators: what is typed here and the title of a scene: "Line of text: Who stands behind it?" */
  g_autofree char *said = g_strdup_printf (_("%s: %s"), words, scene->title);

  g_object_set_data (G_OBJECT (entry), "xl-field", (gpointer) field);
  gtk_entry_set_max_length (GTK_ENTRY (entry), LONGEST);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), words);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  restore (self, entry);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (commit), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

/* ---- order ---- */

static void
move (XlMapScenes *self, GtkWidget *button, int step)
{
  XlStoryScene *scene = scene_of (self, button);
  g_autoptr (XlEdit) edit = scene != NULL ? xl_edits_move_scene (self->plan, scene, step) : NULL;

  if (edit == NULL)
    return;
  self->moved = scene->parent_instance.id;
  self->moved_by = step;
  hand_over (self, edit);
}

static void
up_cb (XlMapScenes *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
down_cb (XlMapScenes *self, GtkWidget *button)
{
  move (self, button, 1);
}

static void
remove_cb (XlMapScenes *self, GtkWidget *button)
{
  XlRecord *scene = (XlRecord *) scene_of (self, button);
  g_autoptr (XlEdit) edit = scene != NULL ? xl_edits_retire (self->plan, &scene, 1) : NULL;

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  hand_over (self, edit);
}

static GtkWidget *
add_button (XlMapScenes *self, GtkWidget *row, const XlStoryScene *scene, const char *text, const char *icon,
            GCallback callback)
{
  GtkWidget *button = of_scene (gtk_button_new_from_icon_name (icon), scene);
  /* Translators: what a button does and the title of a scene: "Earlier: Who stands behind it?" */
  g_autofree char *said = g_strdup_printf (_("%s: %s"), text, scene->title);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

/* ---- rows ---- */

static GtkWidget *
make_row (XlMapScenes *self, const XlStoryScene *scene, guint at, guint n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *number, *up, *down;
  g_autofree char *text = g_strdup_printf ("%u", at + 1);

  number = gtk_label_new (text);
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_widget_add_css_class (number, "xl-caption");
  gtk_box_append (GTK_BOX (first), number);
  gtk_box_append (GTK_BOX (first), make_entry (self, scene, "title", _("Title of the scene")));
  up = add_button (self, first, scene, _("Earlier"), "xl-up-symbolic", G_CALLBACK (up_cb));
  down = add_button (self, first, scene, _("Later"), "xl-down-symbolic", G_CALLBACK (down_cb));
  gtk_widget_set_sensitive (up, at > 0);
  gtk_widget_set_sensitive (down, at + 1 < n);
  add_button (self, first, scene, _("Take out of the presentation"), "xl-cross-symbolic", G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (row), first);
  gtk_box_append (GTK_BOX (row), make_entry (self, scene, "line", _("Line of text below the map")));
  if (scene->parent_instance.id == self->moved)
    g_object_set_data (G_OBJECT (row), "xl-focus", self->moved_by == 0 ? gtk_widget_get_last_child (row)
                                                   : (self->moved_by < 0 ? at > 0 : at + 1 == n) ? up : down);
  return row;
}

static gboolean
shows (XlMapScenes *self, GPtrArray *scenes)
{
  if (scenes->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < scenes->len; i++)
    if (g_array_index (self->shown, gint64, i) != ((XlRecord *) g_ptr_array_index (scenes, i))->id)
      return FALSE;
  return TRUE;
}

/* Rows that are there take up what changed in them, but for an entry in which somebody types. */
static void
update_rows (XlMapScenes *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_last_child (row);
      GtkWidget *number = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
      GtkWidget *title = gtk_widget_get_next_sibling (number);

      if (gtk_widget_get_focus_child (row) != line)
        restore (self, line);
      if (gtk_widget_get_focus_child (gtk_widget_get_first_child (row)) != title)
        restore (self, title);
    }
}

static void
make_rows (XlMapScenes *self, GPtrArray *scenes)
{
  GtkWidget *child, *focus = NULL;

  g_array_set_size (self->shown, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < scenes->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (scenes, i), i, scenes->len);

      g_array_append_val (self->shown, ((XlRecord *) g_ptr_array_index (scenes, i))->id);
      gtk_box_append (self->rows, row);
      if (g_object_get_data (G_OBJECT (row), "xl-focus") != NULL)
        focus = g_object_get_data (G_OBJECT (row), "xl-focus");
    }
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  self->moved = 0;
}

static void
xl_map_scenes_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&XL_MAP_SCENES (object)->plan);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_map_scenes_parent_class)->dispose (object);
}

static void
xl_map_scenes_finalize (GObject *object)
{
  g_array_unref (XL_MAP_SCENES (object)->shown);
  G_OBJECT_CLASS (xl_map_scenes_parent_class)->finalize (object);
}

static void
xl_map_scenes_class_init (XlMapScenesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_map_scenes_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_map_scenes_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-scenes.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapScenes, rows);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_map_scenes_init (XlMapScenes *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * xl_map_scenes_expect:
 * @id: of a scene that has just been made: it may not be in the plan yet
 *
 * As soon as it is there, its line of text takes the focus.
 */
void
xl_map_scenes_expect (XlMapScenes *self, gint64 id)
{
  self->moved = id;
  self->moved_by = 0;
}

/**
 * xl_map_scenes_set_plan:
 * @plan: (nullable): the plan as it is now
 *
 * The plan changed: lists its scenes anew.
 */
void
xl_map_scenes_set_plan (XlMapScenes *self, XlPlan *plan)
{
  g_autoptr (GPtrArray) scenes = plan != NULL ? xl_desk_map_list_scenes (plan) : g_ptr_array_new ();

  g_set_object (&self->plan, plan);
  if (shows (self, scenes))
    update_rows (self);
  else
    make_rows (self, scenes);
  gtk_widget_set_visible (GTK_WIDGET (self), scenes->len > 0);
}
