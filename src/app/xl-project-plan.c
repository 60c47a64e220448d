/* xl-project-plan.c - the cash plan of a project: lines by year, cash and debt service cover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-plan.h"

#include <math.h>

#include "xl-application.h"
#include "xl-cash-grid.h"
#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-two-columns.h"

struct _XlProjectPlan
{
  XlProjectTab parent_instance;

  XlYearsChart flow, cash, cover; /* owned */
  /* template */
  XlCashGrid *grid;
  GtkWidget *charts;
  GtkWidget *flow_tile;
  XlPlotFrame *flow_plot;
  XlPlotFrame *cash_plot;
  XlPlotFrame *cover_plot;
  GtkLabel *convention;
};

G_DEFINE_FINAL_TYPE (XlProjectPlan, xl_project_plan, XL_TYPE_PROJECT_TAB)

/* "Cumulated cash 2030: −4.1 M€", one a year. */
static void
tell (XlPlotFrame *frame, XlYearsChart *plot, const char *name, int decimals)
{
  XlPlotView *view = xl_plot_frame_get_plot (frame);

  xl_plot_view_begin (view, &xl_plot_years, &plot->chart.head);
  for (guint t = 0; t < plot->chart.n_years; t++)
    {
      g_autofree char *figure = isfinite (plot->values[0][t]) ? xl_words_number (plot->values[0][t], decimals) : g_strdup ("–");
      g_autofree char *words = g_strdup_printf ("%s %d: %s%s%s", name, plot->chart.first_year + (int) t, figure,
                                                plot->unit != NULL ? "\u00a0" : "", plot->unit != NULL ? plot->unit : "");

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

/* "2028: Revenue 21.0, Operating cost −12.0, Debt service −10.4; net −1.4 M€", one a year. */
static void
tell_flow (XlProjectPlan *self)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->flow_plot);
  XlYearsChart *plot = &self->flow;

  xl_plot_view_begin (view, &xl_plot_years, &plot->chart.head);
  for (guint t = 0; t < plot->chart.n_years; t++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *year = g_strdup_printf ("%d", plot->chart.first_year + (int) t);
      g_autofree char *sum = NULL;
      double net = 0;

      for (guint i = 0; i < plot->chart.n_series; i++)
        {
          g_autofree char *figure = xl_words_number (plot->values[i][t], 1);

          net += plot->values[i][t];
          if (plot->values[i][t] != 0)
            g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "", plot->series[i].name, figure);
        }
      sum = xl_words_number (net, 1);
      /* Translators: what comes in and goes out, then the sum and its unit */
      g_string_append_printf (words, _("; net %s\u00a0%s"), sum, plot->unit);
      g_string_prepend (words, ": ");
      g_string_prepend (words, year);
      xl_plot_view_add_part (view, words->str, NULL);
    }
  xl_plot_view_end (view);
}

static void
show_convention (XlProjectPlan *self, const XlCashPlan *cash)
{
  g_autofree char *words = cash != NULL ? xl_words_convention (cash) : NULL;

  gtk_label_set_text (self->convention, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->convention), words != NULL);
}

static void
xl_project_plan_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectPlan *self = XL_PROJECT_PLAN (tab);
  g_auto (XlCashPlan) cash = { 0 };
  gboolean has_cash = xl_project_cash (plan, project, &cash);
  gboolean sound = has_cash && xl_years_chart_flow (&self->flow, plan, project);

  gtk_widget_set_visible (self->charts, sound);
  gtk_widget_set_visible (self->flow_tile, sound);
  if (sound)
    {
      tell_flow (self);
      xl_years_chart_cash (&self->cash, plan, project);
      tell (self->cash_plot, &self->cash, _("Cumulated cash"), 1);
      xl_years_chart_cover (&self->cover, plan, project);
      tell (self->cover_plot, &self->cover, "DSCR", 2);
    }
  xl_cash_grid_show (self->grid, xl_part_get_desk (XL_PART (tab)), project);
  show_convention (self, has_cash ? &cash : NULL);
}

static gboolean
xl_project_plan_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  if (kind != &xl_kind_cash_line)
    return FALSE;
  xl_cash_grid_focus (XL_PROJECT_PLAN (tab)->grid, (const XlCashLine *) part);
  return TRUE;
}

static void
xl_project_plan_finalize (GObject *object)
{
  xl_years_chart_clear (&XL_PROJECT_PLAN (object)->flow);
  xl_years_chart_clear (&XL_PROJECT_PLAN (object)->cash);
  xl_years_chart_clear (&XL_PROJECT_PLAN (object)->cover);
  G_OBJECT_CLASS (xl_project_plan_parent_class)->finalize (object);
}

static void
xl_project_plan_class_init (XlProjectPlanClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_plan_finalize;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_plan_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_plan_focus_part;
  g_type_ensure (XL_TYPE_CASH_GRID);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  xl_help_on_f1 (widget_class, "cash");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, grid);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, charts);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, flow_tile);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, flow_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, cash_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, cover_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, convention);
}

static void
xl_project_plan_init (XlProjectPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
