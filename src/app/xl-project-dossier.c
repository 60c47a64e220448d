/* xl-project-dossier.c - the dossier of a project, as it would be exported: on paper and as XML */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-dossier.h"

#include <string.h>

#include "xl-application.h"
#include "xl-ask.h"
#include "xl-desk-parts.h"
#include "xl-desk-report.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-one-stop.h"
#include "xl-print.h"
#include "xl-report-view.h"
#include "xl-state.h"

/* What a text view shows without a wait; the whole is in the export. */
#define LIMIT (256 * 1024)

/* A change waits so long for the next one before the pages are made anew, ms. */
#define REST 120

struct _XlProjectDossier
{
  XlProjectTab parent_instance;

  GCancellable *cancellable; /* owned; of the preview that is on its way, or NULL */
  guint rest;                /* source: pages are made when it is over */
  /* template */
  GtkStack *stack;
  GtkToggleButton *pdf;
  GtkCheckButton *persons;
  XlReportView *view;
  GtkLabel *words;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (XlProjectDossier, xl_project_dossier, XL_TYPE_PROJECT_TAB)

static void
stop (XlProjectDossier *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Only what is asked for on this page leaves: this project, whatever it is, and persons where they are wanted. The
 * projects are owned. */
static XlDeskExport
what_leaves (XlProjectDossier *self)
{
  XlProject *project = xl_project_tab_get_project (XL_PROJECT_TAB (self));
  XlDeskExport what = { .format = "report-pdf", .persons = gtk_check_button_get_active (self->persons),
                        .private_projects = project->confidentiality == XL_CONFIDENTIALITY_PRIVATE,
                        .projects = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  gint64 id = xl_record_get_id (&project->parent_instance);

  g_array_append_val (what.projects, id);
  return what;
}

/* ---- as XML ---- */

static void
show_text (XlProjectDossier *self, const char *text, gsize length, gsize shown)
{
  g_autofree char *size = g_format_size (length);
  g_autofree char *part = shown < length ? g_format_size (shown) : NULL;
  /* Translators: sizes such as "12.3 kB" */
  g_autofree char *words = part != NULL ? g_strdup_printf (_("The first %s of %s are shown."), part, size)
                                        : g_strdup_printf (_("%s of XML, without persons."), size);

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_label_set_text (self->words, words);
}

static void
text_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlProjectDossier) self = data;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *text = xl_desk_preview_dossier_finish (XL_DESK (source), result, &length, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (text != NULL)
    show_text (self, text, length, strlen (text) + 1);
  else
    {
      gtk_text_buffer_set_text (self->buffer, "", -1);
      gtk_label_set_text (self->words, error->message);
    }
}

/* ---- on paper ---- */

static void
words_cb (XlProjectDossier *self)
{
  g_autofree char *words = NULL;

  if (!gtk_toggle_button_get_active (self->pdf))
    return;
  g_object_get (self->view, "words", &words, NULL);
  gtk_label_set_text (self->words, words != NULL ? words : "");
}

static void
enable (XlProjectDossier *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.print", xl_report_view_get_pages (self->view) != NULL);
}

static void
pages_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlProjectDossier) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = xl_desk_report_pages_finish (XL_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  xl_report_view_set_pages (self->view, pages);
  enable (self);
  if (pages != NULL)
    words_cb (self);
  else
    gtk_label_set_text (self->words, error->message);
}

static gboolean
make_pages_cb (gpointer data)
{
  XlProjectDossier *self = data;
  XlDeskExport what;

  self->rest = 0;
  if (xl_project_tab_get_project (XL_PROJECT_TAB (self)) == NULL)
    return G_SOURCE_REMOVE;
  what = what_leaves (self);
  self->cancellable = g_cancellable_new ();
  xl_desk_report_pages_async (xl_part_get_desk (XL_PART (self)), &what, self->cancellable, pages_ready_cb,
                              g_object_ref (self));
  g_array_unref (what.projects);
  return G_SOURCE_REMOVE;
}

/* ---- the tab ---- */

static void
xl_project_dossier_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectDossier *self = XL_PROJECT_DOSSIER (tab);
  gboolean paper = gtk_toggle_button_get_active (self->pdf);

  stop (self);
  gtk_stack_set_visible_child_name (self->stack, paper ? "pdf" : "xml");
  if (!paper)
    {
      self->cancellable = g_cancellable_new ();
      xl_desk_preview_dossier_async (xl_part_get_desk (XL_PART (self)), xl_record_get_id (&project->parent_instance), LIMIT,
                                     self->cancellable, text_ready_cb, g_object_ref (self));
    }
  else if (xl_report_view_get_pages (self->view) == NULL)
    make_pages_cb (self);
  else
    {
      words_cb (self);
      self->rest = g_timeout_add (REST, make_pages_cb, self);
    }
}

static void
show_cb (XlProjectDossier *self)
{
  if (xl_project_tab_get_project (XL_PROJECT_TAB (self)) != NULL)
    xl_project_tab_show_soon (XL_PROJECT_TAB (self));
}

static void
persons_cb (XlProjectDossier *self)
{
  xl_state_set_int ("dossier", "persons", gtk_check_button_get_active (self->persons));
  show_cb (self);
}

static void
xl_project_dossier_forget (XlProjectTab *tab)
{
  XlProjectDossier *self = XL_PROJECT_DOSSIER (tab);

  stop (self);
  gtk_text_buffer_set_text (self->buffer, "", -1);
  xl_report_view_set_pages (self->view, NULL);
  gtk_label_set_text (self->words, "");
  enable (self);
}

/* ---- out ---- */

typedef struct
{
  XlProjectDossier *tab; /* owned */
  XlDeskExport what;     /* with projects of its own */
  char *path;            /* owned */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->tab);
  g_array_unref (save->what.projects);
  g_free (save->path);
  g_free (save);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (save->tab));

  if (xl_desk_export_finish (XL_DESK (source), result, &error))
    {
      g_autofree char *name = g_filename_display_basename (save->path);
      g_autofree char *sentence = g_strdup_printf (_("Written: \u2068%s\u2069"), name);

      g_signal_emit_by_name (source, "said", sentence, FALSE);
    }
  else
    xl_ask_tell (root != NULL ? GTK_WINDOW (root) : NULL, _("The file was not written"), error->message);
  save_free (save);
}

static void
place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;
  g_autoptr (GFile) file = xl_ask_save_finish (result, NULL);
  XlDesk *desk = xl_part_get_desk (XL_PART (save->tab));

  save->path = file != NULL ? g_file_get_path (file) : NULL;
  if (save->path != NULL && desk != NULL)
    xl_desk_export_async (desk, save->path, &save->what, NULL, written_cb, save);
  else
    save_free (save);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlProjectDossier *self = XL_PROJECT_DOSSIER (widget);
  XlProject *project = xl_project_tab_get_project (XL_PROJECT_TAB (self));
  g_autofree char *name = NULL;
  Save *save;

  if (project == NULL)
    return;
  save = g_new0 (Save, 1);
  save->tab = g_object_ref (self);
  save->what = what_leaves (self);
  name = g_strconcat (project->acronym != NULL ? project->acronym : project->title, ".pdf", NULL);
  g_strdelimit (name, "/", '-');
  xl_ask_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Where to put the dossier"), name, XL_ASK_PDF, place_cb,
                     save);
}

/* As large as the paper allows. */
static void
draw_page (cairo_t *cr, guint page, double width, double height, gpointer data)
{
  double scale = MIN (width / XL_REPORT_WIDTH, height / XL_REPORT_HEIGHT);

  cairo_translate (cr, (width - scale * XL_REPORT_WIDTH) / 2, (height - scale * XL_REPORT_HEIGHT) / 2);
  cairo_scale (cr, scale, scale);
  xl_report_paint (data, page, cr);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlProjectDossier *self = XL_PROJECT_DOSSIER (widget);
  XlProject *project = xl_project_tab_get_project (XL_PROJECT_TAB (self));
  GPtrArray *pages = xl_report_view_get_pages (self->view);

  if (project == NULL || pages == NULL)
    return;
  xl_print (widget, &(XlPrint) { .job = project->title, .failed = _("The dossier was not printed"), .whole = TRUE,
                                 .n_pages = pages->len, .orientation = GTK_PAGE_ORIENTATION_PORTRAIT, .draw = draw_page,
                                 .data = g_ptr_array_ref (pages), .free = (GDestroyNotify) g_ptr_array_unref });
}

static void
xl_project_dossier_dispose (GObject *object)
{
  stop (XL_PROJECT_DOSSIER (object));
  G_OBJECT_CLASS (xl_project_dossier_parent_class)->dispose (object);
}

static void
xl_project_dossier_class_init (XlProjectDossierClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_project_dossier_dispose;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_dossier_show;
  XL_PROJECT_TAB_CLASS (class)->forget = xl_project_dossier_forget;
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_REPORT_VIEW);
  xl_help_on_f1 (widget_class, "files-out");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-dossier.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, stack);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, pdf);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, persons);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, view);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, words);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, buffer);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, persons_cb);
  gtk_widget_class_install_action (widget_class, "dossier.save-pdf", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dossier.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "dossier.print", NULL);
}

static void
xl_project_dossier_init (XlProjectDossier *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_check_button_set_active (self->persons, xl_state_get_int ("dossier", "persons", 0));
  g_signal_connect_swapped (self->view, "notify::words", G_CALLBACK (words_cb), self);
  enable (self);
}
