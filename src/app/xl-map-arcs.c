/* xl-map-arcs.c - matches on the map: the switch, what of them is shown, and which one is selected */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Regions alone stand between the arcs as long as nobody asks for more: with projects and partners and all that links
 * them the arcs could not be followed. What was shown before comes back with the switch. */

#include <glib/gi18n.h>

#include "xl-desk-map-arcs.h"
#include "xl-desk-map-look.h"
#include "xl-map-page-private.h"

static gboolean
shows_matches (XlMapPage *self)
{
  return (self->filter.kinds & XL_MAP_MATCHES) != 0;
}

/* ---- the pane ---- */

/* What stands beside the map where nothing else was asked for. */
const char *
xl_map_arcs_pane (XlMapPage *self)
{
  return shows_matches (self) && xl_map_view_get_selected (self->view) == 0 ? "match" : "facts";
}

/* The list of what the map shows has nodes and, where there are any, arcs. */
static void
tell_list (XlMapPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->match_list), shows_matches (self));
  if (shows_matches (self) && gtk_toggle_button_get_active (self->as_list))
    xl_map_match_show (self->match_list, self->plan, &self->filter, 0, 0);
}

/* What canvas and pane say of the matches; what was asked for otherwise stays there. */
void
xl_map_arcs_tell (XlMapPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->pane_stack);

  if (self->plan == NULL || self->setting)
    return;
  if (shows_matches (self))
    xl_map_match_show (self->match, self->plan, &self->filter, self->offer, self->need);
  tell_list (self);
  if (g_str_equal (shown, "facts") || g_str_equal (shown, "match"))
    gtk_stack_set_visible_child_name (self->pane_stack, xl_map_arcs_pane (self));
}

/* Selects a match, or none: at a time either a node or a match is selected. */
void
xl_map_arcs_select (XlMapPage *self, gint64 offer, gint64 need)
{
  if (offer == self->offer && need == self->need)
    return;
  self->offer = offer;
  self->need = need;
  xl_map_view_set_match (self->view, offer, need);
  if (offer != 0)
    xl_map_page_select (self, 0);
  xl_map_arcs_tell (self);
}

static void
matched_cb (XlMapPage *self, gint64 offer, gint64 need)
{
  if (offer != 0)
    {
      xl_map_relate_clear (self);
      gtk_toggle_button_set_active (self->as_list, FALSE);
    }
  xl_map_arcs_select (self, offer, need);
}

static void
all_flows_cb (XlMapPage *self)
{
  self->filter.flow = 0;
  xl_map_page_refilter (self);
}

/* Escape: the match is let go, then the flow that was in focus. */
gboolean
xl_map_arcs_leave (XlMapPage *self)
{
  if (self->offer != 0)
    xl_map_arcs_select (self, 0, 0);
  else if (self->filter.flow != 0)
    all_flows_cb (self);
  else
    return FALSE;
  return TRUE;
}

/* ---- the tool bar ---- */

/* Stages and objectives choose projects, which are not there as long as matches are. */
static void
show_choices (XlMapPage *self)
{
  gboolean matches = shows_matches (self);

  gtk_widget_set_visible (GTK_WIDGET (self->material), matches);
  gtk_widget_set_visible (GTK_WIDGET (self->regime), matches);
  gtk_widget_set_visible (GTK_WIDGET (self->stage), !matches);
  gtk_widget_set_visible (GTK_WIDGET (self->objective), !matches);
  xl_map_tools_queue_fit (self);
}

/* The materials that are needed and that somebody has; nobody looks for them while matches are not shown. */
void
xl_map_arcs_offer (XlMapPage *self)
{
  guint chosen = 0;

  if (!shows_matches (self))
    return;
  g_strfreev (self->materials);
  self->materials = xl_desk_map_dup_materials (self->plan, self->filter.day);
  for (guint i = 0; self->filter.material != NULL && self->materials[i] != NULL; i++)
    if (g_str_equal (self->materials[i], self->filter.material))
      chosen = i + 1;
  if (chosen == 0)
    self->filter.material = NULL;
  self->setting = TRUE;
  xl_map_choice_set_options (self->material, (const char *const *) self->materials, NULL);
  xl_map_choice_set_value (self->material, chosen);
  self->setting = FALSE;
}

static void
set_kinds (XlMapPage *self, guint kinds)
{
  gtk_toggle_button_set_active (self->regions, (kinds & 1u << XL_NODE_REGION) != 0);
  gtk_toggle_button_set_active (self->organisations, (kinds & 1u << XL_NODE_ORGANISATION) != 0);
  gtk_toggle_button_set_active (self->projects, (kinds & 1u << XL_NODE_PROJECT) != 0);
}

static void
matches_cb (XlMapPage *self)
{
  gboolean on = gtk_toggle_button_get_active (self->matches);
  guint networks = self->filter.kinds & XL_MAP_NETWORKS;

  if (self->setting || self->all == NULL)
    return;
  xl_map_arcs_select (self, 0, 0);
  if (on)
    self->other_kinds = self->filter.kinds & xl_map_filter_all.kinds;
  self->filter.kinds = networks | (on ? 1u << XL_NODE_REGION | XL_MAP_MATCHES
                                      : self->other_kinds != 0 ? self->other_kinds : xl_map_filter_all.kinds);
  self->filter.stages = self->filter.objectives = 0;
  self->filter.flow = 0;
  self->setting = TRUE;
  set_kinds (self, self->filter.kinds);
  xl_map_choice_set_value (self->stage, 0);
  xl_map_choice_set_value (self->objective, 0);
  self->setting = FALSE;
  xl_map_arcs_offer (self);
  show_choices (self);
  xl_map_page_refilter (self);
}

static void
flows_cb (XlMapPage *self)
{
  guint material = xl_map_choice_get_value (self->material);

  xl_map_tools_queue_fit (self);
  if (self->setting)
    return;
  self->filter.material = material > 0 && self->materials != NULL ? g_intern_string (self->materials[material - 1])
                                                                  : NULL;
  self->filter.regimes = xl_map_choice_get_value (self->regime);
  xl_map_page_refilter (self);
}

/* The switch and its choices say the same as @filter, which is about to be that of the page. */
void
xl_map_arcs_set_widgets (XlMapPage *self, const XlMapFilter *filter)
{
  gtk_toggle_button_set_active (self->matches, (filter->kinds & XL_MAP_MATCHES) != 0);
  xl_map_choice_set_value (self->material, 0);
  xl_map_choice_set_value (self->regime, filter->regimes);
  self->other_kinds = 0;
  self->offer = self->need = 0;
  xl_map_view_set_match (self->view, 0, 0);
  self->filter.kinds = filter->kinds;
  show_choices (self);
}

/* The matches of a flow, given by its id, in the geography; 0 for all. */
static void
show_arcs_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);

  if (self->plan == NULL)
    return;
  if (self->stale || self->all == NULL)
    xl_map_page_rebuild (self);
  xl_map_relate_clear (self);
  xl_map_page_select (self, 0);
  xl_map_page_set_mode (self, XL_LAYOUT_GEOGRAPHY);
  gtk_toggle_button_set_active (self->as_list, FALSE);
  gtk_toggle_button_set_active (self->matches, TRUE);
  xl_map_arcs_select (self, 0, 0);
  self->setting = TRUE;
  xl_map_choice_set_value (self->material, 0);
  xl_map_choice_set_value (self->regime, 0);
  self->setting = FALSE;
  self->filter.material = NULL;
  self->filter.regimes = 0;
  self->filter.flow = g_variant_get_int64 (parameter);
  xl_map_page_refilter (self);
  xl_map_view_fit (self->view);
}

void
xl_map_arcs_class_init (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "map.show-arcs", "x", show_arcs_action);
  gtk_widget_class_bind_template_child (class, XlMapPage, matches);
  gtk_widget_class_bind_template_child (class, XlMapPage, material);
  gtk_widget_class_bind_template_child (class, XlMapPage, regime);
  gtk_widget_class_bind_template_child (class, XlMapPage, match);
  gtk_widget_class_bind_template_child (class, XlMapPage, match_list);
  gtk_widget_class_bind_template_callback (class, matches_cb);
  gtk_widget_class_bind_template_callback (class, matched_cb);
  gtk_widget_class_bind_template_callback (class, flows_cb);
  gtk_widget_class_bind_template_callback (class, all_flows_cb);
}

void
xl_map_arcs_init (XlMapPage *self)
{
  const char *names[XL_N_ARC_REGIMES + 1] = { NULL };

  for (guint i = 0; i < XL_N_ARC_REGIMES; i++)
    names[i] = xl_desk_map_arc_regime_words ((XlArcRegime) i);
  xl_map_choice_set_options (self->regime, names, NULL);
}
