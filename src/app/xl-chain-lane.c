/* xl-chain-lane.c - what stands under a step of a value chain: partners, gap, offers and needs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chain-lane.h"

#include "xl-desk-chains.h"
#include "xl-desk-words.h"
#include "xl-kind-icon.h"
#include "xl-label.h"

#define MOST_CARDS 40 /* more than anybody reads in a lane */
#define MOST_FLOWS 6

/* --- focus -------------------------------------------------------------------------------------- */

void
xl_chain_set_key (GtkWidget *widget, const char *word, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "xl-key", g_strdup_printf ("%s-%" G_GINT64_FORMAT, word, id), g_free);
}

/* The key of what has the focus inside @widget, or of what is around it. */
char *
xl_chain_dup_focus_key (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return NULL;
  for (; focus != widget; focus = gtk_widget_get_parent (focus))
    if (g_object_get_data (G_OBJECT (focus), "xl-key") != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (focus), "xl-key"));
  return g_strdup ("");
}

gboolean
xl_chain_focus_key (GtkWidget *widget, const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "xl-key"), key) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (xl_chain_focus_key (child, key))
      return TRUE;
  return FALSE;
}

/* --- pieces ------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!wrap)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, text);
    }
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* A name that opens its record. */
static GtkWidget *
make_name (XlPlan *plan, const XlRecord *record)
{
  g_autofree char *name = xl_words_name (plan, record);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_label (name, NULL, FALSE));
  gtk_widget_add_css_class (button, "xl-proof");
  gtk_widget_add_css_class (button, "xl-chain-name");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", record->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  xl_chain_set_key (button, "name", record->id);
  return button;
}

static GtkWidget *
make_button (const char *label, const char *spoken, const char *action, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  xl_label_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  xl_chain_set_key (button, action, id);
  return button;
}

/* --- cards -------------------------------------------------------------------------------------- */

static GMenuModel *
make_level_menu (const XlCapability *capability)
{
  const XlField *field = xl_kind_field (&xl_kind_capability, "level");
  gint64 id = capability->parent_instance.id;
  g_autoptr (GMenu) levels = g_menu_new (), more = g_menu_new ();
  GMenu *menu = g_menu_new ();
  g_autofree char *dates = g_strdup_printf ("chains.edit(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *away = g_strdup_printf ("chains.remove(int64 %" G_GINT64_FORMAT ")", id);

  for (int i = 1; field->choices[i - 1].nick != NULL; i++)
    {
      g_autofree char *action =
          g_strdup_printf ("chains.level((int64 %" G_GINT64_FORMAT ", '%s'))", id, field->choices[i - 1].nick);

      g_menu_append (levels, xl_words_choice (field, i), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (levels));
  g_menu_append (more, _("From when, until when…"), dates);
  g_menu_append (more, _("Remove from this step"), away);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_chip (XlPlan *plan, const XlChain *chain, const XlCapability *capability, gboolean writable)
{
  static const char *const classes[] = { "", "has", "wants", "plans" };
  g_autofree char *words = xl_words_level (capability, chain->day);
  int level = xl_capability_level (capability, chain->day);
  GtkWidget *label = make_label (words, "xl-chip", FALSE), *button;
  g_autofree char *who = xl_words_name (plan, xl_plan_lookup (plan, capability->organisation));
  g_autofree char *step = xl_words_name (plan, xl_plan_lookup (plan, capability->step));
  /* Translators: a partner, "has", "wants" or "plans", and a step of a value chain */
  g_autofree char *spoken = g_strdup_printf (_("%s %s %s"), who, words, step);
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_add_css_class (label, "xl-chain-level");
  gtk_widget_add_css_class (label, classes[level]);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  if (!writable)
    return label;
  menu = make_level_menu (capability);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "xl-chain-chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  xl_chain_set_key (button, "level", capability->parent_instance.id);
  return button;
}

static GtkWidget *
make_card (XlPlan *plan, const XlChain *chain, const XlCapability *capability, gboolean writable)
{
  XlRecord *organisation = xl_plan_lookup (plan, capability->organisation);
  const char *country = xl_plan_country (plan, organisation);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *chip = make_chip (plan, chain, capability, writable);

  gtk_widget_add_css_class (card, "xl-card");
  gtk_box_append (GTK_BOX (first), g_object_new (XL_TYPE_KIND_ICON, "record", organisation, "valign", GTK_ALIGN_CENTER, NULL));
  gtk_box_append (GTK_BOX (first), make_name (plan, organisation));
  gtk_widget_set_hexpand (chip, TRUE);
  gtk_box_append (GTK_BOX (second), chip);
  if (country != NULL)
    gtk_box_append (GTK_BOX (second), make_label (country, "xl-caption", FALSE));
  gtk_box_append (GTK_BOX (card), first);
  gtk_box_append (GTK_BOX (card), second);
  return card;
}

/* --- the gap ------------------------------------------------------------------------------------ */

static GtkWidget *
make_gap (XlPlan *plan, const XlChain *chain, guint index, gboolean writable)
{
  const XlChainPlace *place = xl_chain_place (chain, index);
  g_autofree char *title = xl_words_gap_title (chain, index), *next = xl_words_gap_next (plan, chain, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *heading = make_label (title, "xl-strong", TRUE);

  gtk_widget_add_css_class (box, "xl-chain-gap");
  gtk_widget_add_css_class (heading, "red");
  gtk_widget_add_css_class (heading, "xl-dense");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), make_label (next, "xl-dense", TRUE));
  if (writable && place->state == XL_STEP_GAP)
    {
      /* Translators: %s is a step of a value chain */
      g_autofree char *spoken = g_strdup_printf (_("Find a partner for %s"), place->step->name);

      gtk_box_append (GTK_BOX (box), make_button (_("Find a partner"), spoken, "chains.ask", place->step->parent_instance.id));
    }
  return box;
}

/* --- offers and needs --------------------------------------------------------------------------- */

static GtkWidget *
make_flow (XlPlan *plan, const XlChainFlow *flow)
{
  const XlField *direction = xl_kind_field (&xl_kind_flow, "direction");
  g_autofree char *about = xl_words_chain_flow (plan, flow->flow), *why = xl_words_chain_fits (plan, flow);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("xl-flow-symbolic");

  gtk_widget_add_css_class (box, "xl-chain-flow");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), make_label (xl_words_choice (direction, flow->flow->direction), "xl-strong", FALSE));
  if (xl_plan_is_illustrative (plan, &flow->flow->parent_instance, NULL))
    {
      GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (mark, "xl-mark");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (mark, _("illustrative"));
      gtk_box_append (GTK_BOX (head), mark);
    }
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_name (plan, &flow->flow->parent_instance));
  gtk_box_append (GTK_BOX (box), make_label (about, "xl-caption", TRUE));
  gtk_box_append (GTK_BOX (box), make_label (why, "xl-caption", TRUE));
  return box;
}

/* --- the lane ----------------------------------------------------------------------------------- */

/**
 * xl_chain_lane_new:
 * @flows: (element-type XlChainFlow): of the whole chain
 * @writable: whether partners can be added and changed
 *
 * Returns: (transfer floating): what stands under the step; its buttons ask "chains." actions of the page around it
 */
GtkWidget *
xl_chain_lane_new (XlPlan *plan, const XlChain *chain, guint index, const GArray *flows, gboolean writable)
{
  const XlChainPlace *place = xl_chain_place (chain, index);
  GtkWidget *lane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *title = xl_words_step (chain, index);
  guint n = 0;

  gtk_widget_add_css_class (lane, "xl-lane");
  gtk_widget_add_css_class (lane, "xl-chain-lane");
  gtk_accessible_update_property (GTK_ACCESSIBLE (lane), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < place->capabilities->len && i < MOST_CARDS; i++)
    gtk_box_append (GTK_BOX (lane), make_card (plan, chain, g_ptr_array_index (place->capabilities, i), writable));
  if (place->capabilities->len > MOST_CARDS)
    {
      g_autofree char *more = g_strdup_printf (_("%u more"), place->capabilities->len - MOST_CARDS);

      gtk_box_append (GTK_BOX (lane), make_label (more, "xl-caption", FALSE));
    }
  if (place->state != XL_STEP_HAS)
    gtk_box_append (GTK_BOX (lane), make_gap (plan, chain, index, writable));
  for (guint i = 0; i < flows->len && n < MOST_FLOWS; i++)
    if (g_array_index (flows, XlChainFlow, i).place == index)
      {
        gtk_box_append (GTK_BOX (lane), make_flow (plan, &g_array_index (flows, XlChainFlow, i)));
        n++;
      }
  if (writable)
    {
      /* Translators: %s is a step of a value chain */
      g_autofree char *spoken = g_strdup_printf (_("Add a partner to %s"), place->step->name);
      GtkWidget *add = make_button (_("+ Partner"), spoken, "chains.find", place->step->parent_instance.id);

      gtk_widget_add_css_class (add, "xl-link");
      gtk_box_append (GTK_BOX (lane), add);
    }
  return lane;
}
