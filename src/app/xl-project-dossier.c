/* xl-project-dossier.c - the dossier of a project, as it would be exported */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-dossier.h"

#include <string.h>

#include "xl-application.h"
#include "xl-desk-parts.h"
#include "xl-desk-words.h"

/* What a text view shows without a wait; the whole is in the export. */
#define LIMIT (256 * 1024)

struct _XlProjectDossier
{
  XlProjectTab parent_instance;

  GCancellable *cancellable; /* owned; of the preview that is on its way, or NULL */
  /* template */
  GtkLabel *words;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (XlProjectDossier, xl_project_dossier, XL_TYPE_PROJECT_TAB)

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
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
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

static void
stop (XlProjectDossier *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
xl_project_dossier_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectDossier *self = XL_PROJECT_DOSSIER (tab);

  stop (self);
  self->cancellable = g_cancellable_new ();
  xl_desk_preview_dossier_async (xl_part_get_desk (XL_PART (self)), xl_record_get_id (&project->parent_instance), LIMIT,
                                 self->cancellable, ready_cb, g_object_ref (self));
}

static void
xl_project_dossier_forget (XlProjectTab *tab)
{
  stop (XL_PROJECT_DOSSIER (tab));
  gtk_text_buffer_set_text (XL_PROJECT_DOSSIER (tab)->buffer, "", -1);
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
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-dossier.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, words);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDossier, buffer);
}

static void
xl_project_dossier_init (XlProjectDossier *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
