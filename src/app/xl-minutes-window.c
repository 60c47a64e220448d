/* xl-minutes-window.c - what changed in a workshop, to be read, copied and kept */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-minutes-window.h"

#include <string.h>

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-minutes.h"
#include "xl-help-window.h"
#include "xl-label.h"
#include "xl-picture-save.h"

/* px: what stands in front of an item */
#define LEAD 56

struct _XlMinutesWindow
{
  GtkWindow parent_instance;

  XlDesk *desk;               /* owned */
  XlPlan *plan;               /* owned */
  char *since;                /* owned; of the presentation, or NULL */
  XlReport *report;           /* owned; what is shown */
  GCancellable *cancellable;  /* owned; of the minutes that are being read */
  guint idle;

  /* template */
  GtkDropDown *span;
  GtkTextBuffer *text;
  GtkBox *ideas;
  GtkWidget *parked;
  GtkLabel *said;
};

G_DEFINE_FINAL_TYPE (XlMinutesWindow, xl_minutes_window, GTK_TYPE_WINDOW)

/* ---- the text ---- */

static void
show_report (XlMinutesWindow *self)
{
  static const char *const tags[] = {
    [XL_REPORT_TITLE] = "title", [XL_REPORT_QUIET] = "quiet", [XL_REPORT_HEADING] = "heading",
    [XL_REPORT_TEXT] = "text", [XL_REPORT_ITEM] = "item",
  };
  GtkTextIter end;

  gtk_text_buffer_set_text (self->text, "", -1);
  for (guint i = 0; i < xl_report_size (self->report); i++)
    {
      const XlReportLine *line = xl_report_nth (self->report, i);
      g_autofree char *text = line->style == XL_REPORT_ITEM
                                  ? g_strdup_printf ("%s\t%s", line->lead != NULL ? line->lead : "", line->text)
                                  : g_strdup (line->text);

      gtk_text_buffer_get_end_iter (self->text, &end);
      if (i > 0)
        gtk_text_buffer_insert (self->text, &end, "\n", 1);
      gtk_text_buffer_insert_with_tags_by_name (self->text, &end, text, -1, tags[line->style], NULL);
    }
  gtk_text_buffer_get_start_iter (self->text, &end);
  gtk_text_buffer_place_cursor (self->text, &end);
}

/* ---- the parking lot ---- */

static void
settle_cb (XlMinutesWindow *self, GtkWidget *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "xl-idea");
  XlRecord *idea = xl_plan_lookup (self->plan, *id);
  g_autoptr (XlEdit) edit = idea != NULL ? xl_edits_value (self->plan, idea, xl_kind_field (&xl_kind_idea, "settled"), "1")
                                         : NULL;

  if (edit != NULL)
    xl_desk_edit (self->desk, edit, NULL);
}

static GtkWidget *
make_row (XlMinutesWindow *self, const XlIdea *idea)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (idea->text);
  GtkWidget *button = gtk_button_new_with_label (_("Settled"));
  /* Translators: what a button does and an idea: "Settled: cellulose" */
  g_autofree char *said = g_strdup_printf (_("%s: %s"), _("Settled"), idea->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_sensitive (button, !xl_desk_get_read_only (self->desk));
  g_object_set_data_full (G_OBJECT (button), "xl-idea", g_memdup2 (&idea->parent_instance.id, sizeof (gint64)), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (settle_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
show_ideas (XlMinutesWindow *self)
{
  const GPtrArray *ideas = xl_plan_get_live (self->plan, &xl_kind_idea);
  GtkWidget *row;
  gboolean any = FALSE;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->ideas))) != NULL)
    gtk_box_remove (self->ideas, row);
  for (guint i = 0; i < ideas->len; i++)
    if (!((XlIdea *) g_ptr_array_index (ideas, i))->settled)
      {
        gtk_box_append (self->ideas, make_row (self, g_ptr_array_index (ideas, i)));
        any = TRUE;
      }
  gtk_widget_set_visible (self->parked, any);
}

/* ---- reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlMinutesWindow) self = data;
  g_autoptr (GError) error = NULL;
  XlReport *report = xl_desk_minutes_finish (XL_DESK (source), result, &error);

  if (report != NULL && self->plan != NULL)
    {
      g_clear_pointer (&self->report, xl_report_free);
      self->report = report;
      show_report (self);
    }
  else if (report != NULL)
    xl_report_free (report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (self->said, error->message);
}

static void
read_minutes (XlMinutesWindow *self)
{
  g_autofree char *today = xl_desk_today ();
  gboolean all_day = self->since == NULL || gtk_drop_down_get_selected (self->span) == 1;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  xl_desk_minutes_async (self->desk, all_day ? today : self->since, self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
idle_cb (gpointer data)
{
  XlMinutesWindow *self = data;

  self->idle = 0;
  show_ideas (self);
  read_minutes (self);
  return G_SOURCE_REMOVE;
}

static void
refresh (XlMinutesWindow *self)
{
  if (self->idle == 0 && self->plan != NULL)
    self->idle = g_idle_add (idle_cb, self);
}

/* Minutes are of one plan. */
static void
plan_cb (XlMinutesWindow *self)
{
  if (xl_desk_get_plan (self->desk) != self->plan)
    gtk_window_close (GTK_WINDOW (self));
}

static void
said_cb (XlMinutesWindow *self, const char *sentence)
{
  gtk_label_set_text (self->said, sentence);
}

/* ---- out ---- */

static GByteArray *
draw_text (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  g_autofree char *text = xl_report_dup_text (XL_MINUTES_WINDOW (widget)->report);

  return g_byte_array_append (g_byte_array_new (), (const guint8 *) text, strlen (text));
}

static GByteArray *
draw_pdf (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  return xl_desk_report_pdf (XL_MINUTES_WINDOW (widget)->report, error);
}

static const XlPicture files[] = {
  { "minutes.save-text", ".txt", XL_ASK_TEXT, N_("Save the minutes as text"), draw_text },
  { "minutes.save-pdf", ".pdf", XL_ASK_PDF, N_("Save the minutes as PDF"), draw_pdf },
};

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMinutesWindow *self = XL_MINUTES_WINDOW (widget);
  g_autofree char *day = NULL, *name = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (self->report == NULL)
    return;
  day = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: proposed name of a file: "Minutes 2026-11-24" */
  name = g_strdup_printf (_("Minutes %s"), day);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (action, files[i].action))
      xl_picture_save (widget, self->desk, &files[i], name, NULL);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMinutesWindow *self = XL_MINUTES_WINDOW (widget);
  g_autofree char *text = self->report != NULL ? xl_report_dup_text (self->report) : NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_label_set_text (self->said, _("Copied"));
}

/* ---- the window ---- */

static void
xl_minutes_window_dispose (GObject *object)
{
  XlMinutesWindow *self = XL_MINUTES_WINDOW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_minutes_window_parent_class)->dispose (object);
  g_clear_object (&self->desk);
}

static void
xl_minutes_window_finalize (GObject *object)
{
  XlMinutesWindow *self = XL_MINUTES_WINDOW (object);

  g_clear_pointer (&self->report, xl_report_free);
  g_free (self->since);
  G_OBJECT_CLASS (xl_minutes_window_parent_class)->finalize (object);
}

static void
xl_minutes_window_class_init (XlMinutesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_minutes_window_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_minutes_window_finalize;
  xl_help_on_f1 (widget_class, "present");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-minutes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMinutesWindow, span);
  gtk_widget_class_bind_template_child (widget_class, XlMinutesWindow, text);
  gtk_widget_class_bind_template_child (widget_class, XlMinutesWindow, ideas);
  gtk_widget_class_bind_template_child (widget_class, XlMinutesWindow, parked);
  gtk_widget_class_bind_template_child (widget_class, XlMinutesWindow, said);
  gtk_widget_class_bind_template_callback (widget_class, read_minutes);
  gtk_widget_class_install_action (widget_class, "minutes.copy", NULL, copy_action);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    gtk_widget_class_install_action (widget_class, files[i].action, NULL, save_action);
}

/* Times in a column of their own. */
static void
set_tabs (XlMinutesWindow *self)
{
  GtkTextTag *item = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->text), "item");
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, LEAD);

  g_object_set (item, "tabs", tabs, "indent", -LEAD, NULL);
  pango_tab_array_free (tabs);
}

static void
xl_minutes_window_init (XlMinutesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_tabs (self);
}

static void
fill_span (XlMinutesWindow *self)
{
  g_autoptr (GtkStringList) spans = gtk_string_list_new (NULL);

  gtk_string_list_append (spans, _("Since the presentation began"));
  gtk_string_list_append (spans, _("Today"));
  g_signal_handlers_block_by_func (self->span, read_minutes, self);
  gtk_drop_down_set_model (self->span, G_LIST_MODEL (spans));
  g_signal_handlers_unblock_by_func (self->span, read_minutes, self);
  gtk_widget_set_visible (GTK_WIDGET (self->span), self->since != NULL);
}

/**
 * xl_minutes_window_present:
 * @parent: the window whose plan it is about
 * @since: (nullable): when the presentation began, UTC as of a transaction; %NULL for all of today
 *
 * Shows the minutes; undo and redo of @parent work in it, too.
 */
void
xl_minutes_window_present (XlWindow *parent, const char *since)
{
  XlMinutesWindow *self = g_object_new (XL_TYPE_MINUTES_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (xl_window_get_desk (parent));
  self->plan = g_object_ref (xl_desk_get_plan (self->desk));
  self->since = g_strdup (since);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  g_signal_connect_swapped (self->desk, "notify::plan", G_CALLBACK (plan_cb), self);
  g_signal_connect_swapped (self->desk, "said", G_CALLBACK (said_cb), self);
  g_signal_connect_swapped (self->plan, "applied", G_CALLBACK (refresh), self);
  fill_span (self);
  show_ideas (self);
  read_minutes (self);
  gtk_window_present (GTK_WINDOW (self));
}
