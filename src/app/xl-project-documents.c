/* xl-project-documents.c - documents and agreements of a project */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-project-documents.h"

#include "xl-application.h"
#include "xl-part-list.h"

struct _XlProjectDocuments
{
  XlProjectTab parent_instance;

  /* template */
  XlPartList *documents;
  XlPartList *agreements;
};

G_DEFINE_FINAL_TYPE (XlProjectDocuments, xl_project_documents, XL_TYPE_PROJECT_TAB)

static void
xl_project_documents_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  xl_part_refresh (XL_PART (XL_PROJECT_DOCUMENTS (tab)->documents));
  xl_part_refresh (XL_PART (XL_PROJECT_DOCUMENTS (tab)->agreements));
}

static gboolean
xl_project_documents_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  XlProjectDocuments *self = XL_PROJECT_DOCUMENTS (tab);

  if (kind == &xl_kind_document)
    return xl_part_list_focus (self->documents, part, field);
  return kind == &xl_kind_agreement && xl_part_list_focus (self->agreements, part, field);
}

static void
xl_project_documents_class_init (XlProjectDocumentsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PROJECT_TAB_CLASS (class)->show = xl_project_documents_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_documents_focus_part;
  g_type_ensure (XL_TYPE_PART_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-documents.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectDocuments, documents);
  gtk_widget_class_bind_template_child (widget_class, XlProjectDocuments, agreements);
}

static void
xl_project_documents_init (XlProjectDocuments *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
