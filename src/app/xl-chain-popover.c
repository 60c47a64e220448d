/* xl-chain-popover.c - a step, a disruption, a capability of a value chain: its fields, and what can be done */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chain-popover.h"

#include "xl-desk-chains.h"
#include "xl-desk-words.h"
#include "xl-field-row.h"
#include "xl-kind-icon.h"
#include "xl-label.h"

#define MOST_CANDIDATES 6
#define MOST_PARTNERS 40

struct _XlChainPopover
{
  GtkPopover parent_instance;

  XlChainAbout about;
  XlRecord *record; /* owned; NULL while it lists partners */
  gboolean writable;

  GtkWidget *title;
  GtkWidget *fields;
  GtkWidget *facts;   /* made anew with every change */
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (XlChainPopover, xl_chain_popover, GTK_TYPE_POPOVER)

/* --- pieces ------------------------------------------------------------------------------------- */

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_field (XlChainPopover *self, const char *field)
{
  GtkWidget *row = xl_field_row_new (field, FALSE);

  g_object_set (row, "record", self->record, NULL);
  gtk_box_append (GTK_BOX (self->fields), row);
}

/* The action closes the popover, whose record may be another one then. */
static void
add_action (XlChainPopover *self, const char *label, const char *action, const char *word)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (word != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", self->record->id, word);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", self->record->id);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

/* A partner that can be opened, and what is said of it. */
static void
add_partner (XlChainPopover *self, XlRecord *partner, const char *words, gint64 step)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button = gtk_button_new_with_label (words);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (button, "xl-link");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", partner->id);
  gtk_box_append (GTK_BOX (line), g_object_new (XL_TYPE_KIND_ICON, "record", partner, "valign", GTK_ALIGN_CENTER, NULL));
  gtk_box_append (GTK_BOX (line), button);
  if (step != 0)
    {
      GtkWidget *add = gtk_button_new_with_label (_("Add"));
      /* Translators: %s says which partner could do it */
      g_autofree char *spoken = g_strdup_printf (_("Add to this step: %s"), words);

      gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "chains.take");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(xx)", step, partner->id);
      gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      g_signal_connect_swapped (add, "clicked", G_CALLBACK (gtk_popover_popdown), self);
      gtk_box_append (GTK_BOX (line), add);
    }
  gtk_box_append (GTK_BOX (self->facts), line);
}

/* --- what it says ------------------------------------------------------------------------------- */

static void
add_candidates (XlChainPopover *self, XlPlan *plan, const XlChain *chain, guint index, const XlDisruption *disruption,
                const char *nobody)
{
  g_autoptr (GArray) candidates = xl_chain_candidates (plan, chain, index, disruption);
  gint64 step = self->writable && disruption == NULL ? xl_chain_place (chain, index)->step->parent_instance.id : 0;

  for (guint i = 0; i < candidates->len && i < MOST_CANDIDATES; i++)
    {
      const XlChainCandidate *candidate = &g_array_index (candidates, XlChainCandidate, i);
      g_autofree char *words = xl_words_candidate (plan, chain, candidate);

      add_partner (self, &candidate->organisation->parent_instance, words, step);
    }
  if (candidates->len == 0)
    add_text (self->facts, nobody, "xl-dense");
}

static void
say_disruption (XlChainPopover *self, XlPlan *plan, const XlChain *chain)
{
  const XlDisruption *disruption = (const XlDisruption *) self->record;
  int index = xl_chain_find (chain, disruption->step);
  XlRecord *project = xl_plan_lookup (plan, disruption->project);
  g_autoptr (XlChainHit) hit = NULL;
  g_autofree char *who = NULL;

  if (index < 0)
    return;
  hit = xl_chain_hit (plan, chain, disruption);
  who = xl_words_hit_who (plan, hit);
  add_text (self->facts, _("Who is hit"), "xl-strong");
  add_text (self->facts, who, "xl-dense");
  add_text (self->facts, _("Who could replace the step"), "xl-strong");
  add_candidates (self, plan, chain, (guint) index, disruption, _("Nobody in the plan has such a step elsewhere."));
  if (project == NULL && self->writable)
    add_action (self, _("Start a project"), "chains.project", NULL);
}

static void
say (XlChainPopover *self, XlPlan *plan, const XlChain *chain)
{
  int index;

  clear (self->facts);
  clear (self->buttons);
  switch (self->about)
    {
    case XL_CHAIN_ABOUT_STEP:
      if (!self->writable)
        break;
      add_action (self, _("Earlier"), "chains.step", "earlier");
      add_action (self, _("Later"), "chains.step", "later");
      add_action (self, _("Add a step after"), "chains.step", "add");
      add_action (self, _("Disrupted…"), "chains.step", "disrupt");
      add_action (self, _("Remove"), "chains.step", "remove");
      break;
    case XL_CHAIN_ABOUT_DISRUPTION:
      say_disruption (self, plan, chain);
      if (self->writable)
        add_action (self, _("Remove"), "chains.retire", NULL);
      break;
    case XL_CHAIN_ABOUT_CAPABILITY:
      break;
    case XL_CHAIN_ABOUT_GAP:
      index = xl_chain_find (chain, self->record->id);
      if (index >= 0)
        add_candidates (self, plan, chain, (guint) index, NULL, _("Nobody in the plan has such a step."));
      if (self->writable)
        add_action (self, _("Find another…"), "chains.find", NULL);
      break;
    }
  gtk_widget_set_visible (self->facts, gtk_widget_get_first_child (self->facts) != NULL);
  gtk_widget_set_visible (self->buttons, gtk_widget_get_first_child (self->buttons) != NULL);
}

/**
 * xl_chain_popover_show:
 * @chain: the chain that it is of
 *
 * Pops up with the fields of @record, which are edited in place, and what can be done with it.
 */
void
xl_chain_popover_show (XlChainPopover *self, XlChainAbout about, XlPlan *plan, const XlChain *chain, XlRecord *record,
                       gboolean writable)
{
  static const char *const fields[][6] = {
    [XL_CHAIN_ABOUT_STEP] = { "name", "category", "feeds", "note", NULL },
    [XL_CHAIN_ABOUT_DISRUPTION] = { "title", "severity", "region", "since", "until", "project" },
    [XL_CHAIN_ABOUT_CAPABILITY] = { "level", "since", "until", "note", NULL },
    [XL_CHAIN_ABOUT_GAP] = { NULL },
  };
  g_autofree char *name = xl_words_name (plan, record);

  g_set_object (&self->record, record);
  self->about = about;
  self->writable = writable;
  gtk_label_set_text (GTK_LABEL (self->title), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  clear (self->fields);
  for (guint i = 0; i < G_N_ELEMENTS (fields[about]) && fields[about][i] != NULL; i++)
    add_field (self, fields[about][i]);
  gtk_widget_set_visible (self->fields, fields[about][0] != NULL);
  say (self, plan, chain);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * xl_chain_popover_show_partners:
 * @title: what they have in common
 * @partners: (element-type XlOrganisation)
 * @ask: they do not have the step, but could be asked
 *
 * Pops up with partners, each a way to its record.
 */
void
xl_chain_popover_show_partners (XlChainPopover *self, XlPlan *plan, const char *title, GPtrArray *partners, gboolean ask)
{
  g_clear_object (&self->record);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  clear (self->fields);
  clear (self->facts);
  clear (self->buttons);
  gtk_widget_set_visible (self->fields, FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_visible (self->facts, TRUE);
  if (ask)
    add_text (self->facts, _("To ask: they stand at other steps."), "xl-dense");
  for (guint i = 0; i < partners->len && i < MOST_PARTNERS; i++)
    {
      XlRecord *partner = g_ptr_array_index (partners, i);
      g_autofree char *name = xl_words_name (plan, partner);
      const char *country = xl_plan_country (plan, partner);
      g_autofree char *words = country != NULL ? g_strdup_printf ("%s, %s", name, country) : g_strdup (name);

      add_partner (self, partner, words, 0);
    }
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * xl_chain_popover_update:
 * @chain: (nullable): the chain as it is now
 *
 * The plan has changed: what is said is said anew; what is gone is no longer shown.
 */
void
xl_chain_popover_update (XlChainPopover *self, XlPlan *plan, const XlChain *chain)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (self->record == NULL || plan == NULL || chain == NULL || xl_plan_lookup (plan, self->record->id) != self->record
      || !xl_plan_is_live (plan, self->record))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  say (self, plan, chain);
}

/* --- the rest ----------------------------------------------------------------------------------- */

static void
xl_chain_popover_dispose (GObject *object)
{
  g_clear_object (&XL_CHAIN_POPOVER (object)->record);
  G_OBJECT_CLASS (xl_chain_popover_parent_class)->dispose (object);
}

static void
xl_chain_popover_class_init (XlChainPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_chain_popover_dispose;
}

static void
xl_chain_popover_init (XlChainPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->title = add_text (box, NULL, "xl-section-title");
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->fields, "xl-facts");
  gtk_widget_add_css_class (box, "xl-popover");
  gtk_widget_set_size_request (self->fields, 320, -1);
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
xl_chain_popover_new (void)
{
  return g_object_new (XL_TYPE_CHAIN_POPOVER, NULL);
}
