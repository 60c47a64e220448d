/* xl-map-state.c - what is seen of the map, as one value: saved views come and go by it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-desk-map-views.h"
#include "xl-desk-words.h"
#include "xl-map-page-private.h"
#include "xl-state.h"

static void
save_cb (XlMapPage *self, const char *name)
{
  XlMapState state = { .filter = self->filter, .mode = xl_map_view_get_mode (self->view) };
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;
  gint64 id;

  if (self->plan == NULL)
    return;
  xl_map_view_get_eye (self->view, &state.zoom, &state.x, &state.y);
  edit = xl_edits_save_view (self->plan, name, &state, &id);
  if (!xl_desk_edit (xl_page_get_desk (XL_PAGE (self)), edit, &sentence))
    xl_map_page_say (self, sentence);
}

/* Bits and codes go to the widgets, which then say the same as the filter. */
static void
set_widgets (XlMapPage *self, const XlMapFilter *filter)
{
  guint country = 0;

  for (guint i = 0; self->countries != NULL && self->countries[i] != NULL; i++)
    if (g_str_equal (self->countries[i], filter->country))
      country = i + 1;
  gtk_toggle_button_set_active (self->regions, (filter->kinds & 1u << XL_NODE_REGION) != 0);
  gtk_toggle_button_set_active (self->organisations, (filter->kinds & 1u << XL_NODE_ORGANISATION) != 0);
  gtk_toggle_button_set_active (self->projects, (filter->kinds & 1u << XL_NODE_PROJECT) != 0);
  gtk_toggle_button_set_active (self->networks, (filter->kinds & XL_MAP_NETWORKS) != 0);
  xl_map_arcs_set_widgets (self, filter);
  gtk_toggle_button_set_active (self->events, (filter->kinds & 1u << XL_NODE_EVENT) != 0);
  xl_map_choice_set_value (self->stage, filter->stages >> XL_STAGE_LEARN);
  xl_map_choice_set_value (self->objective, filter->objectives);
  xl_map_choice_set_value (self->country, country);
  xl_map_page_choose_tag (self, filter->tag);
  gtk_drop_down_set_selected (self->size_by, filter->size_by);
  gtk_drop_down_set_selected (self->colour_by, filter->colour_by);
  xl_map_time_set_day (self->time, filter->day);
  xl_map_inspector_set_hops (self->inspector, filter->hops);
}

static void
show_cb (XlMapPage *self, gint64 id)
{
  XlRecord *view = xl_map_page_live_record (self, id);
  XlMapState state;

  if (view == NULL || self->all == NULL)
    return;
  xl_desk_map_read_view (self->plan, (XlSavedView *) view, &state);
  xl_map_relate_clear (self);
  /* The focus is what is selected; without one nothing is. */
  self->filter.hops = 0;
  xl_map_page_select (self, state.filter.around);
  self->setting = TRUE;
  set_widgets (self, &state.filter);
  self->setting = FALSE;
  self->filter = state.filter;
  self->filter.day = xl_map_time_get_day (self->time);
  xl_map_page_set_mode (self, state.mode);
  xl_map_page_rebuild (self);
  xl_map_view_set_eye (self->view, state.zoom, state.x, state.y);
}

static void
look_cb (XlMapPage *self)
{
  if (self->setting || self->all == NULL)
    return;
  self->filter.size_by = (XlMapSize) gtk_drop_down_get_selected (self->size_by);
  self->filter.colour_by = (XlMapColour) gtk_drop_down_get_selected (self->colour_by);
  xl_map_view_set_look (self->view, &self->filter);
  xl_map_page_refilter (self);
}

static void
private_cb (XlMapPage *self)
{
  xl_state_set_int ("map", "private", gtk_check_button_get_active (self->with_private));
}

/* Whether private projects stay on this screen: neither a room nor a file is to have them. */
gboolean
xl_map_state_hides_private (XlMapPage *self)
{
  return !gtk_check_button_get_active (self->with_private);
}

static void
offer (GtkDropDown *drop, const char *field_name)
{
  const XlField *field = xl_kind_field (&xl_kind_view, field_name);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = 1; field->choices[i - 1].nick != NULL; i++)
    gtk_string_list_append (list, xl_words_choice (field, i));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
}

/* What size and colour can stand for: the same words as in a saved view. */
void
xl_map_state_offer_look (XlMapPage *self)
{
  self->setting = TRUE;
  offer (self->size_by, "size_by");
  offer (self->colour_by, "colour_by");
  self->setting = FALSE;
  gtk_check_button_set_active (self->with_private, xl_state_get_int ("map", "private", FALSE));
}

void
xl_map_state_class_init (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback_full (class, "save_view_cb", G_CALLBACK (save_cb));
  gtk_widget_class_bind_template_callback_full (class, "show_view_cb", G_CALLBACK (show_cb));
  gtk_widget_class_bind_template_callback (class, look_cb);
  gtk_widget_class_bind_template_child (class, XlMapPage, with_private);
  gtk_widget_class_bind_template_callback (class, private_cb);
}
