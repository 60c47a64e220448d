/* xl-export-window.c - the plan in another format: which one, what it is to hold, and where it goes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-export-window.h"

#include "xl-ask.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-state.h"

struct _XlExportWindow
{
  GtkWindow parent_instance;

  XlWindow *window; /* owned: whose plan it is */
  GArray *projects; /* owned, of gint64: those that are selected; may be empty */

  GPtrArray *formats; /* owned, of XlDeskFormat: those of this build */

  /* template */
  GtkDropDown *format;
  GtkLabel *use;
  GtkWidget *kind_row;
  GtkDropDown *kind;
  GtkWidget *schema_button;
  GtkCheckButton *whole;
  GtkCheckButton *selected;
  GtkCheckButton *persons;
  GtkCheckButton *private_projects;
  GtkWidget *export_button;
};

G_DEFINE_FINAL_TYPE (XlExportWindow, xl_export_window, GTK_TYPE_WINDOW)

/* A file that is being written; the window that asked may be closed by then. */
typedef struct
{
  XlWindow *window; /* owned */
  GCancellable *cancellable; /* owned */
  char *path;       /* owned */
} Writing;

static Writing *
writing_new (XlWindow *window, const char *path, const char *words)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->window = g_object_ref (window);
  writing->cancellable = g_cancellable_new ();
  writing->path = g_strdup (path);
  xl_window_begin_job (window, words, writing->cancellable);
  return writing;
}

static void
writing_end (Writing *writing, const GError *error)
{
  xl_window_end_job (writing->window, writing->cancellable);
  if (!error)
    {
      g_autofree char *name = g_filename_display_basename (writing->path);
      g_autofree char *sentence = g_strdup_printf (_("Written: \u2068%s\u2069"), name);

      xl_window_say (writing->window, sentence, FALSE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    xl_ask_tell (GTK_WINDOW (writing->window), _("The file was not written"), error->message);
  g_object_unref (writing->window);
  g_object_unref (writing->cancellable);
  g_free (writing->path);
  g_free (writing);
}

/* The projects among what the page has selected. */
static GArray *
selected_projects (XlWindow *window)
{
  XlPage *page = xl_window_get_page (window);
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (window));
  g_autoptr (GArray) ids = page ? xl_page_dup_selection (page) : NULL;
  GArray *projects = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; ids && i < ids->len; i++)
    {
      XlRecord *record = xl_plan_lookup (plan, g_array_index (ids, gint64, i));

      if (record && xl_record_get_kind (record) == &xl_kind_project)
        g_array_append_val (projects, g_array_index (ids, gint64, i));
    }
  return projects;
}

static char *
only_name (XlExportWindow *self)
{
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (self->window));
  XlRecord *record = self->projects->len == 1 ? xl_plan_lookup (plan, g_array_index (self->projects, gint64, 0)) : NULL;

  return record ? xl_plan_dup_name (plan, record) : NULL;
}

static const XlDeskFormat *
chosen_format (XlExportWindow *self)
{
  return g_ptr_array_index (self->formats, gtk_drop_down_get_selected (self->format));
}

static void
format_cb (XlExportWindow *self)
{
  const XlDeskFormat *format = self->formats ? chosen_format (self) : NULL;

  if (!format)
    return;
  gtk_label_set_label (self->use, _(format->use));
  gtk_widget_set_visible (self->kind_row, g_str_equal (format->name, "csv"));
  gtk_widget_set_visible (self->schema_button, format == xl_desk_formats);
}

/* The formats and, of a table, the kinds; what was chosen last comes first to hand. */
static void
fill_formats (XlExportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autofree char *last = xl_state_dup_text ("dossier", "format");
  guint selected = 0;

  self->formats = g_ptr_array_new ();
  for (const XlDeskFormat *format = xl_desk_formats; format->name; format++)
    if (xl_desk_format_is_here (format))
      {
        if (g_strcmp0 (format->name, last) == 0)
          selected = self->formats->len;
        g_ptr_array_add (self->formats, (gpointer) format);
        gtk_string_list_append (names, _(format->label));
      }
  for (guint k = 0; k < XL_N_KINDS; k++)
    gtk_string_list_append (kinds, xl_words_kind (xl_kind_get (k), TRUE));
  gtk_drop_down_set_model (self->format, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_drop_down_set_selected (self->format, selected);
  gtk_drop_down_set_selected (self->kind, xl_kind_index (&xl_kind_project));
  format_cb (self);
}

static void
fill (XlExportWindow *self)
{
  g_autofree char *name = only_name (self);
  g_autofree char *label = NULL;

  if (name)
    {
      g_autoptr (GString) safe = g_string_new (name);

      g_string_replace (safe, "_", "__", 0);
      label = g_strdup_printf (_("_Only the project \u2068%s\u2069"), safe->str);
    }
  else
    label = g_strdup_printf (ngettext ("_Only the selected project", "_Only the %u selected projects",
                                       self->projects->len), self->projects->len);
  gtk_check_button_set_label (self->selected, label);
  gtk_widget_set_visible (GTK_WIDGET (self->selected), self->projects->len > 0);
  gtk_check_button_set_active (self->selected, self->projects->len > 0);
  fill_formats (self);
  gtk_check_button_set_active (self->persons, xl_state_get_int ("dossier", "persons", 0));
  gtk_check_button_set_active (self->private_projects, xl_state_get_int ("dossier", "private", 0));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  xl_desk_export_finish (XL_DESK (source), result, &error);
  writing_end (data, error);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlExportWindow) self = data;
  g_autoptr (GFile) file = xl_ask_save_finish (result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  XlDeskExport what = { 0 };
  Writing *writing;

  if (!path)
    return;
  what.persons = gtk_check_button_get_active (self->persons);
  what.private_projects = gtk_check_button_get_active (self->private_projects);
  what.format = chosen_format (self)->name;
  what.kind = xl_kind_get (gtk_drop_down_get_selected (self->kind));
  if (gtk_check_button_get_active (self->selected) && self->projects->len > 0)
    what.projects = self->projects;
  xl_state_set_text ("dossier", "format", what.format);
  xl_state_set_int ("dossier", "persons", what.persons);
  xl_state_set_int ("dossier", "private", what.private_projects);
  writing = writing_new (self->window, path,
                         chosen_format (self) == xl_desk_formats ? _("Writing the dossier…") : _("Writing the file…"));
  xl_desk_export_async (xl_window_get_desk (self->window), path, &what, writing->cancellable, exported_cb,
                                writing);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
export_cb (XlExportWindow *self)
{
  const XlDeskFormat *format = chosen_format (self);
  g_autofree char *base = only_name (self);
  g_autofree char *name = NULL;

  if (!base || !gtk_check_button_get_active (self->selected))
    {
      g_free (base);
      g_object_get (xl_window_get_desk (self->window), "title", &base, NULL);
    }
  g_strdelimit (base, "/", '-');
  name = g_strconcat (base, format->suffix, NULL);
  xl_ask_save_as_async (GTK_WINDOW (self),
                        format == xl_desk_formats ? _("Where to put the dossier") : _("Where to put the file"), name,
                        _(format->label), format->suffix, export_chosen_cb, g_object_ref (self));
}

static void
schema_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  xl_desk_write_finish (XL_DESK (source), result, &error);
  writing_end (data, error);
}

static void
schema_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlExportWindow) self = data;
  g_autoptr (GFile) file = xl_ask_save_finish (result, NULL);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) schema = g_resources_lookup_data (XL_RESOURCE "dossier.xsd", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Writing *writing;

  if (!path || !schema)
    return;
  writing = writing_new (self->window, path, _("Writing the schema…"));
  xl_desk_write_async (xl_window_get_desk (self->window), path, schema, writing->cancellable, schema_written_cb,
                       writing);
}

static void
schema_cb (XlExportWindow *self)
{
  xl_ask_save_async (GTK_WINDOW (self), _("Where to put the schema"), "dossier.xsd", XL_ASK_SCHEMA, schema_chosen_cb,
                     g_object_ref (self));
}

static void
xl_export_window_finalize (GObject *object)
{
  XlExportWindow *self = XL_EXPORT_WINDOW (object);

  g_clear_pointer (&self->projects, g_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (xl_export_window_parent_class)->finalize (object);
}

static void
xl_export_window_class_init (XlExportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_export_window_finalize;
  xl_help_on_f1 (widget_class, "files-out");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, format);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, use);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, schema_button);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, whole);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, selected);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, persons);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, private_projects);
  gtk_widget_class_bind_template_child (widget_class, XlExportWindow, export_button);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, schema_cb);
}

static void
xl_export_window_init (XlExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_export_window_present:
 * @parent: the window whose plan is exported
 *
 * Asks in which format the plan is to leave, what is to be in it and where to put it, and writes it.
 */
void
xl_export_window_present (XlWindow *parent)
{
  XlExportWindow *self = g_object_new (XL_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);

  self->window = g_object_ref (parent);
  self->projects = selected_projects (parent);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->export_button);
}
