/* xl-flow-matches.c - who could supply a need, or take an offer: candidates, the best plan, and who was left out */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All of it follows from the whole plan, not from the one record: it is made anew after every change. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-flow-matches.h"

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-bar.h"
#include "xl-desk-flows.h"
#include "xl-desk-words.h"
#include "xl-label.h"
#include "xl-match-card.h"

/* Who was left out, at most. */
#define MOST_MISSES 6

struct _XlFlowMatches
{
  XlPart parent_instance;

  GArray *pairs;        /* owned: of XlFlowPair: those of the flow; of the version of the plan that is shown */
  GArray *shares;       /* owned: of XlBarShare: the best plan */
  GPtrArray *names;     /* owned: its labels */
  XlRecord *shown;      /* borrowed, only compared: whose cards have been chosen for */
  GSignalGroup *plan;   /* owned */
  guint n_candidates;

  /* template */
  GtkLabel *heading;
  GtkBox *cards;
  GtkWidget *actions;
  GtkWidget *make;
  GtkLabel *chosen;
  GtkWidget *reject;
  GtkPopover *reject_popover;
  GtkEditable *reason;
  GtkLabel *error;
  GtkWidget *best;
  GtkLabel *best_title;
  GtkDrawingArea *bar;
  GtkLabel *best_words;
  GtkWidget *left_out;
  GtkBox *left_out_rows;
  GtkSizeGroup *left_out_names;
  GtkBox *rules;
};

G_DEFINE_FINAL_TYPE (XlFlowMatches, xl_flow_matches, XL_TYPE_PART)

static const XlFlow *
get_flow (XlFlowMatches *self)
{
  return (const XlFlow *) xl_part_get_record (XL_PART (self));
}

static const XlMatches *
get_matches (XlFlowMatches *self)
{
  return xl_matches_get (xl_part_get_plan (XL_PART (self)), xl_date_today ());
}

static const XlFlowPair *
pair_at (XlFlowMatches *self, guint index)
{
  return &g_array_index (self->pairs, XlFlowPair, index);
}

/* A card for each candidate, in that order. */
static XlMatchCard *
card_at (XlFlowMatches *self, guint index)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (; index > 0 && card != NULL; index--)
    card = gtk_widget_get_next_sibling (card);
  return card != NULL ? XL_MATCH_CARD (card) : NULL;
}

/* --- what is done with those that are chosen ---------------------------------------------------- */

static GArray *
dup_chosen (XlFlowMatches *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));

  for (guint i = 0; i < self->n_candidates; i++)
    if (xl_match_card_get_chosen (card_at (self, i)))
      g_array_append_val (chosen, *pair_at (self, i));
  return chosen;
}

static void
say_error (XlFlowMatches *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
hand_over (XlFlowMatches *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  say_error (self, sentence);
}

static void
set_status (XlFlowMatches *self, int status, const char *reason)
{
  g_autoptr (GArray) chosen = dup_chosen (self);
  g_autoptr (XlEdit) edit = NULL;

  if (chosen->len == 0)
    return;
  edit = xl_edits_match (xl_part_get_plan (XL_PART (self)), get_matches (self), chosen, status, reason);
  hand_over (self, edit);
}

static void
set_status_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_status (XL_FLOW_MATCHES (widget), g_variant_get_int32 (parameter), NULL);
}

static void
reject_cb (XlFlowMatches *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  if (*reason == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  gtk_popover_popdown (self->reject_popover);
  set_status (self, XL_MATCH_REJECTED, reason);
  gtk_editable_set_text (self->reason, "");
}

static void
make_cb (XlFlowMatches *self)
{
  g_autoptr (GArray) chosen = dup_chosen (self);
  g_autoptr (XlEdit) edit = NULL;
  gint64 id;

  if (chosen->len == 0)
    return;
  edit = xl_edits_match_project (xl_part_get_plan (XL_PART (self)), get_matches (self), chosen, &id);
  hand_over (self, edit);
}

static void
chosen_cb (XlFlowMatches *self)
{
  g_autoptr (GArray) chosen = dup_chosen (self);
  g_autofree char *words = NULL;

  words = chosen->len == 0 ? g_strdup (_("Select a candidate first"))
                           : g_strdup_printf (ngettext ("%u selected", "%u selected", chosen->len), chosen->len);
  gtk_label_set_text (self->chosen, words);
  gtk_widget_set_sensitive (self->actions, chosen->len > 0);
}

/* --- showing ------------------------------------------------------------------------------------ */

static void
draw_shares (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  XlFlowMatches *self = data;

  xl_bar_shares (cr, xl_app_theme (GTK_WIDGET (area)), width, height, (const XlBarShare *) self->shares->data,
                 self->shares->len);
}

/* As many cards as candidates; those that are there stay, and with them the focus. */
static void
fit_cards (XlFlowMatches *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n++;
  for (; n < self->n_candidates; n++)
    {
      GtkWidget *card = xl_match_card_new ();

      g_signal_connect_swapped (card, "notify::chosen", G_CALLBACK (chosen_cb), self);
      gtk_box_append (self->cards, card);
    }
  for (; n > self->n_candidates; n--)
    gtk_box_remove (self->cards, gtk_widget_get_last_child (GTK_WIDGET (self->cards)));
}

static const char *
other_name (XlFlowMatches *self, const XlFlowPair *pair)
{
  const XlMatches *matches = get_matches (self);
  XlFlow *other = get_flow (self)->direction == XL_FLOW_NEED ? xl_matches_offer (matches, pair) : xl_matches_need (matches, pair);
  XlRecord *region = xl_plan_lookup (xl_part_get_plan (XL_PART (self)), other->region);
  char *name = region != NULL ? xl_words_name (xl_part_get_plan (XL_PART (self)), region) : g_strdup ("–");

  g_ptr_array_add (self->names, name);
  return name;
}

/* The best plan for this flow alone; its cards are chosen when the flow is shown for the first time. */
static void
show_best (XlFlowMatches *self)
{
  const XlFlow *flow = get_flow (self);
  const XlMatches *matches = get_matches (self);
  g_autoptr (GArray) open = xl_flow_open_pairs (xl_part_get_plan (XL_PART (self)), matches, self->pairs, flow->unit);
  g_autoptr (XlAssignment) best = xl_matches_assign (matches, open, XL_ASSIGN_DISTANCE, FALSE);
  g_autofree char *words = NULL;
  gboolean fresh = self->shown != &flow->parent_instance;

  self->shown = (XlRecord *) &flow->parent_instance;
  g_array_set_size (self->shares, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; fresh && i < self->n_candidates; i++)
    xl_match_card_set_chosen (card_at (self, i), FALSE);
  for (guint s = 0; s < best->shipments->len; s++)
    {
      const XlShipment *shipment = &g_array_index (best->shipments, XlShipment, s);
      const XlFlowPair *pair = &g_array_index (open, XlFlowPair, shipment->pair);
      g_autofree char *quantity = xl_words_quantity (shipment->quantity, flow->unit);
      char *label = g_strdup_printf ("%s %s", other_name (self, pair), quantity);
      XlBarShare share = { shipment->quantity / flow->quantity, label };

      g_ptr_array_add (self->names, label);
      g_array_append_val (self->shares, share);
      for (guint i = 0; fresh && i < self->n_candidates; i++)
        if (pair_at (self, i)->need == pair->need && pair_at (self, i)->offer == pair->offer)
          xl_match_card_set_chosen (card_at (self, i), TRUE);
    }
  gtk_widget_set_visible (self->best, best->shipments->len > 0);
  if (best->shipments->len == 0)
    return;
  words = xl_words_supply (xl_part_get_plan (XL_PART (self)), matches, open, best, flow);
  gtk_label_set_text (self->best_words, words);
  gtk_label_set_text (self->best_title, flow->direction == XL_FLOW_NEED ? _("Best plan for this need") : _("Best plan for this offer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->bar));
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
open_cb (GtkWidget *button, gpointer id)
{
  gtk_widget_activate_action (button, "win.open-record", "x", *(gint64 *) id);
}

/* A cross, who it is, and why not. */
static void
add_left_out (XlFlowMatches *self, const XlFlow *other, const char *why)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *cross = gtk_image_new_from_icon_name ("xl-cross-symbolic");
  GtkWidget *reason = gtk_label_new (why), *name = gtk_button_new (), *label;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *region = xl_plan_lookup (plan, other->region);
  g_autofree char *place = region != NULL ? xl_words_name (plan, region) : g_strdup ("–");
  g_autofree char *text = g_strdup_printf ("%s, %s", other->material, place);

  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 26);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (name, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_button_set_child (GTK_BUTTON (name), label);
  gtk_widget_add_css_class (name, "xl-tile-title");
  gtk_widget_add_css_class (cross, "red");
  gtk_widget_add_css_class (reason, "xl-secondary");
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  xl_label_wrap (GTK_LABEL (reason));
  gtk_widget_set_hexpand (reason, TRUE);
  gtk_size_group_add_widget (self->left_out_names, name);
  g_signal_connect_data (name, "clicked", G_CALLBACK (open_cb),
                         g_memdup2 (&other->parent_instance.id, sizeof (gint64)), (GClosureNotify) (GCallback) g_free, 0);
  gtk_box_append (GTK_BOX (row), cross);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), reason);
  gtk_widget_add_css_class (row, "xl-field");
  gtk_box_append (self->left_out_rows, row);
}

static void
show_left_out (XlFlowMatches *self)
{
  const XlFlow *flow = get_flow (self);
  const XlMatches *matches = get_matches (self);
  g_autoptr (GArray) misses = xl_matches_misses (matches, flow);
  guint n = 0;

  clear_box (self->left_out_rows);
  for (guint i = self->n_candidates; i < self->pairs->len; i++, n++)
    {
      const XlFlowPair *pair = pair_at (self, i);
      g_autofree char *why = xl_words_fails (matches, pair);

      add_left_out (self, flow->direction == XL_FLOW_NEED ? xl_matches_offer (matches, pair) : xl_matches_need (matches, pair),
                    why);
    }
  for (guint i = 0; i < MIN (misses->len, MOST_MISSES); i++, n++)
    {
      const XlFlowMiss *miss = &g_array_index (misses, XlFlowMiss, i);
      g_autofree char *why = xl_words_miss (flow, miss);

      add_left_out (self, miss->flow, why);
    }
  gtk_widget_set_visible (self->left_out, n > 0);
}

/* The rule behind each regime that is shown, once. */
static void
show_rules (XlFlowMatches *self)
{
  gboolean seen[XL_N_REGIMES] = { FALSE };

  clear_box (self->rules);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      XlRegime regime = pair_at (self, i)->regime;
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (seen[regime] || (pair_at (self, i)->fails != 0 && regime != XL_REGIME_FORBIDDEN))
        continue;
      seen[regime] = TRUE;
      text = g_strdup_printf ("%s %s", xl_words_regime_rule (regime), xl_words_no_legal_advice ());
      label = gtk_label_new (text);
      xl_label_wrap (GTK_LABEL (label));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "xl-note");
      gtk_widget_add_css_class (label, xl_match_regime_style (regime));
      gtk_box_append (self->rules, label);
    }
}

static void
show_heading (XlFlowMatches *self)
{
  const XlFlow *flow = get_flow (self);
  g_autofree char *words = NULL;

  if (self->n_candidates == 0)
    words = g_strdup (_("No candidate yet"));
  else if (flow->quantity > 0)
    words = g_strdup_printf (ngettext ("%u candidate", "%u candidates", self->n_candidates), self->n_candidates);
  else
    words = g_strdup_printf (ngettext ("%u candidate; how much is not known", "%u candidates; how much is not known",
                                       self->n_candidates), self->n_candidates);
  gtk_label_set_text (self->heading, words);
}

static void
xl_flow_matches_refresh (XlPart *part)
{
  XlFlowMatches *self = XL_FLOW_MATCHES (part);
  const XlFlow *flow = get_flow (self);
  XlPlan *plan = xl_part_get_plan (part);
  const XlMatches *matches;

  g_clear_pointer (&self->pairs, g_array_unref);
  if (flow == NULL || plan == NULL || xl_plan_lookup (plan, flow->parent_instance.id) != &flow->parent_instance)
    {
      self->n_candidates = 0;
      self->shown = NULL;
      fit_cards (self);
      return;
    }
  matches = get_matches (self);
  self->pairs = xl_matches_of (matches, flow);
  for (self->n_candidates = 0; self->n_candidates < self->pairs->len && pair_at (self, self->n_candidates)->fails == 0;)
    self->n_candidates++;
  fit_cards (self);
  for (guint i = 0; i < self->n_candidates; i++)
    xl_match_card_show (card_at (self, i), plan, matches, pair_at (self, i), flow);
  show_heading (self);
  show_best (self);
  show_left_out (self);
  show_rules (self);
  gtk_widget_set_visible (self->actions, self->n_candidates > 0 && !xl_desk_get_read_only (xl_part_get_desk (part)));
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), gtk_widget_get_visible (self->actions));
  say_error (self, NULL);
  chosen_cb (self);
}

static void
applied_cb (XlFlowMatches *self)
{
  if (xl_part_get_record (XL_PART (self)) != NULL)
    xl_part_refresh (XL_PART (self));
}

static void
plan_cb (XlFlowMatches *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
}

static void
xl_flow_matches_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  plan_cb (XL_FLOW_MATCHES (part));
}

static void
xl_flow_matches_finalize (GObject *object)
{
  XlFlowMatches *self = XL_FLOW_MATCHES (object);

  g_clear_pointer (&self->pairs, g_array_unref);
  g_array_unref (self->shares);
  g_ptr_array_unref (self->names);
  g_object_unref (self->plan);
  G_OBJECT_CLASS (xl_flow_matches_parent_class)->finalize (object);
}

static void
xl_flow_matches_class_init (XlFlowMatchesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_flow_matches_finalize;
  XL_PART_CLASS (class)->refresh = xl_flow_matches_refresh;
  XL_PART_CLASS (class)->follow = xl_flow_matches_follow;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-flow-matches.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, heading);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, cards);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, actions);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, make);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, chosen);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, reject);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, reject_popover);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, reason);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, error);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, best);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, best_title);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, bar);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, best_words);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, left_out);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, left_out_rows);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, left_out_names);
  gtk_widget_class_bind_template_child (widget_class, XlFlowMatches, rules);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_cb);
  gtk_widget_class_install_action (widget_class, "match.set-status", "i", set_status_cb);
}

static void
xl_flow_matches_init (XlFlowMatches *self)
{
  self->shares = g_array_new (FALSE, FALSE, sizeof (XlBarShare));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (applied_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->bar, draw_shares, self, NULL);
  xl_app_theme_redraws (GTK_WIDGET (self->bar));
}
