/* xl-projects-page.c - Projects: a board of five stages, a table, a timeline, the frontier, one project opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-projects-page.h"

#include <string.h>

#include "xl-application.h"
#include "xl-bulk-bar.h"
#include "xl-columns.h"
#include "xl-country-dots.h"
#include "xl-desk-figures.h"
#include "xl-desk-words.h"
#include "xl-facet-bar.h"
#include "xl-fold.h"
#include "xl-one-stop.h"
#include "xl-project-lane.h"
#include "xl-project-frontier.h"
#include "xl-project-list.h"
#include "xl-project-timeline.h"
#include "xl-project-view.h"
#include "xl-state.h"
#include "xl-verdict-mark.h"
#include "xl-wrap.h"

struct _XlProjectsPage
{
  XlPage parent_instance;

  XlProjectList *projects; /* owned */
  char *words;             /* owned: folded, what is sought, or NULL */
  GtkWidget *lanes[XL_STAGE_SCALE_UP + 1];
  gint64 opened;           /* id of the project that was opened last, for the way back */
  gint64 moving;           /* id of the project whose card is on its way to another lane, or 0 */
  int moving_to;           /* XlStage */
  int fact;                /* XlProjectFact: what a figure of the overview counts; -1 for none */
  gboolean filling;        /* the filters change together */
  /* template */
  GtkStack *pages;
  GtkStack *stack;
  GtkWidget *board;
  GtkToggleButton *board_button;
  GtkToggleButton *table_button;
  GtkToggleButton *timeline_button;
  GtkToggleButton *frontier_button;
  GtkEditable *search;
  XlFacetBar *facets;
  XlBulkBar *bulk;
  GtkWidget *chip;
  GtkLabel *chip_words;
  GtkWidget *key;
  GtkWidget *verdicts;
  GtkLabel *count;
  GtkLabel *empty_title;
  GtkLabel *empty_text;
  GtkWidget *new_button;
  GtkWidget *clear_button;
  GtkFilterListModel *matching;
  GtkCustomFilter *match_filter;
  GtkSortListModel *on_board;
  GtkCustomSorter *board_sorter;
  GtkFilterListModel *at_stage;
  GtkCustomFilter *stage_filter;
  GtkSortListModel *in_table;
  GtkMultiSelection *selection;
  GtkColumnView *table;
  GtkColumnViewColumn *name_column;
};

G_DEFINE_FINAL_TYPE (XlProjectsPage, xl_projects_page, XL_TYPE_PAGE)

static gint64
item_id (XlProjectItem *item)
{
  return xl_record_get_id (&xl_project_item_get_project (item)->parent_instance);
}

static gboolean
shows_table (XlProjectsPage *self)
{
  return gtk_toggle_button_get_active (self->table_button);
}

/* Name of the view that is chosen, as the stack and the state know it. */
static const char *
view_name (XlProjectsPage *self)
{
  return shows_table (self)                                       ? "table"
         : gtk_toggle_button_get_active (self->timeline_button) ? "timeline"
         : gtk_toggle_button_get_active (self->frontier_button) ? "frontier"
                                                                : "board";
}

static gboolean
shows_board (XlProjectsPage *self)
{
  return gtk_toggle_button_get_active (self->board_button);
}

static void
choose_view (XlProjectsPage *self, const char *name)
{
  GtkToggleButton *button = g_strcmp0 (name, "table") == 0      ? self->table_button
                            : g_strcmp0 (name, "timeline") == 0 ? self->timeline_button
                            : g_strcmp0 (name, "frontier") == 0 ? self->frontier_button
                                                                : self->board_button;

  gtk_toggle_button_set_active (button, TRUE);
}

/* ---- filters and order ---- */

static gboolean
match_words (XlProjectsPage *self, XlPlan *plan, XlProject *project)
{
  XlRegion *lead;
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  if (!self->words || xl_plan_matches (plan, &project->parent_instance, self->words))
    return TRUE;
  lead = xl_plan_lead_region (plan, project);
  name = lead ? xl_words_name (plan, &lead->parent_instance) : g_strdup ("");
  folded = xl_fold (name);
  return strstr (folded, self->words) != NULL;
}

/* What the facets do not ask for, and their counts leave out: a search, and what a figure of the overview counts. */
static gboolean
admit (XlRecord *record, gpointer user_data)
{
  XlProjectsPage *self = user_data;
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  XlProject *project = (XlProject *) record;

  return !plan
         || (match_words (self, plan, project)
             && (self->fact < 0
                 || xl_project_has_fact (plan, project, (XlProjectFact) self->fact, xl_date_today ())));
}

/* The stage is asked for by the table; the board has a lane for each. */
static guint
stage_facet (XlProjectsPage *self)
{
  return (guint) xl_facets_find (xl_facet_bar_get_facets (self->facets), "stage");
}

static gboolean
match (gpointer item, gpointer user_data)
{
  XlProjectsPage *self = user_data;
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  XlRecord *record = &xl_project_item_get_project (item)->parent_instance;

  return admit (record, self)
         && (!plan
             || xl_facets_match_without (xl_facet_bar_get_facets (self->facets), plan, record, stage_facet (self)));
}

static gboolean
match_stage (gpointer item, gpointer user_data)
{
  XlProjectsPage *self = user_data;
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));

  return !plan
         || xl_facets_match (xl_facet_bar_get_facets (self->facets), plan,
                             &xl_project_item_get_project (item)->parent_instance);
}

/* In a lane, what is nearest to its gate stands on top; then the most mature technology; then by name. */
static int
compare_cards (gconstpointer a, gconstpointer b, gpointer unused)
{
  XlProjectItem *one = (XlProjectItem *) a, *two = (XlProjectItem *) b;
  int all, order = xl_project_item_get_gate (one, &all) - xl_project_item_get_gate (two, &all);
  g_autofree char *key_one = NULL;
  g_autofree char *key_two = NULL;

  if (order == 0)
    order = xl_project_item_get_trl (two) - xl_project_item_get_trl (one);
  if (order != 0)
    return order;
  key_one = xl_fold (xl_project_item_get_name (one));
  key_two = xl_fold (xl_project_item_get_name (two));
  return strcmp (key_one, key_two);
}

static void refilter (XlProjectsPage *self);

/* ---- the chip: what a figure of the overview counts, with a way out ---- */

static void
chip_clicked_cb (XlProjectsPage *self)
{
  self->fact = -1;
  refilter (self);
  gtk_widget_child_focus (GTK_WIDGET (self->facets), GTK_DIR_TAB_FORWARD);
}

static void
update_chip (XlProjectsPage *self)
{
  static const char *const labels[XL_N_FACTS] = { N_("grants asked"), N_("grants committed"), N_("CO₂e avoided"),
                                                  N_("milestone due or overdue") };
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->chip, self->fact >= 0);
  if (self->fact < 0)
    return;
  gtk_label_set_text (self->chip_words, _(labels[self->fact]));
  /* Translators: a filter, as "grants asked" */
  words = g_strdup_printf (_("Show all again, not only those with \u2068%s\u2069"), _(labels[self->fact]));
  gtk_widget_set_tooltip_text (self->chip, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* ---- what is shown ---- */

static gboolean
any_illustrative (GListModel *projects)
{
  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (projects, i);

      if (xl_project_item_get_project (item)->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_judged (GListModel *projects)
{
  gboolean viable, bankable;

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (projects, i);

      if (xl_project_item_get_verdict (item, &viable, &bankable))
        return TRUE;
    }
  return FALSE;
}

/* What is selected in the table, for the bar below it. */
static void
show_selected (XlProjectsPage *self)
{
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = shows_table (self) && gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

      g_ptr_array_add (records, g_object_ref (xl_project_item_get_project (item)));
    }
  xl_bulk_bar_set_records (self->bulk, records);
}

static void
unselect_cb (XlProjectsPage *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
update_shown (XlProjectsPage *self)
{
  gboolean board = shows_board (self);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->projects));
  guint n = g_list_model_get_n_items (board ? G_LIST_MODEL (self->matching) : G_LIST_MODEL (self->at_stage));
  g_autofree char *words = NULL;

  if (n == all)
    words = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);
  else
    words = g_strdup_printf (ngettext ("%u of %u project", "%u of %u projects", all), n, all);
  gtk_label_set_text (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->facets), all > 0);
  show_selected (self);
  gtk_widget_set_visible (self->key, any_illustrative (board ? G_LIST_MODEL (self->matching)
                                                             : G_LIST_MODEL (self->at_stage)));
  gtk_widget_set_visible (self->verdicts, any_judged (G_LIST_MODEL (self->matching)));
  gtk_label_set_text (self->empty_title, all == 0 ? _("No project yet") : _("No project matches"));
  gtk_label_set_text (self->empty_text,
                      all == 0 ? _("A project joins regions and partners, from a first idea to scale-up.")
                               : _("No project has all that is asked for."));
  gtk_widget_set_visible (self->new_button, all == 0);
  gtk_widget_set_visible (self->clear_button, all > 0);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : view_name (self));
}

static void
refilter (XlProjectsPage *self)
{
  if (self->filling)
    return;
  xl_facet_bar_set_asleep (self->facets, "stage", shows_board (self));
  gtk_filter_changed (GTK_FILTER (self->match_filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->stage_filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_chip (self);
  update_shown (self);
  xl_facet_bar_recount (self->facets);
}

static void focus_row (XlProjectsPage *self, gint64 id);

/* The focus goes along with a card that was moved, so that the next key moves it on. */
static void
follow_card (XlProjectsPage *self)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  XlRecord *record = plan && self->moving ? xl_plan_lookup (plan, self->moving) : NULL;

  self->moving = 0;
  if (record && xl_plan_stage (plan, (XlProject *) record) == self->moving_to && shows_board (self)
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "list") == 0)
    focus_row (self, xl_record_get_id (record));
}

/* Facts of projects changed: they may belong elsewhere now. */
static void
facts_cb (XlProjectsPage *self)
{
  refilter (self);
  gtk_sorter_changed (GTK_SORTER (self->board_sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    xl_project_lane_refilter (XL_PROJECT_LANE (self->lanes[stage]));
  follow_card (self);
}

static void
search_cb (XlProjectsPage *self)
{
  g_autofree char *folded = xl_fold (gtk_editable_get_text (self->search));

  g_free (self->words);
  self->words = *g_strstrip (folded) ? g_strdup (folded) : NULL;
  refilter (self);
}

/* Sorted before it was ever shown, the table would begin at its end where its last row has no room. */
static void
table_mapped_cb (XlProjectsPage *self)
{
  g_signal_handlers_disconnect_by_func (self->table, table_mapped_cb, self);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->table)), "list.scroll-to-item", "u", 0);
}

static void
view_cb (XlProjectsPage *self)
{
  /* One goes out before the other goes on. */
  if (!shows_board (self) && g_str_equal (view_name (self), "board"))
    return;
  xl_state_set_text ("projects", "view", view_name (self));
  xl_facet_bar_set_asleep (self->facets, "stage", shows_board (self));
  gtk_filter_changed (GTK_FILTER (self->stage_filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_shown (self);
}

static void
clear_cb (XlProjectsPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->search, "");
  xl_facet_bar_set_text (self->facets, NULL);
  self->fact = -1;
  self->filling = FALSE;
  g_clear_pointer (&self->words, g_free);
  refilter (self);
}

static void
activate_cb (XlProjectsPage *self, guint position)
{
  g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", item_id (item));
}

/* ---- actions ---- */

/* "stage=3&country=DE"; what is not known is passed over: an older window may have said it. */
static void
set_filters (XlProjectsPage *self, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, "&", -1);

  clear_cb (self);
  self->filling = TRUE;
  xl_facet_bar_set_text (self->facets, text);
  for (guint i = 0; pairs[i]; i++)
    {
      if (g_str_has_prefix (pairs[i], "view="))
        choose_view (self, pairs[i] + strlen ("view="));
      for (int fact = 0; g_str_has_prefix (pairs[i], "with=") && fact < XL_N_FACTS; fact++)
        if (g_str_equal (pairs[i] + strlen ("with="), xl_project_facts[fact]))
          self->fact = fact;
    }
  self->filling = FALSE;
  /* A lane is its stage; one stage of all is a matter for the table. */
  if (xl_facets_get_n_chosen (xl_facet_bar_get_facets (self->facets), stage_facet (self)) > 0 && shows_board (self))
    choose_view (self, "table");
  refilter (self);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (widget);

  set_filters (self, g_variant_get_string (parameter, NULL));
  gtk_stack_set_visible_child_name (self->pages, "list");
}

static void
focus_row (XlProjectsPage *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (shows_board (self))
    {
      for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
        if (xl_project_lane_focus (XL_PROJECT_LANE (self->lanes[stage]), id))
          return;
      return;
    }
  for (guint i = 0; shows_table (self) && i < n; i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item_id (item) == id)
        {
          GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->table));

          gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
          gtk_widget_activate_action (list, "list.scroll-to-item", "u", i);
          gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
          return;
        }
    }
}

/* From a lane: a card is on its way. */
static void
follow_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (widget);

  g_variant_get (parameter, "(xi)", &self->moving, &self->moving_to);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (widget);

  gtk_stack_set_visible_child_name (self->pages, "list");
  focus_row (self, self->opened);
}

/* ---- what the window asks of a page ---- */

static XlProjectView *
get_view (XlProjectsPage *self)
{
  return XL_PROJECT_VIEW (gtk_stack_get_child_by_name (self->pages, "record"));
}

static void
back_cb (XlProjectsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "projects.back", NULL);
}

/* A project, or the one that a part belongs to. */
static XlRecord *
project_of (XlPlan *plan, XlRecord *record)
{
  const XlField *project = xl_kind_field (xl_record_get_kind (record), "project");

  if (xl_record_get_kind (record) == &xl_kind_project)
    return record;
  return project ? xl_plan_lookup (plan, xl_field_get_reference (project, record)) : NULL;
}

static gboolean
xl_projects_page_show_record (XlPage *page, gint64 id)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (page);
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (page));
  XlRecord *part = plan ? xl_plan_lookup (plan, id) : NULL;
  XlRecord *record = part ? project_of (plan, part) : NULL;
  XlProjectView *view = get_view (self);

  if (!record)
    return FALSE;
  if (!view)
    {
      view = g_object_new (XL_TYPE_PROJECT_VIEW, NULL);
      g_signal_connect_object (view, "back", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, GTK_WIDGET (view), "record");
    }
  self->opened = xl_record_get_id (record);
  xl_part_set_record (XL_PART (view), record);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (view));
  if (part == record || !xl_project_view_show_part (view, part, NULL))
    gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* From a row of the timeline. */
static void
show_milestones_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (xl_projects_page_show_record (XL_PAGE (widget), g_variant_get_int64 (parameter)))
    xl_project_view_show_tab (get_view (XL_PROJECTS_PAGE (widget)), "milestones");
}

static gboolean
xl_projects_page_focus_search (XlPage *page)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (page);

  gtk_stack_set_visible_child_name (self->pages, "list");
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
xl_projects_page_focus_name (XlPage *page)
{
  XlProjectView *view = get_view (XL_PROJECTS_PAGE (page));

  return view && xl_project_view_focus_field (view, "title");
}

static gboolean
xl_projects_page_focus_field (XlPage *page, gint64 id, const char *field)
{
  XlProjectView *view = get_view (XL_PROJECTS_PAGE (page));
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (page));
  XlRecord *record = plan ? xl_plan_lookup (plan, id) : NULL;

  if (!view || !record)
    return FALSE;
  return record == xl_part_get_record (XL_PART (view)) ? xl_project_view_focus_field (view, field)
                                                       : xl_project_view_show_part (view, record, field);
}

static GArray *
xl_projects_page_dup_selection (XlPage *page)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (page);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "record") == 0)
    {
      g_array_append_val (ids, self->opened);
      return ids;
    }
  for (guint i = 0; shows_table (self) && i < n; i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      {
        g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
        gint64 id = item_id (item);

        g_array_append_val (ids, id);
      }
  return ids;
}

/* Another plan file: what was opened belongs to the old one. */
static void
plan_cb (XlProjectsPage *self)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  XlRecord *record = plan && self->opened ? xl_plan_lookup (plan, self->opened) : NULL;
  XlProjectView *view = get_view (self);

  if (!view)
    return;
  xl_part_set_record (XL_PART (view), record);
  if (!record)
    gtk_stack_set_visible_child_name (self->pages, "list");
}

static void
xl_projects_page_constructed (GObject *object)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (object);
  XlDesk *desk = xl_page_get_desk (XL_PAGE (object));
  g_autofree char *view = xl_state_dup_text ("projects", "view");

  G_OBJECT_CLASS (xl_projects_page_parent_class)->constructed (object);
  self->projects = xl_project_list_new (desk);
  gtk_filter_list_model_set_model (self->matching, G_LIST_MODEL (self->projects));
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    {
      self->lanes[stage] = xl_project_lane_new (desk, stage, G_LIST_MODEL (self->on_board));
      gtk_box_append (GTK_BOX (self->board), self->lanes[stage]);
    }
  gtk_sort_list_model_set_sorter (self->in_table, gtk_column_view_get_sorter (self->table));
  gtk_column_view_sort_by_column (self->table, self->name_column, GTK_SORT_ASCENDING);
  g_signal_connect_swapped (self->table, "map", G_CALLBACK (table_mapped_cb), self);
  choose_view (self, view);
  update_shown (self);
  g_signal_connect_object (self->projects, "changed", G_CALLBACK (facts_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->projects, "items-changed", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
}

static void
xl_projects_page_finalize (GObject *object)
{
  XlProjectsPage *self = XL_PROJECTS_PAGE (object);

  g_clear_object (&self->projects);
  g_free (self->words);
  G_OBJECT_CLASS (xl_projects_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, board);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, board_button);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, timeline_button);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, frontier_button);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, search);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, facets);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, bulk);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, chip);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, chip_words);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, key);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, verdicts);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, count);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, empty_text);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, matching);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, match_filter);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, on_board);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, board_sorter);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, at_stage);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, stage_filter);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, in_table);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, table);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, name_column);
}

static void
xl_projects_page_class_init (XlProjectsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_projects_page_constructed;
  G_OBJECT_CLASS (class)->finalize = xl_projects_page_finalize;
  page_class->show_record = xl_projects_page_show_record;
  page_class->focus_search = xl_projects_page_focus_search;
  page_class->focus_name = xl_projects_page_focus_name;
  page_class->focus_field = xl_projects_page_focus_field;
  page_class->dup_selection = xl_projects_page_dup_selection;
  g_type_ensure (XL_TYPE_COUNTRY_DOTS);
  g_type_ensure (XL_TYPE_BULK_BAR);
  g_type_ensure (XL_TYPE_FACET_BAR);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PROJECT_FRONTIER);
  g_type_ensure (XL_TYPE_PROJECT_ITEM);
  g_type_ensure (XL_TYPE_PROJECT_TIMELINE);
  g_type_ensure (XL_TYPE_VERDICT_MARK);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-projects-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, refilter);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
  gtk_widget_class_bind_template_callback (widget_class, unselect_cb);
  gtk_widget_class_install_action (widget_class, "projects.show-projects", "s", show_action);
  gtk_widget_class_install_action (widget_class, "projects.show-milestones", "x", show_milestones_action);
  gtk_widget_class_install_action (widget_class, "projects.follow", "(xi)", follow_action);
  gtk_widget_class_install_action (widget_class, "projects.back", NULL, back_action);
}

static void
xl_projects_page_init (XlProjectsPage *self)
{
  self->fact = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_columns_mend_clicks (self->table);
  xl_facet_bar_set_admit (self->facets, admit, self);
  gtk_custom_filter_set_filter_func (self->match_filter, match, self, NULL);
  gtk_custom_filter_set_filter_func (self->stage_filter, match_stage, self, NULL);
  gtk_custom_sorter_set_sort_func (self->board_sorter, compare_cards, NULL, NULL);
}
