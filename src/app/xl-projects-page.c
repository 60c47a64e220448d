/* xl-projects-page.c - Projects: a board of five stages, a table, a timeline, the frontier, one project opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-projects-page.h"

#include <string.h>

#include "xl-application.h"
#include "xl-country-dots.h"
#include "xl-desk-figures.h"
#include "xl-desk-words.h"
#include "xl-filter-drop.h"
#include "xl-fold.h"
#include "xl-id.h"
#include "xl-one-stop.h"
#include "xl-project-lane.h"
#include "xl-project-frontier.h"
#include "xl-project-list.h"
#include "xl-project-timeline.h"
#include "xl-project-view.h"
#include "xl-state.h"

struct _XlProjectsPage
{
  XlPage parent_instance;

  XlProjectList *projects; /* owned */
  char *words;             /* owned: folded, what is sought, or NULL */
  GtkWidget *lanes[XL_STAGE_SCALE_UP + 1];
  gint64 opened;           /* id of the project that was opened last, for the way back */
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
  XlFilterDrop *country;
  XlFilterDrop *objective;
  XlFilterDrop *lead;
  XlFilterDrop *stage;
  XlFilterDrop *fact; /* what a figure of the overview counts; only its chip shows */
  GtkWidget *chips;
  GtkWidget *key;
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
match_words (XlProjectsPage *self, XlProjectItem *item)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  g_autofree char *lead = NULL;
  g_autofree char *folded = NULL;

  if (!self->words || !plan
      || xl_plan_matches (plan, &xl_project_item_get_project (item)->parent_instance, self->words))
    return TRUE;
  lead = xl_project_item_dup_lead (item);
  folded = xl_fold (lead);
  return strstr (folded, self->words) != NULL;
}

static gboolean
match_fact (XlProjectsPage *self, XlProjectItem *item)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  const char *value = xl_filter_drop_get_value (self->fact);

  for (int fact = 0; plan && value && fact < XL_N_FACTS; fact++)
    if (g_str_equal (value, xl_project_facts[fact]))
      return xl_project_has_fact (plan, xl_project_item_get_project (item), (XlProjectFact) fact, xl_date_today ());
  return TRUE;
}

static gboolean
match (gpointer data, gpointer user_data)
{
  XlProjectItem *item = data;
  XlProjectsPage *self = user_data;
  const char *country = xl_filter_drop_get_value (self->country);
  const char *objective = xl_filter_drop_get_value (self->objective);
  const char *lead = xl_filter_drop_get_value (self->lead);
  g_autofree char *leader = NULL;

  if (country && !g_strv_contains (xl_project_item_get_countries (item), country))
    return FALSE;
  if (objective && !(xl_project_item_get_objectives (item) & 1u << (objective[1] - '1')))
    return FALSE;
  if (lead)
    {
      if (xl_project_item_get_lead (item) == 0)
        return FALSE;
      leader = xl_id_to_text (&xl_kind_region, xl_project_item_get_lead (item));
      if (!g_str_equal (lead, leader))
        return FALSE;
    }
  return match_words (self, item) && match_fact (self, item);
}

static gboolean
match_stage (gpointer item, gpointer user_data)
{
  const char *stage = xl_filter_drop_get_value (XL_PROJECTS_PAGE (user_data)->stage);

  return !stage || xl_project_item_get_stage (item) == stage[0] - '0';
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

/* ---- what there is to filter by ---- */

typedef struct
{
  char *key;
  char *label;
  char *order;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->key);
  g_free (choice->label);
  g_free (choice->order);
  g_free (choice);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Choice *const *) a)->order, (*(Choice *const *) b)->order);
}

static void
add_choice (GPtrArray *choices, const char *key, const char *label)
{
  Choice *choice;

  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (((Choice *) g_ptr_array_index (choices, i))->key, key))
      return;
  choice = g_new0 (Choice, 1);
  choice->key = g_strdup (key);
  choice->label = g_strdup (label);
  choice->order = xl_fold (label);
  g_ptr_array_add (choices, choice);
}

static void
give_choices (XlFilterDrop *drop, GPtrArray *choices)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_sort (choices, compare_choices);
  for (guint i = 0; i < choices->len; i++)
    {
      g_ptr_array_add (keys, ((Choice *) g_ptr_array_index (choices, i))->key);
      g_ptr_array_add (labels, ((Choice *) g_ptr_array_index (choices, i))->label);
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  xl_filter_drop_set_choices (drop, (const char *const *) keys->pdata, (const char *const *) labels->pdata);
}

static void
update_choices (XlProjectsPage *self)
{
  g_autoptr (GPtrArray) countries = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (choice_free);
  GListModel *all = G_LIST_MODEL (self->projects);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (all, i);
      const char *const *codes = xl_project_item_get_countries (item);

      for (guint c = 0; codes[c]; c++)
        add_choice (countries, codes[c], xl_words_country (codes[c]));
      if (xl_project_item_get_lead (item) != 0)
        {
          g_autofree char *key = xl_id_to_text (&xl_kind_region, xl_project_item_get_lead (item));
          g_autofree char *label = xl_project_item_dup_lead (item);

          add_choice (leads, key, label);
        }
    }
  give_choices (self->country, countries);
  give_choices (self->lead, leads);
}

static void
fill_fixed_choices (XlProjectsPage *self)
{
  static const char *const objectives[] = { "O1", "O2", "O3", "O4", NULL };
  static const char *const stages[] = { "1", "2", "3", "4", "5", NULL };
  const char *labels[] = { _("O1 Renewable inputs"), _("O2 Less GHG and energy"), _("O3 New value chains"),
                           _("O4 Close to market"), NULL };
  const char *names[XL_STAGE_SCALE_UP + 1] = { NULL };
  const char *facts[XL_N_FACTS + 1] = { NULL };
  const char *fact_labels[XL_N_FACTS + 1] = { _("grants asked"), _("grants committed"), _("CO₂e avoided"),
                                              _("milestone due or overdue"), NULL };

  memcpy (facts, xl_project_facts, sizeof xl_project_facts);
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    names[stage - 1] = xl_words_stage (stage);
  xl_filter_drop_set_choices (self->fact, facts, fact_labels);
  xl_filter_drop_set_choices (self->objective, objectives, labels);
  xl_filter_drop_set_choices (self->stage, stages, names);
}

/* ---- chips: what is filtered by, each with a way out ---- */

static void
chip_clicked_cb (GtkButton *button, XlFilterDrop *drop)
{
  xl_filter_drop_set_value (drop, NULL);
}

static void
add_chip (XlProjectsPage *self, XlFilterDrop *drop)
{
  const char *label = xl_filter_drop_get_label (drop);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  GtkWidget *button, *box, *text;

  if (!label)
    return;
  g_object_get (drop, "title", &title, NULL);
  button = gtk_button_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  text = gtk_label_new (NULL);
  gtk_label_set_text (GTK_LABEL (text), label);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 30);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("xl-cross-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "xl-chip");
  gtk_widget_add_css_class (button, "accent");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Translators: a filter, as "Country: Germany" */
  words = g_strdup_printf (_("Show all again, not only %s: \u2068%s\u2069"), title, label);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chip_clicked_cb), drop, 0);
  gtk_box_append (GTK_BOX (self->chips), button);
}

static void
update_chips (XlProjectsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  add_chip (self, self->country);
  add_chip (self, self->objective);
  add_chip (self, self->lead);
  add_chip (self, self->fact);
  if (!shows_board (self))
    add_chip (self, self->stage);
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
  gtk_widget_set_visible (GTK_WIDGET (self->stage), !board);
  gtk_widget_set_visible (self->key, any_illustrative (board ? G_LIST_MODEL (self->matching)
                                                             : G_LIST_MODEL (self->at_stage)));
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
  gtk_filter_changed (GTK_FILTER (self->match_filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->stage_filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_chips (self);
  update_shown (self);
}

/* Facts of projects changed: they may belong elsewhere now. */
static void
facts_cb (XlProjectsPage *self)
{
  update_choices (self);
  refilter (self);
  gtk_sorter_changed (GTK_SORTER (self->board_sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    xl_project_lane_refilter (XL_PROJECT_LANE (self->lanes[stage]));
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
  xl_state_set_text ("projects", "view", view_name (self));
  update_chips (self);
  update_shown (self);
}

static void
clear_cb (XlProjectsPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->search, "");
  xl_filter_drop_set_value (self->country, NULL);
  xl_filter_drop_set_value (self->objective, NULL);
  xl_filter_drop_set_value (self->lead, NULL);
  xl_filter_drop_set_value (self->fact, NULL);
  xl_filter_drop_set_value (self->stage, NULL);
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
  for (guint i = 0; pairs[i]; i++)
    {
      char *value = strchr (pairs[i], '=');

      if (!value || !value[1])
        continue;
      *value++ = '\0';
      if (g_str_equal (pairs[i], "country"))
        xl_filter_drop_set_value (self->country, value);
      else if (g_str_equal (pairs[i], "lead"))
        xl_filter_drop_set_value (self->lead, value);
      else if (g_str_equal (pairs[i], "objective") && value[0] == 'O' && value[1] >= '1' && value[1] <= '4' && !value[2])
        xl_filter_drop_set_value (self->objective, value);
      else if (g_str_equal (pairs[i], "stage") && value[0] >= '1' && value[0] <= '5' && !value[1])
        xl_filter_drop_set_value (self->stage, value);
      else if (g_str_equal (pairs[i], "with") && g_strv_contains (xl_project_facts, value))
        xl_filter_drop_set_value (self->fact, value);
      else if (g_str_equal (pairs[i], "view"))
        choose_view (self, value);
    }
  self->filling = FALSE;
  /* A lane is its stage; one stage of all is a matter for the table. */
  if (xl_filter_drop_get_value (self->stage) && shows_board (self))
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
  fill_fixed_choices (self);
  update_choices (self);
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
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, country);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, objective);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, lead);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, stage);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, fact);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, XlProjectsPage, key);
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
  g_type_ensure (XL_TYPE_FILTER_DROP);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PROJECT_FRONTIER);
  g_type_ensure (XL_TYPE_PROJECT_ITEM);
  g_type_ensure (XL_TYPE_PROJECT_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-projects-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, refilter);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "projects.show-projects", "s", show_action);
  gtk_widget_class_install_action (widget_class, "projects.show-milestones", "x", show_milestones_action);
  gtk_widget_class_install_action (widget_class, "projects.back", NULL, back_action);
}

static void
xl_projects_page_init (XlProjectsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->match_filter, match, self, NULL);
  gtk_custom_filter_set_filter_func (self->stage_filter, match_stage, self, NULL);
  gtk_custom_sorter_set_sort_func (self->board_sorter, compare_cards, NULL, NULL);
}
