/* xl-project-summary.c - what is known about a project, and how it scores */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-project-summary.h"

#include "xl-application.h"
#include "xl-evidence-view.h"
#include "xl-project-form.h"
#include "xl-record-view.h"
#include "xl-scorecard-view.h"
#include "xl-two-columns.h"

struct _XlProjectSummary
{
  XlProjectTab parent_instance;

  XlRecord *sourced; /* borrowed, only compared: the record that the side column was set for */
  /* template */
  GtkWidget *form;
  XlProjectTab *scorecard;
  XlEvidenceView *evidence;
  GtkAdjustment *scroll;
};

G_DEFINE_FINAL_TYPE (XlProjectSummary, xl_project_summary, XL_TYPE_PROJECT_TAB)

static void
show_source_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  xl_evidence_view_set_field (XL_PROJECT_SUMMARY (widget)->evidence, g_variant_get_string (parameter, NULL));
}

static void
xl_project_summary_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectSummary *self = XL_PROJECT_SUMMARY (tab);
  XlRecord *record = &project->parent_instance;

  if (self->sourced == record)
    return;
  self->sourced = record;
  xl_part_set_record (XL_PART (self->evidence), NULL);
  xl_evidence_view_set_field (self->evidence, xl_form_first_field (plan, record));
  xl_part_set_record (XL_PART (self->evidence), record);
  gtk_adjustment_set_value (self->scroll, 0);
}

static void
xl_project_summary_forget (XlProjectTab *tab)
{
  XlProjectSummary *self = XL_PROJECT_SUMMARY (tab);

  self->sourced = NULL;
  xl_part_set_record (XL_PART (self->evidence), NULL);
}

static gboolean
xl_project_summary_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  XlProjectSummary *self = XL_PROJECT_SUMMARY (tab);

  if (kind == &xl_kind_project)
    return xl_form_focus_field (self->form, field);
  return xl_project_tab_focus_part (self->scorecard, kind, part, field);
}

static void
xl_project_summary_class_init (XlProjectSummaryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlProjectTabClass *tab_class = XL_PROJECT_TAB_CLASS (class);

  tab_class->show = xl_project_summary_show;
  tab_class->forget = xl_project_summary_forget;
  tab_class->focus_part = xl_project_summary_focus_part;
  g_type_ensure (XL_TYPE_EVIDENCE_VIEW);
  g_type_ensure (XL_TYPE_PROJECT_FORM);
  g_type_ensure (XL_TYPE_SCORECARD_VIEW);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectSummary, form);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSummary, scorecard);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSummary, evidence);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSummary, scroll);
  gtk_widget_class_install_action (widget_class, "record.show-source", "s", show_source_cb);
}

static void
xl_project_summary_init (XlProjectSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
