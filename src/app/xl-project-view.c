/* xl-project-view.c - one project: stages, facts, who takes part */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-project-view.h"

#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-evidence-view.h"
#include "xl-field-row.h"
#include "xl-link-list.h"
#include "xl-mark.h"
#include "xl-project-form.h"
#include "xl-record-view.h"
#include "xl-stage-stepper.h"
#include "xl-two-columns.h"

struct _XlProjectView
{
  XlPart parent_instance;

  XlRecord *sourced;   /* borrowed, only compared: the record that the side column was set for */

  /* template */
  GtkLabel *title;
  GtkWidget *mark;
  GtkLabel *about;
  GtkWidget *menu;
  GtkStack *tabs;
  GtkWidget *form;
  XlEvidenceView *evidence;
  GtkAdjustment *scroll;
};

G_DEFINE_FINAL_TYPE (XlProjectView, xl_project_view, XL_TYPE_PART)

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_source_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  xl_evidence_view_set_field (XL_PROJECT_VIEW (widget)->evidence, g_variant_get_string (parameter, NULL));
}

static void
retire_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (widget));
  XlRecord *record = xl_part_get_record (XL_PART (widget));
  g_autoptr (XlEdit) edit = NULL;

  if (plan == NULL || record == NULL)
    return;
  edit = record->retired ? xl_edits_restore (plan, &record, 1) : xl_edits_retire (plan, &record, 1);
  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (widget)), edit, NULL);
}

static void
show_on_map_cb (XlProjectView *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-on-map", "x", xl_record_get_id (record));
}

static void
back_cb (XlProjectView *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
xl_project_view_refresh (XlPart *part)
{
  XlProjectView *self = XL_PROJECT_VIEW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autofree char *about = NULL;

  if (record == NULL || plan == NULL)
    {
      xl_part_set_record (XL_PART (self->evidence), NULL);
      self->sourced = NULL;
      return;
    }
  about = xl_words_about (plan, record);
  gtk_label_set_text (self->title, ((XlProject *) record)->title);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  gtk_widget_set_visible (self->mark, xl_plan_is_illustrative (plan, record, NULL));
  gtk_widget_set_visible (self->menu, !xl_desk_get_read_only (xl_part_get_desk (part)));
  if (self->sourced != record)
    {
      self->sourced = record;
      xl_part_set_record (XL_PART (self->evidence), NULL);
      xl_evidence_view_set_field (self->evidence, xl_form_first_field (plan, record));
      xl_part_set_record (XL_PART (self->evidence), record);
      gtk_adjustment_set_value (self->scroll, 0);
    }
}

static void
xl_project_view_class_init (XlProjectViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_project_view_refresh;
  signals[BACK] = g_signal_new ("back", XL_TYPE_PROJECT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (XL_TYPE_MARK);
  g_type_ensure (XL_TYPE_EVIDENCE_VIEW);
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_LINK_LIST);
  g_type_ensure (XL_TYPE_PROJECT_FORM);
  g_type_ensure (XL_TYPE_STAGE_STEPPER);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, title);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, mark);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, about);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, menu);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, tabs);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, form);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, evidence);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, scroll);
  gtk_widget_class_bind_template_callback (widget_class, show_on_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_action (widget_class, "record.show-source", "s", show_source_cb);
  gtk_widget_class_install_action (widget_class, "record.retire", NULL, retire_cb);
}

static void
xl_project_view_init (XlProjectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_project_view_focus_field:
 * @field: name of a field of a project
 *
 * Returns: whether the field is there and has the focus now
 */
gboolean
xl_project_view_focus_field (XlProjectView *self, const char *field)
{
  gtk_stack_set_visible_child_name (self->tabs, g_strcmp0 (field, "parent") == 0 ? "partnership" : "summary");
  return xl_form_focus_field (GTK_WIDGET (self->tabs), field);
}

/**
 * xl_project_view_show_tab:
 * @tab: name of a tab: "summary", "milestones"
 *
 * Shows the tab, where there is one of that name.
 */
void
xl_project_view_show_tab (XlProjectView *self, const char *tab)
{
  if (gtk_stack_get_child_by_name (self->tabs, tab) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, tab);
}
