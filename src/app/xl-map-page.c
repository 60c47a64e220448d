/* xl-map-page.c - the Map: regions, projects and partners, and what links them */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan becomes two graphs: the whole map, which is laid out, and what the filters leave of it, which is
 * shown. Canvas, list and inspector share one selection, kept here in step. */

#include <glib/gi18n.h>

#include "xl-map-page-private.h"

#include "xl-application.h"
#include "xl-desk-map-views.h"
#include "xl-desk-words-map.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-state.h"
#include "xl-wrap.h"

/* From this width of the page on the pane at the right is wider, px. */
#define WIDE 1400
#define PANE 288
#define PANE_WIDE 328

/* Between the buttons over the canvas and what is drawn there, px. */
#define CORNER_GAP 8

G_DEFINE_FINAL_TYPE (XlMapPage, xl_map_page, XL_TYPE_PAGE)

/* ---- graphs ---- */

XlRecord *
xl_map_page_live_record (XlMapPage *self, gint64 id)
{
  XlRecord *record = id != 0 && self->plan != NULL ? xl_plan_lookup (self->plan, id) : NULL;

  return record != NULL && xl_plan_is_live (self->plan, record) ? record : NULL;
}

static gboolean
is_filtered (XlMapPage *self)
{
  /* Networks and events are in the whole map as soon as they are asked for; matches never are: they pull at nothing. */
  return (self->filter.kinds & ~XL_MAP_ASKED) != xl_map_filter_all.kinds || self->filter.stages != 0
         || self->filter.objectives != 0 || *self->filter.country != '\0' || self->filter.hops != 0
         || self->filter.tag != NULL || self->filter.day != XL_DATE_NONE
         || self->filter.size_by != XL_MAP_SIZE_PROJECTS || self->filter.colour_by != XL_MAP_COLOUR_COUNTRY;
}

static void
make_shown (XlMapPage *self)
{
  g_clear_pointer (&self->shown, xl_graph_unref);
  self->shown = is_filtered (self) ? xl_desk_map_graph (self->plan, &self->filter) : xl_graph_ref (self->all);
}

/* What canvas, list and inspector say of the map. */
static void
tell (XlMapPage *self)
{
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;
  g_autofree char *networks = NULL;

  gtk_stack_set_visible_child_name (self->stack, xl_graph_get_n_nodes (self->all) == 0     ? "empty"
                                                 : xl_graph_get_n_nodes (self->shown) == 0 ? "nothing"
                                                                                           : "map");
  xl_map_list_set_graph (self->list, self->plan, self->shown);
  xl_map_measures_set_graph (self->measures, self->plan, self->shown);
  networks = xl_words_map_networks (self->plan, self->filter.day);
  xl_map_inspector_set_graphs (self->inspector, self->all, self->shown, networks);
  count = xl_map_words_count (self->shown);
  /* Translators: what a screen reader says of the map; the list is beside it */
  words = g_strdup_printf (_("%s. The list beside the map has the same, for the keyboard."), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  xl_map_arcs_tell (self);
  xl_map_relate_update (self);
}

static int
compare_country_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (xl_words_country (*(const char *const *) a), xl_words_country (*(const char *const *) b));
}

/* The countries that are on the map, by name. */
static void
offer_countries (XlMapPage *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint chosen = 0;

  for (guint i = 0; i < xl_graph_get_n_nodes (self->all); i++)
    {
      const XlNode *node = xl_graph_get_node (self->all, i);

      if (*node->country != '\0' && !g_ptr_array_find_with_equal_func (codes, node->country, g_str_equal, NULL))
        g_ptr_array_add (codes, g_strdup (node->country));
    }
  g_ptr_array_sort (codes, compare_country_names);
  for (guint i = 0; i < codes->len; i++)
    {
      g_ptr_array_add (names, (gpointer) xl_words_country (g_ptr_array_index (codes, i)));
      if (g_str_equal (g_ptr_array_index (codes, i), self->filter.country))
        chosen = i + 1;
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (codes, NULL);
  self->setting = TRUE;
  xl_map_choice_set_options (self->country, (const char *const *) names->pdata, NULL);
  xl_map_choice_set_value (self->country, chosen);
  self->setting = FALSE;
  if (chosen == 0)
    self->filter.country[0] = '\0';
  g_strfreev (self->countries);
  self->countries = g_strdupv ((char **) codes->pdata);
}

/* Sets the choice of a tag, which need not be among those that are left. */
void
xl_map_page_choose_tag (XlMapPage *self, const char *tag)
{
  guint chosen = 0;

  for (guint i = 0; tag != NULL && self->tags != NULL && self->tags[i] != NULL; i++)
    if (g_str_equal (self->tags[i], tag))
      chosen = i + 1;
  xl_map_choice_set_value (self->tag, chosen);
}

/* The tags that records carry; without one there is nothing to choose. */
static void
offer_tags (XlMapPage *self)
{
  g_strfreev (self->tags);
  self->tags = xl_desk_map_dup_tags (self->plan, NULL);
  if (self->filter.tag != NULL && !g_strv_contains ((const char *const *) self->tags, self->filter.tag))
    self->filter.tag = NULL;
  self->setting = TRUE;
  xl_map_choice_set_options (self->tag, (const char *const *) self->tags, NULL);
  xl_map_page_choose_tag (self, self->filter.tag);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->tag), *self->tags != NULL);
  xl_map_tools_queue_fit (self);
}

void
xl_map_page_rebuild (XlMapPage *self)
{
  XlMapFilter whole = xl_map_filter_all;

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  self->stale = FALSE;
  if (self->plan == NULL)
    return;
  if (self->filter.around != 0 && xl_map_page_live_record (self, self->filter.around) == NULL)
    self->filter.around = self->filter.hops = 0;
  g_clear_pointer (&self->all, xl_graph_unref);
  whole.kinds |= self->filter.kinds & XL_MAP_ASKED;
  xl_map_view_set_look (self->view, &self->filter);
  self->all = xl_desk_map_graph (self->plan, &whole);
  offer_countries (self);
  offer_tags (self);
  xl_map_views_refresh (self->views);
  self->setting = TRUE;
  xl_map_time_set_plan (self->time, self->plan);
  self->setting = FALSE;
  self->filter.day = xl_map_time_get_day (self->time);
  xl_map_arcs_offer (self);
  make_shown (self);
  xl_map_view_set_graphs (self->view, self->all, self->shown);
  if (xl_map_page_live_record (self, xl_map_view_get_selected (self->view)) == NULL)
    xl_map_view_select (self->view, 0);
  tell (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  XlMapPage *self = data;

  self->rebuild_idle = 0;
  xl_map_page_rebuild (self);
  return G_SOURCE_REMOVE;
}

/* The plan changed: all that changes at once is one new graph, and none while nobody looks. */
static void
changed_cb (XlMapPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->rebuild_idle == 0)
    self->rebuild_idle = g_idle_add (rebuild_cb, self);
}

void
xl_map_page_refilter (XlMapPage *self)
{
  if (self->setting || self->all == NULL)
    return;
  make_shown (self);
  xl_map_view_set_shown (self->view, self->shown);
  tell (self);
}

/* ---- filters ---- */

static void
kinds_cb (XlMapPage *self)
{
  guint asked = self->filter.kinds & XL_MAP_ASKED;

  if (self->setting)
    return;
  self->filter.kinds = (gtk_toggle_button_get_active (self->regions) ? 1u << XL_NODE_REGION : 0)
                       | (gtk_toggle_button_get_active (self->organisations) ? 1u << XL_NODE_ORGANISATION : 0)
                       | (gtk_toggle_button_get_active (self->projects) ? 1u << XL_NODE_PROJECT : 0)
                       | (gtk_toggle_button_get_active (self->events) ? 1u << XL_NODE_EVENT : 0)
                       | (gtk_toggle_button_get_active (self->networks) ? XL_MAP_NETWORKS : 0)
                       | (gtk_toggle_button_get_active (self->matches) ? XL_MAP_MATCHES : 0);
  /* Networks and events are no part of the whole map while nobody asks for them: their many lines would pull it
   * together. */
  if (asked != (self->filter.kinds & XL_MAP_ASKED) && self->all != NULL)
    xl_map_page_rebuild (self);
  else
    xl_map_page_refilter (self);
}

static void
choice_cb (XlMapPage *self)
{
  guint country = xl_map_choice_get_value (self->country), tag = xl_map_choice_get_value (self->tag);

  xl_map_tools_queue_fit (self);
  if (self->setting)
    return;
  self->filter.stages = xl_map_choice_get_value (self->stage) << XL_STAGE_LEARN;
  self->filter.objectives = xl_map_choice_get_value (self->objective);
  g_strlcpy (self->filter.country, country > 0 && self->countries != NULL ? self->countries[country - 1] : "",
             sizeof self->filter.country);
  self->filter.tag = tag > 0 && self->tags != NULL ? g_intern_string (self->tags[tag - 1]) : NULL;
  xl_map_page_refilter (self);
}

static void
clear_filters (XlMapPage *self)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->regions, TRUE);
  gtk_toggle_button_set_active (self->organisations, TRUE);
  gtk_toggle_button_set_active (self->projects, TRUE);
  xl_map_choice_set_value (self->stage, 0);
  xl_map_choice_set_value (self->country, 0);
  xl_map_choice_set_value (self->objective, 0);
  xl_map_choice_set_value (self->tag, 0);
  xl_map_arcs_set_widgets (self, &xl_map_filter_all);
  xl_map_inspector_set_hops (self->inspector, 0);
  xl_map_time_set_day (self->time, XL_DATE_NONE);
  self->setting = FALSE;
  self->filter = xl_map_filter_all;
  self->filter.kinds |= gtk_toggle_button_get_active (self->networks) ? XL_MAP_NETWORKS : 0;
  self->filter.kinds |= gtk_toggle_button_get_active (self->events) ? 1u << XL_NODE_EVENT : 0;
  /* The look leaves nothing out: it stays. */
  self->filter.size_by = (XlMapSize) gtk_drop_down_get_selected (self->size_by);
  self->filter.colour_by = (XlMapColour) gtk_drop_down_get_selected (self->colour_by);
  xl_map_page_refilter (self);
}

static void
hops_cb (XlMapPage *self)
{
  if (self->setting)
    return;
  self->filter.hops = xl_map_inspector_get_hops (self->inspector);
  self->filter.around = self->filter.hops > 0 ? xl_map_view_get_selected (self->view) : 0;
  xl_map_page_refilter (self);
}

static void
day_cb (XlMapPage *self)
{
  self->filter.day = xl_map_time_get_day (self->time);
  xl_map_page_refilter (self);
}

static void
offer_stages (XlMapPage *self)
{
  const char *stages[XL_STAGE_SCALE_UP + 1] = { NULL };
  const XlField *field = xl_kind_field (&xl_kind_project, "objectives");
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) brief = g_ptr_array_new ();

  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    stages[stage - XL_STAGE_LEARN] = xl_words_stage (stage);
  xl_map_choice_set_options (self->stage, stages, NULL);
  for (guint i = 0; field->choices[i].nick != NULL; i++)
    {
      g_ptr_array_add (words, g_strdup_printf ("%s  %s", field->choices[i].nick,
                                               xl_words_choice (field, (int) i + 1)));
      g_ptr_array_add (brief, (gpointer) field->choices[i].nick);
    }
  g_ptr_array_add (words, NULL);
  g_ptr_array_add (brief, NULL);
  xl_map_choice_set_options (self->objective, (const char *const *) words->pdata,
                             (const char *const *) brief->pdata);
}

/* ---- one selection ---- */

void
xl_map_page_select (XlMapPage *self, gint64 id)
{
  XlRecord *record = xl_map_page_live_record (self, id);

  if (self->setting)
    return;
  if (record == NULL)
    id = 0;
  if (id == 0)
    xl_map_view_end_pick (self->view);
  else
    xl_map_arcs_select (self, 0, 0);
  self->setting = TRUE;
  xl_map_view_select (self->view, id);
  g_object_set (self->list, "selected", id, NULL);
  xl_part_set_record (XL_PART (self->inspector), record);
  if (id == 0)
    xl_map_inspector_set_hops (self->inspector, 0);
  self->setting = FALSE;
  xl_map_arcs_tell (self);
  xl_map_relate_update (self);
  if (self->filter.hops > 0)
    {
      self->filter.around = id;
      self->filter.hops = id != 0 ? self->filter.hops : 0;
      xl_map_page_refilter (self);
    }
}

static void
view_selected_cb (XlMapPage *self)
{
  if (!self->setting)
    xl_map_relate_clear (self);
  xl_map_page_select (self, xl_map_view_get_selected (self->view));
}

static void
list_selected_cb (XlMapPage *self)
{
  gint64 id;

  g_object_get (self->list, "selected", &id, NULL);
  if (self->setting)
    return;
  /* While a second node is chosen, the list shows candidates. */
  if (xl_map_view_get_pick (self->view, NULL, NULL) != XL_MAP_PICK_NONE)
    {
      xl_map_view_set_pick (self->view, id);
      xl_map_view_reveal (self->view, id);
      return;
    }
  xl_map_page_select (self, id);
  xl_map_view_reveal (self->view, id);
}

static void
open_cb (XlMapPage *self, gint64 id)
{
  if (xl_map_view_get_pick (self->view, NULL, NULL) != XL_MAP_PICK_NONE)
    {
      xl_map_view_set_pick (self->view, id);
      xl_map_view_take_pick (self->view);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", id);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  XlMapPage *self = XL_MAP_PAGE (widget);

  if (xl_map_view_get_pick (self->view, NULL, NULL) != XL_MAP_PICK_NONE)
    {
      xl_map_view_end_pick (self->view);
      return TRUE;
    }
  if (xl_map_relate_is_asking (self))
    {
      xl_map_relate_clear (self);
      return TRUE;
    }
  if (xl_map_arcs_leave (self))
    return TRUE;
  if (xl_map_view_get_selected (self->view) == 0)
    return FALSE;
  xl_map_page_select (self, 0);
  return TRUE;
}

/* A row of the inspector: on the map where it is there, else its own page. */
static void
picked_cb (XlMapPage *self, gint64 id)
{
  if (self->shown != NULL && xl_graph_find (self->shown, id) >= 0)
    {
      xl_map_page_select (self, id);
      xl_map_view_reveal (self->view, id);
    }
  else
    open_cb (self, id);
}

void
xl_map_page_say (XlMapPage *self, const char *sentence)
{
  g_signal_emit_by_name (xl_page_get_desk (XL_PAGE (self)), "said", sentence, FALSE);
}

static void
say (XlMapPage *self, const char *format, gint64 id)
{
  XlRecord *record = xl_map_page_live_record (self, id);
  g_autofree char *name = record != NULL ? xl_words_name (self->plan, record) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sentence = g_strconcat (parts[0], "\u2068", name, "\u2069", parts[1], NULL);

  xl_map_page_say (self, sentence);
}

static gboolean
xl_map_page_show_record (XlPage *page, gint64 id)
{
  XlMapPage *self = XL_MAP_PAGE (page);

  if (self->stale || self->all == NULL)
    xl_map_page_rebuild (self);
  if (xl_map_page_live_record (self, id) == NULL)
    return FALSE;
  if (xl_record_get_kind (xl_map_page_live_record (self, id)) == &xl_kind_value_chain)
    {
      xl_map_relate_chain (self, (XlValueChain *) xl_map_page_live_record (self, id));
      return TRUE;
    }
  if (xl_graph_find (self->all, id) < 0)
    {
      say (self, _("%s is not on the map: it has no project and no tie yet."), id);
      return FALSE;
    }
  if (xl_graph_find (self->shown, id) < 0)
    {
      clear_filters (self);
      say (self, _("Filters cleared: they left out %s."), id);
    }
  xl_map_page_select (self, id);
  if (!xl_map_view_centre (self->view, id))
    {
      xl_map_page_set_mode (self, XL_LAYOUT_NETWORK);
      say (self, _("Geography knows no place for %s: shown in the network."), id);
      xl_map_view_centre (self->view, id);
    }
  return TRUE;
}

static gboolean
xl_map_page_focus_search (XlPage *page)
{
  XlMapPage *self = XL_MAP_PAGE (page);

  gtk_toggle_button_set_active (self->pane_button, TRUE);
  gtk_toggle_button_set_active (self->as_list, TRUE);
  xl_map_list_focus_search (self->list);
  return TRUE;
}

static GArray *
xl_map_page_dup_selection (XlPage *page)
{
  gint64 id = xl_map_view_get_selected (XL_MAP_PAGE (page)->view);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

/* ---- the pane ---- */

static void
as_list_cb (XlMapPage *self)
{
  gboolean list = gtk_toggle_button_get_active (self->as_list);

  xl_map_view_set_marked (self->view, NULL, 0, NULL, 0);
  gtk_stack_set_visible_child_name (self->pane_stack, list ? "list" : xl_map_arcs_pane (self));
  if (!list)
    return;
  gtk_toggle_button_set_active (self->pane_button, TRUE);
  xl_map_arcs_tell (self);
}

static void
pane_cb (XlMapPage *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->pane_button);

  gtk_widget_set_visible (self->pane, shown);
  xl_state_set_int ("map", "pane", shown);
}

static gboolean
width_cb (gpointer data)
{
  XlMapPage *self = data;

  self->width_idle = 0;
  gtk_widget_set_size_request (self->pane, self->wanted_pane, -1);
  return G_SOURCE_REMOVE;
}

static void
xl_map_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
xl_map_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  int wanted = width >= WIDE ? PANE_WIDE : PANE;
  int corner_width, corner_height;

  gtk_widget_measure (self->zoom_buttons, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &corner_width, NULL, NULL);
  gtk_widget_measure (self->zoom_buttons, GTK_ORIENTATION_VERTICAL, -1, NULL, &corner_height, NULL, NULL);
  xl_map_view_set_corner (self->view, corner_width + CORNER_GAP, corner_height + CORNER_GAP);
  if (width != gtk_widget_get_width (gtk_widget_get_first_child (widget)))
    xl_map_tools_queue_fit (self);
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (wanted != self->wanted_pane && self->width_idle == 0)
    self->width_idle = g_idle_add (width_cb, self);
  self->wanted_pane = wanted;
}

static void
view_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);

  if (g_str_equal (action, "map.zoom-in"))
    xl_map_view_zoom (self->view, 1.25);
  else if (g_str_equal (action, "map.zoom-out"))
    xl_map_view_zoom (self->view, 1 / 1.25);
  else if (g_str_equal (action, "map.fit"))
    xl_map_view_fit (self->view);
  else
    clear_filters (self);
}

/* ---- the page ---- */

static void
plan_cb (XlMapPage *self)
{
  XlDesk *desk = xl_page_get_desk (XL_PAGE (self));
  const char *path = xl_desk_get_path (desk);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, changed_cb, self);
  g_set_object (&self->plan, xl_desk_get_plan (desk));
  if (g_strcmp0 (path, self->path) != 0)
    {
      /* Another file, not the same one loaded again: nothing of the old map has a meaning. */
      g_free (self->path);
      self->path = g_strdup (path);
      xl_map_page_select (self, 0);
      clear_filters (self);
      xl_map_relate_clear (self);
      xl_map_view_forget (self->view);
      xl_map_relate_read_pins (self);
    }
  if (self->plan == NULL)
    return;
  g_signal_connect_object (self->plan, "applied", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  xl_part_set_record (XL_PART (self->inspector), xl_map_page_live_record (self, xl_map_view_get_selected (self->view)));
  changed_cb (self);
}

static void
xl_map_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_map_page_parent_class)->map (widget);
  if (XL_MAP_PAGE (widget)->stale)
    changed_cb (XL_MAP_PAGE (widget));
}

static void
xl_map_page_constructed (GObject *object)
{
  XlMapPage *self = XL_MAP_PAGE (object);

  G_OBJECT_CLASS (xl_map_page_parent_class)->constructed (object);
  g_signal_connect_object (xl_page_get_desk (XL_PAGE (self)), "notify::plan", G_CALLBACK (plan_cb), self,
                           G_CONNECT_SWAPPED);
  plan_cb (self);
}

static void
xl_map_page_dispose (GObject *object)
{
  XlMapPage *self = XL_MAP_PAGE (object);

  g_clear_handle_id (&self->rebuild_idle, g_source_remove);
  g_clear_handle_id (&self->width_idle, g_source_remove);
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  g_clear_handle_id (&self->path_idle, g_source_remove);
  self->setting = TRUE;
  g_clear_pointer ((GtkWidget **) &self->link, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->node_menu, gtk_widget_unparent);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  G_OBJECT_CLASS (xl_map_page_parent_class)->dispose (object);
  g_clear_object (&self->plan);
}

static void
xl_map_page_finalize (GObject *object)
{
  XlMapPage *self = XL_MAP_PAGE (object);

  xl_graph_unref (self->all);
  xl_graph_unref (self->shown);
  g_free (self->path);
  g_strfreev (self->countries);
  g_strfreev (self->tags);
  g_strfreev (self->materials);
  G_OBJECT_CLASS (xl_map_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, XL_RESOURCE "ui/xl-map-page.ui");
  gtk_widget_class_bind_template_child (class, XlMapPage, regions);
  gtk_widget_class_bind_template_child (class, XlMapPage, organisations);
  gtk_widget_class_bind_template_child (class, XlMapPage, projects);
  gtk_widget_class_bind_template_child (class, XlMapPage, networks);
  gtk_widget_class_bind_template_child (class, XlMapPage, events);
  gtk_widget_class_bind_template_child (class, XlMapPage, stage);
  gtk_widget_class_bind_template_child (class, XlMapPage, country);
  gtk_widget_class_bind_template_child (class, XlMapPage, objective);
  gtk_widget_class_bind_template_child (class, XlMapPage, tag);
  gtk_widget_class_bind_template_child (class, XlMapPage, views);
  gtk_widget_class_bind_template_child (class, XlMapPage, as_list);
  gtk_widget_class_bind_template_child (class, XlMapPage, pane_button);
  gtk_widget_class_bind_template_child (class, XlMapPage, stack);
  gtk_widget_class_bind_template_child (class, XlMapPage, time);
  gtk_widget_class_bind_template_child (class, XlMapPage, view);
  gtk_widget_class_bind_template_child (class, XlMapPage, zoom_buttons);
  gtk_widget_class_bind_template_child (class, XlMapPage, pane);
  gtk_widget_class_bind_template_child (class, XlMapPage, pane_stack);
  gtk_widget_class_bind_template_child (class, XlMapPage, list);
  gtk_widget_class_bind_template_child (class, XlMapPage, inspector);
  gtk_widget_class_bind_template_child (class, XlMapPage, answer);
  gtk_widget_class_bind_template_child (class, XlMapPage, measures);
  gtk_widget_class_bind_template_child (class, XlMapPage, look_popover);
  gtk_widget_class_bind_template_child (class, XlMapPage, size_by);
  gtk_widget_class_bind_template_child (class, XlMapPage, colour_by);
  gtk_widget_class_bind_template_child (class, XlMapPage, over);
  gtk_widget_class_bind_template_child (class, XlMapPage, banner);
  gtk_widget_class_bind_template_child (class, XlMapPage, banner_text);
  gtk_widget_class_bind_template_child (class, XlMapPage, node_menu_model);
  gtk_widget_class_bind_template_callback (class, kinds_cb);
  gtk_widget_class_bind_template_callback (class, choice_cb);
  gtk_widget_class_bind_template_callback (class, day_cb);
  gtk_widget_class_bind_template_callback (class, as_list_cb);
  gtk_widget_class_bind_template_callback (class, pane_cb);
  gtk_widget_class_bind_template_callback (class, view_selected_cb);
  gtk_widget_class_bind_template_callback (class, list_selected_cb);
  gtk_widget_class_bind_template_callback (class, hops_cb);
  gtk_widget_class_bind_template_callback (class, picked_cb);
  gtk_widget_class_bind_template_callback (class, open_cb);
}

static void
xl_map_page_class_init (XlMapPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  object_class->constructed = xl_map_page_constructed;
  object_class->dispose = xl_map_page_dispose;
  object_class->finalize = xl_map_page_finalize;
  widget_class->map = xl_map_page_map;
  widget_class->measure = xl_map_page_measure;
  widget_class->size_allocate = xl_map_page_size_allocate;
  page_class->show_record = xl_map_page_show_record;
  page_class->focus_search = xl_map_page_focus_search;
  page_class->dup_selection = xl_map_page_dup_selection;

  xl_map_export_class_init (widget_class);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "map.clear-filters", NULL, view_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  g_type_ensure (XL_TYPE_MAP_ANSWER);
  g_type_ensure (XL_TYPE_MAP_CHOICE);
  g_type_ensure (XL_TYPE_MAP_INSPECTOR);
  g_type_ensure (XL_TYPE_MAP_LIST);
  g_type_ensure (XL_TYPE_MAP_MATCH);
  g_type_ensure (XL_TYPE_MAP_MEASURES);
  g_type_ensure (XL_TYPE_MAP_TIME);
  g_type_ensure (XL_TYPE_MAP_VIEW);
  g_type_ensure (XL_TYPE_MAP_VIEWS);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_WRAP);
  bind_template (widget_class);
  xl_map_tools_class_init (widget_class);
  xl_map_arcs_class_init (widget_class);
  xl_map_relate_class_init (widget_class);
  xl_map_state_class_init (widget_class);
}

static void
xl_map_page_init (XlMapPage *self)
{
  self->filter = xl_map_filter_all;
  self->wanted_pane = PANE;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_map_tools_init (self);
  xl_map_arcs_init (self);
  xl_map_relate_init (self);
  offer_stages (self);
  xl_map_state_offer_look (self);
  gtk_toggle_button_set_active (self->pane_button, xl_state_get_int ("map", "pane", TRUE));
}
