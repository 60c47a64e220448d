/* xl-project-risks.c - the risks of a project: a list, and where they stand before and after mitigation */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-risks.h"

#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-words.h"
#include "xl-part-list.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-two-columns.h"

struct _XlProjectRisks
{
  XlProjectTab parent_instance;

  XlRiskChart before, after; /* owned */
  int cell;         /* that the list shows only, or -1 */
  gboolean residual; /* it is a cell of the matrix after mitigation */
  /* template */
  XlPartList *list;
  XlPlotFrame *before_plot;
  XlPlotFrame *after_plot;
  GtkWidget *all;
  GtkAdjustment *scroll;
};

G_DEFINE_FINAL_TYPE (XlProjectRisks, xl_project_risks, XL_TYPE_PROJECT_TAB)

static guint
number_of (XlProjectRisks *self, XlRecord *risk)
{
  g_autoptr (GPtrArray) parts = xl_part_list_dup_parts (self->list);
  guint index = 0;

  return g_ptr_array_find (parts, risk, &index) ? index + 1 : 0;
}

static char *
say_number (XlPlan *plan, XlRecord *part, const char **css_class, gpointer data)
{
  return xl_words_risk_number (number_of (data, part));
}

static gboolean
keep (XlRecord *part, gpointer data)
{
  XlProjectRisks *self = data;

  return self->cell < 0 || xl_risk_cell ((XlRisk *) part, self->residual) == self->cell;
}

/* ---- the matrices ---- */

static void
show_matrix (XlProjectRisks *self, XlRiskChart *matrix, XlPlotFrame *frame, gboolean residual)
{
  XlPlotView *view = xl_plot_frame_get_plot (frame);
  g_autoptr (GPtrArray) parts = xl_part_list_dup_parts (self->list);

  xl_risk_chart_fill (matrix, parts, residual,
                      xl_plan_is_illustrative (xl_part_get_plan (XL_PART (self)), xl_part_get_record (XL_PART (self)), NULL));
  matrix->chart.head.selected = self->cell >= 0 && self->residual == residual ? (guint) self->cell + 1 : 0;
  xl_plot_view_begin (view, &xl_plot_risk, &matrix->chart.head);
  for (guint i = 0; i < XL_RISK_CELLS; i++)
    {
      /* Translators: a cell of the risk matrix: probability, impact and the risks in it */
      g_autofree char *words = g_strdup_printf (_("Probability %u, impact %u: %s"), i / XL_CHART_RISK_STEPS + 1,
                                                i % XL_CHART_RISK_STEPS + 1,
                                                matrix->cells[i] != NULL ? matrix->cells[i] : _("no risk"));
      g_autofree char *action = g_strdup_printf ("risks.filter((%u, %s))", i, residual ? "true" : "false");

      xl_plot_view_add_part (view, words, action);
    }
  xl_plot_view_end (view);
}

static void
xl_project_risks_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectRisks *self = XL_PROJECT_RISKS (tab);

  xl_part_refresh (XL_PART (self->list));
  show_matrix (self, &self->before, self->before_plot, FALSE);
  show_matrix (self, &self->after, self->after_plot, TRUE);
  gtk_widget_set_visible (self->all, self->cell >= 0);
}

static void
choose_cell (XlProjectRisks *self, int cell, gboolean residual)
{
  self->cell = cell == self->cell && residual == self->residual ? -1 : cell;
  self->residual = residual;
  xl_part_list_set_filter (self->list, keep, self);
  xl_project_tab_show_now (XL_PROJECT_TAB (self));
  /* Where the list stands above the matrices, it is what one wants to see now. */
  gtk_adjustment_set_value (self->scroll, 0);
}

static void
filter_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean residual;
  gint32 cell;

  g_variant_get (parameter, "(ib)", &cell, &residual);
  choose_cell (XL_PROJECT_RISKS (widget), cell, residual);
}

static void
all_cb (XlProjectRisks *self)
{
  choose_cell (self, -1, FALSE);
}

static void
xl_project_risks_forget (XlProjectTab *tab)
{
  XL_PROJECT_RISKS (tab)->cell = -1;
}

static gboolean
xl_project_risks_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  XlProjectRisks *self = XL_PROJECT_RISKS (tab);

  if (kind != &xl_kind_risk)
    return FALSE;
  if (self->cell >= 0)
    choose_cell (self, -1, FALSE);
  return xl_part_list_focus (self->list, part, field);
}

static void
xl_project_risks_finalize (GObject *object)
{
  xl_risk_chart_clear (&XL_PROJECT_RISKS (object)->before);
  xl_risk_chart_clear (&XL_PROJECT_RISKS (object)->after);
  G_OBJECT_CLASS (xl_project_risks_parent_class)->finalize (object);
}

static void
xl_project_risks_class_init (XlProjectRisksClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlProjectTabClass *tab_class = XL_PROJECT_TAB_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_risks_finalize;
  tab_class->show = xl_project_risks_show;
  tab_class->forget = xl_project_risks_forget;
  tab_class->focus_part = xl_project_risks_focus_part;
  g_type_ensure (XL_TYPE_PART_LIST);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-risks.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectRisks, list);
  gtk_widget_class_bind_template_child (widget_class, XlProjectRisks, before_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectRisks, after_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectRisks, all);
  gtk_widget_class_bind_template_child (widget_class, XlProjectRisks, scroll);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_install_action (widget_class, "risks.filter", "(ib)", filter_action);
}

static void
xl_project_risks_init (XlProjectRisks *self)
{
  self->cell = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_part_list_set_order (self->list, xl_risk_order, NULL);
  xl_part_list_lead_with (self->list, _("No."), 36, say_number, self);
}
