/* xl-present-window.c - the map for a room: full screen, large, one scene after the other */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1. It has a canvas of its own, which takes the places of the nodes from the page of the map: nothing there changes.
 * 2. All sizes are shares of the height of the screen; no text is smaller than a thirtieth of it.
 * 3. What is private is not in the graph, unless the person said so on the page of the map.
 * 4. Every key is taken here: a clicker and a cat change nothing in the plan; typing begins a line, and Enter does it.
 * 5. The line lies over the map, which does not move when it comes and goes. */

#include <glib/gi18n.h>
#include <math.h>

#include "xl-present-window.h"

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-desk-map-scenes.h"
#include "xl-desk-map-views.h"
#include "xl-help-window.h"
#include "xl-map-page-private.h"
#include "xl-workshop-bar.h"

/* The smallest text, as a share of the height. */
#define LEAST_TEXT (1 / 30.0)

/* The map is drawn for so many px of height, and then larger: a code in a node, 9 px, is the smallest text. */
#define MAP_HEIGHT 270.0

/* Labels of partners are 11 px at text scale 1; with this they are 9, too. */
#define TEXT_SCALE (9.05 / 11)

struct _XlPresentWindow
{
  GtkWindow parent_instance;

  XlMapPage *page;    /* owned */
  XlPlan *plan;       /* owned */
  XlDesk *desk;       /* owned */
  XlMapState as_it_was; /* of the map, where there is no scene */
  gint64 selected;    /* the same */
  XlGraph *all;       /* owned */
  GArray *scenes;     /* owned; ids, in their order */
  gint64 scene;       /* id of the one that is shown, or 0 */
  gint64 spoken_of;   /* id of what the last line is about, or 0 */
  guint asked;        /* bits of XL_MAP_ASKED that are in `all` */
  int height;         /* px, that sizes were set for */
  guint size_idle, plan_idle, inhibited;

  /* template */
  GtkWidget *sheet;
  GtkBox *head;
  GtkLabel *title_label;
  GtkLabel *count_label;
  XlMapView *view;
  GtkLabel *line_label;
  GtkBox *foot;
  GtkBox *illustrative;
  GtkImage *hatch;
  GtkLabel *illustrative_label;
  GtkWidget *private_label;
  XlWorkshopBar *bar;
  GtkWidget *black;
};

G_DEFINE_FINAL_TYPE (XlPresentWindow, xl_present_window, GTK_TYPE_WINDOW)

/* ---- sizes ---- */

static void
set_text (GtkLabel *label, double px, PangoWeight weight)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) ceil (px) * PANGO_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
set_margins (GtkWidget *widget, int above, int below)
{
  gtk_widget_set_margin_top (widget, above);
  gtk_widget_set_margin_bottom (widget, below);
}

static void
set_sizes (XlPresentWindow *self, int height)
{
  double unit = height * LEAST_TEXT;
  int gap = (int) (unit * 0.7);
  XlTheme theme = *xl_theme_get (XL_THEME_PROJECTOR);

  self->height = height;
  set_text (self->title_label, unit * 1.35, PANGO_WEIGHT_ULTRABOLD);
  set_text (self->count_label, unit, PANGO_WEIGHT_NORMAL);
  set_text (self->line_label, unit * 1.1, PANGO_WEIGHT_BOLD);
  set_text (self->illustrative_label, unit, PANGO_WEIGHT_NORMAL);
  set_text (GTK_LABEL (self->private_label), unit, PANGO_WEIGHT_NORMAL);
  xl_workshop_bar_set_text_size (self->bar, unit);
  gtk_image_set_pixel_size (self->hatch, (int) unit);
  gtk_box_set_spacing (self->head, (int) unit);
  gtk_box_set_spacing (self->foot, (int) unit);
  gtk_box_set_spacing (self->illustrative, gap / 2);
  gtk_widget_set_margin_start (self->sheet, (int) unit);
  gtk_widget_set_margin_end (self->sheet, (int) unit);
  set_margins (GTK_WIDGET (self->head), gap, 0);
  set_margins (GTK_WIDGET (self->foot), gap / 2, gap / 2);
  theme.text_scale = TEXT_SCALE;
  theme.family = xl_app_theme (GTK_WIDGET (self))->family;
  xl_map_view_set_magnified (self->view, height / MAP_HEIGHT, &theme);
}

static gboolean
size_cb (gpointer data)
{
  XlPresentWindow *self = data;

  self->size_idle = 0;
  set_sizes (self, gtk_widget_get_height (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

/* Not amid a layout: before the next one. */
static void
xl_present_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlPresentWindow *self = XL_PRESENT_WINDOW (widget);

  GTK_WIDGET_CLASS (xl_present_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (height != self->height && self->size_idle == 0)
    self->size_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, size_cb, self, NULL);
}

/* ---- what is shown ---- */

static XlStoryScene *
get_scene (XlPresentWindow *self)
{
  XlRecord *record = self->scene != 0 ? xl_plan_lookup (self->plan, self->scene) : NULL;

  return record != NULL && xl_record_get_kind (record) == &xl_kind_scene ? (XlStoryScene *) record : NULL;
}

static guint
get_at (XlPresentWindow *self)
{
  for (guint i = 0; i < self->scenes->len; i++)
    if (g_array_index (self->scenes, gint64, i) == self->scene)
      return i;
  return 0;
}

/* The map as it was, unless the scene has a view. */
static void
get_state (XlPresentWindow *self, XlMapState *state)
{
  XlStoryScene *scene = get_scene (self);
  XlRecord *view = scene != NULL && scene->view != 0 ? xl_plan_lookup (self->plan, scene->view) : NULL;

  *state = self->as_it_was;
  if (view != NULL && xl_record_get_kind (view) == &xl_kind_view)
    xl_desk_map_read_view (self->plan, (XlSavedView *) view, state);
  state->filter.hide_private = xl_map_state_hides_private (self->page);
  /* What fills the canvas was made for another one: it is shown whole. */
  if (xl_map_places_is_fluid (state->mode))
    state->zoom = 0;
}

static void
show_map (XlPresentWindow *self)
{
  XlMapState state;
  g_autoptr (XlGraph) shown = NULL;

  get_state (self, &state);
  shown = xl_desk_map_graph (self->plan, &state.filter);
  if (self->all == NULL || self->asked != (state.filter.kinds & XL_MAP_ASKED))
    {
      XlMapFilter whole = xl_map_filter_all;

      self->asked = state.filter.kinds & XL_MAP_ASKED;
      whole.kinds |= self->asked;
      whole.hide_private = state.filter.hide_private;
      g_clear_pointer (&self->all, xl_graph_unref);
      self->all = xl_desk_map_graph (self->plan, &whole);
      xl_map_view_set_graphs (self->view, self->all, shown);
    }
  else
    xl_map_view_set_shown (self->view, shown);
  xl_map_view_set_look (self->view, &state.filter);
  xl_map_view_select (self->view, self->spoken_of != 0 ? self->spoken_of
                                  : state.filter.around != 0 ? state.filter.around
                                  : get_scene (self) == NULL ? self->selected : 0);
  xl_map_view_set_mode (self->view, state.mode);
  xl_map_view_set_eye (self->view, state.zoom, state.x, state.y);
  gtk_widget_set_visible (GTK_WIDGET (self->illustrative), xl_graph_has_illustrative (shown));
  gtk_widget_set_visible (self->private_label, state.filter.hide_private && xl_desk_map_has_private (self->plan));
}

/* What a screen reader says of what the room sees. */
static void
announce (XlPresentWindow *self)
{
  XlStoryScene *scene = get_scene (self);
  const char *title = gtk_label_get_text (self->title_label);
  g_autofree char *words = NULL;

  if (gtk_widget_get_visible (self->black))
    words = g_strdup (_("The screen is black. B shows the map again."));
  else if (scene == NULL)
    /* Translators: without scenes the map as it is, with the name of the plan */
    words = g_strdup_printf (_("Presentation of the map: %s"), title);
  else if (scene->line == NULL)
    words = g_strdup_printf (_("Scene %u of %u: %s"), get_at (self) + 1, self->scenes->len, title);
  else
    /* Translators: title and line of text: "Scene 2 of 5: Who stands behind it? – Three regions" */
    words = g_strdup_printf (_("Scene %u of %u: %s – %s"), get_at (self) + 1, self->scenes->len, title, scene->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The band keeps its room where any scene has a line: the map is as large in all of them. */
static gboolean
has_lines (XlPresentWindow *self)
{
  for (guint i = 0; i < self->scenes->len; i++)
    {
      XlRecord *scene = xl_plan_lookup (self->plan, g_array_index (self->scenes, gint64, i));

      if (scene != NULL && ((XlStoryScene *) scene)->line != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
show_scene (XlPresentWindow *self)
{
  XlStoryScene *scene = get_scene (self);
  g_autofree char *plan_title = NULL;
  g_autofree char *count = NULL;

  g_object_get (self->desk, "title", &plan_title, NULL);
  /* Translators: which scene of how many: "2 / 5" */
  count = scene != NULL ? g_strdup_printf (_("%u / %u"), get_at (self) + 1, self->scenes->len) : g_strdup ("");
  gtk_label_set_text (self->title_label, scene != NULL ? scene->title : plan_title);
  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->line_label, scene != NULL && scene->line != NULL ? scene->line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line_label), has_lines (self));
  gtk_widget_set_opacity (GTK_WIDGET (self->line_label), scene != NULL && scene->line != NULL ? 1 : 0);
  show_map (self);
  announce (self);
}

/* The scenes as they are now; the one that is shown stays, if it is still one. */
static void
read_scenes (XlPresentWindow *self)
{
  g_autoptr (GPtrArray) scenes = xl_desk_map_list_scenes (self->plan);
  guint at = get_at (self);
  gboolean still = FALSE;

  g_array_set_size (self->scenes, 0);
  for (guint i = 0; i < scenes->len; i++)
    {
      gint64 id = ((XlRecord *) g_ptr_array_index (scenes, i))->id;

      g_array_append_val (self->scenes, id);
      still |= id == self->scene;
    }
  if (!still)
    self->scene = scenes->len > 0 ? g_array_index (self->scenes, gint64, MIN (at, scenes->len - 1)) : 0;
}

/* ---- keys ---- */

static void
blank (XlPresentWindow *self, gboolean black)
{
  gtk_widget_set_visible (self->black, black);
  announce (self);
}

/* Past an end it stays. */
static void
go (XlPresentWindow *self, guint at)
{
  if (gtk_widget_get_visible (self->black))
    blank (self, FALSE);
  if (at >= self->scenes->len || g_array_index (self->scenes, gint64, at) == self->scene)
    return;
  self->scene = g_array_index (self->scenes, gint64, at);
  self->spoken_of = 0;
  show_scene (self);
}

/* ---- the workshop line ---- */

static void
begin_line (XlPresentWindow *self, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  xl_workshop_bar_begin (self->bar, text);
}

static void
end_line (XlPresentWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_record_cb (XlPresentWindow *self, gint64 id)
{
  self->spoken_of = id;
  xl_map_view_select (self->view, id);
  announce (self);
}

/* What is typed goes into the line; a clicker still turns the pages. */
static gboolean
line_key (XlPresentWindow *self, guint key)
{
  guint at = get_at (self);

  switch (key)
    {
    case GDK_KEY_Escape:
      end_line (self);
      return TRUE;
    case GDK_KEY_F5:
      gtk_window_destroy (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go (self, at + 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go (self, at > 0 ? at - 1 : 0);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Somebody begins to type: the letter is the first of the line. */
static void
type_key (XlPresentWindow *self, guint key)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = "";

  if (gtk_widget_get_visible (self->black) || !g_unichar_isgraph (letter))
    return;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  begin_line (self, letter == '?' ? "? " : text);
}

static void
undo_key (XlPresentWindow *self, gboolean redo)
{
  begin_line (self, "");
  if (redo)
    xl_desk_redo (self->desk);
  else
    xl_desk_undo (self->desk);
}

static gboolean
key_cb (XlPresentWindow *self, guint key, guint code, GdkModifierType state)
{
  guint at = get_at (self);

  if (gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    return line_key (self, key);
  if ((state & GDK_CONTROL_MASK) != 0 && gdk_keyval_to_lower (key) == GDK_KEY_z)
    {
      undo_key (self, (state & GDK_SHIFT_MASK) != 0);
      return TRUE;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_space:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go (self, at + 1);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_BackSpace:
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go (self, at > 0 ? at - 1 : 0);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go (self, 0);
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go (self, self->scenes->len > 0 ? self->scenes->len - 1 : 0);
      break;
    case GDK_KEY_n:
      if (!gtk_widget_get_visible (self->black))
        begin_line (self, "");
      break;
    case GDK_KEY_b:
    case GDK_KEY_period:
      blank (self, !gtk_widget_get_visible (self->black));
      break;
    case GDK_KEY_F1:
      return FALSE; /* the help */
    case GDK_KEY_Escape:
    case GDK_KEY_F5:
      gtk_window_destroy (GTK_WINDOW (self));
      break;
    default:
      type_key (self, key);
      break;
    }
  return TRUE;
}

/* ---- the plan ---- */

static gboolean
plan_idle_cb (gpointer data)
{
  XlPresentWindow *self = data;

  self->plan_idle = 0;
  g_clear_pointer (&self->all, xl_graph_unref);
  read_scenes (self);
  show_scene (self);
  return G_SOURCE_REMOVE;
}

/* After the page of the map, which knows where new nodes are. */
static void
applied_cb (XlPresentWindow *self)
{
  if (self->plan_idle == 0)
    self->plan_idle = g_idle_add_full (G_PRIORITY_LOW, plan_idle_cb, self, NULL);
}

/* Another plan is open, or none: there is nothing to show any more. */
static void
plan_cb (XlPresentWindow *self)
{
  if (xl_desk_get_plan (self->desk) != self->plan)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- the window ---- */

static void
xl_present_window_dispose (GObject *object)
{
  XlPresentWindow *self = XL_PRESENT_WINDOW (object);

  g_clear_handle_id (&self->size_idle, g_source_remove);
  g_clear_handle_id (&self->plan_idle, g_source_remove);
  if (self->inhibited != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()), self->inhibited);
  self->inhibited = 0;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_pointer (&self->all, xl_graph_unref);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (xl_present_window_parent_class)->dispose (object);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);
}

static void
xl_present_window_finalize (GObject *object)
{
  g_array_unref (XL_PRESENT_WINDOW (object)->scenes);
  G_OBJECT_CLASS (xl_present_window_parent_class)->finalize (object);
}

static void
xl_present_window_class_init (XlPresentWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_present_window_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_present_window_finalize;
  widget_class->size_allocate = xl_present_window_size_allocate;
  g_type_ensure (XL_TYPE_MAP_VIEW);
  g_type_ensure (XL_TYPE_WORKSHOP_BAR);
  xl_help_on_f1 (widget_class, "present");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-present-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, head);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, view);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, line_label);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, illustrative);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, hatch);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, illustrative_label);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, private_label);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, XlPresentWindow, black);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_record_cb);
}

static void
xl_present_window_init (XlPresentWindow *self)
{
  self->scenes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (self->black, "none");
}

static void
fill_screen (XlPresentWindow *self, GdkMonitor *screen)
{
  GdkRectangle place = { .width = 1280, .height = 720 };

  if (screen != NULL)
    gdk_monitor_get_geometry (screen, &place);
  /* Where nobody manages windows it is as large, too. */
  gtk_window_set_default_size (GTK_WINDOW (self), place.width, place.height);
  set_sizes (self, place.height);
  if (screen != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), screen);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

/**
 * xl_present_window_show:
 * @page: the page of the map
 * @screen: (nullable): where
 *
 * Presents the scenes of the plan, or the map as it is on @page. The screen stays on meanwhile.
 *
 * Returns: (transfer none): the window; it is destroyed when the person ends it, or when another plan is opened
 */
XlPresentWindow *
xl_present_window_show (XlPage *page, GdkMonitor *screen)
{
  XlPresentWindow *self = g_object_new (XL_TYPE_PRESENT_WINDOW, NULL);

  self->page = g_object_ref (XL_MAP_PAGE (page));
  self->desk = g_object_ref (xl_page_get_desk (page));
  self->plan = g_object_ref (xl_desk_get_plan (self->desk));
  self->as_it_was.filter = self->page->filter;
  self->as_it_was.mode = xl_map_view_get_mode (self->page->view);
  xl_map_view_get_eye (self->page->view, &self->as_it_was.zoom, &self->as_it_was.x, &self->as_it_was.y);
  self->selected = xl_map_view_get_selected (self->page->view);
  g_signal_connect_swapped (self->plan, "applied", G_CALLBACK (applied_cb), self);
  g_signal_connect_swapped (self->desk, "notify::plan", G_CALLBACK (plan_cb), self);
  xl_workshop_bar_set_desk (self->bar, self->desk);
  xl_map_view_follow (self->view, self->page->view);
  fill_screen (self, screen);
  read_scenes (self);
  show_scene (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->inhibited = gtk_application_inhibit (GTK_APPLICATION (g_application_get_default ()), GTK_WINDOW (self),
                                             GTK_APPLICATION_INHIBIT_IDLE, _("The map is being presented"));
  return self;
}
