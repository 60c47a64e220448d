/* xl-chains-page.c - value chains: steps, who has them, what is missing, what a country brings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chains-page.h"

#include "xl-application.h"
#include "xl-chain-foot.h"
#include "xl-chain-lane.h"
#include "xl-chain-matrix.h"
#include "xl-chain-popover.h"
#include "xl-chain-steps.h"
#include "xl-desk-chains.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-field-row.h"
#include "xl-mark.h"
#include "xl-one-stop.h"
#include "xl-record-picker.h"
#include "xl-record-view.h"
#include "xl-two-columns.h"
#include "xl-wrap.h"

#define SEVERITY 3 /* of a new disruption; people say more in its popover */

struct _XlChainsPage
{
  XlPage parent_instance;

  XlPlan *plan;         /* owned: the one that is followed */
  gint64 chain_id;      /* what is shown, where it is live */
  gint64 project_id;    /* the partnership; 0 for everybody */
  gint64 wanted;        /* a step or disruption that comes into focus with the next refresh */
  XlChain *chain;       /* owned; of the plan as it is: NULL while stale */
  XlCoverage *coverage[2]; /* owned */
  guint idle;
  gboolean stale;

  gint64 asked;         /* the step that a picker is about */
  char *focus_key;      /* owned: what gets the focus with the next refresh; see xl_chain_set_key() */
  GtkWidget *pickers[2]; /* of partners, of projects */
  GtkWidget *popover;

  /* template */
  GtkStack *pages;
  GtkLabel *title;
  GtkWidget *name;
  GtkWidget *summary;
  GtkMenuButton *choose;
  GtkWidget *choices;
  GtkWidget *mark;
  GtkLabel *gaps;
  GtkMenuButton *partnership;
  GtkWidget *partnerships;
  GtkToggleButton *as_chain;
  GtkToggleButton *as_coverage;
  GtkStack *views;
  GtkWidget *board;
  GtkWidget *way;
  GtkWidget *lanes;
  GtkWidget *no_steps;
  GtkGrid *losses;
  GtkBox *answers;
  GtkWidget *regions;
  GtkWidget *types;
  GtkWidget *no_partners;
  GtkWidget *matrices;
  GtkLabel *key;
  /* and */
  XlChainSteps *steps;
};

G_DEFINE_FINAL_TYPE (XlChainsPage, xl_chains_page, XL_TYPE_PAGE)

static XlDesk *
desk_of (XlChainsPage *self)
{
  return xl_page_get_desk (XL_PAGE (self));
}

static gboolean
is_writable (XlChainsPage *self)
{
  return !xl_desk_get_read_only (desk_of (self));
}

static XlRecord *
live_record (XlChainsPage *self, const XlKind *kind, gint64 id)
{
  XlRecord *record = self->plan != NULL && id != 0 ? xl_plan_lookup (self->plan, id) : NULL;

  return record != NULL && xl_record_get_kind (record) == kind && xl_plan_is_live (self->plan, record) ? record : NULL;
}

static XlProject *
project_of (XlChainsPage *self)
{
  return (XlProject *) live_record (self, &xl_kind_project, self->project_id);
}

static void
forget (XlChainsPage *self)
{
  g_clear_pointer (&self->chain, xl_chain_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->coverage); i++)
    g_clear_pointer (&self->coverage[i], xl_coverage_free);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* --- header ------------------------------------------------------------------------------------- */

static void
add_choice (GtkWidget *box, GtkMenuButton *of, const char *text, const char *action, gint64 id, gboolean chosen)
{
  GtkWidget *button = gtk_button_new_with_label (text), *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, chosen ? "xl-strong" : "xl-choice-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (id >= 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "value-chain");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_menu_button_popdown), of);
  gtk_box_append (GTK_BOX (box), button);
}

static void
fill_choices (XlChainsPage *self)
{
  g_autoptr (GPtrArray) chains = xl_chains_list (self->plan);

  clear_box (self->choices);
  for (guint i = 0; i < chains->len; i++)
    {
      XlValueChain *chain = g_ptr_array_index (chains, i);

      add_choice (self->choices, self->choose, chain->name, "chains.show", chain->parent_instance.id,
                  chain->parent_instance.id == self->chain_id);
    }
  if (is_writable (self))
    {
      gtk_box_append (GTK_BOX (self->choices), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      add_choice (self->choices, self->choose, _("New value chain"), "win.new-record", -1, FALSE);
      add_choice (self->choices, self->choose, _("Retire this value chain"), "chains.retire", self->chain_id, FALSE);
    }
}

/* Projects with a partner on a step of the chain. */
static void
fill_partnerships (XlChainsPage *self)
{
  const GPtrArray *projects = xl_plan_get_live (self->plan, &xl_kind_project);
  g_autoptr (XlChain) all = xl_chain_new (self->plan, self->chain->chain, NULL, self->chain->day);
  g_autoptr (GHashTable) partners = g_hash_table_new (g_int64_hash, g_int64_equal);
  XlProject *project = project_of (self);
  g_autofree char *name = project != NULL ? xl_words_name (self->plan, &project->parent_instance) : NULL;
  /* Translators: %s is a project, or "everybody" */
  g_autofree char *label = g_strdup_printf (_("Partnership: %s"), name != NULL ? name : _("everybody"));

  clear_box (self->partnerships);
  add_choice (self->partnerships, self->partnership, _("everybody"), "chains.partnership", 0, project == NULL);
  for (guint i = 0; i < all->places->len; i++)
    for (guint j = 0; j < xl_chain_place (all, i)->capabilities->len; j++)
      g_hash_table_add (partners, &((XlCapability *) g_ptr_array_index (xl_chain_place (all, i)->capabilities, j))->organisation);
  for (guint i = 0; i < projects->len; i++)
    {
      XlRecord *one = g_ptr_array_index (projects, i);
      g_autoptr (GPtrArray) links = xl_plan_dup_links (self->plan, one, &xl_kind_participation, "project");
      g_autofree char *title = NULL;
      gboolean there = one == (XlRecord *) project;

      for (guint j = 0; j < links->len && !there; j++)
        there = g_hash_table_contains (partners, &((XlParticipation *) g_ptr_array_index (links, j))->organisation);
      if (!there)
        continue;
      title = xl_words_name (self->plan, one);
      add_choice (self->partnerships, self->partnership, title, "chains.partnership", one->id, one == (XlRecord *) project);
    }
  gtk_menu_button_set_label (self->partnership, label);
}

static void
show_header (XlChainsPage *self)
{
  XlRecord *record = &self->chain->chain->parent_instance;
  g_autofree char *gaps = xl_words_gaps (self->chain->n_gaps);
  const char *name = self->chain->chain->name;

  g_object_set (self->name, "record", record, NULL);
  g_object_set (self->summary, "record", record, NULL);
  gtk_label_set_text (self->title, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->mark, xl_plan_is_illustrative (self->plan, record, NULL));
  gtk_label_set_text (self->gaps, gaps);
  gtk_widget_remove_css_class (GTK_WIDGET (self->gaps), self->chain->n_gaps > 0 ? "green" : "red");
  gtk_widget_add_css_class (GTK_WIDGET (self->gaps), self->chain->n_gaps > 0 ? "red" : "green");
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), self->chain->places->len > 0);
  fill_choices (self);
  fill_partnerships (self);
}

/* Enter has taken the name: the list of chains has done its work. */
static void
name_key_cb (XlChainsPage *self, guint key)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    gtk_menu_button_popdown (self->choose);
}

/* --- the chain ---------------------------------------------------------------------------------- */

static void
show_chain (XlChainsPage *self)
{
  g_autoptr (GArray) flows = xl_chain_flows (self->plan, self->chain);
  gboolean writable = is_writable (self);

  xl_chain_steps_show (self->steps, self->plan, self->chain);
  clear_box (self->lanes);
  for (guint i = 0; i < self->chain->places->len; i++)
    gtk_box_append (GTK_BOX (self->lanes), xl_chain_lane_new (self->plan, self->chain, i, flows, writable));
  gtk_widget_set_visible (self->no_steps, self->chain->places->len == 0);
  xl_chain_fill_losses (self->losses, self->plan, self->chain, flows);
  xl_chain_fill_answers (self->answers, self->plan, self->chain, writable);
}

/* --- coverage ----------------------------------------------------------------------------------- */

static void
show_coverage (XlChainsPage *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *key = xl_words_chain_key (self->chain);

  for (guint i = 0; i < self->chain->places->len; i++)
    g_ptr_array_add (steps, xl_chain_place (self->chain, i)->step);
  gtk_label_set_text (self->key, key);
  for (guint by = 0; by < G_N_ELEMENTS (self->coverage); by++)
    {
      self->coverage[by] = xl_coverage_new (self->plan, (XlChainStep *const *) steps->pdata, steps->len, by, project_of (self),
                                            self->chain->day);
      xl_chain_fill_matrix (XL_CHART_VIEW (by == XL_COVERAGE_REGIONS ? self->regions : self->types), self->plan, self->coverage[by]);
    }
  gtk_widget_set_visible (self->matrices, self->coverage[0]->rows->len > 0);
  gtk_widget_set_visible (self->no_partners, self->coverage[0]->rows->len == 0);
}

/* --- refresh ------------------------------------------------------------------------------------ */

/* What was shown; else the first. */
static XlValueChain *
choose_chain (XlChainsPage *self)
{
  XlValueChain *chain = (XlValueChain *) live_record (self, &xl_kind_value_chain, self->chain_id);
  g_autoptr (GPtrArray) chains = NULL;

  if (chain != NULL || self->plan == NULL)
    return chain;
  chains = xl_chains_list (self->plan);
  return chains->len > 0 ? g_ptr_array_index (chains, 0) : NULL;
}

static void
focus_wanted (XlChainsPage *self)
{
  GtkWidget *button = self->wanted != 0 ? xl_chain_steps_get_button (self->steps, self->wanted) : NULL;

  self->wanted = 0;
  if (button != NULL)
    gtk_widget_grab_focus (button);
}

static void
refresh (XlChainsPage *self)
{
  XlValueChain *chain = choose_chain (self);
  g_autofree char *key = self->focus_key != NULL ? g_steal_pointer (&self->focus_key) : xl_chain_dup_focus_key (self->board);

  self->stale = FALSE;
  forget (self);
  self->chain_id = chain != NULL ? chain->parent_instance.id : 0;
  gtk_stack_set_visible_child_name (self->pages, chain != NULL ? "chain" : "empty");
  if (chain == NULL)
    {
      g_object_set (self->name, "record", NULL, NULL);
      g_object_set (self->summary, "record", NULL, NULL);
      xl_chain_popover_update (XL_CHAIN_POPOVER (self->popover), self->plan, NULL);
      return;
    }
  self->chain = xl_chain_new (self->plan, chain, project_of (self), xl_date_today ());
  show_header (self);
  show_chain (self);
  show_coverage (self);
  xl_chain_popover_update (XL_CHAIN_POPOVER (self->popover), self->plan, self->chain);
  if (key != NULL && (*key == '\0' || !xl_chain_focus_key (self->board, key)))
    gtk_widget_child_focus (self->board, GTK_DIR_TAB_FORWARD);
  focus_wanted (self);
}

static gboolean
idle_cb (gpointer data)
{
  XlChainsPage *self = data;

  self->idle = 0;
  if (self->stale)
    refresh (self);
  return G_SOURCE_REMOVE;
}

/* Many changes make one refresh; none while nobody looks. */
static void
refresh_soon (XlChainsPage *self)
{
  self->stale = TRUE;
  if (!self->idle && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (idle_cb, self);
}

static void
plan_cb (XlChainsPage *self)
{
  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  forget (self);
  g_set_object (&self->plan, xl_desk_get_plan (desk_of (self)));
  if (self->plan)
    g_signal_connect_swapped (self->plan, "applied", G_CALLBACK (refresh_soon), self);
  refresh_soon (self);
}

/* --- edits -------------------------------------------------------------------------------------- */

static gboolean
do_edit (XlChainsPage *self, XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;
  g_autofree char *sentence = NULL;

  if (edit == NULL)
    return FALSE;
  if (xl_desk_edit (desk_of (self), edit, &sentence))
    return TRUE;
  g_signal_emit_by_name (desk_of (self), "failed", sentence);
  return FALSE;
}

static void
point_at (XlChainsPage *self, GtkWidget *popover, GtkWidget *at)
{
  graphene_rect_t bounds;

  if (at != NULL && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                                          (int) bounds.size.width, (int) bounds.size.height });
}

static void
show_about (XlChainsPage *self, XlChainAbout about, XlRecord *record, GtkWidget *at)
{
  if (record == NULL || self->chain == NULL)
    return;
  point_at (self, self->popover, at);
  xl_chain_popover_show (XL_CHAIN_POPOVER (self->popover), about, self->plan, self->chain, record, is_writable (self));
}

static void
step_cb (XlChainsPage *self, gint64 id, GtkWidget *button)
{
  show_about (self, XL_CHAIN_ABOUT_STEP, live_record (self, &xl_kind_step, id), button);
}

static void
disruption_cb (XlChainsPage *self, gint64 id, GtkWidget *button)
{
  show_about (self, XL_CHAIN_ABOUT_DISRUPTION, live_record (self, &xl_kind_disruption, id), button);
}

static GtkWidget *
focus_of (XlChainsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : self->board;
}

/* The picker of partners, or of projects, for a step. */
static void
ask_for (XlChainsPage *self, gint64 step, const XlKind *kind)
{
  GtkWidget *picker = self->pickers[kind == &xl_kind_project];

  if (live_record (self, &xl_kind_step, step) == NULL)
    return;
  self->asked = step;
  point_at (self, picker, focus_of (self));
  gtk_popover_popup (GTK_POPOVER (picker));
}

/* The focus goes back into the lane, to the button that asked. */
static void
add_partner (XlChainsPage *self, XlEdit *edit)
{
  if (!do_edit (self, edit))
    return;
  g_free (self->focus_key);
  self->focus_key = g_strdup_printf ("chains.find-%" G_GINT64_FORMAT, self->asked);
}

static void
partner_picked_cb (XlChainsPage *self, XlRecord *record)
{
  XlChainStep *step = (XlChainStep *) live_record (self, &xl_kind_step, self->asked);

  if (step != NULL && record != NULL)
    add_partner (self, xl_edits_capability (self->plan, step, (XlOrganisation *) record, XL_CAPABILITY_HAS));
}

static void
partner_new_cb (XlChainsPage *self, const char *name)
{
  XlChainStep *step = (XlChainStep *) live_record (self, &xl_kind_step, self->asked);

  if (step != NULL)
    add_partner (self, xl_edits_new_capability (self->plan, step, name));
}

static void
project_picked_cb (XlChainsPage *self, XlRecord *record)
{
  XlChainStep *step = (XlChainStep *) live_record (self, &xl_kind_step, self->asked);

  if (step != NULL && record != NULL)
    do_edit (self, xl_edits_answer (self->plan, step, (XlProject *) record));
}

static void
start_project (XlChainsPage *self, gint64 about)
{
  XlRecord *step = live_record (self, &xl_kind_step, about), *disruption = live_record (self, &xl_kind_disruption, about);
  gint64 id = 0;

  if (step != NULL)
    do_edit (self, xl_edits_gap_project (self->plan, (XlChainStep *) step, xl_date_today (), &id));
  else if (disruption != NULL)
    do_edit (self, xl_edits_disruption_project (self->plan, (XlDisruption *) disruption, xl_date_today (), &id));
}

static void
project_new_cb (XlChainsPage *self, const char *name)
{
  start_project (self, self->asked);
}

static void
add_step (XlChainsPage *self, XlChainStep *after)
{
  gint64 id = 0;

  if (self->chain != NULL && do_edit (self, xl_edits_add_step (self->plan, self->chain->chain, _("New step"), after, &id)))
    self->wanted = id;
}

static void
do_step (XlChainsPage *self, XlChainStep *step, const char *word)
{
  gint64 id = step->parent_instance.id;

  if (g_str_equal (word, "add"))
    {
      add_step (self, step);
      return;
    }
  if (g_str_equal (word, "disrupt"))
    do_edit (self, xl_edits_disruption (self->plan, step, SEVERITY, xl_date_today (), NULL, &id));
  else if (g_str_equal (word, "remove"))
    do_edit (self, xl_edits_remove_step (self->plan, step));
  else
    do_edit (self, xl_edits_move_step (self->plan, step, g_str_equal (word, "later") ? 1 : -1));
  self->wanted = id;
}

/* --- actions ------------------------------------------------------------------------------------ */

static void
show_chain_id (XlChainsPage *self, gint64 id)
{
  self->chain_id = id;
  refresh_soon (self);
}

static void
retire (XlChainsPage *self, gint64 id)
{
  XlRecord *record = xl_plan_lookup (self->plan, id);

  if (record != NULL)
    do_edit (self, xl_edits_retire (self->plan, &record, 1));
}

static void
id_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  XlRecord *capability = live_record (self, &xl_kind_capability, id);

  if (g_str_equal (action, "chains.show"))
    show_chain_id (self, id);
  else if (g_str_equal (action, "chains.partnership"))
    {
      self->project_id = id;
      refresh_soon (self);
    }
  else if (g_str_equal (action, "chains.find"))
    ask_for (self, id, &xl_kind_organisation);
  else if (g_str_equal (action, "chains.answer"))
    ask_for (self, id, &xl_kind_project);
  else if (g_str_equal (action, "chains.ask"))
    show_about (self, XL_CHAIN_ABOUT_GAP, live_record (self, &xl_kind_step, id), focus_of (self));
  else if (g_str_equal (action, "chains.project"))
    start_project (self, id);
  else if (g_str_equal (action, "chains.retire"))
    retire (self, id);
  else if (capability != NULL && g_str_equal (action, "chains.remove"))
    do_edit (self, xl_edits_unlink (self->plan, capability));
  else if (capability != NULL)
    show_about (self, XL_CHAIN_ABOUT_CAPABILITY, capability, focus_of (self));
}

static void
level_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);
  const char *level;
  XlRecord *capability;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &level);
  capability = live_record (self, &xl_kind_capability, id);
  if (capability != NULL)
    do_edit (self, xl_edits_value (self->plan, capability, xl_kind_field (&xl_kind_capability, "level"), level));
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);
  const char *word;
  XlRecord *step;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &word);
  step = live_record (self, &xl_kind_step, id);
  if (step != NULL)
    do_step (self, (XlChainStep *) step, word);
}

static void
take_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);
  XlRecord *step, *partner;
  gint64 step_id, partner_id;

  g_variant_get (parameter, "(xx)", &step_id, &partner_id);
  step = live_record (self, &xl_kind_step, step_id);
  partner = live_record (self, &xl_kind_organisation, partner_id);
  if (step != NULL && partner != NULL)
    do_edit (self, xl_edits_capability (self->plan, (XlChainStep *) step, (XlOrganisation *) partner, XL_CAPABILITY_HAS));
}

static void
cell_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);
  const XlCoverage *coverage;
  const XlCoverageCell *cell;
  g_autoptr (GPtrArray) partners = NULL;
  g_autofree char *title = NULL;
  guint by, row, column;

  g_variant_get (parameter, "(uuu)", &by, &row, &column);
  coverage = by < G_N_ELEMENTS (self->coverage) ? self->coverage[by] : NULL;
  if (coverage == NULL || row >= coverage->rows->len || column >= coverage->steps->len)
    return;
  cell = xl_coverage_cell (coverage, row, column);
  title = xl_words_coverage_cell (self->plan, coverage, row, column);
  partners = xl_coverage_dup_partners (self->plan, coverage, row, column, project_of (self), self->chain->day);
  point_at (self, self->popover, xl_chart_view_get_spot (XL_CHART_VIEW (by == XL_COVERAGE_REGIONS ? self->regions : self->types),
                                                         row, column));
  xl_chain_popover_show_partners (XL_CHAIN_POPOVER (self->popover), self->plan, title, partners,
                                  cell->has + cell->plans + cell->wants == 0);
}

static void
plain_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);

  if (g_str_equal (action, "chains.add-step"))
    add_step (self, NULL);
  else if (self->chain_id != 0)
    gtk_widget_activate_action (widget, "win.show-on-map", "x", self->chain_id);
}

static void
view_cb (XlChainsPage *self)
{
  gtk_stack_set_visible_child_name (self->views, gtk_toggle_button_get_active (self->as_chain) ? "chain" : "coverage");
}

/* --- as a page ---------------------------------------------------------------------------------- */

static gboolean
xl_chains_page_show_record (XlPage *page, gint64 id)
{
  XlChainsPage *self = XL_CHAINS_PAGE (page);
  XlRecord *step = live_record (self, &xl_kind_step, id), *disruption = live_record (self, &xl_kind_disruption, id);

  if (disruption != NULL)
    step = live_record (self, &xl_kind_step, ((XlDisruption *) disruption)->step);
  if (step == NULL && live_record (self, &xl_kind_value_chain, id) == NULL)
    return FALSE;
  self->wanted = step != NULL ? id : 0;
  gtk_toggle_button_set_active (step != NULL ? self->as_chain : self->as_coverage,
                                step != NULL || gtk_toggle_button_get_active (self->as_coverage));
  show_chain_id (self, step != NULL ? ((XlChainStep *) step)->chain : id);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  return TRUE;
}

static gboolean
xl_chains_page_focus_name (XlPage *page)
{
  XlChainsPage *self = XL_CHAINS_PAGE (page);

  if (self->stale)
    refresh (self);
  if (self->chain == NULL)
    return FALSE;
  gtk_menu_button_popup (self->choose);
  return xl_form_focus_field (self->name, "name");
}

static GArray *
xl_chains_page_dup_selection (XlPage *page)
{
  XlChainsPage *self = XL_CHAINS_PAGE (page);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->chain_id != 0)
    g_array_append_val (ids, self->chain_id);
  return ids;
}

static void
xl_chains_page_map (GtkWidget *widget)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);

  if (self->stale)
    refresh (self);
  GTK_WIDGET_CLASS (xl_chains_page_parent_class)->map (widget);
}

static void
xl_chains_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlChainsPage *self = XL_CHAINS_PAGE (widget);

  GTK_WIDGET_CLASS (xl_chains_page_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
  for (guint i = 0; i < G_N_ELEMENTS (self->pickers); i++)
    gtk_popover_present (GTK_POPOVER (self->pickers[i]));
}

static void
xl_chains_page_constructed (GObject *object)
{
  XlChainsPage *self = XL_CHAINS_PAGE (object);
  XlDesk *desk = desk_of (self);

  G_OBJECT_CLASS (xl_chains_page_parent_class)->constructed (object);
  self->pickers[0] = xl_record_picker_new (desk, &xl_kind_organisation);
  self->pickers[1] = xl_record_picker_new (desk, &xl_kind_project);
  for (guint i = 0; i < G_N_ELEMENTS (self->pickers); i++)
    gtk_widget_set_parent (self->pickers[i], GTK_WIDGET (self));
  g_signal_connect_swapped (self->pickers[0], "picked", G_CALLBACK (partner_picked_cb), self);
  g_signal_connect_swapped (self->pickers[0], "create", G_CALLBACK (partner_new_cb), self);
  g_signal_connect_swapped (self->pickers[1], "picked", G_CALLBACK (project_picked_cb), self);
  g_signal_connect_swapped (self->pickers[1], "create", G_CALLBACK (project_new_cb), self);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::read-only", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  plan_cb (self);
}

static void
xl_chains_page_dispose (GObject *object)
{
  XlChainsPage *self = XL_CHAINS_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  forget (self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->focus_key, g_free);
  G_OBJECT_CLASS (xl_chains_page_parent_class)->dispose (object);
}

static void
xl_chains_page_class_init (XlChainsPageClass *class)
{
  static const char *const ids[] = { "chains.show", "chains.partnership", "chains.find", "chains.answer", "chains.ask",
                                     "chains.project", "chains.retire", "chains.remove", "chains.edit" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_chains_page_constructed;
  G_OBJECT_CLASS (class)->dispose = xl_chains_page_dispose;
  widget_class->map = xl_chains_page_map;
  widget_class->size_allocate = xl_chains_page_size_allocate;
  XL_PAGE_CLASS (class)->show_record = xl_chains_page_show_record;
  XL_PAGE_CLASS (class)->focus_name = xl_chains_page_focus_name;
  XL_PAGE_CLASS (class)->dup_selection = xl_chains_page_dup_selection;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gtk_widget_class_install_action (widget_class, ids[i], "x", id_action);
  gtk_widget_class_install_action (widget_class, "chains.level", "(xs)", level_action);
  gtk_widget_class_install_action (widget_class, "chains.step", "(xs)", step_action);
  gtk_widget_class_install_action (widget_class, "chains.take", "(xx)", take_action);
  gtk_widget_class_install_action (widget_class, "chains.cell", "(uuu)", cell_action);
  gtk_widget_class_install_action (widget_class, "chains.add-step", NULL, plain_action);
  gtk_widget_class_install_action (widget_class, "chains.on-map", NULL, plain_action);
  g_type_ensure (XL_TYPE_CHART_VIEW);
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_MARK);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-chains-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, title);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, name);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, choose);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, mark);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, partnership);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, partnerships);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, as_chain);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, as_coverage);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, views);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, board);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, way);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, lanes);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, no_steps);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, losses);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, answers);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, regions);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, types);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, no_partners);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, matrices);
  gtk_widget_class_bind_template_child (widget_class, XlChainsPage, key);
  gtk_widget_class_bind_template_callback (widget_class, name_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
}

static void
xl_chains_page_init (XlChainsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Popovers are children of the page, and asked for their place by it. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_bin_layout_new ());
  self->steps = XL_CHAIN_STEPS (xl_chain_steps_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->steps), self->way);
  g_signal_connect_swapped (self->steps, "step", G_CALLBACK (step_cb), self);
  g_signal_connect_swapped (self->steps, "disruption", G_CALLBACK (disruption_cb), self);
  self->popover = xl_chain_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}
