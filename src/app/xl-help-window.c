/* xl-help-window.c - the help: topics left, the one that is read right; one window for the program */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-help-window.h"

#include <string.h>

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-desk-help.h"
#include "xl-help-article.h"
#include "xl-help-row.h"
#include "xl-one-stop.h"
#include "xl-state.h"

/* It belongs to no plan: its buttons act on the plan's window that was used last, whose actions it knows as "plan.".
 * Under "win." the keys of that window would work here, and Ctrl+Z change what nobody looks at. It is in a window group
 * of its own, so that it can be read while a modal window, the import for instance, waits. */

struct _XlHelpWindow
{
  GtkWindow parent_instance;

  GPtrArray *topics;        /* owned */
  GPtrArray *past;          /* owned: topics (borrowed) that were read before, the latest last */
  const XlHelpTopic *topic; /* borrowed: one of topics */
  GtkApplication *app;      /* borrowed: GTK's own reference outlives the window's signals */
  GtkWindow *plan;          /* weak: whose actions "plan." are */
  GtkWindow *asked;         /* weak: where the help was asked for; it has the focus again afterwards */

  /* template */
  GtkEditable *search;
  GtkListBox *list;
  XlHelpArticle *article;
};

G_DEFINE_FINAL_TYPE (XlHelpWindow, xl_help_window, GTK_TYPE_WINDOW)

/* ---- topics ---- */

static const char *
words (XlHelpWindow *self)
{
  return gtk_editable_get_text (self->search);
}

static GtkListBoxRow *
row_of (XlHelpWindow *self, const XlHelpTopic *topic)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (xl_help_row_get_topic (XL_HELP_ROW (row)) == topic)
      return row;
  return NULL;
}

static void
show_topic (XlHelpWindow *self, const XlHelpTopic *topic)
{
  GtkListBoxRow *row = row_of (self, topic);

  self->topic = topic;
  if (row != NULL && gtk_list_box_get_selected_row (self->list) != row)
    gtk_list_box_select_row (self->list, row);
  xl_help_article_show (self->article, self->topics, topic, words (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->past->len > 0);
}

/* A link, or F1 elsewhere: back leads to the topic that was read. */
static void
go_to (XlHelpWindow *self, const char *name)
{
  const XlHelpTopic *topic = xl_help_find (self->topics, name);

  if (topic == NULL || topic == self->topic)
    return;
  if (self->topic != NULL)
    g_ptr_array_add (self->past, (gpointer) self->topic);
  /* What is sought may not be there: all topics again. */
  if (*words (self) && xl_help_match (topic, words (self)) == 0)
    gtk_editable_set_text (self->search, "");
  show_topic (self, topic);
}

static void
row_selected_cb (XlHelpWindow *self, GtkListBoxRow *row)
{
  if (row != NULL && xl_help_row_get_topic (XL_HELP_ROW (row)) != self->topic)
    show_topic (self, xl_help_row_get_topic (XL_HELP_ROW (row)));
}

static void
read_cb (XlHelpWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->article));
}

/* ---- search ---- */

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  return xl_help_match (xl_help_row_get_topic (XL_HELP_ROW (row)), words (data)) > 0;
}

/* Those that have the words in their title first, else in the order of the help. */
static int
sort_rows (GtkListBoxRow *one, GtkListBoxRow *other, gpointer data)
{
  XlHelpWindow *self = data;
  const XlHelpTopic *a = xl_help_row_get_topic (XL_HELP_ROW (one)), *b = xl_help_row_get_topic (XL_HELP_ROW (other));
  guint place_a = 0, place_b = 0;
  int rank = *words (self) ? (int) xl_help_match (b, words (self)) - (int) xl_help_match (a, words (self)) : 0;

  g_ptr_array_find (self->topics, a, &place_a);
  g_ptr_array_find (self->topics, b, &place_b);
  return rank != 0 ? rank : (int) place_a - (int) place_b;
}

static void
mark_rows (XlHelpWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    xl_help_row_seek (XL_HELP_ROW (row), words (self));
}

static void
search_cb (XlHelpWindow *self)
{
  GtkListBoxRow *first;

  mark_rows (self);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  /* The topic at hand stays where it has the words; a title that has them comes before it. */
  if (*words (self) && first != NULL && filter_row (first, self)
      && (xl_help_match (self->topic, words (self)) == 0
          || xl_help_match (xl_help_row_get_topic (XL_HELP_ROW (first)), words (self)) == 2))
    show_topic (self, xl_help_row_get_topic (XL_HELP_ROW (first)));
  else
    show_topic (self, self->topic);
}

/* Esc takes back the search first, then it closes the window. */
static void
stop_cb (XlHelpWindow *self)
{
  if (*words (self))
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
search_key_cb (XlHelpWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static void
theme_cb (GtkWidget *widget)
{
  mark_rows (XL_HELP_WINDOW (widget));
}

/* ---- actions ---- */

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *search = GTK_WIDGET (XL_HELP_WINDOW (widget)->search);

  gtk_widget_grab_focus (search);
  gtk_editable_select_region (GTK_EDITABLE (search), 0, -1);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XlHelpWindow *self = XL_HELP_WINDOW (widget);
  const XlHelpTopic *topic;

  if (self->past->len == 0)
    return;
  topic = g_ptr_array_steal_index (self->past, self->past->len - 1);
  if (*words (self) && xl_help_match (topic, words (self)) == 0)
    gtk_editable_set_text (self->search, "");
  show_topic (self, topic);
}

/* The link goes with the topic that it stood in; the text that is read now has the focus. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (XL_HELP_WINDOW (widget), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (XL_HELP_WINDOW (widget)->article));
}

/* ---- the windows of plans ---- */

static void
follow_windows (XlHelpWindow *self)
{
  GtkWindow *plan = xl_application_get_latest (self->app);

  if (plan == self->plan)
    return;
  g_set_weak_pointer (&self->plan, plan);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "plan", plan != NULL ? G_ACTION_GROUP (plan) : NULL);
}

/* Without a plan's window the program is over. */
static void
removed_cb (XlHelpWindow *self)
{
  follow_windows (self);
  if (self->plan == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* A button that acts on the plan shows the plan's window. */
static void
show_plan (XlHelpWindow *self)
{
  if (self->plan != NULL)
    gtk_window_present (self->plan);
}

static gboolean
xl_help_window_close_request (GtkWindow *window)
{
  XlHelpWindow *self = XL_HELP_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  xl_state_set_int ("help", "width", width);
  xl_state_set_int ("help", "height", height);
  if (self->asked != NULL)
    gtk_window_present (self->asked);
  return GTK_WINDOW_CLASS (xl_help_window_parent_class)->close_request (window);
}

static void
xl_help_window_dispose (GObject *object)
{
  XlHelpWindow *self = XL_HELP_WINDOW (object);

  g_clear_weak_pointer (&self->plan);
  g_clear_weak_pointer (&self->asked);
  G_OBJECT_CLASS (xl_help_window_parent_class)->dispose (object);
}

static void
xl_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (XL_HELP_WINDOW (object)->past);
  g_ptr_array_unref (XL_HELP_WINDOW (object)->topics);
  G_OBJECT_CLASS (xl_help_window_parent_class)->finalize (object);
}

static void
xl_help_window_class_init (XlHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_help_window_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_help_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = xl_help_window_close_request;
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.open", "s", open_action);
  g_type_ensure (XL_TYPE_HELP_ARTICLE);
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, XlHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, XlHelpWindow, article);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
xl_help_window_init (XlHelpWindow *self)
{
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  self->topics = xl_help_load ();
  self->past = g_ptr_array_new ();
  self->topic = g_ptr_array_index (self->topics, 0);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  gtk_window_set_default_size (GTK_WINDOW (self), xl_state_get_int ("help", "width", 920),
                               xl_state_get_int ("help", "height", 700));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", FALSE);
  for (guint i = 0; i < self->topics->len; i++)
    gtk_list_box_append (self->list, xl_help_row_new (g_ptr_array_index (self->topics, i)));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_sort_func (self->list, sort_rows, self, NULL);
  g_signal_connect_swapped (self->article, "left", G_CALLBACK (show_plan), self);
  xl_app_theme_connect (GTK_WIDGET (self), theme_cb);
}

static XlHelpWindow *
find_window (GtkApplication *app)
{
  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next)
    if (XL_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

/**
 * xl_help_window_present:
 * @app: the application
 * @topic: name of a topic
 * @asked: (nullable): the window in which the help is asked for; it has the focus again when the help is closed
 *
 * Shows the window of the help, with a topic.
 */
void
xl_help_window_present (GtkApplication *app, const char *topic, GtkWindow *asked)
{
  XlHelpWindow *self = find_window (app);

  if (self == NULL)
    {
      const XlHelpTopic *found;

      self = g_object_new (XL_TYPE_HELP_WINDOW, "application", app, NULL);
      self->app = app;
      follow_windows (self);
      g_signal_connect_object (app, "notify::active-window", G_CALLBACK (follow_windows), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (app, "window-removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      found = xl_help_find (self->topics, topic);
      show_topic (self, found != NULL ? found : self->topic);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
    }
  else
    go_to (self, topic);
  if (asked != NULL && asked != GTK_WINDOW (self))
    g_set_weak_pointer (&self->asked, asked);
  gtk_window_present (GTK_WINDOW (self));
}

/* A dialog may belong to no application, so this is no action of its. */
static gboolean
f1_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const char *topic;

  g_variant_get (args, "(&s)", &topic);
  xl_help_window_present (GTK_APPLICATION (g_application_get_default ()), topic, GTK_WINDOW (gtk_widget_get_root (widget)));
  return TRUE;
}

/**
 * xl_help_on_f1:
 * @class: a part of a page, or a window
 * @topic: name of a topic of the help
 *
 * F1 shows the topic, wherever the focus is in the widget; the innermost widget with a topic decides.
 */
void
xl_help_on_f1 (GtkWidgetClass *class, const char *topic)
{
  gtk_widget_class_add_binding (class, GDK_KEY_F1, 0, f1_cb, "(s)", topic);
}
