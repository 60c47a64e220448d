/* xl-project-plan.c - the cash plan of a project: lines by year, cash and debt service cover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-plan.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-two-columns.h"

/* A chart of figures by year, with the texts that it borrows. */
typedef struct
{
  XlChartYears chart;
  XlChartSeries series;
  double values[XL_CASH_YEARS];
  char *unit;
  char *note;
  char *end_note;
  char *threshold;
} YearPlot;

struct _XlProjectPlan
{
  XlProjectTab parent_instance;

  YearPlot cash, cover;
  /* template */
  GtkWidget *charts;
  XlPlotFrame *cash_plot;
  XlPlotFrame *cover_plot;
  GtkLabel *convention;
};

G_DEFINE_FINAL_TYPE (XlProjectPlan, xl_project_plan, XL_TYPE_PROJECT_TAB)

static void
year_plot_clear (YearPlot *plot)
{
  g_clear_pointer (&plot->unit, g_free);
  g_clear_pointer (&plot->note, g_free);
  g_clear_pointer (&plot->end_note, g_free);
  g_clear_pointer (&plot->threshold, g_free);
}

/* "Cumulated cash 2030: −4.1 M€", one a year. */
static void
tell (XlPlotFrame *frame, YearPlot *plot, const char *name, int decimals)
{
  XlPlotView *view = xl_plot_frame_get_plot (frame);

  xl_plot_view_begin (view, &xl_plot_years, &plot->chart.head);
  for (guint t = 0; t < plot->chart.n_years; t++)
    {
      g_autofree char *figure = isfinite (plot->values[t]) ? xl_words_number (plot->values[t], decimals) : g_strdup ("–");
      g_autofree char *words = g_strdup_printf ("%s %d: %s%s%s", name, plot->chart.first_year + (int) t, figure,
                                                plot->unit != NULL ? "\u00a0" : "", plot->unit != NULL ? plot->unit : "");

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

static void
start_plot (YearPlot *plot, const XlAppraisal *appraisal, const char *title, gboolean illustrative)
{
  year_plot_clear (plot);
  plot->series = (XlChartSeries) { .values = plot->values };
  plot->chart = (XlChartYears) {
    .head = { .title = title, .illustrative = illustrative, .write = xl_plot_write_number },
    .first_year = appraisal->base_year,
    .n_years = (guint) appraisal->years,
    .series = &plot->series,
    .n_series = 1,
  };
}

static void
show_cash (XlProjectPlan *self, const XlAppraisal *appraisal, const char *currency, gboolean illustrative)
{
  YearPlot *plot = &self->cash;
  double largest = 0;
  int exponent;

  start_plot (plot, appraisal, _("Cumulated cash"), illustrative);
  for (int t = 0; t < appraisal->years; t++)
    largest = MAX (largest, fabs (appraisal->cash[t]));
  exponent = xl_words_money_exponent (largest);
  for (int t = 0; t < appraisal->years; t++)
    plot->values[t] = appraisal->cash[t] / pow (10, exponent);
  plot->unit = xl_words_money_unit (exponent, currency);
  plot->chart.head.unit = plot->unit;
  if (appraisal->cash_low < 0)
    {
      g_autofree char *low = xl_words_money_in (appraisal->cash_low, exponent, 1);

      plot->note = g_strdup_printf ("%d: %s", appraisal->cash_low_year, low);
      plot->chart.note = plot->note;
      plot->chart.note_year = appraisal->cash_low_year;
    }
  tell (self->cash_plot, plot, _("Cumulated cash"), 1);
}

static void
show_cover (XlProjectPlan *self, XlPlan *plan, const XlAppraisal *appraisal, gboolean illustrative)
{
  YearPlot *plot = &self->cover;
  double gate = xl_settings_get (plan, "gate.dscr");
  g_autofree char *target = xl_words_number (gate, 2);

  start_plot (plot, appraisal, _("Debt service cover"), illustrative);
  for (int t = 0; t < appraisal->years; t++)
    plot->values[t] = appraisal->dscr[t];
  plot->chart.head.unit = "DSCR";
  plot->chart.head.empty = _("No debt service");
  plot->chart.red_below = 1;
  plot->chart.amber_below = gate;
  plot->chart.line_shown = TRUE;
  plot->chart.line = 1;
  /* Translators: the threshold of a gate, on its line in a chart */
  plot->threshold = g_strdup_printf (_("gate %s"), target);
  plot->chart.threshold_name = plot->threshold;
  plot->chart.threshold = gate;
  if (appraisal->dscr_min.why == XL_DEFINED && appraisal->dscr_min.value < gate)
    {
      plot->note = xl_words_number (appraisal->dscr_min.value, 2);
      plot->chart.note = plot->note;
      plot->chart.note_year = (int) appraisal->dscr_min_year.value;
    }
  if (appraisal->loan_end_year > 0 && appraisal->loan_end_year < appraisal->base_year + appraisal->years - 1)
    {
      /* Translators: %d is a year */
      plot->end_note = g_strdup_printf (_("loan repaid %d"), appraisal->loan_end_year);
      plot->chart.end_note = plot->end_note;
      plot->chart.end_year = appraisal->loan_end_year;
    }
  tell (self->cover_plot, plot, "DSCR", 2);
}

/* "t = 0 is 2026; 4 % real; prices of 2026." */
static void
show_convention (XlProjectPlan *self, XlPlan *plan, XlProject *project)
{
  XlCashPlan cash;
  g_autofree char *rate = NULL;
  g_autofree char *words = NULL;

  xl_cash_plan_init (&cash);
  if (xl_project_cash (plan, project, &cash))
    {
      rate = xl_words_number (cash.rate * 100, cash.rate * 100 == round (cash.rate * 100) ? 0 : 2);
      /* Translators: the base year and the real discount rate in per cent */
      words = g_strdup_printf (_("Constant prices; t = 0 is %d, discounted with %s\u00a0%% real."), cash.base_year, rate);
    }
  xl_cash_plan_clear (&cash);
  gtk_label_set_text (self->convention, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->convention), words != NULL);
}

static void
xl_project_plan_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectPlan *self = XL_PROJECT_PLAN (tab);
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  gboolean sound = appraisal != NULL
                   && (appraisal->fault == XL_CASH_SOUND || appraisal->fault == XL_CASH_FAULT_LOAN_LONGER);
  gboolean illustrative = xl_plan_is_illustrative (plan, &project->parent_instance, NULL);

  gtk_widget_set_visible (self->charts, sound);
  if (sound)
    {
      show_cash (self, appraisal, project->currency, illustrative);
      show_cover (self, plan, appraisal, illustrative);
    }
  show_convention (self, plan, project);
}

static void
xl_project_plan_finalize (GObject *object)
{
  year_plot_clear (&XL_PROJECT_PLAN (object)->cash);
  year_plot_clear (&XL_PROJECT_PLAN (object)->cover);
  G_OBJECT_CLASS (xl_project_plan_parent_class)->finalize (object);
}

static void
xl_project_plan_class_init (XlProjectPlanClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_plan_finalize;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_plan_show;
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, charts);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, cash_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, cover_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, convention);
}

static void
xl_project_plan_init (XlProjectPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
