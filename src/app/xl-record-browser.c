/* xl-record-browser.c - records of a kind: list left, record right */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where there is no room for both, the record takes the place of the list, and Esc leads back. List
 * models are stacked in the .ui file: records, filter, sort, selection. Another look at the same records
 * takes the place of both; search and filters go with it, above it. */

#include "xl-record-browser.h"

#include "xl-bulk-bar.h"
#include "xl-columns.h"
#include "xl-desk-words.h"
#include "xl-facet-bar.h"
#include "xl-fold.h"
#include "xl-one-stop.h"
#include "xl-record-view.h"
#include "xl-records-view.h"
#include "xl-sort-wait.h"
#include "xl-state.h"

/* px: room for both, and for more than the first columns in the list */
#define ROOM_FOR_BOTH 760
#define ROOM_FOR_MORE 500
#define FIRST_COLUMNS 3
#define LIST_WIDTH 336

/* From so many records on, filtering and sorting go on in slices between frames. */
#define MANY 3000

struct _XlRecordBrowser
{
  XlPart parent_instance;

  const XlKind *kind;
  char *words;          /* owned: what is sought, folded */
  int need;             /* px: from this width on both fit; known while both are shown */
  gboolean narrow;      /* one of the two at a time */
  gboolean opened;      /* in narrow: the record, not the list */
  guint adapting;
  int list_width;       /* px */
  GSignalGroup *plan;   /* owned: signals of the plan */
  guint n_first;        /* columns that are always there */
  GPtrArray *more;      /* owned: columns that are there while the list is wide */
  gboolean fresh;       /* nothing of this plan has been selected yet */
  gboolean asks;        /* for words or by facets: not every record is shown */
  gboolean keeping;     /* what leaves the list now was just edited: it stays on the right */

  /* template */
  GtkPaned *paned;
  GtkWidget *wide;
  GtkWidget *list_pane;
  GtkWidget *head;
  GtkLabel *title;
  GtkLabel *count;
  GtkEditable *search;
  XlFacetBar *facets;
  XlBulkBar *bulk;
  GtkStack *places;
  GtkColumnView *list;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  GtkCustomFilter *filter;
  GtkLabel *empty_title;
  GtkLabel *empty_text;
  GtkButton *empty_button;
  GtkStack *side;
  XlRecordView *view;
};

static void xl_record_browser_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XlRecordBrowser, xl_record_browser, XL_TYPE_PART,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, xl_record_browser_buildable_init))

typedef enum
{
  PROP_KIND = 1,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_TEXT,
  PROP_EMPTY_BUTTON,
  PROP_HINT,
  PROP_LIST_WIDTH,
} XlRecordBrowserProperty;

static GParamSpec *properties[PROP_LIST_WIDTH + 1];
static GtkBuildableIface *parent_buildable;

/* --- the list --------------------------------------------------------------------------------- */

static gboolean
has_words (XlRecord *record, gpointer data)
{
  XlRecordBrowser *self = data;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  return self->words == NULL || *self->words == '\0' || (plan != NULL && xl_plan_matches (plan, record, self->words));
}

static gboolean
matches_cb (gpointer item, gpointer data)
{
  XlRecordBrowser *self = data;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  return has_words (item, self)
         && (plan == NULL || xl_facets_match (xl_facet_bar_get_facets (self->facets), plan, item));
}

/* A filter that lets all pass has no matches, and GTK 4.8 would copy them. */
static void
set_slices (XlRecordBrowser *self, gboolean slices)
{
  if (slices || gtk_filter_get_strictness (GTK_FILTER (self->filter)) != GTK_FILTER_MATCH_ALL)
    gtk_filter_list_model_set_incremental (self->filtered, slices);
  gtk_sort_list_model_set_incremental (self->sorted, slices);
}

static void
count_cb (XlRecordBrowser *self)
{
  GListModel *all = gtk_filter_list_model_get_model (self->filtered);
  guint n_all = all != NULL ? g_list_model_get_n_items (all) : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *found = xl_words_number (n, 0);
  g_autofree char *total = xl_words_number (n_all, 0);
  g_autofree char *both = g_strdup_printf ("%s / %s", found, total);

  gtk_label_set_text (self->count, n_all == 0 ? "" : n < n_all ? both : total);
  set_slices (self, n_all > MANY);
  gtk_stack_set_visible_child_name (self->places, n_all == 0 ? "empty" : n == 0 ? "nothing" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->facets), n_all > 0);
}

/* Where nothing is asked for, no record is looked at: the list of a large plan stands at once. */
static void
refilter_cb (XlRecordBrowser *self)
{
  const gboolean asks = g_strcmp0 (self->words, "") > 0 || xl_facets_is_on (xl_facet_bar_get_facets (self->facets));

  if (asks && self->asks)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  else if (asks != self->asks)
    gtk_custom_filter_set_filter_func (self->filter, asks ? matches_cb : NULL, asks ? self : NULL, NULL);
  self->asks = asks;
}

static void
search_cb (XlRecordBrowser *self)
{
  g_free (self->words);
  self->words = xl_fold (gtk_editable_get_text (self->search));
  g_strstrip (self->words);
  refilter_cb (self);
  xl_facet_bar_recount (self->facets);
}

static void
clear_search_cb (XlRecordBrowser *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_all_cb (XlRecordBrowser *self)
{
  xl_facet_bar_set_text (self->facets, NULL);
  clear_search_cb (self);
}

static GtkWidget *
inner_list (XlRecordBrowser *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The place of the record that is shown, or GTK_INVALID_LIST_POSITION. */
static guint
find_shown (XlRecordBrowser *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (plan == NULL || record == NULL || xl_plan_lookup (plan, xl_record_get_id (record)) != record)
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlRecord) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == record)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
scroll_to_selected (XlRecordBrowser *self)
{
  guint position = find_shown (self);

  if (position != GTK_INVALID_LIST_POSITION && inner_list (self) != NULL)
    gtk_widget_activate_action (inner_list (self), "list.scroll-to-item", "u", position);
}

static GPtrArray *
dup_selected (XlRecordBrowser *self)
{
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      XlRecord *record = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

/* One that is selected is shown; of several the one that was shown before, as long as it is among them. */
static void
selected_cb (XlRecordBrowser *self)
{
  GPtrArray *records = dup_selected (self);

  if (records->len > 0 && !g_ptr_array_find (records, xl_part_get_record (XL_PART (self)), NULL))
    xl_part_set_record (XL_PART (self), g_ptr_array_index (records, 0));
  xl_bulk_bar_set_records (self->bulk, records);
}

/* Something is always shown while there is something: where the selection has left the list, its first row. */
static void
items_cb (XlRecordBrowser *self)
{
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0 && !self->keeping)
    xl_part_set_record (XL_PART (self), NULL);
  else if (n > 0 && !self->keeping && gtk_bitset_is_empty (places) && find_shown (self) == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  selected_cb (self);
}

/* Back to the one that is shown. */
static void
unselect_cb (XlRecordBrowser *self)
{
  guint position = find_shown (self);

  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
for_each_sorter (XlRecordBrowser *self, void (*call) (XlColumnSorter *sorter, gpointer data), gpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (self->list);

  for (guint i = 0; i < self->n_first; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      call (XL_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)), data);
    }
  for (guint i = 0; i < self->more->len; i++)
    call (XL_COLUMN_SORTER (gtk_column_view_column_get_sorter (g_ptr_array_index (self->more, i))), data);
}

/* The first in the list is selected, not the first that came. */
static void
select_first_cb (XlRecordBrowser *self)
{
  if (!self->fresh || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  self->fresh = FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

static void
forget_cb (XlColumnSorter *sorter, gpointer resort)
{
  xl_column_sorter_forget (sorter, GPOINTER_TO_INT (resort));
}

static void
give_plan_cb (XlColumnSorter *sorter, gpointer plan)
{
  xl_column_sorter_set_plan (sorter, plan);
}

static void
applied_cb (XlRecordBrowser *self, const XlChanges *changes)
{
  gboolean resort = FALSE;

  for (guint t = 0; t < changes->len && !resort; t++)
    {
      const XlTx *tx = g_ptr_array_index (changes, t);

      for (guint i = 0; tx->ops != NULL && i < tx->ops->len && !resort; i++)
        resort = xl_columns_sort_by (self->kind, g_ptr_array_index (tx->ops, i));
    }
  for_each_sorter (self, forget_cb, GINT_TO_POINTER (resort));
  /* What was just changed may not be asked for any more. */
  if (xl_facets_is_on (xl_facet_bar_get_facets (self->facets)))
    {
      self->keeping = TRUE;
      refilter_cb (self);
      self->keeping = FALSE;
    }
}

static void
plan_cb (XlRecordBrowser *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  self->fresh = TRUE;
  g_signal_group_set_target (self->plan, plan);
  for_each_sorter (self, give_plan_cb, plan);
  if (xl_part_get_record (XL_PART (self)) == NULL)
    selected_cb (self);
}

static void
xl_record_browser_follow (XlPart *part, XlDesk *desk)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (part);
  g_autoptr (GtkColumnViewColumn) first = xl_columns_dup_first (self->list);

  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  plan_cb (self);
  gtk_column_view_sort_by_column (self->list, first, GTK_SORT_ASCENDING);
  xl_sort_wait_follow (self->list, self->sorted, desk, self->kind);
  gtk_filter_list_model_set_model (self->filtered, xl_desk_list_records (desk, self->kind));
  select_first_cb (self);
  count_cb (self);
}

/* --- list and record side by side, or one of them ---------------------------------------------- */

static void
arrange (XlRecordBrowser *self)
{
  gboolean open = self->opened && xl_part_get_record (XL_PART (self)) != NULL;

  gtk_widget_set_visible (self->list_pane, !self->narrow || !open);
  gtk_widget_set_visible (GTK_WIDGET (self->side), !self->narrow || open);
  xl_record_view_set_can_go_back (self->view, self->narrow);
  gtk_column_view_set_single_click_activate (self->list, self->narrow);
}

static gboolean
adapt_cb (gpointer data)
{
  XlRecordBrowser *self = data;

  self->adapting = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* A hidden column keeps its width in GTK 4.8: columns that have no room leave. */
static void
position_cb (XlRecordBrowser *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->list);
  gboolean wide = gtk_paned_get_position (self->paned) >= ROOM_FOR_MORE;
  gboolean are_there = g_list_model_get_n_items (columns) > self->n_first;

  for (guint i = 0; wide != are_there && i < self->more->len; i++)
    if (wide)
      gtk_column_view_append_column (self->list, g_ptr_array_index (self->more, i));
    else
      gtk_column_view_remove_column (self->list, g_ptr_array_index (self->more, i));
}

static void
activated_cb (XlRecordBrowser *self)
{
  self->opened = TRUE;
  if (self->narrow)
    arrange (self);
  xl_record_view_focus_field (self->view, NULL);
}

static void
back_cb (XlRecordBrowser *self)
{
  self->opened = FALSE;
  arrange (self);
  scroll_to_selected (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
key_cb (XlRecordBrowser *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || gtk_widget_get_visible (self->wide))
    return GDK_EVENT_PROPAGATE;
  if (self->narrow && self->opened)
    back_cb (self);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->bulk)))
    unselect_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Down from the search entry into the list, as in a picker. */
static gboolean
search_key_cb (XlRecordBrowser *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
xl_record_browser_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (widget);
  int list, record;

  if (gtk_widget_get_visible (self->wide))
    {
      gtk_widget_measure (self->wide, orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (GTK_WIDGET (self->paned), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  /* It can always be as narrow as the wider of the two. */
  gtk_widget_measure (self->list_pane, orientation, -1, &list, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->side), orientation, -1, &record, NULL, NULL, NULL);
  *minimum = MAX (list, record);
  *natural = MAX (*natural, *minimum);
}

static void
xl_record_browser_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (widget);
  gboolean narrow;
  int minimum;

  if (gtk_widget_get_visible (self->wide))
    {
      gtk_widget_size_allocate (self->wide, &(GtkAllocation) { 0, 0, width, height }, -1);
      return;
    }
  gtk_widget_measure (GTK_WIDGET (self->paned), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (!self->narrow)
    self->need = MAX (ROOM_FOR_BOTH, minimum);
  narrow = width < self->need;
  /* What is shown must not change while it is being allocated. */
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->adapting == 0)
        self->adapting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
    }
  gtk_widget_size_allocate (GTK_WIDGET (self->paned), &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, -1);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
xl_record_browser_refresh (XlPart *part)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (part);

  gtk_stack_set_visible_child_name (self->side, xl_part_get_record (part) != NULL ? "record" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->empty_button), !xl_desk_get_read_only (xl_part_get_desk (part)));
}

static void
xl_record_browser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (object);

  switch ((XlRecordBrowserProperty) id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->kind != NULL ? self->kind->name : NULL);
      break;
    case PROP_EMPTY_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->empty_title));
      break;
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->empty_text));
      break;
    case PROP_EMPTY_BUTTON:
      g_value_set_string (value, gtk_button_get_label (self->empty_button));
      break;
    case PROP_HINT:
      g_object_get_property (G_OBJECT (self->search), "placeholder-text", value);
      break;
    case PROP_LIST_WIDTH:
      g_value_set_int (value, self->list_width);
      break;
    }
}

static void
xl_record_browser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (object);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch ((XlRecordBrowserProperty) id)
    {
    case PROP_KIND:
      self->kind = xl_kind_find (text);
      gtk_label_set_text (self->title, xl_words_kind (self->kind, TRUE));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      xl_words_kind (self->kind, TRUE), -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_button), "s", text);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), "win.new-record");
      g_object_set (self->facets, "kind", text, NULL);
      xl_state_keep_paned (self->paned, self->kind->name);
      break;
    case PROP_EMPTY_TITLE:
      gtk_label_set_text (self->empty_title, text);
      break;
    case PROP_EMPTY_TEXT:
      gtk_label_set_text (self->empty_text, text);
      break;
    case PROP_EMPTY_BUTTON:
      gtk_button_set_label (self->empty_button, text);
      break;
    case PROP_HINT:
      g_object_set_property (G_OBJECT (self->search), "placeholder-text", value);
      break;
    case PROP_LIST_WIDTH:
      self->list_width = g_value_get_int (value);
      gtk_paned_set_position (self->paned, self->list_width);
      break;
    }
}

static void
xl_record_browser_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (buildable);

  if (GTK_IS_COLUMN_VIEW_COLUMN (child) && self->n_first < FIRST_COLUMNS && g_strcmp0 (type, "more") != 0)
    {
      gtk_column_view_append_column (self->list, GTK_COLUMN_VIEW_COLUMN (child));
      self->n_first++;
    }
  else if (GTK_IS_COLUMN_VIEW_COLUMN (child))
    g_ptr_array_add (self->more, g_object_ref (child));
  else if (XL_IS_RECORDS_VIEW (child))
    {
      xl_records_view_set_records (XL_RECORDS_VIEW (child), G_LIST_MODEL (self->sorted));
      gtk_widget_set_vexpand (GTK_WIDGET (child), TRUE);
      gtk_box_append (GTK_BOX (self->wide), GTK_WIDGET (child));
    }
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
xl_record_browser_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = xl_record_browser_add_child;
}

static void
xl_record_browser_dispose (GObject *object)
{
  XlRecordBrowser *self = XL_RECORD_BROWSER (object);

  g_clear_handle_id (&self->adapting, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->more, g_ptr_array_unref);
  G_OBJECT_CLASS (xl_record_browser_parent_class)->dispose (object);
}

static void
xl_record_browser_finalize (GObject *object)
{
  g_free (XL_RECORD_BROWSER (object)->words);
  G_OBJECT_CLASS (xl_record_browser_parent_class)->finalize (object);
}

static void
xl_record_browser_class_init (XlRecordBrowserClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xl_record_browser_get_property;
  object_class->set_property = xl_record_browser_set_property;
  object_class->dispose = xl_record_browser_dispose;
  object_class->finalize = xl_record_browser_finalize;
  widget_class->measure = xl_record_browser_measure;
  widget_class->size_allocate = xl_record_browser_size_allocate;
  XL_PART_CLASS (class)->refresh = xl_record_browser_refresh;
  XL_PART_CLASS (class)->follow = xl_record_browser_follow;
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_BUTTON] = g_param_spec_string ("empty-button", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_LIST_WIDTH] = g_param_spec_int ("list-width", NULL, NULL, 0, 4096, LIST_WIDTH, flags | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_BULK_BAR);
  g_type_ensure (XL_TYPE_CELL);
  g_type_ensure (XL_TYPE_FACET_BAR);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-record-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, paned);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, wide);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, list_pane);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, head);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, title);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, count);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, search);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, facets);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, bulk);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, places);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, list);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, filtered);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, sorted);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, selection);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, filter);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, empty_title);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, empty_text);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, empty_button);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, side);
  gtk_widget_class_bind_template_child (widget_class, XlRecordBrowser, view);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, refilter_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, unselect_cb);
  gtk_widget_class_bind_template_callback (widget_class, position_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_record_browser_init (XlRecordBrowser *self)
{
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (applied_cb), self);
  self->more = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_columns_mend_clicks (self->list);
  xl_facet_bar_set_admit (self->facets, has_words, self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (select_first_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * xl_record_browser_show_record:
 * @id: id of a record of its kind
 *
 * Selects the record and shows it; a search and filters that hide it are cleared.
 *
 * Returns: whether it is there
 */
gboolean
xl_record_browser_show_record (XlRecordBrowser *self, gint64 id)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = plan != NULL ? xl_plan_lookup (plan, id) : NULL;
  guint place;

  if (record == NULL || xl_record_get_kind (record) != self->kind || !xl_plan_is_live (plan, record))
    return FALSE;
  if (!has_words (record, self))
    gtk_editable_set_text (self->search, "");
  if (!matches_cb (record, self))
    xl_facet_bar_set_text (self->facets, NULL);
  set_slices (self, FALSE);
  xl_sort_wait_end (self->list);
  xl_part_set_record (XL_PART (self), record);
  place = find_shown (self);
  if (place == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  self->opened = TRUE;
  arrange (self);
  scroll_to_selected (self);
  count_cb (self);
  return TRUE;
}

/**
 * xl_record_browser_show_view:
 * @shown: whether its XlRecordsView is shown instead of list and record
 *
 * Search, filters and count go along: they ask the same of both.
 */
void
xl_record_browser_show_view (XlRecordBrowser *self, gboolean shown)
{
  if (gtk_widget_get_visible (self->wide) == shown)
    return;
  g_object_ref (self->head);
  gtk_box_remove (GTK_BOX (shown ? self->list_pane : self->wide), self->head);
  gtk_box_prepend (GTK_BOX (shown ? self->wide : self->list_pane), self->head);
  g_object_unref (self->head);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head), shown ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self->paned), !shown);
  gtk_widget_set_visible (self->wide, shown);
}

/**
 * xl_record_browser_focus_search:
 *
 * Puts the focus into the search entry.
 *
 * Returns: %TRUE
 */
gboolean
xl_record_browser_focus_search (XlRecordBrowser *self)
{
  if (self->narrow && self->opened)
    {
      self->opened = FALSE;
      arrange (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
  return TRUE;
}

/**
 * xl_record_browser_focus_name:
 *
 * Puts the focus into the name of the record that is shown.
 *
 * Returns: whether there is one
 */
gboolean
xl_record_browser_focus_name (XlRecordBrowser *self)
{
  return xl_part_get_record (XL_PART (self)) != NULL && xl_record_view_focus_field (self->view, NULL);
}

/**
 * xl_record_browser_dup_selection:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids of the records that are selected; where
 *   none is, of the one that is shown
 */
GArray *
xl_record_browser_dup_selection (XlRecordBrowser *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));
  g_autoptr (GPtrArray) selected = dup_selected (self);
  GArray *ids;

  if (record == NULL)
    return NULL;
  if (selected->len == 0)
    g_ptr_array_add (selected, g_object_ref (record));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < selected->len; i++)
    {
      gint64 id = xl_record_get_id (g_ptr_array_index (selected, i));

      g_array_append_val (ids, id);
    }
  return ids;
}
