/* xl-window.c - one open plan on the screen: header bar, sidebar, pages, toasts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-window.h"

#include "xl-appearance.h"
#include "xl-ask.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-find.h"
#include "xl-first-run.h"
#include "xl-job-bar.h"
#include "xl-new-record.h"
#include "xl-one-stop.h"
#include "xl-page-status.h"
#include "xl-pages.h"
#include "xl-present-button.h"
#include "xl-settings-window.h"
#include "xl-sidebar-row.h"
#include "xl-state.h"
#include "xl-toast.h"
#include "xl-way-on.h"
#include "xl-window-files.h"

struct _XlWindow
{
  GtkApplicationWindow parent_instance;

  XlDesk *desk; /* owned */

  /* template */
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *find_button;
  GtkLabel *title_label;
  GtkLabel *status_label;
  GtkMenuButton *menu_button;
  GMenu *recent_menu;
  XlJobBar *job_bar;
  XlWayOn *way_on;
  XlOfferBar *offer;
  XlOfferBar *reminder;
  GtkWidget *sidebar;
  GtkListBox *page_list;
  GtkStack *stack;
  XlToast *toast;

  XlPlan *plan;     /* owned: the one that is followed */
  char *came_from;  /* owned: name of the page from which a record without a page was opened */
  gint64 made;      /* id of a new record that opens as soon as it is in the plan, or 0 */
  gboolean nameless; /* and wants a name */
  guint presenting; /* source that shows the window when the plan takes long to open */
  gboolean stepping; /* the row is being selected for a page that is shown already */
};

G_DEFINE_FINAL_TYPE (XlWindow, xl_window, GTK_TYPE_APPLICATION_WINDOW)

/* ---- pages ---- */

static void
select_row (XlWindow *self, const char *name)
{
  GtkListBoxRow *row;

  self->stepping = TRUE;
  gtk_list_box_unselect_all (self->page_list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    if (g_strcmp0 (xl_sidebar_row_get_info (XL_SIDEBAR_ROW (row))->name, name) == 0)
      gtk_list_box_select_row (self->page_list, row);
  self->stepping = FALSE;
}

static void
row_selected_cb (XlWindow *self, GtkListBoxRow *row)
{
  if (row && !self->stepping)
    xl_window_show_page (self, xl_sidebar_row_get_info (XL_SIDEBAR_ROW (row))->name);
}

static void
fill_sidebar (XlWindow *self)
{
  if (gtk_list_box_get_row_at_index (self->page_list, 0))
    return;
  for (guint i = 0; i < xl_n_pages; i++)
    if (xl_pages[i].get_type && xl_pages[i].icon)
      gtk_list_box_append (self->page_list, xl_sidebar_row_new (&xl_pages[i], self->desk));
}

static void
enable (XlWindow *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static gboolean
sidebar_wanted (void)
{
  return xl_state_get_int ("window", "sidebar", 1) != 0;
}

/* What makes sense with a plan, with one that can be written, or with none. */
static void
update_actions (XlWindow *self)
{
  static const char *const reading[] = { "open-record", "open-field", "show-page", "show-on-map", "show-arcs",
                                         "show-projects", "show-milestones", "compare-regions", "search", "find",
                                         "export-dossier", "save-copy", "copy-table",
                                         "settings", "toggle-sidebar" };
  gboolean open = xl_desk_get_plan (self->desk) != NULL;
  gboolean writable = open && !xl_desk_get_read_only (self->desk);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->desk, "undo-words", &undo, "redo-words", &redo, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    enable (self, reading[i], open);
  enable (self, "new-record", writable);
  enable (self, "import-dossier", writable || !open);
  enable (self, "paste-table", writable);
  enable (self, "merge", writable);
  enable (self, "ask-merge", writable);
  enable (self, "undo", writable && undo);
  enable (self, "redo", writable && redo);
  gtk_widget_set_visible (self->undo_button, open);
  gtk_widget_set_visible (self->redo_button, open);
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), open);
  gtk_widget_set_tooltip_text (self->undo_button, undo ? undo : _("Nothing to undo"));
  gtk_widget_set_tooltip_text (self->redo_button, redo ? redo : _("Nothing to redo"));
}

/* The first page that there is, should the one that is remembered be gone. */
static const char *
first_page (void)
{
  for (guint i = 0; i < xl_n_pages; i++)
    if (xl_pages[i].get_type)
      return xl_pages[i].name;
  return NULL;
}

/* A record that was made here opens when it is in the plan, with its name to be typed over. */
static void
applied_cb (XlWindow *self)
{
  gint64 id = self->made;

  if (!id || !self->plan || !xl_plan_lookup (self->plan, id))
    return;
  self->made = 0;
  if (xl_window_open_record (self, id) && self->nameless)
    xl_page_focus_name (xl_window_get_page (self));
}

static void
follow_plan (XlWindow *self)
{
  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, xl_desk_get_plan (self->desk));
  if (self->plan)
    g_signal_connect_swapped (self->plan, "applied", G_CALLBACK (applied_cb), self);
}

static void
plan_cb (XlWindow *self)
{
  gboolean open = xl_desk_get_plan (self->desk) != NULL;
  GtkWidget *first_run = gtk_stack_get_child_by_name (self->stack, "first-run");

  follow_plan (self);
  gtk_widget_set_visible (self->sidebar_button, open);
  gtk_widget_set_visible (self->sidebar, open && sidebar_wanted ());
  update_actions (self);
  if (open)
    {
      fill_sidebar (self);
      if (first_run)
        gtk_stack_remove (self->stack, first_run);
      if (!xl_window_get_page (self))
        {
          g_autofree char *page = xl_state_dup_text ("window", "page");

          xl_window_show_page (self, page && xl_pages_find (page) && xl_pages_find (page)->icon ? page : first_page ());
        }
    }
  else if (!first_run)
    {
      first_run = g_object_new (XL_TYPE_FIRST_RUN, NULL);
      gtk_stack_add_named (self->stack, first_run, "first-run");
      gtk_stack_set_visible_child (self->stack, first_run);
      gtk_widget_grab_focus (first_run);
    }
}

static void
title_cb (XlWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *whole = NULL;

  g_object_get (self->desk, "title", &title, NULL);
  gtk_label_set_text (self->title_label, title);
  /* Isolated: a name that runs from right to left must not pull ours along. */
  whole = g_strdup_printf ("\u2068%s\u2069 — Crosslink", title);
  gtk_window_set_title (GTK_WINDOW (self), xl_desk_get_plan (self->desk) ? whole : "Crosslink");
}

/* ---- actions ---- */

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_show_page (data, g_variant_get_string (parameter, NULL));
}

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_open_record (data, g_variant_get_int64 (parameter));
}

/* Opens a record and goes to one of its fields, where the page has it. */
static void
open_field_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *field;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &field);
  if (xl_window_open_record (data, id))
    xl_page_focus_field (xl_window_get_page (data), id, field);
}

/* From a record without a page of its own to where it was opened. */
static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  XlWindow *self = data;
  g_autofree char *name = g_strdup (self->came_from != NULL ? self->came_from : first_page ());

  xl_window_show_page (self, name);
}

static void
show_on_map_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  XlPage *page = xl_window_show_page (data, "map");

  if (page && g_str_equal (g_action_get_name (G_ACTION (action)), "show-arcs"))
    gtk_widget_activate_action_variant (GTK_WIDGET (page), "map.show-arcs", parameter);
  else if (page)
    xl_page_show_record (page, g_variant_get_int64 (parameter));
}

static void
new_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const XlKind *kind = xl_kind_find (g_variant_get_string (parameter, NULL));

  if (kind)
    xl_new_record (data, kind);
}

/* While somebody types, Ctrl+Z takes back typing; with nothing left to take back there, the last
 * edit. Whether an entry has a history is asked by trying: GTK does not tell. */
static gboolean
typing (XlWindow *self, gboolean redo)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      if (!(redo ? gtk_text_buffer_get_can_redo (buffer) : gtk_text_buffer_get_can_undo (buffer)))
        return FALSE;
      gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
      return TRUE;
    }
  if (!GTK_IS_TEXT (focus) || !gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  XlWindow *self = data;
  gboolean redo = g_str_equal (g_action_get_name (G_ACTION (action)), "redo");

  if (typing (self, redo))
    return;
  if (redo)
    xl_desk_redo (self->desk);
  else
    xl_desk_undo (self->desk);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (XL_WINDOW (data)->find_button);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  XlPage *page = xl_window_get_page (data);

  if (!page || !xl_page_focus_search (page))
    gtk_menu_button_popup (XL_WINDOW (data)->find_button);
}

static void
settings_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_settings_window_present (data);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_ask_shortcuts (data);
}

static void
sidebar_state_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  XlWindow *self = data;
  gboolean shown = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  xl_state_set_int ("window", "sidebar", shown);
  gtk_widget_set_visible (self->sidebar, shown && xl_desk_get_plan (self->desk));
}

static void
text_size_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  xl_appearance_step_text (g_str_equal (name, "text-larger") ? 1 : g_str_equal (name, "text-smaller") ? -1 : 0);
}

/* What a page does under the same name. */
static void
to_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *where = g_str_equal (g_action_get_name (G_ACTION (action)), "compare-regions") ? "compare" : "projects";
  XlPage *page = xl_window_show_page (data, where);
  g_autofree char *name = g_strconcat (where, ".", g_action_get_name (G_ACTION (action)), NULL);

  if (page)
    gtk_widget_activate_action_variant (GTK_WIDGET (page), name, parameter);
}

static const GActionEntry entries[] = {
  { "show-page", show_page_cb, "s" },
  { "open-record", open_record_cb, "x" },
  { "open-field", open_field_cb, "(xs)" },
  { "back", back_cb },
  { "show-on-map", show_on_map_cb, "x" },
  { "show-arcs", show_on_map_cb, "x" },
  { "show-projects", to_page_cb, "s" },
  { "show-milestones", to_page_cb, "x" },
  { "compare-regions", to_page_cb, "ax" },
  { "new-record", new_record_cb, "s" },
  { "undo", undo_cb },
  { "redo", undo_cb },
  { "find", find_cb },
  { "search", search_cb },
  { "settings", settings_cb },
  { "shortcuts", shortcuts_cb },
  { "toggle-sidebar", NULL, NULL, "true", sidebar_state_cb },
  { "text-larger", text_size_cb },
  { "text-smaller", text_size_cb },
  { "text-normal", text_size_cb },
};

/* ---- the rest ---- */

static void
said_cb (XlWindow *self, const char *sentence, gboolean undoable)
{
  xl_toast_say (self->toast, sentence, undoable);
}

static void
failed_cb (XlWindow *self, const char *sentence)
{
  xl_toast_fail (self->toast, sentence);
}

static gboolean
drop_cb (XlWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  return files && xl_window_drop_file (self, files->data);
}

static void
fill_recent_cb (GtkMenuButton *button, gpointer data)
{
  xl_window_fill_recent (XL_WINDOW (data)->recent_menu);
}

static void
make_find_cb (GtkMenuButton *button, gpointer data)
{
  if (!gtk_menu_button_get_popover (button))
    gtk_menu_button_set_popover (button, xl_find_new (XL_WINDOW (data)->desk));
}

static gboolean
xl_window_close_request (GtkWindow *window)
{
  XlWindow *self = XL_WINDOW (window);
  int width, height;

  if (!gtk_window_is_maximized (window))
    {
      gtk_window_get_default_size (window, &width, &height);
      xl_state_set_int ("window", "width", width);
      xl_state_set_int ("window", "height", height);
    }
  xl_state_set_int ("window", "maximized", gtk_window_is_maximized (window));
  if (xl_window_get_page_name (self))
    xl_state_set_text ("window", "page", xl_window_get_page_name (self));
  xl_state_set_text ("window", "plan", xl_desk_get_path (self->desk));
  xl_state_write ();
  return GTK_WINDOW_CLASS (xl_window_parent_class)->close_request (window);
}

static void
xl_window_dispose (GObject *object)
{
  XlWindow *self = XL_WINDOW (object);

  g_clear_handle_id (&self->presenting, g_source_remove);
  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  if (self->desk)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      xl_desk_flush (self->desk);
    }
  G_OBJECT_CLASS (xl_window_parent_class)->dispose (object);
}

static void
xl_window_finalize (GObject *object)
{
  g_clear_object (&XL_WINDOW (object)->desk);
  g_free (XL_WINDOW (object)->came_from);
  G_OBJECT_CLASS (xl_window_parent_class)->finalize (object);
}

static void
xl_window_class_init (XlWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_window_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = xl_window_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "app.help", "s", ""); /* of the page */
  g_type_ensure (XL_TYPE_JOB_BAR);
  g_type_ensure (XL_TYPE_OFFER_BAR);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PRESENT_BUTTON);
  g_type_ensure (XL_TYPE_TOAST);
  g_type_ensure (XL_TYPE_WAY_ON);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, job_bar);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, way_on);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, offer);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, reminder);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, XlWindow, toast);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
follow_desk (XlWindow *self)
{
  self->desk = xl_desk_new ();
  g_signal_connect_swapped (self->desk, "notify::plan", G_CALLBACK (plan_cb), self);
  g_signal_connect_swapped (self->desk, "notify::plan", G_CALLBACK (title_cb), self);
  g_signal_connect_swapped (self->desk, "notify::title", G_CALLBACK (title_cb), self);
  g_signal_connect_swapped (self->desk, "notify::read-only", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->desk, "notify::undo-words", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->desk, "notify::redo-words", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->desk, "said", G_CALLBACK (said_cb), self);
  g_signal_connect_swapped (self->desk, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->desk, "doubtful", G_CALLBACK (xl_way_on_show), self->way_on);
  xl_page_status_follow (self->stack, self->desk, self->status_label, self->reminder);
  title_cb (self);
}

static void
xl_window_init (XlWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GAction *toggle;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  xl_window_add_file_actions (self);
  toggle = g_action_map_lookup_action (G_ACTION_MAP (self), "toggle-sidebar");
  g_simple_action_set_state (G_SIMPLE_ACTION (toggle), g_variant_new_boolean (sidebar_wanted ()));
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_window_set_default_size (GTK_WINDOW (self), xl_state_get_int ("window", "width", 1366),
                               xl_state_get_int ("window", "height", 768));
  if (xl_state_get_int ("window", "maximized", 0))
    gtk_window_maximize (GTK_WINDOW (self));

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_recent_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->find_button, make_find_cb, self, NULL);
  follow_desk (self);
  update_actions (self);
}

/**
 * xl_window_new:
 * @app: the application
 *
 * Returns: (transfer none): a window without a plan; GTK owns it. Not shown yet: see xl_window_ready()
 */
XlWindow *
xl_window_new (XlApplication *app)
{
  return g_object_new (XL_TYPE_WINDOW, "application", app, NULL);
}

/**
 * xl_window_get_desk:
 *
 * Returns: (transfer none): the desk of the window
 */
XlDesk *
xl_window_get_desk (XlWindow *self)
{
  return self->desk;
}

static void
quit_cb (GdkFrameClock *clock, gpointer data)
{
  g_application_quit (g_application_get_default ());
}

/**
 * xl_window_ready:
 *
 * Shows the window: it has its plan, or will have none for now. With
 * CROSSLINK_QUIT_AFTER_FIRST_FRAME in the environment the program ends after the first frame.
 */
void
xl_window_ready (XlWindow *self)
{
  g_clear_handle_id (&self->presenting, g_source_remove);
  if (gtk_widget_get_visible (GTK_WIDGET (self)) || !gtk_window_get_application (GTK_WINDOW (self)))
    return;
  plan_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  if (g_getenv ("CROSSLINK_QUIT_AFTER_FIRST_FRAME"))
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (quit_cb), NULL);
}

/**
 * xl_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
XlPage *
xl_window_get_page (XlWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return XL_IS_PAGE (page) ? XL_PAGE (page) : NULL;
}

/**
 * xl_window_get_page_name:
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
xl_window_get_page_name (XlWindow *self)
{
  return xl_window_get_page (self) ? gtk_stack_get_visible_child_name (self->stack) : NULL;
}

/**
 * xl_window_show_page:
 * @name: name of a page
 *
 * Shows the page; builds it at the first visit.
 *
 * Returns: (transfer none) (nullable): the page; %NULL where there is no such page, or no plan
 */
XlPage *
xl_window_show_page (XlWindow *self, const char *name)
{
  const XlPageInfo *info = xl_pages_find (name);
  GtkWidget *page;

  if (!info || !xl_desk_get_plan (self->desk))
    return NULL;
  page = gtk_stack_get_child_by_name (self->stack, name);
  if (!page)
    {
      page = g_object_new (info->get_type (), "desk", self->desk, "title", _(info->title), NULL);
      gtk_stack_add_named (self->stack, page, name);
    }
  if (!info->icon && g_strcmp0 (xl_window_get_page_name (self), name) != 0)
    {
      g_free (self->came_from);
      self->came_from = g_strdup (xl_window_get_page_name (self));
    }
  gtk_stack_set_visible_child (self->stack, page);
  select_row (self, name);
  return XL_PAGE (page);
}

/**
 * xl_window_open_record:
 * @id: id of a record
 *
 * Shows the record on the page of its kind, or the record that it belongs to.
 *
 * Returns: whether there is such a page
 */
gboolean
xl_window_open_record (XlWindow *self, gint64 id)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  XlRecord *record = plan ? xl_plan_lookup (plan, id) : NULL;
  XlPage *page;

  record = record ? xl_pages_record (plan, record) : NULL;
  if (!record)
    return FALSE;
  page = xl_window_show_page (self, xl_pages_for_kind (xl_record_get_kind (record))->name);
  return page && xl_page_show_record (page, xl_record_get_id (record));
}

/**
 * xl_window_open_made:
 * @id: id of a record that has just been made: it may not be in the plan yet
 * @nameless: whether its name is to be typed over
 *
 * Opens the record as soon as it is there.
 */
void
xl_window_open_made (XlWindow *self, gint64 id, gboolean nameless)
{
  self->made = id;
  self->nameless = nameless;
  applied_cb (self);
}

/**
 * xl_window_make:
 * @edit: (nullable): what makes the record; %NULL where @error says why there is none
 * @id: id of the record
 * @form: the window that asked for it
 * @error: a label of the form
 *
 * Makes the record, closes the form and opens the record; or says in the form why not.
 */
void
xl_window_make (XlWindow *self, XlEdit *edit, gint64 id, GtkWindow *form, GtkLabel *error)
{
  g_autofree char *sentence = NULL;

  if (edit != NULL && xl_desk_edit (self->desk, edit, &sentence))
    {
      xl_window_open_made (self, id, FALSE);
      gtk_window_destroy (form);
      return;
    }
  if (sentence != NULL)
    gtk_label_set_text (error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (error), TRUE);
}

/**
 * xl_window_say:
 * @sentence: what has happened
 * @undoable: whether win.undo takes it back
 *
 * Shows a toast.
 */
void
xl_window_say (XlWindow *self, const char *sentence, gboolean undoable)
{
  xl_toast_say (self->toast, sentence, undoable);
}

/**
 * xl_window_fail:
 * @sentence: what has come to nothing, and why
 *
 * Shows a toast, for longer.
 */
void
xl_window_fail (XlWindow *self, const char *sentence)
{
  xl_toast_fail (self->toast, sentence);
}

/**
 * xl_window_get_way_on:
 *
 * Returns: (transfer none): the bar that says what is wrong with a file, and offers the ways on
 */
XlWayOn *
xl_window_get_way_on (XlWindow *self)
{
  return self->way_on;
}

static gboolean
present_cb (gpointer data)
{
  XlWindow *self = data;

  self->presenting = 0;
  xl_window_ready (self);
  return G_SOURCE_REMOVE;
}

/**
 * xl_window_get_offer:
 *
 * Returns: (transfer none): the line below the header bar, for what can be done with a file
 */
XlOfferBar *
xl_window_get_offer (XlWindow *self)
{
  return self->offer;
}

/**
 * xl_window_begin_job:
 * @words: what is being done
 * @cancellable: what Cancel cancels
 *
 * A bar with Cancel shows when the job takes more than 0.3 s; a window that waits for its first plan shows then, too.
 */
void
xl_window_begin_job (XlWindow *self, const char *words, GCancellable *cancellable)
{
  if (!self->presenting && !gtk_widget_get_visible (GTK_WIDGET (self)))
    self->presenting = g_timeout_add (300, present_cb, self);
  xl_job_bar_begin (self->job_bar, words, cancellable);
}

/**
 * xl_window_end_job:
 * @cancellable: what the job began with
 *
 * The job is over.
 */
void
xl_window_end_job (XlWindow *self, GCancellable *cancellable)
{
  xl_job_bar_end (self->job_bar, cancellable);
}
