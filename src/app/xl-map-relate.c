/* xl-map-relate.c - two nodes of the map: linking them, asking how they are related; pins; the menu of a node */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-desk-chains.h"
#include "xl-desk-words-map.h"
#include "xl-desk-words.h"
#include "xl-map-page-private.h"
#include "xl-state.h"

/* ---- links ---- */

static void
point_at (XlMapPage *self, GtkPopover *popover, gint64 id)
{
  GdkRectangle place = { gtk_widget_get_width (self->over) / 2, gtk_widget_get_height (self->over) / 2, 1, 1 };

  xl_map_view_get_place (self->view, id, &place);
  gtk_popover_set_pointing_to (popover, &place);
}

static void
linked_cb (XlMapPage *self, gint64 from, gint64 to)
{
  g_autofree char *sentence = NULL;

  point_at (self, GTK_POPOVER (self->link), to);
  if (!xl_map_link_popover_ask (self->link, xl_page_get_desk (XL_PAGE (self)), from, to, &sentence)
      && sentence != NULL)
    xl_map_page_say (self, sentence);
}

/* ---- how two are related ---- */

/* Whether the pane shows measures or an answer. */
gboolean
xl_map_relate_is_asking (XlMapPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->pane_stack);

  return g_strcmp0 (shown, "answer") == 0 || g_strcmp0 (shown, "measures") == 0;
}

/* The answer is read: the pane shows again what it showed before, and nothing is marked any more. */
void
xl_map_relate_clear (XlMapPage *self)
{
  xl_map_view_set_marked (self->view, NULL, 0, NULL, 0);
  if (xl_map_relate_is_asking (self))
    gtk_stack_set_visible_child_name (self->pane_stack,
                                      gtk_toggle_button_get_active (self->as_list) ? "list"
                                                                                   : xl_map_arcs_pane (self));
}

static void
show_answer (XlMapPage *self)
{
  gtk_stack_set_visible_child_name (self->pane_stack, "answer");
  gtk_toggle_button_set_active (self->pane_button, TRUE);
  /* What was asked from the pane was asked by a button that is gone now. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
related_cb (XlMapPage *self, gint64 from, gint64 to)
{
  XlRecord *one = xl_map_page_live_record (self, from), *other = xl_map_page_live_record (self, to);
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sentence = NULL;

  if (one == NULL || other == NULL || one == other)
    return;
  steps = xl_desk_map_path (self->plan, &self->filter, one, other);
  sentence = steps != NULL
                 ? xl_words_map_path (self->plan, (const XlMapStep *) (gpointer) steps->data, steps->len)
                 : xl_words_map_no_path (self->plan, one, other);
  xl_map_answer_set (self->answer, _("How they are related"), sentence);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      XlRecord *record = (XlRecord *) g_array_index (steps, XlMapStep, i).record;

      xl_map_answer_add (self->answer, record, xl_words_kind (xl_record_get_kind (record), FALSE));
      g_array_append_val (ids, record->id);
    }
  xl_map_view_set_marked (self->view, (const gint64 *) (gpointer) ids->data, ids->len, NULL, 0);
  show_answer (self);
}

/* More than this nobody reads. */
#define MOST_PAIRS 25

/* Which region is a single point of failure? */
static void
failure_cb (XlMapPage *self)
{
  g_autoptr (GArray) failures = xl_desk_map_failures (self->plan, self->shown);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sentence = xl_words_map_failures (self->plan, failures);

  xl_map_answer_set (self->answer, _("Single points of failure"), sentence);
  for (guint i = 0; i < failures->len; i++)
    {
      const XlMapFailure *failure = &g_array_index (failures, XlMapFailure, i);
      g_autofree char *role = xl_words_map_cut_off (failure->cut_off);

      xl_map_answer_add (self->answer, &failure->region->parent_instance, role);
      g_array_append_val (ids, failure->region->parent_instance.id);
    }
  xl_map_view_set_marked (self->view, NULL, 0, (const gint64 *) (gpointer) ids->data, ids->len);
  show_answer (self);
}

/* Who shares objectives and codes, but no project? */
static void
pairs_cb (XlMapPage *self)
{
  g_autoptr (GPtrArray) pairs = xl_desk_map_pairs (self->plan, &self->filter, MOST_PAIRS);
  g_autofree char *sentence = xl_words_map_pairs (pairs);

  xl_map_answer_set (self->answer, _("Partners that might be"), sentence);
  for (guint i = 0; i < pairs->len; i++)
    {
      const XlMapPair *pair = g_ptr_array_index (pairs, i);
      g_autofree char *words = xl_words_map_pair (self->plan, pair);

      xl_map_answer_add_pair (self->answer, pair->a->parent_instance.id, pair->b->parent_instance.id, words);
    }
  xl_map_view_set_marked (self->view, NULL, 0, NULL, 0);
  show_answer (self);
}

/* Shows both on the map. */
static void
pair_cb (XlMapPage *self, gint64 a, gint64 b)
{
  const gint64 ids[] = { a, b };

  xl_map_view_set_marked (self->view, NULL, 0, ids, G_N_ELEMENTS (ids));
  xl_map_view_fit (self->view);
}

static gboolean
path_to_idle_cb (gpointer data)
{
  XlMapPage *self = data;

  self->path_idle = 0;
  related_cb (self, xl_map_view_get_selected (self->view), self->path_to);
  return G_SOURCE_REMOVE;
}

/* The popover that this was picked from belongs to a button that the answer hides: it must have gone first, or it
 * keeps the next click for itself. */
static void
path_to_cb (XlMapPage *self, gint64 to)
{
  self->path_to = to;
  if (self->path_idle == 0)
    self->path_idle = g_idle_add_full (G_PRIORITY_LOW, path_to_idle_cb, self, NULL);
}

static void
closed_cb (XlMapPage *self)
{
  xl_map_relate_clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- choosing a second node ---- */

static void
picking_cb (XlMapPage *self)
{
  gint64 from, to;
  XlMapPick pick = xl_map_view_get_pick (self->view, &from, &to);
  XlRecord *one = xl_map_page_live_record (self, from);

  gtk_widget_set_visible (self->banner, pick != XL_MAP_PICK_NONE);
  if (pick != XL_MAP_PICK_NONE && one != NULL)
    {
      g_autofree char *text = xl_words_map_pick (self->plan, one, xl_map_page_live_record (self, to),
                                                 pick == XL_MAP_PICK_RELATED);

      gtk_label_set_text (self->banner_text, text);
    }
  xl_map_relate_announce (self);
}

/* What a screen reader says of the canvas. */
void
xl_map_relate_announce (XlMapPage *self)
{
  gint64 id = xl_map_view_get_selected (self->view);
  XlRecord *record = xl_map_page_live_record (self, id);
  int index = record != NULL && self->shown != NULL ? xl_graph_find (self->shown, id) : -1;
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  if (xl_map_view_get_pick (self->view, NULL, NULL) != XL_MAP_PICK_NONE)
    state = g_strdup (gtk_label_get_text (self->banner_text));
  else if (index >= 0)
    state = xl_words_map_state (self->plan, record, xl_graph_get_degree (self->shown, (guint) index),
                                xl_map_view_is_pinned (self->view, id));
  text = state != NULL ? g_strdup_printf ("%s: %s", _("Map"), state) : g_strdup (_("Map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* ---- pins ---- */

/* Pins are of a plan file and of a layout; another file may have the same name in another folder. */
static char *
pins_key (XlMapPage *self, XlLayoutMode mode)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->path, -1);

  return g_strdup_printf ("%.16s-%d", sum, (int) mode);
}

static void
pinned_cb (XlMapPage *self)
{
  XlLayoutMode mode = xl_map_view_get_mode (self->view);
  g_autofree char *key = self->path != NULL ? pins_key (self, mode) : NULL;
  g_autofree char *text = xl_map_pins_dup_text (xl_map_view_get_pins (self->view, mode));

  if (key != NULL)
    xl_state_set_text ("pins", key, text);
  xl_map_relate_update (self);
}

/* Another plan: its pins, as they were. */
void
xl_map_relate_read_pins (XlMapPage *self)
{
  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    {
      g_autofree char *key = self->path != NULL ? pins_key (self, mode) : NULL;
      g_autofree char *text = key != NULL ? xl_state_dup_text ("pins", key) : NULL;

      xl_map_pins_read (xl_map_view_get_pins (self->view, mode), text);
    }
}

/* ---- actions ---- */

/* What can be done with what is selected, here and now. */
void
xl_map_relate_update (XlMapPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gint64 id = xl_map_view_get_selected (self->view);
  gboolean on_map = id != 0 && self->shown != NULL && xl_graph_find (self->shown, id) >= 0;
  gboolean pinned = on_map && xl_map_view_is_pinned (self->view, id);
  guint n = 0;

  if (xl_map_pins_possible (xl_map_view_get_mode (self->view)))
    xl_map_pins_get_ids (xl_map_view_get_pins (self->view, xl_map_view_get_mode (self->view)), &n);
  gtk_widget_action_set_enabled (widget, "map.open", on_map);
  gtk_widget_action_set_enabled (widget, "map.link", on_map);
  gtk_widget_action_set_enabled (widget, "map.relate", on_map);
  gtk_widget_action_set_enabled (widget, "map.pin", on_map && !pinned && xl_map_view_can_pin (self->view, id));
  gtk_widget_action_set_enabled (widget, "map.unpin", pinned);
  gtk_widget_action_set_enabled (widget, "map.unpin-all", n > 0);
  xl_map_relate_announce (self);
}

static void
node_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  gint64 id = xl_map_view_get_selected (self->view);

  if (g_str_equal (action, "map.open"))
    gtk_widget_activate_action (widget, "win.open-record", "x", id);
  else if (g_str_equal (action, "map.measures"))
    {
      xl_map_relate_clear (self);
      gtk_popover_popdown (self->look_popover);
      gtk_toggle_button_set_active (self->pane_button, TRUE);
      gtk_stack_set_visible_child_name (self->pane_stack, "measures");
    }
  else if (g_str_equal (action, "map.link"))
    xl_map_view_begin_pick (self->view, XL_MAP_PICK_LINK);
  else if (g_str_equal (action, "map.relate"))
    xl_map_view_begin_pick (self->view, XL_MAP_PICK_RELATED);
  else if (g_str_equal (action, "map.end-asking"))
    closed_cb (self);
  else if (g_str_equal (action, "map.end-pick"))
    xl_map_view_end_pick (self->view);
  else if (g_str_equal (action, "map.pin"))
    xl_map_view_pin (self->view, id);
  else
    xl_map_view_unpin (self->view, g_str_equal (action, "map.unpin") ? id : 0);
}

static void
menu_cb (XlMapPage *self, gint64 id, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  xl_map_relate_update (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->node_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->node_menu));
}

void
xl_map_relate_class_init (GtkWidgetClass *class)
{
  static const char *const actions[] = { "map.measures", "map.end-asking", "map.open", "map.link", "map.relate",
                                         "map.end-pick", "map.pin", "map.unpin", "map.unpin-all" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i], NULL, node_action);
  gtk_widget_class_bind_template_callback (class, linked_cb);
  gtk_widget_class_bind_template_callback (class, related_cb);
  gtk_widget_class_bind_template_callback (class, path_to_cb);
  gtk_widget_class_bind_template_callback (class, closed_cb);
  gtk_widget_class_bind_template_callback (class, failure_cb);
  gtk_widget_class_bind_template_callback (class, pairs_cb);
  gtk_widget_class_bind_template_callback (class, pair_cb);
  gtk_widget_class_bind_template_callback (class, picking_cb);
  gtk_widget_class_bind_template_callback (class, pinned_cb);
  gtk_widget_class_bind_template_callback (class, menu_cb);
}

void
xl_map_relate_init (XlMapPage *self)
{
  self->link = g_object_new (XL_TYPE_MAP_LINK_POPOVER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->link), self->over);
  g_signal_connect_swapped (self->link, "closed", G_CALLBACK (gtk_widget_grab_focus), self->view);
  self->node_menu = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model (self->node_menu_model));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->node_menu), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->node_menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->node_menu), self->over);
}

/* Who stands at the steps of a value chain: the answer lists them, the map marks those that are on it. */
void
xl_map_relate_chain (XlMapPage *self, XlValueChain *record)
{
  g_autoptr (XlChain) chain = xl_chain_new (self->plan, record, NULL, xl_date_today ());
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < chain->places->len; i++)
    for (guint j = 0; j < xl_chain_place (chain, i)->capabilities->len; j++)
      {
        const XlCapability *capability = g_ptr_array_index (xl_chain_place (chain, i)->capabilities, j);
        XlRecord *partner = xl_plan_lookup (self->plan, capability->organisation);

        if (!g_hash_table_add (seen, partner))
          continue;
        g_array_append_val (ids, partner->id);
      }
  sentence = xl_words_chain_on_map (chain, ids->len);
  xl_map_answer_set (self->answer, record->name, sentence);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *role = xl_words_chain_role (chain, id);

      xl_map_answer_add (self->answer, xl_plan_lookup (self->plan, id), role);
    }
  xl_map_view_set_marked (self->view, NULL, 0, (const gint64 *) (gpointer) ids->data, ids->len);
  xl_map_view_fit (self->view);
  show_answer (self);
}
